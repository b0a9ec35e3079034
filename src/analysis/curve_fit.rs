//! The shape of a series: four fitted curves, and summary numbers for a sentence about the series.
//!
//! All fits minimise the squared error in y. That is one error model for all curves, so their AICc
//! values can be compared. (A fit to logarithms would give small values more weight.) The points of
//! a history are not independent, because each value contains the previous one. So AICc and the
//! weights rank the curves, but are no statistical test.

/// Maximum number of fitted points. A longer series is sampled at this many evenly spaced points.
const MOST: usize = 200;

/// Minimum number of points for a fit: AICc with three parameters needs n > 4.
const LEAST: usize = 5;

/// Minimum number of points for the early exponential fit and for a local slope.
const BEGINNING: usize = 10;

/// Upper limit of [`Verdict::exponential_misses`].
const MISS: f64 = 1e6;

/// A curve with two coefficients a and b.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// a + b x
    Linear,
    /// a x^b, with b from 0.01 to 10.
    Power,
    /// a e^(b x), growing: b > 0.
    Exponential,
    /// a (1 − e^(−x/b)), with b > 0: at first a straight line of slope a/b, in the end a.
    Saturating,
}

impl Form {
    /// Every form, in order.
    pub const ALL: [Form; 4] = [
        Form::Linear,
        Form::Power,
        Form::Exponential,
        Form::Saturating,
    ];

    /// The name of the form in lower case.
    pub fn name(self) -> &'static str {
        ["linear", "power", "exponential", "saturating"][self as usize]
    }

    /// The curve without its linear coefficients. The exponent is bounded, so that nothing
    /// overflows.
    #[inline(never)]
    fn shape(self, x: f64, b: f64) -> f64 {
        // x^b and 1 − e^(−x/b) are computed from e^(…), so that the wasm contains one function of
        // libm less.
        let exponent = match self {
            Form::Linear => return x,
            Form::Power if x <= 0.0 => return 0.0,
            Form::Power => b * libm::log(x),
            Form::Exponential => b * x,
            Form::Saturating => -x / b,
        };
        let power = libm::exp(exponent.min(600.0));
        if self == Form::Saturating {
            1.0 - power
        } else {
            power
        }
    }

    /// The least and the greatest b of the search, for x from 0 to 1. The search is on a
    /// logarithmic scale.
    fn bracket(self) -> [f64; 2] {
        match self {
            Form::Power => [0.01, 10.0],
            Form::Exponential => [0.001, 100.0],
            // At b = 1,000 the curve is a straight line up to 1 part in 2,000.
            Form::Linear | Form::Saturating => [0.001, 1000.0],
        }
    }
}

/// A curve fitted to points by least squares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// The form of the curve.
    pub form: Form,
    /// See [`Form`].
    pub a: f64,
    /// See [`Form`].
    pub b: f64,
    /// The sum of squared errors (residual sum of squares).
    pub rss: f64,
    /// 1 − rss / the sum of squared differences from the mean; at most 1, and negative for a fit
    /// worse than the mean. 0 for a constant series.
    pub r2: f64,
    /// n ln(rss/n) + 2K + 2K(K + 1)/(n − K − 1) with K = 3 parameters: a, b and the variance of the
    /// error (Hurvich, Tsai 1989). The root of rss is taken as at least 10⁻¹² of the root of Σ y²,
    /// because smaller errors are only rounding.
    pub aicc: f64,
    /// The Akaike weight: e^(−Δ/2) divided by its sum over the four curves, where Δ is the
    /// difference from the smallest AICc (Burnham, Anderson 2002, section 2.9). From 0 to 1.
    pub weight: f64,
}

impl Fit {
    /// The value of the curve at x. O(1).
    pub fn value(&self, x: f64) -> f64 {
        let shape = self.form.shape(x, self.b);
        match self.form {
            Form::Linear => self.a + self.b * shape,
            _ => self.a * shape,
        }
    }
}

/// Fits the four curves to points [x, y] with x ≥ 0, in the order of [`Form::ALL`]. `None` below
/// five points, if every x is 0, or if the sum of all x² and y² is not finite (for example with a
/// NaN). O(points), with about 600 evaluations of a curve for each point.
///
/// For each b, a has a closed form (variable projection: Golub, Pereyra 1973). b is found by
/// repeated scans of its bracket, each 12 times finer, to about eight digits.
#[inline(never)]
pub fn fits(points: &[[f64; 2]]) -> Option<[Fit; 4]> {
    let largest = points.iter().fold(0.0, |most: f64, &[x, _]| most.max(x));
    let sum: f64 = points.iter().map(|[x, y]| x * x + y * y).sum();
    if points.len() < LEAST || !sum.is_finite() || largest <= 0.0 {
        return None;
    }
    let mut fits = Form::ALL.map(|form| fit(points, largest, form));
    let least = fits
        .iter()
        .fold(f64::INFINITY, |least, f| least.min(f.aicc));
    let mut total = 0.0;
    for fit in &mut fits {
        fit.weight = libm::exp((least - fit.aicc) / 2.0);
        total += fit.weight;
    }
    for fit in &mut fits {
        fit.weight /= total;
    }
    Some(fits)
}

#[inline(never)]
fn fit(points: &[[f64; 2]], largest: f64, form: Form) -> Fit {
    let number = points.len() as f64;
    let mean = points.iter().map(|[_, y]| y).sum::<f64>() / number;
    let (mut squares, mut spread) = (0.0, 0.0);
    for [_, y] in points {
        squares += y * y;
        spread += (y - mean) * (y - mean);
    }
    let (a, b) = if form == Form::Linear {
        line(points, mean)
    } else {
        let scaled: Vec<[f64; 2]> = points.iter().map(|[x, y]| [x / largest, *y]).collect();
        let b = search(&scaled, form);
        let (a, _) = project(&scaled, form, b);
        // Rescales the coefficients to the original x.
        match form {
            Form::Power => (a / form.shape(largest, b), b),
            Form::Exponential => (a, b / largest),
            _ => (a, b * largest),
        }
    };
    let mut fit = Fit {
        form,
        a,
        b,
        rss: 0.0,
        r2: 0.0,
        aicc: 0.0,
        weight: 0.0,
    };
    for &[x, y] in points {
        let error = y - fit.value(x);
        fit.rss += error * error;
    }
    let rounding = squares * 1e-24 + f64::MIN_POSITIVE;
    if spread > rounding {
        fit.r2 = 1.0 - fit.rss / spread;
    }
    fit.aicc = number * libm::log(fit.rss.max(rounding) / number) + 6.0 + 24.0 / (number - 4.0);
    fit
}

/// The least-squares line.
fn line(points: &[[f64; 2]], mean: f64) -> (f64, f64) {
    let middle = points.iter().map(|[x, _]| x).sum::<f64>() / points.len() as f64;
    let (mut products, mut squares) = (0.0, 0.0);
    for [x, y] in points {
        products += (x - middle) * (y - mean);
        squares += (x - middle) * (x - middle);
    }
    let slope = if squares > 0.0 {
        products / squares
    } else {
        0.0
    };
    (mean - slope * middle, slope)
}

/// The best a for this b, and its sum of squared errors.
#[inline(never)]
fn project(points: &[[f64; 2]], form: Form, b: f64) -> (f64, f64) {
    let (mut products, mut squares, mut total) = (0.0, 0.0, 0.0);
    for &[x, y] in points {
        let shape = form.shape(x, b);
        products += shape * y;
        squares += shape * shape;
        total += y * y;
    }
    let a = if squares > 0.0 {
        products / squares
    } else {
        0.0
    };
    (a, total - a * products)
}

/// The b with the least error: the best of 25 values over the bracket, then of 25 around that
/// value, and so on, each time with a step 12 times smaller.
fn search(points: &[[f64; 2]], form: Form) -> f64 {
    const ROUNDS: u32 = 8;
    let [bottom, top] = form.bracket().map(libm::log);
    let mut step = (top - bottom) / 24.0;
    let (mut low, mut best) = (bottom, bottom);
    for _ in 0..ROUNDS {
        let mut least = f64::INFINITY;
        for place in 0..=24 {
            let at = low + step * f64::from(place);
            let (_, error) = project(points, form, libm::exp(at));
            if error < least {
                (best, least) = (at, error);
            }
        }
        low = (best - step).min(top - 2.0 * step).max(bottom);
        step /= 12.0;
    }
    libm::exp(best)
}

/// The shape of a series that starts at 0: its curves, and the numbers for a plain sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Verdict {
    /// The four curves, in the order of [`Form::ALL`]; `None` below five points or if a value is
    /// not finite.
    pub fits: Option<[Fit; 4]>,
    /// The form with the smallest AICc; `None` without fits.
    pub best: Option<Form>,
    /// The largest number of connections for which the least-squares line through 0 misses by at
    /// most 10 %: the root mean square of its error, divided by that of the series, up to this
    /// number. At most the number of [`Verdict::bends`]. 0 for an empty series.
    pub straight: u32,
    /// The number of connections from which on the local slope stays below half of the first local
    /// slope. A local slope is taken over a tenth of the series, at least ten points. `None` if the
    /// slope does not stay below.
    pub bends: Option<u32>,
    /// The mean slope up to the number of [`Verdict::bends`], and after it. `None` without a bend.
    pub slopes: Option<[f64; 2]>,
    /// The exponential fitted to the first tenth of the series, at least ten points; `None` below
    /// twenty points.
    pub early: Option<Fit>,
    /// The value of the early exponential at the end, divided by the last value of the series; at
    /// most 10⁶. `None` without an early fit, or if the last value is not above 0.
    pub exponential_misses: Option<f64>,
    /// The slope d ln y / d ln x over the last factor of ten in connections: 1 for a straight line
    /// through 0. `None` below ten points, or if one of the two values is not above 0.
    pub slope: Option<f64>,
    /// The factor by which the last factor of ten in connections multiplied the series: 10^slope.
    pub tenfold: Option<f64>,
}

impl Verdict {
    /// The verdict on a series of the values after each connection, from number 1; the value before
    /// the first is taken as 0. O(points).
    pub fn new(series: &[f64]) -> Verdict {
        let number = series.len();
        let fits = fits(&sample(series));
        let best = fits.map(|fits| {
            let least = |best: Fit, fit: Fit| if fit.aicc < best.aicc { fit } else { best };
            let [first, rest @ ..] = fits;
            rest.into_iter().fold(first, least).form
        });
        let slope = slope(series);
        let early = early(series);
        let bends = bends(series, (number / 10).max(BEGINNING));
        Verdict {
            fits,
            best,
            straight: straight(series).min(bends.unwrap_or(u32::MAX)),
            bends,
            slopes: bends.map(|bends| slopes(series, bends as usize)),
            early,
            exponential_misses: early.and_then(|early| misses(&early, series)),
            slope,
            tenfold: slope.map(|slope| libm::exp(slope * std::f64::consts::LN_10)),
        }
    }

    /// Whether the early exponential misses by more than [`Verdict::exponential_misses`] can say.
    pub fn misses_more(&self) -> bool {
        self.exponential_misses.is_some_and(|misses| misses >= MISS)
    }
}

/// At most [`MOST`] points of a series, evenly spaced, including the first and the last.
#[inline(never)]
fn sample(series: &[f64]) -> Vec<[f64; 2]> {
    let number = series.len();
    let taken = number.min(MOST);
    let place = |index: usize| {
        if taken == number {
            index
        } else {
            index * (number - 1) / (taken - 1)
        }
    };
    (0..taken)
        .map(place)
        .map(|place| [(place + 1) as f64, series[place]])
        .collect()
}

fn straight(series: &[f64]) -> u32 {
    let (mut products, mut squares, mut total) = (0.0, 0.0, 0.0);
    let mut straight = 0;
    for (connection, y) in (1u32..).zip(series) {
        let x = f64::from(connection);
        products += x * y;
        squares += x * x;
        total += y * y;
        // The squared error of the best line through 0 is total − products²/squares.
        if total - products * products / squares <= 0.01 * total {
            straight = connection;
        }
    }
    straight
}

fn bends(series: &[f64], window: usize) -> Option<u32> {
    let at = |connections: usize| match connections {
        0 => 0.0,
        _ => series[connections - 1],
    };
    let last = series.len().checked_sub(window)?;
    let gain = |from: usize| at(from + window) - at(from);
    let steep = (0..=last).rev().find(|&from| gain(from) >= gain(0) / 2.0)?;
    (steep < last).then_some((steep + 1 + window / 2) as u32)
}

fn slopes(series: &[f64], bends: usize) -> [f64; 2] {
    // The bend is at least half a window before the end.
    let (at, end) = (series[bends - 1], series[series.len() - 1]);
    [
        at / bends as f64,
        (end - at) / (series.len() - bends) as f64,
    ]
}

fn early(series: &[f64]) -> Option<Fit> {
    if series.len() < 2 * BEGINNING {
        return None;
    }
    let beginning = (series.len() / 10).max(BEGINNING);
    let [_, _, exponential, _] = fits(&sample(series.get(..beginning)?))?;
    Some(exponential)
}

fn misses(early: &Fit, series: &[f64]) -> Option<f64> {
    let end = series.last().copied().filter(|&end| end > 0.0)?;
    Some((early.value(series.len() as f64) / end).min(MISS))
}

fn slope(series: &[f64]) -> Option<f64> {
    let tenth = series.len() / 10;
    let (&from, &to) = (series.get(tenth.checked_sub(1)?)?, series.last()?);
    (from > 0.0 && to > 0.0)
        .then(|| libm::log(to / from) / libm::log(series.len() as f64 / tenth as f64))
}

/// The number of people within two steps of you after each connection, from number 1: the series
/// that [`Verdict::new`] judges. O(connections).
pub fn reach(history: &crate::pipeline::reach::History) -> Vec<f64> {
    history.reach().into_iter().skip(1).map(f64::from).collect()
}
