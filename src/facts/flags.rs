//! What a word says of a career: the sets that tables have, and that patterns ask for.

/// A set of the things that a word can say of a career.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Flags(u32);

impl Flags {
    pub(super) const ROLE: Flags = Flags(1);
    pub(super) const SKILL: Flags = Flags(1 << 1);
    pub(super) const TRAIT: Flags = Flags(1 << 2);
    pub(super) const LEVEL: Flags = Flags(1 << 3);
    pub(super) const FIELD: Flags = Flags(1 << 4);
    pub(super) const COURSE: Flags = Flags(1 << 5);
    pub(super) const LICENCE: Flags = Flags(1 << 6);
    pub(super) const WORKPLACE: Flags = Flags(1 << 7);
    pub(super) const SECTOR: Flags = Flags(1 << 8);
    pub(super) const HOURS: Flags = Flags(1 << 9);
    pub(super) const STRAIN: Flags = Flags(1 << 10);
    pub(super) const SETTING: Flags = Flags(1 << 11);
    pub(super) const EMPLOYMENT: Flags = Flags(1 << 12);
    pub(super) const PAY: Flags = Flags(1 << 13);
    pub(super) const BENEFIT: Flags = Flags(1 << 14);
    pub(super) const EXPERIENCE: Flags = Flags(1 << 15);
    pub(super) const TOOL: Flags = Flags(1 << 16);
    pub(super) const TASK: Flags = Flags(1 << 17);
    /// A name of the article's own role; no table has it, the title says it.
    pub(super) const OWN: Flags = Flags(1 << 31);

    /// Whether the two share anything.
    pub(super) fn has(self, other: Flags) -> bool {
        self.0 & other.0 != 0
    }

    /// What schooling is: a level, a field, a licence.
    pub(super) const SCHOOLING: Flags = Flags::LEVEL.with(Flags::FIELD).with(Flags::LICENCE);

    /// Both together.
    pub(super) const fn with(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }

    /// The set of a table's name.
    pub(super) fn from_name(name: &str) -> Option<Flags> {
        NAMES
            .iter()
            .find(|(n, _)| *n == name)
            .map(|(_, flag)| *flag)
    }

    /// The names of the sets.
    pub(super) fn names() -> [&'static str; 18] {
        NAMES.map(|(name, _)| name)
    }
}

/// The names that tables and patterns give the sets.
const NAMES: [(&str, Flags); 18] = [
    ("role", Flags::ROLE),
    ("skill", Flags::SKILL),
    ("trait", Flags::TRAIT),
    ("level", Flags::LEVEL),
    ("field", Flags::FIELD),
    ("course", Flags::COURSE),
    ("licence", Flags::LICENCE),
    ("workplace", Flags::WORKPLACE),
    ("sector", Flags::SECTOR),
    ("hours", Flags::HOURS),
    ("strain", Flags::STRAIN),
    ("setting", Flags::SETTING),
    ("employment", Flags::EMPLOYMENT),
    ("pay", Flags::PAY),
    ("benefit", Flags::BENEFIT),
    ("experience", Flags::EXPERIENCE),
    ("tool", Flags::TOOL),
    ("task", Flags::TASK),
];
