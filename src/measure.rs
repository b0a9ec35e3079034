//! What a network is like, in the field's figures, to hold worlds against published ones.
//!
//! Person 0 is you, without ties, and is left out of every figure.

use crate::graph::Graph;
use crate::reach::NEVER;

/// Figures that need each person's ties and their ties' only.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Local {
    /// ⟨k⟩, the mean degree.
    pub mean_degree: f64,
    /// ⟨k²⟩/⟨k⟩, the mean degree of whoever stands at an end of a tie (Feld 1991).
    pub mean_neighbour_degree: f64,
    /// Three times the triangles by the paths of length two.
    pub transitivity: f64,
    /// The mean of each person's share of pairs of ties who have a tie; 0 below two ties
    /// (Watts, Strogatz 1998).
    pub mean_local_clustering: f64,
    /// The correlation of the degrees at the two ends of a tie (Newman 2002).
    pub assortativity: f64,
    /// The mean number of people at distance two: z2, each counted once.
    pub second_neighbours: f64,
    /// z2 by (1 − transitivity)(⟨k²⟩ − ⟨k⟩): Newman's mutuality M (2003), computed, not approximated.
    pub mutuality: f64,
    /// The share of people with ties who have fewer than their ties have on average.
    pub fewer_than_mean: f64,
    /// The share of people with ties who have fewer than the median of their ties.
    pub fewer_than_median: f64,
}

/// Measures what is near everybody. O(Σ k²).
pub fn local(graph: &Graph) -> Local {
    let people = (graph.people().max(1) - 1) as f64;
    let mut stamp = vec![NEVER; graph.people()];
    let (mut degrees, mut squares, mut cubes) = (0.0, 0.0, 0.0);
    let (mut clustering, mut second, mut products) = (0.0, 0u64, 0.0);
    let (mut with_ties, mut below_mean, mut below_median) = (0.0, 0.0, 0.0);
    for person in 1..graph.people() as u32 {
        let ties = graph.neighbours(person);
        let degree = ties.len() as f64;
        degrees += degree;
        squares += degree * degree;
        cubes += degree * degree * degree;
        let (closed, beyond) = around(graph, person, &mut stamp);
        second += beyond;
        if ties.len() > 1 {
            clustering += closed as f64 / (degree * (degree - 1.0));
        }
        let mut theirs: Vec<usize> = ties.iter().map(|&other| graph.degree(other)).collect();
        theirs.sort_unstable();
        let sum = theirs.iter().sum::<usize>() as f64;
        products += degree * sum;
        if !ties.is_empty() {
            let middle = theirs.len() / 2;
            let median = (theirs[middle] + theirs[(theirs.len() - 1) / 2]) as f64 / 2.0;
            with_ties += 1.0;
            below_mean += f64::from(degree < sum / degree);
            below_median += f64::from(degree < median);
        }
    }
    let transitivity = graph.transitivity();
    let second = second as f64 / people;
    // Over both ends of every tie: the mean of k is ⟨k²⟩/⟨k⟩, of k² ⟨k³⟩/⟨k⟩.
    let (mean_end, square_end, product) = (squares / degrees, cubes / degrees, products / degrees);
    Local {
        mean_degree: degrees / people,
        mean_neighbour_degree: mean_end,
        transitivity,
        mean_local_clustering: clustering / people,
        assortativity: (product - mean_end * mean_end) / (square_end - mean_end * mean_end),
        second_neighbours: second,
        mutuality: second / ((1.0 - transitivity) * (squares - degrees) / people),
        fewer_than_mean: below_mean / with_ties,
        fewer_than_median: below_median / with_ties,
    }
}

/// Twice the ties among a person's ties, and how many people are at distance two.
fn around(graph: &Graph, person: u32, stamp: &mut [u32]) -> (u64, u64) {
    // Even stamps mark the person and their ties, odd ones who is at distance two.
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

/// The people of the largest component, in order of a breadth-first search. O(people + ties).
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

/// Distances between all pairs of people who are connected at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distances {
    /// How many ordered pairs are so many steps apart, from one step.
    pub pairs: Vec<u64>,
}

impl Distances {
    /// Measures from these people to everybody: all people for exact figures, a sample for
    /// estimates. O(people × (people + ties)).
    pub fn from(graph: &Graph, starts: impl Iterator<Item = u32>) -> Distances {
        let mut pairs: Vec<u64> = Vec::new();
        let mut stamp = vec![NEVER; graph.people()];
        let mut queue = Vec::new();
        for start in starts {
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
        Distances { pairs }
    }

    /// The greatest distance.
    pub fn diameter(&self) -> usize {
        self.pairs.len()
    }

    /// The mean distance of connected pairs.
    pub fn mean(&self) -> f64 {
        let total: u64 = self.pairs.iter().sum();
        let steps: u64 = (1..)
            .zip(&self.pairs)
            .map(|(steps, pairs)| steps * pairs)
            .sum();
        steps as f64 / total as f64
    }

    /// The share of connected pairs within so many steps.
    pub fn within(&self, steps: usize) -> f64 {
        let sum = |pairs: &[u64]| pairs.iter().sum::<u64>() as f64;
        sum(&self.pairs[..steps.min(self.pairs.len())]) / sum(&self.pairs)
    }
}
