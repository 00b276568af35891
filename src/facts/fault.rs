//! What is wrong with a table or a rule of a user's.

/// What is wrong, and what mends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line of the table, from 1; 0 where it is no table.
    pub line: usize,
    /// In English.
    pub en: String,
    /// In Swedish.
    pub sv: String,
}

impl Fault {
    pub(super) fn new(en: impl Into<String>, sv: impl Into<String>) -> Self {
        Fault {
            line: 0,
            en: en.into(),
            sv: sv.into(),
        }
    }

    /// The same at a line of a table.
    pub(super) fn at(self, line: usize) -> Self {
        Fault { line, ..self }
    }

    /// A name that is none of `known`; `en` and `sv` say what of ("kind", "arten").
    pub(super) fn unknown(en: &str, sv: &str, name: &str, known: &[&str]) -> Self {
        let near = crate::rule::nearest_name(name, known);
        let all = known.join(", ");
        let (more, mer) = match near {
            Some(near) => (
                format!("did you mean {near:?}?"),
                format!("menade du {near:?}?"),
            ),
            None => (format!("known are {all}"), format!("kända är {all}")),
        };
        Fault::new(
            format!("there is no {en} {name:?}; {more}"),
            format!("{sv} {name:?} finns inte; {mer}"),
        )
    }
}
