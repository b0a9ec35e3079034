//! Computes the contacts of a life in steps of one post.

use super::monthly::{Contacts, readiness};
use crate::base::random::{self, Chance};
use crate::pipeline::growth::Growth;
use crate::pipeline::post::Cascade;
use crate::pipeline::scenario::Scenario;
use crate::pipeline::world::World;

impl Contacts {
    /// The contacts of a life, for all months of the scenario.
    ///
    /// Posts are numbered from 1, like the shown post: the same number is the same post, with the
    /// same coins. The scenario's `posts` is cumulated: half a post a month is one post every other
    /// month. See [`Writing`] for one post at a time. Expected O(readers + ties of the people who
    /// reshare + Σ of the degrees of your connections).
    ///
    /// # Panics
    /// If `growth` is not of this world.
    pub fn new(world: &World, growth: &Growth, scenario: &Scenario) -> Contacts {
        let mut writing = Writing::new(world, growth, scenario);
        while writing.advance(world, growth) < writing.posts() {}
        writing.contacts
    }
}

/// The posts of a life, written one after the other by [`Writing::advance`], so that a caller can
/// show progress or stop.
pub struct Writing {
    scenario: Scenario,
    /// The accepted people, in order.
    people: Vec<u32>,
    /// The number of these who count in the current month.
    connections: usize,
    /// For each person: the number of your connections with whom they have a tie.
    shared: Vec<u32>,
    cascade: Cascade,
    /// The number of posts so far.
    post: u32,
    /// The counts of the current month.
    month: Month,
    /// The contacts of the completed months.
    pub contacts: Contacts,
}

/// Counts of the current month so far.
#[derive(Clone, Copy, Default)]
struct Month {
    begun: bool,
    expected: f64,
    sampled: u32,
    viewers: u32,
}

impl Writing {
    /// The state before the first post. All steps must get the same world and life. O(people).
    pub fn new(world: &World, growth: &Growth, scenario: &Scenario) -> Writing {
        Writing {
            scenario: scenario.clone(),
            people: growth.people().collect(),
            connections: 0,
            shared: vec![0; world.graph.people()],
            cascade: Cascade::default(),
            post: 0,
            month: Month::default(),
            contacts: Contacts::default(),
        }
    }

    /// Whether these are the posts of `scenario`, if its world and life are the same: it may differ
    /// only in the moment (the number of connections and the shown post). O(parameters).
    pub fn is_of(&self, scenario: &Scenario) -> bool {
        let Scenario {
            connections, post, ..
        } = self.scenario;
        let same_moment = Scenario {
            connections,
            post,
            ..scenario.clone()
        };
        self.scenario == same_moment
    }

    /// The total number of posts of the life. O(1).
    pub fn posts(&self) -> u32 {
        self.until(self.scenario.months)
    }

    /// Writes the next post, and completes the months that have no more posts. Returns the number
    /// of posts so far. All months are complete when it returns the total number of posts, after at
    /// least one call. Cost: see [`Cascade::send`].
    pub fn advance(&mut self, world: &World, growth: &Growth) -> u32 {
        self.end_months(world, growth);
        if self.post < self.posts() {
            self.write(world, growth);
            self.end_months(world, growth);
        }
        self.post
    }

    /// The number of posts that are written in the first `months` months.
    fn until(&self, months: u32) -> u32 {
        (f64::from(months) * self.scenario.posts).floor() as u32
    }

    /// Advances to the next month that has a post to write, or to the end.
    fn end_months(&mut self, world: &World, growth: &Growth) {
        while (self.contacts.viewers.len() as u32) < self.scenario.months {
            let month = self.contacts.viewers.len() as u32;
            if !self.month.begun {
                self.begin(month, world, growth);
            }
            if self.post < self.until(month + 1) {
                return;
            }
            let Month {
                expected,
                sampled,
                viewers,
                ..
            } = std::mem::take(&mut self.month);
            self.contacts.expected.push(expected);
            self.contacts.sampled.push(sampled);
            self.contacts.viewers.push(viewers);
        }
    }

    fn begin(&mut self, month: u32, world: &World, growth: &Growth) {
        self.month.begun = true;
        // A person of the world had their ties before the first month.
        let until = growth.connections.partition_point(|c| c.month <= month);
        let until = until.max(world.your_ties.len()).min(self.people.len());
        for &person in &self.people[self.connections..until] {
            for &other in world.graph.neighbours(person) {
                self.shared[other as usize] += 1;
            }
        }
        self.connections = until;
    }

    fn write(&mut self, world: &World, growth: &Growth) {
        let Writing {
            scenario,
            cascade,
            month,
            ..
        } = self;
        self.post += 1;
        cascade.write(&world.graph, growth, self.connections, scenario, self.post);
        let coins = random::hash(random::key(scenario.seed, "write", 0), u64::from(self.post));
        for &reader in &cascade.viewers {
            let shared = self.shared[reader as usize];
            let chance = scenario.write * readiness(scenario.writers, shared);
            let coin = random::hash(coins, u64::from(reader));
            month.expected += chance;
            month.sampled += u32::from(Chance::new(chance).holds(coin));
        }
        month.viewers += cascade.saw() as u32;
    }
}
