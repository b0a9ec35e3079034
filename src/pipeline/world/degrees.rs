//! Target degrees, for the models that take degrees as given.

use crate::base::random::Stream;

/// The largest target degree, in means: Facebook's limit of 5,000 friends at a mean of 190 (Ugander
/// et al. 2011).
const MOST_MEANS: f64 = 26.0;

/// The largest target degree: [`MOST_MEANS`] · mean, or the number of other people if that is less.
pub(super) fn most(people: usize, mean: f64) -> f64 {
    let (most, others) = (MOST_MEANS * mean, people as f64 - 1.0);
    if most < others { most } else { others }
}

/// Log-normal numbers e^(spread · normal), one for each person. Their median is 1.
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

/// Multiplies all weights by one factor and clamps them to `least` and `most`. The factor is chosen
/// so that the mean of the result is `mean`. O(people) in practice.
///
/// The mean is a piecewise linear function of the factor, so a few Newton steps find the factor.
pub(super) fn scale(weights: &mut [f64], mean: f64, least: f64, most: f64) {
    let bounded = |weight: f64| if weight < least { least } else { weight };
    let bounded = |weight: f64| if weight > most { most } else { bounded(weight) };
    let wanted = mean * weights.len() as f64;
    // Far below one tie, so that the rounded degrees have the right sum.
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
        // The bounds can make a step too long. Half the factor is always a step in the right
        // direction.
        let next = factor + missing / free;
        factor = if next > 0.0 { next } else { factor / 2.0 };
    }
    for weight in weights {
        *weight = bounded(factor * *weight);
    }
}

/// The weights, each rounded up or down by systematic sampling with one random number for all: each
/// partial sum, from the first person, differs by less than one from the partial sum of the
/// weights.
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

/// A log-normal target degree for each person: `mean` on average, at least 1 (or `mean` if that is
/// less), at most [`most`]. If `spread` is 0, all are `mean`, rounded up or down.
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
