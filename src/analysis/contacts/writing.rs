//! The contacts of a life under way, a post a step.

use super::monthly::{Contacts, readiness};
use crate::base::random::{self, Chance};
use crate::pipeline::growth::Growth;
use crate::pipeline::post::Cascade;
use crate::pipeline::scenario::Scenario;
use crate::pipeline::world::World;

impl Contacts {
    /// The contacts of a life: of as many months as the scenario has.
    ///
    /// Posts are numbered from 1 as the post on show is: the same number is the same post, whoever
    /// reads it. `posts` is cumulated: half a post a month is one every other month. All at once; see
    /// [`Writing`] for a post at a time.
    /// Expected O(readers + ties of those who reshare + Σ of the degrees of those accepted).
    pub fn new(world: &World, growth: &Growth, scenario: &Scenario) -> Contacts {
        let mut writing = Writing::new(world, growth, scenario);
        while writing.advance(world, growth) < writing.posts() {}
        writing.contacts
    }
}

/// The posts of a life, written one after the other, so that a caller can show progress or change its
/// mind: [`Writing::advance`].
pub struct Writing {
    scenario: Scenario,
    /// Who was accepted, in order.
    people: Vec<u32>,
    /// How many of them count in the month under way.
    connections: usize,
    /// How many of your connections each person has a tie with.
    shared: Vec<u32>,
    cascade: Cascade,
    /// How many posts there have been.
    post: u32,
    /// The month under way.
    month: Month,
    /// The months that are over.
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
    /// Nothing is written yet. Every step is to be given the same world and life.
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

    /// Whether a scenario's posts are these, whose world and life are the same: whether it differs in
    /// the moment at most.
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

    /// How many posts the life has.
    pub fn posts(&self) -> u32 {
        self.until(self.scenario.months)
    }

    /// Writes the next post, and ends the months that have no more; how many posts there have been. All
    /// months are over when there have been all, after one step at least.
    pub fn advance(&mut self, world: &World, growth: &Growth) -> u32 {
        self.end_months(world, growth);
        if self.post < self.posts() {
            self.write(world, growth);
            self.end_months(world, growth);
        }
        self.post
    }

    /// How many posts are written within so many months.
    fn until(&self, months: u32) -> u32 {
        (f64::from(months) * self.scenario.posts).floor() as u32
    }

    /// Goes on to the next month that has a post to write, or to the end.
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
        // Somebody of the world had their ties before the first month.
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
