//! Level of detail: selects the lines of a frame to draw, and the weight of each.

use super::lines::Window;
use super::view::View;
use crate::base::random::{Chance, hash};
use crate::pipeline::frame::{Frame, Line, line};
use std::ops::Range;

/// Level of detail of a frame with very many ties.
///
/// The total visible length of ties between other people is limited. Above the limit, a random
/// sample is drawn: a hash of a tie's index in the frame decides, with equal probability for all
/// ties. Drawn ties get a larger weight, so that the mean of each pixel is unchanged. A tie that is
/// drawn at one limit is drawn at every larger limit, so ties do not flicker. Your own ties, the
/// post's path and its pulses are always drawn in full.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// A still picture.
    #[default]
    Full,
    /// A picture of an animation, during which people or the view move.
    Moving,
}

impl Detail {
    /// Maximum total length of the drawn ties between other people, in pixels. Each tie counts
    /// [`SET_UP`] pixels more than its length. At 1280 × 720 pixels the maximum is 70 times the
    /// number of pixels for a still picture, and 9 times in an animation.
    pub fn longest(self) -> f64 {
        match self {
            Detail::Full => 64e6,
            Detail::Moving => 8e6,
        }
    }
}

/// Cost of setting up a tie, as the length in pixels that takes the same time to draw.
pub const SET_UP: f64 = 16.0;

/// Only one tie in this many is measured.
const EVERY: usize = 8;

/// The ranges of the lines of each kind in a frame. Looked up once, because a frame stores the
/// lines of a kind together.
pub(super) struct Kinds<'a> {
    lines: &'a [Line],
    /// The number of lines of each kind, and the range that contains them.
    spans: [(usize, Range<usize>); line::KINDS],
}

impl<'a> Kinds<'a> {
    #[inline(never)]
    pub(super) fn of(frame: &'a Frame) -> Kinds<'a> {
        let lines = &frame.lines[..];
        let mut spans = [0; line::KINDS].map(|count| (count, 0..0));
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

    /// The lines of a kind, with their indices in the frame.
    #[inline(always)]
    pub(super) fn lines(&self, kind: u32) -> impl Iterator<Item = (usize, &'a Line)> {
        let span = self.spans[kind as usize].1.clone();
        let start = span.start;
        let lines = self.lines[span].iter().enumerate();
        lines
            .filter(move |(_, line)| line.style == kind)
            .map(move |(index, line)| (start + index, line))
    }

    /// The probability with which each line of a kind is drawn. Estimated from every eighth line:
    /// that is accurate enough to limit the time, and the tone does not depend on it.
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

    /// The visible parts, in pixels, of the lines of a kind. Each line is included with probability
    /// `share`.
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

#[cfg(test)]
mod tests {
    use super::*;

    /// This many parallel ties across the picture.
    fn frame(ties: usize) -> Frame {
        let tie = |index: usize| {
            let y1 = index as f32 / ties as f32 - 0.5;
            Line {
                x1: -0.5,
                y1,
                x2: 0.5,
                y2: y1,
                style: line::TIE,
            }
        };
        Frame {
            lines: (0..ties).map(tie).collect(),
            ..Frame::default()
        }
    }

    #[test]
    fn the_share_is_what_may_be_drawn_of_what_is_in_view() {
        let view = View::fit(1000, 1000, 1.0);
        let window = Window::new(&view);
        for (ties, detail) in [(100_000, Detail::Moving), (400_000, Detail::Full)] {
            let frame = frame(ties);
            let share = Kinds::of(&frame).share(line::TIE, &view, &window, detail);
            let length = ties as f64 * (f64::from(view.magnification()) + SET_UP);
            assert!((share * length / detail.longest() - 1.0).abs() < 1e-3);
        }
        let frame = frame(10_000);
        let share = Kinds::of(&frame).share(line::TIE, &view, &window, Detail::Moving);
        assert_eq!(share, 1.0);
    }

    #[test]
    fn a_tie_that_stays_at_a_small_share_stays_at_every_larger_one() {
        let view = View::fit(1000, 1000, 1.0);
        let window = Window::new(&view);
        let frame = frame(10_000);
        let kinds = Kinds::of(&frame);
        let seen = |share| -> Vec<[f32; 4]> { kinds.seen(line::TIE, &window, share).collect() };
        let (few, more) = (seen(0.2), seen(0.25));
        assert!(few.iter().all(|tie| more.contains(tie)));
        // The standard error is 40 ties; five standard errors are allowed.
        assert!(few.len().abs_diff(2000) < 200 && more.len() > few.len());
        assert_eq!(seen(1.0).len(), 10_000);
    }

    #[test]
    fn kinds_are_told_apart_wherever_they_are() {
        let mut frame = frame(7);
        for (line, kind) in frame.lines.iter_mut().zip([3, 0, 1, 1, 9, 0, 3]) {
            line.style = kind;
        }
        let kinds = Kinds::of(&frame);
        let places = |kind| -> Vec<usize> { kinds.lines(kind).map(|(place, _)| place).collect() };
        assert_eq!([0, 1, 2, 3].map(|kind| kinds.count(kind)), [2, 2, 0, 2]);
        assert_eq!(
            [0, 1, 2, 3].map(places),
            [vec![1, 5], vec![2, 3], vec![], vec![0, 6]]
        );
    }
}
