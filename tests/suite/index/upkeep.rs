//! Upkeep: check, statistics, merge, snapshot and export, and builds that are killed.

use super::{ISLAND, LAWYER, NURSE, build_in, found, pages};
use sikta::index::{Fault, Options, build, check, merge, snapshot, stats};
use sikta::ingest::Page;
use sikta::search::Searcher;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

#[test]
fn a_whole_index_passes_and_one_flipped_bit_does_not() {
    let dir = tempfile::tempdir().unwrap();
    let summary = build_in(dir.path(), &[("a", NURSE), ("b", LAWYER)]);
    build_in(dir.path(), &[("a", NURSE), ("b", ISLAND), ("c", LAWYER)]);
    let whole = check(dir.path()).unwrap();
    assert_eq!((whole.wrong, whole.pages), (0, 3), "{:?}", whole.faults);
    assert!(whole.passages > summary.passages);
    let store = fs::read_dir(dir.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|e| e == "store"))
        .unwrap();
    let mut bytes = fs::read(&store).unwrap();
    bytes[10] ^= 1;
    fs::write(&store, bytes).unwrap();
    let broken = check(dir.path()).unwrap();
    assert_eq!(broken.wrong, 1);
    assert!(matches!(broken.faults[0], Fault::Damaged { .. }));
}

#[test]
fn a_manifest_that_says_otherwise_is_found_out() {
    let dir = tempfile::tempdir().unwrap();
    let summary = build_in(dir.path(), &[("a", NURSE)]);
    let corpus = summary.manifest.unwrap().corpus;
    let meta = dir.path().join("meta.json");
    let text = fs::read_to_string(&meta).unwrap();
    fs::write(&meta, text.replace(&corpus, &"0".repeat(64))).unwrap();
    let found = check(dir.path()).unwrap();
    assert!(
        matches!(found.faults[..], [Fault::Corpus { .. }]),
        "{found:?}"
    );
}

#[test]
fn merging_leaves_one_segment_and_the_same_answers() {
    let dir = tempfile::tempdir().unwrap();
    build_in(dir.path(), &[("a", NURSE), ("b", LAWYER)]);
    build_in(dir.path(), &[("a", NURSE), ("b", ISLAND)]);
    build_in(dir.path(), &[("a", NURSE), ("b", ISLAND), ("c", LAWYER)]);
    let before = stats(dir.path()).unwrap();
    assert!(before.segments.len() > 1);
    let reader = Searcher::open(dir.path()).unwrap();
    let merged = merge(dir.path()).unwrap();
    let after = stats(dir.path()).unwrap();
    assert_eq!(
        (merged.segments, after.segments.len()),
        (before.segments.len(), 1)
    );
    assert_eq!(after.segments[0].deleted, 0);
    assert_eq!(
        (&after.manifest, after.passages, &after.facts, after.text),
        (
            &before.manifest,
            before.passages,
            &before.facts,
            before.text
        )
    );
    assert_eq!(after.garbage, 0);
    assert_eq!(check(dir.path()).unwrap().wrong, 0);
    // Who reads the old segments goes on reading.
    assert_eq!(found(&reader, "färjeläge"), ["b"]);
    assert_eq!(
        found(&Searcher::open(dir.path()).unwrap(), "juristexamen"),
        ["c"]
    );
    assert_eq!(
        build_in(dir.path(), &[("a", NURSE), ("b", ISLAND), ("c", LAWYER)]).unchanged,
        3
    );
    assert_eq!(merge(dir.path()).unwrap().segments, 1);
}

#[test]
fn statistics_account_for_every_byte() {
    let dir = tempfile::tempdir().unwrap();
    build_in(dir.path(), &[("a", NURSE), ("b", LAWYER)]);
    let stats = stats(dir.path()).unwrap();
    let names = fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap());
    let on_disk: u64 = names
        .filter(|e| {
            e.file_name()
                .to_string_lossy()
                .split('.')
                .next()
                .unwrap()
                .len()
                == 32
        })
        .map(|e| e.metadata().unwrap().len())
        .sum();
    // What is not counted is a footer of each file.
    assert!(
        stats.total <= on_disk && on_disk < stats.total + 2000,
        "{on_disk} {}",
        stats.total
    );
    assert_eq!((stats.manifest.pages, stats.garbage), (2, 0));
    assert!(
        stats
            .fields
            .iter()
            .any(|f| f.field == "passage" && f.terms > 20 && f.positions > 0)
    );
}

#[test]
fn a_snapshot_made_during_a_build_is_the_last_commit() {
    let dir = tempfile::tempdir().unwrap();
    let at = dir.path().join("index");
    build_in(&at, &[("a", NURSE), ("b", LAWYER)]);
    let to = dir.path().join("copies/today");
    let documents = pages(&[("a", ISLAND)]).into_iter();
    build(&at, documents, Options::default(), |progress| {
        if let sikta::index::Progress::Committing = progress {
            snapshot(&at, &to).unwrap();
        }
    })
    .unwrap();
    merge(&at).unwrap();
    let copy = Searcher::open(&to).unwrap();
    assert_eq!(found(&copy, "juristexamen"), ["b"]);
    assert_eq!(check(&to).unwrap().wrong, 0);
    assert_eq!(found(&Searcher::open(&at).unwrap(), "färjeläge"), ["a"]);
    // It is an index like any other, and changing it changes nothing in the one that it was made from.
    build_in(&to, &[("x", NURSE)]);
    assert_eq!(
        (check(&to).unwrap().wrong, check(&at).unwrap().wrong),
        (0, 0)
    );
    assert!(snapshot(&at, &to).is_err());
}

#[test]
fn an_export_has_every_page_with_its_text_and_facts() {
    let dir = tempfile::tempdir().unwrap();
    build_in(dir.path(), &[("b", NURSE), ("a", LAWYER), ("c", ISLAND)]);
    let searcher = Searcher::open(dir.path()).unwrap();
    let all: Vec<_> = searcher.articles().map(Result::unwrap).collect();
    assert_eq!(
        all.iter().map(|p| p.id.as_str()).collect::<Vec<_>>(),
        ["a", "b", "c"]
    );
    assert!(all[0].clean.contains("juristexamen"));
    let facts: usize = all.iter().map(|page| page.facts.len()).sum();
    assert_eq!(facts, searcher.facts().count());
    assert!(facts > 0);
}

/// What a killed build may leave: a list of deleted documents with the very name of the one that the next build writes.
#[test]
fn what_a_killed_build_left_does_not_stop_the_next_one() {
    let dir = tempfile::tempdir().unwrap();
    build_in(dir.path(), &[("a", NURSE), ("b", LAWYER)]);
    let spare = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(dir.path()).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, spare.path().join(path.file_name().unwrap())).unwrap();
    }
    // The same build twice from the same commit: the second meets all files of the first but its commit.
    build_in(dir.path(), &[("a", NURSE), ("b", ISLAND)]);
    for entry in fs::read_dir(dir.path()).unwrap() {
        let path = entry.unwrap().path();
        let to = spare.path().join(path.file_name().unwrap());
        if path.extension().is_some_and(|e| e != "json") && !to.exists() {
            fs::copy(&path, to).unwrap();
        }
    }
    assert!(stats(spare.path()).unwrap().garbage > 0);
    assert_eq!(
        build_in(spare.path(), &[("a", NURSE), ("b", ISLAND)]).changed,
        1
    );
    assert_eq!(stats(spare.path()).unwrap().garbage, 0);
    assert_eq!(check(spare.path()).unwrap().wrong, 0);
}

/// The pages of one generation: most stay, some change, some come and go.
fn generation(number: u64) -> Vec<(String, String)> {
    let text = "Ett stycke med ord som fyller minnet. Lönen är 31 000 kronor i månaden.\n\n";
    (0..120)
        .filter(|page| !(page + number).is_multiple_of(7))
        .map(|page| {
            let version = if page % 3 == 0 { number } else { 0 };
            let id = format!("page-{page}");
            (
                id,
                format!("Sida {page} version {version}\n\n{}", text.repeat(20)),
            )
        })
        .collect()
}

fn build_generation(dir: &Path, number: u64, fresh: bool) {
    let pages = generation(number);
    let pages = pages
        .into_iter()
        .map(|(id, text)| Ok(Page::from_text(id, text)));
    build(dir, pages, Options { fresh, jobs: 1 }, |_| {}).unwrap();
}

/// Not a test of its own but the process that the next test kills.
#[test]
fn build_one_generation() {
    let Some(dir) = std::env::var_os("SIKTA_TEST_DIR") else {
        return;
    };
    let number = std::env::var("SIKTA_TEST_GENERATION").unwrap();
    let fresh = std::env::var_os("SIKTA_TEST_FRESH").is_some();
    build_generation(Path::new(&dir), number.parse().unwrap(), fresh);
}

/// As many as `SIKTA_TEST_KILLS` says (6 unless it is set; 50 in CI), at moments drawn from a fixed seed. Every other build makes all
/// anew beside the old index, and is killed about the end of it for the most part, when it puts its files in the place of the old.
#[test]
fn builds_killed_at_random_moments_lose_nothing_that_was_committed() {
    let kills = std::env::var("SIKTA_TEST_KILLS")
        .ok()
        .and_then(|n| n.parse().ok());
    let kills: u64 = kills.unwrap_or(6);
    let dir = tempfile::tempdir().unwrap();
    let spawn = |number: u64, fresh: bool| {
        let mut command = Command::new(std::env::current_exe().unwrap());
        if fresh {
            command.env("SIKTA_TEST_FRESH", "yes");
        }
        command
            .args(["index::upkeep::build_one_generation", "--exact"])
            .env("SIKTA_TEST_DIR", dir.path())
            .env("SIKTA_TEST_GENERATION", number.to_string())
            .stdout(Stdio::null())
            .spawn()
            .unwrap()
    };
    build_generation(dir.path(), 0, false);
    let whole = [(1, false), (0, true), (1, true)].map(|(number, fresh)| {
        let start = Instant::now();
        assert!(spawn(number, fresh).wait().unwrap().success());
        start.elapsed().as_secs_f64()
    });
    // The quicker of two, since the first may have met a cold disk.
    let whole = [whole[0], whole[1].min(whole[2])];
    let corpus = || stats(dir.path()).unwrap().manifest.corpus;
    let mut last = corpus();
    let mut random = 20_261_124_u64;
    let (mut before, mut after) = ([0; 2], [0; 2]);
    for number in 2..2 + kills {
        let fresh = number % 2 == 1;
        let mut child = spawn(number, fresh);
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let share = (random >> 33) as f64 / (1u64 << 31) as f64;
        let at = match fresh {
            true => 0.8 + 0.4 * share,
            false => 1.15 * share,
        };
        std::thread::sleep(Duration::from_secs_f64(at * whole[usize::from(fresh)]));
        child.kill().unwrap();
        child.wait().unwrap();
        let whole = check(dir.path()).unwrap();
        assert_eq!(whole.wrong, 0, "{:?}", whole.faults);
        let stands = corpus();
        build_generation(dir.path(), number, false);
        let next = corpus();
        assert_ne!(next, last);
        assert_eq!(check(dir.path()).unwrap().pages, generation(number).len());
        match stands == last {
            true => before[usize::from(fresh)] += 1,
            false => {
                assert_eq!(stands, next, "neither the last commit nor the next one");
                after[usize::from(fresh)] += 1;
            }
        }
        last = next;
    }
    println!("killed before the commit: {before:?}, after it: {after:?} (of all anew the second)");
    assert!(kills < 50 || before.iter().all(|n| *n > 0));
}

#[cfg(unix)]
#[test]
fn an_index_is_for_all_to_read_and_can_be_read_where_nothing_can_be_written() {
    use std::os::unix::fs::PermissionsExt;
    let root = tempfile::tempdir().unwrap();
    let (dir, copy) = (root.path().join("index"), root.path().join("copy"));
    fs::create_dir(&dir).unwrap();
    build_in(&dir, &[("a", NURSE), ("b", ISLAND)]);
    snapshot(&dir, &copy).unwrap();
    // What the umask gives any file.
    fs::write(root.path().join("any"), "").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let usual = mode(&root.path().join("any"));
    for dir in [&dir, &copy] {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            assert_eq!(mode(&path), usual, "{}", path.display());
        }
    }
    assert_eq!(mode(&copy), mode(&dir));
    // The lock has never been made in the snapshot; who is root may write all the same.
    fs::set_permissions(&copy, fs::Permissions::from_mode(0o555)).unwrap();
    assert_eq!(found(&Searcher::open(&copy).unwrap(), "färjeläge"), ["b"]);
    assert_eq!(check(&copy).unwrap().wrong, 0);
    assert_eq!(stats(&copy).unwrap().manifest.pages, 2);
    fs::set_permissions(&copy, fs::Permissions::from_mode(0o755)).unwrap();
}
