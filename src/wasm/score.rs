//! The score of a guess: what only the whole core can do with a figure.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::figure::Core;
use super::objects::object;
use crate::analysis::guess::{Bend, Guess, doublings};

/// A guess, compared with what happens.
#[derive(Serialize)]
struct Score {
    /// The place of the widest miss, the people guessed there, those that there were, and the
    /// difference; none without a guess.
    x: Option<u32>,
    guessed: Option<u32>,
    was: Option<u32>,
    apart: Option<u32>,
    /// Whether the widest miss is small.
    right: bool,
    /// How the guess bends: `straight`, `up` or `down`.
    bend: Option<&'static str>,
    /// All people that were guessed.
    sum: u32,
    /// Number of hops in a row in which the post doubles.
    doublings: u32,
}

#[wasm_bindgen]
impl Core {
    /// Scores a guess of `y` people at the places `x`: hops of the shown post if `is_post`, otherwise
    /// connections of the life. Gives a [`Score`].
    pub fn score(&self, x: &[u32], y: &[u32], is_post: bool) -> JsValue {
        let top = self.run.world().people() as u32;
        let guess = Guess { x, y, top };
        let per_hop = &self.run.post().per_hop;
        let widest = if is_post {
            // Hop 1 is the first in the list. After its last hop a post has no new viewers.
            let viewers = |hop: u32| per_hop.get(hop.checked_sub(1)? as usize).copied();
            guess.widest(|hop| Some(viewers(hop).unwrap_or(0)))
        } else {
            let reach = self.run.history().reach();
            guess.widest(|connection| reach.get(connection as usize).copied())
        };
        object(&Score {
            x: widest.map(|miss| miss.x),
            guessed: widest.map(|miss| miss.guessed),
            was: widest.map(|miss| miss.truth),
            apart: widest.map(|miss| miss.apart),
            right: widest.is_some_and(|miss| guess.is_right(miss.apart)),
            bend: guess.bend().map(Bend::name),
            sum: y.iter().sum(),
            doublings: doublings(per_hop),
        })
    }
}
