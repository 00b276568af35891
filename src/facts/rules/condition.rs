//! How, where and when the work is done.

use super::{Rule, Topics, card, rule};
use crate::facts::fact::{Facet, Kind};
use crate::facts::topic::Topic;
use crate::rule::Confidence;

const NOT_HERE: Topics = Topics::Not(&[Topic::Education, Topic::Outlook]);

/// Sections about tasks name what is handled, not how the work is: "lyfta tunga patienter".
const NOT_AMONG_TASKS: Topics =
    Topics::Not(&[Topic::Education, Topic::Outlook, Topic::Work, Topic::Place]);

/// Nor does a lead.
const WELL_INSIDE: Topics = Topics::Not(&[
    Topic::Education,
    Topic::Outlook,
    Topic::Work,
    Topic::Place,
    Topic::Lead,
]);

pub(super) const RULES: &[Rule] = &[
    rule(
        Kind::Condition,
        Some(Facet::Employment),
        Confidence::High,
        Topics::Not(&[Topic::Education, Topic::Work]),
        &["<employment> {it}"],
        card(
            "condition/employment",
            "The form of employment.",
            "Anställningsformen.",
            &["Säsongsanställningar är vanliga. ⇒ Säsongsanställningar"],
            &["Arbetet är roligt."],
        ),
    ),
    rule(
        Kind::Condition,
        Some(Facet::Hours),
        Confidence::High,
        NOT_HERE,
        &[
            "arbetstiderna|arbetstiden|arbetstider … varierar|variera|växlar|växla|varierande {all}",
            "<hours> {it}",
            "dag … kväll|kvällar|kvällstid|natt|nätter|nattetid {first}",
            "arbetsdagen|arbetspasset|passet|skiftet börjar|slutar|startar {whole}",
            "varannan helg|natt|kväll|lördag|söndag|fredag {all}",
            "var andra|tredje|fjärde|femte|sjätte helg|natt|kväll|lördag|söndag|fredag {all}",
            "jour|jouren|beredskap … * varannan vecka|månad {all}",
            "jour|jouren|beredskap … * var andra|tredje|fjärde|femte|sjätte vecka|månad {all}",
            "börjar|börja|slutar arbetsdagen|arbetspasset|passet|skiftet … * klockan|kl {whole}",
            "~anställning|tjänsten|tjänst|omfattning|omfattningen|sysselsättningsgrad|sysselsättningsgraden|omfattar är? på|om|:? * <number> procent|% {all}",
            "~vikariat på|om|i * <number> procent|%|månader|år|veckor {all}",
        ],
        card(
            "condition/hours",
            "When the work is done.",
            "När arbetet utförs.",
            &[
                "Man arbetar dagtid, men jour kan förekomma. ⇒ dagtid | jour (possible)",
                "Arbetstiden är 38 timmar i veckan. ⇒ 38 timmar i veckan",
                "Arbetsdagen börjar ofta klockan sju. ⇒ Arbetsdagen börjar ofta klockan sju",
                "Man arbetar varannan helg. ⇒ varannan helg",
                "Tjänsten är på 75 procent. ⇒ 75 procent",
                "De har jour var femte vecka. ⇒ jour | var femte vecka",
                "Arbetstid: 08–17 ⇒ 08–17",
            ],
            &[
                "Arbetet är roligt.",
                "Var fjärde kund klagar.",
                "Kursen börjar klockan nio.",
                "Resultatet är 75 procent.",
            ],
        ),
    ),
    rule(
        Kind::Condition,
        Some(Facet::Strain),
        Confidence::High,
        WELL_INSIDE,
        &[
            "risk|risken|risker för {whole}",
            "<strain> {it}",
            "ont|värk i {whole}",
            "det|arbetet|jobbet är|blir|kan vara? varmt|kallt|blött|fuktigt {it}",
            "bullrigt|dammigt|smutsigt|varmt|kallt|blött och|eller varmt|kallt|blött|fuktigt|dammigt {it}",
            "står|stå|sitter|sitta|ligger|ligga|arbetar|arbeta|jobbar|jobba på knä|huk {all}",
            "man|du|de|personalen|<own> * står|går|sitter|lyfter|bär mycket|länge {all}",
            "står|stå|sitter|sitta still|stilla|hela|långa|större dagen|dagar|delen|stunder|pass {all}",
            "får|få|fått lätt|ofta? * besvär|problem i {whole}",
            "sliter|slita|tär på … kroppen|rygg|ryggen|knän|knäna|leder|lederna|axlar|axlarna|psyket {all}",
            "tungt|hårt|påfrestande|slitsamt|jobbigt|snälla|snällt för|mot kroppen|rygg|ryggen|knäna|axlarna|lederna {all}",
            "är|blir|vara det? * mycket att göra {all}",
            "fysiskt|psykiskt|mentalt|intellektuellt|känslomässigt och|eller fysiskt|psykiskt|mentalt|intellektuellt|känslomässigt krävande|påfrestande|ansträngande|tungt {first}",
        ],
        card(
            "condition/strain",
            "What strains body or mind, and risks.",
            "Vad som sliter på kropp eller själ, och risker.",
            &[
                "Tunga lyft förekommer. ⇒ Tunga lyft (possible)",
                "Man står på knä, och många får ont i ryggen. ⇒ står på knä | ont i ryggen",
                "Man står mycket och länge. ⇒ står mycket",
                "Många får ont i nacken. ⇒ ont i nacken",
                "Arbetet sliter på axlarna. ⇒ sliter på axlarna",
                "Den som lagar väggar sitter på huk. ⇒ sitter på huk",
            ],
            &[
                "Arbetet är roligt.",
                "Det står mycket i boken.",
                "Patienten får vård för ryggen.",
                "Det finns mycket att göra i staden.",
            ],
        ),
    ),
    rule(
        Kind::Condition,
        Some(Facet::Strain),
        Confidence::Medium,
        Topics::Only(&[
            Topic::Work,
            Topic::Place,
            Topic::Lead,
            Topic::Education,
            Topic::Outlook,
        ]),
        &[
            "arbetet|jobbet|yrket|arbetsuppgifterna|uppgifterna kan? är|vara|innebär|innebära|medför|medföra|utförs|utföras|sker … <strain> {it}",
            "arbetar|arbeta|jobbar|jobba … i|på|med <strain> {it}",
            "är|arbetar|jobbar ute|utomhus … <strain> {it}",
            "<strain> och|samt? <strain>? förekommer|förekomma|uppstår {first}",
            "och|samt <strain> förekommer|förekomma|uppstår kan? {it}",
        ],
        card(
            "condition/work-strain",
            "What strains, in a section about tasks: only where the sentence says it of the work.",
            "Vad som sliter, i ett avsnitt om arbetsuppgifter: bara där meningen säger det om arbetet.",
            &[
                "Arbetsuppgifter ## Arbetet kan vara fysiskt tungt. ⇒ fysiskt tungt (possible)",
                "Så blir du provare ## Jobbet är psykiskt krävande. ⇒ psykiskt krävande",
            ],
            &[
                "Arbetsuppgifter ## De lyfter tunga patienter.",
                "Utbildning ## Studierna är krävande.",
            ],
        ),
    ),
    rule(
        Kind::Condition,
        Some(Facet::Turnover),
        Confidence::Medium,
        NOT_HERE,
        &[
            "byter|byta ofta? jobb|arbetsplats|arbetsgivare {all}",
            with_great!("personalomsättningen är|blir mycket|relativt? ", " {all}"),
            "~personalomsättning är|blir {whole}",
            "många slutar|lämnar före|efter|innan|yrket|branschen {whole}",
        ],
        card(
            "condition/turnover",
            "How often people change jobs.",
            "Hur ofta man byter jobb.",
            &[
                "Provare byter ofta jobb. ⇒ byter ofta jobb",
                "Personalomsättningen är låg. ⇒ Personalomsättningen är låg",
            ],
            &["De byter däck."],
        ),
    ),
    rule(
        Kind::Condition,
        Some(Facet::Setting),
        Confidence::Medium,
        NOT_AMONG_TASKS,
        &[
            "<setting> {it}",
            "övernattningar|övernattning förekommer|förekomma|ingår|krävs|kan|blir {first}",
            "~tjänstgöringsort|stationeringsort|stationeringsorten|placeringsort|placeringsorten|arbetsort|arbetsorten är|: {np}",
            "är|blir placerad|stationerad|placerade|stationerade i|på|vid {short}",
            "tillbringas|tillbringar|tillbringa … * ute? i|på|vid|framför {whole}",
            "delar|delas sin|din|tiden? * mellan <number> {whole}",
            "arbetar|arbeta|jobbar|jobba|samarbetar|samarbeta * nära|tätt {whole}",
            "hemma vid {whole}",
            "i * små|mindre|stora|agila|tvärfunktionella|självstyrande|internationella team|grupper|arbetslag|arbetsgrupper {all}",
            "till sin? hjälp har {np}",
            "sker|utförs|bedrivs i|på {short}",
            "utrustade|utrustad|utrustat med {np}",
            "tillsammans med {whole}",
            "arbetsmiljön|arbetstakten|tempot är|kan vara? {np}",
            "reser|resa mycket|ofta {all}",
            "utgår|utgå från hemmet|kontoret {all}",
            "stor|stort|mycket frihet {all}",
            "arbetsuppgifterna|arbetsuppgifter|uppgifterna|uppdragen|dagarna|arbetsdagarna är|ser|se mycket|väldigt? varierade|varierande|olika|omväxlande {all}",
            "materialet|materialen är|utgörs av? {np}",
            "arbetet|arbetsuppgifterna|uppgifterna|arbetsplatserna kan? varierar|variera|växlar|skiftar {all}",
            "variera|varierar|växlar|skiftar med|från|under {whole}",
        ],
        card(
            "condition/setting",
            "Where and how the work is organised.",
            "Var och hur arbetet är ordnat.",
            &[
                "Arbetet utförs utomhus. ⇒ utomhus",
                "Tempot kan vara högt. ⇒ högt (possible)",
                "Arbetet sker i nära samarbete med läkare. ⇒ nära samarbete med läkare",
                "Dagarna är väldigt olika. ⇒ Dagarna är väldigt olika",
                "Övernattningar förekommer. ⇒ Övernattningar (possible)",
                "Tjänstgöringsorter är Umeå och Gävle. ⇒ Umeå | Gävle",
                "Man arbetar nära läkare och kemister. ⇒ nära läkare och kemister",
                "Halva dagen tillbringas i bil. ⇒ i bil",
            ],
            &[
                "Arbetet är roligt.",
                "De tar emot gäster för övernattning.",
                "Priset utgår från listan.",
                "Slutet är nära.",
            ],
        ),
    ),
    rule(
        Kind::Condition,
        Some(Facet::Setting),
        Confidence::Medium,
        Topics::Not(&[Topic::Education, Topic::Outlook, Topic::Pay]),
        &["{before} är … arbetsverktyg|arbetsredskap|redskap|hjälpmedel"],
        card(
            "condition/equipment",
            "The tools, machines and systems that the work is done with.",
            "Verktygen, maskinerna och systemen som arbetet utförs med.",
            &[
                "Proven tas med hjälp av kikare och mätinstrument. ⇒ kikare | mätinstrument",
                "I hallen används truckar. ⇒ truckar",
            ],
            &["Provare reparerar maskiner."],
        ),
    ),
    rule(
        Kind::Condition,
        Some(Facet::Setting),
        Confidence::Medium,
        Topics::Only(&[Topic::Environment]),
        &["arbetar|arbeta|jobbar|jobba i|på {short}"],
        card(
            "condition/works-in",
            "The place that a section about the work environment names.",
            "Platsen som ett avsnitt om arbetsmiljön nämner.",
            &["Arbetsmiljö ## Man arbetar i verkstadshallar. ⇒ verkstadshallar"],
            &["Arbetsuppgifter ## Man arbetar i verkstadshallar."],
        ),
    ),
    rule(
        Kind::Condition,
        Some(Facet::Setting),
        Confidence::Medium,
        Topics::Only(&[Topic::Work, Topic::Place]),
        &[
            "arbetar|arbeta|jobbar|jobba|arbetet|jobbet|sker|utförs … <setting> {it}",
            "ingår|ingå … <setting> {it}",
            "till sin? hjälp har {np}",
            "ensam|ensamma|självständigt och|eller i? <setting> {it}",
        ],
        card(
            "condition/work-setting",
            "Where and how the work is organised, in a section about tasks: only where the sentence says it of the work.",
            "Var och hur arbetet är ordnat, i ett avsnitt om arbetsuppgifter: bara där meningen säger det om arbetet.",
            &["Arbetsuppgifter ## Arbetet utförs i arbetslag. ⇒ arbetslag"],
            &["Arbetsuppgifter ## De leder ett arbetslag."],
        ),
    ),
];
