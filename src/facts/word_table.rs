//! Word tables of a user's: they add to sikta's own of the same name, and take away from them.
//!
//! A table is called as sikta's are: `tool.sv.tsv` holds Swedish tools, one a line, and [`super::words`] says how an entry is
//! written. Beside that, `!skruv` takes the word away from sikta's table, a word that sikta has too is read as the user
//! writes it, a line that begins with `#` is a note, and case and composed letters need no thought.

use super::fault::Fault;
use super::tables::{self, Source};
use super::topic::{self, Heading, Topic};
use super::words::{self, Flags, bare, entries};
use crate::language::Lang;
use crate::rule::kept;
use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::UnicodeNormalization;

/// The bound on a table's size, in bytes.
const LARGEST: usize = 1 << 20;

/// The bound on all entries together.
const ENTRIES: usize = 20_000;

/// The bound on an entry, in bytes.
const LONGEST: usize = 120;

/// What the user's tables of one language say.
#[derive(Debug, Default)]
pub(super) struct OwnWords {
    /// Entries, each with its set.
    pub(super) added: Vec<(Flags, String)>,
    removed: FxHashSet<(Flags, String)>,
    /// Verbs: infinitive and present.
    pub(super) verbs: Vec<(&'static str, &'static str)>,
    /// Words that only end like a compound of a stem.
    pub(super) not_compounds: Vec<&'static str>,
    headings: Vec<Heading>,
    no_headings: FxHashSet<String>,
}

/// The word tables of a user.
#[derive(Debug, Default)]
pub struct WordTables {
    tongues: Vec<(Lang, OwnWords)>,
    entries: usize,
}

/// How much a table says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Entries that it adds.
    pub added: usize,
    /// Entries of sikta's that it takes away.
    pub removed: usize,
}

/// What a table's name says that it holds.
#[derive(Debug, Clone, Copy)]
enum Holds {
    Set(Flags),
    /// Each line names its set first.
    Sets,
    Headings,
    Verbs,
    NotCompounds,
}

/// Tables that hold no set of words.
const OTHERS: [(&str, Holds); 4] = [
    ("words", Holds::Sets),
    ("topic", Holds::Headings),
    ("verbs", Holds::Verbs),
    ("not-compounds", Holds::NotCompounds),
];

impl OwnWords {
    /// Whether an entry of sikta's does not hold.
    pub(super) fn takes_away(&self, flag: Flags, entry: &str) -> bool {
        !self.removed.is_empty() && self.removed.contains(&(flag, bare(entry).to_owned()))
    }

    /// The headings of the language, if the user says anything of them.
    pub(super) fn headings(&self, lang: Lang) -> Option<Vec<Heading>> {
        if self.headings.is_empty() && self.no_headings.is_empty() {
            return None;
        }
        let ours = topic::table(lang).iter();
        let ours = ours.filter(|(stem, _)| !self.no_headings.contains(*stem));
        Some(ours.chain(&self.headings).copied().collect())
    }
}

impl WordTables {
    /// Whether a file of that name is a table but for its ending: `tool.sv.txt`.
    #[must_use]
    pub fn may_be(name: &str) -> bool {
        let stem = name
            .strip_suffix(".txt")
            .or_else(|| name.strip_suffix(".csv"));
        stem.is_some_and(|stem| named(&format!("{stem}.tsv")).is_ok())
    }

    /// Reads a table; `name` is its file's.
    ///
    /// # Errors
    /// What is wrong with it, and on which line.
    pub fn read(&mut self, name: &str, text: &str) -> Result<Counts, Fault> {
        let (holds, source) = named(name)?;
        if text.len() > LARGEST {
            return Err(Fault::new(
                format!("it is larger than {LARGEST} bytes; a table holds words, not texts"),
                format!("den är större än {LARGEST} byte; en tabell har ord, inte texter"),
            ));
        }
        let at = self
            .tongues
            .iter()
            .position(|(lang, _)| *lang == source.lang);
        let at = at.unwrap_or_else(|| {
            self.tongues.push((source.lang, OwnWords::default()));
            self.tongues.len() - 1
        });
        let own = &mut self.tongues[at].1;
        let mut counts = Counts::default();
        let mut seen: FxHashMap<String, usize> = FxHashMap::default();
        for (i, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let entry: String = line.to_lowercase().nfc().collect();
            let (removes, entry) = match entry.strip_prefix('!') {
                Some(entry) => (true, entry.trim_start().to_owned()),
                None => (false, entry),
            };
            let number = i + 1;
            if let Some(first) = seen.insert(entry.clone(), number) {
                return Err(Fault::new(
                    format!("{entry:?} stands twice, first on line {first}; take one away"),
                    format!("{entry:?} står två gånger, först på rad {first}; ta bort en"),
                )
                .at(number));
            }
            self.entries += 1;
            fits(&entry, self.entries).map_err(|fault| fault.at(number))?;
            match removes {
                true => own
                    .remove(holds, source, &entry)
                    .map_err(|fault| shown_by(fault, name)),
                false => own.add(holds, &entry),
            }
            .map_err(|fault| fault.at(number))?;
            match removes {
                true => counts.removed += 1,
                false => counts.added += 1,
            }
        }
        Ok(counts)
    }

    /// What is said of each language.
    pub(super) fn into_tongues(self) -> Vec<(Lang, OwnWords)> {
        self.tongues
    }
}

/// A table of sikta's for facts as it stands, line by line; `name` is what a user's would be called, with or without
/// `.tsv`.
///
/// # Errors
/// Where there is no such table, with those that there are.
pub fn words_of(name: &str) -> Result<Vec<String>, Fault> {
    let file = match name.ends_with(".tsv") {
        true => name.to_owned(),
        false => format!("{name}.tsv"),
    };
    let (holds, source) = named(&file)?;
    let set_of = |flag: Flags| {
        Flags::names()
            .into_iter()
            .find(|n| Flags::from_name(n) == Some(flag))
    };
    Ok(match holds {
        Holds::Set(flag) => entries(source)
            .filter(|(f, _)| *f == flag)
            .map(|(_, entry)| entry.to_owned())
            .collect(),
        Holds::Sets => entries(source)
            .map(|(flag, entry)| format!("{}\t{entry}", set_of(flag).unwrap_or_default()))
            .collect(),
        Holds::Headings => words::lines(source.topics).map(str::to_owned).collect(),
        Holds::Verbs => words::lines(source.verbs).map(str::to_owned).collect(),
        Holds::NotCompounds => words::lines(source.not_compounds)
            .map(str::to_owned)
            .collect(),
    })
}

impl OwnWords {
    fn add(&mut self, holds: Holds, entry: &str) -> Result<(), Fault> {
        match holds {
            Holds::Set(flag) => self.add_word(flag, one_column(entry)?),
            Holds::Sets => {
                let (set, word) = two_columns(entry, "tool", "symaskin")?;
                self.add_word(flag_of(set)?, word)
            }
            Holds::Headings => {
                let (stem, topic) = two_columns(entry, "vad du tjänar", "pay")?;
                let topic = Topic::from_name(topic)
                    .ok_or_else(|| Fault::unknown("topic", "ämnet", topic, &Topic::names()))?;
                self.headings.push((kept(stem), topic));
                Ok(())
            }
            Holds::Verbs => {
                let (infinitive, present) = two_columns(entry, "slipa", "slipar")?;
                self.verbs.push((kept(infinitive), kept(present)));
                Ok(())
            }
            Holds::NotCompounds => {
                self.not_compounds.push(kept(one_column(entry)?));
                Ok(())
            }
        }
    }

    fn add_word(&mut self, flag: Flags, entry: &str) -> Result<(), Fault> {
        let stem = bare(entry);
        let least = if entry.ends_with('=') { 1 } else { 2 };
        if stem.chars().filter(|c| c.is_alphanumeric()).count() < least {
            return Err(Fault::new(
                format!(
                    "{entry:?} is too short to tell; write the whole word, and a = after it if it takes no ending"
                ),
                format!(
                    "{entry:?} är för kort för att säga något; skriv hela ordet, med ett = efter om det inte böjs"
                ),
            ));
        }
        // Sikta's own entry of that stem gives way.
        self.removed.insert((flag, stem.to_owned()));
        self.added.push((flag, entry.to_owned()));
        Ok(())
    }

    fn remove(&mut self, holds: Holds, source: &Source, entry: &str) -> Result<(), Fault> {
        let flag = match holds {
            Holds::Headings => {
                let known: Vec<&str> = topic::table(source.lang).iter().map(|(s, _)| *s).collect();
                let stem = entry.split('\t').next().unwrap_or_default();
                is_ours(stem, &known)?;
                self.no_headings.insert(stem.to_owned());
                return Ok(());
            }
            Holds::Set(flag) => (flag, one_column(entry)?),
            Holds::Sets => {
                let (set, word) = two_columns(entry, "tool", "symaskin")?;
                (flag_of(set)?, word)
            }
            Holds::Verbs | Holds::NotCompounds => {
                return Err(Fault::new(
                    "nothing can be taken away from this table; take away the !",
                    "ur den här tabellen kan inget tas bort; ta bort utropstecknet",
                ));
            }
        };
        let (flag, stem) = (flag.0, bare(flag.1));
        let ours = entries(source).filter(|(f, _)| *f == flag);
        let known: Vec<&str> = ours.map(|(_, entry)| bare(entry)).collect();
        is_ours(stem, &known)?;
        self.removed.insert((flag, stem.to_owned()));
        Ok(())
    }
}

/// The same with the command that shows what stands in the table.
fn shown_by(fault: Fault, name: &str) -> Fault {
    let name = name.trim_end_matches(".tsv");
    Fault {
        en: format!(
            "{} (`sikta rules --table {name}` prints what it has)",
            fault.en
        ),
        sv: format!(
            "{} (`sikta rules --table {name}` skriver ut vad den har)",
            fault.sv
        ),
        ..fault
    }
}

/// Complains of a word to take away that is not there.
fn is_ours(stem: &str, known: &[&str]) -> Result<(), Fault> {
    if known.contains(&stem) {
        return Ok(());
    }
    let near = crate::rule::nearest_name(stem, known);
    let (en, sv) = match near {
        Some(near) => (
            format!("; did you mean {near:?}?"),
            format!("; menade du {near:?}?"),
        ),
        None => ("; take the line away".into(), "; ta bort raden".into()),
    };
    Err(Fault::new(
        format!("sikta's table has no {stem:?} to take away{en}"),
        format!("siktas tabell har inget {stem:?} att ta bort{sv}"),
    ))
}

fn flag_of(set: &str) -> Result<Flags, Fault> {
    Flags::from_name(set).ok_or_else(|| Fault::unknown("set", "mängden", set, &Flags::names()))
}

/// What a table called `name` holds, and of which language.
fn named(name: &str) -> Result<(Holds, &'static Source), Fault> {
    let mut parts = name.split('.');
    let (Some(what), Some(lang), Some("tsv"), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(Fault::new(
            "a table of words is called by what it holds and its language: tool.sv.tsv",
            "en ordtabell heter efter vad den har och sitt språk: tool.sv.tsv",
        ));
    };
    let langs = [Lang::SV, Lang::EN, Lang::NB, Lang::DA];
    let source = langs.into_iter().find(|l| l.code() == lang);
    let source = source.and_then(tables::source).ok_or_else(|| {
        Fault::unknown(
            "language with facts",
            "språket med fakta",
            lang,
            &langs.map(Lang::code),
        )
    })?;
    let other = OTHERS
        .iter()
        .find(|(n, _)| *n == what)
        .map(|(_, holds)| *holds);
    let holds = other.or_else(|| Flags::from_name(what).map(Holds::Set));
    let holds = holds.ok_or_else(|| {
        let known: Vec<&str> = Flags::names()
            .into_iter()
            .chain(OTHERS.map(|(name, _)| name))
            .collect();
        Fault::unknown("table", "tabellen", what, &known)
    })?;
    Ok((holds, source))
}

fn fits(entry: &str, number: usize) -> Result<(), Fault> {
    if number > ENTRIES {
        return Err(Fault::new(
            format!("more than {ENTRIES} entries in all tables; a stem stands for all its forms"),
            format!("fler än {ENTRIES} poster i alla tabeller; en stam står för alla sina former"),
        ));
    }
    if entry.len() > LONGEST || entry.chars().any(|c| c.is_control() && c != '\t') {
        return Err(Fault::new(
            format!(
                "longer than {LONGEST} bytes, or with a control character; one word or short phrase a line"
            ),
            format!(
                "längre än {LONGEST} byte, eller med ett styrtecken; ett ord eller en kort fras per rad"
            ),
        ));
    }
    Ok(())
}

fn one_column(entry: &str) -> Result<&str, Fault> {
    match entry.contains('\t') {
        false => Ok(entry),
        true => Err(Fault::new(
            format!("{entry:?} has a tab; this table has one word or phrase a line"),
            format!("{entry:?} har en tabb; den här tabellen har ett ord eller en fras per rad"),
        )),
    }
}

/// The two columns of an entry; `one` and `other` are an example of them.
fn two_columns<'e>(entry: &'e str, one: &str, other: &str) -> Result<(&'e str, &'e str), Fault> {
    let columns = entry.split_once('\t').map(|(a, b)| (a.trim(), b.trim()));
    columns
        .filter(|(a, b)| !a.is_empty() && !b.is_empty() && !b.contains('\t'))
        .ok_or_else(|| {
            Fault::new(
                format!("{entry:?} needs two columns with a tab between, such as {one:?} and {other:?}"),
                format!("{entry:?} behöver två kolumner med en tabb emellan, till exempel {one:?} och {other:?}"),
            )
        })
}
