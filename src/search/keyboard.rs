//! Keyboard: the words that one may be which was typed where the letters of its language are not at hand: `lakarna` and `laekarna`
//! for `läkarna`.

/// What stands for the letters of a language with marks on, by how they are typed without.
type Marked = &'static [(&'static str, &'static [char])];

const SWEDISH: Marked = &[
    ("aa", &['å']),
    ("ae", &['ä']),
    ("oe", &['ö']),
    ("a", &['å', 'ä']),
    ("o", &['ö']),
];
const DANISH: Marked = &[
    ("aa", &['å']),
    ("ae", &['æ']),
    ("oe", &['ø']),
    ("a", &['å', 'æ']),
    ("o", &['ø']),
];
const GERMAN: Marked = &[
    ("ae", &['ä']),
    ("oe", &['ö']),
    ("ue", &['ü']),
    ("ss", &['ß']),
    ("a", &['ä']),
    ("o", &['ö']),
    ("u", &['ü']),
];

/// A word that may be more others than this is read as none.
const MOST: usize = 729;

/// The letters with marks on of a language; none are known of most.
fn marked(code: &str) -> Marked {
    match code {
        "sv" | "fi" => SWEDISH,
        "da" | "nb" | "nn" | "no" => DANISH,
        "de" => GERMAN,
        _ => &[],
    }
}

/// The words that `word` may be in a language, itself apart; those with the fewest letters changed come first.
pub(super) fn spellings(code: &str, word: &str) -> Vec<String> {
    let marked = marked(code);
    let mut begun: Vec<(usize, String, usize)> = vec![(0, String::new(), 0)];
    let mut whole: Vec<(usize, String)> = Vec::new();
    while let Some((changed, text, at)) = begun.pop() {
        let rest = &word[at..];
        let Some(next) = rest.chars().next() else {
            if changed > 0 {
                whole.push((changed, text));
            }
            if whole.len() > MOST {
                return Vec::new();
            }
            continue;
        };
        for (typed, letters) in marked.iter().filter(|(typed, _)| rest.starts_with(typed)) {
            for letter in *letters {
                begun.push((changed + 1, format!("{text}{letter}"), at + typed.len()));
            }
        }
        begun.push((changed, format!("{text}{next}"), at + next.len_utf8()));
    }
    whole.sort();
    whole.into_iter().map(|(_, text)| text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_the_letters_that_were_not_at_hand() {
        let swedish = spellings("sv", "lakarna");
        assert_eq!(swedish.len(), 26);
        assert!(swedish.contains(&"läkarna".to_owned()));
        assert!(spellings("sv", "laekare").contains(&"läkare".to_owned()));
        assert!(spellings("nb", "sjokk").contains(&"sjøkk".to_owned()));
        assert_eq!(spellings("en", "lakarna"), [""; 0]);
        assert_eq!(spellings("sv", &"ao".repeat(32)), [""; 0]);
    }
}
