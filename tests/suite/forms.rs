//! Forms of Swedish words: a table of dictionary forms over all classes of inflection, each with forms that must find each other
//! in a search and lead back to it.
//!
//! Written from the grammar, and apart from the word tables: it is to show what they lack. Participles that are forms of nouns,
//! too, are left out (`fallen`, `slagen`): a search takes those for the nouns.

use sikta::index::Stems;
use sikta::language::words::{compound, readings};

/// A dictionary form and forms of it.
const FORMS: &str = include_str!("../words/forms.sv.tsv");

fn rows() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    FORMS.lines().map(|row| {
        let (lemma, forms) = row.split_once('\t').expect("a row has two cells");
        (lemma, forms.split(' ').collect())
    })
}

#[test]
fn forms_of_a_word_find_each_other() {
    let stems = Stems::of("sv");
    let mut lost = Vec::new();
    for (lemma, forms) in rows() {
        let all: Vec<&str> = [lemma].into_iter().chain(forms).collect();
        for (i, one) in all.iter().enumerate() {
            let sought = stems.stems(one);
            for other in &all[i + 1..] {
                if !stems.stems(other).iter().any(|stem| sought.contains(stem)) {
                    lost.push(format!("{one} – {other}"));
                }
            }
        }
    }
    assert!(
        lost.is_empty(),
        "{} pairs:\n{}",
        lost.len(),
        lost.join("\n")
    );
}

#[test]
fn forms_lead_back_to_their_dictionary_form() {
    let mut lost = Vec::new();
    for (lemma, forms) in rows() {
        for form in forms.into_iter().chain([lemma]) {
            let read = readings(form);
            if !read.iter().any(|reading| reading.lemma == lemma) {
                let read: Vec<&str> = read.iter().map(|reading| reading.lemma).collect();
                lost.push(format!("{form} of {lemma}: {}", read.join(" ")));
            }
        }
    }
    assert!(
        lost.is_empty(),
        "{} forms:\n{}",
        lost.len(),
        lost.join("\n")
    );
}

#[test]
fn words_that_look_alike_stay_apart() {
    let stems = Stems::of("sv");
    for (one, other) in [
        ("vårdar", "vården"),
        ("vårda", "vård"),
        ("resor", "reser"),
        ("säljare", "säljer"),
        ("arbete", "arbetar"),
        ("lönar", "löner"),
        ("anställning", "anställer"),
        ("betalning", "betalar"),
        ("kortare", "kortet"),
        ("bestick", "besticka"),
        ("inlägg", "lägger"),
        ("längta", "längre"),
        ("förälder", "föråldrad"),
        ("grova", "gräva"),
        ("visum", "visa"),
        ("försäkran", "försäkringar"),
        ("bilägga", "bila"),
        ("avlägga", "avla"),
        ("brorsan", "bröder"),
    ] {
        let sought = stems.stems(one);
        let shared = stems
            .stems(other)
            .into_iter()
            .find(|stem| sought.contains(stem));
        assert_eq!(shared, None, "{one} – {other}");
    }
}

#[test]
fn compounds_are_found_by_their_parts() {
    let stems = Stems::of("sv");
    let mut lost = Vec::new();
    for (part, words) in [
        (
            "vård",
            "äldrevård äldrevården sjukvård hemsjukvård vårdbiträde",
        ),
        ("omsorg", "äldreomsorg äldreomsorgen barnomsorg"),
        ("boende", "äldreboende äldreboenden gruppboende"),
        ("äldre", "äldrevård äldreomsorg äldreboende"),
        (
            "kort",
            "körkort körkortet B-körkort körkortsutbildning truckkort",
        ),
        ("körkort", "b-körkort körkortsutbildning"),
        ("tid", "dagtid arbetstid"),
        ("kund", "kundkrets kundtjänst"),
        ("krets", "kundkrets"),
        ("poäng", "högskolepoäng"),
        ("högskola", "högskolepoäng högskoleutbildning"),
        ("natt", "nattskift nattarbete"),
        ("timme", "timlön"),
        ("förälder", "föräldramöte"),
    ] {
        let sought = stems.stems(part);
        for word in words.split(' ') {
            let word = word.to_lowercase();
            if !stems
                .stem_and_parts(&word)
                .iter()
                .any(|stem| sought.contains(stem))
            {
                let parts: Vec<String> = compound::parts(&word)
                    .into_iter()
                    .map(|p| p.lemma)
                    .collect();
                lost.push(format!("{part} in {word}: {}", parts.join("|")));
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}
