//! Words: tokens analysed, compounds cut.

use proptest::prelude::*;
use sikta::eval::compounds;
use sikta::language::words::treebank;
use sikta::language::words::{Upos, compound, phrase, quantity, train, words};

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
fn infinitives_in_a_row_share_their_object() {
    let phrases = |sentence: &str| {
        let words = words(sentence);
        let text = |range: std::ops::Range<usize>| match range.is_empty() {
            true => "",
            false => &sentence[words[range.start].range.start..words[range.end - 1].range.end],
        };
        let found = phrase::infinitive_phrases(sentence, &words);
        let found = found
            .into_iter()
            .map(|phrase| format!("{}: {}", text(phrase.verb_words), text(phrase.object)));
        found.collect::<Vec<_>>()
    };
    assert_eq!(
        phrases("Du får planera, leda och följa upp arbetet."),
        ["planera: arbetet", "leda: arbetet", "följa upp: arbetet"]
    );
    assert_eq!(
        phrases("Hon ska informera om och förklara nya regler som gäller."),
        ["informera om: nya regler", "förklara: nya regler"]
    );
}

#[test]
fn noun_phrases_have_their_heads() {
    let sentence = "De stora och små företagen söker en erfaren undersköterska med bra betyg.";
    let words = words(sentence);
    let phrases: Vec<_> = phrase::noun_phrases(sentence, &words)
        .into_iter()
        .map(|phrase| {
            let range =
                words[phrase.words.start].range.start..words[phrase.words.end - 1].range.end;
            (
                &sentence[range],
                &sentence[words[phrase.head].range.clone()],
            )
        })
        .collect();
    let expected = [
        ("De stora och små företagen", "företagen"),
        ("en erfaren undersköterska", "undersköterska"),
        ("bra betyg", "betyg"),
    ];
    assert_eq!(phrases, expected);
}

#[test]
fn words_that_a_hyphen_leaves_short_are_completed() {
    let full = |sentence: &str| {
        let completed = phrase::completed(sentence, &words(sentence));
        completed
            .into_iter()
            .map(|word| word.full)
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        full("ekonomi-, juridik- och ledningsutbildning"),
        "ekonomiutbildning juridikutbildning"
    );
    assert_eq!(full("konsert- och operahus"), "konserthus");
    assert_eq!(full("lönechefer och -assistenter"), "löneassistenter");
    assert_eq!(full("B- och C-behörighet"), "");
}

#[test]
fn quantities_have_kind_and_value() {
    use quantity::{QuantityKind, TimeUnit};
    let one = |text: &str| {
        let found = quantity::quantities(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let q = &found[0];
        (text[q.range.clone()].to_owned(), q.kind, q.low, q.high)
    };
    let sek = |unit| QuantityKind::Money("SEK", unit);
    let month = Some(TimeUnit::Month);
    let rows = [
        (
            "Lönen är 25 000–30 000 kronor i månaden.",
            "25 000–30 000 kronor i månaden",
            sek(month),
            25e3,
            30e3,
        ),
        (
            "Du tjänar 31 500 kr/mån.",
            "31 500 kr/mån",
            sek(month),
            31_500.0,
            31_500.0,
        ),
        (
            "Omsättningen var 2,5 miljoner kronor.",
            "2,5 miljoner kronor",
            sek(None),
            2.5e6,
            2.5e6,
        ),
        (
            "Utbildningen tar mellan tre och fem år.",
            "mellan tre och fem år",
            QuantityKind::Duration(TimeUnit::Year),
            3.0,
            5.0,
        ),
        (
            "Det är 40 timmar.",
            "40 timmar",
            QuantityKind::Duration(TimeUnit::Hour),
            40.0,
            40.0,
        ),
        (
            "Ungefär 12,5 procent slutar.",
            "12,5 procent",
            QuantityKind::Percent,
            12.5,
            12.5,
        ),
        (
            "Det infördes 2011.",
            "2011",
            QuantityKind::Year,
            2011.0,
            2011.0,
        ),
        (
            "Sök senast den 3 maj 2024!",
            "3 maj 2024",
            QuantityKind::Date,
            20_240_503.0,
            20_240_503.0,
        ),
        (
            "Tjugofem platser finns.",
            "Tjugofem",
            QuantityKind::Number,
            25.0,
            25.0,
        ),
    ];
    for (text, span, kind, low, high) in rows {
        assert_eq!(one(text), (span.to_owned(), kind, low, high));
    }
    assert!(quantity::quantities("En kock lagar mat.").is_empty());
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
        for phrase in phrase::noun_phrases(&text, &words) {
            prop_assert!(phrase.words.contains(&phrase.head) && phrase.words.end <= words.len());
        }
        for phrase in phrase::infinitive_phrases(&text, &words) {
            prop_assert!(phrase.verb_words.end <= phrase.object.start && phrase.object.end <= words.len());
        }
        for one in phrase::completed(&text, &words) {
            prop_assert!(one.full.len() + 2 > words[one.word].range.len());
        }
        for one in quantity::quantities(&text) {
            prop_assert!(text.get(one.range).is_some() && one.low <= one.high);
        }
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
