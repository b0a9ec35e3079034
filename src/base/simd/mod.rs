//! Vectors of 128 bits behind one safe face: the instructions of WebAssembly's simd128 and of
//! x86-64's SSE2, which every such machine has, and a scalar twin for all else.
//!
//! Only what gives the same bits everywhere is here: + − × ÷, square root, comparison and selection,
//! each rounded once; no fused or relaxed instructions.

mod floats;

pub use floats::F32x4;
