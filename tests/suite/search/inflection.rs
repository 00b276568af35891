//! Inflection: the forms of a word find each other wherever words are sought or counted, and forms of other words do not.
//! All counts are made by hand.

use sikta::concordance::{Unit, lines, trend};
use sikta::index::{Options, build};
use sikta::ingest::{Page, Skipped};
use sikta::search::{Query, Searcher};
use std::path::Path;

fn of(dir: &Path, pages: &[(&str, &str)]) -> Searcher {
    let pages = pages
        .iter()
        .map(|(id, text)| Ok(Page::from_text(*id, *text)));
    let pages: Vec<Result<Page, Skipped>> = pages.collect();
    build(dir, pages.into_iter(), Options::default(), |_| {}).unwrap();
    Searcher::open(dir).unwrap()
}

/// The forms that are marked, in the order of the text, as words in context, in a table of years and in single hits have them.
fn forms(searcher: &Searcher, text: &str) -> String {
    let query = Query {
        limit: 1000,
        ..Query::new(text)
    };
    let found = lines(searcher, &query, &[], Unit::Form, 0).unwrap().lines;
    let mut found: Vec<_> = found
        .into_iter()
        .map(|line| {
            (
                line.source.page,
                line.source.start,
                line.keyword.to_lowercase(),
            )
        })
        .collect();
    found.sort();
    let counted: usize = (trend(searcher, &query).unwrap().years.iter())
        .map(|y| y.count)
        .sum();
    assert_eq!(counted, found.len(), "{text}: the trend");
    let kwic = searcher.kwic(&query, 0).unwrap().lines.len();
    assert_eq!(kwic, found.len(), "{text}: words in context");
    let mut pages: Vec<&str> = found.iter().map(|(page, ..)| page.as_str()).collect();
    pages.dedup();
    let answer = searcher.search(&query).unwrap();
    let mut hits: Vec<_> = answer
        .hits
        .iter()
        .filter(|hit| hit.near.is_none())
        .collect();
    hits.sort_by_key(|hit| &hit.source.page);
    let hits: Vec<&str> = hits.iter().map(|hit| &*hit.source.page).collect();
    assert_eq!(hits, pages, "{text}: the pages of the hits");
    let forms: Vec<String> = found.into_iter().map(|(.., form)| form).collect();
    forms.join(" ")
}

#[test]
fn common_verbs_find_all_their_forms() {
    let dir = tempfile::tempdir().unwrap();
    let searcher = of(
        dir.path(),
        &[
            (
                "a",
                "Hon går hem, får lön och ger råd. Hon är snäll och gör allt.",
            ),
            (
                "b",
                "Man ska gå hem, få betalt, ge besked, vara glad och kunna göra mat.",
            ),
            (
                "c",
                "De har gått hem. Vi gick ut och hade fått nog. Han gav oss tid.",
            ),
            (
                "d",
                "Det blev sent, och det blir det igen. Kan du bli kvar? Så har det varit.",
            ),
        ],
    );
    for (all, wanted) in [
        (&["gå", "går", "gick", "gått"][..], "går gå gått gick"),
        (&["få", "får", "fick", "fått"], "får få fått"),
        (&["ge", "ger", "gav"], "ger ge gav"),
        (&["vara", "är", "varit"], "är vara varit"),
        (&["göra", "gör", "gjort"], "gör göra"),
        (&["bli", "blir", "blev"], "blev blir bli"),
        (&["ha", "har", "hade", "haft"], "har hade har"),
        (&["kunna", "kan", "kunde"], "kunna kan"),
    ] {
        for text in all {
            assert_eq!(forms(&searcher, text), wanted, "{text}");
        }
    }
    assert_eq!(forms(&searcher, "\"går\""), "går");
}

#[test]
fn forms_of_other_words_are_not_taken_along() {
    let dir = tempfile::tempdir().unwrap();
    let searcher = of(
        dir.path(),
        &[
            (
                "a",
                "Han läs, hon lär och de lärde av varandra. En gås och flera gäss har gått förbi.",
            ),
            (
                "b",
                "Staden är en stad. En stadig man stod där och fick stöd, och de stöder honom.",
            ),
            (
                "c",
                "Färre har fått jobb. GS och SS är inga ord. Arbetet är ett arbete, och de arbetar.",
            ),
            (
                "d",
                "Lagen är en lag bland lagar. De lagar mat, maten är lagad, och hon har lagt lök i den.",
            ),
            (
                "e",
                "Leden är lång, leders mått tas, och hon leder dem. Bilden bildar en bild.",
            ),
        ],
    );
    for (text, wanted) in [
        ("lär", "lär lärde"),
        ("gås", "gås gäss"),
        ("gå", "gått"),
        ("stad", "staden stad"),
        ("stod", "stod"),
        ("stöd", "stöd"),
        ("stödja", "stöder"),
        ("fått", "fått fick"),
        ("arbete", "arbetet arbete"),
        ("arbeta", "arbetar"),
        ("lag", "lagen lag lagar lagar"),
        ("laga", "lagar lagar lagad"),
        ("leda", "leder"),
        ("bild", "bilden bild"),
        ("bilda", "bildar"),
    ] {
        let mut found: Vec<String> = forms(&searcher, text)
            .split(' ')
            .map(str::to_owned)
            .collect();
        let mut wanted: Vec<&str> = wanted.split(' ').collect();
        found.sort();
        wanted.sort_unstable();
        assert_eq!(found, wanted, "{text}");
    }
}

#[test]
fn a_word_of_the_tables_is_not_read_with_other_letters() {
    let dir = tempfile::tempdir().unwrap();
    let text = "Hon står och får stöd. De ger stöd, och det är ett stöd för lönen.";
    let searcher = of(dir.path(), &[("a", text)]);
    assert_eq!(forms(&searcher, "stod"), "står");
    assert_eq!(forms(&searcher, "lonen"), "lönen");
}

#[test]
fn a_word_that_languages_share_is_named_once() {
    let dir = tempfile::tempdir().unwrap();
    let bokmål = "Jeg liker fjellet, og hytta ligger ved kløften. Hun har ikke vært hjemme etter at skolen var slutt, sier de.";
    let danish = "Jeg kan godt lide bjerget, og huset ligger ved kløften. Hun har ikke været hjemme, efter at skolen var slut, siger de.";
    let searcher = of(dir.path(), &[("nb", bokmål), ("da", danish)]);
    let expanded = searcher.search(&Query::new("klofter")).unwrap().expanded;
    let also = expanded.iter().flat_map(|expanded| &expanded.also);
    let also: Vec<&str> = also.map(|also| &*also.words).collect();
    assert_eq!(also, ["kløfter"]);
}
