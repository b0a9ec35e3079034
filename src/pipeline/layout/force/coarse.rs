//! Coarsening: joins people into groups, and contracts the network to these groups.

use crate::base::graph::Graph;

use super::net::{Net, begin, in_order};

/// Factor on the weight of a tie within a community.
const SAME: f32 = 4.0;

const NOBODY: u32 = u32::MAX;

/// All ties, stored at both ends. 8 bytes a tie, and 8 more if ties have weights.
#[derive(Clone, Debug)]
pub(super) struct Ends {
    offsets: Vec<u32>,
    targets: Vec<u32>,
    /// The weight of each tie of groups. Empty for people, whose masses give the weights.
    weights: Vec<f32>,
}

impl Ends {
    /// The ties of all people of a world. O(people + ties).
    pub fn of_world(graph: &Graph) -> Ends {
        let people = graph.people() as u32;
        let mut offsets = vec![0];
        let mut end = 0;
        offsets.extend((0..people).map(|person| {
            end += graph.degree(person) as u32;
            end
        }));
        Ends {
            offsets,
            targets: graph.ends().to_vec(),
            weights: Vec::new(),
        }
    }

    /// The ties of the groups of a network. O(groups + ties).
    pub fn new(net: &Net) -> Ends {
        let people = net.people();
        let mut offsets = vec![0u32; people + 1];
        for (count, ends) in offsets.iter_mut().zip(net.offsets.windows(2)) {
            *count = ends[1] - ends[0];
        }
        for &other in &net.targets {
            offsets[other as usize] += 1;
        }
        begin(&mut offsets);
        let mut targets = vec![0; 2 * net.targets.len()];
        let mut weights = vec![0.0; 2 * net.weights.len()];
        for person in 0..people {
            for tie in net.ties(person) {
                let other = net.targets[tie];
                for [from, to] in [[person as u32, other], [other, person as u32]] {
                    let place = &mut offsets[from as usize];
                    targets[*place as usize] = to;
                    if let Some(weight) = weights.get_mut(*place as usize) {
                        *weight = net.weight(person, other as usize, tie);
                    }
                    *place += 1;
                }
            }
        }
        // Each start is now stored at the index of the next person.
        offsets.rotate_right(1);
        offsets[0] = 0;
        Ends {
            offsets,
            targets,
            weights,
        }
    }

    /// A person's ties in the network: the other end and the weight of each.
    fn of<'a>(&'a self, net: &'a Net, person: u32) -> impl Iterator<Item = (u32, f32)> + 'a {
        let [from, to] = [0, 1].map(|end| self.offsets[person as usize + end] as usize);
        (from..to).map(move |tie| {
            let other = self.targets[tie];
            let weight = match self.weights.get(tie) {
                Some(&weight) => weight,
                None => net.between(person as usize, other as usize),
            };
            (other, weight)
        })
    }
}

/// Joins people, or groups of people, along their strongest ties. Returns the group of each person
/// and the mass of each group. There are at most half as many groups as people if everybody has
/// ties. O(people + ties).
///
/// People with the fewest ties come first. Each joins a neighbour who is still alone, or the group
/// of a neighbour. The chosen neighbour has the largest weight of the tie divided by the mass
/// (heavy edges: Walshaw 2003, "A multilevel algorithm for force-directed graph-drawing"). A
/// matching alone would hardly reduce the size of a star.
pub(super) fn groups(net: &Net, ends: &Ends, community: &[u32]) -> (Vec<u32>, Vec<f32>) {
    /// The data read of each neighbour, stored together.
    #[derive(Clone, Copy)]
    struct Known {
        group: u32,
        community: u32,
        mass: f32,
    }
    let people = net.people();
    let everybody = net.mass.iter().zip(community);
    let mut known: Vec<Known> = everybody
        .map(|(&mass, &community)| Known {
            group: NOBODY,
            community,
            mass,
        })
        .collect();
    let mut mass: Vec<f32> = Vec::new();
    let degrees: Vec<u32> = ends
        .offsets
        .windows(2)
        .map(|ends| ends[1] - ends[0])
        .collect();
    for person in in_order(&degrees, 2 * people).0 {
        let own = known[person as usize];
        if own.group != NOBODY {
            continue;
        }
        let (mut best, mut most) = (person, 0.0);
        for (other, weight) in ends.of(net, person) {
            let them = known[other as usize];
            let theirs = match them.group {
                NOBODY => them.mass,
                group => mass[group as usize],
            };
            let same = them.community == own.community;
            let pull = weight * if same { SAME } else { 1.0 } / theirs;
            if pull > most {
                (best, most) = (other, pull);
            }
        }
        let mut joined = known[best as usize].group;
        if joined == NOBODY {
            joined = mass.len() as u32;
            mass.push(0.0);
        }
        for member in [best, person] {
            let member = &mut known[member as usize];
            if member.group == NOBODY {
                member.group = joined;
                mass[joined as usize] += member.mass;
            }
        }
    }
    (known.iter().map(|known| known.group).collect(), mass)
}

/// The network of groups with these masses, made from the ties in a finer network and the group of
/// each person there. O(people + ties).
pub(super) fn contract(finer: &Net, ends: &Ends, group: &[u32], mass: Vec<f32>) -> Net {
    let (members, first) = in_order(group, mass.len());
    // Reserves space for the previous number of ties. A list that grows needs twice its size at its
    // peak.
    let most = ends.targets.len() / 2;
    let mut coarse = Net {
        offsets: vec![0],
        targets: Vec::with_capacity(most),
        weights: Vec::with_capacity(most),
        held: vec![0.0; mass.len()],
        mass,
        ..Net::default()
    };
    // For each other group: the index of this group's tie to it. The entry is valid only if it is
    // not before this group's first tie.
    let mut place = vec![NOBODY; coarse.people()];
    for own in 0..coarse.people() {
        let start = coarse.targets.len();
        for &member in &members[first[own] as usize..first[own + 1] as usize] {
            for (other, weight) in ends.of(finer, member) {
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
    coarse.targets.shrink_to_fit();
    coarse.weights.shrink_to_fit();
    coarse
}
