//! Pictures with more ties than the eye can separate: a sample of the ties is drawn.

use super::shapes::{coverage, draw_in as draw, frame, stencil};
use hopscope::frame::{Dot, FEW_PEOPLE, Frame, Line, line, style};
use hopscope::random::Stream;
use hopscope::raster::{Detail, SET_UP, Theme, View};

/// The faint ties of a large world, without its people.
fn ties(count: usize, width: f32) -> Frame {
    let mut stream = Stream::new(1, "test");
    let mut at = || stream.unit() as f32 * 2.0 - 1.0;
    let ties = (0..count).map(|_| {
        let (x1, y1) = (at() * width, at() * 0.9);
        Line {
            x1,
            y1,
            x2: x1 + at() * 0.2,
            y2: y1 + at() * 0.2,
            style: line::TIE,
        }
    });
    let hidden = Dot {
        x: 0.0,
        y: 0.0,
        size: 0.1,
        style: style::HIDDEN,
    };
    frame(vec![hidden; FEW_PEOPLE + 1], ties.collect())
}

/// The total length of ties in pixels, as the rule of the sample counts it; all ties are in view.
fn lengths(frame: &Frame, view: &View) -> f64 {
    let long = |line: &Line| {
        let (dx, dy) = ((line.x2 - line.x1).abs(), (line.y2 - line.y1).abs());
        f64::from(dx.max(dy) * view.magnification()) + SET_UP
    };
    frame.lines.iter().map(long).sum()
}

#[test]
fn a_picture_of_what_can_be_drawn_is_the_same_while_it_moves() {
    let view = View::fit(400, 300, 1.0);
    let frame = ties(20_000, 0.9);
    assert!(lengths(&frame, &view) < Detail::Moving.longest());
    let [full, moving] =
        [Detail::Full, Detail::Moving].map(|detail| draw(&frame, &view, &Theme::light(), detail));
    assert!(full == moving);
}

/// The mean brightness of each of 10 × 10 tiles.
fn tiles(pixels: &[u8], width: usize, height: usize) -> Vec<f64> {
    let mut tiles = vec![0.0; 100];
    for (i, pixel) in pixels.chunks_exact(4).enumerate() {
        let (x, y) = (i % width * 10 / width, i / width * 10 / height);
        tiles[y * 10 + x] += f64::from(pixel[0]) / (width * height / 100) as f64;
    }
    tiles
}

/// About half of 400,000 ties are drawn, and the mean brightness of each tile stays. About 9,000
/// ties cross a tile, so the standard error of its coverage is 1 %. The brightness grows with about
/// the square root of the coverage, so its error is smaller. Three errors and half a level of
/// rounding pass.
#[test]
fn a_sample_of_ties_keeps_the_brightness() {
    let view = View::fit(400, 300, 1.0);
    let frame = ties(400_000, 0.9);
    let share = Detail::Moving.longest() / lengths(&frame, &view);
    assert!((0.3..0.8).contains(&share), "{share}");
    let [full, moving] =
        [Detail::Full, Detail::Moving].map(|detail| draw(&frame, &view, &stencil(), detail));
    assert!(full != moving);
    let pair = tiles(&full, 400, 300)
        .into_iter()
        .zip(tiles(&moving, 400, 300));
    for (full, moving) in pair {
        assert!(
            (full - moving).abs() <= 0.03 * full + 0.5,
            "{full}, {moving}"
        );
    }
}

/// The ties between others are sampled. They have the background's colour in this picture.
#[test]
fn your_ties_and_the_path_are_never_sampled() {
    let view = View::fit(400, 300, 1.0);
    for kind in [
        line::YOURS,
        line::PATH,
        line::PULSE,
        line::BRINGS,
        line::KNOWS,
    ] {
        let mut frame = ties(12_000, 0.9);
        frame.lines.iter_mut().for_each(|line| line.style = kind);
        let mut many = frame.clone();
        many.lines.extend(ties(600_000, 0.9).lines);
        let theme = Theme {
            ink: stencil().background,
            ..stencil()
        };
        let draw = |frame: &Frame| draw(frame, &view, &theme, Detail::Moving);
        assert!(draw(&frame) == draw(&many), "kind {kind}");
    }
}

#[test]
fn ties_out_of_view_do_not_count() {
    let view = View {
        zoom: 4.0,
        pan: [-20.0, 0.0],
        ..View::fit(400, 300, 1.0)
    };
    let mut frame = ties(500, 0.01);
    for line in &mut frame.lines {
        (line.x1, line.x2) = (line.x1 - 20.0, line.x2 - 20.0);
    }
    let alone = draw(&frame, &view, &stencil(), Detail::Moving);
    assert!(coverage(&frame, &view).iter().any(|&cover| cover > 0.0));
    frame.lines.extend(ties(400_000, 0.9).lines);
    assert!(draw(&frame, &view, &stencil(), Detail::Moving) == alone);
}
