//! What cannot be read is reported in its place, and the rest goes on.

use super::{tree, write};
use sikta::ingest::{Options, Skipped, Why, files, sources};
use std::fs;

#[test]
fn what_is_not_there_is_reported_and_the_rest_goes_on() {
    let root = tree(&[("a.txt", b"a")]);
    let gone = root.path().join("gone.txt");
    let got: Vec<_> = files([&gone, &root.path().join("a.txt")], Options::default()).collect();
    assert_eq!(got[0].as_ref().map_err(|s| &s.why), Err(&Why::NotFound));
    assert!(got[1].is_ok());
}

#[test]
fn binaries_are_told_by_their_content() {
    let mut noise = vec![0u8; 4096];
    let mut state = 7u32;
    for byte in &mut noise {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        *byte = (state >> 24) as u8;
    }
    let root = tree(&[
        ("noise.txt", &noise),
        ("page.txt", b"%PDF-1.7 \n\xE2\xE3"),
        ("picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("word.md", b"PK\x03\x04\x14\0\x06"),
        ("z.txt", b"words"),
    ]);
    let got: Vec<_> = files([root.path()], Options::default()).collect();
    let binary = |looks_like| Err(Why::Binary { looks_like });
    let why: Vec<_> = got
        .into_iter()
        .map(|p| p.map(|p| p.id).map_err(|s| s.why))
        .collect();
    assert_eq!(
        why,
        [
            binary(None),
            binary(Some("PDF")),
            binary(Some("PNG")),
            binary(Some("ZIP (DOCX, XLSX, ODT, EPUB)")),
            Ok("z.txt".into())
        ]
    );
}

#[test]
fn one_stray_nul_does_not_make_a_text_binary() {
    let mut text = "Lön och villkor. ".repeat(40).into_bytes();
    text[100] = 0;
    let root = tree(&[("a.txt", &text)]);
    let pages: Vec<_> = files([root.path()], Options::default()).collect();
    assert_eq!(pages[0].as_ref().expect("text").text().as_bytes(), text);
}

#[test]
fn a_file_over_the_bound_is_passed_over() {
    let root = tree(&[
        ("a.txt", b"12345"),
        ("b.txt", b"123456"),
        ("c.jsonl", b"1234567\n{}"),
    ]);
    let options = Options {
        max_bytes: 5,
        ..Options::default()
    };
    let got: Vec<_> = files([root.path()], options).collect();
    assert!(got[0].is_ok());
    let limit = 5;
    assert_eq!(
        got[1],
        Err(Skipped::new("b.txt", Why::TooLarge { bytes: 6, limit }).at(&root.path().join("b.txt")))
    );
    let long = Skipped::new("c.jsonl", Why::TooLarge { bytes: 7, limit });
    let long = long.at(&root.path().join("c.jsonl"));
    assert_eq!(got[2], Err(long.at_line(1)));
    assert_eq!(got[3].as_ref().expect_err("no record").line, Some(2));
}

#[test]
fn a_line_of_20_mb_is_a_page() {
    let root = tree(&[("long.txt", "ord ".repeat(5_000_000).as_bytes())]);
    let pages: Vec<_> = files([root.path()], Options::default()).collect();
    assert_eq!(pages[0].as_ref().expect("text").text().len(), 20_000_000);
}

#[test]
fn a_file_that_vanishes_after_it_was_listed_is_reported() {
    let root = tree(&[("a.txt", b"a"), ("b.txt", b"b"), ("c.txt", b"c")]);
    let mut found = sources([root.path()], Options::default());
    assert_eq!(found.next().expect("first").expect("readable").id, "a.txt");
    fs::remove_file(root.path().join("b.txt")).expect("removable");
    assert_eq!(
        found.next(),
        Some(Err(
            Skipped::new("b.txt", Why::Vanished).at(&root.path().join("b.txt"))
        ))
    );
    assert_eq!(found.next().expect("last").expect("readable").id, "c.txt");
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_reported() {
    use std::os::unix::fs::PermissionsExt;
    let root = tree(&[("a.txt", b"a"), ("b/c.txt", b"c"), ("d.txt", b"d")]);
    let shut = |name: &str, mode| {
        let path = root.path().join(name);
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("mode");
    };
    shut("a.txt", 0);
    shut("b", 0);
    if fs::read(root.path().join("a.txt")).is_ok() {
        eprintln!("NOT TESTED: this user may read everything (root)");
        shut("b", 0o755);
        return;
    }
    let got: Vec<_> = files([root.path()], Options::default()).collect();
    shut("b", 0o755);
    let why: Vec<_> = got
        .into_iter()
        .map(|p| p.map(|p| p.id).map_err(|s| s.why))
        .collect();
    assert_eq!(
        why,
        [Err(Why::Denied), Err(Why::Denied), Ok("d.txt".into())]
    );
}

#[cfg(unix)]
#[test]
fn a_socket_in_a_directory_is_reported() {
    let root = tree(&[]);
    let _socket = std::os::unix::net::UnixListener::bind(root.path().join("s")).expect("socket");
    write(root.path(), "t.txt", b"t");
    let got: Vec<_> = files([root.path()], Options::default()).collect();
    let path = root.path().join("s");
    assert_eq!(got[0], Err(Skipped::new("s", Why::Special).at(&path)));
    assert!(got[1].is_ok());
}

#[cfg(unix)]
#[test]
fn a_pipe_in_a_directory_is_reported_and_not_waited_for() {
    let root = tree(&[]);
    let pipes = [root.path().join("a"), root.path().join("b.jsonl")];
    let made = std::process::Command::new("mkfifo").args(&pipes).status();
    assert!(made.expect("mkfifo runs").success());
    let why = |paths: &[&std::path::Path]| -> Vec<_> {
        files(paths.to_vec(), Options::default())
            .map(|page| page.map_err(|skipped| skipped.why))
            .collect()
    };
    let special = [Err(Why::Special), Err(Why::Special)];
    assert_eq!(why(&[root.path()]), special);
}

#[cfg(unix)]
#[test]
fn a_pipe_that_is_named_is_read() {
    let root = tree(&[]);
    let pipe = root.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo runs").success());
    let to = pipe.clone();
    let writer = std::thread::spawn(move || fs::write(to, "En rörmokare lagar rör.\n"));
    let got: Vec<_> = files([&pipe], Options::default()).collect();
    writer.join().expect("it ends").expect("it writes");
    assert_eq!(got.len(), 1);
    assert_eq!(
        got[0].as_ref().expect("a page").text(),
        "En rörmokare lagar rör.\n"
    );
}

#[test]
fn reasons_speak_both_languages_and_say_what_mends_them() {
    let skipped = Skipped::new("a.txt", Why::NotFound);
    assert_eq!(
        skipped.en(),
        "a.txt: no such file or directory; check the path"
    );
    assert_eq!(
        skipped.at_line(3).sv(),
        "a.txt, rad 3: filen eller katalogen finns inte; kontrollera sökvägen"
    );
}
