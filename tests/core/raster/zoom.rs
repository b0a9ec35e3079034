//! Zoomed views.

use super::properties::frames;
use super::shapes::{dot, draw, frame, stencil, tie};
use hopscope::frame::{Frame, Line, line, style};
use hopscope::raster::{Theme, View};
use proptest::prelude::*;

/// Views of a part of the picture, down to a two-hundredth.
fn glasses() -> impl Strategy<Value = View> {
    let pan = prop::array::uniform2(-1.0..1.0_f32);
    let sizes = (40..120_u32, 40..120_u32, 1.0..2.0_f32, 0.0..5.3_f32, pan);
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
    /// A zoomed view equals the whole view of a larger frame. Without people, whose size grows more
    /// slowly than the zoom.
    #[test]
    fn zoom_is_as_if_the_frame_were_larger(frame in frames(), view in glasses()) {
        let mut frame = Frame { dots: vec![], ..frame };
        // Pulses and the path keep their width.
        let seen = draw(&frame, &view, &stencil());
        for line in &mut frame.lines {
            let [x, y] = view.pan;
            let large = |at: f32, pan: f32| (at - pan) * view.zoom;
            *line = Line {
                x1: large(line.x1, x),
                y1: large(line.y1, y),
                x2: large(line.x2, x),
                y2: large(line.y2, y),
                ..*line
            };
        }
        let whole = draw(&frame, &View { zoom: 1.0, pan: [0.0; 2], ..view }, &stencil());
        // Rounding moves an edge by about 1e-3 pixels where a line is cut far outside: a unit of
        // coverage.
        let off = seen.iter().zip(&whole).map(|(a, b)| u32::from(a.abs_diff(*b))).max();
        prop_assert!(off <= Some(30), "{off:?}");
    }

    #[test]
    fn marks_out_of_view_leave_no_trace(frame in frames(), view in glasses()) {
        let mut near = frame.clone();
        let far = |at: f32, pan: f32, side: u32| {
            (at - pan).abs() * view.magnification() > side as f32 * 0.5 + 250.0
        };
        near.dots.retain(|dot| {
            !far(dot.x, view.pan[0], view.width) && !far(dot.y, view.pan[1], view.height)
        });
        // The style of person 0 (you) says whether there is a post.
        prop_assume!(near.dots.first() == frame.dots.first());
        prop_assert!(draw(&near, &view, &Theme::dark()) == draw(&frame, &view, &Theme::dark()));
    }
}

/// Inside the first band no outer band is visible, and its edge is at the right place.
#[test]
fn bands_at_a_great_zoom() {
    let theme = Theme::light();
    let frame = Frame {
        rings: [0.43, 0.69, 0.87, 0.995],
        bands: 1.0,
        density: 0.0,
        ..Frame::default()
    };
    let mut view = View {
        zoom: 200.0,
        ..View::fit(200, 100, 1.0)
    };
    let middle = |view: &View| {
        let pixels = draw(&frame, view, &theme);
        let at = |x: usize| <[u8; 3]>::try_from(&pixels[(50 * 200 + x) * 4..][..3]).unwrap();
        [at(10), at(100), at(190)]
    };
    view.pan = [0.1, 0.2];
    assert_eq!(middle(&view), [theme.bands[0]; 3]);
    for (ring, radius) in frame.rings.into_iter().enumerate().take(3) {
        view.pan = [radius, 0.0];
        let [inside, _, outside] = middle(&view);
        assert_eq!(
            (inside, outside),
            (theme.bands[ring], theme.bands[ring + 1])
        );
        // The circle around the band is inside its edge.
        view.pan = [radius - 1.0 / view.magnification(), 0.0];
        let [_, guide, _] = middle(&view);
        assert!(guide[0].abs_diff(theme.guide[0]) < 8, "{guide:?}");
    }
}

/// Marks of a person just outside a narrow view are drawn as in a wider view.
#[test]
fn marks_that_reach_into_view_are_drawn() {
    let (narrow, wide) = (View::fit(60, 60, 1.0), View::fit(260, 60, 1.0));
    let posted = style::POSTED | style::COULD;
    for style in [
        0,
        1 | style::NEW,
        1 | posted,
        1 | posted | style::NEXT,
        1 | posted | style::SAW | style::RESHARED,
    ] {
        for radius in [0.4, 1.5, 6.0, 15.0] {
            for beside in 0..40 {
                let hidden = dot(&narrow, 0.0, 0.0, 1.0, style::HIDDEN);
                let person = dot(&narrow, -0.3 - beside as f32, 30.4, radius, style);
                let picture = frame(vec![hidden, person], vec![]);
                let theme = Theme::light();
                let pixels = draw(&picture, &narrow, &theme);
                let more = draw(&picture, &wide, &theme);
                for row in 0..60 {
                    let inside = &more[(row * 260 + 100) * 4..][..60 * 4];
                    let same = pixels[row * 60 * 4..][..60 * 4].iter().zip(inside);
                    let off = same.map(|(a, b)| a.abs_diff(*b)).max();
                    assert!(off <= Some(2), "{style:b}, {radius} at {beside}: {off:?}");
                }
            }
        }
    }
}

/// A person whose centre is out of view is drawn as far as their disc is in view.
#[test]
fn people_at_the_edge_are_drawn() {
    let view = View::fit(60, 60, 1.0);
    for (x, y) in [(-6.0, 30.0), (66.0, 30.0), (30.0, -6.0), (30.0, 66.0)] {
        let picture = frame(vec![dot(&view, x, y, 8.0, 1)], vec![]);
        let marked = draw(&picture, &view, &stencil());
        assert!(
            marked.iter().step_by(4).any(|&value| value == 255),
            "{x}, {y}"
        );
    }
    // A line with both ends out of view.
    let picture = frame(
        vec![],
        vec![tie(&view, [-900.0, -901.0, 903.0, 902.0], line::PATH)],
    );
    let marked = draw(&picture, &view, &stencil());
    assert!(
        marked
            .iter()
            .step_by(4)
            .filter(|&&value| value > 200)
            .count()
            > 50
    );
}
