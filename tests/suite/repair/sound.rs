//! Sound text stays as it is: real articles and treebanks in many languages.

use sikta::clean::clean;
use sikta::ingest::Page;
use std::fs;
use std::path::{Path, PathBuf};

fn shared(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared")
        .join(path)
}

/// Every repair of a text, as what it was and what it became.
fn repairs(text: &str) -> Vec<(String, String, &'static str)> {
    let page = Page::from_text("p", text);
    let ledger = clean(&page);
    let repairs = ledger.repairs();
    repairs
        .map(|(d, now)| (d.span.of(page.text()).to_owned(), now.to_owned(), d.rule))
        .collect()
}

#[test]
#[ignore = "needs ../shared"]
fn sound_career_articles_are_not_touched() {
    let text = fs::read_to_string(shared("data/careers/career_articles_2017.jsonl")).unwrap();
    let mut number = 0;
    for line in text.lines() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        for section in record["sections"].as_object().unwrap().values() {
            let Some(section) = section.as_str() else {
                continue;
            };
            number += 1;
            assert_eq!(repairs(section), [], "{section}");
        }
    }
    assert!(number > 1000, "{number}");
}

#[test]
#[ignore = "needs ../shared"]
fn sound_treebanks_are_not_touched() {
    let mut number = 0;
    let mut files: Vec<PathBuf> = walk(&shared("data/ud"));
    files.sort();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let sentences = text.lines().filter_map(|l| l.strip_prefix("# text = "));
        let sentences: Vec<&str> = sentences.collect();
        number += sentences.len();
        let mut repairs = repairs(&sentences.join("\n"));
        // Some sentences came from the web with entities in them, which are damage indeed.
        repairs.retain(|(_, _, rule)| *rule != "encoding/entity");
        assert_eq!(repairs, [], "{}", file.display());
    }
    assert!(number > 5000, "{number}");
}

/// Words that are written with a hyphen keep it at a line's end, but for a few that Swedish writes either way.
#[test]
#[ignore = "needs ../shared"]
fn words_with_a_hyphen_keep_it_at_a_line_end() {
    let mut lost = Vec::new();
    let mut number = 0;
    let is_swedish = |file: &PathBuf| file.to_string_lossy().contains("/Swedish-");
    for file in walk(&shared("data/ud")).iter().filter(|f| is_swedish(f)) {
        let text = fs::read_to_string(file).unwrap();
        for sentence in text.lines().filter_map(|l| l.strip_prefix("# text = ")) {
            for (at, _) in sentence.match_indices('-') {
                let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
                let (before, after) = (&sentence[..at], &sentence[at + 1..]);
                if !letter(before.chars().next_back()) || !letter(after.chars().next()) {
                    continue;
                }
                number += 1;
                let broken = format!("{before}-\n{after}");
                if repairs(&broken)
                    .iter()
                    .any(|r| r.2 == "encoding/line-break")
                {
                    lost.push(broken);
                }
            }
        }
    }
    assert!(
        number > 100 && lost.len() * 20 < number,
        "{number} {lost:#?}"
    );
}

fn walk(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| match path.is_dir() {
            true => walk(&path),
            false => vec![path],
        })
        .filter(|path| path.extension().is_some_and(|e| e == "conllu"))
        .collect()
}
