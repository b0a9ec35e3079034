//! The regularized incomplete beta function and its inverse.

/// Maximum number of steps of the continued fraction. 300 are enough for a and b up to 10^4; the
/// number rises with the square root of the larger one.
const MAX_STEPS: usize = 20_000;
/// Maximum number of halvings of the interval of a quantile.
const HALVINGS: usize = 200;

/// The quantile of the beta distribution: the x at which the share `share` of Beta(`a`, `b`) lies
/// below. From 0 to 1; 0 if `a` is 0, and 1 if `b` is 0. By bisection.
pub(super) fn beta_quantile(share: f64, a: f64, b: f64) -> f64 {
    if a <= 0.0 {
        return 0.0;
    }
    if b <= 0.0 {
        return 1.0;
    }
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..HALVINGS {
        let middle = 0.5 * (low + high);
        // No double lies between the ends.
        if middle == low || middle == high {
            break;
        }
        if incomplete_beta(middle, a, b) < share {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

/// The regularized incomplete beta function I_x(a, b), for positive a and b and x from 0 to 1: by
/// its continued fraction (DLMF 8.17.22), from the side on which the fraction converges fast.
pub(super) fn incomplete_beta(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - fraction(1.0 - x, b, a);
    }
    fraction(x, a, b)
}

/// I_x(a, b) by the continued fraction, with the method of Lentz (Thompson, Barnett 1986).
fn fraction(x: f64, a: f64, b: f64) -> f64 {
    let log_factor = libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b)
        + a * libm::log(x)
        + b * libm::log1p(-x);
    let not_zero = |value: f64| if value.abs() < 1e-300 { 1e-300 } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / not_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for step in 1..MAX_STEPS {
        let m = step as f64;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut change = 1.0;
        for term in [even, odd] {
            d = 1.0 / not_zero(1.0 + term * d);
            c = not_zero(1.0 + term / c);
            change = c * d;
            value *= change;
        }
        if (change - 1.0).abs() < 1e-15 {
            break;
        }
    }
    libm::exp(log_factor) * value / a
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The probability of at least `least` successes in `trials`, which is I_x(least, trials − least
    /// + 1): summed.
    fn binomial_tail(x: f64, least: u32, trials: u32) -> f64 {
        let term = |k: u32| {
            let ways = (0..k).fold(1.0, |ways, i| {
                ways * f64::from(trials - i) / f64::from(i + 1)
            });
            ways * x.powi(k as i32) * (1.0 - x).powi((trials - k) as i32)
        };
        (least..=trials).map(term).sum()
    }

    #[test]
    fn the_incomplete_beta_function_is_the_tail_of_a_binomial() {
        for trials in [1, 2, 7, 40, 150] {
            for least in [1, trials / 2 + 1, trials] {
                for x in [1e-4, 0.03, 0.3, 0.5, 0.77, 0.999] {
                    let (a, b) = (f64::from(least), f64::from(trials - least + 1));
                    let (found, exact) =
                        (incomplete_beta(x, a, b), binomial_tail(x, least, trials));
                    assert!(
                        (found - exact).abs() < 1e-11,
                        "{x} {least} {trials}: {found} {exact}"
                    );
                }
            }
        }
    }

    #[test]
    fn quantiles_invert_the_function() {
        for (a, b) in [(1.0, 1.0), (0.5, 2.5), (3.0, 400.0), (5e4, 7e4), (1e6, 2e5)] {
            for share in [0.025, 0.5, 0.975] {
                let x = beta_quantile(share, a, b);
                assert!(
                    (incomplete_beta(x, a, b) - share).abs() < 1e-6,
                    "{a} {b} {share}"
                );
            }
        }
        assert_eq!(beta_quantile(0.025, 0.0, 3.0), 0.0);
        assert_eq!(beta_quantile(0.975, 3.0, 0.0), 1.0);
    }
}
