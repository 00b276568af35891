//! One line of furniture, put anywhere into a clean article, takes nothing of the article with it.
//!
//! The articles are those of `tests/whole` and the clean text of the corpus. Nothing is random: every line, every place.

use sikta::clean::clean;
use sikta::ingest::Page;
use std::fs;
use std::path::Path;

/// Furniture of every kind, a line each.
const FURNITURE: [&str; 20] = [
    "Av Anna Berg",
    "By Anna Berg",
    "Foto: Anna Berg",
    "Foto: TT",
    "Skriv ut",
    "Publicerad 3 maj 2021",
    "2021-05-03",
    "Lästid: 4 min",
    "Dela på Facebook",
    "Följ oss",
    "Annons",
    "Läs också: Så söker du ditt första jobb",
    "Kommentarer (3)",
    "Taggar: arbete, lön",
    "Hoppa till innehåll",
    "Hem > Yrken",
    "Prenumerera på vårt nyhetsbrev",
    "Vi använder kakor för att göra webbplatsen bättre.",
    "© 2020 Rörbladet. Alla rättigheter förbehållna.",
    "Var den här sidan till hjälp?",
];

/// The articles, with the names of their files.
fn articles() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["tests/whole", "corpus"].map(|folder| root.join(folder));
    let paths = folders.iter().flat_map(|folder| {
        let entries = fs::read_dir(folder).expect("the folder is there");
        entries.map(|entry| entry.expect("it can be read").path())
    });
    let mut found: Vec<(String, String)> = paths
        .map(|path| (path.to_string_lossy().into_owned(), path))
        .filter(|(name, _)| name.contains("whole") || name.contains("ren-text"))
        .map(|(name, path)| (name, fs::read_to_string(path).expect("it is text")))
        .collect();
    found.sort();
    assert!(found.len() >= 16, "{} articles", found.len());
    found
}

/// The lines of `text` that go, counted from 1.
fn lost(text: &str) -> Vec<(usize, &'static str)> {
    let page = Page::from_text("page", text);
    let ledger = clean(&page);
    let lost = ledger.dropped().map(|(d, _)| (d.line, d.rule));
    lost.collect()
}

#[test]
fn a_clean_article_loses_nothing() {
    for (name, text) in articles() {
        assert_eq!(lost(&text), [], "{name}");
    }
}

#[test]
fn a_line_of_furniture_takes_nothing_of_a_clean_article_along() {
    let mut wrong = Vec::new();
    for (name, text) in articles() {
        let lines: Vec<&str> = text.lines().collect();
        for furniture in FURNITURE {
            for place in 0..=lines.len() {
                let (above, below) = lines.split_at(place);
                let page = [above, &["", furniture, ""], below].concat().join("\n");
                let also: Vec<String> = lost(&page)
                    .into_iter()
                    .filter(|&(line, _)| line != place + 2)
                    .map(|(line, rule)| {
                        format!("{} ({rule})", page.lines().nth(line - 1).unwrap_or(""))
                    })
                    .collect();
                if !also.is_empty() {
                    wrong.push(format!(
                        "{name}, {furniture:?} at {place}: {}",
                        also.join(", ")
                    ));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} faults\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// What stands above and below an article on a page with a template.
const FRAME: [&str; 2] = [
    "Hoppa till innehåll\n\nStart\nNyheter\nLogga in\n\n",
    "\n\nDela på Facebook\n\nMest läst\nSå skriver du ett personligt brev\nDärför byter fler yrke mitt i livet\n\n© 2020 Rörbladet. Alla rättigheter förbehållna.\nAnsvarig utgivare: Anna Berg\n",
];

#[test]
fn a_frame_takes_nothing_of_a_clean_article_along() {
    let [above, below] = FRAME;
    let head = above.lines().count();
    let mut wrong = Vec::new();
    for (name, text) in articles() {
        let text = text.trim_end();
        let framed = format!("{above}{text}{below}");
        let article = head + 1..=head + text.lines().count();
        let also: Vec<String> = lost(&framed)
            .into_iter()
            .filter(|(line, _)| article.contains(line))
            .map(|(line, rule)| format!("{} ({rule})", framed.lines().nth(line - 1).unwrap_or("")))
            .collect();
        if !also.is_empty() {
            wrong.push(format!("{name}: {}", also.join(", ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
