//! Finds the month in which the rate of a monthly series changed.

use crate::base::random::Stream;

/// The smallest number of months on each side of a change.
pub const LEAST_MONTHS: usize = 3;
/// The share of series without a change in which one is found.
pub const FALSE_ALARMS: f64 = 0.05;
/// The number of random orders of the months that the series is compared with.
pub const SHUFFLES: usize = 999;

/// The probability that the interval holds.
const LEVEL: f64 = 0.95;

/// The answer of [`find_change`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// The rate changed once, about here.
    Found(ChangePoint),
    /// No change is larger than those that months in a random order show by chance.
    NotFound {
        /// The share of random orders with a change as large as the largest of this series; above
        /// [`FALSE_ALARMS`], up to 1.
        p: f64,
    },
    /// There are fewer than two times [`LEAST_MONTHS`] months, or no event.
    TooFew,
}

/// A month in which a rate changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChangePoint {
    /// The first month with the new rate, as an index into the series.
    pub month: usize,
    /// The first and the last month of the interval: the shortest run of months around the likeliest
    /// one that has 95 % of the posterior probability.
    pub interval: [usize; 2],
    /// The share of random orders with a change as large; at most [`FALSE_ALARMS`].
    pub p: f64,
}

/// The month in which the rate of a series changed, if it changed once.
///
/// **Whether.** For every month, the likelihood ratio of two Poisson rates against one; its largest
/// value is compared with the largest values of [`SHUFFLES`] random orders of the same months (a
/// permutation test: Romano, Wolf 2005, "Exact and approximate stepdown methods"). The order says
/// nothing in a series without a change, so in at most 5 % of these a change is found, whatever the
/// distribution of a month. Months must not depend on the months before them: a steady rise is a
/// change, too.
///
/// **When.** The posterior probability of each month, all equally likely before, with Jeffreys's
/// prior for both rates (Raftery, Akman 1986, "Bayesian analysis of a Poisson process with a
/// change-point"). Counts and months are divided by the dispersion of the months about the two
/// rates, if it is above 1.
///
/// Deterministic. O(shuffles · months).
///
/// ```
/// use hopscope::own_life::{Change, find_change};
/// let mut months = vec![2, 0, 1, 3, 1, 2, 0, 1, 2, 1, 1, 0];
/// months.extend([9, 11, 8, 12, 10, 9]);
/// let Change::Found(change) = find_change(&months) else { panic!() };
/// assert_eq!(change.month, 12);
/// ```
pub fn find_change(counts: &[u32]) -> Change {
    let months = counts.len();
    let events: u64 = counts.iter().map(|&count| u64::from(count)).sum();
    if months < 2 * LEAST_MONTHS || events == 0 {
        return Change::TooFew;
    }
    let (statistic, best) = largest_ratio(counts);
    let mut order = counts.to_vec();
    let mut random = Stream::new(months as u32, "change point");
    let mut as_large = 0;
    for _ in 0..SHUFFLES {
        random.shuffle(&mut order);
        as_large += usize::from(largest_ratio(&order).0 >= statistic - 1e-9);
    }
    let p = (1 + as_large) as f64 / (1 + SHUFFLES) as f64;
    if p > FALSE_ALARMS {
        return Change::NotFound { p };
    }
    let (month, interval) = posterior_interval(counts, dispersion(counts, best));
    Change::Found(ChangePoint { month, interval, p })
}

/// The months at which the series can be divided.
fn divisions(months: usize) -> std::ops::RangeInclusive<usize> {
    LEAST_MONTHS..=months - LEAST_MONTHS
}

/// The largest logarithm of a likelihood ratio, and its month.
fn largest_ratio(counts: &[u32]) -> (f64, usize) {
    let months = counts.len();
    let all: f64 = counts.iter().map(|&count| f64::from(count)).sum();
    let part = |events: f64, months: usize| match events {
        0.0 => 0.0,
        _ => events * libm::log(events / months as f64),
    };
    let mut best = (f64::NEG_INFINITY, LEAST_MONTHS);
    let mut before: f64 = counts[..LEAST_MONTHS - 1]
        .iter()
        .map(|&count| f64::from(count))
        .sum();
    for month in divisions(months) {
        before += f64::from(counts[month - 1]);
        let ratio = part(before, month) + part(all - before, months - month);
        if ratio > best.0 {
            best = (ratio, month);
        }
    }
    (best.0 - part(all, months), best.1)
}

/// Pearson's estimate of the variance by the mean, about the two rates; at least 1.
fn dispersion(counts: &[u32], month: usize) -> f64 {
    let about = |part: &[u32]| {
        let mean = part.iter().map(|&count| f64::from(count)).sum::<f64>() / part.len() as f64;
        let squares = part.iter().map(|&count| (f64::from(count) - mean).powi(2));
        if mean > 0.0 {
            squares.sum::<f64>() / mean
        } else {
            0.0
        }
    };
    let (before, after) = counts.split_at(month);
    ((about(before) + about(after)) / (counts.len() - 2) as f64).max(1.0)
}

/// The likeliest month of the change, and the interval around it.
fn posterior_interval(counts: &[u32], dispersion: f64) -> (usize, [usize; 2]) {
    let months = counts.len();
    let all: f64 = counts.iter().map(|&count| f64::from(count)).sum();
    // The logarithm of the Poisson likelihood of a part, integrated over its rate.
    let part = |events: f64, months: usize| {
        let shape = events / dispersion + 0.5;
        libm::lgamma(shape) - shape * libm::log(months as f64 / dispersion)
    };
    let mut before = 0.0;
    let mut logs = vec![f64::NEG_INFINITY; months];
    for month in 1..=*divisions(months).end() {
        before += f64::from(counts[month - 1]);
        if divisions(months).contains(&month) {
            logs[month] = part(before, month) + part(all - before, months - month);
        }
    }
    let mode = divisions(months).max_by(|&a, &b| logs[a].total_cmp(&logs[b]).then(b.cmp(&a)));
    let mode = mode.unwrap_or(LEAST_MONTHS);
    let weights: Vec<f64> = logs.iter().map(|log| libm::exp(log - logs[mode])).collect();
    let total: f64 = weights.iter().sum();
    let [mut low, mut high] = [mode, mode];
    let mut within = weights[mode];
    while within < LEVEL * total {
        let left = weights[low - 1];
        let right = weights.get(high + 1).copied().unwrap_or(0.0);
        if left >= right && low > LEAST_MONTHS || high + 1 >= months {
            low -= 1;
            within += left;
        } else {
            high += 1;
            within += right;
        }
        if low == LEAST_MONTHS && high == months - LEAST_MONTHS {
            break;
        }
    }
    (mode, [low, high])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flat_series_and_a_short_one_have_no_change() {
        assert_eq!(find_change(&[4; 40]), Change::NotFound { p: 1.0 });
        assert_eq!(find_change(&[0; 40]), Change::TooFew);
        assert_eq!(find_change(&[1, 2, 3, 4, 5]), Change::TooFew);
        assert_eq!(find_change(&[]), Change::TooFew);
    }

    #[test]
    fn the_largest_ratio_equals_the_definition() {
        let counts = [3, 0, 2, 5, 9, 0, 7, 8];
        let log = |part: &[u32]| {
            let sum: u32 = part.iter().sum();
            let rate = f64::from(sum) / part.len() as f64;
            part.iter()
                .map(|&count| f64::from(count) * libm::log(rate) - rate)
                .sum::<f64>()
        };
        let ratios = (3..=5).map(|at| log(&counts[..at]) + log(&counts[at..]) - log(&counts));
        let best = ratios.fold(f64::NEG_INFINITY, f64::max);
        assert!((largest_ratio(&counts).0 - best).abs() < 1e-9);
    }

    #[test]
    fn a_drop_and_a_rise_are_both_found() {
        let mut counts = vec![20; 12];
        counts.extend([1; 9]);
        let found = find_change(&counts);
        assert!(
            matches!(
                found,
                Change::Found(ChangePoint {
                    month: 12,
                    interval: [12, 12],
                    ..
                })
            ),
            "{found:?}"
        );
        counts.reverse();
        let found = find_change(&counts);
        assert!(
            matches!(found, Change::Found(ChangePoint { month: 9, .. })),
            "{found:?}"
        );
    }
}
