//! Records: what is one, and how `pipe` answers.

use serde_json::{Value, json};
use sikta::export::record::Fields;
use sikta::export::{PipeOptions, PipeOutcome, pipe};
use sikta::guide::Guide;
use sikta::index::FactRecord;
use sikta::ingest::{Malformed, Page, Why, html, jsonl};
use sikta::pipeline::process;
use std::io::{BufReader, Cursor};

fn page(line: &str) -> Page {
    jsonl::parse(line.as_bytes()).expect("a record").page
}

fn malformed(line: &[u8]) -> Malformed {
    match jsonl::parse(line) {
        Err(Why::Record(malformed)) => malformed,
        other => panic!("{other:?}"),
    }
}

/// The answers to some lines, and how many there were of each kind.
fn answers(input: &[u8], options: PipeOptions) -> (Vec<Value>, PipeOutcome) {
    let mut output = Vec::new();
    let outcome =
        pipe(Cursor::new(input), &mut output, options, &Guide::default()).expect("written");
    let text = String::from_utf8(output).expect("UTF-8");
    let lines = text.lines().map(|l| serde_json::from_str(l).expect("JSON"));
    (lines.collect(), outcome)
}

#[test]
fn a_record_has_an_id_and_text_or_html() {
    let text =
        page(r#"{"id":"a","text":"Lön\n","url":"https://example.org","lang":"sv","html":null}"#);
    assert_eq!((&*text.id, text.text()), ("a", "Lön\n"));
    assert_eq!(text.url.as_deref(), Some("https://example.org"));
    assert_eq!(text.lang_hint.as_deref(), Some("sv"));
    assert!(!text.is_html());
    let html = page(r#"{"html":"<p>a<p>b","id":"b"}"#);
    assert_eq!(html.text(), "a\nb");
    assert!(html.is_html());
    let nothing = page(r#"{"id":"","text":""}"#);
    assert_eq!((&*nothing.id, nothing.text()), ("", ""));
}

#[test]
fn a_record_says_its_title_and_dates() {
    let article = |line: &str| process(page(line));
    let said = article(
        r#"{"id":"a","text":"Hon svetsar rör hela dagen, och det går bra.","title":" Rör \n & svets "}"#,
    );
    assert_eq!(said.title(), Some("Rör & svets"));
    let text = "Så blir du svetsare\\n\\nEn svetsare arbetar i en verkstad och svetsar rör.\\n";
    let own = article(&format!(r#"{{"id":"a","text":"{text}","title":"Annat"}}"#));
    assert_eq!(own.title(), Some("Så blir du svetsare"));
    for (date, read) in [
        ("2024-02-29", Some("2024-02-29")),
        ("2024-05-17T10:00:00Z", Some("2024-05-17")),
        ("2024-05", Some("2024-05")),
        ("2024", Some("2024")),
        ("2022-02-29", None),
        ("2022-04-31", None),
        ("2022-13-01", None),
        ("2022-00", None),
        ("igår", None),
    ] {
        let text = "Lönen för en svetsare är 31 000 kronor i månaden.";
        let article = article(&format!(r#"{{"id":"a","text":"{text}","date":"{date}"}}"#));
        let facts = FactRecord::all(&article);
        assert!(!facts.is_empty());
        assert_eq!(facts[0].source.date.as_deref(), read, "{date}");
        // What is no date is taken over as none.
        assert_eq!(
            article.page.meta.published.is_some(),
            read.is_some(),
            "{date}"
        );
    }
}

#[test]
fn what_is_no_record_says_why() {
    assert_eq!(malformed(b"[1]"), Malformed::NotAnObject);
    assert_eq!(malformed(b"\"text\""), Malformed::NotAnObject);
    assert_eq!(malformed(br#"{"text":"a"}"#), Malformed::Missing("id"));
    assert_eq!(
        malformed(br#"{"id":7,"text":"a"}"#),
        Malformed::NotAString("id")
    );
    assert_eq!(
        malformed(br#"{"id":"a","text":[]}"#),
        Malformed::NotAString("text")
    );
    assert_eq!(malformed(br#"{"id":"a"}"#), Malformed::NoText);
    assert_eq!(
        malformed(br#"{"id":"a","text":"","html":""}"#),
        Malformed::TextAndHtml
    );
    assert_eq!(
        malformed(br#"{"id":"a","text":"","x":1,"x":2}"#),
        Malformed::DuplicateKey("x".into())
    );
    assert_eq!(
        malformed(b"{\"id\":\"a\",\"text\":\"\xFF\"}"),
        Malformed::Encoding
    );
    for bad in [
        "{",
        "nonsense",
        r#"{"id":"a","text":"\ud800"}"#,
        r#"{"id":"a",}"#,
        "{} {}",
    ] {
        assert!(
            matches!(malformed(bad.as_bytes()), Malformed::Json(_)),
            "{bad}"
        );
    }
}

#[test]
fn other_keys_come_back_as_they_were_written() {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let extra = r#""extra":{"z":1e400,"n":12345678901234567890123,"f":1.10,"o":{"b":1,"a":null},"e":"","d":"#;
    let input = format!(
        r#"{{"id":"a","text":"t","z":1e400,"n":12345678901234567890123,"f":1.10,"o":{{"b":1,"a":null}},"e":"","d":{deep}}}"#
    );
    let mut output = Vec::new();
    pipe(
        input.as_bytes(),
        &mut output,
        PipeOptions::default(),
        &Guide::default(),
    )
    .expect("written");
    let output = String::from_utf8(output).expect("UTF-8");
    assert!(
        output.contains(&format!("{extra}{deep}}}")),
        "{}",
        &output[..300]
    );
}

#[test]
fn every_line_is_answered_in_its_place() {
    let mut input = b"\xEF\xBB\xBF{\"id\":\"a\",\"text\":\"Ett.\"}\r\n\n  \nnonsense\n".to_vec();
    input.extend(b"{\"id\":\"b\",\"html\":\"\"}\n{\"id\":\"c\"}");
    for jobs in [1, 3] {
        let options = PipeOptions {
            jobs,
            ..PipeOptions::default()
        };
        let (answers, outcome) = answers(&input, options);
        assert_eq!(
            outcome,
            PipeOutcome {
                documents: 2,
                failed: 2
            }
        );
        let ids: Vec<_> = answers.iter().map(|a| (&a["id"], &a["line"])).collect();
        assert_eq!(
            ids,
            [
                (&json!("a"), &Value::Null),
                (&Value::Null, &json!(4)),
                (&json!("b"), &Value::Null),
                (&Value::Null, &json!(6)),
            ]
        );
        assert_eq!(answers[3].as_object().expect("object").len(), 3);
        assert!(
            answers[3]["error"]
                .as_str()
                .expect("text")
                .contains("neither \"text\" nor \"html\"")
        );
    }
}

#[test]
fn the_order_of_many_is_kept() {
    use std::fmt::Write as _;
    let mut input = String::new();
    for i in 0..500 {
        let text = "Arbetet är fritt. ".repeat((i * 7) % 50);
        let _ = writeln!(input, "{}", json!({"id": i.to_string(), "text": text}));
    }
    let run = |jobs| {
        let mut output = Vec::new();
        let options = PipeOptions {
            jobs,
            ..PipeOptions::default()
        };
        pipe(
            BufReader::new(input.as_bytes()),
            &mut output,
            options,
            &Guide::default(),
        )
        .expect("written");
        output
    };
    let alone = run(1);
    assert_eq!(alone.iter().filter(|&&b| b == b'\n').count(), 500);
    assert_eq!(run(4), alone);
}

#[test]
fn lines_that_are_not_blank_are_all_there() {
    let input = json!({"id": "a", "text": "Rubrik\n\n \u{A0}\nText och mer text.\n"}).to_string();
    let (answers, _) = answers(input.as_bytes(), PipeOptions::default());
    let numbers: Vec<_> = answers[0]["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .map(|l| &l["n"])
        .collect();
    assert_eq!(numbers, [&json!(1), &json!(4)]);
    assert_eq!(answers[0].get("blocks"), None);
}

#[test]
fn html_is_answered_in_blocks() {
    let input = json!({"id": "a", "html": "<h1>Rubrik</h1><p>Text och mer text."}).to_string();
    let (answers, _) = answers(input.as_bytes(), PipeOptions::default());
    assert_eq!(answers[0].get("lines"), None);
    let blocks = answers[0]["blocks"].as_array().expect("blocks");
    assert_eq!(blocks[0]["path"], "html > body > h1");
    assert_eq!(blocks[0]["text"], "Rubrik");
    assert!(blocks.iter().all(|b| b["keep"].is_boolean()));
}

#[test]
fn offsets_count_code_points_of_the_source() {
    let text = "Å, en rubrik\n\nDen är 🙂 bra. Den är god.\n";
    let input = json!({"id": "a", "text": text}).to_string();
    let (answers, _) = answers(input.as_bytes(), PipeOptions::default());
    let points: Vec<char> = text.chars().collect();
    let sentences: Vec<String> = answers[0]["sentences"]
        .as_array()
        .expect("sentences")
        .iter()
        .map(|s| {
            let at = |key: &str| s[key].as_u64().expect("offset") as usize;
            points[at("start")..at("end")].iter().collect()
        })
        .collect();
    assert_eq!(sentences, ["Å, en rubrik", "Den är 🙂 bra.", "Den är god."]);
}

#[test]
fn fields_can_be_left_out() {
    let input = json!({"id": "a", "text": "Lön.", "k": 1}).to_string();
    let keys = |fields| {
        let options = PipeOptions {
            fields,
            ..PipeOptions::default()
        };
        let (answers, _) = answers(input.as_bytes(), options);
        let keys: Vec<String> = answers[0]
            .as_object()
            .expect("object")
            .keys()
            .cloned()
            .collect();
        keys
    };
    let only = |name| Fields::NONE.with(name).expect("known");
    assert_eq!(
        keys(only("clean")),
        ["id", "clean", "lines", "repairs", "extra"]
    );
    assert_eq!(keys(only("facts")), ["id", "facts", "extra"]);
    let no_facts = keys(Fields::ALL.without_facts());
    assert!(!no_facts.contains(&"facts".into()) && no_facts.contains(&"lang".into()));
    assert_eq!(Fields::NONE.with("klart"), None);
}

#[test]
fn a_line_over_the_bound_is_answered_and_the_next_one_read() {
    let mut input = json!({"id": "a", "text": "x".repeat(3_000_000)}).to_string();
    input.push('\n');
    input.push_str(&json!({"id": "b", "text": "y"}).to_string());
    let options = PipeOptions {
        max_bytes: 1_000_000,
        ..PipeOptions::default()
    };
    let (answers, outcome) = answers(input.as_bytes(), options);
    assert_eq!(
        outcome,
        PipeOutcome {
            documents: 1,
            failed: 1
        }
    );
    assert_eq!(
        (&answers[0]["line"], &answers[1]["id"]),
        (&json!(1), &json!("b"))
    );
}

#[test]
fn what_facts_and_passages_repeat_is_bounded() {
    // Its facts each repeat the sentence, and there is no full stop.
    let text: String = (0..3000)
        .map(|i| format!("och lönen är {i} 000 kr i månaden "))
        .collect();
    let input = json!({"id": "a", "text": text}).to_string();
    let mut output = Vec::new();
    pipe(
        input.as_bytes(),
        &mut output,
        PipeOptions::default(),
        &Guide::default(),
    )
    .expect("no error");
    assert!(output.len() < 200 * input.len(), "{}", output.len());
    let answer: Value = serde_json::from_slice(&output).expect("JSON");
    assert!(answer["facts"].as_array().expect("facts").len() > 1000);

    let (title, heading) = (
        "titeln ".repeat(10_000),
        "x".to_owned() + &"å".repeat(10_000),
    );
    let markup = format!("<h1>{title}</h1><p>Ett stycke.</p><h2>{heading}</h2><p>Ett till.</p>");
    let article = process(html::page("a", &markup));
    assert_eq!(article.title(), Some(title[..1024].trim_end()));
    assert_eq!(article.heading(1), Some(&heading[..1023]));
}
