//! Mojibake: UTF-8 that was read in an encoding of one byte a character, and control characters that were Windows-1252.
//!
//! A **unit** is two to four characters that, written back in the mistaken encoding, are the UTF-8 of one character. That
//! alone proves little: "Ã”" is a letter and a quotation mark at the end of a Portuguese word in capitals. So a unit counts
//! by itself only if it is also something that no language writes: a sign that follows no letter, a capital in a word of
//! small letters, a word that begins with a sign; three or more at a stretch that make letters of one foreign script; or
//! damage that is damaged again. Where the page holds such sure units, the unsure ones of the same encoding count too,
//! provided that their first letter is nowhere used as a letter.

use super::RepairRule;
use super::edits::Edit;
use super::scan::{Place, Sign};
use super::sure::is_sure;
use super::tables::{ENCODINGS, ISO, TABLES, Table, WINDOWS};
use crate::rule::{Confidence, RuleCard, Text};
use std::collections::HashSet;
use std::ops::Range;

pub(super) static RULE: RepairRule = RepairRule {
    card: RuleCard {
        id: "encoding/mojibake",
        purpose: Text {
            en: "UTF-8 that was read in another encoding, once or twice",
            sv: "UTF-8 som lästs i en annan teckenkodning, en eller två gånger",
        },
        takes: &[
            "En lÃ¤rare pÃ¥ en skola i Ã–rebro ⇒ En lärare på en skola i Örebro",
            "lÃƒÂ¤rare ⇒ lärare",
            "Lâ€™Ã©cole â€“ câ€™est bien ⇒ L\u{2019}école – c\u{2019}est bien",
            "20 Â°C ⇒ 20 °C",
            "l√§rare p√• skolan ⇒ lärare på skolan",
            "lĂ¤rare pĂ¥ skolan ⇒ lärare på skolan",
            "sjukskĂśterska pĂĽ skolan ⇒ sjuksköterska på skolan",
            "stĂžrste ⇒ største",
            "bÄ™dzie maÅ‚a ⇒ będzie mała",
            "Ð¡Ñ‚Ð°Ñ‚ÑŒÑ\u{8F} ⇒ Статья",
            "BRA LÃ–NER hÃ¤r ⇒ BRA LÖNER här",
            "lÃ¶n \u{96} bra \u{93}jobb\u{94} ⇒ lön – bra \u{201C}jobb\u{201D}",
            "svetsare ðŸ”§ ⇒ svetsare 🔧",
        ],
        leaves: &[
            "A FUNÇÃO DO ENGENHEIRO: \u{201C}AMANHÃ\u{201D}",
            "Ângulo, Âncora, câmara, pão",
            "Ý nghĩa của việc làm ở Đà Nẵng; Ân, Âu, Ã",
            "ÎN ROMÂNIA ȘI MĂŞTI; Ăsta",
            "Łódź, żółć, Šárka, příliš žluťoučký kůň",
            "\u{201D}HALLÅ\u{201D} ropade hon från ön. SKÅ… PÅ–och",
            "« à » et « é » : déjà, naïve… père»",
            "\u{201E}Ä\u{201C} und \u{201A}Ö\u{2018}; Straße",
            "√2 och √3, 5 Å±0,1",
            "北京市朝阳区 и статья",
        ],
    },
    confidence: Confidence::High,
    says: Text {
        en: "it is UTF-8 that was read in another encoding",
        sv: "det är UTF-8 som lästs i en annan teckenkodning",
    },
};

/// Units at a stretch that make a foreign script.
const FOREIGN: usize = 3;

/// A character that was read as several.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub(super) span: Range<usize>,
    pub(super) is: char,
}

/// Units one directly after the other.
#[derive(Debug)]
struct Run {
    table: usize,
    units: Vec<Unit>,
    sure: bool,
}

/// Finds mojibake at the pairs among `places`.
pub(super) fn find(text: &str, places: &[Place]) -> Vec<Edit> {
    let mut runs = runs(text, places);
    let mut found = Vec::new();
    let mut order: Vec<usize> = (0..TABLES.len()).collect();
    if is_iso(text, &runs) {
        order.swap(WINDOWS, ISO);
        let start = |run: &Run| run.units.first().map(|unit| unit.span.start);
        let iso = runs.iter().filter(|run| run.table == ISO);
        let iso: HashSet<Option<usize>> = iso.map(start).collect();
        // What is damage as the one is damage as the other.
        let sure = runs.iter().filter(|run| run.table == WINDOWS && run.sure);
        let sure: HashSet<Option<usize>> = sure.map(start).collect();
        runs.retain(|run| run.table != WINDOWS || !iso.contains(&start(run)));
        for run in runs.iter_mut().filter(|run| run.table == ISO) {
            run.sure |= sure.contains(&start(run));
        }
    }
    for index in order {
        let table = &TABLES[index];
        let of_table = || runs.iter().filter(|r| r.table == index);
        let believed = of_table().any(|r| r.sure)
            && of_table().any(|r| !r.sure)
            && leads_are_damage(text, table, of_table());
        for run in of_table().filter(|r| r.sure || believed) {
            found.extend(run.units.iter().map(|unit| Edit {
                span: unit.span.clone(),
                now: unit.is.to_string(),
                rule: &RULE,
            }));
        }
    }
    found.extend(controls(text, places));
    found
}

/// Whether what was read as Central European was read as ISO 8859-2 rather than Windows-1250. The two have the same letters
/// at other places, so that a wrong guess makes other letters: "Ăś" is "ö" in the one and "Ü" in the other. ISO 8859-2 leaves
/// control characters where Windows-1250 has signs, and the wrong one makes capitals in words of small letters.
fn is_iso(text: &str, runs: &[Run]) -> bool {
    let (mut iso, mut windows) = (0, 0);
    for run in runs {
        for unit in &run.units {
            let small = text[..unit.span.start].chars().next_back();
            let wrong = small.is_some_and(char::is_lowercase) && unit.is.is_uppercase();
            match run.table {
                ISO => windows += usize::from(wrong),
                WINDOWS => iso += usize::from(wrong),
                _ => {}
            }
            for c in text[unit.span.clone()].chars() {
                iso += usize::from(is_control(c));
                windows += usize::from(matches!(c, '\u{2010}'..='\u{2122}'));
            }
        }
    }
    iso > windows
}

/// A control character beyond ASCII.
fn is_control(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9F}')
}

/// Controls beyond ASCII that Windows-1252 has characters for; no text has these controls.
fn controls(text: &str, places: &[Place]) -> Vec<Edit> {
    let pairs = places.iter().filter(|(_, sign)| *sign == Sign::Pair);
    pairs
        .filter_map(|&(at, _)| {
            let c = text[at..].chars().next()?;
            let byte = u8::try_from(u32::from(c)).ok()?;
            // U+0085 ends lines in some old systems.
            if !(0x80..=0x9F).contains(&byte) || byte == 0x85 {
                return None;
            }
            // Beside a letter that Latin-1 has not, it is what is left of other damage.
            if matches!(text[..at].chars().next_back(), Some('\u{100}'..='\u{24F}')) {
                return None;
            }
            let (now, _) =
                encoding_rs::WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&byte));
            (!now.starts_with(char::is_control)).then(|| Edit {
                span: at..at + c.len_utf8(),
                now: now.into_owned(),
                rule: &RULE,
            })
        })
        .collect()
}

/// All runs of units at `places`, of every encoding.
fn runs(text: &str, places: &[Place]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut search = [Search::default(); ENCODINGS];
    for &(at, sign) in places {
        if sign != Sign::Pair || !may_lead(text, at) {
            continue;
        }
        for (table, search) in search.iter_mut().enumerate() {
            runs.extend(search.next_run(text, at, table));
        }
    }
    runs
}

/// Whether the character at `at` can be the first of a unit in any encoding.
fn may_lead(text: &str, at: usize) -> bool {
    text[at..]
        .chars()
        .next()
        .is_some_and(|c| matches!(c, '\u{A0}'..='\u{17F}' | '\u{2000}'..='\u{22FF}'))
}

/// How far the search for runs of one encoding has come. Each character is looked at a few times only, however many units
/// follow each other.
#[derive(Debug, Clone, Copy, Default)]
struct Search {
    /// The end of the last run.
    free: usize,
    /// Up to where no damage of damage begins.
    single: usize,
}

impl Search {
    fn next_run(&mut self, text: &str, at: usize, table: usize) -> Option<Run> {
        if at < self.free {
            return None;
        }
        let run = self.run_from(text, at, table)?;
        self.free = run.units.last().map_or(self.free, |u| u.span.end);
        Some(run)
    }

    /// The units that follow each other from `at`, as a run of plausible characters or of a foreign script.
    fn run_from(&mut self, text: &str, at: usize, table: usize) -> Option<Run> {
        let first = unit(text, at, &TABLES[table])?.is;
        if is_foreign(first) {
            return foreign_run(text, at, table);
        }
        // Iceland's letters only in the commonest encoding: elsewhere another one makes a commoner letter of the same signs.
        let icelandic = |c: char| table > 0 && matches!(c, 'Þ' | 'þ' | 'Ð' | 'ð');
        let mut units = units(text, at, table, |c| is_plausible(c) && !icelandic(c));
        let end = units.last()?.span.end;
        if table == 0 && end > self.single {
            // Parts of a character that was damaged twice are letters of no language.
            let part = |c: char| is_control(c) || matches!(c, 'ƒ' | 'ˆ' | '˜');
            let known = units.len();
            units.extend(self::units(text, end, table, |c| {
                is_plausible(c) || part(c)
            }));
            if units.len() > known {
                if is_damage_again(text, &units) {
                    return Some(Run {
                        table,
                        units,
                        sure: true,
                    });
                }
                self.single = units[units.len() - 1].span.end;
                units.truncate(known);
            }
        }
        let sure = is_sure(text, &units, &TABLES[table]) || is_damage_again(text, &units);
        Some(Run { table, units, sure })
    }
}

/// The run of a foreign script from `at`: signs of such a text may stand among its letters.
fn foreign_run(text: &str, at: usize, table: usize) -> Option<Run> {
    if !TABLES[table].long {
        return None;
    }
    let units = units(text, at, table, |c| is_foreign(c) || is_plausible(c));
    let letters = units
        .iter()
        .take_while(|u| u.is.is_alphabetic() && is_foreign(u.is))
        .count();
    // Short words are believed where long ones are.
    let sure = letters >= FOREIGN;
    (letters > 0).then_some(Run { table, units, sure })
}

/// The units that follow each other from `at`, as long as their characters are `wanted`.
fn units(text: &str, at: usize, table: usize, wanted: impl Fn(char) -> bool) -> Vec<Unit> {
    let mut next = at;
    std::iter::from_fn(|| {
        let unit = unit(text, next, &TABLES[table]).filter(|u| wanted(u.is))?;
        next = unit.span.end;
        Some(unit)
    })
    .collect()
}

/// The unit at `at`.
fn unit(text: &str, at: usize, table: &Table) -> Option<Unit> {
    let mut chars = text[at..].chars();
    let first = chars.next()?;
    let lead = table.byte(first)?;
    let length = match lead {
        0xC2..=0xDF if table.leads.contains(&lead) => 2,
        0xE0..=0xEF if table.long => 3,
        0xF0..=0xF4 if table.long => 4,
        _ => return None,
    };
    let mut bytes = [lead, 0, 0, 0];
    let mut end = at + first.len_utf8();
    for byte in &mut bytes[1..length] {
        let c = chars.next()?;
        *byte = table.byte(c).filter(|b| (0x80..0xC0).contains(b))?;
        end += c.len_utf8();
    }
    let is = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
    Some(Unit { span: at..end, is })
}

/// Whether what the units make is mojibake again, and a sure one.
fn is_damage_again(text: &str, units: &[Unit]) -> bool {
    if units.len() < 2 {
        return false;
    }
    let (start, end) = (units[0].span.start, units[units.len() - 1].span.end);
    let mut inner = String::new();
    inner.extend(text[..start].chars().next_back());
    let from = inner.len();
    inner.extend(units.iter().map(|u| u.is));
    inner.extend(text[end..].chars().next());
    let mut search = [Search::default(); ENCODINGS];
    let places = inner[from..].char_indices().map(|(at, _)| from + at);
    for at in places.filter(|&at| may_lead(&inner, at)) {
        for (table, search) in search.iter_mut().enumerate() {
            if search.next_run(&inner, at, table).is_some_and(|r| r.sure) {
                return true;
            }
        }
    }
    false
}

/// Whether the letters that damage of this encoding mostly begins with stand nowhere but in damage.
fn leads_are_damage<'r>(text: &str, table: &Table, runs: impl Iterator<Item = &'r Run>) -> bool {
    let is_lead = |c: char| matches!(table.byte(c), Some(0xC2 | 0xC3));
    let all = text.chars().filter(|&c| is_lead(c)).count();
    let damaged: usize = runs
        .flat_map(|r| &r.units)
        .filter(|u| text[u.span.clone()].starts_with(is_lead))
        .count();
    all == damaged
}

/// Characters that a page in a Latin script may hold: letters of Europe and Vietnam, punctuation, signs, emoji. Not those
/// that a capital and a closing mark happen to make ("Å”" would be "Ŕ").
fn is_plausible(c: char) -> bool {
    const EXTENDED: &str =
        "ĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİıĶķĹĺĻļĽľŁłŃńņŇňŌōŐőŒœŕŘřŚśŞşŠšŢţŤťŪūŮůŰűŲųŹźŻżŽžŸŵŷƠơƯưȘșȚț";
    match c {
        '\u{A0}'..='\u{FF}' => true,
        '\u{100}'..='\u{24F}' => EXTENDED.contains(c),
        '\u{1EA0}'..='\u{1EF9}'
        | '\u{200B}'..='\u{200D}'
        | '\u{2010}'..='\u{203A}'
        | '\u{20AC}'
        | '\u{2100}'..='\u{22FF}'
        | '\u{25A0}'..='\u{27BF}'
        | '\u{FB01}'..='\u{FB02}'
        | '\u{FE0F}'
        | '\u{FEFF}'
        | '\u{FFFD}'
        | '\u{1F000}'..='\u{1FAFF}' => true,
        _ => false,
    }
}

/// Letters and signs of scripts other than Latin. Not those between Arabic and Devanagari, which hardly any page is written in
/// and which "Ý" makes of any mark behind it.
pub(super) fn is_foreign(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{6FF}' | '\u{900}'..='\u{1CFF}' | '\u{3000}'..='\u{D7FF}' | '\u{20000}'..='\u{2FFFF}')
}
