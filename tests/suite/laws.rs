//! The laws that hold across stages, on random input and on every document at hand.

use proptest::prelude::*;
use sikta::clean::{Action, CleanText, Ledger, clean};
use sikta::ingest::Page;
use sikta::span::{Clean, Span};
use std::fs;
use std::path::{Path, PathBuf};

/// What cleaning leaves of `text`.
fn cleaned(text: &str) -> String {
    let page = Page::from_text("page", text);
    let ledger = clean(&page);
    CleanText::new(&page, &ledger).text().to_owned()
}

/// Checks every law of cleaning on one text.
fn hold(text: &str) {
    let page = Page::from_text("page", text);
    let ledger = clean(&page);
    let left = CleanText::new(&page, &ledger);
    accounting(&page, &ledger);
    offsets(&page, &ledger, &left);
    assert_eq!(ledger, clean(&page), "law of determinism: {text:?}");
    let again = cleaned(left.text());
    assert_eq!(again, left.text(), "law of rest: {text:?}");
}

pub(super) fn accounting(page: &Page, ledger: &Ledger) {
    let mut at = 0;
    for decision in ledger.decisions() {
        assert_eq!(decision.span.start, at, "law of accounting: {decision:?}");
        assert!(!decision.span.is_empty(), "empty decision: {decision:?}");
        assert!(page.text().is_char_boundary(decision.span.end));
        at = decision.span.end;
        let line = page.text()[..decision.span.start].matches('\n').count() + 1;
        assert_eq!(decision.line, line, "line of {decision:?}");
    }
    assert_eq!(at, page.text().len(), "law of accounting");
}

pub(super) fn offsets(page: &Page, ledger: &Ledger, left: &CleanText) {
    let rebuilt: String = ledger
        .decisions()
        .iter()
        .map(|d| match &d.action {
            Action::Keep => d.span.of(page.text()).to_owned(),
            Action::Repair(now) => now.to_string(),
            Action::Drop(_) | Action::Layout => String::new(),
        })
        .collect();
    assert_eq!(rebuilt, left.text());
    let repaired = ledger.repairs().count();
    for (i, c) in left.text().char_indices() {
        let raw = left.to_raw(Span::<Clean>::new(i, i + c.len_utf8()));
        if repaired == 0 {
            assert_eq!(
                raw.of(page.text()),
                c.encode_utf8(&mut [0; 4]),
                "law of offsets at {i}"
            );
        }
        assert!(raw.end <= page.text().len());
    }
}

/// A line as pages have it: furniture, prose, headings, blanks, odd characters.
fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned);
    let counted = (
        1..40u32,
        prop::sample::select(vec![
            "Gilla #",
            "# kommentarer",
            "Sida # av 9",
            "#",
            "#. Lön",
            "Av Anna #",
            "# visningar",
            "2020-01-#",
        ]),
    )
        .prop_map(|(n, form)| form.replace('#', &n.to_string()));
    prop_oneof![
        6 => fixed,
        2 => counted,
        1 => "\\PC{0,30}",
        1 => "[a-zåäö ]{1,80}[.!?:…]?",
    ]
}

const PIECES: &[&str] = &[
    "",
    "",
    "",
    "Start",
    "Nyheter",
    "Logga in",
    "Så blir du snickare",
    "SÅ BLIR DU SNICKARE",
    "Video: Så blir du snickare",
    "Video: Annan film. 2024, Maj",
    "Innehåll",
    "Innehållsförteckning:",
    "Arbetsuppgifter",
    "Utbildning",
    "Lön",
    "Kommentarer",
    "Reklam",
    "Annons",
    "Anonym",
    "Av Anna Berg",
    "Publicerad 3 maj 2021",
    "Dela",
    "Facebook",
    "Twitter",
    "Svara",
    "Rapportera",
    "Anna • 3 maj 2021",
    "Anna",
    "Skriv en kommentar",
    "Läs också: Så söker du jobb",
    "Mest läst",
    "Så skriver du ett brev",
    "Hur man får ett jobb",
    "Rekommenderad:",
    "Taggar: jobb, lön",
    "© 2020 Tidningen",
    "Om oss",
    "Kontakt",
    "Cookies",
    "Vi använder kakor för att göra sidan bättre. Läs mer om kakor.",
    "Godkänn",
    "Nyhetsbrev",
    "Din e-postadress",
    "Prenumerera",
    "Foto: Anna Berg",
    "•",
    "{{ title }}",
    "undefined",
    "1 2 3 Nästa",
    "– 4 –",
    "En snickare bygger hus, sätter in fönster och lägger golv hos kunder i hela länet.",
    "Arbetet är fysiskt och omväxlande, och den som trivs utomhus har en fördel av det varje dag.",
    "Lönen beror på var i landet man arbetar och på hur länge man har gjort det.",
    "Det krävs gymnasieutbildning:",
    "- Lärling",
    "- Gesäll",
    "Hon lämnade kontoret för bygget och ångrar ingenting, säger hon i dag …",
    "detta är en rad som har brutits mitt i en mening och som går vidare",
    "på nästa rad utan att någon stor bokstav står där den annars skulle",
    "\u{200b}",
    "\u{ad}",
    "\u{feff}",
    "\u{0}",
    "a\rb",
    "lön\u{301}",
    "שלום עולם",
    "&nbsp;",
    "LÃ¶n fÃ¶r snickare",
];

pub(super) fn page() -> impl Strategy<Value = String> {
    let end = prop::sample::select(vec!["\n", "\n", "\n", "\r\n", "\n\n"]);
    let lines = prop::collection::vec((piece(), end), 0..70);
    // Half of all pages end without a line end.
    (lines, any::<bool>()).prop_map(|(lines, ends)| {
        let ends = if ends {
            lines.len()
        } else {
            lines.len().saturating_sub(1)
        };
        let lines = lines.into_iter().enumerate();
        lines
            .flat_map(|(i, (line, end))| [line, if i < ends { end } else { "" }.to_owned()])
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn cleaning_obeys_its_laws_on_random_text(text in "(?s).{0,400}") {
        hold(&text);
    }

    #[test]
    fn cleaning_obeys_its_laws_on_random_pages(text in page()) {
        hold(&text);
    }
}

#[test]
fn a_last_line_that_repair_empties_is_a_line() {
    for invisible in ["\u{200b}", "\u{ad}", "\u{feff}", " \u{200b}\t"] {
        for before in [
            "Fler program\nBasår\n",
            "",
            "Annons\n",
            "En snickare bygger hus.\n\n",
        ] {
            hold(&format!("{before}{invisible}"));
        }
        account(&format!(
            "<p>Fler program</p><p>Basår</p><p>{invisible}</p>"
        ));
    }
}

/// Markup as pages have it, and as none should.
fn markup() -> impl Strategy<Value = String> {
    let tag = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<div class=related>",
        "<div class='post-content'>",
        "</div>",
        "<br>",
        "<h1>",
        "</h1>",
        "<h2>",
        "<ul><li>",
        "<li>",
        "</ul>",
        "<table><tr><td>",
        "<td>",
        "</table>",
        "<a href=x>",
        "</a>",
        "<nav>",
        "</nav>",
        "<footer>",
        "<article>",
        "</article>",
        "<aside>",
        "<figure><figcaption>",
        "</figure>",
        "<blockquote>",
        "<pre>",
        "</pre>",
        "<details><summary>",
        "<dl><dt>",
        "<dd>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<span hidden>",
        "<xmp>",
        "<p>&#8203;</p>",
        "<p>&shy;</p>",
        "<p hidden>",
        "<p aria-hidden=true>",
        "<p style='display:none'>",
        "&lt;",
        "<",
    ]);
    let tag = tag.prop_map(str::to_owned);
    let part = prop_oneof![3 => tag, 2 => piece()];
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

/// Every line of what an HTML page shows is kept or dropped, and accounted for.
fn account(markup: &str) {
    let page = sikta::ingest::html::page("page", markup);
    let ledger = clean(&page);
    accounting(&page, &ledger);
    offsets(&page, &ledger, &CleanText::new(&page, &ledger));
    assert_eq!(
        page.blocks().len(),
        page.text().split('\n').filter(|l| !l.is_empty()).count()
    );
    for block in page.blocks() {
        let decided = ledger
            .decisions()
            .iter()
            .any(|d| d.span.start < block.span.end && d.span.end > block.span.start);
        assert!(decided, "no decision on {block:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn every_block_of_random_markup_is_decided_on(markup in markup()) {
        account(&markup);
    }
}

#[test]
#[ignore = "needs ../shared"]
fn every_block_of_gold_pages_is_decided_on() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold/html");
    for page in sikta::eval::html::read_gold(&path).expect("gold is well formed") {
        account(&page.markup);
    }
}

/// Every file of the corpus that is UTF-8.
fn texts() -> Vec<(PathBuf, String)> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut paths: Vec<PathBuf> = fs::read_dir(corpus)
        .expect("the directory is there")
        .map(|e| e.expect("its entries can be read").path())
        .collect();
    paths.sort();
    let read = |path: PathBuf| Some((path.clone(), fs::read_to_string(path).ok()?));
    let texts: Vec<_> = paths.into_iter().filter_map(read).collect();
    assert!(!texts.is_empty());
    texts
}

/// The same as pages, their markup read where they have any.
pub(super) fn corpus() -> impl Iterator<Item = (PathBuf, Page)> {
    texts().into_iter().map(|(path, text)| {
        let page = match path.extension().is_some_and(|e| e == "html") {
            true => sikta::ingest::html::page("page", &text),
            false => Page::from_text("page", text),
        };
        (path, page)
    })
}

#[test]
fn cleaning_obeys_its_laws_on_the_corpus() {
    for (path, text) in texts() {
        hold(&text);
        let page = sikta::ingest::html::page("page", &text);
        let ledger = clean(&page);
        accounting(&page, &ledger);
        let left = CleanText::new(&page, &ledger);
        assert_eq!(
            cleaned(left.text()),
            left.text(),
            "law of rest: {}",
            path.display()
        );
    }
}

#[test]
fn clean_html_of_the_corpus_is_at_rest() {
    for (path, page) in corpus() {
        let article = sikta::pipeline::process_to(page, sikta::pipeline::Stage::Language);
        let written = sikta::export::html::write(&article);
        let again = sikta::ingest::html::page("page", &written);
        let ledger = clean(&again);
        assert_eq!(ledger.dropped().count(), 0, "{}", path.display());
        let again = sikta::pipeline::process_to(again, sikta::pipeline::Stage::Language);
        assert_eq!(again.title(), article.title(), "{}", path.display());
    }
}

#[test]
#[ignore = "needs ../shared"]
fn cleaning_obeys_its_laws_on_gold_pages() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold/lines/gold.jsonl");
    for page in sikta::eval::lines::read_gold(&path).expect("gold is well formed") {
        hold(&page.text);
    }
}

#[test]
fn cleaning_takes_hostile_sizes_in_its_stride() {
    let long = "ord ".repeat(250_000);
    assert_eq!(cleaned(&long), long);
    let many = "Svara\nAnna • 3 maj 2021\nx\n".repeat(20_000);
    let _ = cleaned(&many);
    let blank = "\n".repeat(100_000);
    assert_eq!(cleaned(&blank), blank);
    let headings = "Lön\n".repeat(50_000);
    let _ = cleaned(&headings);
    let toc: String = (0..20_000)
        .map(|i| format!("Rubrik nummer {i}\n"))
        .collect();
    let _ = cleaned(&format!("Innehåll\n{toc}{toc}"));
}
