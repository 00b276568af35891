//! House rules: who may import whom, how long a file may be, how tables are kept.

use sikta::language::Lang;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use unicode_normalization::is_nfc;

/// A longer source file (in lines) does more than one thing.
const LONGEST: usize = 450;

/// Names that say nothing of what a file holds.
const DRAWERS: &[&str] = &[
    "common", "core", "helper", "helpers", "manager", "misc", "types", "util", "utils",
];

/// The order in which data flows: a module uses those before it, never those after it.
const ORDER: &[&str] = &[
    "ingest",
    "clean",
    "language",
    "debris",
    "facts",
    "taxonomy",
    "guide",
    "article",
    "pipeline",
    "index",
    "search",
    "concordance",
    "export",
    "eval",
];

/// What every module may use.
const FREE: &[&str] = &["error", "rule", "span"];

/// What may not stand in code that users run.
const FORBIDDEN: &[&str] = &[
    ".unwrap()",
    "dbg!(",
    "panic!(",
    "todo!(",
    "unimplemented!(",
    "unreachable!(",
];

/// All files below `dir` whose name ends with `.ext`, sorted, with their content.
fn files(dir: &str, ext: &str) -> Vec<(PathBuf, String)> {
    fn walk(dir: &Path, ext: &str, found: &mut Vec<PathBuf>) {
        let Ok(entries) = fs::read_dir(dir) else {
            return;
        };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                walk(&path, ext, found);
            } else if path.extension().is_some_and(|e| e == ext) {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    walk(&root.join(dir), ext, &mut found);
    found.sort();
    found
        .into_iter()
        .map(|path| {
            let content = fs::read_to_string(&path).unwrap();
            (path.strip_prefix(root).unwrap().to_owned(), content)
        })
        .collect()
}

/// Fails with all complaints at once.
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// The code of a file: without comments, and without the tests at its end.
fn code(content: &str) -> String {
    content
        .lines()
        .take_while(|line| !line.trim_start().starts_with("#[cfg(test)]"))
        .map(|line| match line.find("//") {
            // Not the two slashes of an address in a string.
            Some(at) if !line[..at].ends_with(':') => &line[..at],
            _ => line,
        })
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn every_file_says_what_it_is() {
    let mut complaints = Vec::new();
    for dir in ["src", "tests", "benches", "examples"] {
        for (path, content) in files(dir, "rs") {
            if !content.starts_with("//! ") {
                complaints.push(format!("{}: does not open with `//!`", path.display()));
            }
        }
    }
    none(&complaints);
}

#[test]
fn no_file_is_long() {
    let mut complaints = Vec::new();
    for (path, content) in files("src", "rs") {
        let lines = content.lines().count();
        if lines > LONGEST {
            complaints.push(format!("{}: {lines} lines; split it", path.display()));
        }
    }
    none(&complaints);
}

#[test]
fn no_file_is_a_drawer() {
    let mut complaints = Vec::new();
    for (path, _) in files("src", "rs").into_iter().chain(files("tests", "rs")) {
        for part in &path {
            let name = part.to_str().unwrap().trim_end_matches(".rs");
            if DRAWERS.contains(&name) {
                complaints.push(format!("{}: name it by what it holds", path.display()));
            }
        }
    }
    none(&complaints);
}

/// The module path of a source file: `src/language/stop.rs` is `[language, stop]`.
fn module(path: &Path) -> Vec<String> {
    path.with_extension("")
        .iter()
        .skip(1)
        .map(|part| part.to_str().unwrap().to_owned())
        .filter(|part| part != "mod" && part != "lib")
        .collect()
}

/// The names that a path goes on with after `::`, which may be a group in braces.
fn names(rest: &str) -> Vec<String> {
    let identifier = |text: &str| -> String {
        text.trim_start()
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let Some(group) = rest.strip_prefix('{') else {
        return vec![identifier(rest)];
    };
    let (mut depth, mut from, mut found) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                found.push(identifier(&group[from..at]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push(identifier(&group[from..at]));
                from = at + 1;
            }
            _ => {}
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

/// The modules of the crate's root that a file names.
fn imports(module: &[String], code: &str) -> BTreeSet<String> {
    let mut found: BTreeSet<String> = code
        .match_indices("crate::")
        .flat_map(|(at, path)| names(&code[at + path.len()..]))
        .collect();
    // As many `super::` as there are modules above lead to the root, too.
    let to_root = "super::".repeat(module.len());
    if !module.is_empty() {
        found.extend(
            code.match_indices(&to_root)
                .flat_map(|(at, path)| names(&code[at + path.len()..])),
        );
    }
    found
}

#[test]
fn imports_are_found_in_any_form() {
    let module = ["clean".to_owned(), "text".to_owned()];
    let code = "use crate::{rule::{Text, RuleCard}, span::Span, index};\nfn f(x: crate::facts::Fact) { super::super::search::run() }";
    let found: Vec<String> = imports(&module, code).into_iter().collect();
    assert_eq!(found, ["facts", "index", "rule", "search", "span"]);
}

#[test]
fn data_flows_one_way() {
    let mut complaints = Vec::new();
    for (path, content) in files("src", "rs") {
        let module = module(&path);
        let Some(name) = module.first().map(String::as_str) else {
            continue;
        };
        // The program and the build script stand outside the library.
        if name == "bin" || name == "build" {
            continue;
        }
        let rank = |name: &str| ORDER.iter().position(|stage| *stage == name);
        if rank(name).is_none() && !FREE.contains(&name) {
            complaints.push(format!(
                "{}: give `{name}` a place in ORDER or FREE",
                path.display()
            ));
        }
        for used in imports(&module, &code(&content)) {
            let later = match (rank(name), rank(&used)) {
                (Some(own), Some(used)) => used > own,
                (None, Some(_)) => true,
                _ => false,
            };
            if later && name != used {
                complaints.push(format!(
                    "{}: `{name}` must not use `{used}`, which comes after it",
                    path.display()
                ));
            }
        }
    }
    none(&complaints);
}

#[test]
fn no_code_gives_up() {
    let mut complaints = Vec::new();
    for (path, content) in files("src", "rs") {
        for (i, line) in code(&content).lines().enumerate() {
            for word in FORBIDDEN {
                if line.contains(word) {
                    complaints.push(format!("{}:{}: {word}", path.display(), i + 1));
                }
            }
        }
    }
    none(&complaints);
}

#[test]
fn tables_are_kept_in_order() {
    let mut complaints = Vec::new();
    for (path, content) in files("src", "tsv") {
        let mut complain = |what: &str| complaints.push(format!("{}: {what}", path.display()));
        let name = path.file_stem().unwrap().to_str().unwrap();
        let named = name
            .rsplit_once('.')
            .is_some_and(|(_, tag)| Lang::from_tag(tag).is_some_and(|lang| lang.code() == tag));
        if !named {
            complain("its name does not end with a language: `words.sv.tsv`");
        }
        if !content.ends_with('\n') || content.contains('\r') {
            complain("lines do not end with one line feed each");
        }
        if !is_nfc(&content) {
            complain("is not in Unicode's normal form C");
        }
        let rows: Vec<&str> = content.lines().skip_while(|l| l.starts_with('#')).collect();
        for row in &rows {
            if row.is_empty() || row.trim() != *row {
                complain(&format!("a blank row, or white space around one: {row:?}"));
            }
        }
        for pair in rows.windows(2) {
            if pair[0] >= pair[1] {
                complain(&format!("not sorted and unique at {:?}", pair[1]));
            }
        }
    }
    none(&complaints);
}

/// Rows of the furniture tables that no line could ever meet.
#[test]
fn rows_of_furniture_can_be_met() {
    let mut complaints = Vec::new();
    for (path, content) in files("src/clean/tables", "tsv") {
        let named = path.file_name().unwrap().to_str().unwrap();
        if !named.starts_with("furniture.") {
            continue;
        }
        for row in content.lines() {
            let cells: Vec<&str> = row.split('\t').collect();
            let [_, place, phrase] = cells[..] else {
                complaints.push(format!("{named}: three cells: {row:?}"));
                continue;
            };
            let edge = |c: char| !c.is_alphanumeric() && !matches!(c, '#' | '©' | '%' | ')');
            let why = match place {
                // Lines are compared without the marks at their ends, and up to the sixth word.
                "start" if phrase.ends_with(['.', ',', ':', ';', '!', '?']) => "ends in a mark",
                "start" if phrase.split(' ').count() > 6 => "more than six words",
                "label" if phrase.contains(": ") || phrase.ends_with(':') => "a colon in a label",
                "label" if phrase.split(' ').count() > 7 => "more than seven words",
                "whole" if phrase.len() > 120 => "more than 120 bytes",
                "whole" if phrase.ends_with(edge) && phrase.len() > 1 => "ends in a mark",
                "start" | "label" | "whole" | "has" => "",
                _ => "no such place",
            };
            if phrase != phrase.to_lowercase() || phrase.contains(|c: char| c.is_ascii_digit()) {
                complaints.push(format!("{named}: capitals or figures: {row:?}"));
            }
            if !why.is_empty() {
                complaints.push(format!("{named}: {why}: {row:?}"));
            }
        }
    }
    none(&complaints);
}

#[test]
fn every_dependency_has_its_reason() {
    let manifest = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).unwrap();
    let mut section = "";
    let mut complaints = Vec::new();
    for line in manifest.lines().map(str::trim) {
        if line.starts_with('[') {
            section = line;
        } else if section.ends_with("dependencies]") && line.contains('=') {
            let reason = line.rsplit_once(" # ").map_or("", |(_, reason)| reason);
            if reason.is_empty() {
                complaints.push(format!("Cargo.toml: why is this here? {line}"));
            }
        }
    }
    none(&complaints);
}

#[test]
fn tests_that_are_passed_over_say_why() {
    let reason = concat!("#[ign", "ore = \"needs ../shared\"]");
    let mut complaints = Vec::new();
    for (path, content) in files("tests", "rs") {
        for line in content.lines().map(str::trim) {
            if line.starts_with("#[ign") && line != reason {
                complaints.push(format!("{}: {line}", path.display()));
            }
        }
    }
    none(&complaints);
}

#[test]
fn a_model_has_a_notice_and_what_notices_name_is_there() {
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/language/models");
    let mut notices = 0;
    for entry in fs::read_dir(models).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "bin") {
            let notice = fs::read_to_string(path.with_extension("NOTICE")).unwrap();
            let licensed = notice.contains("CC BY-SA 4.0") || notice.contains("ShareAlike 4.0");
            assert!(licensed, "{}: which licence?", path.display());
            for named in notice.split('`').filter(|n| n.starts_with("src/")) {
                let named = Path::new(env!("CARGO_MANIFEST_DIR")).join(named);
                assert!(named.exists(), "{}: {}", path.display(), named.display());
            }
            notices += 1;
        }
    }
    assert_eq!(notices, 2);
}

#[test]
fn a_rule_that_code_names_exists() {
    let kinds: BTreeSet<&str> = sikta::facts::rules()
        .filter_map(|card| card.id.split_once('/'))
        .map(|(kind, _)| kind)
        .collect();
    let known: BTreeSet<&str> = sikta::facts::rules().map(|card| card.id).collect();
    let mut complaints = Vec::new();
    let mut named = 0;
    for (path, content) in files("src/facts", "rs") {
        // The rules themselves say what they are called.
        if path.starts_with("src/facts/rules") {
            continue;
        }
        for literal in code(&content).split('"').skip(1).step_by(2) {
            let is_id = literal.split_once('/').is_some_and(|(kind, name)| {
                kinds.contains(kind)
                    && !name.is_empty()
                    && name.chars().all(|c| c.is_ascii_lowercase() || c == '-')
            });
            named += usize::from(is_id);
            if is_id && !known.contains(literal) {
                complaints.push(format!("{}: {literal} is no rule", path.display()));
            }
        }
    }
    assert!(named > 10, "{named} rules named in code");
    none(&complaints);
}
