//! How one gets into the role, and where it leads.

use super::{Rule, Topics, card, rule};
use crate::facts::fact::{Facet, Kind};
use crate::facts::topic::Topic;
use crate::rule::Confidence;

pub(super) const RULES: &[Rule] = &[
    rule(
        Kind::Pathway,
        Some(Facet::Out),
        Confidence::High,
        Topics::Any,
        &[
            "vidareutbilda|vidareutbildar|utbilda|specialisera|avancera|utvecklas|karriär sig? … till {short}",
            "vägar|vägarna vidare|framåt är {np}",
            "gå|gått vidare till|som {short}",
            "leda|leder vidare? till {short}",
            "arbeta|jobba sig upp till {short}",
            "söka|få tjänst|tjänster|jobb|arbete|uppdrag som {short}",
            "befordras|befordrad till {short}",
            "starta eget|egen {all}",
            "öppna|starta eget|egen|egna {whole}",
            "läsa|läser|utbilda|utbildar sig? vidare till {short}",
            "{before} är … nästa … steg|karriärsteg",
            "övergå|övergår till arbete|tjänst? som {short}",
        ],
        card(
            "pathway/on-to",
            "A role that this one leads to.",
            "Ett yrke som detta leder till.",
            &["Provare kan vidareutbilda sig till inspektör. ⇒ inspektör (possible)"],
            &["Provare utbildar kunder."],
        ),
    ),
    rule(
        Kind::Pathway,
        Some(Facet::Out),
        Confidence::High,
        Topics::Any,
        &[
            "kan|möjlighet|går|vidare … bli {short}",
            "efter … år|tid blir|bli {short}",
            "avancera|avancerar till {short}",
        ],
        card(
            "pathway/become",
            "A role that one can become from this one.",
            "Ett yrke som man kan bli härifrån.",
            &[
                "Med tiden kan man bli inspektör eller gruppchef. ⇒ inspektör (possible) | gruppchef (possible)",
            ],
            &["Man kan bli trött.", "Man kan bli provare."],
        ),
    ),
    rule(
        Kind::Pathway,
        Some(Facet::Out),
        Confidence::Medium,
        Topics::Any,
        &[
            "leda|leder|gå|går|gått|söka|söker|söker sig? vidare till|inom|mot|som {np}",
            "specialisera|specialiserar sig till|som {short}",
            "karriär|karriären som|inom {short}",
            "forska|forskar vidare {all}",
        ],
        card(
            "pathway/further",
            "Where one can go on to from the role, whether it has a title or not.",
            "Vart man kan gå vidare från yrket, vare sig det har en titel eller inte.",
            &["Arbetet kan leda vidare till ledande tjänster. ⇒ ledande tjänster (possible)"],
            &["Proven kan leda till böter."],
        ),
    ),
    rule(
        Kind::Pathway,
        Some(Facet::Out),
        Confidence::Medium,
        Topics::Only(&[Topic::Path]),
        &[
            "tjänstgöra|arbeta|jobba|verka|jobb|tjänst|tjänster|anställning som <role> {it}",
            "^ exempelvis|till|antingen exempel? som {short}",
        ],
        card(
            "pathway/serve-as",
            "A role that a section about careers says one can serve as.",
            "Ett yrke som ett avsnitt om karriärer säger att man kan tjänstgöra som.",
            &["Karriär ## Senare kan man tjänstgöra som inspektör. ⇒ inspektör (possible)"],
            &["Arbetsuppgifter ## Man kan tjänstgöra som inspektör."],
        ),
    ),
    rule(
        Kind::Pathway,
        Some(Facet::In),
        Confidence::High,
        Topics::Any,
        &[
            "tidigare <role> {it}",
            "börja|börjar|börjat som {short}",
            "antagen|antas som|till <role> {it}",
            "söker|kommer sig? från {short}",
            "trainee|lärling|aspirant|~lärlingstid {it}",
            "genom|via|efter|som praktik {it}",
            "bakgrund som|inom|i|från {np}",
            "rekryteras|rekryterar från|bland|ur {np}",
            "rekryterar|väljer|hämtar|skapar|utbildar … <role> från|bland|ur {short}",
            "i denna|den|sådan egenskap|roll|befattning … kan … vara {np}",
            "bakgrund … är|vara {np}",
        ],
        card(
            "pathway/from",
            "A role or a background that leads into this one.",
            "Ett yrke eller en bakgrund som leder hit.",
            &["Många börjar som assistenter. ⇒ assistenter"],
            &["Kunder från hela landet ringer."],
        ),
    ),
    rule(
        Kind::Pathway,
        Some(Facet::In),
        Confidence::Medium,
        Topics::Any,
        &[
            "arbetade|jobbade tidigare|förut|först som {short}",
            "tidigare|dessförinnan arbetade|jobbade som {short}",
            "innan dess arbetade|jobbade som {short}",
            "efter att ha arbetat|jobbat som {short}",
        ],
        card(
            "pathway/was",
            "What somebody in the role did before.",
            "Vad någon i yrket gjorde tidigare.",
            &["Hon arbetade tidigare som servitris. ⇒ servitris"],
            &["Hon arbetade tidigare på kvällen."],
        ),
    ),
    rule(
        Kind::Pathway,
        Some(Facet::Out),
        Confidence::Medium,
        Topics::Any,
        &[
            "många|flera|några|vissa har blivit <role> {it}",
            "några|vissa|många|flera blir senare|sedan|också|så? <role> {it}",
        ],
        card(
            "pathway/has-become",
            "What people in the role have become.",
            "Vad många i yrket har blivit.",
            &["Många har blivit inspektörer. ⇒ inspektörer"],
            &["Många har blivit sjuka."],
        ),
    ),
    rule(
        Kind::Pathway,
        Some(Facet::In),
        Confidence::Medium,
        Topics::Any,
        &["{before} kan fungera|arbeta|jobba som"],
        card(
            "pathway/can-serve",
            "Who can take the role up.",
            "Vem som kan ta rollen.",
            &["Revisorer kan fungera som provare. ⇒ Revisorer (possible)"],
            &["Provare kan mäta."],
        ),
    ),
];
