//! Inflection by golden lists.

use super::{Tag, inflect, verb};

fn forms(word: &str, code: &str) -> String {
    let mut found: Vec<String> = Vec::new();
    assert!(inflect(word, code, &mut |form, _, _| found.push(form.to_owned())));
    found.dedup();
    found.join(" ")
}

/// A golden list: a code, and the forms of a word that has it.
const NOUNS: &str = "\
    n0 vård vården
    n1 flicka flickan flickor flickorna
    n1 ros rosen rosor rosorna
    n2 bil bilen bilar bilarna
    n2 by byn byar byarna
    n2 nyckel nyckeln nycklar nycklarna
    n2 axel axeln axlar axlarna
    n2 pojke pojken pojkar pojkarna
    n2 öken öknen öknar öknarna
    n2d dröm drömmen drömmar drömmarna
    n2s andel andelen andelar andelarna
    n2s skorsten skorstenen skorstenar skorstenarna
    n3 händelse händelsen händelser händelserna
    n3 doktor doktorn doktorer doktorerna
    n3 idé idén idéer idéerna
    n3 muskel muskeln muskler musklerna
    n3 psykiater psykiatern psykiatrer psykiatrerna
    n3s kapten kaptenen kaptener kaptenerna
    n3s korridor korridoren korridorer korridorerna
    n3n parti partiet partier partierna
    n3n stipendium stipendiet stipendier stipendierna
    n4 äpple äpplet äpplen äpplena
    n4s knä knäet knän knäna
    n5 exempel exemplet exempel exemplen
    n5 tak taket tak taken
    n5 tecken tecknet tecken tecknen
    n5 nummer numret nummer numren nummeret
    n5d rum rummet rum rummen
    n5s kvarter kvarteret kvarter kvarteren
    n6 lärare läraren lärare lärarna
    n6 tekniker teknikern tekniker teknikerna
    n7 sko skon skor skorna
    n8 studerande studeranden studerande studerandena";

#[test]
fn nouns_decline() {
    for row in NOUNS.lines() {
        let (code, expected) = row.trim().split_once(' ').unwrap_or_default();
        let word = expected.split(' ').next().unwrap_or_default();
        assert_eq!(forms(word, code), expected);
    }
}

#[test]
fn adjectives_have_neuter_and_plural() {
    for (code, word, neuter, plural) in [
        ("a", "glad", "glatt", "glada"),
        ("a", "bred", "brett", "breda"),
        ("a", "hård", "hårt", "hårda"),
        ("a", "medfödd", "medfött", "medfödda"),
        ("a", "het", "hett", "heta"),
        ("a", "ren", "rent", "rena"),
        ("a", "stor", "stort", "stora"),
        ("a", "svart", "svart", "svarta"),
        ("a", "våt", "vått", "våta"),
        ("a", "fri", "fritt", "fria"),
        ("a", "vit", "vitt", "vita"),
        ("a", "trött", "trött", "trötta"),
        ("a", "privat", "privat", "privata"),
        ("a", "absolut", "absolut", "absoluta"),
        ("a", "ny", "nytt", "nya"),
        ("a", "tunn", "tunt", "tunna"),
        ("a", "egen", "eget", "egna"),
        ("a", "mogen", "moget", "mogna"),
        ("a", "välkommen", "välkommet", "välkomna"),
        ("a", "enkel", "enkelt", "enkla"),
        ("a", "vacker", "vackert", "vackra"),
        ("a", "ensam", "ensamt", "ensamma"),
        ("a", "tam", "tamt", "tama"),
        ("ad", "allmän", "allmänt", "allmänna"),
        ("ad", "dum", "dumt", "dumma"),
        ("as", "perifer", "perifert", "perifera"),
        ("at", "lodrät", "lodrätt", "lodräta"),
    ] {
        let stem = &plural[..plural.len() - 1];
        let expected = format!("{word} {neuter} {plural} {stem}e {stem}are {stem}ast {stem}aste");
        let found = forms(word, code);
        // A neuter that is the word itself is told once.
        let expected = match neuter == word {
            true => expected.replacen(&format!("{word} "), "", 1),
            false => expected,
        };
        assert_eq!(found, expected);
    }
    assert_eq!(forms("bakad", "a"), "bakad bakat bakade");
    assert_eq!(forms("enad", "a"), "enad enat enade");
    assert_eq!(forms("äkta", "a0"), "äkta");
}

/// Infinitive, present, past, supine and participle with its neuter and plural.
fn principal(word: &str, code: &str) -> String {
    let mut found: Vec<(Tag, String)> = Vec::new();
    inflect(word, code, &mut |form, tag, _| {
        let active = tag == Tag::PARTICIPLE && form.ends_with("nde");
        if !active && !form.ends_with('s') {
            found.push((tag, form.to_owned()));
        }
    });
    let first = |tag: Tag| found.iter().rev().find(|(other, _)| *other == tag);
    let verbal = [Tag::VERB_INF, Tag::VERB_PRES, Tag::VERB_PAST, Tag::VERB_SUP].map(first);
    let verbal = verbal.into_iter().flatten();
    let participle = found
        .iter()
        .filter(|(tag, _)| *tag == Tag::PARTICIPLE)
        .take(3);
    let forms: Vec<&str> = verbal
        .chain(participle)
        .map(|(_, form)| form.as_str())
        .collect();
    forms.join(" ")
}

#[test]
fn weak_verbs_conjugate() {
    for (code, expected) in [
        ("v1", "tala talar talade talat talad talat talade"),
        ("v1", "ana anar anade anat anad anat anade"),
        ("v2", "ringa ringer ringde ringt ringd ringt ringda"),
        ("v2", "anmäla anmäler anmälde anmält anmäld anmält anmälda"),
        ("v2", "hyra hyr hyrde hyrt hyrd hyrt hyrda"),
        ("v2", "glömma glömmer glömde glömt glömd glömt glömda"),
        (
            "v2",
            "erkänna erkänner erkände erkänt erkänd erkänt erkända",
        ),
        ("v2", "köpa köper köpte köpt köpt köpt köpta"),
        ("v2", "lysa lyser lyste lyst lyst lyst lysta"),
        ("v2", "sköta sköter skötte skött skött skött skötta"),
        ("v2", "smälta smälter smälte smält smält smält smälta"),
        ("v2", "fästa fäster fäste fäst fäst fäst fästa"),
        ("v2", "antyda antyder antydde antytt antydd antytt antydda"),
        ("v2", "bända bänder bände bänt bänd bänt bända"),
        ("v3", "tro tror trodde trott trodd trott trodda"),
    ] {
        let word = expected.split(' ').next().unwrap_or_default();
        assert_eq!(principal(word, code), expected);
    }
    assert!(forms("glömma", "v2").split(' ').any(|form| form == "glöm"));
}

#[test]
fn strong_verbs_have_their_passive_and_participle() {
    let mut found = Vec::new();
    let parts = ["vinna", "vinner", "vann", "vunnit", "vunnen"];
    verb(&parts, &mut |form, _, lemma| {
        found.push(format!("{form}<{lemma}"))
    });
    assert_eq!(
        found.join(" "),
        "vinnande<vinnande vinna<vinna vinner<vinna vann<vinna vunnit<vinna vinnas<vinna vanns<vinna \
         vunnits<vinna vinns<vinna vinnes<vinna vunnen<vunnen vunnet<vunnen vunna<vunnen"
    );
}

#[test]
fn a_code_that_is_not_known_is_told() {
    for code in ["", "n", "n9", "n2x", "n2n", "ax", "v4", "ä"] {
        assert!(!inflect("bil", code, &mut |_, _, _| ()), "{code}");
    }
}
