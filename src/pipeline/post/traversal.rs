//! Who really sees a post: the traversal that every model shares.

use super::spread::{Spread, holds, sees};
use super::{UNSEEN, cascade, complex, sir, threshold};
use crate::base::graph::Graph;
use crate::base::progress::{OFTEN, Progress};
use crate::base::random::{self, Chance};
use crate::pipeline::growth::Growth;
use crate::pipeline::scenario::{PostModel, Scenario};

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
    /// From how many people each has seen it so far; empty unless a rule asked.
    heard: Vec<u32>,
    /// Who is connected to you, while a post of a model that asks is on its way.
    yours: Vec<bool>,
    connections: Vec<u32>,
    /// Who passes it on at this hop, and at the next.
    waves: [Vec<u32>; 2],
    pub(super) key: u64,
    pub(super) halflife: f64,
}

impl Cascade {
    /// Sends the post with this key (see [`random::key`]). Expected O(connections + viewers + ties of
    /// those who pass it on); each of their ties at each step under SIR, and what counting the
    /// shared connections costs where it decides.
    pub fn send(
        &mut self,
        graph: &Graph,
        connections: impl Iterator<Item = u32>,
        spread: &Spread,
        key: u64,
    ) {
        Progress::unheard(|progress| self.spread(graph, connections, spread, key, progress));
    }

    fn spread(
        &mut self,
        graph: &Graph,
        connections: impl Iterator<Item = u32>,
        spread: &Spread,
        key: u64,
        progress: &mut Progress,
    ) {
        self.clear(graph.people());
        self.connections.clear();
        self.connections.extend(connections);
        (self.key, self.halflife) = (key, spread.halflife);
        self.travel(graph, spread, progress);
    }

    /// Sends the post of this number that you write in a life, with so many connections.
    pub fn write(
        &mut self,
        graph: &Graph,
        growth: &Growth,
        connections: usize,
        scenario: &Scenario,
        post: u32,
    ) {
        Progress::unheard(|progress| {
            self.tell(graph, growth, connections, scenario, post, progress);
        });
    }

    /// The same, with a listener.
    pub(crate) fn tell(
        &mut self,
        graph: &Graph,
        growth: &Growth,
        connections: usize,
        scenario: &Scenario,
        post: u32,
        progress: &mut Progress,
    ) {
        let people = growth.people().take(connections);
        let key = random::key(scenario.seed, "post", post);
        self.spread(graph, people, &Spread::new(scenario), key, progress);
    }

    fn travel(&mut self, graph: &Graph, spread: &Spread, progress: &mut Progress) {
        let connections = std::mem::take(&mut self.connections);
        self.mark(graph.people(), spread, &connections, true);
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
                if gone.is_multiple_of(OFTEN) {
                    progress.is_at(self.viewers.len(), graph.people());
                }
                let ties = match person {
                    0 => &connections[..],
                    _ => graph.neighbours(person),
                };
                let mut coins = self.key;
                if spread.rule() == PostModel::Sir {
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
                        && self.passes_on(graph, spread, reader, person, first, decisions)
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
        self.mark(graph.people(), spread, &connections, false);
        self.connections = connections;
    }

    /// Whether somebody who has not passed it on yet does now that they see it from `from`.
    fn passes_on(
        &mut self,
        graph: &Graph,
        spread: &Spread,
        reader: u32,
        from: u32,
        first: bool,
        decisions: u64,
    ) -> bool {
        let hash = || random::hash(decisions, u64::from(reader));
        match spread.rule() {
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
                threshold::passes_on(self.hear(reader), ties, hash())
            }
            PostModel::Complex => complex::passes_on(self.hear(reader), from, spread.needs),
        }
    }

    /// From how many people somebody has seen it, who sees it from another one now: everybody passes
    /// it on once at most.
    fn hear(&mut self, reader: u32) -> u32 {
        if self.heard.is_empty() {
            self.heard = vec![0; self.from.len()];
        }
        self.heard[reader as usize] += 1;
        self.heard[reader as usize]
    }

    /// Marks your connections, or takes the marks off, for the models that ask.
    fn mark(&mut self, people: usize, spread: &Spread, connections: &[u32], mark: bool) {
        let asks = match spread.rule() {
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
                if let Some(heard) = self.heard.get_mut(person as usize) {
                    *heard = 0;
                }
            }
        } else {
            self.from = vec![UNSEEN; people];
            self.hop = vec![0; people];
            self.reshared = vec![0; people];
            self.heard.clear();
            self.yours.clear();
        }
        self.viewers.clear();
        self.per_hop.clear();
        self.views.clear();
        self.reshares.clear();
    }
}
