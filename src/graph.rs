//! People and the ties between them, as compressed adjacency.

use fixedbitset::FixedBitSet;
use petgraph::visit;

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
        Graph::from_renamed(people, ties, |tie| tie)
    }

    /// The graph of `people` people with these ties under other numbers: `rename` gives those of both
    /// ends. Takes 8 bytes a tie and 4 a person, and no more on the way.
    pub(crate) fn from_renamed(
        people: usize,
        ties: &[[u32; 2]],
        rename: impl Fn([u32; 2]) -> [u32; 2],
    ) -> Graph {
        assert!(ties.len() < 1 << 31, "at most 2^31 - 1 ties");
        let renamed = || ties.iter().map(|&tie| rename(tie)).filter(|[a, b]| a != b);
        let mut offsets = vec![0u32; people + 1];
        for [a, b] in renamed() {
            offsets[a as usize + 1] += 1;
            offsets[b as usize + 1] += 1;
        }
        for person in 0..people {
            offsets[person + 1] += offsets[person];
        }
        let targets = vec![0; offsets[people] as usize];
        // Until `finish`, `offsets[p]` is where `p`'s next tie goes.
        let mut graph = Graph { offsets, targets };
        for [a, b] in renamed() {
            graph.put(a, b);
            graph.put(b, a);
        }
        graph.finish();
        if graph.sort() {
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

    #[inline]
    fn put(&mut self, from: u32, to: u32) {
        let place = &mut self.offsets[from as usize];
        self.targets[*place as usize] = to;
        *place += 1;
    }

    /// Every `offsets[p]` has come to stand at the end of `p`'s ties: moves them one on.
    fn finish(&mut self) {
        self.offsets.rotate_right(1);
        self.offsets[0] = 0;
        // The rotation brought the old total to the front; the last person's end is the total again.
    }

    /// Brings everybody's ties into increasing order; whether some are repeated.
    fn sort(&mut self) -> bool {
        let mut sorter = Sorter::default();
        for bounds in self.offsets.windows(2) {
            sorter.sort(&mut self.targets[bounds[0] as usize..bounds[1] as usize]);
        }
        sorter.repeated
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

/// How many moves an insertion sort may take before it is given up: as many as 32 numbers in any
/// order take, and so many more for each number.
const MOVES: [usize; 2] = [256, 2];

/// Sorts numbers: by insertion where that is fast, for few and for those nearly in order, as ties
/// are that people made one person after the other; else by their bytes, the lowest first.
#[derive(Default)]
struct Sorter {
    /// Room for as many numbers as were ever sorted by bytes.
    others: Vec<u32>,
    /// Whether a number was among those sorted twice.
    repeated: bool,
}

impl Sorter {
    #[inline]
    fn sort(&mut self, numbers: &mut [u32]) {
        let [few, each] = MOVES;
        let mut moves = few + each * numbers.len();
        for end in 1..numbers.len() {
            let number = numbers[end];
            let mut place = end;
            while place > 0 && numbers[place - 1] > number {
                numbers[place] = numbers[place - 1];
                place -= 1;
            }
            numbers[place] = number;
            self.repeated |= place > 0 && numbers[place - 1] == number;
            match moves.checked_sub(end - place) {
                Some(left) => moves = left,
                None => return self.by_bytes(numbers),
            }
        }
    }

    #[inline(never)]
    fn by_bytes(&mut self, numbers: &mut [u32]) {
        let most = numbers.iter().fold(0, |most, &number| most.max(number));
        if self.others.len() < numbers.len() {
            self.others = vec![0; numbers.len()];
        }
        let (mut from, mut to) = (&mut *numbers, &mut self.others[..]);
        let mut elsewhere = false;
        for shift in (0..32).step_by(8).take_while(|shift| most >> shift > 0) {
            to = &mut to[..from.len()];
            by_byte(from, to, shift);
            std::mem::swap(&mut from, &mut to);
            elsewhere = !elsewhere;
        }
        self.repeated |= from.windows(2).any(|pair| pair[0] == pair[1]);
        if elsewhere {
            to.copy_from_slice(from);
        }
    }
}

/// Writes numbers down in the order of their byte at `shift`, those with the same byte in their order.
fn by_byte(numbers: &[u32], sorted: &mut [u32], shift: u32) {
    let byte = |number: u32| (number >> shift) as u8 as usize;
    let mut places = [0u32; 257];
    for &number in numbers {
        places[byte(number) + 1] += 1;
    }
    for byte in 0..256 {
        places[byte + 1] += places[byte];
    }
    for &number in numbers {
        let place = &mut places[byte(number)];
        sorted[*place as usize] = number;
        *place += 1;
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
    use crate::random::Stream;

    #[test]
    fn numbers_in_any_order_are_sorted() {
        let (mut stream, mut sorter) = (Stream::new(1, "test"), Sorter::default());
        for length in (0..200).chain([1000, 20_000]) {
            for end in [3, length, u32::MAX] {
                let mut numbers: Vec<u32> = (0..length).map(|_| stream.below(end)).collect();
                let mut expected = numbers.clone();
                expected.sort_unstable();
                sorter.sort(&mut numbers);
                assert_eq!(numbers, expected, "{length} below {end}");
            }
            let mut falling: Vec<u32> = (0..length).rev().collect();
            sorter.sort(&mut falling);
            assert!(falling.is_sorted(), "{length} falling");
        }
    }
}
