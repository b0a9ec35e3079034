//! Force-directed layout: ties attract, all people repel each other, and gravity holds the
//! components together.

mod cells;
mod coarse;
mod curve;
mod disc;
mod field;
mod motion;
mod net;
mod repulsion;
mod settings;
mod start;
mod walk;

use crate::base::graph::Graph;
use disc::Disc;
use motion::Motion;
use net::Net;
pub use settings::Settings;
use start::Start;

/// Number of iterations until the layout is at rest.
const ITERATIONS: u32 = 50;

/// Share of [`Force::progress`] that the computation of the start takes, from 0 to 1.
const STARTED: f32 = 0.15;

/// Factor on the heat after each iteration. The heat is about 0.05 after all iterations.
const COOLING: f32 = 0.942;

/// Number of iterations that [`Force::reheat`] makes available again.
const REHEATED: u32 = 30;

/// A force-directed layout, one step at a time.
///
/// Each iteration moves people towards the positions where their forces balance. Ties attract like
/// soft springs. Two people repel each other with a force equal to the product of their masses
/// divided by their distance. A person's mass is √((1 + ties) / (1 + mean number of ties)). Gravity
/// pulls people towards (0, 0).
///
/// The energy is that of ForceAtlas2 (Jacomy, Venturini, Heymann, Bastian 2014) with three
/// differences: the masses, the softness, and a limit on the pull of very long ties. The limit
/// separates communities (Noack 2007). The steps use momentum and are preconditioned by the
/// weights of a person's ties. They become shorter as the heat falls.
///
/// The start is multilevel. It takes 400 to 1,100 calls of [`Force::step`] (measured for 100 to
/// 300,000 people). There are no positions before the start is complete. The layout is good after
/// 10 more iterations and at rest after 50.
///
/// Deterministic: the same graph, seed, settings and calls give the same bytes on every machine.
/// Coordinates are always finite.
///
/// Memory: 4 bytes a tie and about 60 bytes a person, 64 if [`Settings::between`] is below 1. Sorting takes 16 more bytes a person. The
/// start takes up to 36 more bytes a tie.
#[derive(Clone, Debug)]
pub struct Force {
    settings: Settings,
    net: Net,
    /// The computation of the start; `None` when it is complete.
    start: Option<Start>,
    motion: Motion,
    pinned: Vec<(u32, [f32; 2])>,
    disc: Disc,
    heat: f32,
    /// Number of iterations since the start.
    iterations: u32,
    /// Number of iterations left until rest.
    left: u32,
}

impl Force {
    /// A layout of `graph` without positions yet. `community` holds the community of each person.
    /// Person 0 (you) is fixed at (0, 0) and has no forces.
    pub fn new(graph: &Graph, community: &[u32], seed: u32, settings: Settings) -> Force {
        let mut settings = settings.within_range();
        let net = Net::new(graph, community, settings.between);
        settings.gravity *= settings.attraction * net.mean_held();
        Force {
            settings,
            net,
            start: Some(Start::new(graph, community, seed)),
            motion: Motion::default(),
            pinned: Vec::new(),
            disc: Disc::default(),
            heat: 1.0,
            iterations: 0,
            left: ITERATIONS,
        }
    }

    /// Computes one step: a part of the start, then one iteration a call, then nothing at rest.
    /// Returns whether iterations are left.
    ///
    /// The calls of the start are short: together they take the time of 80 to 160 iterations in a
    /// world of up to 5,000 people, and of 6 to 16 iterations from 20,000 people on. O(people +
    /// ties) for each call.
    pub fn step(&mut self) -> bool {
        if let Some(start) = &mut self.start {
            if let Some(motion) = start.step(&self.net, &self.settings) {
                self.start = None;
                self.motion = motion;
                if let Some(yours) = self.motion.positions.first_mut() {
                    *yours = [0.0; 2];
                }
                self.disc = Disc::around(self.positions());
            }
        } else if self.left > 0 {
            self.motion
                .step(&self.net, &self.settings, self.heat, &self.pinned);
            self.disc = Disc::around(self.positions());
            self.heat *= COOLING;
            self.iterations += 1;
            self.left -= 1;
        }
        self.left > 0
    }

    /// Whether the start is complete, so that people have positions. O(1).
    pub fn is_picture(&self) -> bool {
        self.start.is_none()
    }

    /// Number of iterations since the start.
    pub fn iterations(&self) -> u32 {
        self.iterations
    }

    /// Progress of the layout, from 0 (no step yet) to 1 (at rest). In a world of 20,000 people or
    /// more it is about the share of the computing time. In a smaller world the start takes more
    /// time than its share of the progress. O(1).
    pub fn progress(&self) -> f32 {
        match &self.start {
            Some(start) => STARTED * start.progress(&self.net),
            None => 1.0 - (1.0 - STARTED) * self.left as f32 / ITERATIONS as f32,
        }
    }

    /// Positions [x, y] by person, in natural units around (0, 0). Person 0 (you) is at (0, 0).
    /// Empty before the start is complete. O(1).
    pub fn positions(&self) -> &[[f32; 2]] {
        &self.motion.positions
    }

    /// Position [x, y] of a person in the unit disc.
    ///
    /// The disc that contains 98 % of people is scaled to a radius of 0.9. People outside it are
    /// mapped to radii from 0.9 to 1, in order of their distance. Returns (0, 0) before the start
    /// is complete, and for a person who does not exist. O(1).
    pub fn place(&self, person: u32) -> [f32; 2] {
        let position = self.motion.positions.get(person as usize);
        self.disc.place(position.copied().unwrap_or_default())
    }

    /// Radius of the disc around (0, 0) that contains 98 % of people, in natural units, with an
    /// error of about 1 %. At least 1, and at most four times the root mean square distance. O(1).
    pub fn radius(&self) -> f32 {
        self.disc.radius
    }

    /// Fixes a person at `place`, a position in the unit disc as [`Force::place`] returns it.
    /// `None` releases the person.
    ///
    /// Other people move only if iterations are left: call [`Force::reheat`] at rest. A place
    /// beyond radius 0.99 is moved to that radius. A place that is not finite is ignored. Person 0,
    /// people who do not exist, and calls before the start is complete pin no one. O(pinned
    /// people).
    pub fn pin(&mut self, person: u32, place: Option<[f32; 2]>) {
        let position = place.map(|place| self.disc.position(place));
        if position == Some(None) {
            return;
        }
        self.pinned.retain(|&(pinned, _)| pinned != person);
        if let Some(Some(position)) = position
            && person != 0
            && let Some(now) = self.motion.positions.get_mut(person as usize)
        {
            *now = position;
            self.pinned.push((person, position));
        }
    }

    /// The pinned people, in the order in which they were pinned.
    pub fn pinned(&self) -> impl Iterator<Item = u32> + '_ {
        self.pinned.iter().map(|&(person, _)| person)
    }

    /// Raises the heat so that at least 30 iterations are left. People near a moved person follow
    /// that person; the rest of the layout changes little. O(1).
    pub fn reheat(&mut self) {
        while self.left < REHEATED {
            self.left += 1;
            self.heat /= COOLING;
        }
    }
}
