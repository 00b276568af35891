//! What the role is called, and what other roles it is set beside.

use super::{Rule, Topics, card, rule};
use crate::facts::fact::{Facet, Kind};
use crate::facts::topic::Topic;
use crate::rule::Confidence;

pub(super) const RULES: &[Rule] = &[
    rule(
        Kind::Occupation,
        Some(Facet::Subject),
        Confidence::High,
        Topics::Any,
        &[],
        card(
            "occupation/title",
            "The role or roles that the title names.",
            "Yrket eller yrkena som titeln nämner.",
            &[
                "¶Så blir du rörmokare ⇒ rörmokare",
                "¶Kock och servitör ⇒ Kock | servitör",
                "¶Vi söker snickare till vårt lag ⇒ snickare",
                "¶Målare sökes till sommaren ⇒ Målare",
                "¶7 råd till dig som vill bli snickare ⇒ snickare",
                "¶Första veckan som bagare hos oss ⇒ bagare",
                "¶Vad tjänar en målare? ⇒ målare",
                "¶Så blir du vexillolog ⇒ vexillolog",
                "¶Bli vexillolog – utbildning, lön ## Passar jag som kock?¶Kocken lagar mat, och en kock är glad. ⇒ vexillolog",
                "¶Att arbeta som campanolog ⇒ campanolog",
                "¶Så blir du key account manager ⇒ key account manager",
                "¶Så blir du docent ⇒ docent",
                "¶How to become a bricklayer in Norway ## He lays the bricks, and the walls are all his own work. ⇒ bricklayer",
            ],
            &[
                "¶Om oss",
                "¶Så blir du rik",
                "¶Så blir du skuldfri",
                "¶Bli medlem",
                "¶Så blir du bättre på engelska",
                "¶Bli medlem redan i dag ## Passar jag som kock?¶Kocken lagar mat, och en kock är glad.",
                "¶Kocken som aldrig sov",
            ],
        ),
    ),
    rule(
        Kind::Occupation,
        Some(Facet::Subject),
        Confidence::Medium,
        Topics::Any,
        &[],
        card(
            "occupation/lead",
            "The role that the first sentences are about, where the title names none.",
            "Yrket som de första meningarna handlar om, när titeln inte nämner något.",
            &[
                "¶Ett arbete för livet ## En murare bygger väggar av tegel. Murare arbetar ute, och en murare tål regn. ⇒ murare",
            ],
            &["¶Ett arbete för livet ## En murare bygger väggar av tegel."],
        ),
    ),
    rule(
        Kind::Occupation,
        Some(Facet::Alias),
        Confidence::High,
        Topics::Any,
        &[
            "benämns|heter|heta även|också|ibland|för {short}",
            "kallas|kallad|kallade ibland|även|också|ofta? för? {short}",
            "kallas … för {short}",
            "kallas|kallades yrket|rollen|jobbet|tjänsten ofta|även|också|ibland? för? {short}",
            "hette|heter|benämndes yrket|rollen|tjänsten {short}",
            "lönen|lön|ingångslönen för en <role> {it}",
            "titeln|titlar|yrkestiteln|benämningen kan|är … vara? {short}",
            "titulera|titulerar|tituleras sig? {short}",
            "positionen|tjänsten|titeln|befattningen som {short}",
            "alternativa|andra|vanliga|förekommande benämningar|namn|titlar|yrkestitlar är|kan|förekommer vara? {short}",
            "titlar|benämningar|namn som förekommer|används är {short}",
            "även|också|ibland kallad|kallat|känd|känt|benämnd som|för? {short}",
            "andra namn|titlar|benämningar på|för yrket|rollen? är {short}",
            "går|gå under namnet|benämningen|titeln {short}",
            "går|gå under namn|titlar|benämningar som {short}",
        ],
        card(
            "occupation/called",
            "Another name that the text gives the role.",
            "Ett annat namn som texten ger yrket.",
            &[
                "Provare kallas även testare. ⇒ testare",
                "Yrket går också under namn som kontrollant. ⇒ kontrollant",
                "Yrket provare, även kallat testare, passar många. ⇒ testare",
                "Andra titlar är kontrollant och testare. ⇒ kontrollant | testare",
            ],
            &[
                "Lokalen kallas även för labbet.",
                "Lönen för en inspektör är högre än en provares.",
                "Efter några år kan en provare ta tjänsten som inspektör.",
            ],
        ),
    ),
    rule(
        Kind::Occupation,
        Some(Facet::Alias),
        Confidence::Medium,
        Topics::Any,
        &[],
        card(
            "occupation/variant",
            "A word that begins as a name of the role does and ends in the same kind of role.",
            "Ett ord som börjar som ett namn på yrket och slutar i samma slags yrke.",
            &[
                "¶Ingenjör inom vattenteknik ## En vattenbyggnadsingenjör mäter flöden i staden. ⇒ vattenbyggnadsingenjör",
                "¶Kundchef ## En kundtjänstchef talar med många människor i staden. ⇒ kundtjänstchef",
            ],
            &["¶Kundchef ## En personalchef talar med många människor i staden."],
        ),
    ),
    rule(
        Kind::Occupation,
        Some(Facet::Related),
        Confidence::Medium,
        Topics::Not(&[Topic::Place, Topic::Path]),
        &[
            "arbetar|arbeta|jobbar|jobba|verkar|verka|anställd|anställda|anlitas|tjänstgöra|tjänstgör som {short}",
            "eller|och|, som <role> {it}",
            "rollen|ställningen som {np}",
            "liknande|närliggande|besläktade yrken|roller|yrkesroller är|kan vara? {short}",
            "till skillnad från en|ett? <role> {it}",
        ],
        card(
            "occupation/work-as",
            "A neighbouring role that people in the role also work as.",
            "Ett närliggande yrke som man också kan arbeta som.",
            &[
                "Man kan också arbeta som inspektör. ⇒ inspektör (possible)",
                "Liknande yrken är revisor och inspektör. ⇒ revisor | inspektör",
            ],
            &["Som provare arbetar man med mätning."],
        ),
    ),
    rule(
        Kind::Occupation,
        Some(Facet::Related),
        Confidence::Medium,
        Topics::Any,
        &[],
        card(
            "occupation/other-role",
            "Another role that a sentence is about and gives tasks to.",
            "En annan roll som en mening handlar om och ger uppgifter.",
            &["En inspektör kontrollerar anläggningar. ⇒ inspektör"],
            &[
                "Ett lektorat kräver disputation.",
                "Vart tionde rektorat flyttar verksamheten.",
                "Provare kontrollerar anläggningar.",
                "De samarbetar med inspektörer.",
            ],
        ),
    ),
];
