//! Broadcast: every neighbour sees the post and passes it on. No other model reaches more people.

use crate::base::graph::Graph;

/// The number of people at each hop from you, from hop 1, for a post that goes to `connections` and
/// that everybody passes on, for at most `hops` hops. The last element is above 0. Person 0 is you
/// and is not counted. Breadth-first search: O(people + ties + connections).
///
/// # Panics
/// If the graph has no people, or a connection is no person of the graph.
pub fn broadcast(graph: &Graph, connections: impl Iterator<Item = u32>, hops: u32) -> Vec<u32> {
    let mut reached = vec![false; graph.people()];
    reached[0] = true;
    let mut wave: Vec<u32> = connections.collect();
    wave.retain(|&person| !std::mem::replace(&mut reached[person as usize], true));
    let mut per_hop = Vec::new();
    while !wave.is_empty() && per_hop.len() < hops as usize {
        per_hop.push(wave.len() as u32);
        let mut next = Vec::new();
        for &person in &wave {
            for &other in graph.neighbours(person) {
                if !std::mem::replace(&mut reached[other as usize], true) {
                    next.push(other);
                }
            }
        }
        wave = next;
    }
    per_hop
}
