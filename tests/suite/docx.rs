//! DOCX, read back: accepted it is the clean text, rejected the page.

use super::export::{article, seed};
use sikta::export::docx;
use std::io::Cursor;

/// The text of a DOCX file with its changes accepted or rejected, a line a paragraph that has any.
fn docx_text(bytes: &[u8], accept: bool) -> Vec<String> {
    use docx_rs::{DeleteChild, DocumentChild, InsertChild, ParagraphChild, Run, RunChild};
    fn run(run: &Run, out: &mut String) {
        for child in &run.children {
            match child {
                RunChild::Text(text) => out.push_str(&text.text),
                RunChild::DeleteText(_) => {
                    let json = serde_json::to_value(child).unwrap();
                    out.push_str(json["data"]["text"].as_str().unwrap());
                }
                RunChild::Tab(_) => out.push('\t'),
                _ => {}
            }
        }
    }
    let document = docx_rs::read_docx(bytes).unwrap().document;
    let paragraphs = document.children.iter().filter_map(|child| match child {
        DocumentChild::Paragraph(paragraph) => Some(paragraph),
        _ => None,
    });
    paragraphs
        .filter_map(|paragraph| {
            let mut text = String::new();
            for child in &paragraph.children {
                match child {
                    ParagraphChild::Run(kept) => run(kept, &mut text),
                    ParagraphChild::Insert(insert) if accept => {
                        for child in &insert.children {
                            if let InsertChild::Run(added) = child {
                                run(added, &mut text);
                            }
                        }
                    }
                    ParagraphChild::Delete(delete) if !accept => {
                        for child in &delete.children {
                            if let DeleteChild::Run(gone) = child {
                                run(gone, &mut text);
                            }
                        }
                    }
                    _ => {}
                }
            }
            (!text.trim().is_empty()).then(|| text.trim().to_owned())
        })
        .collect()
}

fn paragraphs(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|l| !l.is_empty());
    lines.map(str::to_owned).collect()
}

#[test]
fn docx_accepted_is_the_clean_text_and_rejected_the_page() {
    let damaged = "Så blir du målare\n\nEn mÃ¥lare mÃ¥lar hus & väggar, och trivs bäst när färgen torkar fort i solen.\n\nDela\n";
    for article in [seed(), article(damaged)] {
        let mut file = Cursor::new(Vec::new());
        docx::write(&article, &mut file).unwrap();
        let bytes = file.into_inner();
        assert_eq!(docx_text(&bytes, true), paragraphs(article.clean.text()));
        assert_eq!(docx_text(&bytes, false), paragraphs(article.page.text()));
    }
}

#[test]
fn docx_of_hostile_text_can_be_read() {
    let text = "Titel\u{0}\u{1b}[31m\n\n]]> & <w:t> \u{fffe}\u{b} slut på raden, som är lång nog att vara ett stycke.\n";
    let mut file = Cursor::new(Vec::new());
    docx::write(&article(text), &mut file).unwrap();
    let read = docx_text(&file.into_inner(), true).join("\n");
    assert!(read.contains("]]> & <w:t>"), "{read:?}");
}
