//! How many people are within one, two and three steps of you after every connection.

use crate::graph::Graph;

/// The number that stands for "never" in the arrays of [`History`].
pub const NEVER: u32 = u32::MAX;

/// A whole life's reach. Connections are numbered from 1; 0 is the moment before the first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// For each person the number of the connection at which they came within 1, within 2 and
    /// within 3 steps of you; [`NEVER`] if they did not. `within[0]` ≥ `within[1]` ≥ `within[2]`.
    pub within: [Vec<u32>; 3],
    /// For each person whom you know when they come within two steps of you, and the person one
    /// step nearer when they come within three: the tie that brought them. 0 where there is none.
    pub via: [Vec<u32>; 2],
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
    /// One pass: whoever comes within two steps for the first time is looked at once, and everybody
    /// they have ties with is then within three. So the exact counts after every connection of a
    /// life cost O(people + ties) together, as much as one breadth-first search.
    pub fn new(graph: &Graph, accepted: impl ExactSizeIterator<Item = u32>) -> History {
        let steps = accepted.len();
        let never = || vec![NEVER; graph.people()];
        let mut history = History {
            within: [never(), never(), never()],
            via: [vec![0; graph.people()], vec![0; graph.people()]],
            second: Vec::with_capacity(steps),
            third: Vec::with_capacity(steps),
            gained: Vec::with_capacity(steps),
            overlap: Vec::with_capacity(steps),
        };
        let [within1, within2, within3] = &mut history.within;
        let [via2, via3] = &mut history.via;
        // Who is within two or three steps: in one byte a person, which is looked at once a tie and
        // stays in a fast cache where the arrays of numbers do not.
        const TWO: u8 = 2;
        const THREE: u8 = 3;
        let mut near = vec![u8::MAX; graph.people()];
        let (mut two, mut three) = (0u32, 0u32);
        for (step, person) in (1u32..).zip(accepted) {
            let before = two;
            let mut overlap = 0;
            let mut come_within_two = |middle: u32| {
                let new = near[middle as usize] > TWO;
                if new {
                    if near[middle as usize] > THREE {
                        within3[middle as usize] = step;
                        three += 1;
                    }
                    near[middle as usize] = TWO;
                    within2[middle as usize] = step;
                    via2[middle as usize] = person;
                    two += 1;
                    for &other in graph.neighbours(middle) {
                        if near[other as usize] > THREE {
                            near[other as usize] = THREE;
                            within3[other as usize] = step;
                            via3[other as usize] = middle;
                            three += 1;
                        }
                    }
                }
                new
            };
            within1[person as usize] = step;
            // The person's ties first: that the person comes near is not their overlap.
            for &other in graph.neighbours(person) {
                overlap += u32::from(!come_within_two(other));
            }
            come_within_two(person);
            history.second.push(two - step);
            history.third.push(three - two);
            history.gained.push(two - before);
            history.overlap.push(overlap);
        }
        history
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
        let via = self.via.get((degree as usize).wrapping_sub(2))?;
        Some(via[person as usize])
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
