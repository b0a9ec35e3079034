//! People and the ties between them, in compressed adjacency (compressed sparse row).

use crate::base::progress::Progress;

/// The largest number of ties of a world. Building the graph of a world takes 16 bytes a tie.
pub const MOST_TIES: usize = 20_000_000;

/// A simple undirected graph in compressed adjacency. People are numbered from 0.
///
/// The neighbours of person `p` are `targets[offsets[p]..offsets[p + 1]]`, in increasing order,
/// without `p` and without repetition. Each tie is stored at both of its ends. In a world, person 0
/// is you and has no ties in this graph: growth holds your ties. Memory: 8 bytes a tie and 4 bytes
/// a person.
///
/// `&Graph` implements the traits of petgraph's algorithms, with ties of weight `()`:
///
/// ```
/// use hopscope::scenario::Scenario;
/// use hopscope::world::World;
/// use petgraph::algo::{connected_components, dijkstra, page_rank};
///
/// let scenario = Scenario::from_query("people=300&ties=8").scenario;
/// let graph = World::new(&scenario, None).graph;
/// // Person 0, you, has no ties in a world: a component of your own.
/// assert!(connected_components(&graph) >= 2);
/// // Steps from person 1 to everybody who can be reached.
/// let steps = dijkstra(&graph, 1, None, |_| 1);
/// assert!(graph.neighbours(1).iter().all(|person| steps[person] == 1));
/// let ranks: Vec<f64> = page_rank(&graph, 0.85, 20);
/// assert!((ranks.iter().sum::<f64>() - 1.0).abs() < 1e-9);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    offsets: Vec<u32>,
    targets: Vec<u32>,
}

impl Graph {
    /// The graph of people 0 to `people` − 1 with these ties. A tie may be repeated, in either
    /// direction. Self-loops are dropped. O(people + ties).
    ///
    /// ```
    /// use hopscope::graph::Graph;
    ///
    /// let graph = Graph::from_ties(4, &[[0, 1], [2, 1], [1, 0], [3, 3]]);
    /// assert_eq!(graph.ties(), 2);
    /// assert_eq!(graph.neighbours(1), [0, 2]);
    /// assert_eq!(graph.degree(3), 0);
    /// ```
    ///
    /// # Panics
    /// If a tie holds a number of `people` or above, or if there are 2³¹ ties or more.
    pub fn from_ties(people: usize, ties: &[[u32; 2]]) -> Graph {
        Progress::silent(|progress| Graph::from_renumbered(people, ties, |tie| tie, progress))
    }

    /// The graph of `people` people with these ties after renumbering: `renumber` maps the two ends
    /// of a tie to their new numbers. Besides the graph, this allocates 4 bytes a person.
    ///
    /// A bucket sort in two or three passes, without comparisons. A pass that visits people in
    /// increasing order and appends each of them to the lists of their neighbours sorts every list.
    /// So the first pass writes each tie at its lower end, in any order. The second pass writes it
    /// at the upper end. The third pass writes it again at the lower end; it is skipped if the
    /// first pass wrote in order, as it does for ties generated one person after the other.
    pub(crate) fn from_renumbered(
        people: usize,
        ties: &[[u32; 2]],
        renumber: impl Fn([u32; 2]) -> [u32; 2],
        progress: &mut Progress,
    ) -> Graph {
        assert!(ties.len() < 1 << 31, "at most 2^31 - 1 ties");
        let renumbered = || {
            ties.iter()
                .map(|&tie| renumber(tie))
                .filter(|[a, b]| a != b)
        };
        // For each person: where the next tie to a lower number is written, and the next to a
        // higher number. At first the arrays hold the counts of these ties.
        let (mut lower, mut upper) = (vec![0u32; people], vec![0u32; people + 1]);
        for [a, b] in renumbered() {
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
        for (number, [a, b]) in renumbered().enumerate() {
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
            // All people below `low` have been visited: `lower[low]` is where `low`'s higher ties
            // begin.
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
        // Each `upper[p]` is now the end of `p`'s ties. The last element belongs to no person and
        // is 0.
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

    /// The number of people, including those without ties. O(1).
    #[inline]
    pub fn people(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// The number of ties; each tie counts once. O(1).
    pub fn ties(&self) -> usize {
        self.targets.len() / 2
    }

    /// The degree of a person: their number of ties. O(1).
    ///
    /// # Panics
    /// If there is no such person.
    #[inline]
    pub fn degree(&self, person: u32) -> usize {
        (self.offsets[person as usize + 1] - self.offsets[person as usize]) as usize
    }

    /// The people with whom a person has ties, in increasing order, each once. O(1).
    ///
    /// # Panics
    /// If there is no such person.
    #[inline]
    pub fn neighbours(&self, person: u32) -> &[u32] {
        &self.targets
            [self.offsets[person as usize] as usize..self.offsets[person as usize + 1] as usize]
    }

    /// The ends of all ties: 2 · ties numbers of people. A person appears once for each of their
    /// ties, so a uniform choice from this slice is a choice in proportion to degree. O(1).
    pub fn ends(&self) -> &[u32] {
        &self.targets
    }

    /// Each tie once, the smaller end first, in increasing order. O(people + ties) for the whole
    /// iteration, plus a binary search for each person.
    pub fn each_tie(&self) -> impl Iterator<Item = [u32; 2]> + '_ {
        (0..self.people() as u32).flat_map(move |person| {
            let ties = self.neighbours(person);
            ties[ties.partition_point(|&other| other < person)..]
                .iter()
                .map(move |&other| [person, other])
        })
    }

    /// Transitivity: three times the number of triangles, divided by the number of paths of length
    /// two; from 0 to 1, and 0 without such paths.
    ///
    /// Each triangle is counted at its corner of lowest degree (forward algorithm: Schank, Wagner
    /// 2005, "Finding, counting and listing all triangles in large graphs"). O(Σ over ties of the
    /// smaller degree), which is at most O(ties^1.5).
    pub fn transitivity(&self) -> f64 {
        let higher = self.to_higher_degrees();
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

    /// A graph that stores each tie once: at the end of lower degree, or of smaller number if the
    /// degrees are equal.
    fn to_higher_degrees(&self) -> Graph {
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

    /// Drops repeated neighbours. Repetitions are adjacent, because the lists are sorted.
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
