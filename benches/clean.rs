//! How many bytes of text one core cleans in a second, beside the least that a cleaner of lines can do: gold pages where
//! `../shared` is there, else the corpus.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sikta::clean::clean;
use sikta::ingest::Page;
use std::fs;
use std::hint::black_box;
use std::path::Path;

/// Pages of realistic text, some megabytes in all.
fn pages() -> Vec<Page> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let gold = sikta::eval::lines::read_gold(&root.join("../shared/gold/lines/gold.jsonl"));
    let texts: Vec<String> = match gold {
        Ok(gold) => gold.into_iter().map(|page| page.text).collect(),
        Err(_) => fs::read_dir(root.join("corpus"))
            .into_iter()
            .flatten()
            .filter_map(|entry| fs::read_to_string(entry.ok()?.path()).ok())
            .collect(),
    };
    texts
        .into_iter()
        .map(|text| Page::from_text("page", text))
        .collect()
}

/// The line rules of C4 (Raffel et al. 2020, section 2.2), as `benches/peers/lines.py` has them: a terminal mark, three words, no
/// 'javascript'. They know no page, no class and no reason.
fn c4(text: &str) -> String {
    let stays = |line: &&str| {
        let line = line.trim();
        line.ends_with(['.', '!', '?', '"', '”'])
            && line.split_whitespace().count() >= 3
            && !line.to_lowercase().contains("javascript")
    };
    text.split_inclusive('\n').filter(stays).collect()
}

fn cleaning(criterion: &mut Criterion) {
    let pages = pages();
    let bytes: usize = pages.iter().map(|page| page.text().len()).sum();
    let mut group = criterion.benchmark_group("clean");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.sample_size(20);
    group.bench_function("pages", |b| {
        b.iter(|| {
            for page in &pages {
                black_box(clean(black_box(page)));
            }
        });
    });
    group.bench_function("c4-line-rules", |b| {
        b.iter(|| {
            for page in &pages {
                black_box(c4(black_box(page.text())));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, cleaning);
criterion_main!(benches);
