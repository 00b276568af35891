//! Who employs people in the role.

use super::{Rule, Topics, card, rule};
use crate::facts::fact::{Facet, Kind};
use crate::facts::topic::Topic;
use crate::rule::Confidence;

pub(super) const RULES: &[Rule] = &[
    rule(
        Kind::Employer,
        Some(Facet::Sector),
        Confidence::High,
        Topics::Any,
        &[
            "~egenföretagare|~egenföretagarna|frilansare {it}",
            "hyr|hyra stol|plats|rum {all}",
            "driver|driva eget {all}",
            "frilansar|frilansa {all}",
            "egen|egna|eget företagare|företag|firma|rörelse|verksamhet|åkeri|bolag|praktik|mottagning|verkstad|byrå|salong|klinik|studio|butik|restaurang {all}",
        ],
        card(
            "employer/self",
            "Self-employment.",
            "Eget företagande.",
            &[
                "Många provare är egna företagare. ⇒ egna företagare",
                "En del frilansar eller driver eget. ⇒ frilansar | driver eget",
            ],
            &["De har egna nycklar."],
        ),
    ),
    rule(
        Kind::Employer,
        Some(Facet::Named),
        Confidence::Medium,
        Topics::Any,
        &[
            "arbetsgivare|arbetsgivaren|arbetsgivarna … är|finns|heter|märks|återfinns|ingår {short}",
        ],
        card(
            "employer/by-name",
            "Employers that the text names.",
            "Arbetsgivare som texten nämner vid namn.",
            &[
                "Arbetsgivare är Norrprov, Havsverket och regionala bolag. ⇒ Norrprov | Havsverket",
                "Lisa Ek, provare på Norrprov, mäter ljud. ⇒ Norrprov",
                "Efter examen fick han jobb hos Norrprov. ⇒ Norrprov",
            ],
            &[
                "Arbetsgivare är regionala bolag.",
                "Han fick jobb på Öland.",
            ],
        ),
    ),
    rule(
        Kind::Employer,
        Some(Facet::Named),
        Confidence::Medium,
        Topics::Not(&[Topic::Education]),
        &[],
        card(
            "employer/example",
            "Employers that the text names as examples of a kind.",
            "Arbetsgivare som texten nämner som exempel på ett slag.",
            &[
                "Provare anställs av energibolag som Norrkraft, Sydkraft och Väst AB. ⇒ Norrkraft | Sydkraft | Väst AB",
                "De arbetar på myndigheter, bland andra Kustverket. ⇒ Kustverket",
            ],
            &["De arbetar på bolag som mäter temperatur."],
        ),
    ),
    rule(
        Kind::Employer,
        Some(Facet::Workplace),
        Confidence::High,
        Topics::Any,
        &[],
        card(
            "employer/hires",
            "Who looks for people in the role.",
            "Vem som söker folk till yrket.",
            &[
                "Norrprov, Väst och Sydlab Nord söker provare. ⇒ Norrprov | Väst | Sydlab Nord",
                "Just nu rekryterar Norrprov provare. ⇒ Norrprov",
                "Ånäs kommun söker nu en erfaren provare. ⇒ Ånäs kommun",
            ],
            &["Anna söker jobb som provare.", "Alla söker provare."],
        ),
    ),
    rule(
        Kind::Employer,
        Some(Facet::Named),
        Confidence::Medium,
        Topics::Not(&[Topic::Education]),
        &[],
        card(
            "employer/firm",
            "The firm or municipality whose page this is.",
            "Företaget eller kommunen vars sida det är.",
            &[
                "Hos Norrprov AB får du ett eget rum. ⇒ Norrprov AB",
                "Välkommen till Ånäs kommun! ⇒ Ånäs kommun",
                "Om företaget ## Norrprov är en familjefirma. ⇒ Norrprov",
                "Om Norrprov ## Sedan 1970 mäter Norrprov buller. ⇒ Norrprov",
            ],
            &[
                "I Ånäs kommun finns 200 sjöar.",
                "Norrprov är en familjefirma.",
            ],
        ),
    ),
    rule(
        Kind::Employer,
        Some(Facet::Workplace),
        Confidence::High,
        Topics::Not(&[Topic::Education, Topic::Environment]),
        &[
            "arbetar|arbeta|jobbar|jobba|verkar|tjänstgör|undervisar|undervisa på|hos|vid {short}",
            "anställd|anställda|anställning|anställningar|anställs|sysselsatta av|vid|på|hos {short}",
            "anställd|anställda|anställning genom|via <workplace> {it}",
            "driver|driva <workplace> {it}",
            "finns|finnas arbete|jobb|arbetstillfällen|arbetsplatser inom|på|i|hos|vid {short}",
            "uppdrag av {short}",
            "{before} anställer|anlitar|rekryterar|nyanställer",
            "företag|bolag|organisationer som … att anställa|anlita|rekrytera {first}",
            "lockas|anlitas|anställs … av {short}",
            "{before} är några|en|ett av … arbetsgivarna|arbetsgivare|arbetsplatserna",
            "{before} är arbetsgivare|arbetsgivaren",
            "{before} är vanlig|vanliga|vanligaste|viktig|viktiga|stor|stora|största|huvudsaklig|huvudsakliga|typisk|typiska arbetsplats|arbetsplatser|arbetsplatserna|arbetsgivare|arbetsgivaren|arbetsgivarna",
            "{before} som arbetsgivare",
        ],
        card(
            "employer/works-at",
            "Where people in the role work, and for whom.",
            "Var och för vem man arbetar i yrket.",
            &[
                "Provare arbetar på laboratorier och sjukhus. ⇒ laboratorier | sjukhus",
                "De flesta har kommunen eller ett rederi som arbetsgivare. ⇒ kommunen | rederi",
                "Man arbetar hos någon av landets gårdar. ⇒ landets gårdar",
                "Arbetsgivare: kommuner, skolor ⇒ kommuner | skolor",
            ],
            &["Provare arbetar med mätning."],
        ),
    ),
    rule(
        Kind::Employer,
        Some(Facet::Workplace),
        Confidence::High,
        Topics::Not(&[Topic::Education]),
        &[
            "arbetar|arbeta|jobbar|jobba|verkar|tjänstgör|undervisar|undervisa på|hos|vid|inom|i|åt {short}",
            "anställd|anställda|anställning|anställs|sysselsatta inom|i {short}",
            "finns|finnas|bedrivs|bedrivas|utförs|verksam|verksamma inom|i|på|hos|vid {short}",
            "jobb|arbete|tjänst|tjänster inom|i|på|hos|vid {short}",
            "arbetsplatsen|arbetsplatserna|verksamheten|verksamheterna drivs|ägs i|av {short}",
            "arbetsgivare|arbetsgivaren|arbetsgivarna|arbetsplats|arbetsplatsen|arbetsplatser|arbetsplatserna … är|vara|finns|märks|återfinns {short}",
        ],
        card(
            "employer/works-within",
            "A sector or a kind of workplace, known as one, that people work in.",
            "En bransch eller ett slags arbetsplats, känd som sådan, som man arbetar inom.",
            &["Provare arbetar inom industrin. ⇒ industrin"],
            &["Provare arbetar i mörker."],
        ),
    ),
    rule(
        Kind::Employer,
        Some(Facet::Size),
        Confidence::Medium,
        Topics::Any,
        &[],
        card(
            "employer/size",
            "The size of employers.",
            "Arbetsgivarnas storlek.",
            &["Provare behövs i mindre företag. ⇒ mindre företag"],
            &["De har stora lokaler.", "I små företag sköter de allt."],
        ),
    ),
    rule(
        Kind::Employer,
        Some(Facet::Sector),
        Confidence::Medium,
        Topics::Not(&[Topic::Education]),
        &[
            "företag|bolag|organisationer inom|för {np}",
            "statligt|kommunalt|regionalt|privat|offentligt anställd|anställda {all}",
        ],
        card(
            "employer/branch",
            "The branch of the firms that employ people in the role.",
            "Branschen för de företag som anställer.",
            &[
                "De anlitas av företag inom energi och transport. ⇒ energi | transport",
                "De flesta provare är statligt anställda. ⇒ statligt anställda",
            ],
            &["De gör ett företag större."],
        ),
    ),
    rule(
        Kind::Employer,
        Some(Facet::Workplace),
        Confidence::Medium,
        Topics::Only(&[Topic::Place, Topic::Work, Topic::Lead, Topic::Other]),
        &[],
        card(
            "employer/place",
            "A kind of workplace that a sentence about the work names.",
            "Ett slags arbetsplats som en mening om arbetet nämner.",
            &["De mäter temperatur på laboratorier. ⇒ laboratorier"],
            &["De mäter temperatur på instrument."],
        ),
    ),
    rule(
        Kind::Employer,
        Some(Facet::Workplace),
        Confidence::Low,
        Topics::Only(&[Topic::Place]),
        &[],
        card(
            "employer/named-place",
            "A workplace that a section about where one works names, in a sentence without another claim.",
            "En arbetsplats som ett avsnitt om var man arbetar nämner, i en mening utan andra påståenden.",
            &["Arbetsplatser ## Även kommuner har egna mätare. ⇒ kommuner"],
            &["Arbetsplatser ## Solen skiner ute."],
        ),
    ),
];
