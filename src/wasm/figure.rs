//! The figure: one run, the moment of it that is shown, and the pixels of that moment.

use js_sys::{Uint8ClampedArray, Uint32Array};
use wasm_bindgen::prelude::*;

use super::figure_objects::{
    Accepted, Beyond, Counters, Facts, Invitation, Picked, Series, Themes,
};
use super::models::MODELS;
use super::objects::{messages, object, refusal};
use super::reading::read;
use crate::pipeline::frame::{Frame, Moment, Scene};
use crate::pipeline::raster::{Detail, Dragged, Instances, Picker, Theme, View};
use crate::pipeline::scenario::Reading;
use crate::run::Run;
use crate::run::memory_budget;

/// The colours of the themes: a [`Themes`].
#[wasm_bindgen]
pub fn themes() -> JsValue {
    object(&Themes::new())
}

#[wasm_bindgen]
extern "C" {
    /// Receives the progress of a stage: its name and a percentage from 0 to 100.
    #[wasm_bindgen(typescript_type = "{ report(stage: string, percent: number): void }")]
    pub type Listener;

    #[wasm_bindgen(method)]
    fn report(this: &Listener, stage: &str, percent: u32);
}

/// One run, the moment of it that is shown, and the buffers it is drawn into. The caller must call `free()`.
#[wasm_bindgen]
pub struct Core {
    pub(super) run: Run,
    frame: Frame,
    /// The number of the frame: how many were computed, from 1. It starts again at 0 after 2³² frames.
    frames: u32,
    /// The moment that is shown.
    moment: Option<Moment>,
    /// Whether `frame` is the frame of `moment`, and the run has not changed since it was computed.
    pub(super) is_current: bool,
    /// The view of the last picture; none before the first picture of a run.
    pub(super) view: Option<View>,
    raster: Dragged,
    picker: Picker,
    instances: Instances,
}

#[wasm_bindgen]
impl Core {
    /// A core without a run: call `configure`, then `advance`. A world that needs more than `limit` bytes is refused; without a
    /// limit, more than [`memory_budget::TAB`] bytes.
    #[wasm_bindgen(constructor)]
    pub fn new(limit: Option<f64>) -> Core {
        let mut run = Run::with_models(MODELS);
        run.limit(limit.map_or(memory_budget::TAB, |limit| limit as u64));
        Core {
            run,
            frame: Frame::default(),
            frames: 0,
            moment: None,
            is_current: false,
            view: None,
            raster: Dragged::default(),
            picker: Picker::default(),
            instances: Instances::default(),
        }
    }

    /// Sets the scenario, given as a query string or as an object of values by name. A parameter that it does not name has its
    /// default. Gives [`Accepted`]. If only the whole core can run the scenario, gives [`Beyond`] and changes nothing.
    ///
    /// # Errors
    /// If the input is neither a text nor an object, or the world does not fit into the memory limit or has more ties than people
    /// allow. The scenario before it stays.
    pub fn configure(&mut self, input: &JsValue) -> Result<JsValue, JsValue> {
        let Reading { scenario, warnings } = read(input)?;
        if !self.run.can_run(&scenario) {
            return Ok(object(&Beyond { beyond: true }));
        }
        let accepted = self.run.configure(scenario);
        accepted.map_err(|error| refusal(error.message()))?;
        self.forget();
        Ok(object(&Accepted::new(&self.run, messages(warnings))))
    }

    /// Changes only the moment: the number of connections, and the number of the post. The life stays the same. Gives
    /// [`Accepted`] without warnings.
    pub fn seek(&mut self, connections: u32, post: u32) -> JsValue {
        self.run.seek(connections, post);
        self.is_current = false;
        object(&Accepted::new(&self.run, Vec::new()))
    }

    /// Runs the next stage that has to run. Gives the stage's name; the empty string if no stage has to run. The listener is
    /// called with that name and the percentage that is done: first 0, then a larger one each time, last 100. The listener must
    /// not call the core.
    pub fn advance(&mut self, listener: Option<Listener>) -> String {
        let stage = self.run.advance_with_progress(&mut |stage, percent| {
            if let Some(listener) = &listener {
                listener.report(stage.name(), percent);
            }
        });
        stage.map_or("", |stage| stage.name()).to_string()
    }

    /// The [`Facts`] of the whole run.
    pub fn facts(&self) -> JsValue {
        object(&Facts::new(&self.run))
    }

    /// The [`Series`] of the life.
    pub fn series(&self) -> JsValue {
        object(&Series::new(&self.run))
    }

    /// The [`Counters`] after `connection` connections and `hop` hops of the post. Both can be fractions. A number beyond the end
    /// of the life or of the post is taken as that end.
    ///
    /// # Errors
    /// While stages have to run.
    pub fn counters(&self, connection: f64, hop: f64) -> Result<JsValue, JsError> {
        let counters = self.scene()?.counters(Moment::new(connection, hop));
        Ok(object(&Counters::new(&self.run, counters)))
    }

    /// The [`Invitation`] that is accepted after this number of connections; `undefined` at the end of the life.
    ///
    /// # Errors
    /// While stages have to run.
    #[wasm_bindgen(js_name = nextInvitation)]
    pub fn next_invitation(&self, connections: u32) -> Result<JsValue, JsError> {
        let preview = self.scene()?.preview(connections as usize);
        let invitation = preview.map(|preview| Invitation::new(&self.run, preview));
        Ok(object(&invitation))
    }

    /// Sets the moment that `draw` and `instances` show: `connection` connections and `hop` hops of the post, which can be
    /// fractions. `structure` is how far people have moved from the rings to their places in the force layout, from 0 to 1.
    /// `focus` is the number of the person whose ties are shown, or 0. `untinted` gives all communities the same colours.
    pub fn show(
        &mut self,
        connection: f64,
        hop: f64,
        structure: f64,
        focus: u32,
        untinted: Option<bool>,
    ) {
        let window = self.moment.map(|moment| moment.window).unwrap_or_default();
        let moment = Moment {
            connection,
            hop,
            structure,
            focus,
            window,
            untinted: untinted == Some(true),
        };
        self.is_current &= self.moment == Some(moment);
        self.moment = Some(moment);
    }

    /// Computes the frame of the moment for a view, unless the frame is up to date.
    fn compute_frame(&mut self, view: &View) -> Result<(), JsError> {
        view.check()?;
        let scene = self.run.scene().ok_or_else(stages_to_run)?;
        let Some(moment) = &mut self.moment else {
            return Err(JsError::new(
                "There is no moment: call show() before draw().",
            ));
        };
        if scene.has_samples() {
            let window = moment.window.follow(view.bounds());
            self.is_current &= window == moment.window;
            moment.window = window;
        }
        if !self.is_current {
            scene.draw(*moment, &mut self.frame);
            self.frames = self.frames.wrapping_add(1);
            self.picker.forget();
            self.is_current = true;
        }
        Ok(())
    }

    /// Draws the moment into `width` × `height` pixels, `scale` pixels per CSS pixel. The picture is magnified `zoom` times, with
    /// the point (`x`, `y`) of its disc of radius 1 in the middle. While it is `moving` it is drawn in less detail. `theme` is
    /// `light` or `dark`. Gives opaque RGBA pixels, `width * height * 4` bytes: a view of the memory, to copy at once.
    ///
    /// # Errors
    /// While stages have to run, before the first `show`, if a size is out of range, or if there is no such theme.
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
        let colors = self::theme(theme)?;
        let view = view([width, height], scale, zoom, [x, y]);
        self.compute_frame(&view)?;
        let detail = if moving { Detail::Moving } else { Detail::Full };
        // Another number for each frame and theme.
        let number = (self.frames << 1) | u32::from(theme == "dark");
        let pixels = self
            .raster
            .draw(&self.frame, number, &view, &colors, detail)?;
        self.view = Some(view);
        // SAFETY: the view is over `self.raster`'s buffer, which nothing touches before this
        // function returns; the documented contract is that the caller copies it at once.
        Ok(unsafe { Uint8ClampedArray::view(pixels) })
    }

    /// The frame of the moment, for a renderer on the graphics card. `width` to `y` are as for `draw`, and are the view of later
    /// calls of `pick`. Gives rows of four words as [`crate::pipeline::raster::Instances`] lays them out; the first word is the
    /// number of the frame. `undefined` if that number is `known`. A view of the memory: copy at once.
    ///
    /// # Errors
    /// As `draw`, or if the memory is full.
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
        self.compute_frame(&view)?;
        self.view = Some(view);
        if self.frames == known {
            return Ok(None);
        }
        let words = self.instances.pack(&self.frame, self.frames)?;
        // SAFETY: the view is over `self.instances`' buffer, which nothing touches before this
        // function returns; the documented contract is that the caller copies it at once.
        Ok(Some(unsafe { Uint32Array::view(words) }))
    }

    /// The person at a point of the picture last drawn, in its pixels: [`Picked`]; `undefined` if nobody is there.
    pub fn pick(&mut self, x: f32, y: f32) -> JsValue {
        let view = self.view.as_ref();
        let person = view.and_then(|view| self.picker.pick(&self.frame, view, x, y));
        person.map_or(JsValue::UNDEFINED, |person| self.person(person as u32))
    }

    /// A person by number: [`Picked`]; `undefined` if they are not in the picture last drawn.
    pub fn person(&self, person: u32) -> JsValue {
        let dot = self.frame.dots.get(person as usize);
        let picked = self.view.as_ref().zip(dot);
        object(&picked.map(|(view, dot)| Picked::new(&self.run, person, dot, view)))
    }

    /// The numbers of the people to whom a person is tied after `connections` connections. You are 0. Empty for a person who does not
    /// exist.
    ///
    /// # Errors
    /// While stages have to run.
    #[wasm_bindgen(js_name = tiedTo)]
    pub fn tied_to(&self, person: u32, connections: u32) -> Result<Uint32Array, JsError> {
        let people = self.scene()?.tied_to(person, connections as usize);
        Ok(Uint32Array::from(people.as_slice()))
    }

    /// The numbers of the people who have seen the post after `hop` hops, in the order in which they saw it. Empty without a post.
    ///
    /// # Errors
    /// While stages have to run.
    pub fn viewers(&self, hop: f64) -> Result<Uint32Array, JsError> {
        Ok(Uint32Array::from(self.scene()?.viewers(hop)))
    }

    /// Marks frame and picture as those of another run: nobody in them can be picked.
    pub(super) fn forget(&mut self) {
        self.is_current = false;
        self.view = None;
    }

    fn scene(&self) -> Result<Scene<'_>, JsError> {
        self.run.scene().ok_or_else(stages_to_run)
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
        part_of: None,
    }
}

pub(super) fn stages_to_run() -> JsError {
    JsError::new("There are stages to run: call advance() until it gives an empty string.")
}
