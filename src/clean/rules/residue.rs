//! Residue: template code, server notices, empty bullets, lone symbols, embed leftovers.

use super::super::class::Class;
use super::super::evidence::is_table_rule;
use super::super::lexicon::Sign;
use super::super::line::Shape;
use super::super::view::View;
use super::{Family, rule};

pub(super) const FAMILY: Family = Family {
    rules: &[&CODE, &NOTICE, &SYMBOL, &EMPTY],
    find,
};

rule! { CODE "residue/code" Residue Certain
    for "Program code and placeholders that a template left unfilled." / "Programkod och platshållare som en mall lämnat ofyllda."
    says "it is program code or an unfilled placeholder" / "den är programkod eller en ofylld platshållare"
    takes ["Så blir du rörmokare\n¶\n✂ $config[ads_top] not found\n¶\n", "Så blir du rörmokare\n✂ {{ post.title }}\n¶\n✂ <!-- banner -->\n¶\n"]
    leaves ["I jobbannonsen stod det: skicka {ditt} cv.", "Programmeraren skriver funktioner och testar dem, till exempel f(x), varje dag."]
}

rule! { NOTICE "residue/notice" Residue High
    for "Notices of the browser or the server that are no text of the article." / "Meddelanden från webbläsare eller server som inte hör till artikeln."
    says "it is a notice of browser or server" / "den är ett meddelande från webbläsare eller server"
    takes ["Så blir du rörmokare\n¶\n✂ Din webbläsare stöder inte JavaScript.\n¶\n", "Så blir du rörmokare\n¶\n✂ undefined\n¶\n", "Så blir du rörmokare\n¶\n✂ Loading\n\nEtt steg\n"]
    leaves ["Testare\n¶\nTest\n¶\nError\n¶\nWidget\n¶\nDefault\n¶\n", "Den som vill bli webbutvecklare lär sig ofta JavaScript först och därefter ett språk till på serversidan."]
}

rule! { SYMBOL "residue/symbol" Residue High
    for "Lines with neither letter nor digit: empty bullets, lone marks." / "Rader utan bokstav och siffra: tomma punkter, ensamma tecken."
    says "it has neither letter nor digit" / "den har varken bokstav eller siffra"
    takes ["Så blir du rörmokare\n¶\n✂ •\n¶\n✂ |\n¶\n"]
    leaves ["– Ja.", "5", "Så blir du rörmokare\n¶\n| År | Lön |\n| --- | --- |\n| 1 | 25 000 kr |\n¶\n", "Så blir du rörmokare\n====\n\n¶\n"]
}

rule! { EMPTY "residue/empty" Residue Certain
    for "Lines that show nothing once their characters are repaired: a lone no-break space, a zero-width space." / "Rader som inte visar något när tecknen är lagade: ett ensamt hårt mellanslag, ett nollbrett mellanslag."
    says "it shows nothing" / "den visar ingenting"
    takes ["Så blir du rörmokare\n¶\n✂ &nbsp;\n¶\n"]
    leaves ["Så blir du rörmokare\n¶\n\n¶\n"]
}

fn find(view: &mut View<'_, '_>) {
    if view.any(Shape::CODE) || view.any(Shape::BARE) || view.shows(Class::Residue) {
        leftovers(view);
    }
    view.find_prose();
}

fn leftovers(view: &mut View<'_, '_>) {
    for p in 0..view.len() {
        let line = view.at(p);
        if line.is(Shape::CODE) {
            view.take(p, &CODE, None);
        } else if line.is(Shape::BARE) && is_structure(view, p) {
            continue;
        } else if line.is(Shape::BARE) && !line.text.contains(['★', '☆']) && line.words <= 3 {
            view.take(p, &SYMBOL, None);
        } else if view.evidence(p).is_some_and(|e| e.sign == Sign::Residue)
            && (!view.may_head(p) || is_token(line.text))
        {
            view.take(p, &NOTICE, None);
        }
    }
}

/// What programs write where a value is missing: no heading, whatever stands under it.
fn is_token(text: &str) -> bool {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    ["undefined", "null", "nan", "object object"]
        .iter()
        .any(|token| text.eq_ignore_ascii_case(token))
}

/// The rule of a Markdown table, or the underline that makes a heading of the line right above it.
fn is_structure(view: &View<'_, '_>, p: usize) -> bool {
    let text = view.at(p).text;
    let underline = text.len() >= 3
        && (text.bytes().all(|b| b == b'=') || text.bytes().all(|b| b == b'-'))
        && p > 0
        && !view.gap(p)
        && view.gap(p + 1)
        && !view.taken(p - 1)
        && view.evidence(p - 1).is_none()
        && view.at(p - 1).is_titular();
    underline || is_table_rule(text)
}
