//! Who really sees a post: the independent cascade of a feed.

use super::UNSEEN;
use crate::graph::Graph;
use crate::random::{self, Chance};

/// How a post spreads.
#[derive(Clone, Copy, Debug)]
pub struct Spread {
    /// The chance that a tie of whoever posts or reshares sees it.
    pub see: f64,
    /// The chance that whoever saw it reshares it, once.
    pub reshare: f64,
    /// How many hops it can travel.
    pub hops: u32,
}

/// Who saw one post, at which hop and from whom.
///
/// You post. Each of your connections sees it with the chance `see`. Whoever sees it reshares it
/// with the chance `reshare`, and then each of their ties sees it from them with the chance `see`.
/// With `reshare` = 1 this is the independent cascade with one probability (Goldenberg, Libai,
/// Muller 2001; Kempe, Kleinberg, Tardos 2003), and its size that of a percolation cluster.
///
/// The coin of a tie is the tie's own, found by hashing (see [`random`]): the same post with more
/// connections, a larger chance or more hops is seen by the same people and more.
///
/// Holds its arrays between posts, so that the next one costs only what it reaches.
#[derive(Clone, Debug, Default)]
pub struct Cascade {
    /// Who saw it, in order of hop; within a hop in the order in which it came to them.
    pub viewers: Vec<u32>,
    /// For each person the person from whom they saw it first: 0 is you; [`UNSEEN`] if they did not see it.
    pub from: Vec<u32>,
    /// For each person the hop at which they saw it first, from 1; 0 if they did not.
    pub hop: Vec<u32>,
    /// For each person whether they reshared it.
    pub reshared: Vec<bool>,
    /// For each hop, from the first: how many people saw it then for the first time.
    pub per_hop: Vec<u32>,
    /// For each hop: views, repeats included.
    pub views: Vec<u32>,
    /// For each hop: how many of its viewers reshared it.
    pub reshares: Vec<u32>,
}

impl Cascade {
    /// Sends the post with this key (see [`random::key`]). Expected O(viewers + ties of those who reshare).
    pub fn send(
        &mut self,
        graph: &Graph,
        connections: impl Iterator<Item = u32>,
        spread: Spread,
        key: u64,
    ) {
        self.clear(graph.people());
        let see = Chance::new(spread.see);
        let reshare = Chance::new(spread.reshare);
        let reshare_key = random::hash(key, u64::MAX);
        let mut views = 0;
        for person in connections {
            if see.holds(random::hash(key, u64::from(person))) {
                self.view(person, 0, 1, &mut views);
            }
        }
        let mut from = 0;
        for hop in 1u32.. {
            let to = self.viewers.len();
            if from == to {
                break;
            }
            self.per_hop.push((to - from) as u32);
            self.views.push(views);
            let mut reshares = 0;
            views = 0;
            for place in from..to {
                let person = self.viewers[place];
                // At the last hop a reshare is made too; it comes to nobody.
                if !reshare.holds(random::hash(reshare_key, u64::from(person))) {
                    continue;
                }
                reshares += 1;
                self.reshared[person as usize] = true;
                if hop == spread.hops {
                    continue;
                }
                for &other in graph.neighbours(person) {
                    if see.holds(random::hash(
                        key,
                        u64::from(person) << 32 | u64::from(other),
                    )) {
                        self.view(other, person, hop + 1, &mut views);
                    }
                }
            }
            self.reshares.push(reshares);
            from = to;
        }
        // Views that met nobody new at the hop after the last.
        if views > 0 {
            self.views.push(views);
        }
    }

    /// How many people saw it, without you.
    pub fn saw(&self) -> usize {
        self.viewers.len()
    }

    /// At which hop somebody saw it first, and from whom (0 is you); `None` if they did not.
    pub fn seen(&self, person: u32) -> Option<(u32, u32)> {
        let from = *self
            .from
            .get(person as usize)
            .filter(|&&from| from != UNSEEN)?;
        Some((self.hop[person as usize], from))
    }

    #[inline]
    fn view(&mut self, person: u32, from: u32, hop: u32, views: &mut u32) {
        *views += 1;
        if self.from[person as usize] == UNSEEN {
            self.from[person as usize] = from;
            self.hop[person as usize] = hop;
            self.viewers.push(person);
        }
    }

    /// Forgets the post before, at the cost of what it reached.
    fn clear(&mut self, people: usize) {
        if self.from.len() == people {
            for &person in &self.viewers {
                self.from[person as usize] = UNSEEN;
                self.hop[person as usize] = 0;
                self.reshared[person as usize] = false;
            }
        } else {
            self.from = vec![UNSEEN; people];
            self.hop = vec![0; people];
            self.reshared = vec![false; people];
        }
        self.viewers.clear();
        self.per_hop.clear();
        self.views.clear();
        self.reshares.clear();
    }
}
