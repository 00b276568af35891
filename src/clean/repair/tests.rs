//! The rules' own examples, and the laws on random text.

use super::{Orders, Repair, Repaired, repair_rules};
use proptest::prelude::*;

fn repair(text: &str) -> Repaired<'_> {
    super::repair(text, &Orders::default())
}

/// Repairs, and holds every law on the way.
fn mended(text: &str) -> String {
    let repaired = repair(text);
    let mut at = 0;
    let mut made = String::new();
    for Repair { span, now, .. } in &repaired.repairs {
        assert!(
            at <= span.start && span.start <= span.end,
            "sorted, without overlap: {text:?}"
        );
        assert!(
            !text[span.range()].contains('\n') && !now.contains('\n'),
            "within a line: {text:?}"
        );
        assert_ne!(
            &text[span.range()],
            &**now,
            "a repair changes something: {text:?}"
        );
        made.push_str(&text[at..span.start]);
        made.push_str(now);
        at = span.end;
    }
    made.push_str(&text[at..]);
    assert_eq!(made, repaired.text, "repairs make the text: {text:?}");
    assert_eq!(text.matches('\n').count(), made.matches('\n').count());
    let again = repair(&made);
    assert_eq!(
        again.text, made,
        "repairing the repaired text changes nothing: {text:?}"
    );
    assert!(again.repairs.is_empty());
    made
}

#[test]
fn every_rule_takes_and_leaves_what_it_says() {
    for rule in repair_rules() {
        let id = rule.card.id;
        assert!(
            !rule.card.takes.is_empty() && !rule.card.leaves.is_empty(),
            "{id}"
        );
        for example in rule.card.takes {
            let (damaged, whole) = example.split_once(" ⇒ ").expect("damaged ⇒ mended");
            assert_eq!(mended(damaged), whole, "{id}");
            assert!(
                repair(damaged).repairs.iter().any(|r| r.rule == id),
                "{id}: {damaged}"
            );
        }
        for text in rule.card.leaves {
            assert_eq!(mended(text), *text, "{id}");
        }
    }
}

#[test]
fn layers_of_damage_become_one_repair() {
    let text = "en lÃƒÂ¤rare";
    let repaired = repair(text);
    assert_eq!(repaired.repairs.len(), 1);
    assert_eq!(repaired.repairs[0].span.of(text), "ÃƒÂ¤");
    assert_eq!(&*repaired.repairs[0].now, "ä");
    assert_eq!(
        mended("&amp;#229;r &lt;b&gt; l&Atilde;&curren;rare"),
        "år <b> lärare"
    );
    assert_eq!(mended("ar\u{200B}bets&shy;givare"), "arbetsgivare");
}

#[test]
fn clean_text_is_not_copied() {
    let text = "Å, lön & ö – “så” säger R&D-chefen: åäö\n";
    assert!(matches!(repair(text).text, std::borrow::Cow::Borrowed(_)));
}

#[test]
fn hostile_text_is_left_or_mended_in_time() {
    for text in [
        "&amp;".repeat(300_000),
        "&#38;#38;".repeat(200_000),
        "a-\n".repeat(300_000),
        "Ã".repeat(500_000),
        "Ã¤".repeat(300_000),
        "Ãƒ".repeat(300_000),
        "\u{200B}".repeat(300_000),
        "ä¸\u{AD}".repeat(200_000),
        "x-\nx y ".repeat(100_000),
        format!("{}\u{AD}\nx y", "x".repeat(500_000)),
    ] {
        mended(&text);
    }
}

/// Damage of every kind, letters that look like it, and what stands around.
fn damage() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec![
            "Ã",
            "¤",
            "¥",
            "¶",
            "Â",
            "â",
            "€",
            "™",
            "ƒ",
            "a",
            "b",
            "Å",
            "Ä",
            "…",
            "”",
            " ",
            "\n",
            "-\n",
            "-",
            "\u{AD}",
            "&amp;",
            "&",
            "amp;",
            "auml;",
            "#38;",
            "#229;",
            "&#195;",
            "√",
            "§",
            "∂",
            "Ă",
            "ž",
            "\u{200B}",
            "\u{200D}",
            "👩",
            "\u{FEFF}",
            "\u{96}",
            "\u{85}",
            "Ð",
            "°",
            "Ñ",
            "‚",
            "arbets-\ngivare och ",
            "arbetsgivare ",
            "ord",
            "\r\n",
            "ï",
            "»",
            "¿",
            "&shy;",
            "é",
            "ÃƒÂ",
        ]),
        0..24,
    )
    .prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn the_laws_hold_on_damage(text in damage()) {
        mended(&text);
    }

    #[test]
    fn the_laws_hold_on_any_text(text: String) {
        mended(&text);
    }

    #[test]
    fn sound_text_of_many_languages_stays(
        words in prop::collection::vec(prop::sample::select(vec![
            "på", "Åsa", "lön", "ÖREBRO", "”HALLÅ”", "não", "AMANHÃ", "IRMÃ", "São", "ÂNGULO", "função", "Đà", "Nẵng", "việc",
            "ÂM", "Ã", "Ý", "România", "ŞI", "ĂN", "MĂŞTI", "învăță", "Łódź", "źdźbło", "ŻÓŁĆ", "kůň", "Škoda", "ŽLUŤOUČKÝ", "«à»",
            "Île", "ÎLE", "œuvre", "ŒUVRE", "ß", "ÄÖÜ", "Straße", "„Ä“", "‚Ö‘", "ñandú", "¿QUÉ?", "¡SÍ!", "ÇA", "őŰ", "ığüş", "İŞ",
            "ēūŗ", "ģĶ", "Þór", "ÐÆ", "статья", "ΑΩ", "R&D", "H&M;", "20 °C", "m²", "½", "100 €", "5 £", "Å", "…", "–", "“så”", "1 Å",
        ]), 0..20),
        gaps in prop::collection::vec(prop::sample::select(vec![" ", "\n", "\u{A0}", ", ", "… ", "” ", " – ", "» "]), 20),
    ) {
        let text: String = words.iter().zip(&gaps).flat_map(|(w, g)| [*w, *g]).collect();
        prop_assert_eq!(mended(&text), text);
    }

    #[test]
    fn words_that_the_tables_know_come_back_from_line_ends(
        words in prop::collection::vec(prop::sample::select(vec![
            "arbets-givare", "re-parerar", "verk-staden", "sjuk-sköterskor", "anställ-ningen", "kollek-tivavtal", "skol-gården",
            "planera-de", "nyck-larna", "utbildnings-platser", "till-sammans", "viktig-aste",
        ]), 1..6),
        hyphens in prop::collection::vec(prop::sample::select(vec!["tv-apparat", "it-chef", "svensk-norsk", "e-post"]), 6),
    ) {
        // Between two that are split, a word stands that keeps its hyphen.
        let page = |split: &str, gap: &str| -> String {
            let lines = words.iter().zip(&hyphens);
            lines
                .map(|(word, kept)| {
                    let kept = kept.replace('-', "-\n");
                    let word = word.replace('-', split);
                    format!("Det är som vi har sagt om {word}{gap}och det är inte en {kept} för er.\n")
                })
                .collect()
        };
        prop_assert_eq!(mended(&page("-\n", " ")), page("", "\n"));
    }

    #[test]
    fn swedish_that_was_read_wrongly_comes_back(
        words in prop::collection::vec(prop::sample::select(vec![
            "läraren", "på", "över", "Åsa", "fråga", "möte", "kök", "år", "“så”", "–", "café", "én", "Österut", "idé…", "sjuksköterska",
        ]), 1..20),
        encoding in prop::sample::select(vec![encoding_rs::WINDOWS_1252, encoding_rs::MACINTOSH]),
    ) {
        // A sure sign in every text.
        let text = format!("lärare {}", words.join(" "));
        let (damaged, _) = encoding.decode_without_bom_handling(text.as_bytes());
        prop_assert_eq!(mended(&damaged), text);
    }
}

#[test]
fn signs_behind_capitals_make_no_letters_of_a_foreign_script() {
    let text = "ŽLUŤOUČKÝ\u{a0}Ý\u{a0}Ý” på";
    assert_eq!(mended(text), text);
}
