//! Random numbers in two forms: a seeded stream for each stage, and a hashed coin for each tie or
//! person.
//!
//! Each stage draws from its own stream, derived from the seed and the name of the stage. So a
//! changed probability of resharing leaves the world unchanged, and two strategies get the same
//! world and the same invitations (common random numbers).
//!
//! A post has a coin for each tie and each reader. The coin is a hash instead of the next number of
//! a stream. So whether a tie carries a post does not depend on the path of the post or on the
//! number of connections.

use std::ops::Range;

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

/// A seeded stream of random numbers: xoshiro256++ (Blackman, Vigna 2021, "Scrambled linear
/// pseudorandom number generators"). The same seed and name always give the same numbers.
#[derive(Clone, Debug)]
pub struct Stream(Xoshiro256PlusPlus);

impl Stream {
    /// The stream of a stage in the run with this seed. Streams of different names are
    /// statistically independent.
    pub fn new(seed: u32, stage: &str) -> Stream {
        Stream(Xoshiro256PlusPlus::seed_from_u64(key(seed, stage, 0)))
    }

    /// A uniform integer from 0 to `end` − 1; 0 if `end` is 0. Expected O(1).
    ///
    /// Multiplication with rejection (Lemire 2019, "Fast random integer generation in an
    /// interval").
    #[inline(never)]
    pub fn below(&mut self, end: u32) -> u32 {
        let mut product = u64::from(self.next_u32()) * u64::from(end);
        if (product as u32) < end {
            let threshold = end.wrapping_neg() % end;
            while (product as u32) < threshold {
                product = u64::from(self.next_u32()) * u64::from(end);
            }
        }
        (product >> 32) as u32
    }

    /// A uniform number, at least 0 and below 1, in steps of 2⁻⁵³.
    #[inline(never)]
    pub fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
    }

    /// A number of the exponential distribution with mean 1; from 0 to 53 · ln 2 ≈ 36.7.
    #[inline(never)]
    pub fn exponential(&mut self) -> f64 {
        -libm::log(1.0 - self.unit())
    }

    /// A number of the normal distribution with mean 0 and variance 1.
    #[inline(never)]
    pub fn normal(&mut self) -> f64 {
        let ([x, _], factor) = self.normals();
        x * factor
    }

    /// Two numbers and a factor. Each number times the factor is normal with mean 0 and variance 1,
    /// and the two products are independent (polar method: Marsaglia, Bray 1964, "A convenient
    /// method for generating normal variables"). Expected O(1).
    #[inline(never)]
    pub fn normals(&mut self) -> ([f64; 2], f64) {
        loop {
            let (x, y) = (2.0 * self.unit() - 1.0, 2.0 * self.unit() - 1.0);
            let radius2 = x * x + y * y;
            if radius2 > 0.0 && radius2 < 1.0 {
                return ([x, y], (-2.0 * libm::log(radius2) / radius2).sqrt());
            }
        }
    }

    /// Puts a slice in a uniformly random order (Fisher–Yates shuffle). O(length).
    pub fn shuffle<T>(&mut self, slice: &mut [T]) {
        self.shuffle_places(slice, 1..slice.len());
    }

    /// The steps of [`Stream::shuffle`] for the indices `places` only, from the last down. To
    /// shuffle in parts, call it with consecutive ranges that begin at the end of the slice and go
    /// down to index 1. O(length of `places`).
    ///
    /// # Panics
    /// If `places` goes beyond the end of the slice.
    #[inline(never)]
    pub fn shuffle_places<T>(&mut self, slice: &mut [T], places: Range<usize>) {
        for last in places.rev() {
            slice.swap(last, self.below(last as u32 + 1) as usize);
        }
    }

    #[inline]
    fn next_u32(&mut self) -> u32 {
        (self.0.next_u64() >> 32) as u32
    }
}

/// The key of the `index`-th thing of the kind `name` in the run with this seed, for [`hash()`].
/// O(length of the name).
pub fn key(seed: u32, name: &str, index: u32) -> u64 {
    // FNV-1a is good enough to distinguish a few known names.
    let name = name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash(hash(name, u64::from(seed)), u64::from(index))
}

/// The hash of a counter under a key: element `counter` of the sequence of SplitMix64 from the
/// state `key` (Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators"). O(1).
#[inline]
pub fn hash(key: u64, counter: u64) -> u64 {
    let mut z = key.wrapping_add(counter.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A probability in the form that hashes are compared with: an integer from 0 to 2⁵³.
#[derive(Clone, Copy, Debug)]
pub struct Chance(u64);

impl Chance {
    /// The probability `p`, clamped to the range from 0 (never) to 1 (always) and rounded down to a
    /// multiple of 2⁻⁵³. NaN counts as 0.
    pub fn new(p: f64) -> Chance {
        Chance((p.clamp(0.0, 1.0) * (1u64 << 53) as f64) as u64)
    }

    /// Whether the coin with this hash comes up. A coin that comes up for one probability comes up
    /// for every larger one. O(1).
    #[inline]
    pub fn holds(self, hash: u64) -> bool {
        (hash >> 11) < self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_of_a_seed_is_the_published_one() {
        // First output of xoshiro256++ from the state 1, 2, 3, 4, as in its authors' test vectors.
        let mut state = [0u8; 32];
        for word in 0..4 {
            state[word * 8] = word as u8 + 1;
        }
        let mut generator = Xoshiro256PlusPlus::from_seed(state);
        assert_eq!(generator.next_u64(), 41_943_041);
    }

    #[test]
    fn splitmix_is_the_published_one() {
        // SplitMix64 seeded with 1234567: its first outputs, as its reference implementation prints
        // them.
        let expected = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973];
        assert_eq!([hash(1_234_567, 1), hash(1_234_567, 2)], expected);
    }

    #[test]
    fn below_is_even() {
        // 70,000 draws of seven values: a count has a standard deviation of 93; five standard
        // deviations are allowed.
        let mut stream = Stream::new(1, "test");
        let mut counts = [0i32; 7];
        for _ in 0..70_000 {
            counts[stream.below(7) as usize] += 1;
        }
        assert!(
            counts.iter().all(|count| (count - 10_000).abs() < 465),
            "{counts:?}"
        );
        assert_eq!(stream.below(0), 0);
    }

    #[test]
    fn normal_has_mean_0_and_variance_1() {
        // 100,000 draws: standard errors .0032 and .0045; five standard errors are allowed.
        let mut stream = Stream::new(2, "test");
        let draws: Vec<f64> = (0..100_000).map(|_| stream.normal()).collect();
        let mean = draws.iter().sum::<f64>() / 1e5;
        let variance = draws.iter().map(|x| x * x).sum::<f64>() / 1e5;
        assert!(
            mean.abs() < 0.016 && (variance - 1.0).abs() < 0.023,
            "{mean} {variance}"
        );
    }

    #[test]
    fn stages_and_seeds_have_streams_of_their_own() {
        let first = |seed, stage| Stream::new(seed, stage).unit();
        assert_ne!(first(1, "world"), first(1, "growth"));
        assert_ne!(first(1, "world"), first(2, "world"));
        assert_ne!(key(1, "post", 1), key(1, "post", 2));
    }

    #[test]
    fn a_larger_chance_keeps_what_a_smaller_one_had() {
        let (small, large) = (Chance::new(0.1), Chance::new(0.11));
        let count = |chance: Chance| (0..100_000).filter(|&i| chance.holds(hash(5, i))).count();
        assert!((0..100_000).all(|i| !small.holds(hash(5, i)) || large.holds(hash(5, i))));
        // Standard error 95; five standard errors are allowed.
        assert!(count(small).abs_diff(10_000) < 475);
        assert_eq!(
            (count(Chance::new(0.0)), count(Chance::new(1.0))),
            (0, 100_000)
        );
    }
}
