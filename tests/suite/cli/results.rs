//! `check`, `facts`, `rules`, `pipe` and `eval`.

use super::{PAGE, Ran, command, fed, folder, sikta, sikta_in};

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
fn rules_are_listed_shown_whole_and_applied() {
    let list = sikta(&["rules"]).out;
    let ids: Vec<&str> = list
        .lines()
        .filter_map(|l| l.split_whitespace().next())
        .collect();
    assert!(ids.contains(&"toc/label"), "{list}");
    let swedish = sikta(&["rules", "--lang", "sv"]).out;
    assert_eq!(swedish.lines().count(), ids.len());
    assert_ne!(swedish, list);
    for id in &ids {
        let whole = sikta(&["rules", id]);
        assert_eq!(whole.code, 0);
        assert!(whole.out.starts_with(&format!("{id} ")), "{}", whole.out);
        for heading in ["\nTakes:\n", "\nLeaves:\n"] {
            assert!(whole.out.contains(heading), "{}", whole.out);
        }
    }
    let dir = folder(&[("page.txt", PAGE.as_bytes())]);
    let share = sikta_in(dir.path(), &["check", "page.txt"]).out;
    let share = share.lines().find(|l| l.contains("Facebook")).unwrap();
    let id = share.split_whitespace().nth(2).unwrap();
    let applied = sikta_in(dir.path(), &["rules", id, "page.txt"]);
    assert!(
        applied.out.contains("- Dela på Facebook"),
        "{}",
        applied.out
    );
    assert!(!applied.out.contains("- Innehåll"), "{}", applied.out);
    let none = sikta(&["rules", "no/such"]);
    assert_eq!((none.code, &*none.out), (2, ""));
    assert!(
        none.err.contains("`sikta rules` lists them all"),
        "{}",
        none.err
    );
}

#[test]
fn pipe_answers_every_line_in_its_place() {
    let page =
        serde_json::json!({"id": "a", "text": PAGE, "url": "http://x", "mark": 7}).to_string();
    let input = format!("{page}\n\nno json\n{{\"id\": \"b\", \"html\": \"<p>Hej</p>\"}}\n");
    let runs: Vec<Ran> = ["1", "4"]
        .iter()
        .map(|n| fed(&["pipe", "--jobs", n], input.as_bytes()))
        .collect();
    assert_eq!(runs[0].out, runs[1].out);
    assert_eq!(runs[0].code, 2);
    let answers: Vec<serde_json::Value> = runs[0]
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(answers.len(), 3);
    assert_eq!(
        (&answers[0]["id"], &answers[0]["extra"]["mark"]),
        (&"a".into(), &7.into())
    );
    assert_eq!(
        (&answers[1]["id"], &answers[1]["line"]),
        (&serde_json::Value::Null, &3.into())
    );
    assert!(answers[2]["blocks"].is_array());
    let fields = |args: &[&str]| {
        let args: Vec<&str> = ["pipe"].iter().chain(args).copied().collect();
        let ran = fed(&args, page.as_bytes());
        let answer: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(&ran.out).unwrap();
        answer.keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(
        fields(&["--only", "clean"]),
        ["id", "clean", "lines", "repairs", "extra"]
    );
    assert!(!fields(&["--no-facts"]).contains(&"facts".to_owned()));
}

#[test]
fn eval_scores_gold_and_fails_under_a_floor() {
    let gold = serde_json::json!({
        "doc": "a", "lang": "sv", "group": "test", "text": "Så blir du kock\n\nEn kock lagar mat åt många, varje dag.\n",
        "lines": [{"n": 1, "keep": true}, {"n": 3, "keep": true}],
    });
    let mut strict = gold.clone();
    strict["lines"][1] = serde_json::json!({"n": 3, "keep": false, "class": "advert"});
    let dir = folder(&[
        ("gold.jsonl", gold.to_string().as_bytes()),
        ("strict.jsonl", strict.to_string().as_bytes()),
        ("bad.jsonl", b"{\"doc\": 1}\n"),
    ]);
    let table = sikta_in(dir.path(), &["eval", "lines", "gold.jsonl", "--worst", "3"]);
    assert_eq!(table.code, 0, "{}", table.err);
    assert!(table.out.contains("1/1"), "{}", table.out);
    let json = sikta_in(
        dir.path(),
        &["eval", "lines", "gold.jsonl", "--format", "json"],
    );
    let report: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(report["all"]["documents"], 1);
    let floor = sikta_in(
        dir.path(),
        &["eval", "lines", "strict.jsonl", "--floor", "0.5"],
    );
    assert_eq!(floor.code, 1);
    assert!(floor.err.contains("below the floor 0.5"), "{}", floor.err);
    let percent = sikta_in(
        dir.path(),
        &["eval", "lines", "gold.jsonl", "--floor", "95"],
    );
    assert_eq!(percent.code, 2);
    assert!(percent.err.contains("0.95"), "{}", percent.err);
    let bad = sikta_in(dir.path(), &["--lang", "sv", "eval", "lines", "bad.jsonl"]);
    assert_eq!(bad.code, 2);
    assert!(bad.err.contains("bad.jsonl, rad 1"), "{}", bad.err);
}

#[test]
fn a_summary_counts_facts_by_document_and_kind() {
    let none =
        "Titel\n\nHimlen är blå och havet är stort och djupt, och inget mer står här i dag.\n";
    let dir = folder(&[
        ("pages/a.txt", PAGE.as_bytes()),
        ("pages/=b.txt", none.as_bytes()),
    ]);
    let run = |args: &[&str]| sikta_in(dir.path(), args);
    let summary = |format: &str| run(&["facts", "--summary", "pages", "--format", format]);
    let facts = run(&["facts", "pages", "--format", "jsonl"]).out;
    let number = |kind: &str| {
        let of_kind = format!("\"kind\":\"{kind}\"");
        facts.lines().filter(|line| line.contains(&of_kind)).count()
    };
    let whole: serde_json::Value = serde_json::from_str(&summary("json").out).unwrap();
    assert_eq!(whole["total"]["facts"], facts.lines().count());
    assert_eq!(whole["total"]["documents"], 2);
    let duties = &whole["kinds"].as_array().unwrap()[5];
    assert_eq!(
        (&duties["kind"], &duties["facts"]),
        (&"duty".into(), &number("duty").into())
    );
    assert_eq!(
        (&duties["documents"], &duties["median"]),
        (&1.into(), &(number("duty") as f64 / 2.0).into())
    );
    let lines = summary("jsonl").out;
    let rows: Vec<serde_json::Value> = lines
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(whole["documents"], serde_json::Value::from(rows.clone()));
    assert!(
        rows.iter()
            .any(|row| row["page"] == "=b.txt" && row["total"] == 0),
        "{lines}"
    );
    let csv = summary("csv").out;
    assert!(csv.contains("\n'=b.txt,"), "{csv}");
    let table = summary("table").out;
    let first: Vec<&str> = table.lines().take_while(|line| !line.is_empty()).collect();
    assert_eq!(first.len(), 4, "{table}");
    assert!(first[3].starts_with("2 documents "), "{table}");
    assert!(
        first[3].ends_with(&format!(" {}", facts.lines().count())),
        "{table}"
    );
    let swedish = run(&[
        "facts",
        "--summary",
        "pages",
        "--lang",
        "sv",
        "--kind",
        "duty",
    ]);
    assert!(swedish.out.starts_with("sida "), "{}", swedish.out);
    assert!(swedish.out.contains("2 dokument"), "{}", swedish.out);
    assert!(!swedish.out.contains("skill"), "{}", swedish.out);
    // An index says the same as the pages that it was built of.
    assert_eq!(run(&["build", "pages"]).code, 0);
    let of_index = run(&["facts", "--summary", "--format", "jsonl"]).out;
    assert_eq!(of_index, lines);
    let refused = run(&["facts", "--summary", "pages", "--format", "brat"]);
    assert_eq!(refused.code, 2);
    assert!(
        refused.err.contains("table, json, jsonl or csv, not brat"),
        "{}",
        refused.err
    );
}

#[test]
fn findings_and_facts_are_whole_documents_when_they_are_streamed() {
    let dir = folder(&[
        ("a.txt", PAGE.as_bytes()),
        ("b.txt", PAGE.as_bytes()),
        ("c.txt", b""),
    ]);
    let json = |args: &[&str]| -> serde_json::Value {
        serde_json::from_str(&sikta_in(dir.path(), args).out).unwrap()
    };
    let files = ["a.txt", "b.txt", "c.txt"];
    let all = |args: &[&'static str]| [args, &files].concat();
    let findings = json(&all(&["check", "--format", "json"]));
    let sarif = json(&all(&["check", "--format", "sarif"]));
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(findings.as_array().unwrap().len(), results.len());
    let rules = sarif["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .unwrap();
    for result in results {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    assert_eq!(
        json(&["check", "--format", "json", "c.txt"]),
        serde_json::json!([])
    );
    let linked = json(&all(&["facts", "--format", "jsonld"]));
    assert_eq!(linked["@context"], "https://schema.org");
    assert!(linked["@graph"].is_array());
    let none = json(&["facts", "--format", "jsonld", "c.txt"]);
    assert_eq!(none["@graph"], serde_json::json!([]));
}

#[test]
fn pipe_tells_its_errors_in_the_language_asked_for() {
    let said = fed(&["pipe", "--lang", "sv"], b"[1]\n");
    assert_eq!(said.code, 2);
    assert!(
        said.out
            .starts_with("{\"id\":null,\"line\":1,\"error\":\"inget objekt; väntade "),
        "{}",
        said.out
    );
}
