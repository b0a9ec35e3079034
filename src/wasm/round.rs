//! A round of answering by hand: what only the whole core can do with a figure.

use super::figure::Core;
use super::plain::{Plain, floats};
use crate::analysis::invitation_game::{ACCEPTS, CHOOSERS, Offer};
use crate::pipeline::scenario::Choice;
use js_sys::{Array, Object, Uint32Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Core {
    /// How far a round is, and what others make of the same invitations, as `Round` in calls.js has it;
    /// `undefined` while stages have to run.
    pub fn round(&self) -> Option<Object> {
        self.run.scene()?;
        let (round, rivals) = self.run.round();
        let offers = |offers: &[Offer]| -> Array {
            let offers = offers.iter();
            offers.map(|offer| self.offer(offer)).collect()
        };
        Some(
            Plain::new()
                .value("open", offers(&round.open))
                .value("accepted", offers(&round.accepted))
                .count("toCome", round.to_come)
                .count("own", round.own)
                .count("reach", round.reach)
                .count("accepts", ACCEPTS as u32)
                .count("invitations", rivals.alone.len() as u32)
                .count("choosers", CHOOSERS as u32)
                .value("greedy", Uint32Array::from(&rivals.greedy[..]))
                .count("popular", rivals.popular)
                .count("first", rivals.first)
                .value("chance", floats(&rivals.chance))
                .count("bound", rivals.bound)
                .value("alone", Uint32Array::from(&rivals.alone[..]))
                .0,
        )
    }

    fn offer(&self, offer: &Offer) -> Object {
        Plain::new()
            .count("number", offer.number)
            .count("who", offer.person)
            .text("person", &self.run.world().label(offer.person))
            .text("source", offer.source.word())
            .count("degree", offer.degree)
            .count("gained", offer.gained)
            .count("overlap", offer.overlap)
            .0
    }
}
