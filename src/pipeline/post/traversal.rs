//! The traversal that every model of posts shares.

use super::spread::{Spread, holds, sees};
use super::{cascade, complex, sir, threshold};
use crate::base::graph::Graph;
use crate::base::progress::{EVERY, Progress};
use crate::base::random::{self, Chance};
use crate::pipeline::growth::Growth;
use crate::pipeline::scenario::{PostModel, Scenario};

/// The value in [`Cascade::from`] for a person who did not see the post.
pub const UNSEEN: u32 = u32::MAX;

/// The viewers of one post, each with the hop and the source of the first view.
///
/// You post, at hop 0. At each hop, the people who pass the post on show it to their neighbours.
/// Each neighbour sees it with probability `see`. The rule of the model decides which readers pass
/// the post on at the next hop.
///
/// Each tie and each reader has one coin per post, computed by hashing (see [`random`]). So if a
/// post gets more connections, a larger `see`, `reshare` or `noise`, or more hops, its viewers include all
/// previous viewers. That holds for every model except the linear threshold: there, a tie to you
/// lowers the weight of the reader's other ties.
///
/// The arrays are kept between posts. Clearing them costs O(viewers of the previous post).
#[derive(Clone, Debug, Default)]
pub struct Cascade {
    /// The viewers, as numbers of people, without you. Sorted by hop; within a hop, in the order in
    /// which the traversal reached them.
    pub viewers: Vec<u32>,
    /// For each person of the graph: the person from whom they first saw the post (0 is you), or
    /// [`UNSEEN`].
    pub from: Vec<u32>,
    /// For each person of the graph: the hop of their first view, from 1; 0 if they did not see the
    /// post.
    pub hop: Vec<u32>,
    /// For each person of the graph: the hop of the view that made them pass the post on; 0 if they
    /// did not pass it on.
    pub reshared: Vec<u32>,
    /// For each hop, from hop 1: the number of people who saw the post for the first time.
    pub per_hop: Vec<u32>,
    /// For each hop, from hop 1: the number of views, including repeated views by the same person.
    /// Can be longer than `per_hop`: the last hops then have views but no new viewers.
    pub views: Vec<u32>,
    /// For each hop, from hop 1: the number of people whom a view at that hop made pass the post
    /// on. As long as `per_hop`.
    pub reshares: Vec<u32>,
    /// For each person: the number of people from whom they saw the post. Empty until the linear
    /// threshold or complex contagion needs it.
    exposures: Vec<u32>,
    /// For each person: whether they are connected to you. Marks are set only during a traversal
    /// whose model needs them.
    yours: Vec<bool>,
    connections: Vec<u32>,
    /// Buffers: the people who pass the post on at this hop, and those who do at the next.
    waves: [Vec<u32>; 2],
    pub(super) key: u64,
    pub(super) halflife: f64,
    pub(super) discovery: f64,
}

impl Cascade {
    /// Spreads one post from `connections`, your connections: people of the graph other than you,
    /// each given once. `key` selects the post's coins (see [`random::key`]). Replaces the previous
    /// post.
    ///
    /// O(connections + viewers + ties of the people who pass the post on). Under SIR, the ties of
    /// an infectious person count once a step. Under the independent cascade with `cold` above 0,
    /// counting shared connections costs O(smaller degree · log of the larger) for each decision
    /// that depends on it.
    ///
    /// # Panics
    /// If a connection is no person of the graph.
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

    /// Spreads your post number `post` (from 1) to your first `connections` connections of
    /// `growth`, in the order in which they were made. The parameters come from `scenario`. Cost as
    /// [`Cascade::send`].
    ///
    /// # Panics
    /// If `growth` was computed for a world with more people than `graph`.
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

    /// [`Cascade::write`] with reports of progress.
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

    /// [`Cascade::make`] for a scenario whose model is the default, the independent cascade. Only
    /// that model's code is compiled for it.
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

    /// Clears the previous post and stores the key, the connections and the half-life of the next.
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
        self.discovery = spread.discovery;
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

    /// Traverses the graph hop by hop. Inlined, so that a caller with a constant model compiles
    /// only that model's code.
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
                    // Reshares count at the last hop too, although nobody sees the post from them.
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

    /// Whether `reader`, who has not passed the post on yet, passes it on after this view from
    /// `from`. `first` means that this is the reader's first view.
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
                let rule = (spread.needs, spread.noise);
                complex::passes_on(self.count_exposure(reader), from, rule, hash)
            }
        }
    }

    /// Counts one more person from whom a reader sees the post, and returns the new count. No
    /// person is counted twice, because everybody passes the post on at most once.
    fn count_exposure(&mut self, reader: u32) -> u32 {
        if self.exposures.is_empty() {
            self.exposures = vec![0; self.from.len()];
        }
        self.exposures[reader as usize] += 1;
        self.exposures[reader as usize]
    }

    /// Sets the marks of your connections in `yours` to `mark`, if the model needs them.
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

    /// The number of viewers, without you. O(1).
    pub fn saw(&self) -> usize {
        self.viewers.len()
    }

    /// The hop of a person's first view (from 1) and the person from whom they saw the post (0 is
    /// you). `None` if they did not see it, or if there is no such person. O(1).
    pub fn seen(&self, person: u32) -> Option<(u32, u32)> {
        let from = *self
            .from
            .get(person as usize)
            .filter(|&&from| from != UNSEEN)?;
        Some((self.hop[person as usize], from))
    }

    /// Clears the arrays: O(viewers of the previous post), or O(people) if the number of people
    /// differs.
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
