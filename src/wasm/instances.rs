//! What a renderer elsewhere needs of the figure.

use js_sys::Uint32Array;
use wasm_bindgen::prelude::*;

use super::figure::Core;
use crate::raster::View;

#[wasm_bindgen]
impl Core {
    /// What is up, for a renderer elsewhere that draws it in this view, which `pick` goes by from then on:
    /// rows of four words as [`crate::raster::Instances`] lays them out, of which the first word is the frame's
    /// number; `undefined` where that is `known`, or nothing is up. A view: copy at once.
    ///
    /// # Errors
    /// If a size is out of range, or there is no memory.
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
        let view = View {
            width,
            height,
            scale,
            zoom,
            pan: [x, y],
        };
        view.check()?;
        self.view = Some(view);
        if self.moment.is_none() || self.frames == known {
            return Ok(None);
        }
        let words = self.instances.pack(&self.frame, self.frames)?;
        // SAFETY: the view is over `self.instances`' buffer, which nothing touches before this
        // function returns; the documented contract is that the caller copies it at once.
        Ok(Some(unsafe { Uint32Array::view(words) }))
    }
}
