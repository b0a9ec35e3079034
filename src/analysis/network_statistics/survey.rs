//! Measures the figures of a network in steps.

use super::figures::{Distances, Local, STEPS, Search, around, largest_component, starts};
use crate::base::graph::Graph;
use crate::pipeline::reach::NEVER;

/// Measures the figures that depend on the neighbourhood of each person, all at once. O(Σ k²) over
/// the people's degrees k.
pub fn local(graph: &Graph) -> Local {
    let mut sums = Sums::new(graph);
    while sums.advance(graph, u64::MAX) {}
    sums.local()
}

/// Approximate number of ties that a step visits. A step ends only after a whole person.
const STEP: u64 = 500_000;

/// Measures the figures of a network step by step ([`Survey::advance`]), so that a caller can show
/// progress or stop. The results are those of [`super::local`] and [`Distances::sampled`].
pub struct Survey {
    sums: Sums,
    /// The largest component, after all people have been visited.
    component: Vec<u32>,
    search: Option<Search>,
    distances: Distances,
    /// The number of people from whom distances are measured in all, and so far.
    starts: usize,
    started: usize,
    /// Estimated number of ties that the distance searches follow; used for progress only.
    far: u64,
}

impl Survey {
    /// A survey before its first step. All steps must get the same graph. O(people).
    pub fn new(graph: &Graph) -> Survey {
        let everybody = graph.people() as u64 * (graph.people() + graph.ties()) as u64;
        Survey {
            sums: Sums::new(graph),
            component: Vec::new(),
            search: None,
            distances: Distances::default(),
            starts: 0,
            started: 0,
            far: everybody.min(STEPS as u64).max(1),
        }
    }

    /// Measures one step. Returns the percentage of the work that is done; 100 exactly if
    /// everything is measured. O(500,000 ties), or O(people + ties) for a hundredth of the distance
    /// searches, at least one.
    pub fn advance(&mut self, graph: &Graph) -> u32 {
        let mut far = 0;
        if !self.sums.advance(graph, STEP) {
            match &mut self.search {
                None => {
                    self.component = largest_component(graph);
                    self.starts = starts(graph, self.component.len());
                    self.search = Some(Search::new(graph));
                }
                Some(search) => {
                    let until = self.starts.min(self.started + 1 + self.starts / 100);
                    for start in self.started..until {
                        let person = self.component[start * self.component.len() / self.starts];
                        search.run(graph, person, &mut self.distances);
                    }
                    self.started = until;
                }
            }
            if self.started == self.starts {
                return 100;
            }
            far = self.far * self.started as u64 / self.starts as u64;
        }
        let share = 100 * (self.sums.done + far) / (self.sums.total + self.far);
        share.min(99) as u32
    }

    /// The local figures, the distances, and the number of people from whom distances are measured.
    /// They are complete after [`Survey::advance`] has returned 100. O(1).
    pub fn figures(&self) -> (Local, &Distances, usize) {
        (self.sums.local(), &self.distances, self.starts)
    }
}

/// Running sums of the local figures over the people visited so far.
pub(super) struct Sums {
    /// The next person.
    person: u32,
    stamp: Vec<u32>,
    theirs: Vec<usize>,
    degrees: f64,
    squares: f64,
    cubes: f64,
    clustering: f64,
    closed: u64,
    second: u64,
    products: f64,
    with_ties: f64,
    below_mean: f64,
    below_median: f64,
    /// The number of ties of ties in all, and visited so far.
    total: u64,
    done: u64,
}

impl Sums {
    pub(super) fn new(graph: &Graph) -> Sums {
        let degrees = (0..graph.people() as u32).map(|person| graph.degree(person) as u64);
        Sums {
            person: 1,
            stamp: vec![NEVER; graph.people()],
            theirs: Vec::new(),
            degrees: 0.0,
            squares: 0.0,
            cubes: 0.0,
            clustering: 0.0,
            closed: 0,
            second: 0,
            products: 0.0,
            with_ties: 0.0,
            below_mean: 0.0,
            below_median: 0.0,
            total: degrees.map(|degree| degree * degree).sum(),
            done: 0,
        }
    }

    /// Visits the next people, until `ties` ties of ties have been visited. Returns whether any
    /// person was left before.
    pub(super) fn advance(&mut self, graph: &Graph, ties: u64) -> bool {
        let until = self.done.saturating_add(ties);
        let left = (self.person as usize) < graph.people();
        while (self.person as usize) < graph.people() && self.done < until {
            self.look_at(graph, self.person);
            self.person += 1;
        }
        left
    }

    fn look_at(&mut self, graph: &Graph, person: u32) {
        let ties = graph.neighbours(person);
        let degree = ties.len() as f64;
        self.degrees += degree;
        self.squares += degree * degree;
        self.cubes += degree * degree * degree;
        let (closed, beyond) = around(graph, person, &mut self.stamp);
        self.closed += closed;
        self.second += beyond;
        if ties.len() > 1 {
            self.clustering += closed as f64 / (degree * (degree - 1.0));
        }
        let theirs = &mut self.theirs;
        theirs.clear();
        theirs.extend(ties.iter().map(|&other| graph.degree(other)));
        theirs.sort_unstable();
        let sum = theirs.iter().sum::<usize>();
        self.done += sum as u64;
        let sum = sum as f64;
        self.products += degree * sum;
        if !ties.is_empty() {
            let middle = theirs.len() / 2;
            let median = (theirs[middle] + theirs[(theirs.len() - 1) / 2]) as f64 / 2.0;
            self.with_ties += 1.0;
            self.below_mean += f64::from(degree < sum / degree);
            self.below_median += f64::from(degree < median);
        }
    }

    pub(super) fn local(&self) -> Local {
        let people = f64::from(self.person) - 1.0;
        let &Sums {
            degrees,
            squares,
            cubes,
            ..
        } = self;
        // `closed` counts each triangle six times; `paths` counts each path of length two twice.
        let paths = squares - degrees;
        let transitivity = if paths > 0.0 {
            self.closed as f64 / paths
        } else {
            0.0
        };
        let second = self.second as f64 / people;
        // Means over both ends of every tie: of k it is ⟨k²⟩/⟨k⟩, of k² it is ⟨k³⟩/⟨k⟩.
        let (mean_end, square_end) = (squares / degrees, cubes / degrees);
        let product = self.products / degrees;
        Local {
            mean_degree: degrees / people,
            mean_neighbour_degree: mean_end,
            transitivity,
            mean_local_clustering: self.clustering / people,
            assortativity: (product - mean_end * mean_end) / (square_end - mean_end * mean_end),
            second_neighbours: second,
            mutuality: second / ((1.0 - transitivity) * paths / people),
            fewer_than_mean: self.below_mean / self.with_ties,
            fewer_than_median: self.below_median / self.with_ties,
        }
    }
}
