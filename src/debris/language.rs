//! Language: a paragraph that was left in another language than the text.

use super::{DebrisRule, Found};
use crate::clean::CleanText;
use crate::language::{BlockKind, Lang, Reading};
use crate::rule::{Confidence, RuleCard, Text};

pub(super) static FOREIGN: DebrisRule = DebrisRule {
    card: RuleCard {
        id: "debris/foreign-line",
        purpose: Text {
            en: "A whole paragraph of six words or more (ten, where the languages are neighbours) in another language than the text, in a text mostly in one language, and no quotation.",
            sv: "Ett helt stycke om minst sex ord (tio, där språken är grannar) på ett annat språk än texten, i en text som till största delen är på ett språk, och inget citat.",
        },
        takes: &[
            "Hur man blir rörmokare\n\nEn rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.\n\nThe plumber must know how to read a drawing and how to talk with the people who live in the house.\n\nArbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.\n\nDe flesta anställda har gått en gymnasieutbildning och sedan varit lärlingar hos ett mindre företag.\n",
            "Hur man blir rörmokare\n\nEn rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.\n\nHvis du vil arbejde i Danmark, skal du have en autorisation, og det kan tage nogle uger at få den.\n\nArbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.\n",
        ],
        leaves: &[
            "Hur man blir rörmokare\n\nEn rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.\n\n”The plumber must know how to read a drawing and how to talk with the people who live in the house.”\n\nArbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.\n\nDe flesta anställda har gått en gymnasieutbildning och sedan varit lärlingar hos ett mindre företag.\n",
        ],
    },
    confidence: Confidence::Low,
    says: Text {
        en: "it is in another language ({word}) than the text",
        sv: "den är på ett annat språk ({word}) än texten",
    },
    find: foreign,
};

/// A paragraph of fewer words is not flagged: it may be a name, a title or a slogan.
const FEW_WORDS: usize = 6;
/// Nor one of fewer words in a language that few words tell apart from the text's.
const FEW_AKIN: usize = 10;
/// How sure the language of the text must be.
const SURE_TEXT: f64 = 0.9;
/// Of the text's words, one in this many may be foreign; where more are, the text is in two languages on purpose.
const MOST: usize = 2;

fn foreign(clean: &CleanText, reading: &Reading, found: &mut Vec<Found>) {
    let own = reading.lang.lang;
    if reading.lang.confidence < SURE_TEXT || own == Lang::UNKNOWN {
        return;
    }
    let mut places = Vec::new();
    let (mut words, mut strange) = (0, 0);
    let mut sentences = reading.sentences.iter().peekable();
    for (at, block) in reading.blocks.iter().enumerate() {
        let mut langs = Vec::new();
        while let Some(sentence) = sentences.next_if(|s| s.block <= at) {
            langs.push(sentence.lang);
        }
        let text = block.span.of(clean.text());
        let size = text.split_whitespace().count();
        words += size;
        let Some(&lang) = langs.first() else { continue };
        let same = langs.iter().all(|&l| l == lang);
        let quoted = text.starts_with(['"', '”', '“', '„', '«', '»', '–', '—', '\'', '’', '>']);
        let few = if akin(lang, own) { FEW_AKIN } else { FEW_WORDS };
        let plain = block.kind == BlockKind::Paragraph && size >= few;
        if same && plain && !quoted && lang.is_known() && !same_language(lang, own) {
            strange += size;
            places.push((block.span, lang.code().into()));
        }
    }
    if strange * MOST <= words {
        found.extend(places);
    }
}

/// Whether two languages are one: the forms of Norwegian are.
fn same_language(a: Lang, b: Lang) -> bool {
    let form = |lang| if lang == Lang::NN { Lang::NB } else { lang };
    form(a) == form(b)
}

/// Languages that a few words do not tell apart.
fn akin(a: Lang, b: Lang) -> bool {
    const NORTH: [&str; 4] = ["sv", "da", "nb", "nn"];
    const SOUTH: [&str; 3] = ["es", "pt", "gl"];
    const EAST: [&str; 4] = ["ru", "uk", "be", "bg"];
    let within = |group: &[&str]| group.contains(&a.code()) && group.contains(&b.code());
    within(&NORTH) || within(&SOUTH) || within(&EAST)
}
