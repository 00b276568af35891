//! Words, numbers and marks.

use sikta::language::{TokenKind, tokens};

#[test]
fn tokens_are_words_numbers_and_marks() {
    use TokenKind::{Number, Punctuation, Word};
    let text = "Konsert- och operahus, 25\u{a0}000–32 000 kr (ca 3,5 %), EU:s B-körkort; skolchef och -ledare: 2:a 2024 300:-.";
    let found: Vec<(&str, TokenKind)> = tokens(text).map(|t| (t.text, t.kind)).collect();
    assert_eq!(
        found,
        [
            ("Konsert-", Word),
            ("och", Word),
            ("operahus", Word),
            (",", Punctuation),
            ("25\u{a0}000", Number),
            ("–", Punctuation),
            ("32 000", Number),
            ("kr", Word),
            ("(", Punctuation),
            ("ca", Word),
            ("3,5", Number),
            ("%", Punctuation),
            (")", Punctuation),
            (",", Punctuation),
            ("EU:s", Word),
            ("B-körkort", Word),
            (";", Punctuation),
            ("skolchef", Word),
            ("och", Word),
            ("-ledare", Word),
            (":", Punctuation),
            ("2:a", Word),
            ("2024", Number),
            ("300", Number),
            (":", Punctuation),
            ("-", Punctuation),
            (".", Punctuation),
        ]
    );
}
