//! The rules of sentence ends that are exported.

use sikta::export::srx;
use sikta::language::{Lang, TABLED_LANGUAGES, patterns};

#[test]
fn every_language_has_rules_that_end_sentences_and_rules_that_do_not() {
    for lang in TABLED_LANGUAGES {
        let rules = patterns(lang);
        assert!(rules.iter().any(|rule| rule.breaks), "{lang}");
        assert!(rules.iter().any(|rule| !rule.breaks), "{lang}");
    }
    assert!(patterns(Lang::SV).len() > patterns(Lang::UNKNOWN).len());
}

#[test]
fn an_abbreviation_is_escaped_and_may_have_spaces() {
    let inner = &patterns(Lang::SV)[0];
    assert!(!inner.breaks);
    assert!(inner.before.contains(r"t\.\s?ex\."), "{}", inner.before);
    assert_eq!(inner.after, r"\s");
}

#[test]
fn srx_names_every_language_and_the_others_last() {
    let mut file = Vec::new();
    srx::write(&mut file).unwrap();
    let file = String::from_utf8(file).unwrap();
    for lang in TABLED_LANGUAGES {
        let entry = format!("<languagerule languagerulename=\"{lang}\">");
        assert_eq!(file.matches(&entry).count(), 1, "{lang}");
    }
    let maps: Vec<&str> = file
        .lines()
        .filter(|l| l.contains("<languagemap"))
        .collect();
    assert_eq!(maps.len(), TABLED_LANGUAGES.len() + 1);
    assert!(maps.last().unwrap().contains("languagepattern=\".*\""));
}
