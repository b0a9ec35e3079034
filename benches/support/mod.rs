//! The common part of the Rust benches: measuring times, checking results, printing measurements.
#![allow(dead_code, reason = "no bench uses all of it")]

pub mod clock;
pub mod expected;
pub mod report;

/// Whether the bench runs at full size, as `cargo bench` does.
///
/// `cargo test --bench NAME` runs the small size: every result is checked, and the times mean nothing.
pub fn is_full() -> bool {
    let benched = std::env::args().any(|argument| argument == "--bench");
    benched && std::env::var_os("BENCH_SMALL").is_none()
}
