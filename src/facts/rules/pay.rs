//! What the work pays.

use super::{Rule, Topics, card, rule};
use crate::facts::fact::{Facet, Kind};
use crate::rule::Confidence;

pub(super) const RULES: &[Rule] = &[
    rule(
        Kind::Pay,
        Some(Facet::Amount),
        Confidence::High,
        Topics::Any,
        &[],
        card(
            "pay/amount",
            "A sum of money, or a range of sums, in a sentence about pay.",
            "Ett belopp eller ett spann i en mening om lön.",
            &[
                "Ingångslönen är 28 500 kronor i månaden. ⇒ 28 500 kronor i månaden",
                "Lönen ligger mellan 31 000 och 38 000 kr. ⇒ 31 000 och 38 000 kr",
                "Medianlönen är 35 400 kr. ⇒ 35 400 kr",
                "Lön ## I privat sektor får man 30 000–34 000 kr. ⇒ 30 000–34 000 kr",
            ],
            &[
                "Kursen kostar 4 000 kronor.",
                "Lönen varierar.",
                "Lön ## Provet tar två timmar.",
            ],
        ),
    ),
    rule(
        Kind::Pay,
        Some(Facet::Factor),
        Confidence::High,
        Topics::Any,
        &[
            "lönen|lönerna|lön|ingångslönen|inkomsten|löneläget|lönenivån|månadslönen varierar|beror|bestäms|styrs|påverkas|skiljer … beroende? på|av|efter|med|mellan|utifrån|från {short}",
            "ersättningen|arvodet|timpenningen|gaget varierar|beror|bestäms|styrs|påverkas … på|av|efter|med|mellan|utifrån {short}",
            "{before} påverkar|avgör|styr lönen|lönerna|löneläget|lönenivån|ersättningen",
            "individuell|individuella lönesättning|löner|lön {all}",
            "lönen|lönerna sätts individuellt {all}",
            "lönen|lön|inkomsten sätts|bestäms efter|utifrån|av|genom {short}",
        ],
        card(
            "pay/factor",
            "What pay depends on.",
            "Vad lönen beror på.",
            &[
                "Lönen varierar med erfarenhet och region. ⇒ erfarenhet | region",
                "Ålder och bostadsort påverkar lönen. ⇒ Ålder | bostadsort",
                "Lönen sätts individuellt. ⇒ Lönen sätts individuellt",
            ],
            &["Arbetet varierar med årstiden."],
        ),
    ),
    rule(
        Kind::Pay,
        Some(Facet::Factor),
        Confidence::High,
        Topics::Any,
        &[],
        card(
            "pay/depending-on",
            "What pay depends on, named before the pay.",
            "Vad lönen beror på, nämnt före lönen.",
            &["Beroende på branschen och orten varierar lönen. ⇒ branschen | orten"],
            &["Beroende på branschen varierar arbetet."],
        ),
    ),
    rule(
        Kind::Pay,
        Some(Facet::Level),
        Confidence::Medium,
        Topics::Any,
        &[
            "genomsnittlig|hög|höga|låg|låga|lägre|högre|bra|god|goda|konkurrenskraftig lön|löner|ingångslön|inkomst {all}",
            "lönen|lönerna|ingångslönen|löneläget|lönenivån|lönenivåerna är|ligger|blir något|ganska|relativt|mycket? hög|höga|låg|låga|lägre|högre|bra|god|goda|dålig|dåliga|konkurrenskraftig|konkurrenskraftiga|genomsnittlig {all}",
            "lönen|lönerna|ingångslönen|löneläget ofta|något|generellt? högre|lägre|höga|låga|hög|låg {all}",
            "tjänar ofta|något|betydligt|generellt? mer|mindre|bättre|sämre|bra|dåligt|bäst|mest {all}",
            "tjänar … procent av {whole}",
        ],
        card(
            "pay/level",
            "How high the pay is, without a figure.",
            "Hur hög lönen är, utan siffra.",
            &[
                "En provare har en genomsnittlig lön. ⇒ genomsnittlig lön",
                "I Stockholm är lönerna högre. ⇒ lönerna högre",
            ],
            &["En provare får lön."],
        ),
    ),
    rule(
        Kind::Pay,
        Some(Facet::Benefit),
        Confidence::Medium,
        Topics::Any,
        &[
            "<benefit> {it}",
            "ytterligare|extra betalningar|ersättning|ersättningar {all}",
        ],
        card(
            "pay/benefit",
            "What comes on top of pay.",
            "Vad som kommer till utöver lönen.",
            &["Många får friskvårdsbidrag och tjänstepension. ⇒ friskvårdsbidrag | tjänstepension"],
            &["Friskolor har egna regler."],
        ),
    ),
    rule(
        Kind::Pay,
        Some(Facet::Component),
        Confidence::Medium,
        Topics::Any,
        &[
            "rörlig|flytande|fast|garanterad del av inkomsten|lönen|lön {all}",
            "övre|undre|lägsta|högsta ~löne|lön|lönen {all}",
            "procentandelen|procentandel|andel av|på {whole}",
            "lönen|inkomsten|ersättningen består|utgörs av {np}",
            "<pay> {it}",
        ],
        card(
            "pay/component",
            "A part that pay is made of.",
            "En del som lönen består av.",
            &["Utöver fast lön får man provision. ⇒ fast lön | provision"],
            &["Lönen varierar."],
        ),
    ),
];
