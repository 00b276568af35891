//! scratch
use sikta::{
    clean::{CleanText, clean},
    ingest::Page,
    language,
};
fn main() {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).unwrap();
        let page = Page::from_text(&path, text);
        let clean = CleanText::new(&page, &clean(&page));
        let r = language::read(&page, &clean);
        println!("=== {path} {:?}", r.lang);
        for (i, b) in r.blocks.iter().enumerate() {
            println!(
                "[{:?} {}] {}",
                b.kind,
                b.section,
                b.span
                    .of(clean.text())
                    .chars()
                    .take(110)
                    .collect::<String>()
                    .replace('\n', "⏎")
            );
            if std::env::var("S").is_ok() {
                for s in r.sentences.iter().filter(|s| s.block == i) {
                    println!("     | {} {}", s.lang, s.span.of(clean.text()));
                }
            }
        }
    }
}
