//! A frame packed for a GPU renderer: one block of memory that is uploaded without conversion.

use super::error::{RasterError, grow};
use super::people::{LAYERS, layer};
use crate::pipeline::frame::{Dot, FEW_PEOPLE, Frame, line, style};

/// Number of rows of the head.
const HEAD: usize = 7;

/// The kinds of lines in the order of their rows, and the word of the head with the number of each.
const KINDS: [(u32, usize); line::KINDS] = [
    (line::TIE, 2),
    (line::YOURS, 3),
    (line::PATH, 4),
    (line::BRINGS, 26),
    (line::KNOWS, 27),
    (line::PULSE, 5),
];

/// Bit of the head's second word: a post is shown.
const POSTED: u32 = 1;
/// Bit: the world is small, so its ties are drawn strongly.
const FEW: u32 = 2;
/// Bit: the post has next viewers, whose glows are drawn.
const NEXT: u32 = 4;
/// Lowest of the 8 bits that hold the opacity of the bands, from 0 to 255.
const BANDS: u32 = 8;

/// Rows of 16 bytes, each four little-endian words of 32 bits, in a buffer that is reused for the
/// next frame:
///
/// - 7 rows of head, 28 words. Word 0: the caller's number of the frame. Word 1: the bits posted
///   (1), few people (2) and next viewers (4), and in bits 8 to 15 the opacity of the bands, from 0
///   to 255. Words 2 to 5: the number of lines of the kinds 0 to 3. Words 6 to 9: the 4 outer
///   radii of the bands, as f32. Words 10 to 22: the index of the first person of each of the 13
///   layers. Word 23: the number of people drawn. Words 24 and 25: the frame's density and glow, as
///   f32. Words 26 and 27: the number of lines of the kinds 4 and 5.
/// - One row for each person drawn, the lowest first: x, y and radius as f32, and the bits of
///   [`style`] converted to an f32.
/// - One row for each line: x1, y1, x2, y2 as f32. The kinds are in the order 0, 1, 2, 4, 5, 3.
///
/// People and lines that are hidden or not finite are omitted.
#[derive(Default)]
pub struct Instances {
    rows: Vec<[u32; 4]>,
}

impl Instances {
    /// Packs a frame and returns its words. `number` is any number that identifies the frame.
    /// Coordinates are in picture units. O(people + lines).
    ///
    /// # Errors
    /// [`RasterError::Memory`] if there is not enough memory.
    pub fn pack(&mut self, frame: &Frame, number: u32) -> Result<&[u32], RasterError> {
        let Frame {
            dots,
            lines,
            rings,
            bands,
            density,
            glow,
        } = frame;
        let place = |dot: &Dot| layer(dot).filter(|_| (dot.x + dot.y + dot.size).is_finite());
        let posted = dots
            .first()
            .is_some_and(|you| you.style & style::POSTED != 0);
        let mut flags = (u32::from(posted) * POSTED) | (u32::from((bands * 255.0) as u8) << BANDS);
        if dots.len() <= FEW_PEOPLE {
            flags |= FEW;
        }
        // The row at which each layer starts; then the row of its next person.
        let mut places = [0; LAYERS + 1];
        for dot in dots {
            if dot.style & style::NEXT != 0 && *glow > 0.0 {
                flags |= NEXT;
            }
            if let Some(layer) = place(dot) {
                places[layer + 1] += 1;
            }
        }
        for layer in 0..LAYERS {
            places[layer + 1] += places[layer];
        }
        let mut head = [0; HEAD * 4];
        head[..2].copy_from_slice(&[number, flags]);
        head[6..10].copy_from_slice(&rings.map(f32::to_bits));
        head[10..24].copy_from_slice(&places);
        head[24..26].copy_from_slice(&[*density, *glow].map(f32::to_bits));

        let people = HEAD + places[LAYERS] as usize;
        self.rows.clear();
        grow(&mut self.rows, people + lines.len(), [0; 4])?;
        for dot in dots {
            if let Some(layer) = place(dot) {
                let row = HEAD + places[layer] as usize;
                places[layer] += 1;
                self.rows[row] = [dot.x, dot.y, dot.size, dot.style as f32].map(f32::to_bits);
            }
        }
        let mut end = people;
        for (kind, word) in KINDS {
            let start = end;
            for line in lines {
                let ends = [line.x1, line.y1, line.x2, line.y2];
                if line.style == kind && ends.iter().sum::<f32>().is_finite() {
                    self.rows[end] = ends.map(f32::to_bits);
                    end += 1;
                }
            }
            head[word] = (end - start) as u32;
        }
        self.rows.truncate(end);
        self.rows.as_flattened_mut()[..HEAD * 4].copy_from_slice(&head);
        Ok(self.rows.as_flattened())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::frame::Line;

    fn dot(x: f32, style: u32) -> Dot {
        Dot {
            x,
            y: 0.5,
            size: 0.25,
            style,
        }
    }

    fn tie(x1: f32, style: u32) -> Line {
        Line {
            x1,
            y1: 0.0,
            x2: 1.0,
            y2: 1.0,
            style,
        }
    }

    #[test]
    fn people_lie_as_they_are_painted_and_lines_kind_by_kind() {
        let frame = Frame {
            dots: vec![
                dot(0.0, style::POSTED),
                dot(1.0, 1 | style::SAW),
                dot(2.0, 4),
                dot(3.0, 2 | style::NEXT),
                dot(4.0, 2 | style::HIDDEN),
                dot(5.0, 4),
                dot(f32::NAN, 4),
            ],
            lines: vec![
                tie(1.0, line::PATH),
                tie(2.0, line::TIE),
                tie(5.0, line::PULSE),
                tie(3.0, line::PATH),
                tie(4.0, line::KNOWS),
                tie(f32::INFINITY, line::TIE),
            ],
            rings: [0.25, 0.5, 0.75, 1.0],
            bands: 1.0,
            density: 0.5,
            glow: 0.75,
        };
        let mut instances = Instances::default();
        let words = instances.pack(&frame, 7).unwrap();
        assert_eq!(
            words[..6],
            [7, 255 << BANDS | POSTED | FEW | NEXT, 1, 0, 2, 1]
        );
        assert_eq!(words[6..10], [0.25f32, 0.5, 0.75, 1.0].map(f32::to_bits));
        assert_eq!(words[10..24], [0, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 5]);
        assert_eq!(words[24..26], [0.5f32, 0.75].map(f32::to_bits));
        assert_eq!(words[26..28], [0, 1]);
        let rows: Vec<[f32; 4]> = words[28..]
            .chunks_exact(4)
            .map(|row| std::array::from_fn(|i| f32::from_bits(row[i])))
            .collect();
        let first: Vec<f32> = rows.iter().map(|row| row[0]).collect();
        assert_eq!(first, [2.0, 5.0, 3.0, 1.0, 0.0, 2.0, 1.0, 3.0, 4.0, 5.0]);
        assert_eq!(rows[2], [3.0, 0.5, 0.25, (2 | style::NEXT) as f32]);
        // A smaller frame leaves no data of the previous frame.
        let words = instances.pack(&Frame::default(), 8).unwrap();
        assert_eq!(words.len(), HEAD * 4);
        assert_eq!(words[..2], [8, FEW]);
    }
}
