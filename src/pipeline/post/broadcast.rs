//! Everybody sees everything: how far a post could reach.

use crate::base::graph::Graph;

/// How many people are at each hop from you, from the first, if everybody passes everything on and
/// a post goes no further than `hops`. Ends with the last hop at which there is anybody.
/// A breadth-first search: O(people + ties).
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
