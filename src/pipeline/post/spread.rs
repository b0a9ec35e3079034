//! The parameters that the models of posts read.

use crate::base::graph::Graph;
use crate::base::random::Chance;
use crate::pipeline::scenario::{Feed, PostModel, Scenario};

/// How a post spreads: the parameters of its model.
#[derive(Clone, Copy, Debug)]
pub struct Spread {
    /// The rule by which a reader passes the post on. Broadcast requires `see` = 1.
    pub model: PostModel,
    /// Probability that a neighbour of a person who posts or reshares sees the post; from 0 to 1.
    pub see: f64,
    /// Probability that a reader who shares many connections with the person from whom they saw the
    /// post reshares it; from 0 to 1. Only for the independent cascade.
    pub reshare: f64,
    /// The maximum number of hops, from 1; `u32::MAX` means no limit. Under SIR, the maximum number
    /// of steps.
    pub hops: u32,
    /// The share by which `reshare` is reduced for a reader who shares no connection with the
    /// person from whom they saw the post; from 0 (no reduction) to 1 (no reshares). Only for the
    /// independent cascade.
    pub cold: f64,
    /// Whether `see` is the same for every reader or falls with a reader's degree.
    pub feed: Feed,
    /// The number of people from whom a reader must see the post before they pass it on. Only for
    /// complex contagion.
    pub needs: u32,
    /// Probability that a reader who has seen the post from at least one and fewer than `needs`
    /// people passes it on; from 0 to 1. Only for complex contagion.
    pub noise: f64,
    /// Probability, at each step, that a person stops passing the post on; above 0, at most 1. Only
    /// for SIR.
    pub recover: f64,
    /// The share of a post's views that come from people whom no hop reaches; from 0, below 1. See
    /// [`Cascade::outside`](super::Cascade::outside).
    pub discovery: f64,
    /// Half-life of a post in a feed, in hours: half of the views have come after this time.
    pub halflife: f64,
}

impl Spread {
    /// The parameters of a scenario. Under broadcast, `see` is set to 1 for every reader. O(1).
    pub fn new(scenario: &Scenario) -> Spread {
        let mut spread = Spread {
            model: scenario.model,
            see: scenario.see,
            reshare: scenario.reshare,
            hops: scenario.hops.or(u32::MAX),
            cold: scenario.cold,
            feed: scenario.feed,
            needs: scenario.needs,
            noise: scenario.noise,
            recover: scenario.recover,
            discovery: scenario.discovery,
            halflife: scenario.halflife,
        };
        if spread.model == PostModel::Broadcast {
            spread.see = 1.0;
            spread.feed = Feed::Same;
        }
        spread
    }

    /// `see` times the mean degree of the world's people, if attention is shared. Divided by a
    /// reader's degree, it is the reader's probability to see a post. `None` if all readers have
    /// the same probability.
    pub(super) fn attention(&self, graph: &Graph) -> Option<f64> {
        let people = graph.people().max(2) as f64 - 1.0;
        (self.feed == Feed::Shared).then(|| self.see * graph.ends().len() as f64 / people)
    }
}

/// The probability that a reader sees what a neighbour passes on: `same`, or with `attention` (see
/// [`Spread::attention`]) `attention` / k for a reader of degree k, at most 1.
///
/// k does not include a tie to you. So a new connection of yours does not lower the probability
/// that the reader sees the posts of other people.
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

/// Whether the coin with this hash comes up with probability `p`. Not inlined: it serves coins that
/// are not tossed for every tie.
#[inline(never)]
pub(super) fn holds(p: f64, hash: u64) -> bool {
    Chance::new(p).holds(hash)
}
