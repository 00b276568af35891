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
