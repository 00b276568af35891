//! What the blocks of a text are: titles, headings, paragraphs and items.

use super::{block, read};
use sikta::ingest::Page;
use sikta::language::BlockKind;

/// The blocks of a plain text, each written as its kind's first letter, a colon and its text.
fn outline(text: &str) -> Vec<String> {
    outline_of(&Page::from_text("test", text))
}

fn outline_of(page: &Page) -> Vec<String> {
    let (clean, reading) = read(page);
    let letter = |kind| match kind {
        BlockKind::Title => 'T',
        BlockKind::Heading => 'H',
        BlockKind::Paragraph => 'P',
        BlockKind::ListItem => 'L',
    };
    reading
        .blocks
        .iter()
        .map(|b| format!("{}: {}", letter(b.kind), b.span.of(clean.text())))
        .collect()
}

#[test]
fn headings_stand_with_and_without_blank_lines() {
    let expected = [
        "T: Bli glasmästare",
        "P: En glasmästare skär och monterar glas.",
        "H: Arbetsuppgifter",
        "P: Man mäter upp fönster. Sedan skärs rutan till.",
        "H: Vad tjänar en glasmästare?",
        "P: Lönen sätts lokalt.",
        "P: Ackord förekommer.",
    ];
    let lines: Vec<&str> = expected.iter().map(|line| &line[3..]).collect();
    assert_eq!(outline(&lines.join("\n\n")), expected);
    assert_eq!(outline(&lines.join("\n")), expected);
    assert_eq!(outline(&lines.join("\r\n")), expected);
}

#[test]
fn headings_that_follow_each_other() {
    assert_eq!(
        outline(
            "Ystare\n\nArbete\n\nArbetsuppgifter\n\nYstaren gör ost av mjölk.\n\nDag 1: pressa\n\nOsten pressas.\n"
        ),
        [
            "T: Ystare",
            "H: Arbete",
            "H: Arbetsuppgifter",
            "P: Ystaren gör ost av mjölk.",
            "H: Dag 1: pressa",
            "P: Osten pressas.",
        ]
    );
}

#[test]
fn items_after_a_colon_are_no_headings() {
    let expected = [
        "T: Sotare",
        "P: En sotare behöver kunna det här och en del till:",
        "L: Höjdvana",
        "L: God kondition",
        "H: Lön",
        "P: Lönen är avtalad.",
    ];
    let lines: Vec<&str> = expected.iter().map(|line| &line[3..]).collect();
    assert_eq!(outline(&lines.join("\n\n")), expected, "loose");
    assert_eq!(
        outline(
            "Sotare\n\nEn sotare behöver kunna det här och en del till:\nHöjdvana\nGod kondition\n\nLön\n\nLönen är avtalad."
        ),
        expected,
        "tight"
    );
    assert_eq!(
        outline(
            "Sotare\n\nDu behöver, utan ordning, ha det här:\n\nNoggrann: Du arbetar med eld.\n\nLugn: Du arbetar högt upp.\n\nAtt tänka på\n\nDet dammar."
        ),
        [
            "T: Sotare",
            "P: Du behöver, utan ordning, ha det här:",
            "L: Noggrann: Du arbetar med eld.",
            "L: Lugn: Du arbetar högt upp.",
            "H: Att tänka på",
            "P: Det dammar.",
        ]
    );
}

#[test]
fn unmarked_lists_are_told_from_headings() {
    assert_eq!(
        outline(
            "Urmakare\n\nEn urmakare lagar ur.\n\nVerktyg\nPincett\nLupp\nSkruvmejsel\n\nLön\n\nDen varierar."
        ),
        [
            "T: Urmakare",
            "P: En urmakare lagar ur.",
            "H: Verktyg",
            "L: Pincett",
            "L: Lupp",
            "L: Skruvmejsel",
            "H: Lön",
            "P: Den varierar.",
        ]
    );
}

#[test]
fn figures_are_no_headings() {
    assert_eq!(
        outline(
            "Väktare\n\nLön efter ort står i listan nedan.\n\nMalmö 31 200 kr\n\nUmeå 30 100 kr\n\nSnittet stiger.\n\n12 maj 2024\n\nVi uppdaterar varje år."
        ),
        [
            "T: Väktare",
            "P: Lön efter ort står i listan nedan.",
            "P: Malmö 31 200 kr",
            "P: Umeå 30 100 kr",
            "P: Snittet stiger.",
            "P: 12 maj 2024",
            "P: Vi uppdaterar varje år.",
        ]
    );
}

#[test]
fn markdown_says_what_it_is() {
    assert_eq!(
        outline(
            "# Bagare\n\nEn bagare bakar.\n\n## Krav ##\n\n- Tålig mot mjöldamm\n* Morgonpigg\n\n1. Sök utbildning.\n2. Sök praktik.\n\n---\n\n**Lön**\n\nDen är avtalad.\n\nKorta rader\n\nÄr inga rubriker här."
        ),
        [
            "T: Bagare",
            "P: En bagare bakar.",
            "H: Krav",
            "L: Tålig mot mjöldamm",
            "L: Morgonpigg",
            "L: 1. Sök utbildning.",
            "L: 2. Sök praktik.",
            "H: Lön",
            "P: Den är avtalad.",
            "P: Korta rader",
            "P: Är inga rubriker här.",
        ]
    );
}

#[test]
fn numbers_open_headings_and_items() {
    assert_eq!(
        outline(
            "Tre skäl att bli murare\n\n1. Fria händer\n\nDu arbetar ute.\n\n2. Bra lön\n\nLönen är god.\n"
        ),
        [
            "T: Tre skäl att bli murare",
            "H: 1. Fria händer",
            "P: Du arbetar ute.",
            "H: 2. Bra lön",
            "P: Lönen är god.",
        ]
    );
    assert_eq!(
        outline(
            "Så söker du\n\nGör så här när du söker jobbet:\n1. Skriv ett brev\n2. Skicka det\n\nDärefter väntar du."
        ),
        [
            "T: Så söker du",
            "P: Gör så här när du söker jobbet:",
            "L: 1. Skriv ett brev",
            "L: 2. Skicka det",
            "P: Därefter väntar du.",
        ]
    );
}

#[test]
fn wrapped_lines_are_one_block() {
    let text = "Kranförare\n\nEn kranförare lyfter tungt gods på byggen och i hamnar och samarbetar\n\
        med lastare på marken. Arbetet kräver ett gott öga och ett lugnt sinne.\nDe flesta börjar som lärlingar.\n\
        Arbetstid\nSkift förekommer i hamnarna, där fartygen ligger vid kaj dygnet runt\noch väntar på att lossas.\n";
    assert_eq!(
        outline(text),
        [
            "T: Kranförare",
            "P: En kranförare lyfter tungt gods på byggen och i hamnar och samarbetar\nmed lastare på marken. Arbetet kräver ett gott öga och ett lugnt sinne.\nDe flesta börjar som lärlingar.",
            "H: Arbetstid",
            "P: Skift förekommer i hamnarna, där fartygen ligger vid kaj dygnet runt\noch väntar på att lossas.",
        ]
    );
    let (clean, reading) = read(&Page::from_text("test", text));
    let sentences: Vec<&str> = reading
        .sentences
        .iter()
        .map(|s| s.span.of(clean.text()))
        .collect();
    assert_eq!(
        sentences[1],
        "En kranförare lyfter tungt gods på byggen och i hamnar och samarbetar\nmed lastare på marken."
    );
    assert_eq!(sentences[3], "De flesta börjar som lärlingar.");
}

#[test]
fn markup_says_what_it_is() {
    let page = Page::from_blocks(
        "test",
        [
            ("p", "Yrken A till Ö"),
            ("h1", "Optiker"),
            ("p", "En optiker undersöker syn."),
            ("h2", "krav på den som söker jobbet."),
            ("li", "Legitimation"),
            ("p", "Kort stycke"),
            ("p", "Det var allt."),
        ]
        .map(|(tag, text)| (block(tag), text.to_owned())),
    );
    assert_eq!(
        outline_of(&page),
        [
            "P: Yrken A till Ö",
            "T: Optiker",
            "P: En optiker undersöker syn.",
            "H: krav på den som söker jobbet.",
            "L: Legitimation",
            "P: Kort stycke",
            "P: Det var allt.",
        ]
    );
}
