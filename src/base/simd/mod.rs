//! Vectors of four f32 (128 bits) with a safe interface. The implementation is WebAssembly's
//! simd128, x86-64's SSE2 (which every x86-64 processor has), or scalar code on other machines.
//!
//! It has only operations that give the same bits on every machine: + − × ÷, square root, minimum,
//! maximum, and a sum in a fixed order. Each operation rounds once. Fused and relaxed instructions
//! would round differently, so there are none.

mod floats;

pub use floats::F32x4;
