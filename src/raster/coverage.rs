//! How many ties lie on each pixel: lines are added up, so their order never matters.

use super::canvas::blend;
use super::theme::Color;
use super::tone::{FULL, Tone};
use super::{RasterError, grow};

/// Bits of a position below a pixel, and those of them below one unit of coverage.
const FRACTION: i32 = 16;
const BELOW: i32 = FRACTION - 5;
/// Cells round the picture, so that no step of a line needs a test for the edge: a line may start
/// [`REACH`] outside, less half of the greatest thickness (6 pixels, times √2 on the slant), plus
/// [`MOST_TAPS`].
const PAD: usize = 24;
/// How far outside the picture lines are cut, in pixels.
const REACH: f32 = 6.0;
/// The most cells across that a line covers.
const MOST_TAPS: usize = 12;
/// Cells across that one table entry, and one vector instruction, covers.
const LANES: usize = 8;
/// Pixels of a tile in which the two planes are put together: rows as in one cache line, columns.
const TILE: [usize; 2] = [32, 64];

/// A 16-bit sum per pixel.
#[derive(Default)]
pub(super) struct Coverage {
    width: usize,
    height: usize,
    /// Lines nearer to vertical, row by row.
    steep: Plane,
    /// Lines nearer to horizontal, column by column: so a step of either kind is a step to the next
    /// line of cells, and what it covers lies side by side.
    flat: Plane,
    profiles: Vec<Profile>,
    /// The cells that may not be 0: first and last row, first and last column.
    touched: Option<[usize; 4]>,
}

/// Lines of `stride` cells, with [`PAD`] more than the picture has on each side.
#[derive(Default)]
struct Plane {
    cells: Vec<u16>,
    stride: usize,
}

/// What the cells across take of a line, for each offset of its edge within the first of them.
type Profile = [[u16; LANES]; FULL as usize];

impl Coverage {
    /// Makes room for a picture; everything is 0.
    pub(super) fn resize(&mut self, width: usize, height: usize) -> Result<(), RasterError> {
        if (self.width, self.height) == (width, height) {
            return Ok(());
        }
        (self.width, self.height) = (0, 0);
        let (wide, high) = (width + 2 * PAD, height + 2 * PAD);
        for (plane, stride) in [(&mut self.steep, wide), (&mut self.flat, high)] {
            plane.stride = stride;
            plane.cells.clear();
            grow(&mut plane.cells, wide * high, 0)?;
        }
        if self.profiles.is_empty() {
            self.profiles = profiles();
        }
        self.touched = None;
        (self.width, self.height) = (width, height);
        Ok(())
    }

    /// Adds a line from (x1, y1) to (x2, y2), in pixels, `thickness` pixels thick (1 to 6), with
    /// butt ends.
    ///
    /// It goes along its longer axis, one column (or row) of cells a step; across, a cell takes
    /// the part of it that lies within the line at the column's centre: the area, but for the slant
    /// within one cell.
    pub(super) fn line(&mut self, ends: [f32; 4], thickness: f32) {
        let Some([x1, y1, x2, y2]) = self.cut(ends) else {
            return;
        };
        self.touch([x1, y1, x2, y2]);
        let steep = (y2 - y1).abs() > (x2 - x1).abs();
        let (plane, [a1, b1, a2, b2]) = if steep {
            (&mut self.steep, [y1, x1, y2, x2])
        } else {
            (&mut self.flat, [x1, y1, x2, y2])
        };
        let [a1, b1, a2, b2] = if a1 <= a2 {
            [a1, b1, a2, b2]
        } else {
            [a2, b2, a1, b1]
        };
        let length = a2 - a1;
        if length <= 0.0 {
            return;
        }
        let slope = (b2 - b1) / length;
        let spread = (thickness * (1.0 + slope * slope).sqrt() * FULL as f32 + 0.5) as i32;
        let upper = b1 + PAD as f32 - spread as f32 * (0.5 / FULL as f32);
        // Where the upper edge of the line lies at a place along it.
        let edge = |a: f32| fixed(upper + (a - a1) * slope);
        let (first, last) = (a1.floor(), a2.ceil() - 1.0);
        let column = |a: f32| (a + PAD as f32) as usize;
        if first == last {
            return plane.end(column(first), edge((a1 + a2) * 0.5), spread, length);
        }
        let (head, tail) = (first + 1.0 - a1, a2 - last);
        plane.end(column(first), edge(a1 + head * 0.5), spread, head);
        plane.end(column(last), edge(a2 - tail * 0.5), spread, tail);
        let columns = column(first) + 1..column(last);
        let start = edge(first + 1.5);
        match self.profiles.get((spread - FULL) as usize) {
            Some(profile) => plane.run(columns, start, fixed(slope), profile),
            None => plane.run_wide(columns, start, fixed(slope), spread),
        }
    }

    /// Notes which cells a line may have changed.
    fn touch(&mut self, [x1, y1, x2, y2]: [f32; 4]) {
        let span = |a: f32, b: f32| {
            let (low, high) = if a < b { (a, b) } else { (b, a) };
            let margin = MOST_TAPS as f32 * 0.5;
            [
                (low + PAD as f32 - margin) as usize,
                (high + PAD as f32 + margin) as usize,
            ]
        };
        let ([top, bottom], [left, right]) = (span(y1, y2), span(x1, x2));
        let [t, b, l, r] = self.touched.unwrap_or([top, bottom, left, right]);
        self.touched = Some([t.min(top), b.max(bottom), l.min(left), r.max(right)]);
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
        // Rounding may leave an end a little outside.
        let at = |start: f64, step: f64, part: f64, high: f32| {
            ((start + step * part) as f32).max(-REACH).min(high)
        };
        Some([
            at(x1, x2 - x1, enter, high[0]),
            at(y1, y2 - y1, enter, high[1]),
            at(x1, x2 - x1, leave, high[0]),
            at(y1, y2 - y1, leave, high[1]),
        ])
    }

    /// Blends `color` over the picture by what was added up, each line counted as `weight` (0 to 1)
    /// of one, and forgets it.
    pub(super) fn resolve(
        &mut self,
        pixels: &mut [[u8; 4]],
        tone: &Tone,
        weight: f32,
        color: Color,
    ) {
        let weight = (weight * 256.0 + 0.5) as u32;
        let Some([top, bottom, left, right]) = self.touched.take() else {
            return;
        };
        let seen = |first: usize, last: usize, size: usize| {
            (first.max(PAD) - PAD)..(last + 1).clamp(PAD, PAD + size) - PAD
        };
        let (rows, columns) = (
            seen(top, bottom, self.height),
            seen(left, right, self.width),
        );
        for row in rows.clone().step_by(TILE[0]) {
            for column in columns.clone().step_by(TILE[1]) {
                let high = TILE[0].min(rows.end - row);
                let wide = TILE[1].min(columns.end - column);
                let mut tile = [[0; TILE[1]]; TILE[0]];
                for x in 0..wide {
                    let cells = &self.flat.line(column + x)[row + PAD..][..high];
                    for (line, cell) in tile.iter_mut().zip(cells) {
                        line[x] = *cell;
                    }
                }
                for (y, line) in tile.iter().enumerate().take(high) {
                    let cells = &self.steep.line(row + y)[column + PAD..][..wide];
                    let pixels = &mut pixels[(row + y) * self.width + column..][..wide];
                    for ((pixel, steep), flat) in pixels.iter_mut().zip(cells).zip(line) {
                        let cell = steep.saturating_add(*flat);
                        if cell != 0 {
                            let cell = (u32::from(cell) * weight) >> 8;
                            blend(pixel, color, tone.opacity(cell as u16));
                        }
                    }
                }
            }
        }
        self.steep.clear(top, bottom);
        self.flat.clear(left, right);
    }
}

impl Plane {
    /// The cells of a row or column of the picture.
    fn line(&self, number: usize) -> &[u16] {
        &self.cells[(number + PAD) * self.stride..][..self.stride]
    }

    fn clear(&mut self, first: usize, last: usize) {
        self.cells[first * self.stride..(last + 1) * self.stride].fill(0);
    }

    /// Adds one step of which only `part` is covered.
    fn end(&mut self, step: usize, edge: i32, spread: i32, part: f32) {
        let weight = (part * FULL as f32 + 0.5) as i32;
        let (base, offset) = split(edge);
        let cells = &mut self.cells[step * self.stride + base..][..MOST_TAPS];
        for (tap, cell) in cells.iter_mut().enumerate() {
            let cover = (cover(tap, offset as i32, spread) * weight + FULL / 2) / FULL;
            *cell = cell.saturating_add(cover as u16);
        }
    }

    /// Adds whole steps, the first with its upper edge at `edge`.
    #[inline(never)]
    fn run(&mut self, steps: std::ops::Range<usize>, edge: i32, slope: i32, profile: &Profile) {
        let mut edge = edge;
        let mut at = steps.start * self.stride;
        for _ in steps {
            let (base, offset) = split(edge);
            let cells = &mut self.cells[at + base..at + base + LANES];
            for (cell, cover) in cells.iter_mut().zip(&profile[offset]) {
                *cell = cell.saturating_add(*cover);
            }
            edge += slope;
            at += self.stride;
        }
    }

    /// The same for a line that is too thick for a table.
    fn run_wide(&mut self, steps: std::ops::Range<usize>, edge: i32, slope: i32, spread: i32) {
        let mut edge = edge;
        for step in steps {
            self.end(step, edge, spread, 1.0);
            edge += slope;
        }
    }
}

/// A position in fixed point.
fn fixed(value: f32) -> i32 {
    (value * (1 << FRACTION) as f32).round() as i32
}

/// The cell a position lies in, and how far in, in units of coverage.
#[inline(always)]
fn split(position: i32) -> (usize, usize) {
    let units = (position >> BELOW) as usize;
    (units / FULL as usize, units % FULL as usize)
}

/// What cell number `tap` takes of a line `spread` thick that starts `offset` into cell 0.
fn cover(tap: usize, offset: i32, spread: i32) -> i32 {
    let inside = (offset + spread - tap as i32 * FULL).clamp(0, FULL);
    if tap == 0 { inside - offset } else { inside }
}

/// The profiles of every spread from one pixel to what the lanes hold.
fn profiles() -> Vec<Profile> {
    let profile = |spread| {
        std::array::from_fn(|offset| {
            std::array::from_fn(|tap| cover(tap, offset as i32, spread) as u16)
        })
    };
    (FULL..=(LANES as i32 - 1) * FULL).map(profile).collect()
}
