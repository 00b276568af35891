//! Decisions and files cleaned in place: all of it or none, whatever happens meanwhile.

use super::{PAGE, folder, sikta_in};
use std::fs;

#[test]
fn decisions_are_recorded_all_or_none() {
    let dir = folder(&[("page.txt", PAGE.as_bytes())]);
    let ran = sikta_in(
        dir.path(),
        &["clean", "--keep", "1", "--drop", "9999", "page.txt"],
    );
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("no line 9999"), "{}", ran.err);
    assert!(!dir.path().join(".sikta").exists());
}

#[test]
fn many_decisions_take_one_cleaning() {
    let page: String = (0..3000)
        .map(|n| format!("Rad {} av sidan säger något\n", n % 7))
        .collect();
    let dir = folder(&[("page.txt", page.as_bytes())]);
    let run = |args: &[&str]| sikta_in(dir.path(), args);
    assert_eq!(run(&["clean", "--drop", "1-3000", "page.txt"]).code, 0);
    // A page that was edited finds its lines again.
    let edited = format!("Ny rad\n{page}Rad 3 av sidan säger något\n");
    fs::write(dir.path().join("page.txt"), edited).unwrap();
    let ran = run(&["clean", "page.txt", "--anyway"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!ran.err.contains("no line any more"), "{}", ran.err);
    assert!(
        ran.out.lines().filter(|l| !l.is_empty()).count() <= 2,
        "{}",
        ran.out
    );
}

#[test]
fn an_explanation_knows_the_pages_beside_its_page() {
    let texts = [
        (
            "Så blir du rörmokare",
            "En rörmokare drar ledningar för vatten och värme i hus som byggs.",
        ),
        (
            "Så blir du snickare",
            "En snickare bygger hus, sätter in fönster och lägger golv hos kunder.",
        ),
        (
            "Så blir du målare",
            "En målare slipar, spacklar och stryker väggar både inne och ute.",
        ),
    ];
    let dir = tempfile::tempdir().unwrap();
    for (n, (title, text)) in texts.iter().enumerate() {
        let page = format!(
            "Yrkesbladet Syd\n\n{title}\n\n{text}\n\nDen som vill bli det läser i tre år. Sedan väntar arbetet.\n"
        );
        fs::write(dir.path().join(format!("p{n}.txt")), page).unwrap();
    }
    let all = sikta_in(dir.path(), &["clean", "--diff", "."]);
    let one = sikta_in(dir.path(), &["clean", "--explain", "1", "p1.txt"]);
    let by = |out: &str| out.contains("site/recurs");
    assert!(by(&all.out), "{}", all.out);
    assert!(by(&one.out), "{}", one.out);
    let off = sikta_in(
        dir.path(),
        &["clean", "--site=off", "--explain", "1", "p1.txt"],
    );
    assert!(!by(&off.out), "{}", off.out);
}

#[test]
fn runs_at_once_leave_one_original() {
    let dir = folder(&[("page.txt", PAGE.as_bytes())]);
    let codes: Vec<i32> = std::thread::scope(|scope| {
        let run = || sikta_in(dir.path(), &["clean", "--write", "page.txt"]).code;
        let runs: Vec<_> = (0..4).map(|_| scope.spawn(run)).collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    assert_eq!(codes, [0; 4]);
    assert!(!dir.path().join("page.txt.orig.1").exists());
    assert_eq!(sikta_in(dir.path(), &["undo", "page.txt"]).code, 0);
    assert_eq!(
        fs::read_to_string(dir.path().join("page.txt")).unwrap(),
        PAGE
    );
    let again = sikta_in(dir.path(), &["undo", "page.txt"]);
    assert!(again.err.contains("nothing to undo"), "{}", again.err);
}

#[test]
fn an_interrupted_undo_or_cleaning_is_no_edit() {
    let dir = folder(&[("page.txt", PAGE.as_bytes())]);
    let run = |args: &[&str]| sikta_in(dir.path(), args);
    assert_eq!(run(&["clean", "-w", "page.txt"]).code, 0);
    // As if the last steps had not come about.
    fs::write(dir.path().join("page.txt"), PAGE).unwrap();
    let undone = run(&["undo", "page.txt"]);
    assert_eq!(undone.code, 0, "{}", undone.err);
    assert!(!dir.path().join("page.txt.orig").exists());
    assert!(run(&["undo"]).err.contains("nothing to undo"));
}

#[test]
fn a_missing_original_does_not_hide_those_before_it() {
    let dir = folder(&[("page.txt", PAGE.as_bytes())]);
    let path = dir.path().join("page.txt");
    let run = |args: &[&str]| sikta_in(dir.path(), args);
    run(&["clean", "-w", "page.txt"]);
    let second = format!("{}Dela på Facebook\n", fs::read_to_string(&path).unwrap());
    fs::write(&path, &second).unwrap();
    run(&["clean", "-w", "page.txt"]);
    fs::remove_file(dir.path().join("page.txt.orig.1")).unwrap();
    let refused = run(&["undo", "page.txt"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("page.txt.orig"), "{}", refused.err);
    assert!(refused.err.contains("--force"), "{}", refused.err);
    let forced = run(&["undo", "--force", "page.txt"]);
    assert_eq!(forced.code, 0, "{}", forced.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), PAGE);
}

#[test]
#[cfg(unix)]
fn files_of_any_name_are_put_back() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let dir = folder(&[]);
    let names = [&b"l\xF6n.txt"[..], b"a\\b.txt", b"50 %41.txt"];
    for name in names {
        fs::write(dir.path().join(OsStr::from_bytes(name)), PAGE).unwrap();
    }
    assert_eq!(sikta_in(dir.path(), &["clean", "-w", "."]).code, 0);
    let undone = sikta_in(dir.path(), &["undo", "."]);
    assert_eq!(undone.code, 0, "{}", undone.err);
    for name in names {
        let path = dir.path().join(OsStr::from_bytes(name));
        assert_eq!(fs::read_to_string(path).unwrap(), PAGE);
    }
}

#[test]
fn a_written_file_that_was_no_plain_utf_8_is_told() {
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(PAGE);
    let marked = format!("\u{feff}{PAGE}");
    let dir = folder(&[
        ("l.txt", &latin),
        ("m.txt", marked.as_bytes()),
        ("u.txt", PAGE.as_bytes()),
    ]);
    let ran = sikta_in(dir.path(), &["clean", "-w", "."]);
    assert!(ran.err.contains("l.txt was windows-1252"), "{}", ran.err);
    assert!(ran.err.contains("m.txt was UTF-8 (BOM)"), "{}", ran.err);
    assert!(!ran.err.contains("u.txt was"), "{}", ran.err);
}

#[test]
fn lines_that_are_none_are_refused_in_swedish_with_their_reason() {
    let dir = folder(&[("page.txt", PAGE.as_bytes())]);
    for (lines, why) in [
        ("9-3", "9-3 går baklänges"),
        ("x", "\"x\" är ingen rad; skriv tal och intervall: 3,7-9"),
    ] {
        let ran = sikta_in(
            dir.path(),
            &["--lang", "sv", "clean", "--keep", lines, "page.txt"],
        );
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains(why), "{}", ran.err);
    }
}

#[test]
fn carriage_returns_alone_end_lines() {
    let page = PAGE.replace('\n', "\r");
    let dir = folder(&[("cr.txt", page.as_bytes()), ("lf.txt", PAGE.as_bytes())]);
    let clean = |name: &str| sikta_in(dir.path(), &["clean", name]).out;
    assert_eq!(clean("cr.txt"), clean("lf.txt"));
}

#[test]
fn a_page_that_is_left_alone_is_marked_in_every_form() {
    let page = "Dela på Facebook\nDela på X\nSkriv ut\nPrenumerera på vårt nyhetsbrev\nVi använder kakor. Godkänn alla kakor.\n© 2024 Torget AB. Alla rättigheter förbehållna.\nRör.\n";
    let dir = folder(&[("page.txt", page.as_bytes())]);
    let run = |args: &[&str]| sikta_in(dir.path(), args);
    let told = run(&["clean", "page.txt"]);
    assert!(told.err.contains("left alone"), "{}", told.err);
    let json = run(&["clean", "-f", "json", "page.txt"]).out;
    assert!(json.contains("\"left_alone\":true"), "{json}");
    let patch = run(&["clean", "--diff=patch", "page.txt"]).out;
    assert!(patch.starts_with("# left alone"), "{patch}");
}

#[test]
fn near_copies_are_told_whatever_is_written() {
    let prose: String = (0..12)
        .map(|n| format!("En målare målar hus nummer {n} och väggar, både inomhus och utomhus, varje vecka.\n\n"))
        .collect();
    let other = format!("Meny\n\nSå blir du målare\n\n{prose}");
    let dir = folder(&[
        ("a.txt", format!("Så blir du målare\n\n{prose}").as_bytes()),
        ("b.txt", other.as_bytes()),
    ]);
    for how in [
        "--format=text",
        "--format=markdown",
        "--format=json",
        "--diff",
    ] {
        let ran = sikta_in(dir.path(), &["clean", how, "a.txt", "b.txt"]);
        assert!(
            ran.err.contains("b.txt: a near copy of a.txt"),
            "{how}: {}",
            ran.err
        );
    }
}

#[test]
fn markdown_of_markdown_is_markdown() {
    let page = "# Löner för målare\n\nEn målare målar hus och väggar, både inomhus och utomhus, året runt.\n\n\
        | År | Lön |\n| --- | --- |\n| 2021 | 31 000 |\n\n```\nkod *här*\n```\n\n- **fet** och [länk](http://x.example)\n\n\
        Den som är *noggrann* läser mer [här](http://y.example) om hur man målar ett hus.\n";
    let plain = "Löner för målare\n\nEn målare målar * hus [och] väggar, både inomhus och utomhus, året runt i landet.\n\n\
        - Färg\n- Pensel\n\nDen som är noggrann läser mer om hur man målar ett hus på ett säkert sätt.\n";
    let dir = folder(&[
        ("a.md", page.as_bytes()),
        ("b.txt", page.as_bytes()),
        ("c.txt", plain.as_bytes()),
    ]);
    let markdown = |name: &str| sikta_in(dir.path(), &["clean", "-f", "markdown", name]).out;
    assert_eq!(markdown("a.md"), page);
    assert_eq!(markdown("b.txt"), page);
    let once = markdown("c.txt");
    assert!(once.contains("målar \\* hus \\[och\\]"), "{once}");
    fs::write(dir.path().join("d.txt"), &once).unwrap();
    assert_eq!(markdown("d.txt"), once);
}

#[test]
fn what_is_no_file_and_no_id_is_told() {
    let dir = folder(&[]);
    let undo = sikta_in(dir.path(), &["undo", "nofile.txt"]);
    assert_eq!(undo.code, 2);
    assert!(
        undo.err.contains("there is no file nofile.txt"),
        "{}",
        undo.err
    );
    let new = sikta_in(dir.path(), &["rules", "--new", "fel id"]);
    assert_eq!((new.code, &*new.out), (2, ""));
    assert!(new.err.contains("family/name"), "{}", new.err);
}
