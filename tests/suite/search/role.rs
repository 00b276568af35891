//! The roles that a query names.

use sikta::index::{Grain, Options, build};
use sikta::ingest::Page;
use sikta::search::{Near, Query, Searcher};

#[test]
fn an_article_is_found_by_another_name_of_its_occupation() {
    let dir = tempfile::tempdir().unwrap();
    let texts = [
        (
            "förare",
            "Bussförare\n\nEn bussförare kör linjetrafik i stad och på landsbygd.\n",
        ),
        (
            "sotare",
            "Sotare\n\nEn sotare rengör skorstenar. Om en busschaufför ringer kommer hon i tid.\n",
        ),
        ("kock", "Kock\n\nEn kock lagar mat på en restaurang.\n"),
    ];
    let pages = texts.map(|(id, text)| Ok(Page::from_text(id, text)));
    build(dir.path(), pages.into_iter(), Options::default(), |_| {}).unwrap();
    let searcher = Searcher::open(dir.path()).unwrap();
    let ask = |text: &str, grain| {
        let query = Query {
            grain: Some(grain),
            ..Query::new(text)
        };
        let answer = searcher.search(&query).unwrap();
        let hits = answer.hits.iter();
        let hits: Vec<_> = hits
            .map(|hit| (hit.source.page.clone(), hit.near))
            .collect();
        (
            answer
                .roles
                .iter()
                .map(|code| code.key())
                .collect::<Vec<_>>(),
            answer.total,
            hits,
        )
    };
    let (roles, total, hits) = ask("busschaufför", Grain::Article);
    assert_eq!(roles, ["SSYK/8331"]);
    assert_eq!(total, 1, "what has none of the words is not counted");
    assert!(
        hits.contains(&("förare".to_owned(), Some(Near::Occupation))),
        "{hits:?}"
    );
    assert!(hits.contains(&("sotare".to_owned(), None)), "{hits:?}");
    assert!(!hits.iter().any(|(page, _)| page == "kock"), "{hits:?}");
    // Within a question as well; what is in quotes, or is only one side of an OR, is sought as it is.
    assert_eq!(
        ask("vilken lön har busschaufförer i Norrland", Grain::Article).0,
        ["SSYK/8331"]
    );
    for text in ["\"busschaufför\"", "busschaufför OR skorsten", "busschauf*"] {
        assert!(ask(text, Grain::Article).0.is_empty(), "{text}");
    }
    // Passages are found by their words alone.
    let passages = ask("busschaufför", Grain::Passage).2;
    assert!(
        !passages
            .iter()
            .any(|(_, near)| *near == Some(Near::Occupation)),
        "{passages:?}"
    );
}
