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
#[derive(Debug, Clone, Copy)]
pub(super) struct Glance {
    /// Words, cut at ASCII white space.
    pub(super) words: u32,
    kinds: Kind,
}

impl Glance {
    /// Looks at `text`.
    pub(super) fn at(text: &str) -> Glance {
        let mut seen = 0;
        let mut spaces = 0;
        let mut words = 0;
        let mut before = Kind::SPACE.0;
        for &byte in text.as_bytes() {
            let kinds = KINDS[byte as usize].0;
            seen |= kinds;
            words += u32::from(before & !kinds & Kind::SPACE.0);
            spaces |= before & kinds;
            before = kinds;
        }
        if spaces & Kind::SPACE.0 != 0 {
            seen |= Kind::GAP.0;
        }
        Glance {
            words,
            kinds: Kind(seen),
        }
    }

    /// Whether it saw a byte of `kind`.
    pub(super) fn saw(self, kind: Kind) -> bool {
        self.kinds.0 & kind.0 != 0
    }
}
