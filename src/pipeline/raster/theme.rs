//! The colours of a picture: neutral people, and one saturated hue for the post.

/// Red, green and blue, sRGB.
pub type Color = [u8; 3];

/// The colour of each role in a picture. People have neutral colours that differ in lightness, from
/// strong (1st degree) to faint (beyond). Only the post, its path and its viewers are saturated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Background.
    pub background: Color,
    /// Tints of the bands from the inside out: 1st, 2nd and 3rd degree, and beyond.
    pub bands: [Color; 4],
    /// Thin circle around a band.
    pub guide: Color,
    /// Ties between other people. Their opacity depends on the number of ties on a pixel.
    pub ink: Color,
    /// Your ties.
    pub yours: Color,
    /// You.
    pub you: Color,
    /// People of the 1st degree.
    pub first: Color,
    /// People of the 2nd degree.
    pub second: Color,
    /// People of the 3rd degree.
    pub third: Color,
    /// People beyond the 3rd degree, or out of reach.
    pub beyond: Color,
    /// People who saw the post.
    pub saw: Color,
    /// Outline of people who could see the post and did not.
    pub could: Color,
    /// Ties along which the post has spread.
    pub path: Color,
    /// The spreading post, and the glow of its next viewers.
    pub pulse: Color,
    /// Ring around people whom the last connection brought within two steps.
    pub new: Color,
}

impl Theme {
    /// The light theme: dark ink on paper, the post in vermilion.
    pub const fn light() -> Theme {
        Theme {
            background: rgb(0xfcfbf9),
            bands: [rgb(0xf1eee9), rgb(0xf5f3ef), rgb(0xf9f7f4), rgb(0xfcfbf9)],
            guide: rgb(0xdcd7cf),
            ink: rgb(0x3a4350),
            yours: rgb(0x1d2530),
            you: rgb(0x0d1117),
            first: rgb(0x1b222c),
            second: rgb(0x59626f),
            third: rgb(0x868e99),
            beyond: rgb(0xc3c7cd),
            saw: rgb(0xd4380d),
            could: rgb(0xd4572c),
            path: rgb(0xd4380d),
            pulse: rgb(0xf0440f),
            new: rgb(0x0d1117),
        }
    }

    /// The dark theme: light ink on a dark background, the post in orange.
    pub const fn dark() -> Theme {
        Theme {
            background: rgb(0x0f1318),
            bands: [rgb(0x1b2027), rgb(0x161b21), rgb(0x12171c), rgb(0x0f1318)],
            guide: rgb(0x2c333c),
            ink: rgb(0xb3bfcd),
            yours: rgb(0xe3e9f0),
            you: rgb(0xffffff),
            first: rgb(0xf0f3f6),
            second: rgb(0xa1abb8),
            third: rgb(0x6b7581),
            beyond: rgb(0x49535e),
            saw: rgb(0xff6a33),
            could: rgb(0xc9633f),
            path: rgb(0xff6a33),
            pulse: rgb(0xff9466),
            new: rgb(0xffffff),
        }
    }

    /// The name and the colour of each of the 18 roles. Colours are in CSS notation, `#rrggbb`.
    pub fn roles(&self) -> impl Iterator<Item = (&'static str, String)> + use<> {
        [
            ("background", self.background),
            ("band1", self.bands[0]),
            ("band2", self.bands[1]),
            ("band3", self.bands[2]),
            ("band4", self.bands[3]),
            ("guide", self.guide),
            ("ink", self.ink),
            ("yours", self.yours),
            ("you", self.you),
            ("first", self.first),
            ("second", self.second),
            ("third", self.third),
            ("beyond", self.beyond),
            ("saw", self.saw),
            ("could", self.could),
            ("path", self.path),
            ("pulse", self.pulse),
            ("new", self.new),
        ]
        .into_iter()
        .map(|(name, [r, g, b])| (name, format!("#{r:02x}{g:02x}{b:02x}")))
    }
}

const fn rgb(hex: u32) -> Color {
    [(hex >> 16) as u8, (hex >> 8) as u8, hex as u8]
}

/// The colour between `from` (at `part` = 0) and `to` (at 1).
pub(super) fn mix(from: Color, to: Color, part: f32) -> Color {
    std::array::from_fn(|i| {
        let (from, to) = (f32::from(from[i]), f32::from(to[i]));
        (from + (to - from) * part + 0.5) as u8
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2.2).
    fn luminance(color: Color) -> f64 {
        let [r, g, b] = color.map(|channel| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                libm::pow((c + 0.055) / 1.055, 2.4)
            }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// Contrast ratio (WCAG 2.2), 1 to 21.
    fn contrast(a: Color, b: Color) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn marks_stand_out() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
        for theme in [Theme::light(), Theme::dark()] {
            for ground in theme.bands.into_iter().chain([theme.background]) {
                let least = |color, ratio| {
                    let is = contrast(color, ground);
                    assert!(is >= ratio, "{color:02x?} on {ground:02x?}: {is:.2}");
                };
                least(theme.you, 15.0);
                least(theme.first, 12.0);
                least(theme.second, 4.5);
                least(theme.saw, 4.0);
                least(theme.path, 3.0);
                least(theme.pulse, 3.0);
                least(theme.could, 3.0);
                least(theme.new, 3.0);
            }
            // People of the 3rd degree and beyond are in the outer bands.
            assert!(contrast(theme.third, theme.bands[2]) >= 3.0);
            assert!(contrast(theme.beyond, theme.background) >= 1.5);
        }
    }

    #[test]
    fn degree_is_lightness_and_never_hue() {
        for theme in [Theme::light(), Theme::dark()] {
            let steps = [theme.first, theme.second, theme.third, theme.beyond];
            for pair in steps.windows(2) {
                let [near, far] = [pair[0], pair[1]].map(|c| contrast(c, theme.background));
                assert!(near > 1.6 * far);
            }
            for [r, g, b] in steps {
                assert!(r.max(g).max(b) - r.min(g).min(b) < 28);
            }
        }
    }

    #[test]
    fn roles_are_written_as_css() {
        let roles: Vec<_> = Theme::light().roles().collect();
        assert!(roles.contains(&("saw", "#d4380d".to_string())));
        assert!(roles.iter().all(|(_, hex)| hex.len() == 7));
    }

    #[test]
    fn a_mix_reaches_both_ends() {
        assert_eq!(mix([0, 10, 255], [255, 20, 0], 0.0), [0, 10, 255]);
        assert_eq!(mix([0, 10, 255], [255, 20, 0], 1.0), [255, 20, 0]);
    }
}
