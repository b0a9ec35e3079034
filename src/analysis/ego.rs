//! What you keep: the ties among your own connections, and what becomes of the second degree.

use crate::base::graph::Graph;
use crate::pipeline::reach::History;

/// Your own circle after every connection of a life.
///
/// A person's degree here counts their tie to you: k_j = 1 + their ties in the graph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keep {
    /// For each connection: t, the ties among your connections after it.
    pub ties: Vec<u32>,
    /// For each connection: how many of your connections have a tie with at least one other of them.
    pub knowing: Vec<u32>,
    /// For each connection: Burt's constraint after it (see [`Kept::constraint`]).
    pub constraint: Vec<f64>,
    /// For each connection: Σ over your connections of k_j − 1, the paths of length two from you.
    pub paths: Vec<u64>,
}

/// Your own circle at a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Kept {
    /// n, your connections.
    pub connections: u32,
    /// t, the ties among them.
    pub ties: u32,
    /// How many of them know at least one other.
    pub knowing: u32,
    /// 2t / (n(n − 1)), your own clustering coefficient, from 0 to 1; 0 below two connections.
    pub clustering: f64,
    /// n − 2t/n, from 0 to n: your connections less those who are redundant, because the others
    /// lead to them already (Burt 1992, Structural Holes; the form of Borgatti 1997).
    pub effective_size: f64,
    /// Σ_j (p_ij + Σ_q p_iq p_qj)² over your connections j, with p_ij = 1/n and p_qj = 1/k_q where q
    /// and j have a tie: how much of your time goes, directly or indirectly, to people who are bound
    /// to each other (Burt 1992). 1/n where nobody knows anybody; 0 without connections; it can pass 1.
    pub constraint: f64,
}

impl Keep {
    /// The circle of accepting these people one after the other, each once, none of them you.
    ///
    /// With A_j = Σ 1/k_q over the connections q who have a tie with j, the constraint is
    /// (1/n²) Σ_j (1 + A_j)². Accepting somebody changes the terms of their ties only, so a whole
    /// history costs O(Σ of the degrees of those accepted).
    pub fn new(graph: &Graph, accepted: impl Iterator<Item = u32>) -> Keep {
        let mut keep = Keep::default();
        // 1 + A_j of your connections; 0 of everybody else.
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
                    // (old + share)² − old², which takes nothing away: no digits are lost on the way.
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

    /// The circle after `connections` connections, or after the last if there are fewer. O(1).
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

/// Your second degree at a moment, counted in ever better ways.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SecondDegree {
    /// n², if your connections had as many as you.
    pub naive: u64,
    /// Σ (k_j − 1): the paths of length two from you. More than n² − n as a rule: your connections
    /// have more ties than people do on average (Feld 1991).
    pub paths: u64,
    /// Those that do not lead back to your own connections: paths − 2t.
    pub open: u64,
    /// How many people they lead to, each counted once: your 2nd degree.
    pub unique: u32,
    /// Paths by unique people: how often a person of the 2nd degree is counted on the way there, and
    /// your own connections with them. 0 without a 2nd degree.
    pub duplication: f64,
    /// M = unique / open (Newman 2003). 0 without open paths.
    pub mutuality: f64,
    /// What Newman's approximation makes of the open paths: open / (1 + C²(n − 1)), with C your own
    /// clustering. It says that each of your other n − 1 connections knows the one a path goes through
    /// with chance C, and whoever it leads to with chance C again. M = ⟨k/(1 + C²(k − 1))⟩/⟨k⟩ is its
    /// mean over people by their paths (Newman 2003, Ego-centered networks and the ripple effect).
    pub predicted: f64,
}

impl SecondDegree {
    /// Of a life after so many connections. O(1).
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
