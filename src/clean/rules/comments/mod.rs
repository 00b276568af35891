//! Comments: sections of readers' voices, prose-like as they are, with their labels, forms, ratings and votes.
//!
//! A section is known by its machinery: answer and report buttons, signatures with dates, numbered posts, a form. A label
//! alone proves nothing.

mod chain;

use super::super::class::Class;
use super::super::lexicon::{Force, Sign};
use super::super::line::Shape;
use super::super::view::View;
use super::{Family, rule};
use chain::{Event, Seen, chains};
use rustc_hash::FxHashMap;

pub(super) const FAMILY: Family = Family {
    rules: &[&SECTION, &POSTER, &POSTED, &LABEL, &FORM, &VOTE],
    find,
};

rule! { SECTION "comments/section" Comments High
    for "A section of readers' comments, from its label or first signature to its end." / "Ett avsnitt med läsares kommentarer, från rubriken eller första signaturen till slutet."
    says "it stands in the comment section that starts on line {line}" / "den står i kommentarsavsnittet som börjar på rad {line}"
    takes ["Så blir du rörmokare\n¶\n¶\n✂ Kommentarer\n✂ Eva • 3 maj 2021\n✂ Min bror är rörmokare och trivs med det.\n✂ Svara\n✂ Olle • 4 maj 2021\n✂ Vad tjänar man första året?\n✂ Svara\n"]
    leaves ["Så blir du rörmokare\n¶\nKommentarer\nSiffrorna gäller heltid, och den som arbetar deltid har räknats om till heltid.\nUtbildning\n¶\n"]
}

rule! { POSTER "byline/poster" Byline High
    for "Who wrote a post of a thread." / "Vem som skrev ett inlägg i en tråd."
    says "it names who wrote the post under it" / "den namnger vem som skrev inlägget under"
    takes ["Bli rörmokare?\n✂ Eva\n3 maj 2021 08:15\nJag är trettio och funderar på att byta yrke. Hur gör man?\nSvara\n✂ Olle\n4 maj 2021 09:30\nRing komvux först av allt, de svarar snabbt. Sedan söker du.\nSvara\n✂ Lisa\n5 maj 2021 10:45\nJag gick utbildningen i fjol och har redan ett jobb nu.\nSvara\n"]
    leaves ["Så blir du rörmokare\n¶\nEva\n¶\n"]
}

rule! { POSTED "dateline/posted" Dateline High
    for "When a post of a thread was written." / "När ett inlägg i en tråd skrevs."
    says "it dates the post under it" / "den daterar inlägget under"
    takes ["Bli rörmokare?\nEva\n✂ 3 maj 2021 08:15\nJag är trettio och funderar på att byta yrke. Hur gör man?\nSvara\nOlle\n✂ 4 maj 2021 09:30\nRing komvux först av allt, de svarar snabbt. Sedan söker du.\nSvara\nLisa\n✂ 5 maj 2021 10:45\nJag gick utbildningen i fjol och har redan ett jobb nu.\nSvara\n"]
    leaves ["Så blir du rörmokare\n¶\nVåren 2021\n¶\n"]
}

rule! { LABEL "comments/label" Comments Medium
    for "A comment label with a number of comments and nothing under it." / "En kommentarsrubrik med ett antal och inget under."
    says "it announces comments" / "den aviserar kommentarer"
    takes ["Så blir du rörmokare\n¶\n¶\n✂ Visa kommentarer (3)\n© 2020 Rörbladet\n"]
    leaves ["Så blir du rörmokare\n¶\nKommentarer\n¶\n"]
}

rule! { FORM "comments/form" Comments High
    for "The form that asks readers for a comment." / "Formuläret som ber läsare om en kommentar."
    says "it is part of a comment form" / "den hör till ett kommentarsformulär"
    takes ["Så blir du rörmokare\n¶\n¶\n✂ Lämna en kommentar\n✂ Namn\n✂ E-post\n✂ Skicka kommentar\n"]
    leaves ["Så blir du rörmokare\n¶\nKommentar\n¶\n", "Så blir du rörmokare\n¶\nLämna alltid ett skriftligt svar när kunden frågar vad arbetet kostar.\n¶\n"]
}

rule! { VOTE "comments/vote" Comments Medium
    for "Ratings, votes and questions whether the page helped." / "Betyg, röster och frågor om sidan var till hjälp."
    says "it asks for or shows a rating" / "den ber om eller visar ett betyg"
    takes ["Så blir du rörmokare\n¶\n¶\n✂ Var den här artikeln till hjälp?\n✂ Ja\n✂ Nej\n", "Så blir du rörmokare\n✂ ★★★★☆ 12 omdömen\n¶\n"]
    leaves ["Så blir du rörmokare\n¶\n¶\nTa med\nLegitimation\nBetyg\nPersonligt brev\n", "Så blir du rörmokare\n¶\nAlva\nBra.\nBetyg: 4 av 5\nElis\nKort.\nBetyg: 2 av 5\n¶\n", "Så blir du rörmokare\n¶\nÄr du nöjd?\n– Ja.\n¶\n", "Så blir du rörmokare\n¶\n– Är du nöjd?\n– Ja.\n¶\n", "Så blir du rörmokare\n¶\nBetyg\nPlatserna fördelas efter betyg, och den som saknar kemi får läsa in den i efterhand.\n¶\n"]
}

fn find(view: &mut View<'_, '_>) {
    let known = view.shows(Class::Comments);
    let signed = view.any(Shape::DATE) || view.mentions(Sign::Posted);
    if known || signed || view.mentions(Sign::Reply) || view.any(Shape::HASH) {
        sections(view);
    }
    if known {
        forms(view);
        votes(view);
        labels(view);
    }
    view.find_prose();
}

fn event(view: &View<'_, '_>, p: usize) -> Option<Event> {
    let line = view.at(p);
    let seen = view.evidence(p);
    if view.says(p, Sign::CommentForm) && seen.is_some_and(|e| e.class == Class::Comments) {
        return Some(Event::Form);
    }
    if view.says(p, Sign::CommentLabel) && seen.is_some_and(|e| e.class == Class::Comments) {
        return Some(Event::Label);
    }
    let short = line.words <= 9 && !line.is(Shape::DOT);
    if short && (line.says(Sign::Reply) || line.is(Shape::HASH) && line.words == 1) {
        return Some(Event::Reply);
    }
    let unlabelled = line.label_words == 0 || line.is(Shape::COLON);
    let signed = unlabelled
        && (line.words <= 6 || line.is(Shape::TIME) && line.words <= 9)
        && !line.is(Shape::DOT)
        && line.is(Shape::DATE)
        || line.says(Sign::Posted)
            && line.words <= 10
            && line.is(Shape::DIGIT)
            && !line.is(Shape::NUMBERED)
            && !line.is(Shape::QUESTION);
    let metadata = seen.is_some_and(|e| {
        e.force >= Force::Strong && e.class != Class::Comments && e.class != Class::Byline
    });
    (signed && !metadata).then_some(Event::Stamp)
}

/// Whether a line certainly belongs to something else than comments.
fn breaks(view: &View<'_, '_>, p: usize) -> bool {
    view.evident(p, Force::Strong).is_some_and(|e| {
        matches!(
            e.class,
            Class::Related | Class::Tags | Class::Footer | Class::Navigation | Class::Consent
        ) && e.sign != Sign::ReadAlso
    }) && view.at(p).words <= 12
}

fn sections(view: &mut View<'_, '_>) {
    let found = find_sections(view);
    let thread = is_thread(view, &found);
    if thread {
        view.thread = found.last().map(|&(_, end)| end);
        machinery(view, &found);
    }
    for (start, end) in found {
        for at in start..end {
            match thread {
                false => view.take(at, &SECTION, Some(start)),
                true if event(view, at) == Some(Event::Stamp) => view.take(at, &POSTED, None),
                true if event(view, at).is_some() => view.take(at, &SECTION, Some(start)),
                true if is_signature(view, at) => view.take(at, &POSTER, None),
                true => {}
            }
        }
    }
}

/// From where to where sections run, in order.
fn find_sections(view: &View<'_, '_>) -> Vec<(usize, usize)> {
    let n = view.len();
    let from = Some(view.first_text()).filter(|&p| p < n).unwrap_or(0);
    let chains = chains(from..n, |p| {
        let event = event(view, p);
        Seen {
            event,
            named: event == Some(Event::Stamp) && is_named(view, p),
            timed: event == Some(Event::Stamp) && is_timed(view, p),
            breaks: breaks(view, p),
            heads: event == Some(Event::Label) && view.may_head(p),
        }
    });
    let sections = chains.into_iter().map(|chain| {
        let start = start_of(view, chain.start, chain.first);
        (start, end_of(view, chain.last, chain.last_event))
    });
    sections.collect()
}

/// A page whose sections hold more than this share of its words, in per cent, …
const THREAD_SHARE: u32 = 60;
/// … and that has fewer words of prose than this beside them, is a thread: its posts are what it has to say, and only
/// what the software wrote between them goes.
const THREAD_WORDS: u32 = 120;

fn is_thread(view: &View<'_, '_>, sections: &[(usize, usize)]) -> bool {
    let Some(&(first, _)) = sections.first() else {
        return false;
    };
    let weigh = |from: usize, to: usize| (from..to).map(|p| view.at(p).words).sum::<u32>();
    if opens_as_it_goes_on(view, first) {
        return true;
    }
    // Under a label stand comments on what is above it.
    if view.first_text() < first && event(view, first) == Some(Event::Label) {
        return false;
    }
    let inside: u32 = sections.iter().map(|&(from, to)| weigh(from, to)).sum();
    let opening: u32 = (0..first)
        .filter(|&p| view.is_article_prose(p))
        .map(|p| view.at(p).words)
        .sum();
    inside * 100 > weigh(0, view.len()) * THREAD_SHARE && opening < THREAD_WORDS
}

/// Words of what may be the first post of a thread.
const POST_WORDS: u32 = 250;
/// Lines that the head of a post has at most.
const HEAD_LINES: usize = 6;
/// How often a line of machinery stands on the page, at least.
const OFTEN: u32 = 3;

/// Whether what the page begins with is a post like those that follow: a stamp above it, and right under it the buttons
/// that stand under every other.
fn opens_as_it_goes_on(view: &View<'_, '_>, first: usize) -> bool {
    let opening = view.first_prose.min(first)..first;
    let words: u32 = opening.clone().map(|p| view.at(p).words).sum();
    let mut above = opening.start.saturating_sub(HEAD_LINES)..opening.start;
    !opening.is_empty()
        && words < POST_WORDS
        && event(view, first) == Some(Event::Reply)
        && view.count(view.at(first).key) >= OFTEN
        && above.any(|p| event(view, p) == Some(Event::Stamp))
}

/// Takes what the software of a thread wrote about those who post: in the heads of posts, lines that are there again and
/// again but for their numbers, labels with bylines, and the name above.
fn machinery(view: &mut View<'_, '_>, sections: &[(usize, usize)]) {
    let (Some(&(first, _)), Some(&(_, end))) = (sections.first(), sections.last()) else {
        return;
    };
    let mut forms: FxHashMap<u64, u32> = FxHashMap::default();
    for p in 0..end {
        *forms.entry(view.at(p).form_key).or_insert(0) += 1;
    }
    let written = |view: &View<'_, '_>, p: usize| {
        let line = view.at(p);
        let counted = line.is(Shape::DIGIT) && (line.label_words > 0 || line.words >= 2);
        let again = counted && forms.get(&line.form_key) >= Some(&OFTEN);
        let about = view.evidence(p).is_some_and(|e| e.class == Class::Byline);
        line.words <= 6 && !line.is(Shape::DOT) && (again || about)
    };
    let mut name = end;
    let mut sections = sections.iter().rev().peekable();
    for p in (0..end).rev() {
        let line = view.at(p);
        while sections.next_if(|(start, _)| *start > p).is_some() {}
        let start = sections.peek().map_or(first, |(start, _)| *start);
        let stamped = |q: usize| event(view, q) == Some(Event::Stamp);
        let head = p + 1 < end && is_head(view, p + 1) || p > 0 && stamped(p - 1);
        let named = line.words <= 3 && line.is_titular() && !line.is(Shape::STOP);
        match event(view, p) {
            Some(Event::Stamp) => view.take(p, &POSTED, None),
            Some(_) => view.take(p, &SECTION, Some(start)),
            None if head && written(view, p) => view.take(p, &POSTER, None),
            None if named && name != p + 1 && p + 1 < end && is_head(view, p + 1) => {
                name = p;
                view.take(p, &POSTER, None);
            }
            None => {}
        }
    }
}

/// Whether the line at `p` was taken as one of a post's head.
fn is_head(view: &View<'_, '_>, p: usize) -> bool {
    let mark = view.mark(p).map(|m| m.rule.card.id);
    mark == Some(POSTER.card.id) || mark == Some(POSTED.card.id)
}

/// A short line right above a date, or between two lines of machinery.
fn is_signature(view: &View<'_, '_>, p: usize) -> bool {
    let line = view.at(p);
    let next = (p + 1 < view.len()).then(|| event(view, p + 1)).flatten();
    line.words <= 3 && line.is_titular() && next.is_some()
}

/// A name before its date, or above one that has a year or a time of day: entries of timelines and schedules have none.
fn is_named(view: &View<'_, '_>, p: usize) -> bool {
    let line = view.at(p);
    let year = line
        .text
        .split(|c: char| !c.is_ascii_digit())
        .any(|w| w.len() == 4);
    let signed = || {
        let above = view.at(p - 1);
        above.words <= 4 && above.is_titular() && !above.is(Shape::STOP) && !view.gap(p)
    };
    line.text.starts_with(char::is_alphabetic)
        || line.says(Sign::Posted)
        || (year || line.is(Shape::TIME)) && p > 0 && signed()
}

/// A date with a time of day under a name: no heading of a timeline has both.
fn is_timed(view: &View<'_, '_>, p: usize) -> bool {
    let line = view.at(p);
    let named = p > 0 && view.at(p - 1).words <= 4 && !view.at(p - 1).is(Shape::DOT);
    line.is(Shape::DATE) && line.is(Shape::TIME) && named
}

/// The signature may stand on the line before its date.
fn start_of(view: &View<'_, '_>, p: usize, first: Event) -> usize {
    if first != Event::Stamp || p == 0 || view.taken(p - 1) {
        return p;
    }
    let before = view.at(p - 1);
    let signature = before.words <= 3 && before.is_titular() && !view.may_head(p - 1);
    if signature && view.at(p).words <= 6 {
        p - 1
    } else {
        p
    }
}

/// After a signature comes what was said; after a form its fields and buttons.
fn end_of(view: &View<'_, '_>, last: usize, event: Event) -> usize {
    let mut end = last + 1;
    match event {
        Event::Stamp => {
            while end < view.len()
                && end <= last + 3
                && !breaks(view, end)
                && view.evident(end, Force::Strong).is_none()
            {
                end += 1;
            }
        }
        Event::Form => {
            while end < view.len()
                && view.evidence(end).is_some_and(|e| {
                    matches!(
                        e.sign,
                        Sign::Field
                            | Sign::Button
                            | Sign::Network
                            | Sign::ShareWord
                            | Sign::CommentForm
                    )
                })
            {
                end += 1;
            }
        }
        _ => {}
    }
    end
}

fn forms(view: &mut View<'_, '_>) {
    for p in 0..view.len() {
        if view.taken(p)
            || !view
                .evident(p, Force::Sure)
                .is_some_and(|e| e.sign == Sign::CommentForm)
            || view.at(p).words == 1 && view.may_head(p)
        {
            continue;
        }
        let mut from = p;
        while from > 0
            && !view.taken(from - 1)
            && matches!(
                view.evidence(from - 1).map(|e| e.sign),
                Some(Sign::Field | Sign::CommentForm | Sign::CommentLabel)
            )
        {
            from -= 1;
        }
        let end = end_of(view, p, Event::Form);
        for at in from..end {
            view.take(at, &FORM, None);
        }
    }
}

fn votes(view: &mut View<'_, '_>) {
    for p in 0..view.len() {
        let line = view.at(p);
        if view.taken(p)
            || !view.evidence(p).is_some_and(|e| e.sign == Sign::Rating)
            || view.may_head(p)
        {
            continue;
        }
        // One word is a sign only among others; a mark in the text of each of several is theirs.
        let scored = line.is(Shape::DIGIT) && !is_scored(view, p);
        let asked = line.is(Shape::QUESTION) && p > view.last_prose;
        if !(scored || line.is(Shape::BARE) || view.has_company(p) || asked) {
            continue;
        }
        view.take(p, &VOTE, None);
        let mut q = p + 1;
        while q < view.len()
            && q <= p + 3
            && view.at(q).words <= 3
            && view.evidence(q).is_some_and(|e| {
                matches!(
                    e.sign,
                    Sign::Reply | Sign::Button | Sign::Rating | Sign::CommentForm
                )
            })
            && !view.at(q).says(Sign::ShareWord)
        {
            view.take(q, &VOTE, None);
            q += 1;
        }
    }
}

/// Whether a mark stands within the text, between plain lines, and others like it do.
fn is_scored(view: &View<'_, '_>, p: usize) -> bool {
    let line = view.at(p);
    let plain = |q: usize| !view.taken(q) && view.evidence(q).is_none();
    let within = view.first_prose < p && p < view.last_prose && view.last_prose < view.len();
    let like = |q: usize| q != p && view.at(q).form_key == line.form_key;
    within && plain(p - 1) && (p.saturating_sub(6)..view.len().min(p + 7)).any(like)
}

fn labels(view: &mut View<'_, '_>) {
    for p in 0..view.len() {
        if view.taken(p)
            || !view
                .evidence(p)
                .is_some_and(|e| e.sign == Sign::CommentLabel)
        {
            continue;
        }
        let line = view.at(p);
        let counted = line.is(Shape::COUNT) || (line.is(Shape::DIGIT) && line.words <= 5);
        let beside = p > 0
            && view
                .mark(p - 1)
                .is_some_and(|m| m.rule.class == Class::Comments)
            || p + 1 < view.len()
                && view
                    .mark(p + 1)
                    .is_some_and(|m| m.rule.class == Class::Comments);
        if (counted || beside) && !view.may_head(p) {
            view.take(p, &LABEL, None);
        }
    }
}
