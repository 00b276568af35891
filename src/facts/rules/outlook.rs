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
            "behovet|behov av <role> {all}",
            "behovet … ökar|öka|ökat|minskar|minskat|växer {all}",
            "brist|överskott|konkurrens|konkurrensen på|av|om {whole}",
            "bristen på <role> är|blir|bedöms|väntas … stor|akut|hög|liten|påtaglig|betydande|kvarstå|öka {all}",
            "~konkurrens|konkurrensen är|om {whole}",
            "konkurrensen hårdare|tuffare|större {all}",
            "efterfrågan|konkurrensen|tillgången|bristen är|blir|bedöms|väntas|förväntas|beräknas|har … stor|stort|hög|högt|god|gott|liten|litet|låg|lågt|hård|hårt|tuff|hårdnat|mättad|begränsad|minskat|ökat|stadig|jämn {all}",
            "efterfrågan|konkurrensen ökar|öka|minskar|minska|växer|hårdnar|stiger|sjunker {all}",
            "saknas|fattas … <role> {all}",
            "saknas|fattas folk|personal|arbetskraft|kompetens|behöriga|utbildade {all}",
            "svårt|svårare|svårigheter att rekrytera|anställa|hitta <role>? personal|folk|arbetskraft|kompetens? {all}",
            "skriker|ropar efter {whole}",
            "många|få|flera sökande till|per|på {whole}",
            "stora|många|väntande|kommande pensionsavgångar {all}",
            "möjligheterna till arbete|jobb|anställning är|bedöms|blir … goda|stora|små|medelstora|begränsade|mycket {all}",
            "procent … har|får|fick jobb|arbete|anställning {all}",
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
            ],
            &["De arbetar efter ritning."],
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
        ],
        card(
            "outlook/trend",
            "A trend in the role or in what employers ask for.",
            "En trend i yrket eller i vad arbetsgivare frågar efter.",
            &[
                "Det blir allt vanligare med distansmätning. ⇒ vanligare med distansmätning",
                "Kraven på datorvana ökar. ⇒ Kraven på datorvana ökar",
            ],
            &["De arbetar mer på natten."],
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
            "många|fjärde|tredje|femte|hälften går|gå i pension {all}",
            "svårt|lätt|lättare|svårare|enkelt att få jobb|arbete|anställning|tjänst {all}",
            "sysselsättningen|yrket|yrkesgruppen|branschen väntas|förväntas|spås|bedöms|beräknas|tros … växa|öka|minska|krympa {all}",
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
                "Yrket spås växa. ⇒ Yrket spås växa",
            ],
            &["Det är lätt att mäta."],
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
            "mest efterfrågade|eftersökta|eftertraktade yrkena|yrken|yrkesgrupperna {all}",
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
