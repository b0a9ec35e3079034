//! Export of a frame as SVG: people, ties and colours as shapes that other programs can edit.
//!
//! Each person is one `<circle>` in a group of the class `people`. Its centre and radius are those
//! of the pixel renderer. Halos and gaps are paths.
//!
//! The file size is limited. A file has at most [`PEOPLE`] people; people who saw the post, are new
//! or are near you come first. It has about [`TIES`] ties between other people at most, a random
//! sample whose opacity makes up for the omitted ties. Your own ties and the post's path are
//! complete. The rest of the file takes about 3 MB at most. The `<metadata>` element gives the
//! omitted counts.
//!
//! Ties are blended by opacity. The opacity is chosen so that the mean darkness equals that of the
//! pixel renderer. Places where very many ties cross, such as around you, are darker.

use super::canvas::{ARM, Circle, HALF, Ink, OPAQUE, Surface};
use super::detail::Kinds;
use super::error::RasterError;
use super::lines::Window;
use super::people::{ABOVE_PATH, BELOW_PATH, Brush, LAYERS, Order};
use super::renderer::{BRINGS, KNOWS, PATH, PULSE, Raster, TIE, crowded, exposure, tie_ink, yours};
use super::theme::{self, Color, Theme};
use super::tone::Tone;
use super::view::View;
use crate::base::random::{Chance, hash};
use crate::pipeline::frame::{Dot, FEW_PEOPLE, Frame, line, style};
use std::fmt::{self, Write};

/// Maximum number of people in a file.
pub const PEOPLE: usize = 20_000;

/// Approximate maximum number of ties between other people in a file.
pub const TIES: usize = 8_000;

/// Texts in the file. Any string is valid: characters that XML forbids are removed, and the rest
/// is escaped.
#[derive(Clone, Copy, Debug, Default)]
pub struct Words<'a> {
    /// The `<title>`: one line.
    pub title: &'a str,
    /// The `<desc>`: a description of the picture.
    pub description: &'a str,
    /// The scenario, as a query string.
    pub scenario: &'a str,
}

/// An SVG file, and the counts of its people and ties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Svg {
    /// The SVG document.
    pub text: String,
    /// Number of people in the file.
    pub people: usize,
    /// Number of people in view.
    pub people_in_view: usize,
    /// Number of ties between other people in the file.
    pub ties: usize,
    /// Number of ties between other people in view.
    pub ties_in_view: usize,
}

/// Writes a frame as an SVG document. One SVG unit is one pixel of `view`. O(people + ties).
///
/// # Errors
/// A field of `view` is out of range, or memory is insufficient.
pub fn svg(frame: &Frame, view: &View, theme: &Theme, words: Words) -> Result<Svg, RasterError> {
    view.check()?;
    let (dots, people_in_view) = few_enough(&frame.dots, view)?;
    let mut order = Order::default();
    order.sort(&dots, view)?;
    let mut pen = Pen::default();
    bands(&mut pen, frame, view, theme);
    let ink = tie_ink(&dots, theme);
    let (kinds, window) = (Kinds::of(frame), Window::new(view));
    let ties_in_view = kinds.seen(line::TIE, &window, 1.0).count();
    let share = (TIES as f64 / ties_in_view.max(1) as f64).min(1.0);
    let Raster {
        tie,
        few,
        brings,
        knows,
        ..
    } = Raster::default();
    let tie = if dots.len() <= FEW_PEOPLE { &few } else { &tie };
    let lines = |pen: &mut Pen, kind, thickness: f32, opacity: f32, color| {
        let share = if kind == line::TIE { share } else { 1.0 };
        pen.lines(kinds.seen(kind, &window, share), thickness, opacity, color)
    };
    let thin = |thickness: f32| (thickness * view.scale).min(1.0);
    let once = |tone: &Tone, lines: f32| tone.opacity(lines) as f32 / OPAQUE as f32;
    let opacity = as_dark(frame, view, tie, thin(TIE), share);
    let ties = lines(&mut pen, line::TIE, TIE * view.scale, opacity, ink);
    let (thickness, tone) = yours(kinds.count(line::YOURS));
    let opacity = once(&tone, thin(thickness));
    let thickness = thickness * view.scale;
    lines(&mut pen, line::YOURS, thickness, opacity, theme.yours);
    for (kind, thickness, tone, color) in [
        (line::KNOWS, KNOWS, knows, theme.yours),
        (line::BRINGS, BRINGS, brings, theme.new),
    ] {
        let opacity = once(&tone, thin(thickness));
        lines(&mut pen, kind, thickness * view.scale, opacity, color);
    }
    let brush = Brush::new(view, theme, frame);
    pen.people(|pen| brush.paint(pen, &order, BELOW_PATH, &dots));
    let wide = |kind, thickness| crowded(kinds.count(kind), thickness) * view.scale;
    lines(
        &mut pen,
        line::PATH,
        wide(line::PATH, PATH),
        1.0,
        theme.path,
    );
    lines(
        &mut pen,
        line::PULSE,
        wide(line::PULSE, PULSE),
        1.0,
        theme.pulse,
    );
    pen.people(|pen| brush.paint(pen, &order, ABOVE_PATH, &dots));
    let people = pen.drawn;
    let mut svg = Svg {
        text: String::new(),
        people,
        people_in_view,
        ties,
        ties_in_view,
    };
    svg.text = whole(&svg, &pen, view, theme, words);
    Ok(svg)
}

/// The opacity of one drawn tie, which stands for `1 / share` ties. It is chosen so that a place
/// with the mean number of overlapping ties is as dark as `tone` makes it.
fn as_dark(frame: &Frame, view: &View, tone: &Tone, thickness: f32, share: f64) -> f32 {
    let mean = (frame.density / view.magnification()).max(1.0);
    let lines = mean * exposure(frame, view) * thickness;
    let opacity = f64::from(tone.opacity(lines)) / f64::from(OPAQUE);
    let of_one = 1.0 - libm::pow(1.0 - opacity, 1.0 / f64::from(mean));
    (1.0 - libm::pow(1.0 - of_one, 1.0 / share)) as f32
}

/// The whole SVG document.
fn whole(svg: &Svg, pen: &Pen, view: &View, theme: &Theme, words: Words) -> String {
    let Svg {
        people,
        people_in_view,
        ties,
        ties_in_view,
        ..
    } = svg;
    let View {
        width,
        height,
        scale,
        ..
    } = view;
    let side = |pixels: &u32| Hundredths(*pixels as f32 / scale);
    let [title, description, scenario] =
        [words.title, words.description, words.scenario].map(Escaped);
    let mut text = String::with_capacity(pen.text.len() + 2048);
    // Writing to a `String` cannot fail.
    let _ = write!(
        text,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {width} {height}\" role=\"img\">\n\
        <title>{title}</title>\n<desc>{description}</desc>\n\
        <metadata>hopscope {}; scenario: {scenario}; people drawn: {people} of {people_in_view} in view; \
        ties between others drawn: {ties} of {ties_in_view} in view</metadata>\n",
        side(width),
        side(height),
        env!("CARGO_PKG_VERSION"),
    );
    if pen.glows {
        let pulse = Hex(theme.pulse);
        let _ = writeln!(
            text,
            "<defs><radialGradient id=\"hopscope-glow\"><stop offset=\".3\" stop-color=\"{pulse}\" stop-opacity=\".65\"/>\
            <stop offset=\".65\" stop-color=\"{pulse}\" stop-opacity=\".16\"/>\
            <stop offset=\"1\" stop-color=\"{pulse}\" stop-opacity=\"0\"/></radialGradient></defs>"
        );
    }
    let background = Hex(theme.background);
    let _ = write!(
        text,
        "<rect width=\"{width}\" height=\"{height}\" fill=\"{background}\"/>\n{}</svg>\n",
        pen.text
    );
    text
}

/// Hides people beyond [`PEOPLE`]: the lowest layers first, and within a layer by a hash of each
/// person. Returns all people, and the number of people in view.
fn few_enough(dots: &[Dot], view: &View) -> Result<(Vec<Dot>, usize), RasterError> {
    let mut dots = dots.to_vec();
    let mut order = Order::default();
    order.sort(&dots, view)?;
    let in_view = order.layers(0..LAYERS).map(<[u32]>::len).sum();
    let mut room = PEOPLE;
    for place in (0..LAYERS).rev() {
        let people: Vec<u32> = order.layers(place..place + 1).flatten().copied().collect();
        let chance = Chance::new((room as f64 / people.len().max(1) as f64).min(1.0));
        let all = people.len() <= room;
        for &person in &people {
            if room > 0 && (all || chance.holds(hash(2, u64::from(person)))) {
                room -= 1;
            } else {
                dots[person as usize].style |= style::HIDDEN;
            }
        }
        if !all {
            room = 0;
        }
    }
    Ok((dots, in_view))
}

/// Draws the bands. Each band except the last has a thin circle around it.
fn bands(pen: &mut Pen, frame: &Frame, view: &View, theme: &Theme) {
    if frame.bands <= 0.0 {
        return;
    }
    let (x, y) = view.to_pixels(0.0, 0.0);
    let tint = |color| theme::mix(theme.background, color, frame.bands);
    pen.text.push_str("<g class=\"bands\">\n");
    for band in (0..frame.rings.len()).rev() {
        let radius = frame.rings[band] * view.magnification();
        let circle = Circle { x, y, radius };
        if !circle.is_drawable() {
            continue;
        }
        pen.shape(Shape::Disc(circle, tint(theme.bands[band]).into()));
        if band < 3 {
            pen.shape(Shape::Ring(circle, view.scale, tint(theme.guide).into()));
        }
    }
    pen.group(String::new());
    pen.text.push_str("</g>\n");
}

/// Writes shapes. Consecutive shapes of equal style share one group.
#[derive(Default)]
struct Pen {
    text: String,
    /// Attributes of the open group; empty if no group is open.
    open: String,
    /// Shapes of the current person, lowest first.
    person: Vec<Shape>,
    /// A plus on the current person.
    plus: Option<(Circle, Ink)>,
    /// Number of people written.
    drawn: usize,
    /// Whether any person has a glow.
    glows: bool,
}

#[derive(Clone, Copy)]
enum Shape {
    Disc(Circle, Ink),
    Ring(Circle, f32, Ink),
}

impl Pen {
    /// Opens a group with these attributes, unless it is open. An empty string closes the open
    /// group.
    fn group(&mut self, says: String) {
        if says == self.open {
            return;
        }
        if !self.open.is_empty() {
            self.text.push_str("</g>\n");
        }
        if !says.is_empty() {
            let _ = writeln!(self.text, "<g {says}>");
        }
        self.open = says;
    }

    fn people(&mut self, paint: impl FnOnce(&mut Pen)) {
        self.text.push_str("<g class=\"people\">\n");
        paint(self);
        self.group(String::new());
        self.text.push_str("</g>\n");
    }

    /// Writes lines of one style. Returns their number.
    fn lines(
        &mut self,
        lines: impl Iterator<Item = [f32; 4]>,
        thickness: f32,
        opacity: f32,
        color: Color,
    ) -> usize {
        let mut count = 0;
        for [x1, y1, x2, y2] in lines {
            if count == 0 {
                self.group(format!(
                    "fill=\"none\" stroke-linecap=\"round\" stroke=\"{}\" stroke-width=\"{}\" stroke-opacity=\"{}\"",
                    Hex(color),
                    Hundredths(thickness),
                    Hundredths(opacity)
                ));
            }
            count += 1;
            let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(Hundredths);
            let _ = writeln!(self.text, "<path d=\"M{x1} {y1}L{x2} {y2}\"/>");
        }
        self.group(String::new());
        count
    }

    /// Writes a shape that is not a person, as a circular path.
    fn shape(&mut self, shape: Shape) {
        let (circle, says) = shape.looks();
        self.group(says);
        self.circle_path(circle);
    }

    /// A circle as a path: two arcs.
    fn circle_path(&mut self, Circle { x, y, radius }: Circle) {
        let (left, twice, radius) = (
            Hundredths(x - radius),
            Hundredths(2.0 * radius),
            Hundredths(radius),
        );
        let y = Hundredths(y);
        let _ = writeln!(
            self.text,
            "<path d=\"M{left} {y}a{radius} {radius} 0 1 0 {twice} 0a{radius} {radius} 0 1 0 -{twice} 0\"/>"
        );
    }
}

impl Shape {
    /// The circle to draw, and the attributes of its group.
    fn looks(self) -> (Circle, String) {
        match self {
            Shape::Disc(circle, ink) => {
                let mut says = format!("fill=\"{}\"", Hex(ink.color));
                if ink.opacity < 1.0 {
                    let _ = write!(says, " fill-opacity=\"{}\"", Hundredths(ink.opacity));
                }
                (circle, says)
            }
            // A ring lies inside the edge; an SVG stroke lies on both sides of its path.
            Shape::Ring(circle, thickness, ink) => (
                circle.with_radius(circle.radius - thickness * 0.5),
                format!(
                    "fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"",
                    Hex(ink.color),
                    Hundredths(thickness)
                ),
            ),
        }
    }
}

impl Surface for Pen {
    fn disc(&mut self, circle: Circle, ink: Ink) {
        self.person.push(Shape::Disc(circle, ink));
    }

    fn ring(&mut self, circle: Circle, thickness: f32, ink: Ink) {
        self.person.push(Shape::Ring(circle, thickness, ink));
    }

    fn glow(&mut self, circle: Circle, width: f32, _: Ink) {
        self.glows = true;
        let color = "url(#hopscope-glow)";
        self.group(format!("fill=\"{color}\""));
        self.circle_path(circle.with_radius(circle.radius + width));
    }

    fn plus(&mut self, circle: Circle, ink: Ink) {
        self.plus = Some((circle, ink));
    }

    fn done(&mut self) {
        let mut person = std::mem::take(&mut self.person);
        // The last shape is the person; the shapes below it are the halo and the gap.
        if let Some(top) = person.pop() {
            for shape in person.drain(..) {
                self.shape(shape);
            }
            let (Circle { x, y, radius }, says) = top.looks();
            self.group(says);
            let [x, y, radius] = [x, y, radius].map(Hundredths);
            let _ = writeln!(self.text, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>");
            self.drawn += 1;
        }
        if let Some((Circle { x, y, radius }, ink)) = self.plus.take() {
            let width = Hundredths(2.0 * HALF * radius);
            self.group(format!(
                "fill=\"none\" stroke-linecap=\"round\" stroke=\"{}\" stroke-width=\"{width}\"",
                Hex(ink.color)
            ));
            let (twice, left, top) = (
                Hundredths(2.0 * ARM * radius),
                Hundredths(x - ARM * radius),
                Hundredths(y - ARM * radius),
            );
            let _ = writeln!(
                self.text,
                "<path d=\"M{left} {}h{twice}M{} {top}v{twice}\"/>",
                Hundredths(y),
                Hundredths(x)
            );
        }
        self.person = person;
    }
}

/// A number, written with two decimal places.
struct Hundredths(f32);

impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = (f64::from(self.0) * 100.0).round() as i64;
        let (whole, rest) = (
            hundredths.unsigned_abs() / 100,
            hundredths.unsigned_abs() % 100,
        );
        if hundredths < 0 {
            f.write_str("-")?;
        }
        match rest {
            0 => write!(f, "{whole}"),
            rest if rest % 10 == 0 => write!(f, "{whole}.{}", rest / 10),
            rest => write!(f, "{whole}.{rest:02}"),
        }
    }
}

/// A colour as CSS writes it.
struct Hex(Color);

impl fmt::Display for Hex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

/// A text, escaped for XML 1.0.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for letter in self.0.chars() {
            match letter {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\t' | '\n' | '\r' => f.write_str(" ")?,
                // XML forbids these characters, even escaped.
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
                letter => f.write_char(letter)?,
            }
        }
        Ok(())
    }
}
