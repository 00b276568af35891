//! Gold files of the language layer: what is refused, and how what is taken is counted.

use sikta::error::{Error, GoldFault};
use sikta::eval::{compounds, language, sentences, tokens};
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

fn gold(name: &str, content: &str) -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(name);
    fs::write(&path, content).unwrap();
    (dir, path)
}

/// The line and the fault that an answer complains of.
fn fault<T: std::fmt::Debug>(answer: Result<T, Error>) -> (usize, GoldFault) {
    match answer {
        Err(Error::Gold { line, fault, .. }) => (line, fault),
        other => panic!("no fault: {other:?}"),
    }
}

#[test]
fn cases_need_sentences_of_a_known_language() {
    let (_dir, path) = gold("cases.jsonl", "{\"sents\": [\"Ja.\"]}\n\n{\"sents\": []}\n");
    assert_eq!(fault(sentences::score(&path)), (3, GoldFault::NoSentences));
    let (_dir, path) = gold("cases.jsonl", "{\"sents\": [\"Ja.\"], \"lang\": \"xx\"}");
    let unknown = GoldFault::UnknownLanguage("xx".to_owned());
    assert_eq!(fault(sentences::score(&path)), (1, unknown));
    let (_dir, path) = gold("cases.jsonl", " \n");
    assert_eq!(fault(sentences::score(&path)), (1, GoldFault::Empty));
}

#[test]
fn cases_name_their_language_and_a_byte_order_mark_is_no_fault() {
    let german =
        "{\"sents\": [\"Die Arbeit ist gut.\", \"Sie macht Freude.\"], \"lang\": \"de\"}\n";
    let (_dir, path) = gold("cases.jsonl", &format!("\u{feff}{german}"));
    let report = sentences::score(&path).unwrap();
    assert_eq!((report.lang, report.right, report.gold), ("de", 1, 1));
    let (_dir, path) = gold("cases.jsonl", &format!("{german}{{\"sents\": [\"Ja.\"]}}"));
    assert_eq!(sentences::score(&path).unwrap().lang, "mul");
}

fn row(id: usize, form: &str, class: &str, space: &str) -> String {
    format!("{id}\t{form}\t{form}\t{class}\t_\t_\t0\troot\t_\t{space}\n")
}

#[test]
fn a_treebank_without_texts_is_put_together_from_its_words() {
    let content = row(1, "Hon", "PRON", "_")
        + &row(2, "läser", "VERB", "SpaceAfter=No")
        + &row(3, ".", "PUNCT", "_");
    let (_dir, path) = gold("sv_own.conllu", &content);
    let report = tokens::evaluate(&tokens::read_gold(&path).unwrap());
    assert_eq!((report.words, report.tokens.recall), (3, 1.0));
    let tagged: usize = report.reliability.iter().map(|range| range.words).sum();
    assert_eq!(tagged, 3);
    let (_dir, path) = gold("sv_own.conllu", &content.replace('\t', " "));
    assert_eq!(fault(tokens::read_gold(&path)), (1, GoldFault::TenColumns));
    assert_eq!(fault(sentences::score(&path)), (1, GoldFault::TenColumns));
}

#[test]
fn a_treebank_is_in_the_language_of_its_name_or_of_its_text() {
    let danish = "# text = Jeg ved ikke, hvad hun laver på arbejdet.\n".to_owned()
        + &row(1, "Jeg", "PRON", "_");
    let (_dir, path) = gold("x.conllu", &danish);
    assert_eq!(sentences::score(&path).unwrap().lang, "da");
    assert_eq!(
        fault(tokens::read_gold(&path)),
        (1, GoldFault::NotSwedish("da"))
    );
    let (_dir, path) = gold("no_nynorsk-ud-dev.conllu", &danish);
    assert_eq!(sentences::score(&path).unwrap().lang, "nn");
}

#[test]
fn languages_are_named_in_any_case_and_norwegian_may_lack_a_form() {
    let content = "no\tlong\tHun jobber på et sykehus, og hun liker ikke å være alene.\n\
                   sv-SE\t<20\tVad gör du?\n\
                   SV\tlong\tHon arbetar på ett sjukhus och trivs med det.\n";
    let (_dir, path) = gold("gold.tsv", content);
    let report = language::score(&path).unwrap();
    assert_eq!((report.all.right, report.all.of), (3, 3));
    assert_eq!((report.apart.right, report.apart.of), (2, 2));
    let lengths: Vec<&str> = report.by_length.iter().map(|l| l.length.as_str()).collect();
    assert_eq!(lengths, ["<20", "long"]);
    assert_eq!(report.by_language["sv"].gold, 2);
    let (_dir, path) = gold("gold.tsv", "swedish\t<20\tHej\n");
    let unknown = GoldFault::UnknownLanguage("swedish".to_owned());
    assert_eq!(fault(language::score(&path)), (1, unknown));
    let (_dir, path) = gold("gold.tsv", "sv\tHej\n");
    assert_eq!(fault(language::score(&path)), (1, GoldFault::ThreeFields));
}

#[test]
fn a_boundary_after_a_hyphen_is_a_hit() {
    let (_dir, path) = gold("words.txt", "# cut by hand\nit-|avdelning\nstol\n");
    let report = compounds::evaluate(&compounds::read_gold(&path).unwrap());
    assert_eq!(report.boundaries.f1, 1.0, "{:?}", report.differences);
    assert_eq!((report.words, report.simple, report.whole), (2, 1, 1.0));
    for wrong in ["två ord", "|ord", "ord|", "sam||hälle"] {
        let (_dir, path) = gold("words.txt", wrong);
        assert_eq!(
            fault(compounds::read_gold(&path)),
            (1, GoldFault::OneWord),
            "{wrong}"
        );
    }
}
