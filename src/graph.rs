//! People and the ties between them, as compressed adjacency.

use fixedbitset::FixedBitSet;
use petgraph::visit;

/// The most ties that a world is made or read with: building its graph takes about 24 bytes a tie.
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
        assert!(ties.len() < 1 << 31, "at most 2^31 - 1 ties");
        let mut unsorted = Graph::with_degrees(people, ties);
        for &[a, b] in ties {
            if a != b {
                unsorted.put(a, b);
                unsorted.put(b, a);
            }
        }
        unsorted.finish();
        let mut graph = unsorted;
        match graph.sort(2 * ties.len()) {
            Some(false) => {}
            Some(true) => graph.drop_repeated(),
            None => {
                graph = graph.transposed();
                graph.drop_repeated();
            }
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

    /// Room for everybody's ties; until `finish`, `offsets[p]` is where `p`'s next tie goes.
    fn with_degrees(people: usize, ties: &[[u32; 2]]) -> Graph {
        let mut offsets = vec![0u32; people + 1];
        for &[a, b] in ties {
            if a != b {
                offsets[a as usize + 1] += 1;
                offsets[b as usize + 1] += 1;
            }
        }
        for person in 0..people {
            offsets[person + 1] += offsets[person];
        }
        let targets = vec![0; offsets[people] as usize];
        Graph { offsets, targets }
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

    /// Brings everybody's ties into increasing order by insertion, which is fast where they nearly are,
    /// as ties are that people made one person after the other. Whether some are repeated; `None` if that
    /// took more moves than allowed, and they are not in order.
    fn sort(&mut self, mut moves: usize) -> Option<bool> {
        let mut repeated = false;
        for bounds in self.offsets.windows(2) {
            let ties = &mut self.targets[bounds[0] as usize..bounds[1] as usize];
            for end in 1..ties.len() {
                let tie = ties[end];
                let mut place = end;
                while place > 0 && ties[place - 1] > tie {
                    ties[place] = ties[place - 1];
                    place -= 1;
                }
                ties[place] = tie;
                repeated |= place > 0 && ties[place - 1] == tie;
                moves = moves.checked_sub(end - place)?;
            }
        }
        Some(repeated)
    }

    /// The same ties, every person's in increasing order: whoever is gone through in order is
    /// written down at each of their neighbours in order.
    fn transposed(&self) -> Graph {
        let mut sorted = Graph {
            offsets: self.offsets.clone(),
            targets: vec![0; self.targets.len()],
        };
        for person in 0..self.people() as u32 {
            for &other in self.neighbours(person) {
                sorted.put(other, person);
            }
        }
        sorted.finish();
        sorted
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
