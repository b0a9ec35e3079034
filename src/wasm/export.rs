//! Exports of a figure: a picture of any moment, and the series as text. The moment on screen stays.

use js_sys::{Array, Float64Array};
use serde::Deserialize;
use wasm_bindgen::prelude::*;

use super::figure::{Core, stages_to_run, theme, view};
use crate::io::csv::{self, Series};
use crate::pipeline::frame::{Frame, Moment};
use crate::pipeline::raster::{Raster, Theme, View, Words, scanlines, svg};

/// Largest number of pixels of a picture. It limits the memory to about 100 MB, which the tab keeps.
const PIXELS: u64 = 1 << 24;

/// A moment and a view: the numbers as for [`Core::show`] and [`Core::draw`]. A number that is missing is 0, and `zoom` 1.
#[derive(Deserialize)]
struct Wanted {
    connection: f64,
    hop: f64,
    #[serde(default)]
    structure: f64,
    #[serde(default)]
    focus: u32,
    width: u32,
    height: u32,
    scale: f32,
    zoom: Option<f32>,
    #[serde(default)]
    x: f32,
    #[serde(default)]
    y: f32,
    theme: String,
    #[serde(default)]
    untinted: bool,
}

#[wasm_bindgen]
impl Core {
    /// The pixels of a moment as `draw` gives them: opaque RGBA, `width * height * 4` bytes.
    ///
    /// # Errors
    /// While stages have to run, or if a size is out of range.
    pub fn still(&self, wanted: JsValue) -> Result<Vec<u8>, JsError> {
        let (frame, view, theme) = self.frame_of(wanted)?;
        Ok(Raster::new().draw(&frame, &view, &theme)?.to_vec())
    }

    /// The pixels of a moment as the lines of a PNG before compression: see [`scanlines`].
    ///
    /// # Errors
    /// As `still`.
    pub fn scanlines(&self, wanted: JsValue) -> Result<Vec<u8>, JsError> {
        let (frame, view, theme) = self.frame_of(wanted)?;
        let mut raster = Raster::new();
        let pixels = raster.draw(&frame, &view, &theme)?;
        Ok(scanlines(pixels, view.width as usize))
    }

    /// The moment as SVG, with a title and a description.
    ///
    /// # Errors
    /// As `still`.
    pub fn svg(&self, wanted: JsValue, title: &str, description: &str) -> Result<String, JsError> {
        let (frame, view, theme) = self.frame_of(wanted)?;
        let scenario = self.run.scenario().to_query();
        let words = Words {
            title,
            description,
            scenario: &scenario,
        };
        Ok(svg(&frame, &view, &theme, words)?.text)
    }

    /// A table as comma-separated values: the whole `life`, the shown `post`, or the `contacts` or `lives`, whose numbers come from the
    /// laboratory, column by column.
    ///
    /// # Errors
    /// While stages have to run, or if there is no such table.
    pub fn csv(&self, table: &str, columns: Option<Array>) -> Result<String, JsError> {
        self.run.scene().ok_or_else(stages_to_run)?;
        let columns: Vec<Vec<f64>> = columns
            .iter()
            .flat_map(|columns| columns.iter())
            .map(|column| Float64Array::new(&column).to_vec())
            .collect();
        match table {
            "life" => Ok(csv::life(&self.run, usize::MAX, true)),
            "post" => Ok(csv::post(&self.run)),
            "contacts" => Ok(csv::series(&self.run, Series::Contacts, &columns)),
            "lives" => Ok(csv::series(&self.run, Series::Lives, &columns)),
            other => Err(JsError::new(&format!(
                "a table is life, post, contacts or lives, not {other}"
            ))),
        }
    }

    fn frame_of(&self, wanted: JsValue) -> Result<(Frame, View, Theme), JsError> {
        let scene = self.run.scene().ok_or_else(stages_to_run)?;
        let wanted: Wanted = serde_wasm_bindgen::from_value(wanted)?;
        let (width, height) = (wanted.width, wanted.height);
        let zoom = wanted.zoom.unwrap_or(1.0);
        let view = view([width, height], wanted.scale, zoom, [wanted.x, wanted.y]);
        view.check()?;
        if u64::from(width) * u64::from(height) > PIXELS {
            return Err(JsError::new(&format!(
                "a picture to take away has at most {PIXELS} pixels, not {width} × {height}"
            )));
        }
        let mut moment = Moment {
            structure: wanted.structure,
            focus: wanted.focus,
            untinted: wanted.untinted,
            ..Moment::new(wanted.connection, wanted.hop)
        };
        if scene.has_samples() {
            moment.window = moment.window.follow(view.bounds());
        }
        let mut frame = Frame::default();
        scene.draw(moment, &mut frame);
        Ok((frame, view, theme(&wanted.theme)?))
    }
}
