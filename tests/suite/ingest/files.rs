//! Which files are read, in what order, under which ids.

use super::tree;
use sikta::ingest::{Options, Page, Skipped, Why, files};
use std::path::Path;

/// Ids of what was read, and what was passed over.
fn seen(paths: &[&Path]) -> (Vec<String>, Vec<Skipped>) {
    let (mut ids, mut skipped) = (Vec::new(), Vec::new());
    for page in files(paths.iter().copied(), Options::default()) {
        match page {
            Ok(page) => ids.push(page.id),
            Err(s) => skipped.push(s),
        }
    }
    (ids, skipped)
}

#[test]
fn a_directory_is_read_by_name_and_below() {
    let root = tree(&[
        ("b.txt", b"b"),
        ("a/z.md", b"z"),
        ("a/y.HTML", b"<p>y"),
        ("README", b"plain"),
        ("c.markdown", b"c"),
        ("d.xhtml", b"<p>d"),
        (".hidden.txt", b"no"),
        (".git/config", b"no"),
        ("style.css", b"p { color: red }"),
        ("index.php", b"<!DOCTYPE html><p>page"),
    ]);
    let (ids, skipped) = seen(&[root.path()]);
    assert_eq!(
        ids,
        [
            "README",
            "a/y.HTML",
            "a/z.md",
            "b.txt",
            "c.markdown",
            "d.xhtml",
            "index.php"
        ]
    );
    let path = root.path().join("style.css");
    assert_eq!(
        skipped,
        [Skipped::new("style.css", Why::OtherKind).at(&path)]
    );
    assert!(skipped[0].en().starts_with(&path.display().to_string()));
    assert!(!skipped[0].is_failure());
}

#[test]
fn backups_of_files_that_are_there_are_not_read() {
    let root = tree(&[
        ("a.txt", b"a"),
        ("a.txt.orig", b"<html>a"),
        ("a.txt.orig.1", b"<html>a"),
        ("b.txt.orig", b"<html>b"),
    ]);
    let (ids, skipped) = seen(&[root.path()]);
    assert_eq!(ids, ["a.txt", "b.txt.orig"]);
    assert_eq!(skipped, []);
}

#[test]
fn a_file_that_is_named_is_read_whatever_it_is_called() {
    let root = tree(&[("page.log", b"words"), ("page.asp", b"<html><p>words")]);
    let (log, asp) = (root.path().join("page.log"), root.path().join("page.asp"));
    let pages: Vec<_> = files([&log, &asp], Options::default())
        .map(|p| p.expect("readable"))
        .collect();
    assert_eq!(pages[0].text(), "words");
    assert!(!pages[0].is_html());
    assert!(pages[1].is_html());
    assert_eq!(pages[0].path.as_deref(), Some(&*log));
}

#[test]
fn two_directories_keep_their_pages_apart() {
    let root = tree(&[("a/x.txt", b"1"), ("b/x.txt", b"2")]);
    let (a, b) = (root.path().join("a"), root.path().join("b"));
    let (ids, _) = seen(&[&a, &b]);
    assert_eq!(ids.len(), 2);
    assert!(
        ids[0].ends_with("/a/x.txt") && ids[1].ends_with("/b/x.txt"),
        "{ids:?}"
    );
}

#[test]
fn records_in_a_directory_are_pages_of_their_own() {
    let root = tree(&[(
        "all.jsonl",
        b"\xEF\xBB\xBF{\"id\":\"one\",\"text\":\"1\"}\r\n\r\n{\"id\":2}\n{\"id\":\"three\",\"html\":\"<p>3\"}",
    )]);
    let (ids, skipped) = seen(&[root.path()]);
    assert_eq!(ids, ["one", "three"]);
    assert_eq!(skipped.len(), 1);
    assert_eq!((&*skipped[0].id, skipped[0].line), ("all.jsonl", Some(3)));
}

#[test]
fn an_empty_file_is_a_page_with_an_empty_text() {
    let root = tree(&[("empty.txt", b""), ("empty.html", b"")]);
    let pages: Vec<_> = files([root.path()], Options::default())
        .map(|p| p.expect("readable"))
        .collect();
    assert_eq!(pages.len(), 2);
    assert!(pages.iter().all(|p| p.text().is_empty()));
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_loops_are_seen() {
    use std::os::unix::fs::symlink;
    let root = tree(&[("a/x.txt", b"1")]);
    symlink("x.txt", root.path().join("a/y.txt")).expect("link");
    symlink("..", root.path().join("a/up")).expect("link");
    symlink("nowhere", root.path().join("a/broken.txt")).expect("link");
    let (ids, mut skipped) = seen(&[root.path()]);
    assert_eq!(ids, ["a/x.txt", "a/y.txt"]);
    skipped.sort_by(|a, b| a.id.cmp(&b.id));
    let why: Vec<_> = skipped.into_iter().map(|s| s.why).collect();
    assert_eq!(why, [Why::NotFound, Why::Loop]);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_is_followed_only_where_it_is_named() {
    use std::os::unix::fs::symlink;
    let other = tree(&[("secret.txt", b"1"), ("d/more.txt", b"2")]);
    let root = tree(&[("a/x.txt", b"1")]);
    symlink(
        other.path().join("secret.txt"),
        root.path().join("a/link.txt"),
    )
    .expect("link");
    symlink(other.path().join("d"), root.path().join("a/out")).expect("link");
    symlink("a", root.path().join("inside")).expect("link");
    let (ids, skipped) = seen(&[root.path()]);
    assert_eq!(ids, ["a/x.txt", "inside/x.txt"]);
    let skipped: Vec<_> = skipped.into_iter().map(|s| (s.id, s.why)).collect();
    for id in ["a/link.txt", "a/out", "inside/link.txt", "inside/out"] {
        assert!(
            skipped.contains(&(id.to_owned(), Why::LeadsOut)),
            "{skipped:?}"
        );
    }
    let (ids, skipped) = seen(&[&root.path().join("a/out")]);
    assert_eq!((ids, skipped.len()), (vec!["more.txt".to_owned()], 0));
}

#[test]
fn what_is_named_twice_is_read_once() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    std::fs::create_dir(at("a")).unwrap();
    for name in ["a/1.txt", "a/.2.txt", "a/3.pdf", "b.txt"] {
        std::fs::write(at(name), "En bagare bakar bröd.").unwrap();
    }
    let read = |names: &[&str]| -> Vec<String> {
        let paths = names.iter().map(|name| at(name));
        let found = sikta::ingest::files(paths, Options::default()).flatten();
        let name = |page: Page| {
            page.path
                .and_then(|p| Some(p.file_name()?.to_str()?.to_owned()))
        };
        found.filter_map(name).collect()
    };
    assert_eq!(read(&["b.txt", "b.txt", "a/../b.txt"]), ["b.txt"]);
    assert_eq!(read(&["a/1.txt", "a"]), ["1.txt"]);
    assert_eq!(read(&["a", "a/", "."]), ["1.txt", "b.txt"]);
    // What a directory passes over is read if it is named.
    assert_eq!(read(&["a", "a/.2.txt"]), ["1.txt", ".2.txt"]);
    assert_eq!(read(&["a", "a/3.pdf"]), ["1.txt", "3.pdf"]);
}
