//! Who pulls whom, at one level of detail.

use crate::graph::Graph;

/// People, or groups of them, with their ties, each tie once.
///
/// Everybody's ties to those after them are `targets[offsets[p]..offsets[p + 1]]`. 4 bytes a tie and 12 a person.
#[derive(Clone, Debug, Default)]
pub(super) struct Net {
    pub offsets: Vec<u32>,
    pub targets: Vec<u32>,
    /// How many ties of people each tie between groups stands for; empty between people.
    pub weights: Vec<f32>,
    /// How strongly each repels.
    pub mass: Vec<f32>,
    /// How many ties hold each.
    pub held: Vec<f32>,
}

impl Net {
    /// The people of a world. A person's mass is the square root of one more than their ties, and 1 where that is
    /// the mean: leaves keep close to their hub, which still stands clear of them. Person 0 has neither
    /// ties nor mass.
    pub fn new(graph: &Graph) -> Net {
        let people = graph.people() as u32;
        let mean = 1.0 + 2.0 * graph.ties() as f32 / people.max(2) as f32;
        let mut net = Net {
            offsets: Vec::with_capacity(people as usize + 1),
            targets: Vec::with_capacity(graph.ties()),
            ..Net::default()
        };
        net.offsets.push(0);
        for person in 0..people {
            let ties = graph.neighbours(person);
            let after = ties.partition_point(|&other| other <= person);
            net.targets.extend(&ties[after..]);
            net.offsets.push(net.targets.len() as u32);
            let ties = ties.len() as f32;
            net.held.push(ties);
            net.mass.push(((1.0 + ties) / mean).sqrt());
        }
        if let Some(yours) = net.mass.first_mut() {
            *yours = 0.0;
        }
        net
    }

    pub fn people(&self) -> usize {
        self.mass.len()
    }

    /// How many ties those have who have any; 1 where nobody has.
    pub fn mean_ties(&self) -> f32 {
        let tied = self.held.iter().filter(|&&ties| ties > 0.0).count();
        if tied > 0 {
            2.0 * self.targets.len() as f32 / tied as f32
        } else {
            1.0
        }
    }

    /// The places of somebody's ties in `targets`.
    #[inline]
    pub fn ties(&self, person: usize) -> std::ops::Range<usize> {
        self.offsets[person] as usize..self.offsets[person + 1] as usize
    }

    #[inline]
    pub fn weight(&self, tie: usize) -> f32 {
        self.weights.get(tie).copied().unwrap_or(1.0)
    }
}

/// Everybody in order of their key, which is below `keys`, and where each key begins. O(people + keys).
#[inline(never)]
pub(super) fn in_order(key: &[u32], keys: usize) -> (Vec<u32>, Vec<u32>) {
    let mut first = vec![0; keys + 1];
    for &key in key {
        first[key as usize] += 1;
    }
    begin(&mut first);
    let mut order = vec![0; key.len()];
    for (person, &key) in key.iter().enumerate() {
        let place = &mut first[key as usize];
        order[*place as usize] = person as u32;
        *place += 1;
    }
    first.rotate_right(1);
    first[0] = 0;
    (order, first)
}

/// From how many there are of each to where each begins.
#[inline(never)]
pub(super) fn begin(counts: &mut [u32]) {
    let mut sum = 0;
    for count in counts {
        sum += std::mem::replace(count, sum);
    }
}
