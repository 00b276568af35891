//! Formal education, courses and licences.

use super::{Rule, Topics, card, rule};
use crate::facts::fact::{Facet, Kind};
use crate::facts::topic::Topic;
use crate::rule::Confidence;

pub(super) const RULES: &[Rule] = &[
    rule(
        Kind::Course,
        Some(Facet::Licence),
        Confidence::High,
        Topics::Any,
        &[
            "behörighet enligt {whole}",
            "heta arbeten {all}",
            "<licence> {it}",
            "teoretiska|praktiska|teoretiskt|praktiskt och? praktiska|praktiskt|teoretiska? prov {all}",
        ],
        card(
            "course/licence",
            "A licence, a certificate or a driving licence.",
            "En legitimation, ett certifikat eller ett körkort.",
            &[
                "Det krävs B-körkort. ⇒ B-körkort (required)",
                "Körkort är inget krav men meriterande. ⇒ Körkort (preferred)",
                "Legitimation saknas. ⇒ Legitimation (negated)",
                "I jobbet krävs inte sällan körkort. ⇒ körkort (required)",
                "Meriterande:¶- Heta arbeten¶- B-körkort ⇒ Heta arbeten (preferred) | B-körkort (preferred)",
                "Du behöver ha truckkort och heta arbeten. ⇒ truckkort (required) | heta arbeten (required)",
            ],
            &["Det krävs tålamod."],
        ),
    ),
    rule(
        Kind::Course,
        Some(Facet::Course),
        Confidence::High,
        Topics::Any,
        &[
            "internutbildning|fortbildning i {np}",
            "vidareutbildar|fortbildar … i {np}",
            "arbetsgivaren|arbetsgivare|företaget|företagen utbildar|fortbildar … i {np}",
            "kurs|kurser|kurserna|kursen i|inom|om {np}",
            "interna|korta|kortare|intern|särskilda kurser|utbildningar|utbildning {all}",
            "avancerade|avancerad|påbyggande|fördjupande kurser|kurs|utbildningar|utbildning {whole}",
            "arbetsgivaren|arbetsgivarna|företaget|företagen utbildar i|inom {np}",
            "utbildar|utbildas|vidareutbildar|fortbildar … internt i {np}",
            "kompletterande|separat|fortlöpande|kontinuerlig|återkommande utbildning|utbildningar {all}",
            "särskilt|skriftligt|godkänt|teoretiskt prov|kunskapsprov|test|kunskapstest {all}",
            "<course> {it}",
        ],
        card(
            "course/course",
            "A course, or training at work.",
            "En kurs eller utbildning på arbetet.",
            &["Kurser i retorik och etik är ett plus. ⇒ retorik (preferred) | etik (preferred)"],
            &["Kursen på aktien steg."],
        ),
    ),
    rule(
        Kind::Education,
        Some(Facet::Level),
        Confidence::High,
        Topics::Only(&[Topic::Education]),
        &[],
        card(
            "education/length",
            "How long an education is.",
            "Hur lång en utbildning är.",
            &["Utbildning ## Utbildningen är tre år lång. ⇒ tre år"],
            &["Utbildning ## Sedan tre år finns nya regler."],
        ),
    ),
    rule(
        Kind::Education,
        Some(Facet::Level),
        Confidence::High,
        Topics::Not(&[Topic::Work, Topic::Lead, Topic::Place]),
        &["<level> {it}"],
        card(
            "education/level",
            "A level of education, or the kind of school that gives it.",
            "En utbildningsnivå, eller den skolform som ger den.",
            &[
                "Utbildning ## Yrket kräver högskoleutbildning. ⇒ högskoleutbildning (required)",
                "Högskoleutbildning behövs inte, gymnasieutbildning räcker. ⇒ Högskoleutbildning (negated) | gymnasieutbildning (typical)",
                "En universitetsutbildning går inte att läsa på orten. ⇒ universitetsutbildning (negated)",
            ],
            &["Arbetsuppgifter ## De besöker högskolor."],
        ),
    ),
    rule(
        Kind::Education,
        Some(Facet::Level),
        Confidence::High,
        Topics::Any,
        &[
            "~högskoleutbildning|~gymnasieutbildning|~universitetsutbildning|~akademisk {it}",
            "högre|eftergymnasial|gymnasial|akademisk utbildning|examen {all}",
            "gymnasium|gymnasiet|högskola|universitet|grundskola krävs|behövs|räcker|duger {first}",
        ],
        card(
            "education/asked-level",
            "A level of education, wherever it is named.",
            "En utbildningsnivå, var den än nämns.",
            &[
                "Arbetsuppgifter ## Man måste ha en högre utbildning. ⇒ högre utbildning (required)",
                "Inget gymnasium krävs. ⇒ gymnasium (negated)",
            ],
            &["Man måste ha tålamod.", "Ett gymnasium ligger bredvid."],
        ),
    ),
    rule(
        Kind::Education,
        Some(Facet::Level),
        Confidence::High,
        Topics::Any,
        &[
            "ingen|inga|inte särskild|formell|någon|speciell? utbildning|examen|förkunskaper|högskoleutbildning|yrkesutbildning|utbildningskrav {all}",
            "inga|inget|ingen formella|formellt|särskilda|särskilt|speciella? krav på särskild|formell|någon? utbildning|examen {all}",
        ],
        card(
            "education/none",
            "That no education is asked for.",
            "Att ingen utbildning krävs.",
            &["Det krävs inte någon examen. ⇒ inte någon examen (negated)"],
            &["Det krävs examen."],
        ),
    ),
    rule(
        Kind::Education,
        Some(Facet::Field),
        Confidence::High,
        Topics::Not(&[Topic::Work, Topic::Environment]),
        &[
            "~utbildning|~högskoleutbildning|~gymnasieutbildning|~yrkesutbildning|examen|utbildad|studier|program inom|i|med inriktning|mot|på? {short}",
            "utbildning|utbildningar|utbildningen till {short}",
        ],
        card(
            "education/in",
            "The field of an education.",
            "Ämnet för en utbildning.",
            &[
                "Det krävs utbildning inom ekonomi eller juridik. ⇒ ekonomi (required) | juridik (required)",
            ],
            &["Utbildningen är lång."],
        ),
    ),
    rule(
        Kind::Education,
        Some(Facet::Field),
        Confidence::Medium,
        Topics::Not(&[Topic::Work, Topic::Environment]),
        &[],
        card(
            "education/of-level",
            "The field that a level of education is in.",
            "Ämnet som en utbildningsnivå gäller.",
            &[
                "Många har en kandidatexamen i geologi eller kemi. ⇒ geologi | kemi",
                "Det krävs 60 högskolepoäng i mätteknik. ⇒ mätteknik (required)",
            ],
            &[
                "De har en kandidatexamen i botten.",
                "De har en examen i tre steg.",
            ],
        ),
    ),
    rule(
        Kind::Education,
        Some(Facet::Field),
        Confidence::High,
        Topics::Only(&[Topic::Education, Topic::Skills, Topic::Other, Topic::Lead]),
        &[
            "ämnen|ämnena som|såsom|exempelvis {short}",
            "inriktning|inriktningen|inriktningar|inriktningarna mot|på|är|inom|som {short}",
            "inriktningar|inriktningarna {short}",
        ],
        card(
            "education/orientation",
            "The orientation of an education.",
            "En utbildnings inriktning.",
            &["Utbildning ## Programmet har inriktning mot logistik. ⇒ logistik"],
            &["Arbetsplatser ## Verkstaden har inriktning mot bilar."],
        ),
    ),
    rule(
        Kind::Education,
        Some(Facet::Field),
        Confidence::High,
        Topics::Not(&[Topic::Work, Topic::Environment]),
        &[
            "~naturveten|~teknisk|~ekonomisk|~juridisk|~samhällsvet|~humanist|~medicinsk|~konstnärlig|~pedagogisk|~administrativ|~miljövet|~beteendevet och|eller? ~teknisk|~ekonomisk|~juridisk|~samhällsvet|~administrativ? utbildning|högskoleutbildning|examen|program|gymnasieutbildning|universitetsutbildning|högskoleexamen|inriktning {first}",
        ],
        card(
            "education/adjective",
            "The field that an adjective gives an education.",
            "Ämnet som ett adjektiv ger en utbildning.",
            &["Utbildning ## De flesta har en teknisk högskoleutbildning. ⇒ teknisk"],
            &["Utbildning ## De har tekniska hjälpmedel."],
        ),
    ),
    rule(
        Kind::Education,
        Some(Facet::Field),
        Confidence::Medium,
        Topics::Not(&[Topic::Work, Topic::Lead, Topic::Environment]),
        &["<field> {it}"],
        card(
            "education/named",
            "A programme or an education by its name.",
            "Ett program eller en utbildning vid namn.",
            &["Utbildning ## Man läser fysioterapeutprogrammet. ⇒ fysioterapeutprogrammet"],
            &["Utbildningen är bra."],
        ),
    ),
];
