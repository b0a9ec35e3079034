//! Long work, a step a call: many lives, and a story's assumptions one by one.

use js_sys::{Object, Uint32Array};
use wasm_bindgen::prelude::*;

use super::plain::{Plain, floats};
use crate::analysis::contacts::Sensitivity;
use crate::analysis::quantiles::Band;
use crate::run::ensemble::{Ensemble, Tally};

/// The same scenario with many seeds, under way. Whoever gets it frees it.
#[wasm_bindgen]
pub struct Lives {
    pub(super) ensemble: Ensemble,
    /// The moment's connections.
    pub(super) connection: u32,
}

#[wasm_bindgen]
impl Lives {
    /// How many lives are to be lived.
    #[wasm_bindgen(getter)]
    pub fn lives(&self) -> u32 {
        self.ensemble.lives()
    }

    /// Lives one more; how many there have been.
    ///
    /// # Errors
    /// If its world is refused.
    pub fn advance(&mut self) -> Result<u32, JsError> {
        Ok(self.ensemble.advance()?)
    }

    /// The bands of every series so far, of the reach at the moment, and of the other scenario too.
    pub fn bands(&self) -> Object {
        let connections = self.ensemble.connections();
        let moment = connections.partition_point(|&place| place < self.connection);
        let all: Vec<Object> = self
            .ensemble
            .tallies
            .iter()
            .map(|tally| self.tally(tally, moment))
            .collect();
        let mut all = all.into_iter();
        let own = Plain(all.next().unwrap_or_default())
            .count("lives", self.lives())
            .value("x", Uint32Array::from(connections));
        match all.next() {
            Some(other) => own.value(
                "against",
                Plain(other)
                    .value("difference", band(&self.ensemble.difference.band()))
                    .number("ahead", self.ensemble.difference.above(moment))
                    .0,
            ),
            None => own,
        }
        .0
    }

    fn tally(&self, tally: &Tally, moment: usize) -> Object {
        let reach = tally.reach.band();
        let at = |numbers: &[f64]| numbers.get(moment).copied().unwrap_or(f64::NAN);
        let here = Plain::new()
            .count("connection", self.connection)
            .number("low", at(&reach.low))
            .number("median", at(&reach.median))
            .number("high", at(&reach.high))
            .number("mean", at(&reach.mean))
            .number("error", at(&reach.error));
        let series = [
            ("second", &tally.second),
            ("third", &tally.third),
            ("gained", &tally.gained),
            ("overlap", &tally.overlap),
            ("hops", &tally.hops),
            ("saw", &tally.saw),
            ("contacts", &tally.contacts),
        ];
        let plain = Plain::new()
            .value("here", here.0)
            .value("reach", band(&reach));
        series
            .into_iter()
            .fold(plain, |plain, (name, series)| {
                plain.value(name, band(&series.band()))
            })
            .0
    }
}

fn band(band: &Band) -> Object {
    Plain::new()
        .value("low", floats(&band.low))
        .value("median", floats(&band.median))
        .value("high", floats(&band.high))
        .value("mean", floats(&band.mean))
        .value("error", floats(&band.error))
        .value("count", Uint32Array::from(&band.count[..]))
        .0
}

/// The sensitivity table, under way. Whoever gets it frees it.
#[wasm_bindgen]
pub struct Rows(pub(super) Sensitivity);

#[wasm_bindgen]
impl Rows {
    /// How many rows there will be.
    #[wasm_bindgen(getter)]
    pub fn rows(&self) -> u32 {
        Sensitivity::ASSUMPTIONS.len() as u32
    }

    /// Makes the next row; `undefined` after the last.
    pub fn advance(&mut self) -> Option<Object> {
        self.0.advance().map(|row| {
            Plain::new()
                .text("name", row.name)
                .number("before", row.before[0])
                .number("after", row.after[0])
                .number("ratio", row.ratio[0])
                .number("error", row.ratio[1])
                .value("holds", row.holds)
                .0
        })
    }
}
