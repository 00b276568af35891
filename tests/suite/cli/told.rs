//! What a user is told who would not see it otherwise: lost letters, settings that do not hold, an index about to be emptied.

use super::{PAGE, folder, sikta_in};
use std::fs;

/// A page with two bytes that are no UTF-8.
fn broken() -> Vec<u8> {
    let mut bytes = PAGE.as_bytes().to_vec();
    let at = PAGE.find("målare").unwrap();
    bytes[at + 1] = 0xE5;
    bytes.extend(b"\nEn m\xE5lare tapetserar ocks\xC3\xA5 rum.\n");
    bytes
}

#[test]
fn lost_letters_are_told_and_listed() {
    let dir = folder(&[("c/a.txt", &broken()), ("c/b.txt", PAGE.as_bytes())]);
    for command in [
        &["facts", "c"][..],
        &["facts", "c", "--summary"],
        &["clean", "c/a.txt"],
        &["build", "c"],
    ] {
        let ran = sikta_in(dir.path(), command);
        assert_eq!(ran.code, 0, "{command:?} {}", ran.err);
        let told = ran
            .err
            .lines()
            .filter(|line| line.contains("could not be read"));
        let told: Vec<&str> = told.collect();
        assert!(
            told.len() == 1 && told[0].starts_with("c/a.txt: "),
            "{command:?} {}",
            ran.err
        );
    }
    let found = sikta_in(dir.path(), &["check", "c/a.txt", "--lang", "sv"]);
    assert!(found.out.contains("debris/lost-letter"), "{}", found.out);
    assert!(found.err.contains("inte kunde läsas"), "{}", found.err);
}

#[test]
fn settings_of_another_place_are_told_of() {
    let settings = "disable = [\"byline/name\"]\n";
    let dir = folder(&[
        ("here/sikta.toml", settings.as_bytes()),
        ("here/a.txt", PAGE.as_bytes()),
        ("there/b.txt", PAGE.as_bytes()),
    ]);
    let here = dir.path().join("here");
    let told = |args: &[&str]| sikta_in(&here, args).err.contains("does not hold for");
    assert!(told(&["facts", "../there/b.txt"]));
    assert!(told(&["check", "a.txt", "../there"]));
    assert!(!told(&["facts", "a.txt"]));
    assert!(!told(&["facts", "../here/a.txt"]));
    assert!(!told(&[
        "facts",
        "../there/b.txt",
        "--config",
        "sikta.toml"
    ]));
    assert!(!told(&["facts", "../there/b.txt", "--quiet"]));
}

#[test]
fn a_directory_without_pages_empties_no_index() {
    let dir = folder(&[("c/a.txt", PAGE.as_bytes()), ("e/f.pdf", b"%PDF-1.4")]);
    assert_eq!(sikta_in(dir.path(), &["build", "c"]).code, 0);
    let ran = sikta_in(dir.path(), &["build", "e"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("`sikta build --fresh e`"), "{}", ran.err);
    let found = |dir: &std::path::Path| sikta_in(dir, &["search", "målare"]).code;
    assert_eq!(found(dir.path()), 0);
    let meant = sikta_in(dir.path(), &["build", "--fresh", "e"]);
    assert_eq!(meant.code, 0, "{}", meant.err);
    assert_eq!(found(dir.path()), 1);
    // Nothing was there to lose.
    assert_eq!(sikta_in(dir.path(), &["build", "e"]).code, 0);
    fs::remove_file(dir.path().join("e/f.pdf")).unwrap();
    assert_eq!(
        sikta_in(dir.path(), &["build", "e", "--index", "new"]).code,
        0
    );
}

#[test]
fn and_within_a_passage_is_explained() {
    let text = "Så blir du målare\n\nEn målare arbetar ibland om natten och har då tillägg.\n\nUtbildningen tar tre år på gymnasiet.\n";
    let dir = folder(&[("corpus/a.txt", text.as_bytes())]);
    assert_eq!(sikta_in(dir.path(), &["build"]).code, 0);
    let ask = |query: &str, more: &[&str]| {
        let args = [&["search", query][..], more].concat();
        sikta_in(dir.path(), &args)
    };
    for more in [&[][..], &["--grain", "article"], &["--lang", "sv"]] {
        let ran = ask("natt AND utbildning", more);
        assert_eq!(ran.code, 1, "{}", ran.err);
        assert!(
            ran.err.contains("AND ") && ran.err.contains("1 (a.txt)"),
            "{}",
            ran.err
        );
    }
    let none = ask("natt AND ubåt", &[]);
    assert!(!none.err.contains("a.txt"), "{}", none.err);
}
