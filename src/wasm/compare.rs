//! Comparisons that a scene asks for: a guess with what happens, and lives with each other.

use js_sys::Object;
use wasm_bindgen::prelude::*;

use super::figure::Core;
use super::plain::Plain;
use crate::analysis::guess::{Bend, Guess, doublings};
use crate::analysis::milestones::{Life, Milestones};
use crate::pipeline::scenario::Amount;

#[wasm_bindgen]
impl Core {
    /// Scores a guess of `y` people at the places `x`: hops of the post on show if it `is_post`, or connections of the
    /// life. `x`, `guessed`, `was` and `apart` are where it misses most, `undefined` where there is no such place; `right`
    /// says whether that is little; `bend` is `straight`, `up` or `down`, or empty. `sum` is all that was guessed, and
    /// `doublings` for how many hops in a row the post doubles.
    pub fn score(&self, x: &[u32], y: &[u32], is_post: bool) -> Object {
        let top = self.run.world().people() as u32;
        let guess = Guess { x, y, top };
        let per_hop = &self.run.post().per_hop;
        let reach = self.run.history().reach();
        let widest = guess.widest(|place| match is_post {
            // After its last hop a post has no new viewers.
            true => Some(
                per_hop
                    .get(place.wrapping_sub(1) as usize)
                    .copied()
                    .unwrap_or(0),
            ),
            false => reach.get(place as usize).copied(),
        });
        Plain::new()
            .value("x", widest.map(|miss| miss.x))
            .value("guessed", widest.map(|miss| miss.guessed))
            .value("was", widest.map(|miss| miss.truth))
            .value("apart", widest.map(|miss| miss.apart))
            .value(
                "right",
                widest.is_some_and(|miss| guess.is_right(miss.apart)),
            )
            .text("bend", guess.bend().map_or("", Bend::name))
            .count("sum", y.iter().sum())
            .count("doublings", doublings(per_hop))
            .0
    }

    /// The milestones of the life `met`, of this life, and of the life that switches when this scenario says, where there
    /// is one. Each life is given by the series `afterMonth` and `reach`; the third is empty where there is none. Each
    /// milestone is a month, or `undefined`: see [`Milestones`].
    pub fn milestones(
        &self,
        met_months: &[u32],
        met_reach: &[u32],
        switched_months: &[u32],
        switched_reach: &[u32],
    ) -> Object {
        let (run, scenario) = (&self.run, self.run.scenario());
        let after_month = run.growth().by_end_of_month(scenario.months);
        let reach = run.history().reach();
        let life = |after_month, reach| Life { after_month, reach };
        let switched = match scenario.switch {
            Amount::Of(after) => Some((life(switched_months, switched_reach), after)),
            _ => None,
        };
        let found = Milestones::new(
            life(met_months, met_reach),
            life(&after_month, &reach),
            switched.filter(|_| !switched_months.is_empty()),
            run.world().people() as u32,
        );
        Plain::new()
            .value("twice", found.twice)
            .value("full", found.full)
            .value("since", found.since)
            .value("gained", found.gained)
            .value("half", found.half)
            .value("level", found.level)
            .0
    }
}
