//! What one must have done before, and what one brings along.

use super::{Rule, Topics, card, rule};
use crate::facts::fact::Kind;
use crate::rule::Confidence;

pub(super) const RULES: &[Rule] = &[
    rule(
        Kind::Experience,
        None,
        Confidence::High,
        Topics::Any,
        &[],
        card(
            "experience/years",
            "Years of work that the role asks for.",
            "Antal år i arbetet som yrket kräver.",
            &["Det krävs minst tre års erfarenhet av mätning. ⇒ tre års erfarenhet (required)"],
            &["Utbildningen är tre år."],
        ),
    ),
    rule(
        Kind::Experience,
        None,
        Confidence::High,
        Topics::Any,
        &[
            "erfarenhet|erfarenheter|vana|yrkesvana av|från|inom|i|som|med|att {any}",
            "~yrkeserfarenhet|arbetslivserfarenhet {it}",
            "lång|längre|flerårig|gedigen|bred|relevant|praktisk ~erfarenhet|yrkesvana {all}",
            "~livserfarenhet|säljerfarenhet {it}",
            "~erfarenhet krävs|behövs|efterfrågas {first}",
            "~erfarenhet är|kan vara? meriterande|merit|fördel|plus {first}",
            "^ tidigare arbete|jobb|anställning|tjänst inom|från|i|som|med|på {whole}",
            "arbetat som|med|inom|på|i {np}",
            "jobbat med|inom|på|i {np}",
            "du har|ha jobbat som <role> {it}",
            "vana|van|vana vid {np}",
            "befintlig|egen|eget kundbas|kundkrets|portfölj|portfolio|kontaktnät {all}",
            "~etablerad|väletablerade|upparbetade|upparbetat|brett relationer|kundrelationer|kontakter|kontaktnät|nätverk {whole}",
            "bygger|bygga|samlar|samla erfarenhet {all}",
        ],
        card(
            "experience/of",
            "Earlier work that the role asks for, or that is a plus.",
            "Tidigare arbete som yrket kräver eller som är meriterande.",
            &[
                "Erfarenhet av försäljning är meriterande. ⇒ försäljning (preferred)",
                "Det är bra om du har jobbat på verkstad. ⇒ verkstad (preferred)",
                "Tidigare arbete inom vård är en fördel. ⇒ Tidigare arbete inom vård (preferred)",
                "Gärna ska du ha jobbat som bagare. ⇒ bagare",
            ],
            &["Arbetet ger nya erfarenheter.", "Du har jobbat som en tok."],
        ),
    ),
];
