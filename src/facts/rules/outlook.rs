//! Demand, supply, trends, popularity.

use super::{Rule, Topics, card, rule};
use crate::facts::fact::{Facet, Kind};
use crate::rule::Confidence;

pub(super) const RULES: &[Rule] = &[
    rule(
        Kind::Outlook,
        Some(Facet::Demand),
        Confidence::High,
        Topics::Any,
        &[
            "efterfrågan|behovet|tillgången på|av|efter {whole}",
            "brist|överskott|konkurrens|konkurrensen på|av|om {whole}",
            "~konkurrens|konkurrensen är|om {whole}",
            "goda|gynnsamma|stora|små möjligheter|jobbmöjligheter|utsikter {all}",
        ],
        card(
            "outlook/demand",
            "Demand for people in the role, or competition for the jobs.",
            "Efterfrågan på yrkesgruppen, eller konkurrens om jobben.",
            &["Det är brist på provare. ⇒ brist på provare"],
            &["De arbetar efter ritning."],
        ),
    ),
    rule(
        Kind::Outlook,
        Some(Facet::Trend),
        Confidence::Medium,
        Topics::Any,
        &[
            "vanligare|viktigare|större med|att {whole}",
            "växande|ökande|ökat intresse|efterfrågan|behov|krav {all}",
            "blivit … mer {whole}",
        ],
        card(
            "outlook/trend",
            "A trend in the role or in what employers ask for.",
            "En trend i yrket eller i vad arbetsgivare frågar efter.",
            &["Det blir allt vanligare med distansmätning. ⇒ vanligare med distansmätning"],
            &["De arbetar mer på natten."],
        ),
    ),
    rule(
        Kind::Outlook,
        Some(Facet::Popularity),
        Confidence::Medium,
        Topics::Any,
        &[
            "populärt|populär|populära|eftertraktat|attraktivt bland {whole}",
            "lockar … {np}",
        ],
        card(
            "outlook/popular",
            "Among whom the role is popular.",
            "Bland vilka yrket är populärt.",
            &["Yrket är populärt bland unga. ⇒ populärt bland unga"],
            &["Provet är enkelt."],
        ),
    ),
];
