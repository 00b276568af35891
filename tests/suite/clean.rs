//! Cleaning: rules' own examples, golden cases, the seed.

use sikta::clean::{
    Action, Class, CleanText, Orders, Recurrence, artefact_rules, clean, clean_under,
};
use sikta::eval::lines::{evaluate, read_gold};
use sikta::ingest::Page;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Paragraphs that stand for `¶`; no rule has any business with them.
const NEUTRAL: [&str; 7] = [
    "En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.",
    "Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.",
    "De flesta anställda har gått en gymnasieutbildning och sedan varit lärlingar hos ett mindre företag.",
    "Dagen börjar tidigt på morgonen, ofta med en genomgång av vad som ska göras och i vilken ordning.",
    "Efterfrågan är god i hela landet, och särskilt på orter där det byggs många nya bostäder.",
    "Erfarna montörer leder ibland andra och planerar materialet för flera byggen på samma gång.",
    "Somliga startar eget efter några år och sköter då räkningar, offerter och kontakter själva.",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// An example as a page, the lines (from 1) that are marked in it, and what other pages know of it.
fn page_of(example: &str) -> (Page, BTreeSet<usize>, Orders) {
    if example.starts_with('<') {
        let marked = sikta::ingest::html::page("example", example);
        let lines = marked.text().lines().enumerate();
        let lines = lines
            .filter(|(_, l)| l.starts_with('✂'))
            .map(|(i, _)| i + 1)
            .collect();
        return (
            sikta::ingest::html::page("example", &example.replace("✂ ", "")),
            lines,
            Orders::default(),
        );
    }
    let framed = match example.contains('\n') {
        true => example.to_owned(),
        false => format!("Så blir du rörmokare\n¶\n{example}\n¶\n"),
    };
    let mut marked = BTreeSet::new();
    let mut orders = Orders::default();
    let mut neutral = NEUTRAL.iter().cycle();
    let mut text = String::new();
    for (i, line) in framed.lines().enumerate() {
        let line = match (line, line.strip_prefix("✂ ")) {
            ("¶", _) => neutral.next().expect("it goes round"),
            (_, Some(rest)) => {
                marked.insert(i + 1);
                rest
            }
            _ => line,
        };
        let line = match line.strip_prefix("≡ ") {
            Some(line) => {
                orders.line_mut(i).recurs = Some(Recurrence { pages: 9, of: 10 });
                line
            }
            None => line,
        };
        text.push_str(line);
        text.push('\n');
    }
    (Page::from_text("example", text), marked, orders)
}

/// The dropped lines of a page with their rules.
fn dropped(page: &Page, orders: &Orders) -> Vec<(usize, &'static str)> {
    let ledger = clean_under(page, orders);
    ledger.dropped().map(|(d, _)| (d.line, d.rule)).collect()
}

#[test]
fn every_rule_takes_what_its_examples_mark() {
    let mut wrong = Vec::new();
    for rule in artefact_rules() {
        assert!(
            !rule.card.takes.is_empty(),
            "{} has no example",
            rule.card.id
        );
        for example in rule.card.takes {
            let (page, marked, orders) = page_of(example);
            let all = dropped(&page, &orders);
            let taken: BTreeSet<usize> = all
                .iter()
                .filter(|d| d.1 == rule.card.id)
                .map(|d| d.0)
                .collect();
            if taken != marked || marked.is_empty() {
                wrong.push(format!(
                    "{}: marked {marked:?}, taken {all:?} in\n{}",
                    rule.card.id,
                    page.text()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_leaves_its_near_misses() {
    let mut wrong = Vec::new();
    for rule in artefact_rules() {
        assert!(
            !rule.card.leaves.is_empty(),
            "{} has no near miss",
            rule.card.id
        );
        for example in rule.card.leaves {
            // Marked is what others take.
            let (page, others, orders) = page_of(example);
            let taken = dropped(&page, &orders);
            let lines: BTreeSet<usize> = taken.iter().map(|(line, _)| *line).collect();
            let own = taken.iter().any(|(_, by)| *by == rule.card.id);
            if own || lines != others {
                wrong.push(format!(
                    "{}: {taken:?} went from\n{}",
                    rule.card.id,
                    page.text()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// An occupation is called by any word, those of menus and notices too: no title that names one may go for it.
#[test]
fn no_title_goes_for_the_name_of_an_occupation() {
    let swedish = [NEUTRAL[1], NEUTRAL[2]].join("\n\n");
    let english = "People in this work have often studied for some years and answer for what is done every day.\n\nMany of \
                   them begin as helpers of others, and take a course in the evenings to learn what is new.";
    let mut lost = Vec::new();
    for (table, before, text) in [
        (
            "occupations.sv.tsv",
            &["", "Hur man blir ", "Så blir du "][..],
            &*swedish,
        ),
        ("occupations.en.tsv", &["", "How to become a "][..], english),
    ] {
        let rows = fs::read_to_string(root().join("src/taxonomy/tables").join(table)).unwrap();
        let names = rows.lines().flat_map(|row| row.split(['\t', '|']).skip(1));
        for name in names.map(str::trim) {
            if name.len() < 4 || name.contains(|c: char| c.is_ascii_digit()) {
                continue;
            }
            for before in before {
                let page = Page::from_text("page", format!("{before}{name}\n\n{text}\n"));
                for (line, rule) in dropped(&page, &Orders::default()) {
                    lost.push(format!("line {line} of “{before}{name}” by {rule}"));
                }
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn ids_are_unique_and_name_their_family() {
    let mut seen = BTreeSet::new();
    for rule in artefact_rules() {
        let id = rule.card.id;
        assert!(seen.insert(id), "{id} stands twice");
        let (family, name) = id.split_once('/').expect("family/name");
        assert!(!family.is_empty() && !name.is_empty(), "{id}");
    }
}

#[test]
fn the_seed_keeps_its_title_headings_and_paragraphs_and_nothing_else() {
    let text =
        fs::read_to_string(root().join("corpus/kontoansvarig.txt")).expect("the seed is there");
    let page = Page::from_text("kontoansvarig", text);
    let ledger = clean(&page);
    let gone: Vec<(usize, Class)> = ledger.dropped().map(|(d, class)| (d.line, class)).collect();
    assert_eq!(
        gone,
        [
            (3, Class::Toc),
            (5, Class::TitleRepeat),
            (6, Class::TitleRepeat),
            (8, Class::VideoCaption),
            (10, Class::VideoCaption),
            (11, Class::VideoCaption),
            (12, Class::Byline),
            (16, Class::ImageCaption),
            (17, Class::ImageCaption),
            (61, Class::Related),
        ]
    );
    let left = CleanText::new(&page, &ledger);
    let lines: Vec<&str> = left
        .text()
        .lines()
        .filter(|l| !l.trim().is_empty())
        .collect();
    assert_eq!(lines.len(), 1 + 4 + 18);
    assert_eq!(lines[0], "Hur Man Blir Kontoansvarig");
}

#[test]
fn blank_lines_close_up_where_lines_went_and_only_there() {
    let text = "Så blir du rörmokare\n\n\n\nArbetet är fysiskt och omväxlande, och den som trivs med det stannar ofta länge i yrket.\n\n\nFoto: Anna Berg\n\n\nLönen växer med åren, och den som leder andra tjänar mer än den som arbetar ensam.\n\n\n";
    let page = Page::from_text("page", text);
    let left = CleanText::new(&page, &clean(&page));
    assert_eq!(
        left.text(),
        "Så blir du rörmokare\n\n\n\nArbetet är fysiskt och omväxlande, och den som trivs med det stannar ofta länge i yrket.\n\nLönen växer med åren, och den som leder andra tjänar mer än den som arbetar ensam.\n\n\n"
    );
}

#[test]
fn a_page_that_would_vanish_is_left_alone_and_says_so() {
    let text = "Start\nNyheter\nSport\nLogga in\nDela\nFacebook\n© 2020 Tidningen\n";
    let page = Page::from_text("page", text);
    let ledger = clean(&page);
    assert_eq!(ledger.dropped().count(), 0);
    assert_eq!(ledger.flags().len(), 1);
}

/// `SIKTA_REWRITE=1 cargo test --test suite golden` writes what cleaning gives now; read the difference before committing.
#[test]
fn golden_cases_come_out_as_they_stand() {
    let dir = root().join("tests/cases");
    let mut cases: Vec<PathBuf> = fs::read_dir(&dir)
        .expect("tests/cases is there")
        .map(|e| e.expect("it can be read").path())
        .filter(|p| p.join("page.txt").exists() || p.join("page.html").exists())
        .collect();
    cases.sort();
    assert!(cases.len() >= 35, "{} cases", cases.len());
    for case in cases {
        check_case(&case);
    }
}

fn check_case(case: &Path) {
    let markup = case.join("page.html").exists();
    let path = case.join(if markup { "page.html" } else { "page.txt" });
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let page = match markup {
        true => sikta::ingest::html::page("case", &text),
        false => Page::from_text("case", text),
    };
    let ledger = clean(&page);
    let left = CleanText::new(&page, &ledger).text().to_owned();
    let removed: String = ledger
        .decisions()
        .iter()
        .filter_map(|d| match &d.action {
            Action::Drop(class) => Some(format!(
                "{}\t{class}\t{}\t{}\n",
                d.line,
                d.rule,
                d.span.of(page.text()).trim()
            )),
            _ => None,
        })
        .collect();
    for (name, now) in [("clean.txt", left), ("removed.txt", removed)] {
        let path = case.join(name);
        if std::env::var_os("SIKTA_REWRITE").is_some() {
            fs::write(&path, &now).expect("the case can be written");
        }
        let wanted =
            fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        assert_eq!(now, wanted, "{}", path.display());
    }
}

#[test]
fn malformed_gold_is_named_by_file_line_and_reason() {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("gold.jsonl");
    let good = r#"{"doc":"a","text":"En rad\n","lines":[{"n":1,"keep":true}]}"#;
    for (bad, why) in [
        ("{", "EOF"),
        (
            r#"{"doc":"b","text":"x","lines":[]}"#,
            "line 1 has no label",
        ),
        (
            r#"{"doc":"b","text":"x","lines":[{"n":9,"keep":true}]}"#,
            "label for line 9",
        ),
        (
            r#"{"doc":"b","text":"x","lines":[{"n":1,"keep":true},{"n":1,"keep":true}]}"#,
            "two labels for line 1",
        ),
    ] {
        fs::write(&path, format!("{good}\n{bad}\n")).expect("it can be written");
        let message = read_gold(&path).expect_err("it is malformed").to_string();
        assert!(
            message.contains(":2:") && message.contains(why),
            "{message}"
        );
    }
    fs::write(&path, format!("{good}\n\n")).expect("it can be written");
    let report = evaluate(&read_gold(&path).expect("it is well formed"));
    assert_eq!((report.all.counts.documents, report.all.f1), (1, 1.0));
}

#[test]
#[ignore = "needs ../shared"]
fn clean_career_articles_lose_no_line() {
    let path = root().join("../shared/data/careers/career_articles_2017.jsonl");
    let text = fs::read_to_string(path).unwrap();
    let mut lost = Vec::new();
    for record in text.lines() {
        let record: serde_json::Value = serde_json::from_str(record).unwrap();
        let name = record["name"].as_str().unwrap();
        let sections = record["sections"].as_object().unwrap();
        let said = |text: &serde_json::Value| text.as_str().unwrap_or_default().to_owned();
        let bare: Vec<String> = sections.values().map(said).collect();
        let headed = sections
            .iter()
            .map(|(title, text)| format!("{title}\n\n{}", said(text)));
        let headed: Vec<String> = headed.collect();
        for text in [
            bare.join("\n\n"),
            format!("{name}\n\n{}", headed.join("\n\n")),
        ] {
            let page = Page::from_text(name, text);
            let ledger = clean(&page);
            // A bullet without an item is no content.
            let dropped = ledger.dropped().map(|(d, _)| d.span.of(page.text()).trim());
            lost.extend(
                dropped
                    .filter(|line| *line != "-")
                    .map(|line| format!("{name}: {line}")),
            );
        }
    }
    assert_eq!(lost, Vec::<String>::new());
}

/// What is kept of an HTML page, and each dropped line with its rule.
fn sifted(markup: &str) -> (String, Vec<(String, &'static str)>) {
    let page = sikta::ingest::html::page("p", markup);
    let ledger = clean(&page);
    let dropped = ledger
        .dropped()
        .map(|(d, _)| (d.span.of(page.text()).trim().to_owned(), d.rule))
        .collect();
    let left = sikta::clean::CleanText::new(&page, &ledger);
    (left.text().trim().to_owned(), dropped)
}

#[test]
fn what_unfolds_in_an_article_is_of_it_and_other_hidden_text_is_on_record() {
    for hides in ["hidden", "style='display:none'", "aria-hidden=true"] {
        let page = format!(
            "<main><h1>Frågor om lärlingar</h1><p>Här svarar vi på vanliga frågor. Alla gäller lärlingar.</p>\
             <h3><button aria-controls=a>Vem betalar kläderna?</button></h3><div id=a {hides}><p>Arbetsgivaren \
             betalar alla kläder. Så står det i avtalet.</p></div></main><div {hides}>lön jobb lön jobb</div>"
        );
        let (left, dropped) = sifted(&page);
        assert!(left.contains("Vem betalar kläderna?"), "{hides}: {left}");
        assert!(left.ends_with("Så står det i avtalet."), "{hides}: {left}");
        let trap = ("lön jobb lön jobb".to_owned(), "markup/hidden");
        assert_eq!(dropped, [trap], "{hides}");
    }
}

#[test]
fn the_head_of_an_article_or_a_section_is_part_of_it() {
    let (left, dropped) = sifted(
        "<article><header><h1>Rektorn berättar</h1><p>Eva Ek lämnar skolan efter trettio år.</p></header>\
         <p>Hon började som lärare. Det var 1990.</p><section><header><h2>Lön</h2></header><p>Hon tjänar \
         50 000. Det räcker.</p></section></article>",
    );
    assert_eq!(dropped, [], "{left}");
}

#[test]
fn a_figure_may_show_a_quotation() {
    let (left, dropped) = sifted(
        "<main><h1>Blomsterhandlaren</h1><p>Blommor är vackra. De säljs.</p><figure><blockquote>Jag tycker mer \
         om tulpaner än om allt annat i världen.</blockquote><figcaption>Eva Ek, florist</figcaption></figure>\
         <p>Butiken ligger vid torget. Den är öppen.</p></main>",
    );
    assert_eq!(dropped, [], "{left}");
}

/// Clean HTML is left as it is, unless what the rules say now is asked for.
#[test]
fn clean_html_is_judged_anew_where_that_is_asked_for() {
    let [first, second, ..] = NEUTRAL;
    let html = format!(
        "<html><head><meta name=\"generator\" content=\"sikta clean\"></head><body><h1>Så blir du rörmokare</h1>\
         <p>{first}</p><p>{second}</p><p>© 2020 Rörbladet. Alla rättigheter förbehållna.</p></body></html>"
    );
    let page = sikta::ingest::html::page("example", &html);
    assert!(page.is_cleaned());
    assert_eq!(clean(&page).dropped().count(), 0);
    let anyway = Orders {
        anyway: true,
        ..Orders::default()
    };
    let ledger = clean_under(&page, &anyway);
    assert!(ledger.dropped().any(|(_, class)| class == Class::Footer));
}
