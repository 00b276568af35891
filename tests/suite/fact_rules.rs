//! A user's rules and words for facts: what they change, and what is said of one that is wrong.

use crate::facts::row;
use sikta::clean::Orders;
use sikta::error::Error;
use sikta::guide::fact_rules::skeleton;
use sikta::guide::settings::Settings;
use sikta::guide::{FactRules, Guide, Options};
use sikta::index;
use sikta::ingest::{self, Page, sources};
use sikta::pipeline::{Stage, process, process_with};
use sikta::taxonomy::Library;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The golden cases: a `sikta.toml` with the directory that it names, a page, and every fact that comes out.
/// `SIKTA_REWRITE=1 cargo test --test suite golden_fact_rules` writes what comes out now; read the difference before committing.
#[test]
fn golden_fact_rules_come_out_as_they_stand() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fact-rules");
    let mut cases: Vec<PathBuf> = fs::read_dir(&dir)
        .expect("tests/fact-rules is there")
        .map(|e| e.expect("it can be read").path())
        .collect();
    cases.sort();
    assert!(!cases.is_empty());
    for case in cases {
        let guide = Guide::new(
            Options {
                settings: Some(case.join("sikta.toml")),
                ..Options::default()
            },
            sikta::guide::site::Sites::default(),
        );
        let page = Page::from_text(
            "case",
            fs::read_to_string(case.join("page.txt")).expect("a case has a page"),
        );
        let facts = guide.facts(&page).expect("its rules hold");
        let (orders, library) = (Orders::default(), Library::default());
        let with = process_with(page.clone(), Stage::Facts, &orders, facts.book(), &library);
        let without = process(page);
        let rows = |article: &sikta::article::Article| -> Vec<String> {
            article.facts.iter().map(|f| row(article, f)).collect()
        };
        let before = rows(&without);
        let marked = rows(&with)
            .into_iter()
            .map(|row| match before.contains(&row) {
                true => format!("  {row}"),
                false => format!("+ {row}"),
            });
        let gone = before.iter().filter(|row| !rows(&with).contains(row));
        let now: String = marked.chain(gone.map(|row| format!("- {row}"))).collect();
        let path = case.join("facts.tsv");
        if std::env::var_os("SIKTA_REWRITE").is_some() {
            fs::write(&path, &now).expect("the case can be written");
        }
        let wanted = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(now, wanted, "{}", path.display());
    }
}

fn directory(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().expect("a directory");
    for (name, text) in files {
        fs::write(dir.path().join(name), text).expect("written");
    }
    dir
}

/// What is said of a directory with these files: file name, line, English, Swedish.
fn wrong(files: &[(&str, &str)]) -> (String, usize, String, String) {
    let dir = directory(files);
    match FactRules::read(dir.path()) {
        Err(Error::Settings { path, line, en, sv }) => {
            let name = path.file_name().expect("a name").to_string_lossy();
            (name.into_owned(), line, en, sv)
        }
        other => panic!("{files:?}: {other:?}"),
    }
}

#[test]
fn what_is_wrong_in_a_table_is_named_with_its_line_and_what_mends_it() {
    for (name, text, line, says) in [
        ("tol.sv.tsv", "x\n", 1, "did you mean \"tool\"?"),
        (
            "tool.tsv",
            "x\n",
            1,
            "called by what it holds and its language",
        ),
        ("tool.fi.tsv", "x\n", 1, "known are sv, en, nb, da"),
        ("tool.sv.txt", "x\n", 1, "must end in .tsv"),
        (
            "tool.sv.tsv",
            "lod\n\nLod\n",
            3,
            "stands twice, first on line 1",
        ),
        ("tool.sv.tsv", "-\n", 1, "too short to tell"),
        ("tool.sv.tsv", "lod\tpass\n", 1, "has a tab"),
        (
            "tool.sv.tsv",
            "lod\n!aparat\n",
            2,
            "did you mean \"apparat\"?",
        ),
        ("verbs.sv.tsv", "slipa\n", 1, "needs two columns"),
        ("verbs.sv.tsv", "!slipa\tslipar\n", 1, "take away the !"),
        (
            "topic.sv.tsv",
            "vad du får\tpaj\n",
            1,
            "did you mean \"pay\"?",
        ),
        ("words.en.tsv", "tol\tlathe\n", 1, "did you mean \"tool\"?"),
    ] {
        let (file, at, en, sv) = wrong(&[(name, text)]);
        assert_eq!((file.as_str(), at), (name, line), "{en}");
        assert!(en.contains(says), "{name}: {en}");
        assert_ne!(en, sv);
    }
}

#[test]
fn a_rule_that_does_not_do_what_it_says_is_refused() {
    let rule = skeleton(Some("min/rad"), false);
    let dir = directory(&[("own.toml", &rule)]);
    let facts = FactRules::read(dir.path()).expect("the skeleton holds");
    assert_eq!(facts.book().rules().count(), 1);
    assert!(!facts.fingerprint().is_empty());
    for (from, to, says) in [
        ("\"skill\"", "\"skil\"", "did you mean \"skill\"?"),
        (
            "\"knowledge\"",
            "\"workplace\"",
            "there is no facet of skill \"workplace\"",
        ),
        ("{np}", "{npp}", "\"{npp}\" cannot stand here"),
        ("i {np}", "i", "what the value is, such as {np}"),
        ("i {np}", "{np} i", "which must come last"),
        ("katalogiserar|registrerar", "~kat", "four letters or more"),
        (
            "katalogiserar|registrerar",
            "<tol>",
            "did you mean \"tool\"?",
        ),
        (
            "katalogiserar|registrerar",
            "ofta?",
            "begin with a word that must be there",
        ),
        (
            "=> Solregistret",
            "=> registret",
            "it finds \"Solregistret\" (typical)",
        ),
        ("=> Solregistret", "", "write the sentence, then =>"),
        (
            "äter i matsalen",
            "registrerar i matsalen",
            "which it must leave; make the pattern narrower",
        ),
        ("\npurpose", "\npurpos", "did you mean \"purpose\"?"),
        ("min/rad", "skill/be", "is taken, or not family/name"),
        ("leaves =", "# leaves =", "has no leaves"),
        (
            "# lang = \"en\"",
            "lang = \"fi\" #",
            "known are sv, en, nb, da",
        ),
        (
            "# lang",
            "topics = [\"jobb\"] # lang",
            "there is no topic \"jobb\"",
        ),
    ] {
        assert!(rule.contains(from), "{from}");
        let (file, line, en, sv) = wrong(&[("own.toml", &rule.replace(from, to))]);
        assert_eq!(file, "own.toml");
        assert!(line >= 5, "{line}: {en}");
        assert!(en.contains(says), "{to}: {en}");
        assert_ne!(en, sv);
    }
    let (file, line, en, _) = wrong(&[("a.toml", &rule), ("b.toml", &rule)]);
    assert_eq!((file.as_str(), line), ("b.toml", 5), "{en}");
}

#[test]
fn settings_name_the_directory_and_know_its_rules() {
    let dir = directory(&[("sikta.toml", "facts = \"minna\"\n")]);
    fs::create_dir(dir.path().join("mina")).expect("made");
    let path = dir.path().join("sikta.toml");
    let error = Settings::read(&path).expect_err("there is no such directory");
    assert!(
        error.to_string().contains("did you mean \"mina\"?"),
        "{error}"
    );
    let rule = skeleton(Some("min/rad"), true);
    fs::write(dir.path().join("mina/own.toml"), rule).expect("written");
    fs::write(&path, "facts = \"mina\"\ndisable = [\"min/rad\"]\n").expect("written");
    let settings = Settings::read(&path).expect("it holds");
    assert_eq!(settings.rule_ids().collect::<Vec<_>>(), ["min/rad"]);
    fs::write(&path, "facts = \"mina\"\ndisable = [\"min/raad\"]\n").expect("written");
    let error = Settings::read(&path).expect_err("there is no such rule");
    assert!(
        error.to_string().contains("did you mean \"min/rad\"?"),
        "{error}"
    );
}

/// A build makes a page anew when a word of the user's has come, and only then.
#[test]
fn an_index_follows_the_rules_and_words() {
    let dir = directory(&[
        ("sikta.toml", "facts = \"rules\"\n"),
        ("page.txt", "Bagare\n\nEn bagare arbetar på kakverk.\n"),
    ]);
    let rules = dir.path().join("rules");
    fs::create_dir(&rules).expect("made");
    let changed = || {
        let index = dir.path().join("index");
        let documents = sources(
            vec![dir.path().join("page.txt")],
            ingest::Options::default(),
        );
        let options = index::Options {
            jobs: 1,
            fresh: false,
        };
        let built = index::build_under(&index, documents, options, &Guide::default(), |_| ());
        let built = built.expect("it can be built");
        (built.new, built.changed, built.unchanged)
    };
    assert_eq!(changed(), (1, 0, 0));
    assert_eq!(changed(), (0, 0, 1));
    fs::write(rules.join("workplace.sv.tsv"), "kakverk\n").expect("written");
    assert_eq!(changed(), (0, 1, 0));
    assert_eq!(changed(), (0, 0, 1));
    fs::write(rules.join("own.toml"), skeleton(None, false)).expect("written");
    assert_eq!(changed(), (0, 1, 0));
}

/// Whatever stands in a directory, reading it ends, and says what is wrong or holds.
#[test]
fn hostile_tables_and_rules_end() {
    let many: String = (0..30_000).map(|n| format!("ord{n}\n")).collect();
    let (_, _, en, _) = wrong(&[("tool.sv.tsv", &many)]);
    assert!(en.contains("more than 20000 entries"), "{en}");
    let long = "a".repeat(500);
    let (_, _, en, _) = wrong(&[("tool.sv.tsv", &long)]);
    assert!(en.contains("longer than"), "{en}");
    let rule = skeleton(None, false);
    let gaps = "… x? ".repeat(100);
    let (_, _, en, _) = wrong(&[(
        "own.toml",
        &rule.replace("i {np}", &format!("{gaps}{{np}}")),
    )]);
    assert!(en.contains("more than 24 elements"), "{en}");
    let dir = directory(&[]);
    fs::write(dir.path().join("tool.sv.tsv"), b"l\xf6d\n").expect("written");
    let error = FactRules::read(dir.path()).expect_err("it is Latin-1");
    assert!(error.to_string().contains("not UTF-8"), "{error}");
}
