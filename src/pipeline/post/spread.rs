//! The parameters that the models of posts read.

use crate::base::graph::Graph;
use crate::base::random::Chance;
use crate::pipeline::scenario::{Feed, PostModel, Scenario};

/// How a post spreads: the parameters of its model.
#[derive(Clone, Copy, Debug)]
pub struct Spread {
    /// The rule by which a reader passes the post on. Broadcast expects `see` = 1.
    pub model: PostModel,
    /// Probability that a neighbour of a person who posts or reshares sees the post; from 0 to 1.
    pub see: f64,
    /// Probability that a reader reshares, once, who shares many connections with the person from whom they
    /// saw the post; from 0 to 1. Only for the independent cascade.
    pub reshare: f64,
    /// The most hops of the post; under SIR, the steps for which it spreads.
    pub hops: u32,
    /// The reduction of `reshare` for a reader who shares no connection with the person from whom they saw the
    /// post; from 0 (none) to 1 (no reshares). Only for the independent cascade.
    pub cold: f64,
    /// Whether `see` is the same for every reader, or divided among a reader's ties.
    pub feed: Feed,
    /// The number of people from whom a reader has to see the post (complex contagion).
    pub needs: u32,
    /// Probability at every step that a person stops passing the post on (SIR); above 0, at most 1.
    pub recover: f64,
    /// Hours after which half of the views in a feed have come.
    pub halflife: f64,
}

impl Spread {
    /// The parameters of a scenario.
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

    /// If attention is shared: `see` times the mean degree of the world's people. Divided by a reader's
    /// degree, it is their probability to see. `None` if all readers have the same probability.
    pub(super) fn attention(&self, graph: &Graph) -> Option<f64> {
        let people = graph.people().max(2) as f64 - 1.0;
        (self.feed == Feed::Shared).then(|| self.see * graph.ends().len() as f64 / people)
    }
}

/// The probability that a reader sees what a neighbour passes on: `same`, or with `attention` (see
/// [`Spread::attention`]) `attention` / k for a reader of degree k, at most 1.
///
/// k does not count a tie to you: a new connection of yours takes no reader from other people.
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

/// Whether the coin with this hash comes up with probability `p`. Not inlined: for coins that are not tossed
/// for every tie.
#[inline(never)]
pub(super) fn holds(p: f64, hash: u64) -> bool {
    Chance::new(p).holds(hash)
}
