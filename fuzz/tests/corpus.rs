//! Every property holds for every kept input: for the corpus, which reaches all code that fuzzing has reached, and for the inputs that once broke a
//! property.

use fuzz::archive::unpack;
use fuzz::{TARGETS, target};
use std::fs;
use std::path::{Path, PathBuf};

/// Most bytes of all inputs of the corpus together.
const MAX_CORPUS: usize = 100_000;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The paths in a folder, sorted.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let read = fs::read_dir(folder);
    let read = read.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = read.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

/// The inputs of `corpus/<target>.zip`.
fn corpus(archive: &Path) -> Vec<Vec<u8>> {
    let bytes = fs::read(archive);
    let bytes = bytes.unwrap_or_else(|error| panic!("{}: {error}", archive.display()));
    unpack(&bytes).unwrap_or_else(|error| panic!("{}: {error}", archive.display()))
}

/// The target that a file or folder is named after.
fn target_of(path: &Path) -> &'static fuzz::Target {
    let name = path.file_stem().and_then(|name| name.to_str());
    let found = name.and_then(target);
    found.unwrap_or_else(|| panic!("{} is named after no target", path.display()))
}

#[test]
fn properties_hold_for_the_corpus() {
    for archive in entries(&folder("corpus")) {
        let target = target_of(&archive);
        for (number, input) in corpus(&archive).iter().enumerate() {
            // The test prints this if it fails.
            println!("{} {number:03}: {} bytes", target.name, input.len());
            (target.check)(input);
        }
    }
}

#[test]
fn properties_hold_for_regressions() {
    for inputs in entries(&folder("regressions")) {
        let target = target_of(&inputs);
        for input in entries(&inputs) {
            println!("{}", input.display());
            (target.check)(&fs::read(&input).expect("readable"));
        }
    }
}

#[test]
fn every_target_has_inputs_and_the_corpus_is_small() {
    let mut total = 0;
    for target in TARGETS {
        let inputs = corpus(&folder("corpus").join(target.name).with_extension("zip"));
        assert!(inputs.len() >= 5, "{}: {}", target.name, inputs.len());
        total += inputs.iter().map(Vec::len).sum::<usize>();
    }
    assert!(total <= MAX_CORPUS, "the corpus has {total} bytes");
}

#[test]
fn target_names_differ_and_are_lowercase_letters() {
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
