//! Ties under way, where everybody's number of ties is known beforehand.

use std::ops::Range;

use super::progress_share::TIES_PERCENT;
use crate::base::progress::Progress;
use crate::base::random::Stream;

/// How often ends are paired before that is given up with those that came out as repetitions.
const ROUNDS: usize = 8;

/// Room for everybody's ties: person `p` has `made[starts[p]..ends[p]]` so far, and room until
/// `starts[p + 1]`.
pub(super) struct StubMatching {
    starts: Vec<u32>,
    ends: Vec<u32>,
    made: Vec<u32>,
    /// All ties, in the order in which they were made (or changed), where they are listed.
    pub ties: Vec<[u32; 2]>,
    listed: bool,
    taken: Taken,
}

/// The most pairs that are looked through at a time: they take 8 bytes each meanwhile.
const MOST: usize = 1 << 18;

/// Marks a pair that cannot be a tie: people have smaller numbers.
const NO_TIE: u32 = 1 << 31;

impl StubMatching {
    /// Room for so many ties of each person, which are not listed before [`StubMatching::into_ties`].
    pub fn new(degrees: &[u32]) -> StubMatching {
        let starts = starts(degrees);
        StubMatching {
            ends: starts[..degrees.len()].to_vec(),
            made: vec![0; starts[degrees.len()] as usize],
            starts,
            ties: Vec::new(),
            listed: false,
            taken: Taken::default(),
        }
    }

    /// Every tie once, in the order of the larger end, and for one person in the order in which theirs
    /// were made.
    pub fn into_ties(self) -> Vec<[u32; 2]> {
        let mut ties = Vec::with_capacity(self.made.len() / 2);
        for person in 0..self.ends.len() as u32 {
            let smaller = self.of(person).iter().filter(|&&other| other < person);
            ties.extend(smaller.map(|&other| [person, other]));
        }
        ties
    }

    /// The same with all ends paired at random for a first time; and the ends that stay open. As
    /// [`StubMatching::pair`] does it, at the cost of a few passes over all pairs.
    pub fn all_paired(
        degrees: &[u32],
        stream: &mut Stream,
        progress: &mut Progress,
    ) -> (StubMatching, Vec<u32>) {
        let starts = starts(degrees);
        let sum = starts[degrees.len()] as usize;
        let mut ties = vec![[0u32; 2]; sum.div_ceil(2)];
        let ends = &mut ties.as_flattened_mut()[..sum];
        for (person, bounds) in (0..).zip(starts.windows(2)) {
            ends[bounds[0] as usize..bounds[1] as usize].fill(person);
        }
        progress.begin(45);
        shuffle(ends, stream, progress, 1);
        let over = (sum % 2 == 1).then(|| ends[sum - 1]);
        ties.truncate(sum / 2);
        mark_repeated(&mut ties, degrees.len());
        progress.begin(TIES_PERCENT - 45);
        let mut open = Vec::new();
        ties.retain(|&[a, b]| {
            let person = a & !NO_TIE;
            let kept = person == a && a != b;
            if !kept {
                open.extend([person, b]);
            }
            kept
        });
        open.extend(over);
        let mut slots = StubMatching {
            ends: starts[..degrees.len()].to_vec(),
            starts,
            made: vec![0; sum],
            ties,
            listed: true,
            taken: Taken::default(),
        };
        for place in 0..slots.ties.len() {
            progress.step(place, slots.ties.len());
            let [a, b] = slots.ties[place];
            slots.put(a, b);
            slots.put(b, a);
        }
        (slots, open)
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
        if self.listed {
            self.ties.push([a, b]);
        }
        self.put(a, b);
        self.put(b, a);
    }

    #[inline]
    fn put(&mut self, from: u32, to: u32) {
        let end = &mut self.ends[from as usize];
        self.made[*end as usize] = to;
        *end += 1;
    }

    /// Takes the tie at a place of `ties`, which are listed, away again.
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

    /// Pairs the open ends, of people of this range, at random: ties neighbours in a random order who
    /// are free and `apart`; the others try again in a new order, after `rounds` that have been. Gives
    /// back the ends that stay over.
    pub fn pair(
        &mut self,
        mut open: Vec<u32>,
        people: &Range<usize>,
        rounds: usize,
        stream: &mut Stream,
        apart: &dyn Fn(u32, u32) -> bool,
        progress: &mut Progress,
    ) -> Vec<u32> {
        let ends = open.len();
        for _ in rounds..ROUNDS {
            if open.len() < 2 {
                break;
            }
            shuffle(&mut open, stream, progress, 2);
            let (mut kept, mut paired) = (0, 0);
            while paired < open.len() / 2 {
                let pairs = (open.len() / 2 - paired).min(MOST);
                // Going through everybody's ties pays where most have a pair.
                let all = pairs >= people.len() / 8;
                if all {
                    self.mark_taken(&mut open[2 * paired..2 * (paired + pairs)], people);
                }
                for pair in paired..paired + pairs {
                    let (a, b) = (open[2 * pair], open[2 * pair + 1]);
                    let (person, taken) = (a & !NO_TIE, a >= NO_TIE);
                    if !taken && apart(a, b) && (all || self.free(a, b)) {
                        self.tie(a, b);
                    } else {
                        (open[kept], open[kept + 1]) = (person, b);
                        kept += 2;
                    }
                }
                paired += pairs;
                // Most have found somebody when all have been through once.
                progress.report(ends + 2 * paired, 2 * ends);
            }
            if open.len() % 2 == 1 {
                open[kept] = open[open.len() - 1];
                kept += 1;
            }
            open.truncate(kept);
        }
        open
    }

    /// Marks every pair of a person with themselves, of two who have a tie, and that is the same as one
    /// before it.
    ///
    /// Pairs are gathered by their lower end, in their order; then the lower end's ties are gone
    /// through once for all of its pairs: O(people + pairs + their ties).
    #[inline(never)]
    fn mark_taken(&mut self, open: &mut [u32], people: &Range<usize>) {
        let StubMatching {
            starts,
            ends,
            made,
            taken,
            ..
        } = self;
        let Taken { place, gathered } = taken;
        let first = people.start as u32;
        place.clear();
        place.resize(2 * people.len() + 1, 0);
        let (place, met) = place.split_at_mut(people.len() + 1);
        gathered.clear();
        gathered.resize(open.len() / 2, [0; 2]);
        gather(place, gathered, open.as_chunks().0, first);
        let mut begin = 0;
        for (lower, &end) in (1..).zip(&place[..people.len()]) {
            let person = people.start + lower as usize - 1;
            if begin < end {
                met[lower as usize - 1] = lower;
                for &other in &made[starts[person] as usize..ends[person] as usize] {
                    // They may have ties with people outside the range.
                    if let Some(met) = met.get_mut(other.wrapping_sub(first) as usize) {
                        *met = lower;
                    }
                }
            }
            for &[upper, number] in &gathered[begin as usize..end as usize] {
                let met = &mut met[(upper - first) as usize];
                if std::mem::replace(met, lower) == lower {
                    open[2 * number as usize] |= NO_TIE;
                }
            }
            begin = end;
        }
    }
}

/// Puts ends in a random order, which is the first of so many parts of the piece of work under way.
#[inline(never)]
fn shuffle(ends: &mut [u32], stream: &mut Stream, progress: &mut Progress, parts: usize) {
    let mut left = ends.len();
    while left > 1 {
        let first = left.saturating_sub(MOST).max(1);
        stream.shuffle_places(ends, first..left);
        left = first;
        progress.report(ends.len() - left, parts * ends.len());
    }
}

/// What looking through many pairs takes, from one time to the next.
#[derive(Default)]
struct Taken {
    /// For each person, where their pairs end among those gathered; then, whose ties they were met
    /// among last, + 1.
    place: Vec<u32>,
    /// The upper ends of pairs, and the pairs' numbers.
    gathered: Vec<[u32; 2]>,
}

/// Gathers pairs by their lower end, each in its order, as the upper end and the pair's number. The
/// people are numbered from `first` on; `place`, with one place more than there are of them, is all 0
/// before and then has the end of each one's pairs.
#[inline(never)]
fn gather(place: &mut [u32], gathered: &mut [[u32; 2]], pairs: &[[u32; 2]], first: u32) {
    for [a, b] in pairs {
        place[(a.min(b) - first) as usize + 1] += 1;
    }
    for person in 1..place.len() {
        place[person] += place[person - 1];
    }
    for (number, [a, b]) in (0..).zip(pairs) {
        let place = &mut place[(a.min(b) - first) as usize];
        gathered[*place as usize] = [*a.max(b), number];
        *place += 1;
    }
}

/// Where each person's room begins, and where the last one's ends.
fn starts(degrees: &[u32]) -> Vec<u32> {
    let mut starts = Vec::with_capacity(degrees.len() + 1);
    let mut sum = 0;
    starts.push(0);
    starts.extend(degrees.iter().map(|&degree| {
        sum += degree;
        sum
    }));
    starts
}

/// Marks every pair that is the same as one before it, in either direction.
///
/// Pairs are gathered by their lower end, in their order, and each upper end remembers the lower end
/// that met it last: O(people + pairs) with 8 bytes a pair and 8 a person.
fn mark_repeated(pairs: &mut [[u32; 2]], people: usize) {
    let mut place = vec![0u32; people + 1];
    let mut gathered = vec![[0u32; 2]; pairs.len()];
    gather(&mut place, &mut gathered, pairs, 0);
    // The lower end that each person met last, + 1.
    let mut met = vec![0u32; people];
    let mut begin = 0;
    for (lower, &end) in (1..).zip(&place[..people]) {
        for &[upper, number] in &gathered[begin..end as usize] {
            if std::mem::replace(&mut met[upper as usize], lower) == lower {
                pairs[number as usize][0] |= NO_TIE;
            }
        }
        begin = end as usize;
    }
}
