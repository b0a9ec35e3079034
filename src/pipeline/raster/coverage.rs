//! The coverage of each pixel by lines. Coverages are added, so the order of lines has no effect.

use super::canvas::blend_all;
use super::error::{RasterError, grow};
use super::lines::{FRACTION, LOT, Lot, Steps};
use super::theme::Color;
use super::tone::{FULL, Tone};
use std::ops::Range;

/// Bits of a position below one unit of coverage.
const BELOW: i32 = FRACTION - 5;
/// Cells around the picture, so that no step of a line needs a test for the edge. A line may start
/// [`super::lines::REACH`] outside the picture. Its upper edge is up to half of the largest
/// thickness farther outside (6 pixels, times √2 on a slant). Two table entries cover the cells
/// next to it.
const PAD: usize = 24;
/// Distance, in cells, from the ends of a line within which the line may change cells.
const MARGIN: usize = 6;
/// Number of cells across a line that one table entry, and one vector instruction, covers.
const LANES: usize = 8;
/// Rows and columns of a tile in which the two planes are combined. A cache line has 32 cells.
const TILE: [usize; 2] = [32, 64];

/// Sums of coverage, 16 bits for each pixel.
///
/// There are two planes, each with [`PAD`] more cells than the picture on each side. Lines nearer
/// to vertical are added to the first plane, which is stored row by row; lines nearer to horizontal
/// to the second, which is stored column by column. So each step of a line goes to the next row or
/// column of cells, and the cells it covers there are adjacent.
#[derive(Default)]
pub(super) struct Coverage {
    width: usize,
    height: usize,
    cells: Vec<u16>,
    profiles: Vec<Profile>,
    lot: Lot,
    steps: Steps,
    /// The cells that may differ from 0: first and last column, first and last row.
    touched: Option<[usize; 4]>,
}

/// The coverage of the cells across a line, for each offset of its edge within the first cell.
type Profile = [[u16; LANES]; FULL as usize];

impl Coverage {
    /// Allocates the planes for a picture, with all cells 0.
    pub(super) fn resize(&mut self, width: usize, height: usize) -> Result<(), RasterError> {
        if (self.width, self.height) == (width, height) {
            return Ok(());
        }
        (self.width, self.height) = (0, 0);
        self.cells.clear();
        let plane = (width + 2 * PAD) * (height + 2 * PAD);
        grow(&mut self.cells, 2 * plane, 0)?;
        if self.profiles.is_empty() {
            self.profiles = profiles();
        }
        self.touched = None;
        (self.width, self.height) = (width, height);
        Ok(())
    }

    /// The number of cells in a row of the first plane, and in a column of the second.
    fn strides(&self) -> [usize; 2] {
        [self.width + 2 * PAD, self.height + 2 * PAD]
    }

    /// The index of the first cell of the second plane.
    fn flat(&self) -> usize {
        let [wide, high] = self.strides();
        wide * high
    }

    /// Adds a line from (x1, y1) to (x2, y2), in pixels of the picture, `thickness` pixels thick (1
    /// to 6), with butt ends.
    ///
    /// The line is followed along its longer axis, one column (or row) of cells a step. Across it,
    /// each cell gets the part of itself that the line covers at the column's centre: the exact
    /// area, except for the slant within one cell. All lines up to the next [`Coverage::resolve`]
    /// have the same thickness.
    #[inline(always)]
    pub(super) fn line(&mut self, ends: [f32; 4], thickness: f32) {
        if self.lot.push(ends) {
            self.flush(thickness);
        }
    }

    /// Adds the lines that wait in the lot.
    #[inline(never)]
    fn flush(&mut self, thickness: f32) {
        let (strides, flat) = (self.strides(), self.flat());
        let Coverage {
            lot,
            steps,
            cells,
            profiles,
            ..
        } = self;
        let strides = strides.map(|stride| stride as i32);
        steps.set_up(lot, thickness, strides, flat as i32, PAD as f32);
        for i in 0..std::mem::take(&mut lot.count).min(LOT) {
            // A line too thick for the table is added as two adjacent lines.
            let spread = steps.spread[i] as usize;
            let upper = if spread < profiles.len() {
                spread
            } else {
                spread / 2
            };
            for (spread, shift) in [(upper, 0), (spread - upper, upper)] {
                if let Some(profile) = profiles.get(spread).filter(|_| spread > 0) {
                    steps.add(i, (shift as i32) << BELOW, profile, cells);
                }
            }
        }
        self.touch();
    }

    /// Extends `touched` by the cells that the lines just added may have changed.
    fn touch(&mut self) {
        let [left, right, top, bottom] = &self.steps.bounds;
        let least = |from: &[i32; LOT]| from.iter().fold(i32::MAX, |a, &b| a.min(b)) as usize;
        let least = |from| least(from).saturating_sub(MARGIN);
        let most = |from: &[i32; LOT]| from.iter().fold(0, |a, &b| a.max(b)) as usize + MARGIN;
        let (left, right, top, bottom) = (least(left), most(right), least(top), most(bottom));
        let [l, r, t, b] = self.touched.unwrap_or([left, right, top, bottom]);
        self.touched = Some([l.min(left), r.max(right), t.min(top), b.max(bottom)]);
    }

    /// Blends `color` over the picture by the summed coverage, multiplied by `weight`, and clears
    /// the sums.
    pub(super) fn resolve(
        &mut self,
        pixels: &mut [[u8; 4]],
        tone: &Tone,
        thickness: f32,
        weight: f32,
        color: Color,
    ) {
        if self.lot.count > 0 {
            self.flush(thickness);
        }
        let Some([left, right, top, bottom]) = self.touched.take() else {
            return;
        };
        let seen = |first: usize, last: usize, size: usize| {
            (first.max(PAD) - PAD)..(last + 1).clamp(PAD, PAD + size) - PAD
        };
        let rows = seen(top, bottom, self.height);
        let columns = seen(left, right, self.width);
        for row in rows.clone().step_by(TILE[0]) {
            for column in columns.clone().step_by(TILE[1]) {
                let rows = row..rows.end.min(row + TILE[0]);
                let columns = column..columns.end.min(column + TILE[1]);
                self.tile(rows, columns, pixels, tone, weight, color);
            }
        }
        let [wide, high] = self.strides();
        let flat = self.flat();
        self.cells[top * wide..(bottom + 1) * wide].fill(0);
        self.cells[flat + left * high..flat + (right + 1) * high].fill(0);
    }

    /// Blends one tile, in blocks of eight by eight pixels.
    #[inline(never)]
    fn tile(
        &self,
        rows: Range<usize>,
        columns: Range<usize>,
        pixels: &mut [[u8; 4]],
        tone: &Tone,
        weight: f32,
        color: Color,
    ) {
        let [wide, high] = self.strides();
        let flat = self.flat();
        for row in rows.clone().step_by(LANES) {
            for column in columns.clone().step_by(LANES) {
                let steep = |y: usize| self.eight((row + PAD + y) * wide + column + PAD);
                let flat: Block = std::array::from_fn(|x| {
                    self.eight(flat + (column + PAD + x) * high + row + PAD)
                });
                let any = flat.iter().fold([0; LANES], |any: [u16; LANES], line| {
                    std::array::from_fn(|cell| any[cell] | line[cell])
                });
                let flat = if any == [0; LANES] {
                    flat
                } else {
                    across(flat)
                };
                for (y, flat) in flat.iter().enumerate().take(rows.end - row) {
                    let mut sums = steep(y);
                    for (sum, flat) in sums.iter_mut().zip(flat) {
                        *sum = sum.saturating_add(*flat);
                    }
                    if sums == [0; LANES] {
                        continue;
                    }
                    let amounts = sums.map(|sum| tone.opacity(f32::from(sum) * weight));
                    // Cells past the touched columns are 0, and there are no pixels past the
                    // picture.
                    let pixels = &mut pixels[(row + y) * self.width..][..self.width];
                    blend_all(&mut pixels[column..], &amounts, color);
                }
            }
        }
    }

    /// Eight adjacent cells; 0 past the end.
    #[inline(always)]
    fn eight(&self, at: usize) -> [u16; LANES] {
        let cells = self.cells.get(at..).and_then(<[u16]>::first_chunk);
        cells.copied().unwrap_or_default()
    }
}

/// Eight lines of eight cells.
type Block = [[u16; LANES]; LANES];

/// Transposes a block.
#[inline(always)]
fn across(block: Block) -> Block {
    let mut lines = [[0; LANES]; LANES];
    for (x, column) in block.iter().enumerate() {
        for (line, cell) in lines.iter_mut().zip(column) {
            line[x] = *cell;
        }
    }
    lines
}

impl Steps {
    /// Adds one line of the lot, with its edge moved down by `shift`.
    #[inline(always)]
    fn add(&self, i: usize, shift: i32, profile: &Profile, cells: &mut [u16]) {
        let [head, start, tail] = &self.edges;
        let (mut at, stride) = (self.at[i] as usize, self.stride[i] as usize);
        let more = self.more[i];
        part(cells, at, head[i] + shift, self.parts[0][i], profile);
        let (mut edge, slope) = (start[i] + shift, self.slope[i]);
        for _ in 1..more {
            at += stride;
            let (base, cover) = look(profile, edge);
            add(cells, at + base, cover);
            edge += slope;
        }
        part(
            cells,
            at + stride,
            tail[i] + shift,
            self.parts[1][i],
            profile,
        );
    }
}

/// Adds one step of a line of which only `part` of [`FULL`] is covered.
#[inline(always)]
fn part(cells: &mut [u16], at: usize, edge: i32, part: i32, profile: &Profile) {
    let (base, cover) = look(profile, edge);
    let half = FULL as u16 / 2;
    add(
        cells,
        at + base,
        &cover.map(|cover| (cover * part as u16 + half) / FULL as u16),
    );
}

/// The cell that contains an edge, and the coverage of this cell and the next ones.
#[inline(always)]
fn look(profile: &Profile, edge: i32) -> (usize, &[u16; LANES]) {
    let units = (edge >> BELOW) as usize;
    (units / FULL as usize, &profile[units % FULL as usize])
}

#[inline(always)]
fn add(cells: &mut [u16], at: usize, cover: &[u16; LANES]) {
    // The mask has no effect on the index; it lets one comparison check both ends.
    let at = at & (usize::MAX >> 4);
    let cells = cells.get_mut(at..at + LANES);
    if let Some(cells) = cells.and_then(<[u16]>::first_chunk_mut::<LANES>) {
        // All cells are read before any is written, so this compiles to vector instructions.
        *cells = std::array::from_fn(|tap| cells[tap].saturating_add(cover[tap]));
    }
}

/// How much of cell `tap` a line covers. The line begins `offset` after the start of cell 0 and is
/// `spread` thick; a cell is `FULL`.
fn cover(tap: usize, offset: i32, spread: i32) -> i32 {
    let inside = (offset + spread - tap as i32 * FULL).clamp(0, FULL);
    let before = (offset - tap as i32 * FULL).clamp(0, FULL);
    inside - before
}

/// The profiles of every spread that fits into the lanes.
fn profiles() -> Vec<Profile> {
    let profile = |spread| {
        std::array::from_fn(|offset| {
            std::array::from_fn(|tap| cover(tap, offset as i32, spread) as u16)
        })
    };
    (0..=(LANES as i32 - 1) * FULL).map(profile).collect()
}
