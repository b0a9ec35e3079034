//! The invitation game: the player accepts up to [`ACCEPTS`] of the first [`INVITATIONS`]
//! invitations of a life, and tries to reach the most people within two steps.
//!
//! The number of people within two steps is a submodular coverage function: an accepted person
//! covers themselves and their neighbours, and a later acceptance adds at most as many people as it
//! would have added earlier. Choosing the k of n people who cover the most is the maximum coverage
//! problem, which is NP-hard for general k and n. The greedy choice covers at least 1 − 1/e of the
//! people that the best choice covers (Nemhauser, Wolsey, Fisher 1978, "An analysis of
//! approximations for maximizing submodular set functions").

use crate::analysis::quantiles::Samples;
use crate::base::graph::Graph;
use crate::base::random::Stream;
use crate::pipeline::growth::{Growth, Invitation};
use crate::pipeline::reach::History;
use crate::pipeline::scenario::{Answers, Scenario, Source};
use crate::pipeline::world::World;

/// The number of invitations that the player may accept.
pub const ACCEPTS: usize = 10;

/// The number of invitations of a round.
pub const INVITATIONS: usize = 40;

/// The number of invitations that are open at a time. An answered invitation is replaced by the
/// next.
pub const OPEN: usize = 5;

/// The number of uniformly random choices that [`Rivals`] samples.
pub const CHOOSERS: usize = 200;

/// An invitation, and its effect on the reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The number of the invitation in the life, from 1, as an answer names it.
    pub number: u32,
    /// The person who sends it.
    pub person: u32,
    /// The source of the invitation.
    pub source: Source,
    /// The degree of the person.
    pub degree: u32,
    /// The number of people that come within two steps when the invitation is accepted, including
    /// the person. For an accepted invitation: after those accepted before it. For an open one:
    /// after all that are accepted so far.
    pub gained: u32,
    /// The number of the person's ties to people who are already within two steps.
    pub overlap: u32,
}

/// The state of a round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// The invitations that can be answered now, at most [`OPEN`]. Empty when the round is over.
    pub open: Vec<Offer>,
    /// The invitations accepted by hand, in the order of the answers. A scenario can accept more
    /// than [`ACCEPTS`].
    pub accepted: Vec<Offer>,
    /// The number of invitations that are neither answered nor open yet.
    pub to_come: u32,
    /// The number of connections that existed before the round: your ties, if you are one of the
    /// world's people; otherwise 0.
    pub own: u32,
    /// The number of people within two steps, including those of the earlier connections.
    pub reach: u32,
}

impl Round {
    /// The state of the round after `answers`. O(answers² + ties of the invitations).
    ///
    /// # Panics
    /// If the arguments are not of the same run.
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
    /// Gain in people of each invitation if no other is accepted, in ascending order.
    pub alone: Vec<u32>,
}

impl Rivals {
    /// Final reach of the greedy choice.
    pub fn greedy_reach(&self) -> u32 {
        self.greedy.last().copied().unwrap_or(0)
    }

    /// Median and largest gain of one invitation alone, in people; 0 without invitations. With an even
    /// number of invitations the median is the upper of the two in the middle.
    pub fn gain_alone(&self) -> [u32; 2] {
        let middle = self.alone.get(self.alone.len() / 2);
        [middle, self.alone.last()].map(|gain| gain.copied().unwrap_or(0))
    }

    /// The results for the invitations of this life. O(people + choosers · ties of the accepted
    /// people and of your earlier connections).
    ///
    /// # Panics
    /// If `growth` is not of this world.
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

/// The reach of the greedy choice before the first acceptance and after each, and an upper bound on
/// the reach of any choice. At each step, no choice exceeds the current reach plus the largest
/// single gains (Leskovec et al. 2007, "Cost-effective outbreak detection in networks", theorem 4).
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

/// The number of connections before the round, and the invitations of the round.
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
    /// For each person: the number of the last choice that brought them within two steps.
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

    /// Starts another choice, with only your earlier connections.
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
