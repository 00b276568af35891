//! The examples of the commands that look into an index.

use crate::examples::{Example, text};

/// As in `examples.rs`.
pub(crate) const EXAMPLES: &[(&str, &[Example])] = &[
    (
        "index",
        &[
            (
                "sikta index stats",
                text(
                    "See what the index holds and where its bytes go",
                    "Se vad indexet innehåller och vart dess byte går",
                ),
            ),
            (
                "sikta index check",
                text(
                    "Check every file and record",
                    "Kontrollera varje fil och post",
                ),
            ),
        ],
    ),
    (
        "index check",
        &[(
            "sikta index check --index careers",
            text("Check another index", "Kontrollera ett annat index"),
        )],
    ),
    (
        "index stats",
        &[(
            "sikta index stats --format json",
            text("The same for a program", "Detsamma för ett program"),
        )],
    ),
    (
        "index merge",
        &[(
            "sikta index merge",
            text("One segment, nothing deleted", "Ett segment, inget raderat"),
        )],
    ),
    (
        "index export",
        &[(
            "sikta index export > pages.jsonl",
            text("All pages, with their facts", "Alla sidor, med sina fakta"),
        )],
    ),
    (
        "index snapshot",
        &[(
            "sikta index snapshot backup/today",
            text("A copy that can be searched", "En kopia som går att söka i"),
        )],
    ),
    (
        "words",
        &[
            (
                "sikta words context lön --sort 1L",
                text("What stands before a word", "Vad som står före ett ord"),
            ),
            (
                "sikta words collocations utbildning",
                text(
                    "What a word stands with",
                    "Vad ett ord står tillsammans med",
                ),
            ),
        ],
    ),
    (
        "words context",
        &[(
            "sikta words context lön --sort 1L,2L",
            text("Sorted by the words before", "Sorterat efter orden före"),
        )],
    ),
    (
        "words collocations",
        &[(
            "sikta words collocations lön --window 3 --lemma",
            text(
                "Three words on either side, dictionary forms",
                "Tre ord på var sida, grundformer",
            ),
        )],
    ),
    (
        "words keyness",
        &[(
            "sikta words keyness --occupation polis",
            text(
                "What articles about the police have more of",
                "Vad artiklar om polisen har mer av",
            ),
        )],
    ),
    (
        "words list",
        &[(
            "sikta words list --grams 3 --least 3",
            text("Runs of three words", "Följder av tre ord"),
        )],
    ),
    (
        "words trend",
        &[(
            "sikta words trend distansarbete",
            text("A word by year", "Ett ord per år"),
        )],
    ),
];
