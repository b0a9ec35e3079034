//! People where the forces of their ties put them: who knows the same people stands together.

use super::force::{Force, Settings};
use super::rings::Place;
use crate::world::World;

/// The share of the picture's disc that people would cover if nobody lay on anybody.
const COVERED: f32 = 0.14;

/// The largest radius of a person with as many ties as most.
const LARGEST: f32 = 0.02;

/// How large the least and the most connected are, against somebody with the mean number of ties.
const SIZES: [f32; 2] = [0.6, 2.6];

/// Where the forces have put everybody so far, in picture units: the disc of radius 1.
///
/// You are not among them: your ties come and go with your connections. You stand in the middle of
/// whom you know.
#[derive(Clone, Debug)]
pub struct Structure {
    force: Force,
    /// Picture units per unit of the forces.
    scale: f32,
    /// The radius of a person with one tie's worth: times the square root of their ties.
    size: f32,
    mean: f32,
}

impl Structure {
    /// The places before the first step: already a picture. O(people + ties).
    pub fn new(world: &World, seed: u32) -> Structure {
        let graph = &world.graph;
        let force = Force::new(graph, &world.community, seed, Settings::default());
        let people = graph.people().max(2) as f32 - 1.0;
        let mut structure = Structure {
            force,
            scale: 1.0,
            size: (COVERED / people).sqrt().min(LARGEST),
            mean: (2.0 * graph.ties() as f32 / people).max(1.0),
        };
        structure.fit();
        structure
    }

    /// One step of the forces; how far they have come to rest, from 0 to 1.
    pub fn relax(&mut self) -> f32 {
        self.force.step();
        self.fit();
        self.force.progress()
    }

    /// Where a person stands who has so many ties.
    #[inline]
    pub fn place(&self, person: u32, ties: usize) -> Place {
        let [x, y] = self.force.positions()[person as usize];
        let [least, most] = SIZES;
        Place {
            x: x * self.scale,
            y: y * self.scale,
            size: self.size * (ties as f32 / self.mean).sqrt().max(least).min(most),
        }
    }

    /// Puts a person at a point of the picture and keeps them there whatever pulls, or lets them go.
    /// The others give way with the next steps.
    pub fn pin(&mut self, person: u32, at: Option<[f32; 2]>) {
        let scale = self.scale;
        self.force
            .pin(person, at.map(|at| at.map(|part| part / scale)));
        self.force.reheat();
    }

    /// Whether a person is kept where they were put.
    pub fn is_pinned(&self, person: u32) -> bool {
        self.force.is_pinned(person)
    }

    /// The picture's edge lies where the forces end, so that nothing is cut off.
    fn fit(&mut self) {
        self.scale = 0.97 / self.force.radius().max(f32::MIN_POSITIVE);
    }
}
