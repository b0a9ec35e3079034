//! How many people are within one, two and three steps of you after every connection.

use crate::base::graph::Graph;
use crate::base::progress::Progress;

/// The number that stands for "never" in the arrays of [`History`].
pub const NEVER: u32 = u32::MAX;

/// Of so many ties one is passed on along, before whoever is left asks.
const PASSED_ON: usize = 5;

/// A whole life's reach. Connections are numbered from 1; 0 is the moment before the first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// For each person the number of the connection at which they came within 1, within 2 and
    /// within 3 steps of you; [`NEVER`] if they did not. `within[0]` ≥ `within[1]` ≥ `within[2]`.
    pub within: [Vec<u32>; 3],
    /// For each person the person one step nearer when they come within three: the tie that brought
    /// them. 0 where there is none.
    nearer: Vec<u32>,
    /// Who was accepted, in order.
    accepted: Vec<u32>,
    /// For each connection, from the first: people of the 2nd degree after it.
    pub second: Vec<u32>,
    /// People of the 3rd degree after it.
    pub third: Vec<u32>,
    /// How many people it brought within two steps, the person accepted included.
    pub gained: Vec<u32>,
    /// How many ties of the person accepted lead to people who were within two steps before.
    pub overlap: Vec<u32>,
}

impl History {
    /// The history of accepting these people one after the other, each once, none of them you.
    ///
    /// People come within two steps in a certain order; somebody's rank is their place in it. Whoever
    /// has a tie with them is then within three, so a person comes within three when the first of
    /// themselves and their ties comes within two: at the least rank among them. So the exact counts
    /// after every connection of a life cost O(people + ties) together, as much as one
    /// breadth-first search or less.
    pub fn new(graph: &Graph, accepted: impl ExactSizeIterator<Item = u32>) -> History {
        Progress::silent(|progress| History::make(graph, accepted.collect(), progress))
    }

    pub(crate) fn make(graph: &Graph, accepted: Vec<u32>, progress: &mut Progress) -> History {
        let people = graph.people();
        let mut history = History {
            within: [vec![NEVER; people], vec![NEVER; people], Vec::new()],
            nearer: vec![0; people],
            second: Vec::with_capacity(accepted.len()),
            third: vec![0; accepted.len()],
            gained: Vec::with_capacity(accepted.len()),
            overlap: Vec::with_capacity(accepted.len()),
            accepted,
        };
        let [within1, ranks, _] = &mut history.within;
        // By rank, who came within two steps, and at which connection; with room to write down
        // somebody who is there already, which costs less than to find that out first.
        let mut come = vec![[0u32; 2]; people + 1];
        let mut two = 0;
        progress.begin(50);
        for (step, &person) in (1u32..).zip(&history.accepted) {
            progress.step(step as usize, history.accepted.len());
            let before = two;
            // How many are within two steps once this person is.
            let mut come_within_two = |person: u32| {
                let rank = &mut ranks[person as usize];
                come[two as usize] = [person, step];
                let new = u32::from(*rank == NEVER);
                *rank = (*rank).min(two);
                two += new;
                two
            };
            // The person's ties first: that the person comes near is not their overlap.
            let ties = graph.neighbours(person);
            let after_ties = ties.iter().fold(before, |_, &other| come_within_two(other));
            come_within_two(person);
            within1[person as usize] = step;
            history.second.push(two - step);
            history.gained.push(two - before);
            history
                .overlap
                .push(ties.len() as u32 - (after_ties - before));
        }
        progress.begin(50);
        come.truncate(two as usize);
        history.within[2] = least_ranks(graph, &history.within[1], &come, progress);
        history.number(&come);
        history
    }

    /// Puts connections in place of ranks, and counts who is of the 3rd degree.
    fn number(&mut self, come: &[[u32; 2]]) {
        let [_, within2, within3] = &mut self.within;
        let ranks = within2.iter_mut().zip(within3).zip(&mut self.nearer);
        for ((within2, within3), nearer) in ranks {
            // Nobody has the rank NEVER.
            let Some(&[person, step]) = come.get(*within3 as usize) else {
                continue;
            };
            if within2 != within3 {
                *nearer = person;
            }
            *within3 = step;
            self.third[step as usize - 1] += 1;
            if let Some(&[_, step]) = come.get(*within2 as usize) {
                *within2 = step;
            }
        }
        let mut three = 0;
        for ((step, second), third) in (1..).zip(&self.second).zip(&mut self.third) {
            three += *third;
            *third = three - step - second;
        }
    }

    /// How many connections there are.
    pub fn steps(&self) -> usize {
        self.second.len()
    }

    /// How many people are of the 1st, 2nd and 3rd degree after so many connections.
    pub fn degrees(&self, connections: usize) -> [u32; 3] {
        match connections.min(self.steps()) {
            0 => [0; 3],
            step => [step as u32, self.second[step - 1], self.third[step - 1]],
        }
    }

    /// The person through whom you reach somebody of this degree (2 or 3), one step nearer.
    #[inline]
    pub fn via(&self, person: u32, degree: u32) -> Option<u32> {
        let person = person as usize;
        match degree {
            // Whoever is of the 2nd degree came there with one of your connections.
            2 => self
                .accepted
                .get((self.within[1][person] as usize).wrapping_sub(1))
                .copied(),
            3 => Some(self.nearer[person]),
            _ => None,
        }
    }

    /// How many people somebody would bring within two steps who was accepted after so many
    /// connections, they themselves included. O(their ties).
    pub fn would_gain(&self, graph: &Graph, person: u32, connections: usize) -> u32 {
        let within2 = &self.within[1];
        let new = |person: u32| u32::from(within2[person as usize] as usize > connections);
        let others = graph.neighbours(person).iter();
        new(person) + others.map(|&other| new(other)).sum::<u32>()
    }

    /// The degree of a person after so many connections: 1, 2, 3, or 4 for anybody farther away.
    #[inline]
    pub fn ring(&self, person: u32, connections: u32) -> u32 {
        let outside = |within: &Vec<u32>| u32::from(within[person as usize] > connections);
        1 + self.within.iter().map(outside).sum::<u32>()
    }
}

/// For each person the least rank among themselves and their ties. O(people + ties).
///
/// The first ranks are passed on to everybody who has a tie with them, which settles most people at
/// the cost of few ties; whoever is left asks all of their ties, in the order in which those lie in
/// memory and without a decision at each (as Beamer, Asanović and Patterson 2012 turn a breadth-first
/// search about).
fn least_ranks(
    graph: &Graph,
    ranks: &[u32],
    come: &[[u32; 2]],
    progress: &mut Progress,
) -> Vec<u32> {
    let mut least = ranks.to_vec();
    let mut left = graph.ends().len() / PASSED_ON;
    let mut passed_on = 0;
    for &[person, _] in come {
        let ties = graph.neighbours(person);
        let Some(rest) = left.checked_sub(ties.len()) else {
            break;
        };
        left = rest;
        for &other in ties {
            let theirs = &mut least[other as usize];
            *theirs = (*theirs).min(passed_on);
        }
        passed_on += 1;
    }
    if (passed_on as usize) < come.len() {
        for (person, least) in (0..).zip(&mut least) {
            progress.step(person as usize, ranks.len());
            if *least >= passed_on {
                let ties = graph.neighbours(person).iter();
                *least = ties.fold(*least, |least, &other| least.min(ranks[other as usize]));
            }
        }
    }
    least
}
