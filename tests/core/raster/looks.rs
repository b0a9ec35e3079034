//! Look of a picture: filled, outlined, ringed and topmost people, and dense ties.

use super::shapes::{dot, draw, frame, tie};
use hopscope::frame::{FEW_PEOPLE, line, style};
use hopscope::raster::{Theme, View};

/// Colours of a person's dot: in the middle, at the edge, and 2 pixels outside it.
fn looks(style: u32) -> [[u8; 3]; 3] {
    let (view, theme) = (View::fit(80, 80, 1.0), Theme::dark());
    let hidden = dot(&view, 0.0, 0.0, 1.0, style::HIDDEN);
    let person = dot(&view, 40.5, 40.5, 7.75, style);
    let pixels = draw(&frame(vec![hidden, person], vec![]), &view, &theme);
    [40, 47, 50].map(|x| {
        let at = (40 * 80 + x) * 4;
        [pixels[at], pixels[at + 1], pixels[at + 2]]
    })
}

fn assert_looks(style: u32, expected: [[u8; 3]; 3]) {
    let looks = looks(style);
    let near = |(a, b): (&u8, &u8)| a.abs_diff(*b) < 8;
    let same = looks
        .as_flattened()
        .iter()
        .zip(expected.as_flattened())
        .all(near);
    assert!(same, "{style:b}: {looks:?}, expected {expected:?}");
}

#[test]
fn viewers_are_filled_reachable_outlined_resharers_ringed() {
    let theme = Theme::dark();
    let ground = theme.background;
    assert_looks(1, [theme.first, theme.first, ground]);
    assert_looks(2, [theme.second, theme.second, ground]);
    assert_looks(
        2 | style::TINT,
        [theme.tints[1][0], theme.tints[1][0], ground],
    );
    assert_looks(
        3 | (4 * style::TINT),
        [theme.tints[2][3], theme.tints[2][3], ground],
    );
    // New people have a plus of background, also in greyscale; people reached before have a ring.
    assert_looks(2 | style::NEW, [ground, theme.new, ground]);
    assert_looks(2 | style::ALREADY, [theme.second, theme.second, theme.you]);
    assert_looks(3 | style::ASKS, [theme.new, theme.new, theme.new]);
    let posted = style::POSTED | style::COULD;
    assert_looks(1 | posted, [ground, theme.could, ground]);
    assert_looks(1 | posted | style::SAW, [theme.saw, theme.saw, ground]);
    assert_looks(
        1 | posted | style::SAW | style::RESHARED,
        [theme.saw, theme.saw, theme.saw],
    );
    assert_looks(1 | style::HIDDEN, [ground; 3]);
    // A person out of the post's reach is fainter, and still visible.
    let [middle, edge, outside] = looks(3 | style::POSTED);
    assert!(middle == edge && outside == ground);
    assert!(middle[0] > ground[0] + 20 && middle[0] + 20 < theme.third[0]);
}

#[test]
fn the_next_viewers_glow_and_less_than_viewers() {
    let (view, theme) = (View::fit(80, 80, 1.0), Theme::light());
    let posted = 1 | style::POSTED | style::COULD;
    let picture = |style: u32, glow: f32| {
        let hidden = dot(&view, 0.0, 0.0, 1.0, style::HIDDEN);
        let person = dot(&view, 40.5, 40.5, 7.75, style);
        let mut frame = frame(vec![hidden, person], vec![]);
        frame.glow = glow;
        draw(&frame, &view, &theme)
    };
    // The difference from the background, for all pixels from `from` pixels right of the middle on.
    let strength = |pixels: &[u8], from: usize| {
        let row = &pixels[(40 * 80 + 40 + from) * 4..][..(40 - from) * 4];
        let ground = theme.background.map(i32::from);
        let off = |pixel: &[u8]| {
            (0..3)
                .map(|i| (i32::from(pixel[i]) - ground[i]).abs())
                .sum::<i32>()
        };
        row.chunks_exact(4).map(off).collect::<Vec<i32>>()
    };
    let grown = [0.0, 0.25, 0.5, 0.75, 1.0].map(|glow| picture(posted | style::NEXT, glow));
    assert_eq!(grown[0], picture(posted, 1.0), "not yet");
    for pair in grown.windows(2) {
        let [less, more] = [0, 1].map(|i| strength(&pair[i], 9).iter().sum::<i32>());
        assert!(more > less, "{less}, then {more}");
    }
    let (halo, disc) = (
        strength(&grown[4], 9),
        strength(&picture(posted | style::SAW, 0.0), 0),
    );
    assert!(halo[0] > 60 && halo[0] < disc[0], "{halo:?} {disc:?}");
    assert!(
        halo.windows(2).all(|pair| pair[1] <= pair[0]),
        "soft: {halo:?}"
    );
    // Their outline is that of all people who could see the post.
    let middle = |pixels: &[u8]| pixels[(40 * 80 + 40) * 4..][..3].to_vec();
    assert_eq!(middle(&grown[4]), theme.background);
}

#[test]
fn nearer_people_cover_farther_ones_and_viewers_cover_all() {
    let (view, theme) = (View::fit(40, 40, 1.0), Theme::light());
    let top = |styles: [u32; 2]| {
        let dots = styles
            .map(|style| dot(&view, 20.5, 20.5, 6.0, style))
            .to_vec();
        let pixels = draw(&frame(dots, vec![]), &view, &theme);
        let at = (20 * 40 + 20) * 4;
        [pixels[at], pixels[at + 1], pixels[at + 2]]
    };
    for [below, above] in [[4, 3], [3, 2], [2, 1], [1, 0]] {
        assert_eq!(top([below, above]), top([above, below]));
    }
    assert_eq!(top([1, 2]), theme.first);
    assert_eq!(top([0, 1]), theme.you);
    assert_eq!(top([1, 4 | style::SAW]), theme.saw);
}

#[test]
fn a_tie_to_somebody_new_is_warm_and_stronger_than_one_to_somebody_known() {
    let view = View::fit(64, 64, 1.0);
    for theme in [Theme::light(), Theme::dark()] {
        let shade = |kind| {
            let lines = vec![tie(&view, [4.0, 32.5, 60.0, 32.5], kind)];
            let pixels = draw(&frame(vec![], lines), &view, &theme);
            let at = (32 * 64 + 32) * 4;
            [0, 1, 2].map(|i| i32::from(pixels[at + i]))
        };
        let mixed = |color: [u8; 3], part: f32, ground: [u8; 3]| {
            [0, 1, 2].map(|i| {
                let (color, ground) = (f32::from(color[i]), f32::from(ground[i]));
                (ground + (color - ground) * part) as i32
            })
        };
        let near = |a: [i32; 3], b: [i32; 3]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 4);
        let brings = mixed(theme.new, 0.42, theme.background);
        assert!(
            near(shade(line::BRINGS), brings),
            "{:?}",
            shade(line::BRINGS)
        );
        // Thinner than a pixel, it is fainter.
        let knows = mixed(theme.yours, 0.14, theme.background);
        assert!(near(shade(line::KNOWS), knows), "{:?}", shade(line::KNOWS));
    }
}

#[test]
fn more_ties_are_darker_at_any_density() {
    let view = View::fit(64, 64, 1.0);
    for theme in [Theme::light(), Theme::dark()] {
        for kind in [line::TIE, line::YOURS, line::BRINGS, line::KNOWS] {
            let shade = |count: usize| {
                let tie = tie(&view, [4.0, 32.5, 60.0, 32.5], kind);
                // The faint ties of a large world, without its people.
                let people = vec![dot(&view, 0.0, 0.0, 1.0, style::HIDDEN); FEW_PEOPLE + 1];
                let pixels = draw(&frame(people, vec![tie; count]), &view, &theme);
                let at = (32 * 64 + 32) * 4;
                let from = |i: usize| i32::from(pixels[at + i]) - i32::from(theme.background[i]);
                (0..3).map(|i| from(i).abs()).sum::<i32>()
            };
            // Above 40, each of your own ties is fainter.
            let most = match kind {
                line::TIE => 1024,
                line::YOURS => 32,
                _ => 16,
            };
            let counts = std::iter::once(0).chain((0..11).map(|power| 1 << power));
            let shades: Vec<i32> = counts
                .take_while(|&count| count <= most)
                .map(shade)
                .collect();
            assert!(
                shades.windows(2).all(|pair| pair[1] > pair[0] + 2),
                "{shades:?}"
            );
        }
    }
}
