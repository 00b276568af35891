//! Markdown: furniture that shows in how a line is written: images, lists of links, rows of buttons, front matter.

use super::super::class::Class;
use super::super::lexicon::Sign;
use super::super::line::Shape;
use super::super::view::View;
use super::{Family, rule};

pub(super) const FAMILY: Family = Family {
    rules: &[&IMAGE, &ANCHORS, &CONTENTS, &BUTTONS, &LINKS, &FRONT],
    find,
};

rule! { IMAGE "image/markdown" ImageCaption High
    for "An image in Markdown with nothing beside it." / "En bild i Markdown med inget bredvid."
    says "it is an image without text" / "den är en bild utan text"
    takes ["# Så blir du rörmokare\n¶\n✂ ![En rörmokare i Falun](/bild.jpg)\n¶\n"]
    leaves ["# Så blir du rörmokare\n¶\nSå skrivs en bild i Markdown: ![text](adress)\n¶\n"]
}

rule! { ANCHORS "toc/anchors" Toc High
    for "A list of links to places on the page itself." / "En lista med länkar till ställen på samma sida."
    says "it is one of a list of links to places on this page" / "den är en av flera länkar till ställen på den här sidan"
    takes ["# Så blir du rörmokare\n¶\n✂ - [Arbetsuppgifter](#arbete)\n✂ - [Lön](#lon)\n✂ - [Utbildning](#utb)\n## Arbetsuppgifter\n¶\n## Lön\n¶\n"]
    leaves ["# Så blir du rörmokare\n¶\n- [Skolverket](https://www.skolverket.se)\n- [Yrkeshögskolan](https://www.yrkeshogskolan.se)\n¶\n"]
}

rule! { CONTENTS "toc/over-anchors" Toc High
    for "The label over a list of links to places on the page." / "Rubriken över en lista med länkar till ställen på sidan."
    says "it stands over the list of links that starts on line {line}" / "den står över länklistan som börjar på rad {line}"
    takes ["# Så blir du rörmokare\n¶\n✂ **Det du får veta:**\n- [Arbetsuppgifter](#arbete)\n- [Lön](#lon)\n- [Utbildning](#utb)\n## Arbetsuppgifter\n¶\n## Lön\n¶\n"]
    leaves ["# Så blir du rörmokare\n¶\n**Det du får veta:**\n- hur dagen ser ut\n- vad lönen är\n¶\n"]
}

rule! { BUTTONS "share/links" Share High
    for "Links that lead nowhere: buttons to print, share or save." / "Länkar som inte leder någonstans: knappar för att skriva ut, dela eller spara."
    says "it is a row of buttons" / "den är en rad knappar"
    takes ["# Så blir du rörmokare\n✂ [Skriv ut](#) | [Spara som PDF](#)\n¶\n"]
    leaves ["# Så blir du rörmokare\n¶\nAnsökan görs på [Antagning.se](https://www.antagning.se)\n¶\n", "# Så blir du rörmokare\n¶\n[Skolverket](https://www.skolverket.se) säger att utbildningen tar tre år och kräver praktik. [1](#) [2](#)\n¶\n"]
}

rule! { LINKS "related/links" Related High
    for "A list of links to other pages under its label, after the text." / "En lista med länkar till andra sidor under sin rubrik, efter texten."
    says "it belongs to a list of links to other pages, after the text" / "den hör till en lista med länkar till andra sidor, efter texten"
    takes ["# Så blir du rörmokare\n¶\n¶\n✂ ## Relaterade guider\n✂ - [Så blir du svetsare](/svetsare)\n✂ - [Så blir du målare](/malare)\n"]
    leaves ["# Så blir du rörmokare\n¶\n¶\n## Källor\n- [Skolverket](https://www.skolverket.se)\n- [Yrkeshögskolan](https://www.yrkeshogskolan.se)\n"]
}

rule! { FRONT "residue/front-matter" Residue High
    for "The block of keys and values between dashes that opens a Markdown file." / "Blocket med nycklar och värden mellan streck som inleder en Markdownfil."
    says "it belongs to the front matter of the file" / "den hör till filens metadata"
    takes ["✂ ---\n✂ title: rörmokare\n✂ layout: guide\n✂ ---\n# Så blir du rörmokare\n¶\n"]
    leaves ["Så blir du rörmokare\n\n¶\n", "title: rörmokare\n¶\n"]
}

/// Lines that front matter may have.
const FRONT_LINES: usize = 40;

fn find(view: &mut View<'_, '_>) {
    front_matter(view);
    let mut p = 0;
    while p < view.len() {
        let text = view.at(p).text;
        let linked = memchr::memchr(b']', text.as_bytes()).is_some() && text.contains("](");
        if !linked || view.taken(p) {
            p += 1;
            continue;
        }
        if is_image(text) {
            view.take(p, &IMAGE, None);
        } else if is_buttons(text)
            && view
                .at(p)
                .evidence
                .is_none_or(|e| e.class != Class::Comments)
        {
            view.take(p, &BUTTONS, None);
        }
        let anchors = run(view, p, |to| to.len() > 1 && to.starts_with('#'));
        let links = run(view, p, |to| !to.starts_with('#'));
        if anchors >= 3 {
            contents(view, p, p + anchors);
        } else if links >= 2 && p > view.last_prose {
            others(view, p, p + links);
        }
        p += anchors.max(links).max(1);
    }
    view.find_prose();
}

/// Lines from `p` on that are one link each, to where `leads` agrees.
fn run(view: &View<'_, '_>, p: usize, leads: impl Fn(&str) -> bool) -> usize {
    (p..view.len())
        .take_while(|&q| !view.taken(q) && link_of(view.at(q).text).is_some_and(&leads))
        .count()
}

fn contents(view: &mut View<'_, '_>, from: usize, end: usize) {
    for q in from..end {
        view.listed.insert(view.at(q).key);
        view.take(q, &ANCHORS, None);
    }
    let Some(label) = from.checked_sub(1) else {
        return;
    };
    let line = view.at(label);
    let short = line.words <= 8 && !line.is(Shape::DOT) && view.title != Some(label);
    let announces = line.ends_in_colon() || line.says(Sign::TocLabel);
    if short && announces && !line.text.starts_with("# ") {
        view.take(label, &CONTENTS, Some(from));
    }
}

fn others(view: &mut View<'_, '_>, from: usize, end: usize) {
    let Some(label) = from.checked_sub(1).filter(|&l| l > view.last_prose) else {
        return;
    };
    let related = view
        .evidence(label)
        .is_some_and(|e| e.class == Class::Related);
    if related {
        for q in label..end {
            view.take(q, &LINKS, None);
        }
    }
}

fn front_matter(view: &mut View<'_, '_>) {
    let rule = |view: &View<'_, '_>, p: usize| view.at(p).text == "---";
    if view.len() < 3 || !rule(view, 0) {
        return;
    }
    let Some(end) = (1..view.len().min(FRONT_LINES)).find(|&p| rule(view, p)) else {
        return;
    };
    let keyed = |p: usize| {
        let text = view.at(p).text;
        let key = text.split_once(':').map_or("", |(key, _)| key);
        let word = !key.is_empty() && !key.contains(' ') && key.is_ascii();
        word || text.starts_with("- ")
    };
    if end > 1 && (1..end).all(keyed) {
        for p in 0..=end {
            view.take(p, &FRONT, None);
        }
    }
}

fn is_image(text: &str) -> bool {
    text.starts_with("![") && text.ends_with(')') && text.matches("](").count() == 1
}

/// Where the one link of which the line consists leads, a bullet or a number before it left aside.
fn link_of(text: &str) -> Option<&str> {
    let start = text.find('[')?;
    let before = &text[..start];
    if before.chars().any(char::is_alphabetic) || before.contains('!') || start > 6 {
        return None;
    }
    let inner = text[start..].strip_suffix(')')?;
    let (_, to) = inner.split_once("](")?;
    (!to.contains(['(', '[', ' '])).then_some(to)
}

/// Only links to `#`, two or more, with nothing but separators between.
fn is_buttons(text: &str) -> bool {
    let mut rest = text;
    let mut links = 0;
    while let Some((_, after)) = rest.split_once('[') {
        let between = &rest[..rest.len() - after.len() - 1];
        // A link to elsewhere is no button, nor is what stands between it and the next.
        let Some((label, tail)) = after.split_once("](#)") else {
            return false;
        };
        if label.contains('[') || label.contains("](") || between.chars().any(char::is_alphanumeric)
        {
            return false;
        }
        links += 1;
        rest = tail;
    }
    links >= 2 && !rest.chars().any(char::is_alphanumeric)
}
