//! The fourth stage: the number of people within one, two and three steps of you, after each
//! connection. Imports `base`.

use crate::base::graph::Graph;
use crate::base::progress::Progress;

/// The value for "never" in the arrays of [`History`].
pub const NEVER: u32 = u32::MAX;

/// [`least_ranks`] switches from pushing to pulling after it has pushed along 1 in this many ends
/// of ties.
const PUSHED: usize = 5;

/// The reach of a whole life. Connections are numbered from 1; number 0 is the state before the
/// first.
///
/// ```
/// use hopscope::graph::Graph;
/// use hopscope::reach::{History, NEVER};
///
/// // A path 1–2–3–4, of which you (0) accept person 1, then person 4.
/// let graph = Graph::from_ties(5, &[[1, 2], [2, 3], [3, 4]]);
/// let history = History::new(&graph, [1, 4].into_iter());
/// assert_eq!(history.degrees(1), [1, 1, 1]);
/// assert_eq!(history.degrees(2), [2, 2, 0]);
/// assert_eq!(history.within[0], [NEVER, 1, NEVER, NEVER, 2]);
/// assert_eq!(history.gained, [2, 2]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// For each person: the number of the connection at which they came within 1, 2 and 3 steps of
    /// you, or [`NEVER`]. `within[0]` ≥ `within[1]` ≥ `within[2]`, element by element.
    pub within: [Vec<u32>; 3],
    /// For each person: the neighbour through whom they came within three steps. 0 if no neighbour
    /// came within two steps before them, or if they never came within three.
    nearer: Vec<u32>,
    /// The accepted people, in order.
    accepted: Vec<u32>,
    /// For each connection, from number 1: the number of people of the 2nd degree after it.
    pub second: Vec<u32>,
    /// For each connection, from number 1: the number of people of the 3rd degree after it.
    pub third: Vec<u32>,
    /// For each connection, from number 1: the number of people that it brought within two steps,
    /// including the accepted person.
    pub gained: Vec<u32>,
    /// For each connection, from number 1: the number of the accepted person's ties to people who
    /// were already within two steps.
    pub overlap: Vec<u32>,
}

impl History {
    /// The history of accepting these people one after the other. Each is given once; you (person
    /// 0) are not among them.
    ///
    /// The order in which people come within two steps gives each person a rank. A neighbour of a
    /// person within two steps is within three steps. So a person comes within three steps at the
    /// least rank among themselves and their neighbours. The exact counts after every connection
    /// therefore take O(people + ties) in total, no more than one breadth-first search.
    ///
    /// # Panics
    /// If an accepted person is no person of the graph.
    pub fn new(graph: &Graph, accepted: impl ExactSizeIterator<Item = u32>) -> History {
        Progress::silent(|progress| History::make(graph, accepted.collect(), progress))
    }

    /// [`History::new`] with reports of progress.
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
        // By rank: the person who came within two steps, and the connection at which they did. The
        // array has one element more than people: every neighbour is written, and a neighbour who
        // is not new is overwritten by the next new one. That is faster than a branch.
        let mut arrivals = vec![[0u32; 2]; people + 1];
        let mut two = 0;
        progress.begin(50);
        for (step, &person) in (1u32..).zip(&history.accepted) {
            progress.step(step as usize, history.accepted.len());
            let before = two;
            // Ranks the person if they are new. Returns the number of people within two steps so
            // far.
            let mut come_within_two = |person: u32| {
                let rank = &mut ranks[person as usize];
                arrivals[two as usize] = [person, step];
                let new = u32::from(*rank == NEVER);
                *rank = (*rank).min(two);
                two += new;
                two
            };
            // Neighbours come first, so that the accepted person does not count as an overlap of
            // their own.
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
        arrivals.truncate(two as usize);
        history.within[2] = least_ranks(graph, &history.within[1], &arrivals, progress);
        history.replace_ranks(&arrivals);
        history
    }

    /// Replaces ranks by numbers of connections, and counts the people of the 3rd degree.
    fn replace_ranks(&mut self, arrivals: &[[u32; 2]]) {
        let [_, within2, within3] = &mut self.within;
        let ranks = within2.iter_mut().zip(within3).zip(&mut self.nearer);
        for ((within2, within3), nearer) in ranks {
            // NEVER is no rank: these people never come within three steps.
            let Some(&[person, step]) = arrivals.get(*within3 as usize) else {
                continue;
            };
            if within2 != within3 {
                *nearer = person;
            }
            *within3 = step;
            self.third[step as usize - 1] += 1;
            if let Some(&[_, step]) = arrivals.get(*within2 as usize) {
                *within2 = step;
            }
        }
        let mut three = 0;
        for ((step, second), third) in (1..).zip(&self.second).zip(&mut self.third) {
            three += *third;
            *third = three - step - second;
        }
    }

    /// The number of connections of the life. O(1).
    pub fn steps(&self) -> usize {
        self.second.len()
    }

    /// The number of people of the 1st, 2nd and 3rd degree after `connections` connections, or
    /// after the last if there are fewer. O(1).
    pub fn degrees(&self, connections: usize) -> [u32; 3] {
        match connections.min(self.steps()) {
            0 => [0; 3],
            step => [step as u32, self.second[step - 1], self.third[step - 1]],
        }
    }

    /// The number of people within two steps, before the first connection and after each. The
    /// connections are included. O(connections).
    pub fn reach(&self) -> Vec<u32> {
        let after = (1..)
            .zip(&self.second)
            .map(|(first, second)| first + second);
        std::iter::once(0).chain(after).collect()
    }

    /// The person one step nearer, through whom you reach `person`, who is of degree `degree` (2 or
    /// 3). `None` for any other degree. O(1).
    ///
    /// # Panics
    /// If there is no such person and `degree` is 2 or 3.
    #[inline]
    pub fn via(&self, person: u32, degree: u32) -> Option<u32> {
        let person = person as usize;
        match degree {
            // The connection that brought a person within two steps has a tie with them.
            2 => self
                .accepted
                .get((self.within[1][person] as usize).wrapping_sub(1))
                .copied(),
            3 => Some(self.nearer[person]),
            _ => None,
        }
    }

    /// The number of people that accepting `person` after `connections` connections would bring
    /// within two steps, including `person`. O(ties of the person).
    ///
    /// # Panics
    /// If there is no such person.
    pub fn would_gain(&self, graph: &Graph, person: u32, connections: usize) -> u32 {
        let within2 = &self.within[1];
        let new = |person: u32| u32::from(within2[person as usize] as usize > connections);
        let others = graph.neighbours(person).iter();
        new(person) + others.map(|&other| new(other)).sum::<u32>()
    }

    /// The degree of a person after `connections` connections: 1, 2 or 3, or 4 if they are more
    /// than three steps away. O(1).
    ///
    /// # Panics
    /// If there is no such person.
    #[inline]
    pub fn ring(&self, person: u32, connections: u32) -> u32 {
        let outside = |within: &Vec<u32>| u32::from(within[person as usize] > connections);
        1 + self.within.iter().map(outside).sum::<u32>()
    }
}

/// For each person: the least rank among themselves and their neighbours. O(people + ties).
///
/// Pushes the first ranks to all neighbours, which gives most people their result over few ties.
/// Each remaining person then pulls the least rank from all of their neighbours, in memory order
/// and without a branch (direction-optimizing search: Beamer, Asanović, Patterson 2012,
/// "Direction-optimizing breadth-first search").
fn least_ranks(
    graph: &Graph,
    ranks: &[u32],
    arrivals: &[[u32; 2]],
    progress: &mut Progress,
) -> Vec<u32> {
    let mut least = ranks.to_vec();
    let mut budget = graph.ends().len() / PUSHED;
    let mut pushed = 0;
    for &[person, _] in arrivals {
        let ties = graph.neighbours(person);
        let Some(rest) = budget.checked_sub(ties.len()) else {
            break;
        };
        budget = rest;
        for &other in ties {
            let theirs = &mut least[other as usize];
            *theirs = (*theirs).min(pushed);
        }
        pushed += 1;
    }
    if (pushed as usize) < arrivals.len() {
        for (person, least) in (0..).zip(&mut least) {
            progress.step(person as usize, ranks.len());
            if *least >= pushed {
                let ties = graph.neighbours(person).iter();
                *least = ties.fold(*least, |least, &other| least.min(ranks[other as usize]));
            }
        }
    }
    least
}
