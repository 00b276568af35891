//! Paginated text: page numbers, running heads and feet.

use super::super::line::Shape;
use super::super::view::View;
use super::title::COPY;
use super::{Family, rule};
use rustc_hash::FxHashMap;

pub(super) const FAMILY: Family = Family {
    rules: &[&PAGE, &FOOT],
    find,
};

rule! { PAGE "navigation/page-number" Navigation High
    for "Page numbers of a paginated text, with the running heads beside them." / "Sidnummer i en text med sidor, med de levande rubrikerna intill."
    says "it is a page number or a running head" / "den är ett sidnummer eller en levande rubrik"
    takes ["Så blir du rörmokare\nRörmokaren drar ledningar för vatten och värme i hus som byggs och i hus\nsom byggs om, och arbetet kräver både styrka och noggrannhet i alla led\nefter den ritning som byggherren har godkänt.\n✂ – 1 –\nDen som vill börja söker gymnasiets program för el och energi eller går\nsom lärling hos en mästare, och efter några år följer ett gesällprov i\nverkstaden under tillsyn av branschens nämnd.\n✂ – 2 –\nLönen växer med erfarenheten och skiljer sig mellan orterna, men skillnaden\när mindre än den var förr eftersom avtalen numera sätter en lägsta nivå\nför alla som har tagit sitt gesällbrev.\n✂ – 3 –\nArbetsdagen börjar tidigt och slutar tidigt, och jouren delas mellan de\nanställda så att ingen behöver ta mer än en helg i månaden om inte något\noväntat inträffar under vintern.\n✂ – 4 –\n"]
    leaves ["Så blir du rörmokare\n¶\n1\n¶\n", "Så blir du rörmokare\n¶\nPengar: 3\n¶\n"]
}

rule! { FOOT "footer/page-foot" Footer High
    for "The same foot under every page of a paginated text." / "Samma sidfot under varje sida i en text med sidor."
    says "it stands at the foot of every page" / "den står längst ned på varje sida"
    takes ["Så blir du rörmokare\nRörmokaren drar ledningar för vatten och värme i hus som byggs och i hus\nsom byggs om, och arbetet kräver både styrka och noggrannhet i alla led\nefter den ritning som byggherren har godkänt.\n✂ Rörbladet • 010-555 31 00 • sidan 1\nDen som vill börja söker gymnasiets program för el och energi eller går\nsom lärling hos en mästare, och efter några år följer ett gesällprov i\nverkstaden under tillsyn av branschens nämnd.\n✂ Rörbladet • 010-555 31 00 • sidan 2\nLönen växer med erfarenheten och skiljer sig mellan orterna, men skillnaden\när mindre än den var förr eftersom avtalen numera sätter en lägsta nivå\nför alla som har tagit sitt gesällbrev.\n✂ Rörbladet • 010-555 31 00 • sidan 3\nArbetsdagen börjar tidigt och slutar tidigt, och jouren delas mellan de\nanställda så att ingen behöver ta mer än en helg i månaden om inte något\noväntat inträffar under vintern.\n✂ Rörbladet • 010-555 31 00 • sidan 4\n"]
    leaves ["Så blir du rörmokare\n¶\nTelefon: 3 av 10 ringer först\n¶\n"]
}

fn find(view: &mut View<'_, '_>) {
    if view.any(Shape::DIGIT) {
        numbers(view);
    }
    repeated(view);
}

/// Short lines of a text with broken paragraphs that come again, but for a number, three times or more.
fn repeated(view: &mut View<'_, '_>) {
    let wrapped = (0..view.len()).filter(|&p| view.is_wrapped(p)).count();
    if wrapped < 10 || wrapped * 3 < view.len() {
        return;
    }
    let mut count: FxHashMap<u64, u32> = FxHashMap::default();
    for p in 0..view.len() {
        *count.entry(view.at(p).form_key).or_insert(0) += 1;
    }
    for p in 0..view.len() {
        let line = view.at(p);
        let again = count.get(&line.form_key).is_some_and(|&n| n >= 3);
        if !again
            || line.form_key == 0
            || line.words > 14
            || view.is_wrapped(p)
            || view.title == Some(p)
            || line.is(Shape::BULLET)
            || line.is(Shape::COLON)
            || line.is(Shape::LEADER)
        {
            continue;
        }
        let foot = line.is(Shape::EMAIL)
            || line.is(Shape::URL)
            || line
                .evidence
                .is_some_and(|e| e.class == super::Class::Footer)
            || line.text.chars().filter(char::is_ascii_digit).count() >= 7;
        let copy = view.title.filter(|&t| view.at(t).key == line.key);
        match copy {
            Some(title) => view.take(p, &COPY, Some(title)),
            None => view.take(p, if foot { &FOOT } else { &PAGE }, None),
        }
    }
}

/// Page numbers that count upwards, at least two; then lines beside them that come again beside another.
fn numbers(view: &mut View<'_, '_>) {
    let mut numbers: Vec<(usize, u32)> = Vec::new();
    for p in 0..view.len() {
        if view.taken(p) {
            continue;
        }
        let figures = view.at(p).text.trim_matches(['-', '–', '—', ' ', '|']);
        if figures.len() <= 4
            && let Ok(number) = figures.parse::<u32>()
            && numbers
                .last()
                .is_none_or(|&(_, before)| number == before + 1)
        {
            numbers.push((p, number));
        }
    }
    if numbers.len() < 2 || numbers.windows(2).any(|w| w[1].0 - w[0].0 < 4) {
        return;
    }
    let mut beside: FxHashMap<u64, u32> = FxHashMap::default();
    let near = |view: &View<'_, '_>, p: usize| -> Vec<usize> {
        let from = p.saturating_sub(2);
        (from..(p + 3).min(view.len()))
            .filter(|&q| q != p && view.at(q).words <= 12)
            .collect()
    };
    for &(p, _) in &numbers {
        for q in near(view, p) {
            *beside.entry(view.at(q).key).or_insert(0) += 1;
        }
    }
    for (p, _) in numbers {
        view.take(p, &PAGE, None);
        for q in near(view, p) {
            let again = beside.get(&view.at(q).key).is_some_and(|&n| n >= 2);
            if again && view.title != Some(q) && !view.is_wrapped(q) {
                let copy = view.title.filter(|&t| view.at(t).key == view.at(q).key);
                view.take(q, if copy.is_some() { &COPY } else { &PAGE }, copy);
            }
        }
    }
}
