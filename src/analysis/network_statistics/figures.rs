//! Network statistics, for comparing generated worlds with published networks.
//!
//! Person 0 is you, without ties, and is excluded from every figure.

use crate::base::graph::Graph;
use crate::pipeline::reach::NEVER;

/// The figures that depend only on each person's ties and the ties of these. In a graph without
/// people all are NaN, except the transitivity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Local {
    /// ⟨k⟩, the mean degree.
    pub mean_degree: f64,
    /// ⟨k²⟩/⟨k⟩, the mean degree of the person at a random end of a tie (Feld 1991). NaN without
    /// ties.
    pub mean_neighbour_degree: f64,
    /// Three times the number of triangles, divided by the number of paths of length two; 0 without
    /// such paths.
    pub transitivity: f64,
    /// The mean over all people of the local clustering: the share of pairs of a person's
    /// neighbours who have a tie, or 0 for a person below two ties (Watts, Strogatz 1998).
    pub mean_local_clustering: f64,
    /// The correlation of the degrees at the two ends of a tie, from −1 to 1 (Newman 2002). NaN
    /// without ties, or if all people with ties have the same degree.
    pub assortativity: f64,
    /// z2, the mean number of people at distance two, each counted once.
    pub second_neighbours: f64,
    /// Newman's mutuality M = z2 / ((1 − transitivity)(⟨k²⟩ − ⟨k⟩)), from the counted z2 instead of
    /// an approximation (Newman 2003). NaN without open paths of length two.
    pub mutuality: f64,
    /// The share, among people with ties, of those with fewer ties than the mean of their
    /// neighbours. NaN without ties.
    pub fewer_than_mean: f64,
    /// The share, among people with ties, of those with fewer ties than the median of their
    /// neighbours. NaN without ties.
    pub fewer_than_median: f64,
}

/// Twice the number of ties among a person's neighbours, and the number of people at distance two.
pub(super) fn around(graph: &Graph, person: u32, stamp: &mut [u32]) -> (u64, u64) {
    // Even stamps mark the person and their neighbours; odd stamps mark people at distance two.
    let near = 2 * person;
    stamp[person as usize] = near;
    for &other in graph.neighbours(person) {
        stamp[other as usize] = near;
    }
    let (mut closed, mut beyond) = (0, 0);
    for &other in graph.neighbours(person) {
        for &third in graph.neighbours(other) {
            let mark = &mut stamp[third as usize];
            if *mark == near {
                closed += u64::from(third != person);
            } else if *mark != near + 1 {
                *mark = near + 1;
                beyond += 1;
            }
        }
    }
    (closed, beyond)
}

/// The median degree of the people other than you; the mean of the two middle degrees if the number
/// of people is even. O(people log people).
///
/// # Panics
/// If the graph has no people other than you.
pub fn median_degree(graph: &Graph) -> f64 {
    let mut degrees: Vec<usize> = (1..graph.people() as u32)
        .map(|person| graph.degree(person))
        .collect();
    degrees.sort_unstable();
    let number = degrees.len();
    (degrees[number / 2] + degrees[(number - 1) / 2]) as f64 / 2.0
}

/// The degeneracy: the largest k for which some group of people each have at least k ties within
/// the group. For the graph among a person's neighbours, pass a graph of only these people, made by
/// [`Graph::from_ties`]. The algorithm repeatedly removes a person with the fewest remaining ties
/// (Matula, Beck 1983, "Smallest-last ordering"). 0 without ties. O(people + ties).
pub fn degeneracy(graph: &Graph) -> usize {
    let people = graph.people() as u32;
    let mut left: Vec<usize> = (0..people).map(|person| graph.degree(person)).collect();
    let mut by_degree = vec![Vec::new(); left.iter().max().map_or(0, |&most| most + 1)];
    for person in 0..people {
        by_degree[left[person as usize]].push(person);
    }
    let (mut degree, mut most) = (0, 0);
    while degree < by_degree.len() {
        let Some(person) = by_degree[degree].pop() else {
            degree += 1;
            continue;
        };
        if left[person as usize] != degree {
            // The person was removed already, or has another entry at a lower degree.
            continue;
        }
        most = most.max(degree);
        left[person as usize] = usize::MAX;
        for &other in graph.neighbours(person) {
            let theirs = &mut left[other as usize];
            if *theirs != usize::MAX {
                *theirs -= 1;
                by_degree[*theirs].push(other);
                degree = degree.min(*theirs);
            }
        }
    }
    most
}

/// The people of the largest component, in the order of a breadth-first search; the first of
/// equally large ones. Excludes person 0. O(people + ties).
pub fn largest_component(graph: &Graph) -> Vec<u32> {
    let mut found = vec![false; graph.people()];
    let mut largest = Vec::new();
    for start in 1..graph.people() as u32 {
        if std::mem::replace(&mut found[start as usize], true) {
            continue;
        }
        let mut component = vec![start];
        let mut next = 0;
        while let Some(&person) = component.get(next) {
            next += 1;
            for &other in graph.neighbours(person) {
                if !std::mem::replace(&mut found[other as usize], true) {
                    component.push(other);
                }
            }
        }
        if component.len() > largest.len() {
            largest = component;
        }
    }
    largest
}

/// Approximate number of ties that a sample of distances follows.
pub(super) const STEPS: usize = 30_000_000;

/// Counts of the distances between connected pairs of people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distances {
    /// Element i is the number of ordered pairs that are i + 1 steps apart.
    pub pairs: Vec<u64>,
}

impl Distances {
    /// Measures the distances from the people `starts` to all people. All people give exact
    /// figures, a sample gives estimates. Each start is given once. O(starts × (people + ties)).
    ///
    /// # Panics
    /// If a start is no person of the graph.
    pub fn from(graph: &Graph, starts: impl Iterator<Item = u32>) -> Distances {
        let mut distances = Distances::default();
        let mut search = Search::new(graph);
        for start in starts {
            search.run(graph, start, &mut distances);
        }
        distances
    }

    /// Measures the distances within the largest component, from evenly spread people of it.
    /// Returns the distances and the number of these people: so many that about 30 million ties are
    /// followed, at most the whole component. O(people + ties), or about 30 million steps if that
    /// is more.
    pub fn sampled(graph: &Graph) -> (Distances, usize) {
        let people = largest_component(graph);
        let starts = starts(graph, people.len());
        let chosen = (0..starts).map(|start| people[start * people.len() / starts]);
        (Distances::from(graph, chosen), starts)
    }

    /// The greatest measured distance, in steps; 0 without pairs. O(1).
    pub fn diameter(&self) -> usize {
        self.pairs.len()
    }

    /// The mean distance of connected pairs, in steps; NaN without pairs. O(diameter).
    pub fn mean(&self) -> f64 {
        let total: u64 = self.pairs.iter().sum();
        let steps: u64 = (1..)
            .zip(&self.pairs)
            .map(|(steps, pairs)| steps * pairs)
            .sum();
        steps as f64 / total as f64
    }

    /// The share of connected pairs that are at most `steps` steps apart, from 0 to 1; NaN without
    /// pairs. O(diameter).
    pub fn within(&self, steps: usize) -> f64 {
        let sum = |pairs: &[u64]| pairs.iter().sum::<u64>() as f64;
        sum(&self.pairs[..steps.min(self.pairs.len())]) / sum(&self.pairs)
    }
}

/// The number of people of a component from whom distances are sampled.
pub(super) fn starts(graph: &Graph, component: usize) -> usize {
    let ties = component + graph.ties();
    (STEPS / ties.max(1)).max(1).min(component)
}

/// Breadth-first searches that share their buffers.
pub(super) struct Search {
    /// For each person: the last start from which they were found.
    stamp: Vec<u32>,
    queue: Vec<u32>,
}

impl Search {
    pub(super) fn new(graph: &Graph) -> Search {
        Search {
            stamp: vec![NEVER; graph.people()],
            queue: Vec::new(),
        }
    }

    /// Adds the distances of all people from `start`, which must not have been a start before.
    pub(super) fn run(&mut self, graph: &Graph, start: u32, distances: &mut Distances) {
        let (Search { stamp, queue }, pairs) = (self, &mut distances.pairs);
        stamp[start as usize] = start;
        queue.clear();
        queue.push(start);
        let (mut from, mut steps) = (0, 0);
        while from < queue.len() {
            let to = queue.len();
            for place in from..to {
                for &other in graph.neighbours(queue[place]) {
                    if std::mem::replace(&mut stamp[other as usize], start) != start {
                        queue.push(other);
                    }
                }
            }
            if queue.len() > to {
                pairs.resize(pairs.len().max(steps + 1), 0);
                pairs[steps] += (queue.len() - to) as u64;
            }
            from = to;
            steps += 1;
        }
    }
}
