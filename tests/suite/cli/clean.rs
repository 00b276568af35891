//! `clean`, and what all commands do with files.

use super::{PAGE, Ran, command, fed, folder, sikta_in};
use std::fs;
use std::path::Path;
use std::process::Stdio;

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
fn standard_input_is_what_it_looks_like() {
    let html = "<h1>Kock och b&auml;gare</h1><p>En kock lagar mat p&aring; restaurang.</p>";
    assert_eq!(
        fed(&["clean", "-"], html.as_bytes()).out,
        "Kock och bägare\nEn kock lagar mat på restaurang.\n"
    );
    let record = format!("{{\"id\":\"a\",\"html\":\"{html}\"}}\n");
    let ran = fed(&["clean", "--format", "json"], record.repeat(2).as_bytes());
    let ids = ran
        .out
        .lines()
        .filter(|l| l.starts_with("{\"id\":\"a\""))
        .count();
    assert_eq!((ran.code, ids), (0, 2), "{}", ran.out);
    let markdown = "<p align=center>Bild</p>\n\n# Kock\n\nEn kock lagar mat på restaurang.\n";
    assert!(fed(&["clean"], markdown.as_bytes()).out.contains("# Kock"));
}

#[test]
fn an_encoding_that_is_changed_is_told() {
    let latin: &[u8] = b"S\xe5 blir du m\xe5lare\n\nEn m\xe5lare m\xe5lar hus och v\xe4ggar.\n";
    let dir = folder(&[("a.txt", latin), ("b.txt", PAGE.as_bytes())]);
    let said = sikta_in(dir.path(), &["clean", "--site=off", "a.txt", "b.txt"]).err;
    assert_eq!(
        said,
        "a.txt: read as windows-1252, which its bytes look most like; what is written is UTF-8\n"
    );
    let said = sikta_in(dir.path(), &["clean", "--lang", "sv", "a.txt"]).err;
    assert!(said.contains("läst som windows-1252"), "{said}");
}

#[test]
fn a_near_copy_is_named_by_its_path() {
    let dir = folder(&[]);
    fs::create_dir(dir.path().join("nc")).unwrap();
    for name in ["nc/a.txt", "nc/b.txt"] {
        fs::write(dir.path().join(name), PAGE.repeat(2)).unwrap();
    }
    let said = sikta_in(dir.path(), &["clean", "--site=off", "nc"]).err;
    assert!(
        said.contains("nc/b.txt") && said.contains("of nc/a.txt"),
        "{said}"
    );
}

#[test]
fn help_of_a_command_is_its_help() {
    let dir = folder(&[]);
    let help = |args: &[&str]| sikta_in(dir.path(), args);
    let asked = help(&["help", "clean"]);
    assert_eq!((asked.code, asked.out), (0, help(&["clean", "--help"]).out));
    assert_eq!(help(&["help"]).out, help(&["--help"]).out);
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
    assert_eq!(ran.err.lines().count(), 3, "{}", ran.err);
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
    let dir = folder(&[
        ("page.txt", PAGE.as_bytes()),
        ("other.txt", PAGE.as_bytes()),
    ]);
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
        &["clean", "page.txt", "other.txt", "--format", "html"],
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
    let names = fs::read_dir(dir.path()).unwrap().count();
    assert_eq!(names, 3, "the page, its original, and the memory of it");

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

#[test]
#[cfg(unix)]
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

#[test]
#[cfg(unix)]
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
fn write_refuses_a_file_of_records_once() {
    let dir = folder(&[(
        "a.jsonl",
        b"{\"id\": \"a\", \"text\": \"x\"}\n{\"id\": \"b\", \"text\": \"y\"}\n",
    )]);
    let ran = sikta_in(dir.path(), &["clean", "--write", "a.jsonl"]);
    assert_eq!((ran.code, ran.err.lines().count()), (2, 1), "{}", ran.err);
    assert!(ran.err.contains("a.jsonl holds records"), "{}", ran.err);
}

#[test]
fn no_rest_of_a_terminal_sequence_is_in_html_or_markdown() {
    let page = PAGE.replace("målare\n\nEn", "\u{1b}[31mmålare\u{1b}[0m\n\nEn");
    assert_ne!(page, PAGE);
    let dir = folder(&[("page.txt", page.as_bytes())]);
    for format in ["html", "markdown"] {
        let ran = sikta_in(dir.path(), &["clean", "page.txt", "--format", format]);
        assert!(ran.out.contains("Så blir du målare"), "{}", ran.out);
        assert!(
            !ran.out.contains("[31m") && !ran.out.contains("[0m"),
            "{}",
            ran.out
        );
    }
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

#[test]
fn a_rule_is_switched_off_on_a_line_and_still_takes_the_others() {
    let page = format!("{PAGE}Dela på LinkedIn\n");
    let dir = folder(&[("page.txt", page.as_bytes())]);
    let line = |text: &str| 1 + page.lines().position(|l| l == text).unwrap();
    let kept = line("Dela på LinkedIn").to_string();
    let both = sikta_in(dir.path(), &["clean", "page.txt"]).out;
    assert!(!both.contains("LinkedIn") && !both.contains("Facebook"));
    sikta_in(dir.path(), &["clean", "page.txt", "--keep", &kept]);
    let one = sikta_in(dir.path(), &["clean", "page.txt"]).out;
    assert!(
        one.contains("LinkedIn") && !one.contains("Facebook"),
        "{one}"
    );
    // What comes by `pipe` is no file, so nobody has decided on its lines.
    let record = serde_json::json!({"id": "page.txt", "text": page}).to_string();
    let piped = fed(&["pipe", "--only", "clean"], record.as_bytes()).out;
    assert!(!piped.contains("Dela på LinkedIn"), "{piped}");
}

#[test]
fn debris_is_shown_by_its_rule_and_where_its_line_is_explained() {
    let page = "Så blir du bagare\n\nEn bagare bakar bröd varje morgon i ett varmt bageri nära torget i staden.\n\nYou should always wash your hands before you start to bake the bread.\n\nBagaren går hem tidigt på eftermiddagen och sover en stund innan kvällen kommer.\n";
    let dir = folder(&[("page.txt", page.as_bytes())]);
    let rule = "debris/foreign-line";
    let shown = sikta_in(dir.path(), &["rules", rule, "page.txt"]);
    assert!(
        shown.out.starts_with("page.txt:5 debris/foreign-line · "),
        "{}",
        shown.out
    );
    let explained = sikta_in(dir.path(), &["clean", "--explain", "5", "page.txt"]).out;
    assert!(
        explained.contains("  flagged: debris/foreign-line · "),
        "{explained}"
    );
    let swedish = ["clean", "--explain", "5", "page.txt", "--lang", "sv"];
    assert!(
        sikta_in(dir.path(), &swedish)
            .out
            .contains("  flaggad: debris/foreign-line · ")
    );
    for args in [
        &["clean", "--explain", "5", "page.txt", "--disable", rule][..],
        &["clean", "--explain", "3", "page.txt"],
    ] {
        assert!(
            !sikta_in(dir.path(), args).out.contains("flagged:"),
            "{args:?}"
        );
    }
}

#[test]
fn write_goes_on_whatever_one_page_is_like() {
    let odd = "Fler program\nBasår\n\u{200b}";
    let dir = folder(&[
        ("a.txt", odd.as_bytes()),
        ("b.txt", b"\x00\x01\x02\x00\x01\x02"),
        ("c.txt", PAGE.as_bytes()),
    ]);
    let clean = sikta_in(dir.path(), &["clean", "c.txt"]).out;
    for jobs in ["1", "3"] {
        fs::write(dir.path().join("c.txt"), PAGE).unwrap();
        let ran = sikta_in(dir.path(), &["clean", "--write", "--jobs", jobs, "."]);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains("b.txt"), "{}", ran.err);
        assert!(!ran.err.contains("fault in sikta"), "{}", ran.err);
        assert_eq!(fs::read_to_string(dir.path().join("c.txt")).unwrap(), clean);
    }
}
