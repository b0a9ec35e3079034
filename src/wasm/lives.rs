//! Long work, one step in each call: many lives, the sensitivity of contacts to each assumption, and worlds of several sizes.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::objects::{Counts, Floats, object, refusal};
use crate::analysis::contacts::{Row, Sensitivity};
use crate::analysis::ego::Parts;
use crate::analysis::quantiles;
use crate::run::ensemble::{self, Life, Tally};
use crate::run::sizes::{self, Straight};

/// An ensemble in progress: the same scenario with many seeds. The caller must call `free()`.
#[wasm_bindgen]
pub struct Lives {
    pub(super) ensemble: ensemble::Ensemble,
    /// The moment's connections.
    pub(super) connection: u32,
}

#[wasm_bindgen]
impl Lives {
    /// The number of lives there will be.
    #[wasm_bindgen(getter)]
    pub fn lives(&self) -> u32 {
        self.ensemble.lives()
    }

    /// The numbers of connections at which lives are sampled.
    #[wasm_bindgen(getter)]
    pub fn connections(&self) -> Vec<u32> {
        self.ensemble.connections().to_vec()
    }

    /// How many workers, of `cores` at most, have memory for these lives.
    pub fn workers(&self, cores: u32) -> u32 {
        self.ensemble.workers(cores)
    }

    /// Does the next part of life number `life`, counted from 0. Gives the share that is done, from 0 to 1. At 1, [`Lives::take`] has
    /// the life. Another number than in the last call begins another life.
    ///
    /// # Errors
    /// If the world of the life does not fit into the memory limit.
    pub fn work(&mut self, life: u32) -> Result<f64, JsError> {
        Ok(self.ensemble.work(self.ensemble.seed(life))?)
    }

    /// The samples of the life that is complete, for [`Lives::add`]; empty if none is.
    pub fn take(&mut self) -> Vec<f64> {
        Life::pack(&self.ensemble.take())
    }

    /// Adds the samples of a life, which another worker may have computed. The bands are the same, bit for bit, if all lives are added
    /// in the order of their numbers.
    ///
    /// # Errors
    /// If these are no samples of a life.
    pub fn add(&mut self, samples: &[f64]) -> Result<(), JsError> {
        let life = Life::unpack(samples).filter(|life| life.len() == self.ensemble.tallies.len());
        let life = life.ok_or_else(|| JsError::new("These are no samples of a life."))?;
        self.ensemble.add(&life);
        Ok(())
    }

    /// Runs the next life. Gives the number of lives run.
    ///
    /// # Errors
    /// If the world of the life does not fit into the memory limit.
    pub fn advance(&mut self) -> Result<u32, JsError> {
        Ok(self.ensemble.advance()?)
    }

    /// The [`Ensemble`] of the lives so far.
    pub fn bands(&self) -> JsValue {
        let connections = self.ensemble.connections();
        let moment = connections.partition_point(|&place| place < self.connection);
        let mut tallies = self.ensemble.tallies.iter();
        let Some(own) = tallies.next() else {
            return JsValue::UNDEFINED;
        };
        object(&Ensemble {
            bands: self.bands_of(own, moment),
            lives: self.lives(),
            x: Counts::from(connections),
            at: moment.min(connections.len().saturating_sub(1)) as u32,
            unequal: own.saw.inequality(0).map(|unequal| Unequal {
                posts: own.saw.samples(0).len() as u32,
                gini: unequal.gini,
                top_tenth: unequal.top_tenth,
            }),
            against: tallies.next().map(|other| Against {
                bands: self.bands_of(other, moment),
                difference: Band::of(&self.ensemble.difference.band()),
                ahead: self.ensemble.difference.above(moment),
            }),
        })
    }

    fn bands_of(&self, tally: &Tally, moment: usize) -> Bands {
        let reach = tally.reach.band();
        let at = |numbers: &[f64]| numbers.get(moment).copied().unwrap_or(f64::NAN);
        Bands {
            here: Here {
                connection: self.connection,
                low: at(&reach.low),
                median: at(&reach.median),
                high: at(&reach.high),
                mean: at(&reach.mean),
                error: at(&reach.error),
            },
            reach: Band::of(&reach),
            second: Band::of(&tally.second.band()),
            third: Band::of(&tally.third.band()),
            gained: Band::of(&tally.gained.band()),
            overlap: Band::of(&tally.overlap.band()),
            hops: Band::of(&tally.hops.band()),
            saw: Band::of(&tally.saw.band()),
            contacts: Band::of(&tally.contacts.band()),
        }
    }
}

/// The series of the lives so far.
#[derive(Serialize)]
struct Ensemble {
    #[serde(flatten)]
    bands: Bands,
    /// The number of lives there will be.
    lives: u32,
    /// The numbers of connections at which the bands `reach` to `overlap` are read.
    x: Counts,
    /// The index of the moment in `x`, or the last index.
    at: u32,
    /// How unequal the posts' numbers of viewers are; absent if nobody saw one.
    unequal: Option<Unequal>,
    /// The bands of the other scenario; `undefined` without another scenario.
    against: Option<Against>,
}

/// How unequally views are spread over posts: the number of posts, the Gini coefficient, and the share of views of the tenth of the
/// posts that most people saw.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Unequal {
    posts: u32,
    gini: f64,
    top_tenth: f64,
}

#[derive(Serialize)]
struct Against {
    #[serde(flatten)]
    bands: Bands,
    /// The reach of this scenario minus that of the other, life by life.
    difference: Band,
    /// Share of lives in which the difference is above 0 at the moment.
    ahead: f64,
}

#[derive(Serialize)]
struct Bands {
    here: Here,
    reach: Band,
    second: Band,
    third: Band,
    gained: Band,
    overlap: Band,
    hops: Band,
    saw: Band,
    contacts: Band,
}

/// People within two steps at the moment: quantiles at 5, 50 and 95 %, mean and its standard error.
#[derive(Serialize)]
struct Here {
    connection: u32,
    low: f64,
    median: f64,
    high: f64,
    mean: f64,
    error: f64,
}

/// A series over many lives: quantiles at 5, 50 and 95 %, mean, its standard error, and the number of lives.
#[derive(Serialize)]
struct Band {
    low: Floats,
    median: Floats,
    high: Floats,
    mean: Floats,
    error: Floats,
    count: Counts,
}

impl Band {
    fn of(band: &quantiles::Band) -> Band {
        Band {
            low: Floats::from(&band.low[..]),
            median: Floats::from(&band.median[..]),
            high: Floats::from(&band.high[..]),
            mean: Floats::from(&band.mean[..]),
            error: Floats::from(&band.error[..]),
            count: Counts::from(&band.count[..]),
        }
    }
}

/// A sensitivity table in progress, a part of a row per call. The caller must call `free()`.
#[wasm_bindgen]
pub struct Rows(pub(super) Sensitivity);

#[wasm_bindgen]
impl Rows {
    /// The number of rows there will be.
    #[wasm_bindgen(getter)]
    pub fn rows(&self) -> u32 {
        Sensitivity::ASSUMPTIONS.len() as u32
    }

    /// Computes the next part of a row. Gives how many rows are done, with the fraction of the next.
    pub fn work(&mut self) -> f64 {
        self.0.work() * f64::from(self.rows())
    }

    /// A row that is done, counted from 0: an [`Assumption`]; `undefined` if it is not.
    pub fn row(&self, row: usize) -> JsValue {
        object(&self.0.rows.get(row).copied().map(Assumption::from))
    }
}

/// Contacts if one assumption is changed.
#[derive(Serialize)]
struct Assumption {
    name: &'static str,
    /// Expected contacts before the switch and after it.
    before: f64,
    after: f64,
    /// Their ratio and its standard error.
    ratio: f64,
    error: f64,
    /// Whether there are more after it; `undefined` if the difference is within two standard errors.
    holds: Option<bool>,
}

impl From<Row> for Assumption {
    fn from(row: Row) -> Assumption {
        Assumption {
            name: row.name,
            before: row.before[0],
            after: row.after[0],
            ratio: row.ratio[0],
            error: row.ratio[1],
            holds: row.holds,
        }
    }
}

/// The same life in worlds of several sizes, one size per call. The caller must call `free()`.
#[wasm_bindgen]
pub struct Sizes(pub(super) sizes::Sizes);

#[wasm_bindgen]
impl Sizes {
    /// The number of sizes that are left.
    #[wasm_bindgen(getter)]
    pub fn left(&self) -> u32 {
        self.0.left() as u32
    }

    /// People besides you in the next world; `undefined` after the last.
    #[wasm_bindgen(getter, js_name = nextPeople)]
    pub fn next_people(&self) -> Option<u32> {
        self.0.next_people()
    }

    /// Runs the life at the next size: an [`AtSize`]; `undefined` after the last. Throws if the world of that size is refused; the next
    /// call goes on with the next size.
    pub fn advance(&mut self) -> Result<JsValue, JsValue> {
        let size = self.0.advance().transpose();
        let size = size.map_err(|error| refusal(error.message()))?;
        Ok(object(&size.map(AtSize::from)))
    }
}

/// Reach along a life in a world of one size.
#[derive(Serialize)]
struct AtSize {
    people: u32,
    /// The numbers of connections at which the life is read, from 1.
    x: Counts,
    /// There, the people within two steps, the people whom the connections bring each alone, and the share of these, from 0 to 1, that
    /// are not among the people within two steps because they come twice or are connections.
    reach: Floats,
    apart: Floats,
    again: Floats,
    /// d ln reach / d ln connections over each whole tenfold.
    slopes: Floats,
    /// How far the curve is straight; the index in `x` for `upTo`.
    straight: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<u32>,
}

impl From<sizes::AtSize> for AtSize {
    fn from(size: sizes::AtSize) -> AtSize {
        let line = |of: fn(&Parts) -> f64| -> Floats {
            let values: Vec<f64> = size.parts.iter().map(of).collect();
            Floats::from(&values[..])
        };
        let (straight, place) = match size.straight() {
            Straight::TooShort => ("tooShort", None),
            Straight::Before(_) => ("before", None),
            Straight::UpTo(place) => ("upTo", Some(place as u32)),
            Straight::ToTheEnd => ("toTheEnd", None),
        };
        AtSize {
            people: size.people,
            x: Counts::from(&size.connections[..]),
            reach: line(|parts| parts.reach as f64),
            apart: line(|parts| parts.apart as f64),
            again: line(|parts| 1.0 - parts.reach as f64 / parts.apart.max(1) as f64),
            slopes: Floats::from(&size.slopes()[..]),
            straight,
            place,
        }
    }
}
