//! People where the forces of their ties put them: what only the whole core can do with a figure.

use super::figure::Core;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Core {
    /// Takes the forces a step further where the scenario wants people to stand by them; how far they
    /// have come to rest, from 0 to 1.
    pub fn relax(&mut self) -> f32 {
        self.is_up = false;
        self.run.relax()
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
        let people = self.run.world().graph.people() as u32;
        let Some(structure) = self.run.structure() else {
            return false;
        };
        if !(1..people).contains(&person) {
            return false;
        }
        structure.pin(person, at);
        self.is_up = false;
        true
    }
}
