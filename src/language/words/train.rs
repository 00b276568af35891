//! Training: an averaged perceptron over the features, learned from treebanks.
//!
//! Collins, M. (2002), Discriminative training methods for hidden Markov models. Greedy from left to right, trained on its
//! own guesses of the tags before, so that it meets in training what it meets in use. Same files, same model: the order of
//! the sentences is shuffled by a generator with a fixed seed.

use super::features::{self, Around, FormFeatures};
use super::lemma::{Lemmas, Seen};
use super::lexicon::{Lexicon, SWEDISH};
use super::model::Model;
use super::tag::{TAGS, Tag, Upos};
use super::treebank::GoldSentence;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// How the training is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settings {
    /// How often every sentence is seen.
    pub(super) rounds: usize,
    /// A feature that occurs less often is left out.
    pub(super) rare: u32,
    /// What a weight is multiplied by before it is rounded to eight bits.
    pub(super) scale: f64,
    /// How often a word must be seen with one tag only to be certain.
    pub(super) certain: u32,
}

/// What was chosen by cross-validation on Talbanken dev.
pub(super) const SETTINGS: Settings = Settings {
    rounds: 8,
    rare: 0,
    scale: 5.0,
    certain: 15,
};

/// A form with its features as rows of weights.
struct Form {
    features: FormFeatures,
    rows: [Vec<u32>; 5],
}

#[derive(Default)]
struct Weights {
    rows: FxHashMap<u32, u32>,
    counts: Vec<u32>,
    now: Vec<[f32; TAGS]>,
    sum: Vec<[f64; TAGS]>,
    stamp: Vec<[u32; TAGS]>,
    step: u32,
}

impl Weights {
    fn row(&mut self, feature: u32) -> u32 {
        let next = self.now.len() as u32;
        let row = *self.rows.entry(feature).or_insert(next);
        if row == next {
            self.counts.push(0);
            self.now.push([0.0; TAGS]);
            self.sum.push([0.0; TAGS]);
            self.stamp.push([0; TAGS]);
        }
        row
    }

    fn change(&mut self, row: u32, tag: usize, by: f32) {
        let row = row as usize;
        let idle = self.step - self.stamp[row][tag];
        self.sum[row][tag] += f64::from(idle) * f64::from(self.now[row][tag]);
        self.stamp[row][tag] = self.step;
        self.now[row][tag] += by;
    }

    /// One step: where the guess is wrong, the rows speak more for what is right and less for the guess.
    fn correct(&mut self, active: &[u32], guess: usize, right: usize) {
        self.step += 1;
        if guess != right {
            for &row in active {
                self.change(row, right, 1.0);
                self.change(row, guess, -1.0);
            }
        }
    }
}

/// Learns from `sentences`.
pub(super) fn train(sentences: &[GoldSentence], settings: Settings) -> Model {
    let lexicon = &*SWEDISH;
    let mut weights = Weights::default();
    let mut forms: Vec<Form> = Vec::new();
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    let mut encoded: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
    let edge = forms_of("", lexicon, &mut weights);
    forms.push(edge);
    for sentence in sentences {
        let ids = sentence.words.iter().map(|word| {
            *known.entry(&word.form).or_insert_with(|| {
                forms.push(forms_of(&word.form, lexicon, &mut weights));
                forms.len() - 1
            })
        });
        let ids: Vec<usize> = ids.collect();
        let tags = sentence.words.iter().map(|word| word.tag.index()).collect();
        encoded.push((ids, tags));
    }
    let certain = certain_words(sentences, settings.certain);
    let mut order: Vec<usize> = (0..encoded.len()).collect();
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..settings.rounds {
        for i in (1..order.len()).rev() {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            order.swap(i, (random >> 33) as usize % (i + 1));
        }
        for &i in &order {
            let (ids, tags) = &encoded[i];
            learn_sentence(&mut weights, &forms, ids, tags);
        }
    }
    let lemmas = Lemmas::learn(lexicon, &seen(sentences));
    Model::new(&settled(weights, settings), certain, lemmas)
}

fn forms_of(form: &str, lexicon: &Lexicon, weights: &mut Weights) -> Form {
    let features = FormFeatures::of(form, &form.to_lowercase(), lexicon);
    let groups = [
        &features.own,
        &features.before,
        &features.after,
        &features.far_before,
        &features.far_after,
    ];
    let rows = groups.map(|group| group.iter().map(|&feature| weights.row(feature)).collect());
    Form { features, rows }
}

fn learn_sentence(weights: &mut Weights, forms: &[Form], ids: &[usize], gold: &[usize]) {
    let form = |i: usize| ids.get(i).map_or(&forms[0], |&id| &forms[id]);
    let start = TAGS as u32;
    let (mut tag, mut far_tag) = (start, start);
    let mut active: Vec<u32> = Vec::with_capacity(64);
    for (i, &right) in gold.iter().enumerate() {
        active.clear();
        let before = if i == 0 { &forms[0] } else { form(i - 1) };
        let far_before = if i < 2 { &forms[0] } else { form(i - 2) };
        active.extend(&form(i).rows[0]);
        active.extend(&before.rows[1]);
        active.extend(&form(i + 1).rows[2]);
        active.extend(&far_before.rows[3]);
        active.extend(&form(i + 2).rows[4]);
        let own = form(i).features.look;
        let around = Around {
            own,
            before: before.features.look,
            after: form(i + 1).features.look,
            verb_after: features::verb_after(
                own,
                (i + 1..ids.len()).map(|k| form(k).features.look),
            ),
            tag,
        };
        let turn = features::turn(tag, far_tag, start, own.capital);
        let features = turn.into_iter().chain(around.features());
        active.extend(features.map(|feature| weights.row(feature)));
        let mut scores = [0_f32; TAGS];
        for &row in &active {
            weights.counts[row as usize] += 1;
            for (score, weight) in scores.iter_mut().zip(&weights.now[row as usize]) {
                *score += weight;
            }
        }
        let guess = (0..TAGS)
            .rev()
            .max_by(|&a, &b| scores[a].total_cmp(&scores[b]))
            .unwrap_or(0);
        weights.correct(&active, guess, right);
        (far_tag, tag) = (tag, guess as u32);
    }
}

/// The averaged weights, rounded, in the order of the features.
fn settled(mut weights: Weights, settings: Settings) -> Vec<(u32, Vec<(Tag, i8)>)> {
    let mut rows: Vec<(u32, u32)> = weights
        .rows
        .iter()
        .map(|(feature, row)| (*feature, *row))
        .collect();
    rows.sort_unstable();
    let rounds = settings.rounds as u32;
    let mut settled = Vec::new();
    for (feature, row) in rows {
        if weights.counts[row as usize] <= settings.rare * rounds {
            continue;
        }
        let mut kept = Vec::new();
        for tag in 0..TAGS {
            weights.change(row, tag, 0.0);
            let average = weights.sum[row as usize][tag] / f64::from(weights.step.max(1));
            let rounded = (average * settings.scale).round().clamp(-127.0, 127.0) as i8;
            if rounded != 0 {
                kept.push((Tag::at(tag), rounded));
            }
        }
        if !kept.is_empty() {
            settled.push((feature, kept));
        }
    }
    settled
}

/// Words that were seen often enough, always with one tag, and are of a closed class.
fn certain_words(sentences: &[GoldSentence], often: u32) -> FxHashMap<Box<str>, Tag> {
    let mut seen: BTreeMap<String, BTreeMap<Tag, u32>> = BTreeMap::new();
    for word in sentences.iter().flat_map(|sentence| &sentence.words) {
        *seen
            .entry(word.form.to_lowercase())
            .or_default()
            .entry(word.tag)
            .or_default() += 1;
    }
    let mut certain = FxHashMap::default();
    for (word, tags) in seen {
        let total: u32 = tags.values().sum();
        if let Some((&tag, &count)) = tags.iter().next()
            && count == total
            && count >= often
            && !tag.upos().is_open()
        {
            certain.insert(word.into(), tag);
        }
    }
    certain
}

/// The forms of the treebanks with their lemmas; all in lower case, but for names.
fn seen(sentences: &[GoldSentence]) -> Vec<Seen> {
    let mut counts: BTreeMap<(String, Tag, String), u32> = BTreeMap::new();
    for word in sentences.iter().flat_map(|sentence| &sentence.words) {
        let form = match word.upos {
            Upos::Propn => word.form.clone(),
            _ => word.form.to_lowercase(),
        };
        *counts
            .entry((form, word.tag, word.lemma.clone()))
            .or_default() += 1;
    }
    counts
        .into_iter()
        .map(|((form, tag, lemma), count)| (form, tag, lemma, count))
        .collect()
}
