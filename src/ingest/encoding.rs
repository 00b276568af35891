//! From bytes to text: which encoding, and whether it is text at all.
//!
//! In this order: a byte order mark; valid UTF-8 (a page that was stored as UTF-8 and still declares what its site once
//! sent is common, and bytes of another encoding that happen to be valid UTF-8 are not); what an HTML page declares;
//! UTF-8 with a few bad bytes; chardetng's guess. What cannot be decoded becomes U+FFFD and is counted.

use super::skipped::Why;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_2, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250};
use regex::bytes::Regex;
use std::sync::LazyLock;

/// How a page's bytes were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decoding {
    /// The encoding by its WHATWG name: `UTF-8`, `windows-1252` ….
    pub encoding: &'static str,
    /// What it was known by.
    pub known_by: KnownBy,
    /// Whether there were bytes that the encoding does not allow; each run of them is a U+FFFD of the text now.
    pub lossy: bool,
}

/// What an encoding was known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownBy {
    /// A byte order mark.
    Mark,
    /// The bytes are valid in it, or all but a few.
    Form,
    /// The page declares it.
    Declaration,
    /// Statistics of its bytes.
    Guess,
}

/// How much of a page is looked at to tell text from other things, and to find a declaration.
const HEAD: usize = 64 * 1024;

/// The text that `bytes` are, without a byte order mark, or why they are none. `html` says whether to heed what an HTML or
/// XML page declares of itself. No bytes are an empty text.
///
/// # Errors
/// [`Why::Binary`] for what is not text.
pub fn decode(bytes: Vec<u8>, html: bool) -> Result<(String, Decoding), Why> {
    if let Some((encoding, _)) = Encoding::for_bom(&bytes) {
        return Ok(with(encoding, &bytes, KnownBy::Mark));
    }
    if let Some(encoding) = utf16_without_mark(&bytes) {
        return Ok(with(encoding, &bytes, KnownBy::Form));
    }
    if let Some(looks_like) = binary(&bytes) {
        return Err(Why::Binary { looks_like });
    }
    let declared = html.then(|| declared(&bytes)).flatten();
    // The one encoding whose bytes are all ASCII, and so always valid UTF-8.
    if let Some(encoding) = declared
        && !encoding.is_ascii_compatible()
        && bytes.contains(&0x1B)
    {
        return Ok(with(encoding, &bytes, KnownBy::Declaration));
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => {
            let decoding = Decoding {
                encoding: UTF_8.name(),
                known_by: KnownBy::Form,
                lossy: false,
            };
            return Ok((text, decoding));
        }
        Err(error) => error.into_bytes(),
    };
    if mostly_utf8(&bytes) {
        return Ok(with(UTF_8, &bytes, KnownBy::Form));
    }
    if let Some(encoding) = declared.filter(|&e| e != UTF_8) {
        return Ok(with(encoding, &bytes, KnownBy::Declaration));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let guess = match guess == WINDOWS_1250 || guess == ISO_8859_2 {
        true => central_european(&bytes, guess),
        false => guess,
    };
    Ok(with(guess, &bytes, KnownBy::Guess))
}

fn with(encoding: &'static Encoding, bytes: &[u8], known_by: KnownBy) -> (String, Decoding) {
    let (text, encoding, lossy) = encoding.decode(bytes);
    let decoding = Decoding {
        encoding: encoding.name(),
        known_by,
        lossy,
    };
    (text.into_owned(), decoding)
}

/// Which of the two encodings of Central Europe it is, where their letters tell: one has controls where the other has
/// letters, and in Polish, which has `ł`, `ę` and `ż` in the same places and no `š`, they have `ą`, `ś` and `ź` in different ones.
fn central_european(bytes: &[u8], guess: &'static Encoding) -> &'static Encoding {
    let count = |set: &[u8]| bytes.iter().filter(|b| set.contains(b)).count();
    if bytes.iter().any(|b| (0x80..0xA0).contains(b)) {
        return WINDOWS_1250;
    }
    let polish = count(&[0xB3, 0xEA, 0xBF]) > 0;
    let (windows, iso) = (count(&[0xB9]), count(&[0xB1, 0xB6, 0xBC]));
    match polish && windows != iso {
        true if windows > iso => WINDOWS_1250,
        true => ISO_8859_2,
        false => guess,
    }
}

/// UTF-8 with a few bad bytes: four well-formed characters beyond ASCII for each bad run after the first two. In other
/// encodings a well-formed one is a rare accident, and nearly every letter beyond ASCII is bad.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|&b| b >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 0 && bad <= 2 + good / 4
}

/// What the page declares, by `<meta charset>`, `<meta http-equiv content>` or an XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    static DECLARATION: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r#"(?i-u)<meta\s[^>]{0,512}?charset\s*=\s*["']?\s*([a-z0-9_:.\-]+)"#,
            r#"|^\s*<\?xml\s[^>]{0,512}?encoding\s*=\s*["']([a-z0-9_:.\-]+)"#,
        ))
        .expect("the pattern is a constant")
    });
    let found = DECLARATION.captures(&bytes[..bytes.len().min(HEAD)])?;
    let label = found.get(1).or_else(|| found.get(2))?;
    // A page whose declaration could be read byte by byte is not UTF-16, whatever it says.
    Encoding::for_label(label.as_bytes()).filter(|&e| e != UTF_16LE && e != UTF_16BE)
}

/// UTF-16 of a mostly Latin text: every other byte of the head is NUL, and hardly any of the rest.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    if head.len() < 8 {
        return None;
    }
    let nul = |odd: usize| {
        head.iter()
            .skip(odd)
            .step_by(2)
            .filter(|&&b| b == 0)
            .count()
    };
    let (even, odd, half) = (nul(0), nul(1), head.len() / 2);
    if odd * 10 >= half * 8 && even * 50 <= half {
        Some(UTF_16LE)
    } else if even * 10 >= half * 8 && odd * 50 <= half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// First bytes that tell a format whatever the file is called, with its name.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "PDF"),
    (b"%!PS-", "PostScript"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"PK\x03\x04", "ZIP (DOCX, XLSX, ODT, EPUB)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC or XLS"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"BZh91AY&SY", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"PAR1", "Parquet"),
    (b"\x7fELF", "ELF"),
    (b"OggS\x00", "Ogg"),
    (b"ID3\x03", "MP3"),
    (b"ID3\x04", "MP3"),
];

/// `Some` for what is not text, with what it looks like: by its first bytes, or by more control characters than text has
/// (one in twenty, or one in a hundred where there are NULs; random bytes have one in ten).
#[expect(clippy::option_option, reason = "not text, and perhaps what else")]
fn binary(bytes: &[u8]) -> Option<Option<&'static str>> {
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(Some(kind));
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    let nuls = head.iter().filter(|&&b| b == 0).count();
    let controls = head
        .iter()
        .filter(|&&b| (b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B)) || b == 0x7F)
        .count();
    let bound = if nuls > 0 { 100 } else { 20 };
    (controls * bound > head.len()).then_some(None)
}

/// Whether the text is an HTML page by how it begins, whatever it is called.
#[must_use]
pub fn looks_like_html(bytes: &[u8]) -> bool {
    static START: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i-u)^(?:\xEF\xBB\xBF)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,1000}-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]",
        )
        .expect("the pattern is a constant")
    });
    START.is_match(&bytes[..bytes.len().min(4096)])
}
