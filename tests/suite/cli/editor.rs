//! The editor's commands: diffs, explanations, decisions, undo, settings, and what other pages know.

use super::{PAGE, fed, folder, sikta_in};
use std::fs;

#[test]
fn a_diff_is_a_list_inline_side_by_side_or_a_patch() {
    let dir = folder(&[(
        "page.txt",
        PAGE.replace("målar hus", "mÃ¥lar hus").as_bytes(),
    )]);
    let diff = |how: &str| sikta_in(dir.path(), &["clean", how, "page.txt"]).out;
    assert_eq!(diff("--diff"), diff("--diff=list"));
    let inline = diff("--diff=inline");
    let share = inline.lines().find(|l| l.contains("Facebook")).unwrap();
    assert!(
        share.contains(" - Dela på Facebook  [share · share/"),
        "{share}"
    );
    assert!(inline.contains("m[-Ã¥-]{+å+}lar hus"), "{inline}");
    assert_eq!(inline.lines().count(), 1 + PAGE.lines().count());
    let side = diff("--diff=side");
    let share = side.lines().find(|l| l.contains("Facebook")).unwrap();
    assert!(share.contains(" < share · share/"), "{share}");
    let mended = side.lines().find(|l| l.contains("mÃ¥lar")).unwrap();
    assert!(
        mended.contains(" | ") && mended.contains("målar"),
        "{mended}"
    );
    let patch = diff("--diff=patch");
    assert!(
        patch.contains("\n--- a/page.txt\n+++ b/page.txt\n@@ "),
        "{patch}"
    );
    assert!(patch.contains("\n-Dela på Facebook\n"), "{patch}");
}

#[test]
fn what_a_page_left_alone_would_lose_is_shown_and_can_be_done() {
    let page = "Dela på Facebook\nDela på X\nSkriv ut\nPrenumerera på vårt nyhetsbrev\nVi använder kakor. Godkänn alla kakor.\n© 2024 Torget AB. Alla rättigheter förbehållna.\nRör.\n";
    let dir = folder(&[("page.txt", page.as_bytes())]);
    let clean = sikta_in(dir.path(), &["clean", "page.txt"]);
    assert_eq!(clean.out, page);
    assert!(clean.err.contains("left alone"), "{}", clean.err);
    let diff = sikta_in(dir.path(), &["clean", "--diff", "page.txt"]);
    assert!(
        diff.out.contains("left alone: none of this is done"),
        "{}",
        diff.out
    );
    assert!(diff.out.contains("- Dela på Facebook"), "{}", diff.out);
    let anyway = sikta_in(dir.path(), &["clean", "--anyway", "page.txt"]);
    assert!(!anyway.out.contains("Facebook"), "{}", anyway.out);
}

#[test]
fn a_line_is_explained_in_both_languages() {
    let dir = folder(&[("page.txt", PAGE.as_bytes())]);
    let line = PAGE.lines().position(|l| l.contains("Facebook")).unwrap() + 1;
    let line = line.to_string();
    let explain = |lang: &str, line: &str| {
        sikta_in(
            dir.path(),
            &["clean", "--lang", lang, "--explain", line, "page.txt"],
        )
    };
    let said = explain("en", &line);
    assert_eq!(said.code, 0, "{}", said.err);
    for part in [
        "page.txt:15  Dela på Facebook\n",
        "  goes: share · share/",
        "  sign: ",
        "stands after the body",
        "  without that rule: ",
        "  beside it:\n",
    ] {
        assert!(said.out.contains(part), "{part} in {}", said.out);
    }
    let said = explain("sv", &line);
    for part in [
        "  tas bort: share · share/",
        "står efter brödtexten",
        "  utan den regeln: ",
    ] {
        assert!(said.out.contains(part), "{part} in {}", said.out);
    }
    let prose = explain("en", "9").out;
    assert!(prose.contains("  stays: keep/prose"), "{prose}");
    for (line, says) in [
        ("99", "has no line 99"),
        ("2", "is blank"),
        ("0", "invalid value"),
    ] {
        let said = explain("en", line);
        assert_eq!(said.code, 2);
        assert!(said.err.contains(says), "{}", said.err);
    }
}

#[test]
fn decisions_survive_the_next_run_and_an_edit() {
    let dir = folder(&[("page.txt", PAGE.as_bytes())]);
    let page = dir.path().join("page.txt");
    let run = |args: &[&str]| sikta_in(dir.path(), args);
    let decided = run(&["clean", "--keep", "15", "--drop", "9", "page.txt"]);
    assert_eq!(decided.code, 0, "{}", decided.err);
    assert!(
        decided.err.contains("decided to keep, lines: 1, in .sikta")
            && decided.err.contains("decided to drop, lines: 1, in"),
        "{}",
        decided.err
    );
    let clean = run(&["clean", "page.txt"]).out;
    assert_eq!(clean, decided.out);
    assert!(
        clean.contains("Dela på Facebook") && !clean.contains("En målare målar"),
        "{clean}"
    );
    let diff = run(&["clean", "--diff", "page.txt"]).out;
    assert!(
        diff.contains("· editor/drop · certain · an editor decided that it goes"),
        "{diff}"
    );
    let why = run(&["clean", "--explain", "15", "page.txt"]).out;
    assert!(why.contains("stays: editor/keep · certain"), "{why}");

    // The page grows at its head: each decision finds its line again.
    fs::write(&page, format!("Ny rad överst om något annat\n\n{PAGE}")).unwrap();
    let edited = run(&["clean", "page.txt"]);
    assert!(edited.out.contains("Dela på Facebook"), "{}", edited.out);
    assert!(!edited.out.contains("En målare målar"), "{}", edited.out);
    assert_eq!(edited.err, "");

    // The kept line is edited: the decision on it is stale, and said to be.
    fs::write(&page, PAGE.replace("Facebook", "X")).unwrap();
    let stale = run(&["clean", "page.txt"]);
    assert!(
        stale
            .err
            .contains("decisions that match no line any more: 1"),
        "{}",
        stale.err
    );

    fs::write(&page, PAGE).unwrap();
    let forgot = run(&["clean", "--forget", "9,15", "page.txt"]);
    assert!(
        forgot.err.contains("decisions forgotten: 2, in"),
        "{}",
        forgot.err
    );
    let forgot = run(&["clean", "--forget", "9", "page.txt"]);
    assert!(
        forgot.err.contains("nothing was forgotten"),
        "{}",
        forgot.err
    );
    assert!(run(&["clean", "page.txt"]).out.contains("En målare målar"));
    assert!(!dir.path().join(".sikta/decisions.jsonl").exists());
}

#[test]
fn decisions_that_cannot_be_made_are_refused() {
    let dir = folder(&[("a.txt", PAGE.as_bytes()), ("b.txt", PAGE.as_bytes())]);
    for (args, says) in [
        (
            &["clean", "--keep", "99", "a.txt"][..],
            "has no line 99; its lines are 1 to 15",
        ),
        (
            &["clean", "--drop", "2", "a.txt"],
            "line 2 of a.txt is blank, and nothing was recorded",
        ),
        (
            &["clean", "--keep", "1-5", "--drop", "3", "a.txt"],
            "line 3 is in both --keep and --drop, and nothing was recorded",
        ),
        (
            &[
                "clean", "--lang", "sv", "--drop", "3", "--forget", "3", "a.txt",
            ],
            "rad 3 står i både --drop och --forget, och inget sparades",
        ),
        (&["clean", "--keep", "1", "a.txt", "b.txt"], "name one file"),
        (
            &["clean", "--keep", "x", "a.txt"],
            "write numbers and ranges",
        ),
    ] {
        let ran = sikta_in(dir.path(), args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(ran.err.contains(says), "{}", ran.err);
    }
    let stdin = fed(&["clean", "--keep", "1", "-"], PAGE.as_bytes());
    assert_eq!(stdin.code, 2);
    assert!(
        stdin.err.contains("save the page and name the file"),
        "{}",
        stdin.err
    );
    assert!(!dir.path().join(".sikta").exists());
}

#[test]
fn blank_lines_within_a_range_are_passed_over() {
    let dir = folder(&[("page.txt", PAGE.as_bytes())]);
    let run = |args: &[&str]| sikta_in(dir.path(), &[&["clean"], args, &["page.txt"]].concat());
    let kept = run(&["--keep", "1-15"]);
    assert!(
        kept.err.contains("decided to keep, lines: 8"),
        "{}",
        kept.err
    );
    assert_eq!(kept.out, PAGE);
    let why = run(&["--explain", "13-15"]);
    assert!(
        why.out.contains("page.txt:13") && why.out.contains("page.txt:15"),
        "{}",
        why.out
    );
    let forgot = run(&["--forget", "2-15"]);
    assert_eq!(forgot.code, 0, "{}", forgot.err);
    let nothing = run(&["--keep", "14-14"]);
    assert!(
        nothing.err.contains("line 14 of page.txt is blank"),
        "{}",
        nothing.err
    );
}

#[test]
fn undo_restores_byte_for_byte_and_never_loses_an_edit() {
    let original = format!("{PAGE}\r\nDela på X\r\n");
    let dir = folder(&[
        ("page.txt", original.as_bytes()),
        ("sub/b.txt", PAGE.as_bytes()),
    ]);
    let page = dir.path().join("page.txt");
    let run = |args: &[&str]| sikta_in(dir.path(), args);
    assert_eq!(run(&["clean", "-w", "page.txt", "sub/b.txt"]).code, 0);
    let cleaned = fs::read(&page).unwrap();
    assert_ne!(cleaned, original.as_bytes());

    fs::write(&page, "Något nytt\n").unwrap();
    let refused = run(&["undo", "page.txt"]);
    assert_eq!(refused.code, 2);
    assert!(
        refused.err.contains("`sikta undo --force page.txt`"),
        "{}",
        refused.err
    );
    assert_eq!(fs::read_to_string(&page).unwrap(), "Något nytt\n");

    fs::write(&page, &cleaned).unwrap();
    let undone = run(&["undo", "page.txt"]);
    assert_eq!((undone.code, &*undone.out), (0, ""), "{}", undone.err);
    assert_eq!(fs::read(&page).unwrap(), original.as_bytes());
    assert!(!dir.path().join("page.txt.orig").exists());
    let again = run(&["undo", "page.txt"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("nothing to undo"), "{}", again.err);

    // Cleaned twice with an edit between: undone step by step.
    run(&["clean", "-w", "page.txt"]);
    let second = format!("{}Dela på Facebook\n", fs::read_to_string(&page).unwrap());
    fs::write(&page, &second).unwrap();
    run(&["clean", "-w", "page.txt"]);
    assert_eq!(run(&["undo", "page.txt"]).code, 0);
    assert_eq!(fs::read_to_string(&page).unwrap(), second);
    assert_eq!(run(&["undo", "--force", "page.txt"]).code, 0);
    assert_eq!(fs::read(&page).unwrap(), original.as_bytes());

    assert_eq!(run(&["undo", "sub"]).code, 0);
    assert_eq!(
        fs::read_to_string(dir.path().join("sub/b.txt")).unwrap(),
        PAGE
    );
    assert!(run(&["undo"]).err.contains("nothing to undo"));
}

#[test]
fn settings_are_found_upwards_and_faults_stop_the_run() {
    let rule = "disable = [\"toc/label\"]\n[[rule]]\nid = \"torget/gata\"\nclass = \"keep\"\ncontains = \"Facebook\"\npurpose = \"Vi delar\"\ntakes = [\"på Facebook\"]\nleaves = [\"på X\"]\n";
    let dir = folder(&[
        ("sikta.toml", rule.as_bytes()),
        ("a/b/page.txt", PAGE.as_bytes()),
        ("other.toml", b"disable = []\n"),
        ("bad.toml", b"\ndisabel = []\n"),
    ]);
    let run = |args: &[&str]| sikta_in(dir.path(), args);
    assert!(run(&["clean", "a"]).out.contains("Facebook"));
    assert!(
        !run(&["clean", "a", "--config", "other.toml"])
            .out
            .contains("Facebook")
    );
    for command in [
        &["clean"][..],
        &["check"],
        &["facts"],
        &["build", "--index", "i"],
    ] {
        let ran = run(&[command, &["a", "--config", "bad.toml"]].concat());
        assert_eq!(ran.code, 2, "{command:?}");
        assert!(
            ran.err.contains(
                "bad.toml:2: there is no key \"disabel\" here; did you mean \"disable\"?"
            ),
            "{}",
            ran.err
        );
    }
    let swedish = run(&["clean", "a", "--config", "bad.toml", "--lang", "sv"]);
    assert!(
        swedish
            .err
            .contains("bad.toml, rad 2: nyckeln \"disabel\" finns inte här"),
        "{}",
        swedish.err
    );
    assert!(run(&["rules"]).out.starts_with("torget/gata "));
    assert!(
        run(&["rules", "torget/gata"])
            .out
            .contains("keep · certain · sikta.toml\nVi delar\n")
    );
    let unknown = run(&["clean", "a", "--disable", "share/lin"]);
    assert_eq!(unknown.code, 2);
    assert!(
        unknown.err.contains("did you mean share/line?"),
        "{}",
        unknown.err
    );
    let new = run(&["rules", "--new", "min/rad"]);
    assert_eq!(new.code, 0);
    fs::write(dir.path().join("a/sikta.toml"), new.out).unwrap();
    assert_eq!(run(&["clean", "a"]).code, 0);
}

#[test]
fn a_rule_that_is_switched_off_does_nothing() {
    let dir = folder(&[(
        "page.txt",
        PAGE.replace("målar hus", "mÃ¥lar hus").as_bytes(),
    )]);
    let out = |args: &[&str]| sikta_in(dir.path(), &[&["clean", "page.txt"], args].concat()).out;
    assert!(out(&[]).contains("målar hus"));
    assert!(out(&["--disable", "encoding/mojibake"]).contains("mÃ¥lar hus"));
    let rules: Vec<String> = sikta_in(dir.path(), &["check", "page.txt", "--format", "json"])
        .out
        .split("\"rule\":\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect();
    assert!(!rules.is_empty());
    for rule in rules {
        let check = sikta_in(dir.path(), &["check", "page.txt", "--disable", &rule]);
        assert!(
            !check.out.contains(&format!(" {rule} ")),
            "{rule}: {}",
            check.out
        );
    }
}

#[test]
fn a_value_that_stands_apart_from_its_flag_is_no_file() {
    let dir = folder(&[("page.txt", PAGE.as_bytes())]);
    for (args, says) in [
        (
            &["clean", "--site", "off", "page.txt"][..],
            "write --site=off",
        ),
        (
            &["clean", "--diff", "side", "page.txt"],
            "write --diff=side",
        ),
        (&["check", "--site", "off", "page.txt"], "write --site=off"),
        (
            &["--lang", "sv", "clean", "-d", "side", "page.txt"],
            "skriv -d=side",
        ),
    ] {
        let ran = sikta_in(dir.path(), args);
        assert_eq!((ran.code, &*ran.out), (2, ""), "{args:?}");
        assert!(ran.err.contains(says), "{}", ran.err);
    }
    fs::write(dir.path().join("off"), PAGE).unwrap();
    assert_eq!(sikta_in(dir.path(), &["clean", "--site", "off"]).code, 0);
}

#[test]
fn a_sign_that_is_not_enough_says_why_and_a_rule_that_is_off_that_it_is() {
    let page = "Så blir du målare\n\nEn målare målar hus och väggar, både inomhus och utomhus, och arbetet varierar med årstiden.\n\nLäs också\n\nMålaren tvättar, skrapar och slipar ytor innan de målas. Det är viktigt att vara noggrann.\n\nLönen är ofta bra, och den som är van kan starta eget efter några år i yrket.\n";
    let dir = folder(&[
        ("page.txt", page.as_bytes()),
        ("sikta.toml", b"disable = [\"share/line\"]\n"),
    ]);
    let rules = sikta_in(dir.path(), &["rules"]).out;
    let line = rules
        .lines()
        .find(|l| l.starts_with("share/line "))
        .unwrap();
    assert!(line.ends_with("(switched off here)"), "{line}");
    let why = sikta_in(dir.path(), &["clean", "--explain", "5", "page.txt"]).out;
    assert!(
        why.contains("(not enough here: the line stands within the body)"),
        "{why}"
    );
}

/// A page whose steps go with the line under them, once that is taken for furniture.
const SHEET: &str = "Till innehållet\nLyssna\nSök\nStartsida / Jobb / Sommarjobb i Älvby\n\nSommarjobb i Älvby\n\nDen som fyller sexton i år och bor i Älvby får söka arbete hos oss i tre veckor. Sista dagen är den 20 mars.\n\nHär står hur du söker, vad du tjänar och vad du ska lämna in innan du börjar hos oss.\n\nSå söker du\n1. Logga in med bank-id.\n2. Välj upp till fem arbeten.\n3. Spara kvittot.\nSaknar du bank-id? Ring kontaktcenter på 0250-00 00 00 så hjälper vi dig.\n\nLön och tider\nArbetsdagen är sex timmar lång.\nFödd\tLön i timmen\n2009\t85 kronor\n2008\t95 kronor\nSemesterersättning på 12 procent kommer till.\n\nDet här tar du med\n- Intyg från skolan\n- Kontonummer\n\nVanliga frågor\nNär hör ni av er?\nDu får ett sms i slutet av april.\nFår man byta vecka?\nNej, veckan ligger fast.\n\nBlanketter\nSkatteblankett (pdf, 98 kB)\n\nKontakta oss\nUngdomsenheten\njobb@alvby.example\nTelefon: 0250-00 00 00\nBesöksadress: Torget 3\n\nHjälpte informationen på den här sidan dig?\nJa\nNej\nSidan uppdaterades den 2 februari 2024\nDela sidan:\nFacebook\nLinkedIn\nE-post\n\nÄlvby kommun\n";

#[test]
fn a_dropped_line_takes_no_other_along_even_once_it_is_written() {
    let dir = folder(&[("page.txt", SHEET.as_bytes())]);
    let run = |args: &[&str]| sikta_in(dir.path(), args);
    let before = run(&["clean", "page.txt"]).out;
    let line = SHEET
        .lines()
        .position(|l| l.starts_with("Saknar du"))
        .unwrap()
        + 1;
    let dropped = run(&["clean", "--drop", &line.to_string(), "page.txt"]);
    assert_eq!(
        dropped.out,
        before
            .replace(SHEET.lines().nth(line - 1).unwrap(), "")
            .replace("\n\n\n", "\n\n")
    );
    // In place, and again: what was left is what the editor has seen.
    run(&["clean", "--write", "page.txt"]);
    let again = run(&["clean", "--write", "page.txt"]);
    assert!(again.err.contains("nothing to clean"), "{}", again.err);
    assert_eq!(run(&["clean", "page.txt"]).out, dropped.out);
}
