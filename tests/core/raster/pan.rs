//! A picture that a reader drags: shifted, with new edges, it is the picture of its view.

use super::shapes::{draw_in as drawn, frame};
use hopscope::frame::Frame;
use hopscope::random::Stream;
use hopscope::raster::{Detail, Dragged, Theme, View};
use hopscope::run::Run;
use hopscope::scenario::Scenario;
use proptest::prelude::*;
use std::sync::LazyLock;

/// A network by its structure, and its rings.
static FRAMES: LazyLock<[Frame; 2]> = LazyLock::new(|| {
    let scenario = Scenario::from_query("people=300&connections=20&layout=force").scenario;
    let run = Run::complete(scenario, None).unwrap();
    let scene = run.scene().unwrap();
    [1.0, 0.0].map(|structure| {
        let mut frame = Frame::default();
        let mut moment = run.moment();
        moment.structure = structure;
        scene.draw(moment, &mut frame);
        frame
    })
});

/// The largest difference of two pictures in a channel, and the number of bytes that differ by more than 2.
fn difference(one: &[u8], other: &[u8]) -> (u8, usize) {
    let far = one.iter().zip(other).map(|(a, b)| a.abs_diff(*b));
    (
        far.clone().max().unwrap(),
        far.filter(|&far| far > 2).count(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    /// Dragged by whole pixels, in steps of up to the whole picture.
    #[test]
    fn a_dragged_picture_is_that_of_its_view(
        zoom in 1.2..60.0_f32,
        pan in prop::array::uniform2(-0.5..0.5_f32),
        steps in prop::collection::vec(prop::array::uniform2(-170..170_i32), 1..9),
        scale in 1.0..2.0_f32,
        ring in 0..2_usize,
    ) {
        let frame = &FRAMES[ring];
        let theme = Theme::light();
        let first = View { zoom, pan, ..View::fit(160, 90, scale) };
        let mut dragged = Dragged::default();
        dragged.draw(frame, 1, &first, &theme, Detail::Moving).unwrap();
        let mut total = [0; 2];
        for step in steps {
            total = [total[0] + step[0], total[1] + step[1]];
            let mut view = first;
            for (pan, total) in view.pan.iter_mut().zip(total) {
                *pan -= total as f32 / first.magnification();
            }
            let shifted = dragged.draw(frame, 1, &view, &theme, Detail::Moving).unwrap().to_vec();
            let (most, differ) = difference(&shifted, &drawn(frame, &view, &theme, Detail::Moving));
            // Positions in picture units have 24 bits: at a large zoom an edge differs by a few levels.
            prop_assert!(most <= 40 && differ <= shifted.len() / 100, "{most}, {differ} of {}", shifted.len());
            let still = dragged.draw(frame, 1, &view, &theme, Detail::Full).unwrap().to_vec();
            prop_assert_eq!(&still, &drawn(frame, &view, &theme, Detail::Full));
            dragged.draw(frame, 1, &first, &theme, Detail::Moving).unwrap();
            dragged.draw(frame, 1, &view, &theme, Detail::Moving).unwrap();
        }
    }
}

#[test]
fn another_frame_theme_size_or_zoom_is_drawn_anew() {
    let [structure, rings] = &*FRAMES;
    let (light, dark) = (Theme::light(), Theme::dark());
    let view = View {
        zoom: 2.0,
        ..View::fit(160, 90, 1.0)
    };
    let mut dragged = Dragged::default();
    let mut number = 0;
    // A new number for a new frame or theme.
    let mut same = |frame: &Frame, is_new: bool, view: &View, theme: &Theme| {
        number += u32::from(is_new);
        let pixels = dragged
            .draw(frame, number, view, theme, Detail::Moving)
            .unwrap();
        assert_eq!(pixels, drawn(frame, view, theme, Detail::Moving));
    };
    same(structure, true, &view, &light);
    same(rings, true, &view, &light);
    same(rings, true, &view, &dark);
    same(rings, false, &View { zoom: 2.5, ..view }, &dark);
    same(rings, false, &View { width: 161, ..view }, &dark);
    same(rings, false, &View { scale: 1.5, ..view }, &dark);
    // Beyond the picture nothing stays in view.
    let far = View {
        pan: [9.0, 0.0],
        ..view
    };
    same(rings, false, &far, &dark);
    same(&frame(vec![], vec![]), true, &view, &dark);
}

#[test]
fn half_a_pixel_is_the_most_that_a_dragged_picture_is_off() {
    let [structure, _] = &*FRAMES;
    let theme = Theme::light();
    let at = |x: f32| View {
        zoom: 2.0,
        pan: [x / View::fit(160, 90, 1.0).magnification() / 2.0, 0.0],
        ..View::fit(160, 90, 1.0)
    };
    let mut dragged = Dragged::default();
    dragged
        .draw(structure, 1, &at(0.0), &theme, Detail::Moving)
        .unwrap();
    let mut stream = Stream::new(3, "test");
    let mut x = 0.0;
    for _ in 0..60 {
        x += stream.unit() as f32 * 3.0 - 1.2;
        let pixels = dragged.draw(structure, 1, &at(x), &theme, Detail::Moving);
        let whole = drawn(structure, &at(x.round()), &theme, Detail::Moving);
        let (most, _) = difference(pixels.unwrap(), &whole);
        assert!(
            most <= 2 || (x.abs().fract() - 0.5).abs() < 0.01,
            "{most} at {x}"
        );
    }
}
