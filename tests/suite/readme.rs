//! The README's tour, run: every `$ sikta …` in a console block prints what stands below it, and so does every
//! `$ echo '…' | sikta …`. A line that is only `…` stands for any lines.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// One command of the tour with the lines that the README shows under it.
struct Step {
    line: usize,
    /// What goes to the command's standard input.
    input: String,
    command: String,
    shown: Vec<String>,
}

impl Step {
    fn new(line: usize, shell: &str) -> Option<Self> {
        let (input, command) = match shell
            .strip_prefix("echo '")
            .map(|rest| rest.split_once("' | "))
        {
            Some(piped) => piped?,
            None => ("", shell),
        };
        command.starts_with("sikta ").then(|| Step {
            line,
            input: format!("{input}\n"),
            command: command.to_owned(),
            shown: Vec::new(),
        })
    }

    fn run(&self, place: &Path) -> Output {
        let mut run = Command::new(env!("CARGO_BIN_EXE_sikta"))
            .args(&words(&self.command)[1..])
            .current_dir(place)
            .env("LC_ALL", "en_US.UTF-8")
            .env("COLUMNS", "100")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let mut stdin = run.stdin.take().expect("standard input is a pipe");
        // A command that does not read its input may be gone by now.
        let _ = stdin.write_all(self.input.as_bytes());
        drop(stdin);
        run.wait_with_output().expect("the binary runs")
    }
}

fn steps(readme: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut console = false;
    for (i, line) in readme.lines().enumerate() {
        match (line, line.strip_prefix("$ ")) {
            ("```console", _) => console = true,
            ("```", _) => console = false,
            (_, Some(shell)) if console => {
                let step = Step::new(i + 1, shell);
                steps.push(
                    step.unwrap_or_else(|| panic!("README.md:{}: cannot run `{shell}`", i + 1)),
                );
            }
            _ if console => {
                let step: &mut Step = steps.last_mut().expect("output follows a command");
                step.shown.push(line.trim_end().to_owned());
            }
            _ => {}
        }
    }
    steps
}

/// Whether `printed` is what `shown` says, where a line `…` in `shown` stands for any lines.
fn matches(shown: &[String], printed: &[&str]) -> bool {
    match shown.split_first() {
        None => printed.is_empty(),
        Some((first, rest)) if first == "…" => {
            (0..=printed.len()).any(|skip| matches(rest, &printed[skip..]))
        }
        Some((first, rest)) => {
            printed.first() == Some(&first.as_str()) && matches(rest, &printed[1..])
        }
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
    assert!(
        steps.len() >= 5,
        "the README has lost its tour: only {} commands",
        steps.len()
    );
    let place = tempfile::tempdir().expect("a temporary directory");
    std::fs::create_dir(place.path().join("corpus")).expect("a directory for the corpus");
    for entry in std::fs::read_dir(root.join("corpus")).expect("the corpus is there") {
        let path = entry.expect("an entry of the corpus").path();
        let name = path.file_name().expect("a file has a name");
        std::fs::copy(&path, place.path().join("corpus").join(name))
            .expect("the corpus can be copied");
    }
    for step in &steps {
        let run = step.run(place.path());
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
