//! Facts: every rule's own examples, the law of quotes, determinism, the seed article, and the score.

use proptest::prelude::*;
use sikta::article::Article;
use sikta::clean::Action;
use sikta::facts::{self, EmployerSize, Example, Facet, Fact, Kind, Modality, Rulebook, Wanted};
use sikta::ingest::Page;
use sikta::language::Lang;
use sikta::pipeline::process;
use std::path::{Path, PathBuf};

#[test]
fn every_rule_takes_and_leaves_what_it_says() {
    let (book, mut wrong) = (Rulebook::default(), Vec::new());
    for card in facts::rules() {
        assert!(
            !card.takes.is_empty() && !card.leaves.is_empty(),
            "{}: examples",
            card.id
        );
        for example in card.takes {
            let wanted = Wanted::read(example).expect("an example has ⇒");
            let read = Example::read(wanted.sentence, Lang::SV, &book);
            if !read.gives(card.id, &wanted.values) {
                wrong.push(format!("{} takes {example}: {}", card.id, read.by(card.id)));
            }
        }
        for example in card.leaves {
            let read = Example::read(example, Lang::SV, &book);
            if !read.gives(card.id, &[]) {
                wrong.push(format!(
                    "{} leaves {example}: {}",
                    card.id,
                    read.by(card.id)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rule_ids_are_unique_and_of_their_kind() {
    let mut ids: Vec<&str> = facts::rules().map(|r| r.id).collect();
    for id in &ids {
        let (kind, name) = id.split_once('/').expect("kind/name");
        assert!(Kind::from_name(kind).is_some(), "{id}: no such kind");
        assert!(
            !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '-'),
            "{id}"
        );
    }
    ids.sort_unstable();
    let all = ids.len();
    ids.dedup();
    assert_eq!(all, ids.len(), "an id stands twice");
}

/// The law of quotes, for one article.
fn assert_quotes(article: &Article) {
    let text = article.clean.text();
    let repaired = article
        .ledger
        .decisions()
        .iter()
        .any(|d| matches!(d.action, Action::Repair(_)));
    for fact in &article.facts {
        assert!(fact.sentence.contains(fact.value), "{fact:?}");
        assert!(
            !fact.value.is_empty() && text.get(fact.value.range()).is_some(),
            "{fact:?}"
        );
        assert!(
            article
                .reading
                .sentences
                .iter()
                .any(|s| s.span == fact.sentence),
            "{fact:?}"
        );
        assert!(fact.section < article.reading.sections.len(), "{fact:?}");
        if let Some(subject) = fact.subject {
            assert!(
                text.get(subject.range()).is_some_and(|s| !s.is_empty()),
                "{fact:?}"
            );
        }
        let words = fact.value.of(text).split_whitespace().count();
        assert!((1..=24).contains(&words), "{fact:?}: {words} words");
        if !repaired && article.clean.seams().is_empty() {
            let raw = article.clean.to_raw(fact.sentence);
            assert_eq!(&article.page.text()[raw.range()], fact.sentence.of(text));
        }
    }
    let again = process(article.page.clone());
    assert_eq!(article.facts, again.facts, "same input, same facts");
}

/// Text that looks enough like an article for rules to bite, with hostile characters between.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("Man måste kunna ".to_string()),
        Just("arbetar med att ".to_string()),
        Just("De planerar, ".to_string()),
        Just("erfarenhet av ".to_string()),
        Just("Förmågor som en provare behöver ha:\n".to_string()),
        Just("- noggrann och lyhörd\n".to_string()),
        Just("Lönen är 30 000 kr. ".to_string()),
        Just("konsert- och operahus, ".to_string()),
        Just("i små och medelstora företag ".to_string()),
        Just("Utbildning\n\n".to_string()),
        Just("e\u{301}å\u{30a}\u{202e}\u{0}\r".to_string()),
        "\\PC{0,12}",
        "[a-zåäöÅÄÖ ,.:()/-]{0,20}",
    ];
    proptest::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn quotes_stand_where_they_say_on_any_input(text in hostile()) {
        assert_quotes(&process(Page::from_text("random", text)));
    }
}

/// The golden cases: short pages, with every fact that must come out and none that must not.
/// `SIKTA_REWRITE=1 cargo test --test suite golden_facts` writes what comes out now; read the difference before committing.
#[test]
fn golden_facts_come_out_as_they_stand() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/facts");
    let mut cases: Vec<PathBuf> = std::fs::read_dir(&dir)
        .expect("tests/facts is there")
        .map(|e| e.expect("it can be read").path())
        .collect();
    cases.sort();
    assert!(cases.len() >= 20, "{} cases", cases.len());
    for case in cases {
        let text = std::fs::read_to_string(case.join("page.txt")).expect("a case has a page");
        let article = process(Page::from_text("case", text));
        assert_quotes(&article);
        let now: String = article.facts.iter().map(|f| row(&article, f)).collect();
        let path = case.join("facts.tsv");
        if std::env::var_os("SIKTA_REWRITE").is_some() {
            std::fs::write(&path, &now).expect("the case can be written");
        }
        let wanted = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(now, wanted, "{}", path.display());
    }
}

/// A fact as a line: kind, facet, value, modality, rule, then what it has of size, subject and quantity.
pub(crate) fn row(article: &Article, fact: &Fact) -> String {
    let text = article.clean.text();
    let facet = fact.facet.map_or("", Facet::name);
    let mut row = format!(
        "{}\t{facet}\t{}\t{}\t{}",
        fact.kind,
        fact.value.of(text),
        fact.modality,
        fact.rule
    );
    if let Some(size) = fact.employer_size {
        row += &format!("\tsize={size}");
    }
    if let Some(subject) = fact.subject {
        row += &format!("\tsubject={}", subject.of(text));
    }
    let before = &text[fact.sentence.start..fact.value.start];
    let lang = article.reading.lang.lang;
    if let Some(quantity) = facts::quantity_after(before, fact.value.of(text), lang) {
        let json = serde_json::to_string(&quantity).expect("a quantity is JSON");
        row += &format!("\tquantity={json}");
    }
    row + "\n"
}

#[test]
fn quantities_keep_their_words() {
    let json = |value: &str, lang| {
        facts::quantity(value, lang).map(|q| serde_json::to_string(&q).expect("JSON"))
    };
    for (value, lang, wanted) in [
        (
            "25 500–27 000 kr/mån",
            Lang::SV,
            r#"{"measure":"money","min":25500,"max":27000,"unit":"kr","currency":"SEK","period":"month","words":"25 500–27 000 kr/mån"}"#,
        ),
        (
            "SEK 31,500 per month",
            Lang::EN,
            r#"{"measure":"money","min":31500,"currency":"SEK","period":"month","words":"SEK 31,500 per month"}"#,
        ),
        (
            "32 tkr",
            Lang::SV,
            r#"{"measure":"money","min":32000,"unit":"kr","currency":"SEK","words":"32 tkr"}"#,
        ),
        (
            "210 norska kronor i timmen",
            Lang::SV,
            r#"{"measure":"money","min":210,"unit":"kr","currency":"NOK","period":"hour","words":"210 norska kronor i timmen"}"#,
        ),
        (
            "15 till 20 procent av arvodet",
            Lang::SV,
            r#"{"measure":"share","min":15,"max":20,"unit":"percent","words":"15 till 20 procent"}"#,
        ),
        (
            "halvannat år",
            Lang::SV,
            r#"{"measure":"duration","min":1.5,"unit":"year","words":"halvannat år"}"#,
        ),
        (
            "ett par års",
            Lang::SV,
            r#"{"measure":"duration","min":2,"unit":"year","words":"ett par års"}"#,
        ),
        (
            "ett och ett halvt år",
            Lang::SV,
            r#"{"measure":"duration","min":1.5,"unit":"year","words":"ett och ett halvt år"}"#,
        ),
        (
            "40 timmar i veckan",
            Lang::SV,
            r#"{"measure":"duration","min":40,"unit":"hour","period":"week","words":"40 timmar i veckan"}"#,
        ),
        (
            "klockan 06.30",
            Lang::SV,
            r#"{"measure":"clock","min":6.5,"words":"klockan 06.30"}"#,
        ),
        (
            "180 högskolepoäng",
            Lang::SV,
            r#"{"measure":"credits","min":180,"unit":"credit","words":"180 högskolepoäng"}"#,
        ),
    ] {
        assert_eq!(json(value, lang).as_deref(), Some(wanted), "{value}");
    }
    for none in ["", "årskurs 7", "tålamod", "B-körkort", "12 barn"] {
        assert_eq!(json(none, Lang::SV), None, "{none}");
    }
}

fn corpus() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"))
            .map(|entries| entries.flatten().map(|e| e.path()).collect())
            .unwrap_or_default();
    files.retain(|p| p.extension().is_some_and(|e| e == "txt" || e == "md"));
    files.sort();
    files
}

#[test]
fn quotes_stand_where_they_say_in_the_corpus() {
    for path in corpus() {
        let text =
            String::from_utf8_lossy(&std::fs::read(&path).expect("corpus file")).into_owned();
        assert_quotes(&process(Page::from_text(path.display().to_string(), text)));
    }
}

/// The seed article, as the corpus has it.
fn seed() -> Article {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/kontoansvarig.txt");
    process(Page::from_text(
        "kontoansvarig",
        std::fs::read_to_string(path).expect("the seed is in the corpus"),
    ))
}

#[test]
fn the_seed_says_what_it_says() {
    let article = seed();
    let text = article.clean.text();
    let has = |kind: Kind, value: &str, modality: Modality| {
        article
            .facts
            .iter()
            .any(|f| f.kind == kind && f.value.of(text) == value && f.modality == modality)
    };
    for (kind, value, modality) in [
        (Kind::Occupation, "Kontoansvarig", Modality::Typical),
        (Kind::Education, "högre utbildning", Modality::Required),
        (Kind::Education, "ekonomi", Modality::Required),
        (Kind::Education, "juridik", Modality::Required),
        (Kind::Education, "ledning", Modality::Required),
        (Kind::Course, "retorik", Modality::Preferred),
        (Kind::Skill, "kommunikationsförmåga", Modality::Typical),
        (Kind::Duty, "stänga nya affärer", Modality::Typical),
        (Kind::Duty, "öka försäljningen", Modality::Typical),
        (Kind::Experience, "befintlig kundbas", Modality::Preferred),
        (Kind::Pay, "minimilön", Modality::Typical),
        (Kind::Pay, "regionen", Modality::Typical),
    ] {
        assert!(
            has(kind, value, modality),
            "{kind} {value} {modality}: {:#?}",
            values(&article)
        );
    }
    assert_eq!(article.occupation.as_deref(), Some("kontoansvarig"));
}

fn values(article: &Article) -> Vec<String> {
    let text = article.clean.text();
    article
        .facts
        .iter()
        .map(|f| format!("{} {} ({})", f.kind, f.value.of(text), f.modality))
        .collect()
}

/// The article states no amount, no years, no licence and no way out, and takes its first impression back.
#[test]
fn nothing_is_invented_for_the_seed() {
    let article = seed();
    let text = article.clean.text();
    for fact in &article.facts {
        assert_ne!(fact.facet, Some(Facet::Amount), "{}", fact.value.of(text));
        assert_ne!(fact.facet, Some(Facet::Licence), "{}", fact.value.of(text));
        assert_ne!(fact.facet, Some(Facet::Out), "{}", fact.value.of(text));
        assert!(!fact.value.of(text).contains(|c: char| c.is_ascii_digit()));
        assert!(
            !fact.value.of(text).contains(" år"),
            "{}",
            fact.value.of(text)
        );
        assert!(
            !fact.sentence.of(text).starts_with("Utifrån verkar"),
            "{}",
            fact.value.of(text)
        );
    }
}

#[test]
fn an_employer_size_holds_to_the_end_of_its_paragraph() {
    let article = seed();
    let text = article.clean.text();
    let size = |value: &str| {
        article
            .facts
            .iter()
            .find(|f| f.kind == Kind::Skill && f.value.of(text) == value)
            .and_then(|f| f.employer_size)
    };
    assert_eq!(
        size("kommunikationsförmåga"),
        Some(EmployerSize::SmallMedium)
    );
    assert!(
        article
            .facts
            .iter()
            .filter(|f| f.kind == Kind::Course)
            .any(|f| f.value.of(text) == "retorik" && f.employer_size.is_none())
    );
}
