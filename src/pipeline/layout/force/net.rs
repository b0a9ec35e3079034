//! The network of ties at one level of coarsening.

use crate::base::graph::Graph;

/// People, or groups of people, with their ties. Each tie is stored once.
///
/// The ties of person `p` to people with higher numbers are `targets[offsets[p]..offsets[p + 1]]`.
/// 4 bytes a tie and 12 bytes a person, 16 if ties between communities weigh less.
#[derive(Clone, Debug, Default)]
pub(super) struct Net {
    pub offsets: Vec<u32>,
    pub targets: Vec<u32>,
    /// The weight of each tie between groups: the sum of the weights of the ties between their
    /// people. Empty for people.
    pub weights: Vec<f32>,
    /// The mass of each person or group.
    pub mass: Vec<f32>,
    /// The sum of the tie weights of each person or group.
    pub held: Vec<f32>,
    /// The community of each person, and the weight of a tie between two of them; empty if it is 1.
    pub community: Vec<u32>,
    pub apart: f32,
}

impl Net {
    /// The network of the people of a world. A person's mass is √((1 + ties) / (1 + mean number of
    /// ties)). So people with one tie are close to their hub, but not in it. Person 0 has no ties
    /// and no mass. O(people + ties).
    pub fn new(graph: &Graph, community: &[u32], apart: f32) -> Net {
        let people = graph.people() as u32;
        let mean = 1.0 + 2.0 * graph.ties() as f32 / people.max(2) as f32;
        let mut net = Net {
            offsets: Vec::with_capacity(people as usize + 1),
            targets: Vec::with_capacity(graph.ties()),
            ..Net::default()
        };
        if apart < 1.0 {
            (net.community, net.apart) = (community.to_vec(), apart);
        }
        net.offsets.push(0);
        for person in 0..people {
            let ties = graph.neighbours(person);
            let after = ties.partition_point(|&other| other <= person);
            net.targets.extend(&ties[after..]);
            net.offsets.push(net.targets.len() as u32);
            net.mass.push(((1.0 + ties.len() as f32) / mean).sqrt());
        }
        let held = (0..people).map(|person| {
            let ties = graph.neighbours(person).iter();
            ties.map(|&other| net.between(person as usize, other as usize))
                .sum()
        });
        net.held = held.collect();
        if let Some(yours) = net.mass.first_mut() {
            *yours = 0.0;
        }
        net
    }

    pub fn people(&self) -> usize {
        self.mass.len()
    }

    /// The mean of `held` over all people with ties; 1 if nobody has ties.
    pub fn mean_held(&self) -> f32 {
        let tied = self.held.iter().filter(|&&held| held > 0.0);
        let (mut count, mut sum) = (0.0, 0.0);
        for &held in tied {
            count += 1.0;
            sum += f64::from(held);
        }
        if count > 0.0 {
            (sum / count) as f32
        } else {
            1.0
        }
    }

    /// The indices of a person's ties in `targets`.
    #[inline]
    pub fn ties(&self, person: usize) -> std::ops::Range<usize> {
        self.offsets[person] as usize..self.offsets[person + 1] as usize
    }

    /// The weight of the tie at index `tie` of `targets`, which joins `person` and `other`.
    #[inline]
    pub fn weight(&self, person: usize, other: usize, tie: usize) -> f32 {
        match self.weights.get(tie) {
            Some(&weight) => weight,
            None => self.between(person, other),
        }
    }

    /// The weight of a tie between two people: the mean of their masses. So hubs, which are fewer
    /// steps from all people, move towards the centre. Without it, the normalised stress of a
    /// Barabási–Albert network of 100,000 people is 0.184 instead of 0.175. A tie between
    /// two communities can weigh less.
    #[inline]
    pub fn between(&self, person: usize, other: usize) -> f32 {
        let same = self.community.get(person) == self.community.get(other);
        (self.mass[person] + self.mass[other]) * if same { 0.5 } else { 0.5 * self.apart }
    }
}

/// All people in order of their keys, which are below `keys`, and the index at which each key
/// begins. O(people + keys).
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

/// Replaces counts by the index at which each run begins: the exclusive prefix sum.
#[inline(never)]
pub(super) fn begin(counts: &mut [u32]) {
    let mut sum = 0;
    for count in counts {
        sum += std::mem::replace(count, sum);
    }
}
