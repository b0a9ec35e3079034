//! What only the whole core can do with a figure: a network of one's own, and people where the forces
//! of their ties put them.

use js_sys::{Float32Array, Uint32Array};
use wasm_bindgen::prelude::*;

use super::figure::Core;
use super::network;

#[wasm_bindgen]
impl Core {
    /// Opens a network that was read from a file: two people a tie, and everybody's id in UTF-8,
    /// each ended by a line feed; or a list of your own connections, without ties, but with the `months` and `companies` of
    /// each person, how many companies there are (`firms`) and how many people have no date. Takes effect with `world=file`.
    ///
    /// # Errors
    /// If it is no such thing; the file open before stays.
    #[wasm_bindgen(js_name = openEdges)]
    pub fn open_edges(
        &mut self,
        ties: &Uint32Array,
        ids: Vec<u8>,
        months: Option<Vec<u32>>,
        companies: Option<Vec<u32>>,
        firms: Option<u32>,
        undated: Option<u32>,
    ) -> Result<(), JsError> {
        let list = network::opened(ties, ids, months, companies, firms, undated)?;
        self.run.open(list);
        self.forget();
        Ok(())
    }

    /// Runs one step of the force layout if the scenario uses it. Returns the progress towards
    /// rest, from 0 to 1.
    pub fn relax(&mut self) -> f32 {
        let share = self.run.relax();
        // Until then people are in the rings, and the picture is what it was.
        self.is_up &= !self.has_structure();
        share
    }

    /// Whether the forces have put everybody somewhere: until then people stay in the rings.
    #[wasm_bindgen(js_name = hasStructure)]
    pub fn has_structure(&self) -> bool {
        self.run.structure().is_some()
    }

    /// Where the forces have put everybody, by person: x0, y0, x1, y1, …, in their natural units around
    /// (0, 0), where person 0 is, who is you. Empty without a structure. A view: copy at once.
    pub fn positions(&self) -> Float32Array {
        let structure = self.run.structure();
        let positions = structure.map_or(&[][..], |structure| structure.positions());
        // SAFETY: the view is over the structure's buffer, which nothing touches before this
        // function returns; the documented contract is that the caller copies it at once.
        unsafe { Float32Array::view(positions.as_flattened()) }
    }

    /// Puts a person at a point of the picture last drawn, in its pixels, and keeps them there. Gives
    /// whether the forces have to be taken further: in the rings nobody can be moved.
    pub fn pin(&mut self, person: u32, x: f32, y: f32) -> bool {
        let at = self.view.map(|view| view.to_picture(x, y));
        at.is_some_and(|(x, y)| self.hold(person, Some([x, y])))
    }

    /// Lets a person go who was put somewhere.
    pub fn release(&mut self, person: u32) -> bool {
        self.hold(person, None)
    }

    fn hold(&mut self, person: u32, at: Option<[f32; 2]>) -> bool {
        let is_held = self.run.pin(person, at);
        self.is_up &= !is_held;
        is_held
    }
}
