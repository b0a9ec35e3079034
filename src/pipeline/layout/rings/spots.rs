//! Places of people of the 1st degree: near their angle, and apart from each other.

use super::bands::Rings;
use super::sizes::{BANDS, Sizes};
use crate::base::graph::Graph;
use crate::pipeline::reach::{History, NEVER};

/// Maximum number of connections that get places of their own. People after them are in rows: they
/// are too small for overlaps to matter, and the search would take too long.
pub(super) const MOST_SPOTS: usize = 1500;

/// Wanted gap between two people: at most this, in picture units, and at most this share of the
/// radius of a person with 12 ties.
const GAP: f32 = 0.0115;
const GAP_SHARE: f32 = 0.3;

/// Cost of a place beside a person's angle, as a share of the distance.
const BESIDE: f32 = 0.02;

/// Distance between the angles that are tried, as a share of the radius of a person with 12 ties.
const STEP: f32 = 0.5;

/// Number of distances from you that are tried at each angle.
const ROWS: u32 = 13;

/// The golden section, by which the tried distances are spread over the band.
const GOLDEN: f32 = 0.618_034;

impl Rings {
    /// Finds the connection with which you first know a person in each community, and gives each
    /// person of the 1st degree a place of their own.
    ///
    /// Each person gets the place, near their angle, that is farthest from the people accepted
    /// before, at the sizes of that moment. So later connections do not move earlier ones. People get smaller
    /// with each connection, so people who do not overlap once never do later.
    /// O(people + connections²).
    #[inline(never)]
    pub(super) fn stand_apart(&mut self, graph: &Graph, community: &[u32], history: &History) {
        let mut known = vec![0; history.steps()];
        self.met = vec![NEVER; self.tints.len()];
        for (person, &step) in history.within[0].iter().enumerate() {
            // NEVER is beyond the last step.
            if let Some(place) = known.get_mut((step as usize).wrapping_sub(1)) {
                *place = person;
                let met = &mut self.met[community[person] as usize];
                *met = step.min(*met);
            }
        }
        known.truncate(MOST_SPOTS);
        let [inner, outer] = BANDS[0];
        for person in known {
            let count = self.spots.len() as f32 + 1.0;
            let sizes = Sizes::of([count, 0.0, 0.0, graph.people() as f32 - count]);
            let (size, unit) = (
                sizes.radius(1, graph.degree(person as u32)),
                sizes.radius(1, 12),
            );
            let gap = (GAP_SHARE * unit).min(GAP);
            let step = STEP * unit;
            let turn = step / (0.5 * (inner + outer));
            let (mut best, mut place) = (f32::NEG_INFINITY, [0.0; 3]);
            let (mut angle, mut cost) = (0.0, 0.0);
            while best < gap - cost {
                let [x, y] = beside(self.direction[person], angle);
                for row in 0..ROWS {
                    let share = (GOLDEN * (count + row as f32)).fract();
                    let radius = inner + size + share * (outer - inner - 2.0 * size);
                    let at = [x * radius, y * radius, size / unit];
                    let mut apart = gap;
                    for &[x, y, factor] in &self.spots {
                        let (x, y) = (x - at[0], y - at[1]);
                        let (far2, both) = (x * x + y * y, size + factor * unit);
                        if far2 < (both + apart) * (both + apart) {
                            apart = far2.sqrt() - both;
                            if apart - cost <= best {
                                break;
                            }
                        }
                    }
                    if apart - cost > best {
                        (best, place) = (apart - cost, at);
                    }
                }
                // To the one side and to the other, ever farther.
                angle = if angle > 0.0 { -angle } else { turn - angle };
                cost = BESIDE * angle.abs() * (step / turn);
            }
            self.row[person][0] = (self.radius[0].len() + self.spots.len()) as u16;
            self.spots.push(place);
        }
    }
}

/// A direction turned by about an angle, in radians: exactly by twice the arc tangent of its half.
fn beside([x, y]: [f32; 2], angle: f32) -> [f32; 2] {
    let half = 0.5 * angle;
    let (cos, sin) = (1.0 - half * half, angle);
    let length = 1.0 + half * half;
    [(x * cos - y * sin) / length, (x * sin + y * cos) / length]
}
