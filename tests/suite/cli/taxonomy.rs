//! `sikta taxonomy`: what is added, what is wrong with it, and what is asked.

use super::{Ran, sikta_in};
use std::fs;
use tempfile::TempDir;

fn added(name: &str, bytes: &[u8], more: &[&str]) -> (TempDir, Ran) {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("sikta.toml"), "").unwrap();
    fs::write(dir.path().join(name), bytes).unwrap();
    let ran = sikta_in(dir.path(), &[&["taxonomy", "add", name][..], more].concat());
    (dir, ran)
}

fn found(dir: &TempDir, text: &str) -> String {
    found_in(dir, text, "own")
}

fn found_in(dir: &TempDir, text: &str, system: &str) -> String {
    let ran = sikta_in(dir.path(), &["taxonomy", "find", text, "--system", system]);
    ran.out
}

#[test]
fn a_name_that_is_taken_by_another_file_is_not_taken_over() {
    let (dir, ran) = added("own.csv", b"code,label\n1,drakvakt\n", &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let again = sikta_in(dir.path(), &["taxonomy", "add", "own.csv"]);
    assert_eq!(again.code, 0, "the same file again: {}", again.err);
    fs::create_dir(dir.path().join("b")).unwrap();
    fs::write(dir.path().join("b/own.csv"), "code,label\n9,molnherde\n").unwrap();
    let other = sikta_in(dir.path(), &["taxonomy", "add", "b/own.csv"]);
    assert_eq!(other.code, 2);
    assert!(
        other.err.contains("--replace") && other.err.contains("--name"),
        "{}",
        other.err
    );
    assert!(found(&dir, "drakvakt").contains("drakvakt"));
    let other = sikta_in(dir.path(), &["taxonomy", "add", "b/own.csv", "--name", "b"]);
    assert_eq!(other.code, 0, "{}", other.err);
    assert!(found(&dir, "drakvakt").contains("drakvakt"));
    assert!(found_in(&dir, "molnherde", "b").contains("molnherde"));
}

#[test]
fn a_classification_has_a_name_that_its_codes_can_be_asked_for_by() {
    let (dir, ran) = added("a.tsv", b"code\tlabel\nX1\tdrakvakt\n", &["--name", " / "]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--name NAME"), "{}", ran.err);
    let listed = sikta_in(dir.path(), &["taxonomy", "list"]);
    assert!(!listed.out.contains("a.tsv"), "{}", listed.out);
}

#[test]
fn codes_of_ones_own_have_the_name_that_they_were_added_by_for_their_system() {
    let (dir, ran) = added("a.tsv", b"code\tlabel\nX1\tdrakvakt\n", &["--name", "Mina"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let run = |args: &[&str]| sikta_in(dir.path(), args);
    fs::write(dir.path().join("b.tsv"), "code\tlabel\nX1\tklockringare\n").unwrap();
    assert_eq!(run(&["taxonomy", "add", "b.tsv", "--name", "b/c"]).code, 0);
    fs::create_dir(dir.path().join("pages")).unwrap();
    for (name, role) in [("d.txt", "drakvakt"), ("m.txt", "klockringare")] {
        let text = format!("S\u{e5} blir du {role}\n\nEn {role} arbetar ute i alla v\u{e4}der.\n");
        fs::write(dir.path().join("pages").join(name), text).unwrap();
    }
    assert!(found_in(&dir, "klockringare", "b-c").contains("X1"));
    assert_eq!(run(&["build", "pages"]).code, 0);
    for (query, page) in [
        ("code:Mina/X1", "d.txt"),
        ("code:mina/x1", "d.txt"),
        ("code:MINA/*", "d.txt"),
        ("code:b-c/X1", "m.txt"),
    ] {
        let ran = run(&["search", query, "--grain", "article", "--format", "json"]);
        let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let pages = answer["hits"].as_array().unwrap().iter();
        let pages: Vec<_> = pages.map(|hit| hit["page"].clone()).collect();
        assert_eq!(pages, [page], "{query}: {}", ran.out);
    }
    let counted = run(&["search", "*", "--grain", "article", "--facet", "code"]);
    assert!(counted.out.contains("Mina/X1"), "{}", counted.out);
}

#[test]
fn rows_that_are_not_whole_are_told_with_their_line() {
    let table = "code,label\n1,drakvakt\n2,\"molnherde\n3,trollfj\u{e4}rd\n,namnl\u{f6}s\n5,\n6,a,b\n1,h\u{f6}kare\n";
    let (dir, ran) = added("own.csv", table.as_bytes(), &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for line in [3, 5, 6, 7, 8] {
        assert!(
            ran.err.contains(&format!("own.csv:{line}: ")),
            "{line}: {}",
            ran.err
        );
    }
    assert_eq!(ran.err.matches("own.csv:").count(), 5, "{}", ran.err);
    for name in ["drakvakt", "molnherde", "trollfj\u{e4}rd"] {
        assert!(found(&dir, name).contains("1.00"), "{name}");
    }
    // Cells of several lines, marks within a cell and empty lines are as they should be.
    let table =
        "code,label,alt\n\n1,drakvakt,\"a\nb\"\n2,\"r\u{f6}r \"\"5\"\" tum\",5\" r\u{f6}r\n";
    let (_, ran) = added("own.csv", table.as_bytes(), &[]);
    assert!(!ran.err.contains("own.csv:"), "{}", ran.err);
}

#[test]
fn tables_are_decoded_as_pages_are() {
    let text =
        "code,label\n1,r\u{e4}lsv\u{e5}rdare p\u{e5} sj\u{f6}n\n2,h\u{f6}gh\u{f6}jdsm\u{e5}lare\n";
    let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let wide = std::iter::once(0xfeff).chain(text.encode_utf16());
    let wide: Vec<u8> = wide.flat_map(u16::to_le_bytes).collect();
    for bytes in [text.as_bytes().to_vec(), latin, wide] {
        let (dir, ran) = added("own.csv", &bytes, &[]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let out = found(&dir, "h\u{f6}gh\u{f6}jdsm\u{e5}lare");
        assert!(
            out.contains("1.00") && out.contains("h\u{f6}gh\u{f6}jdsm\u{e5}lare"),
            "{out}"
        );
    }
}

#[test]
fn a_system_that_there_is_not_is_told_with_those_that_there_are() {
    let (dir, _) = added("own.csv", b"code,label\n1,drakvakt\n", &[]);
    let ran = sikta_in(
        dir.path(),
        &["taxonomy", "find", "drakvakt", "--system", "ESCOO"],
    );
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("SSYK") && ran.err.contains("own"),
        "{}",
        ran.err
    );
}
