//! Related articles: label and list, and lines within the text that only point elsewhere.

use super::super::class::Class;
use super::super::data::is_source;
use super::super::lexicon::{Force, Sign};
use super::super::line::Shape;
use super::super::view::View;
use super::zones::of_class;
use super::{Family, rule};

pub(super) const FAMILY: Family = Family {
    rules: &[&LIST, &ITEM, &STUB, &POINTER, &TAIL_LIST],
    find,
};

rule! { LIST "related/label" Related High
    for "A label over a list of other articles." / "En rubrik över en lista med andra artiklar."
    says "it announces other articles" / "den aviserar andra artiklar"
    takes ["Så blir du rörmokare\n¶\n¶\n✂ Mest läst\nSå skriver du ett personligt brev\nDärför byter fler yrke mitt i livet\n"]
    leaves ["Så blir du rörmokare\n¶\nMer att läsa\nEn bok om rör, Bo Ek\nVatten i staden, 1974\nKoppar och tenn: en handbok\n", "Så blir du rörmokare\n¶\nRelaterade yrken\nDen som tröttnar kan gå vidare till energirådgivare eller drifttekniker.\n¶\n"]
}

rule! { ITEM "related/item" Related High
    for "A title or teaser in a list of other articles." / "En titel eller puff i en lista med andra artiklar."
    says "it stands in the list of other articles that starts on line {line}" / "den står i listan med andra artiklar som börjar på rad {line}"
    takes ["Så blir du rörmokare\n¶\n¶\nLäs också\n✂ Så skriver du ett personligt brev\n✂ Därför byter fler yrke mitt i livet\n"]
    leaves ["Så blir du rörmokare\n¶\nSkolan föreslår tre fristående kurser:\nRitningsläsning\nVärmepumpar\nSvetsning\n¶\n"]
}

rule! { STUB "related/stub" Related High
    for "A label for related articles with nothing under it." / "En rubrik för relaterade artiklar med inget under."
    says "it announces other articles, and none follow" / "den aviserar andra artiklar, och inga följer"
    takes ["Så blir du rörmokare\n¶\n¶\n✂ Rekommenderad:\n"]
    leaves ["Så blir du rörmokare\n¶\nRekommenderad: 10 minuters vila per timme\n¶\n"]
}

rule! { POINTER "related/read-also" Related High
    for "A line that only points to another article." / "En rad som bara hänvisar till en annan artikel."
    says "it only points to another article" / "den hänvisar bara till en annan artikel"
    takes ["Så blir du rörmokare\n¶\n✂ Läs också: Så söker du ditt första jobb\n¶\n", "Så blir du rörmokare\n¶\n✂ » Därför byter fler yrke mitt i livet\n¶\n"]
    leaves ["Så blir du rörmokare\n¶\nLäs mer om provdagarna i kapitlet Ansökan.\n¶\n", "Så blir du rörmokare\n¶\nLäs även kursplanen innan du söker.\n¶\n"]
}

rule! { TAIL_LIST "related/closing-list" Related Medium
    for "A list of titles, with a teaser here and there, that closes the page without answering any sentence." / "En lista med titlar, här och där med en puff, som avslutar sidan utan att besvara någon mening."
    says "it stands in a list of titles that closes the page from line {line}" / "den står i en lista med titlar som avslutar sidan från rad {line}"
    takes ["Så blir du rörmokare\n¶\n¶\n✂ Spännande läsning\n✂ Hur man skriver ett personligt brev\n✂ Hur man byter yrke efter fyrtio\n✂ Många drömmer om något nytt mitt i livet. Läs hela berättelsen om två som vågade ta steget…\n✂ Hur man förhandlar om sin lön\n✂ Hur man hittar en ny stad\n✂ Hur man blir chef i tid\n"]
    leaves ["Så blir du rörmokare\n¶\nTa med detta till mötet:\nEtt skrivet cv på en sida\nEtt personligt brev till chefen\nEtt intyg från förra arbetet\nEtt foto av ditt bästa arbete\nEtt gott humör hela dagen\n", "Så blir du rörmokare\n¶\nKällor\nSCB, Yrkesregistret 2020\nSkolverket, programstruktur 2021\nIntervju med Eva Berg, maj 2021\nBranschrådet, lönestatistik 2019\nKommunen, årsredovisning 2020\nUniversitetet, alumnundersökning 2018\n"]
}

fn find(view: &mut View<'_, '_>) {
    let labelled = view.shows(Class::Related) || view.mentions(Sign::More);
    if labelled {
        lists(view);
    }
    closing_list(view);
    view.find_prose();
    if labelled {
        pointers(view);
    }
}

fn lists(view: &mut View<'_, '_>) {
    let start = view.title.map_or(0, |t| t + 1);
    let mut p = start;
    while p < view.len() {
        if !is_label(view, p) {
            p += 1;
            continue;
        }
        let end = items_end(view, p);
        let items = end - p - 1;
        let tail = p > view.last_prose || view.last_prose >= view.len();
        if items == 0 {
            let stub = p + 1 >= view.len()
                || view.taken(p + 1)
                || view.evident(p + 1, Force::Strong).is_some()
                || view.evidence(p + 1).is_some_and(|e| e.sign == Sign::Button);
            if tail
                && stub
                && (view.at(p).is(Shape::COLON)
                    || view.has_company(p)
                    || p + 1 == view.len() && view.template() >= 2)
            {
                view.take(p, &STUB, None);
                if p + 1 < view.len()
                    && view.evidence(p + 1).is_some_and(|e| e.sign == Sign::Button)
                {
                    view.take(p + 1, &ITEM, Some(p));
                }
            }
            p += 1;
            continue;
        }
        if are_books(view, p + 1..end) {
            p = end;
            continue;
        }
        let sure = view.evident(p, Force::Strong).is_some();
        if items >= 2
            || sure && (end >= view.len() || view.taken(end) || view.evidence(end).is_some())
        {
            view.take(p, &LIST, None);
            for q in p + 1..end {
                let rule = other_class(view, q).map_or(&ITEM, of_class);
                view.take(q, rule, Some(p));
            }
        }
        p = end.max(p + 1);
    }
}

/// Whether half of the lines are books: a title, a comma or a bracket, and a name or a year.
fn are_books(view: &View<'_, '_>, lines: std::ops::Range<usize>) -> bool {
    let named = |text: &str| text.split(' ').all(|w| w.starts_with(char::is_uppercase));
    let year = |text: &str| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    let book = |&p: &usize| {
        let text = view.at(p).text.trim_end_matches(['.', ')']);
        let last = text.rsplit([',', '(']).next().unwrap_or_default();
        let rest = last.trim();
        rest.len() < text.len() && (year(rest) || named(rest) && rest.contains(' '))
    };
    let books = lines.clone().filter(book).count();
    books > 0 && books * 2 >= lines.len()
}

/// What a line in a list surely is, if not a title: a question whether the page helped, a date, a call to sign up.
fn other_class(view: &View<'_, '_>, q: usize) -> Option<Class> {
    let line = view.at(q);
    let seen = view.evident(q, Force::Strong)?;
    let sure = match seen.sign {
        Sign::Rating => line.is(Shape::QUESTION) || line.is(Shape::DIGIT) || line.words <= 4,
        Sign::Dated => line.is(Shape::DATE),
        Sign::Newsletter | Sign::Footer | Sign::CommentForm | Sign::ReadingTime => true,
        _ => false,
    };
    sure.then_some(seen.class)
}

/// From the end upwards: titles, and single teasers between them.
fn closing_list(view: &mut View<'_, '_>) {
    let mut end = view.len();
    while end > 0 && (view.taken(end - 1) || view.evidence(end - 1).is_some()) {
        end -= 1;
    }
    let (mut start, mut titles, mut teasers, mut words, mut odd) = (end, 0u32, 0u32, 0u32, 0u32);
    while start > 0 {
        let line = view.at(start - 1);
        let item = !line.is(Shape::BULLET)
            && !view.is_data(start - 1)
            && !line.is(Shape::COLON)
            && !view.is_wrapped(start - 1)
            && line.words <= 45;
        if view.taken(start - 1) || !item || view.title == Some(start - 1) {
            break;
        }
        if line.is_titular() || line.is(Shape::ELLIPSIS) {
            titles += 1;
            words += line.words;
            odd += u32::from(
                line.is(Shape::DIGIT)
                    || line.is(Shape::COMMA)
                    || line.is(Shape::LOWER)
                    || line.is(Shape::TAB)
                    || line.is(Shape::URL)
                    || line.text.contains(','),
            );
        } else if start < end
            && view.at(start).is_titular()
            && start >= 2
            && view.at(start - 2).is_titular()
        {
            teasers += 1;
        } else {
            break;
        }
        start -= 1;
    }
    // A text may take its leave in a few words: those are still its own.
    let leave = |p: usize| view.at(p).text.ends_with('!') && view.at(p).words <= 4;
    while start < end && start > 0 && leave(start) {
        titles = titles.saturating_sub(1);
        words = words.saturating_sub(view.at(start).words);
        start += 1;
    }
    let closes = titles >= 5 && words >= titles * 4 && odd * 3 <= titles && teasers * 2 <= titles;
    let answers = start > 0 && view.at(start - 1).is(Shape::COLON);
    let label = start < end && view.at(start).words <= 5;
    // Without anything else of a template, the titles must at least be made alike.
    let furnished = view.template() > 0 || (0..view.len()).any(|p| view.taken(p));
    if (furnished || alike(view, start, end))
        && closes
        && !answers
        && (teasers >= 1 || titles >= 6)
        && label
    {
        for p in start..end {
            view.take(p, &TAIL_LIST, Some(start));
        }
    }
}

/// Whether half of the lines start with the same word.
fn alike(view: &View<'_, '_>, start: usize, end: usize) -> bool {
    let mut count: rustc_hash::FxHashMap<&str, usize> = rustc_hash::FxHashMap::default();
    for p in start..end {
        let first = view.at(p).text.split_whitespace().next().unwrap_or("");
        *count.entry(first).or_insert(0) += 1;
    }
    count.values().any(|&n| n >= 3 && n * 2 >= end - start)
}

fn is_label(view: &View<'_, '_>, p: usize) -> bool {
    let seen = view.evidence(p);
    let label = || {
        let related = seen.is_some_and(|e| e.class == Class::Related);
        related && view.says(p, Sign::RelatedLabel)
    };
    // `More guides` is a label only where furniture stands above it after the text.
    let more = || {
        let line = view.at(p);
        let short = (2..=5).contains(&line.words) && !line.is(Shape::STOP) && seen.is_none();
        let after = |q: usize| view.taken(q) || view.evident(q, Force::Strong).is_some();
        short && p > view.last_prose && view.says(p, Sign::More) && after(p - 1)
    };
    !view.taken(p)
        && (label() || more())
        && view.at(p).rest_key == 0
        && !view.at(p).is(Shape::DOT)
        && view.at(p).words <= 12
        && p > view.first_prose
}

/// The end of the list under the label at `p`: titles and teasers up to something of another kind. Prose under a title is
/// taken for a teaser only where the list ends against other artefacts and most of it is titles.
fn items_end(view: &View<'_, '_>, p: usize) -> usize {
    let mut q = p + 1;
    let (mut titles, mut prose) = (0, 0);
    let mut safe = p + 1;
    while q < view.len() {
        let line = view.at(q);
        if stops_list(view, p, q) {
            break;
        }
        let teaser = line.is(Shape::ELLIPSIS) || line.is_titular();
        if !teaser
            && (line.is(Shape::COLON)
                || line.words > 45
                || q > p + 1 && view.at(q - 1).is_prose() && line.is_prose())
        {
            break;
        }
        if teaser {
            titles += 1;
        } else {
            prose += 1;
        }
        if !teaser && q == p + 1 {
            break;
        }
        q += 1;
        if prose == 0 && !(q < view.len() && view.heads_text(q - 1)) {
            safe = q;
        }
    }
    let closed = q >= view.len() || view.taken(q) || view.evidence(q).is_some();
    if prose == 0 || (closed && titles >= 2 && prose * 2 <= titles + 1 && q > view.last_heading()) {
        q
    } else {
        safe
    }
}

/// Whether the line at `q` ends the list under `p` for what it is.
fn stops_list(view: &View<'_, '_>, p: usize, q: usize) -> bool {
    let line = view.at(q);
    if view.listed.contains(&line.key)
        || view.taken(q) && !line.is(Shape::BARE)
        || q > p + 1 && is_label(view, q)
    {
        return true;
    }
    let sources = q + 1 < view.len() && is_source(view.at(q + 1).text);
    if sources && line.words <= 3 && line.is_titular() || is_source(line.text) {
        return true;
    }
    if line.says(Sign::Bio) && line.is(Shape::DOT) {
        return true;
    }
    let Some(e) = view.evidence(q) else {
        return false;
    };
    if matches!(
        e.class,
        Class::Related | Class::Residue | Class::VideoCaption | Class::Toc
    ) || looks_like_title(view, q)
    {
        return false;
    }
    e.force >= Force::Strong || weak_other(view, q)
}

/// A word of footers or menus ends the list, if its neighbour agrees.
fn weak_other(view: &View<'_, '_>, q: usize) -> bool {
    let other = |r: usize| {
        r < view.len()
            && view.evidence(r).is_some_and(|e| {
                !matches!(e.class, Class::Related | Class::Residue | Class::Comments)
            })
            && view.at(r).words <= 4
    };
    other(q)
        && (q + 1 >= view.len()
            || other(q + 1)
            || view.taken(q + 1)
            || view.evident(q + 1, Force::Strong).is_some())
}

fn looks_like_title(view: &View<'_, '_>, q: usize) -> bool {
    let line = view.at(q);
    line.words >= 5
        && !line.is(Shape::DOT)
        && !line.is(Shape::EMAIL)
        && !line.is(Shape::BARS)
        && view.evidence(q).is_some_and(|e| {
            matches!(
                e.sign,
                Sign::Offer
                    | Sign::Author
                    | Sign::Consent
                    | Sign::Newsletter
                    | Sign::Rating
                    | Sign::Paywall
                    | Sign::CommentLabel
                    | Sign::Dated
            )
        })
        && line.label_words == 0
}

/// Whether another pointer, or a line that was taken, stands beside the line after the text.
fn beside_pointer(view: &View<'_, '_>, p: usize) -> bool {
    let points = |q: usize| {
        let seen = view.evidence(q);
        view.taken(q) || seen.is_some_and(|e| e.sign == Sign::ReadAlso)
    };
    p > 0 && points(p - 1) || p + 1 < view.len() && points(p + 1)
}

fn pointers(view: &mut View<'_, '_>) {
    for p in 0..view.len() {
        if view.taken(p) || view.title == Some(p) {
            continue;
        }
        let line = view.at(p);
        let Some(seen) = view
            .evidence(p)
            .filter(|e| matches!(e.sign, Sign::ReadAlso | Sign::NextPost))
        else {
            continue;
        };
        let repeated = view.last_with(line.rest_key).is_some_and(|q| q != p);
        let taken = match seen.sign {
            Sign::NextPost => {
                p > view.last_prose
                    && (line.rest_key != 0 || line.is(Shape::MARKER) || line.is(Shape::BARS))
                    && line.words >= 2
            }
            _ if seen.force >= Force::Strong => repeated || !view.may_head(p) || line.words >= 4,
            _ if p > view.last_prose && !line.is(Shape::STOP) && beside_pointer(view, p) => true,
            _ => line.is(Shape::MARKER) && p > view.first_prose && !line.is(Shape::DOT),
        };
        if taken {
            view.take(p, &POINTER, None);
        }
    }
}
