//! Scores against gold data that the tests make themselves.

use flate2::Compression;
use flate2::write::GzEncoder;
use sikta::eval::html::{Form, evaluate, read_gold};
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

const BODY: &str = "En svetsare fogar samman metall. Arbetet görs i verkstad eller ute på byggen, och dagarna är sällan lika.";

fn write_page(dir: &Path, id: &str, markup: &str) {
    let file = File::create(dir.join(format!("{id}.html.gz"))).expect("it can be written");
    let mut packed = GzEncoder::new(file, Compression::fast());
    packed
        .write_all(markup.as_bytes())
        .expect("it can be packed");
    packed.finish().expect("it can be written");
}

#[test]
fn html_score_counts_runs_of_four_without_the_title() {
    let dir = tempfile::tempdir().expect("a directory");
    let dir = dir.path();
    write_page(
        dir,
        "all",
        &format!("<h1>Så blir du svetsare</h1><p>{BODY}</p>"),
    );
    // 18 tokens and 3 more: 15 runs are gold's, 3 are not.
    write_page(
        dir,
        "more",
        &format!("<h1>Så blir du svetsare</h1><p>{BODY} Många trivs bra.</p>"),
    );
    let gold =
        format!(r#"{{"all": {{"articleBody": "{BODY}"}}, "more": {{"articleBody": "{BODY}"}}}}"#);
    fs::write(dir.join("gold.json"), gold).expect("it can be written");
    let gold = read_gold(dir).expect("it is well formed");
    for form in [Form::Html, Form::Flat] {
        let report = evaluate(&gold, form);
        let [all, more] = report.articles.as_slice() else {
            panic!("{:?}", report.articles);
        };
        assert_eq!((all.shared, all.extra, all.missing), (15, 0, 0));
        assert_eq!((more.shared, more.extra, more.missing), (15, 3, 0));
        assert_eq!(report.recall.value, 1.0);
        assert_eq!(report.precision.value, (1.0 + 15.0 / 18.0) / 2.0);
        assert!(report.f1.low < report.f1.value && report.f1.value <= report.f1.high);
        assert_eq!(report.f1, evaluate(&gold, form).f1);
        assert_eq!(report.by_language["sv"].pages, 2);
        assert_eq!(report.by_language["sv"].recall, 1.0);
        assert!(report.wrong.iter().map(|(_, lines)| lines).sum::<usize>() <= 1);
    }
}

#[test]
fn gold_pages_that_are_not_there_are_named() {
    let dir = tempfile::tempdir().expect("a directory");
    let message = |gold: &str| {
        fs::write(dir.path().join("gold.json"), gold).expect("it can be written");
        read_gold(dir.path()).expect_err("it is wrong").to_string()
    };
    assert!(message(r#"{"a": {"articleBody": "x"}}"#).contains("a.html.gz"));
    assert!(message("{\n").contains("gold.json:2"));
}
