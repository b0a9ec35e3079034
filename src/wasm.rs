//! The boundary to JavaScript: newtypes, conversions and views. It computes nothing.
//!
//! In: one query string or object. Out: views over this module's memory, made anew at every read
//! and gone when the memory grows, so the caller copies at once; and small objects of counters.
//! Whoever makes a [`Core`] frees it.

use js_sys::{Array, Object, Reflect, Uint8ClampedArray, Uint32Array};
use wasm_bindgen::prelude::*;

use crate::decimal::{self, Decimal};
use crate::frame::{Frame, Moment, Scene, style};
use crate::import;
use crate::raster::{Raster, Theme, View, pick};
use crate::run::Run;
use crate::scenario::{Choice, Kind, PARAMETERS, Parameter, Reading, Scenario, Source};

/// Prints a panic before the module traps.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into())
    }));
}

/// Every parameter of a scenario, in the order of the canonical text.
#[wasm_bindgen]
pub fn schema() -> Array {
    PARAMETERS
        .iter()
        .enumerate()
        .map(|(index, parameter)| describe(index, parameter))
        .collect()
}

/// The colours of the themes as `#rrggbb` by role: `{ light: { background: … }, dark: … }`.
#[wasm_bindgen]
pub fn themes() -> Object {
    let colours = |theme: Theme| object(theme.roles().map(|(role, colour)| (role, colour.into())));
    object([
        ("light", colours(Theme::light()).into()),
        ("dark", colours(Theme::dark()).into()),
    ])
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
    frame: Frame,
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
        let reading = self.reading();
        set(&reading, "warnings", strings(warnings).into());
        Ok(reading)
    }

    /// Moves only the moment, within the life as it is.
    pub fn seek(&mut self, connections: u32, post: u32) -> Object {
        self.run.seek(connections, post);
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
        let summary = object([
            ("name", name.into()),
            ("people", (list.ids.len() as u32).into()),
            ("ties", (list.ties.len() as u32).into()),
            ("duplicates", (list.duplicates as u32).into()),
            ("selfLoops", (list.self_loops as u32).into()),
            ("notes", strings(notes).into()),
        ]);
        self.run.open(list);
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
        let graph = &self.run.world().graph;
        let largest = (0..graph.people() as u32)
            .map(|person| graph.degree(person))
            .max()
            .unwrap_or(0);
        let people = graph.people().saturating_sub(1);
        object([
            ("people", (people as u32).into()),
            ("ties", (graph.ties() as u32).into()),
            (
                "meanDegree",
                (2.0 * graph.ties() as f64 / people.max(1) as f64).into(),
            ),
            ("maxDegree", (largest as u32).into()),
            ("steps", (self.run.history().steps() as u32).into()),
            (
                "withinMonths",
                (self.run.growth().within_months as u32).into(),
            ),
            ("connection", (self.run.connection() as u32).into()),
            ("waiting", (self.run.growth().waiting.len() as u32).into()),
            ("isFile", self.run.world().is_file().into()),
            ("youAreOne", self.run.world().you_are_one().into()),
            ("notes", strings(self.run.notes()).into()),
        ])
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
        object([
            ("month", array(&months)),
            ("second", array(&history.second)),
            ("third", array(&history.third)),
            ("gained", array(&history.gained)),
            ("overlap", array(&history.overlap)),
        ])
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
        Ok(object([
            ("connection", counters.connection.into()),
            ("month", counters.month.into()),
            ("first", first.into()),
            ("second", second.into()),
            ("third", third.into()),
            ("couldReach", counters.could_reach.into()),
            ("gained", counters.gained.into()),
            ("overlap", counters.overlap.into()),
            ("person", person.into()),
            ("source", source.into()),
            ("fallen", counters.fallen.into()),
            ("hop", counters.hop.into()),
            ("hops", counters.hops.into()),
            ("saw", counters.saw.into()),
            ("impressions", counters.impressions.into()),
            ("reshares", counters.reshares.into()),
            ("perHop", Uint32Array::from(&counters.per_hop[..]).into()),
        ]))
    }

    /// What the next connection after so many brings; `undefined` at the end of the life.
    ///
    /// # Errors
    /// While stages have to run.
    #[wasm_bindgen(js_name = nextInvitation)]
    pub fn next_invitation(&self, connections: u32) -> Result<Option<Object>, JsError> {
        let preview = self.scene()?.preview(connections as usize);
        Ok(preview.map(|preview| {
            object([
                ("person", self.run.world().label(preview.person).into()),
                ("source", Source::word(preview.source).into()),
                ("month", preview.month.into()),
                ("degree", preview.degree.into()),
                ("gained", preview.gained.into()),
                ("overlap", preview.overlap.into()),
            ])
        }))
    }

    /// Draws a moment: opaque RGBA pixels, `width * height * 4` bytes. A view: copy at once.
    ///
    /// # Errors
    /// While stages have to run, or if a size is out of range.
    pub fn draw(
        &mut self,
        connection: f64,
        hop: f64,
        width: u32,
        height: u32,
        scale: f32,
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
        let view = View::fit(width, height, scale);
        let mut frame = std::mem::take(&mut self.frame);
        let drawn = self
            .scene()
            .map(|scene| scene.draw(Moment { connection, hop }, &mut frame));
        self.frame = frame;
        drawn?;
        self.view = Some(view);
        let pixels = self.raster.draw(&self.frame, &view, &theme)?;
        // SAFETY: the view is over `self.raster`'s buffer, which nothing touches before this
        // function returns; the documented contract is that the caller copies it at once.
        Ok(unsafe { Uint8ClampedArray::view(pixels) })
    }

    /// Who stands at a point of the picture last drawn, in its pixels; `undefined` if nobody.
    pub fn pick(&self, x: f32, y: f32) -> Option<Object> {
        let view = self.view?;
        let person = pick(&self.frame, &view, x, y)?;
        let dot = self.frame.dots.get(person)?;
        let (x, y) = view.to_pixels(dot.x, dot.y);
        let world = self.run.world();
        let degree = if person == 0 {
            self.run.connection()
        } else {
            world.graph.degree(person as u32)
        };
        Some(object([
            ("person", world.label(person as u32).into()),
            ("isYou", (person == 0).into()),
            ("ring", (dot.style & style::RING).into()),
            ("degree", (degree as u32).into()),
            ("x", x.into()),
            ("y", y.into()),
        ]))
    }

    fn scene(&self) -> Result<Scene<'_>, JsError> {
        self.run.scene().ok_or_else(|| {
            JsError::new("There are stages to run: call advance() until it gives an empty string.")
        })
    }

    fn reading(&self) -> Object {
        let scenario = self.run.scenario();
        let values = PARAMETERS
            .iter()
            .enumerate()
            .map(|(index, parameter)| (parameter.name, value(scenario, index)));
        object([
            ("text", scenario.to_query().into()),
            ("values", object(values).into()),
        ])
    }
}

fn read(input: &JsValue) -> Result<Reading, JsError> {
    if let Some(query) = input.as_string() {
        return Ok(Scenario::from_query(&query));
    }
    let Some(object) = input.dyn_ref::<Object>() else {
        return Err(JsError::new(
            "A scenario is a query string or an object of names and values.",
        ));
    };
    let text = |value: JsValue| match value.as_bool() {
        Some(yes) => if yes { "yes" } else { "no" }.to_string(),
        None => value
            .as_string()
            .or_else(|| value.as_f64().map(|number| Decimal(number).to_string()))
            .unwrap_or_default(),
    };
    Ok(Scenario::from_pairs(Object::entries(object).iter().map(
        |entry| {
            let entry = Array::from(&entry);
            (text(entry.get(0)), text(entry.get(1)))
        },
    )))
}

/// The value of `PARAMETERS[index]` as JavaScript has it: a number where it is one.
fn value(scenario: &Scenario, index: usize) -> JsValue {
    let text = scenario.get(index);
    match PARAMETERS[index].kind {
        Kind::Integer | Kind::Number => {
            decimal::parse(&text).map_or_else(|| text.as_str().into(), JsValue::from)
        }
        Kind::Switch => (text == "yes").into(),
        Kind::Choice(_) | Kind::Text => text.into(),
    }
}

fn describe(index: usize, parameter: &Parameter) -> Object {
    let (kind, words) = match parameter.kind {
        Kind::Integer => ("integer", None),
        Kind::Number => ("number", None),
        Kind::Switch => ("switch", None),
        Kind::Text => ("text", None),
        Kind::Choice(words) => ("choice", Some(words)),
    };
    let choices = words.map(|words| -> Array {
        words
            .iter()
            .map(|&(value, label)| object([("value", value.into()), ("label", label.into())]))
            .collect()
    });
    object([
        ("name", parameter.name.into()),
        ("label", parameter.label.into()),
        ("help", parameter.help.into()),
        ("unit", parameter.unit.into()),
        ("source", parameter.source.into()),
        ("stage", parameter.stage.name().into()),
        ("group", parameter.group.name().into()),
        ("kind", kind.into()),
        ("min", parameter.min.into()),
        ("max", parameter.max.into()),
        ("step", parameter.step.into()),
        ("scale", if parameter.log { "log" } else { "linear" }.into()),
        (
            "special",
            parameter.special.map_or(JsValue::UNDEFINED, JsValue::from),
        ),
        ("choices", choices.map_or(JsValue::UNDEFINED, JsValue::from)),
        ("default", value(&Scenario::default(), index)),
    ])
}

fn object(entries: impl IntoIterator<Item = (&'static str, JsValue)>) -> Object {
    let object = Object::new();
    for (name, value) in entries {
        set(&object, name, value);
    }
    object
}

fn set(object: &Object, name: &str, value: JsValue) {
    // Setting a property of a plain object that we made cannot fail.
    let _ = Reflect::set(object, &name.into(), &value);
}

fn strings(texts: Vec<String>) -> Array {
    texts.into_iter().map(JsValue::from).collect()
}
