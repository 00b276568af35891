//! Trains the model of Swedish words and writes it: `cargo run --release --example train-words -- FILE.conllu… `
//!
//! What was trained on, and the licence of the result, stands in `src/language/models/words.sv.NOTICE`. Same files in the
//! same order, same bytes.

use sikta::eval::tokens::read_gold;
use sikta::language::words::train;
use std::error::Error;
use std::path::Path;

const MODEL: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/src/language/models/words.sv.bin"
);

fn main() -> Result<(), Box<dyn Error>> {
    let mut sentences = Vec::new();
    for file in std::env::args().skip(1) {
        sentences.extend(read_gold(Path::new(&file))?);
    }
    if sentences.is_empty() {
        return Err("name the CoNLL-U files to train on".into());
    }
    let model = train(&sentences);
    std::fs::write(MODEL, &model)?;
    println!(
        "{} sentences, {} bytes: {MODEL}",
        sentences.len(),
        model.len()
    );
    Ok(())
}
