//! What one must be able to do, be like, and know.

use super::{Rule, Topics, card, rule};
use crate::facts::fact::{Facet, Kind};
use crate::facts::topic::Topic;
use crate::rule::Confidence;

pub(super) const RULES: &[Rule] = &[
    rule(
        Kind::Skill,
        Some(Facet::Trait),
        Confidence::High,
        Topics::Any,
        &[],
        card(
            "skill/named",
            "The trait or ability that an item of a skill list names before its colon.",
            "Egenskapen eller förmågan som en punkt i en kompetenslista nämner före sitt kolon.",
            &[
                "Kompetens ## Förmågor som en provare behöver ha:¶Noggrannhet: Mätningen tål inga fel. ⇒ Noggrannhet (required)",
            ],
            &["Arbetsuppgifter ## Obs: Mätningen tål inga fel."],
        ),
    ),
    rule(
        Kind::Skill,
        Some(Facet::Trait),
        Confidence::High,
        Topics::Any,
        &[],
        card(
            "skill/listed",
            "An item of a list that a lead-in says to be skills.",
            "En punkt i en lista som inledningen säger är kompetenser.",
            &[
                "En provare bör vara:¶- noggrann¶- lyhörd ⇒ noggrann (preferred) | lyhörd (preferred)",
            ],
            &["I arbetet ingår:¶- mätning"],
        ),
    ),
    rule(
        Kind::Skill,
        Some(Facet::Knowledge),
        Confidence::High,
        Topics::Any,
        &[
            "~kunskap|kännedom|insikt|insikter|förståelse i|om|inom|av|kring|för|från|att {any}",
            "~kunskap|kännedom om|i att {np}",
            "veta|vet|förstå|förstår {how}",
            "känna|känner|kännedom till {np}",
            "kunnig|kunniga|insatt|insatta|bevandrad i|inom|på {np}",
            "behärska|behärskar {np}",
        ],
        card(
            "skill/knowledge",
            "What one must know something of.",
            "Vad man behöver ha kunskap om.",
            &["Man bör ha kunskaper i fysik och kemi. ⇒ fysik (preferred) | kemi (preferred)"],
            &["Eleverna får nya kunskaper."],
        ),
    ),
    rule(
        Kind::Skill,
        Some(Facet::Ability),
        Confidence::High,
        Topics::Any,
        &[
            "förmåga|förmågan|förmågor|gåvan|talang|fallenhet att|till|för {any}",
            "lätt för att {inf}",
            "lätt att {inf}",
            "duktig|skicklig|bra|säker på|i att {any}",
            "viktigt|nödvändigt|krävs|avgörande|väsentligt|förutsättning|bra|krav|gäller|fördel|betydelse|centralt … att man|du|en? <role>? kan {inf}",
            "viktigt|nödvändigt|krävs|avgörande|väsentligt|förutsättning|bra|gäller|fördel|betydelse|viktig … att kunna {inf}",
            "förutsätter|kräver … att man|du en? <role>? … kan {inf}",
            "måste|bör|behöver|ska|skall man|du|också|även|dessutom|därför? kunna {inf}",
            "{before} är viktiga|viktig|viktigaste|bra|centrala|nödvändiga|värdefulla|eftertraktade|goda … egenskaper|egenskaperna|egenskap|förmågor|förmågorna|förmåga|färdigheter|kompetenser",
            "tåla|orka|behärska {whole}",
            "får|ska|skall gärna {inf}",
            "{before} är förmågor|egenskaper|färdigheter som",
        ],
        card(
            "skill/able-to",
            "What one must be able to do.",
            "Vad man måste kunna göra.",
            &[
                "Det krävs förmåga att lyssna. ⇒ lyssna (required)",
                "Man måste kunna samarbeta och ta egna initiativ. ⇒ samarbeta (required) | ta egna initiativ (required)",
            ],
            &["Man arbetar med att lyssna."],
        ),
    ),
    rule(
        Kind::Skill,
        Some(Facet::Trait),
        Confidence::High,
        Topics::Not(&[Topic::Work, Topic::Place]),
        &[
            "bör|måste|ska|skall|behöver vara {np}",
            "viktigt|bra|fördel|förutsättning|krävs|betydelse|gäller|nödvändigt … att vara {np}",
            "viktigt|bra|fördel|förutsättning|krävs|betydelse|gäller|nödvändigt|förutsätter|kräver … att man|du är {np}",
            "är du {np}",
            "gillar|gilla att? {any}",
            "trivs|trivas med {whole}",
            "tycker|tycka om att? {any}",
            "intresserad av|för {any}",
            "^ intresse för|av {whole}",
            "ha|har|ett|med|stort|genuint intresse av|för {any}",
            "motiverad att {inf}",
        ],
        card(
            "skill/be",
            "What one must be like.",
            "Hur man måste vara.",
            &["Man bör vara noggrann och lyhörd. ⇒ noggrann (preferred) | lyhörd (preferred)"],
            &["Man bör mäta ofta."],
        ),
    ),
    rule(
        Kind::Skill,
        Some(Facet::Trait),
        Confidence::High,
        Topics::Any,
        &[
            "bör|måste|ska|skall|behöver vara <trait> {it}",
            "viktigt|bra|fördel|förutsättning|krävs|gäller|nödvändigt … att vara <trait> {it}",
        ],
        card(
            "skill/be-word",
            "A word for a trait that one must have, in any section.",
            "Ett ord för en egenskap som man måste ha, i vilket avsnitt som helst.",
            &["Arbetsuppgifter ## Det är viktigt att vara noggrann. ⇒ noggrann"],
            &["Arbetsuppgifter ## Noggranna prov tas."],
        ),
    ),
    rule(
        Kind::Skill,
        Some(Facet::Ability),
        Confidence::Medium,
        Topics::Only(&[Topic::Skills, Topic::Environment]),
        &["viktigt|nödvändigt|gäller|väsentligt … att {inf}"],
        card(
            "skill/important-to",
            "What a section about skills or the work environment says to be important to do.",
            "Vad ett avsnitt om kompetens eller arbetsmiljö säger är viktigt att göra.",
            &["Kompetens ## Det är viktigt att lyfta rätt. ⇒ lyfta rätt"],
            &["Arbetsuppgifter ## Det är viktigt att lyfta rätt."],
        ),
    ),
    rule(
        Kind::Skill,
        Some(Facet::Ability),
        Confidence::Medium,
        Topics::Only(&[Topic::Skills]),
        &["kunna {inf}"],
        card(
            "skill/listed-ability",
            "What one must be able to do, said without more in a section about skills.",
            "Vad man måste kunna, sagt utan mer i ett avsnitt om kompetens.",
            &["Kompetens ## Att kunna planera sitt arbete. ⇒ planera sitt arbete"],
            &["Arbetsuppgifter ## De mäter för att kunna planera arbetet."],
        ),
    ),
    rule(
        Kind::Skill,
        Some(Facet::Ability),
        Confidence::Medium,
        Topics::Any,
        &[
            "känsla|sinne|öga för {how}",
            "känsla|sinne|öga för {whole}",
            "<skill> {it}",
            "~språkkunskap|engelska {it}",
        ],
        card(
            "skill/asked-for",
            "An ability that the work asks for, by its name.",
            "En förmåga som arbetet kräver, vid namn.",
            &["I arbetet krävs samarbetsförmåga. ⇒ samarbetsförmåga (required)"],
            &["Arbetet är roligt."],
        ),
    ),
    rule(
        Kind::Skill,
        Some(Facet::Trait),
        Confidence::Medium,
        Topics::Only(&[Topic::Skills]),
        &["<trait> {it}"],
        card(
            "skill/trait-word",
            "A word for a trait in a section about skills.",
            "Ett ord för en egenskap i ett avsnitt om kompetens.",
            &["Kompetens ## Noggrannhet är viktigt. ⇒ Noggrannhet"],
            &["Utbildning ## Noggranna prov ges."],
        ),
    ),
];

/// Rules that come after those for education and licences.
pub(super) const LATE: &[Rule] = &[
    rule(
        Kind::Skill,
        Some(Facet::Ability),
        Confidence::Low,
        Topics::Any,
        &["krävs|kräver {np}", "krav på {np}"],
        card(
            "skill/demanded",
            "What the work demands, where no other rule knows it.",
            "Vad arbetet kräver, där ingen annan regel känner det.",
            &["I arbetet krävs god anpassning. ⇒ god anpassning (required)"],
            &["Arbetet är roligt."],
        ),
    ),
    rule(
        Kind::Skill,
        Some(Facet::Trait),
        Confidence::Medium,
        Topics::Any,
        &[
            "bör|måste|behöver ha {np}",
            "viktigt|bra|fördel|krävs … att ha {np}",
        ],
        card(
            "skill/have",
            "What one must have, where it is no education, licence or experience.",
            "Vad man måste ha, när det inte är utbildning, intyg eller erfarenhet.",
            &["Du bör ha tålamod. ⇒ tålamod (preferred)"],
            &["De har instrument.", "Man måste ha körkort."],
        ),
    ),
];
