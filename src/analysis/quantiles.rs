//! Quantiles, mean and Monte-Carlo error of samples: one sample or several a life, place by place.

/// The quantiles of a band.
const QUANTILES: [f64; 3] = [0.05, 0.5, 0.95];

/// Samples of many lives: one or several a life, at each place of a series.
#[derive(Clone, Debug, Default)]
pub struct Samples {
    places: Vec<Place>,
}

#[derive(Clone, Debug, Default)]
struct Place {
    /// Every sample.
    all: Vec<f64>,
    /// Mean of each life's samples: lives are independent, the posts of one life are not.
    lives: Vec<f64>,
}

/// Quantiles, mean and error of samples, place by place. A place that no life reached has NaN.
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
    /// Monte-Carlo error: the standard error of that mean over lives; NaN for a single life.
    pub error: Vec<f64>,
    /// Number of lives with a sample there.
    pub count: Vec<u32>,
}

impl Samples {
    /// Adds the samples of one life at a place. O(samples).
    ///
    /// `samples` has at least one number.
    #[inline(never)]
    pub fn add(&mut self, place: usize, samples: &[f64]) {
        if self.places.len() <= place {
            self.places.resize(place + 1, Place::default());
        }
        let Place { all, lives } = &mut self.places[place];
        all.extend_from_slice(samples);
        lives.push(samples.iter().sum::<f64>() / samples.len() as f64);
    }

    /// Number of places: one more than the last that any life has a sample at.
    pub fn places(&self) -> usize {
        self.places.len()
    }

    /// The samples at a place, in the order in which they were added; empty at a place that no life reached. O(1).
    pub fn samples(&self, place: usize) -> &[f64] {
        self.places.get(place).map_or(&[], |place| &place.all)
    }

    /// Number of lives with a sample at a place.
    pub fn lives(&self, place: usize) -> usize {
        self.places.get(place).map_or(0, |place| place.lives.len())
    }

    /// Share of lives whose mean sample at a place is above 0, from 0 to 1; NaN where no life has one.
    pub fn above(&self, place: usize) -> f64 {
        let above = |place: &Place| place.lives.iter().filter(|&&number| number > 0.0).count();
        self.places.get(place).map_or(0, above) as f64 / self.lives(place) as f64
    }

    /// Quantiles by linear interpolation between order statistics (Hyndman, Fan 1996, "Sample quantiles
    /// in statistical packages", type 7). O(samples · log).
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
            // NaN for a single life.
            band.error.push((squares / (count - 1.0) / count).sqrt());
            band.count.push(lives.len() as u32);
        }
        band
    }
}

/// A quantile of sorted samples; NaN of none.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else {
        return f64::NAN;
    };
    let place = share * last as f64;
    let below = place as usize;
    let above = (below + 1).min(last);
    sorted[below] + (place - below as f64) * (sorted[above] - sorted[below])
}
