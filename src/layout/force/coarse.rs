//! A smaller network that is like a larger one.

use super::net::Net;

/// How much rather two of the same community join.
const SAME: f32 = 4.0;

const NOBODY: u32 = u32::MAX;

/// Joins people, or groups of them, with those they are tied to most, and gives the network of the groups with
/// the group of each. At most half as many where everybody has ties. O(people + ties).
///
/// Those of the fewest ties come first, each joins a neighbour who is still alone, or the group of one who is not,
/// and of those the one where their ties weigh most by the other's mass (heavy edges: Walshaw 2003,
/// "A multilevel algorithm for force-directed graph-drawing"): a matching alone would hardly make a star smaller.
pub(super) fn coarsen(net: &Net, community: &[u32]) -> (Net, Vec<u32>) {
    let both = net.both();
    let people = net.people();
    let mut group = vec![NOBODY; people];
    let mut mass: Vec<f32> = Vec::new();
    for person in by_degree(&both.offsets) {
        if group[person as usize] != NOBODY {
            continue;
        }
        let (mut best, mut most) = (NOBODY, 0.0);
        for &(other, weight) in both.of(person) {
            let theirs = match group[other as usize] {
                NOBODY => net.mass[other as usize],
                group => mass[group as usize],
            };
            let same = community[other as usize] == community[person as usize];
            let pull = weight * if same { SAME } else { 1.0 } / theirs;
            if pull > most {
                (best, most) = (other, pull);
            }
        }
        let own = net.mass[person as usize];
        let joined = if best == NOBODY {
            NOBODY
        } else {
            group[best as usize]
        };
        if joined == NOBODY {
            group[person as usize] = mass.len() as u32;
            mass.push(own);
            if best != NOBODY {
                group[best as usize] = group[person as usize];
                mass[group[best as usize] as usize] += net.mass[best as usize];
            }
        } else {
            group[person as usize] = joined;
            mass[joined as usize] += own;
        }
    }

    // The members of each group, one group after the other.
    let mut first = vec![0u32; mass.len() + 1];
    for &group in &group {
        first[group as usize + 1] += 1;
    }
    for group in 0..mass.len() {
        first[group + 1] += first[group];
    }
    let mut members = vec![0; people];
    let mut next = first.clone();
    for (person, &group) in (0u32..).zip(&group) {
        members[next[group as usize] as usize] = person;
        next[group as usize] += 1;
    }

    let mut coarse = Net {
        offsets: vec![0],
        held: vec![0.0; mass.len()],
        mass,
        ..Net::default()
    };
    // Where this group's tie to each other one stands, if it stands there: told by whether it is before this group's.
    let mut place = vec![NOBODY; coarse.people()];
    for own in 0..coarse.people() {
        let start = coarse.targets.len();
        for &member in &members[first[own] as usize..first[own + 1] as usize] {
            for &(other, weight) in both.of(member) {
                let theirs = group[other as usize] as usize;
                if theirs == own {
                    continue;
                }
                coarse.held[own] += weight;
                if theirs < own {
                    continue;
                }
                let known = place[theirs] as usize;
                if place[theirs] != NOBODY && known >= start {
                    coarse.weights[known] += weight;
                } else {
                    place[theirs] = coarse.targets.len() as u32;
                    coarse.targets.push(theirs as u32);
                    coarse.weights.push(weight);
                }
            }
        }
        coarse.offsets.push(coarse.targets.len() as u32);
    }
    (coarse, group)
}

/// Everybody, those of the fewest ties first, and in order among those of as many. O(people + largest degree).
fn by_degree(offsets: &[u32]) -> Vec<u32> {
    let degree = |person: usize| (offsets[person + 1] - offsets[person]) as usize;
    let people = offsets.len() - 1;
    let mut next = vec![0u32; (0..people).map(degree).max().unwrap_or(0) + 1];
    for person in 0..people {
        next[degree(person)] += 1;
    }
    let mut sum = 0;
    for count in &mut next {
        sum += std::mem::replace(count, sum);
    }
    let mut order = vec![0; people];
    for person in 0..people {
        let place = &mut next[degree(person)];
        order[*place as usize] = person as u32;
        *place += 1;
    }
    order
}
