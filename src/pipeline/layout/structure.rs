//! The force-directed layout in picture units: people with common contacts are close together.

use super::force::{Force, Settings};
use super::rings::Place;
use crate::pipeline::world::World;

/// Number of people, including you, from which on they are a crowd: communities are set apart, and
/// people far from you are drawn as specks.
pub const CROWD: usize = 20_000;

/// Weight of a tie between two communities of a crowd. At 1 the communities of 100,000 people
/// overlap like rays; at .15 they are discs without any sign of the ties between them.
const BETWEEN: f32 = 0.35;

/// Total area of all people, as a share of the area of the picture's disc.
const COVERED: f32 = 0.2;

/// Maximum radius of a person with the mean number of ties, in picture units.
const LARGEST: f32 = 0.02;

/// Total area of the specks of a crowd, as a share of the area of the picture's disc, if nobody had
/// a tint, and the factor on the radius of a person with one.
const SPECKS: f32 = 0.1;
const NOTABLE: f32 = 1.5;

/// Smallest and largest radius, as multiples of the radius at the mean number of ties.
const SIZES: [f32; 2] = [0.6, 2.6];

/// The force-directed layout of all people, in picture units (a disc of radius 1).
///
/// The layout excludes you, because your ties change with your connections.
#[derive(Clone, Debug)]
pub struct Structure {
    force: Force,
    /// The radius of a person with the mean number of ties.
    size: f32,
    /// The mean number of ties.
    mean: f32,
}

impl Structure {
    /// A layout before its first step, without positions. O(people + ties).
    pub fn new(world: &World, seed: u32) -> Structure {
        let graph = &world.graph;
        let people = world.people().max(1) as f32;
        let mut settings = Settings::default();
        // In a network from a file the communities are a guess.
        if graph.people() >= CROWD && !world.is_file() {
            settings.between = BETWEEN;
        }
        Structure {
            force: Force::new(graph, &world.community, seed, settings),
            size: (COVERED / people).sqrt().min(LARGEST),
            mean: (2.0 * graph.ties() as f32 / people).max(1.0),
        }
    }

    /// Computes one step of the start or one iteration. Returns the progress, from 0 to 1 (at
    /// rest). O(people + ties).
    pub fn relax(&mut self) -> f32 {
        self.force.step();
        self.force.progress()
    }

    /// Whether all people have positions. After that, each step gives a layout that can be drawn.
    /// O(1).
    pub fn is_picture(&self) -> bool {
        self.force.is_picture()
    }

    /// Position and radius of a person, in picture units. `ties` is the person's degree, which sets
    /// the radius. (0, 0) before people have positions. O(1).
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

    /// Radius of a person of the 3rd degree or beyond in a crowd. A renderer draws such a speck
    /// fainter the smaller it is, so that specks add up to the density of people. O(1).
    #[inline]
    pub fn speck(&self, tinted: bool) -> f32 {
        self.size * (SPECKS / COVERED).sqrt() * if tinted { NOTABLE } else { 1.0 }
    }

    /// Fixes a person at the point `at`, in picture units; `None` releases the person. Other people
    /// move in the next steps. A point beyond radius 0.99 is moved to that radius. Has no effect
    /// before people have positions. O(pinned people).
    pub fn pin(&mut self, person: u32, at: Option<[f32; 2]>) {
        if self.is_picture() {
            self.force.pin(person, at);
            self.force.reheat();
        }
    }

    /// Positions [x, y] by person, in the natural units of the forces, around (0, 0). Empty before
    /// the start is complete. O(1).
    pub fn positions(&self) -> &[[f32; 2]] {
        self.force.positions()
    }

    /// Whether a person is pinned. O(pinned people).
    pub fn is_pinned(&self, person: u32) -> bool {
        self.force.pinned().any(|pinned| pinned == person)
    }
}
