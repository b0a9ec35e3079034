//! Who really sees a post: the traversal that every model shares.

use super::spread::{Spread, holds, sees};
use super::{cascade, complex, sir, threshold};
use crate::base::graph::Graph;
use crate::base::progress::{EVERY, Progress};
use crate::base::random::{self, Chance};
use crate::pipeline::growth::Growth;
use crate::pipeline::scenario::{PostModel, Scenario};

/// The number in [`Cascade::from`] of people who did not see the post.
pub const UNSEEN: u32 = u32::MAX;

/// Who saw one post, at which hop and from whom.
///
/// You post. At each hop everybody who passes it on brings it to their ties, each of whom sees it
/// with the chance `see`; who of them passes it on at the next hop is for the model's rule to say.
///
/// The coins of a tie and of a reader are their own, found by hashing (see [`random`]). So for the
/// independent cascade, SIR and broadcast the same post with more connections, a larger chance or
/// more hops is seen by the same people and more.
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
    /// For each person the hop at which what they saw made them pass it on; 0 if they did not.
    pub reshared: Vec<u32>,
    /// For each hop, from the first: how many people saw it then for the first time.
    pub per_hop: Vec<u32>,
    /// For each hop: views, repeats included. May go on past `per_hop`, with views that met nobody new.
    pub views: Vec<u32>,
    /// For each hop: how many people what they saw at it made pass the post on.
    pub reshares: Vec<u32>,
    /// For each person the number of people from whom they saw it; empty until a model needs it.
    exposures: Vec<u32>,
    /// Who is connected to you, while a post of a model that asks is on its way.
    yours: Vec<bool>,
    connections: Vec<u32>,
    /// Who passes it on at this hop, and at the next.
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
                    // At the last hop it is passed on too; it comes to nobody.
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
                // Without reserve whom they see it from changes nothing.
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

    /// Marks your connections, or takes the marks off, for the models that ask.
    fn mark(
        &mut self,
        model: PostModel,
        spread: &Spread,
        connections: &[u32],
        people: usize,
        mark: bool,
    ) {
        let asks = match model {
            PostModel::Cascade => spread.cold > 0.0,
            model => model == PostModel::Threshold,
        };
        if asks {
            self.yours.resize(people, false);
            for &person in connections {
                self.yours[person as usize] = mark;
            }
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

    /// Forgets the post before, at the cost of what it reached.
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
