//! How many bytes of text one core cleans in a second: gold pages where `../shared` is there, else the corpus.

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
    group.finish();
}

criterion_group!(benches, cleaning);
criterion_main!(benches);
