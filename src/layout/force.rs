//! People as bodies: ties pull, everybody pushes everybody away, and gravity keeps them together.

mod cells;
mod coarse;
mod curve;
mod motion;
mod net;
mod repulsion;
mod start;
mod walk;

use crate::graph::Graph;
use motion::Motion;
use net::Net;

/// How much of the heat an iteration leaves.
const COOLING: f32 = 0.94;

/// Below this heat the picture is at rest: after 49 iterations.
const REST: f32 = 0.05;

/// The heat after somebody was moved: neighbours follow, the rest of the picture stays.
const WARMTH: f32 = 0.3;

/// The share of people outside the disc that counts as the picture.
const OUTSIDE: f32 = 0.01;

/// Where the picture's disc ends in the unit disc; who stands outside it is drawn between this and 1.
const EDGE: f32 = 0.95;

/// The strengths of the forces.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// How strongly a tie pulls its ends together; from 0.
    pub attraction: f32,
    /// A tie of length d pulls with d · d / (d + softness · the mean length): with 0 as a spring, with more less between those who
    /// stand near each other, which makes ties more alike in length; from 0.
    pub softness: f32,
    /// How strongly two people push each other away: by the product of their masses / distance; from 0.
    pub repulsion: f32,
    /// How strongly the middle pulls everybody, by mass × distance; above 0.
    pub gravity: f32,
    /// How large two cells may be by their distance to be taken as a whole, the sum of their radii / distance; from 0, which
    /// sums up every pair, to 1.
    pub theta: f32,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            attraction: 1.0,
            softness: 1.0,
            repulsion: 1.0,
            gravity: 0.7,
            theta: 0.8,
        }
    }
}

/// A force-directed layout, one iteration at a time.
pub struct Force {
    settings: Settings,
    net: Net,
    motion: Motion,
    pinned: Vec<(u32, [f32; 2])>,
    heat: f32,
    iterations: usize,
}

impl Force {
    /// n
    pub fn new(graph: &Graph, community: &[u32], seed: u32, settings: Settings) -> Force {
        let net = Net::new(graph);
        let motion = start::start(&net, community, seed, &settings);
        Force {
            settings,
            net,
            motion,
            pinned: Vec::new(),
            heat: 1.0,
            iterations: 0,
        }
    }

    /// s
    pub fn step(&mut self) -> bool {
        if self.heat < REST {
            return false;
        }
        self.motion
            .step(&self.net, &self.settings, self.heat, &self.pinned);
        self.heat *= COOLING;
        self.iterations += 1;
        true
    }

    /// p
    pub fn positions(&self) -> &[[f32; 2]] {
        &self.motion.positions
    }
}
