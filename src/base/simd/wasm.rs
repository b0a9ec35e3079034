//! The operations in WebAssembly with simd128.

use core::arch::wasm32::*;

pub type Vector = v128;
pub type Mask = v128;

#[inline(always)]
pub fn splat(number: f32) -> Vector {
    f32x4_splat(number)
}

#[inline(always)]
pub fn load(lanes: &[f32; 4]) -> Vector {
    // SAFETY: the reference is valid for 16 bytes, and the instruction needs no alignment.
    unsafe { v128_load(lanes.as_ptr().cast()) }
}

#[inline(always)]
pub fn store(vector: Vector, lanes: &mut [f32; 4]) {
    // SAFETY: as for `load`; the reference is exclusive.
    unsafe { v128_store(lanes.as_mut_ptr().cast(), vector) }
}

#[inline(always)]
pub fn add(a: Vector, b: Vector) -> Vector {
    f32x4_add(a, b)
}

#[inline(always)]
pub fn sub(a: Vector, b: Vector) -> Vector {
    f32x4_sub(a, b)
}

#[inline(always)]
pub fn mul(a: Vector, b: Vector) -> Vector {
    f32x4_mul(a, b)
}

#[inline(always)]
pub fn div(a: Vector, b: Vector) -> Vector {
    f32x4_div(a, b)
}

#[inline(always)]
pub fn sqrt(vector: Vector) -> Vector {
    f32x4_sqrt(vector)
}

#[inline(always)]
pub fn less(a: Vector, b: Vector) -> Mask {
    f32x4_lt(a, b)
}

#[inline(always)]
pub fn select(mask: Mask, yes: Vector, no: Vector) -> Vector {
    v128_bitselect(yes, no, mask)
}
