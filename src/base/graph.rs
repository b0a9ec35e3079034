//! People and the ties between them, as compressed adjacency.

use fixedbitset::FixedBitSet;
use petgraph::visit;

use crate::base::progress::Progress;

/// The most ties that a world is made or read with: building its graph takes 16 bytes a tie.
pub const MOST_TIES: usize = 20_000_000;

/// A simple undirected graph: every person's ties in one array, sorted.
///
/// Person `p`'s ties are `targets[offsets[p]..offsets[p + 1]]`, in increasing order, without `p`
/// and without repetition; every tie stands with both of its ends. In a world person 0 is you and
/// has no ties here: yours come from growth.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    offsets: Vec<u32>,
    targets: Vec<u32>,
}

impl Graph {
    /// The graph of `people` people with these ties, each given once or more, in either direction.
    /// Ties of a person with themselves are left out. O(people + ties).
    ///
    /// # Panics
    /// If a tie names a person who is not there, or there are 2³¹ ties or more.
    pub fn from_ties(people: usize, ties: &[[u32; 2]]) -> Graph {
        Progress::unheard(|progress| Graph::from_renamed(people, ties, |tie| tie, progress))
    }

    /// The graph of `people` people with these ties under other numbers: `rename` gives those of both
    /// ends. Takes 8 bytes a tie and 8 a person, and no more on the way.
    ///
    /// Nothing is compared: who goes through people in order and writes each of them down at the other
    /// ends of their ties has written everybody's ties in order. So the ties are written down at their
    /// lower ends in any order, then from there at the upper ends, and from there at the lower ends
    /// again, unless they were in order already, as those are that people made one after the other.
    pub(crate) fn from_renamed(
        people: usize,
        ties: &[[u32; 2]],
        rename: impl Fn([u32; 2]) -> [u32; 2],
        progress: &mut Progress,
    ) -> Graph {
        assert!(ties.len() < 1 << 31, "at most 2^31 - 1 ties");
        let renamed = || ties.iter().map(|&tie| rename(tie)).filter(|[a, b]| a != b);
        // Where the next tie goes of each person with somebody of a lower number, and of a higher.
        let (mut lower, mut upper) = (vec![0u32; people], vec![0u32; people + 1]);
        for [a, b] in renamed() {
            lower[a.max(b) as usize] += 1;
            upper[a.min(b) as usize] += 1;
        }
        let mut sum = 0;
        for (lower, upper) in lower.iter_mut().zip(&mut upper) {
            let middle = sum + *lower;
            *lower = std::mem::replace(&mut sum, middle + *upper);
            *upper = middle;
        }
        let mut targets = vec![0; sum as usize];
        progress.begin(12);
        for (number, [a, b]) in renamed().enumerate() {
            progress.step(number, ties.len());
            let place = &mut upper[a.min(b) as usize];
            targets[*place as usize] = a.max(b);
            *place += 1;
        }
        let (mut in_order, mut repeated) = (true, false);
        progress.begin(10);
        for low in 0..people {
            progress.step(low, people);
            let mut last = 0;
            // All of their lower ones have been gone through.
            for place in lower[low]..upper[low] {
                let high = targets[place as usize];
                in_order &= last <= high;
                repeated |= last == high;
                last = high;
                let place = &mut lower[high as usize];
                targets[*place as usize] = low as u32;
                *place += 1;
            }
        }
        if !in_order {
            let mut from = 0;
            progress.begin(8);
            for high in 0..people {
                progress.step(high, people);
                let mut last = u32::MAX;
                for place in from..lower[high] {
                    let low = targets[place as usize];
                    repeated |= last == low;
                    last = low;
                    let place = &mut lower[low as usize];
                    targets[*place as usize] = high as u32;
                    *place += 1;
                }
                from = upper[high];
            }
        }
        // Every `upper[p]` has come to stand at the end of `p`'s ties; nobody's is the last, which is 0.
        upper.rotate_right(1);
        let mut graph = Graph {
            offsets: upper,
            targets,
        };
        if repeated {
            graph.drop_repeated();
        }
        graph
    }

    /// How many people there are, those without ties included.
    #[inline]
    pub fn people(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// How many ties there are.
    pub fn ties(&self) -> usize {
        self.targets.len() / 2
    }

    /// How many ties a person has.
    #[inline]
    pub fn degree(&self, person: u32) -> usize {
        (self.offsets[person as usize + 1] - self.offsets[person as usize]) as usize
    }

    /// The people a person has ties with, in increasing order.
    #[inline]
    pub fn neighbours(&self, person: u32) -> &[u32] {
        &self.targets
            [self.offsets[person as usize] as usize..self.offsets[person as usize + 1] as usize]
    }

    /// Both ends of every tie, one after the other: a person stands here as often as they have
    /// ties, so that a uniform choice from it is a choice in proportion to degree.
    pub fn ends(&self) -> &[u32] {
        &self.targets
    }

    /// Every tie once, its smaller end first, in increasing order.
    pub fn each_tie(&self) -> impl Iterator<Item = [u32; 2]> + '_ {
        (0..self.people() as u32).flat_map(move |person| {
            let ties = self.neighbours(person);
            ties[ties.partition_point(|&other| other < person)..]
                .iter()
                .map(move |&other| [person, other])
        })
    }

    /// The share of pairs of somebody's ties who have a tie themselves: three times the number of
    /// triangles, divided by the number of paths of length two (transitivity). 0 without such paths.
    ///
    /// Each triangle is found from its corner of the lowest degree (the forward algorithm: Schank,
    /// Wagner 2005): O(Σ over ties of the smaller degree), at most O(ties^1.5).
    pub fn transitivity(&self) -> f64 {
        let higher = self.higher();
        let mut marked = vec![u32::MAX; self.people()];
        let (mut triangles, mut paths) = (0u64, 0u64);
        for person in 0..self.people() as u32 {
            let degree = self.degree(person) as u64;
            paths += degree * degree.saturating_sub(1) / 2;
            for &other in higher.neighbours(person) {
                marked[other as usize] = person;
            }
            for &other in higher.neighbours(person) {
                let thirds = higher.neighbours(other).iter();
                triangles += thirds
                    .map(|&third| u64::from(marked[third as usize] == person))
                    .sum::<u64>();
            }
        }
        if paths == 0 {
            0.0
        } else {
            3.0 * triangles as f64 / paths as f64
        }
    }

    /// Every tie once: at its end of the lower degree, or of the smaller number where both have as many.
    fn higher(&self) -> Graph {
        let mut higher = Graph {
            offsets: Vec::with_capacity(self.offsets.len()),
            targets: Vec::with_capacity(self.ties()),
        };
        higher.offsets.push(0);
        for person in 0..self.people() as u32 {
            let rank = (self.degree(person), person);
            let ties = self.neighbours(person).iter().copied();
            higher
                .targets
                .extend(ties.filter(|&other| (self.degree(other), other) > rank));
            higher.offsets.push(higher.targets.len() as u32);
        }
        higher
    }

    fn drop_repeated(&mut self) {
        let mut kept = 0;
        for person in 0..self.people() {
            let (from, to) = (
                self.offsets[person] as usize,
                self.offsets[person + 1] as usize,
            );
            let start = kept;
            for place in from..to {
                let target = self.targets[place];
                if kept == start || self.targets[kept - 1] != target {
                    self.targets[kept] = target;
                    kept += 1;
                }
            }
            self.offsets[person] = start as u32;
        }
        if let Some(end) = self.offsets.last_mut() {
            *end = kept as u32;
        }
        self.targets.truncate(kept);
    }
}

impl visit::GraphBase for Graph {
    type NodeId = u32;
    type EdgeId = (u32, u32);
}

impl visit::GraphProp for Graph {
    type EdgeType = petgraph::Undirected;
}

impl visit::NodeCount for Graph {
    fn node_count(&self) -> usize {
        self.people()
    }
}

impl visit::NodeIndexable for Graph {
    fn node_bound(&self) -> usize {
        self.people()
    }
    fn to_index(&self, person: u32) -> usize {
        person as usize
    }
    fn from_index(&self, index: usize) -> u32 {
        index as u32
    }
}

impl visit::NodeCompactIndexable for Graph {}

impl visit::Visitable for Graph {
    type Map = FixedBitSet;
    fn visit_map(&self) -> FixedBitSet {
        FixedBitSet::with_capacity(self.people())
    }
    fn reset_map(&self, map: &mut FixedBitSet) {
        map.clear();
        map.grow(self.people());
    }
}

impl<'a> visit::IntoNeighbors for &'a Graph {
    type Neighbors = core::iter::Copied<core::slice::Iter<'a, u32>>;
    fn neighbors(self, person: u32) -> Self::Neighbors {
        self.neighbours(person).iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::random::Stream;

    #[test]
    fn ties_in_any_order_and_repeated_are_everybodys_in_order() {
        let mut stream = Stream::new(1, "test");
        for (people, number) in [
            (1, 0),
            (2, 3),
            (5, 4),
            (30, 200),
            (200, 100),
            (1000, 20_000),
        ] {
            let mut end = || stream.below(people);
            let any: Vec<[u32; 2]> = (0..number).map(|_| [end(), end()]).collect();
            let mut ordered = any.clone();
            ordered.iter_mut().for_each(|tie| tie.sort_unstable());
            ordered.sort_unstable();
            let mut once = ordered.clone();
            once.dedup();
            once.retain(|[a, b]| a != b);
            for ties in [any, ordered, once.clone()] {
                let graph = Graph::from_ties(people as usize, &ties);
                let found: Vec<[u32; 2]> = graph.each_tie().collect();
                assert_eq!(found, once, "{people} people, {number} ties");
                assert_eq!(graph.ends().len(), 2 * once.len());
                for person in 0..people {
                    assert!(graph.neighbours(person).is_sorted(), "{person} of {people}");
                }
            }
        }
    }
}
