//! One iteration of the force-directed layout: moves people along their forces.

use super::field::{Repulsion, SOFT};
use super::net::Net;
use super::settings::Settings;

/// Share of the last displacement that is added to the next one.
const MOMENTUM: f32 = 0.7;

/// Share of the distance to the balance of forces that a step covers at a heat of 1.
const SHARE: f32 = 0.5;

/// Longest displacement of a step at a heat of 1, as a share of √people. The layout's radius is
/// about √people.
const LONGEST: f32 = 0.3;

/// Tie length, in mean lengths, above which the pull is nearly constant.
///
/// Without this limit, the few ties between communities would stretch a community into a ray. An
/// energy that is linear in the tie length separates communities (Noack 2007, "Energy models for
/// graph clustering").
const FAR: f32 = 4.0;

/// Added to divisors that could be 0.
const NOTHING: f32 = 1e-9;

/// Positions and displacements of people.
#[derive(Clone, Debug, Default)]
pub(super) struct Motion {
    pub positions: Vec<[f32; 2]>,
    /// Displacements in the last iteration, by person.
    pub way: Vec<[f32; 2]>,
    /// Harmonic mean of the tie lengths in the last iteration. A few long ties change it little.
    pub length: f32,
    repulsion: Repulsion,
}

impl Motion {
    /// People at rest at `positions`. `length` is the approximate length of a tie.
    pub fn new(positions: Vec<[f32; 2]>, length: f32) -> Motion {
        Motion {
            way: vec![[0.0; 2]; positions.len()],
            positions,
            length,
            repulsion: Repulsion::default(),
        }
    }

    /// Moves all people who are not pinned. `heat`, from 0 to 1, scales the displacements.
    /// O(people + ties).
    pub fn step(&mut self, net: &Net, settings: &Settings, heat: f32, pinned: &[(u32, [f32; 2])]) {
        self.repulsion
            .field(&self.positions, &net.mass, settings.theta);
        // Ties act as springs, so the distance to balance is about force / stiffness.
        // Gravity is one more spring.
        let pace = |person: usize| {
            let mass = net.mass[person];
            SHARE * heat
                / (settings.attraction * net.held[person] + settings.gravity * mass + NOTHING)
        };
        for (place, &person) in self.repulsion.order().iter().enumerate() {
            let [x, y, fx, fy] = self.repulsion.at(place);
            let way = &mut self.way[person as usize];
            let pace = pace(person as usize) * net.mass[person as usize];
            way[0] = MOMENTUM * way[0] + pace * (settings.repulsion * fx - settings.gravity * x);
            way[1] = MOMENTUM * way[1] + pace * (settings.repulsion * fy - settings.gravity * y);
        }
        self.pull(net, settings, pace);
        let longest = LONGEST * heat * (net.people() as f32).sqrt();
        for (place, way) in self.positions.iter_mut().zip(&mut self.way) {
            let length = (way[0] * way[0] + way[1] * way[1]).sqrt();
            if length > longest {
                way[0] *= longest / length;
                way[1] *= longest / length;
            }
            place[0] += way[0];
            place[1] += way[1];
        }
        if pinned.is_empty() {
            self.centre(&net.mass);
        }
        for &(person, place) in pinned {
            self.positions[person as usize] = place;
            self.way[person as usize] = [0.0; 2];
        }
    }

    /// Moves the centre of mass to (0, 0). The forces between people do not move it, but the
    /// different step sizes of people do.
    fn centre(&mut self, mass: &[f32]) {
        let mut sum = [0.0f64; 3];
        for (&[x, y], &mass) in self.positions.iter().zip(mass) {
            let own = f64::from(mass);
            sum[0] += own * f64::from(x);
            sum[1] += own * f64::from(y);
            sum[2] += own;
        }
        let [x, y] = [sum[0], sum[1]].map(|sum_of| (sum_of / (sum[2] + f64::from(NOTHING))) as f32);
        for (place, &mass) in self.positions.iter_mut().zip(mass) {
            if mass > 0.0 {
                *place = [place[0] - x, place[1] - y];
            }
        }
    }

    /// Adds the attraction of ties to the displacements, and updates the mean length.
    fn pull(&mut self, net: &Net, settings: &Settings, pace: impl Fn(usize) -> f32) {
        let softness = settings.softness * self.length + NOTHING;
        let far = 1.0 / (FAR * self.length + NOTHING);
        let strength =
            settings.attraction * (1.0 + settings.softness) * (1.0 + 1.0 / (FAR * FAR)).sqrt();
        let mut inverses = 0.0f64;
        for person in 0..net.people() {
            let [x, y] = self.positions[person];
            let own = pace(person);
            let (mut sum, mut total) = ([0.0; 2], 0.0);
            for tie in net.ties(person) {
                let other = net.targets[tie] as usize;
                let [ox, oy] = self.positions[other];
                let (dx, dy) = (ox - x, oy - y);
                let length2 = dx * dx + dy * dy;
                let length = length2.sqrt();
                // One division serves two quotients: 1 / length, and the pull.
                let near = length + SOFT;
                let under = (length + softness) * (1.0 + far * far * length2).sqrt();
                let inverse = 1.0 / (near * under);
                total += under * inverse;
                let weight = net.weight(person, other, tie);
                let pull = weight * strength * (length * near * inverse);
                sum[0] += dx * pull;
                sum[1] += dy * pull;
                let theirs = pull * pace(other);
                let way = &mut self.way[other];
                way[0] -= dx * theirs;
                way[1] -= dy * theirs;
            }
            inverses += f64::from(total);
            self.way[person][0] += own * sum[0];
            self.way[person][1] += own * sum[1];
        }
        if !net.targets.is_empty() {
            self.length = (net.targets.len() as f64 / inverses) as f32;
        }
    }
}
