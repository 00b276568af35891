//! Character repair, as it shows in the ledger and the clean text. Its rules' examples and its laws on random text are
//! tested beside the code.

mod sound;
mod table;

use sikta::clean::{CleanText, Ledger, clean, repair_rules};
use sikta::ingest::Page;
use std::collections::BTreeSet;

const PAGE: &str = "Så blir du lÃ¤rare\n\nEn lärare under\u{AD}visar elever &amp; planerar lektioner, ofta med en arbets-\ngivare som är en kommun. Varje arbetsgivare betalar lÃ¶n varje månad.\n";

fn cleaned(text: &str) -> (Page, Ledger, CleanText) {
    let page = Page::from_text("p", text);
    let ledger = clean(&page);
    let clean = CleanText::new(&page, &ledger);
    (page, ledger, clean)
}

#[test]
fn the_clean_text_is_mended_and_the_ledger_says_where() {
    let (page, ledger, clean) = cleaned(PAGE);
    assert_eq!(
        clean.text(),
        "Så blir du lärare\n\nEn lärare undervisar elever & planerar lektioner, ofta med en arbetsgivare\nsom är en kommun. Varje arbetsgivare betalar lön varje månad.\n"
    );
    let repairs: Vec<_> = ledger
        .repairs()
        .map(|(d, now)| (d.line, d.span.of(page.text()), now, d.rule))
        .collect();
    assert_eq!(
        repairs,
        [
            (1, "Ã¤", "ä", "encoding/mojibake"),
            (3, "\u{AD}", "", "encoding/soft-hyphen"),
            (3, "&amp;", "&", "encoding/entity"),
            (3, "-", "givare", "encoding/line-break"),
            (4, "givare ", "", "encoding/line-break"),
            (4, "Ã¶", "ö", "encoding/mojibake"),
        ]
    );
}

#[test]
fn a_mended_word_leads_back_to_its_damage() {
    let (page, _, clean) = cleaned(PAGE);
    let at = clean.text().find("lön").expect("the word");
    let raw = clean.to_raw(sikta::span::Span::new(at, at + "lön".len()));
    assert_eq!(raw.of(page.text()), "lÃ¶n");
}

#[test]
fn ids_are_unique_and_name_their_family() {
    let ids: Vec<_> = repair_rules().map(|r| r.card.id).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    assert!(ids.iter().all(|id| id.starts_with("encoding/")));
}
