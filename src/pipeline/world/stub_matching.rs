//! Random matching of stubs (the open ends of ties) into ties, for people of given degrees.

use std::ops::Range;

use crate::base::progress::Progress;
use crate::base::random::Stream;

/// Maximum number of rounds of pairing. Stubs that are open after the last round stay open.
const ROUNDS: usize = 8;

/// Ties of people of given degrees. The neighbours of person `p` so far are
/// `made[starts[p]..ends[p]]`; the space for `p` ends at `starts[p + 1]`.
pub(super) struct StubMatching {
    starts: Vec<u32>,
    ends: Vec<u32>,
    made: Vec<u32>,
    buffers: PairBuffers,
}

/// Number of pairs that are marked at a time. Each takes 8 bytes.
const BATCH: usize = 1 << 18;

/// The flag of a pair that cannot become a tie. Numbers of people are smaller.
const NO_TIE: u32 = 1 << 31;

impl StubMatching {
    /// A matching without ties, for people of these degrees.
    pub fn new(degrees: &[u32]) -> StubMatching {
        let starts = starts(degrees);
        StubMatching {
            ends: starts[..degrees.len()].to_vec(),
            made: vec![0; starts[degrees.len()] as usize],
            starts,
            buffers: PairBuffers::default(),
        }
    }

    /// Each tie once, in the order of the larger end; for one person in the order in which the ties
    /// were made.
    pub fn into_ties(self) -> Vec<[u32; 2]> {
        let mut ties = Vec::with_capacity(self.made.len() / 2);
        for person in 0..self.ends.len() as u32 {
            let smaller = self.of(person).iter().filter(|&&other| other < person);
            ties.extend(smaller.map(|&other| [person, other]));
        }
        ties
    }

    /// The neighbours of a person so far.
    fn of(&self, person: u32) -> &[u32] {
        let person = person as usize;
        &self.made[self.starts[person] as usize..self.ends[person] as usize]
    }

    /// Whether two people can get a tie: they are different and have no tie. O(smaller number of
    /// ties).
    #[inline(never)]
    fn free(&self, a: u32, b: u32) -> bool {
        let (of_a, of_b) = (self.of(a), self.of(b));
        a != b
            && if of_a.len() < of_b.len() {
                !of_a.contains(&b)
            } else {
                !of_b.contains(&a)
            }
    }

    /// Makes a tie between two people with open stubs and without a tie.
    #[inline(never)]
    fn tie(&mut self, a: u32, b: u32) {
        self.put(a, b);
        self.put(b, a);
    }

    /// Appends a neighbour.
    #[inline]
    fn put(&mut self, from: u32, to: u32) {
        let end = &mut self.ends[from as usize];
        self.made[*end as usize] = to;
        *end += 1;
    }

    /// Pairs open stubs of the people in `people` at random. Each round shuffles the stubs and
    /// makes a tie of each two adjacent stubs whose people are [`StubMatching::free`] and `apart`.
    /// The other stubs go to the next round, up to [`ROUNDS`] rounds. Returns the stubs that stay
    /// open.
    pub fn pair(
        &mut self,
        mut open: Vec<u32>,
        people: &Range<usize>,
        stream: &mut Stream,
        apart: &dyn Fn(u32, u32) -> bool,
        progress: &mut Progress,
    ) -> Vec<u32> {
        let ends = open.len();
        for _ in 0..ROUNDS {
            if open.len() < 2 {
                break;
            }
            shuffle(&mut open, stream, progress, 2);
            let (mut kept, mut paired) = (0, 0);
            while paired < open.len() / 2 {
                let pairs = (open.len() / 2 - paired).min(BATCH);
                // Marking visits the ties of all people. That is faster if most people have a pair.
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
                // Most stubs are paired in the first round, so its progress is reported as that of
                // all rounds.
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

    /// Marks each pair of a person with themselves, of two people with a tie, and each repetition
    /// of an earlier pair.
    ///
    /// Gathers pairs by their lower end, in order. Then visits the neighbours of each lower end
    /// once for all its pairs. O(people + pairs + ties of the people).
    #[inline(never)]
    fn mark_taken(&mut self, open: &mut [u32], people: &Range<usize>) {
        let StubMatching {
            starts,
            ends,
            made,
            buffers,
            ..
        } = self;
        let PairBuffers { place, gathered } = buffers;
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
                    // Neighbours may be outside the range.
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

/// Shuffles stubs or ties. Reports progress as the first of `parts` equal parts of the piece of work.
#[inline(never)]
pub(super) fn shuffle<T>(
    ends: &mut [T],
    stream: &mut Stream,
    progress: &mut Progress,
    parts: usize,
) {
    let mut left = ends.len();
    while left > 1 {
        let first = left.saturating_sub(BATCH).max(1);
        stream.shuffle_places(ends, first..left);
        left = first;
        progress.report(ends.len() - left, parts * ends.len());
    }
}

/// Buffers of [`StubMatching::mark_taken`], reused between calls.
#[derive(Default)]
struct PairBuffers {
    /// For each person: the end of their pairs in `gathered`. Then, for each person: 1 + the last
    /// lower end with whom they have a tie or a pair.
    place: Vec<u32>,
    /// The upper end and the number of each pair.
    gathered: Vec<[u32; 2]>,
}

/// Gathers pairs by their lower end, in order. Each is stored as its upper end and its number.
/// People are numbered from `first`. `place` has one element more than people and must be all 0;
/// afterwards it holds the end of each person's pairs.
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

/// The partial sums of the degrees: one element more than degrees, from 0 to the sum of all.
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
