//! Network statistics, for comparing generated worlds with published networks.
//!
//! Person 0 is you, without ties, and is left out of every figure.

use crate::base::graph::Graph;
use crate::pipeline::reach::NEVER;

/// Figures that need each person's ties and their ties' only.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Local {
    /// ⟨k⟩, the mean degree.
    pub mean_degree: f64,
    /// ⟨k²⟩/⟨k⟩, the mean degree of the person at a random end of a tie (Feld 1991).
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

/// Twice the ties among a person's ties, and how many people are at distance two.
pub(super) fn around(graph: &Graph, person: u32, stamp: &mut [u32]) -> (u64, u64) {
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

/// What is around the people of some range of degrees, on average.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Around {
    /// How many people have such a degree.
    pub people: usize,
    /// Their mean degree.
    pub degree: f64,
    /// Friends of friends, each counted as often as there are friends in common: Σ (k_j − 1).
    pub non_unique: f64,
    /// Friends of friends, each counted once; no friends themselves.
    pub unique: f64,
    /// The share of pairs of their ties who have a tie; 0 below two ties.
    pub clustering: f64,
}

impl Around {
    /// Averages over the people with `least` to `most` ties, both included. The means are NaN if no
    /// person has such a degree. O(people + Σ over their ties of k).
    pub fn of(graph: &Graph, least: usize, most: usize) -> Around {
        let mut stamp = vec![NEVER; graph.people()];
        let (mut people, mut sums) = (0, [0.0; 4]);
        for person in 1..graph.people() as u32 {
            let ties = graph.neighbours(person);
            if (least..=most).contains(&ties.len()) {
                let (closed, beyond) = around(graph, person, &mut stamp);
                let paths: usize = ties.iter().map(|&other| graph.degree(other) - 1).sum();
                let pairs = (ties.len() * ties.len().saturating_sub(1)).max(1);
                let values = [
                    ties.len() as f64,
                    paths as f64,
                    beyond as f64,
                    closed as f64 / pairs as f64,
                ];
                people += 1;
                for (sum, value) in sums.iter_mut().zip(values) {
                    *sum += value;
                }
            }
        }
        let [degree, non_unique, unique, clustering] = sums.map(|sum| sum / people as f64);
        Around {
            people,
            degree,
            non_unique,
            unique,
            clustering,
        }
    }
}

/// The median degree; the mean of the two middle degrees if their number is even.
pub fn median_degree(graph: &Graph) -> f64 {
    let mut degrees: Vec<usize> = (1..graph.people() as u32)
        .map(|person| graph.degree(person))
        .collect();
    degrees.sort_unstable();
    let number = degrees.len();
    (degrees[number / 2] + degrees[(number - 1) / 2]) as f64 / 2.0
}

/// The largest k such that some people have k ties or more among themselves: the degeneracy. Of
/// the whole graph; of a person's ties without the person, with [`Graph::from_ties`] over those.
/// The algorithm repeatedly removes a person with the fewest remaining ties. O(people + ties).
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
            // Taken away already, or waiting in a lower place.
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

/// How many ties a sample of distances follows, about.
pub(super) const STEPS: usize = 30_000_000;

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
        let mut distances = Distances::default();
        let mut search = Search::new(graph);
        for start in starts {
            search.run(graph, start, &mut distances);
        }
        distances
    }

    /// Measures within the largest component from so many of its people, evenly spread, that about
    /// 30 million ties are followed; from all of them where it is small. And from how many.
    pub fn sampled(graph: &Graph) -> (Distances, usize) {
        let people = largest_component(graph);
        let starts = starts(graph, people.len());
        let chosen = (0..starts).map(|start| people[start * people.len() / starts]);
        (Distances::from(graph, chosen), starts)
    }

    /// The greatest distance.
    pub fn diameter(&self) -> usize {
        self.pairs.len()
    }

    /// The mean distance of connected pairs, in steps; NaN without pairs.
    pub fn mean(&self) -> f64 {
        let total: u64 = self.pairs.iter().sum();
        let steps: u64 = (1..)
            .zip(&self.pairs)
            .map(|(steps, pairs)| steps * pairs)
            .sum();
        steps as f64 / total as f64
    }

    /// The share of connected pairs at most `steps` apart, from 0 to 1; NaN without pairs.
    pub fn within(&self, steps: usize) -> f64 {
        let sum = |pairs: &[u64]| pairs.iter().sum::<u64>() as f64;
        sum(&self.pairs[..steps.min(self.pairs.len())]) / sum(&self.pairs)
    }
}

/// From how many people of a component distances are sampled.
pub(super) fn starts(graph: &Graph, component: usize) -> usize {
    let ties = component + graph.ties();
    (STEPS / ties.max(1)).max(1).min(component)
}

/// Breadth-first searches in the same room.
pub(super) struct Search {
    /// Who was found, by the start from which they were last.
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

    /// Adds the distances of everybody from a start, which is none that was before.
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
