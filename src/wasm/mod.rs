//! The boundary to JavaScript: newtypes, conversions and views. It computes nothing.
//!
//! In: one query string or object. Out: views over this module's memory, made anew at every read
//! and gone when the memory grows, so the caller copies at once; and small objects of counters.
//! The caller that creates an object must call its `free()`.
//!
//! Three modules are built from it: the figure's core, which every reader loads; with the feature
//! `lab` the whole core, which is loaded by who asks for more: the figure with what it needs less
//! often (all models, `structure` and `round`), and the laboratory (`lab`);
//! and with the feature `reader` what reads files (`reader`), for who opens one.

#[cfg(not(feature = "reader"))]
mod compare;
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
#[cfg(not(feature = "reader"))]
mod models;
#[cfg(feature = "lab")]
mod network;
#[cfg(any(feature = "lab", feature = "reader"))]
mod objects;
#[cfg(not(feature = "reader"))]
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

use wasm_bindgen::prelude::*;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Prints a panic before the module traps.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into())
    }));
}
