//! Converts the number of lines on a pixel to an opacity.

use super::canvas::{OPAQUE, amount};

/// Coverage of a pixel that one line covers completely. A cell holds 2,047 such lines.
pub(super) const FULL: i32 = 32;

/// The opacity of a number of overlapping lines.
///
/// With s = √(1 + 2n) − 1 for n lines, the opacity of a curve is most · s / (s + k), with k chosen
/// so that n = 1 gives `one`. The curve is nearly linear at 0, so that soft edges stay soft. It
/// flattens late: a doubled density is visible up to a thousand lines, where alpha blending is flat
/// after ten.
pub(super) struct Tone {
    most: f32,
    k: f32,
    /// Factor on the coverage (up to 1) that is added to the curve.
    plain: f32,
}

impl Tone {
    /// Opacity `one` for one line, approaching `most` for very many lines.
    pub(super) fn curve(one: f32, most: f32) -> Tone {
        let k = bend(1.0) * (most / one - 1.0);
        let plain = 0.0;
        Tone { most, k, plain }
    }

    /// Opacity 1 for one line or more.
    pub(super) fn solid() -> Tone {
        Tone {
            most: 0.0,
            k: 1.0,
            plain: 1.0,
        }
    }

    /// Opacity of `lines` lines, from 0 to [`super::canvas::OPAQUE`].
    #[inline(always)]
    pub(super) fn opacity(&self, lines: f32) -> u32 {
        let s = bend(lines);
        let plain = if lines < 1.0 { lines } else { 1.0 };
        amount((self.most * s / (s + self.k) + self.plain * plain) * OPAQUE as f32)
    }
}

#[inline(always)]
fn bend(lines: f32) -> f32 {
    (1.0 + 2.0 * lines).sqrt() - 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_is_faint_and_many_are_told_apart() {
        let tone = Tone::curve(0.1, 0.8);
        let part = |lines: i32| tone.opacity(lines as f32) as f32 / OPAQUE as f32;
        assert!((part(1) - 0.1).abs() < 0.5 / OPAQUE as f32);
        assert_eq!(part(0), 0.0);
        assert!(part(2047) < 0.8);
        for lines in 0..2047 {
            assert!(part(lines + 1) >= part(lines), "{lines} lines");
        }
        // Twice the number of lines gives a visible step in opacity.
        for lines in 1..1000 {
            assert!(part(2 * lines) - part(lines) > 3.0 / 255.0, "{lines} lines");
        }
    }

    #[test]
    fn solid_is_the_coverage_itself() {
        let tone = Tone::solid();
        assert_eq!(tone.opacity(0.0), 0);
        assert_eq!(tone.opacity(1.0), OPAQUE);
        assert_eq!(tone.opacity(2047.0), OPAQUE);
        assert_eq!(tone.opacity(0.5), OPAQUE / 2);
    }
}
