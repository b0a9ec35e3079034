//! Pixels in the form that PNG compresses (W3C, Portable Network Graphics, 2003: sections 7.2 and
//! 9).

/// Converts opaque RGBA pixels (4 bytes each, row by row) to filtered rows of RGB. Each row is its
/// filter number and then 3 · `width` bytes. The filter is 0 (none), 1 (difference to the previous
/// pixel) or 2 (difference to the pixel above), whichever has the smallest sum of absolute
/// differences. Returns height · (1 + 3 · `width`) bytes, where the height is `pixels.len() / (4 *
/// width)`. O(pixels).
pub fn scanlines(pixels: &[u8], width: usize) -> Vec<u8> {
    let rows = pixels.len() / (4 * width.max(1));
    let mut lines = Vec::with_capacity(rows * (1 + 3 * width));
    let mut above = vec![0; 3 * width];
    let mut filtered: [Vec<u8>; 3] = Default::default();
    for row in pixels.chunks_exact(4 * width.max(1)) {
        let plain: Vec<u8> = row
            .chunks_exact(4)
            .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
            .collect();
        let before = [0; 3].iter().chain(&plain);
        filtered[1].clear();
        filtered[1].extend(
            plain
                .iter()
                .zip(before)
                .map(|(at, before)| at.wrapping_sub(*before)),
        );
        filtered[2].clear();
        filtered[2].extend(
            plain
                .iter()
                .zip(&above)
                .map(|(at, above)| at.wrapping_sub(*above)),
        );
        filtered[0].clone_from(&plain);
        // Bytes are read as signed, as the standard recommends, so that a small difference is small
        // in either direction.
        let sum = |line: &[u8]| -> u32 {
            let sizes = line
                .iter()
                .map(|&byte| u32::from((byte as i8).unsigned_abs()));
            sizes.sum()
        };
        let best = (0..3)
            .min_by_key(|&filter| sum(&filtered[filter]))
            .unwrap_or(0);
        lines.push(best as u8);
        lines.extend_from_slice(&filtered[best]);
        above = plain;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Restores the rows by the formulas of the standard.
    fn unfiltered(lines: &[u8], width: usize) -> Vec<u8> {
        let mut above = vec![0u8; 3 * width];
        let mut pixels = Vec::new();
        for line in lines.chunks_exact(1 + 3 * width) {
            let mut row = line[1..].to_vec();
            for at in 0..row.len() {
                let before = if at < 3 { 0 } else { row[at - 3] };
                let other = [0, before, above[at]][usize::from(line[0])];
                row[at] = row[at].wrapping_add(other);
            }
            pixels.extend(
                row.chunks_exact(3)
                    .flat_map(|rgb| [rgb[0], rgb[1], rgb[2], 255]),
            );
            above = row;
        }
        pixels
    }

    #[test]
    fn rows_come_back_whatever_their_filter() {
        let (width, height) = (23, 40);
        let pixels: Vec<u8> = (0..width * height)
            .flat_map(|place: usize| {
                let (x, y) = (place % width, place / width);
                let byte = match y / 10 {
                    0 => x * 9,
                    1 => y * 31,
                    2 => 200,
                    // As signed bytes these are 3 and −3, smaller than their differences.
                    _ => return [[3, 3, 3, 255], [253, 253, 253, 255]][(x + y) % 2],
                };
                [byte as u8, (byte / 2) as u8, (255 - byte % 256) as u8, 255]
            })
            .collect();
        let lines = scanlines(&pixels, width);
        assert_eq!(unfiltered(&lines, width), pixels);
        let used: Vec<u8> = lines.chunks(1 + 3 * width).map(|line| line[0]).collect();
        assert!((0..3).all(|filter| used.contains(&filter)), "{used:?}");
    }

    #[test]
    fn nothing_has_no_rows() {
        assert!(scanlines(&[], 0).is_empty() && scanlines(&[], 5).is_empty());
    }
}
