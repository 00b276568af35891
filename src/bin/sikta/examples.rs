//! The examples at the end of every command's help, in both languages.

use crate::notes;
use crate::setup::Speech;
use sikta::rule::Text;

/// What to type, and what it does.
pub(crate) type Example = (&'static str, Text);

pub(crate) const fn text(en: &'static str, sv: &'static str) -> Text {
    Text { en, sv }
}

/// Examples by the command's path below `sikta`; the empty path is `sikta` itself.
const EXAMPLES: &[(&str, &[Example])] = &[
    (
        "",
        &[
            (
                "sikta build",
                text(
                    "Index all pages in corpus/",
                    "Indexera alla sidor i corpus/",
                ),
            ),
            (
                "sikta clean page.txt",
                text("Print a page's article", "Skriv ut en sidas artikel"),
            ),
            (
                "sikta search \"utbildning ekonomi\"",
                text("Search what was indexed", "Sök i det som indexerats"),
            ),
        ],
    ),
    (
        "build",
        &[
            (
                "sikta build",
                text(
                    "Read corpus/ into index/; what has not changed is left as it is",
                    "Läs in corpus/ i index/; det som inte ändrats lämnas som det är",
                ),
            ),
            (
                "sikta build scraped/ more.jsonl --index careers",
                text(
                    "Read a directory and a file of JSON Lines into another index",
                    "Läs in en katalog och en fil med JSON Lines i ett annat index",
                ),
            ),
        ],
    ),
    (
        "check",
        &[
            (
                "sikta check corpus/",
                text(
                    "One finding a line: path, line, column, class, rule, confidence, excerpt, reason",
                    "Ett fynd per rad: sökväg, rad, kolumn, klass, regel, säkerhet, utdrag, skäl",
                ),
            ),
            (
                "sikta check corpus/ --format sarif > findings.sarif",
                text("For editors and code hosts", "För redigerare och kodvärdar"),
            ),
        ],
    ),
    (
        "clean",
        &[
            (
                "sikta clean page.txt",
                text("Print the article", "Skriv ut artikeln"),
            ),
            (
                "sikta clean --diff page.txt",
                text(
                    "Show what goes, and why",
                    "Visa vad som tas bort, och varför",
                ),
            ),
            (
                "sikta clean --format docx page.html > page.docx",
                text(
                    "The page with every cut as a tracked change",
                    "Sidan med varje strykning som spårad ändring",
                ),
            ),
            (
                "sikta clean --write pages/*.txt",
                text(
                    "Clean the files in place; the originals stay as FILE.orig",
                    "Rensa filerna på plats; originalen blir kvar som FIL.orig",
                ),
            ),
            (
                "sikta clean --diff=side page.txt",
                text(
                    "The page beside its clean text",
                    "Sidan bredvid sin rena text",
                ),
            ),
            (
                "sikta clean --explain 12 page.txt",
                text(
                    "Why line 12 stays or goes",
                    "Varför rad 12 står kvar eller tas bort",
                ),
            ),
            (
                "sikta clean --keep 12 --drop 3,7-9 page.txt",
                text(
                    "Decide on lines yourself; the next run knows it",
                    "Bestäm själv om rader; nästa körning vet om det",
                ),
            ),
        ],
    ),
    (
        "completions",
        &[(
            "sikta completions bash > ~/.local/share/bash-completion/completions/sikta",
            text(
                "Install completions for bash",
                "Installera komplettering för bash",
            ),
        )],
    ),
    (
        "eval",
        &[(
            "sikta eval lines gold.jsonl",
            text("Score the cleaner", "Mät rensningen"),
        )],
    ),
    (
        "eval compounds",
        &[(
            "sikta eval compounds words.txt --worst 20",
            text(
                "Score, and list twenty words that were cut otherwise",
                "Mät, och lista tjugo ord som delades annorlunda",
            ),
        )],
    ),
    (
        "eval facts",
        &[(
            "sikta eval facts gold.jsonl --worst 5",
            text(
                "Score by kind, and the five documents that went worst",
                "Resultat per slag, och de fem dokument som gick sämst",
            ),
        )],
    ),
    (
        "eval html",
        &[(
            "sikta eval html gold/ --flat --worst 5",
            text(
                "Score pages without their tags, and name the five that went worst",
                "Mät sidor utan märkning, och nämn de fem som gick sämst",
            ),
        )],
    ),
    (
        "eval language",
        &[(
            "sikta eval language gold.tsv --worst 20",
            text(
                "Score, and list twenty texts that were taken for another language",
                "Mät, och lista tjugo texter som togs för ett annat språk",
            ),
        )],
    ),
    (
        "eval lines",
        &[(
            "sikta eval lines gold.jsonl --floor 0.9",
            text(
                "Fail (exit 1) under an F1 of 0.9",
                "Underkänn (utgångskod 1) under F1 0,9",
            ),
        )],
    ),
    (
        "eval sentences",
        &[(
            "sikta eval sentences cases.jsonl sv_talbanken-ud-dev.conllu --worst 20",
            text(
                "Score cases and a treebank, and list twenty mistakes of each",
                "Mät fall och en trädbank, och lista tjugo fel i vardera",
            ),
        )],
    ),
    (
        "eval search",
        &[(
            "sikta eval search gold/retrieval --worst 5",
            text(
                "Score each pair of questions and documents, and list what went worst",
                "Mät varje par av frågor och dokument, och lista det som gick sämst",
            ),
        )],
    ),
    (
        "eval tokens",
        &[(
            "sikta eval tokens treebank.conllu --worst 20",
            text(
                "Score, and list the twenty most frequent errors",
                "Mät, och lista de tjugo vanligaste felen",
            ),
        )],
    ),
    (
        "facts",
        &[
            (
                "sikta facts page.txt",
                text("A page's facts as a table", "En sidas fakta som tabell"),
            ),
            (
                "sikta facts --kind pay --format csv > pay.csv",
                text("All pay facts of the index", "Alla lönefakta i indexet"),
            ),
            (
                "sikta facts --summary pages/",
                text(
                    "How many facts of each kind every page states",
                    "Hur många fakta av varje slag varje sida anger",
                ),
            ),
        ],
    ),
    (
        "man",
        &[
            (
                "sikta man | man -l -",
                text("Read the man page", "Läs manualsidan"),
            ),
            (
                "sikta man clean > sikta-clean.1",
                text(
                    "Write a command's man page",
                    "Skriv ett kommandos manualsida",
                ),
            ),
        ],
    ),
    (
        "pipe",
        &[
            (
                "echo '{\"id\": \"a\", \"text\": \"Hur man blir kock\"}' | sikta pipe",
                text(
                    "One record in, one result out",
                    "En post in, ett resultat ut",
                ),
            ),
            (
                "sikta pipe --only clean < pages.jsonl > clean.jsonl",
                text(
                    "Only clean, and write nothing else",
                    "Bara rensa, och skriv inget annat",
                ),
            ),
        ],
    ),
    (
        "taxonomy",
        &[(
            "sikta taxonomy find svetsare",
            text(
                "What a title is in classifications",
                "Vad en titel är i klassifikationer",
            ),
        )],
    ),
    (
        "taxonomy add",
        &[(
            "sikta taxonomy add esco/ --edition 1.2",
            text(
                "Add ESCO, as it is downloaded",
                "Lägg till ESCO, som det laddas ned",
            ),
        )],
    ),
    (
        "taxonomy list",
        &[(
            "sikta taxonomy list",
            text("What there is to link to", "Vad det finns att länka till"),
        )],
    ),
    (
        "taxonomy find",
        &[
            (
                "sikta taxonomy find kundansvarig säljare",
                text("The likeliest occupations", "De troligaste yrkena"),
            ),
            (
                "sikta taxonomy find --system ESCO --format jsonl < titles.txt",
                text("Answer every line of a file", "Svara på varje rad i en fil"),
            ),
        ],
    ),
    (
        "taxonomy remove",
        &[(
            "sikta taxonomy remove esco",
            text("Take away what was added", "Ta bort det som lades till"),
        )],
    ),
    (
        "eval linking",
        &[(
            "sikta eval linking titles.tsv --esco esco/",
            text("Titles against SSYK and ESCO", "Titlar mot SSYK och ESCO"),
        )],
    ),
    (
        "rules",
        &[
            (
                "sikta rules",
                text("Every rule in one line", "Varje regel på en rad"),
            ),
            (
                "sikta rules toc/label",
                text(
                    "What a rule is for, what it takes and what it leaves",
                    "Vad en regel är till för, vad den tar och vad den lämnar",
                ),
            ),
            (
                "sikta rules toc/label page.txt",
                text("What a rule does to a page", "Vad en regel gör med en sida"),
            ),
            (
                "sikta rules --format srx > sentences.srx",
                text(
                    "Where sentences end, for translation tools",
                    "Var meningar slutar, för översättningsverktyg",
                ),
            ),
            (
                "sikta rules --new my-site/offer > sikta.toml",
                text(
                    "Begin a file of rules of your own",
                    "Börja en fil med egna regler",
                ),
            ),
            (
                "sikta rules --new-fact > my-rules/own.toml",
                text(
                    "Begin a file of rules of your own for facts",
                    "Börja en fil med egna regler för fakta",
                ),
            ),
        ],
    ),
    (
        "search",
        &[
            (
                "sikta search \"utbildning ekonomi juridik\"",
                text(
                    "Ranked passages with what was sought marked",
                    "Rangordnade stycken med det sökta markerat",
                ),
            ),
            (
                "sikta search minimilön --kind pay",
                text("Only facts about pay", "Bara fakta om lön"),
            ),
            (
                "sikta search legitimation copy:no --facet site",
                text(
                    "Without articles that are nearly the same as one before",
                    "Utan artiklar som nästan är som en tidigare",
                ),
            ),
            (
                "sikta search legitimation --kwic",
                text(
                    "Each place where the word stands, in its context",
                    "Varje ställe där ordet står, i sitt sammanhang",
                ),
            ),
        ],
    ),
    (
        "undo",
        &[
            (
                "sikta undo page.txt",
                text(
                    "Put a file back as it was before `clean --write`",
                    "Återställ en fil som den var före `clean --write`",
                ),
            ),
            (
                "sikta undo",
                text(
                    "Put all files back that are remembered in this directory",
                    "Återställ alla filer som den här katalogen minns",
                ),
            ),
        ],
    ),
];

/// The examples of a command (its path below `sikta`, with spaces) as the end of its help; nothing if it has none.
pub(crate) fn section(path: &str, speech: Speech) -> Option<String> {
    let all = EXAMPLES.iter().chain(crate::examples_index::EXAMPLES);
    let (_, examples) = all.into_iter().find(|(of, _)| *of == path)?;
    let mut out = String::from(match speech {
        Speech::En => "Examples:",
        Speech::Sv => "Exempel:",
    });
    for (invocation, says) in *examples {
        let says = match speech {
            Speech::En => says.en,
            Speech::Sv => says.sv,
        };
        out.push_str(&format!("\n  {says}:\n    $ {invocation}"));
    }
    if let Some(note) = notes::of(path) {
        out.push_str("\n\n");
        out.push_str(match speech {
            Speech::En => note.en,
            Speech::Sv => note.sv,
        });
    }
    Some(out)
}
