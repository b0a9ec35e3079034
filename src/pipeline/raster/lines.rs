//! Prepares lines for the planes of coverage: clips them to the picture and sets them up in lots.
//!
//! Setting up a line takes a few dozen operations without a loop. So a lot of lines is set up
//! together in vectors, and no branch depends on the direction of a line.

use super::tone::FULL;
use super::view::View;
use crate::pipeline::frame::Line;

/// Distance outside the picture at which lines are clipped, in pixels.
pub(super) const REACH: f32 = 6.0;
/// Number of lines in a lot.
pub(super) const LOT: usize = 64;
/// Number of fractional bits of a position.
pub(super) const FRACTION: i32 = 16;

/// Converts lines to pixels and clips them to within [`REACH`] of the picture.
#[derive(Clone, Copy)]
pub(super) struct Window {
    /// [`View::to_pixels`] for both ends at once.
    pan: [f32; 4],
    middle: [f32; 4],
    magnification: f32,
    /// The largest x and y of a clipped line.
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

    /// The visible part of a line in pixels; `None` if there is none or an end is not finite.
    #[inline(always)]
    pub(super) fn see(&self, line: &Line) -> Option<[f32; 4]> {
        let at = [line.x1, line.y1, line.x2, line.y2];
        let ends: [f32; 4] =
            std::array::from_fn(|i| self.middle[i] + (at[i] - self.pan[i]) * self.magnification);
        // Compared in vectors. NaN counts as outside.
        let outside: [u32; 4] = std::array::from_fn(|i| {
            let within = (ends[i] >= -REACH) & (ends[i] <= self.high[i % 2]);
            if within { 0 } else { u32::MAX }
        });
        if outside == [0; 4] {
            return Some(ends);
        }
        // Both ends are past the same edge. At a large zoom that holds for most lines.
        let ([x1, y1, x2, y2], low, [width, height]) = (ends, -REACH, self.high);
        let past = (x1 < low) & (x2 < low)
            | (x1 > width) & (x2 > width)
            | (y1 < low) & (y2 < low)
            | (y1 > height) & (y2 > height);
        if past { None } else { self.cross(ends) }
    }

    /// The part of a line inside the clipping edges, if any (Liang, Barsky 1984, "A new concept and
    /// method for line clipping").
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
        // Clamped, because rounding can move an end slightly outside.
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

/// A lot of lines, which are set up together when it is full.
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
    /// Adds a line. Returns whether the lot is full.
    #[inline(always)]
    pub(super) fn push(&mut self, line: [f32; 4]) -> bool {
        for (ends, end) in self.ends.iter_mut().zip(line) {
            ends[self.count % LOT] = end;
        }
        self.count += 1;
        self.count >= LOT
    }
}

/// The parameters for adding each line of a lot. A line is followed along its longer axis, one row
/// or column of cells a step. Positions across it are in 1/65536 of a cell.
pub(super) struct Steps {
    /// The cell at which the row (or column) of the first step starts.
    pub(super) at: [i32; LOT],
    /// Distance from one step to the next, in cells.
    pub(super) stride: [i32; LOT],
    /// Number of steps after the first.
    pub(super) more: [i32; LOT],
    /// Thickness across, in units of coverage.
    pub(super) spread: [i32; LOT],
    /// Movement of the edge per step.
    pub(super) slope: [i32; LOT],
    /// The upper edge in the first step, in the first fully covered step, and in the last step.
    pub(super) edges: [[i32; LOT]; 3],
    /// The covered part of the first and of the last step, in units of 1/[`FULL`].
    pub(super) parts: [[i32; LOT]; 2],
    /// The first and last column, and the first and last row, of the ends of each line.
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
    /// Sets up a lot of lines `thickness` pixels thick. `strides` are the strides of the plane for
    /// lines nearer to vertical, which comes first, and of the plane for lines nearer to
    /// horizontal, which starts at the cell `flat`. Each plane has `pad` cells before the picture.
    #[inline(never)]
    pub(super) fn set_up(
        &mut self,
        lot: &mut Lot,
        thickness: f32,
        strides: [i32; 2],
        flat: i32,
        pad: f32,
    ) {
        // Only whole lots are set up: missing lines are filled with the first line.
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
            // If the length is 0, the covered parts are 0 and any finite slope works.
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
            // The slope can be negative. It is rounded as a positive number.
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
