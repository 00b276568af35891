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
            "efterfrågan|tillgången på|av|efter {whole}",
            with_great!(
                "efterfrågan|konkurrensen är|blir|bedöms|väntas|beräknas|förväntas|spås|anses|har vara|bli|blivit|varit|förbli? fortsatt|relativt? ",
                " {all}"
            ),
            "efterfrågan|konkurrensen väntas|beräknas|förväntas|spås|bedöms|kommer|har? att? öka|ökar|ökat|minska|minskar|minskat|växa|växer|vuxit|sjunka|sjunker|sjunkit|stiger|hårdnar|hårdnat|skärpts {all}",
            "behovet|behov av <role> {all}",
            "bristen på utbildade|utbildad|behöriga|legitimerade|erfarna|kvalificerad|kunnig? <role>|personal|arbetskraft|folk|kompetens är|blir|bedöms|väntas … stor|akut|hög|liten|påtaglig|betydande|kvarstå|öka {all}",
            "behovet … ökar|öka|ökat|minskar|minskat|växer {all}",
            "brist|överskott|konkurrens|konkurrensen på|av|om {whole}",
            "~konkurrens|konkurrensen är|om {whole}",
            "konkurrensen hårdare|tuffare|större {all}",
            "efterfrågan|konkurrensen|tillgången|bristen är|blir|bedöms|väntas|förväntas|beräknas|har … stor|stort|hög|högt|god|gott|liten|litet|låg|lågt|hård|hårt|tuff|hårdnat|mättad|begränsad|minskat|ökat|stadig|jämn {all}",
            "saknas|fattas … <role> {all}",
            "saknas|fattas folk|personal|arbetskraft|kompetens|behöriga|utbildade {all}",
            "svårt|svårare|svårigheter|lätt|lättare|problem att rekrytera|anställa <role>? personal|folk|arbetskraft|kompetens? {all}",
            "skriker|ropar efter folk|personal|arbetskraft|kompetens|utbildade|<role> {all}",
            "många|få|flera|fler|färre|hundratals|tusentals sökande till|per|på|om {whole}",
            "stora|många|väntande|kommande pensionsavgångar {all}",
            "procent … har|får|fick jobb|arbete|anställning {all}",
            "behövs många|ständigt|fler nya|fler|utbildade|duktiga|kunniga? <role>|<own> {all}",
            "fler|flera utbildade|legitimerade|behöriga|kvalificerade|duktiga? <role>|<own> behövs {all}",
            "svårt|svårare|svårigheter|lätt|lättare att hitta|få utbildad|utbildade|kompetent|kvalificerad|rätt? personal|folk|arbetskraft|kompetens|<role>|<own> {all}",
            with_great!(
                "",
                " rekryteringsbehov|personalbehov|personalbrist|arbetskraftsbrist|kompetensbrist {all}"
            ),
            with_great!(
                "rekryteringsbehovet|personalbehovet|personalbristen|arbetskraftsbehovet är|blir|bedöms|väntas vara|bli? ",
                " {all}"
            ),
            with_great!(
                "möjligheterna|möjligheten|chanserna|chansen|utsikterna till|att|för få? arbete|jobb|jobben|anställning … är|bedöms|blir|anses|ser vara|bli|ut? fortsatt|relativt? ",
                " {all}"
            ),
            "goda|gynnsamma|stora|små möjligheter|jobbmöjligheter|utsikter|jobbutsikter|jobbchanser {all}",
        ],
        card(
            "outlook/demand",
            "Demand for people in the role, or competition for the jobs.",
            "Efterfrågan på yrkesgruppen, eller konkurrens om jobben.",
            &[
                "Det är brist på provare. ⇒ brist på provare",
                "Efterfrågan bedöms vara stor. ⇒ Efterfrågan bedöms vara stor",
                "Det saknas 300 provare i landet. ⇒ saknas 300 provare",
                "Firmorna har svårt att rekrytera provare. ⇒ svårt att rekrytera provare",
                "Det är många sökande till platserna. ⇒ många sökande till platserna",
                "Konkurrensen om jobben är mycket hård. ⇒ Konkurrensen om jobben är mycket hård",
                "Efterfrågan är god i hela Norrland. ⇒ Efterfrågan är god",
                "Bristen på utbildade provare är stor. ⇒ Bristen på utbildade provare är stor",
                "Efterfrågan väntas bli fortsatt hög. ⇒ Efterfrågan väntas bli fortsatt hög",
                "På senare tid har konkurrensen skärpts. ⇒ konkurrensen skärpts",
                "Det fattas folk på landsbygden. ⇒ fattas folk",
                "Verkstäderna har svårt att rekrytera. ⇒ svårt att rekrytera",
                "Fabrikerna skriker efter personal. ⇒ skriker efter personal",
                "Yrket har ett stort rekryteringsbehov. ⇒ stort rekryteringsbehov",
                "Chanserna till jobb bedöms vara små. ⇒ Chanserna till jobb bedöms vara små",
                "Fler utbildade provare behövs. ⇒ Fler utbildade provare behövs",
            ],
            &[
                "De arbetar efter ritning.",
                "Priset följer efterfrågan och årstid.",
                "I rapporten saknas en sida.",
                "De lär sig att rekrytera.",
                "Det är svårt att hitta vägen.",
                "De kartlägger rekryteringsbehovet på avdelningen.",
                "Möjligheterna att utvecklas är stora.",
            ],
        ),
    ),
    rule(
        Kind::Outlook,
        Some(Facet::Trend),
        Confidence::Medium,
        Topics::Any,
        &[
            "vanligare|viktigare|större med {whole}",
            "blir|bli|blivit|blev … vanligare|viktigare att {clause}",
            "kraven|krav på|om … ökar|öka|ökat|höjs|skärps|växer|hårdnar|minskar {all}",
            "växande|ökande|ökat intresse|efterfrågan|behov|krav {all}",
            "blivit … mer {whole}",
            "ställer|ställs * nya|ökade krav på {whole}",
            "ställer|ställs * allt högre|större krav på {whole}",
            "yrket|yrkesrollen|branschen|arbetet|jobbet påverkas|förändras|hotas|omvandlas|berörs starkt|kraftigt|snabbt? av ny? digitaliseringen|digitalisering|automatiseringen|automatisering|robotisering|robotiseringen|teknikutvecklingen|teknik|tekniken|ai {all}",
        ],
        card(
            "outlook/trend",
            "A trend in the role or in what employers ask for.",
            "En trend i yrket eller i vad arbetsgivare frågar efter.",
            &[
                "Det blir allt vanligare med distansmätning. ⇒ vanligare med distansmätning",
                "Kraven på datorvana ökar. ⇒ Kraven på datorvana ökar",
                "Yrket förändras snabbt av ny teknik. ⇒ Yrket förändras snabbt av ny teknik",
            ],
            &[
                "De arbetar mer på natten.",
                "Arbetet påverkas av vädret.",
                "Plantan växer i branschens växthus.",
            ],
        ),
    ),
    rule(
        Kind::Outlook,
        Some(Facet::Demand),
        Confidence::Medium,
        Topics::Any,
        &[
            "arbetsmarknaden|jobbmöjligheterna|jobbutsikterna|jobbchanserna|framtidsutsikterna är|bedöms|blir {whole}",
            "arbetsmarknaden|framtiden|jobbutsikterna|framtidsutsikterna ser … ut {all}",
            "många|fjärde|tredje|femte|hälften|halva|procent går|gå i pension {all}",
            "många|hälften|halva|procent av|kåren|yrkeskåren|personalen … går|gå i pension {all}",
            with_great!(
                "pensionsavgångarna är|blir|bedöms|väntas vara|bli? ",
                " {all}"
            ),
            with_great!(
                "marknaden|arbetsmarknaden för|inom <role>|<own>|nyutexaminerade|nyexaminerade|juniorer|nyutbildade är|bedöms|ser|blir vara|ut|bli? ",
                " {all}"
            ),
            "av tio|hundra … har|får jobb|arbete|anställning inom|direkt|efter|redan|när {all}",
            "alla|flesta|många får|har jobb|anställning direkt|snabbt|redan|inom|före {all}",
            "går|har|möter|väntar … en|ett? * ljus|god|osäker|oviss framtid {all}",
            with_great!("arbetslösheten … är|bedöms|blir vara|bli? ", " {all}"),
            "låg|hög|obefintlig|liten arbetslöshet {all}",
            "svårt|tufft|lätt|enkelt|svårare att komma in … branschen|yrket {all}",
            "svårt|lätt|lättare|svårare|enkelt att få jobb|arbete|anställning|tjänst {all}",
            "sysselsättningen|yrket|yrkesgruppen|branschen väntas|förväntas|spås|bedöms|beräknas|tros … växa|öka|minska|krympa {all}",
            "väntas|förväntas|spås|bedöms|beräknas|tros sysselsättningen|yrket|yrkesgruppen|branschen|efterfrågan|konkurrensen|behovet växa|öka|minska|krympa|hårdna {all}",
            "sysselsättningen|yrkesgruppen|branschen ökar|minskar|växer|krymper {all}",
            "antalet tjänster|jobb|anställda|<role> väntas|beräknas|bedöms|förväntas? minska|minskar|öka|ökar|ökat|minskat|växa|växer {all}",
        ],
        card(
            "outlook/market",
            "How the market for jobs is, and which way it goes.",
            "Hur arbetsmarknaden är, och vart den går.",
            &[
                "Arbetsmarknaden är god. ⇒ Arbetsmarknaden är god",
                "Det är lätt att få jobb som provare. ⇒ lätt att få jobb",
                "Antalet tjänster väntas minska. ⇒ Antalet tjänster väntas minska",
                "Branschen växer snabbt. ⇒ Branschen växer",
                "Framöver väntas branschen krympa. ⇒ väntas branschen krympa",
                "Yrket spås växa. ⇒ Yrket spås växa",
                "Marknaden för provare är god. ⇒ Marknaden för provare är god",
                "Nio av tio elever får jobb direkt efter skolan. ⇒ Nio av tio elever får jobb direkt",
                "Provare går en ljus framtid till mötes. ⇒ ljus framtid",
                "Framtidsutsikter: goda ⇒ goda",
            ],
            &[
                "Det är lätt att mäta.",
                "Marknaden för smycken är stor.",
                "Många får arbeta på kvällen.",
                "Vi tror på en ljus framtid.",
            ],
        ),
    ),
    rule(
        Kind::Outlook,
        Some(Facet::Popularity),
        Confidence::Medium,
        Topics::Any,
        &[
            "populärt|populär|populära|eftertraktat|attraktivt bland|hos {whole}",
            "lockar|attraherar … {np}",
            "<role> är|blir mycket|väldigt|allt? efterfrågad|efterfrågade|eftertraktad|eftertraktade|eftersökta {all}",
            "yrket|jobbet|utbildningen är|blivit mycket|väldigt|ett? * populärt|populär|eftertraktat|eftertraktad|eftersökt|efterfrågat {all}",
            "mest efterfrågade|eftertraktade|eftersökta yrken|yrkena|yrket|yrkesgrupperna|jobben|arbetsmarknaden|på {all}",
            "sökte|söker … till|om <number> platser|utbildningsplatser|tjänster|jobb {all}",
        ],
        card(
            "outlook/popular",
            "Among whom the role is popular.",
            "Bland vilka yrket är populärt.",
            &[
                "Yrket är populärt bland unga. ⇒ populärt bland unga",
                "I våras sökte 800 personer till 30 platser. ⇒ sökte 800 personer till 30 platser",
                "Provare hör till de mest eftersökta yrkesgrupperna. ⇒ mest eftersökta yrkesgrupperna",
            ],
            &[
                "Provet är enkelt.",
                "De mest efterfrågade egenskaperna är tålamod och noggrannhet.",
                "De möter många sökande varje dag.",
            ],
        ),
    ),
];
