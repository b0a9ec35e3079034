//! How many ties each person shall have, where a model takes that as given.

use crate::base::random::Stream;

/// Nobody wishes for more ties than so many means: a limit of 5,000 where the mean is 190 (Ugander et
/// al. 2011).
const MOST: f64 = 26.0;

/// The most ties that anybody wishes for.
pub(super) fn most(people: usize, mean: f64) -> f64 {
    let (most, others) = (MOST * mean, people as f64 - 1.0);
    if most < others { most } else { others }
}

/// Numbers of a log-normal distribution: e^(spread · normal), of median 1.
pub(super) fn log_normal(people: usize, spread: f64, stream: &mut Stream) -> Vec<f64> {
    let mut numbers = vec![0.0; people];
    for pair in numbers.chunks_mut(2) {
        let (normals, factor) = stream.normals();
        let factor = spread * factor;
        for (number, normal) in pair.iter_mut().zip(normals) {
            *number = libm::exp(factor * normal);
        }
    }
    numbers
}

/// Multiplies all weights by one factor, such that they are `mean` on average when those below
/// `least` are raised to it and those above `most` lowered; then does that. O(people) in practice.
///
/// The mean is a piecewise linear function of the factor, so Newton's steps end at the factor
/// itself, after a handful.
pub(super) fn scale(weights: &mut [f64], mean: f64, least: f64, most: f64) {
    let bounded = |weight: f64| if weight < least { least } else { weight };
    let bounded = |weight: f64| if weight > most { most } else { bounded(weight) };
    let wanted = mean * weights.len() as f64;
    // Far nearer than one tie, so that rounding gives as many as wanted.
    let close = 1e-9 * wanted;
    let sum: f64 = weights.iter().sum();
    let mut factor = wanted / sum;
    for _ in 0..30 {
        let (mut free, mut all) = (0.0, 0.0);
        for &weight in &*weights {
            let scaled = factor * weight;
            let value = bounded(scaled);
            all += value;
            free += if value == scaled { weight } else { 0.0 };
        }
        let missing = wanted - all;
        if free == 0.0 || (missing < close && missing > -close) {
            break;
        }
        // The bounds can make a step too long; half the factor is always the right direction.
        let next = factor + missing / free;
        factor = if next > 0.0 { next } else { factor / 2.0 };
    }
    for weight in weights {
        *weight = bounded(factor * *weight);
    }
}

/// Whole numbers next to the weights, whose sums from the first person on never differ from the
/// weights' by one or more: rounded up or down by one throw for all (systematic sampling).
pub(super) fn rounded(weights: &[f64], stream: &mut Stream) -> Vec<u32> {
    let mut sum = stream.unit();
    let mut before = 0;
    weights
        .iter()
        .map(|weight| {
            sum += weight;
            let now = sum as u64;
            let whole = (now - before) as u32;
            before = now;
            whole
        })
        .collect()
}

/// A log-normal number of ties for each person: `mean` on average, at least one (where the mean
/// is), at most [`most`]. The same for all if `spread` is 0.
pub(super) fn target_degrees(
    people: usize,
    mean: f64,
    spread: f64,
    stream: &mut Stream,
) -> Vec<u32> {
    let mut weights = log_normal(people, spread, stream);
    scale(&mut weights, mean, mean.min(1.0), most(people, mean));
    rounded(&weights, stream)
}
