//! How steep a series is on logarithmic axes, stretch by stretch.

/// Number of parts of a stretch. Each part gives one slope.
const PARTS: usize = 8;

/// Minimum number of slopes for an interval.
const LEAST: usize = 3;

/// The 97.5 % quantiles of Student's t with 2 to 7 degrees of freedom.
const STUDENT: [f64; 6] = [4.303, 3.182, 2.776, 2.571, 2.447, 2.365];

/// The elasticity d ln y / d ln x of a series over a stretch of connections, with its interval. An
/// elasticity of 1 is a straight line through 0; of a e^(b x) it is b x, so it grows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// The first number of connections.
    pub from: u32,
    /// The last number of connections.
    pub to: u32,
    /// The mean of the slopes of up to eight parts of the stretch, equally long on a logarithmic
    /// scale. Each slope is that of the chord through the ends of its part.
    pub elasticity: f64,
    /// The 95 % interval: Student's t over the slopes of the parts. It needs neither equal errors
    /// nor independent points (Ibragimov, Müller 2010, "t-statistic based correlation and
    /// heterogeneity robust inference"). With errors that add up along the series the slopes are
    /// independent. With independent errors neighbouring slopes have opposite errors, and the
    /// interval is wider than it need be. A bend within the stretch widens it, too.
    pub interval: [f64; 2],
}

/// The elasticity over each factor of ten: from 1 to 10 connections, from 10 to 100, and so on. The
/// last stretch ends with the series; a rest of less than a factor of 2 belongs to the stretch before it. A
/// stretch is left out if one of its values is not above 0 or not finite, or if it has fewer than
/// three slopes. `series` has the values after each connection, from number 1. O(stretches).
pub fn stretches(series: &[f64]) -> Vec<Stretch> {
    let number = series.len();
    let mut stretches = Vec::new();
    let mut from = 1;
    while 2 * from <= number {
        let to = if number < 20 * from {
            number
        } else {
            10 * from
        };
        stretches.extend(stretch(series, from, to));
        from = to;
    }
    stretches
}

fn stretch(series: &[f64], from: usize, to: usize) -> Option<Stretch> {
    let logarithm = |at: usize| {
        let value = series[at - 1];
        (value > 0.0 && value.is_finite()).then(|| libm::log(value))
    };
    let step = libm::log(to as f64 / from as f64) / PARTS as f64;
    let (mut at, mut height) = (from, logarithm(from)?);
    let mut slopes = Vec::with_capacity(PARTS);
    for part in 1..=PARTS {
        let end = (from as f64 * libm::exp(step * part as f64)).round() as usize;
        if end > at {
            let top = logarithm(end)?;
            slopes.push((top - height) / libm::log(end as f64 / at as f64));
            (at, height) = (end, top);
        }
    }
    if slopes.len() < LEAST {
        return None;
    }
    let number = slopes.len() as f64;
    let mean = slopes.iter().sum::<f64>() / number;
    let squares: f64 = slopes.iter().map(|s| (s - mean) * (s - mean)).sum();
    let error = (squares / (number - 1.0) / number).sqrt() * STUDENT[slopes.len() - LEAST];
    Some(Stretch {
        from: from as u32,
        to: to as u32,
        elasticity: mean,
        interval: [mean - error, mean + error],
    })
}
