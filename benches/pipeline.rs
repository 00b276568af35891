//! How fast one core takes pages through cleaning, language and facts.
//!
//! The text is realistic Swedish: the career articles in `../shared` where they are, otherwise the corpus, repeated. Run
//! it with `cargo bench`; a line says how many MiB of text a second go through each stage, and through all of them.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use sikta::clean::{CleanText, clean};
use sikta::ingest::Page;
use sikta::language::words::{Upos, compound};
use sikta::{facts, language, pipeline};
use std::fs;
use std::hint::black_box;
use std::path::Path;

/// Enough text for a steady figure, in bytes.
const ENOUGH: usize = 1 << 20;

/// The pages, a MiB or a little more.
fn pages() -> Vec<Page> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let careers = root.join("../shared/data/careers/career_articles_2017.jsonl");
    let mut texts: Vec<String> = match fs::read_to_string(careers) {
        Ok(records) => records.lines().filter_map(article).collect(),
        Err(_) => Vec::new(),
    };
    if texts.is_empty() {
        texts = corpus(&root.join("corpus"));
    }
    let mut size = 0;
    texts
        .iter()
        .cycle()
        .enumerate()
        .take_while(|(_, text)| {
            let more = size < ENOUGH;
            size += text.len();
            more
        })
        .map(|(i, text)| Page::from_text(format!("page-{i}"), text.as_str()))
        .collect()
}

/// The text of a record, with its name as title and its parts under headings.
fn article(record: &str) -> Option<String> {
    let record: serde_json::Value = serde_json::from_str(record).ok()?;
    let mut text = format!("{}\n", record["name"].as_str()?);
    for (heading, body) in record["sections"].as_object()? {
        text += &format!("\n{heading}\n\n{}\n", body.as_str()?);
    }
    Some(text)
}

/// The plain texts of the corpus, in order.
fn corpus(dir: &Path) -> Vec<String> {
    let mut paths: Vec<_> = fs::read_dir(dir)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    paths
        .iter()
        .filter_map(|path| fs::read_to_string(path).ok())
        .collect()
}

fn stages(criterion: &mut Criterion) {
    let pages = pages();
    let bytes = pages.iter().map(|page| page.text().len() as u64).sum();
    let cleaned: Vec<_> = pages
        .iter()
        .map(|page| CleanText::new(page, &clean(page)))
        .collect();
    let read: Vec<_> = pages
        .iter()
        .zip(&cleaned)
        .map(|(page, clean)| language::read(page, clean))
        .collect();

    let mut group = criterion.benchmark_group("one core");
    group.throughput(Throughput::Bytes(bytes)).sample_size(10);
    group.bench_function(BenchmarkId::from_parameter("clean"), |b| {
        b.iter(|| {
            for page in &pages {
                black_box(CleanText::new(page, &clean(page)));
            }
        });
    });
    group.bench_function(BenchmarkId::from_parameter("language"), |b| {
        b.iter(|| {
            for (page, clean) in pages.iter().zip(&cleaned) {
                black_box(language::read(page, clean));
            }
        });
    });
    group.bench_function(BenchmarkId::from_parameter("tokens"), |b| {
        b.iter(|| {
            for clean in &cleaned {
                black_box(language::tokens(clean.text()).count());
            }
        });
    });
    // Languages, sentences, and each word with its class and lemma.
    group.bench_function(BenchmarkId::from_parameter("language and words"), |b| {
        b.iter(|| {
            for (page, clean) in pages.iter().zip(&cleaned) {
                let reading = language::read(page, clean);
                for sentence in &reading.sentences {
                    black_box(sentence.words(clean.text()));
                }
            }
        });
    });
    // All of the language layer: also phrases, quantities, and the parts of compounds.
    group.bench_function(BenchmarkId::from_parameter("whole layer"), |b| {
        b.iter(|| {
            for (page, clean) in pages.iter().zip(&cleaned) {
                let text = clean.text();
                let reading = language::read(page, clean);
                for sentence in &reading.sentences {
                    let analysis = sentence.analysis(text);
                    for word in &analysis.words {
                        if word.upos() == Upos::Noun {
                            black_box(compound::parts(&text[word.range.clone()]));
                        }
                    }
                    black_box(analysis);
                }
            }
        });
    });
    group.bench_function(BenchmarkId::from_parameter("facts"), |b| {
        b.iter(|| {
            for (clean, reading) in cleaned.iter().zip(&read) {
                black_box(facts::extract(clean, reading));
            }
        });
    });
    group.bench_function(BenchmarkId::from_parameter("all"), |b| {
        b.iter(|| {
            for page in &pages {
                black_box(pipeline::process(page.clone()));
            }
        });
    });
    group.finish();

    // One sentence at a time, without the document's help.
    let sentences: Vec<&str> = cleaned
        .iter()
        .zip(&read)
        .flat_map(|(clean, reading)| {
            let spans = reading.sentences.iter().map(|s| s.span);
            spans.map(|span| span.of(clean.text()))
        })
        .collect();
    let mut group = criterion.benchmark_group("one core, sentences");
    let number = sentences.len() as u64;
    group
        .throughput(Throughput::Elements(number))
        .sample_size(10);
    group.bench_function(BenchmarkId::from_parameter("detect"), |b| {
        b.iter(|| {
            for sentence in &sentences {
                black_box(language::detect(sentence, None));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
