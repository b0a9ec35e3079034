//! Properties of every picture.

use super::shapes::{dot, draw, frame, tie};
use hopscope::frame::{Dot, Frame, Line, line, style};
use hopscope::raster::{Picker, Raster, RasterError, Theme, View};
use proptest::prelude::*;

#[test]
fn an_impossible_picture_is_refused_with_its_reason() {
    let mut raster = Raster::new();
    let mut draw = |view| {
        raster
            .draw(&Frame::default(), &view, &Theme::light())
            .map(<[u8]>::len)
    };
    assert_eq!(draw(View::fit(1, 8192, 1.0)), Ok(4 * 8192));
    assert_eq!(draw(View::fit(0, 9, 1.0)), Err(RasterError::Size(0, 9)));
    assert_eq!(draw(View::fit(9, 9, 5.0)), Err(RasterError::Scale(5.0)));
    assert_eq!(
        RasterError::Size(0, 9).to_string(),
        "a picture is 1 to 8192 pixels wide and high, not 0 × 9"
    );
}

/// Any valid style of a person.
fn styles() -> impl Strategy<Value = u32> {
    (0..5_u32, 0..128_u32).prop_map(|(ring, flags)| ring | flags << 3)
}

/// A frame with people and lines inside the picture and slightly outside.
pub fn frames() -> impl Strategy<Value = Frame> {
    let at = || -1.2..1.2_f32;
    let dots = (at(), at(), 0.0..0.1_f32, styles());
    let lines = (at(), at(), at(), at(), 0..line::KINDS as u32);
    let dots = prop::collection::vec(
        dots.prop_map(|(x, y, size, style)| Dot { x, y, size, style }),
        0..60,
    );
    let line = |(x1, y1, x2, y2, style)| Line {
        x1,
        y1,
        x2,
        y2,
        style,
    };
    let lines = prop::collection::vec(lines.prop_map(line), 0..60);
    (dots, lines, 0.0..1.0_f32).prop_map(|(dots, lines, glow)| Frame {
        dots,
        lines,
        rings: [0.3, 0.6, 0.8, 1.0],
        bands: 1.0,
        density: 0.0,
        glow,
    })
}

pub fn views() -> impl Strategy<Value = View> {
    let pan = prop::array::uniform2(-1.0..1.0_f32);
    let sizes = (1..90_u32, 1..90_u32, 0.25..4.0_f32, 0.2..30.0_f32, pan);
    sizes.prop_map(|(width, height, scale, zoom, pan)| View {
        width,
        height,
        scale,
        zoom,
        pan,
        part_of: None,
    })
}

/// Any number: tiny, huge, infinite, NaN.
pub fn anything() -> impl Strategy<Value = f32> {
    prop_oneof![
        any::<u32>().prop_map(f32::from_bits),
        -3.0..3.0_f32,
        Just(f32::NAN),
        Just(f32::INFINITY),
        Just(f32::NEG_INFINITY),
        Just(f32::MAX),
        Just(f32::MIN),
    ]
}

proptest! {
    #[test]
    fn the_order_of_ties_does_not_matter(frame in frames(), view in views(), seed in any::<u64>()) {
        let mut shuffled = frame.clone();
        // Pulses cover one another. All other lines are added up.
        shuffled.lines.retain(|line| line.style != line::PULSE);
        let ordered = shuffled.clone();
        shuffled.lines.sort_by_key(|line| seed.wrapping_mul(u64::from(line.x1.to_bits()) | 1));
        let theme = Theme::light();
        prop_assert!(draw(&ordered, &view, &theme) == draw(&shuffled, &view, &theme));
    }

    #[test]
    fn a_picture_does_not_depend_on_the_one_before(
        before in (frames(), views()),
        now in (frames(), views()),
    ) {
        let (light, dark) = (Theme::light(), Theme::dark());
        let mut raster = Raster::new();
        let fresh = draw(&now.0, &now.1, &dark);
        raster.draw(&before.0, &before.1, &light).unwrap();
        prop_assert!(raster.draw(&now.0, &now.1, &dark).unwrap() == fresh);
        prop_assert!(raster.draw(&now.0, &now.1, &dark).unwrap() == fresh);
    }

    #[test]
    fn moving_by_whole_pixels_moves_the_picture(
        (x, y) in (20.0..30.0_f32, 20.0..30.0_f32),
        radius in 0.3..9.0_f32,
        (ax, ay) in (12.0..36.0_f32, 12.0..36.0_f32),
        (dx, dy) in (0..20_usize, 0..20_usize),
        (style, kind) in (styles(), 0..line::KINDS as u32),
    ) {
        // The picture is wide enough for all halos.
        let view = View::fit(90, 90, 1.0);
        let at = |dx: usize, dy: usize| {
            let (dx, dy) = (dx as f32 + 8.0, dy as f32 + 8.0);
            let dots = vec![dot(&view, x + dx, y + dy, radius, style)];
            let ends = [ax + dx, ay + dy, x + dx, y + dy];
            draw(&frame(dots, vec![tie(&view, ends, kind)]), &view, &Theme::light())
        };
        let (still, moved) = (at(0, 0), at(dx, dy));
        for row in 0..90 - dy {
            for column in 0..90 - dx {
                for channel in 0..3 {
                    let a = still[(row * 90 + column) * 4 + channel];
                    let b = moved[((row + dy) * 90 + column + dx) * 4 + channel];
                    // Conversion from pixels to picture units and back has an error of about 1e-5
                    // pixels. At an edge that can change the coverage by one unit (1/32).
                    prop_assert!(a.abs_diff(b) <= 9, "{row}, {column}: {a} and {b}");
                }
            }
        }
    }

    #[test]
    fn no_frame_and_no_view_panics(
        dots in prop::collection::vec((anything(), anything(), anything(), any::<u32>()), 0..20),
        lines in prop::collection::vec((prop::array::uniform4(anything()), 0..5_u32), 0..20),
        rings in prop::array::uniform4(anything()),
        bands in anything(),
        (density, glow) in (anything(), anything()),
        (width, height) in (0..70_u32, 0..70_u32),
        (scale, zoom) in (prop_oneof![anything(), 0.25..4.0_f32], prop_oneof![anything(), 0.01..100.0_f32]),
        pan in prop::array::uniform2(prop_oneof![anything(), -1.0..1.0_f32]),
        pointer in prop::array::uniform2(anything()),
    ) {
        let dots = dots.into_iter().map(|(x, y, size, style)| Dot { x, y, size, style }).collect();
        let lines = lines
            .into_iter()
            .map(|([x1, y1, x2, y2], style)| Line { x1, y1, x2, y2, style })
            .collect();
        let frame = Frame { dots, lines, rings, bands, density, glow };
        let view = View { width, height, scale, zoom, pan, part_of: None };
        let mut raster = Raster::new();
        match raster.draw(&frame, &view, &Theme::dark()) {
            Ok(pixels) => {
                prop_assert_eq!(pixels.len(), (width * height * 4) as usize);
                prop_assert!(pixels.chunks_exact(4).all(|pixel| pixel[3] == 255));
            }
            Err(_) => prop_assert!(view.check().is_err()),
        }
        Picker::default().pick(&frame, &view, pointer[0], pointer[1]);
    }

    #[test]
    fn hidden_marks_leave_no_trace(frame in frames(), view in views()) {
        let (mut hidden, mut gone) = (frame.clone(), frame);
        for dot in hidden.dots.iter_mut().skip(1).step_by(2) {
            dot.style |= style::HIDDEN;
        }
        gone.dots = hidden.dots.iter().copied().filter(|dot| dot.style & style::HIDDEN == 0).collect();
        // The style of person 0 (you) says whether there is a post, so person 0 stays.
        prop_assume!(hidden.dots.first().is_none_or(|you| you.style & style::HIDDEN == 0));
        prop_assert!(draw(&hidden, &view, &Theme::light()) == draw(&gone, &view, &Theme::light()));
    }

    #[test]
    fn the_person_picked_is_the_nearest(
        frame in frames(),
        view in views(),
        x in 0.0..90.0_f32,
        y in 0.0..90.0_f32,
    ) {
        let gap = |dot: &Dot| {
            let (px, py) = view.to_pixels(dot.x, dot.y);
            let distance = ((px - x) * (px - x) + (py - y) * (py - y)).sqrt();
            (distance - view.radius(dot.size).max(0.6)).max(0.0)
        };
        let seen = |dot: &&Dot| dot.style & style::HIDDEN == 0 && dot.size > 0.0;
        let least = frame.dots.iter().filter(seen).map(gap).fold(f32::INFINITY, f32::min);
        let reach = 8.0 * view.scale;
        match Picker::default().pick(&frame, &view, x, y) {
            Some(person) => {
                let dot = &frame.dots[person];
                prop_assert!(seen(&dot));
                prop_assert!(gap(dot) <= least + 1e-2 && least <= reach + 1e-2);
            }
            None => prop_assert!(least >= reach - 1e-2),
        }
    }
}
