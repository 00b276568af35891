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

/// What `start` and `end` count in.
const OFFSETS: Text = text(
    "Offsets count code points of the source text. For HTML that is the text of all visible blocks, joined by line ends\n\
     (\"\\n\"); `sikta pipe` gives these texts in order as \"blocks\".",
    "Positioner räknas i kodpunkter i källtexten. För HTML är det texten i alla synliga block, skilda av radslut\n\
     (\"\\n\"); `sikta pipe` ger dessa texter i ordning som \"blocks\".",
);

const NOTES: &[(&str, Text)] = &[
    ("facts", OFFSETS),
    ("search", OFFSETS),
    (
        "eval compounds",
        text(
            "Gold is a text file with one word a line, `|` where its parts meet (`arbets|marknad`), the linking letter with the\n\
             part before it. A word without `|` is no compound. Lines that begin with # are passed over.",
            "Facit är en textfil med ett ord på varje rad, `|` där dess delar möts (`arbets|marknad`), fogebokstaven hos delen\n\
             före. Ett ord utan `|` är ingen sammansättning. Rader som börjar med # förbigås.",
        ),
    ),
    (
        "eval facts",
        text(
            "Gold is JSON Lines, one document a line: {\"doc\": \"NAME\", \"facts\": [{\"kind\": \"skill\", \"facet\": \"trait\", \"value\": \"…\",\n\
             \"sentence\": \"…\", \"modality\": \"typical\"}, …]}. The document's text lies beside it as NAME.txt.",
            "Facit är JSON Lines, ett dokument på varje rad: {\"doc\": \"NAMN\", \"facts\": [{\"kind\": \"skill\", \"facet\": \"trait\", \"value\": \"…\",\n\
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
            "Gold is a table without a heading, fields apart by tabs: language (sv, nb, nn, da, en, …; `no` is Norwegian in either\n\
             form), a name for the text's length (`<20`), the text. The first rows count Norwegian as one language.",
            "Facit är en tabell utan rubrik, med tabbar mellan fälten: språk (sv, nb, nn, da, en, …; `no` är norska i endera\n\
             formen), ett namn på textens längd (`<20`), texten. De första raderna räknar norska som ett språk.",
        ),
    ),
    (
        "eval lines",
        text(
            "Gold is JSON Lines, one page a line: {\"doc\": \"NAME\", \"group\": \"kind of site\", \"lang\": \"sv\", \"text\": \"…\", \"lines\": [{\"n\": 1,\n\
             \"keep\": true}, {\"n\": 3, \"keep\": false, \"class\": \"toc\"}, …]}, a label for every line that is not blank.",
            "Facit är JSON Lines, en sida på varje rad: {\"doc\": \"NAMN\", \"group\": \"slag av sajt\", \"lang\": \"sv\", \"text\": \"…\", \"lines\": [{\"n\": 1,\n\
             \"keep\": true}, {\"n\": 3, \"keep\": false, \"class\": \"toc\"}, …]}, ett märke för varje rad som inte är tom.",
        ),
    ),
    (
        "eval search",
        text(
            "Gold is pairs of JSON Lines files: NAME.docs.jsonl with {\"id\": \"…\", \"text\": \"…\"}, and NAME.q.jsonl with {\"id\": \"…\", \"text\":\n\
             \"the question\", \"rel\": [\"ids of the documents that answer it\"]}.",
            "Facit är par av JSON Lines-filer: NAMN.docs.jsonl med {\"id\": \"…\", \"text\": \"…\"}, och NAMN.q.jsonl med {\"id\": \"…\", \"text\":\n\
             \"frågan\", \"rel\": [\"id för de dokument som besvarar den\"]}.",
        ),
    ),
    (
        "eval sentences",
        text(
            "Gold is either JSON Lines, one case a line: {\"sents\": [\"First sentence.\", \"Second.\"], \"lang\": \"sv\"} (Swedish where `lang` is\n\
             missing), joined by one space and to be split again; or a treebank (.conllu), whose language is the first part of its\n\
             name (sv_talbanken-ud-dev.conllu) or, failing that, what its text is in.",
            "Facit är antingen JSON Lines, ett fall på varje rad: {\"sents\": [\"Första meningen.\", \"Andra.\"], \"lang\": \"sv\"} (svenska där\n\
             `lang` saknas), som fogas ihop med ett blanksteg och ska delas igen; eller en trädbank (.conllu), vars språk är första\n\
             delen av dess namn (sv_talbanken-ud-dev.conllu) eller annars det som texten är skriven på.",
        ),
    ),
    (
        "eval tokens",
        text(
            "Gold is a Swedish treebank in CoNLL-U. The model learnt from Talbanken's dev file and from PUD: what they score says\n\
             nothing of other text.",
            "Facit är en svensk trädbank i CoNLL-U. Modellen lärde av Talbankens dev-fil och av PUD: deras resultat säger inget om\n\
             annan text.",
        ),
    ),
];
