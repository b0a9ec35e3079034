//! A small world: a ring lattice with some rewired ties.

use super::progress_share::TIES_PERCENT;
use crate::base::progress::Progress;
use crate::base::random::{self, Stream};

/// Number of draws of a person without a tie. If none finds one, the tie is not rewired. That
/// happens only if almost all pairs have a tie.
const TRIES: usize = 64;

/// The model of Watts and Strogatz (1998, "Collective dynamics of 'small-world' networks"). On a
/// ring, each person has ties with the K/2 nearest people on either side. K is the even number
/// nearest to `mean` (the larger if two are equally near), at most people − 1. Then the far end of
/// each tie is rewired with probability `rewire` to a uniformly chosen person without a tie: once
/// around the ring for each distance, the shortest first. Expected O(ties).
///
/// Before rewiring, the clustering is C(0) = 3(K − 2) / (4(K − 1)) for K < 2n/3. After rewiring it
/// is about C(0)(1 − rewire)³ (Barrat, Weigt 2000, "On the properties of small-world network
/// models").
#[inline(never)]
pub(super) fn ties(
    people: usize,
    mean: f64,
    rewire: f64,
    stream: &mut Stream,
    progress: &mut Progress,
) -> Vec<[u32; 2]> {
    let half = ((mean / 2.0).round() as usize).min((people - 1) / 2);
    let mut ring = Ring {
        people: people as u32,
        ties: Vec::with_capacity(people * half),
        rewired: Vec::new(),
    };
    // More than ten standard deviations above the mean number of rewired ties, so the table is
    // never full.
    let room = 1.5 * rewire * (people * half) as f64 + 64.0;
    ring.rewired.resize(room as usize, NOT_REWIRED);
    for distance in 1..=half as u32 {
        for person in 0..people as u32 {
            let other = (person + distance) % people as u32;
            ring.ties.push([person, other]);
        }
    }
    progress.begin(TIES_PERCENT);
    for tie in 0..ring.ties.len() {
        progress.step(tie, ring.ties.len());
        if stream.unit() < rewire {
            let person = ring.ties[tie][0];
            let mut others = (0..TRIES).map(|_| stream.below(people as u32));
            if let Some(other) = others.find(|&other| !ring.have_tie(person, other)) {
                ring.rewire(tie, other);
            }
        }
    }
    ring.ties
}

/// The ring lattice with its rewired ties.
struct Ring {
    people: u32,
    /// `ties[(d - 1) * people + p]` is the tie of person `p` with the `d`-th next person, unless it
    /// was rewired.
    ties: Vec<[u32; 2]>,
    /// Indices in `ties` of the rewired ties: a hash table with linear probing.
    rewired: Vec<u32>,
}

/// A free slot of the table of rewired ties.
const NOT_REWIRED: u32 = u32::MAX;

impl Ring {
    /// Whether two people have a tie, or are the same.
    fn have_tie(&self, a: u32, b: u32) -> bool {
        a == b
            || self.on_ring(a, b)
            || self.on_ring(b, a)
            || self.rewired[self.slot(a, b)] != NOT_REWIRED
    }

    /// Whether the tie from `a` clockwise to `b` exists and was not rewired.
    fn on_ring(&self, a: u32, b: u32) -> bool {
        let distance = if a < b { b - a } else { b + self.people - a };
        let place = (distance as usize - 1) * self.people as usize + a as usize;
        self.ties.get(place).is_some_and(|tie| tie[1] == b)
    }

    /// The slot of the rewired tie a–b in the table, or the free slot for it.
    fn slot(&self, a: u32, b: u32) -> usize {
        let hash = random::hash(u64::from(a.min(b)), u64::from(a.max(b)));
        let mut place = (((hash >> 32) * self.rewired.len() as u64) >> 32) as usize;
        while let Some(&tie) = self.ties.get(self.rewired[place] as usize)
            && tie != [a, b]
            && tie != [b, a]
        {
            place += 1;
            if place == self.rewired.len() {
                place = 0;
            }
        }
        place
    }

    /// Moves the far end of a tie to another person.
    fn rewire(&mut self, tie: usize, other: u32) {
        let person = self.ties[tie][0];
        let place = self.slot(person, other);
        self.ties[tie][1] = other;
        self.rewired[place] = tie as u32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::graph::Graph;

    fn ties(people: usize, mean: f64, rewire: f64, stream: &mut Stream) -> Vec<[u32; 2]> {
        Progress::silent(|progress| super::ties(people, mean, rewire, stream, progress))
    }

    #[test]
    fn many_rewired_ties_are_all_different_and_soon_made() {
        // Two million rewired ties take an instant; they would take minutes if each went through
        // all ties of a person.
        for (people, mean) in [(20_000, 200.0), (40, 38.0), (7, 4.0)] {
            let ties = ties(people, mean, 1.0, &mut Stream::new(1, "test"));
            let graph = Graph::from_ties(people, &ties);
            assert_eq!(graph.ties(), people * mean as usize / 2, "{people}");
            let least = (0..people as u32).map(|person| graph.degree(person)).min();
            assert!(
                least >= Some(mean as usize / 2),
                "everybody keeps the near ends"
            );
        }
    }
}
