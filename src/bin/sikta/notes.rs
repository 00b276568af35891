//! What a command's help says after its examples, in both languages: what offsets count, what form a gold file has.

use sikta::rule::Text;

const fn text(en: &'static str, sv: &'static str) -> Text {
    Text { en, sv }
}

/// The note of a command by its path below `sikta`.
pub(crate) fn of(path: &str) -> Option<&'static Text> {
    NOTES
        .iter()
        .find(|(of, _)| *of == path)
        .map(|(_, note)| note)
}

/// Where settings and classifications are sought, and what a page is called.
macro_rules! places {
    (en) => {
        "Settings, and rules of your own, are those of the nearest sikta.toml from a page's directory upwards; classifications are \
         those of the directory where sikta is run (.sikta/taxonomy), or beside the file that --config names. A page is called by \
         its path below the directory that was named, or by its own path as it was named: of `dir` it is 01.txt, of `dir/01.txt` \
         it is dir/01.txt. What is named twice is read once."
    };
    (sv) => {
        "Inställningar och egna regler är de i närmaste sikta.toml från sidans katalog och uppåt; klassifikationer är de i \
         katalogen där sikta körs (.sikta/taxonomy), eller bredvid filen som --config nämner. En sida heter som sin sökväg under \
         den katalog som angavs, eller som sin egen sökväg så som den angavs: av `dir` blir det 01.txt, av `dir/01.txt` blir det \
         dir/01.txt. Det som anges två gånger läses en gång."
    };
}

/// What counts as a near copy.
macro_rules! copies {
    (en) => {
        "A page is a near copy where at least four in five of the runs of four words in its running text are those of an earlier \
         page, whatever its line breaks; of less than 30 words, where all words are."
    };
    (sv) => {
        "En sida är nästan en kopia där minst fyra av fem följder av fyra ord i dess löpande text är desamma som på en tidigare \
         sida, hur raderna än bryts; av mindre än 30 ord, där alla ord är det."
    };
}

/// What `start` and `end` count in.
macro_rules! offsets {
    (en) => {
        " and its value are the clean text, repaired; start and end lead to the source text, which may have the damage. \
         Offsets count code points of the source text. For HTML that is the text of all visible blocks, joined by line ends \
         (\"\\n\"); `sikta pipe` gives these texts in order as \"blocks\"."
    };
    (sv) => {
        " och dess värde är den rena texten, lagad; start och end leder till källtexten, som kan ha skadan. \
         Positioner räknas i kodpunkter i källtexten. För HTML är det texten i alla synliga block, skilda av radslut \
         (\"\\n\"); `sikta pipe` ger dessa texter i ordning som \"blocks\"."
    };
}

const FACTS: Text = text(
    concat!("A sentence", offsets!(en), "\n", places!(en)),
    concat!("En mening", offsets!(sv), "\n", places!(sv)),
);

/// Where settings, classifications and names of pages come from.
const CHECK: Text = text(
    concat!(copies!(en), "\n", places!(en)),
    concat!(copies!(sv), "\n", places!(sv)),
);

/// What a hit is, and what its offsets count in.
const SEARCH: Text = text(
    concat!(
        "Words side by side are joined by OR: what has more of them comes first. For all of them: sjukhus AND natt. Words in the \
         headings and the title over a passage count as if they stood in it. --kwic shows the words in their inflected forms \
         only, where a hit may also have them within a compound. \"lön kock\"~3 finds words with up to 3 others between them, in \
         either order; sjuk* what begins so and sjukskötreska~ what is written alike, of which every word counts the same.\n\
         Fields: kind, facet, modality, employer_size, value, pay, currency, period, lang, site, page, occupation, code, title, section, date (or \
         year), copy; the operators are OCH, ELLER and INTE too.\n\
         pay:30000..40000 compares whole units, whatever the currency and the time that they are for; pay:30000..40000kr/mån also \
         asks for these (as currency:kr period:month do; unsaid is where no words say), and the hit's quantity says which.\n\
         code:SSYK/72 finds SSYK/72 and what lies below it (SSYK/7212), on facts of their own and on all facts of a page with such a \
         role. --facet code counts the codes of the facts themselves, each at its own level and at those above it: SNI/75 stands \
         in SNI/7 too, so its rows are not to be added up.\n\
         A quote",
        offsets!(en)
    ),
    concat!(
        "Ord bredvid varandra förenas av OR: det som har flera av dem kommer först. För alla: sjukhus AND natt. Ord i rubrikerna \
         och titeln över ett stycke räknas som om de stod i det. --kwic visar orden bara i böjda former, medan en träff också kan \
         ha dem i en sammansättning. \"lön kock\"~3 finner ord med upp till 3 andra emellan, i endera ordningen; sjuk* det som \
         börjar så och sjukskötreska~ det som skrivs på liknande sätt, där varje ord räknas lika.\n\
         Fält: kind, facet, modality, \
         employer_size, value, pay, currency, period, lang, site, page, occupation, code, title, section, date (eller year), copy.\n\
         pay:30000..40000 jämför hela enheter, oavsett valuta och den tid som de gäller; pay:30000..40000kr/mån frågar också efter \
         dem (liksom currency:kr period:month; unsaid är där inga ord säger det), och träffens quantity säger vilket.\n\
         code:SSYK/72 finner SSYK/72 och det som ligger under (SSYK/7212), hos fakta själva och hos alla fakta på en sida med en sådan \
         roll. --facet code räknar koderna hos fakta själva, var och en på sin nivå och på nivåerna ovanför: SNI/75 finns också i \
         SNI/7, så raderna ska inte läggas ihop.\n\
         Ett citat",
        offsets!(sv)
    ),
);

/// What is counted.
const WORDS: Text = text(
    "Words are counted in the clean text of passages, in their inflected forms: headings and titles are left out, and a \
     word within a compound does not count (search finds it there). Words side by side in a query are joined by OR. A \
     window of collocations ends with its sentence; expected is by chance, the query's own words apart. D is Juilland's D \
     (1: as often in every page), DP Gries' deviation of proportions, normalised (0: as often in every page).",
    "Ord räknas i styckenas rena text, i sina böjda former: rubriker och titlar är inte med, och ett ord i en sammansättning \
     räknas inte (sökningen finner det där). Ord bredvid varandra i en fråga förenas av OR. Ett fönster för kollokationer \
     slutar med sin mening; väntat är det som slumpen ger, utan frågans egna ord. D är Juillands D (1: lika ofta på varje \
     sida), DP Gries avvikelse i andelar, normaliserad (0: lika ofta på varje sida).",
);

/// What a record of JSON Lines may hold.
macro_rules! records {
    (en) => {
        "A record of JSON Lines (.jsonl, .ndjson) is an object with \"id\" and \"text\" or \"html\". It may have \"url\", \"lang\", \
         \"title\" (used where the text has none), \"published\" or \"date\", and \"modified\" (2024, 2024-05 or 2024-05-17; what \
         begins otherwise is no date). Other keys do no harm; `sikta pipe` gives them back. Where a record is silent, and of a file, the \
         address is an HTML page's canonical link (its og:url where that names another host), or the url of Markdown's front \
         matter; the date is the day that the page or its front matter says it was published, or else changed."
    };
    (sv) => {
        "En post i JSON Lines (.jsonl, .ndjson) är ett objekt med \"id\" och \"text\" eller \"html\". Den får ha \"url\", \"lang\", \
         \"title\" (gäller där texten saknar titel), \"published\" eller \"date\", och \"modified\" (2024, 2024-05 eller 2024-05-17; det \
         som börjar på annat sätt är inget datum). Andra nycklar är till inget hinder; `sikta pipe` ger dem tillbaka. Där en post tiger, och \
         för en fil, är adressen HTML-sidans kanoniska länk (dess og:url där länken nämner en annan värd) eller url i Markdowns \
         metadata; datumet är den dag då sidan enligt sig själv eller sina metadata publicerades, eller annars ändrades."
    };
}

const RECORDS: Text = text(records!(en), records!(sv));

/// What an index holds after a build, and what a record may hold.
const BUILD: Text = text(
    concat!(
        "An index holds what its last build read: pages that are not among what is named any more go, so name everything each time. Where there is no page at all, the index stays as it is, but for --fresh.\n",
        copies!(en),
        "\n",
        places!(en),
        "\n",
        records!(en)
    ),
    concat!(
        "Ett index innehåller det som det senaste bygget läste: sidor som inte längre finns i det som anges försvinner, så ange allt varje gång. Där det inte finns någon sida alls blir indexet som det är, utom med --fresh.\n",
        copies!(sv),
        "\n",
        places!(sv),
        "\n",
        records!(sv)
    ),
);

const NOTES: &[(&str, Text)] = &[
    ("build", BUILD),
    ("clean", RECORDS),
    ("pipe", RECORDS),
    ("check", CHECK),
    ("facts", FACTS),
    ("search", SEARCH),
    ("words", WORDS),
    (
        "eval compounds",
        text(
            "Gold is a text file with one word a line, `|` where its parts meet (`arbets|marknad`), the linking letter with the \
             part before it. A word without `|` is no compound. Lines that begin with # are passed over.",
            "Facit är en textfil med ett ord på varje rad, `|` där dess delar möts (`arbets|marknad`), fogebokstaven hos delen \
             före. Ett ord utan `|` är ingen sammansättning. Rader som börjar med # förbigås.",
        ),
    ),
    (
        "eval facts",
        text(
            "Gold is JSON Lines, one document a line: {\"doc\": \"NAME\", \"facts\": [{\"kind\": \"skill\", \"facet\": \"trait\", \"value\": \"…\", \
             \"sentence\": \"…\", \"modality\": \"typical\"}, …]}. The document's text lies beside it as NAME.txt.",
            "Facit är JSON Lines, ett dokument på varje rad: {\"doc\": \"NAMN\", \"facts\": [{\"kind\": \"skill\", \"facet\": \"trait\", \"value\": \"…\", \
             \"sentence\": \"…\", \"modality\": \"typical\"}, …]}. Dokumentets text ligger bredvid som NAMN.txt.",
        ),
    ),
    (
        "eval html",
        text(
            "Gold is a directory: gold.json ({\"ID\": {\"articleBody\": \"…\", \"url\": \"…\"}, …}) and a page ID.html.gz for every ID.",
            "Facit är en katalog: gold.json ({\"ID\": {\"articleBody\": \"…\", \"url\": \"…\"}, …}) och en sida ID.html.gz för varje ID.",
        ),
    ),
    (
        "eval language",
        text(
            "Gold is a table without a heading, fields apart by tabs: language (sv, nb, nn, da, en, …; `no` is Norwegian in either \
             form), a name for the text's length (`<20`), the text. The first rows count Norwegian as one language.",
            "Facit är en tabell utan rubrik, med tabbar mellan fälten: språk (sv, nb, nn, da, en, …; `no` är norska i endera \
             formen), ett namn på textens längd (`<20`), texten. De första raderna räknar norska som ett språk.",
        ),
    ),
    (
        "eval lines",
        text(
            "Gold is JSON Lines, one page a line: {\"doc\": \"NAME\", \"group\": \"kind of site\", \"lang\": \"sv\", \"text\": \"…\", \"lines\": [{\"n\": 1, \
             \"keep\": true}, {\"n\": 3, \"keep\": false, \"class\": \"toc\"}, …]}, a label for every line that is not blank.",
            "Facit är JSON Lines, en sida på varje rad: {\"doc\": \"NAMN\", \"group\": \"slag av sajt\", \"lang\": \"sv\", \"text\": \"…\", \"lines\": [{\"n\": 1, \
             \"keep\": true}, {\"n\": 3, \"keep\": false, \"class\": \"toc\"}, …]}, ett märke för varje rad som inte är tom.",
        ),
    ),
    (
        "eval search",
        text(
            "Gold is pairs of JSON Lines files: NAME.docs.jsonl with {\"id\": \"…\", \"text\": \"…\"}, and NAME.q.jsonl with {\"id\": \"…\", \"text\": \
             \"the question\", \"rel\": [\"ids of the documents that answer it\"]}.",
            "Facit är par av JSON Lines-filer: NAMN.docs.jsonl med {\"id\": \"…\", \"text\": \"…\"}, och NAMN.q.jsonl med {\"id\": \"…\", \"text\": \
             \"frågan\", \"rel\": [\"id för de dokument som besvarar den\"]}.",
        ),
    ),
    (
        "eval sentences",
        text(
            "Gold is either JSON Lines, one case a line: {\"sents\": [\"First sentence.\", \"Second.\"], \"lang\": \"sv\"} (Swedish where `lang` is \
             missing), joined by one space and to be split again; or a treebank (.conllu), whose language is the first part of its \
             name (sv_talbanken-ud-dev.conllu) or, failing that, what its text is in.",
            "Facit är antingen JSON Lines, ett fall på varje rad: {\"sents\": [\"Första meningen.\", \"Andra.\"], \"lang\": \"sv\"} (svenska där \
             `lang` saknas), som fogas ihop med ett blanksteg och ska delas igen; eller en trädbank (.conllu), vars språk är första \
             delen av dess namn (sv_talbanken-ud-dev.conllu) eller annars det som texten är skriven på.",
        ),
    ),
    (
        "eval tokens",
        text(
            "Gold is a Swedish treebank in CoNLL-U. The model learnt from Talbanken's dev file and from PUD: what they score says \
             nothing of other text.",
            "Facit är en svensk trädbank i CoNLL-U. Modellen lärde av Talbankens dev-fil och av PUD: deras resultat säger inget om \
             annan text.",
        ),
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use sikta::search::Named;

    #[test]
    fn the_help_of_search_names_every_field() {
        for says in [SEARCH.en, SEARCH.sv] {
            let fields = says.lines().find(|line| line.contains("employer_size"));
            let words = fields.unwrap_or_default().split([' ', ',', '.', ';']);
            let words: Vec<&str> = words.collect();
            let missing: Vec<&str> = Named::all().map(Named::name).collect();
            let missing = missing.iter().filter(|name| !words.contains(name));
            assert_eq!(missing.collect::<Vec<_>>(), Vec::<&&str>::new(), "{says}");
        }
    }
}
