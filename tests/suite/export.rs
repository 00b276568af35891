//! Every output format, read back.

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use sikta::article::Article;
use sikta::export::{
    Finding, csv, findings, html, jsonld, markdown, parquet as columns, sarif, table,
};
use sikta::facts::{EmployerSize, Facet, Kind, Modality};
use sikta::index::{FactRecord, Source};
use sikta::ingest::Page;
use sikta::pipeline::process;
use sikta::rule::Confidence;
use std::fs::File;
use std::io::Write;

pub(crate) fn article(text: &str) -> Article {
    process(Page::from_text("page.txt", text))
}

pub(crate) fn seed() -> Article {
    article(include_str!("../../corpus/kontoansvarig.txt"))
}

pub(crate) fn fact(kind: Kind, facet: Option<Facet>, value: &str) -> FactRecord {
    FactRecord {
        kind,
        facet,
        value: value.to_owned(),
        sentence: format!("Lönen är {value} i månaden."),
        modality: Modality::Typical,
        employer_size: None,
        subject: None,
        value_start: 20,
        value_end: 30,
        rule: "test/rule".to_owned(),
        confidence: Confidence::High,
        names: Vec::new(),
        codes: Vec::new(),
        source: Source {
            page: "kock.txt".to_owned(),
            lang: "sv".to_owned(),
            title: Some("Så blir du kock".to_owned()),
            occupation: Some("kock".to_owned()),
            start: 17,
            end: 40,
            ..Source::default()
        },
    }
}

/// Facts with all that makes trouble: formulas, quotes, line breaks, absent values.
fn facts() -> Vec<FactRecord> {
    let mut last = fact(Kind::Course, Some(Facet::Licence), "+46 intyg");
    last.sentence = "Rad ett,\n\"rad två\"; -> slut".to_owned();
    last.source.section = Some("Lön & villkor".to_owned());
    last.subject = Some("kallskänka".to_owned());
    last.employer_size = Some(EmployerSize::Large);
    last.modality = Modality::Negated;
    vec![
        fact(Kind::Duty, None, "laga mat"),
        fact(Kind::Pay, Some(Facet::Amount), "29 500 kr"),
        fact(Kind::Skill, Some(Facet::Trait), "=HYPERLINK(\"http://x\")"),
        last,
    ]
}

#[test]
fn a_cell_has_no_control_characters_and_no_formula() {
    assert_eq!(csv::guarded("a\u{1}b\u{1b}[31m\u{7f}\nc"), "a␁b␛[31m␡\nc");
    assert_eq!(csv::guarded("\u{9b}x"), "\u{fffd}x");
    assert_eq!(csv::guarded("=1\u{0}"), "'=1␀");
    assert_eq!(csv::guarded("plain"), "plain");
    assert_eq!(csv::guarded("-"), "-");
    assert_eq!(csv::guarded("-1"), "'-1");
}

#[test]
fn csv_reads_back_as_it_was_but_for_the_guard_against_formulas() {
    let mut bytes = Vec::new();
    csv::heading(&mut bytes).unwrap();
    csv::rows(&mut bytes, &facts()).unwrap();
    let mut reader = ::csv::Reader::from_reader(&bytes[..]);
    assert_eq!(reader.headers().unwrap(), &csv::COLUMNS[..]);
    let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 4);
    let cell = |row: usize, column: &str| {
        let at = csv::COLUMNS.iter().position(|c| *c == column).unwrap();
        rows[row][at].to_owned()
    };
    assert_eq!(cell(0, "value"), "laga mat");
    assert_eq!(cell(0, "facet"), "");
    assert_eq!(cell(1, "start"), "17");
    assert_eq!(cell(2, "value"), "'=HYPERLINK(\"http://x\")");
    assert_eq!(cell(3, "value"), "'+46 intyg");
    assert_eq!(cell(3, "sentence"), "Rad ett,\n\"rad två\"; -> slut");
}

#[test]
fn no_csv_cell_begins_like_a_formula() {
    for start in ["=", "+", "-", "@", "\t", "\r"] {
        let mut hostile = fact(Kind::Duty, None, &format!("{start}1+1"));
        hostile.source.page = format!("{start}doc");
        hostile.sentence = format!("{start}mening");
        let mut bytes = Vec::new();
        csv::heading(&mut bytes).unwrap();
        csv::rows(&mut bytes, &[hostile]).unwrap();
        let mut reader = ::csv::Reader::from_reader(&bytes[..]);
        for cell in reader.records().next().unwrap().unwrap().iter() {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{cell:?}"
            );
        }
    }
}

fn stored(bytes: &[u8]) -> File {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file
}

fn cell((name, field): (&String, &Field)) -> (String, serde_json::Value) {
    let value = match field {
        Field::Null => serde_json::Value::Null,
        Field::Str(text) => text.as_str().into(),
        Field::Long(number) => (*number).into(),
        // JSON has whole numbers without a fraction.
        Field::Double(number) if number.fract() == 0.0 => (*number as i64).into(),
        Field::Double(number) => (*number).into(),
        other => panic!("{other:?}"),
    };
    (name.clone(), value)
}

#[test]
fn parquet_reads_back_as_it_was() {
    let facts = facts();
    let mut bytes = Vec::new();
    columns::write(&mut bytes, &facts).unwrap();
    let reader = SerializedFileReader::new(stored(&bytes)).unwrap();
    let schema = reader.metadata().file_metadata().schema();
    let names: Vec<_> = schema.get_fields().iter().map(|f| f.name()).collect();
    assert_eq!(names, csv::COLUMNS);
    let rows: Vec<serde_json::Value> = reader
        .get_row_iter(None)
        .unwrap()
        .map(|row| row.unwrap().get_column_iter().map(cell).collect())
        .collect();
    assert_eq!(rows.len(), facts.len());
    for (row, fact) in rows.iter().zip(&facts) {
        let expected = serde_json::to_value(fact).unwrap();
        for name in csv::COLUMNS {
            let wanted = match name.strip_prefix("quantity_") {
                Some(part) => &expected["quantity"][part],
                None => &expected[name],
            };
            assert_eq!(&row[name], wanted, "{name}");
        }
    }
    assert_eq!(rows[1]["quantity_min"], 29500);
    assert_eq!(rows[1]["quantity_currency"], "SEK");
    assert_eq!(rows[0]["quantity_measure"], serde_json::Value::Null);
}

#[test]
fn parquet_of_no_facts_is_a_file_without_rows() {
    let mut bytes = Vec::new();
    columns::write(&mut bytes, &[]).unwrap();
    let reader = SerializedFileReader::new(stored(&bytes)).unwrap();
    assert_eq!(reader.metadata().file_metadata().num_rows(), 0);
}

#[test]
fn json_ld_is_an_article_about_an_occupation_and_no_job_posting() {
    let graph = jsonld::graph(&facts());
    let article = &graph["@graph"][0];
    assert_eq!(article["@type"], "Article");
    let occupation = &article["about"];
    assert_eq!(occupation["@type"], "Occupation");
    assert_eq!(
        occupation["responsibilities"],
        serde_json::json!(["laga mat"])
    );
    assert_eq!(
        occupation["estimatedSalary"],
        serde_json::json!([{"@type": "MonetaryAmount", "currency": "SEK", "value": 29500}])
    );
    // Negated, and about another role: a claim only.
    assert!(occupation.get("qualifications").is_none());
    let claims = article["hasPart"].as_array().unwrap();
    assert_eq!(claims.len(), 4);
    // A claim that is negated says so.
    let said = claims.iter().map(|claim| &claim["keywords"]["termCode"]);
    assert_eq!(said.filter(|said| *said == "negated").count(), 1);
    assert!(!graph.to_string().contains("JobPosting"));
}

#[test]
fn a_salary_is_estimated_only_where_the_text_states_a_figure_and_its_currency() {
    let salary = |value: &str| {
        let graph = jsonld::graph(&[fact(Kind::Pay, Some(Facet::Amount), value)]);
        graph["@graph"][0]["about"].get("estimatedSalary").cloned()
    };
    for none in ["hög lön", "30 000", "25 procent", "1, 2 eller 3 kr"] {
        assert_eq!(salary(none), None, "{none}");
    }
    let stated = |value: &str| salary(value).unwrap()[0].clone();
    assert_eq!(stated("32.500 kr")["value"], 32500);
    assert_eq!(stated("28\u{a0}000–34\u{a0}000 kronor")["minValue"], 28000);
    assert_eq!(stated("28\u{a0}000–34\u{a0}000 kronor")["maxValue"], 34000);
    assert_eq!(stated("145,50 kr")["value"], 145.5);
    assert_eq!(stated("€ 3 000")["currency"], "EUR");
    assert_eq!(stated("30 tusen kronor")["value"], 30000);
    assert_eq!(stated("25-30 000 kronor")["minValue"], 25000);
    let yearly = stated("360 000 kr om året");
    assert_eq!(
        yearly["value"],
        serde_json::json!({"@type": "QuantitativeValue", "value": 360000, "unitText": "YEAR"})
    );
}

#[test]
fn an_allowance_is_no_salary() {
    let salary = |sentence: &str, value: &str| {
        let mut fact = fact(Kind::Pay, Some(Facet::Amount), value);
        fact.sentence = sentence.to_owned();
        let graph = jsonld::graph(&[fact]);
        graph["@graph"][0]["about"].get("estimatedSalary").is_some()
    };
    assert!(salary(
        "Medianlönen är 31 000 kr, och tillägg kommer till.",
        "31 000 kr"
    ));
    assert!(salary("En målare tjänar omkring 31 000 kr.", "31 000 kr"));
    assert!(!salary(
        "Utöver lönen får du ett tillägg på 3 000 kr.",
        "3 000 kr"
    ));
    assert!(!salary("Lönen kan ge 3 000 kr extra.", "3 000 kr"));
    assert!(!salary("Timlönen är 180 kr.", "180 kr"));
    assert!(!salary("Verktygen kostar 3 000 kr.", "3 000 kr"));
}

#[test]
fn json_ld_links_nowhere_but_to_the_web() {
    let mut hostile = fact(Kind::Duty, None, "laga mat");
    hostile.source.url = Some("javascript:alert(1)".to_owned());
    assert!(jsonld::graph(&[hostile])["@graph"][0].get("url").is_none());
}

#[test]
fn markdown_escapes_what_would_become_markup() {
    let text = "Hur man blir kock\n\n\
        En kock lagar mat åt många, och tecken som *stjärnor*, [länkar](http://x) och a < b står som de är.\n\n\
        > 3 års erfarenhet är ett krav hos många arbetsgivare, och det skrivs på det viset i en del annonser.\n\n\
        = ett tecken som inleder ett stycke i löpande text ska stå kvar utan att göra raden ovanför till rubrik.\n";
    assert_eq!(
        markdown::write(&article(text)).lines().collect::<Vec<_>>(),
        [
            "# Hur man blir kock",
            "",
            "En kock lagar mat åt många, och tecken som \\*stjärnor\\*, \\[länkar\\](http://x) och a \\< b står som de är.",
            "",
            "\\> 3 års erfarenhet är ett krav hos många arbetsgivare, och det skrivs på det viset i en del annonser.",
            "",
            "\\= ett tecken som inleder ett stycke i löpande text ska stå kvar utan att göra raden ovanför till rubrik.",
        ]
    );
}

#[test]
fn html_escapes_everything_and_says_its_language() {
    let text = "Hur man blir <b>kock</b>\n\nEn kock lagar mat & \"dryck\" på restaurang, och det är ett vanligt yrke i hela landet.\n";
    let out = html::write(&article(text));
    assert!(out.contains("<html lang=\"sv\">"), "{out}");
    assert!(
        out.contains("<h1>Hur man blir &lt;b&gt;kock&lt;/b&gt;</h1>"),
        "{out}"
    );
    assert!(out.contains("mat &amp; &quot;dryck&quot; på"), "{out}");
    assert!(!out.contains("<b>"));
}

#[test]
fn html_and_markdown_of_the_seed_have_its_outline() {
    let seed = seed();
    let page = scraper::Html::parse_document(&html::write(&seed));
    let count = |tag: &str| page.select(&scraper::Selector::parse(tag).unwrap()).count();
    assert_eq!(count("h1"), 1);
    let markdown = markdown::write(&seed);
    let headings = markdown.lines().filter(|l| l.starts_with("## ")).count();
    assert_eq!(count("h2"), headings);
    assert_eq!(markdown.lines().filter(|l| l.starts_with("# ")).count(), 1);
}

#[test]
fn lines_with_as_many_tabs_are_a_table() {
    let text = "Löner i byggyrken\n\nHär är lönerna i två yrken, enligt en enkät som facket har gjort i år.\n\n\
        Yrke\tMedellön\nSnickare\t33 200\nMålare\t31 000\n\nFacket\tfrågade sina medlemmar.\n";
    let article = process(sikta::ingest::Page::from_text("a", text));
    let written = markdown::write(&article);
    assert!(
        written.contains(
            "| Yrke | Medellön |\n| --- | --- |\n| Snickare | 33 200 |\n| Målare | 31 000 |\n"
        ),
        "{written}"
    );
    assert!(!written.contains("| Facket"), "{written}");
}

#[test]
fn findings_stand_where_they_say() {
    let article = seed();
    let page = &article.page;
    let points: Vec<char> = page.text().chars().collect();
    for finding in findings("seed", page, &article.ledger, |r| r.en()) {
        let said: String = points[finding.start..finding.end].iter().collect();
        assert_eq!(said, finding.excerpt);
        let line = page.text().split('\n').nth(finding.line - 1).unwrap();
        let on_line: String = line
            .chars()
            .skip(finding.column - 1)
            .take(finding.end_column - finding.column)
            .collect();
        assert_eq!(on_line, finding.excerpt);
    }
}

fn finding() -> Finding {
    Finding {
        doc: "sidor/åäö 1.txt".to_owned(),
        line: 3,
        column: 1,
        end_column: 8,
        start: 20,
        end: 27,
        class: "toc",
        rule: "toc/label",
        confidence: Confidence::Certain,
        excerpt: "Innehåll".to_owned(),
        reason: "a label".to_owned(),
    }
}

#[test]
fn sarif_has_rules_and_results_that_belong_together() {
    let mut log = sarif::Log::default();
    let mut text = log.add(&[finding()]);
    text.push_str(&log.add(&[finding()]));
    text.push_str(&log.end(|_| Some("Labels.".to_owned())));
    let log: serde_json::Value = serde_json::from_str(&text).unwrap();
    let empty = sarif::Log::default().end(|_| None);
    let empty: serde_json::Value = serde_json::from_str(&empty).unwrap();
    assert_eq!(empty["runs"][0]["results"], serde_json::json!([]));
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["rules"].as_array().unwrap().len(), 1);
    let result = &run["results"][1];
    assert_eq!(result["ruleIndex"], 0);
    assert_eq!(result["level"], "warning");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(
        place["artifactLocation"]["uri"],
        "sidor/%C3%A5%C3%A4%C3%B6%201.txt"
    );
    assert_eq!(place["region"]["startLine"], 3);
}

#[test]
fn tables_align_by_display_width_and_fit() {
    let rows = vec![
        vec!["å\u{308}".to_owned(), "寿司".to_owned(), "x".to_owned()],
        vec!["abc".to_owned(), "de\nf".to_owned(), "y".repeat(60)],
    ];
    let lines = table::lay_out(&["a", "b", "c"], &rows, None);
    assert_eq!(lines[0], "a    b     c");
    assert_eq!(lines[1], "å\u{308}    寿司  x");
    assert_eq!(lines[2], format!("abc  de f  {}", "y".repeat(60)));
    for width in [15, 25, 40] {
        for line in table::lay_out(&["a", "b", "c"], &rows, Some(width)) {
            let used = unicode_width::UnicodeWidthStr::width(line.as_str());
            assert!(used <= width, "{line}");
        }
    }
    assert_eq!(table::cut("Innehållsförteckning", 8), "Innehål…");
}

#[test]
fn cited_facts_of_the_seed_quote_it() {
    let article = seed();
    let points: Vec<char> = article.page.text().chars().collect();
    for fact in FactRecord::all(&article) {
        let said: String = points[fact.source.start..fact.source.end].iter().collect();
        assert_eq!(said, fact.sentence);
        assert!(fact.sentence.contains(&fact.value));
    }
}
