//! What a block is, by its shape and its neighbours.

use super::BlockKind;
use super::block::Draft;
use super::sentence::{is_closer, is_terminal};

/// A heading is not longer, in characters and in words.
const HEADING: (usize, usize) = (70, 11);

/// A title is not longer (characters).
const TITLE: usize = 130;

/// What a block looks like by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Markup says title.
    TitleMark,
    /// Markup says heading.
    HeadingMark,
    /// Underlined or bold.
    HeadingDrawn,
    /// Short, begins like a sentence, does not end like one.
    Short,
    /// A few words and a colon.
    ShortLead,
    /// Ends with a colon.
    LeadIn,
    /// Begins or ends like the middle of a sentence.
    Fragment,
    /// A word or two, a colon, and what there is to say of it.
    Labelled,
    /// Opens with a number and does not end like a sentence.
    NumberedShort,
    /// Opens with a number.
    Numbered,
    /// Markup or a bullet says item.
    Item,
    /// A row of a table, or mostly figures.
    Data,
    /// Anything else that does not end like a sentence and is no longer than a title.
    Long,
    /// Running text.
    Prose,
}

/// The shape of a block without markers.
pub(super) fn of(text: &str, wrapped: bool) -> Shape {
    let words = text.split_whitespace().take(HEADING.1 + 2).count();
    if text.ends_with(':') {
        return match words {
            0..=3 if !wrapped => Shape::ShortLead,
            _ => Shape::LeadIn,
        };
    }
    if wrapped {
        return if label(text).is_some() {
            Shape::Labelled
        } else {
            Shape::Prose
        };
    }
    if is_data(text) {
        Shape::Data
    } else if is_short(text) {
        Shape::Short
    } else if words <= HEADING.1 + 1
        && (text.ends_with([',', ';']) || text.starts_with(char::is_lowercase))
    {
        Shape::Fragment
    } else if label(text).is_some() {
        Shape::Labelled
    } else if !ends_sentence(text) && text.chars().nth(TITLE).is_none() {
        Shape::Long
    } else {
        Shape::Prose
    }
}

/// The shape of a block that opens with a number or a letter of a list.
pub(super) fn numbered(text: &str) -> Shape {
    let (_, rest) = text.split_once(char::is_whitespace).unwrap_or_default();
    if is_short(rest.trim_start()) {
        Shape::NumberedShort
    } else {
        Shape::Numbered
    }
}

/// Whether `text` ends with a mark that ends sentences.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(is_closer).ends_with(is_terminal)
}

/// Whether `text` begins in the middle of a sentence and ends with one, as no heading does.
pub(super) fn reads_on(text: &str) -> bool {
    text.starts_with(char::is_lowercase) && ends_sentence(text)
}

/// Whether `text` is as short as a heading and does not end like a sentence; a single question may be one.
pub(super) fn is_short(text: &str) -> bool {
    let (chars, words) = HEADING;
    let question = text.strip_suffix('?');
    let body = question.unwrap_or(text);
    text.chars().nth(chars).is_none()
        && text.split_whitespace().nth(words).is_none()
        && text.starts_with(|c: char| {
            c.is_uppercase() || c.is_numeric() || is_caseless(c) || is_closer(c) || c == '¿'
        })
        && !body.ends_with([',', ';', ':', '-', '–'])
        && !ends_sentence(body)
        && !inner_end(body)
        && label(text).is_none_or(is_step)
        && text.contains(char::is_alphabetic)
}

fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// Whether a sentence seems to end inside `text`.
fn inner_end(text: &str) -> bool {
    [". ", "! ", "? "].iter().any(|end| text.contains(end))
}

/// What stands before the first colon, where more follows after it: `Noggrann: du …`.
fn label(text: &str) -> Option<&str> {
    let (label, rest) = text.split_once(':')?;
    let is_label = rest.starts_with(|c: char| c.is_whitespace() || c.is_uppercase())
        && label.chars().nth(50).is_none()
        && !inner_end(label)
        && label.starts_with(char::is_alphabetic);
    is_label.then_some(label)
}

/// Whether a label counts: `Steg 1`, `Del 2`.
fn is_step(label: &str) -> bool {
    label
        .split_once(' ')
        .is_some_and(|(_, number)| number.bytes().all(|b| b.is_ascii_digit()) && !number.is_empty())
}

/// Whether `text` is a row of a table, or says more in figures than in words.
fn is_data(text: &str) -> bool {
    if text.starts_with('|') || text.contains('\t') || text.contains(" | ") {
        return true;
    }
    if text.chars().nth(HEADING.0).is_some() || ends_sentence(text) {
        return false;
    }
    let (mut words, mut figures) = (0, 0);
    for word in text.split_whitespace() {
        words += 1;
        figures += usize::from(word.contains(|c: char| c.is_numeric()));
    }
    figures > 0 && (figures * 2 > words || has_amount(text))
}

/// A title without the name of the site that a bar sets off: `Svetsare | Yrkesguiden`.
pub(crate) fn without_site(title: &str) -> &str {
    match title.split_once(" | ") {
        Some((own, site))
            if own.contains(char::is_alphabetic)
                && !own.starts_with('|')
                && !site.contains('|')
                && (1..=SITE_WORDS).contains(&site.split_whitespace().count()) =>
        {
            own.trim_end()
        }
        _ => title,
    }
}

/// Whether `text` states an amount of money or a share.
fn has_amount(text: &str) -> bool {
    let mut after_figure = false;
    text.split_whitespace().any(|word| {
        let unit = matches!(
            word,
            "kr" | "kronor"
                | "kroner"
                | "SEK"
                | "NOK"
                | "DKK"
                | "EUR"
                | "euro"
                | "€"
                | "%"
                | "procent"
        );
        let amount =
            (after_figure && unit) || word.ends_with(['%', '€', '$']) || word.ends_with(":-");
        after_figure = word.ends_with(|c: char| c.is_numeric());
        amount
    })
}

/// How much of `text`, in bytes, stands before a remark in brackets at its end (`Lön [redigera]`).
pub(super) fn before_remark(text: &str) -> usize {
    let open = text
        .strip_suffix(']')
        .and_then(|body| body.rfind('['))
        .filter(|&open| {
            text[..open].ends_with(|c: char| c.is_alphanumeric() || c == '?' || c == ' ')
        });
    open.map_or(text.len(), |open| text[..open].trim_end().len())
}

/// Words that the name of a site has at most.
const SITE_WORDS: usize = 4;

/// The kind of each block, of which `title` is the title.
pub(super) fn kinds(drafts: &[Draft], title: Option<usize>) -> Vec<BlockKind> {
    let marked = drafts.iter().any(|d| d.shape == Shape::HeadingMark);
    let mut kinds = vec![BlockKind::Paragraph; drafts.len()];
    if let Some(title) = title {
        kinds[title] = BlockKind::Title;
    }
    let mut at = 0;
    while at < drafts.len() {
        if Some(at) == title {
            at += 1;
            continue;
        }
        let end = run_end(drafts, at);
        // What stands before the title is no run with what stands after it.
        let end = title.filter(|t| (at..end).contains(t)).unwrap_or(end);
        let lead = at > 0 && Some(at - 1) != title && leads(drafts, at - 1);
        match drafts[at].shape {
            Shape::Short if marked && !lead => {}
            Shape::Short => short_run(drafts, at..end, lead, &mut kinds[at..end]),
            Shape::Fragment | Shape::Labelled if lead || end - at > 1 => {
                kinds[at..end].fill(BlockKind::ListItem);
            }
            _ => kinds[at] = single(drafts, at, lead),
        }
        at = end.max(at + 1);
    }
    kinds
}

/// The end of the run of blocks of one shape that begins at `at`, for shapes that are judged in runs.
fn run_end(drafts: &[Draft], at: usize) -> usize {
    let shape = drafts[at].shape;
    if !matches!(shape, Shape::Short | Shape::Fragment | Shape::Labelled) {
        return at + 1;
    }
    drafts[at..]
        .iter()
        .position(|d| d.shape != shape)
        .map_or(drafts.len(), |len| at + len)
}

/// The kind of a block that needs no run to be told.
fn single(drafts: &[Draft], at: usize, lead: bool) -> BlockKind {
    let next = drafts.get(at + 1).map(|d| d.shape);
    let before = at.checked_sub(1).map(|i| drafts[i].shape);
    let is_numbered = |s| matches!(s, Some(Shape::NumberedShort | Shape::Numbered));
    let alone = !is_numbered(before) && !is_numbered(next);
    match drafts[at].shape {
        Shape::TitleMark | Shape::HeadingMark => BlockKind::Heading,
        Shape::HeadingDrawn | Shape::ShortLead if next.is_some() => BlockKind::Heading,
        Shape::Item => BlockKind::ListItem,
        Shape::Numbered if alone && !lead => BlockKind::Paragraph,
        Shape::Numbered => BlockKind::ListItem,
        Shape::NumberedShort => match next {
            Some(Shape::Prose | Shape::LeadIn | Shape::Item)
                if !is_numbered(before) || drafts[at].gap =>
            {
                BlockKind::Heading
            }
            _ => BlockKind::ListItem,
        },
        _ => BlockKind::Paragraph,
    }
}

/// The index of the title: the first `h1`, unless a heading stands before it, else a first block that looks like one.
pub(super) fn title(drafts: &[Draft]) -> Option<usize> {
    let mark = drafts
        .iter()
        .position(|d| matches!(d.shape, Shape::TitleMark | Shape::HeadingMark));
    if let Some(at) = mark
        && drafts[at].shape == Shape::TitleMark
    {
        return Some(at);
    }
    let row = drafts.get(1).is_some_and(|next| next.shape == Shape::Data);
    match drafts.first()?.shape {
        Shape::Data if !row && without_site(drafts[0].text) != drafts[0].text => Some(0),
        Shape::Short | Shape::HeadingMark | Shape::HeadingDrawn => Some(0),
        Shape::Long | Shape::Labelled if drafts.len() > 1 && !ends_sentence(drafts[0].text) => {
            Some(0)
        }
        _ => None,
    }
}

/// Whether a list can be expected after block `at`.
fn leads(drafts: &[Draft], at: usize) -> bool {
    matches!(drafts[at].shape, Shape::LeadIn | Shape::ShortLead) || (drafts[at].text.ends_with(':'))
}

/// Whether a short block at `at` names the figure under it, as others beside it do: `Lowest`, `29 500 kr`, `Median` ….
fn labels_figure(drafts: &[Draft], at: usize) -> bool {
    let figure = |i: usize| {
        let draft = drafts.get(i);
        draft.is_some_and(|d| d.shape == Shape::Data && !d.text.contains(['\t', '|']))
    };
    let label = |i: usize| drafts.get(i).is_some_and(|d| d.shape == Shape::Short);
    figure(at + 1) && (at > 0 && figure(at - 1) || label(at + 2) && figure(at + 3))
}

/// Whether a short block at `at` says whose words the quotation above it are: `Eva, baker`.
fn signs(drafts: &[Draft], at: usize) -> bool {
    let quoted = |text: &str| {
        text.starts_with(['”', '“', '„', '»', '«', '"'])
            && text.ends_with(['”', '“', '»', '«', '"'])
    };
    let role = drafts[at].text.split_once(", ").map(|(_, role)| role);
    at > 0
        && quoted(drafts[at - 1].text)
        && role.is_some_and(|role| role.starts_with(char::is_lowercase))
}

/// Tells headings from items in a run of short blocks. `lead` says that a colon stands before it.
fn short_run(drafts: &[Draft], run: std::ops::Range<usize>, lead: bool, kinds: &mut [BlockKind]) {
    let blocks = &drafts[run.clone()];
    let text_follows = drafts
        .get(run.end)
        .is_some_and(|d| d.shape != Shape::Fragment)
        && !labels_figure(drafts, run.end - 1);
    kinds.fill(BlockKind::ListItem);
    let mut from = 0;
    if !lead && signs(drafts, run.start) {
        kinds[0] = BlockKind::Paragraph;
        from = 1;
    }
    if lead {
        // The list goes on as it began, with or without blank lines between its items.
        let loose = blocks.get(1).is_some_and(|d| d.gap);
        let list = 1 + blocks[1..].iter().take_while(|d| d.gap == loose).count();
        if list < blocks.len() {
            from = list;
        } else if list > 1 && loose && text_follows {
            from = list - 1;
        } else {
            return;
        }
    }
    let (blocks, kinds) = (&blocks[from..], &mut kinds[from..]);
    match (blocks.len(), text_follows) {
        (0, _) => {}
        (1, true) => kinds[0] = BlockKind::Heading,
        (1, false) => kinds[0] = BlockKind::Paragraph,
        (2, true) => kinds.fill(BlockKind::Heading),
        (_, follows) => {
            kinds[0] = BlockKind::Heading;
            // What a gap sets apart from lines above, and none from those below, heads them.
            for i in 1..blocks.len() - 1 {
                if blocks[i].gap && !blocks[i + 1].gap {
                    kinds[i] = BlockKind::Heading;
                }
            }
            // In a list without gaps, the last line is an item unless a gap sets it apart.
            let last = blocks.len() - 1;
            let apart = blocks[last].gap || blocks[1..].iter().all(|d| !d.gap);
            if follows && apart {
                kinds[last] = BlockKind::Heading;
            }
        }
    }
}
