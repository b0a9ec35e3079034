//! The invitation game: the player accepts up to [`ACCEPTS`] of the first [`INVITATIONS`]
//! invitations of a life, and tries to reach the most people within two steps.
//!
//! The number of people within two steps is a submodular coverage function: an accepted person
//! covers themselves and their ties, and each later acceptance adds at most as many people as it
//! would have earlier. Choosing k people who cover the most is the maximum coverage problem, which
//! is NP-hard.
//! The greedy choice covers at least 1 − 1/e of what the best choice covers
//! (Nemhauser, Wolsey, Fisher 1978, "An analysis of approximations for maximizing submodular set
//! functions").

use crate::analysis::quantiles::Samples;
use crate::base::graph::Graph;
use crate::base::random::Stream;
use crate::pipeline::growth::{Growth, Invitation};
use crate::pipeline::reach::History;
use crate::pipeline::scenario::{Answers, Scenario, Source};
use crate::pipeline::world::World;

/// How many invitations you may accept.
pub const ACCEPTS: usize = 10;

/// How many invitations there are.
pub const INVITATIONS: usize = 40;

/// How many of them you see at a time: one that is answered makes room for the next.
pub const OPEN: usize = 5;

/// How many choosers by chance there are.
pub const CHOOSERS: usize = 200;

/// An invitation, and what it brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its number in the order of the life, from 1, as an answer names it.
    pub number: u32,
    /// Who sends it.
    pub person: u32,
    /// Where it comes from.
    pub source: Source,
    /// How many ties they have.
    pub degree: u32,
    /// People who come within two steps when it is accepted, they themselves included: after those
    /// accepted before it, or for an open one after all that are accepted so far.
    pub gained: u32,
    /// Ties of theirs that lead to people who are within two steps already.
    pub overlap: u32,
}

/// How far a round is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// The invitations that can be answered now: none when the round is over.
    pub open: Vec<Offer>,
    /// Those accepted by hand, in that order; may be more than [`ACCEPTS`] where a scenario asks for it.
    pub accepted: Vec<Offer>,
    /// How many are still to be seen.
    pub to_come: u32,
    /// The connections that were there before the round: somebody of the world has theirs.
    pub own: u32,
    /// People within two steps, with those.
    pub reach: u32,
}

impl Round {
    /// Where the answers have come to. O(ties of the invitations).
    pub fn new(world: &World, growth: &Growth, history: &History, answers: &Answers) -> Round {
        let (own, all) = invitations(world, growth);
        // As many connections follow those you had.
        let known = own..growth.invitations.len();
        let numbers = answers.numbers();
        let by_hand = numbers
            .iter()
            .filter(|&&number| known.contains(&((number - 1) as usize)));
        let connections = own + by_hand.count();
        let accepted = (own..connections).map(|step| Offer {
            gained: history.gained[step],
            overlap: history.overlap[step],
            ..offer(&world.graph, growth, growth.connections[step].invitation)
        });
        let accepted: Vec<Offer> = accepted.collect();
        let places = own as u32..(own + all.len()) as u32;
        let is_answered = |place: u32| {
            numbers
                .iter()
                .any(|number| number.unsigned_abs() == place + 1)
        };
        let mut unanswered = places.filter(|&place| !is_answered(place));
        let room = if accepted.len() < ACCEPTS { OPEN } else { 0 };
        let open = unanswered.by_ref().take(room).map(|place| {
            let offer = offer(&world.graph, growth, place);
            let gained = history.would_gain(&world.graph, offer.person, connections);
            let is_new = history.within[1][offer.person as usize] as usize > connections;
            Offer {
                gained,
                overlap: offer.degree + u32::from(is_new) - gained,
                ..offer
            }
        });
        let open = open.collect();
        let [first, second, _] = history.degrees(connections);
        Round {
            open,
            accepted,
            to_come: unanswered.count() as u32,
            own: own as u32,
            reach: first + second,
        }
    }
}

/// Results of other strategies for the same invitations. A reach is a number of people within two
/// steps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rivals {
    /// Reach of the greedy choice, before the first acceptance and after each. The greedy choice
    /// accepts the invitation with the largest gain; the earlier invitation wins a tie.
    pub greedy: Vec<u32>,
    /// Final reach of accepting the people with the highest degree.
    pub popular: u32,
    /// Final reach of accepting the first invitations.
    pub first: u32,
    /// Final reach of [`CHOOSERS`] uniformly random choices: 5 % quantile, mean, 95 % quantile.
    pub chance: [f64; 3],
    /// Upper bound on the final reach of any choice.
    pub bound: u32,
    /// Gain of each invitation if no other is accepted, in people, ascending.
    pub alone: Vec<u32>,
}

impl Rivals {
    /// Final reach of the greedy choice.
    pub fn greedy_reach(&self) -> u32 {
        self.greedy.last().copied().unwrap_or(0)
    }

    /// The middle and the largest gain of one invitation alone; of an even number the upper of the two in the
    /// middle. 0 without invitations.
    pub fn gain_alone(&self) -> [u32; 2] {
        let middle = self.alone.get(self.alone.len() / 2);
        [middle, self.alone.last()].map(|gain| gain.copied().unwrap_or(0))
    }

    /// The rivals of a round in this life. O(people + choosers · accepts · ties of an invitation).
    pub fn new(world: &World, growth: &Growth, scenario: &Scenario) -> Rivals {
        let (own, all) = invitations(world, growth);
        let mine: Vec<u32> = growth.people().take(own).collect();
        let people: Vec<u32> = all.iter().map(|invitation| invitation.person).collect();
        let mut within = Within::new(&world.graph, &mine);
        let mut alone: Vec<u32> = people.iter().map(|&one| within.gain(one)).collect();
        alone.sort_unstable();

        let first = within.reach(&people);
        let degree = |person| world.graph.degree(person) as u32;
        let mut left = people.clone();
        let most = (0..ACCEPTS).filter_map(|_| Some(left.remove(place_of_most(&left, &degree)?)));
        let most: Vec<u32> = most.collect();
        let popular = within.reach(&most);

        let mut stream = Stream::new(scenario.seed, "round");
        let mut reached = Samples::default();
        let mut chosen = people.clone();
        for _ in 0..CHOOSERS {
            stream.shuffle(&mut chosen);
            reached.add(0, &[f64::from(within.reach(&chosen))]);
        }
        let band = reached.band();

        let (greedy, bound) = greedy(&mut within, people);
        Rivals {
            greedy,
            popular,
            first,
            chance: [band.low[0], band.mean[0], band.high[0]],
            bound,
            alone,
        }
    }
}

/// The reach of the greedy choice before the first and after each, and what no choice exceeds: after any
/// of them, none bring more than those that bring the most each for themselves (Leskovec et al. 2007,
/// "Cost-effective outbreak detection in networks", theorem 4).
fn greedy(within: &mut Within, mut left: Vec<u32>) -> (Vec<u32>, u32) {
    let mut bound = within.reach_of_all(&left);
    within.start();
    let mut reached = vec![within.count];
    loop {
        let mut gains: Vec<u32> = left.iter().map(|&person| within.gain(person)).collect();
        gains.sort_unstable();
        let most: u32 = gains.iter().rev().take(ACCEPTS).sum();
        bound = bound.min(within.count + most);
        match place_of_most(&left, &|person| within.gain(person)) {
            Some(best) if reached.len() <= ACCEPTS => {
                within.accept(left.remove(best));
                reached.push(within.count);
            }
            _ => return (reached, bound),
        }
    }
}

/// The index of the first person with the largest `number`; `None` if `people` is empty.
fn place_of_most(people: &[u32], number: &dyn Fn(u32) -> u32) -> Option<usize> {
    (0..people.len())
        .rev()
        .max_by_key(|&place| number(people[place]))
}

/// The invitations of a round, and how many connections were there before.
fn invitations<'a>(world: &World, growth: &'a Growth) -> (usize, &'a [Invitation]) {
    let all = &growth.invitations;
    let own = world.your_ties.len().min(all.len());
    (own, &all[own..all.len().min(own + INVITATIONS)])
}

fn offer(graph: &Graph, growth: &Growth, place: u32) -> Offer {
    let Invitation { person, source, .. } = growth.invitations[place as usize];
    Offer {
        number: place + 1,
        person,
        source,
        degree: graph.degree(person) as u32,
        gained: 0,
        overlap: 0,
    }
}

/// The set of people within two steps of you, for one choice of invitations at a time.
struct Within<'a> {
    graph: &'a Graph,
    mine: &'a [u32],
    /// The number of the last choice that brought each person.
    brought: Vec<u32>,
    choice: u32,
    count: u32,
}

impl<'a> Within<'a> {
    fn new(graph: &'a Graph, mine: &'a [u32]) -> Within<'a> {
        let mut within = Within {
            graph,
            mine,
            brought: vec![0; graph.people()],
            choice: 0,
            count: 0,
        };
        within.start();
        within
    }

    /// Another choice, of nobody yet.
    fn start(&mut self) {
        self.choice += 1;
        self.count = 0;
        for &person in self.mine {
            self.accept(person);
        }
    }

    /// The reach after accepting the first [`ACCEPTS`] of `people`.
    fn reach(&mut self, people: &[u32]) -> u32 {
        self.reach_of_all(&people[..people.len().min(ACCEPTS)])
    }

    /// The reach after accepting all of `people`.
    fn reach_of_all(&mut self, people: &[u32]) -> u32 {
        self.start();
        for &person in people {
            self.accept(person);
        }
        self.count
    }

    fn accept(&mut self, person: u32) {
        for &person in self.graph.neighbours(person).iter().chain([&person]) {
            let before = std::mem::replace(&mut self.brought[person as usize], self.choice);
            self.count += u32::from(before != self.choice);
        }
    }

    fn gain(&self, person: u32) -> u32 {
        let everybody = self.graph.neighbours(person).iter().chain([&person]);
        let new = everybody.filter(|&&person| self.brought[person as usize] != self.choice);
        new.count() as u32
    }
}
