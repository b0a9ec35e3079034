//! A round of answering by hand: what only the whole core can do with a figure.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::figure::Core;
use super::objects::{Floats, object};
use crate::analysis::invitation_game::{self, ACCEPTS, CHOOSERS};
use crate::pipeline::scenario::Choice;

/// How far a round is, and what others make of the same invitations. People are those within two steps.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Round {
    /// The invitations to answer now, and those accepted.
    open: Vec<Offer>,
    accepted: Vec<Offer>,
    /// Invitations that are still to come.
    to_come: u32,
    /// Connections from before the round.
    own: u32,
    /// People you reach.
    reach: u32,
    /// How many of the `invitations` can be accepted.
    accepts: u32,
    invitations: u32,
    /// How many chance choosers `chance` is of.
    choosers: u32,
    /// People reached at the end by always accepting the largest gain, by accepting the best-known
    /// senders, and by accepting the first invitations.
    greedy: u32,
    popular: u32,
    first: u32,
    /// Quantile at 5 %, mean and quantile at 95 % of people reached by choosers at random.
    chance: Floats,
    /// No choice reaches more.
    bound: u32,
    /// What one invitation brings alone: the middle of them, and the largest.
    median_alone: u32,
    most_alone: u32,
}

/// An invitation, and what it brings or brought.
#[derive(Serialize)]
struct Offer {
    /// Its number in the order of the life, from 1, by which an answer names it.
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
    /// The round: a [`Round`]; `undefined` while stages have to run.
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
