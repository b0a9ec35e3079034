//! Your ego network: the ties among your own connections, and the overlap in your second degree.

use crate::base::graph::Graph;
use crate::pipeline::reach::History;

/// The measures of your ego network after every connection of a life. Element i is the state after
/// connection number i + 1.
///
/// A person's degree k_j here includes their tie to you: k_j = 1 + their ties in the graph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keep {
    /// For each connection: t, the number of ties among your connections after it.
    pub ties: Vec<u32>,
    /// For each connection: the number of your connections who have a tie with at least one other
    /// of your connections.
    pub knowing: Vec<u32>,
    /// For each connection: Burt's constraint after it (see [`Kept::constraint`]).
    pub constraint: Vec<f64>,
    /// For each connection: Σ (k_j − 1) over your connections j, the number of paths of length two
    /// from you.
    pub paths: Vec<u64>,
}

/// Why you reach as many people as you do, after some connections: people within two steps =
/// [`Parts::apart`] − [`Parts::among`] − [`Parts::twice`], exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Σ (1 + ties in the graph) over your connections: the people that each brings alone, themselves
    /// included. You would reach this many people if no person came twice.
    pub apart: u64,
    /// Ends of ties among your connections: two for each tie.
    pub among: u64,
    /// Ties of your connections to people of the 2nd degree, without the first tie to each.
    pub twice: u64,
    /// The number of people within two steps.
    pub reach: u64,
}

/// Your ego network at a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Kept {
    /// n, the number of your connections.
    pub connections: u32,
    /// t, the number of ties among your connections.
    pub ties: u32,
    /// The number of your connections who have a tie with at least one other of your connections.
    pub knowing: u32,
    /// 2t / (n(n − 1)), your own clustering coefficient; from 0 to 1; 0 below two connections.
    pub clustering: f64,
    /// n − 2t/n, the number of your connections without the redundant ones, to whom others lead
    /// already; from 1 to n, or 0 without connections (Burt 1992, "Structural holes", in the form
    /// of Borgatti 1997).
    pub effective_size: f64,
    /// Σ_j (p_ij + Σ_q p_iq p_qj)² over your connections j, with p_ij = 1/n, and p_qj = 1/k_q if q
    /// and j have a tie. It measures how far your relations depend, directly or indirectly, on
    /// people who have ties with each other (Burt 1992). 1/n without ties among your connections; 0
    /// without connections; above 1 for some small networks.
    pub constraint: f64,
}

impl Kept {
    /// Long ties: connections who share no contact with you, because they have no tie with another of
    /// your connections (Jahani, Fraiberger, Bailey, Eckles 2023). O(1).
    pub fn long_ties(&self) -> u32 {
        self.connections - self.knowing
    }
}

impl Keep {
    /// The parts of the reach before the first connection, and after each. `reach` has the people
    /// within two steps: see [`History::reach`]. O(connections).
    ///
    /// # Panics
    /// If `reach` belongs to another life.
    pub fn parts(&self, reach: &[u32]) -> Vec<Parts> {
        let after =
            (1..)
                .zip(self.paths.iter().zip(&self.ties))
                .map(|(connections, (paths, ties))| {
                    let (apart, among) = (connections + paths, 2 * u64::from(*ties));
                    let reach = u64::from(reach[connections as usize]);
                    Parts {
                        apart,
                        among,
                        twice: apart - among - reach,
                        reach,
                    }
                });
        std::iter::once(Parts::default()).chain(after).collect()
    }

    /// The ego network of accepting these people one after the other. Each is given once; you
    /// (person 0) are not among them.
    ///
    /// With A_j = Σ 1/k_q over the connections q who have a tie with j, the constraint is (1/n²)
    /// Σ_j (1 + A_j)². Accepting a person changes only the terms of that person's neighbours, so a
    /// whole history costs O(people + Σ of the degrees of the accepted people).
    ///
    /// # Panics
    /// If an accepted person is no person of the graph.
    pub fn new(graph: &Graph, accepted: impl Iterator<Item = u32>) -> Keep {
        let mut keep = Keep::default();
        // 1 + A_j for your connections; 0 for all other people.
        let mut bound = vec![0.0f64; graph.people()];
        let (mut ties, mut knowing, mut paths, mut squares) = (0, 0, 0, 0.0);
        for (before, person) in accepted.enumerate() {
            let degree = graph.degree(person);
            let share = 1.0 / (degree + 1) as f64;
            let mut own = 1.0;
            for &other in graph.neighbours(person) {
                let old = bound[other as usize];
                if old > 0.0 {
                    ties += 1;
                    knowing += u32::from(old == 1.0);
                    // (old + share)² − old², written without a subtraction, which would lose
                    // digits.
                    squares += share * (2.0 * old + share);
                    bound[other as usize] = old + share;
                    own += 1.0 / (graph.degree(other) + 1) as f64;
                }
            }
            knowing += u32::from(own > 1.0);
            bound[person as usize] = own;
            squares += own * own;
            paths += degree as u64;
            let connections = (before + 1) as f64;
            keep.ties.push(ties);
            keep.knowing.push(knowing);
            keep.constraint.push(squares / (connections * connections));
            keep.paths.push(paths);
        }
        keep
    }

    /// The ego network after `connections` connections, or after the last if there are fewer. O(1).
    pub fn at(&self, connections: usize) -> Kept {
        let connections = connections.min(self.ties.len());
        let Some(last) = connections.checked_sub(1) else {
            return Kept::default();
        };
        let size = connections as f64;
        let twice = 2.0 * f64::from(self.ties[last]);
        Kept {
            connections: connections as u32,
            ties: self.ties[last],
            knowing: self.knowing[last],
            clustering: if last > 0 {
                twice / (size * (size - 1.0))
            } else {
                0.0
            },
            effective_size: size - twice / size,
            constraint: self.constraint[last],
        }
    }
}

/// Your second degree at a moment, counted in five ways.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SecondDegree {
    /// n²: the count if each of your connections had as many connections as you.
    pub naive: u64,
    /// Σ (k_j − 1): the number of paths of length two from you. For a person of average degree n
    /// that is usually more than n² − n, because connections have more ties than people on average
    /// (Feld 1991).
    pub paths: u64,
    /// The paths that do not lead to one of your own connections: paths − 2t.
    pub open: u64,
    /// The number of different people at the end of these paths: your 2nd degree.
    pub unique: u32,
    /// paths / unique: the mean number of paths per person of the 2nd degree, where paths to your
    /// own connections count too. 0 without a 2nd degree.
    pub duplication: f64,
    /// The mutuality M = unique / open (Newman 2003); from 0 to 1. 0 without open paths.
    pub mutuality: f64,
    /// The number of people of the 2nd degree by Newman's approximation: open / (1 + C²(n − 1)),
    /// with C your own clustering. It assumes that each of your other n − 1 connections knows the
    /// person through whom a path goes with probability C, and the person at its end with
    /// probability C. M = ⟨k/(1 + C²(k − 1))⟩/⟨k⟩ is the mean over people, weighted by their paths
    /// (Newman 2003, "Ego-centered networks and the ripple effect").
    pub predicted: f64,
}

impl SecondDegree {
    /// The second degree after `connections` connections of a life, or after the last. O(1).
    ///
    /// # Panics
    /// If `history` has fewer connections than `keep`.
    pub fn new(keep: &Keep, history: &History, connections: usize) -> SecondDegree {
        let kept = keep.at(connections);
        let Some(last) = (kept.connections as usize).checked_sub(1) else {
            return SecondDegree::default();
        };
        let size = u64::from(kept.connections);
        let paths = keep.paths[last];
        let open = paths - 2 * u64::from(kept.ties);
        let unique = history.second[last];
        let by = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        let shared = kept.clustering * kept.clustering * (size - 1) as f64;
        SecondDegree {
            naive: size * size,
            paths,
            open,
            unique,
            duplication: by(paths as f64, f64::from(unique)),
            mutuality: by(f64::from(unique), open as f64),
            predicted: open as f64 / (1.0 + shared),
        }
    }
}
