//! People where the forces of their ties put them: who knows the same people stands together.

use super::force::{Force, Settings};
use super::rings::Place;
use crate::pipeline::world::World;

/// The share of the picture's disc that people would cover if nobody lay on anybody.
const COVERED: f32 = 0.14;

/// The largest radius of a person with as many ties as most.
const LARGEST: f32 = 0.02;

/// How large the least and the most connected are, against somebody with the mean number of ties.
const SIZES: [f32; 2] = [0.6, 2.6];

/// Where the forces have put everybody so far, in picture units: the disc of radius 1.
///
/// You are not among them: your ties come and go with your connections.
#[derive(Clone, Debug)]
pub struct Structure {
    force: Force,
    /// The radius of a person with the mean number of ties.
    size: f32,
    /// The mean number of ties.
    mean: f32,
}

impl Structure {
    /// Before the first step: nobody has a place yet. O(people + ties).
    pub fn new(world: &World, seed: u32) -> Structure {
        let graph = &world.graph;
        let people = world.people().max(1) as f32;
        Structure {
            force: Force::new(graph, &world.community, seed, Settings::default()),
            size: (COVERED / people).sqrt().min(LARGEST),
            mean: (2.0 * graph.ties() as f32 / people).max(1.0),
        }
    }

    /// One step of the forces, or on the way to the first places; how far they have come to rest, from 0 to 1.
    /// O(people + ties).
    pub fn relax(&mut self) -> f32 {
        self.force.step();
        self.force.progress()
    }

    /// Whether everybody has a place: from then on a picture can be drawn after every step.
    pub fn is_picture(&self) -> bool {
        self.force.is_picture()
    }

    /// Where a person stands who has so many ties.
    #[inline]
    pub fn place(&self, person: u32, ties: usize) -> Place {
        let [x, y] = self.force.place(person);
        let [least, most] = SIZES;
        Place {
            x,
            y,
            size: self.size * (ties as f32 / self.mean).sqrt().max(least).min(most),
        }
    }

    /// Puts a person at a point of the picture and keeps them there whatever pulls, or lets them go.
    /// The others give way with the next steps. Nothing is done before there is a picture.
    pub fn pin(&mut self, person: u32, at: Option<[f32; 2]>) {
        if self.is_picture() {
            self.force.pin(person, at);
            self.force.reheat();
        }
    }

    /// Where everybody stands, by person, in the natural units of the forces, whose middle is (0, 0). Nobody before
    /// there is a picture.
    pub fn positions(&self) -> &[[f32; 2]] {
        self.force.positions()
    }

    /// Whether a person is kept where they were put.
    pub fn is_pinned(&self, person: u32) -> bool {
        self.force.pinned().any(|pinned| pinned == person)
    }
}
