//! Help, languages, wrong arguments, completions and man pages.

use super::{command, ran, sikta};
use std::path::Path;

const COMMANDS: [&[&str]; 14] = [
    &[],
    &["build"],
    &["clean"],
    &["undo"],
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
    let man = sikta(&["man", "rules"]).out;
    assert!(
        man.contains(".SH SYNOPSIS\nsikta rules [OPTIONS] [ID] [FILE]...\n.SH"),
        "{man}"
    );
    let help = sikta(&["rules", "--help", "--lang", "sv"]).out;
    assert!(help.find("  [ID]") < help.find("  [FIL]"), "{help}");
    let none = sikta(&["man", "klean"]);
    assert_eq!((none.code, &*none.out), (2, ""));
}
