//! Single shapes and a small scene against tiny-skia, and against 16 × 16 samples a pixel.

use super::shapes::{coverage, dot, draw, frame, tie};
use hopscope::frame::{Frame, line, style};
use hopscope::raster::{Theme, View};
use tiny_skia::{FillRule, Paint, PathBuilder, Pixmap, Stroke, Transform};

/// The mean and the maximum absolute difference, over the pixels that either picture marks.
fn difference(a: &[f64], b: &[f64]) -> (f64, f64) {
    let marked = a.iter().zip(b).filter(|(a, b)| **a > 0.0 || **b > 0.0);
    let (mut sum, mut most, mut count) = (0.0, 0.0_f64, 0);
    for (a, b) in marked {
        sum += (a - b).abs();
        most = most.max((a - b).abs());
        count += 1;
    }
    (sum / f64::from(count.max(1)), most)
}

/// Coverage by 16 × 16 samples a pixel.
fn sampled(width: u32, height: u32, inside: impl Fn(f64, f64) -> bool) -> Vec<f64> {
    let samples = 16;
    let mut pixels = Vec::new();
    for y in 0..height {
        for x in 0..width {
            let mut count = 0;
            for j in 0..samples {
                for i in 0..samples {
                    let at = |pixel: u32, sample: i32| {
                        f64::from(pixel) + (f64::from(sample) + 0.5) / f64::from(samples)
                    };
                    count += i32::from(inside(at(x, i), at(y, j)));
                }
            }
            pixels.push(f64::from(count) / f64::from(samples * samples));
        }
    }
    pixels
}

fn paint([r, g, b]: [u8; 3]) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(r, g, b, 255);
    paint.anti_alias = true;
    paint
}

fn skia_disc(map: &mut Pixmap, x: f32, y: f32, radius: f32, paint: &Paint) {
    let path = PathBuilder::from_circle(x, y, radius).unwrap();
    map.fill_path(&path, paint, FillRule::Winding, Transform::identity(), None);
}

fn skia_line(map: &mut Pixmap, [x1, y1, x2, y2]: [f32; 4], width: f32, paint: &Paint) {
    let mut path = PathBuilder::new();
    path.move_to(x1, y1);
    path.line_to(x2, y2);
    let stroke = Stroke {
        width,
        ..Stroke::default()
    };
    map.stroke_path(
        &path.finish().unwrap(),
        paint,
        &stroke,
        Transform::identity(),
        None,
    );
}

fn skia_coverage(map: &Pixmap) -> Vec<f64> {
    map.pixels()
        .iter()
        .map(|pixel| f64::from(pixel.red()) / 255.0)
        .collect()
}

/// Positions of centres, at whole pixels and between them.
const OFFSETS: [(f32, f32); 6] = [
    (0.0, 0.0),
    (0.5, 0.5),
    (0.25, 0.0),
    (0.37, 0.81),
    (0.93, 0.48),
    (0.66, 0.12),
];

/// The coverage at an edge is computed from its distance alone, not from its direction: an error of
/// at most a sixteenth. tiny-skia rounds coverage to 4 × 4 samples a pixel and differs by up to .22
/// from 16 × 16 samples, so its tolerance is wider.
#[test]
fn discs_are_as_tiny_skia_draws_them() {
    let view = View::fit(80, 80, 1.0);
    for radius in [
        0.6, 0.8, 1.0, 1.3, 1.7, 2.2, 3.0, 4.5, 7.0, 12.0, 20.0, 30.0,
    ] {
        for (dx, dy) in OFFSETS {
            let (x, y) = (40.0 + dx, 39.0 + dy);
            let ours = coverage(&frame(vec![dot(&view, x, y, radius, 1)], vec![]), &view);
            let mut map = Pixmap::new(80, 80).unwrap();
            skia_disc(&mut map, x, y, radius, &paint([255; 3]));
            let (mean, most) = difference(&ours, &skia_coverage(&map));
            assert!(
                mean < 0.08 && most < 0.25,
                "radius {radius} at {x}, {y}: {mean}, {most}"
            );
            let exact = sampled(80, 80, |px, py| {
                let (ox, oy) = (px - f64::from(x), py - f64::from(y));
                ox * ox + oy * oy <= f64::from(radius * radius)
            });
            let (mean, most) = difference(&ours, &exact);
            assert!(
                mean < 0.05 && most < 0.07,
                "radius {radius} at {x}, {y}: {mean}, {most}"
            );
        }
    }
}

/// A disc with a radius below .6 pixels becomes fainter, not smaller. Over many positions the mean
/// is within 2 %. A single small disc may be 15 % off, because it covers few pixels.
#[test]
fn a_disc_covers_its_area() {
    let view = View::fit(80, 80, 1.0);
    for radius in [0.1, 0.3, 0.6, 0.9, 1.5, 2.5, 5.0, 11.0, 30.0_f32] {
        let area = std::f64::consts::PI * f64::from(radius * radius);
        let mut sum = 0.0;
        for step in 0..64 {
            let (x, y) = (
                40.0 + (step % 8) as f32 / 8.0,
                40.0 + (step / 8) as f32 / 8.0,
            );
            let ours = coverage(&frame(vec![dot(&view, x, y, radius, 1)], vec![]), &view);
            let covered: f64 = ours.iter().sum();
            // A channel has eight bits: for a very faint disc the rounding matters.
            let rounding = 9.0 * 0.5 / 255.0;
            assert!(
                (covered - area).abs() < 0.15 * area + rounding,
                "{radius}: {covered}, {area}"
            );
            sum += covered;
        }
        let mean = sum / 64.0;
        assert!(
            (mean - area).abs() < 0.02 * area + 0.005,
            "{radius}: {mean}, {area}"
        );
    }
}

/// The coverage of a line is computed at the middle of each column: at 45° it is off by an eighth
/// of a pixel where the edge cuts a corner, and by a unit of coverage (1/32). The ends are cut
/// along the column and not across the line. They lie under discs, and this test leaves them out.
#[test]
fn lines_are_as_tiny_skia_draws_them() {
    for scale in [1.0, 2.0, 3.0, 4.0] {
        let view = View::fit(100, 100, scale);
        let width = 1.5 * scale;
        for step in 0..48 {
            let angle = f64::from(step) * std::f64::consts::TAU / 48.0 + 0.013;
            let (dx, dy) = (libm::cos(angle) as f32, libm::sin(angle) as f32);
            let (x, y) = (
                50.0 + 0.13 * (step % 7) as f32,
                50.0 + 0.29 * (step % 5) as f32,
            );
            let ends = [x - 38.0 * dx, y - 38.0 * dy, x + 36.0 * dx, y + 36.0 * dy];
            let place = |px: f64, py: f64| {
                let (ox, oy) = (px - f64::from(x), py - f64::from(y));
                let (dx, dy) = (f64::from(dx), f64::from(dy));
                (ox * dx + oy * dy, (ox * dy - oy * dx).abs())
            };
            let middle = |coverage: Vec<f64>| -> Vec<f64> {
                let centre = |i: usize| place((i % 100) as f64 + 0.5, (i / 100) as f64 + 0.5).0;
                let kept = |(i, cover)| if centre(i).abs() < 30.0 { cover } else { 0.0 };
                coverage.into_iter().enumerate().map(kept).collect()
            };
            let lines = vec![tie(&view, ends, line::PATH)];
            let ours = middle(coverage(&frame(vec![], lines), &view));
            let mut map = Pixmap::new(100, 100).unwrap();
            skia_line(&mut map, ends, width, &paint([255; 3]));
            let (mean, most) = difference(&ours, &middle(skia_coverage(&map)));
            assert!(
                mean < 0.06 && most < 0.2,
                "scale {scale}, angle {angle}: {mean}, {most}"
            );
            let exact = sampled(100, 100, |px, py| place(px, py).1 <= f64::from(width) * 0.5);
            let (mean, most) = difference(&ours, &middle(exact));
            assert!(
                mean < 0.05 && most < 0.15,
                "scale {scale}, angle {angle}: {mean}, {most}"
            );
        }
    }
}

/// A pulse is drawn by distance from the line, with round ends.
#[test]
fn a_pulse_is_a_thick_line_with_round_ends() {
    let view = View::fit(80, 80, 2.0);
    let ends = [20.3, 30.1, 57.8, 51.6_f32];
    let lines = vec![tie(&view, ends, line::PULSE)];
    let ours = coverage(&frame(vec![], lines), &view);
    let exact = sampled(80, 80, |px, py| {
        let [x1, y1, x2, y2] = ends.map(f64::from);
        let (dx, dy, ox, oy) = (x2 - x1, y2 - y1, px - x1, py - y1);
        let along = ((ox * dx + oy * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
        let (ox, oy) = (ox - along * dx, oy - along * dy);
        ox * ox + oy * oy <= 3.5 * 3.5
    });
    let (mean, most) = difference(&ours, &exact);
    assert!(mean < 0.02 && most < 0.07, "{mean}, {most}");
}

/// A scene with bands, ties, people and a path. The path covers people whom the post did not reach,
/// and people who saw the post cover the path. The mean difference of a channel is below one
/// level. The maximum is a quarter of its range, where a line ends or tiny-skia rounds an edge.
#[test]
fn a_small_scene_is_as_tiny_skia_draws_it() {
    let (view, theme) = (View::fit(160, 120, 1.0), Theme::light());
    let mut map = Pixmap::new(160, 120).unwrap();
    let [r, g, b] = theme.background;
    map.fill(tiny_skia::Color::from_rgba8(r, g, b, 255));
    let rings = [18.0, 36.0, 50.0, 56.0_f32];
    for band in (0..4).rev() {
        let radius = rings[band];
        skia_disc(&mut map, 80.0, 60.0, radius, &paint(theme.bands[band]));
        if band < 3 {
            let path = PathBuilder::from_circle(80.0, 60.0, radius - 0.5).unwrap();
            let stroke = Stroke::default();
            let paint = paint(theme.guide);
            map.stroke_path(&path, &paint, &stroke, Transform::identity(), None);
        }
    }
    let mut dots = vec![dot(&view, 80.0, 60.0, 4.0, style::HIDDEN)];
    let mut lines = vec![];
    let place = |step: i32, radius: f32| {
        let angle = f64::from(step) * 0.61;
        (
            80.0 + radius * libm::cos(angle) as f32,
            60.0 + radius * libm::sin(angle) as f32,
        )
    };
    for (ring, radius, color) in [
        (4, 53.0, theme.beyond),
        (3, 43.0, theme.third),
        (2, 27.0, theme.second),
        (1, 12.0, theme.first),
    ] {
        for step in 0..10 {
            let (x, y) = place(step, radius);
            dots.push(dot(&view, x, y, 1.9, ring));
            skia_disc(&mut map, x, y, 1.9, &paint(color));
        }
    }
    for step in 0..5 {
        let ((x1, y1), (x2, y2)) = (place(2 * step, 12.0), place(2 * step + 1, 46.0));
        lines.push(tie(&view, [x1, y1, x2, y2], line::PATH));
        skia_line(&mut map, [x1, y1, x2, y2], 1.5, &paint(theme.path));
    }
    for step in 0..5 {
        let (x, y) = place(2 * step + 1, 46.0);
        dots.push(dot(&view, x, y, 2.0, 3 | style::SAW));
        skia_disc(&mut map, x, y, 2.0, &paint(theme.saw));
    }
    let rings = rings.map(|radius| radius / view.magnification());
    let ours = draw(
        &Frame {
            dots,
            lines,
            rings,
            bands: 1.0,
            density: 0.0,
            glow: 0.0,
        },
        &view,
        &theme,
    );
    let (mut sum, mut most) = (0, 0);
    for (a, b) in ours.iter().zip(map.data()) {
        let off = u32::from(a.abs_diff(*b));
        sum += off;
        most = most.max(off);
    }
    let mean = f64::from(sum) / ours.len() as f64;
    assert!(mean < 1.0 && most < 64, "mean {mean}, most {most} of 255");
}
