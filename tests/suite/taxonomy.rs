//! Taxonomy: the lexicon, stores, import, and what facts and roles are linked to.

use sikta::article::Article;
use sikta::export::{csv, jsonld, webanno};
use sikta::index::FactRecord;
use sikta::ingest::Page;
use sikta::language::Lang;
use sikta::pipeline::process;
use sikta::taxonomy::{
    Concept, Library, Name, Score, Shelf, Sort, Store, concepts, import, isco_of,
};
use std::collections::BTreeSet;
use std::fs;

fn library() -> Library {
    Library::default()
}

/// The code that a title gets first.
fn first(title: &str) -> String {
    let found = library().find(Sort::Occupation, title, Some(Lang::SV), 5);
    found.first().map(|one| one.code.key()).unwrap_or_default()
}

fn seed() -> Article {
    process(Page::from_text(
        "kontoansvarig.txt",
        include_str!("../../corpus/kontoansvarig.txt"),
    ))
}

#[test]
fn every_group_of_ssyk_is_named_and_answers_to_isco() {
    let all = concepts();
    let groups: BTreeSet<&str> = all
        .iter()
        .filter(|c| c.system == "SSYK")
        .map(|c| c.id.as_str())
        .collect();
    assert!(groups.len() >= 400, "{}", groups.len());
    for concept in all.iter().filter(|c| c.system == "SSYK") {
        assert!(
            concept.id.len() == 4 && concept.id.bytes().all(|b| b.is_ascii_digit()),
            "{}",
            concept.id
        );
        for lang in [Lang::SV, Lang::EN] {
            assert!(
                concept.names.iter().any(|name| name.lang == lang),
                "{} in {lang:?}",
                concept.id
            );
        }
    }
    assert_eq!(isco_of("2221"), ["2221"]);
    assert!(isco_of("none").is_empty());
}

#[test]
fn titles_are_found_whatever_their_form() {
    assert_eq!(first("sjuksköterska"), "SSYK/2221");
    assert_eq!(first("Sjuksköterskor"), "SSYK/2221");
    assert_eq!(first("sjuksköterskan"), "SSYK/2221");
    assert_eq!(first("kundansvarig säljare"), "SSYK/3322");
    assert_eq!(first("busschaufförer"), "SSYK/8331");
    assert_eq!(first("lastbilschauför"), "SSYK/8332", "one letter wrong");
    assert_eq!(first("Servitris/servitör"), "SSYK/5131");
}

#[test]
fn letters_that_changed_places_are_one_error_and_a_known_compound_has_none() {
    assert_eq!(first("snikcare"), "SSYK/7111");
    assert_eq!(first("sjukskötreska"), "SSYK/2221");
    let found = library().find(Sort::Occupation, "sjuksköterskan", Some(Lang::SV), 1);
    assert_eq!(found[0].how, "inflected");
    let own = |id: &str, text: &str| Concept {
        system: "own".to_owned(),
        id: id.to_owned(),
        sort: Sort::Occupation,
        group: None,
        names: vec![Name {
            text: text.to_owned(),
            lang: Lang::SV,
            official: true,
        }],
    };
    let names = [own("1", "förläggare"), own("2", "bergborrare")];
    let store = Store::open(Store::pack("t", "1", &names)).unwrap();
    let how = |text: &str| {
        let found = store.find(Sort::Occupation, text, Some(Lang::SV), 1);
        found.first().map_or("", |one| one.how)
    };
    assert_ne!(how("rörläggare"), "misspelt", "one who lays pipes");
    assert_eq!(how("bergbrorare"), "misspelt");
}

#[test]
fn a_head_alone_is_never_an_answer() {
    for head in ["analyst", "specialist", "tekniker", "assistent", "manager"] {
        let found = library().find(Sort::Occupation, head, None, 5);
        assert!(!found.is_empty(), "{head}");
        assert!(found.iter().all(|one| !one.code.is_sure()), "{head}");
        assert!(found.iter().all(|one| one.code.id != "5120"), "no cook");
    }
    // "AV" is no word that binds where a name begins with it.
    assert_eq!(library().exact(Sort::Occupation, "av", Lang::SV), []);
}

#[test]
fn a_classification_in_two_stores_is_one() {
    let sweden = Store::open(Store::pack("sweden", "2012", &concepts())).unwrap();
    let library = Library::new(vec![sweden]);
    let found = library.find(Sort::Occupation, "svetsare", Some(Lang::SV), 5);
    let keys: BTreeSet<String> = found.iter().map(|one| one.code.key()).collect();
    assert_eq!(keys.len(), found.len());
    let exact = library.exact(Sort::Occupation, "svetsare", Lang::SV);
    assert_eq!(exact.len(), 1, "{exact:?}");
    assert_eq!(exact[0].code.source, "sikta");
}

#[test]
fn a_store_of_an_earlier_version_has_its_name_for_its_system() {
    let concept = Concept {
        system: "own".to_owned(),
        id: "1".to_owned(),
        sort: Sort::Occupation,
        group: None,
        names: vec![Name {
            text: "drakvakt".to_owned(),
            lang: Lang::SV,
            official: true,
        }],
    };
    let bytes = Store::pack("my", "1", &[concept]);
    // As it was written: the head named the system "own".
    let at = bytes
        .windows(6)
        .position(|part| part == b"\"my\":{")
        .unwrap();
    let mut old = bytes.clone();
    old.splice(at + 1..at + 3, *b"own");
    old[8] += 1;
    let [new, old] = [bytes, old].map(|bytes| Store::open(bytes).unwrap());
    assert_eq!(old.about(), new.about());
    let found = old.find(Sort::Occupation, "drakvakt", None, 1);
    assert_eq!(found[0].code.key(), "my/1");
}

#[test]
fn a_name_of_nothing_finds_nothing() {
    for text in ["", " ", "/", "()", "\0", "–", "\u{301}"] {
        assert_eq!(
            library().find(Sort::Occupation, text, None, 5),
            [],
            "{text:?}"
        );
    }
    // Total: whatever the text.
    let long = "svetsare/".repeat(5000);
    assert!(!library().find(Sort::Occupation, &long, None, 5).is_empty());
}

#[test]
fn facts_and_role_get_codes_that_say_where_they_are_from() {
    let article = process(Page::from_text(
        "svetsare.txt",
        "Svetsare\n\nDu måste ha gymnasieutbildning. Man bör vara noggrann.\n",
    ));
    let role: Vec<String> = article
        .coded
        .occupation
        .iter()
        .map(|code| code.key())
        .collect();
    assert_eq!(role, ["SSYK/7212"]);
    let code = &article.coded.occupation[0];
    assert_eq!((&*code.version, &*code.source), ("2012", "sikta"));
    assert_eq!(code.label, "Svetsare och gasskärare");
    let keys: Vec<String> = article
        .coded
        .facts
        .iter()
        .flatten()
        .map(|code| code.key())
        .collect();
    assert!(keys.contains(&"SUN/3".to_owned()), "{keys:?}");
    assert!(
        keys.contains(&"ESCO/83e6510b-ffeb-4aec-959c-4265fd0ff7b7".to_owned()),
        "{keys:?}"
    );
}

#[test]
fn a_head_alone_has_candidates_and_no_code() {
    let article = process(Page::from_text(
        "k.txt",
        "Så blir du konsult\n\nEn konsult ger råd. En konsult reser.\n",
    ));
    let codes = &article.coded.occupation;
    assert!(codes.len() >= 3, "{codes:?}");
    assert!(
        codes.iter().all(|code| code.score <= Score::new(0.5)),
        "{codes:?}"
    );
}

#[test]
fn a_candidate_is_no_code_where_its_score_cannot_stand() {
    let text = "Så blir du konsult\n\nEn konsult ger råd. Du måste ha gymnasieutbildning.\n";
    let article = process(Page::from_text("k.txt", text));
    let facts = FactRecord::all(&article);
    let candidates = facts
        .iter()
        .flat_map(|fact| &fact.codes)
        .filter(|c| !c.is_sure());
    assert!(candidates.count() >= 3);
    let mut rows = Vec::new();
    csv::rows(&mut rows, &facts).unwrap();
    let written = [
        String::from_utf8(rows).unwrap(),
        jsonld::graph(&facts).to_string(),
        facts
            .iter()
            .map(|fact| webanno::annotation(fact).to_string())
            .collect(),
    ];
    for written in &written {
        assert!(!written.contains("SSYK"), "{written}");
    }
    assert!(written[0].contains("SUN/3"), "a code that is sure stays");
}

#[test]
fn a_head_has_the_concepts_whose_names_end_with_it_in_its_own_language() {
    let library = Library::default();
    let groups = |text: &str, lang: Lang| -> Vec<String> {
        let found = library.headed(Sort::Occupation, text, lang, 100);
        let share: f64 = found.iter().map(|one| one.code.score.share()).sum();
        assert!(found.is_empty() || (share - 1.0).abs() < 0.05, "{share}");
        found.into_iter().map(|one| one.code.id).collect()
    };
    // A chief in Swedish, a cook in English.
    assert!(!groups("chef", Lang::SV).contains(&"5120".to_owned()));
    assert!(groups("chef", Lang::EN).contains(&"5120".to_owned()));
    // Arbetsförmedlare have "konsultchef" among their names, whose head is another.
    assert!(!groups("konsult", Lang::SV).contains(&"3333".to_owned()));
    assert!(groups("konsulter", Lang::SV).contains(&"2183".to_owned()));
    // "Golvläggare" lay floors: only their last part is that of "handläggare".
    assert!(!groups("handläggare", Lang::SV).contains(&"7122".to_owned()));
    assert!(groups("", Lang::SV).is_empty());
}

#[test]
fn the_names_of_one_role_are_one_role() {
    let article = seed();
    let names: Vec<&str> = article
        .coded
        .names
        .iter()
        .map(|name| name.text.as_str())
        .collect();
    for name in [
        "kontoansvarig",
        "kundansvarig",
        "kundchef",
        "kundservicechef",
    ] {
        assert!(names.contains(&name), "{name} in {names:?}");
    }
    assert!(
        names.iter().any(|name| name.starts_with("kundtjänstchef")),
        "{names:?}"
    );
    assert!(
        names
            .iter()
            .any(|name| name.starts_with("kundrelationschef")),
        "{names:?}"
    );
    assert_eq!(names.len(), 6, "{names:?}");
    let codes: Vec<String> = article
        .coded
        .occupation
        .iter()
        .map(|code| code.key())
        .collect();
    assert_eq!(codes, ["SSYK/3322"], "an account manager sells");
    for name in &article.coded.names {
        assert_eq!(name.at.of(article.clean.text()).to_lowercase(), name.text);
    }
}

#[test]
fn another_role_of_the_same_head_is_another() {
    let article = process(Page::from_text(
        "s.txt",
        "Så blir du säljchef\n\nEn säljchef leder säljare. En marknadschef planerar kampanjer. En säljchef reser.\n",
    ));
    let names: Vec<&str> = article
        .coded
        .names
        .iter()
        .map(|name| name.text.as_str())
        .collect();
    assert_eq!(names, ["säljchef"]);
}

#[test]
fn a_store_is_the_same_whenever_it_is_packed_and_damage_is_no_panic() {
    let packed = Store::pack("a", "1", &concepts());
    assert_eq!(packed, Store::pack("a", "1", &concepts()));
    assert!(Store::open(Vec::new()).is_none());
    assert!(Store::open(b"something else".to_vec()).is_none());
    for cut in (0..packed.len()).step_by(packed.len() / 40) {
        if let Some(store) = Store::open(packed[..cut].to_vec()) {
            let _ = store.find(Sort::Occupation, "svetsare", None, 5);
        }
        let mut bytes = packed.clone();
        for byte in bytes.iter_mut().skip(cut).take(7) {
            *byte ^= 0xa5;
        }
        let found = std::panic::catch_unwind(|| {
            Store::open(bytes).map(|store| store.find(Sort::Occupation, "svetsare", None, 5).len())
        });
        assert!(found.is_ok(), "damaged at {cut}");
    }
}

#[test]
fn tables_are_imported_by_their_columns() {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(dir.path().join(name), text).unwrap();
    write(
        "occupations_sv.csv",
        "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels\nOccupation,http://data.europa.eu/esco/occupation/a1,7212,rymdsvetsare,\"månsvetsare\nplanetsvetsare\"\nISCOGroup,http://data.europa.eu/esco/isco/C7,7,grupp,\n",
    );
    write(
        "occupations_en.csv",
        "conceptType,conceptUri,preferredLabel\nOccupation,http://data.europa.eu/esco/occupation/a1,space welder\n",
    );
    write(
        "mine.tsv",
        "id\tlabel_sv\talt_sv\tsystem\nx1\tdrak\u{1b}[31m\u{1b}]0;rubrik\u{7}sköt\u{7}are\u{1b}[0m\tdrakvakt|draktämjare\tHus\n",
    );
    write(
        "own.rdf",
        "<rdf:RDF xmlns:rdf=\"r\" xmlns:skos=\"s\"><skos:Concept rdf:about=\"http://example.com/9\"><skos:prefLabel xml:lang=\"sv\">trollf&#228;rjare &amp; son</skos:prefLabel></skos:Concept></rdf:RDF>",
    );
    write(
        "jobs.json",
        "{\"data\":{\"concepts\":[{\"id\":\"j1\",\"preferred_label\":\"Molnmålning\",\"type\":\"skill\"}]}}",
    );
    write("readme.txt", "Nothing here.\n");
    let found = import::read(dir.path()).unwrap();
    assert_eq!(found.others, [dir.path().join("readme.txt")]);
    let shown: Vec<String> = found
        .concepts
        .iter()
        .map(|c| {
            let names: Vec<&str> = c.names.iter().map(|name| name.text.as_str()).collect();
            format!(
                "{} {} {} {}",
                c.system,
                c.id,
                c.sort.name(),
                names.join("|")
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            "JobTech j1 skill Molnmålning",
            "Hus x1 occupation drakskötare|drakvakt|draktämjare",
            "ESCO http://data.europa.eu/esco/occupation/a1 occupation space welder|rymdsvetsare|månsvetsare|planetsvetsare",
            "own http://example.com/9 occupation trollfärjare & son",
        ]
    );

    let shelf = Shelf::in_memory(dir.path());
    assert_eq!(shelf.stores().unwrap().len(), 0);
    shelf.put("mine", "2", &found.concepts).unwrap();
    let library = Library::new(shelf.stores().unwrap());
    let best = &library.find(Sort::Occupation, "planetsvetsaren", Some(Lang::SV), 1);
    let best = best.iter().find(|one| one.code.system == "ESCO").unwrap();
    assert_eq!(
        (&*best.code.label, &*best.code.version, &*best.code.source),
        ("rymdsvetsare", "2", "mine")
    );
    assert!(shelf.remove("mine").unwrap());
    assert!(!shelf.remove("mine").unwrap());
}

#[test]
fn another_language_is_reached_by_the_pairs_of_names() {
    let concept = |id: &str, sv: &str, en: &[&str]| Concept {
        system: "T".to_owned(),
        id: id.to_owned(),
        sort: Sort::Occupation,
        group: None,
        names: std::iter::once((sv, Lang::SV))
            .chain(en.iter().map(|en| (*en, Lang::EN)))
            .enumerate()
            .map(|(i, (text, lang))| Name {
                text: text.to_owned(),
                lang,
                official: i < 2,
            })
            .collect(),
    };
    let all = [
        concept("1", "drakförare", &["dragon driver"]),
        concept("2", "drakvakt", &["dragon guard"]),
        concept("3", "molnförare", &["cloud driver", "cloud painter"]),
        concept("4", "husmålare", &["house painter"]),
    ];
    let store = Store::open(Store::pack("t", "1", &all)).unwrap();
    // No Swedish name has both parts; an English one has.
    let found = store.find(Sort::Occupation, "molnmålare", Some(Lang::SV), 1);
    assert_eq!(found[0].code.id, "3");
}
