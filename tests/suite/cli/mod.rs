//! Every command, run as a user runs it.

mod arguments;
mod clean;
mod editor;
mod in_place;
mod index;
mod results;
mod site;
mod stamped;
mod taxonomy;
mod told;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A page with a contents label and a share line around an article.
const PAGE: &str = "Så blir du målare\n\nInnehåll\n\nArbetsuppgifter\n\nSå blir du målare\n\n\
    En målare målar hus och väggar, både inomhus och utomhus, och arbetet varierar med årstiden.\n\n\
    Arbetsuppgifter\n\n\
    Målaren tvättar, skrapar och slipar ytor innan de målas. Det är viktigt att vara noggrann och att ha god balans.\n\n\
    Dela på Facebook\n";

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn ran(output: Output) -> Ran {
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn command(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sikta"));
    command
        .args(args)
        .current_dir(dir)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "C.UTF-8")
        .stdin(Stdio::null());
    command
}

fn sikta_in(dir: &Path, args: &[&str]) -> Ran {
    ran(command(dir, args).output().unwrap())
}

fn sikta(args: &[&str]) -> Ran {
    sikta_in(Path::new("."), args)
}

fn fed(args: &[&str], input: &[u8]) -> Ran {
    let mut child = command(Path::new("."), args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    ran(output)
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    dir
}
