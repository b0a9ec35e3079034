//! The colours of a picture: quiet people, tinted by community, and one warm hue for what happens.

/// Red, green and blue, sRGB.
pub type Color = [u8; 3];

/// The colour of each role in a picture. People of different degrees differ in lightness, from
/// strong (1st degree) to faint (beyond). Only what happens is warm: the post, its path and its
/// viewers, and the people whom a connection brings.
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
    /// People of the 1st, 2nd and 3rd degree in communities of the four tints: blue, moss, teal and
    /// violet. Within a degree the tints are equally light.
    pub tints: [[Color; 4]; 3],
    /// People who saw the post.
    pub saw: Color,
    /// Outline of people who could see the post and did not.
    pub could: Color,
    /// Ties along which the post has spread.
    pub path: Color,
    /// The spreading post, and the glow of its next viewers.
    pub pulse: Color,
    /// People whom the last connection brought within two steps.
    pub new: Color,
}

impl Theme {
    /// The light theme: dark ink on paper, the post in vermilion.
    pub const fn light() -> Theme {
        Theme {
            background: rgb(0xfcfbf9),
            bands: [rgb(0xfcfbf9), rgb(0xf8f5f0), rgb(0xfaf8f4), rgb(0xfcfbf9)],
            guide: rgb(0x958b7b),
            ink: rgb(0x3a4350),
            yours: rgb(0x0d1117),
            you: rgb(0x0d1117),
            first: rgb(0x2b2f36),
            second: rgb(0x5c6167),
            third: rgb(0x7f858c),
            beyond: rgb(0xabb0b7),
            tints: [
                [rgb(0x0b376a), rgb(0x3b422a), rgb(0x073939), rgb(0x4a2854)],
                [rgb(0x2861a5), rgb(0x626c4c), rgb(0x286464), rgb(0x794c87)],
                [rgb(0x4982c9), rgb(0x828d6b), rgb(0x498584), rgb(0x9a6ba9)],
            ],
            saw: rgb(0xd4380d),
            could: rgb(0xd4572c),
            path: rgb(0xd4380d),
            pulse: rgb(0xf0440f),
            new: rgb(0xd4380d),
        }
    }

    /// The dark theme: light ink on a dark background, the post in orange.
    pub const fn dark() -> Theme {
        Theme {
            background: rgb(0x0f1318),
            bands: [rgb(0x0f1318), rgb(0x1a212a), rgb(0x141a22), rgb(0x0f1318)],
            guide: rgb(0x616c79),
            ink: rgb(0xb3bfcd),
            yours: rgb(0xf4f6f8),
            you: rgb(0xffffff),
            first: rgb(0xf0f3f6),
            second: rgb(0xacb2b9),
            third: rgb(0x7b8187),
            beyond: rgb(0x4f5862),
            tints: [
                [rgb(0xc6e8ff), rgb(0xe9f0dc), rgb(0xc3e4e3), rgb(0xf5d9fe)],
                [rgb(0x79b4ff), rgb(0xb3bf9b), rgb(0x7ab6b5), rgb(0xcd9cdd)],
                [rgb(0x4982c9), rgb(0x828d6b), rgb(0x498584), rgb(0x9a6ba9)],
            ],
            saw: rgb(0xff6a33),
            could: rgb(0xc9633f),
            path: rgb(0xff6a33),
            pulse: rgb(0xff9466),
            new: rgb(0xff6a33),
        }
    }

    /// The name and the colour of each of the 18 roles, without the tints. Colours are in CSS notation, `#rrggbb`.
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
                let [near, far] = [pair[0], pair[1]];
                assert!(contrast(near, far) > 1.6);
                // A dim projector leaves a third of the contrast.
                let [near, far] = [near, far].map(|color| mix(theme.background, color, 1.0 / 3.0));
                assert!(contrast(near, far) > 1.09, "{near:?} {far:?}");
            }
            for [r, g, b] in steps {
                assert!(r.max(g).max(b) - r.min(g).min(b) < 28);
            }
        }
    }

    #[test]
    fn every_tint_of_a_degree_is_a_step_from_the_next_degree() {
        for theme in [Theme::light(), Theme::dark()] {
            let neutral = [theme.first, theme.second, theme.third];
            let degrees = [0, 1, 2].map(|degree| {
                let tints = theme.tints[degree].into_iter();
                tints.chain([neutral[degree]]).collect::<Vec<Color>>()
            });
            let steps = [&degrees[0], &degrees[1], &degrees[2], &vec![theme.beyond]];
            for pair in steps.windows(2) {
                for (&near, &far) in pair[0]
                    .iter()
                    .flat_map(|near| pair[1].iter().map(move |far| (near, far)))
                {
                    let step = contrast(near, far);
                    // A dim projector leaves a third of the contrast.
                    let [near, far] =
                        [near, far].map(|color| mix(theme.background, color, 1.0 / 3.0));
                    let dim = contrast(near, far);
                    assert!(
                        step > 1.3 && dim > 1.05,
                        "{near:02x?} {far:02x?}: {step:.2}, {dim:.3}"
                    );
                }
            }
            // Tints of a degree are equally light, and not warm: blue or green is at least as strong as red, or blue is.
            for (degree, tints) in theme.tints.into_iter().enumerate() {
                for [r, g, b] in tints {
                    assert!(
                        contrast([r, g, b], neutral[degree]) < 1.35,
                        "{r:x} {g:x} {b:x}"
                    );
                    assert!(r <= g || r < b, "{r:x} {g:x} {b:x} is warm");
                }
            }
            for ground in theme.bands {
                for color in theme.tints[2] {
                    assert!(contrast(color, ground) >= 3.0);
                }
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
