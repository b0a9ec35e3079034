//! A small world: a ring of neighbours, some of whose ties lead anywhere instead.

use super::progress_share::TIES_PERCENT;
use crate::base::progress::Progress;
use crate::base::random::{self, Stream};

/// How often a tie that is rewired looks for somebody new before it stays where it is, which
/// happens only where almost everybody has a tie with everybody.
const TRIES: usize = 64;

/// The model of Watts and Strogatz (1998): on a ring everybody has ties with the K/2 nearest on
/// either side, K the even number nearest to `mean` (the larger of two) that the ring has room for.
/// Then, the nearest first and once around the ring for each distance, the far end of every tie is
/// rewired with chance `rewire`: to anybody, each as likely, but the person themselves and those
/// they have a tie with. O(ties) expected.
///
/// K neighbours each at first, clustering C(0) = 3(K − 2) / (4(K − 1)) for K < 2n/3, and about
/// C(0)(1 − rewire)³ after rewiring (Barrat, Weigt 2000).
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
    // More than ten standard deviations above what is needed on average: it never gets full.
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

struct Ring {
    people: u32,
    /// The tie of person `p` with the person `d` places on is `ties[(d - 1) * people + p]`, or was.
    ties: Vec<[u32; 2]>,
    /// The places in `ties` of the rewired ones, each in the first free place from where its hash
    /// points to on (a hash table with linear probing).
    rewired: Vec<u32>,
}

/// A free place in the table of rewired ties.
const NOT_REWIRED: u32 = u32::MAX;

impl Ring {
    fn have_tie(&self, a: u32, b: u32) -> bool {
        a == b
            || self.on_ring(a, b)
            || self.on_ring(b, a)
            || self.rewired[self.place(a, b)] != NOT_REWIRED
    }

    /// Whether the tie of `a` with `b` further on is still there.
    fn on_ring(&self, a: u32, b: u32) -> bool {
        let distance = if a < b { b - a } else { b + self.people - a };
        let place = (distance as usize - 1) * self.people as usize + a as usize;
        self.ties.get(place).is_some_and(|tie| tie[1] == b)
    }

    /// Where a rewired tie is in the table, or would be.
    fn place(&self, a: u32, b: u32) -> usize {
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

    fn rewire(&mut self, tie: usize, other: u32) {
        let person = self.ties[tie][0];
        let place = self.place(person, other);
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
        // Two million ties, of each of which it has to be known whether it is there: an instant, but
        // minutes where each costs a search of everybody's ties.
        for (people, mean) in [(20_000, 200.0), (40, 38.0), (7, 4.0)] {
            let ties = ties(people, mean, 1.0, &mut Stream::new(1, "test"));
            let graph = Graph::from_ties(people, &ties);
            assert_eq!(graph.ties(), people * mean as usize / 2, "{people}");
            let least = (0..people as u32).map(|person| graph.degree(person)).min();
            assert!(least >= Some(mean as usize / 2), "everybody keeps one end");
        }
    }
}
