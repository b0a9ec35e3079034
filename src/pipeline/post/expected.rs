//! Expected views of a post in closed form, without sending posts.

use super::cascade;
use super::spread::{Spread, sees};
use crate::base::graph::Graph;
use crate::pipeline::scenario::PostModel;

/// Expectations over posts in closed form: exact for what [`Cascade`](super::traversal::Cascade) samples.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Expected {
    /// Expected number of people who see the post first at the first hop, and at the second.
    pub hops: [f64; 2],
    /// Probability that no connection of yours passes the post on. Under SIR: that no connection sees it.
    pub ends_at_first: f64,
    /// The branching number R: the expected number of people who pass the post on because one person does,
    /// who has seen it over a random tie in a world without triangles. Above 1, a post can spread without
    /// end in a large world. For the independent cascade, R = p (⟨k²⟩ − ⟨k⟩)/⟨k⟩ with p = `see` · `reshare`
    /// (Newman 2002, "Spread of epidemic disease on networks"); with `cold` above 0 that is an upper bound,
    /// and (1 − `cold`) R a lower bound.
    pub branching: f64,
}

impl Expected {
    /// The expectations for a post of yours, with these connections (each given once).
    ///
    /// Let s be a reader's probability to see (their own if attention is shared), and r the probability that
    /// a connection who saw the post passes it on. The first hop is the sum of s_v over your connections v.
    /// At the second hop, a person w who has not seen the post sees it with probability
    /// 1 − Π (1 − s_u r_u s_w) over your connections u with a tie to w. That is exact: no two factors share a
    /// coin.
    ///
    /// O(people + ties of your connections).
    ///
    /// # Panics
    /// If the graph has no such person.
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
    // For each person: the probability that no connection of yours brings the post at the second hop.
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

/// The probability that a connection of yours passes on what they see from you.
fn passes_on(graph: &Graph, yours: &[bool], spread: &Spread, person: u32) -> f64 {
    match spread.model {
        PostModel::Cascade => {
            let shared = cascade::shared_with_you(graph, yours, person);
            spread.reshare * cascade::reshare_factor(spread.cold, shared)
        }
        PostModel::Threshold => 1.0 / (graph.degree(person) + 1) as f64,
        _ => 1.0,
    }
}

/// SIR: the probability that nobody sees the post while you are infectious, `unseen` at each step.
fn never(unseen: f64, spread: &Spread) -> f64 {
    let (mut chance, mut still) = (0.0, unseen);
    // After 10,000 steps the rest is below the precision of the sum.
    for _ in 1..spread.hops.min(10_000) {
        chance += spread.recover * still;
        still *= (1.0 - spread.recover) * unseen;
    }
    chance + still
}

/// The branching number: a mean over uniformly chosen ties.
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
