//! Words: tokens analysed, compounds cut.

use proptest::prelude::*;
use sikta::clean::CleanText;
use sikta::eval::compounds;
use sikta::ingest::Page;
use sikta::language::Lang;
use sikta::language::words::quantity::QuantityKind;
use sikta::language::words::treebank;
use sikta::language::words::{Analysis, Upos, compound, phrase, quantity, train, words};

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
        assert_eq!(cut(&gold.replace('|', "")), gold);
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
    assert_eq!(
        phrases("Det är viktigt att vara noggrann."),
        ["vara: noggrann"]
    );
    assert_eq!(phrases("Hon vill bli chef."), ["bli: chef"]);
    assert_eq!(
        phrases("Du måste kunna läsa ritningar."),
        ["kunna läsa: ritningar"]
    );
}

/// The noun phrases of a sentence with their heads; `+` before those that are joined to the one before.
fn noun_phrases(sentence: &str) -> Vec<String> {
    let analysis = Analysis::of(sentence, Lang::SV);
    let phrases = analysis.noun_phrases.iter().map(|phrase| {
        let words = &sentence[analysis.bytes(&phrase.words).unwrap()];
        let head = &sentence[analysis.words[phrase.head].range.clone()];
        format!("{}{words}: {head}", if phrase.joined { "+" } else { "" })
    });
    phrases.collect()
}

#[test]
fn noun_phrases_have_their_heads() {
    for (sentence, expected) in [
        (
            "De stora och små företagen söker en erfaren undersköterska med bra betyg.",
            &[
                "De stora och små företagen: företagen",
                "en erfaren undersköterska: undersköterska",
                "bra betyg: betyg",
            ][..],
        ),
        ("Hon arbetar i kommunen Umeå.", &["kommunen Umeå: kommunen"]),
        (
            "Du behöver svenska, engelska samt gärna tyska eller franska.",
            &[
                "svenska: svenska",
                "+engelska: engelska",
                "+tyska: tyska",
                "+franska: franska",
            ],
        ),
    ] {
        assert_eq!(noun_phrases(sentence), expected);
    }
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
    assert_eq!(full("två- eller treårig gymnasieutbildning"), "tvåårig");
    assert_eq!(full("B- och C-behörighet"), "");
}

/// The quantities of a text, each as its words, kind, unit or currency, period and values.
fn quantities(text: &str, lang: Lang) -> String {
    let rows = quantity::quantities(text, lang).into_iter().map(|one| {
        let words = &text[one.range];
        let kind = match one.kind {
            QuantityKind::Money { currency, per } => format!("{} {per:?}", currency.unwrap_or("?")),
            QuantityKind::Duration { unit, per } => format!("{unit:?} {per:?}"),
            other => format!("{other:?}"),
        };
        let kind = kind.replace("Some(", "/").replace([')', ' '], "");
        let kind = kind.strip_suffix("None").unwrap_or(&kind).to_owned();
        match one.low == one.high {
            true => format!("{words} = {kind} {}", one.low),
            false => format!("{words} = {kind} {} {}", one.low, one.high),
        }
    });
    rows.collect::<Vec<_>>().join("; ")
}

#[test]
fn quantities_have_kind_and_value() {
    for (text, expected) in [
        (
            "Det är 25 000–30 000 kronor i månaden.",
            "25 000–30 000 kronor i månaden = SEK/Month 25000 30000",
        ),
        (
            "Du får 30-35 000 kronor.",
            "30-35 000 kronor = SEK 30000 35000",
        ),
        (
            "Lön: 30–35 000 kr i månaden",
            "30–35 000 kr i månaden = SEK/Month 30000 35000",
        ),
        (
            "mellan 28 och 32 000 kronor",
            "mellan 28 och 32 000 kronor = SEK 28000 32000",
        ),
        (
            "25 000 kr – 30 000 kr",
            "25 000 kr – 30 000 kr = SEK 25000 30000",
        ),
        ("28-32 tkr", "28-32 tkr = SEK 28000 32000"),
        ("28 tkr", "28 tkr = SEK 28000"),
        ("35 000,50 kr", "35 000,50 kr = SEK 35000.5"),
        ("Den kostar 35.000:- i dag.", "35.000:- = SEK 35000"),
        ("trettiotusen kronor", "trettiotusen kronor = SEK 30000"),
        ("trettio tusen kronor", "trettio tusen kronor = SEK 30000"),
        ("35' i månaden", "35' i månaden = SEK/Month 35000"),
        ("1,2 mkr", "1,2 mkr = SEK 1200000"),
        ("450 kr/tim", "450 kr/tim = SEK/Hour 450"),
        ("31 500 kr/mån.", "31 500 kr/mån = SEK/Month 31500"),
        (
            "två till tre miljoner kronor",
            "två till tre miljoner kronor = SEK 2000000 3000000",
        ),
        (
            "2,5 miljoner kronor om året",
            "2,5 miljoner kronor om året = SEK/Year 2500000",
        ),
        (
            "€30 och 40 danska kronor",
            "€30 = EUR 30; 40 danska kronor = DKK 40",
        ),
        ("mellan tre och fem år", "mellan tre och fem år = Year 3 5"),
        ("ett och ett halvt år", "ett och ett halvt år = Year 1.5"),
        ("en halv dag", "en halv dag = Day 0.5"),
        ("två- eller treårig", "två- eller treårig = Year 2 3"),
        ("en 3-årig utbildning", "3-årig = Year 3"),
        ("40 timmar i veckan", "40 timmar i veckan = Hour/Week 40"),
        ("Hon slutade för tre år i dag.", "tre år = Year 3"),
        ("180 hp", "180 hp = Credits 180"),
        ("12,5 procent", "12,5 procent = Percent 12.5"),
        ("10–15 %", "10–15 % = Percent 10 15"),
        ("Öppnar klockan 7.30.", "klockan 7.30 = Clock 7.5"),
        ("Det infördes 2011.", "2011 = Year 2011"),
        ("åren 2019–2021", "2019–2021 = Year 2019 2021"),
        ("Sök senast den 3 maj 2024!", "3 maj 2024 = Date 20240503"),
        ("Sök senast den 3:e maj.", "3:e maj = Date 503"),
        ("Sök senast 2024-05-03.", "2024-05-03 = Date 20240503"),
        ("Tjugofem platser finns.", "Tjugofem = Number 25"),
        (
            "Ring 08-123 45 67.",
            "08 = Number 8; 123 = Number 123; 45 = Number 45; 67 = Number 67",
        ),
        ("1e5 och 1e400 kronor", ""),
        ("En kock lagar mat.", ""),
        ("", ""),
    ] {
        assert_eq!(quantities(text, Lang::SV), expected, "{text}");
    }
}

#[test]
fn quantities_are_read_in_the_languages_of_the_north() {
    for (lang, text, expected) in [
        (
            Lang::DA,
            "Du får 31.000 kr. om måneden.",
            "31.000 kr. om måneden = DKK/Month 31000",
        ),
        (Lang::DA, "Lønnen er 31.000 DKK.", "31.000 DKK = DKK 31000"),
        (
            Lang::DA,
            "femogtyve kroner i timen",
            "femogtyve kroner i timen = DKK/Hour 25",
        ),
        (Lang::NB, "Den koster kr 450,-.", "kr 450,- = NOK 450"),
        (
            Lang::NB,
            "450 000 kr per år",
            "450 000 kr per år = NOK/Year 450000",
        ),
        (
            Lang::NN,
            "37 timar i veka",
            "37 timar i veka = Hour/Week 37",
        ),
        (
            Lang::EN,
            "$30,000 a year",
            "$30,000 a year = USD/Year 30000",
        ),
        (
            Lang::EN,
            "three to five years",
            "three to five years = Year 3 5",
        ),
        (Lang::DE, "3.000 € im Monat", "3.000 € = EUR 3000"),
    ] {
        assert_eq!(quantities(text, lang), expected, "{text}");
    }
}

#[test]
fn an_analysis_lies_in_its_text() {
    let text = "Välkommen! Du tjänar 31 500 kr.";
    let page = Page::from_text("one", text);
    let clean = CleanText::whole(&page);
    let reading = sikta::language::read(&page, &clean);
    let last = reading.sentences.last().unwrap();
    let analysis = last.analysis(clean.text());
    assert_eq!(&text[analysis.words[0].range.clone()], "Du");
    assert_eq!(&text[analysis.quantities[0].range.clone()], "31 500 kr");
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
        for lang in [Lang::SV, Lang::DA, Lang::NB, Lang::EN, Lang::UNKNOWN] {
            for one in quantity::quantities(&text, lang) {
                prop_assert!(text.get(one.range).is_some());
                prop_assert!(one.low <= one.high && one.high.is_finite());
            }
        }
    }

    #[test]
    fn any_row_of_figures_and_signs_has_bounds(text in "([0-9]{1,4}|[ ,.:'€%-]|kr|tkr|mellan|och|till|maj|tusen|en|halv|årig|i|månaden){0,24}") {
        for one in quantity::quantities(&text, Lang::SV) {
            prop_assert!(text.get(one.range).is_some());
            prop_assert!(one.low <= one.high && one.high.is_finite());
        }
    }

    #[test]
    fn parts_make_the_word(word in "[a-zåäöß-]{0,40}") {
        let parts = compound::parts(&word);
        prop_assert!(parts.len() != 1);
        let mut end = 0;
        for part in &parts {
            prop_assert!(!part.range.is_empty() && !part.lemma.is_empty());
            // Every letter is in a part; only hyphens may stand between them.
            prop_assert!(word[end..part.range.start].bytes().all(|b| b == b'-'));
            end = part.range.end;
        }
        prop_assert!(parts.is_empty() || word[end..].bytes().all(|b| b == b'-'));
    }
}
