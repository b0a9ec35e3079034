//! Ties under way, where everybody's number of ties is known beforehand.

use crate::random::Stream;

/// How often ends that came out as repetitions are paired again before that is given up.
const ROUNDS: usize = 8;

/// Room for everybody's ties: person `p` has `made[starts[p]..ends[p]]` so far, and room until
/// `starts[p + 1]`.
pub(super) struct Slots {
    starts: Vec<u32>,
    ends: Vec<u32>,
    made: Vec<u32>,
    /// All ties, in the order in which they were made (or changed).
    pub ties: Vec<[u32; 2]>,
}

impl Slots {
    /// Room for so many ties of each person.
    pub fn new(degrees: &[u32]) -> Slots {
        let mut starts = Vec::with_capacity(degrees.len() + 1);
        let mut sum = 0;
        starts.push(0);
        starts.extend(degrees.iter().map(|&degree| {
            sum += degree;
            sum
        }));
        Slots {
            ends: starts[..degrees.len()].to_vec(),
            starts,
            made: vec![0; sum as usize],
            ties: Vec::with_capacity(sum as usize / 2),
        }
    }

    /// The ties of a person so far.
    fn of(&self, person: u32) -> &[u32] {
        let person = person as usize;
        &self.made[self.starts[person] as usize..self.ends[person] as usize]
    }

    /// Whether two people could have a tie: they are different and have none.
    #[inline(never)]
    pub fn free(&self, a: u32, b: u32) -> bool {
        let (of_a, of_b) = (self.of(a), self.of(b));
        a != b
            && if of_a.len() < of_b.len() {
                !of_a.contains(&b)
            } else {
                !of_b.contains(&a)
            }
    }

    /// Makes a tie of two people with room who have none.
    #[inline(never)]
    pub fn tie(&mut self, a: u32, b: u32) {
        self.ties.push([a, b]);
        for (from, to) in [(a, b), (b, a)] {
            let end = &mut self.ends[from as usize];
            self.made[*end as usize] = to;
            *end += 1;
        }
    }

    /// Takes the tie at a place of `ties` away again.
    #[inline(never)]
    pub fn untie(&mut self, place: usize) {
        let [a, b] = self.ties.swap_remove(place);
        for (from, to) in [(a, b), (b, a)] {
            let (start, end) = (self.starts[from as usize], &mut self.ends[from as usize]);
            *end -= 1;
            let ties = &mut self.made[start as usize..=*end as usize];
            if let Some(at) = ties.iter().position(|&other| other == to) {
                ties[at] = ties[ties.len() - 1];
            }
        }
    }

    /// Pairs the open ends at random: ties neighbours in a random order who are free and `apart`;
    /// the others try again in a new order. Gives back the ends that stay over.
    pub fn pair(
        &mut self,
        mut open: Vec<u32>,
        stream: &mut Stream,
        apart: &dyn Fn(u32, u32) -> bool,
    ) -> Vec<u32> {
        for _ in 0..ROUNDS {
            if open.len() < 2 {
                break;
            }
            stream.shuffle(&mut open);
            let mut kept = 0;
            for pair in 0..open.len() / 2 {
                let (a, b) = (open[2 * pair], open[2 * pair + 1]);
                if apart(a, b) && self.free(a, b) {
                    self.tie(a, b);
                } else {
                    (open[kept], open[kept + 1]) = (a, b);
                    kept += 2;
                }
            }
            if open.len() % 2 == 1 {
                open[kept] = open[open.len() - 1];
                kept += 1;
            }
            open.truncate(kept);
        }
        open
    }
}
