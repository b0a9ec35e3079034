//! The figure: one run, what it shows, and its pixels.

use js_sys::{Object, Uint8ClampedArray, Uint32Array};
use wasm_bindgen::prelude::*;

use super::models::MODELS;
use super::plain::{Plain, floats, messages, refusal, set};
use super::reading::{query, read};
use super::schema::value;
use crate::pipeline::frame::{Frame, Moment, Scene, style};
use crate::pipeline::raster::{Detail, Instances, Picker, Raster, Theme, View};
use crate::pipeline::scenario::{Choice, PARAMETERS, Reading, Source};
use crate::run::Run;
use crate::run::memory_budget;

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

#[wasm_bindgen]
extern "C" {
    /// Receives the progress of a stage: its name and a percentage from 0 to 100.
    #[wasm_bindgen(typescript_type = "{ hear(stage: string, percent: number): void }")]
    pub type Listener;

    #[wasm_bindgen(method)]
    fn hear(this: &Listener, stage: &str, percent: u32);
}

/// One run, what it shows, and the buffers to draw it into.
#[wasm_bindgen]
pub struct Core {
    pub(super) run: Run,
    frame: Frame,
    /// How many frames there have been.
    frames: u32,
    /// The moment on screen.
    moment: Option<Moment>,
    /// Whether the frame is of that moment as it is now.
    pub(super) is_up: bool,
    /// How it was drawn last; none before, and once it is of another run.
    pub(super) view: Option<View>,
    raster: Raster,
    picker: Picker,
    instances: Instances,
}

#[wasm_bindgen]
impl Core {
    /// A core that has run nothing yet: configure it, then advance. What needs more than `limit` bytes
    /// is refused; [`memory_budget::TAB`] where none is given.
    #[wasm_bindgen(constructor)]
    pub fn new(limit: Option<f64>) -> Core {
        let mut run = Run::with_models(MODELS);
        run.limit(limit.map_or(memory_budget::TAB, |limit| limit as u64));
        Core {
            run,
            frame: Frame::default(),
            frames: 0,
            moment: None,
            is_up: false,
            view: None,
            raster: Raster::default(),
            picker: Picker::default(),
            instances: Instances::default(),
        }
    }

    /// Asks for a scenario, given as a query string or an object. What it does not name has its
    /// default. Gives the canonical `text`, the `values` by name, and `warnings`; or, where only the
    /// whole core can run it, `beyond`: everything stays as it was then.
    ///
    /// # Errors
    /// If the world is refused: everything stays as it was then.
    pub fn configure(&mut self, input: &JsValue) -> Result<Object, JsValue> {
        let Reading { scenario, warnings } = read(input)?;
        if !self.run.can_run(&scenario) {
            return Ok(Plain::new().value("beyond", true).0);
        }
        let accepted = self.run.configure(scenario);
        accepted.map_err(|error| refusal(&error.message()))?;
        self.forget();
        let reading = self.reading();
        set(&reading, "warnings", &messages(warnings));
        Ok(reading)
    }

    /// Moves only the moment, within the life as it is.
    pub fn seek(&mut self, connections: u32, post: u32) -> Object {
        self.run.seek(connections, post);
        self.is_up = false;
        self.reading()
    }

    /// Runs the next stage that has to run and gives its name; the empty string when all is in step.
    /// The listener hears meanwhile the stage's name and how much of it is done, in percent: 0 at
    /// first, then always more, and 100 in the end. It cannot ask the core for anything.
    pub fn advance(&mut self, listener: Option<Listener>) -> String {
        let stage = self.run.advance_with_progress(&mut |stage, percent| {
            if let Some(listener) = &listener {
                listener.hear(stage.name(), percent);
            }
        });
        stage.map_or("", |stage| stage.name()).to_string()
    }

    /// What holds for the whole run.
    pub fn facts(&self) -> Object {
        let world = self.run.world();
        // Computed only when a post is shown, because it visits every person.
        let posted = self.run.scenario().post > 0;
        let expected = posted.then(|| self.run.expected()).flatten();
        let ends = expected.map(|expected| expected.ends_at_first);
        Plain::new()
            .count("people", world.people() as u32)
            .count("ties", world.graph.ties() as u32)
            .count("steps", self.run.history().steps() as u32)
            .count("connection", self.run.connection() as u32)
            .value("expected", expected.map(|expected| floats(&expected.hops)))
            .value("endsAtFirst", ends)
            .count("waiting", self.run.growth().waiting.len() as u32)
            .value("isFile", world.is_file())
            .value("notes", messages(self.run.notes()))
            .0
    }

    /// The life's series, one number a connection from the first; `reach` begins before the first
    /// connection, and `afterMonth` before the first month.
    pub fn series(&self) -> Object {
        let (growth, history) = (self.run.growth(), self.run.history());
        let months: Vec<u32> = growth
            .connections
            .iter()
            .map(|connection| connection.month)
            .collect();
        let after_month = growth.by_end_of_month(self.run.scenario().months);
        let array = |numbers: &[u32]| JsValue::from(Uint32Array::from(numbers));
        Plain::new()
            .value("month", array(&months))
            .value("third", array(&history.third))
            .value("gained", array(&history.gained))
            .value("overlap", array(&history.overlap))
            .value("reach", array(&history.reach()))
            .value("afterMonth", array(&after_month))
            .0
    }

    /// The counters at a moment; in a list of your own connections what is beyond them is `undefined`.
    ///
    /// # Errors
    /// While stages have to run.
    pub fn counters(&self, connection: f64, hop: f64) -> Result<Object, JsError> {
        let counters = self.scene()?.counters(Moment::new(connection, hop));
        let [first, second, third] = counters.degrees;
        let known = self.knows_beyond();
        let (person, source) = match counters.last {
            Some((person, source)) => (self.run.world().label(person), source.word()),
            None => (String::new(), ""),
        };
        Ok(Plain::new()
            .count("connection", counters.connection)
            .count("month", counters.month)
            .count("first", first)
            .known("second", second, known)
            .known("third", third, known)
            .known("couldReach", counters.could_reach, known)
            .known("gained", counters.gained, known)
            .known("overlap", counters.overlap, known)
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
        let known = self.knows_beyond();
        Ok(preview.map(|preview| {
            Plain::new()
                .text("person", &self.run.world().label(preview.person))
                .text("source", Source::word(preview.source))
                .count("month", preview.month)
                .known("degree", preview.degree, known)
                .known("gained", preview.gained, known)
                .known("overlap", preview.overlap, known)
                .0
        }))
    }

    /// Says which moment is on screen: `draw` draws it. `structure` is how far people have moved from the
    /// rings, from 0 to 1, and `focus` the number of the person looked at, or 0.
    pub fn show(&mut self, connection: f64, hop: f64, structure: f64, focus: u32) {
        let window = self.moment.map(|moment| moment.window).unwrap_or_default();
        let moment = Moment {
            connection,
            hop,
            structure,
            focus,
            window,
        };
        self.is_up &= self.moment == Some(moment);
        self.moment = Some(moment);
    }

    /// Computes the frame of the current moment for a view, unless the frame is up to date.
    fn put_up(&mut self, view: &View) -> Result<(), JsError> {
        view.check()?;
        let scene = self.run.scene().ok_or_else(stages_to_run)?;
        let Some(moment) = &mut self.moment else {
            return Err(JsError::new(
                "There is no moment: call show() before draw().",
            ));
        };
        if scene.has_samples() {
            let window = moment.window.follow(view.bounds());
            self.is_up &= window == moment.window;
            moment.window = window;
        }
        if !self.is_up {
            scene.draw(*moment, &mut self.frame);
            self.frames = self.frames.wrapping_add(1);
            self.picker.forget();
            self.is_up = true;
        }
        Ok(())
    }

    /// Draws the moment, magnified `zoom` times, with the point (`x`, `y`) of the picture's disc of
    /// radius 1 in the middle, in less detail while it is `moving`: opaque RGBA pixels, `width * height * 4` bytes. A view: copy at once.
    ///
    /// # Errors
    /// While stages have to run, before there is a moment, or if a size is out of range.
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
        moving: bool,
    ) -> Result<Uint8ClampedArray, JsError> {
        let theme = self::theme(theme)?;
        let view = view([width, height], scale, zoom, [x, y]);
        self.put_up(&view)?;
        let detail = if moving { Detail::Moving } else { Detail::Full };
        let pixels = self.raster.draw_in(&self.frame, &view, &theme, detail)?;
        self.view = Some(view);
        // SAFETY: the view is over `self.raster`'s buffer, which nothing touches before this
        // function returns; the documented contract is that the caller copies it at once.
        Ok(unsafe { Uint8ClampedArray::view(pixels) })
    }

    /// The moment, for a renderer elsewhere that draws it in this view, which `pick` goes by from then on:
    /// rows of four words as [`crate::pipeline::raster::Instances`] lays them out, of which the first word is the
    /// frame's number; `undefined` where that is `known`. A view: copy at once.
    ///
    /// # Errors
    /// As `draw`, or if there is no memory.
    #[allow(clippy::too_many_arguments)]
    pub fn instances(
        &mut self,
        known: u32,
        width: u32,
        height: u32,
        scale: f32,
        zoom: f32,
        x: f32,
        y: f32,
    ) -> Result<Option<Uint32Array>, JsError> {
        let view = view([width, height], scale, zoom, [x, y]);
        self.put_up(&view)?;
        self.view = Some(view);
        if self.frames == known {
            return Ok(None);
        }
        let words = self.instances.pack(&self.frame, self.frames)?;
        // SAFETY: the view is over `self.instances`' buffer, which nothing touches before this
        // function returns; the documented contract is that the caller copies it at once.
        Ok(Some(unsafe { Uint32Array::view(words) }))
    }

    /// Who stands at a point of the picture last drawn, in its pixels; `undefined` if nobody. `hop` is
    /// when they saw the post on show, and `from` from whom; 0 if they did not. `gained` is how many
    /// people they would bring within two steps now.
    pub fn pick(&mut self, x: f32, y: f32) -> Option<Object> {
        let view = self.view?;
        let person = self.picker.pick(&self.frame, &view, x, y)?;
        self.person(person as u32)
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
                .known("degree", degree as u32, self.knows_beyond() || person == 0)
                .count("gained", gained)
                .count("hop", hop)
                .text("from", &from)
                .value("pinned", run.is_pinned(person))
                .number("x", f64::from(x))
                .number("y", f64::from(y))
                .0,
        )
    }

    /// Whether anything is known beyond your own connections: in a list of those nothing is.
    fn knows_beyond(&self) -> bool {
        self.run.world().dated().is_none()
    }

    /// What was up is of another run: nobody in it can be picked.
    pub(super) fn forget(&mut self) {
        self.is_up = false;
        self.view = None;
    }

    fn scene(&self) -> Result<Scene<'_>, JsError> {
        self.run.scene().ok_or_else(stages_to_run)
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

pub(super) fn theme(name: &str) -> Result<Theme, JsError> {
    match name {
        "light" => Ok(Theme::light()),
        "dark" => Ok(Theme::dark()),
        other => Err(JsError::new(&format!(
            "theme is light or dark, not {other}."
        ))),
    }
}

pub(super) fn view([width, height]: [u32; 2], scale: f32, zoom: f32, pan: [f32; 2]) -> View {
    View {
        width,
        height,
        scale,
        zoom,
        pan,
    }
}

pub(super) fn stages_to_run() -> JsError {
    JsError::new("There are stages to run: call advance() until it gives an empty string.")
}
