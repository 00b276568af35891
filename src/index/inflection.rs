//! Inflection in languages other than Swedish, where Snowball does not know it: irregular words of English, Norwegian and Danish
//! in tables, Norwegian nouns on -er and -ar, German women.
//!
//! A form may be of several words and then has the stems of all of them: `lærer` is who teaches and what is done.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Irregular words: the dictionary form, and its forms.
const IRREGULAR: [(&str, &str); 4] = [
    ("da", include_str!("tables/irregular.da.tsv")),
    ("en", include_str!("tables/irregular.en.tsv")),
    ("nb", include_str!("tables/irregular.nb.tsv")),
    ("nn", include_str!("tables/irregular.nn.tsv")),
];

/// The dictionary forms of irregular forms, by language.
static LEMMAS: LazyLock<FxHashMap<(&str, &str), Vec<&str>>> = LazyLock::new(|| {
    let mut lemmas: FxHashMap<(&str, &str), Vec<&str>> = FxHashMap::default();
    for (code, table) in IRREGULAR {
        for row in table.lines() {
            let mut forms = row.split('\t');
            let Some(lemma) = forms.next() else { continue };
            for form in forms {
                lemmas.entry((code, form)).or_default().push(lemma);
            }
        }
    }
    lemmas
});

/// Of a shorter word nothing is taken.
const SHORTEST: usize = 3;

/// The stems of the words that `exact` may be a form of, as `stem` makes them; never none.
pub(super) fn stems(code: &str, exact: &str, stem: impl Fn(&str) -> String) -> Vec<String> {
    let word = match code {
        "en" => without(exact, &["'s"]).unwrap_or(exact),
        _ => exact,
    };
    let mut stems = vec![stem(word)];
    let mut add = |stem: String| {
        if !stems.contains(&stem) {
            stems.push(stem);
        }
    };
    if let Some(lemmas) = LEMMAS.get(&(code, word)) {
        lemmas.iter().for_each(|lemma| add(stem(lemma)));
    }
    match code {
        "nb" | "no" | "nn" => {
            // `snekkerne` is as `snekker`, which is one or the plural of what has no -er.
            let bare = match without(word, &["nes", "ne", "s"]) {
                Some(bare) if bare.ends_with("er") || bare.ends_with("ar") => bare,
                _ => word,
            };
            if bare.ends_with("er") || bare.ends_with("ar") {
                add(stem(bare));
                add(bare.to_owned());
            }
        }
        "de" => {
            if let Some(noun) = without(word, &["innen", "in"]) {
                add(stem(noun));
            }
        }
        _ => {}
    }
    stems
}

/// A word without the first of the endings that it has, where enough is left.
fn without<'w>(word: &'w str, endings: &[&str]) -> Option<&'w str> {
    let mut endings = endings.iter();
    let left = endings.find_map(|ending| word.strip_suffix(ending))?;
    (left.chars().count() >= SHORTEST).then_some(left)
}

#[cfg(test)]
mod tests {
    use crate::index::Stems;

    fn same(code: &str, a: &str, b: &str) -> bool {
        let stems = Stems::of(code);
        let sought = stems.stems(a);
        stems.stems(b).iter().any(|stem| sought.contains(stem))
    }

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for (code, words) in [
            ("en", "woman women woman's women's"),
            ("en", "child children children's"),
            ("en", "teach teaches teaching taught"),
            ("en", "write wrote written writing"),
            ("en", "tooth teeth"),
            ("en", "good better best"),
            ("en", "undergo undergoes underwent undergone"),
            ("nb", "snekker snekkeren snekkere snekkerne"),
            ("nb", "sykepleier sykepleieren sykepleiere sykepleierne"),
            ("nb", "lærer læreren lærerne"),
            ("nb", "bil bilen biler bilene"),
            ("nb", "gå går gikk gått"),
            ("nn", "snikkar snikkaren snikkarar snikkarane"),
            ("nn", "lærar læraren lærarar lærarane"),
            ("nn", "sjukepleiar sjukepleiaren sjukepleiarane"),
            ("nn", "sjukehus sjukehuset sjukehusa"),
            ("da", "barn børn barnet"),
            ("da", "lærer læreren lærerne"),
            ("de", "koch köchin köchinnen"),
            ("de", "lehrer lehrerin lehrerinnen"),
        ] {
            let words: Vec<&str> = words.split(' ').collect();
            for word in &words {
                assert!(same(code, words[0], word), "{code}: {word}");
            }
        }
        for (code, a, b) in [
            ("en", "woman", "man"),
            ("nb", "mor", "mord"),
            ("nn", "lærar", "lærling"),
            ("de", "termin", "tag"),
        ] {
            assert!(!same(code, a, b), "{code}: {a} {b}");
        }
    }
}
