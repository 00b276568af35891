//! Indexing and searching many short Swedish documents, sikta beside plain tantivy; `benches/peers/search` adds SQLite FTS5.
//!
//! `cargo bench --bench search -- DOCUMENTS DIR` writes the documents (`DIR/documents.jsonl`) and the queries
//! (`DIR/queries.tsv`), indexes the documents with both, and prints a row of milliseconds (p50 and p95) for every class of
//! query. The documents are made from the words of `corpus/`, as often as they stand there, with compounds of two of them
//! now and then; the same number gives the same documents, on every machine.
//!
//! What is timed: of plain tantivy, adding texts with one stemmed field with positions, one stored field and one column; of
//! sikta the **whole** build from text (clean, language, facts, index with all fields), and beside it the pipeline alone, so
//! that what remains is indexing. Both in seconds of processor time, of all threads together, so that the rest of the machine
//! does not count; by the clock where the system does not say. A query of plain tantivy is its ten best documents; one of sikta
//! is the whole answer: the ten best pages, how many there are, counts by every facet, and marked snippets. It is asked four
//! times, and the fastest of the last three counts.

use sikta::index::{Grain, Options, build};
use sikta::ingest::Page;
use sikta::pipeline;
use sikta::search::{Query, Searcher};
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, PhraseQuery, Query as TantivyQuery, TermQuery};
use tantivy::schema::{
    FAST, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{Language, LowerCaser, SimpleTokenizer, Stemmer, TextAnalyzer};
use tantivy::{Index, Term, doc};

/// How many queries of each class.
const QUERIES: usize = 200;
/// How many sites the documents come from: what is filtered by.
const SITES: u64 = 20;

/// Numbers that are the same on every machine (splitmix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }
}

/// Every word of the corpus, as often as it stands there.
fn words() -> Vec<String> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut paths: Vec<_> = fs::read_dir(dir)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    let texts = paths
        .iter()
        .filter_map(|path| fs::read_to_string(path).ok());
    texts
        .flat_map(|text| {
            let words = sikta::index::words(&text).map(|word| word.exact);
            words.collect::<Vec<_>>()
        })
        .filter(|word| word.chars().all(char::is_alphabetic))
        .collect()
}

/// The text of document `n`: three to eight sentences.
fn document(n: usize, words: &[String]) -> String {
    let mut random = Random(n as u64);
    let mut text = String::new();
    for _ in 0..3 + random.below(6) {
        let length = 6 + random.below(12);
        for i in 0..length {
            let mut word = words[random.below(words.len())].clone();
            if random.below(25) == 0 {
                word.push_str(&words[random.below(words.len())]);
            }
            if i == 0 {
                let mut chars = word.chars();
                let first: String = chars
                    .by_ref()
                    .take(1)
                    .flat_map(char::to_uppercase)
                    .collect();
                word = first + chars.as_str();
            }
            text.push_str(&word);
            text.push_str(if i + 1 < length { " " } else { ". " });
        }
    }
    text.trim_end().to_owned()
}

fn site(n: usize) -> String {
    format!("site{}.example", Random(n as u64 ^ 0x5137).next() % SITES)
}

/// A query of each class, out of a document, so that it finds something.
fn queries(documents: usize, words: &[String]) -> Vec<(&'static str, String)> {
    let mut random = Random(2026);
    let mut queries = Vec::new();
    for _ in 0..QUERIES {
        let text = document(random.below(documents), words).to_lowercase();
        let of: Vec<&str> = text.split([' ', '.']).filter(|w| w.len() > 3).collect();
        let pick = |random: &mut Random| of[random.below(of.len())].to_owned();
        let (a, b, c) = (pick(&mut random), pick(&mut random), pick(&mut random));
        let sentence: Vec<&str> = text.split(". ").next().unwrap_or("").split(' ').collect();
        let at = random.below(sentence.len() - 1);
        let phrase = format!(
            "{} {}",
            sentence[at],
            sentence[at + 1].trim_end_matches('.')
        );
        queries.push(("word", a.clone()));
        queries.push(("and", format!("{a} {b}")));
        queries.push(("or", format!("{a} {b} {c}")));
        queries.push(("phrase", phrase));
        queries.push(("filter", a));
    }
    queries
}

/// Milliseconds at the median and the 95th percentile.
fn percentiles(mut times: Vec<f64>) -> (f64, f64) {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    (at(0.5), at(0.95))
}

/// Seconds since some moment: of processor time where Linux says it (in hundredths, as on all its usual systems), else by the
/// clock.
fn seconds() -> f64 {
    let said = fs::read_to_string("/proc/self/stat").ok();
    let spent = said.and_then(|said| {
        // The name before them may hold anything but is in parentheses; then the state is the third field.
        let (_, fields) = said.rsplit_once(')')?;
        let mut fields = fields.split_whitespace().skip(11);
        let (user, system): (f64, f64) =
            (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
        Some((user + system) / 100.0)
    });
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    spent.unwrap_or_else(|| START.get_or_init(Instant::now).elapsed().as_secs_f64())
}

/// Asks every query once, and then three times on the clock, of which the fastest counts.
fn time(queries: &[(&'static str, String)], ask: impl Fn(&str, &str) -> usize) -> Vec<String> {
    let mut times: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for (class, text) in queries {
        ask(class, text);
        let fastest = (0..3).map(|_| {
            let start = Instant::now();
            std::hint::black_box(ask(class, text));
            start.elapsed().as_secs_f64() * 1e3
        });
        let fastest = fastest.fold(f64::INFINITY, f64::min);
        times.entry(class).or_default().push(fastest);
    }
    ["word", "and", "or", "phrase", "filter"]
        .map(|class| {
            let (p50, p95) = percentiles(times.remove(class).unwrap_or_default());
            format!("{p50:.2}/{p95:.2}")
        })
        .to_vec()
}

fn size(dir: &Path) -> u64 {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    entries
        .filter_map(|e| e.metadata().ok())
        .map(|m| m.len())
        .sum()
}

fn row(name: &str, seconds: f64, bytes: u64, cells: &[String]) {
    println!(
        "| {name} | {seconds:.1} | {:.0} | {} |",
        bytes as f64 / 1e6,
        cells.join(" | ")
    );
}

fn plain(dir: &Path, documents: usize, words: &[String], queries: &[(&'static str, String)]) {
    let _ = fs::remove_dir_all(dir);
    fs::create_dir_all(dir).expect("a directory for the index");
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("sv")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = schema.add_text_field(
        "text",
        TextOptions::default()
            .set_indexing_options(indexing)
            .set_stored(),
    );
    let id = schema.add_text_field("id", STRING | STORED);
    let of_site = schema.add_text_field("site", STRING | FAST);
    let index = Index::create_in_dir(dir, schema.build()).expect("an index");
    let analyzer = || {
        TextAnalyzer::builder(SimpleTokenizer::default())
            .filter(LowerCaser)
            .filter(Stemmer::new(Language::Swedish))
            .build()
    };
    index.tokenizers().register("sv", analyzer());
    let start = seconds();
    let mut writer = index
        .writer_with_num_threads(1, 64 << 20)
        .expect("a writer");
    for n in 0..documents {
        let record = doc!(id => n.to_string(), of_site => site(n), text => document(n, words));
        writer.add_document(record).expect("added");
    }
    writer.commit().expect("committed");
    writer.wait_merging_threads().expect("merged");
    let spent = seconds() - start;
    let searcher = index.reader().expect("a reader").searcher();
    let ask = |class: &str, asked: &str| {
        let mut terms = Vec::new();
        let mut analyzer = analyzer();
        let mut stream = analyzer.token_stream(asked);
        while stream.advance() {
            terms.push(Term::from_field_text(text, &stream.token().text));
        }
        let one = |term: Term| -> Box<dyn TantivyQuery> {
            Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
        };
        let query: Box<dyn TantivyQuery> = match class {
            "phrase" if terms.len() > 1 => Box::new(PhraseQuery::new(terms)),
            "and" => Box::new(BooleanQuery::intersection(
                terms.into_iter().map(one).collect(),
            )),
            "filter" => {
                let of = Term::from_field_text(of_site, "site3.example");
                let of: Box<dyn TantivyQuery> =
                    Box::new(TermQuery::new(of, IndexRecordOption::Basic));
                let mut all = vec![(Occur::Must, of)];
                all.extend(terms.into_iter().map(|term| (Occur::Must, one(term))));
                Box::new(BooleanQuery::new(all))
            }
            _ => Box::new(BooleanQuery::union(terms.into_iter().map(one).collect())),
        };
        let top = TopDocs::with_limit(10).order_by_score();
        searcher.search(&query, &top).map_or(0, |hits| hits.len())
    };
    row("plain tantivy", spent, size(dir), &time(queries, ask));
}

fn sikta(dir: &Path, documents: usize, words: &[String], queries: &[(&'static str, String)]) {
    let page = |n: usize| {
        let mut page = Page::from_text(n.to_string(), document(n, words));
        page.url = Some(format!("https://{}/{n}", site(n)));
        page
    };
    let start = seconds();
    for n in 0..documents {
        std::hint::black_box(pipeline::process(page(n)));
    }
    let alone = seconds() - start;
    let _ = fs::remove_dir_all(dir);
    let start = seconds();
    let options = Options {
        jobs: 1,
        fresh: false,
    };
    let pages = (0..documents).map(|n| Ok(page(n)));
    build(dir, pages, options, |_| {}).expect("built");
    let spent = seconds() - start;
    let searcher = Searcher::open(dir).expect("an index");
    let ask = |class: &str, asked: &str| {
        let text = match class {
            "phrase" => format!("\"{asked}\""),
            "and" => asked.replace(' ', " AND "),
            "filter" => format!("{asked} site:site3.example"),
            _ => asked.to_owned(),
        };
        let query = Query {
            grain: Some(Grain::Article),
            ..Query::new(text)
        };
        searcher
            .search(&query)
            .map_or(0, |answer| answer.hits.len())
    };
    row(
        "sikta, whole answers",
        spent,
        size(dir),
        &time(queries, ask),
    );
    println!(
        "\npipeline alone (clean, language, facts): {alone:.1} s, so indexing: {:.1} s",
        spent - alone
    );
}

fn main() {
    let args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| !a.starts_with("--"))
        .collect();
    let documents = args.first().and_then(|n| n.parse().ok()).unwrap_or(10_000);
    // Where cargo keeps what its targets write: what stood there before is removed.
    let dir = args.get(1).map_or_else(
        || Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-search"),
        Into::into,
    );
    let words = words();
    let queries = queries(documents, &words);
    fs::create_dir_all(&dir).expect("a directory to write to");
    let out = fs::File::create(dir.join("documents.jsonl")).expect("a file to write");
    let (mut out, mut bytes) = (BufWriter::new(out), 0);
    for n in 0..documents {
        let text = document(n, &words);
        bytes += text.len();
        let url = format!("https://{}/{n}", site(n));
        let record = serde_json::json!({"id": n.to_string(), "url": url, "text": text});
        writeln!(out, "{record}").expect("written");
    }
    out.flush().expect("written");
    let asked: Vec<String> = queries
        .iter()
        .map(|(class, text)| format!("{class}\t{text}\n"))
        .collect();
    fs::write(dir.join("queries.tsv"), asked.concat()).expect("written");
    println!(
        "{documents} documents, {:.0} MB of text, one thread each\n",
        bytes as f64 / 1e6
    );
    println!("| | index, CPU s | MB | one word | AND | OR top 10 | phrase | word + facet |");
    println!("|---|---|---|---|---|---|---|---|");
    plain(&dir.join("plain"), documents, &words, &queries);
    sikta(&dir.join("sikta"), documents, &words, &queries);
}
