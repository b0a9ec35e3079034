//! The traversal that every model of posts shares.

use super::spread::{Spread, holds, sees};
use super::{cascade, complex, sir, threshold};
use crate::base::graph::Graph;
use crate::base::progress::{EVERY, Progress};
use crate::base::random::{self, Chance};
use crate::pipeline::growth::Growth;
use crate::pipeline::scenario::{PostModel, Scenario};

/// The number in [`Cascade::from`] of people who did not see the post.
pub const UNSEEN: u32 = u32::MAX;

/// The viewers of one post: when and from whom each saw it.
///
/// You post. At each hop, each person who passes the post on brings it to their neighbours, each of whom sees
/// it with probability `see`. The model's rule says which readers pass it on at the next hop.
///
/// Each tie and each reader has a coin, found by hashing (see [`random`]). So under the independent cascade,
/// SIR and broadcast, the same post with more connections, a larger probability or more hops has the same
/// viewers and more.
///
/// Keeps its arrays between posts: the next post costs only what it reaches.
#[derive(Clone, Debug, Default)]
pub struct Cascade {
    /// The viewers in order of hop; within a hop, in the order in which the post came to them.
    pub viewers: Vec<u32>,
    /// For each person the person from whom they saw it first (0 is you); [`UNSEEN`] if they did not see it.
    pub from: Vec<u32>,
    /// For each person the hop at which they saw it first, from 1; 0 if they did not see it.
    pub hop: Vec<u32>,
    /// For each person the hop of the view that made them pass the post on; 0 if they did not.
    pub reshared: Vec<u32>,
    /// For each hop, from the first: the number of people who saw the post for the first time.
    pub per_hop: Vec<u32>,
    /// For each hop: the number of views, repeated ones included. Can be longer than `per_hop`: its last hops
    /// then have no new viewers.
    pub views: Vec<u32>,
    /// For each hop: the number of people whom a view at that hop made pass the post on.
    pub reshares: Vec<u32>,
    /// For each person the number of people from whom they saw it; empty until a model needs it.
    exposures: Vec<u32>,
    /// For each person whether they are connected to you, while a post travels under a model that needs it.
    yours: Vec<bool>,
    connections: Vec<u32>,
    /// Buffers: the people who pass the post on at this hop, and at the next.
    waves: [Vec<u32>; 2],
    pub(super) key: u64,
    pub(super) halflife: f64,
}

impl Cascade {
    /// Sends the post with this key (see [`random::key`]) to these connections.
    ///
    /// Expected O(connections + viewers + ties of those who pass it on); under SIR each of these ties
    /// counts at every step. Counting shared connections comes on top, where it decides.
    pub fn send(
        &mut self,
        graph: &Graph,
        connections: impl Iterator<Item = u32>,
        spread: &Spread,
        key: u64,
    ) {
        self.address(graph, connections, spread, key);
        Progress::silent(|progress| self.travel(graph, spread, progress));
    }

    /// Sends the post with this number (from 1) that you write in a life after this many connections.
    /// Cost as [`Cascade::send`].
    pub fn write(
        &mut self,
        graph: &Graph,
        growth: &Growth,
        connections: usize,
        scenario: &Scenario,
        post: u32,
    ) {
        Progress::silent(|progress| {
            self.make(graph, growth, connections, scenario, post, progress);
        });
    }

    /// [`Cascade::write`] with progress.
    pub(crate) fn make(
        &mut self,
        graph: &Graph,
        growth: &Growth,
        connections: usize,
        scenario: &Scenario,
        post: u32,
        progress: &mut Progress,
    ) {
        let spread = self.address_post(graph, growth, connections, scenario, post);
        self.travel(graph, &spread, progress);
    }

    /// [`Cascade::make`] for a scenario of the default model, the independent cascade.
    pub(crate) fn make_independent(
        &mut self,
        graph: &Graph,
        growth: &Growth,
        connections: usize,
        scenario: &Scenario,
        post: u32,
        progress: &mut Progress,
    ) {
        let spread = self.address_post(graph, growth, connections, scenario, post);
        self.travel_as(PostModel::Cascade, graph, &spread, progress);
    }

    /// Forgets the post before; the next one has this key and goes to these connections.
    fn address(
        &mut self,
        graph: &Graph,
        connections: impl Iterator<Item = u32>,
        spread: &Spread,
        key: u64,
    ) {
        self.clear(graph.people());
        self.connections.clear();
        self.connections.extend(connections);
        (self.key, self.halflife) = (key, spread.halflife);
    }

    fn address_post(
        &mut self,
        graph: &Graph,
        growth: &Growth,
        connections: usize,
        scenario: &Scenario,
        post: u32,
    ) -> Spread {
        let spread = Spread::new(scenario);
        let people = growth.people().take(connections);
        let key = random::key(scenario.seed, "post", post);
        self.address(graph, people, &spread, key);
        spread
    }

    fn travel(&mut self, graph: &Graph, spread: &Spread, progress: &mut Progress) {
        self.travel_as(spread.model, graph, spread, progress);
    }

    /// The post travels hop by hop. Inlined, so that a caller of one model compiles that one alone.
    #[inline(always)]
    fn travel_as(
        &mut self,
        model: PostModel,
        graph: &Graph,
        spread: &Spread,
        progress: &mut Progress,
    ) {
        let connections = std::mem::take(&mut self.connections);
        self.mark(model, spread, &connections, graph.people(), true);
        let [mut wave, mut next] = std::mem::take(&mut self.waves);
        let (same, attention) = (Chance::new(spread.see), spread.attention(graph));
        let decisions = random::hash(self.key, u64::MAX);
        wave.push(0);
        let mut hop = 0;
        let mut gone = 0usize;
        progress.begin(100);
        while hop < spread.hops && !wave.is_empty() {
            hop += 1;
            let (before, mut views, mut reshares) = (self.viewers.len(), 0, 0);
            for &person in &wave {
                gone += 1;
                if gone.is_multiple_of(EVERY) {
                    progress.report(self.viewers.len(), graph.people());
                }
                let ties = match person {
                    0 => &connections[..],
                    _ => graph.neighbours(person),
                };
                let mut coins = self.key;
                if model == PostModel::Sir {
                    let age = hop - 1 - self.hop[person as usize];
                    coins = sir::coins(coins, age);
                    if sir::goes_on(spread.recover, decisions, person, age) {
                        next.push(person);
                    }
                }
                for &reader in ties {
                    let hash = random::hash(coins, u64::from(person) << 32 | u64::from(reader));
                    let seen = match attention {
                        None => same.holds(hash),
                        attention => holds(sees(graph, attention, 0.0, reader), hash),
                    };
                    if !seen {
                        continue;
                    }
                    views += 1;
                    let place = reader as usize;
                    let first = self.from[place] == UNSEEN;
                    if first {
                        self.from[place] = person;
                        self.hop[place] = hop;
                        self.viewers.push(reader);
                    }
                    // Also at the last hop, from which it comes to nobody.
                    if (first || self.reshared[place] == 0)
                        && self.passes_on(model, graph, spread, [person, reader], first, decisions)
                    {
                        self.reshared[place] = hop;
                        reshares += 1;
                        next.push(reader);
                    }
                }
            }
            self.per_hop.push((self.viewers.len() - before) as u32);
            self.views.push(views);
            self.reshares.push(reshares);
            wave.clear();
            std::mem::swap(&mut wave, &mut next);
        }
        while self.per_hop.last() == Some(&0) && self.reshares.last() == Some(&0) {
            self.per_hop.pop();
            self.reshares.pop();
        }
        while self.views.last() == Some(&0) {
            self.views.pop();
        }
        wave.clear();
        self.waves = [wave, next];
        self.mark(model, spread, &connections, graph.people(), false);
        self.connections = connections;
    }

    /// Whether a reader who has not passed the post on yet does so now that they see it from `from`;
    /// `first` if they had not seen it before.
    #[inline(always)]
    fn passes_on(
        &mut self,
        model: PostModel,
        graph: &Graph,
        spread: &Spread,
        [from, reader]: [u32; 2],
        first: bool,
        decisions: u64,
    ) -> bool {
        let hash = || random::hash(decisions, u64::from(reader));
        match model {
            PostModel::Broadcast | PostModel::Sir => true,
            PostModel::Cascade => {
                // If `cold` is 0, a second view changes nothing.
                (first || spread.cold > 0.0)
                    && cascade::passes_on((spread.reshare, spread.cold), hash(), || {
                        cascade::shared(graph, &self.yours, reader, from)
                    })
            }
            PostModel::Threshold => {
                let ties = graph.degree(reader) + usize::from(self.yours[reader as usize]);
                threshold::passes_on(self.count_exposure(reader), ties, hash())
            }
            PostModel::Complex => {
                complex::passes_on(self.count_exposure(reader), from, spread.needs)
            }
        }
    }

    /// Counts that a reader sees the post from one more person; the number of people so far.
    /// Nobody is counted twice: everybody passes the post on at most once.
    fn count_exposure(&mut self, reader: u32) -> u32 {
        if self.exposures.is_empty() {
            self.exposures = vec![0; self.from.len()];
        }
        self.exposures[reader as usize] += 1;
        self.exposures[reader as usize]
    }

    /// Marks your connections in `yours`, or removes the marks, for the models that need them.
    fn mark(
        &mut self,
        model: PostModel,
        spread: &Spread,
        connections: &[u32],
        people: usize,
        mark: bool,
    ) {
        let needed = match model {
            PostModel::Cascade => spread.cold > 0.0,
            model => model == PostModel::Threshold,
        };
        if needed {
            self.yours.resize(people, false);
            for &person in connections {
                self.yours[person as usize] = mark;
            }
        }
    }

    /// Number of viewers, without you. O(1).
    pub fn saw(&self) -> usize {
        self.viewers.len()
    }

    /// The hop at which a person saw the post first, and the person from whom (0 is you); `None` if they did
    /// not see it. O(1).
    pub fn seen(&self, person: u32) -> Option<(u32, u32)> {
        let from = *self
            .from
            .get(person as usize)
            .filter(|&&from| from != UNSEEN)?;
        Some((self.hop[person as usize], from))
    }

    /// Clears the arrays: O(viewers of the previous post), or O(people) for another world.
    fn clear(&mut self, people: usize) {
        if self.from.len() == people {
            for &person in &self.viewers {
                self.from[person as usize] = UNSEEN;
                self.hop[person as usize] = 0;
                self.reshared[person as usize] = 0;
                if let Some(exposures) = self.exposures.get_mut(person as usize) {
                    *exposures = 0;
                }
            }
        } else {
            self.from = vec![UNSEEN; people];
            self.hop = vec![0; people];
            self.reshared = vec![0; people];
            self.exposures.clear();
            self.yours.clear();
        }
        self.viewers.clear();
        self.per_hop.clear();
        self.views.clear();
        self.reshares.clear();
    }
}
