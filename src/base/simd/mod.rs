//! Vectors of four f32 (128 bits) with a safe interface. The implementation is WebAssembly's
//! simd128, x86-64's SSE2 (which every x86-64 processor has), or scalar code on other machines.
//!
//! It has only operations that give the same bits on every machine: + − × ÷, square root, minimum,
//! maximum, and a sum in a fixed order. Each operation rounds once. Fused and relaxed instructions
//! would round differently, so there are none.
//!
//! The crate `wide` 1.7 was tried instead. A kernel of the force layout has the same size in wasm (601
//! bytes, and 586 with this module). But `wide` gives other bits natively than in wasm: its minimum of
//! 0 and −0 is −0 natively and 0 in wasm. It also needs Rust 1.89, and this crate needs 1.88.

mod floats;

pub use floats::F32x4;
