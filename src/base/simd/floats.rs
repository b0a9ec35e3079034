//! The vector type.

use std::ops::{Add, Div, Mul, Sub};

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[path = "wasm.rs"]
mod machine;
#[cfg(target_arch = "x86_64")]
#[path = "sse2.rs"]
mod machine;
#[cfg(not(any(
    all(target_arch = "wasm32", target_feature = "simd128"),
    target_arch = "x86_64"
)))]
use scalar as machine;

/// The scalar implementation, for machines without vectors and for tests of the other two.
#[cfg(any(
    test,
    not(any(
        all(target_arch = "wasm32", target_feature = "simd128"),
        target_arch = "x86_64"
    ))
))]
#[path = "scalar.rs"]
mod scalar;

/// Four f32. Each operation works lane by lane and rounds like the same operation on f32. So a
/// kernel gives the same bits on every machine.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct F32x4(machine::Vector);

impl F32x4 {
    /// A vector with `number` in all lanes.
    #[inline(always)]
    pub fn splat(number: f32) -> F32x4 {
        F32x4(machine::splat(number))
    }

    /// A vector with these lanes, the first first.
    #[inline(always)]
    pub fn load(lanes: &[f32; 4]) -> F32x4 {
        F32x4(machine::load(lanes))
    }

    /// Writes the four lanes to `lanes`.
    #[inline(always)]
    pub fn store(self, lanes: &mut [f32; 4]) {
        machine::store(self.0, lanes);
    }

    /// The lanes.
    #[inline(always)]
    pub fn lanes(self) -> [f32; 4] {
        let mut lanes = [0.0; 4];
        self.store(&mut lanes);
        lanes
    }

    /// The square root of each lane; NaN for a negative lane.
    #[inline(always)]
    pub fn sqrt(self) -> F32x4 {
        F32x4(machine::sqrt(self.0))
    }

    /// The smaller number in each lane; the lane of `other` if either is NaN.
    #[inline(always)]
    pub fn min(self, other: F32x4) -> F32x4 {
        F32x4(machine::select(
            machine::less(self.0, other.0),
            self.0,
            other.0,
        ))
    }

    /// The larger number in each lane; the lane of `other` if either is NaN.
    #[inline(always)]
    pub fn max(self, other: F32x4) -> F32x4 {
        F32x4(machine::select(
            machine::less(other.0, self.0),
            self.0,
            other.0,
        ))
    }

    /// The sum of the lanes, in a fixed order: (first + third) + (second + fourth).
    #[inline(always)]
    pub fn sum(self) -> f32 {
        let [a, b, c, d] = self.lanes();
        (a + c) + (b + d)
    }
}

impl Add for F32x4 {
    type Output = F32x4;
    #[inline(always)]
    fn add(self, other: F32x4) -> F32x4 {
        F32x4(machine::add(self.0, other.0))
    }
}

impl Sub for F32x4 {
    type Output = F32x4;
    #[inline(always)]
    fn sub(self, other: F32x4) -> F32x4 {
        F32x4(machine::sub(self.0, other.0))
    }
}

impl Mul for F32x4 {
    type Output = F32x4;
    #[inline(always)]
    fn mul(self, other: F32x4) -> F32x4 {
        F32x4(machine::mul(self.0, other.0))
    }
}

impl Div for F32x4 {
    type Output = F32x4;
    #[inline(always)]
    fn div(self, other: F32x4) -> F32x4 {
        F32x4(machine::div(self.0, other.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Numbers of every kind: NaN, infinities, zeros of both signs, subnormal numbers.
    fn number() -> impl Strategy<Value = f32> {
        prop_oneof![
            any::<u32>().prop_map(f32::from_bits),
            -10.0f32..10.0,
            Just(0.0),
            Just(-0.0),
        ]
    }

    /// The bits of each lane, with one pattern for NaN, whose payload differs between machines.
    fn bits(lanes: [f32; 4]) -> [u32; 4] {
        lanes.map(|lane| if lane.is_nan() { 1 } else { lane.to_bits() })
    }

    fn scalar_bits(vector: scalar::Vector) -> [u32; 4] {
        let mut lanes = [0.0; 4];
        scalar::store(vector, &mut lanes);
        bits(lanes)
    }

    proptest! {
        #[test]
        fn vector_and_scalar_operations_give_the_same_bits(
            a in prop::array::uniform4(number()),
            b in prop::array::uniform4(number()),
        ) {
            let (x, y) = (F32x4::load(&a), F32x4::load(&b));
            let (s, t) = (scalar::load(&a), scalar::load(&b));
            prop_assert_eq!(bits((x + y).lanes()), scalar_bits(scalar::add(s, t)));
            prop_assert_eq!(bits((x - y).lanes()), scalar_bits(scalar::sub(s, t)));
            prop_assert_eq!(bits((x * y).lanes()), scalar_bits(scalar::mul(s, t)));
            prop_assert_eq!(bits((x / y).lanes()), scalar_bits(scalar::div(s, t)));
            prop_assert_eq!(bits(x.sqrt().lanes()), scalar_bits(scalar::sqrt(s)));
            let (less, more) = (scalar::less(s, t), scalar::less(t, s));
            prop_assert_eq!(bits(x.min(y).lanes()), scalar_bits(scalar::select(less, s, t)));
            prop_assert_eq!(bits(x.max(y).lanes()), scalar_bits(scalar::select(more, s, t)));
            prop_assert_eq!(bits(F32x4::splat(a[0]).lanes()), scalar_bits(scalar::splat(a[0])));
            let sum = (a[0] + a[2]) + (a[1] + a[3]);
            prop_assert_eq!(bits([x.sum(); 4]), bits([sum; 4]));
        }
    }
}
