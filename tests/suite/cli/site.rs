//! What other pages know: lines that recur on a site, and near copies.

use super::{folder, sikta_in};
use std::fs;

fn site() -> Vec<(String, String)> {
    (0..6)
        .map(|n| {
            let own = |k: usize| format!("Stycke {k} på sidan {n} är dess eget och handlar om yrke nummer {n} och hur det är att ha det.");
            (
                format!("site/{n}.txt"),
                format!(
                    "Torget i Falun\n\nSå blir du yrke {n}\n\n{}\n\nUtbildning\n\n{}\n\nTorget runt hörnet\n",
                    own(1),
                    own(2)
                ),
            )
        })
        .collect()
}

#[test]
fn pages_of_a_site_know_of_each_other_and_an_index_follows() {
    let pages = site();
    let files: Vec<(&str, &[u8])> = pages.iter().map(|(n, t)| (&**n, t.as_bytes())).collect();
    let dir = folder(&files);
    let run = |args: &[&str]| sikta_in(dir.path(), args);
    let clean = run(&["clean", "site"]).out;
    assert!(
        !clean.contains("Torget") && clean.contains("Utbildning"),
        "{clean}"
    );
    assert!(
        run(&["clean", "site", "--site=off"])
            .out
            .contains("Torget i Falun")
    );
    let check = run(&["check", "site"]).out;
    assert!(
        check.contains(" site/recurs high: Torget i Falun — it stands on 6 of 6 pages of the site"),
        "{check}"
    );

    let build = |args: &[&str]| run(&[&["build", "site", "--index", "i"], args].concat()).out;
    assert!(build(&[]).contains("6 new"), "{}", build(&[]));
    assert!(build(&[]).contains("6 unchanged"));
    // What a page loses depends on the others: without them it is made again.
    assert!(build(&["--site=off"]).contains("6 changed"));
    assert!(build(&[]).contains("6 changed"));
    // One more page of the same site changes no other.
    fs::write(
        dir.path().join("site/7.txt"),
        pages[1]
            .1
            .replace("yrke 1", "yrke 7")
            .replace("sidan 1", "sidan 7")
            .replace("nummer 1", "nummer 7"),
    )
    .unwrap();
    assert!(
        build(&[]).contains("1 new, 0 changed, 6 unchanged"),
        "{}",
        build(&[])
    );
}

#[test]
fn copies_are_reported_and_nothing_is_dropped() {
    let text = site()[2].1.clone();
    let longer: String = (0..8).map(|n| format!("Här står en mening till om yrket, nummer {n}, så att texten blir lång nog att jämföra.\n\n")).collect();
    let text = format!("{text}\n{longer}");
    let dir = folder(&[
        ("p/a.txt", text.as_bytes()),
        ("p/b.txt", text.replace("Utbildning", "Studier").as_bytes()),
    ]);
    let run = |args: &[&str]| sikta_in(dir.path(), args);
    let check = run(&["check", "p"]);
    assert_eq!(check.code, 1);
    assert!(
        check
            .out
            .contains("p/b.txt:1:1: duplicate duplicate/article medium: "),
        "{}",
        check.out
    );
    assert!(
        check
            .out
            .contains("% of its text is that of p/a.txt; nothing is dropped"),
        "{}",
        check.out
    );
    let clean = run(&["clean", "p", "--format", "json"]).out;
    let lines: Vec<&str> = clean.lines().collect();
    assert!(!lines[0].contains("copy_of"));
    assert!(
        lines[1].contains("\"copy_of\":{\"page\":\"a.txt\",\"percent\":"),
        "{}",
        lines[1]
    );
    let build = run(&["build", "p", "--index", "i"]).out;
    assert!(
        build.contains("Copies   1 page is nearly the same as one before: b.txt as a.txt"),
        "{build}"
    );
    let search = |query: &str| run(&["search", query, "--index", "i", "--format", "json"]).out;
    let hits = search("mening page:b.txt");
    assert!(hits.contains("\"copy_of\": \"a.txt\""), "{hits}");
    let without = search("mening copy:no");
    assert!(
        without.contains("a.txt") && !without.contains("b.txt"),
        "{without}"
    );
    let shown = run(&[
        "search",
        "mening page:b.txt",
        "--index",
        "i",
        "--lang",
        "sv",
    ])
    .out;
    assert!(shown.contains("  (nästan som a.txt)"), "{shown}");
    let wrong = run(&["search", "mening copy:maybe", "--index", "i"]);
    assert!(
        wrong
            .err
            .contains("copy has no value maybe; its values are no, yes"),
        "{}",
        wrong.err
    );
}
