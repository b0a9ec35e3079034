//! A smaller network that is like a larger one.

use super::net::{Net, in_order};

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
    let degrees: Vec<u32> = both
        .offsets
        .windows(2)
        .map(|ends| ends[1] - ends[0])
        .collect();
    for person in in_order(&degrees, 2 * people).0 {
        if group[person as usize] != NOBODY {
            continue;
        }
        let (mut best, mut most) = (person, 0.0);
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
        let mut joined = group[best as usize];
        if joined == NOBODY {
            joined = mass.len() as u32;
            mass.push(0.0);
        }
        for member in [best, person] {
            if group[member as usize] == NOBODY {
                group[member as usize] = joined;
                mass[joined as usize] += net.mass[member as usize];
            }
        }
    }
    let (members, first) = in_order(&group, mass.len());

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
