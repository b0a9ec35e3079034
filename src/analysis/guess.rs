//! The score of a guess: a line that a reader draws of how reach grows, or of how a post spreads.

/// A guess with its known first point.
#[derive(Clone, Copy, Debug)]
pub struct Guess<'a> {
    /// The places of the axis: connections or hops, ascending.
    pub x: &'a [u32],
    /// People guessed at these places. The first value is known. A guess may end before the axis.
    pub y: &'a [u32],
    /// The most that can be guessed: all people.
    pub top: u32,
}

/// A place at which a guess and the truth differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Miss {
    /// The place.
    pub x: u32,
    /// People guessed there.
    pub guessed: u32,
    /// People there in truth.
    pub truth: u32,
    /// The difference.
    pub apart: u32,
}

/// The side of its chord on which a line lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bend {
    /// On neither: it is straight.
    Straight,
    /// Below: it bends upward.
    Up,
    /// Above: it bends downward.
    Down,
}

impl Bend {
    /// Its name in lower case.
    pub fn name(self) -> &'static str {
        ["straight", "up", "down"][self as usize]
    }
}

impl Guess<'_> {
    /// The place where guess and `truth` differ most, the first of several. The known first point does
    /// not count. `None` if no other place has both a guess and a truth. O(points).
    pub fn widest(&self, truth: impl Fn(u32) -> Option<u32>) -> Option<Miss> {
        let mut widest: Option<Miss> = None;
        for (&x, &guessed) in self.x.iter().zip(self.y).skip(1) {
            let Some(truth) = truth(x) else { continue };
            let apart = guessed.abs_diff(truth);
            if widest.is_none_or(|before| apart > before.apart) {
                widest = Some(Miss {
                    x,
                    guessed,
                    truth,
                    apart,
                });
            }
        }
        widest
    }

    /// Whether a guess counts as right: `apart`, its largest difference, is at most 3 % of all people.
    pub fn is_right(&self, apart: u32) -> bool {
        100 * u64::from(apart) <= 3 * u64::from(self.top)
    }

    /// How the guess bends. It is straight if it leaves its chord by at most 8 % of its height. `None`
    /// if it lies on both sides of the chord or covers less than 80 % of the axis. O(points).
    pub fn bend(&self) -> Option<Bend> {
        let count = self.y.len();
        if count < 3 || 10 * count < 8 * self.x.len() {
            return None;
        }
        let (first, last) = (i64::from(self.y[0]), i64::from(self.y[count - 1]));
        let intervals = count as i64 - 1;
        // All heights are multiplied by the number of intervals, so that they are whole.
        let (mut above, mut below, mut height) = (0, 0, i64::from(self.top / 10));
        for (place, &people) in (0..).zip(self.y) {
            let rise = i64::from(people) - first;
            let off = rise * intervals - (last - first) * place;
            above = above.max(off);
            below = below.max(-off);
            height = height.max(rise.abs());
        }
        let is_little = |off: i64| 100 * off <= 8 * height * intervals;
        match (is_little(above), is_little(below)) {
            (true, true) => Some(Bend::Straight),
            (true, false) => Some(Bend::Up),
            (false, true) => Some(Bend::Down),
            (false, false) => None,
        }
    }
}

/// The number of hops in a row, from the second on, with at least twice as many new viewers as the
/// hop before.
pub fn doublings(per_hop: &[u32]) -> u32 {
    let pairs = per_hop.windows(2);
    pairs.take_while(|pair| pair[1] >= 2 * pair[0]).count() as u32
}
