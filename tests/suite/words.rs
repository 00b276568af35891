//! Words: tokens analysed, compounds cut.

use proptest::prelude::*;
use sikta::eval::{compounds, tokens};
use sikta::language::words::treebank;
use sikta::language::words::{Upos, compound, train, words};
use std::path::Path;

fn classes(sentence: &str) -> String {
    let words = words(sentence);
    let classes = words
        .iter()
        .map(|word| format!("{}/{}", &sentence[word.range.clone()], word.upos()));
    classes.collect::<Vec<_>>().join(" ")
}

fn lemmas(sentence: &str) -> String {
    words(sentence)
        .iter()
        .map(|word| &*word.lemma)
        .collect::<Vec<_>>()
        .join(" ")
}

fn cut(word: &str) -> String {
    compounds::in_parts(word)
}

#[test]
fn words_have_their_classes() {
    assert_eq!(
        classes("I skolan planerar du undervisningen och möter många elever."),
        "I/ADP skolan/NOUN planerar/VERB du/PRON undervisningen/NOUN och/CCONJ möter/VERB många/ADJ elever/NOUN ./PUNCT"
    );
    assert_eq!(
        classes("Hon har arbetat i fem år."),
        "Hon/PRON har/AUX arbetat/VERB i/ADP fem/NUM år/NOUN ./PUNCT"
    );
}

#[test]
fn words_have_their_lemmas() {
    assert_eq!(lemmas("Böckerna låg på borden."), "bok ligga på bord .");
    assert_eq!(
        lemmas("Undersköterskorna såg männens nya bilar."),
        "undersköterska se man ny bil ."
    );
    assert_eq!(
        lemmas("De skrevs av journalister."),
        "de skriva av journalist ."
    );
}

#[test]
fn compounds_are_cut_where_their_parts_meet() {
    for gold in [
        "arbets|marknads|utbildning",
        "under|sköterskorna",
        "lager|arbetare",
        "köks|bordet",
        "trä|bearbetning",
    ] {
        let word = gold.replace('|', "");
        let parts = compound::parts(&word);
        let last = parts.last().map(|part| &word[part.range.clone()]);
        assert_eq!(last, gold.rsplit('|').next(), "{parts:?}");
    }
    assert_eq!(cut("fastighetsmäklare"), "fastighets|mäklare");
    assert_eq!(cut("skolgården"), "skol|gården");
    let parts = compound::parts("kyrkogata");
    let lemmas: Vec<&str> = parts.iter().map(|part| part.lemma.as_str()).collect();
    assert_eq!(lemmas, ["kyrka", "gata"]);
}

#[test]
fn what_is_no_compound_stays_whole() {
    for word in [
        "undersökning",
        "förhållande",
        "ansvarig",
        "sekreterare",
        "möjligheterna",
        "planering",
        "undervisningen",
        "biologisk",
        "vandrande",
        "",
        "-",
        "å",
    ] {
        assert_eq!(cut(word), word);
    }
}

#[test]
fn a_vocabulary_helps_where_the_lexicon_ends() {
    assert_eq!(cut("zorpglifter"), "zorpglifter");
    let parts = compound::parts_with("zorpsglifter", |word| word == "zorp" || word == "glifter");
    let ranges: Vec<_> = parts.iter().map(|part| part.range.clone()).collect();
    assert_eq!(ranges, [0..5, 5..12]);
}

#[test]
fn a_treebank_is_read_and_learned() {
    let row = |id: &str, form: &str, lemma: &str, upos: &str, misc: &str| {
        format!("{id}\t{form}\t{lemma}\t{upos}\t_\t_\t0\troot\t_\t{misc}\n")
    };
    let content = format!(
        "# newpar\n# text = Blorpen zimmar.\n{}{}{}\n",
        row("1", "Blorpen", "blorp", "NOUN", "_"),
        row("2", "zimmar", "zimma", "VERB", "SpaceAfter=No"),
        row("3", ".", ".", "PUNCT", "_"),
    );
    let sentences = treebank::sentences(&content).unwrap();
    assert_eq!(sentences.len(), 1);
    assert!(sentences[0].opens);
    assert_eq!(sentences[0].words[1].upos, Upos::Verb);
    assert!(!sentences[0].words[1].space_after);
    assert_eq!(train(&sentences), train(&sentences));
    assert_eq!(treebank::sentences("1\tord\n"), Err(1));
}

#[test]
#[ignore = "needs ../shared"]
fn words_and_compounds_are_scored() {
    let gold = Path::new("../shared/data/ud/Swedish-Talbanken/sv_talbanken-ud-dev.conllu");
    let report = tokens::evaluate(&tokens::read_gold(gold).unwrap()[..50]);
    assert!(
        report.upos > 0.9 && report.lemma > 0.9,
        "{} {}",
        report.upos,
        report.lemma
    );
    let gold = compounds::read_gold(Path::new("../shared/gold/compounds/gold.txt")).unwrap();
    let report = compounds::evaluate(&gold);
    assert!(report.boundaries.f1 >= 0.85, "{:?}", report.boundaries);
    assert!(report.whole >= 0.95, "{}", report.whole);
}

proptest! {
    #[test]
    fn any_text_is_analysed(text in "\\PC{0,80}") {
        let words = words(&text);
        let mut end = 0;
        for word in &words {
            prop_assert!(word.range.start >= end);
            prop_assert!(!word.lemma.is_empty());
            end = word.range.end;
        }
        prop_assert!(end <= text.len());
    }

    #[test]
    fn parts_make_the_word(word in "[a-zåäöß-]{0,40}") {
        let parts = compound::parts(&word);
        prop_assert!(parts.len() != 1);
        for pair in parts.windows(2) {
            prop_assert!(pair[0].range.end <= pair[1].range.start);
        }
    }
}
