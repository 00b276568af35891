//! The corpus that is shipped: what it promises.
//!
//! All pages but the seed were written for this project. Their persons, firms, offices, surveys and figures are invented,
//! and their domains end in `.example`.

use sikta::article::Article;
use sikta::ingest::{self, KnownBy, Options, Page};
use sikta::pipeline;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

/// The seed's blake3 hash.
const SEED: &str = "3211d362bbef1251930b4de9a827276d3615eb46e5aa9e8ba2ee904b7b0a9c19";

/// Every page: name, language, encoding, and the fewest words that may be left of it: its article has about a twentieth
/// more.
#[rustfmt::skip]
const PAGES: &[(&str, &str, &str, usize)] = &[
    ("barnmorska-platt.txt", "sv", "UTF-8", 395),
    ("brandman-steg-for-steg.md", "sv", "UTF-8", 535),
    ("butikssaljare-teckenskador.txt", "sv", "UTF-8", 395),
    ("elektriker-blogg.html", "sv", "UTF-8", 510),
    ("fastighetsmaklare-listartikel.md", "sv", "UTF-8", 530),
    ("flygledare-videotranskript.txt", "sv", "UTF-8", 520),
    ("forskollarare-kommun.html", "sv", "UTF-8", 465),
    ("jurist-universitet.html", "sv", "windows-1252", 450),
    ("kock-magasin.html", "sv", "windows-1252", 500),
    ("kontoansvarig.txt", "sv", "UTF-8", 585),
    ("lagermedarbetare-ren-text.txt", "sv", "UTF-8", 445),
    ("lahihoitaja-oppilaitos.txt", "fi", "UTF-8", 245),
    ("lastbilschauffor-innehallsfarm.txt", "sv", "UTF-8", 560),
    ("lokforare-wiki.txt", "sv", "UTF-8", 425),
    ("mechatroniker-ratgeber.html", "de", "UTF-8", 285),
    ("paedagog-blog.txt", "da", "UTF-8", 275),
    ("paramedic-careers.html", "en", "UTF-8", 405),
    ("polis-nyhetssajt.html", "sv", "UTF-8", 495),
    ("redovisningsekonom-pdf.txt", "sv", "UTF-8", 505),
    ("sjukskoterska-fackmagasin.txt", "sv", "UTF-8", 660),
    ("socionom-nyhetsbrev.txt", "sv", "UTF-8", 465),
    ("svetsare-jobbguide.html", "sv", "UTF-8", 455),
    ("systemutvecklare-foretag.html", "sv", "UTF-8", 475),
    ("tandhygienist-myndighet.html", "sv", "UTF-8", 375),
    ("tomrer-fagblad.txt", "nb", "UTF-8", 375),
    ("underskoterska-forum.txt", "sv", "UTF-8", 415),
];

/// What must be in the clean text of each page, and what must not: page, `stays` or `goes`, phrase (`\t` is a tab).
const PHRASES: &str = include_str!("corpus/phrases.tsv");

static ARTICLES: LazyLock<BTreeMap<String, Article>> = LazyLock::new(|| {
    pages()
        .into_iter()
        .map(|page| (page.id.clone(), pipeline::process(page)))
        .collect()
});

fn directory() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus"))
}

fn pages() -> Vec<Page> {
    ingest::files([directory()], Options::default())
        .map(|page| page.unwrap_or_else(|skipped| panic!("{skipped}")))
        .collect()
}

#[test]
fn the_seed_is_as_it_came() {
    let seed = std::fs::read(directory().join("kontoansvarig.txt")).expect("the seed is there");
    assert_eq!(blake3::hash(&seed).to_hex().as_str(), SEED);
}

#[test]
fn every_page_is_listed() {
    let listed: Vec<_> = PAGES.iter().map(|(name, ..)| *name).collect();
    let there: Vec<_> = ARTICLES.keys().map(String::as_str).collect();
    assert_eq!(there, listed);
}

#[test]
fn there_are_enough_pages_of_every_sort() {
    let count = |f: fn(&&(&str, &str, &str, usize)) -> bool| PAGES.iter().filter(f).count();
    assert!(count(|(name, lang, ..)| *lang == "sv" && *name != "kontoansvarig.txt") >= 15);
    assert!(count(|(_, lang, ..)| *lang != "sv") >= 3);
    assert!(count(|(name, ..)| name.ends_with(".html")) >= 7);
    assert!(count(|(name, ..)| name.ends_with(".txt")) >= 7);
}

#[test]
fn every_page_is_read_in_its_encoding() {
    for page in pages() {
        let (_, _, encoding, _) = listed(&page.id);
        let decoding = page.decoding.expect("it came as bytes");
        assert_eq!(
            (decoding.encoding, decoding.lossy),
            (*encoding, false),
            "{}",
            page.id
        );
        match page.id.as_str() {
            "jurist-universitet.html" => assert_eq!(decoding.known_by, KnownBy::Declaration),
            "kock-magasin.html" => assert_eq!(decoding.known_by, KnownBy::Guess),
            _ => assert_eq!(decoding.known_by, KnownBy::Form, "{}", page.id),
        }
    }
}

#[test]
fn every_page_is_in_its_language() {
    for (name, article) in ARTICLES.iter() {
        assert_eq!(article.reading.lang.lang.code(), listed(name).1, "{name}");
    }
}

#[test]
fn every_article_is_kept() {
    for (name, article) in ARTICLES.iter() {
        let (.., fewest) = listed(name);
        let words = article.clean.text().split_whitespace().count();
        assert!(
            words >= *fewest,
            "{name}: {words} words are left, not {fewest}"
        );
    }
}

#[test]
fn phrases_of_articles_stay_and_those_of_furniture_go() {
    let mut wrong = Vec::new();
    for line in PHRASES.lines() {
        let [name, verdict, phrase] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("not three fields: {line}");
        };
        let article = ARTICLES
            .get(name)
            .unwrap_or_else(|| panic!("no page {name}"));
        let stays = match verdict {
            "stays" => true,
            "goes" => false,
            _ => panic!("neither stays nor goes: {line}"),
        };
        if article.clean.text().contains(&phrase.replace("\\t", "\t")) != stays {
            wrong.push(line);
        }
    }
    assert!(
        wrong.is_empty(),
        "{} are wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn listed(name: &str) -> &'static (&'static str, &'static str, &'static str, usize) {
    PAGES
        .iter()
        .find(|(listed, ..)| *listed == name)
        .unwrap_or_else(|| panic!("{name} is not listed"))
}
