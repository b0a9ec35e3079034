//! How a post spreads: the values that the models read.

use crate::base::graph::Graph;
use crate::base::random::Chance;
use crate::pipeline::scenario::{Feed, PostModel, Scenario};

/// How a post spreads.
#[derive(Clone, Copy, Debug)]
pub struct Spread {
    /// What makes somebody who saw it pass it on. Under broadcast `see` is expected to be 1.
    pub model: PostModel,
    /// The chance that a tie of whoever posts or reshares sees it; from 0 to 1.
    pub see: f64,
    /// The chance that whoever saw it reshares it, once, if they know whom they saw it from well
    /// (see `cold`); from 0 to 1. Read by the independent cascade alone.
    pub reshare: f64,
    /// How many hops it can travel; under SIR how many steps it spreads.
    pub hops: u32,
    /// By how much less a reader reshares who shares no connection with whom they saw it from;
    /// from 0 to 1. Read by the independent cascade alone.
    pub cold: f64,
    /// Whether `see` is the same for every reader, or shared among a reader's ties.
    pub feed: Feed,
    /// From how many people a reader has to see it (complex contagion).
    pub needs: u32,
    /// The chance at every step that somebody stops passing it on (SIR); above 0, at most 1.
    pub recover: f64,
    /// After how many hours half of a feed's views of a post have come.
    pub halflife: f64,
}

impl Spread {
    /// As a scenario has it.
    pub fn new(scenario: &Scenario) -> Spread {
        let mut spread = Spread {
            model: scenario.model,
            see: scenario.see,
            reshare: scenario.reshare,
            hops: scenario.hops.or(u32::MAX),
            cold: scenario.cold,
            feed: scenario.feed,
            needs: scenario.needs,
            recover: scenario.recover,
            halflife: scenario.halflife,
        };
        if spread.model == PostModel::Broadcast {
            spread.see = 1.0;
            spread.feed = Feed::Same;
        }
        spread
    }

    /// What a reader's number of ties divides to give their chance to see: `see` times the mean
    /// number of ties of the world's people. `None` if every reader has the same chance.
    pub(super) fn attention(&self, graph: &Graph) -> Option<f64> {
        let people = graph.people().max(2) as f64 - 1.0;
        (self.feed == Feed::Shared).then(|| self.see * graph.ends().len() as f64 / people)
    }
}

/// The chance that a reader sees what a tie of theirs passes on: the same for all, or
/// `attention` / k for a reader of k ties, at most 1 (see [`Spread::attention`]).
///
/// A tie to you is not counted among the k: a new connection of yours takes no reader from anybody.
#[inline(never)]
pub(super) fn sees(graph: &Graph, attention: Option<f64>, same: f64, reader: u32) -> f64 {
    match attention {
        Some(attention) => {
            let share = attention / graph.degree(reader).max(1) as f64;
            if share < 1.0 { share } else { 1.0 }
        }
        None => same,
    }
}

/// Whether the coin with this hash comes up for the chance `p`. One copy of it, for all that is not
/// tossed for every tie.
#[inline(never)]
pub(super) fn holds(p: f64, hash: u64) -> bool {
    Chance::new(p).holds(hash)
}
