//! Tints of communities, as of countries on a map.

use crate::base::graph::Graph;

/// The number of tints.
const TINTS: usize = 4;

/// Weight of the share of people with a tint against the share of ties to it. At 8 the largest tint
/// has at most 7 % more people than a quarter or than the largest community, and 8 % of the ties
/// between communities join two of the same tint (1000 people, 100 worlds).
const EVEN: f32 = 8.0;

/// The tint of each community, from 1 to 4; 0 for a community without people. `order` holds the
/// people around the circle, one community after the other.
///
/// The largest community is first. Each gets the tint of the fewest of its ties and of the fewest
/// people, of those that its neighbours in the circle do not have. O(people + ties).
#[inline(never)]
pub(super) fn tints(graph: &Graph, community: &[u32], order: &[u32]) -> Vec<u8> {
    let of = |person: u32| community[person as usize] as usize;
    let parts: Vec<&[u32]> = order.chunk_by(|&a, &b| of(a) == of(b)).collect();
    let mut tints = vec![0; order.last().map_or(0, |&last| of(last) + 1)];
    let mut people = [0.0; TINTS];
    for part in largest_first(&parts) {
        let mut ties = [0.0; TINTS + 1];
        for &person in parts[part] {
            for &other in graph.neighbours(person) {
                ties[usize::from(tints[of(other)])] += 1.0;
            }
        }
        // A community without a tint, also this one, does not count.
        let all = ties[1..].iter().sum::<f32>() + 1.0;
        let beside =
            [part + 1, part + parts.len() - 1].map(|next| tints[of(parts[next % parts.len()][0])]);
        let mut best = (f32::INFINITY, 0);
        for tint in 0..TINTS {
            let cost = ties[tint + 1] / all + EVEN * people[tint] / order.len() as f32;
            if cost < best.0 && !beside.contains(&(tint as u8 + 1)) {
                best = (cost, tint);
            }
        }
        people[best.1] += parts[part].len() as f32;
        tints[of(parts[part][0])] = best.1 as u8 + 1;
    }
    tints
}

/// The indices of the parts, the largest first. A counting sort: a sort of the standard library has
/// 2 kB gzipped, and the module of the first load has no other. O(parts + people).
fn largest_first(parts: &[&[u32]]) -> Vec<usize> {
    let most = parts.iter().map(|part| part.len()).max().unwrap_or(0);
    let rank = |part: &[u32]| most - part.len();
    // The place of the next part of each size.
    let mut places = vec![0; most + 1];
    for part in parts {
        places[rank(part)] += 1;
    }
    let mut before = 0;
    for place in &mut places {
        before += std::mem::replace(place, before);
    }
    let mut largest = vec![0; parts.len()];
    for (index, part) in parts.iter().enumerate() {
        let place = &mut places[rank(part)];
        largest[*place] = index;
        *place += 1;
    }
    largest
}
