//! From the number of ties on a pixel to an opacity.

use super::canvas::OPAQUE;

/// Coverage of a pixel that one line covers whole; a cell holds 2,047 such lines.
pub(super) const FULL: i32 = 32;

/// Opacity for every value of a coverage cell.
pub(super) struct Tone {
    /// 0 to [`OPAQUE`].
    table: Vec<u16>,
}

impl Tone {
    /// Opacity `one` where one line lies, nearing `most` where very many do.
    ///
    /// With s = √(1 + 2n) − 1 for n lines, the opacity is most · s / (s + k), k chosen so that
    /// n = 1 gives `one`. It is straight near 0, so that soft edges stay soft, and it bends late: a
    /// doubled density is told apart up to a thousand lines, where alpha blending is flat after ten.
    #[inline(never)]
    pub(super) fn curve(one: f32, most: f32) -> Tone {
        let bend = |lines: f32| (1.0 + 2.0 * lines).sqrt() - 1.0;
        let k = bend(1.0) * (most / one - 1.0);
        Tone::from(|lines| most * bend(lines) / (bend(lines) + k))
    }

    /// In full from one line on.
    pub(super) fn solid() -> Tone {
        Tone::from(|lines| lines.min(1.0))
    }

    fn from(opacity: impl Fn(f32) -> f32) -> Tone {
        let table = (0..=u16::MAX)
            .map(|cell| (opacity(f32::from(cell) / FULL as f32) * OPAQUE as f32 + 0.5) as u16)
            .collect();
        Tone { table }
    }

    /// Opacity of a cell, 0 to [`OPAQUE`].
    #[inline(always)]
    pub(super) fn opacity(&self, cell: u16) -> u32 {
        u32::from(self.table[usize::from(cell)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_is_faint_and_many_are_told_apart() {
        let tone = Tone::curve(0.1, 0.8);
        let part = |lines: i32| tone.opacity((lines * FULL) as u16) as f32 / OPAQUE as f32;
        assert!((part(1) - 0.1).abs() < 0.5 / OPAQUE as f32);
        assert_eq!(part(0), 0.0);
        assert!(part(2047) < 0.8);
        for lines in 0..2047 {
            assert!(part(lines + 1) >= part(lines), "{lines} lines");
        }
        // Twice as many lines are worth a step that an eye sees.
        for lines in 1..1000 {
            assert!(part(2 * lines) - part(lines) > 3.0 / 255.0, "{lines} lines");
        }
    }

    #[test]
    fn solid_is_the_coverage_itself() {
        let tone = Tone::solid();
        assert_eq!(tone.opacity(0), 0);
        assert_eq!(tone.opacity(FULL as u16), OPAQUE);
        assert_eq!(tone.opacity(u16::MAX), OPAQUE);
        assert_eq!(tone.opacity(FULL as u16 / 2), OPAQUE / 2);
    }
}
