//! The fuzz engine: libFuzzer on the target that the variable `HOPSCOPE_FUZZ` names.

#![no_main]

use fuzz::{TARGETS, Target, target};
use std::sync::LazyLock;

static TARGET: LazyLock<&Target> = LazyLock::new(|| {
    let name = std::env::var("HOPSCOPE_FUZZ").unwrap_or_default();
    target(&name).unwrap_or_else(|| {
        let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        eprintln!("the targets are {}, not '{name}'", names.join(" "));
        std::process::exit(2)
    })
});

libfuzzer_sys::fuzz_target!(
    // An unknown name ends the program before the engine starts.
    init: {
        LazyLock::force(&TARGET);
    },
    |bytes: &[u8]| (TARGET.check)(bytes)
);
