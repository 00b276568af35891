//! The title: found by where it stands and what surrounds it; its copies go.

pub(super) mod menu;
pub(super) mod place;

use super::super::class::Class;
use super::super::evidence::Evidence;
use super::super::lexicon::{Force, Sign, lexicon};
use super::super::line::{Shape, count_words, is_alphanumeric, phrase_key};
use super::super::view::View;
use super::{Family, rule};
use rustc_hash::FxHasher;
use std::hash::Hasher;

pub(super) const FAMILY: Family = Family {
    rules: &[&COPY],
    find,
};

rule! { COPY "title/copy" TitleRepeat High
    for "The title again before the prose, in any letter case." / "Titeln igen före brödtexten, med stora eller små bokstäver."
    says "it repeats the title on line {line}" / "den upprepar titeln på rad {line}"
    takes ["Så blir du rörmokare\n✂ SÅ BLIR DU RÖRMOKARE\n¶\n"]
    leaves ["Så blir du rörmokare\n¶\nSå blir du rörmokare utomlands\n¶\n", "Jouren\nEn visa\nKranen går\nJag går\nKranen går\nJag går\nKranen går\nJag går\n¶\n"]
}

fn find(view: &mut View<'_, '_>) {
    view.title = title_of(view).map(|t| without_site(view, t));
    let Some(title) = view.title else {
        return;
    };
    for p in 0..title {
        if with_site(view.at(p).text, view.at(title).text) {
            view.take(p, &COPY, Some(title));
        }
    }
    let key = view.at(title).key;
    for p in title + 1..view.first_prose.min(view.len()) {
        let line = view.at(p);
        let mailed = line.label_words == 1
            && line.rest_key == key
            && view
                .at(p)
                .evidence
                .is_some_and(|e| e.class == Class::Residue);
        // A verse goes on.
        if line.key == key && !line.is(Shape::COMMA) || mailed {
            view.take(p, &COPY, Some(title));
        }
    }
}

/// Whether `line` is `title` with the name of the site after it.
fn with_site(line: &str, title: &str) -> bool {
    line.strip_prefix(title).is_some_and(|rest| {
        [" |", " -", " –", " •", " ·"]
            .iter()
            .any(|mark| rest.starts_with(mark))
    })
}

/// The position of the title at `t` where it stands again before the prose without the name of the site.
fn without_site(view: &View<'_, '_>, t: usize) -> usize {
    let end = view.first_prose.min(view.len()).min(t + HEAD_LINES);
    (t + 1..end)
        .find(|&p| !view.taken(p) && with_site(view.at(t).text, view.at(p).text))
        .unwrap_or(t)
}

/// Whether the page opens with a title before the name of the site, and nowhere has that title alone: not as a line of the
/// page, and not before `end` without what follows it here.
fn opens_with_site(view: &View<'_, '_>, p: usize, end: usize) -> bool {
    let whole = view.at(p).text;
    p == 0
        && whole.split_once(" | ").is_some_and(|(title, site)| {
            count_words(title) >= 2
                && count_words(site) <= 4
                && !site.contains('|')
                && view.count(phrase_key(title)) == 0
        })
        && !(1..end).any(|q| with_site(whole, view.at(q).text))
}

/// Whether the line asks, its answer follows, and then the next question: a heading among others, not the page's.
fn is_asked(view: &View<'_, '_>, p: usize) -> bool {
    let asks =
        |q: usize| q < view.len() && view.at(q).is(Shape::QUESTION) && view.at(q).is_titular();
    let answer = p + 1;
    asks(p)
        && answer < view.len()
        && !asks(answer)
        && view.at(answer).is(Shape::STOP)
        && (p + 2..p + 5).any(asks)
}

/// How often lines stand on a page, by their keys.
type Counts = rustc_hash::FxHashMap<u64, u32>;

/// The line before the text that most looks like a title; where none does, the line before the first prose.
fn title_of(view: &View<'_, '_>) -> Option<usize> {
    let (head, prose) = (place::text_begins(view), place::head_end(view));
    let found = title_before(view, head.min(400));
    match found {
        None if prose > head => title_before(view, prose.min(400)),
        found => found,
    }
}

fn title_before(view: &View<'_, '_>, end: usize) -> Option<usize> {
    let copies = labelled(view, end);
    let mut near_of = Counts::default();
    for p in 0..view.len().min(end + 4) {
        *near_of.entry(view.at(p).key).or_insert(0) += 1;
    }
    // Where many lines of the head stand twice, menus do, and a copy says nothing of a title.
    let doubled = near_of
        .iter()
        .filter(|(key, n)| **key != 0 && **n > 1)
        .count();
    let forms = forms(view, end);
    let told = (end > HEAD).then(|| Told::of(view));
    let labels = menu::labels(view);
    let site = labels >= menu::FEW && menu::names_site(view, &Told::of_text(view));
    let mut best: Option<(i32, usize)> = None;
    let mut first_of: rustc_hash::FxHashMap<u64, usize> = rustc_hash::FxHashMap::default();
    for p in 0..end {
        let line = view.at(p);
        // What stands on many pages of the site names the site.
        let of_site = view.recurs(p).is_some_and(|r| r.level() > 0);
        if view.taken(p)
            || of_site
            || p > 0 && view.is_data(p)
            || (p > 0
                && view.listed.contains(&line.key)
                && p + 1 < view.len()
                && view.is_article_prose(p + 1))
            || line.words > 24
            || ends_in_credit(line.text)
            || line.is(Shape::COLON)
            || p > 0 && line.is(Shape::BULLET)
            || line.is(Shape::BARE)
            || line.is(Shape::DOT)
        {
            continue;
        }
        let is_subject = names_subject(view, p);
        if !is_subject && view.evident(p, Force::Strong).is_some()
            || line.is(Shape::BARS) && line.words > 3 && !opens_with_site(view, p, end)
        {
            continue;
        }
        if place::is_no_title(view, p) {
            continue;
        }
        // Of a numbered series each line has another number; a running head has the same one.
        let series = forms.get(&line.form_key).copied().unwrap_or(0);
        if line.is(Shape::DIGIT) && series >= 3 && (p > 0 || view.count(line.key) < series) {
            continue;
        }
        let labelled = copies.get(&line.key).copied().unwrap_or(0);
        let near = if doubled > 3 {
            0
        } else {
            near_of.get(&line.key).copied().unwrap_or(1) - 1
        };
        let score = score(view, p, near, labelled)
            + told.as_ref().map_or(0, |t| t.score(view, p))
            + if is_subject { SUBJECT } else { 0 }
            + match () {
                () if site && p == 0 => -SITE,
                () if site && menu::is_under(view, p, labels) => UNDER_MENU,
                () => 0,
            };
        let first = *first_of.entry(line.key).or_insert(p);
        if best.is_none_or(|(b, _)| score > b) {
            best = Some((score, first));
        }
    }
    best.map(|(_, p)| place::above_subtitle(view, p))
}

/// Whether the page opens with a word that names who writes or pictures, or a kind of text, and its text goes on about it:
/// an article about photographers or guides is called so.
fn names_subject(view: &View<'_, '_>, p: usize) -> bool {
    let opens = p == 0 && view.at(p).words == 1 && view.first_prose < view.len();
    let doubtful = |e: Evidence| matches!(e.sign, Sign::Credit | Sign::Role | Sign::Kicker);
    opens
        && view.evidence(p).is_some_and(doubtful)
        && word_key(view.at(p).text).is_some_and(|key| Told::of(view).0.contains(&key))
}

/// Whether the line ends in who pictured it, as captions do: `… in the harbour. Photo: Eva Berg`.
fn ends_in_credit(text: &str) -> bool {
    text.rsplit_once(": ").is_some_and(|(before, _)| {
        let label = before.rsplit(' ').next().unwrap_or_default();
        label.len() < before.len() && lexicon().label(&label.to_lowercase()).has(Sign::Credit)
    })
}

/// Lines after a title with the site's name among which it is sought without.
const HEAD_LINES: usize = 12;
/// Lines before the prose from which the words of the text help to tell the title from menus.
const HEAD: usize = 6;
/// Lines that bylines, dates and buttons take between a title and its text.
const NEAR: usize = 6;
/// Words of the text that are looked at.
const TEXT_WORDS: usize = 600;
/// What a first word that names the subject weighs against being a credit or a kicker.
const SUBJECT: i32 = 12;
/// What weighs against a first line that names the site over its menu: as much as being the first line is worth.
const SITE: i32 = 6;
/// What speaks for the first longer line under that menu.
const UNDER_MENU: i32 = 5;
/// Letters from which a word tells something.
const LETTERS: usize = 4;

/// The words of the text: its title names what it is about.
struct Told(rustc_hash::FxHashSet<u64>);

impl Told {
    /// How many words of the line the text has.
    fn known(&self, view: &View<'_, '_>, p: usize) -> usize {
        let words = view.at(p).text.split_ascii_whitespace();
        words
            .filter_map(word_key)
            .filter(|key| self.0.contains(key))
            .count()
    }

    fn of(view: &View<'_, '_>) -> Self {
        Told::read(view, false)
    }

    /// The same, with the words of headings and lists.
    fn of_all(view: &View<'_, '_>) -> Self {
        Told::read(view, true)
    }

    /// The same, of the article alone: what stands after it often has the name of the site.
    fn of_text(view: &View<'_, '_>) -> Self {
        let end = (view.last_prose + 1).min(view.len());
        Told::of_lines(view, view.first_prose..end)
    }

    fn read(view: &View<'_, '_>, all: bool) -> Self {
        let prose = (view.first_prose..view.len()).filter(|&p| all || view.is_article_prose(p));
        Told::of_lines(view, prose)
    }

    fn of_lines(view: &View<'_, '_>, lines: impl Iterator<Item = usize>) -> Self {
        let mut words =
            rustc_hash::FxHashSet::with_capacity_and_hasher(TEXT_WORDS, Default::default());
        let text = lines.flat_map(|p| view.at(p).text.split_ascii_whitespace());
        words.extend(text.take(TEXT_WORDS).filter_map(word_key));
        Told(words)
    }

    /// For words that the text has, against places far above it and against bare names.
    fn score(&self, view: &View<'_, '_>, p: usize) -> i32 {
        let line = view.at(p);
        let keys: Vec<u64> = line
            .text
            .split_ascii_whitespace()
            .filter_map(word_key)
            .collect();
        let known = keys.iter().filter(|key| self.0.contains(key)).count();
        let far = view.first_prose.saturating_sub(p + NEAR) / 2;
        let shared = match (keys.len(), known) {
            (0, _) => -2,
            (1..=2, 0) => -2,
            (1..=2, _) => 2,
            (n, k) if k * 2 >= n => 8,
            (n, k) if k * 3 >= n => 5,
            (_, 0) => -3,
            _ => 0,
        };
        // Of who somebody is, any word may stand in the text.
        let person = view.evidence(p).is_some_and(|e| e.class == Class::Byline);
        let shared = if person { shared.min(0) } else { shared };
        let dated = i32::from(line.is(Shape::DATE)) + i32::from(line.is(Shape::TIME));
        let named = line.is(Shape::NAME) && known * 2 < keys.len().max(1);
        shared - far.min(20) as i32 - 3 * dated - 2 * i32::from(named)
    }
}

/// The first letters of a word of some length, in lower case: enough to see an inflected form.
fn word_key(word: &str) -> Option<u64> {
    let word = word.trim_matches(|c: char| !is_alphanumeric(c));
    if word.is_ascii() {
        let first = &word.as_bytes()[..word.len().min(6)];
        let letters = first
            .iter()
            .fold(0, |key, b| key << 8 | u64::from(b.to_ascii_lowercase()));
        return (word.len() >= LETTERS).then_some(letters);
    }
    word.chars().nth(LETTERS - 1)?;
    let mut hasher = FxHasher::default();
    for c in word.chars().take(6) {
        match c {
            '\0'..='\u{7f}' => hasher.write_u32(c.to_ascii_lowercase().into()),
            'à'..='ÿ' => hasher.write_u32(c.into()),
            c => c.to_lowercase().for_each(|c| hasher.write_u32(c.into())),
        }
    }
    Some(hasher.finish())
}

/// Whether the text opens with the words of the line, as the articles of reference works do.
fn defined(view: &View<'_, '_>, p: usize) -> bool {
    let line = view.at(p);
    if line.words > 4 || view.first_prose >= view.len() || p >= view.first_prose {
        return false;
    }
    let mut letters = line.text.chars().flat_map(char::to_lowercase);
    let mut text = view
        .at(view.first_prose)
        .text
        .chars()
        .flat_map(char::to_lowercase);
    letters.all(|c| text.next() == Some(c)) && text.next().is_some_and(|c| !is_alphanumeric(c))
}

/// For the lines before `end`, how often each stands on the page after a label.
fn labelled(view: &View<'_, '_>, end: usize) -> Counts {
    let mut copies = Counts::default();
    if view.has_labels() {
        copies.extend((0..end).map(|p| (view.at(p).key, 0)));
        for line in (0..view.len()).map(|p| view.at(p)) {
            if line.rest_key != 0
                && line.words <= 30
                && let Some(number) = copies.get_mut(&line.rest_key)
            {
                *number += 1;
            }
        }
    }
    copies
}

/// For the lines before `end` with a number, how often each stands on the page, whatever that number is.
fn forms(view: &View<'_, '_>, end: usize) -> Counts {
    let numbered = |p: &usize| view.at(*p).is(Shape::DIGIT);
    let form = |p| view.at(p).form_key;
    let mut forms: Counts = (0..end).filter(numbered).map(|p| (form(p), 0)).collect();
    if !forms.is_empty() {
        for p in (0..view.len()).filter(numbered) {
            if let Some(number) = forms.get_mut(&form(p)) {
                *number += 1;
            }
        }
    }
    forms
}

fn score(view: &View<'_, '_>, p: usize, near_copies: u32, labelled_copies: u32) -> i32 {
    let line = view.at(p);
    let mut score = line.words.min(5) as i32;
    let copies = near_copies + labelled_copies;
    score += 5 * i32::from(copies > 0) + 2 * i32::from(copies > 2);
    score += 12 * i32::from(line.text.starts_with("# "));
    if line.is(Shape::LOWER) {
        score -= 5;
    }
    if let Some(e) = view.evidence(p) {
        score -= match e.class {
            Class::Navigation | Class::Footer | Class::Tags | Class::Share => 7,
            _ => 4,
        };
    }
    let next = p + 1;
    let metadata = |q: usize| {
        q < view.len()
            && (view.taken(q)
                || view.evidence(q).is_some_and(|e| {
                    let kind = matches!(
                        e.class,
                        Class::Byline
                            | Class::Dateline
                            | Class::Toc
                            | Class::VideoCaption
                            | Class::ImageCaption
                            | Class::Share
                            | Class::Comments
                    );
                    kind && (e.force >= Force::Strong
                        || matches!(e.class, Class::Byline | Class::Dateline))
                }))
    };
    if metadata(next) {
        score += 4;
    } else if next >= view.len()
        || view.is_article_prose(next)
        || view.evident(next, Force::Strong).is_some()
    {
        score += 3;
    }
    // A crumb on a line of its own stands between lone separators.
    let separator = |q: usize| view.at(q).is(Shape::BARE) && view.at(q).words == 1;
    if p > 0 && separator(p - 1) || next < view.len() && separator(next) {
        score -= 6;
    }
    // A breadcrumb or a skip link is often the last line above the title.
    let crumb = p > 0
        && view
            .evident(p - 1, Force::Strong)
            .is_some_and(|e| e.class == Class::Navigation);
    score += 2 * i32::from(crumb);
    let plain =
        |q: usize| q < view.len() && !view.taken(q) && view.at(q).is_titular() && !metadata(q);
    if plain(next) && plain(next + 1) {
        score -= 3;
    }
    if is_asked(view, p) {
        score -= 4;
    }
    if defined(view, p) {
        score += 4;
    }
    if p == 0 {
        let lonely = next >= view.len()
            || view.evidence(next).is_none_or(|e| {
                e.force >= Force::Strong || e.class == Class::Byline || e.class == Class::Dateline
            });
        score += if lonely { 6 } else { 1 };
    }
    score
}
