//! The two ways to build.

/// How the wasm and the scripts are compiled.
#[derive(Clone, Copy, PartialEq)]
pub enum Profile {
    /// Optimised, as it ships.
    Release,
    /// Compiled sooner, with function names and source maps.
    Dev,
}
