//! The figure: one run, what it shows, and its pixels.

use js_sys::{Uint8ClampedArray, Uint32Array};
use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::*;

use super::flavour::MODELS;
use super::objects::{Counts, Floats, Said, messages, object, refusal};
use super::reading::{query, read};
use super::schema::Values;
use crate::base::message::Message;
use crate::pipeline::frame::{Frame, Moment, Scene, style};
use crate::pipeline::raster::{Detail, Instances, Picker, Raster, Theme, View};
use crate::pipeline::scenario::{Choice, Reading, Source};
use crate::run::Run;
use crate::run::memory_budget;

/// The colours of the themes as `#rrggbb` by role: `{ light: { background: … }, dark: … }`.
#[wasm_bindgen]
pub fn themes() -> JsValue {
    object(&Themes {
        light: Colours(Theme::light()),
        dark: Colours(Theme::dark()),
    })
}

#[derive(Serialize)]
struct Themes {
    light: Colours,
    dark: Colours,
}

/// The colours of a theme as `#rrggbb` by role.
struct Colours(Theme);

impl Serialize for Colours {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.roles())
    }
}

/// What became of a scenario.
#[derive(Serialize)]
struct Configured {
    /// Its canonical query string.
    text: String,
    /// Its values by name.
    values: Values,
    /// What was changed or ignored in it, and why.
    warnings: Vec<Said>,
}

/// Only the whole core can run the scenario.
#[derive(Serialize)]
struct Beyond {
    beyond: bool,
}

/// What holds for the whole run.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Facts {
    /// People besides you.
    people: u32,
    /// Ties between them.
    ties: u32,
    /// Connections of the whole life.
    steps: u32,
    /// The moment, in connections.
    connection: u32,
    /// People expected to see the post on show first at hop 1 and at hop 2; none without a post.
    expected: Option<Floats>,
    /// The chance that nobody passes the post on.
    ends_at_first: Option<f64>,
    /// Invitations that waited when the life ended.
    waiting: u32,
    /// Whether the network was read from a file.
    is_file: bool,
    notes: Vec<Said>,
}

/// A number a connection, from the first on.
#[derive(Serialize)]
struct Series {
    /// Months since the beginning.
    month: Counts,
    /// People at distance 2 and at distance 3.
    second: Counts,
    third: Counts,
    /// People within two steps that the connection brought, and those of its ties within two steps already.
    gained: Counts,
    overlap: Counts,
}

/// The counters at a moment. What lies beyond a list of your own connections has no value.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Counters {
    connection: u32,
    /// Months since the beginning.
    month: u32,
    /// People at distance 1, 2 and 3.
    first: u32,
    second: Option<u32>,
    third: Option<u32>,
    /// People at distance 1 and 2.
    could_reach: Option<u32>,
    /// People within two steps that the last connection brought, and those of its ties within two steps already.
    gained: Option<u32>,
    overlap: Option<u32>,
    /// The last connection's name, and who they are to you: a source of invitations.
    person: String,
    source: &'static str,
    /// People by whom the 3rd degree fell with the last connection.
    fallen: u32,
    /// Hops that the post on show has made, and those of its whole way.
    hop: u32,
    hops: u32,
    /// People who saw it, views with repeats, and people who passed it on.
    saw: u32,
    impressions: u32,
    reshares: u32,
    /// New viewers at each hop, from the first on.
    per_hop: Counts,
}

/// What the next connection brings.
#[derive(Serialize)]
struct Invitation {
    person: String,
    source: &'static str,
    month: u32,
    degree: Option<u32>,
    gained: Option<u32>,
    overlap: Option<u32>,
}

/// A person in the picture.
#[derive(Serialize)]
struct Picked {
    number: u32,
    person: String,
    /// Degree of the connection: 0 is you, 1 to 3, 4 is beyond.
    ring: u32,
    /// Number of ties.
    degree: Option<u32>,
    /// People they would bring within two steps.
    gained: u32,
    /// The hop at which they saw the post on show, and from whom; 0 and empty if they did not.
    hop: u32,
    from: String,
    /// Whether somebody put them where they stand, in the structure.
    pinned: bool,
    /// Where they stand, in pixels of the picture.
    x: f64,
    y: f64,
}

#[wasm_bindgen]
extern "C" {
    /// Whoever hears how much of a stage is done.
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
    pub fn configure(&mut self, input: &JsValue) -> Result<JsValue, JsValue> {
        let Reading { scenario, warnings } = read(input)?;
        if !self.run.can_run(&scenario) {
            return Ok(object(&Beyond { beyond: true }));
        }
        let accepted = self.run.configure(scenario);
        accepted.map_err(|error| refusal(error.message()))?;
        self.forget();
        Ok(self.configured(warnings))
    }

    /// Moves only the moment, within the life as it is.
    pub fn seek(&mut self, connections: u32, post: u32) -> JsValue {
        self.run.seek(connections, post);
        self.is_up = false;
        self.configured(Vec::new())
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
    pub fn facts(&self) -> JsValue {
        let world = self.run.world();
        // Asked for beside a post only: it takes a look at everybody.
        let posted = self.run.scenario().post > 0;
        let expected = posted.then(|| self.run.expected()).flatten();
        object(&Facts {
            people: world.people() as u32,
            ties: world.graph.ties() as u32,
            steps: self.run.history().steps() as u32,
            connection: self.run.connection() as u32,
            ends_at_first: expected.as_ref().map(|expected| expected.ends_at_first),
            expected: expected.map(|expected| Floats::from(&expected.hops[..])),
            waiting: self.run.growth().waiting.len() as u32,
            is_file: world.is_file(),
            notes: messages(self.run.notes()),
        })
    }

    /// The life's series, one number a connection from the first.
    pub fn series(&self) -> JsValue {
        let (growth, history) = (self.run.growth(), self.run.history());
        let months: Vec<u32> = growth
            .connections
            .iter()
            .map(|connection| connection.month)
            .collect();
        object(&Series {
            month: Counts::from(&months[..]),
            second: Counts::from(&history.second[..]),
            third: Counts::from(&history.third[..]),
            gained: Counts::from(&history.gained[..]),
            overlap: Counts::from(&history.overlap[..]),
        })
    }

    /// The counters at a moment; in a list of your own connections what is beyond them is `undefined`.
    ///
    /// # Errors
    /// While stages have to run.
    pub fn counters(&self, connection: f64, hop: f64) -> Result<JsValue, JsError> {
        let counters = self.scene()?.counters(Moment::new(connection, hop));
        let [first, second, third] = counters.degrees;
        let known = |count: u32| self.knows_beyond().then_some(count);
        let (person, source) = match counters.last {
            Some((person, source)) => (self.run.world().label(person), source.word()),
            None => (String::new(), ""),
        };
        Ok(object(&Counters {
            connection: counters.connection,
            month: counters.month,
            first,
            second: known(second),
            third: known(third),
            could_reach: known(counters.could_reach),
            gained: known(counters.gained),
            overlap: known(counters.overlap),
            person,
            source,
            fallen: counters.fallen,
            hop: counters.hop,
            hops: counters.hops,
            saw: counters.saw,
            impressions: counters.impressions,
            reshares: counters.reshares,
            per_hop: Counts::from(&counters.per_hop[..]),
        }))
    }

    /// What the next connection after so many brings; `undefined` at the end of the life.
    ///
    /// # Errors
    /// While stages have to run.
    #[wasm_bindgen(js_name = nextInvitation)]
    pub fn next_invitation(&self, connections: u32) -> Result<JsValue, JsError> {
        let preview = self.scene()?.preview(connections as usize);
        let known = |count: u32| self.knows_beyond().then_some(count);
        Ok(object(&preview.map(|preview| Invitation {
            person: self.run.world().label(preview.person),
            source: Source::word(preview.source),
            month: preview.month,
            degree: known(preview.degree),
            gained: known(preview.gained),
            overlap: known(preview.overlap),
        })))
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

    /// Puts up the frame of the moment for a view; nothing is done where it is up already.
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
    pub fn pick(&mut self, x: f32, y: f32) -> JsValue {
        let view = self.view.as_ref();
        let person = view.and_then(|view| self.picker.pick(&self.frame, view, x, y));
        person.map_or(JsValue::UNDEFINED, |person| self.person(person as u32))
    }

    /// The same of a person by number; `undefined` if they are not in the picture.
    pub fn person(&self, person: u32) -> JsValue {
        object(&self.picked(person))
    }

    fn picked(&self, person: u32) -> Option<Picked> {
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
        Some(Picked {
            number: person,
            person: world.label(person),
            ring: dot.style & style::RING,
            degree: (self.knows_beyond() || person == 0).then_some(degree as u32),
            gained,
            hop,
            from,
            pinned: run.is_pinned(person),
            x: f64::from(x),
            y: f64::from(y),
        })
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

    fn configured(&self, warnings: Vec<Message>) -> JsValue {
        let scenario = self.run.scenario();
        object(&Configured {
            text: query(scenario),
            values: Values::of(scenario),
            warnings: messages(warnings),
        })
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
