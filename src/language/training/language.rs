//! Makes the model that tells languages apart: `src/language/models/language.bin`.
//!
//! ```console
//! $ cargo run --release --example train-language -- ../shared/data/ud --leave-out ../shared/gold/language/sentences.tsv
//! ```
//!
//! It learns from the sentences of the treebanks below the folder named, and from what this repository holds of its own:
//! the texts in `src/language/training`, the function words and the words of page furniture. A sentence that the file
//! named by `--leave-out` holds, alone or within a longer text, is not learnt from, so that it can be used to measure.
//!
//! Logistic regression by AdaGrad (Duchi, Hazan and Singer, 2011), over the signs that `sikta::language::model` counts;
//! each text is shown whole and in snippets of a few words, since short texts are what is hard. The same input gives the
//! same model.

use sikta::language::model::{COLUMNS, HEADER, LANGS, OTHERS, ROWS, signs_of};
use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

const OUT: &str = "src/language/models/language.bin";
const EPOCHS: usize = 8;
/// Snippets of each text.
const SNIPPETS: usize = 10;
const RATE: f32 = 1.0;
/// How far rare languages are made up for: 1 would make all weigh the same.
const BALANCE: f32 = 0.7;

/// A text with the column of its language.
struct Example {
    lang: usize,
    text: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let (mut treebanks, mut left_out) = (None, LeftOut::default());
    let mut args = env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--leave-out" => {
                let path = args.next().ok_or("--leave-out needs a file")?;
                left_out = LeftOut::read(Path::new(&path))?;
            }
            _ => treebanks = Some(PathBuf::from(arg)),
        }
    }
    let treebanks = treebanks.ok_or("name the folder with the treebanks")?;
    let mut examples = Vec::new();
    let mut passed = 0;
    for path in files(&treebanks, "conllu")? {
        let lang = treebank_language(&path)?;
        for line in fs::read_to_string(&path)?.lines() {
            let Some(text) = line.strip_prefix("# text = ") else {
                continue;
            };
            let text = solid(text);
            if left_out.holds(&text) {
                passed += 1;
            } else {
                examples.push(Example { lang, text });
            }
        }
    }
    println!(
        "{} sentences of treebanks, {passed} left out",
        examples.len()
    );
    examples.extend(own()?);
    let examples = with_snippets(examples);
    println!("{} examples with our own and all snippets", examples.len());
    let weights = train(&examples);
    fs::write(OUT, packed(&weights))?;
    println!("wrote {OUT}");
    Ok(())
}

/// What must not be learnt from.
#[derive(Default)]
struct LeftOut {
    whole: BTreeSet<String>,
    /// The longer texts, one a line.
    joined: String,
}

impl LeftOut {
    /// Reads a file of lines whose last field, after tabs, is the text.
    fn read(path: &Path) -> Result<Self, Box<dyn Error>> {
        let mut left_out = LeftOut::default();
        for line in fs::read_to_string(path)?.lines() {
            let mut fields = line.split('\t');
            let text = solid(fields.next_back().unwrap_or_default());
            if fields.next_back() == Some("para") {
                left_out.joined += &text;
                left_out.joined.push('\n');
            }
            left_out.whole.insert(text);
        }
        Ok(left_out)
    }

    /// Whether it holds `text`, or its first 60 characters within a longer one (which may have been cut).
    fn holds(&self, text: &str) -> bool {
        let start: String = text.chars().take(60).collect();
        self.whole.contains(text) || (text.len() > 15 && self.joined.contains(&start))
    }
}

/// What the repository holds itself: the language is in the file's name, the text in the line's last field.
fn own() -> Result<Vec<Example>, Box<dyn Error>> {
    let mut examples = Vec::new();
    let mut paths = files(Path::new("src/language/training"), "txt")?;
    for dir in ["src/language/tables", "src/clean/tables"] {
        paths.extend(files(Path::new(dir), "tsv")?);
    }
    for path in paths {
        let name = path
            .file_stem()
            .and_then(|n| n.to_str())
            .unwrap_or_default();
        let (what, lang) = name.rsplit_once('.').unwrap_or(("text", name));
        if !matches!(what, "text" | "function-words" | "furniture") {
            continue;
        }
        let lang = match path.parent().is_some_and(|dir| dir.ends_with("other")) {
            true => Some(OTHERS),
            false => column(lang),
        };
        let lang = lang.ok_or_else(|| format!("{}: which language?", path.display()))?;
        for line in fs::read_to_string(&path)?.lines() {
            let text = line.rsplit('\t').next().unwrap_or_default();
            let mut add = |text: &str| {
                examples.push(Example {
                    lang,
                    text: text.to_owned(),
                });
            };
            // Lines of our texts that are no sentences are lists of words.
            if what == "text" && text.starts_with(char::is_lowercase) && !text.ends_with('.') {
                let words: Vec<&str> = text.split(' ').collect();
                words.iter().for_each(|word| add(word));
                words.chunks(3).for_each(|words| add(&words.join(" ")));
            } else {
                add(text);
            }
        }
    }
    Ok(examples)
}

/// Each text, and some runs of one to four of its words.
fn with_snippets(examples: Vec<Example>) -> Vec<Example> {
    let mut random = Random(1);
    let mut all = Vec::new();
    for example in examples {
        let words: Vec<&str> = example.text.split(' ').collect();
        let lang = example.lang;
        if words.len() > 4 {
            for _ in 0..SNIPPETS {
                let len = 1 + random.below(4);
                let start = random.below(words.len() - len + 1);
                let text = words[start..start + len].join(" ");
                all.push(Example { lang, text });
            }
        }
        all.push(example);
    }
    all
}

fn train(examples: &[Example]) -> Vec<[f32; COLUMNS]> {
    let mut counts = [0.0_f32; COLUMNS];
    for example in examples {
        counts[example.lang] += 1.0;
    }
    let even = examples.len() as f32 / COLUMNS as f32;
    let importance = counts.map(|count| (even / count.max(1.0)).powf(BALANCE));
    let mut weights = vec![[0.0; COLUMNS]; ROWS];
    let mut squares = vec![[1e-2; COLUMNS]; ROWS];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(2);
    for epoch in 1..=EPOCHS {
        for i in (1..order.len()).rev() {
            order.swap(i, random.below(i + 1));
        }
        let mut loss = 0.0;
        for &i in &order {
            let example = &examples[i];
            loss += step(
                example,
                importance[example.lang],
                &mut weights,
                &mut squares,
            );
        }
        println!("epoch {epoch}: loss {:.4}", loss / order.len() as f32);
    }
    weights
}

/// Learns from one example; gives its loss.
fn step(
    example: &Example,
    importance: f32,
    weights: &mut [[f32; COLUMNS]],
    squares: &mut [[f32; COLUMNS]],
) -> f32 {
    let mut rows = Vec::new();
    signs_of(&example.text, |row| rows.push(row));
    if rows.is_empty() {
        return 0.0;
    }
    let share = 1.0 / (rows.len() as f32).sqrt();
    let mut scores = [0.0; COLUMNS];
    for &row in &rows {
        for (score, weight) in scores.iter_mut().zip(&weights[row]) {
            *score += weight * share;
        }
    }
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let chances = scores.map(|score| (score - top).exp());
    let all: f32 = chances.iter().sum();
    let mut gradient = chances.map(|chance| chance / all);
    let loss = -gradient[example.lang].max(1e-9).ln();
    gradient[example.lang] -= 1.0;
    let gradient = gradient.map(|g| g * importance * share);
    for row in rows {
        for ((weight, square), g) in weights[row].iter_mut().zip(&mut squares[row]).zip(gradient) {
            *square += g * g;
            *weight -= RATE * g / square.sqrt();
        }
    }
    loss
}

/// The model file: weights in one byte each; the few greatest are cut.
fn packed(weights: &[[f32; COLUMNS]]) -> Vec<u8> {
    let mut sizes: Vec<f32> = weights.iter().flatten().map(|w| w.abs()).collect();
    sizes.sort_unstable_by(f32::total_cmp);
    let scale = sizes[sizes.len() - 1 - sizes.len() / 2000] / 127.0;
    let mut file = format!("{HEADER}{scale}\n").into_bytes();
    for row in weights {
        file.extend(row.map(|w| (w / scale).round().clamp(-127.0, 127.0) as i8 as u8));
    }
    file
}

/// The column of a language.
fn column(code: &str) -> Option<usize> {
    LANGS.iter().position(|&lang| lang == code)
}

/// The column of the language that a treebank's file name begins with; Norwegian files name their form.
fn treebank_language(path: &Path) -> Result<usize, String> {
    let name = path
        .file_name()
        .and_then(|n| n.to_str())
        .unwrap_or_default();
    let code = match name.split('-').next() {
        Some("no_bokmaal") => "nb",
        Some("no_nynorsk") => "nn",
        Some(name) => name.split('_').next().unwrap_or_default(),
        None => "",
    };
    column(code).ok_or_else(|| format!("{name}: which language?"))
}

/// All files below `dir` with this ending, sorted.
fn files(dir: &Path, ext: &str) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(dir).sort_by_file_name() {
        let path = entry?.into_path();
        if path.extension().is_some_and(|e| e == ext) {
            found.push(path);
        }
    }
    Ok(found)
}

fn solid(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Xorshift (Marsaglia, 2003): enough to shuffle, and the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}
