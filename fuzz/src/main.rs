//! The engine: libFuzzer on the target that `HOPSCOPE_FUZZ` names.

#![no_main]

use fuzz::{Target, target};
use std::sync::LazyLock;

static TARGET: LazyLock<&Target> = LazyLock::new(|| {
    let name = std::env::var("HOPSCOPE_FUZZ").unwrap_or_default();
    target(&name).unwrap_or_else(|| panic!("HOPSCOPE_FUZZ names no target: {name:?}"))
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| (TARGET.check)(bytes));
