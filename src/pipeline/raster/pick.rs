//! Picking: finds the person under the pointer.

use super::error::{RasterError, grow};
use super::people::{LEAST, layer};
use super::view::View;
use crate::pipeline::frame::{Dot, Frame};
use std::ops::Range;

/// Maximum distance from the pointer to a person's edge, in CSS pixels.
const REACH: f32 = 8.0;

/// Mean number of people in a cell of the grid.
const CROWD: usize = 4;

/// Maximum number of cells along a side.
const MOST_CELLS: usize = 1024;

/// A person is large if their size is more than this multiple of the mean size.
const LARGE: f32 = 4.0;

/// Spatial index of the people in a frame.
///
/// It has two uniform grids over the square around the picture's disc: one for large people and one
/// for all others. Large people are few; in a common grid they would widen every search. A drawn
/// person is in the cell of their centre, or in the nearest cell if the centre is outside. A grid
/// is one array of people, sorted by cell in row order: 4 bytes a person, and at most 1 byte a
/// person for the cells. The first search after creation or after [`Picker::forget`] builds the
/// grids.
#[derive(Default)]
pub struct Picker {
    indexed: bool,
    grids: [Grid; 2],
}

impl Picker {
    /// Discards the index. Call it whenever the frame has changed. O(1).
    pub fn forget(&mut self) {
        self.indexed = false;
    }

    /// Indexes the positions of the people in `frame`. O(people).
    ///
    /// # Errors
    /// [`RasterError::Memory`] if there is not enough memory for the index.
    pub fn index(&mut self, frame: &Frame) -> Result<(), RasterError> {
        self.forget();
        let (mut sum, mut count) = (0.0, 0);
        for dot in frame.dots.iter().filter(|dot| is_found(dot)) {
            sum += f64::from(dot.size);
            count += 1;
        }
        let large = LARGE * (sum / f64::from(count.max(1))) as f32;
        let [ordinary, others] = &mut self.grids;
        ordinary.fill(&frame.dots, 0.0, large)?;
        others.fill(&frame.dots, large, f32::INFINITY)?;
        self.indexed = true;
        Ok(())
    }

    /// The drawn person nearest to the point (`x`, `y`) of the view, in pixels, if the person's
    /// edge is within 8 CSS pixels; the uppermost if several contain the point. Searches the
    /// indexed frame, and indexes `frame` first if there is no index. O(people nearby).
    ///
    /// Also `None` if there is not enough memory for the index.
    pub fn pick(&mut self, frame: &Frame, view: &View, x: f32, y: f32) -> Option<usize> {
        if !self.indexed {
            self.index(frame).ok()?;
        }
        let unit = 1.0 / view.magnification();
        let mut search = Search {
            dots: &frame.dots,
            view,
            at: view.to_picture(x, y),
            unit,
            reach: REACH * view.scale * unit,
            best: None,
        };
        for grid in &self.grids {
            search.look(grid);
        }
        search.best.map(|best| best.person)
    }
}

/// Whether a search can find this person.
fn is_found(dot: &Dot) -> bool {
    dot.size > 0.0 && (dot.x + dot.y + dot.size).is_finite() && layer(dot).is_some()
}

/// A grid of people by position.
#[derive(Default)]
struct Grid {
    /// Number of cells along a side.
    side: usize,
    /// The index in `people` at which each cell starts, and at which the last one ends.
    starts: Vec<u32>,
    people: Vec<u32>,
    /// The largest radius, in picture units.
    largest: f32,
}

impl Grid {
    /// Fills the grid with the people whose size is larger than `above` and at most `to`.
    #[inline(never)]
    fn fill(&mut self, dots: &[Dot], above: f32, to: f32) -> Result<(), RasterError> {
        let among = |dot: &Dot| is_found(dot) && dot.size > above && dot.size <= to;
        let (mut count, mut largest) = (0, 0.0);
        for dot in dots.iter().filter(|dot| among(dot)) {
            count += 1;
            if dot.size > largest {
                largest = dot.size;
            }
        }
        let side = (((count / CROWD) as f32).sqrt() as usize).clamp(1, MOST_CELLS);
        (self.side, self.largest) = (side, largest);
        // One element more than cells. Each element is first the end of its cell, and moves to its
        // start.
        self.starts.clear();
        grow(&mut self.starts, side * side + 1, 0)?;
        let cell = |dot: &Dot| cell(dot.y, side) * side + cell(dot.x, side);
        for dot in dots.iter().filter(|dot| among(dot)) {
            self.starts[cell(dot)] += 1;
        }
        let mut end = 0;
        for start in &mut self.starts {
            end += *start;
            *start = end;
        }
        self.people.clear();
        grow(&mut self.people, count, 0)?;
        for (person, dot) in dots.iter().enumerate().rev() {
            if among(dot) {
                let start = &mut self.starts[cell(dot)];
                *start -= 1;
                self.people[*start as usize] = person as u32;
            }
        }
        Ok(())
    }

    /// The range of cells along a side that can contain people within `far` of `at`.
    fn cells(&self, at: f32, far: f32) -> Range<usize> {
        let (low, high) = (at - far, at + far);
        if low.is_nan() || high.is_nan() {
            return 0..self.side;
        }
        cell(low, self.side)..cell(high, self.side) + 1
    }
}

/// A person found by a search.
#[derive(Clone, Copy)]
struct Found {
    /// Distance from the point to the person's edge, in picture units.
    gap: f32,
    layer: usize,
    person: usize,
}

/// A search for the person at a point, in picture units.
struct Search<'a> {
    dots: &'a [Dot],
    view: &'a View,
    at: (f32, f32),
    /// The side of a pixel, in picture units.
    unit: f32,
    reach: f32,
    best: Option<Found>,
}

impl Search<'_> {
    /// Searches a grid, row by row from the point outwards, as long as a nearer person is possible.
    fn look(&mut self, grid: &Grid) {
        let (x, y) = self.at;
        let middle = cell(y, grid.side);
        for step in 0..grid.side {
            // The largest distance of the centre of a nearer person; slightly more, for rounding.
            let gap = self.best.map_or(self.reach, |best| best.gap);
            let far = (self.radius(grid.largest) + gap) * 1.001 + 1e-6;
            let (rows, columns) = (grid.cells(y, far), grid.cells(x, far));
            let (above, below) = (middle.checked_sub(step), middle + step);
            let above = above.filter(|row| rows.contains(row));
            let below = Some(below).filter(|row| step > 0 && rows.contains(row));
            if above.is_none() && below.is_none() {
                break;
            }
            for row in [above, below].into_iter().flatten() {
                let first = grid.starts[row * grid.side + columns.start];
                let end = grid.starts[row * grid.side + columns.end];
                for person in &grid.people[first as usize..end as usize] {
                    self.compare(*person as usize);
                }
            }
        }
    }

    fn radius(&self, size: f32) -> f32 {
        let radius = self.view.radius(size);
        self.unit * if radius > LEAST { radius } else { LEAST }
    }

    /// Stores a person if they are nearer than the best so far, or above it.
    #[inline(always)]
    fn compare(&mut self, person: usize) {
        let Some(dot) = self.dots.get(person) else {
            return;
        };
        let (dx, dy) = (dot.x - self.at.0, dot.y - self.at.1);
        let gap = (dx * dx + dy * dy).sqrt() - self.radius(dot.size);
        // NaN stays NaN and is out of reach.
        let gap = if gap < 0.0 { 0.0 } else { gap };
        let most = self.best.map_or(self.reach, |best| best.gap);
        if gap.is_nan() || gap > most {
            return;
        }
        let Some(layer) = layer(dot) else { return };
        let better = |best: Found| gap < best.gap || (layer, person) > (best.layer, best.person);
        if self.best.is_none_or(better) {
            self.best = Some(Found { gap, layer, person });
        }
    }
}

/// The cell along a side that contains a coordinate; it never decreases when the coordinate
/// increases.
#[inline(always)]
fn cell(at: f32, side: usize) -> usize {
    // The cast saturates.
    (((at + 1.0) * (0.5 * side as f32)) as usize).min(side - 1)
}
