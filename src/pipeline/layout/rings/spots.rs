//! Places of people of the 1st degree: near their angle, and apart from each other.

use super::rotation::{times, turn};
use super::sizes::{BANDS, Sizes};

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

/// A place for each person of the 1st degree, in order of acceptance. `people` holds the direction
/// and the number of ties of each person, `all` is the number of all people.
///
/// Each person gets the place, near their angle, that is farthest from the people accepted before,
/// at the sizes of that moment. People get smaller with each connection, so people who do not
/// overlap once never do later. O(connections²).
pub(super) fn spots(people: &[([f32; 2], usize)], all: usize) -> Vec<[f32; 2]> {
    let [inner, outer] = BANDS[0];
    // The place of each person, and their radius as a multiple of that of a person with 12 ties.
    let mut spots: Vec<([f32; 2], f32)> = Vec::with_capacity(people.len());
    for &(direction, ties) in people {
        let count = spots.len() as f32 + 1.0;
        let sizes = Sizes::of([count, 0.0, 0.0, all as f32 - count]);
        let (size, unit) = (sizes.radius(1, ties), sizes.radius(1, 12));
        let gap = (GAP_SHARE * unit).min(GAP);
        let step = STEP * unit;
        let [x, y] = turn(f64::from(step / (0.5 * (inner + outer))));
        let mut sides = [direction.map(f64::from); 2];
        let (mut best, mut place) = (f32::NEG_INFINITY, [0.0; 2]);
        let mut cost = 0.0;
        while best < gap - cost {
            for [x, y] in sides {
                for row in 0..ROWS {
                    let share = (GOLDEN * (count + row as f32)).fract();
                    let radius = inner + size + share * (outer - inner - 2.0 * size);
                    let at = [x as f32 * radius, y as f32 * radius];
                    let mut apart = gap;
                    for &([x, y], factor) in &spots {
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
            }
            sides = [times(sides[0], [x, y]), times(sides[1], [x, -y])];
            cost += BESIDE * step;
        }
        spots.push((place, size / unit));
    }
    spots.into_iter().map(|(place, _)| place).collect()
}
