//! What is to be expected of a post, without sending any.

use super::cascade;
use super::spread::{Spread, sees};
use crate::base::graph::Graph;
use crate::pipeline::scenario::PostModel;

/// Expectations over posts, in closed form: exact for what [`Cascade`](super::Cascade) samples.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Expected {
    /// How many people see it first at the first and at the second hop.
    pub hops: [f64; 2],
    /// The chance that nobody passes it on of those who see it from you. (SIR: that nobody sees it.)
    pub ends_at_first: f64,
    /// How many people are made to pass it on by one who does, having seen it from one person in the
    /// middle of a world without triangles: R, the branching number. Above 1 a post can go on for
    /// ever in a large world. R = p (⟨k²⟩ − ⟨k⟩)/⟨k⟩ for the independent cascade, p = `see` ·
    /// `reshare` (Newman 2002); with strangers' reserve an upper bound, and (1 − `cold`) R a lower one.
    pub branching: f64,
}

impl Expected {
    /// Of a post of yours, connected to these people (each named once).
    ///
    /// s is the chance to see (a reader's own where attention is shared) and r the chance that
    /// somebody who saw it from you passes it on. The first hop is the sum of s_v over your
    /// connections; at the second somebody w sees it with the chance 1 − Π (1 − s_u r_u s_w) over the
    /// connections u of yours who are ties of theirs, if they are not among your connections or
    /// missed it at the first: exact, for no two of the factors share a coin.
    ///
    /// O(people + ties of your connections).
    pub fn of(graph: &Graph, connections: impl Iterator<Item = u32>, spread: &Spread) -> Expected {
        expected(graph, &connections.collect::<Vec<u32>>(), spread)
    }
}

fn expected(graph: &Graph, connections: &[u32], spread: &Spread) -> Expected {
    let attention = spread.attention(graph);
    let sees = |reader: u32| sees(graph, attention, spread.see, reader);
    let mut yours = vec![false; graph.people()];
    for &person in connections {
        yours[person as usize] = true;
    }
    // The chance that no connection of yours brings it to a person at the second hop.
    let mut missed = vec![1.0; graph.people()];
    let (mut first, mut nobody, mut unseen) = (0.0, 1.0, 1.0);
    for &person in connections {
        let see = sees(person);
        let passes = see * passes_on(graph, &yours, spread, person);
        first += see;
        nobody *= 1.0 - passes;
        unseen *= 1.0 - see;
        for &other in graph.neighbours(person) {
            missed[other as usize] *= 1.0 - passes * sees(other);
        }
    }
    let mut second = 0.0;
    for (person, &missed) in missed.iter().enumerate() {
        if yours[person] {
            let see = sees(person as u32);
            let again = match spread.model {
                PostModel::Sir => (1.0 - spread.recover) * see,
                _ => 0.0,
            };
            second += (1.0 - see) * (1.0 - missed * (1.0 - again));
        } else {
            second += 1.0 - missed;
        }
    }
    if spread.model == PostModel::Sir {
        nobody = never(unseen, spread);
    }
    Expected {
        hops: [first, if spread.hops < 2 { 0.0 } else { second }],
        ends_at_first: nobody,
        branching: branching(graph, spread, &sees),
    }
}

/// The chance that a connection of yours passes on what they see from you.
fn passes_on(graph: &Graph, yours: &[bool], spread: &Spread, person: u32) -> f64 {
    match spread.model {
        PostModel::Cascade => {
            let shared = cascade::shared_with_you(graph, yours, person);
            spread.reshare * cascade::warmth(spread.cold, shared)
        }
        PostModel::Threshold => 1.0 / (graph.degree(person) + 1) as f64,
        _ => 1.0,
    }
}

/// SIR: the chance that nobody sees it while you are infectious, `unseen` at each step.
fn never(unseen: f64, spread: &Spread) -> f64 {
    let (mut chance, mut still) = (0.0, unseen);
    // What is left after so many steps is beyond the last place of a number.
    for _ in 1..spread.hops.min(10_000) {
        chance += spread.recover * still;
        still *= (1.0 - spread.recover) * unseen;
    }
    chance + still
}

/// Follows a tie, with the chance of each to be followed alike, and counts whom that leads on to.
fn branching(graph: &Graph, spread: &Spread, sees: &dyn Fn(u32) -> f64) -> f64 {
    let mut sum = 0.0;
    for person in 0..graph.people() as u32 {
        let (ties, see) = (graph.degree(person) as f64, sees(person));
        let passes = match spread.model {
            PostModel::Cascade => see * spread.reshare,
            PostModel::Threshold => see / if ties > 1.0 { ties } else { 1.0 },
            PostModel::Complex => see * f64::from(u8::from(spread.needs < 2)),
            PostModel::Broadcast => see,
            PostModel::Sir => see / (1.0 - (1.0 - see) * (1.0 - spread.recover)),
        };
        sum += ties * (ties - 1.0) * passes;
    }
    let ends = graph.ends().len() as f64;
    if ends > 0.0 { sum / ends } else { 0.0 }
}
