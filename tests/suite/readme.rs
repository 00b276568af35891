//! The README's tour, run: every `$ sikta …` in a console block prints what stands below it.
//!
//! A line that is only `…` stands for any lines. `SIKTA_UPDATE=1` does not rewrite the README: its output is chosen by hand.

use std::path::Path;
use std::process::Command;

/// One command of the tour with the lines that the README shows under it.
struct Step {
    line: usize,
    command: String,
    shown: Vec<String>,
}

fn steps(readme: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut console = false;
    for (i, line) in readme.lines().enumerate() {
        match line {
            "```console" => console = true,
            "```" => console = false,
            _ if !console => {}
            _ => match line.strip_prefix("$ ") {
                Some(command) => steps.push(Step { line: i + 1, command: command.to_owned(), shown: Vec::new() }),
                None => {
                    if let Some(step) = steps.last_mut() {
                        step.shown.push(line.trim_end().to_owned());
                    }
                }
            },
        }
    }
    steps.retain(|step| step.command.starts_with("sikta "));
    steps
}

/// Whether `printed` is what `shown` says, where a line `…` in `shown` stands for any lines.
fn matches(shown: &[String], printed: &[&str]) -> bool {
    match shown.split_first() {
        None => printed.is_empty(),
        Some((first, rest)) if first == "…" => (0..=printed.len()).any(|skip| matches(rest, &printed[skip..])),
        Some((first, rest)) => printed.first() == Some(&first.as_str()) && matches(rest, &printed[1..]),
    }
}

/// Splits a command as a shell would that knows only words and double quotes.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in command.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            _ => words.last_mut().expect("there is always a word").push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn the_tour_prints_what_the_readme_shows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).expect("the README is readable");
    let steps = steps(&readme);
    assert!(steps.len() >= 5, "the README has lost its tour: only {} commands", steps.len());
    let place = tempfile::tempdir().expect("a temporary directory");
    std::fs::create_dir(place.path().join("corpus")).expect("a directory for the corpus");
    for entry in std::fs::read_dir(root.join("corpus")).expect("the corpus is there") {
        let path = entry.expect("an entry of the corpus").path();
        let name = path.file_name().expect("a file has a name");
        std::fs::copy(&path, place.path().join("corpus").join(name)).expect("the corpus can be copied");
    }
    for step in &steps {
        let run = Command::new(env!("CARGO_BIN_EXE_sikta"))
            .args(&words(&step.command)[1..])
            .current_dir(place.path())
            .env("LC_ALL", "en_US.UTF-8")
            .env("COLUMNS", "100")
            .env_remove("NO_COLOR")
            .output()
            .expect("the binary runs");
        let printed = [run.stdout, run.stderr].concat();
        let printed = String::from_utf8(printed).expect("output is UTF-8");
        let printed: Vec<&str> = printed.lines().map(str::trim_end).collect();
        assert!(
            matches(&step.shown, &printed),
            "README.md:{}: `{}` prints\n{}\nbut the README shows\n{}",
            step.line,
            step.command,
            printed.join("\n"),
            step.shown.join("\n")
        );
    }
}
