//! Every property holds for every kept input: those that reach all there is to reach, and those that once went wrong.

use fuzz::{TARGETS, target};
use std::fs;
use std::path::{Path, PathBuf};

/// All kept inputs together, in bytes.
const MOST: u64 = 100_000;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// What is in a folder, in order of name.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let read = fs::read_dir(folder);
    let read = read.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = read.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

#[test]
fn whatever_is_kept_still_holds() {
    for kept in ["corpus", "regressions"] {
        for of in entries(&folder(kept)) {
            let name = of
                .file_name()
                .and_then(|name| name.to_str())
                .expect("a name");
            let target =
                target(name).unwrap_or_else(|| panic!("fuzz/{kept}/{name} is of no target"));
            for input in entries(&of) {
                let bytes = fs::read(&input).expect("readable");
                // Shown by the test where it fails.
                println!("{}: {} bytes", input.display(), bytes.len());
                (target.check)(&bytes);
            }
        }
    }
}

#[test]
fn every_target_has_inputs_and_all_are_small() {
    let mut total = 0;
    for target in TARGETS {
        let inputs = entries(&folder("corpus").join(target.name));
        assert!(inputs.len() >= 5, "{}: {}", target.name, inputs.len());
        for input in inputs {
            let bytes = fs::metadata(&input).expect("readable").len();
            total += bytes;
        }
    }
    assert!(total <= MOST, "the kept inputs are {total} bytes");
}

#[test]
fn names_of_targets_are_names_of_folders() {
    for (place, target) in TARGETS.iter().enumerate() {
        assert!(target.name.bytes().all(|byte| byte.is_ascii_lowercase()));
        assert!(
            TARGETS[..place]
                .iter()
                .all(|other| other.name != target.name)
        );
    }
    assert!(target("nothing").is_none());
}
