//! The people whom you can look up if some people hide the list of their connections. Hidden lists
//! have no effect on a post: a post spreads over ties, whether or not other people can see the list
//! of them.

use crate::base::graph::Graph;
use crate::base::random::{self, Chance};

/// For each person: whether they hide the list of their connections. `hidden` is the share of
/// people who hide it, from 0 to 1. Each person has one coin, so a larger share hides the same
/// lists and more. O(people).
pub fn hiding(people: usize, hidden: f64, seed: u32) -> Vec<bool> {
    let key = random::key(seed, "hidden", 0);
    let chance = Chance::new(hidden);
    let hides = |person| chance.holds(random::hash(key, person));
    (0..people as u64).map(hides).collect()
}

/// For each connection: the number of people you can look up after it. These are your connections,
/// and all people on the list of a connection who does not hide it. A shared connection is always
/// visible, because it is your own connection. With `hidden` = 0 this is the number of people of
/// the 1st and 2nd degree, with `hidden` = 1 of the 1st.
///
/// O(people + Σ of the degrees of the accepted people).
///
/// # Panics
/// If an accepted person is no person of the graph.
pub fn lookup(
    graph: &Graph,
    accepted: impl Iterator<Item = u32>,
    hidden: f64,
    seed: u32,
) -> Vec<u32> {
    let hiding = hiding(graph.people(), hidden, seed);
    let mut found = vec![false; graph.people()];
    let mut count = 0;
    let mut find = |person: u32| {
        count += u32::from(!std::mem::replace(&mut found[person as usize], true));
        count
    };
    let after = |person: u32| {
        if !hiding[person as usize] {
            for &other in graph.neighbours(person) {
                find(other);
            }
        }
        find(person)
    };
    accepted.map(after).collect()
}
