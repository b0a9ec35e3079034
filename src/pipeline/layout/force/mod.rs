//! People as bodies: ties pull, everybody pushes everybody away, and gravity keeps them together.

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

/// The iterations until the picture is at rest.
const ITERATIONS: u32 = 50;

/// How much of the way to rest is the way to the start, about.
const STARTED: f32 = 0.15;

/// How much of the heat an iteration leaves: a twentieth after all of them.
const COOLING: f32 = 0.942;

/// The iterations that a picture at rest goes back when it is warmed again.
const REHEATED: u32 = 30;

/// A force-directed layout, one step at a time.
///
/// Every iteration moves people some way towards where the forces on them balance: ties pull like soft springs, everybody
/// pushes everybody away by the product of their masses over their distance (a person's mass is
/// √(1 + ties), 1 on average), and the middle pulls everybody. The energy is that of ForceAtlas2 (Jacomy, Venturini, Heymann,
/// Bastian 2014) but for the masses, the softness, and that ties far longer than most pull hardly more than those (Noack 2007: so communities come apart); the steps are preconditioned by the ties that hold a person, with momentum,
/// and ever shorter as the picture cools. The start is multilevel, so the picture is good after 10 iterations and at rest after 50.
/// Until it is made, in many steps of its own, there is no picture: nobody stands anywhere.
///
/// Deterministic: the same graph, seed, settings and calls give the same bytes on every machine. Coordinates are always finite.
///
/// Memory: 4 bytes a tie and about 60 a person, and while sorting 16 a person more; until the start is made, up to 36 a tie more.
#[derive(Clone, Debug)]
pub struct Force {
    settings: Settings,
    net: Net,
    /// The way to the start, until it is made.
    start: Option<Start>,
    motion: Motion,
    pinned: Vec<(u32, [f32; 2])>,
    disc: Disc,
    heat: f32,
    /// Iterations in all.
    iterations: u32,
    /// Iterations that are left until rest.
    left: u32,
}

impl Force {
    /// The layout of a world, before the start: person 0, who is you, stands in the middle and takes no part.
    ///
    /// People of one `community` (a number for each) rather start together; how they end is up to their ties. O(people + ties).
    pub fn new(graph: &Graph, community: &[u32], seed: u32, settings: Settings) -> Force {
        let net = Net::new(graph);
        let mut settings = settings.within_range();
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

    /// One step: on the way to the start, of some tens in all that take as long as 15 iterations, and then an iteration, unless the picture is at rest.
    /// Whether there are more to come. O(people + ties).
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

    /// Whether there is a picture: the start is made.
    pub fn is_picture(&self) -> bool {
        self.start.is_none()
    }

    /// How many iterations there were since the start.
    pub fn iterations(&self) -> u32 {
        self.iterations
    }

    /// How far the picture has come to rest, from 0, where there is none yet, to 1: about the share of the time it takes.
    pub fn progress(&self) -> f32 {
        match &self.start {
            Some(start) => STARTED * start.progress(&self.net),
            None => 1.0 - (1.0 - STARTED) * self.left as f32 / ITERATIONS as f32,
        }
    }

    /// Where everybody stands, by person, in natural units around (0, 0); you are at (0, 0). Nobody before there is a
    /// picture.
    pub fn positions(&self) -> &[[f32; 2]] {
        &self.motion.positions
    }

    /// Where somebody stands in the unit disc: the disc that has 98 % of all people is scaled to 0.9, and who stands outside it
    /// is brought in between, in order of their distance. Everybody is in the middle before there is a picture.
    pub fn place(&self, person: u32) -> [f32; 2] {
        let position = self.motion.positions.get(person as usize);
        self.disc.place(position.copied().unwrap_or_default())
    }

    /// The radius of the disc around (0, 0) that has 98 % of all people, to about 1 %; at least 1.
    pub fn radius(&self) -> f32 {
        self.disc.radius
    }

    /// Holds a person at a place in the unit disc, as [`Force::place`] gives it, or lets them go: the others give way once the picture
    /// is warm again ([`Force::reheat`]). A place outside the unit disc is brought onto its edge, and one that is
    /// no number, like one for you or for nobody, is not taken, nor is any before there is a picture.
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

    /// Who is pinned.
    pub fn pinned(&self) -> impl Iterator<Item = u32> + '_ {
        self.pinned.iter().map(|&(person, _)| person)
    }

    /// Warms a picture that is at rest, or near to it: people follow who was moved, and the rest of it stays as it is.
    pub fn reheat(&mut self) {
        while self.left < REHEATED {
            self.left += 1;
            self.heat /= COOLING;
        }
    }
}
