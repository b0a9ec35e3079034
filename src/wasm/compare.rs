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
    /// Scores a guess of `y` people at the places `x`: hops of the shown post if `is_post`, otherwise
    /// connections of the life. Gives the place `x` of the widest miss with the people `guessed` there,
    /// those that there were (`was`) and the difference `apart`, all `undefined` without a miss;
    /// whether the guess is `right`; its `bend` (`straight`, `up`, `down` or empty); the `sum` of the
    /// guess; and the `doublings` of the post.
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

    /// The [`Milestones`] of the life `met`, of this life, and of the life that switches as this scenario
    /// says. A life is given by its series `afterMonth` and `reach`; the third is empty if there is
    /// none. Each milestone is a number, or `undefined`.
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
