//! Which lines of a frame are drawn, and how much each of them counts.

use super::lines::Window;
use super::view::View;
use crate::frame::{Frame, Line, line};
use crate::random::{Chance, hash};
use std::ops::Range;

/// How much of a frame is drawn where there is more than can be told apart.
///
/// Ties between other people are drawn up to a total length, counting of each tie the part that is
/// in view. Where they are longer, each of them stays or goes by a coin of its own (a hash of its
/// place in the frame), all with the same chance, and those that stay count for the others: what a
/// pixel shows is the same in the mean. A tie that stays at a small length stays at every larger one,
/// so none flickers. Your own ties, the post's way and the post are always drawn, all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// A picture to look at.
    #[default]
    Full,
    /// One of many a second, while people move or the view does.
    Moving,
}

impl Detail {
    /// The greatest total length drawn of ties between other people, in pixels, [`SET_UP`] of them
    /// for each tie whatever its length. At 1280 × 720 pixels that is each pixel 70 and 9 times over.
    pub fn longest(self) -> f64 {
        match self {
            Detail::Full => 64e6,
            Detail::Moving => 8e6,
        }
    }
}

/// How long a tie takes to set up: as long as to draw so many pixels of it.
pub const SET_UP: f64 = 16.0;

/// Of how many ties one is measured.
const EVERY: usize = 8;

/// Where the lines of each kind are in a frame: looked up once, for a frame has them side by side.
pub(super) struct Kinds<'a> {
    lines: &'a [Line],
    /// How many there are, and from which to which.
    spans: [(usize, Range<usize>); 4],
}

impl<'a> Kinds<'a> {
    pub(super) fn of(frame: &'a Frame) -> Kinds<'a> {
        let lines = &frame.lines[..];
        let mut spans = [0; 4].map(|count| (count, 0..0));
        for (index, line) in lines.iter().enumerate() {
            if let Some((count, span)) = spans.get_mut(line.style as usize) {
                if *count == 0 {
                    span.start = index;
                }
                *count += 1;
                span.end = index + 1;
            }
        }
        Kinds { lines, spans }
    }

    pub(super) fn count(&self, kind: u32) -> usize {
        self.spans[kind as usize].0
    }

    /// The lines of a kind with their places in the frame.
    #[inline(always)]
    pub(super) fn lines(&self, kind: u32) -> impl Iterator<Item = (usize, &'a Line)> {
        let span = self.spans[kind as usize].1.clone();
        let start = span.start;
        let lines = self.lines[span].iter().enumerate();
        lines
            .filter(move |(_, line)| line.style == kind)
            .map(move |(index, line)| (start + index, line))
    }

    /// The chance with which each line of a kind is drawn. Read off every eighth: a fair enough
    /// measure of what takes time, and the tone does not depend on it.
    pub(super) fn share(&self, kind: u32, view: &View, window: &Window, detail: Detail) -> f64 {
        let longest = detail.longest();
        let across = f64::from(view.width + view.height);
        if kind != line::TIE || self.count(kind) as f64 * (across + SET_UP) <= longest {
            return 1.0;
        }
        let mut length = 0.0;
        for line in self.lines[self.spans[kind as usize].1.clone()]
            .iter()
            .step_by(EVERY)
        {
            let seen = window.see(line).filter(|_| line.style == kind);
            if let Some([x1, y1, x2, y2]) = seen {
                let (dx, dy) = ((x2 - x1).abs(), (y2 - y1).abs());
                length += f64::from(if dx > dy { dx } else { dy }) + SET_UP;
            }
        }
        let share = longest / (length * EVERY as f64);
        if share < 1.0 { share } else { 1.0 }
    }

    /// What is seen of the lines of a kind, each with a chance, in pixels.
    #[inline(always)]
    pub(super) fn seen(
        &self,
        kind: u32,
        window: &Window,
        share: f64,
    ) -> impl Iterator<Item = [f32; 4]> {
        let (all, chance) = (share >= 1.0, Chance::new(share));
        self.lines(kind)
            .filter(move |&(index, _)| all || chance.holds(hash(0, index as u64)))
            .filter_map(move |(_, line)| window.see(line))
    }
}
