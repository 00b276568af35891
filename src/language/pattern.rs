//! The rules of sentence ends as regular expressions, for other tools.
//!
//! sikta's own splitter ([`super::sentence`]) works on the same tables and sees more: quotations and parentheses that a
//! sentence runs around, and missing spaces. What a pair of patterns can say is said here, in the order in which the rules
//! are asked: the first pair that fits a place decides. The syntax is what ICU, Java, .NET and Python's `regex` share.

use super::lang::Lang;
use super::stop::TOP_LEVEL_DOMAINS;
use super::vocabulary::{self, Class};
use std::sync::LazyLock;

/// A rule: whether a sentence ends where `before` matches what stands before a place and `after` what follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// Whether it ends there; else it does not, whatever later rules say.
    pub breaks: bool,
    /// What stands before.
    pub before: String,
    /// What follows, with the white space.
    pub after: String,
}

/// What may stand between a sentence's last mark and the space after it.
const CLOSERS: &str = "[\\p{Pe}\\p{Pf}\"'*_”’»]*";

/// What may stand before a sentence's first letter.
const OPENERS: &str = "[\\p{Ps}\\p{Pi}\"'*_”»«¿¡]*";

/// Where a word begins. A letter after a full stop is part of an abbreviation, one after such another mark part of an address,
/// a name or a number (`info@dn.se.`, `H&M.`, `1:a.`, `won't.`).
const WORD: &str = "(?<![\\p{L}\\p{N}.&:/@'’_])";

/// Where no letter and no digit stands before; `\b` would be ASCII only to some readers.
const EDGE: &str = "(?<![\\p{L}\\p{N}])";

/// A few small letters without a vowel.
const UNPRONOUNCEABLE: &str = "[bcdfghjklmnpqrstvwxz]{2,4}";

/// Short parts between full stops, of which the last ends no address (`www.av.se`).
static DOTTED: LazyLock<String> = LazyLock::new(|| {
    let domains = TOP_LEVEL_DOMAINS.join("|");
    format!("(?:\\p{{L}}{{1,4}}\\.-?)+(?!(?i:{domains})\\.)\\p{{L}}{{1,4}}")
});

/// The rules for text in `lang`, in order; a language without tables gets those that need none.
#[must_use]
pub fn patterns(lang: Lang) -> Vec<Pattern> {
    let begins = format!("\\s+{OPENERS}[\\p{{Lu}}\\p{{Nd}}]");
    let mut rules = Rules::default();
    // A blank line ends whatever stands before it; where a reader gives paragraphs one by one, none is seen.
    rules.ends("\\n[\\p{Zs}\\t\\r]*\\n", "");
    rules.listed(lang, &begins);
    // Numbers that open items, and ordinals.
    rules.never("(?:^|[.?!…]\\s+|\\n)\\p{Nd}{1,3}\\.", "\\s");
    if lang == Lang::DE {
        rules.never(&format!("{EDGE}\\p{{Nd}}{{1,2}}\\."), "\\s+\\p{Lu}");
    }
    // Initials: before another one, and after a noun that says who (`arkitekten A. Ek`).
    rules.never(&format!("{EDGE}\\p{{Lu}}\\."), "\\s+\\p{Lu}\\.");
    rules.never(
        &format!("{EDGE}\\p{{Ll}}{{3,}}[ea]n\\s+\\p{{Lu}}\\."),
        "\\s",
    );
    // After another noun, the letter is the sentence's last word (`vitamin C.`).
    rules.ends(
        &format!("(?:{EDGE}\\p{{Ll}}{{2,}}|\\p{{Nd}}|\\p{{Nd}}\\s+°)\\s*\\p{{Lu}}\\."),
        &begins,
    );
    rules.never(&format!("{WORD}\\p{{L}}\\."), "\\s");
    rules.never(&format!("{WORD}{}\\.", *DOTTED), "\\s");
    rules.never(&format!("{WORD}{UNPRONOUNCEABLE}\\."), "\\s");
    rules.never("(?:\\.\\.|…)", "\\s+\\p{Nd}");
    rules.never("\\([!?]+\\)", "\\s");
    // References to sources belong to the sentence before them.
    rules.never("[.?!…]", "\\s?\\[\\p{Nd}{1,3}\\]");
    rules.ends("[.?!…](?:\\s?\\[[^\\[\\]]{1,40}\\])+", &begins);
    rules.ends(
        &format!("[.?!…‽]{CLOSERS}"),
        &format!("\\s+(?:[–—-]\\s+)?{OPENERS}(?:[\\p{{Lu}}\\p{{Lt}}\\p{{Lo}}\\p{{Nd}}]|\\p{{Ll}}{{1,2}}\\p{{Lu}})"),
    );
    rules.ends("[。！？]", "");
    rules.0
}

#[derive(Default)]
struct Rules(Vec<Pattern>);

impl Rules {
    fn add(&mut self, breaks: bool, before: &str, after: &str) {
        self.0.push(Pattern {
            breaks,
            before: before.to_owned(),
            after: after.to_owned(),
        });
    }

    fn never(&mut self, before: &str, after: &str) {
        self.add(false, before, after);
    }

    fn ends(&mut self, before: &str, after: &str) {
        self.add(true, before, after);
    }

    /// The rules of abbreviations, and of function words, which tell that a sentence begins.
    fn listed(&mut self, lang: Lang, begins: &str) {
        let words = vocabulary::function_words(lang);
        let abbreviations = |class| abbreviations(lang, class);
        if let Some(inner) = abbreviations(Class::Inner) {
            self.never(&inner, "\\s");
        }
        let names = abbreviations(Class::Name);
        if let Some(capitals) = alternatives(words.iter().map(|word| capitalized(word))) {
            let listed = names.as_ref().map_or(String::new(), |n| format!("{n}|"));
            let dotted = &*DOTTED;
            let before = format!(
                "(?:{listed}{WORD}\\p{{L}}\\.|{WORD}{dotted}\\.|{WORD}{UNPRONOUNCEABLE}\\.|{EDGE}[Dd]en\\s+\\p{{Nd}}{{1,2}}\\.)"
            );
            self.ends(
                &before,
                &format!("\\s+{OPENERS}{capitals}(?![\\p{{L}}\\p{{N}}.])"),
            );
        }
        if let Some(names) = names {
            self.never(&names, "\\s");
        }
        for class in [Class::Number, Class::Month] {
            if let Some(numbered) = abbreviations(class) {
                self.never(&numbered, "\\s+\\p{Nd}");
                self.ends(&format!("{numbered}\\s+\\p{{Nd}}{{1,3}}\\."), begins);
                self.ends(&numbered, begins);
            }
        }
        if let Some(last) = abbreviations(Class::End) {
            self.ends(&last, begins);
        }
        let months = vocabulary::of_class(lang, Class::Month);
        if let Some(months) = alternatives(months.iter().map(|m| m.trim_end_matches('.').into())) {
            self.never(
                &format!("{EDGE}\\p{{Nd}}{{1,2}}\\."),
                &format!("\\s+(?i:{months})(?![\\p{{L}}\\p{{N}}])"),
            );
        }
        if lang != Lang::SV {
            self.never(&format!("{EDGE}[Dd]en\\s+\\p{{Nd}}{{1,2}}\\."), "\\s");
        }
        if let Some(words) = alternatives(words.iter().map(|&word| word.into())) {
            self.never(&format!("{EDGE}{words}\\s+\\p{{L}}\\."), "\\s");
        }
    }
}

/// A pattern for the abbreviations of a class, with their full stops; nothing where there are none. Those that begin with a
/// letter and a full stop are sought as they stand, since a capital there is an initial.
fn abbreviations(lang: Lang, class: Class) -> Option<String> {
    let all = vocabulary::of_class(lang, class);
    let (spelled, words): (Vec<&str>, Vec<&str>) = all
        .into_iter()
        .filter(|abbreviation| abbreviation.ends_with('.'))
        .partition(|abbreviation| abbreviation.chars().nth(1) == Some('.'));
    let spelled = alternatives(spelled.into_iter().map(str::to_owned));
    let words = alternatives(words.into_iter().map(str::to_owned));
    match (spelled, words) {
        (None, None) => None,
        (Some(one), None) => Some(format!("{WORD}{one}")),
        (None, Some(other)) => Some(format!("{WORD}(?i:{other})")),
        (Some(one), Some(other)) => Some(format!("{WORD}(?:{one}|(?i:{other}))")),
    }
}

/// A pattern for any of `texts`, in which white space may follow a full stop.
fn alternatives(texts: impl Iterator<Item = String>) -> Option<String> {
    let all: Vec<String> = texts.map(|text| escaped(&text)).collect();
    (!all.is_empty()).then(|| format!("(?:{})", all.join("|")))
}

fn escaped(text: &str) -> String {
    let mut pattern = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_alphanumeric() && !c.is_whitespace() {
            pattern.push('\\');
        }
        pattern.push(c);
        if c == '.' && chars.peek().is_some() {
            pattern.push_str("\\s?");
        }
    }
    pattern
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}
