//! Formats of annotated text: brat standoff, CoNLL-U, W3C Web Annotation.

use super::export::seed;
use sikta::export::{brat, conllu, webanno};
use sikta::index::FactRecord;

#[test]
fn brat_says_where_values_stand_in_the_text() {
    let article = seed();
    let document = brat::document(&article);
    let chars: Vec<char> = document.text.chars().collect();
    let mut entities = 0;
    for line in document
        .annotations
        .lines()
        .filter(|line| line.starts_with('T'))
    {
        let [_, place, words] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        let (name, at) = place.split_once(' ').unwrap();
        assert!(
            brat::configuration().lines().any(|known| known == name),
            "{name}"
        );
        let pieces = at.split(';').map(|piece| {
            let (start, end) = piece.split_once(' ').unwrap();
            chars[start.parse().unwrap()..end.parse().unwrap()]
                .iter()
                .collect::<String>()
        });
        assert_eq!(pieces.collect::<Vec<_>>().join(" "), words);
        entities += 1;
    }
    assert_eq!(entities, article.facts.len());
}

#[test]
fn conllu_has_ten_columns_and_every_fact() {
    let article = seed();
    let text = conllu::document(&article);
    let begins = text.matches("=B-").count() + text.matches(",B-").count();
    assert_eq!(begins, article.facts.len());
    assert_eq!(
        text.matches("Fact=").count(),
        text.matches("Modality=").count()
    );
    for line in text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let columns: Vec<&str> = line.split('\t').collect();
        assert_eq!(columns.len(), 10, "{line}");
        assert!(columns.iter().all(|column| !column.is_empty()), "{line}");
    }
}

#[test]
fn conllu_says_how_a_fact_is_said() {
    let text = "Svetsare\n\nEn svetsare fogar samman metall. Körkort krävs inte.\n";
    let article = sikta::pipeline::process(sikta::ingest::Page::from_text("s", text));
    let text = conllu::document(&article);
    let licence = text.lines().find(|line| line.contains("\tKörkort\t"));
    let licence = licence.expect("the word stands there");
    assert!(
        licence.contains("Fact=B-course/licence|Modality=negated|"),
        "{licence}"
    );
}

#[test]
fn brat_knows_only_kinds_with_their_own_facets_and_codes_that_are_sure() {
    let known = brat::configuration();
    assert!(known.contains("\ncondition-hours\n"), "{known}");
    assert!(!known.contains("occupation-hours"), "{known}");
    let text = "Så blir du konsult\n\nEn konsult ger råd. Du måste ha gymnasieutbildning.\n";
    let article = sikta::pipeline::process(sikta::ingest::Page::from_text("k", text));
    let written = brat::document(&article).annotations;
    assert!(!written.contains("SSYK"), "{written}");
    assert!(written.contains("SUN:3"), "{written}");
}

#[test]
fn a_web_annotation_quotes_the_page() {
    let article = seed();
    let chars: Vec<char> = article.page.text().chars().collect();
    for fact in FactRecord::all(&article) {
        let annotation = webanno::annotation(&fact);
        assert_eq!(annotation["type"], "Annotation");
        let selectors = &annotation["target"]["selector"];
        let at = |key: &str| selectors[0][key].as_u64().unwrap() as usize;
        let quoted: String = chars[at("start")..at("end")].iter().collect();
        assert_eq!(selectors[1]["exact"], quoted);
    }
}

#[test]
fn a_web_annotation_quotes_what_stands_around_its_own_occurrence() {
    let text = "Svetsare\n\nLön\n\nLönen är 31 000 kr, en chef har 33 000 kr och en mästare 31 000 kr om dagen.\n";
    let article = sikta::pipeline::process(sikta::ingest::Page::from_text("s", text));
    let chars: Vec<char> = text.chars().collect();
    let mut sums = 0;
    for fact in FactRecord::all(&article) {
        let annotation = webanno::annotation(&fact);
        let quote = &annotation["target"]["selector"][1];
        let prefix = quote["prefix"].as_str().unwrap();
        let before: String = chars[..fact.value_start].iter().collect();
        assert!(before.ends_with(prefix), "{quote}");
        // Before a title nothing stands.
        assert!(!prefix.is_empty() || fact.value_start == 0, "{quote}");
        sums += usize::from(fact.value.contains("31 000"));
    }
    assert!(sums > 0);
    // The same sum a second time is the same claim, so its record is made here.
    let mut second = FactRecord::all(&article)
        .into_iter()
        .find(|fact| fact.value.contains("31 000"))
        .unwrap();
    let last = text.rfind("31 000").unwrap();
    second.value_start = text[..last].chars().count();
    assert!(second.around().unwrap().0.ends_with("en mästare "));
}
