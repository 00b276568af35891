//! Which encoding bytes are in, and that none is lost without a word.

use proptest::prelude::*;
use sikta::ingest::{Decoding, KnownBy, decode};

const SWEDISH: &str = "Å, vad lönen är låg på ön – säger många sjuksköterskor i åldern 30 år.";

fn read(bytes: &[u8], html: bool) -> (String, Decoding) {
    decode(bytes.to_vec(), html).expect("text")
}

fn known(bytes: &[u8], html: bool) -> (&'static str, KnownBy, bool) {
    let d = read(bytes, html).1;
    (d.encoding, d.known_by, d.lossy)
}

#[test]
fn utf8_is_utf8_with_and_without_a_mark() {
    assert_eq!(read(SWEDISH.as_bytes(), false).0, SWEDISH);
    let marked = [b"\xEF\xBB\xBF", SWEDISH.as_bytes()].concat();
    assert_eq!(read(&marked, false).0, SWEDISH);
    assert_eq!(known(&marked, false), ("UTF-8", KnownBy::Mark, false));
    assert_eq!(known(b"", false), ("UTF-8", KnownBy::Form, false));
}

#[test]
fn latin_1_without_a_declaration_is_guessed() {
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(SWEDISH);
    assert_eq!(read(&bytes, false).0, SWEDISH);
    assert_eq!(
        known(&bytes, false),
        ("windows-1252", KnownBy::Guess, false)
    );
}

#[test]
fn utf16_is_read_with_and_without_a_mark() {
    let little: Vec<u8> = SWEDISH.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = SWEDISH.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (mark, bytes, name) in [
        (&b"\xFF\xFE"[..], &little, "UTF-16LE"),
        (b"\xFE\xFF", &big, "UTF-16BE"),
        (b"", &little, "UTF-16LE"),
        (b"", &big, "UTF-16BE"),
    ] {
        let (text, decoding) = read(&[mark, bytes].concat(), false);
        assert_eq!((&*text, decoding.encoding), (SWEDISH, name));
    }
}

#[test]
fn a_page_says_what_it_is_in() {
    let page = "<html><head><meta charset='iso-8859-2'></head><p>Łódź, źródło</p>";
    let (bytes, _, _) = encoding_rs::ISO_8859_2.encode(page);
    assert_eq!(read(&bytes, true).0, page);
    assert_eq!(
        known(&bytes, true),
        ("ISO-8859-2", KnownBy::Declaration, false)
    );
    let page = r#"<?xml version="1.0" encoding="koi8-r"?><html>Зарплата</html>"#;
    let (bytes, _, _) = encoding_rs::KOI8_R.encode(page);
    assert_eq!(read(&bytes, true).0, page);
}

#[test]
fn valid_utf8_beats_what_the_page_declares() {
    let page = format!("<meta charset=iso-8859-1><p>{SWEDISH}");
    assert_eq!(read(page.as_bytes(), true).0, page);
}

#[test]
fn a_declaration_of_utf16_in_a_page_read_by_bytes_is_not_believed() {
    let page = "<meta charset=utf-16><p>Lön";
    assert_eq!(read(page.as_bytes(), true).0, page);
}

#[test]
fn a_few_bad_bytes_in_utf8_are_replaced_and_flagged() {
    let mut bytes = SWEDISH.as_bytes().to_vec();
    bytes.insert(20, 0xFF);
    let (text, decoding) = read(&bytes, false);
    assert_eq!(text.matches('\u{FFFD}').count(), 1);
    assert_eq!(text.replace('\u{FFFD}', ""), SWEDISH);
    assert_eq!(decoding.encoding, "UTF-8");
    assert!(decoding.lossy);
    // Cut off in the middle of a letter.
    let (text, decoding) = read("ön är å".as_bytes().split_last().expect("bytes").1, false);
    assert_eq!((&*text, decoding.lossy), ("ön är \u{FFFD}", true));
    // A short page of which hardly a letter is beyond ASCII.
    let bytes = b"Glasm\xC3\xA4stare\n\nHen fogar \xC3( rutor. Hen skar sig \xE5r ett.\n";
    let (text, decoding) = read(bytes, false);
    assert_eq!((decoding.encoding, decoding.lossy), ("UTF-8", true));
    assert_eq!(text.matches('\u{FFFD}').count(), 2);
    assert!(text.starts_with("Glasmästare"), "{text}");
}

#[test]
fn a_page_of_latin_1_with_an_accident_of_utf8_is_latin_1() {
    // Three words whose letters happen to form one character of UTF-8.
    let page = format!("{SWEDISH} Café «É»");
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&page);
    assert_eq!(read(&bytes, false).0, page);
}

proptest! {
    #[test]
    fn any_bytes_are_text_or_a_reason(bytes in prop::collection::vec(any::<u8>(), 0..400), html: bool) {
        let _ = decode(bytes, html);
    }

    #[test]
    fn valid_utf8_comes_back_as_it_is(text in "[^\u{0}-\u{8}\u{FEFF}]{0,200}") {
        prop_assume!(!text.starts_with("%PDF-") && !text.starts_with("{\\rtf"));
        if let Ok((read, decoding)) = decode(text.clone().into_bytes(), true) {
            prop_assert_eq!(read, text);
            prop_assert!(!decoding.lossy);
        }
    }
}

#[test]
fn polish_letters_tell_the_encodings_of_central_europe_apart() {
    let text = "Jak zostać malarzem\n\nKurs trwa dwa miesiące. Trzeba mieć dobry wzrok, żeby malować łuk.\n";
    for encoding in [encoding_rs::WINDOWS_1250, encoding_rs::ISO_8859_2] {
        let (bytes, _, _) = encoding.encode(text);
        let (decoded, _) = sikta::ingest::decode(bytes.into_owned(), false).expect("it is text");
        assert_eq!(decoded, text, "{}", encoding.name());
    }
}
