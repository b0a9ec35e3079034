//! The time to draw a frame, from a thousand people to a million, compared with tiny-skia in the
//! same run, and the time to find the person under the pointer.
//!
//! Two frames: the rings of a life, and clumps with three ties a person, nine in ten of them within
//! a clump, as after a force layout. Times are medians of runs that take turns: a busy machine
//! slows all of them, so the ratios are more exact than the times.

mod support;

use hopscope::frame::{Dot, Frame, Line, line};
use hopscope::random::Stream;
use hopscope::raster::{Detail, Picker, Raster, Theme, View};
use hopscope::run::Run;
use hopscope::scenario::Scenario;
use serde_json::json;
use support::clock::{median, time};
use support::expected::{check, hash};
use support::is_full;
use tiny_skia::{Color, FillRule, Paint, PathBuilder, Pixmap, Stroke, Transform};

/// People and runs.
const SIZES: [(usize, usize); 4] = [(1000, 15), (10_000, 9), (100_000, 5), (1_000_000, 3)];

/// Maximum number of lines and of discs that tiny-skia draws: every n-th one, and the time is
/// multiplied by n. A million people would take a minute.
const MOST_DRAWN: usize = 40_000;

/// The number of points at which the bench looks for a person.
const PICKS: usize = 1000;

fn main() {
    println!("\nNative, 1280 x 720 pixels; moving: a fair sample of the ties where there are many");
    println!(
        "| frame | people | ties | pixels, ms | moving, ms | zoom 20, ms | tiny-skia, ms | tiny-skia / pixels | grid, ms | a pick, us |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    let sizes = if is_full() {
        &SIZES[..]
    } else {
        &[(1000, 1)][..]
    };
    for &(people, runs) in sizes {
        row("rings", people, &rings(people), runs);
    }
    for &(people, runs) in sizes {
        row("clumps", people, &clumps(people), runs);
    }
}

/// The last moment of a life in a world of this size.
fn rings(people: usize) -> Frame {
    let connections = (people / 10).min(30_000);
    let query = format!("people={people}&ties=10&connections={connections}");
    let run = Run::complete(Scenario::from_query(&query).scenario, None)
        .expect("a world within the limits");
    let mut frame = Frame::default();
    let scene = run.scene().expect("all stages have run");
    scene.draw(run.moment(), &mut frame);
    frame
}

/// People in 100 clumps, each with ties to three others.
fn clumps(people: usize) -> Frame {
    let mut stream = Stream::new(1, "clumps");
    let centres: Vec<[f64; 2]> = (0..100)
        .map(|_| [0; 2].map(|_| stream.unit() * 1.4 - 0.7))
        .collect();
    let mut clumps = vec![Vec::new(); centres.len()];
    let size = (0.35 / (people as f32).sqrt()).clamp(0.0006, 0.012);
    let dots: Vec<Dot> = (0..people)
        .map(|person| {
            let clump = stream.below(100) as usize;
            clumps[clump].push(person);
            let [x, y] = centres[clump].map(|at| (at + 0.045 * stream.normal()) as f32);
            let style = 1 + stream.below(4);
            Dot { x, y, size, style }
        })
        .collect();
    let mut lines = Vec::with_capacity(3 * people);
    for clump in &clumps {
        for person in clump {
            for _ in 0..3 {
                let other = if stream.unit() < 0.9 {
                    clump[stream.below(clump.len() as u32) as usize]
                } else {
                    stream.below(people as u32) as usize
                };
                let (from, to) = (&dots[*person], &dots[other]);
                lines.push(Line {
                    x1: from.x,
                    y1: from.y,
                    x2: to.x,
                    y2: to.y,
                    style: line::TIE,
                });
            }
        }
    }
    Frame {
        dots,
        lines,
        ..Frame::default()
    }
}

fn row(name: &str, people: usize, frame: &Frame, runs: usize) {
    let view = View::fit(1280, 720, 1.0);
    let zoomed_in = View {
        zoom: 20.0,
        pan: [0.3, 0.1],
        ..view
    };
    let theme = Theme::light();
    let (mut raster, mut picker) = (Raster::new(), Picker::default());
    let work = format!("raster: {name}, {people} people");
    let mut draw = |view: &View, detail, what: &str| {
        let (pixels, ms) = time(|| raster.draw_in(frame, view, &theme, detail));
        let pixels = pixels.expect("a picture of this size").iter().copied();
        check(&work, json!({ what: hash(pixels) }));
        ms
    };
    // The first run allocates the buffers.
    draw(&view, Detail::Full, "pixels");
    let mut times = [const { Vec::new() }; 6];
    for _ in 0..runs {
        times[0].push(draw(&view, Detail::Full, "pixels"));
        times[1].push(draw(&view, Detail::Moving, "pixels, moving"));
        times[2].push(draw(&zoomed_in, Detail::Full, "pixels, zoom 20"));
        let (theirs, ms) = skia(frame, &view, &theme);
        times[3].push(ms);
        times[4].push(time(|| picker.index(frame)).1);
        let (picked, ms) = time(|| {
            let points = (0..PICKS).map(|pick| (pick * 7919 % 1280, pick * 104_729 % 720));
            points
                .filter(|&(x, y)| picker.pick(frame, &view, x as f32, y as f32).is_some())
                .count()
        });
        times[5].push(ms * 1e3 / PICKS as f64);
        check(
            &work,
            json!({ "picked": picked, "share drawn by tiny-skia": theirs }),
        );
    }
    let [ours, moving, zoomed, skia, grid, pick] = times.map(|times| median(times.into_iter()));
    println!(
        "| {name} | {} | {} | {ours:.2} | {moving:.2} | {zoomed:.2} | {skia:.0} | {:.0} | {grid:.2} | {pick:.2} |",
        frame.dots.len(),
        frame.lines.len(),
        skia / ours,
    );
}

/// Draws the same ties and people with tiny-skia: thin lines with an opacity of a tenth, and discs
/// of one colour. Returns the share of pixels that are not white, to two places, and the
/// milliseconds.
fn skia(frame: &Frame, view: &View, theme: &Theme) -> (String, f64) {
    let mut map = Pixmap::new(view.width, view.height).expect("a picture of this size");
    let colour = |[r, g, b]: [u8; 3], a: u8| {
        let mut paint = Paint::default();
        paint.set_color_rgba8(r, g, b, a);
        paint.anti_alias = true;
        paint
    };
    let (ink, person) = (colour(theme.ink, 26), colour(theme.second, 255));
    let stroke = Stroke {
        width: view.scale,
        ..Stroke::default()
    };
    let identity = Transform::identity();
    let every = |count: usize| count.div_ceil(MOST_DRAWN).max(1);
    let (_, clear) = time(|| map.fill(Color::WHITE));
    let some = every(frame.lines.len());
    let (_, lines) = time(|| {
        for tie in frame.lines.iter().step_by(some) {
            let (x1, y1) = view.to_pixels(tie.x1, tie.y1);
            let (x2, y2) = view.to_pixels(tie.x2, tie.y2);
            let mut path = PathBuilder::new();
            path.move_to(x1, y1);
            path.line_to(x2, y2);
            if let Some(path) = path.finish() {
                map.stroke_path(&path, &ink, &stroke, identity, None);
            }
        }
    });
    let others = every(frame.dots.len());
    let (_, dots) = time(|| {
        for dot in frame.dots.iter().step_by(others) {
            let (x, y) = view.to_pixels(dot.x, dot.y);
            let radius = view.radius(dot.size).max(0.6);
            if let Some(path) = PathBuilder::from_circle(x, y, radius) {
                map.fill_path(&path, &person, FillRule::Winding, identity, None);
            }
        }
    });
    let pixels = map.pixels();
    let white = Color::WHITE.premultiply().to_color_u8();
    let drawn = pixels.iter().filter(|&&pixel| pixel != white).count();
    let share = format!("{:.2}", drawn as f64 / pixels.len() as f64);
    (share, clear + lines * some as f64 + dots * others as f64)
}
