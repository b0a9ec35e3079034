//! How many ties lie on each pixel: lines are added up, so their order never matters.

use super::canvas::blend;
use super::theme::Color;
use super::tone::Tone;
use super::{RasterError, grow};

/// Coverage of a pixel that one line covers whole; a cell holds up to 2,047 such lines.
pub(super) const FULL: i32 = 32;
/// Bits of a position below a pixel, and those of them below one unit of coverage.
const FRACTION: i32 = 16;
const BELOW: i32 = FRACTION - 5;
/// Cells round the picture, so that the widest line (6 pixels, times √2 where it is diagonal) needs
/// no test for the edge while it is swept.
const PAD: usize = 20;
/// How far outside the picture a line is cut.
const REACH: f32 = 6.0;

/// A 16-bit sum per pixel.
#[derive(Default)]
pub(super) struct Coverage {
    /// Rows of `stride` cells, with [`PAD`] cells more than the picture on each side. All 0
    /// outside `first..=last`.
    cells: Vec<u16>,
    stride: usize,
    width: usize,
    height: usize,
    /// Rows that hold something, in cells.
    first: usize,
    last: usize,
}

impl Coverage {
    /// Makes room, all of it 0.
    pub(super) fn resize(&mut self, width: usize, height: usize) -> Result<(), RasterError> {
        if (self.width, self.height) == (width, height) {
            return Ok(());
        }
        self.stride = width + 2 * PAD;
        let size = self.stride * (height + 2 * PAD);
        self.cells.clear();
        grow(&mut self.cells, size, 0)?;
        (self.width, self.height) = (width, height);
        (self.first, self.last) = (usize::MAX, 0);
        Ok(())
    }

    /// Adds a line from (x1, y1) to (x2, y2), in pixels, `thickness` ≥ 1 pixels thick, with butt ends.
    ///
    /// It is swept along its longer axis, one column (or row) of cells a step; across, a cell takes
    /// the part of it that lies within the line at the column's centre: the area, but for the slant
    /// within one cell.
    pub(super) fn line(&mut self, ends: [f32; 4], thickness: f32) {
        let Some([x1, y1, x2, y2]) = self.cut(ends) else {
            return;
        };
        let steep = (y2 - y1).abs() > (x2 - x1).abs();
        let ([a1, b1], [a2, b2]) = if steep {
            ([y1, x1], [y2, x2])
        } else {
            ([x1, y1], [x2, y2])
        };
        let ([a1, b1], [a2, b2]) = if a1 <= a2 {
            ([a1, b1], [a2, b2])
        } else {
            ([a2, b2], [a1, b1])
        };
        let length = a2 - a1;
        if length <= 0.0 {
            return;
        }
        let slope = (b2 - b1) / length;
        let spread = (thickness * (1.0 + slope * slope).sqrt() * FULL as f32 + 0.5) as i32;
        let offset = PAD as f32 - spread as f32 * (0.5 / FULL as f32);
        let sweep = Sweep {
            cells: &mut self.cells,
            along: if steep { self.stride } else { 1 },
            across: if steep { 1 } else { self.stride },
            slope: fixed(slope),
            spread,
        };
        // Where the upper edge of the line lies at a place along it.
        let edge = |a: f32| fixed(b1 + (a - a1) * slope + offset);
        let first = a1.floor();
        let last = a2.ceil() - 1.0;
        let column = |a: f32| (a as i32 + PAD as i32) as usize;
        if first == last {
            sweep.end(column(first), edge((a1 + a2) * 0.5), length);
        } else {
            let (head, tail) = (first + 1.0 - a1, a2 - last);
            let mut sweep = sweep;
            sweep = sweep.end(column(first), edge(a1 + head * 0.5), head);
            sweep = sweep.end(column(last), edge(a2 - tail * 0.5), tail);
            sweep.run(
                column(first + 1.0),
                column(last),
                edge(first + 1.5),
                taps(spread),
            );
        }
        let (top, bottom) = if steep {
            (column(first), column(last))
        } else {
            let (low, high) = if b1 < b2 { (b1, b2) } else { (b2, b1) };
            ((low + offset) as usize, (high + PAD as f32) as usize + 8)
        };
        self.first = self.first.min(top.saturating_sub(1));
        self.last = self.last.max(bottom + 1).min(self.height + 2 * PAD - 1);
    }

    /// The part of a line that can be seen, or none.
    /// (Liang and Barsky, 1984, A New Concept and Method for Line Clipping.)
    fn cut(&self, ends: [f32; 4]) -> Option<[f32; 4]> {
        let high = [self.width as f32 + REACH, self.height as f32 + REACH];
        let inside = |x: f32, y: f32| x >= -REACH && x <= high[0] && y >= -REACH && y <= high[1];
        let [x1, y1, x2, y2] = ends;
        if inside(x1, y1) && inside(x2, y2) {
            return Some(ends);
        }
        if !ends.iter().all(|end| end.is_finite()) {
            return None;
        }
        // In f64 the difference of two f32 is always finite.
        let [x1, y1, x2, y2] = ends.map(f64::from);
        let (mut enter, mut leave) = (0.0, 1.0);
        for (start, step, high) in [(x1, x2 - x1, high[0]), (y1, y2 - y1, high[1])] {
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
        // Rounding may leave a far end a little outside.
        let at = |start: f64, step: f64, part: f64, high: f32| {
            ((start + step * part) as f32).clamp(-REACH, high)
        };
        Some([
            at(x1, x2 - x1, enter, high[0]),
            at(y1, y2 - y1, enter, high[1]),
            at(x1, x2 - x1, leave, high[0]),
            at(y1, y2 - y1, leave, high[1]),
        ])
    }

    /// Blends `color` over the picture by what was added up, and forgets it.
    pub(super) fn resolve(&mut self, pixels: &mut [[u8; 4]], tone: &Tone, color: Color) {
        if self.first > self.last {
            return;
        }
        for row in self.first..=self.last {
            let cells = &mut self.cells[row * self.stride..][..self.stride];
            if (PAD..PAD + self.height).contains(&row) {
                let pixels = &mut pixels[(row - PAD) * self.width..][..self.width];
                for (pixel, &cell) in pixels.iter_mut().zip(&cells[PAD..]) {
                    if cell != 0 {
                        blend(pixel, color, tone.opacity(cell));
                    }
                }
            }
            cells.fill(0);
        }
        (self.first, self.last) = (usize::MAX, 0);
    }
}

/// Cells that a line may cover across: those wholly inside and two cut ones.
fn taps(spread: i32) -> usize {
    ((spread + FULL - 1 + FULL - 1) / FULL) as usize
}

fn fixed(value: f32) -> i32 {
    (value * (1 << FRACTION) as f32).round() as i32
}

/// A line on its way over the cells.
struct Sweep<'a> {
    cells: &'a mut [u16],
    /// Cells from one step to the next, and from one cell across to the next.
    along: usize,
    across: usize,
    /// Pixels across per step, in fixed point.
    slope: i32,
    /// Thickness across, in units of coverage.
    spread: i32,
}

impl Sweep<'_> {
    /// Adds one step of which only `part` is covered.
    fn end(self, column: usize, edge: i32, part: f32) -> Self {
        let weight = (part * FULL as f32 + 0.5) as i32;
        let edge = edge >> BELOW;
        let (base, offset) = ((edge / FULL) as usize, edge % FULL);
        for tap in 0..taps(self.spread) {
            let cover = cover(tap, offset, self.spread);
            let cell = &mut self.cells[column * self.along + (base + tap) * self.across];
            *cell = cell.saturating_add(((cover * weight + FULL / 2) / FULL) as u16);
        }
        self
    }

    /// Adds the steps `from..to`, whose first has its upper edge at `edge`.
    fn run(self, from: usize, to: usize, edge: i32, taps: usize) {
        match (taps, self.across) {
            (..=4, 1) => self.run_beside::<4>(from, to, edge),
            (..=3, _) => self.run_below::<3>(from, to, edge),
            (4, _) => self.run_below::<4>(from, to, edge),
            (..=6, 1) => self.run_beside::<6>(from, to, edge),
            (..=6, _) => self.run_below::<6>(from, to, edge),
            (_, 1) => self.run_beside::<12>(from, to, edge),
            _ => self.run_below::<12>(from, to, edge),
        }
    }

    /// Steps down, its cells side by side.
    fn run_beside<const TAPS: usize>(self, from: usize, to: usize, mut edge: i32) {
        let mut at = from * self.along;
        for _ in from..to {
            let units = edge >> BELOW;
            let (base, offset) = ((units / FULL) as usize, units % FULL);
            let cells = &mut self.cells[at + base..][..TAPS];
            for (tap, cell) in cells.iter_mut().enumerate() {
                *cell = cell.saturating_add(cover(tap, offset, self.spread) as u16);
            }
            edge += self.slope;
            at += self.along;
        }
    }

    /// Steps to the right, its cells one below the other.
    fn run_below<const TAPS: usize>(self, from: usize, to: usize, mut edge: i32) {
        let across = self.across;
        for column in from..to {
            let units = edge >> BELOW;
            let (base, offset) = ((units / FULL) as usize, units % FULL);
            let cells = &mut self.cells[column + base * across..][..(TAPS - 1) * across + 1];
            for tap in 0..TAPS {
                let cell = &mut cells[tap * across];
                *cell = cell.saturating_add(cover(tap, offset, self.spread) as u16);
            }
            edge += self.slope;
        }
    }
}

/// Coverage of the cell number `tap` by a line `spread` thick that starts `offset` into cell 0.
#[inline(always)]
fn cover(tap: usize, offset: i32, spread: i32) -> i32 {
    let inside = (offset + spread - tap as i32 * FULL).clamp(0, FULL);
    if tap == 0 { inside - offset } else { inside }
}
