//! A round in which the reader answers the invitations: only the whole core has it.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::figure::Core;
use super::objects::{Floats, object};
use crate::analysis::invitation_game::{self, ACCEPTS, CHOOSERS};
use crate::pipeline::scenario::Choice;

/// The state of a round, and the results of other strategies with the same invitations. Counts of people are of those within two
/// steps.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Round {
    /// The invitations to answer now, and those accepted.
    open: Vec<Offer>,
    accepted: Vec<Offer>,
    /// The number of invitations that are still to come.
    to_come: u32,
    /// The number of connections from before the round.
    own: u32,
    /// People you reach.
    reach: u32,
    /// The number that can be accepted, of all `invitations`.
    accepts: u32,
    invitations: u32,
    /// The number of random strategies that `chance` is of.
    choosers: u32,
    /// People reached in the end if always the invitation with the largest gain is accepted, if the senders with the most ties are
    /// accepted, and if the first invitations are.
    greedy: u32,
    popular: u32,
    first: u32,
    /// 5 % quantile, mean and 95 % quantile of people reached by random strategies.
    chance: Floats,
    /// An upper bound of people reached by any choice.
    bound: u32,
    /// The gain of one invitation by itself: the median, and the largest.
    median_alone: u32,
    most_alone: u32,
}

/// An invitation, and what it brings within two steps, or brought when it was accepted.
#[derive(Serialize)]
struct Offer {
    /// The position in the order of the life, from 1. An answer names the invitation by it.
    number: u32,
    /// The number of the person who sends it.
    who: u32,
    person: String,
    source: &'static str,
    degree: u32,
    gained: u32,
    overlap: u32,
}

#[wasm_bindgen]
impl Core {
    /// The state of the round: a [`Round`]; `undefined` while stages have to run.
    pub fn round(&self) -> JsValue {
        if self.run.scene().is_none() {
            return JsValue::UNDEFINED;
        }
        let (round, rivals) = self.run.round();
        let [median_alone, most_alone] = rivals.gain_alone();
        let offers = |offers: &[invitation_game::Offer]| -> Vec<Offer> {
            offers.iter().map(|offer| self.offer(offer)).collect()
        };
        object(&Round {
            open: offers(&round.open),
            accepted: offers(&round.accepted),
            to_come: round.to_come,
            own: round.own,
            reach: round.reach,
            accepts: ACCEPTS as u32,
            invitations: rivals.alone.len() as u32,
            choosers: CHOOSERS as u32,
            greedy: rivals.greedy_reach(),
            popular: rivals.popular,
            first: rivals.first,
            chance: Floats::from(&rivals.chance[..]),
            bound: rivals.bound,
            median_alone,
            most_alone,
        })
    }

    fn offer(&self, offer: &invitation_game::Offer) -> Offer {
        Offer {
            number: offer.number,
            who: offer.person,
            person: self.run.world().label(offer.person),
            source: offer.source.word(),
            degree: offer.degree,
            gained: offer.gained,
            overlap: offer.overlap,
        }
    }
}
