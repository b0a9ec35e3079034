//! The figure: one run, what it shows, and its pixels.

use js_sys::{Object, Uint8ClampedArray, Uint32Array};
use wasm_bindgen::prelude::*;

use super::plain::{Plain, floats, set, strings};
use super::reading::{query, read};
use super::schema::value;
use crate::frame::{Frame, Moment, Scene, style};
use crate::import::{EdgeList, Names};
use crate::raster::{Raster, Theme, View, pick};
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

/// One run, what it shows, and the buffers to draw it into.
#[wasm_bindgen]
#[derive(Default)]
pub struct Core {
    run: Run,
    frame: Frame,
    /// What it shows; none once it would be another by now.
    moment: Option<Moment>,
    /// How it was drawn last; none before, and once it is of another run.
    view: Option<View>,
    raster: Raster,
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
        self.moment = None;
        self.reading()
    }

    /// Opens a network that the laboratory has read: two people a tie, and everybody's id in UTF-8,
    /// each ended by a line feed. Takes effect with `world=file`.
    ///
    /// # Errors
    /// If it is no such thing; the file open before stays.
    #[wasm_bindgen(js_name = openEdges)]
    pub fn open_edges(&mut self, ties: &Uint32Array, ids: Vec<u8>) -> Result<(), JsError> {
        let mut pairs = vec![[0; 2]; ties.length() as usize / 2];
        ties.subarray(0, 2 * pairs.len() as u32)
            .copy_to(pairs.as_flattened_mut());
        let names = String::from_utf8(ids).ok().map(Names::from_lines);
        let list = names.and_then(|names| EdgeList::of(names, pairs));
        let list = list.ok_or_else(|| JsError::new("These are no ties of these people."))?;
        self.run.open(list);
        self.forget();
        Ok(())
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
        let counters = self.scene()?.counters(Moment::new(connection, hop));
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
    /// where it is up already. `structure` is how far people have moved from the rings, from 0 to 1, and
    /// `focus` the number of the person looked at, or 0.
    ///
    /// # Errors
    /// While stages have to run.
    pub fn show(
        &mut self,
        connection: f64,
        hop: f64,
        structure: f64,
        focus: u32,
    ) -> Result<(), JsError> {
        let moment = Moment {
            connection,
            hop,
            structure,
            focus,
        };
        if self.moment == Some(moment) {
            return Ok(());
        }
        let mut frame = std::mem::take(&mut self.frame);
        let shown = self.scene().map(|scene| scene.draw(moment, &mut frame));
        self.frame = frame;
        shown?;
        self.moment = Some(moment);
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

    /// Takes the forces a step further where the scenario wants people to stand by them; how far they
    /// have come to rest, from 0 to 1.
    pub fn relax(&mut self) -> f32 {
        let share = self.run.relax();
        self.moment = None;
        share
    }

    /// Puts a person at a point of the picture last drawn, in its pixels, and keeps them there. Gives
    /// whether the forces have to be taken further: in the rings nobody can be moved.
    pub fn pin(&mut self, person: u32, x: f32, y: f32) -> bool {
        let at = self.view.map(|view| view.to_picture(x, y));
        self.hold(person, at)
    }

    /// Lets a person go who was put somewhere.
    pub fn release(&mut self, person: u32) -> bool {
        self.hold(person, None)
    }

    fn hold(&mut self, person: u32, at: Option<(f32, f32)>) -> bool {
        let people = self.run.world().graph.people() as u32;
        let Some(structure) = self.run.structure() else {
            return false;
        };
        if !(1..people).contains(&person) {
            return false;
        }
        structure.pin(person, at.map(|(x, y)| [x, y]));
        self.moment = None;
        true
    }

    /// Who stands at a point of the picture last drawn, in its pixels; `undefined` if nobody. `hop` is
    /// when they saw the post on show, and `from` from whom; 0 if they did not. `gained` is how many
    /// people they would bring within two steps now.
    pub fn pick(&self, x: f32, y: f32) -> Option<Object> {
        let view = self.view?;
        self.person(pick(&self.frame, &view, x, y)? as u32)
    }

    /// The same of a person by number; `undefined` if they are not in the picture.
    pub fn person(&self, person: u32) -> Option<Object> {
        let view = self.view?;
        let dot = self.frame.dots.get(person as usize)?;
        let (x, y) = view.to_pixels(dot.x, dot.y);
        let (run, world) = (&self.run, self.run.world());
        let degree = match person {
            0 => run.connection(),
            person => world.graph.degree(person),
        };
        let seen = run.post().seen(person);
        let (hop, from) = match seen.filter(|_| dot.style & style::SAW != 0) {
            Some((hop, from)) => (hop, world.label(from)),
            None => (0, String::new()),
        };
        let gained = match person {
            0 => 0,
            person => run
                .history()
                .would_gain(&world.graph, person, run.connection()),
        };
        Some(
            Plain::new()
                .count("number", person)
                .text("person", &world.label(person))
                .count("ring", dot.style & style::RING)
                .count("degree", degree as u32)
                .count("gained", gained)
                .count("hop", hop)
                .text("from", &from)
                .value("pinned", run.is_pinned(person))
                .number("x", f64::from(x))
                .number("y", f64::from(y))
                .0,
        )
    }

    /// What was up is of another run: nobody in it can be picked.
    fn forget(&mut self) {
        self.moment = None;
        self.view = None;
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
            .value("text", query(scenario))
            .value("values", values.0)
            .0
    }
}
