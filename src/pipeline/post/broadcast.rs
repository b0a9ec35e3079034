//! Broadcast: everybody sees and passes on everything, the farthest that a post can go.

use crate::base::graph::Graph;

/// The number of people at each hop from you, from the first, for a post that goes to these connections and
/// that everybody passes on, at most `hops` hops far. Ends with the last hop that has people.
/// A breadth-first search: O(people + ties).
///
/// # Panics
/// If the graph has no such person.
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
