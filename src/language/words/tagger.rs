//! The tagger: gives every token its tag and lemma, from left to right.
//!
//! Most of a score hangs on forms alone, so a form's share is summed once and kept; a token then costs five additions of
//! short rows and a few features around it.

use super::features::{self, Around, FormFeatures, Look};
use super::lexicon::{Lexicon, SWEDISH};
use super::model::{Model, Scores};
use super::tag::{TAGS, Tag, Upos};
use std::collections::HashMap;
use std::sync::Arc;

/// A lead that what stands around a word does not turn any more; found by cross-validation on Talbanken dev.
const CLEAR: i16 = 45;

/// How many bytes of forms are kept; when there are more, all are forgotten before the next sentence. With that, a tagger
/// takes no more memory than this and the forms of one sentence.
const KEPT: usize = 1 << 25;

/// A word's tag and lemma.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tagged {
    /// Its tag; [`Tag::upos`] is its word class.
    pub(super) tag: Tag,
    /// Its dictionary form.
    pub(super) lemma: Arc<str>,
    /// How sure the tag is, from 0 to 1.
    pub(super) confidence: f32,
    /// How sure the lemma is, if the tag is right.
    pub(super) lemma_confidence: f32,
}

/// A form with its share of scores.
struct Form {
    look: Look,
    own: Scores,
    before: Scores,
    after: Scores,
    far_before: Scores,
    far_after: Scores,
    /// Its tag, where no neighbour can change it.
    certain: Option<(Tag, f32)>,
    written: Box<str>,
    lower: Box<str>,
    /// The lemma last asked for, with its tag.
    lemma: Option<(Tag, Arc<str>, f32)>,
}

/// Tags words of Swedish sentences. Keeps what it has learned of forms, so use one for many sentences.
pub(super) struct Tagger<'m> {
    model: &'m Model,
    lexicon: &'static Lexicon,
    known: HashMap<Box<str>, usize>,
    forms: Vec<Form>,
    /// How many bytes the forms take.
    size: usize,
    /// Scores by the tag before, the one before it, and whether the word is capitalized.
    turns: Vec<Scores>,
    ids: Vec<usize>,
}

impl<'m> Tagger<'m> {
    /// A tagger that knows no form yet.
    pub(super) fn new(model: &'m Model) -> Tagger<'m> {
        let mut tagger = Tagger {
            model,
            lexicon: &SWEDISH,
            known: HashMap::new(),
            forms: Vec::new(),
            size: 0,
            turns: turns(model),
            ids: Vec::new(),
        };
        tagger.forget();
        tagger
    }

    /// Forgets all forms but the edge of a sentence, which is the first.
    fn forget(&mut self) {
        self.known.clear();
        self.forms.clear();
        self.size = 0;
        let edge = self.learn("");
        self.forms.push(edge);
    }

    fn learn(&self, form: &str) -> Form {
        let lower = form.to_lowercase();
        let features = FormFeatures::of(form, &lower, self.lexicon);
        let sum = |features: &[u32]| {
            let mut scores = [0; 32];
            for &feature in features {
                self.model.add(feature, &mut scores);
            }
            scores
        };
        Form {
            own: sum(&features.own),
            before: sum(&features.before),
            after: sum(&features.after),
            far_before: sum(&features.far_before),
            far_after: sum(&features.far_after),
            certain: self.model.certain(&lower).map(|tag| (tag, 1.0)),
            written: form.into(),
            lower: lower.into(),
            lemma: None,
            look: features.look,
        }
    }

    fn id(&mut self, form: &str) -> usize {
        if let Some(&id) = self.known.get(form) {
            return id;
        }
        let learned = self.learn(form);
        // It is written as key, as it stands, in lower case, and as lemma.
        self.size += size_of::<Form>() + 4 * learned.lower.len().max(form.len());
        self.forms.push(learned);
        self.known.insert(form.into(), self.forms.len() - 1);
        self.forms.len() - 1
    }

    /// Tags the words of one sentence.
    pub(super) fn tag<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) -> Vec<Tagged> {
        if self.size > KEPT {
            self.forget();
        }
        let mut ids = std::mem::take(&mut self.ids);
        ids.clear();
        for word in words {
            ids.push(self.id(word));
        }
        let mut tagged = Vec::with_capacity(ids.len());
        let start = TAGS as u32;
        let (mut tag, mut far_tag) = (start, start);
        for i in 0..ids.len() {
            let (found, confidence) = match self.forms[ids[i]].certain {
                Some(certain) => certain,
                None => self.decide(&ids, i, (tag, far_tag)),
            };
            let (lemma, lemma_confidence) = self.lemma(ids[i], found);
            tagged.push(Tagged {
                tag: found,
                lemma,
                confidence,
                lemma_confidence,
            });
            (far_tag, tag) = (tag, found.index() as u32);
        }
        self.ids = ids;
        tagged
    }

    fn decide(&self, ids: &[usize], i: usize, (tag, far_tag): (u32, u32)) -> (Tag, f32) {
        let form = |i: usize| ids.get(i).map_or(&self.forms[0], |&id| &self.forms[id]);
        let before = i.checked_sub(1).map_or(&self.forms[0], form);
        let far_before = i.checked_sub(2).map_or(&self.forms[0], form);
        let (own, after, far_after) = (form(i), form(i + 1), form(i + 2));
        let mut scores = own.own;
        for row in [
            &before.before,
            &after.after,
            &far_before.far_before,
            &far_after.far_after,
            self.turn(tag, far_tag, own.look.capital),
        ] {
            for (score, share) in scores.iter_mut().zip(row) {
                *score = score.wrapping_add(*share);
            }
        }
        let (sure, lead) = best(&scores);
        if lead > CLEAR {
            return (sure, confidence(lead));
        }
        let around = Around {
            own: own.look,
            before: before.look,
            after: after.look,
            verb_after: features::verb_after(own.look, (i + 1..ids.len()).map(|k| form(k).look)),
            tag,
        };
        for feature in around.features() {
            self.model.add(feature, &mut scores);
        }
        let (tag, lead) = best(&scores);
        (tag, confidence(lead))
    }

    /// What the tags before say; summed once for all pairs of them.
    fn turn(&self, tag: u32, far_tag: u32, capital: bool) -> &Scores {
        let at = (tag as usize * (TAGS + 1) + far_tag as usize) * 2 + usize::from(capital);
        &self.turns[at % self.turns.len()]
    }

    fn lemma(&mut self, id: usize, tag: Tag) -> (Arc<str>, f32) {
        let form = &self.forms[id];
        if let Some((known, lemma, confidence)) = &form.lemma
            && *known == tag
        {
            return (Arc::clone(lemma), *confidence);
        }
        let form = match tag.upos() {
            Upos::Propn => &*form.written,
            _ => &*form.lower,
        };
        let (lemma, confidence) = self.model.lemmas.lemma(self.lexicon, form, tag);
        let lemma: Arc<str> = lemma.into();
        self.forms[id].lemma = Some((tag, Arc::clone(&lemma), confidence));
        (lemma, confidence)
    }
}

/// The scores of all turns.
fn turns(model: &Model) -> Vec<Scores> {
    let all = TAGS as u32 + 1;
    let turns = (0..all * all * 2).map(|at| {
        let (tag, far_tag, capital) = (at / 2 / all, at / 2 % all, at % 2 == 1);
        let mut scores = [0; 32];
        for feature in features::turn(tag, far_tag, TAGS as u32, capital) {
            model.add(feature, &mut scores);
        }
        scores
    });
    turns.collect()
}

/// The best tag, and how far it is ahead of the next.
fn best(scores: &Scores) -> (Tag, i16) {
    let (mut best, mut first, mut second) = (0, i16::MIN, i16::MIN);
    for (tag, &score) in scores.iter().enumerate().take(TAGS) {
        if score > first {
            (best, second, first) = (tag, first, score);
        } else if score > second {
            second = score;
        }
    }
    (Tag::at(best), first.saturating_sub(second))
}

/// How sure a tag is that is so far ahead. The scale was set by hand; `sikta eval tokens` shows how often a word class is
/// right that came with a confidence of so much.
fn confidence(lead: i16) -> f32 {
    1.0 / (1.0 + (-f32::from(lead) / 35.0).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_of_forms_has_bounds() {
        let model = Model::default();
        let mut tagger = Tagger::new(&model);
        let long = |i: usize| format!("{i}{}", "o".repeat(1 << 20));
        let mut before = Vec::new();
        for i in 0..20 {
            let form = long(i);
            before.push(tagger.tag([form.as_str()]));
            assert!(tagger.size <= KEPT + 5 * form.len() + size_of::<Form>());
        }
        assert!(tagger.forms.len() < 20, "nothing was forgotten");
        assert_eq!(tagger.tag([long(0).as_str()]), before[0]);
    }
}
