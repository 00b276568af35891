//! Language: a paragraph that was left in another language than the text.

use super::{DebrisRule, Found};
use crate::clean::CleanText;
use crate::language::{BlockKind, Lang, Reading};
use crate::rule::{Confidence, RuleCard, Text};

pub(super) static FOREIGN: DebrisRule = DebrisRule {
    card: RuleCard {
        id: "debris/foreign-line",
        purpose: Text {
            en: "A whole paragraph in another language than the text, and no quotation.",
            sv: "Ett helt stycke på ett annat språk än texten, och inget citat.",
        },
        takes: &[
            "Hur man blir rörmokare\n\nEn rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.\n\nThe plumber must know how to read a drawing and how to talk with the people who live in the house.\n\nArbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.\n\nDe flesta anställda har gått en gymnasieutbildning och sedan varit lärlingar hos ett mindre företag.\n",
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

/// Words from which the language of a paragraph is sure enough.
const SURE_WORDS: usize = 12;
/// How sure the language of the text must be.
const SURE_TEXT: f64 = 0.9;
/// Of the text's words, one in this many may be foreign; more are no accident.
const FEW: usize = 3;

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
        let plain = block.kind == BlockKind::Paragraph && size >= SURE_WORDS;
        if same && plain && !quoted && lang != Lang::UNKNOWN && !akin(lang, own) {
            strange += size;
            places.push((block.span, lang.code().into()));
        }
    }
    if strange * FEW <= words {
        found.extend(places);
    }
}

/// Languages that a few words do not tell apart.
fn akin(a: Lang, b: Lang) -> bool {
    const NORTH: [&str; 4] = ["sv", "da", "nb", "nn"];
    const SOUTH: [&str; 3] = ["es", "pt", "gl"];
    const EAST: [&str; 4] = ["ru", "uk", "be", "bg"];
    let within = |group: &[&str]| group.contains(&a.code()) && group.contains(&b.code());
    a == b || within(&NORTH) || within(&SOUTH) || within(&EAST)
}
