//! Rules and words of one's own for facts: the directory that `facts` of a `sikta.toml` names.
//!
//! ```text
//! sikta.toml            facts = "my-rules"
//! my-rules/tool.sv.tsv  words, one a line, beside sikta's own of that name; `!word` takes one of these away
//! my-rules/own.toml     rules: see `sikta rules --new-fact`
//! ```
//!
//! ```toml
//! [[rule]]
//! id = "library/catalogue"
//! kind = "skill"                               # one of the eleven kinds
//! facet = "knowledge"                          # where the kind has facets
//! patterns = ["katalogiserar|registrerar i {np}"]
//! purpose = "The systems that one catalogues in"
//! takes = ["Provare katalogiserar i Solregistret. => Solregistret"]
//! leaves = ["Provare äter i matsalen."]
//! # lang = "en"; confidence = "high"; topics = ["skills", "work"]; not_topics = ["education"]
//! ```
//!
//! How patterns are written says `src/facts/pattern.rs`. They are no regular expressions: matching is linear in the sentence
//! whatever they say. Every rule runs its examples when it is read, with the words and the other rules of the directory.

use super::reader::File;
use super::site_rule::{is_id, must};
use super::{nearest_name, rule_ids};
use crate::error::{Error, Result};
use crate::facts::{Counts, Fault, RuleText, Rulebook, WordTables};
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::de::DeTable;

/// The bound on files of a directory.
const FILES: usize = 200;

/// The bound on a file's size, in bytes.
const LARGEST: u64 = 4 * 1024 * 1024;

/// What writes a rule that has all it needs.
const NEW: &str = "sikta rules --new-fact";

const KEYS: [&str; 11] = [
    "confidence",
    "facet",
    "id",
    "kind",
    "lang",
    "leaves",
    "not_topics",
    "patterns",
    "purpose",
    "takes",
    "topics",
];

/// Rules and words of one's own, read and proved; by default none.
#[derive(Debug, Default)]
pub struct FactRules {
    book: Rulebook,
    tables: Vec<(PathBuf, Counts)>,
    places: Vec<(PathBuf, usize)>,
    fingerprint: String,
}

/// A rule that is to be proved: its file by index, where it stands there, its id and language.
type Claim = (usize, Range<usize>, String, Option<String>);

impl FactRules {
    /// Reads a directory, and runs the examples of its rules.
    ///
    /// # Errors
    /// It cannot be read, or something in it is not what it should be.
    pub fn read(dir: &Path) -> Result<Self> {
        let files = files(dir)?;
        let mut out = FactRules {
            fingerprint: fingerprint(&files),
            ..FactRules::default()
        };
        let mut tables = WordTables::default();
        for (path, text) in of_kind(&files, "tsv") {
            let file = File { path, text };
            let counts = tables
                .read(&name(path), text)
                .map_err(|fault| file.wrong_at(fault.line, fault.en, fault.sv))?;
            out.tables.push((path.clone(), counts));
        }
        out.book = Rulebook::new(tables);
        let mut claims: Vec<Claim> = Vec::new();
        for (at, (path, text)) in files.iter().enumerate() {
            if has_extension(path, "toml") {
                out.read_rules(at, &File { path, text }, &mut claims)?;
            }
        }
        for (at, span, id, lang) in &claims {
            let file = File {
                path: &files[*at].0,
                text: &files[*at].1,
            };
            let proved = out.book.prove(id, lang.as_deref());
            proved.map_err(|fault| of_rule(&file, span, id, fault))?;
        }
        Ok(out)
    }

    fn read_rules(&mut self, at: usize, file: &File<'_>, claims: &mut Vec<Claim>) -> Result<()> {
        let table = DeTable::parse(file.text).map_err(|error| file.no_toml(&error))?;
        let table = table.get_ref();
        file.only(table, &["rule"])?;
        for value in file.tables(table, "rule")? {
            let span = value.span();
            let table = file.table(value, "rule")?;
            file.only(table, &KEYS)?;
            let id = must(file, table, "id", &span, NEW)?;
            let taken = claims.iter().any(|(_, _, other, _)| other == id);
            if !is_id(id) || taken || rule_ids().any(|known| known == id) {
                return Err(file.wrong(
                    &span,
                    format!("the id {id:?} is taken, or not family/name in small letters, figures and hyphens; choose another"),
                    format!("id:t {id:?} är upptaget, eller inte familj/namn med gemener, siffror och bindestreck; välj ett annat"),
                ));
            }
            let lang = file.string(table, "lang")?.map(|lang| *lang.get_ref());
            let text = rule_text(file, table, &span, id, lang)?;
            let added = self.book.add(&text);
            added.map_err(|fault| of_rule(file, &span, id, fault))?;
            self.places.push((file.path.to_owned(), file.line(&span)));
            claims.push((at, span, id.to_owned(), lang.map(str::to_owned)));
        }
        Ok(())
    }

    /// The rules and words, to extract with.
    #[must_use]
    pub fn book(&self) -> &Rulebook {
        &self.book
    }

    /// The tables, with how much each says.
    #[must_use]
    pub fn tables(&self) -> &[(PathBuf, Counts)] {
        &self.tables
    }

    /// Where each rule of the book stands: its file, and the line from 1.
    #[must_use]
    pub fn places(&self) -> &[(PathBuf, usize)] {
        &self.places
    }

    /// What tells these rules and words from others; empty where there are none.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }
}

fn rule_text<'t>(
    file: &File<'_>,
    table: &'t DeTable<'t>,
    span: &Range<usize>,
    id: &'t str,
    lang: Option<&'t str>,
) -> Result<RuleText<'t>> {
    let strings = |key: &str| -> Result<Vec<&'t str>> {
        let strings = file.strings(table, key)?;
        Ok(strings.into_iter().map(|text| *text.get_ref()).collect())
    };
    let string = |key: &str| -> Result<Option<&'t str>> {
        Ok(file.string(table, key)?.map(|text| *text.get_ref()))
    };
    let some = |key: &str| -> Result<Vec<&'t str>> {
        let list = strings(key)?;
        if list.is_empty() || list.iter().any(|text| text.trim().is_empty()) {
            return Err(file.wrong(
                span,
                format!("the rule {id} has no {key}, or an empty one; `{NEW}` writes a rule that has all"),
                format!("regeln {id} har inget {key}, eller ett tomt; `{NEW}` skriver en regel som har allt"),
            ));
        }
        Ok(list)
    };
    Ok(RuleText {
        id,
        kind: must(file, table, "kind", span, NEW)?,
        facet: string("facet")?,
        confidence: string("confidence")?,
        lang,
        topics: strings("topics")?,
        not_topics: strings("not_topics")?,
        patterns: some("patterns")?,
        purpose: must(file, table, "purpose", span, NEW)?,
        takes: some("takes")?,
        leaves: some("leaves")?,
    })
}

fn of_rule(file: &File<'_>, span: &Range<usize>, id: &str, fault: Fault) -> Error {
    file.wrong(
        span,
        format!("the rule {id}: {}", fault.en),
        format!("regeln {id}: {}", fault.sv),
    )
}

/// The tables and rules of a directory with their text, by name.
fn files(dir: &Path) -> Result<Vec<(PathBuf, String)>> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::Read { path, source }
    };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(dir).map_err(failed(dir))? {
        let path = entry.map_err(failed(dir))?.path();
        if ["tsv", "toml"].iter().any(|e| has_extension(&path, e)) && !name(&path).starts_with('.')
        {
            paths.push(path);
        } else if WordTables::may_be(&name(&path)) {
            return Err(not_so(
                &path,
                "its name must end in .tsv",
                "dess namn måste sluta på .tsv",
            ));
        }
    }
    if paths.len() > FILES {
        return Err(not_so(
            dir,
            &format!("more than {FILES} tables and rules; join some"),
            &format!("fler än {FILES} tabeller och regler; slå ihop några"),
        ));
    }
    paths.sort();
    let texts = paths.into_iter().map(|path| {
        if std::fs::metadata(&path).map_err(failed(&path))?.len() > LARGEST {
            return Err(failed(&path)(std::io::ErrorKind::FileTooLarge.into()));
        }
        let bytes = std::fs::read(&path).map_err(failed(&path))?;
        match String::from_utf8(bytes) {
            Ok(text) => Ok((path, text)),
            Err(_) => Err(not_so(
                &path,
                "it is not UTF-8; save it anew with that encoding",
                "den är inte UTF-8; spara om den med den kodningen",
            )),
        }
    });
    texts.collect()
}

/// What is wrong with a file as a whole.
fn not_so(path: &Path, en: &str, sv: &str) -> Error {
    File { path, text: "" }.wrong_at(0, en, sv)
}

fn of_kind<'f>(
    files: &'f [(PathBuf, String)],
    extension: &str,
) -> impl Iterator<Item = (&'f PathBuf, &'f str)> {
    let files = files
        .iter()
        .filter(move |(path, _)| has_extension(path, extension));
    files.map(|(path, text)| (path, text.as_str()))
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|e| e == extension)
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn fingerprint(files: &[(PathBuf, String)]) -> String {
    if files.is_empty() {
        return String::new();
    }
    let mut hasher = blake3::Hasher::new();
    for (path, text) in files {
        for part in [&name(path), text] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
    }
    hasher.finalize().to_hex().to_string()
}

/// The directory that `facts` names, read; without it there are no rules of one's own.
pub(super) fn of_settings(file: &File<'_>, table: &DeTable<'_>) -> Result<FactRules> {
    let Some(said) = file.string(table, "facts")? else {
        return Ok(FactRules::default());
    };
    let folder = super::directory(file.path);
    let dir = super::beside(&folder, said.get_ref());
    if dir.is_dir() {
        return FactRules::read(&dir);
    }
    let beside = std::fs::read_dir(&folder).into_iter().flatten().flatten();
    let dirs = beside.filter(|entry| entry.path().is_dir());
    let dirs: Vec<String> = dirs.map(|entry| name(&entry.path())).collect();
    let dirs: Vec<&str> = dirs.iter().map(String::as_str).collect();
    let (en, sv) = match nearest_name(said.get_ref(), &dirs) {
        Some(near) => (
            format!("did you mean {near:?}?"),
            format!("menade du {near:?}?"),
        ),
        None => (
            format!("make it, and write a rule with `{NEW}`"),
            format!("skapa den, och skriv en regel med `{NEW}`"),
        ),
    };
    Err(file.wrong(
        &said.span(),
        format!(
            "there is no directory {:?} beside this file; {en}",
            said.get_ref()
        ),
        format!(
            "det finns ingen katalog {:?} bredvid den här filen; {sv}",
            said.get_ref()
        ),
    ))
}

/// A skeleton of a file of fact rules, for `sikta rules --new-fact`; `id` is the rule's, if it is known.
#[must_use]
pub fn skeleton(id: Option<&str>, swedish: bool) -> String {
    let id = id.unwrap_or("my-site/catalogue").replace(['"', '\\'], "");
    let [
        head,
        where_,
        words,
        kind,
        facet,
        pattern,
        slots,
        purpose,
        takes,
        leaves,
        more,
    ] = match swedish {
        false => [
            "Rules of your own for facts. Their examples run every time they are read.",
            "Keep it in a directory, say my-rules, and name that in sikta.toml: facts = \"my-rules\"",
            "Tables of words beside it add to sikta's: my-rules/tool.sv.tsv, one word a line; !word takes one away (sikta rules --table tool.sv prints them)",
            "occupation, education, course, skill, experience, duty, pay, employer, pathway, outlook, condition",
            "for a skill: ability, trait or knowledge; some kinds have none",
            "words in small letters, | between those that will do; ~four begins so; word? may be missing; … is a gap; <tool> is a word of that table, <number> a number; the value begins after a *",
            "last the value: {np} noun phrase, {inf} infinitive, {any} either, {it} the word before, {clause}; {short} as {np} without what a preposition adds, {all} the words themselves, {first} the first of them, {whole} they with the noun phrase behind, {how} a question; {before} first: what stands before them",
            "Say in one sentence what it is for",
            "sentences with what comes out of them, values with | between; call the role \"provare\"",
            "sentences that look like it and say no such thing",
            "lang = \"en\"; confidence = \"high\"; topics = [\"skills\", \"work\"]; not_topics = [\"education\"]",
        ],
        true => [
            "Egna regler för fakta. Deras exempel körs varje gång de läses.",
            "Lägg filen i en katalog, säg mina-regler, och nämn den i sikta.toml: facts = \"mina-regler\"",
            "Ordtabeller bredvid den kompletterar siktas: mina-regler/tool.sv.tsv, ett ord per rad; !ord tar bort ett (sikta rules --table tool.sv skriver ut dem)",
            "occupation, education, course, skill, experience, duty, pay, employer, pathway, outlook, condition",
            "för skill: ability, trait eller knowledge; en del arter har ingen",
            "ord med gemener, | mellan dem som duger; ~fyra börjar så; ord? får saknas; … är en lucka; <tool> är ett ord ur den tabellen, <number> ett tal; värdet börjar efter en *",
            "sist värdet: {np} nominalfras, {inf} infinitiv, {any} endera, {it} ordet före, {clause} sats; {short} som {np} utan det en preposition lägger till, {all} orden själva, {first} det första av dem, {whole} de med nominalfrasen efter, {how} en fråga; {before} först: det som står före dem",
            "Säg i en mening vad den är till för",
            "meningar med vad som kommer ut av dem, värden med | emellan; kalla yrket \"provare\"",
            "meningar som liknar dem och inte säger något sådant",
            "lang = \"en\"; confidence = \"high\"; topics = [\"skills\", \"work\"]; not_topics = [\"education\"]",
        ],
    };
    format!(
        "# {head}\n# {where_}\n# {words}\n\n[[rule]]\nid = \"{id}\"\nkind = \"skill\"            # {kind}\nfacet = \"knowledge\"       # {facet}\n# {pattern}\n# {slots}\npatterns = [\"katalogiserar|registrerar i {{np}}\"]\npurpose = \"{purpose}\"\n# {takes}\ntakes = [\"Provare katalogiserar i Solregistret. => Solregistret\"]\n# {leaves}\nleaves = [\"Provare äter i matsalen.\"]\n# {more}\n"
    )
}
