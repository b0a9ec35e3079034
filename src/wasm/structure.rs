//! The part of the figure that only the whole core has: a network from a file, and the force layout.

use js_sys::Float32Array;
use wasm_bindgen::prelude::*;

use super::figure::Core;
use super::network::edge_list;

#[wasm_bindgen]
impl Core {
    /// Opens a network that was read from a file: the object that `readFile` of the reader gives. A scenario with `world=file`
    /// uses it.
    ///
    /// # Errors
    /// If it is no network. The network that was open before stays open.
    #[wasm_bindgen(js_name = openEdges)]
    pub fn open_edges(&mut self, network: JsValue) -> Result<(), JsError> {
        self.run.open(edge_list(network)?);
        self.forget();
        Ok(())
    }

    /// Runs one step of the force layout if the scenario uses it. Gives the progress of the layout: 0 at its start, 1 at rest and
    /// in a scenario without force layout.
    pub fn relax(&mut self) -> f32 {
        let share = self.run.relax();
        // Without a structure people are drawn in the rings, and the frame does not change.
        self.is_current &= !self.has_structure();
        share
    }

    /// Whether the force layout has a position for everybody. Until then people are drawn in the rings.
    #[wasm_bindgen(js_name = hasStructure)]
    pub fn has_structure(&self) -> bool {
        self.run.structure().is_some()
    }

    /// The positions in the force layout by person: x0, y0, x1, y1, …, in the layout's own unit of length. Person 0 is you, at
    /// (0, 0). Empty without a structure. A view of the memory: copy at once.
    pub fn positions(&self) -> Float32Array {
        let structure = self.run.structure();
        let positions = structure.map_or(&[][..], |structure| structure.positions());
        // SAFETY: the view is over the structure's buffer, which nothing touches before this
        // function returns; the documented contract is that the caller copies it at once.
        unsafe { Float32Array::view(positions.as_flattened()) }
    }

    /// Fixes a person at the point (`x`, `y`) of the picture last drawn, in its pixels. Gives whether the person was fixed, and
    /// `relax` has to be called: in the rings nobody can be moved.
    pub fn pin(&mut self, person: u32, x: f32, y: f32) -> bool {
        let at = self.view.map(|view| view.to_picture(x, y));
        at.is_some_and(|(x, y)| self.hold(person, Some([x, y])))
    }

    /// Releases a person who was fixed by `pin`. Gives whether the person was released.
    pub fn release(&mut self, person: u32) -> bool {
        self.hold(person, None)
    }

    fn hold(&mut self, person: u32, at: Option<[f32; 2]>) -> bool {
        let is_held = self.run.pin(person, at);
        self.is_current &= !is_held;
        is_held
    }
}
