//! The ratio of two rates of events, with its interval.

use super::beta::beta_quantile;

/// The share of probability above and below the interval: together 5 %.
const TAIL: f64 = 0.025;

/// The events in a span of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// The number of events, at least 0.
    pub events: f64,
    /// The time, or time multiplied by people, during which they were counted; above 0.
    pub exposure: f64,
}

impl Span {
    /// Events per unit of exposure. O(1).
    pub fn rate(self) -> f64 {
        self.events / self.exposure
    }
}

/// The rate after divided by the rate before, and its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateRatio {
    /// The ratio. Infinite if there was no event before.
    pub ratio: f64,
    /// The lower limit, from 0.
    pub low: f64,
    /// The upper limit, up to infinity.
    pub high: f64,
}

/// The rate of events after by the rate before, with a 95 % interval. `None` without any event, or
/// if an exposure is not above 0. O(1): a few thousand steps.
///
/// Given the number of events in both spans together, the number after is binomial if both counts
/// are Poisson. The interval follows from the exact (Clopper–Pearson) interval of that binomial
/// (Przyborowski, Wilenski 1940; Clopper, Pearson 1934). `dispersion` is the variance of the counts
/// by their mean: if it is above 1, events come in bunches, and the interval is the one of counts
/// divided by it (the scale factor of quasi-likelihood: McCullagh, Nelder 1989, section 4.5).
/// Values below 1 count as 1.
///
/// ```
/// use hopscope::own_life::{Span, rate_ratio};
/// // The example of the manual of Stata: [1.005684, 3.6093].
/// let before = Span { events: 15.0, exposure: 19_017.0 };
/// let after = Span { events: 41.0, exposure: 28_010.0 };
/// let found = rate_ratio(before, after, 1.0).unwrap();
/// assert!((found.ratio - 1.855759).abs() < 1e-6);
/// assert!((found.low - 1.005684).abs() < 1e-6 && (found.high - 3.6093).abs() < 1e-4);
/// ```
pub fn rate_ratio(before: Span, after: Span, dispersion: f64) -> Option<RateRatio> {
    let is_valid = |span: Span| span.exposure > 0.0 && span.events >= 0.0;
    if !is_valid(before) || !is_valid(after) || before.events + after.events <= 0.0 {
        return None;
    }
    let scale = dispersion.max(1.0);
    let (a, b) = (after.events / scale, before.events / scale);
    // The share of the events that is after the switch, as a ratio of rates.
    let times = before.exposure / after.exposure;
    let ratio = |share: f64| times * share / (1.0 - share);
    let low = match a {
        0.0 => 0.0,
        _ => ratio(beta_quantile(TAIL, a, b + 1.0)),
    };
    let high = match b {
        0.0 => f64::INFINITY,
        _ => ratio(beta_quantile(1.0 - TAIL, a + 1.0, b)),
    };
    Some(RateRatio {
        ratio: after.rate() / before.rate(),
        low,
        high,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(events: u32, exposure: f64) -> Span {
        Span {
            events: events.into(),
            exposure,
        }
    }

    #[test]
    fn without_events_on_one_side_the_interval_has_a_closed_form() {
        // The upper limit of a share of 0 of n is 1 − .025^(1/n).
        let found = rate_ratio(span(9, 3.0), span(0, 1.0), 1.0).unwrap();
        let share = 1.0 - libm::pow(0.025, 1.0 / 9.0);
        assert_eq!((found.ratio, found.low), (0.0, 0.0));
        assert!((found.high - 3.0 * share / (1.0 - share)).abs() < 1e-9);
        let found = rate_ratio(span(0, 3.0), span(9, 1.0), 1.0).unwrap();
        assert_eq!((found.ratio, found.high), (f64::INFINITY, f64::INFINITY));
        assert!((found.low - 3.0 * (1.0 - share) / share).abs() < 1e-9);
    }

    #[test]
    fn exchanging_the_spans_inverts_the_ratio() {
        let there = rate_ratio(span(7, 5.0), span(20, 9.0), 1.7).unwrap();
        let back = rate_ratio(span(20, 9.0), span(7, 5.0), 1.7).unwrap();
        for (one, other) in [
            (there.ratio, back.ratio),
            (there.low, back.high),
            (there.high, back.low),
        ] {
            assert!((one * other - 1.0).abs() < 1e-9, "{one} {other}");
        }
    }

    #[test]
    fn bunches_widen_the_interval_and_leave_the_ratio() {
        let [one, three] =
            [1.0, 3.0].map(|phi| rate_ratio(span(30, 5.0), span(60, 5.0), phi).unwrap());
        assert_eq!(one.ratio, three.ratio);
        assert!(three.low < one.low && one.high < three.high);
        assert_eq!(rate_ratio(span(30, 5.0), span(60, 5.0), 0.2), Some(one));
    }

    #[test]
    fn nothing_to_compare_is_none() {
        assert_eq!(rate_ratio(span(0, 1.0), span(0, 1.0), 1.0), None);
        assert_eq!(rate_ratio(span(1, 0.0), span(1, 1.0), 1.0), None);
        assert_eq!(rate_ratio(span(1, 1.0), span(1, f64::NAN), 1.0), None);
    }
}
