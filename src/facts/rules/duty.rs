//! What is done.

use super::{Rule, Topics, card, rule};
use crate::facts::fact::Kind;
use crate::facts::topic::Topic;
use crate::rule::Confidence;

const NOT_HERE: Topics =
    Topics::Not(&[Topic::Education, Topic::Outlook, Topic::Pay, Topic::Skills]);

pub(super) const RULES: &[Rule] = &[
    rule(
        Kind::Duty,
        None,
        Confidence::High,
        Topics::Any,
        &[],
        card(
            "duty/listed",
            "An item of a list that a lead-in says to be tasks.",
            "En punkt i en lista som inledningen säger är arbetsuppgifter.",
            &[
                "Arbetsuppgifterna är:¶- mäta temperatur¶- skriva rapporter ⇒ mäta temperatur | skriva rapporter",
            ],
            &["Vi söker dig som är:¶- noggrann"],
        ),
    ),
    rule(
        Kind::Duty,
        None,
        Confidence::High,
        NOT_HERE,
        &[
            "ser|se till att {clause}",
            "ansvarar|ansvara|svarar|svara för att {clause}",
            "säkerställer|säkerställa att {clause}",
        ],
        card(
            "duty/sees-to",
            "A state of things that people in the role see to.",
            "Något som man ser till att det blir så.",
            &["Provaren ser till att instrumenten fungerar. ⇒ instrumenten fungerar"],
            &["Provaren ser instrumenten."],
        ),
    ),
    rule(
        Kind::Duty,
        None,
        Confidence::High,
        NOT_HERE,
        &[
            "arbetar|arbeta|jobbar|jobba|sysslar|syssla ofta? med {any}",
            "arbetar|arbeta|jobbar|jobba för att {inf}",
            "ansvarar|ansvara|svarar|svara för|över {any}",
            "ansvar|ansvaret för|att {any}",
            "ansvarig|ansvariga för {any}",
            "ansvaret|ansvar … till|i att {inf}",
            "innebär|innebära|handlar|handla|omfattar|omfatta|innefattar|innefatta|består|bestå … att {inf}",
            "går|gå ut på att {inf}",
            "innebär|innebära|omfattar|omfatta|innefattar|innefatta {np}",
            "handlar|handla om {any}",
            "består|bestå av|i {any}",
            "arbetet|jobbet|arbetsuppgifterna|uppgifterna|arbetsuppgifter|yrket|rollen|verksamheten … är|vara att {inf}",
            "~arbetsuppgift|~arbetsområd|uppgift|uppgiften|uppgifter|uppgifterna … är|vara {any}",
            "uppdrag|uppgifter|arbetsuppgifter|saker som att {inf}",
            "rör|röra sig om att {inf}",
            "handlar|handla om hjälp|stöd att|med {any}",
            "syfte att {inf}",
            "som|ett|ge stöd till|för|i {whole}",
            "har|ha … ansvaret|huvudansvaret|huvudansvar|budgetansvar|personalansvar {it}",
            "~arbetsuppgift|arbetet|jobbet|yrket|rollen|tjänsten|uppgifterna … ingår|ingå {any}",
            "ingår|ingå i arbetet|arbetsuppgifterna|jobbet|uppgifterna … {any}",
            "ingår|ingå {np}",
            "~arbetsuppgift|uppgifter|arbetet … hör … {any}",
            "uppgift|uppgiften att {inf}",
            "{before} ingår|ingå|hör|tillhör … arbetet|arbetsuppgifterna|jobbet|uppgifterna|yrket",
            "{before} ingår|ingå",
            "{before} är en? … del av arbetet|jobbet|yrket|verksamheten|vardagen|rollen|arbetsdagen",
            "{before} är … uppgift|uppgifter|arbetsuppgift|arbetsuppgifter",
            "metoder|moment|uppgifter|arbetsuppgifter|arbetsmoment|processer|tekniker|insatser som|såsom|exempelvis {np}",
            "frihet|uppdrag att {inf}",
            "kombinerar|kombinera … med att {inf}",
            "specialisera|specialiserar|specialiserad|inriktad|inrikta sig? på|mot|inom {np}",
            "bidrar|bidra till att? {any}",
            "deltar|delta i|vid {any}",
            "kontakt|kontakter|kontakten|samarbete|samarbetet|kundkontakter|patientkontakter med {whole}",
            "har mycket|många ~kundkontakt|~kontakter|~patientkontakt {it}",
            "utvärderas|bedöms|mäts efter|utifrån|på {np}",
            "genom att {inf}",
            "är att {inf}",
            "vara att {inf}",
        ],
        card(
            "duty/works-with",
            "A task that the text announces as one.",
            "En uppgift som texten anger som en sådan.",
            &[
                "Provare arbetar med att mäta temperatur och skriva rapporter. ⇒ mäta temperatur | skriva rapporter",
                "Provaren ansvarar för kalibrering av instrument. ⇒ kalibrering av instrument",
            ],
            &["Provare arbetar på laboratorier."],
        ),
    ),
    rule(
        Kind::Duty,
        None,
        Confidence::Medium,
        Topics::Only(&[Topic::Skills]),
        &[
            "arbetet|jobbet|yrket|rollen|tjänsten … innebär|handlar … att {inf}",
            "~arbetsuppgift|arbetet|jobbet … ingår|ingå att {inf}",
            "ansvarar|ansvarig|ansvariga för {any}",
        ],
        card(
            "duty/told-among-skills",
            "A task that a section about skills gives as the reason for one.",
            "En uppgift som ett avsnitt om kompetens anger som skäl för en sådan.",
            &["Kompetens ## I arbetet ingår att mäta temperatur. ⇒ mäta temperatur"],
            &["Kompetens ## Man måste kunna mäta temperatur."],
        ),
    ),
    rule(
        Kind::Duty,
        None,
        Confidence::Medium,
        Topics::Not(&[
            Topic::Education,
            Topic::Outlook,
            Topic::Pay,
            Topic::Skills,
            Topic::Environment,
            Topic::Place,
        ]),
        &[],
        card(
            "duty/does",
            "What a sentence says that people in the role do.",
            "Vad en mening säger att man gör i yrket.",
            &[
                "De mäter temperatur, skriver rapporter och reparerar instrument. ⇒ mäter temperatur | skriver rapporter | reparerar instrument",
                "Man kan också reparera instrument. ⇒ reparera instrument (possible)",
            ],
            &["Instrumentet är dyrt.", "Provare är noggranna."],
        ),
    ),
];
