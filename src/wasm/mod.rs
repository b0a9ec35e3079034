//! The boundary to JavaScript: newtypes, conversions and views. It computes nothing.
//!
//! In: one query string or object. Out: views over this module's memory, made anew at every read
//! and gone when the memory grows, so the caller copies at once; and small objects of counters.
//! Whoever makes an object frees it.
//!
//! Three modules are built from it: the figure's core, which every reader loads; with the feature
//! `lab` the whole core, which is loaded by who asks for more: the figure with what it needs less
//! often (all models, `structure` and `round`), and the laboratory (`lab`);
//! and with the feature `reader` what reads files (`reader`), for who opens one.

#[cfg(feature = "reader")]
mod dated;
#[cfg(feature = "lab")]
mod export;
#[cfg(not(feature = "reader"))]
mod figure;
#[cfg(feature = "lab")]
mod lab;
#[cfg(feature = "lab")]
mod lives;
#[cfg(feature = "lab")]
mod network;
mod plain;
#[cfg(feature = "reader")]
mod reader;
#[cfg(not(feature = "reader"))]
mod reading;
#[cfg(feature = "lab")]
mod round;
#[cfg(not(feature = "reader"))]
mod schema;
#[cfg(feature = "lab")]
mod structure;

#[cfg(not(feature = "reader"))]
use crate::run::{ALL_MODELS, DEFAULT_MODELS, Models};
use wasm_bindgen::prelude::*;

/// The models of this module. This is the one place where a build is told apart: the figure's module
/// is small because it has the default models alone.
#[cfg(not(feature = "reader"))]
const MODELS: &Models = if cfg!(feature = "lab") {
    &ALL_MODELS
} else {
    &DEFAULT_MODELS
};

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Prints a panic before the module traps.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into())
    }));
}
