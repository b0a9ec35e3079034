//! Who is under the pointer.

use super::people::{LEAST, layer};
use super::view::View;
use super::{RasterError, grow};
use crate::frame::{Dot, Frame};
use std::ops::Range;

/// How far from a person's edge a pointer may be, in CSS pixels.
const REACH: f32 = 8.0;

/// People to a cell of the grid where they are even.
const CROWD: usize = 4;

/// The most cells along a side.
const MOST_CELLS: usize = 1024;

/// Finds people in a frame by where they stand.
///
/// A uniform grid over the square about the picture's disc: each person drawn is in the cell where
/// their centre is, or in the nearest one if it is outside. The cells are of one array, in the order
/// of rows, a person's number each: 4 bytes a person and at most 1 for the cells. It is made when
/// somebody is looked for first, and again after [`Picker::forget`].
#[derive(Default)]
pub struct Picker {
    /// Cells along a side; 0 before it is made.
    side: usize,
    /// Where each cell starts in `people`, and where the last one ends.
    starts: Vec<u32>,
    people: Vec<u32>,
    /// The greatest size.
    largest: f32,
}

impl Picker {
    /// Forgets where people stand: the frame is another one.
    pub fn forget(&mut self) {
        self.side = 0;
    }

    /// Takes note of where everybody stands. O(people).
    ///
    /// # Errors
    /// If there is no memory for it.
    pub fn index(&mut self, frame: &Frame) -> Result<(), RasterError> {
        self.forget();
        let people = frame.dots.len() / CROWD;
        let side = ((people as f32).sqrt() as usize).clamp(1, MOST_CELLS);
        // One more than there are cells: a cell's end, moved forward, becomes its start.
        self.starts.clear();
        grow(&mut self.starts, side * side + 1, 0)?;
        self.largest = 0.0;
        let cell = |dot: &Dot| cell(dot.y, side) * side + cell(dot.x, side);
        let found = |dot: &&Dot| {
            dot.size > 0.0 && (dot.x + dot.y + dot.size).is_finite() && layer(dot).is_some()
        };
        for dot in frame.dots.iter().filter(found) {
            self.starts[cell(dot)] += 1;
            if dot.size > self.largest {
                self.largest = dot.size;
            }
        }
        let mut end = 0;
        for start in &mut self.starts {
            end += *start;
            *start = end;
        }
        self.people.clear();
        grow(&mut self.people, end as usize, 0)?;
        for (person, dot) in frame.dots.iter().enumerate().rev() {
            if found(&dot) {
                let start = &mut self.starts[cell(dot)];
                *start -= 1;
                self.people[*start as usize] = person as u32;
            }
        }
        self.side = side;
        Ok(())
    }

    /// The person nearest to a place in the view, in pixels, among those drawn within reach of it; the
    /// uppermost where it lies on several. O(people within reach).
    ///
    /// Nobody where there is no memory to look.
    pub fn pick(&mut self, frame: &Frame, view: &View, x: f32, y: f32) -> Option<usize> {
        if self.side == 0 {
            self.index(frame).ok()?;
        }
        let (x, y) = view.to_picture(x, y);
        let unit = 1.0 / view.magnification();
        let reach = REACH * view.scale * unit;
        // The greatest distance at which anybody can be in reach; a little more, for rounding.
        let far = (view.radius(self.largest).max(LEAST) * unit + reach) * 1.001 + 1e-6;
        let mut best: Option<(f32, usize, usize)> = None;
        for row in self.cells(y, far) {
            let columns = self.cells(x, far);
            let first = self.starts[row * self.side + columns.start];
            let end = self.starts[row * self.side + columns.end];
            for &person in &self.people[first as usize..end as usize] {
                let person = person as usize;
                let Some(dot) = frame.dots.get(person) else {
                    continue;
                };
                let (dx, dy) = (dot.x - x, dot.y - y);
                let radius = view.radius(dot.size).max(LEAST) * unit;
                let limit = radius + best.map_or(reach, |(gap, ..)| gap);
                let distance2 = dx * dx + dy * dy;
                // Most are out of reach; a little more than the limit, for rounding.
                if distance2 > limit * limit * 1.001 {
                    continue;
                }
                let gap = distance2.sqrt() - radius;
                // What is not a number stays it, and is out of reach.
                let gap = if gap < 0.0 { 0.0 } else { gap };
                let Some(layer) = layer(dot).filter(|_| gap <= reach) else {
                    continue;
                };
                let better = |&(least, top, last): &(f32, usize, usize)| {
                    gap < least || gap == least && (layer, person) > (top, last)
                };
                if best.as_ref().is_none_or(better) {
                    best = Some((gap, layer, person));
                }
            }
        }
        best.map(|(.., person)| person)
    }

    /// The cells along a side in which anybody may be who stands within `far` of a place.
    fn cells(&self, at: f32, far: f32) -> Range<usize> {
        let (low, high) = (at - far, at + far);
        if low.is_nan() || high.is_nan() {
            return 0..self.side;
        }
        cell(low, self.side)..cell(high, self.side) + 1
    }
}

/// The person at a place in a frame that is looked at once: as [`Picker::pick`]. O(people).
pub fn pick(frame: &Frame, view: &View, x: f32, y: f32) -> Option<usize> {
    Picker::default().pick(frame, view, x, y)
}

/// The cell along a side that a coordinate is in: never less for a greater one.
#[inline(always)]
fn cell(at: f32, side: usize) -> usize {
    // A cast saturates.
    (((at + 1.0) * (0.5 * side as f32)) as usize).min(side - 1)
}
