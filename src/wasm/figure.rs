//! The figure: one run, what it shows, and its pixels.

use js_sys::{Array, Object, Uint8ClampedArray, Uint32Array};
use wasm_bindgen::prelude::*;

use super::plain::{Plain, floats, set};
use super::reading::read;
use super::schema::value;
use crate::frame::{Frame, Moment, Scene, style};
use crate::import;
use crate::raster::{Instances, Raster, Theme, View, pick};
use crate::run::Run;
use crate::scenario::{Choice, PARAMETERS, Reading, Source};

/// The colours of the themes as `#rrggbb` by role: `{ light: { background: … }, dark: … }`.
#[wasm_bindgen]
pub fn themes() -> Object {
    let colours = |theme: Theme| {
        let roles = theme.roles();
        roles
            .fold(Plain::new(), |plain, (role, colour)| {
                plain.text(role, &colour)
            })
            .0
    };
    Plain::new()
        .value("light", colours(Theme::light()))
        .value("dark", colours(Theme::dark()))
        .0
}

/// A seed that nobody can foresee, from 0 to 4294967295.
///
/// # Errors
/// Where the host has no entropy to give.
#[wasm_bindgen(js_name = freshSeed)]
pub fn fresh_seed() -> Result<u32, JsError> {
    getrandom::u32().map_err(|error| JsError::new(&format!("No entropy for a new seed: {error}.")))
}

/// One run, what it shows, and the buffers to draw it into.
#[wasm_bindgen]
#[derive(Default)]
pub struct Core {
    run: Run,
    pub(super) frame: Frame,
    /// Whose frame it is; none once the run is another.
    pub(super) moment: Option<Moment>,
    /// How many frames there have been.
    pub(super) frames: u32,
    /// How it was drawn last; none before.
    pub(super) view: Option<View>,
    raster: Raster,
    pub(super) instances: Instances,
}

#[wasm_bindgen]
impl Core {
    /// A core that has run nothing yet: configure it, then advance.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Core {
        Core::default()
    }

    /// Asks for a scenario, given as a query string or an object. What it does not name has its
    /// default. Gives the canonical `text`, the `values` by name, and `warnings`.
    ///
    /// # Errors
    /// If the world is refused: everything stays as it was then.
    pub fn configure(&mut self, input: &JsValue) -> Result<Object, JsError> {
        let Reading { scenario, warnings } = read(input)?;
        self.run.configure(scenario)?;
        self.forget();
        let reading = self.reading();
        set(&reading, "warnings", &strings(warnings));
        Ok(reading)
    }

    /// Moves only the moment, within the life as it is.
    pub fn seek(&mut self, connections: u32, post: u32) -> Object {
        self.run.seek(connections, post);
        self.forget();
        self.reading()
    }

    /// Opens an edge list; takes effect with `world=file`. Gives `people`, `ties`, `duplicates`,
    /// `selfLoops` and `notes`.
    ///
    /// # Errors
    /// If it cannot be read: names the line, the reason and what was expected, and the file open
    /// before stays.
    #[wasm_bindgen(js_name = importEdges)]
    pub fn import_edges(&mut self, bytes: &[u8], name: &str) -> Result<Object, JsError> {
        let mut list = import::edge_list(bytes)?;
        let notes = std::mem::take(&mut list.notes);
        let summary = Plain::new()
            .text("name", name)
            .count("people", list.ids.len() as u32)
            .count("ties", list.ties.len() as u32)
            .count("duplicates", list.duplicates as u32)
            .count("selfLoops", list.self_loops as u32)
            .value("notes", strings(notes))
            .0;
        self.run.open(list);
        self.forget();
        Ok(summary)
    }

    /// Runs the next stage that has to run and gives its name; the empty string when all is in step.
    pub fn advance(&mut self) -> String {
        self.run
            .advance()
            .map_or("", |stage| stage.name())
            .to_string()
    }

    /// What holds for the whole run.
    pub fn facts(&self) -> Object {
        let world = self.run.world();
        // Asked for beside a post only: it takes a look at everybody.
        let posted = self.run.scenario().post > 0;
        let expected = posted.then(|| self.run.expected()).flatten();
        Plain::new()
            .count("people", world.people() as u32)
            .count("ties", world.graph.ties() as u32)
            .count("steps", self.run.history().steps() as u32)
            .count("connection", self.run.connection() as u32)
            .value("expected", expected.map(|expected| floats(&expected.hops)))
            .count("waiting", self.run.growth().waiting.len() as u32)
            .value("isFile", world.is_file())
            .value("notes", strings(self.run.notes()))
            .0
    }

    /// The life's series, one number a connection from the first.
    pub fn series(&self) -> Object {
        let (growth, history) = (self.run.growth(), self.run.history());
        let months: Vec<u32> = growth
            .connections
            .iter()
            .map(|connection| connection.month)
            .collect();
        let array = |numbers: &[u32]| JsValue::from(Uint32Array::from(numbers));
        Plain::new()
            .value("month", array(&months))
            .value("second", array(&history.second))
            .value("third", array(&history.third))
            .value("gained", array(&history.gained))
            .value("overlap", array(&history.overlap))
            .0
    }

    /// The counters at a moment.
    ///
    /// # Errors
    /// While stages have to run.
    pub fn counters(&self, connection: f64, hop: f64) -> Result<Object, JsError> {
        let counters = self.scene()?.counters(Moment { connection, hop });
        let [first, second, third] = counters.degrees;
        let (person, source) = match counters.last {
            Some((person, source)) => (self.run.world().label(person), source.word()),
            None => (String::new(), ""),
        };
        Ok(Plain::new()
            .count("connection", counters.connection)
            .count("month", counters.month)
            .count("first", first)
            .count("second", second)
            .count("third", third)
            .count("couldReach", counters.could_reach)
            .count("gained", counters.gained)
            .count("overlap", counters.overlap)
            .text("person", &person)
            .text("source", source)
            .count("fallen", counters.fallen)
            .count("hop", counters.hop)
            .count("hops", counters.hops)
            .count("saw", counters.saw)
            .count("impressions", counters.impressions)
            .count("reshares", counters.reshares)
            .value("perHop", Uint32Array::from(&counters.per_hop[..]))
            .0)
    }

    /// What the next connection after so many brings; `undefined` at the end of the life.
    ///
    /// # Errors
    /// While stages have to run.
    #[wasm_bindgen(js_name = nextInvitation)]
    pub fn next_invitation(&self, connections: u32) -> Result<Option<Object>, JsError> {
        let preview = self.scene()?.preview(connections as usize);
        Ok(preview.map(|preview| {
            Plain::new()
                .text("person", &self.run.world().label(preview.person))
                .text("source", Source::word(preview.source))
                .count("month", preview.month)
                .count("degree", preview.degree)
                .count("gained", preview.gained)
                .count("overlap", preview.overlap)
                .0
        }))
    }

    /// Puts up what is on screen at a moment: what `draw` draws and `pick` looks at. Nothing is done
    /// where it is up already.
    ///
    /// # Errors
    /// While stages have to run.
    pub fn show(&mut self, connection: f64, hop: f64) -> Result<(), JsError> {
        let moment = Moment { connection, hop };
        if self.moment == Some(moment) {
            return Ok(());
        }
        let mut frame = std::mem::take(&mut self.frame);
        let shown = self.scene().map(|scene| scene.draw(moment, &mut frame));
        self.frame = frame;
        shown?;
        self.moment = Some(moment);
        self.frames = self.frames.wrapping_add(1);
        Ok(())
    }

    /// Draws what is up, magnified `zoom` times, with the point (`x`, `y`) of the picture's disc of
    /// radius 1 in the middle: opaque RGBA pixels, `width * height * 4` bytes. A view: copy at once.
    ///
    /// # Errors
    /// If nothing is up, or a size is out of range.
    #[allow(clippy::too_many_arguments)]
    pub fn draw(
        &mut self,
        width: u32,
        height: u32,
        scale: f32,
        zoom: f32,
        x: f32,
        y: f32,
        theme: &str,
    ) -> Result<Uint8ClampedArray, JsError> {
        let theme = match theme {
            "light" => Theme::light(),
            "dark" => Theme::dark(),
            other => {
                return Err(JsError::new(&format!(
                    "theme is light or dark, not {other}."
                )));
            }
        };
        if self.moment.is_none() {
            return Err(JsError::new("Nothing is up: call show() before draw()."));
        }
        let view = View {
            width,
            height,
            scale,
            zoom,
            pan: [x, y],
        };
        let pixels = self.raster.draw(&self.frame, &view, &theme)?;
        self.view = Some(view);
        // SAFETY: the view is over `self.raster`'s buffer, which nothing touches before this
        // function returns; the documented contract is that the caller copies it at once.
        Ok(unsafe { Uint8ClampedArray::view(pixels) })
    }

    /// Who stands at a point of the picture last drawn, in its pixels; `undefined` if nobody. `hop` is
    /// when they saw the post on show, and `from` from whom; 0 if they did not.
    pub fn pick(&self, x: f32, y: f32) -> Option<Object> {
        let view = self.view.filter(|_| self.moment.is_some())?;
        let person = pick(&self.frame, &view, x, y)?;
        let dot = self.frame.dots.get(person)?;
        let (x, y) = view.to_pixels(dot.x, dot.y);
        let world = self.run.world();
        let degree = if person == 0 {
            self.run.connection()
        } else {
            world.graph.degree(person as u32)
        };
        let seen = self.run.post().seen(person as u32);
        let (hop, from) = match seen.filter(|_| dot.style & style::SAW != 0) {
            Some((hop, from)) => (hop, world.label(from)),
            None => (0, String::new()),
        };
        Some(
            Plain::new()
                .text("person", &world.label(person as u32))
                .count("ring", dot.style & style::RING)
                .count("degree", degree as u32)
                .count("hop", hop)
                .text("from", &from)
                .number("x", f64::from(x))
                .number("y", f64::from(y))
                .0,
        )
    }

    /// What was up is of another run.
    fn forget(&mut self) {
        self.moment = None;
    }

    fn scene(&self) -> Result<Scene<'_>, JsError> {
        self.run.scene().ok_or_else(|| {
            JsError::new("There are stages to run: call advance() until it gives an empty string.")
        })
    }

    fn reading(&self) -> Object {
        let scenario = self.run.scenario();
        let parameters = PARAMETERS.iter().enumerate();
        let values = parameters.fold(Plain::new(), |plain, (index, parameter)| {
            plain.value(parameter.name, value(scenario, index))
        });
        Plain::new()
            .text("text", &scenario.to_query())
            .value("values", values.0)
            .0
    }
}

fn strings(texts: Vec<String>) -> Array {
    texts.into_iter().map(JsValue::from).collect()
}
