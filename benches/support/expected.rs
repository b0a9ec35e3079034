//! Checks results against `benches/expected.json` before their times are printed.
//!
//! The file has the expected values by the name of a piece of work (mostly the query of its
//! scenario): counts, means, and hashes of series, positions and pixels. Rust, wasm and Python are
//! checked against the same entries.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::exit;

use hopscope::run::Run;
use serde_json::{Value, json};

/// Values by name, by the name of the work.
type Entries = BTreeMap<String, BTreeMap<String, Value>>;

/// Ends the program with an error unless `found`, an object, has the expected values.
///
/// With the environment variable `BENCH_UPDATE` set, it writes them as the expected values instead.
pub fn check(work: &str, found: Value) {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "benches", "expected.json"]
        .iter()
        .collect();
    let text = fs::read_to_string(&path).expect("benches/expected.json can be read");
    let mut all: Entries = serde_json::from_str(&text).expect("benches/expected.json is JSON");
    // serde_json may read a number with an error of one unit in the last place, so both sides are
    // read from text.
    let found: Value = serde_json::from_str(&found.to_string()).expect("values are JSON");
    let values = found.as_object().expect("an object of values");
    if std::env::var_os("BENCH_UPDATE").is_some() {
        let entry = all.entry(work.into()).or_default();
        entry.extend(
            values
                .iter()
                .map(|(name, value)| (name.clone(), value.clone())),
        );
        let text = serde_json::to_string_pretty(&all).expect("values are JSON");
        fs::write(path, text + "\n").expect("benches/expected.json can be written");
    } else {
        for (name, value) in values {
            let expected = all.get(work).and_then(|entry| entry.get(name));
            if expected != Some(value) {
                let expected = expected.map_or("nothing".into(), Value::to_string);
                eprintln!("wrong result: {work}: {name}: expected {expected}, found {value}");
                exit(1);
            }
        }
    }
    println!("checked\t{work}");
}

/// The hash of bytes: FNV-1a, 64 bits, in hexadecimal.
pub fn hash(bytes: impl IntoIterator<Item = u8>) -> Value {
    let hash = bytes
        .into_iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    json!(format!("{hash:016x}"))
}

/// The hash of whole numbers in the byte layout of JavaScript's `Uint32Array`.
pub fn hash_counts(counts: &[u32]) -> Value {
    hash(counts.iter().flat_map(|count| count.to_le_bytes()))
}

/// The hash of numbers in the byte layout of JavaScript's `Float64Array`.
pub fn hash_numbers(numbers: &[f64]) -> Value {
    hash(numbers.iter().flat_map(|number| number.to_le_bytes()))
}

/// The hash of positions in the byte layout of JavaScript's `Float32Array`.
pub fn hash_positions(positions: &[[f32; 2]]) -> Value {
    let numbers = positions.as_flattened().iter();
    hash(numbers.flat_map(|number| number.to_le_bytes()))
}

/// Checks a whole life, by the query of its scenario: people, ties, connections, the series, and
/// the viewers of the post.
pub fn check_life(query: &str, run: &Run) {
    let (world, history) = (run.world(), run.history());
    let scene = run.scene().expect("all stages have run");
    check(
        query,
        json!({
            "people": world.people(),
            "ties": world.graph.ties(),
            "connections": run.connection(),
            "second": hash_counts(&history.second),
            "third": hash_counts(&history.third),
            "saw": scene.counters(run.moment()).saw,
        }),
    );
}
