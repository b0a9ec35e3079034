//! The shape of a series: four fitted curves, and summary numbers for a sentence about the series.
//!
//! All fits minimise the squared error in y. That is one error model for all curves, so their AICc
//! values can be compared. (A fit to logarithms would give small values more weight.) The points of
//! a history are not independent, because each value contains the previous one. So AICc and the
//! weights rank the curves, but are no statistical test. A form is named by [`Answer::of`], which
//! counts independent errors instead of points.

pub use super::elasticity::{Stretch, stretches};

/// Maximum number of fitted points. A longer series is sampled at this many evenly spaced points.
const MOST: usize = 200;

/// Minimum number of points for a fit: AICc with three parameters needs n > 4.
const LEAST: usize = 5;

/// Number of points of the opening line; minimum number for the early exponential fit and for a
/// local slope.
const BEGINNING: usize = 10;

/// Below this number of points no form is named.
pub const FEW: usize = 20;

/// The difference in AICc, with independent errors instead of points, above which a form is
/// ruled out. Burnham and Anderson (2002, section 2.6) call a difference above 10 essentially no
/// support. With 12, fewer than 5 % of noisy series of any kind are named wrongly: see
/// `tests/core/curve/answers.rs`.
const CLEAR: f64 = 12.0;

/// The share by which a series may leave its opening line and still be called straight.
pub const STRAIGHT: f64 = 0.1;

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
/// NaN). O(points), with about 200 evaluations of a curve for each point.
///
/// For each b, a has a closed form (variable projection: Golub, Pereyra 1973). b is found by a scan
/// of its bracket and a golden-section search, to about eight digits.
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

/// The b with the least error: the best of 25 values over the bracket, then a golden-section search
/// between its neighbours.
fn search(points: &[[f64; 2]], form: Form) -> f64 {
    const GOLDEN: f64 = 0.618_033_988_749_894_9;
    let [bottom, top] = form.bracket().map(libm::log);
    let error = |at: f64| project(points, form, libm::exp(at)).1;
    let step = (top - bottom) / 24.0;
    let (mut best, mut least) = (bottom, f64::INFINITY);
    for place in 0..=24 {
        let at = bottom + step * f64::from(place);
        let error = error(at);
        if error < least {
            (best, least) = (at, error);
        }
    }
    let (mut low, mut high) = ((best - step).max(bottom), (best + step).min(top));
    let mut inner = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
    let mut errors = inner.map(error);
    for _ in 0..40 {
        if errors[0] < errors[1] {
            high = inner[1];
            inner = [high - GOLDEN * (high - low), inner[0]];
            errors = [error(inner[0]), errors[0]];
        } else {
            low = inner[0];
            inner = [inner[1], low + GOLDEN * (high - low)];
            errors = [errors[1], error(inner[1])];
        }
    }
    libm::exp((low + high) / 2.0)
}

/// Whether a form can be named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    /// Fewer than [`FEW`] points, or a value that is not finite.
    #[default]
    TooFew,
    /// This form. Each other form is ruled out; or it is [`Form::Linear`], and the series is a line
    /// through 0, and the power that fits best has an exponent from .9 to 1.1.
    Form(Form),
    /// Two or more forms, in the order of [`Form::ALL`], fit about equally well.
    Tie([bool; 4]),
    /// None of the four: the series does not grow, or it leaves each form for long stretches.
    Neither,
}

impl Answer {
    /// The answer from points and their [`fits`]. O(points), with three evaluations of a curve for
    /// each point.
    ///
    /// A form is ruled out if its AICc is more than 12 above that of the best form, where the number
    /// of points in AICc is replaced by the number of independent errors. With errors e of the best
    /// form and their correlation r with the next one, that number is the least of
    /// n (1 − r) / (1 + r) (Bartlett 1946), of n Σ e² / Σ (sum of e in a block)² over at most ten
    /// blocks, both corrected for the two fitted coefficients, and of n. So a form of which the
    /// series stays on one side for long is hardly evidence against another.
    pub fn of(points: &[[f64; 2]], fits: &[Fit; 4]) -> Answer {
        let number = points.len() as f64;
        if points.len() < FEW {
            return Answer::TooFew;
        }
        let mean = points.iter().map(|[_, y]| y).sum::<f64>() / number;
        let (mut squares, mut spread) = (0.0, 0.0);
        for [_, y] in points {
            squares += y * y;
            spread += (y - mean) * (y - mean);
        }
        if spread <= 1e-12 * squares {
            return Answer::Neither;
        }
        // An error below 1 part in 100,000 is that of the search for b.
        let exact = 1e-10 * spread;
        let [first, rest @ ..] = fits;
        let best = rest.iter().fold(
            first,
            |best, fit| if fit.rss < best.rss { fit } else { best },
        );
        let independent = if best.rss <= exact {
            number
        } else {
            independent(points, best)
        };
        // All forms have two coefficients, so the other terms of AICc are equal.
        let behind = |rss: f64| independent * libm::log(rss.max(exact) / best.rss.max(exact));
        if behind(spread) < CLEAR {
            return Answer::Neither;
        }
        let close = fits.map(|fit| behind(fit.rss) < CLEAR);
        let [line, power, exponential, _] = close;
        if close.iter().filter(|&&close| close).count() == 1 {
            return if line && !rises(points) {
                Answer::Neither
            } else {
                Answer::Form(best.form)
            };
        }
        // A line through 0 is also a power with exponent 1, and a saturating curve with a large b.
        let exponent = |b: f64| behind(project(points, Form::Power, b).1);
        if line
            && power
            && !exponential
            && (fits[Form::Power as usize].b - 1.0).abs() < 0.1
            && exponent(1.0) < CLEAR
            && exponent(0.9).min(exponent(1.1)) >= CLEAR / 2.0
            && rises(points)
        {
            return Answer::Form(Form::Linear);
        }
        if independent < 10.0 && best.rss > 4e-4 * spread {
            return Answer::Neither;
        }
        Answer::Tie(close)
    }

    /// The forms that are left: the named one, or those of a tie. None for the other answers.
    pub fn forms(self) -> impl Iterator<Item = Form> {
        Form::ALL.into_iter().filter(move |&form| match self {
            Answer::Form(named) => named == form,
            Answer::Tie(close) => close[form as usize],
            Answer::TooFew | Answer::Neither => false,
        })
    }
}

/// The number of independent errors of a fit. See [`Answer::of`].
fn independent(points: &[[f64; 2]], fit: &Fit) -> f64 {
    let errors: Vec<f64> = points.iter().map(|&[x, y]| y - fit.value(x)).collect();
    let number = errors.len();
    let products: f64 = errors.windows(2).map(|pair| pair[0] * pair[1]).sum();
    let next = (products / fit.rss + 2.0 / number as f64).clamp(0.0, 0.999);
    let blocks = (number / 4).clamp(5, 10);
    let mut sums = 0.0;
    for block in 0..blocks {
        let errors = &errors[block * number / blocks..(block + 1) * number / blocks];
        let sum: f64 = errors.iter().sum();
        sums += sum * sum;
    }
    let slow = sums / fit.rss * blocks as f64 / (blocks as f64 - 2.0);
    number as f64 / ((1.0 + next) / (1.0 - next)).max(slow).max(1.0)
}

/// Whether a line rises: the differences of nine successive means are above 0 by Student's t with 7
/// degrees of freedom, at 3.5 (p = .005, one-sided). A random walk without a drift seldom does.
fn rises(points: &[[f64; 2]]) -> bool {
    const BLOCKS: usize = 9;
    let number = points.len();
    let mut means = [0.0; BLOCKS];
    for (block, mean) in means.iter_mut().enumerate() {
        let points = &points[block * number / BLOCKS..(block + 1) * number / BLOCKS];
        *mean = points.iter().map(|[_, y]| y).sum::<f64>() / points.len() as f64;
    }
    let steps = (BLOCKS - 1) as f64;
    let step = (means[BLOCKS - 1] - means[0]) / steps;
    let squares: f64 = means
        .windows(2)
        .map(|pair| pair[1] - pair[0] - step)
        .map(|difference| difference * difference)
        .sum();
    step > 0.0 && step * step >= 3.5 * 3.5 * squares / (steps - 1.0) / steps
}

/// The shape of a series that starts at 0: its curves, and the numbers for a plain sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verdict {
    /// The four curves, in the order of [`Form::ALL`]; `None` below five points or if a value is
    /// not finite.
    pub fits: Option<[Fit; 4]>,
    /// The form with the smallest AICc, be it by a hair; `None` without fits. See
    /// [`Verdict::answer`].
    pub best: Option<Form>,
    /// Whether a form can be named. [`Answer::Neither`] instead of [`Form::Linear`] or
    /// [`Form::Exponential`] if the series bends.
    pub answer: Answer,
    /// The slope of the opening line: the least-squares line through 0 of the first ten values.
    /// `None` below ten values.
    pub opening: Option<f64>,
    /// The largest number of connections, at least 10, up to which every value is within 10 %
    /// ([`STRAIGHT`]) of the opening line; a value of the opening itself within 10 % of the line's
    /// value at 10 connections. At most the number of [`Verdict::bends`]. 0 if the opening is not
    /// straight, or below ten values.
    pub straight: u32,
    /// The number of connections from which on the local slope stays below half of the first local
    /// slope. A local slope is taken over a tenth of the series, at least ten connections, and the
    /// first of them begins at the first connection. `None` if the slope does not stay below, or
    /// only within the last two tenths.
    pub bends: Option<u32>,
    /// The mean slope up to the number of [`Verdict::bends`], and after it. `None` without a bend.
    pub slopes: Option<[f64; 2]>,
    /// The exponential fitted to the first tenth of the series, at least ten points; `None` below
    /// twenty points.
    pub early: Option<Fit>,
    /// How many connections each doubling of the series took, the last one at the end: from a half
    /// of the last value to the whole, before it from a quarter to a half, and so on, as long as
    /// the series is below, and above 0. All are equal for a e^(b x); each is twice the doubling before it for a
    /// line through 0, and 2^(1/b) times for a x^b. A value is reached where the series rises over
    /// it for the last time, between two connections by a straight line. No fitted window matters.
    /// Empty if the last value is not above 0.
    pub doublings: Vec<f64>,
    /// The elasticity over each factor of ten, with its interval. See [`stretches`].
    pub stretches: Vec<Stretch>,
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
        let points = sample(series);
        let fits = fits(&points);
        let best = fits.map(|fits| {
            let least = |best: Fit, fit: Fit| if fit.aicc < best.aicc { fit } else { best };
            let [first, rest @ ..] = fits;
            rest.into_iter().fold(first, least).form
        });
        let bends = bends(series, (series.len() / 10).max(BEGINNING));
        let answer = match fits.map_or(Answer::TooFew, |fits| Answer::of(&points, &fits)) {
            Answer::Form(Form::Linear | Form::Exponential) if bends.is_some() => Answer::Neither,
            answer => answer,
        };
        let slope = slope(series);
        let opening = opening(series);
        let straight = opening.map_or(0, |opening| straight(series, opening));
        Verdict {
            fits,
            best,
            answer,
            opening,
            straight: straight.min(bends.unwrap_or(u32::MAX)),
            bends,
            slopes: bends.map(|bends| slopes(series, bends as usize)),
            early: early(series),
            doublings: doublings(series),
            stretches: stretches(series),
            slope,
            tenfold: slope.map(|slope| libm::exp(slope * std::f64::consts::LN_10)),
        }
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

fn opening(series: &[f64]) -> Option<f64> {
    let (mut products, mut squares) = (0.0, 0.0);
    for (connection, y) in (1u32..).zip(series.get(..BEGINNING)?) {
        let x = f64::from(connection);
        products += x * y;
        squares += x * x;
    }
    Some(products / squares)
}

fn straight(series: &[f64], opening: f64) -> u32 {
    let within = |&(connection, y): &(u32, &f64)| {
        let x = f64::from(connection);
        (y - opening * x).abs() <= STRAIGHT * opening * x.max(BEGINNING as f64)
    };
    let straight = (1u32..).zip(series).take_while(within).count();
    if straight < BEGINNING {
        0
    } else {
        straight as u32
    }
}

fn bends(series: &[f64], window: usize) -> Option<u32> {
    let last = series.len().checked_sub(window + 1)?;
    let gain = |from: usize| series[from + window] - series[from];
    let steep = (0..=last).rev().find(|&from| gain(from) >= gain(0) / 2.0)?;
    (last - steep >= window).then_some((steep + 2 + window / 2) as u32)
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

fn doublings(series: &[f64]) -> Vec<f64> {
    let mut doublings = Vec::new();
    let Some(&end) = series.last().filter(|&&end| end > 0.0 && end.is_finite()) else {
        return doublings;
    };
    let (mut reached, mut value) = (series.len() as f64, end / 2.0);
    while let Some(below) = series.iter().rposition(|&y| y < value) {
        let (from, to) = (series[below], series[below + 1]);
        // What begins at 0 has no first doubling.
        if from <= 0.0 {
            break;
        }
        let half = (below + 1) as f64 + (value - from) / (to - from);
        doublings.push(reached - half);
        (reached, value) = (half, value / 2.0);
    }
    doublings.reverse();
    doublings
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
