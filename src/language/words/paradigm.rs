//! Inflection: the forms of a Swedish word from its dictionary form and its paradigm.
//!
//! A paradigm is a code of the word tables: `n1` to `n8` are the declensions of nouns (`n5d` doubles the last consonant
//! before an ending: rum, rummet), `a` and `a0` adjectives with and without endings, `v1` to `v3` the weak conjugations.
//! What follows none of them stands in a table of its own with its forms.

use super::tag::Tag;

/// Takes a form, its tag and its lemma.
pub(super) type Take<'f> = &'f mut dyn FnMut(&str, Tag, &str);

/// Calls `take` with every form of `word`; a code that is not known gives none.
pub(super) fn inflect(word: &str, code: &str, take: Take<'_>) {
    match code.as_bytes() {
        [b'n', ..] => noun(word, &code[1..], take),
        b"a" => adjective(word, take),
        b"a0" => take(word, Tag::ADJ, word),
        [b'v', ..] => weak_verb(word, &code[1..], take),
        _ => {}
    }
}

/// The stem before an ending with a vowel: `nyckel` gives `nyckl`, `vacker` `vackr`.
fn syncopated(word: &str) -> Option<String> {
    let bytes = word.as_bytes();
    let [.., before, b'e', last @ (b'l' | b'n' | b'r')] = bytes else {
        return None;
    };
    let consonant = !matches!(before, b'a' | b'e' | b'i' | b'o' | b'u' | b'y') && *before < 0x80;
    let stem = &word[..word.len() - 2];
    // Two of m or n become one before another consonant: `himmel`, `himlen`.
    let stem = match stem.as_bytes() {
        [.., b'm', b'm'] | [.., b'n', b'n'] => &stem[..stem.len() - 1],
        _ => stem,
    };
    (consonant && word.len() > 4).then(|| format!("{stem}{}", char::from(*last)))
}

fn noun(word: &str, code: &str, take: Take<'_>) {
    let mut take = |form: &str, tag| take(form, tag, word);
    let vowel = word.ends_with(['a', 'e', 'i', 'o', 'u', 'y', 'å', 'ä', 'ö', 'é']);
    let mut full = word.to_owned();
    if code.ends_with('d')
        && let Some(last) = word.chars().next_back()
    {
        full.push(last);
    }
    let short = syncopated(word).unwrap_or_else(|| full.clone());
    let stem = match code.as_bytes().first() {
        Some(b'1' | b'2' | b'3' | b'7') if word.ends_with(['a', 'e']) && word.len() > 3 => {
            word[..word.len() - 1].to_owned()
        }
        _ => short.clone(),
    };
    let liquid = word.ends_with("el") || word.ends_with("er") || word.ends_with("or");
    let (definite, plural, definite_plural) = match code.as_bytes() {
        [b'1', ..] => (
            format!("{word}n"),
            format!("{stem}or"),
            format!("{stem}orna"),
        ),
        [b'2', ..] if vowel || liquid => (
            format!("{word}n"),
            format!("{stem}ar"),
            format!("{stem}arna"),
        ),
        [b'2', ..] => (
            format!("{short}en"),
            format!("{stem}ar"),
            format!("{stem}arna"),
        ),
        [b'3', b'n', ..] => {
            let base = word.strip_suffix("um").unwrap_or(word);
            let base = if base.len() < word.len() { base } else { word };
            (
                format!("{base}et"),
                format!("{base}er"),
                format!("{base}erna"),
            )
        }
        [b'3', ..] if vowel || liquid => (
            format!("{word}n"),
            format!("{stem}er"),
            format!("{stem}erna"),
        ),
        [b'3', ..] => (
            format!("{full}en"),
            format!("{stem}er"),
            format!("{stem}erna"),
        ),
        [b'4', ..] => (format!("{word}t"), format!("{word}n"), format!("{word}na")),
        [b'5', ..] => (format!("{short}et"), word.to_owned(), format!("{short}en")),
        [b'6', ..] => {
            let stem = word.strip_suffix('e').unwrap_or(word);
            let plural_stem = if word.ends_with("are") { stem } else { word };
            (
                format!("{word}n"),
                word.to_owned(),
                format!("{plural_stem}na"),
            )
        }
        [b'7', ..] => (format!("{word}n"), format!("{word}r"), format!("{word}rna")),
        [b'8', ..] => (format!("{word}n"), word.to_owned(), format!("{word}na")),
        _ => return,
    };
    take(word, Tag::NOUN);
    take(&definite, Tag::NOUN_DEF);
    take(&plural, Tag::NOUN);
    take(&definite_plural, Tag::NOUN_DEF);
}

/// The forms of an adjective in the positive: common, neuter, plural.
fn positive(word: &str) -> (String, String) {
    let but_last = &word[..word.len() - word.chars().next_back().map_or(0, char::len_utf8)];
    let before = but_last.chars().next_back().unwrap_or(' ');
    let vowel = "aeiouyåäö".contains(before);
    if word.ends_with("ad") {
        (format!("{but_last}t"), format!("{word}e"))
    } else if word.ends_with("en") && word.len() > 4 {
        (
            format!("{but_last}t"),
            format!("{}na", &word[..word.len() - 2]),
        )
    } else if let Some(stem) = syncopated(word) {
        (format!("{word}t"), format!("{stem}a"))
    } else if word.ends_with('d') && vowel {
        (format!("{but_last}tt"), format!("{word}a"))
    } else if word.ends_with('d') {
        (format!("{but_last}t"), format!("{word}a"))
    } else if word.ends_with('t') && !vowel {
        (word.to_owned(), format!("{word}a"))
    } else if word.ends_with("nn") {
        (format!("{but_last}t"), format!("{word}a"))
    } else if word.ends_with(['å', 'y', 'ö']) || (word.ends_with('t') && vowel && word.len() < 5)
    {
        (format!("{word}tt"), format!("{word}a"))
    } else if matches!(word, "dum" | "ensam" | "tom" | "allmän" | "långsam")
        && !word.ends_with("sam")
    {
        let last = word.chars().next_back().unwrap_or(' ');
        (format!("{word}t"), format!("{word}{last}a"))
    } else {
        (format!("{word}t"), format!("{word}a"))
    }
}

fn adjective(word: &str, take: Take<'_>) {
    let mut take = |form: &str, tag| take(form, tag, word);
    let (neuter, plural) = positive(word);
    let tag = match word.ends_with("ad") || word.ends_with("andes") {
        true => Tag::PARTICIPLE,
        false => Tag::ADJ,
    };
    take(word, tag);
    take(&neuter, tag);
    if tag == Tag::ADJ {
        take(&neuter, Tag::ADV);
    }
    take(&plural, tag);
    let stem = plural.strip_suffix(['a', 'e']).unwrap_or(&plural);
    if tag == Tag::ADJ {
        take(&format!("{stem}e"), tag);
        for ending in ["are", "ast", "aste"] {
            take(&format!("{stem}{ending}"), tag);
        }
    }
}

fn weak_verb(word: &str, code: &str, take: Take<'_>) {
    let stem = word.strip_suffix('a').unwrap_or(word);
    let rounded = ["mm", "nn"].iter().any(|double| stem.ends_with(double));
    // `glömma` has `glömde`, `glömt`: one letter is left before a consonant.
    let bare = if rounded {
        &stem[..stem.len() - 1]
    } else {
        stem
    };
    let forms: [String; 4] = match code {
        "1" => ["r", "de", "t", "d"].map(|ending| format!("{word}{ending}")),
        "3" => ["r", "dde", "tt", "dd"].map(|ending| format!("{word}{ending}")),
        "2" if stem.ends_with('r') || stem.ends_with('l') && !stem.ends_with("ll") => [
            stem.to_owned(),
            format!("{stem}de"),
            format!("{stem}t"),
            format!("{stem}d"),
        ],
        "2" if stem.ends_with(['p', 't', 'k', 's', 'x']) => {
            let t = if stem.ends_with("tt") || stem.ends_with("ft") || stem.ends_with("st") {
                stem.strip_suffix('t').unwrap_or(stem)
            } else {
                stem
            };
            let double = if t.ends_with('t') { "t" } else { "" };
            [
                format!("{stem}er"),
                format!("{t}{double}te").replace("ttte", "tte"),
                format!("{t}{double}t").replace("ttt", "tt"),
                format!("{t}{double}t").replace("ttt", "tt"),
            ]
        }
        "2" if stem.ends_with('d') => {
            let (short, double) = match stem.as_bytes() {
                [.., b'n', b'd'] => (&stem[..stem.len() - 1], ["de", "t", "d"]),
                _ => (&stem[..stem.len() - 1], ["dde", "tt", "dd"]),
            };
            [
                format!("{stem}er"),
                format!("{short}{}", double[0]),
                format!("{short}{}", double[1]),
                format!("{short}{}", double[2]),
            ]
        }
        "2" => [
            format!("{stem}er"),
            format!("{bare}de"),
            format!("{bare}t"),
            format!("{bare}d"),
        ],
        _ => return,
    };
    let [present, past, supine, participle] = forms;
    verb(&[word, &present, &past, &supine, &participle], take);
    if code == "2" {
        take(bare, Tag::VERB_PRES, word); // imperative
    }
}

/// The forms of a verb from its principal parts: infinitive, present, past, supine and, if it has any, participle.
pub(super) fn verb(parts: &[&str], take: Take<'_>) {
    let &[infinitive, present, past, supine, ref participle @ ..] = parts else {
        return;
    };
    let ending = if infinitive.ends_with('a') {
        "nde"
    } else {
        "ende"
    };
    let active_participle = format!("{infinitive}{ending}");
    // `ta` and `ha` have `tagande` and `havande`, of their older forms.
    if infinitive.len() > 3 || !infinitive.ends_with('a') {
        take(&active_participle, Tag::PARTICIPLE, &active_participle);
    }
    let mut take = |form: &str, tag| match tag {
        Tag::PARTICIPLE => take(form, tag, participle.first().copied().unwrap_or(form)),
        _ => take(form, tag, infinitive),
    };
    let active = !infinitive.ends_with("as") && !infinitive.ends_with("nas");
    take(infinitive, Tag::VERB_INF);
    take(present, Tag::VERB_PRES);
    take(past, Tag::VERB_PAST);
    take(supine, Tag::VERB_SUP);
    if !active {
        return;
    }
    take(&format!("{infinitive}s"), Tag::VERB_INF);
    take(&format!("{past}s"), Tag::VERB_PAST);
    take(&format!("{supine}s"), Tag::VERB_SUP);
    if let Some(stem) = present.strip_suffix("er") {
        take(&format!("{stem}s"), Tag::VERB_PRES);
        take(&format!("{stem}es"), Tag::VERB_PRES);
    } else if let Some(stem) = present.strip_suffix('r') {
        take(&format!("{stem}s"), Tag::VERB_PRES);
        if !stem.ends_with('a') {
            take(&format!("{present}s"), Tag::VERB_PRES);
        }
    } else {
        take(&format!("{present}s"), Tag::VERB_PRES);
    }
    if let Some(participle) = participle.first() {
        let (neuter, plural) = positive(participle);
        take(participle, Tag::PARTICIPLE);
        take(&neuter, Tag::PARTICIPLE);
        take(&plural, Tag::PARTICIPLE);
        if participle.ends_with("en") {
            return;
        }
        take(
            &format!("{}e", plural.trim_end_matches(['a', 'e'])),
            Tag::PARTICIPLE,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::inflect;

    fn forms(word: &str, code: &str) -> String {
        let mut found: Vec<String> = Vec::new();
        inflect(word, code, &mut |form, _, _| found.push(form.to_owned()));
        found.dedup();
        found.join(" ")
    }

    #[test]
    fn nouns_decline() {
        assert_eq!(forms("flicka", "n1"), "flicka flickan flickor flickorna");
        assert_eq!(forms("bil", "n2"), "bil bilen bilar bilarna");
        assert_eq!(forms("nyckel", "n2"), "nyckel nyckeln nycklar nycklarna");
        assert_eq!(forms("pojke", "n2"), "pojke pojken pojkar pojkarna");
        assert_eq!(
            forms("händelse", "n3"),
            "händelse händelsen händelser händelserna"
        );
        assert_eq!(forms("doktor", "n3"), "doktor doktorn doktorer doktorerna");
        assert_eq!(forms("parti", "n3n"), "parti partiet partier partierna");
        assert_eq!(forms("äpple", "n4"), "äpple äpplet äpplen äpplena");
        assert_eq!(forms("rum", "n5d"), "rum rummet rum rummen");
        assert_eq!(forms("tecken", "n5"), "tecken tecknet tecken tecknen");
        assert_eq!(forms("lärare", "n6"), "lärare läraren lärare lärarna");
        assert_eq!(
            forms("tekniker", "n6"),
            "tekniker teknikern tekniker teknikerna"
        );
    }
}
