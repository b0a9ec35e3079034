//! Lines on their way into the planes of coverage: cut to the picture, and set up in lots.
//!
//! Setting a line up is a few dozen operations without a loop, so a lot of lines is set up side by
//! side in vectors, and no branch depends on which way a line goes.

use super::tone::FULL;
use super::view::View;
use crate::pipeline::frame::Line;

/// How far outside the picture lines are cut, in pixels.
pub(super) const REACH: f32 = 6.0;
/// Lines to a lot.
pub(super) const LOT: usize = 64;
/// Bits of a position below a pixel.
pub(super) const FRACTION: i32 = 16;

/// From a line to what can be seen of it, in pixels: what is within [`REACH`] of the picture.
#[derive(Clone, Copy)]
pub(super) struct Window {
    /// [`View::to_pixels`] for both ends at once.
    pan: [f32; 4],
    middle: [f32; 4],
    magnification: f32,
    /// The greatest x and y.
    high: [f32; 2],
}

impl Window {
    pub(super) fn new(view: &View) -> Window {
        let twice = |[x, y]: [f32; 2]| [x, y, x, y];
        let size = [view.width as f32, view.height as f32];
        Window {
            pan: twice(view.pan),
            middle: twice(size.map(|side| side * 0.5)),
            magnification: view.magnification(),
            high: size.map(|side| side + REACH),
        }
    }

    /// The part of a line that can be seen, or none. Where an end is not a number, none.
    #[inline(always)]
    pub(super) fn see(&self, line: &Line) -> Option<[f32; 4]> {
        let at = [line.x1, line.y1, line.x2, line.y2];
        let ends: [f32; 4] =
            std::array::from_fn(|i| self.middle[i] + (at[i] - self.pan[i]) * self.magnification);
        // Compared in vectors; NaN is outside.
        let outside: [u32; 4] = std::array::from_fn(|i| {
            let within = (ends[i] >= -REACH) & (ends[i] <= self.high[i % 2]);
            if within { 0 } else { u32::MAX }
        });
        if outside == [0; 4] {
            return Some(ends);
        }
        // Both ends past the same edge: nearly every line, of a picture seen through a glass.
        let ([x1, y1, x2, y2], low, [width, height]) = (ends, -REACH, self.high);
        let past = (x1 < low) & (x2 < low)
            | (x1 > width) & (x2 > width)
            | (y1 < low) & (y2 < low)
            | (y1 > height) & (y2 > height);
        if past { None } else { self.cross(ends) }
    }

    /// The part of a line that crosses an edge, if it does.
    /// (Liang and Barsky, 1984, A New Concept and Method for Line Clipping.)
    #[inline(never)]
    fn cross(&self, ends: [f32; 4]) -> Option<[f32; 4]> {
        if !ends.iter().all(|end| end.is_finite()) {
            return None;
        }
        // In f64 the difference of two f32 is always finite.
        let [x1, y1, x2, y2] = ends.map(f64::from);
        let (mut enter, mut leave) = (0.0, 1.0);
        for (start, step, high) in [(x1, x2 - x1, self.high[0]), (y1, y2 - y1, self.high[1])] {
            let (low, high) = (f64::from(-REACH), f64::from(high));
            if step == 0.0 {
                if start < low || start > high {
                    return None;
                }
                continue;
            }
            let (near, far) = ((low - start) / step, (high - start) / step);
            let (near, far) = if near < far { (near, far) } else { (far, near) };
            enter = if near > enter { near } else { enter };
            leave = if far < leave { far } else { leave };
        }
        if enter >= leave {
            return None;
        }
        // Rounding may leave an end a little outside.
        let at = |start: f64, step: f64, part: f64, high: f32| {
            ((start + step * part) as f32).max(-REACH).min(high)
        };
        Some([
            at(x1, x2 - x1, enter, self.high[0]),
            at(y1, y2 - y1, enter, self.high[1]),
            at(x1, x2 - x1, leave, self.high[0]),
            at(y1, y2 - y1, leave, self.high[1]),
        ])
    }
}

/// Lines that wait until there are enough of them.
pub(super) struct Lot {
    /// x1, y1, x2 and y2, in pixels.
    ends: [[f32; LOT]; 4],
    pub(super) count: usize,
}

impl Default for Lot {
    fn default() -> Lot {
        Lot {
            ends: [[0.0; LOT]; 4],
            count: 0,
        }
    }
}

impl Lot {
    /// Takes a line; whether there is no room for another.
    #[inline(always)]
    pub(super) fn push(&mut self, line: [f32; 4]) -> bool {
        for (ends, end) in self.ends.iter_mut().zip(line) {
            ends[self.count % LOT] = end;
        }
        self.count += 1;
        self.count >= LOT
    }
}

/// What it takes to add each line of a lot: it goes along its longer axis, one row or column of
/// cells a step, and across takes some cells of each. Positions across are in 1/65536 of a cell.
pub(super) struct Steps {
    /// The cell in which the first step's row (or column) starts.
    pub(super) at: [i32; LOT],
    /// From a step to the next one, in cells.
    pub(super) stride: [i32; LOT],
    /// Steps after the first one.
    pub(super) more: [i32; LOT],
    /// Thickness across, in units of coverage.
    pub(super) spread: [i32; LOT],
    /// By how much the edge moves a step.
    pub(super) slope: [i32; LOT],
    /// The upper edge in the first step, in the first that is covered whole, and in the last.
    pub(super) edges: [[i32; LOT]; 3],
    /// The part of the first and of the last step that is covered, of [`FULL`].
    pub(super) parts: [[i32; LOT]; 2],
    /// The first and the last column and row in which a line begins or ends.
    pub(super) bounds: [[i32; LOT]; 4],
}

impl Default for Steps {
    fn default() -> Steps {
        let zero = [0; LOT];
        Steps {
            at: zero,
            stride: zero,
            more: zero,
            spread: zero,
            slope: zero,
            edges: [zero; 3],
            parts: [zero; 2],
            bounds: [zero; 4],
        }
    }
}

impl Steps {
    /// Sets up a lot of lines `thickness` pixels thick. `strides` are those of the plane for lines
    /// nearer to vertical, which comes first, and of the one for lines nearer to horizontal, which
    /// starts at the cell `flat`; `pad` cells come before the picture in each.
    #[inline(never)]
    pub(super) fn set_up(
        &mut self,
        lot: &mut Lot,
        thickness: f32,
        strides: [i32; 2],
        flat: i32,
        pad: f32,
    ) {
        // Whole lots only: what is not there is the first line again.
        for ends in &mut lot.ends {
            let first = ends[0];
            ends[lot.count.min(LOT)..].fill(first);
        }
        let fixed = |value: f32| (value * (1 << FRACTION) as f32 + 0.5) as i32;
        for i in 0..LOT {
            let [x1, y1, x2, y2] = [0, 1, 2, 3].map(|end| lot.ends[end][i] + pad);
            let steep = (y2 - y1).abs() > (x2 - x1).abs();
            let (a1, a2) = if steep { (y1, y2) } else { (x1, x2) };
            let (b1, b2) = if steep { (x1, x2) } else { (y1, y2) };
            let forth = a1 <= a2;
            let (a1, a2) = if forth { (a1, a2) } else { (a2, a1) };
            let (b1, b2) = if forth { (b1, b2) } else { (b2, b1) };
            let length = a2 - a1;
            // A length of 0 comes with parts of 0: any slope will do that is a number.
            let slope = (b2 - b1) / if length > 0.0 { length } else { 1.0 };
            let spread = (thickness * (1.0 + slope * slope).sqrt() * FULL as f32 + 0.5) as i32;
            let upper = b1 - spread as f32 * (0.5 / FULL as f32);
            let first = a1 as i32;
            let last = a2 as i32;
            let last = if last as f32 == a2 { last - 1 } else { last };
            let last = if last < first { first } else { last };
            let (start, end) = (first as f32, last as f32);
            let single = first == last;
            let head = if single { length } else { start + 1.0 - a1 };
            let tail = if single { 0.0 } else { a2 - end };
            let stride = if steep { strides[0] } else { strides[1] };
            self.at[i] = first * stride + if steep { 0 } else { flat };
            self.stride[i] = stride;
            self.more[i] = last - first;
            self.spread[i] = spread;
            // An edge falls as well as it rises: rounded by what makes it positive.
            self.slope[i] = fixed(slope + 2.0) - fixed(2.0);
            self.edges[0][i] = fixed(upper + slope * (head * 0.5));
            self.edges[1][i] = fixed(upper + slope * (start + 1.5 - a1));
            self.edges[2][i] = fixed(upper + slope * (length - tail * 0.5));
            self.parts[0][i] = (head * FULL as f32 + 0.5) as i32;
            self.parts[1][i] = (tail * FULL as f32 + 0.5) as i32;
            let (west, east) = if x1 < x2 { (x1, x2) } else { (x2, x1) };
            let (north, south) = if y1 < y2 { (y1, y2) } else { (y2, y1) };
            self.bounds[0][i] = west as i32;
            self.bounds[1][i] = east as i32;
            self.bounds[2][i] = north as i32;
            self.bounds[3][i] = south as i32;
        }
    }
}
