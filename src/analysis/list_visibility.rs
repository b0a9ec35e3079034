//! Whom you can look up: what hidden lists of connections take away, which is nothing that a post
//! needs. A post goes over ties, whether or not anybody may read the list of them.

use crate::base::graph::Graph;
use crate::base::random::{self, Chance};

/// For each person whether they hide the list of their connections: a coin of their own, so that a
/// larger share (`hidden`, from 0 to 1) hides the same lists and more.
pub fn hiding(people: usize, hidden: f64, seed: u32) -> Vec<bool> {
    let key = random::key(seed, "hidden", 0);
    let chance = Chance::new(hidden);
    let hides = |person| chance.holds(random::hash(key, person));
    (0..people as u64).map(hides).collect()
}

/// For each connection how many people you can look up after it: your connections, and everybody on
/// the list of a connection who does not hide theirs. Shared connections stay visible: they are
/// yours already. With nobody hiding this is the 1st and 2nd degree, with everybody the 1st.
///
/// O(people + Σ of the degrees of those accepted).
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
