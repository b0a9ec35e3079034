//! The operations on x86-64. SSE2 is part of x86-64, so every x86-64 processor has its
//! instructions.

use core::arch::x86_64::*;

pub type Vector = __m128;
pub type Mask = __m128;

#[inline(always)]
pub fn splat(number: f32) -> Vector {
    // SAFETY: SSE2 is part of x86-64.
    unsafe { _mm_set1_ps(number) }
}

#[inline(always)]
pub fn load(lanes: &[f32; 4]) -> Vector {
    // SAFETY: SSE2 is part of x86-64; the reference is valid for 16 bytes, and the instruction
    // needs no alignment.
    unsafe { _mm_loadu_ps(lanes.as_ptr()) }
}

#[inline(always)]
pub fn store(vector: Vector, lanes: &mut [f32; 4]) {
    // SAFETY: as for `load`; the reference is exclusive.
    unsafe { _mm_storeu_ps(lanes.as_mut_ptr(), vector) }
}

#[inline(always)]
pub fn add(a: Vector, b: Vector) -> Vector {
    // SAFETY: SSE2 is part of x86-64.
    unsafe { _mm_add_ps(a, b) }
}

#[inline(always)]
pub fn sub(a: Vector, b: Vector) -> Vector {
    // SAFETY: SSE2 is part of x86-64.
    unsafe { _mm_sub_ps(a, b) }
}

#[inline(always)]
pub fn mul(a: Vector, b: Vector) -> Vector {
    // SAFETY: SSE2 is part of x86-64.
    unsafe { _mm_mul_ps(a, b) }
}

#[inline(always)]
pub fn div(a: Vector, b: Vector) -> Vector {
    // SAFETY: SSE2 is part of x86-64.
    unsafe { _mm_div_ps(a, b) }
}

#[inline(always)]
pub fn sqrt(vector: Vector) -> Vector {
    // SAFETY: SSE2 is part of x86-64.
    unsafe { _mm_sqrt_ps(vector) }
}

#[inline(always)]
pub fn less(a: Vector, b: Vector) -> Mask {
    // SAFETY: SSE2 is part of x86-64.
    unsafe { _mm_cmplt_ps(a, b) }
}

#[inline(always)]
pub fn select(mask: Mask, yes: Vector, no: Vector) -> Vector {
    // SAFETY: SSE2 is part of x86-64.
    unsafe { _mm_or_ps(_mm_and_ps(mask, yes), _mm_andnot_ps(mask, no)) }
}
