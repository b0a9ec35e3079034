//! Tints of communities, as of countries on a map.

use crate::base::graph::Graph;

/// Weight of the share of people with a tint against the share of ties to it. At 8 the tints are
/// about even, and about 8 % of the ties between communities join two of the same tint.
const EVEN: f32 = 8.0;

/// The tint of each community, from 1 to 4; 0 for a community without people. `order` holds the
/// people around the circle, one community after the other.
///
/// Larger communities are first. Each gets the tint of the fewest of its ties and of the fewest
/// people, of those that its neighbours in the circle do not have. O(people + ties).
#[inline(never)]
pub(super) fn tints(graph: &Graph, community: &[u32], order: &[u32]) -> Vec<u8> {
    let of = |person: u32| community[person as usize] as usize;
    let count = order.last().map_or(0, |&last| of(last) + 1);
    let mut tints = vec![0; count];
    // The index in `order` at which each community ends; 0 for a community without people.
    let mut ends = vec![0; count];
    for (index, &person) in order.iter().enumerate() {
        ends[of(person)] = index + 1;
    }
    let mut people = [0.0; 8];
    // Sizes by powers of two: the code of a sort would be kilobytes of wasm.
    for bits in (0..u32::BITS).rev() {
        let mut start = 0;
        for number in 0..count {
            let members = &order[start..ends[number].max(start)];
            start += members.len();
            if members.len() >> bits != 1 {
                continue;
            }
            let (mut costs, mut all) = ([0.0; 8], 0.0);
            for &person in members {
                for &other in graph.neighbours(person) {
                    costs[usize::from(tints[of(other)] & 7)] += 1.0;
                    all += 1.0;
                }
            }
            for (cost, people) in costs.iter_mut().zip(people) {
                *cost += EVEN * all * people / order.len() as f32;
            }
            for beside in [number + 1, number + count - 1] {
                costs[usize::from(tints[beside % count] & 7)] = f32::INFINITY;
            }
            let mut best = 1;
            for tint in 2..5 {
                if costs[tint] < costs[best] {
                    best = tint;
                }
            }
            people[best] += members.len() as f32;
            tints[number] = best as u8;
        }
    }
    tints
}
