//! The rules of sentence ends that are exported.

use sikta::export::srx;
use sikta::language::{Lang, TABLED_LANGUAGES, patterns};

#[test]
fn every_language_has_rules_that_end_sentences_and_rules_that_do_not() {
    let general = patterns(Lang::UNKNOWN);
    for lang in TABLED_LANGUAGES {
        let own: Vec<_> = patterns(lang)
            .into_iter()
            .filter(|rule| !general.contains(rule))
            .collect();
        assert!(own.iter().any(|rule| rule.breaks), "{lang}");
        assert!(own.iter().any(|rule| !rule.breaks), "{lang}");
    }
}

#[test]
fn an_abbreviation_is_escaped_and_may_have_spaces() {
    let rules = patterns(Lang::SV);
    let inner = rules.iter().find(|rule| !rule.breaks).unwrap();
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
