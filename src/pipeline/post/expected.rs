//! Expected views of a post in closed form, without sending posts.

use super::cascade;
use super::discovery::per_view;
use super::spread::{Spread, sees};
use crate::base::graph::Graph;
use crate::pipeline::scenario::PostModel;

/// Expectations over posts in closed form: the exact means of what
/// [`Cascade`](super::traversal::Cascade) samples.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Expected {
    /// Expected number of people who first see the post at hop 1, and at hop 2.
    pub hops: [f64; 2],
    /// Probability that no connection of yours passes the post on. Under SIR: that no connection
    /// sees it. From 0 to 1.
    pub ends_at_first: f64,
    /// Expected number of people outside your network to whom the feed shows the post because of
    /// the views at hop 1, and at hop 2, as long as there are enough: see
    /// [`Cascade::outside`](super::Cascade::outside). 0 without `discovery`.
    pub outside: [f64; 2],
}

impl Expected {
    /// The expectations for a post of yours with these connections, each given once.
    ///
    /// Let s_v be the probability that reader v sees a post (the same for all unless attention is
    /// shared), and r_u the probability that connection u, who saw the post, passes it on. The
    /// expectation for hop 1 is the sum of s_v over your connections v. At hop 2, a person w who
    /// has not seen the post sees it with probability 1 − Π (1 − s_u r_u s_w) over your connections
    /// u with a tie to w. That is exact, because no two factors depend on the same coin.
    ///
    /// O(people + ties of your connections).
    ///
    /// # Panics
    /// If a connection is no person of the graph.
    pub fn of(graph: &Graph, connections: impl Iterator<Item = u32>, spread: &Spread) -> Expected {
        let connections: Vec<u32> = connections.collect();
        expected(spread.model, graph, &connections, spread)
    }

    /// [`Expected::of`] for the independent cascade. Only that model's code is compiled for it.
    pub(crate) fn of_independent(
        graph: &Graph,
        connections: impl Iterator<Item = u32>,
        spread: &Spread,
    ) -> Expected {
        let connections: Vec<u32> = connections.collect();
        expected(PostModel::Cascade, graph, &connections, spread)
    }
}

/// Inlined, so that a caller with a constant model compiles only that model's code.
#[inline(always)]
fn expected(model: PostModel, graph: &Graph, connections: &[u32], spread: &Spread) -> Expected {
    let attention = spread.attention(graph);
    let sees = |reader: u32| sees(graph, attention, spread.see, reader);
    let mut yours = vec![false; graph.people()];
    for &person in connections {
        yours[person as usize] = true;
    }
    // For each person: the probability that no connection of yours shows them the post at hop 2.
    let mut missed = vec![1.0; graph.people()];
    let (mut first, mut nobody, mut unseen) = (0.0, 1.0, 1.0);
    // Expected views at hop 2, repeats included.
    let mut views = 0.0;
    for &person in connections {
        let see = sees(person);
        let passes = see * passes_on(model, graph, &yours, spread, person);
        first += see;
        nobody *= 1.0 - passes;
        unseen *= 1.0 - see;
        for &other in graph.neighbours(person) {
            let seen = passes * sees(other);
            missed[other as usize] *= 1.0 - seen;
            views += seen;
        }
    }
    let mut second = 0.0;
    for (person, &missed) in missed.iter().enumerate() {
        if yours[person] {
            let see = sees(person as u32);
            let again = match model {
                PostModel::Sir => (1.0 - spread.recover) * see,
                _ => 0.0,
            };
            second += (1.0 - see) * (1.0 - missed * (1.0 - again));
        } else {
            second += 1.0 - missed;
        }
    }
    if model == PostModel::Sir {
        nobody = never(unseen, spread);
        views += (1.0 - spread.recover) * first;
    }
    if spread.hops < 2 {
        (second, views) = (0.0, 0.0);
    }
    let outside = per_view(spread.discovery);
    Expected {
        hops: [first, second],
        ends_at_first: nobody,
        outside: [outside * first, outside * views],
    }
}

/// The probability that a connection of yours passes on a post that they saw from you.
#[inline(always)]
fn passes_on(model: PostModel, graph: &Graph, yours: &[bool], spread: &Spread, person: u32) -> f64 {
    match model {
        PostModel::Cascade => {
            let shared = cascade::shared_with_you(graph, yours, person);
            spread.reshare * cascade::reshare_factor(spread.cold, shared)
        }
        PostModel::Threshold => 1.0 / (graph.degree(person) + 1) as f64,
        _ => 1.0,
    }
}

/// SIR: the probability that no connection sees the post while you are infectious. `unseen` is the
/// probability that no connection sees it at one step.
fn never(unseen: f64, spread: &Spread) -> f64 {
    let (mut chance, mut still) = (0.0, unseen);
    // After 10,000 steps the remaining terms are below the precision of the sum.
    for _ in 1..spread.hops.min(10_000) {
        chance += spread.recover * still;
        still *= (1.0 - spread.recover) * unseen;
    }
    chance + still
}

/// The branching number R: the expected number of people who pass the post on because one
/// person passes it on, for a person reached over a random tie, in a world without triangles.
/// If R is above 1, a post can spread without limit in an infinite world. For the independent
/// cascade, R = p (⟨k²⟩ − ⟨k⟩)/⟨k⟩ with p = `see` · `reshare` (Newman 2002, "Spread of epidemic
/// disease on networks"). If `cold` is above 0, that is an upper bound, and (1 − `cold`) R is a
/// lower bound. O(people).
pub fn branching(graph: &Graph, spread: &Spread) -> f64 {
    let attention = spread.attention(graph);
    // A mean over uniformly chosen ends of ties.
    let mut sum = 0.0;
    for person in 0..graph.people() as u32 {
        let ties = graph.degree(person) as f64;
        let see = sees(graph, attention, spread.see, person);
        let passes = match spread.model {
            PostModel::Cascade => see * spread.reshare,
            PostModel::Threshold => see / if ties > 1.0 { ties } else { 1.0 },
            PostModel::Complex if spread.needs < 2 => see,
            PostModel::Complex => see * spread.noise,
            PostModel::Broadcast => see,
            PostModel::Sir => see / (1.0 - (1.0 - see) * (1.0 - spread.recover)),
        };
        sum += ties * (ties - 1.0) * passes;
    }
    let ends = graph.ends().len() as f64;
    if ends > 0.0 { sum / ends } else { 0.0 }
}
