//! A small world: a ring of neighbours, some of whose ties lead anywhere instead.

use crate::random::Stream;

/// How often a tie that is rewired looks for somebody new before it stays where it is, which
/// happens only where almost everybody has a tie with everybody.
const TRIES: usize = 64;

/// No tie.
const NONE: u32 = u32::MAX;

/// The model of Watts and Strogatz (1998): on a ring everybody has ties with the K/2 nearest on
/// either side, K the even number nearest to `mean` (the larger of two) that the ring has room for.
/// Then, the nearest first and once around the ring for each distance, the far end of every tie is
/// rewired with chance `rewire`: to anybody, each as likely, but the person themselves and those
/// they have a tie with. O(ties) for a small mean, O(ties · K) at most.
///
/// K neighbours each at first, clustering C(0) = 3(K − 2) / (4(K − 1)) for K < 2n/3, and about
/// C(0)(1 − rewire)³ after rewiring (Barrat, Weigt 2000).
#[inline(never)]
pub(super) fn ties(people: usize, mean: f64, rewire: f64, stream: &mut Stream) -> Vec<[u32; 2]> {
    let half = ((mean / 2.0).round() as usize).min((people - 1) / 2);
    let mut ring = Ring {
        people: people as u32,
        ties: Vec::with_capacity(people * half),
        last: vec![NONE; people],
        before: Vec::new(),
    };
    for distance in 1..=half as u32 {
        for person in 0..people as u32 {
            let other = (person + distance) % people as u32;
            ring.ties.push([person, other]);
        }
    }
    for tie in 0..ring.ties.len() {
        if super::unit(stream) < rewire {
            let person = ring.ties[tie][0];
            let mut others = (0..TRIES).map(|_| super::below(people, stream) as u32);
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
    /// The last end of a rewired tie at each person, and the one before each end: end `2t` of the
    /// list is the one at who keeps the `t`-th rewired tie, `2t + 1` the one at whom it leads to.
    last: Vec<u32>,
    before: Vec<[u32; 2]>,
}

impl Ring {
    fn have_tie(&self, a: u32, b: u32) -> bool {
        a == b || self.on_ring(a, b) || self.on_ring(b, a) || self.is_rewired(a, b)
    }

    /// Whether the tie of `a` with `b` further on is still there.
    fn on_ring(&self, a: u32, b: u32) -> bool {
        let distance = if a < b { b - a } else { b + self.people - a };
        let place = (distance as usize - 1) * self.people as usize + a as usize;
        self.ties.get(place).is_some_and(|tie| tie[1] == b)
    }

    fn is_rewired(&self, a: u32, b: u32) -> bool {
        let mut end = self.last[a as usize];
        while end != NONE {
            let [other, before] = self.before[end as usize];
            if other == b {
                return true;
            }
            end = before;
        }
        false
    }

    fn rewire(&mut self, tie: usize, other: u32) {
        let person = self.ties[tie][0];
        self.ties[tie][1] = other;
        for (from, to) in [(person, other), (other, person)] {
            let end = self.before.len() as u32;
            let last = &mut self.last[from as usize];
            self.before.push([to, *last]);
            *last = end;
        }
    }
}
