//! Words: letters, stems, phrases, and what comes first.

use super::{build_in, found, three};
use sikta::index::{Options, Stems, build, words};
use sikta::ingest::{Page, Skipped, html};
use sikta::search::{Query, Searcher};
use std::path::Path;

#[test]
fn swedish_letters_are_letters() {
    let dir = tempfile::tempdir().unwrap();
    let searcher = three(dir.path());
    assert_eq!(found(&searcher, "ö"), ["island"; 1]);
    assert_eq!(found(&searcher, "o"), [""; 0]);
    assert_eq!(found(&searcher, "FÄRJELÄGE"), ["island"]);
    assert_eq!(
        found(&searcher, "fa\u{308}rjela\u{308}ge"),
        ["island"],
        "decomposed letters"
    );
    assert_eq!(
        found(&searcher, "farjelage"),
        ["island"],
        "from a keyboard without ä"
    );
}

#[test]
fn words_are_found_by_their_stem_and_first_by_their_exact_form() {
    let stems = Stems::of("sv");
    for forms in [
        &[
            "sjuksköterska",
            "sjuksköterskan",
            "sjuksköterskor",
            "sjuksköterskans",
            "sjuksköterskornas",
        ][..],
        &[
            "advokat",
            "advokaten",
            "advokater",
            "advokaterna",
            "advokats",
        ],
        &["utbildningsplan", "utbildningsplanen", "utbildningsplaner"],
        &["eu", "eu:s"],
        &["lön", "lönen", "löner", "lönerna"],
    ] {
        let stem = stems.stem(forms[0]);
        for form in forms {
            assert_eq!(stems.stem(form), stem, "{form}");
        }
    }
    for (one, other) in [
        ("kan", "kock"),
        ("man", "mor"),
        ("sedan", "sed"),
        ("plan", "plats"),
        ("ö", "o"),
    ] {
        assert_ne!(stems.stem(one), stems.stem(other));
    }
    let dir = tempfile::tempdir().unwrap();
    let texts = [
        ("a", "Text\n\nVi söker advokaten som vi talade om i går.\n"),
        ("b", "Text\n\nVi söker advokater som vi talade om i går.\n"),
    ];
    build_in(dir.path(), &texts);
    let searcher = Searcher::open(dir.path()).unwrap();
    assert_eq!(found(&searcher, "advokaten"), ["a", "b"]);
    assert_eq!(found(&searcher, "advokater"), ["b", "a"]);
    assert_eq!(
        found(&searcher, "advokat"),
        ["a", "b"],
        "equals in the order of their ids"
    );
    assert_eq!(
        found(&searcher, "\"advokaten\""),
        ["a"],
        "in quotes only the exact form"
    );
    assert_eq!(found(&searcher, "advok*"), ["a", "b"]);
}

#[test]
fn a_stem_never_moves_a_word() {
    let text = "EU:s sjuksköterskor – i Göteborg, 25 000 kr/mån; d\u{300}e";
    for word in words(text) {
        let there = &text[word.range];
        assert_eq!(
            words(there).map(|w| w.exact).collect::<Vec<_>>(),
            [word.exact]
        );
    }
}

#[test]
fn phrases_exclusions_and_stop_words() {
    let dir = tempfile::tempdir().unwrap();
    let searcher = three(dir.path());
    assert_eq!(found(&searcher, "\"på sjukhus\""), ["nurse"]);
    assert_eq!(found(&searcher, "\"sjukhus på\""), [""; 0]);
    assert_eq!(
        found(&searcher, "på hos -färjan -natten -\"och därefter\""),
        ["nurse"]
    );
    assert_eq!(
        found(&searcher, "och i").len(),
        4,
        "a query of stop words finds"
    );
    let answer = searcher.search(&Query::new("-färjan")).unwrap();
    assert!(answer.total > 0 && answer.hits.iter().all(|h| h.source.page != "island"));
}

#[test]
fn more_of_the_words_and_words_in_headings_come_first() {
    let dir = tempfile::tempdir().unwrap();
    build_in(
        dir.path(),
        &[
            (
                "a",
                "Text\n\nStycket nämner ekonomi en enda gång och inte mycket mer än så.\n",
            ),
            (
                "b",
                "Text\n\nStycket nämner ekonomi och juridik var sin gång och inte mer än så.\n",
            ),
            (
                "c",
                "Text\n\nJuridik och ekonomi\n\nEtt stycke som handlar om det som rubriken säger, i fler ord.\n",
            ),
        ],
    );
    let searcher = Searcher::open(dir.path()).unwrap();
    assert_eq!(found(&searcher, "ekonomi juridik"), ["c", "b", "a"]);
}

fn build_html(dir: &Path, pages: &[(&str, String)]) -> Searcher {
    let pages = pages.iter().map(|(id, markup)| Ok(html::page(*id, markup)));
    let pages: Vec<Result<Page, Skipped>> = pages.collect();
    build(dir, pages.into_iter(), Options::default(), |_| {}).unwrap();
    Searcher::open(dir).unwrap()
}

/// The text of each hit.
fn texts(searcher: &Searcher, text: &str) -> Vec<String> {
    let answer = searcher.search(&Query::new(text)).unwrap();
    answer.hits.into_iter().map(|h| h.snippet.text).collect()
}

#[test]
fn headings_are_found_in_what_stands_under_them() {
    let dir = tempfile::tempdir().unwrap();
    let one = "Ett stycke som säger något om arbetet på en byrå, i en hel mening och inte mer.";
    let two =
        "Här följer ett annat stycke, som handlar om pengar och tid och hur de hänger samman.";
    let page = format!(
        "<h1>Yrket</h1><p>{one}</p><h2>Villkor</h2><h3>Lön</h3><p>{two}</p><h2>Läsvärt</h2>"
    );
    let bare = "<h1>Bara titel</h1><h2>Bara rubrik</h2>".to_owned();
    let searcher = build_html(dir.path(), &[("a", page), ("b", bare)]);
    assert_eq!(texts(&searcher, "lön"), [two]);
    assert_eq!(texts(&searcher, "villkor"), [two], "the heading above it");
    assert_eq!(texts(&searcher, "yrket"), [one, two]);
    assert_eq!(texts(&searcher, "läsvärt"), [""; 0], "nothing is under it");
    assert_eq!(texts(&searcher, "bara"), ["Bara rubrik", "Bara titel"]);
}

#[test]
fn a_scrap_under_a_heading_does_not_outrank_a_paragraph_that_has_the_word() {
    let dir = tempfile::tempdir().unwrap();
    let scrap = "Ett avtal från år 2023.";
    let prose = "Den som börjar i yrket får en lön som är lägre än den som de erfarna har, och den \
        stiger sedan varje år med hur mycket ansvar man tar och hur svåra ärenden man har hand om.";
    let page = format!("<h1>Yrket</h1><h2>Lön</h2><p>{scrap}</p><p>{prose}</p>");
    let searcher = build_html(dir.path(), &[("a", page)]);
    assert_eq!(texts(&searcher, "lön"), [prose, scrap]);
}

#[test]
fn parts_of_compounds_find_and_words_that_are_alike_are_only_near() {
    let page = "Vägen till yrket\n\nEn grundutbildning i ekonomi räcker för de flesta som söker sig hit.\n";
    let dir = tempfile::tempdir().unwrap();
    build_in(dir.path(), &[("a", page)]);
    let searcher = Searcher::open(dir.path()).unwrap();
    let answer = |text: &str| searcher.search(&Query::new(text)).unwrap();
    let marked = |text: &str| -> Vec<String> {
        let hit = answer(text).hits.remove(0);
        let parts = hit.snippet.parts();
        parts.filter(|p| p.1).map(|p| p.0.to_owned()).collect()
    };
    assert_eq!(answer("utbildning").total, 1);
    assert_eq!(marked("utbildningen"), ["grundutbildning"]);
    // None of these stands there, in any form.
    for text in ["vidareutbildning", "ekonommi"] {
        let answer = answer(text);
        assert_eq!((answer.total, answer.hits.len()), (0, 1), "{text}");
        assert!(answer.hits[0].near.is_some());
    }
    assert_eq!(marked("ekonommi"), ["ekonomi"]);
    assert!(answer("legitimation").hits.is_empty());
    let kwic = searcher.kwic(&Query::new("utbildning"), 20).unwrap();
    assert!(kwic.lines.is_empty(), "{kwic:?}");
}

#[test]
fn inflected_forms_find_each_other_and_other_words_do_not() {
    let dir = tempfile::tempdir().unwrap();
    build_in(
        dir.path(),
        &[
            (
                "a",
                "Hon läser många böcker om nätterna och har tagit med händerna.\n",
            ),
            (
                "b",
                "Föraren kör bilen till lagret, och den är billig för dem.\n",
            ),
            (
                "c",
                "Barnsjuksköterskan räknar löneavdrag åt sina kolleger.\n",
            ),
        ],
    );
    let searcher = Searcher::open(dir.path()).unwrap();
    for text in ["bok", "natt", "hand", "ta"] {
        assert_eq!(found(&searcher, text), ["a"], "{text}");
    }
    for text in ["förare", "bil", "billigt", "lager"] {
        assert_eq!(found(&searcher, text), ["b"], "{text}");
    }
    for text in ["sjuksköterska", "sköterska", "lön"] {
        assert_eq!(found(&searcher, text), ["c"], "{text}");
    }
    let places = |text: &str| -> Vec<String> {
        let kwic = searcher.kwic(&Query::new(text), 20).unwrap();
        kwic.lines.into_iter().map(|line| line.keyword).collect()
    };
    assert_eq!(places("förare"), ["Föraren"]);
    assert_eq!(places("bil"), ["bilen"]);
    assert_eq!(places("lag"), [""; 0]);
}

#[test]
fn signs_that_are_no_letters_do_not_hide_a_word() {
    let dir = tempfile::tempdir().unwrap();
    let text = "Lönen är 26\u{202F}000 kr. Hon har en bachelor\u{2019}s degree.\n\n\
        Ordet \u{202B}legitimation\u{202C} står bakåt, och e\u{AD}xamen är delad. En na\u{131}\u{308}v \u{FB01}losof skrev det.\n";
    build_in(dir.path(), &[("a", text)]);
    let searcher = Searcher::open(dir.path()).unwrap();
    for text in [
        "\"26 000\"",
        "\"26\u{202F}000\"",
        "\"bachelor's\"",
        "bachelor\u{2019}s",
        "\"legitimation\"",
        "\"naïv\"",
        "\"filosof\"",
    ] {
        assert_eq!(found(&searcher, text), ["a"], "{text}");
    }
    assert_eq!(found(&searcher, "title:löne*"), [""; 0]);
}
