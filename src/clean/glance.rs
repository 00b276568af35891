//! The glance: which kinds of bytes a line has, and how many words, in one pass.
//!
//! Most lines are prose and have none of what menus, addresses and code are made of. What would have to be sought in a
//! line is sought only where the glance saw a byte that it needs.

/// A kind of byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Kind(u16);

impl Kind {
    const SPACE: Kind = Kind(1 << 0);
    /// `0` to `9`.
    pub(super) const DIGIT: Kind = Kind(1 << 1);
    /// `:`.
    pub(super) const COLON: Kind = Kind(1 << 2);
    /// The first bytes of separators: `|`, `/`, `>`, and of `·`, `•`, `»` and the like.
    pub(super) const BAR: Kind = Kind(1 << 3);
    /// `@` or `[`.
    pub(super) const ADDRESS: Kind = Kind(1 << 4);
    /// `/`.
    pub(super) const SLASH: Kind = Kind(1 << 5);
    /// `w` or `W`.
    pub(super) const W: Kind = Kind(1 << 6);
    /// Bytes without which, or [`CALL`](Kind::CALL), no line is code.
    pub(super) const CODE: Kind = Kind(1 << 7);
    /// A tab.
    pub(super) const TAB: Kind = Kind(1 << 8);
    /// `(` or `[`.
    pub(super) const BRACKET: Kind = Kind(1 << 9);
    /// A byte that lower case does not leave as it is, other than `A` to `Z`, or that no lower case has: of all but the
    /// small letters of the west of Europe.
    pub(super) const ODD: Kind = Kind(1 << 10);
    /// A second space after a space.
    pub(super) const GAP: Kind = Kind(1 << 11);
    /// `(`.
    pub(super) const CALL: Kind = Kind(1 << 12);

    const fn of(byte: u8) -> Kind {
        let mut kinds = 0;
        if byte.is_ascii_whitespace() {
            kinds |= Kind::SPACE.0;
        }
        if byte.is_ascii_digit() {
            kinds |= Kind::DIGIT.0;
        }
        if byte < b' ' || byte >= 0x7F && byte != 0xC3 && !matches!(byte, 0x9F..=0xBF) {
            kinds |= Kind::ODD.0;
        }
        kinds |= match byte {
            b':' => Kind::COLON.0,
            b'|' | b'>' | 0xC2 | 0xE2 => Kind::BAR.0,
            b'/' => Kind::BAR.0 | Kind::SLASH.0,
            b'@' => Kind::ADDRESS.0,
            b'[' => Kind::ADDRESS.0 | Kind::CODE.0 | Kind::BRACKET.0,
            b'(' => Kind::CALL.0 | Kind::BRACKET.0,
            b'w' | b'W' => Kind::W.0,
            b'{' | b'$' | b'<' | b'*' | b'%' | b'=' => Kind::CODE.0,
            b'\t' => Kind::TAB.0,
            _ => 0,
        };
        Kind(kinds)
    }
}

const KINDS: [Kind; 256] = {
    let mut kinds = [Kind(0); 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = Kind::of(byte as u8);
        byte += 1;
    }
    kinds
};

/// What one look at a line tells.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Glance {
    /// Words, cut at ASCII white space.
    pub(super) words: u32,
    kinds: Kind,
}

impl Glance {
    /// Looks at `text`.
    pub(super) fn at(text: &str) -> Glance {
        let bytes = text.as_bytes();
        let Some((&first, rest)) = bytes.split_first() else {
            return Glance::default();
        };
        let mut out = Glance {
            words: u32::from(!is_space(first)),
            kinds: KINDS[usize::from(first)],
        };
        // Each byte is seen together with the one before it.
        let at = out.stretches::<16>(bytes, rest);
        let at = at + out.stretches::<8>(&bytes[at..], &rest[at..]);
        for (&before, &now) in bytes[at..].iter().zip(&rest[at..]) {
            let (before, now) = (KINDS[usize::from(before)].0, KINDS[usize::from(now)].0);
            out.kinds.0 |= now;
            out.words += u32::from(before & !now & Kind::SPACE.0);
            if before & now & Kind::SPACE.0 != 0 {
                out.kinds.0 |= Kind::GAP.0;
            }
        }
        out
    }

    /// Looks at as much as `N` goes into, without a branch for a byte, and says how much that is.
    fn stretches<const N: usize>(&mut self, before: &[u8], now: &[u8]) -> usize {
        let (now, _) = now.as_chunks::<N>();
        for (before, now) in before.as_chunks::<N>().0.iter().zip(now) {
            let (mut starts, mut gaps, mut marks) = (0, 0, 0);
            for i in 0..N {
                let (before, after) = (u8::from(is_space(before[i])), u8::from(is_space(now[i])));
                starts += before & !after;
                gaps |= before & after;
                marks |= u8::from(!is_plain(now[i]));
            }
            self.words += u32::from(starts);
            if marks != 0 {
                let kinds = now.iter().map(|&byte| KINDS[usize::from(byte)].0);
                self.kinds.0 |= kinds.fold(0, |seen, kinds| seen | kinds);
            }
            if gaps != 0 {
                self.kinds.0 |= Kind::GAP.0;
            }
        }
        now.len() * N
    }

    /// Whether it saw a byte of `kind`.
    pub(super) fn saw(self, kind: Kind) -> bool {
        self.kinds.0 & kind.0 != 0
    }
}

/// `u8::is_ascii_whitespace`, without a branch.
#[inline]
fn is_space(byte: u8) -> bool {
    (byte == b' ') | ((byte.wrapping_sub(b'\t') < 5) & (byte != 0x0B))
}

/// Whether a byte is of no kind but that of spaces: what most of a text consists of.
#[inline]
fn is_plain(byte: u8) -> bool {
    // Comma, hyphen and full stop have numbers side by side.
    let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
    (letter & (byte | 0x20 != b'w'))
        | (byte == b' ')
        | (byte.wrapping_sub(b',') < 3)
        | (byte == 0xC3)
        | (byte.wrapping_sub(0x9F) < 0x21)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_see_what_a_byte_at_a_time_shows() {
        for byte in 0..=u8::MAX {
            let kinds = KINDS[usize::from(byte)].0;
            assert_eq!(is_space(byte), byte.is_ascii_whitespace(), "{byte}");
            assert!(!is_plain(byte) || kinds & !Kind::SPACE.0 == 0, "{byte}");
        }
        let line =
            "Två\u{a0}ord  och\ttre till: (fyra) @ fem\x0bsex | sju\x0c åtta • nio [tio] 11 www.";
        for (end, _) in line.char_indices() {
            for (start, _) in line[..end].char_indices() {
                let text = &line[start..end];
                let glance = Glance::at(text);
                let words = text.split_ascii_whitespace().count();
                let kinds = text
                    .bytes()
                    .fold(0, |seen, b| seen | KINDS[usize::from(b)].0);
                let spaces = text.as_bytes().windows(2);
                let gap = spaces
                    .into_iter()
                    .any(|w| w.iter().all(u8::is_ascii_whitespace));
                assert_eq!(glance.words as usize, words, "{text:?}");
                assert_eq!(
                    glance.kinds.0 | Kind::SPACE.0,
                    kinds | Kind::SPACE.0 | (u16::from(gap) * Kind::GAP.0),
                    "{text:?}"
                );
            }
        }
    }
}
