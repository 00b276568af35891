//! The encodings that UTF-8 is mistaken for: from a character back to the byte that it was read from.

use encoding_rs::Encoding;
use std::sync::LazyLock;

/// The end of the letters of Europe: a page may be made of them, and a search for each would take long.
const NEAR: usize = 0x180;

/// An encoding that UTF-8 was read in.
#[derive(Debug)]
pub(super) struct Table {
    /// Characters of the upper half with their bytes, sorted.
    bytes: Vec<(char, u8)>,
    /// The bytes of the characters below [`NEAR`], which are most; 0 for those that have none.
    near: [u8; NEAR],
    /// First bytes of sequences of two that are believed: in the encodings of Central Europe most of the upper half are
    /// letters, and only those whose character is rare there tell anything.
    pub(super) leads: &'static [u8],
    /// Whether sequences of three and four bytes are believed.
    pub(super) long: bool,
}

impl Table {
    /// The byte that `c` was read from, if it is of the upper half.
    pub(super) fn byte(&self, c: char) -> Option<u8> {
        if let Some(&byte) = self.near.get(c as usize) {
            return (byte > 0).then_some(byte);
        }
        let at = self.bytes.binary_search_by_key(&c, |&(c, _)| c).ok()?;
        Some(self.bytes[at].1)
    }

    fn new(encoding: &'static Encoding, leads: &'static [u8], long: bool) -> Self {
        let mut bytes: Vec<(char, u8)> = (0x80..=0xFF)
            .filter_map(|byte| {
                let (text, _) = encoding.decode_without_bom_handling(std::slice::from_ref(&byte));
                text.chars().next().map(|c| (c, byte))
            })
            .filter(|&(c, _)| c != '\u{FFFD}')
            .collect();
        // What Latin-1 reads where the others have characters.
        for byte in 0x80..=0x9F {
            bytes.push((char::from(byte), byte));
        }
        if encoding == encoding_rs::WINDOWS_1250 {
            // Where a page mixes the two.
            bytes.push(('¥', 0xA5));
        }
        bytes.sort_by_key(|&(c, _)| c);
        bytes.dedup_by_key(|&mut (c, _)| c);
        let mut near = [0; NEAR];
        for &(c, byte) in &bytes {
            if let Some(place) = near.get_mut(c as usize) {
                *place = byte;
            }
        }
        Table {
            bytes,
            near,
            leads,
            long,
        }
    }
}

/// The place of Windows-1250 among the tables.
pub(super) const WINDOWS: usize = 2;

/// The place of ISO 8859-2, which has the same letters at other places.
pub(super) const ISO: usize = 3;

/// How many encodings are tried.
pub(super) const ENCODINGS: usize = 6;

/// Each encoding that is tried, the commonest first.
pub(super) static TABLES: LazyLock<[Table; ENCODINGS]> = LazyLock::new(|| {
    use encoding_rs::{
        ISO_8859_2, ISO_8859_16, MACINTOSH, WINDOWS_1250, WINDOWS_1252, WINDOWS_1257,
    };
    const ALL: &[u8] = &[
        0xC2, 0xC3, 0xC4, 0xC5, 0xC6, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB, 0xCC, 0xCD, 0xCE, 0xCF, 0xD0,
        0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8, 0xD9, 0xDA, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF,
    ];
    [
        Table::new(WINDOWS_1252, ALL, true),
        Table::new(MACINTOSH, &[0xC2, 0xC3], true),
        Table::new(WINDOWS_1250, &[0xC3, 0xC4, 0xC5, 0xC8], true),
        Table::new(ISO_8859_2, &[0xC3, 0xC4, 0xC5, 0xC8], false),
        Table::new(ISO_8859_16, &[0xC3], false),
        Table::new(WINDOWS_1257, &[0xC3], false),
    ]
});
