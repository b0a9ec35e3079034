//! Compares the rate of contacts before and after a month.

use super::rate_ratio::{RateRatio, Span, rate_ratio};

/// The smallest number of events in both spans together that gives an answer.
pub const LEAST_EVENTS: u32 = 10;
/// The smallest number of months in a span that gives an answer.
pub const LEAST_SPAN: usize = 3;

/// The answer to "contacted more in these months than in those?".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The interval lies above 1.
    More,
    /// The interval lies below 1.
    Fewer,
    /// The interval contains 1.
    Unclear,
    /// There are fewer than [`LEAST_EVENTS`] events, or fewer than [`LEAST_SPAN`] months in a span.
    TooFew,
}

/// A series of counts before and after a month.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The events before the month; the exposure is the number of months.
    pub before: Span,
    /// The events from the month on.
    pub after: Span,
    /// Pearson's estimate of the variance of a month by its mean, about the two rates; at least 1.
    pub dispersion: f64,
    /// The ratio of the rates a month. `None` without any event, or without a month on each side.
    pub ratio: Option<RateRatio>,
    /// The ratio of the rates a month and connection: `None` also if nobody was connected in one of
    /// the spans.
    pub per_connection: Option<RateRatio>,
    /// Months multiplied by connections, before and after.
    pub connection_months: [f64; 2],
    /// The answer about the rates a month.
    pub answer: Answer,
    /// The answer about the rates a month and connection.
    pub answer_per_connection: Answer,
}

impl Comparison {
    /// Compares the months before `month` with those from `month` on. `held` is the number of
    /// connections in each month. A month after the end counts as the end. O(months).
    ///
    /// The intervals are those of [`rate_ratio`]. They are for a month that was chosen before
    /// looking at the counts: a month that was chosen because the counts rise after it makes the
    /// ratio too large.
    ///
    /// # Panics
    /// If `counts` and `held` differ in length.
    ///
    /// ```
    /// use hopscope::own_life::{Answer, Comparison};
    /// let counts = [0, 1, 0, 0, 1, 0, 0, 0, 5, 4, 6, 7];
    /// let held = [10.0, 11.0, 11.0, 12.0, 12.0, 12.0, 13.0, 13.0, 40.0, 70.0, 90.0, 110.0];
    /// let found = Comparison::new(&counts, &held, 8);
    /// assert_eq!((found.before.events, found.after.events), (2.0, 22.0));
    /// assert_eq!(found.ratio.unwrap().ratio, 22.0);
    /// assert_eq!(found.answer, Answer::More);
    /// // There are more connections, too: a connection does not write more often for sure.
    /// assert_eq!(found.answer_per_connection, Answer::Unclear);
    /// ```
    pub fn new(counts: &[u32], held: &[f64], month: usize) -> Comparison {
        assert_eq!(
            counts.len(),
            held.len(),
            "counts and connections of other months"
        );
        let month = month.min(counts.len());
        let spans = |exposures: &[f64]| {
            let span = |counts: &[u32], exposures: &[f64]| Span {
                events: counts.iter().map(|&count| f64::from(count)).sum(),
                exposure: exposures.iter().sum(),
            };
            let (early, late) = counts.split_at(month);
            let (first, second) = exposures.split_at(month);
            [span(early, first), span(late, second)]
        };
        let ones = vec![1.0; counts.len()];
        let [before, after] = spans(&ones);
        let [before_held, after_held] = spans(held);
        let phi = dispersion(counts, &ones, month, [before, after]);
        let phi_held = dispersion(counts, held, month, [before_held, after_held]);
        let ratio = rate_ratio(before, after, phi);
        let per_connection = rate_ratio(before_held, after_held, phi_held);
        let is_enough = before.events + after.events >= f64::from(LEAST_EVENTS)
            && (LEAST_SPAN..=counts.len().saturating_sub(LEAST_SPAN)).contains(&month);
        let answer = |ratio: Option<RateRatio>| match ratio {
            Some(ratio) if is_enough && ratio.low > 1.0 => Answer::More,
            Some(ratio) if is_enough && ratio.high < 1.0 => Answer::Fewer,
            Some(_) if is_enough => Answer::Unclear,
            _ => Answer::TooFew,
        };
        Comparison {
            before,
            after,
            dispersion: phi,
            answer: answer(ratio),
            answer_per_connection: answer(per_connection),
            ratio,
            per_connection,
            connection_months: [before_held.exposure, after_held.exposure],
        }
    }
}

/// Pearson's estimate of the dispersion about the rates of two spans; at least 1.
fn dispersion(counts: &[u32], exposures: &[f64], month: usize, spans: [Span; 2]) -> f64 {
    let mut squares = 0.0;
    let mut months = 0;
    for (index, (&count, &exposure)) in counts.iter().zip(exposures).enumerate() {
        let expected = spans[usize::from(index >= month)].rate() * exposure;
        if expected > 0.0 {
            squares += (f64::from(count) - expected).powi(2) / expected;
            months += 1;
        }
    }
    if months <= 2 {
        return 1.0;
    }
    (squares / f64::from(months - 2)).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_events_and_short_spans_are_too_few() {
        let held = [10.0; 12];
        let answer = |counts: &[u32; 12], month| Comparison::new(counts, &held, month).answer;
        assert_eq!(
            answer(&[0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 3, 3], 6),
            Answer::TooFew
        );
        assert_eq!(
            answer(&[0, 0, 0, 0, 0, 0, 1, 2, 1, 2, 2, 2], 6),
            Answer::More
        );
        for month in [0, 2, 10, 12, 99] {
            assert_eq!(answer(&[9; 12], month), Answer::TooFew, "{month}");
        }
        assert_eq!(answer(&[9; 12], 3), Answer::Unclear);
        assert_eq!(
            answer(&[5, 6, 5, 6, 5, 6, 0, 0, 0, 0, 0, 0], 6),
            Answer::Fewer
        );
        assert_eq!(Comparison::new(&[], &[], 3).ratio, None);
    }

    #[test]
    fn bunches_are_measured_about_both_rates() {
        let held = [1.0; 8];
        // Months of 2 and of 8: the variance by the mean of 0, 4, 0, 4 is 2·4/3, as is that of 4 times as much, times 4.
        let found = Comparison::new(&[0, 4, 0, 4, 4, 12, 4, 12], &held, 4);
        assert!(
            (found.dispersion - (8.0 + 8.0) / 6.0).abs() < 1e-12,
            "{found:?}"
        );
        let even = Comparison::new(&[2, 2, 2, 2, 8, 8, 8, 8], &held, 4);
        assert_eq!(even.dispersion, 1.0);
    }

    #[test]
    fn nobody_connected_before_gives_no_ratio_per_connection() {
        let found = Comparison::new(&[1, 2, 1, 5, 6, 7], &[0.0, 0.0, 0.0, 5.0, 6.0, 7.0], 3);
        assert!(found.ratio.is_some());
        assert_eq!(found.per_connection, None);
        assert_eq!(found.answer_per_connection, Answer::TooFew);
    }
}
