//! Finding the person at a point: the grid against a search of all people.

use super::properties::{anything, frames, views};
use hopscope::frame::{Dot, Frame, style};
use hopscope::raster::{Picker, View};
use proptest::prelude::*;

/// The drawing order: you on top, then people who saw the post or ask, then new people and next viewers,
/// each with the 1st degree first.
fn height(dot: &Dot) -> u32 {
    let ring = (dot.style & style::RING).min(4);
    if ring == 0 {
        return 100;
    }
    let raised = match dot.style {
        style if style & (style::SAW | style::ASKS) != 0 => 2,
        style if style & (style::NEXT | style::NEW | style::ALREADY) != 0 => 1,
        _ => 0,
    };
    raised * 4 + 4 - ring
}

/// The search of all people: the smallest gap to an edge, then the topmost person, then the last
/// one.
fn linear(frame: &Frame, view: &View, x: f32, y: f32) -> Option<usize> {
    let (x, y) = view.to_picture(x, y);
    let unit = 1.0 / view.magnification();
    let mut best: Option<(f32, u32, usize)> = None;
    for (person, dot) in frame.dots.iter().enumerate() {
        let (dx, dy) = (dot.x - x, dot.y - y);
        let gap = (dx * dx + dy * dy).sqrt() - view.radius(dot.size).max(0.6) * unit;
        let gap = if gap < 0.0 { 0.0 } else { gap };
        let drawn = dot.size > 0.0 && (dot.x + dot.y + dot.size).is_finite();
        let seen = drawn && dot.style & style::HIDDEN == 0;
        if !seen || gap.is_nan() || gap > 8.0 * view.scale * unit {
            continue;
        }
        let height = height(dot);
        let better =
            |(least, top, _): (f32, u32, usize)| gap < least || gap == least && height >= top;
        if best.is_none_or(better) {
            best = Some((gap, height, person));
        }
    }
    best.map(|(.., person)| person)
}

/// People of several sizes, many in clumps, some outside the picture, some without a position.
fn crowds() -> impl Strategy<Value = Frame> {
    let at = || prop_oneof![9 => -1.1..1.1_f32, 4 => (-3..4_i32).prop_map(|x| x as f32 * 0.3), 1 => anything()];
    let size = prop_oneof![8 => 0.0..0.004_f32, 2 => 0.0..0.05_f32, 1 => anything()];
    let dot = (at(), at(), size, 0..1024_u32);
    let dots = prop::collection::vec(
        dot.prop_map(|(x, y, size, style)| Dot { x, y, size, style }),
        0..400,
    );
    dots.prop_map(|dots| Frame {
        dots,
        ..Frame::default()
    })
}

/// Views from far outside down to a two-hundredth of the picture.
fn glasses() -> impl Strategy<Value = View> {
    let pan = prop::array::uniform2(-1.0..1.0_f32);
    let sizes = (1..1500_u32, 1..1500_u32, 0.25..4.0_f32, -2.0..5.3_f32, pan);
    sizes.prop_map(|(width, height, scale, zoom, pan)| View {
        width,
        height,
        scale,
        zoom: libm::expf(zoom),
        pan,
        part_of: None,
    })
}

proptest! {
    #[test]
    fn the_grid_picks_the_same_person_as_a_search_of_all(
        frame in crowds(),
        view in glasses(),
        places in prop::collection::vec((0.0..1.0_f32, 0.0..1.0_f32), 12),
        beside in prop::collection::vec((any::<prop::sample::Index>(), -14.0..14.0_f32, -14.0..14.0_f32), 12),
    ) {
        let mut picker = Picker::default();
        let anywhere = places.into_iter().map(|(x, y)| (x * view.width as f32, y * view.height as f32));
        // Points near a person, in view or out of view.
        let near = beside.into_iter().filter(|_| !frame.dots.is_empty()).map(|(who, dx, dy)| {
            let dot = who.get(&frame.dots);
            let (x, y) = view.to_pixels(dot.x, dot.y);
            (x + dx, y + dy)
        });
        for (x, y) in anywhere.chain(near) {
            let expected = linear(&frame, &view, x, y);
            prop_assert_eq!(picker.pick(&frame, &view, x, y), expected, "at {}, {}", x, y);
        }
    }

    #[test]
    fn a_picker_can_be_reused_between_frames(
        before in frames(),
        now in frames(),
        view in views(),
        (x, y) in (0.0..90.0_f32, 0.0..90.0_f32),
    ) {
        let mut picker = Picker::default();
        picker.pick(&before, &view, x, y);
        picker.forget();
        prop_assert_eq!(picker.pick(&now, &view, x, y), linear(&now, &view, x, y));
    }

    #[test]
    fn a_position_without_people_picks_no_one(frame in crowds(), view in glasses(), x in anything(), y in anything()) {
        prop_assert_eq!(Picker::default().pick(&frame, &view, x, y), linear(&frame, &view, x, y));
    }
}
