//! The boundary to JavaScript: classes, conversions and views. It computes nothing.
//!
//! In: numbers, a query string, or an object that is read by `#[derive(Deserialize)]`. Out: objects from `#[derive(Serialize)]`
//! structs (see `objects`), and views of the module's memory. A view ends when the memory grows: the caller copies it at once.
//! The caller of a class's constructor must call `free()` of what it made.
//!
//! Three modules are built from this folder. Without a feature: the figure's core, which every page loads first. With the feature
//! `lab`: the whole core, which has the figure with all models, `structure`, `round`, `score` and `export`, and the laboratory
//! (`lab`). With the feature `reader`: the reading of files (`reader`).

#[cfg(feature = "reader")]
mod dated;
#[cfg(feature = "lab")]
mod export;
#[cfg(not(feature = "reader"))]
mod figure;
#[cfg(not(feature = "reader"))]
mod figure_objects;
#[cfg(not(any(feature = "lab", feature = "reader")))]
mod figure_serializer;
#[cfg(feature = "lab")]
mod lab;
#[cfg(feature = "lab")]
mod lives;
#[cfg(not(feature = "reader"))]
mod models;
#[cfg(feature = "lab")]
mod network;
mod objects;
#[cfg(feature = "reader")]
mod reader;
#[cfg(not(feature = "reader"))]
mod reading;
#[cfg(feature = "lab")]
mod round;
#[cfg(not(feature = "reader"))]
mod schema;
#[cfg(feature = "lab")]
mod score;
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
