//! JSON-LD: an article and the occupation it is about, in the terms of schema.org.
//!
//! An [Article](https://schema.org/Article) is `about` an [Occupation](https://schema.org/Occupation); never a JobPosting,
//! since a career article offers no job. What schema.org has a property for stands there, in the text's own words; every
//! fact, with its sentence, stands in `hasPart` as a [Claim](https://schema.org/Claim). Pay becomes `estimatedSalary` only
//! where the text states a figure with its currency. Negated facts, and facts about another role, are claims only.

use crate::facts::{Facet, Kind, Modality};
use crate::index::FactRecord;
use crate::language::Lang;
use crate::taxonomy::Code;
use serde_json::{Map, Value, json};

/// What stands before the documents of a graph that is written one by one, each from [`article`], commas between.
pub const HEAD: &str = "{\"@context\": \"https://schema.org\", \"@graph\": [\n";

/// What stands after them.
pub const TAIL: &str = "]}\n";

/// The documents of `facts`, in the order of their first fact; one graph, whatever their number. Facts of one document
/// must stand together.
#[must_use]
pub fn graph(facts: &[FactRecord]) -> Value {
    let articles: Vec<Value> = facts
        .chunk_by(|a, b| a.source.page == b.source.page)
        .map(article)
        .collect();
    json!({"@context": "https://schema.org", "@graph": articles})
}

/// One document with its facts, which are all there are of it.
#[must_use]
pub fn article(facts: &[FactRecord]) -> Value {
    let mut out = Map::new();
    out.insert("@type".to_owned(), json!("Article"));
    let Some(first) = facts.first() else {
        return Value::Object(out);
    };
    let source = &first.source;
    out.insert("identifier".to_owned(), json!(source.page));
    let known = [
        ("headline", source.title.as_deref()),
        ("url", source.url.as_deref().filter(|url| is_web(url))),
        (
            "inLanguage",
            Some(&*source.lang).filter(|lang| *lang != Lang::UNKNOWN.code()),
        ),
    ];
    for (property, value) in known {
        if let Some(value) = value {
            out.insert(property.to_owned(), json!(value));
        }
    }
    if let Some(name) = &source.occupation {
        out.insert("about".to_owned(), occupation(name, facts));
    }
    out.insert("hasPart".to_owned(), facts.iter().map(claim).collect());
    Value::Object(out)
}

/// Whether it is an address that may stand where readers follow it.
pub(super) fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// The property of Occupation that a fact belongs under, if there is one.
fn property(fact: &FactRecord) -> Option<&'static str> {
    Some(match (fact.kind, fact.facet) {
        (Kind::Occupation, Some(Facet::Alias)) => "alternateName",
        (Kind::Education, _) => "educationRequirements",
        (Kind::Course, _) => "qualifications",
        (Kind::Skill, _) => "skills",
        (Kind::Experience, _) => "experienceRequirements",
        (Kind::Duty, _) => "responsibilities",
        (Kind::Pay, Some(Facet::Amount)) => "estimatedSalary",
        _ => return None,
    })
}

fn occupation(name: &str, facts: &[FactRecord]) -> Value {
    let mut out = Map::new();
    out.insert("@type".to_owned(), json!("Occupation"));
    out.insert("name".to_owned(), json!(name));
    let subject = facts
        .iter()
        .find(|f| (f.kind, f.facet) == (Kind::Occupation, Some(Facet::Subject)));
    let codes = subject.map_or(&[][..], |fact| &fact.codes);
    if !codes.is_empty() {
        out.insert(
            "occupationalCategory".to_owned(),
            codes.iter().map(category).collect(),
        );
    }
    let own = facts
        .iter()
        .filter(|f| f.subject.is_none() && f.modality != Modality::Negated);
    for fact in own {
        let Some(property) = property(fact) else {
            continue;
        };
        let value = match property {
            "estimatedSalary" => match salary(fact) {
                Some(salary) => salary,
                None => continue,
            },
            _ => json!(fact.value),
        };
        let values = out.entry(property.to_owned()).or_insert_with(|| json!([]));
        if let Some(values) = values.as_array_mut().filter(|all| !all.contains(&value)) {
            values.push(value);
        }
    }
    Value::Object(out)
}

/// A code of the occupation.
fn category(code: &Code) -> Value {
    json!({
        "@type": "CategoryCode",
        "codeValue": code.id,
        "name": code.label,
        "inCodeSet": {"@type": "CategoryCodeSet", "name": format!("{} {}", code.system, code.version)},
    })
}

fn claim(fact: &FactRecord) -> Value {
    json!({
        "@type": "Claim",
        "genre": fact.kind.with(fact.facet),
        "name": fact.value,
        "text": fact.sentence,
    })
}

/// The salary that a fact states; nothing where the figure is something else (see [`is_salary`]), where the currency is
/// missing, or where it cannot be read without guessing: more than two figures, a figure in words ("tusen"), or two so far
/// apart that one is short for something ("25-30 000").
fn salary(fact: &FactRecord) -> Option<Value> {
    let lower = fact.value.to_lowercase();
    let in_words = ["tusen", "miljon", "tkr", "million", "thousand"];
    if in_words.iter().any(|word| lower.contains(word)) || !is_salary(fact) {
        return None;
    }
    let lang = &*fact.source.lang;
    let currency = currency(&lower, lang)?;
    let figures = figures(&lower);
    let mut amount = Map::new();
    amount.insert("@type".to_owned(), json!("MonetaryAmount"));
    amount.insert("currency".to_owned(), json!(currency));
    match figures[..] {
        [value] => {
            amount.insert("value".to_owned(), number(value));
        }
        [min, max] if min <= max && max < min * 10.0 => {
            amount.insert("minValue".to_owned(), number(min));
            amount.insert("maxValue".to_owned(), number(max));
        }
        _ => return None,
    }
    Some(Value::Object(amount))
}

/// Whether the sentence calls the figure a salary: the last word for pay before the figure is one for salary, and none for
/// an allowance follows in the same clause. Hourly pay is left out, since an amount without its period is read as a month's.
fn is_salary(fact: &FactRecord) -> bool {
    const SALARY: [&str; 9] = [
        "lön", "tjänar", "salary", "salaries", "earn", "wage", "løn", "gehalt", "palkka",
    ];
    const OTHER: [&str; 12] = [
        "tillägg",
        "ersättning",
        "bidrag",
        "traktamente",
        "premie",
        "provision",
        "bonus",
        "extra",
        "tim",
        "hour",
        "allowance",
        "stunde",
    ];
    let sentence = fact.sentence.to_lowercase();
    let Some((before, after)) = sentence.split_once(&fact.value.to_lowercase()) else {
        return false;
    };
    let is = |word: &str, stems: &[&str]| stems.iter().any(|stem| word.contains(stem));
    let words = before.split_whitespace().rev();
    let mut told = words.filter(|word| is(word, &SALARY) || is(word, &OTHER));
    let clause = after.split([',', ';', '.']).next().unwrap_or_default();
    let other_after = is(clause, &OTHER);
    told.next().is_some_and(|word| !is(word, &OTHER)) && !other_after
}

/// A whole number without a fraction.
fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        json!(value as i64)
    } else {
        json!(value)
    }
}

/// The currency (ISO 4217) that a lower-cased phrase names; what "kr" is, the document's language says.
fn currency(phrase: &str, lang: &str) -> Option<&'static str> {
    let word = |w: &str| {
        phrase
            .split(|c: char| !c.is_alphabetic())
            .any(|token| token == w)
    };
    if phrase.contains('€') || word("euro") || word("eur") {
        Some("EUR")
    } else if phrase.contains('£') || word("gbp") {
        Some("GBP")
    } else if phrase.contains('$') || word("usd") {
        Some("USD")
    } else if word("nok") {
        Some("NOK")
    } else if word("dkk") {
        Some("DKK")
    } else if word("kr") || word("kronor") || word("sek") || phrase.contains(":-") {
        Some(match lang {
            "nb" | "nn" | "no" => "NOK",
            "da" => "DKK",
            _ => "SEK",
        })
    } else {
        None
    }
}

/// The numbers in a phrase: "32 000", "32.000", "32,5".
fn figures(phrase: &str) -> Vec<f64> {
    let chars: Vec<char> = phrase.chars().collect();
    let mut out = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        if !chars[i].is_ascii_digit() {
            i += 1;
            continue;
        }
        let mut digits = String::new();
        while let Some(c) = chars.get(i) {
            let groups = |n: usize| {
                let next = &chars[i + 1..];
                next.len() >= n
                    && next[..n].iter().all(char::is_ascii_digit)
                    && !next.get(n).is_some_and(char::is_ascii_digit)
            };
            match c {
                '0'..='9' => digits.push(*c),
                ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '.' | ',' | '\'' if groups(3) => {}
                '.' | ',' if groups(1) || groups(2) => digits.push('.'),
                _ => break,
            }
            i += 1;
        }
        out.extend(digits.parse::<f64>());
    }
    out
}
