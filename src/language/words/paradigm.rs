//! Inflection: the forms of a Swedish word from its dictionary form and its paradigm.
//!
//! A paradigm is a code of the word tables. `n1` to `n8` are the declensions of nouns, `n3n` the third in the neuter
//! (parti, partiet, partier), `n0` a noun of common gender that has no plural (vård, vården); `a` and `a0` are adjectives
//! with and without endings, `v1` to `v3` the weak conjugations. A letter may follow: `d` doubles the last consonant before an ending (rum, rummet; dum, dumma), `s` says that the last
//! syllable is stressed, so that it keeps its `e` and takes a whole ending (andel, andelen; knä, knäet), and `t` that an
//! adjective of several syllables has its neuter in -tt (lodrät, lodrätt). What follows none of them stands in a table of
//! its own with its forms.

use super::tag::Tag;

/// Takes a form, its tag and its lemma.
pub(super) type Take<'f> = &'f mut dyn FnMut(&str, Tag, &str);

/// Calls `take` with every form of `word`. Whether the code is known; one that is not gives no form.
pub(super) fn inflect(word: &str, code: &str, take: Take<'_>) -> bool {
    match code {
        "a0" => take(word, Tag::ADJ, word),
        "a" | "ad" | "as" | "at" => adjective(word, &code[1..], take),
        "v1" | "v2" | "v3" => weak_verb(word, code, take),
        "n0" => {
            let [definite, ..] = common_gender(word, word, "", "");
            take(word, Tag::NOUN, word);
            take(&definite, Tag::NOUN_DEF, word);
        }
        _ => match noun(word, code) {
            Some([definite, plural, definite_plural]) => {
                take(word, Tag::NOUN, word);
                take(&definite, Tag::NOUN_DEF, word);
                take(&plural, Tag::NOUN, word);
                take(&definite_plural, Tag::NOUN_DEF, word);
                // `nummeret` beside `numret`; but only `numren`, and only `exemplet`.
                if code == "n5" && word.ends_with("er") && syncopated(word).is_some() {
                    take(&format!("{word}et"), Tag::NOUN_DEF, word);
                }
            }
            None => return false,
        },
    }
    true
}

fn is_vowel(c: char) -> bool {
    "aeiouyåäöé".contains(c)
}

/// How many vowels a word has; about as many as syllables.
fn vowels(word: &str) -> usize {
    word.chars().filter(|c| is_vowel(*c)).count()
}

/// A word without its last character, and that.
fn but_last(word: &str) -> (&str, char) {
    let mut chars = word.chars();
    let last = chars.next_back().unwrap_or(' ');
    (chars.as_str(), last)
}

/// The stem before an ending with a vowel, of a word whose last syllable has no stress: `nyckel` gives `nyckl`.
fn syncopated(word: &str) -> Option<String> {
    let (before, last) = but_last(word);
    let stem = before.strip_suffix('e').filter(|_| "lnr".contains(last))?;
    if vowels(word) < 2 || stem.ends_with(is_vowel) {
        return None;
    }
    // Two of m or n become one before another consonant: `himmel`, `himlen`; `vunnen`, `vunna`.
    let stem = match stem.ends_with("mm") || stem.ends_with("nn") {
        true => but_last(stem).0,
        false => stem,
    };
    Some(format!("{stem}{last}"))
}

/// The definite, the plural and the definite plural of a noun; none for a code that is not known.
fn noun(word: &str, code: &str) -> Option<[String; 3]> {
    let mark = match code.len() {
        2 => "",
        _ => code
            .get(2..)
            .filter(|mark| matches!(*mark, "d" | "n" | "s"))?,
    };
    let short = match mark {
        "d" => format!("{word}{}", but_last(word).1),
        "s" => word.to_owned(),
        _ => syncopated(word).unwrap_or_else(|| word.to_owned()),
    };
    let with =
        |stem: &str, endings: [&str; 3]| Some(endings.map(|ending| format!("{stem}{ending}")));
    match (code.get(..2)?, mark) {
        ("n3", "n") => with(
            word.strip_suffix("um").unwrap_or(word),
            ["et", "er", "erna"],
        ),
        ("n4", "s") => with(word, ["et", "n", "na"]),
        (_, "n") => None,
        ("n1", _) => Some(common_gender(word, &short, mark, "or")),
        ("n2", _) => Some(common_gender(word, &short, mark, "ar")),
        ("n3", _) => Some(common_gender(word, &short, mark, "er")),
        ("n4", _) => with(word, ["t", "n", "na"]),
        ("n5", _) => Some([format!("{short}et"), word.to_owned(), format!("{short}en")]),
        ("n6", _) if word.ends_with("are") => Some([
            format!("{word}n"),
            word.to_owned(),
            format!("{}na", but_last(word).0),
        ]),
        ("n6" | "n8", _) => with(word, ["n", "", "na"]),
        ("n7", _) => with(word, ["n", "r", "rna"]),
        _ => None,
    }
}

/// The forms of a noun of the first three declensions with that plural; `short` is its stem before a vowel.
fn common_gender(word: &str, short: &str, mark: &str, plural: &str) -> [String; 3] {
    let light = ["el", "er", "or"].iter().any(|end| word.ends_with(end));
    let definite = match mark != "s" && (light || word.ends_with(is_vowel)) {
        true => format!("{word}n"),
        false => format!("{short}en"),
    };
    let stem = match vowels(word) > 1 {
        true => word.strip_suffix(['a', 'e']).unwrap_or(short),
        false => short,
    };
    [
        definite,
        format!("{stem}{plural}"),
        format!("{stem}{plural}na"),
    ]
}

/// Whether it is a participle of the first conjugation: `bakad`, `enad`, but not `glad`.
fn is_participle(word: &str) -> bool {
    word.strip_suffix("ad").is_some_and(|stem| vowels(stem) > 0)
}

/// The neuter and the plural of an adjective or participle; `mark` is what its code has after the `a`.
fn positive(word: &str, mark: &str) -> [String; 2] {
    let (stem, last) = but_last(word);
    let after_vowel = stem.ends_with(is_vowel);
    if is_participle(word) {
        return [format!("{stem}t"), format!("{word}e")];
    }
    if mark == "d" || word.ends_with("sam") {
        return [format!("{word}t"), format!("{word}{last}a")];
    }
    if mark != "s"
        && let Some(short) = syncopated(word)
    {
        let neuter = match last {
            'n' => stem,
            _ => word,
        };
        return [format!("{neuter}t"), format!("{short}a")];
    }
    let neuter = match last {
        'd' if stem.ends_with('d') => format!("{}tt", but_last(stem).0),
        'd' if after_vowel => format!("{stem}tt"),
        'd' => format!("{stem}t"),
        'n' if stem.ends_with('n') => format!("{stem}t"),
        't' if after_vowel && (mark == "t" || vowels(word) == 1) => format!("{word}t"),
        't' => word.to_owned(),
        _ if is_vowel(last) => format!("{word}tt"),
        _ => format!("{word}t"),
    };
    [neuter, format!("{word}a")]
}

fn adjective(word: &str, mark: &str, take: Take<'_>) {
    let [neuter, plural] = positive(word, mark);
    if is_participle(word) {
        for form in [word, &neuter, &plural] {
            take(form, Tag::PARTICIPLE, word);
        }
        return;
    }
    take(word, Tag::ADJ, word);
    take(&neuter, Tag::ADJ, word);
    take(&neuter, Tag::ADV, word);
    take(&plural, Tag::ADJ, word);
    let stem = but_last(&plural).0;
    for ending in ["e", "are", "ast", "aste"] {
        take(&format!("{stem}{ending}"), Tag::ADJ, word);
    }
}

fn weak_verb(word: &str, code: &str, take: Take<'_>) {
    let forms = match code {
        "v1" => ["r", "de", "t", "d"].map(|ending| format!("{word}{ending}")),
        "v3" => ["r", "dde", "tt", "dd"].map(|ending| format!("{word}{ending}")),
        _ => {
            let stem = word.strip_suffix('a').unwrap_or(word);
            take(single(stem), Tag::VERB_PRES, word); // imperative
            second_conjugation(stem)
        }
    };
    let [present, past, supine, participle] = forms;
    verb(&[word, &present, &past, &supine, &participle], take);
}

/// A stem in `mm` or `nn` as it stands before a consonant and at a word's end: `glöm`.
fn single(stem: &str) -> &str {
    match stem.ends_with("mm") || stem.ends_with("nn") {
        true => but_last(stem).0,
        false => stem,
    }
}

/// The present, past, supine and participle of a verb of the second conjugation.
fn second_conjugation(stem: &str) -> [String; 4] {
    let (short, last) = but_last(stem);
    let after_vowel = short.ends_with(is_vowel);
    let present = match last {
        'r' => stem.to_owned(),
        _ => format!("{stem}er"),
    };
    let (base, endings) = match last {
        'd' if after_vowel => (short, ["dde", "tt", "dd"]),
        'd' => (short, ["de", "t", "d"]),
        't' if !after_vowel => (stem, ["e", "", ""]),
        'k' | 'p' | 's' | 't' | 'x' => (stem, ["te", "t", "t"]),
        _ => (single(stem), ["de", "t", "d"]),
    };
    let [past, supine, participle] = endings.map(|ending| format!("{base}{ending}"));
    [present, past, supine, participle]
}

/// The forms of a verb from its principal parts: infinitive, present, past, supine and, if it has any, participle.
pub(super) fn verb(parts: &[&str], take: Take<'_>) {
    let &[infinitive, present, past, supine, ref participle @ ..] = parts else {
        return;
    };
    let ending = match infinitive.ends_with('a') {
        true => "nde",
        false => "ende",
    };
    // `ta` and `ha` have `tagande` and `havande`, of their older forms.
    if infinitive.len() > 3 || !infinitive.ends_with('a') {
        let active = format!("{infinitive}{ending}");
        take(&active, Tag::PARTICIPLE, &active);
    }
    take(infinitive, Tag::VERB_INF, infinitive);
    take(present, Tag::VERB_PRES, infinitive);
    take(past, Tag::VERB_PAST, infinitive);
    take(supine, Tag::VERB_SUP, infinitive);
    if infinitive.ends_with("as") {
        return; // it has nothing but these: `hoppas`
    }
    passive([infinitive, present, past, supine], take);
    if let Some(&participle) = participle.first() {
        let [neuter, plural] = positive(participle, "");
        for form in [participle, &neuter, &plural] {
            take(form, Tag::PARTICIPLE, participle);
        }
        if !participle.ends_with("en") {
            let masculine = format!("{}e", but_last(&plural).0);
            take(&masculine, Tag::PARTICIPLE, participle);
        }
    }
}

/// The forms in -s of a verb, from its infinitive, present, past and supine.
fn passive([infinitive, present, past, supine]: [&str; 4], take: Take<'_>) {
    let mut take = |form: String, tag| take(&form, tag, infinitive);
    take(format!("{infinitive}s"), Tag::VERB_INF);
    take(format!("{past}s"), Tag::VERB_PAST);
    take(format!("{supine}s"), Tag::VERB_SUP);
    // `läses` and `läs`, but only `ges`; `gås` and `bakas`, but `lärs`.
    if let Some(stem) = present.strip_suffix("er") {
        if vowels(stem) > 0 {
            take(format!("{stem}s"), Tag::VERB_PRES);
        }
        take(format!("{stem}es"), Tag::VERB_PRES);
    } else if let Some(stem) = present.strip_suffix('r')
        && stem == infinitive
    {
        take(format!("{stem}s"), Tag::VERB_PRES);
    } else {
        take(format!("{present}s"), Tag::VERB_PRES);
    }
}

#[cfg(test)]
mod tests;
