//! JSON-LD: an article and the occupation it is about, in the terms of schema.org.
//!
//! An [Article](https://schema.org/Article) is `about` an [Occupation](https://schema.org/Occupation); never a JobPosting,
//! since a career article offers no job. What schema.org has a property for stands there, in the text's own words; every
//! fact, with its sentence and its modality (a keyword), stands in `hasPart` as a [Claim](https://schema.org/Claim). Pay becomes `estimatedSalary` only
//! where the text states a figure with its currency, as [`FactRecord::quantity`] reads it. Negated facts, and facts about another role, are claims only.

use crate::facts::{Facet, Kind, Measure, Modality};
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
    let codes: Vec<&Code> = codes.iter().filter(|code| code.is_sure()).collect();
    if !codes.is_empty() {
        out.insert(
            "occupationalCategory".to_owned(),
            codes.into_iter().map(category).collect(),
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

/// A code of the occupation. schema.org has no place for how sure it is, so candidates are none.
fn category(code: &Code) -> Value {
    json!({
        "@type": "CategoryCode",
        "codeValue": code.id,
        "name": code.label,
        "inCodeSet": {"@type": "CategoryCodeSet", "name": format!("{} {}", code.system, code.version)},
    })
}

/// A claim with how strongly it is said, as a term: what is negated is a claim too, and must not read as its opposite.
fn claim(fact: &FactRecord) -> Value {
    json!({
        "@type": "Claim",
        "genre": fact.kind.with(fact.facet),
        "name": fact.value,
        "text": fact.sentence,
        "keywords": {
            "@type": "DefinedTerm",
            "termCode": fact.modality.name(),
            "inDefinedTermSet": {"@type": "DefinedTermSet", "name": "modality"},
        },
    })
}

/// The salary that a fact states; nothing where the figure is something else (see [`is_salary`]), where the currency is
/// missing, or where it cannot be read without guessing: more figures than those of one sum, or two so far apart that one is
/// short for something. With the time that it is for where its words say that.
fn salary(fact: &FactRecord) -> Option<Value> {
    let quantity = fact.quantity().filter(|_| is_salary(fact))?;
    let rest = fact.value.replacen(quantity.words, "", 1);
    let more = rest.contains(|c: char| c.is_ascii_digit());
    if quantity.measure != Measure::Money || more {
        return None;
    }
    let figures = match quantity.max {
        None => vec![("value", quantity.min)],
        Some(max) if max < quantity.min * 10.0 => {
            vec![("minValue", quantity.min), ("maxValue", max)]
        }
        Some(_) => return None,
    };
    let figures = figures.into_iter();
    let mut figures: Map<String, Value> = figures
        .map(|(name, figure)| (name.to_owned(), number(figure)))
        .collect();
    if let Some(period) = quantity.period {
        figures.insert("@type".to_owned(), json!("QuantitativeValue"));
        figures.insert("unitText".to_owned(), json!(period.to_uppercase()));
        figures = Map::from_iter([("value".to_owned(), Value::Object(figures))]);
    }
    figures.insert("@type".to_owned(), json!("MonetaryAmount"));
    figures.insert("currency".to_owned(), json!(quantity.currency?));
    Some(Value::Object(figures))
}

/// Whether the sentence calls the figure a salary: the last word for pay before the figure is one for salary, and none for
/// an allowance follows in the same clause. What is called an hourly wage is left out, since an amount without its period is
/// read as a month's.
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
    let Some((before, after)) = fact.around() else {
        return false;
    };
    let (before, after) = (before.to_lowercase(), after.to_lowercase());
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
