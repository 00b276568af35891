//! Every command, run as a user runs it.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const COMMANDS: [&[&str]; 13] = [
    &[],
    &["build"],
    &["clean"],
    &["check"],
    &["facts"],
    &["search"],
    &["rules"],
    &["pipe"],
    &["eval"],
    &["eval", "lines"],
    &["eval", "facts"],
    &["completions"],
    &["man"],
];

/// A page with a contents label and a share line around an article.
const PAGE: &str = "Så blir du målare\n\nInnehåll\n\nArbetsuppgifter\n\nSå blir du målare\n\n\
    En målare målar hus och väggar, både inomhus och utomhus, och arbetet varierar med årstiden.\n\n\
    Arbetsuppgifter\n\n\
    Målaren tvättar, skrapar och slipar ytor innan de målas. Det är viktigt att vara noggrann och att ha god balans.\n\n\
    Dela på Facebook\n";

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn ran(output: Output) -> Ran {
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn command(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sikta"));
    command
        .args(args)
        .current_dir(dir)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "C.UTF-8")
        .stdin(Stdio::null());
    command
}

fn sikta_in(dir: &Path, args: &[&str]) -> Ran {
    ran(command(dir, args).output().unwrap())
}

fn sikta(args: &[&str]) -> Ran {
    sikta_in(Path::new("."), args)
}

fn fed(args: &[&str], input: &[u8]) -> Ran {
    let mut child = command(Path::new("."), args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    ran(output)
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    dir
}

#[test]
fn help_is_on_standard_output_in_both_languages_and_ends_with_an_example() {
    for path in COMMANDS {
        for (lang, heading, usage) in [
            ("en", "Examples:", "Usage: sikta"),
            ("sv", "Exempel:", "Användning: sikta"),
        ] {
            let mut args = path.to_vec();
            args.extend(["--lang", lang, "--help"]);
            let help = sikta(&args);
            assert_eq!((help.code, &*help.err), (0, ""), "{path:?}");
            let (_, examples) = help.out.split_once(heading).unwrap();
            assert!(
                examples.contains("$ sikta") || examples.contains("| sikta"),
                "{}",
                help.out
            );
            assert!(help.out.contains(usage), "{}", help.out);
            assert!(help.out.contains(&path.join(" ")));
        }
    }
}

#[test]
fn the_locale_chooses_the_language_and_the_flag_beats_it() {
    let said = |vars: &[(&str, &str)], args: &[&str]| {
        let mut command = command(Path::new("."), args);
        command.envs(vars.iter().copied());
        ran(command.output().unwrap()).out
    };
    let swedish = |text: String| text.contains("Användning:");
    assert!(swedish(said(&[("LANG", "sv_SE.UTF-8")], &["--help"])));
    assert!(swedish(said(
        &[("LANG", "en_US.UTF-8"), ("LC_ALL", "sv_FI")],
        &["--help"]
    )));
    assert!(swedish(said(
        &[("LC_MESSAGES", "sv_SE.UTF-8")],
        &["--help"]
    )));
    assert!(!swedish(said(&[("LANG", "svx")], &["--help"])));
    assert!(!swedish(said(
        &[("LANG", "sv_SE.UTF-8")],
        &["--lang", "en", "--help"]
    )));
    assert!(!swedish(said(
        &[("LANG", "sv_SE.UTF-8")],
        &["--lang=en", "--help"]
    )));
}

#[test]
fn wrong_arguments_end_with_2_and_a_hint_in_both_languages() {
    for (args, english, swedish) in [
        (
            &["klean"][..],
            "unrecognized subcommand 'klean'",
            "kommandot 'klean' finns inte",
        ),
        (
            &["clean", "--fromat", "text"],
            "unexpected argument '--fromat'",
            "oväntat argument '--fromat'",
        ),
        (
            &["clean", "--format", "pdf"],
            "invalid value 'pdf'",
            "'pdf' är inget giltigt värde",
        ),
        (
            &["clean", "--diff", "--write", "x"],
            "cannot be used with",
            "går inte ihop med",
        ),
        (&["search"], "required arguments", "det här saknas: <FRÅGA>"),
        (&["eval"], "Usage: sikta eval", "Användning: sikta eval"),
        (
            &["facts", "--kind", "salary"],
            "invalid value 'salary'",
            "'salary' är inget giltigt värde",
        ),
    ] {
        let ran = sikta(args);
        assert_eq!((ran.code, &*ran.out), (2, ""), "{args:?}");
        assert!(ran.err.contains(english), "{}", ran.err);
        let args: Vec<&str> = ["--lang", "sv"].iter().chain(args).copied().collect();
        let ran = sikta(&args);
        assert_eq!((ran.code, &*ran.out), (2, ""), "{args:?}");
        assert!(ran.err.contains(swedish), "{}", ran.err);
    }
}

#[test]
fn completions_and_man_pages_are_generated() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = sikta(&["completions", shell]);
        assert_eq!(script.code, 0);
        assert!(script.out.contains("clean"), "{shell}");
    }
    for path in COMMANDS {
        let mut args = vec!["man"];
        args.extend(path);
        let page = sikta(&args);
        assert_eq!(page.code, 0);
        assert!(page.out.contains(".TH sikta"), "{}", page.out);
    }
    let none = sikta(&["man", "klean"]);
    assert_eq!((none.code, &*none.out), (2, ""));
}

#[test]
fn clean_keeps_the_article_of_a_file_and_of_standard_input() {
    let dir = folder(&[("page.txt", PAGE.as_bytes())]);
    let from_file = sikta_in(dir.path(), &["clean", "page.txt"]);
    assert_eq!((from_file.code, &*from_file.err), (0, ""));
    assert!(
        from_file.out.starts_with("Så blir du målare\n"),
        "{}",
        from_file.out
    );
    assert!(from_file.out.contains("Målaren tvättar"));
    assert!(!from_file.out.contains("Facebook"), "{}", from_file.out);
    for args in [&["clean"][..], &["clean", "-"]] {
        assert_eq!(fed(args, PAGE.as_bytes()).out, from_file.out);
    }
}

#[test]
fn several_files_come_in_order_whatever_the_number_of_jobs() {
    let pages: Vec<(String, String)> = (0..40)
        .map(|n| {
            (
                format!("{n:02}.txt"),
                format!("Yrke nummer {n}\n\n{}", PAGE.repeat(n % 7)),
            )
        })
        .collect();
    let files: Vec<(&str, &[u8])> = pages.iter().map(|(n, p)| (&**n, p.as_bytes())).collect();
    let dir = folder(&files);
    for base in [
        &["clean", "."][..],
        &["check", "."],
        &["facts", ".", "--format", "jsonl"],
    ] {
        let runs: Vec<Ran> = ["1", "2", "7"]
            .iter()
            .map(|n| sikta_in(dir.path(), &[base, &["--jobs", n]].concat()))
            .collect();
        assert!(runs.windows(2).all(|w| w[0].out == w[1].out), "{base:?}");
    }
    let clean = sikta_in(dir.path(), &["clean", "03.txt", "01.txt", "02.txt"]);
    let titles: Vec<&str> = clean
        .out
        .split("\x0c\n")
        .map(|p| p.lines().next().unwrap())
        .collect();
    assert_eq!(titles, ["Yrke nummer 3", "Yrke nummer 1", "Yrke nummer 2"]);
}

#[test]
fn what_cannot_be_read_is_reported_and_the_rest_goes_on() {
    let dir = folder(&[
        ("empty.txt", b""),
        (
            "binary.txt",
            b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0\x01\0\0\0",
        ),
        (
            "latin1.txt",
            b"S\xe5 blir du m\xe5lare\n\nEn m\xe5lare m\xe5lar hus och v\xe4ggar.\n",
        ),
        ("page.txt", PAGE.as_bytes()),
    ]);
    let ran = sikta_in(
        dir.path(),
        &[
            "clean",
            "missing.txt",
            "empty.txt",
            "binary.txt",
            "latin1.txt",
            "page.txt",
        ],
    );
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("missing.txt"), "{}", ran.err);
    assert!(ran.err.contains("binary.txt"), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 2, "{}", ran.err);
    assert!(
        ran.out.contains("Så blir du målare\n\nEn målare målar"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("Målaren tvättar"), "{}", ran.out);
    let swedish = sikta_in(dir.path(), &["--lang", "sv", "clean", "missing.txt"]);
    assert!(
        swedish.err.starts_with("hoppade över: missing.txt: filen"),
        "{}",
        swedish.err
    );
}

#[test]
fn clean_formats_are_what_they_say() {
    let dir = folder(&[("page.txt", PAGE.as_bytes())]);
    let format = |name: &str| sikta_in(dir.path(), &["clean", "page.txt", "--format", name]);
    assert!(format("markdown").out.starts_with("# Så blir du målare\n"));
    assert!(
        format("html")
            .out
            .starts_with("<!DOCTYPE html>\n<html lang=\"sv\">")
    );
    let record: serde_json::Value = serde_json::from_str(&format("json").out).unwrap();
    assert_eq!(record["id"], "page.txt");
    assert_eq!(
        record["clean"],
        sikta_in(dir.path(), &["clean", "page.txt"]).out
    );
    let docx = command(dir.path(), &["clean", "page.txt", "--format", "docx"])
        .output()
        .unwrap();
    assert!(docx.stdout.starts_with(b"PK"));
    let two = sikta_in(
        dir.path(),
        &["clean", "page.txt", "page.txt", "--format", "html"],
    );
    assert_eq!(two.code, 2);
    assert!(two.err.contains("one page at a time"), "{}", two.err);
}

#[test]
fn diff_says_what_goes_by_which_rule_and_why() {
    let dir = folder(&[("page.txt", PAGE.as_bytes())]);
    let diff = sikta_in(dir.path(), &["clean", "--diff", "page.txt"]);
    assert_eq!(diff.code, 0);
    let at = diff
        .out
        .lines()
        .position(|l| l.ends_with("- Dela på Facebook"))
        .unwrap();
    let why = diff.out.lines().nth(at + 1).unwrap();
    assert!(
        why.trim_start().starts_with("share · share/"),
        "{}",
        diff.out
    );
    assert!(!diff.out.contains('\u{1b}'));
    let color = sikta_in(
        dir.path(),
        &["clean", "--diff", "page.txt", "--color", "always"],
    );
    assert!(color.out.contains("\u{1b}["));
}

#[test]
fn write_cleans_in_place_and_never_loses_an_original() {
    let dir = folder(&[("page.txt", PAGE.as_bytes())]);
    let path = dir.path().join("page.txt");
    let clean = sikta_in(dir.path(), &["clean", "page.txt"]).out;
    let ran = sikta_in(dir.path(), &["clean", "--write", "page.txt"]);
    assert_eq!((ran.code, &*ran.out), (0, ""), "{}", ran.err);
    assert!(ran.err.contains("page.txt.orig"), "{}", ran.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), clean);
    assert_eq!(
        fs::read_to_string(dir.path().join("page.txt.orig")).unwrap(),
        PAGE
    );

    // Clean already: nothing is written and no backup made.
    let again = sikta_in(dir.path(), &["clean", "--write", "page.txt"]);
    assert_eq!(again.code, 0);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2);

    // A backup that is there stays as it is.
    fs::write(&path, format!("{PAGE}Dela på X\n")).unwrap();
    assert_eq!(
        sikta_in(dir.path(), &["clean", "-w", "-q", "page.txt"]).code,
        0
    );
    assert_eq!(
        fs::read_to_string(dir.path().join("page.txt.orig")).unwrap(),
        PAGE
    );
    let second = fs::read_to_string(dir.path().join("page.txt.orig.1")).unwrap();
    assert_eq!(second, format!("{PAGE}Dela på X\n"));
}

#[cfg(unix)]
#[test]
fn write_keeps_permissions_and_follows_links() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let dir = folder(&[("real/page.txt", PAGE.as_bytes())]);
    let real = dir.path().join("real/page.txt");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    let link = dir.path().join("link.txt");
    symlink(&real, &link).unwrap();
    assert_eq!(
        sikta_in(dir.path(), &["clean", "--write", "link.txt"]).code,
        0
    );
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&real), 0o640);
    assert_eq!(mode(&dir.path().join("real/page.txt.orig")), 0o640);
    assert!(!fs::read_to_string(&real).unwrap().contains("Facebook"));
}

#[cfg(unix)]
#[test]
fn write_leaves_what_may_not_be_written() {
    use std::os::unix::fs::PermissionsExt;
    let dir = folder(&[
        ("page.txt", PAGE.as_bytes()),
        ("page.html", b"<!doctype html><p>x</p>"),
    ]);
    let path = dir.path().join("page.txt");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    for name in ["page.txt", "page.html"] {
        let ran = sikta_in(dir.path(), &["clean", "--write", name]);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains(name), "{}", ran.err);
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), PAGE);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2);
}

#[test]
fn check_reports_one_finding_a_line_and_ends_with_1() {
    let dir = folder(&[("page.txt", PAGE.as_bytes()), ("fine.txt", b"")]);
    let ran = sikta_in(dir.path(), &["check", "page.txt"]);
    assert_eq!(ran.code, 1);
    let share = ran.out.lines().find(|l| l.contains("Facebook")).unwrap();
    assert!(share.starts_with("page.txt:15:1: share share/"), "{share}");
    assert!(share.contains(": Dela på Facebook — "), "{share}");
    let json = sikta_in(dir.path(), &["check", "page.txt", "--format", "json"]);
    let findings: Vec<serde_json::Value> = serde_json::from_str(&json.out).unwrap();
    assert_eq!(findings.len(), ran.out.lines().count());
    let sarif = sikta_in(dir.path(), &["check", "page.txt", "--format", "sarif"]);
    let log: serde_json::Value = serde_json::from_str(&sarif.out).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), findings.len());
    let rules = log["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .unwrap();
    assert!(
        rules
            .iter()
            .all(|rule| rule["shortDescription"]["text"].is_string()),
        "{rules:?}"
    );
    let fine = sikta_in(dir.path(), &["check", "fine.txt"]);
    assert_eq!((fine.code, &*fine.out), (0, ""));
    assert_eq!(
        sikta_in(dir.path(), &["check", "page.txt", "missing.txt"]).code,
        2
    );
}

#[test]
fn facts_come_in_every_format() {
    let dir = folder(&[("page.txt", PAGE.as_bytes())]);
    let facts = |format: &str| sikta_in(dir.path(), &["facts", "page.txt", "--format", format]);
    let jsonl = facts("jsonl").out;
    let all: Vec<serde_json::Value> = serde_json::from_str(&facts("json").out).unwrap();
    assert!(!all.is_empty());
    assert_eq!(jsonl.lines().count(), all.len());
    assert_eq!(facts("csv").out.lines().count(), all.len() + 1);
    assert_eq!(facts("table").out.lines().count(), all.len() + 1);
    assert!(facts("jsonld").out.contains("\"Article\""));
    let parquet = command(dir.path(), &["facts", "page.txt", "--format", "parquet"])
        .output()
        .unwrap();
    assert!(parquet.stdout.starts_with(b"PAR1"));
    let skills = sikta_in(
        dir.path(),
        &["facts", "page.txt", "--kind", "skill", "--format", "jsonl"],
    )
    .out;
    assert!(!skills.is_empty());
    assert!(
        skills
            .lines()
            .all(|line| line.contains("\"kind\":\"skill\"")),
        "{skills}"
    );
}

#[test]
fn what_a_page_says_never_steers_the_terminal() {
    let hostile = PAGE.replace("Dela på", "Dela\u{1b}]0;x\u{7}\u{1b}[31m\u{202e} på");
    let dir = folder(&[("a\u{1b}[2Jb.txt", hostile.as_bytes())]);
    for args in [
        &["clean", "--diff", "."][..],
        &["check", "."],
        &["facts", "."],
        &["clean", "-w", "."],
    ] {
        let ran = sikta_in(dir.path(), args);
        for bad in ['\u{1b}', '\u{7}', '\u{202e}'] {
            assert!(!ran.out.contains(bad) && !ran.err.contains(bad), "{args:?}");
        }
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let page = PAGE.repeat(3000);
    let dir = folder(&[("page.txt", page.as_bytes())]);
    let mut child = command(dir.path(), &["clean", "-q", "page.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(
        output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(output.status.code(), Some(0));
}
