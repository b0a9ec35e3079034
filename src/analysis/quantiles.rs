//! Quantiles, mean and Monte-Carlo error of samples over many lives, for each place of a series.

/// The quantiles of a band, as shares.
const QUANTILES: [f64; 3] = [0.05, 0.5, 0.95];

/// Samples of many lives: one or several from each life, at each place of a series.
#[derive(Clone, Debug, Default)]
pub struct Samples {
    places: Vec<Place>,
}

#[derive(Clone, Debug, Default)]
struct Place {
    /// Every sample.
    all: Vec<f64>,
    /// The mean of each life's samples. Lives are independent; the posts of one life are not.
    lives: Vec<f64>,
}

/// Quantiles, mean and error of samples, one element for each place. NaN at a place without
/// samples.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Band {
    /// The 5 % quantile.
    pub low: Vec<f64>,
    /// The median.
    pub median: Vec<f64>,
    /// The 95 % quantile.
    pub high: Vec<f64>,
    /// The mean.
    pub mean: Vec<f64>,
    /// The Monte-Carlo error: the standard error of the mean over lives. NaN below two lives.
    pub error: Vec<f64>,
    /// The number of lives with a sample at the place.
    pub count: Vec<u32>,
}

impl Samples {
    /// Adds the samples of one life at a place, from 0. O(samples).
    ///
    /// `samples` must have at least one number; otherwise the mean becomes NaN.
    #[inline(never)]
    pub fn add(&mut self, place: usize, samples: &[f64]) {
        if self.places.len() <= place {
            self.places.resize(place + 1, Place::default());
        }
        let Place { all, lives } = &mut self.places[place];
        all.extend_from_slice(samples);
        lives.push(samples.iter().sum::<f64>() / samples.len() as f64);
    }

    /// The number of places: one more than the last place with a sample. O(1).
    pub fn places(&self) -> usize {
        self.places.len()
    }

    /// The samples at a place, in the order in which they were added; empty at a place without
    /// samples. O(1).
    pub fn samples(&self, place: usize) -> &[f64] {
        self.places.get(place).map_or(&[], |place| &place.all)
    }

    /// The number of lives with a sample at a place. O(1).
    pub fn lives(&self, place: usize) -> usize {
        self.places.get(place).map_or(0, |place| place.lives.len())
    }

    /// The share of lives whose mean sample at a place is above 0; from 0 to 1. NaN without lives
    /// at that place. O(lives).
    pub fn above(&self, place: usize) -> f64 {
        let above = |place: &Place| place.lives.iter().filter(|&&number| number > 0.0).count();
        self.places.get(place).map_or(0, above) as f64 / self.lives(place) as f64
    }

    /// Quantiles, means and errors of all places. Quantiles are by linear interpolation between
    /// order statistics (Hyndman, Fan 1996, "Sample quantiles in statistical packages", type 7).
    /// O(n log n) for n samples.
    pub fn band(&self) -> Band {
        let mut band = Band::default();
        for Place { all, lives } in &self.places {
            let mut sorted = all.clone();
            sorted.sort_unstable_by(f64::total_cmp);
            let [low, median, high] = QUANTILES.map(|share| quantile(&sorted, share));
            let count = lives.len() as f64;
            let mean = lives.iter().sum::<f64>() / count;
            let squares: f64 = lives.iter().map(|life| (life - mean) * (life - mean)).sum();
            band.low.push(low);
            band.median.push(median);
            band.high.push(high);
            band.mean.push(mean);
            // NaN below two lives.
            band.error.push((squares / (count - 1.0) / count).sqrt());
            band.count.push(lives.len() as u32);
        }
        band
    }
}

/// How unequal the samples of a place are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inequality {
    /// The Gini coefficient: the mean difference between two samples, divided by twice their mean. 0
    /// if all are equal; below 1.
    pub gini: f64,
    /// The share of the sum that the largest tenth of the samples has, rounded up to whole samples;
    /// from .1 to 1.
    pub top_tenth: f64,
}

impl Samples {
    /// How unequal the samples at a place are. `None` without samples, or if their sum is 0. Samples
    /// must not be negative. O(n log n) for n samples.
    pub fn inequality(&self, place: usize) -> Option<Inequality> {
        let mut sorted = self.samples(place).to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        let (number, sum) = (sorted.len(), sorted.iter().sum::<f64>());
        let ranked = (1..)
            .zip(&sorted)
            .map(|(rank, sample)| f64::from(rank) * sample);
        let weighted: f64 = ranked.sum();
        let largest: f64 = sorted.iter().rev().take(number.div_ceil(10)).sum();
        (sum > 0.0).then(|| Inequality {
            gini: (2.0 * weighted / sum - (number as f64 + 1.0)) / number as f64,
            top_tenth: largest / sum,
        })
    }
}

/// The quantile `share` (from 0 to 1) of sorted samples; NaN without samples.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else {
        return f64::NAN;
    };
    let place = share * last as f64;
    let below = place as usize;
    let above = (below + 1).min(last);
    sorted[below] + (place - below as f64) * (sorted[above] - sorted[below])
}
