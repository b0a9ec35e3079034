//! Four f32 in a vector of 128 bits, by a safe interface: WebAssembly's simd128, x86-64's SSE2 (which
//! every such machine has), and a scalar implementation elsewhere.
//!
//! It has only operations that give the same bits everywhere: + − × ÷, square root, minimum, maximum and a
//! sum in a fixed order, each rounded once. Fused and relaxed instructions would round differently.

mod floats;

pub use floats::F32x4;
