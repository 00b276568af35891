//! Kinds of damage × languages: sentences of ours are damaged as the web damages them, and must come back as they were.
//!
//! The table below is what is reached: `+` comes back whole, `·` is left as it came in part or in whole, `!` would be made
//! into something else than it was or than it came as, which must never be. A blank is damage that changes nothing there.

use sikta::clean::{CleanText, Ledger, clean};
use sikta::ingest::Page;
use unicode_normalization::UnicodeNormalization;

/// A language and a paragraph in it.
const LANGUAGES: [(&str, &str); 16] = [
    (
        "sv",
        "En sjuksköterska på ett äldreboende hjälper gäster från Åmål; lönen är 31 000 kronor – och “över” det på nätter.",
    ),
    (
        "nb",
        "En sykepleier på et aldershjem hjelper gjester fra Ås; lønnen øker med årene – også for den som går nattevakter.",
    ),
    (
        "da",
        "En sygeplejerske på et plejehjem hjælper gæster fra Aarhus; lønnen stiger med årene – også når man går på nattevagt.",
    ),
    (
        "fi",
        "Sairaanhoitaja työskentelee vanhainkodissa; hän auttaa ikäihmisiä päivällä ja yöllä – myös Åbossa ja Hämeenlinnassa.",
    ),
    (
        "is",
        "Hjúkrunarfræðingur vinnur á öldrunarheimili; hún hjálpar fólki að þvo sér – launin hækka með árunum og ábyrgðinni.",
    ),
    (
        "de",
        "Eine Krankenpflegerin hilft älteren Gästen; wer für die Nächte zuständig ist, erhält größere Zuschläge – überall gleich.",
    ),
    (
        "fr",
        "L’infirmière aide les résidents âgés ; où que l’on aille, c’est un métier très demandé – même à l’étranger, déjà.",
    ),
    (
        "es",
        "La enfermera ayuda a los señores mayores; además, según la región, cobrará más por las noches – también en otoño.",
    ),
    (
        "pt",
        "A enfermeira ajuda pessoas idosas; a remuneração não é igual em toda a região – há também trabalho à noite e às manhãs.",
    ),
    (
        "it",
        "L’infermiera aiuta le persone più anziane; perché è così, lo stipendio sarà più alto di notte – già oggi e nelle città.",
    ),
    (
        "nl",
        "De verpleegster helpt oudere cliënten; de financiële vergoeding is één keer per jaar hoger – ook voor reünisten.",
    ),
    (
        "pl",
        "Pielęgniarka pomaga osobom starszym; także żołnierz może zostać pielęgniarzem – później będzie zarabiał więcej.",
    ),
    (
        "cs",
        "Zdravotní sestra pomáhá starším lidem; příští rok bude výplata vyšší – také v noci, když je služba delší.",
    ),
    (
        "hu",
        "Az ápolónő idős embereknek segít; a bér éjszaka több, és a tűzoltók is így dolgoznak – később őszintén örülnek.",
    ),
    (
        "ro",
        "Asistenta medicală ajută vârstnicii; în București și în alte orașe leafa crește – țara are nevoie de oameni.",
    ),
    (
        "ru",
        "Медсестра помогает пожилым людям; зарплата растёт с годами – и ночью, когда работа тяжелее, чем днём.",
    ),
];

/// A way of damaging, with its name.
type Damage = (&'static str, fn(&str) -> String);

const DAMAGES: [Damage; 13] = [
    ("1252", |text| misread(text, encoding_rs::WINDOWS_1252)),
    ("latin1", |text| text.bytes().map(char::from).collect()),
    ("mac", |text| misread(text, encoding_rs::MACINTOSH)),
    ("latin2", |text| misread(text, encoding_rs::ISO_8859_2)),
    ("1250", |text| misread(text, encoding_rs::WINDOWS_1250)),
    ("twice", |text| {
        misread(
            &misread(text, encoding_rs::WINDOWS_1252),
            encoding_rs::WINDOWS_1252,
        )
    }),
    ("named", named),
    ("number", |text| escaped(text, "&#")),
    ("twice &", |text| escaped(text, "&amp;#")),
    ("shy", |text| between(text, '\u{AD}')),
    ("zero", |text| between(text, '\u{200B}')),
    ("nfd", |text| text.nfd().collect()),
    ("bom", |text| format!("\u{FEFF}{text}")),
];

fn misread(text: &str, encoding: &'static encoding_rs::Encoding) -> String {
    encoding
        .decode_without_bom_handling(text.as_bytes())
        .0
        .into_owned()
}

fn named(text: &str) -> String {
    [
        ("ä", "&auml;"),
        ("ö", "&ouml;"),
        ("å", "&aring;"),
        ("é", "&eacute;"),
        ("ü", "&uuml;"),
        ("–", "&ndash;"),
        ("ø", "&oslash;"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (c, name)| text.replace(c, name))
}

fn escaped(text: &str, start: &str) -> String {
    let escape = |c: char| match c.is_ascii() {
        true => c.to_string(),
        false => format!("{start}{};", u32::from(c)),
    };
    text.chars().map(escape).collect()
}

/// The character after every fourth letter of a word.
fn between(text: &str, c: char) -> String {
    let mut out = String::new();
    let mut letters = 0;
    for letter in text.chars() {
        letters = if letter.is_alphabetic() {
            letters + 1
        } else {
            0
        };
        out.push(letter);
        if letters == 4 {
            out.push(c);
        }
    }
    out
}

/// What cleaning makes of a page of one paragraph.
fn mended(text: &str) -> (String, Ledger) {
    let page = Page::from_text("p", text);
    let ledger = clean(&page);
    (CleanText::new(&page, &ledger).text().to_owned(), ledger)
}

fn mark(text: &str, damage: fn(&str) -> String) -> char {
    let damaged = damage(text);
    if damaged == text {
        return ' ';
    }
    let (now, _) = mended(&damaged);
    if now == text {
        return '+';
    }
    match half_mended(text, &now, damage) {
        Ok(()) => '·',
        Err(place) => {
            eprintln!("{text}: wrong from {place:?}");
            '!'
        }
    }
}

/// Whether a text is what it was in some places and what it came as in all others; else the rest from the first place that is
/// neither. What was damaged twice may be mended once.
fn half_mended<'n>(text: &str, now: &'n str, damage: fn(&str) -> String) -> Result<(), &'n str> {
    let mut rest = now;
    for c in text.chars() {
        let own = c.to_string();
        let came = damage(&own);
        let once = misread(&own, encoding_rs::WINDOWS_1252);
        let found = [own, came, once];
        let found = found
            .iter()
            .find_map(|form| rest.strip_prefix(form.as_str()));
        rest = found.ok_or(rest)?;
    }
    match rest.is_empty() {
        true => Ok(()),
        false => Err(rest),
    }
}

/// `+` comes back whole; `·` is left as it came, in part or in whole, and nothing in it is made into what it was not.
const TABLE: &str = "
      1252  latin1     mac  latin2    1250   twice   named  number twice &     shy    zero     nfd     bom
sv       +       +       +       +       +       +       +       +       +       +       +       +       +
nb       +       +       +       +       +       +       +       +       +       +       +       +       +
da       +       +       +       +       +       +       +       +       +       +       +       +       +
fi       +       +       +       +       +       +       +       +       +       +       +       +       +
is       +       +       ·       ·       ·       +       +       +       +       +       +       +       +
de       +       +       +       +       +       +       +       +       +       +       +       +       +
fr       +       +       +       +       +       +       +       +       +       +       +       +       +
es       +       +       +       +       +       +       +       +       +       +       +       +       +
pt       +       +       +       +       +       +       +       +       +       +       +       +       +
it       +       +       +       +       +       +       +       +       +       +       +       +       +
nl       +       +       +       +       +       +       +       +       +       +       +       +       +
pl       +       +       ·       +       +       +       +       +       +       +       +       +       +
cs       +       +       ·       +       +       +       +       +       +       +       +       +       +
hu       +       +       ·       +       +       +       +       +       +       +       +       +       +
ro       +       +       ·       +       +       +       +       +       +       +       +       +       +
ru       +       +       ·       ·       ·       ·       +       +       +       +       +       +       +
";

#[test]
fn damage_of_every_kind_comes_back_in_every_language() {
    let mut table = String::from("\n  ");
    for (name, _) in DAMAGES {
        table.push_str(&format!(" {name:>7}"));
    }
    for (language, text) in LANGUAGES {
        table.push_str(&format!("\n{language}"));
        for (_, damage) in DAMAGES {
            table.push_str(&format!(" {:>7}", mark(text, damage)));
        }
        let (now, ledger) = mended(text);
        assert_eq!(now, text, "sound text stays as it is");
        assert_eq!(ledger.repairs().count(), 0);
    }
    table = table
        .lines()
        .map(|l| l.trim_end().to_owned() + "\n")
        .collect();
    assert!(!table.contains('!'), "{table}");
    assert_eq!(table, TABLE, "{table}");
}
