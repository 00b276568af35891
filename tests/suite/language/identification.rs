//! What language texts and sentences are in.

use super::read;
use sikta::ingest::Page;
use sikta::language::{Lang, detect};

#[test]
fn languages_are_told_apart() {
    for (code, text) in [
        (
            "sv",
            "Undersköterskan hjälper patienterna med det som de inte klarar själva och arbetar ofta på kvällen.",
        ),
        ("sv", "Hur blir man kock?"),
        (
            "nb",
            "Helsefagarbeideren hjelper pasientene med det de ikke klarer selv, og jobber ofte om kvelden.",
        ),
        ("nb", "Hvordan blir jeg kokk etter skolen?"),
        (
            "nn",
            "Helsefagarbeidaren hjelper pasientane med det dei ikkje greier sjølve, og arbeider ofte om kvelden.",
        ),
        ("nn", "Korleis vert eg kokk?"),
        (
            "da",
            "Hjælperen støtter patienterne med det, de ikke selv kan, og arbejder ofte om aftenen.",
        ),
        ("da", "Hvordan bliver jeg kok efter skolen?"),
        (
            "en",
            "A nurse helps patients with what they cannot do themselves and often works in the evening.",
        ),
        ("en", "How do you become a chef?"),
        (
            "de",
            "Die Pflegekraft hilft den Patienten bei allem, was sie nicht selbst können.",
        ),
        ("de", "Wie wird man Koch?"),
        (
            "fi",
            "Lähihoitaja auttaa potilaita asioissa, joita he eivät itse pysty tekemään.",
        ),
        ("fi", "Miten tulla kokiksi ja mitä se vaatii?"),
        (
            "nl",
            "De verpleegkundige helpt patiënten met wat zij zelf niet kunnen doen.",
        ),
        (
            "fr",
            "L'infirmière aide les patients dans ce qu'ils ne peuvent pas faire eux-mêmes.",
        ),
        (
            "es",
            "La enfermera ayuda a los pacientes con lo que no pueden hacer por sí mismos.",
        ),
        (
            "it",
            "L'infermiera aiuta i pazienti in quello che non possono fare da soli.",
        ),
        (
            "pt",
            "A enfermeira ajuda os doentes com aquilo que não conseguem fazer sozinhos.",
        ),
        (
            "pl",
            "Pielęgniarka pomaga pacjentom w tym, czego nie mogą zrobić sami.",
        ),
        (
            "ru",
            "Медсестра помогает пациентам в том, что они не могут сделать сами.",
        ),
        (
            "cs",
            "Zdravotní sestra pomáhá pacientům s tím, co sami nezvládnou.",
        ),
        (
            "hu",
            "Az ápoló segít a betegeknek abban, amit maguk nem tudnak megtenni.",
        ),
        (
            "ro",
            "Asistenta îi ajută pe pacienți cu ceea ce nu pot face singuri.",
        ),
        (
            "tr",
            "Hemşire, hastalara kendi başlarına yapamadıkları şeylerde yardım eder.",
        ),
        (
            "et",
            "Õde aitab patsiente selles, mida nad ise teha ei suuda.",
        ),
        (
            "lv",
            "Medmāsa palīdz pacientiem tajā, ko viņi paši nevar izdarīt.",
        ),
        (
            "lt",
            "Slaugytoja padeda pacientams daryti tai, ko jie patys negali.",
        ),
        (
            "uk",
            "Медсестра допомагає пацієнтам у тому, чого вони не можуть зробити самі.",
        ),
        (
            "is",
            "Hjúkrunarfræðingur hjálpar sjúklingum með það sem þeir geta ekki gert sjálfir.",
        ),
        (
            "bg",
            "Медицинската сестра помага на пациентите с това, което те сами не могат да направят.",
        ),
        (
            "el",
            "Η νοσοκόμα βοηθά τους ασθενείς σε ό,τι δεν μπορούν να κάνουν μόνοι τους.",
        ),
        ("ja", "看護師は患者ができないことを手伝います。"),
        ("und", ""),
        ("und", "12 345,00 – 2024"),
        ("und", "Volvo"),
    ] {
        assert_eq!(detect(text, None).lang.code(), code, "{text}");
    }
}

#[test]
fn a_language_that_the_model_does_not_know_is_not_taken_for_one_that_it_does() {
    for (codes, text) in [
        (
            ["und", "fo"],
            "Tú kanst søkja um starvið við at senda eitt bræv til stjóran.",
        ),
        (
            ["und", "so"],
            "Kalkaaliyaha caafimaadku waxay dadka ka caawisaa waxyaabaha aanay iyagu samayn karin.",
        ),
        (
            ["und", "af"],
            "Die verpleegster help die pasiënte met dit wat hulle nie self kan doen nie.",
        ),
        (
            ["und", "se"],
            "Buohccedivššár veahkeha pasieanttaid daiguin maid sii ieža eai sáhte dahkat.",
        ),
        (
            ["und", "hr"],
            "Medicinska sestra pomaže pacijentima u onome što sami ne mogu učiniti.",
        ),
        (
            ["und", "cy"],
            "Mae'r nyrs yn helpu cleifion gyda'r hyn na allant ei wneud eu hunain.",
        ),
    ] {
        let found = detect(text, None);
        // Closest to Dutch, short Afrikaans may be taken for it, but not with confidence.
        let known = codes.contains(&found.lang.code()) && found.confidence < 0.8;
        assert!(known || found.confidence < 0.6, "{found:?}: {text}");
    }
}

#[test]
fn titles_and_names_are_in_the_language_of_their_words() {
    for text in [
        "Leg. tandläkare Ida Ek. Fil.dr Nils Al. Docent em. Siv Berg. V.d. Eva Lind. Bitr. rektor Ola Ek.",
        "Rörmokare, murare, plåtslagare, kyltekniker, fastighetsskötare, låssmed, sotare, målare",
    ] {
        assert_eq!(detect(text, None).lang, Lang::SV, "{text}");
    }
}

#[test]
fn what_the_markup_says_decides_where_the_text_does_not() {
    let page = sikta::ingest::html::page("test", "<html lang=sv><p>Bistro 23</p></html>");
    let (_, reading) = read(&page);
    assert_eq!(reading.lang.lang, Lang::SV);
    let page = sikta::ingest::html::page(
        "test",
        "<html lang=sv><p>The chef cooks the food and the waiter brings it to the table.</p></html>",
    );
    let (_, reading) = read(&page);
    assert_eq!(reading.lang.lang, Lang::EN);
}

/// The languages of the sentences of a Swedish page with this paragraph in it, without the page's own.
fn within_swedish(paragraph: &str) -> Vec<&'static str> {
    let page = Page::from_text(
        "test",
        format!(
            "Kock\n\nKocken lagar mat på en restaurang och planerar menyn. Det är ett roligt jobb.\n\n{paragraph}\n"
        ),
    );
    let (_, reading) = read(&page);
    reading.sentences[3..]
        .iter()
        .map(|s| s.lang.code())
        .collect()
}

#[test]
fn short_lines_in_another_language_are_marked() {
    for (lang, line) in [
        ("en", "A chef cooks meals in a kitchen."),
        ("en", "Apply for this job before March."),
        ("en", "About us"),
        ("de", "Über uns"),
        ("da", "Læs mere"),
        ("da", "Løn"),
        ("nb", "Jeg elsker jobben min."),
        ("is", "Kokkurinn eldar matinn á veitingastað í bænum."),
        ("sv", "Palkka"),
        ("sv", "Om oss"),
        ("sv", "Heltid, dagtid"),
        ("sv", "Microsoft Office, Adobe Photoshop."),
    ] {
        assert_eq!(within_swedish(line), [lang], "{line}");
    }
}

#[test]
fn a_paragraph_is_split_by_the_rules_of_its_language_and_its_sentences_share_it() {
    let paragraph =
        "She met Mr. Smith at approx. 5 p.m. in town. Electricians install wiring. They like it.";
    assert_eq!(within_swedish(paragraph), ["en", "en", "en"]);
}

#[test]
fn a_hint_decides_only_where_the_text_does_not() {
    assert_eq!(detect("Bistro 23", Some("sv-SE")).lang, Lang::SV);
    assert_eq!(detect("", Some("no")).lang, Lang::NB);
    assert_eq!(detect("", Some("qq")).lang, Lang::UNKNOWN);
    let english = "The chef cooks the food and the waiter brings it to the table.";
    assert_eq!(detect(english, Some("sv")).lang, Lang::EN);
}

#[test]
fn sentences_in_another_language_are_marked() {
    let page = Page::from_text(
        "test",
        "Kock\n\nKocken lagar mat på en restaurang och planerar menyn. Det är ett roligt jobb. Många arbetar också på kvällar och helger, när andra är lediga och vill äta ute.\n\n\
         Please note that this page is also available in English for those of you who prefer that.\n",
    );
    let (_, reading) = read(&page);
    let langs: Vec<&str> = reading.sentences.iter().map(|s| s.lang.code()).collect();
    assert_eq!(langs, ["sv", "sv", "sv", "sv", "en"]);
}

#[test]
fn a_sentence_of_names_or_figures_stays_in_its_document() {
    let page = Page::from_text(
        "test",
        "Kock\n\nKocken lagar mat på en restaurang och planerar menyn. Det är ett roligt jobb som passar den som gillar tempo.\n\n\
         Karl Berg, Anna Lind, Sven Ek.\n\nMicrosoft Office, Adobe Photoshop.\n\n08-123 45 67, 2024\n\n\
         Han siger, at det ikke er svært at blive kok, hvis man bare begynder tidligt.\n",
    );
    let (_, reading) = read(&page);
    let langs: Vec<&str> = reading.sentences.iter().map(|s| s.lang.code()).collect();
    assert_eq!(langs, ["sv", "sv", "sv", "sv", "sv", "sv", "da"]);
}
