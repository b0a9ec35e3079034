//! The ring layout: you in the centre, the 1st, 2nd and 3rd degree in bands around you, and all
//! other people outside.

use super::sizes::{BANDS, Sizes};
use super::tints::tints;
use crate::base::graph::Graph;
use crate::base::random::Stream;
use crate::pipeline::reach::{History, NEVER};

/// The share of the circle that goes to the people whose best degree in this life is the 1st, the
/// 2nd, the 3rd, or none.
const SHARES: [f64; 4] = [0.44, 0.36, 0.13, 0.07];

/// Maximum radius of a connection in a list of your own connections, in picture units.
pub(super) const LARGEST: f64 = 0.026;

/// Maximum size of a person, as a share of the size in the next inner band.
pub(super) const SMALLER: f64 = 0.82;

/// The gap between two people, as a share of the distance of their centres.
pub(super) const GAP: f64 = 0.08;

/// Maximum number of communities that are all tinted. More would be confetti.
const MOST_TINTED: usize = 48;

/// Maximum number of rows in a band.
const MOST_ROWS: usize = 1 << 16;

/// Position and size of a person, in picture units (a disc of radius 1).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Centre, to the right.
    pub x: f32,
    /// Centre, downwards.
    pub y: f32,
    /// Radius.
    pub size: f32,
}

/// The ring layout of a whole run.
///
/// A person's angle never changes, and each community has a contiguous range of angles. A person's
/// share of the circle depends on the best degree that they reach: the people who reach the 1st
/// degree share 44 % of the circle, the 2nd 36 %, the 3rd 13 %, and all others 7 %. In a band,
/// people in order of angle are assigned to the rows with a fixed stride, so that neighbours in
/// angle are in different rows. The radius of people follows from the number of people in
/// the band at a moment ([`Rings::sizes`]), so that few of them overlap. People of the 1st degree
/// have places of their own, near their angle, where they do not overlap.
#[derive(Clone, Debug, Default)]
pub struct Rings {
    pub(super) direction: Vec<[f32; 2]>,
    /// Each person's row in each band; 0 in a band where they never are.
    pub(super) row: Vec<[u16; 4]>,
    /// The radius of each row of each band.
    pub(super) radius: [Vec<f32>; 4],
    /// The radius of a person in each band of a list of your own connections, where people at rest
    /// do not overlap; otherwise 0.
    pub(super) size: [f32; 4],
    /// The places of the first people of the 1st degree, in order of acceptance: x, y, and the radius
    /// as a multiple of that of a person with 12 ties. Their rows are the
    /// numbers from that of rows on.
    pub(super) spots: Vec<[f32; 3]>,
    /// The tint of each community, from 1 to 4: see [`Rings::tint`].
    pub(super) tints: Vec<u8>,
    /// The connection with which you first know somebody in each community, or [`NEVER`].
    pub(super) met: Vec<u32>,
}

impl Rings {
    /// Computes the layout of all people. `community` holds one number for each person, from 0 and
    /// below the number of people. `seed` sets the order of people in a community. O(people).
    ///
    /// # Panics
    /// If `community` or `history` belongs to another graph.
    pub fn new(graph: &Graph, community: &[u32], history: &History, seed: u32) -> Rings {
        Rings::of(graph, community, history, seed, false)
    }

    /// Like [`Rings::new`]. With `any_order`, a band has a place for everybody who could be in it at
    /// some moment, whatever the order of the connections. So the order does not change the layout,
    /// except that each connection's own place depends on who was accepted before.
    #[inline(never)]
    pub fn of(
        graph: &Graph,
        community: &[u32],
        history: &History,
        seed: u32,
        any_order: bool,
    ) -> Rings {
        let order = order(community, &mut Stream::new(seed, "layout"));
        let best = |person: u32| {
            history
                .within
                .iter()
                .position(|within| within[person as usize] != NEVER)
                .unwrap_or(3)
        };
        let mut members = [0usize; 4];
        for &person in &order {
            members[best(person)] += 1;
        }
        let taken: f64 = (0..4)
            .filter(|&kind| members[kind] > 0)
            .map(|kind| SHARES[kind])
            .sum();
        let width: [f64; 4] = std::array::from_fn(|kind| {
            std::f64::consts::TAU * SHARES[kind] / taken / members[kind].max(1) as f64
        });

        let mut rings = Rings {
            direction: vec![[0.0; 2]; graph.people()],
            row: vec![[0; 4]; graph.people()],
            tints: tints(graph, community, &order),
            ..Rings::default()
        };
        // Half of the angle of a person, by best degree.
        let half = width.map(|width| turn(width / 2.0));
        // The circle begins at the top.
        let mut direction = [0.0, -1.0];
        for &person in &order {
            let half = half[best(person)];
            let [x, y] = times(direction, half);
            rings.direction[person as usize] = [x as f32, y as f32];
            direction = times([x, y], half);
        }
        let mut largest = LARGEST;
        for (band, edges) in BANDS.into_iter().enumerate() {
            let narrowest = (0..4)
                .filter(|&kind| kind <= band && members[kind] > 0)
                .map(|kind| width[kind]);
            let stands = |&&person: &&u32| match any_order {
                _ if band == 3 => true,
                true => best(person) <= band,
                false => was_of_degree(history, person, band),
            };
            let count = order.iter().filter(stands).count();
            let rows = Rows::new(
                edges,
                count,
                narrowest.fold(f64::INFINITY, f64::min),
                largest,
            );
            largest = f64::from(rows.size) * SMALLER;
            rings.radius[band] = (0..rows.rows).map(|row| rows.radius(row)).collect();
            for (rank, &person) in order.iter().filter(stands).enumerate() {
                rings.row[person as usize][band] = rows.row(rank);
            }
        }
        rings.stand_apart(graph, community, history);
        rings
    }

    /// The tint of a community after a number of connections: from 1 to 4, other than that of its
    /// neighbours in the circle; 0 if there are no communities. Of very many communities only those
    /// in which you know somebody have a tint. O(1).
    ///
    /// # Panics
    /// If there is no such community.
    #[inline]
    pub fn tint(&self, community: u32, connections: u32) -> u32 {
        let all = (2..=MOST_TINTED).contains(&self.tints.len());
        if all || self.met[community as usize] <= connections && self.tints.len() > 1 {
            return u32::from(self.tints[community as usize]);
        }
        0
    }

    /// The radius of people when `counts` people are of the 1st, 2nd and 3rd degree and beyond.
    /// O(1).
    pub fn sizes(&self, counts: [f32; 4]) -> Sizes {
        if self.size[0] > 0.0 {
            return Sizes::fixed(self.size);
        }
        Sizes::of(counts)
    }

    /// The place of a person of radius `size`, while they are of degree `degree`: 1 to 3, or 4 for
    /// all others. The whole disc is in the band, if it fits. O(1).
    ///
    /// # Panics
    /// If there is no such person, or `degree` is not from 1 to 4.
    #[inline]
    pub fn place(&self, person: u32, degree: u32, size: f32) -> Place {
        let band = degree as usize - 1;
        let row = usize::from(self.row[person as usize][band]);
        let Some(&(mut radius)) = self.radius[band].get(row) else {
            let [x, y, _] = self.spots[row - self.radius[band].len()];
            return Place { x, y, size };
        };
        let [x, y] = self.direction[person as usize];
        if self.size[0] <= 0.0 {
            let [inner, outer] = BANDS[band];
            let (middle, half) = ((inner + outer) * 0.5, (outer - inner) * 0.5);
            radius = middle + (radius - middle) * (1.0 - size / half);
        }
        Place {
            x: x * radius,
            y: y * radius,
            size,
        }
    }
}

/// The direction [cos, sin] of an angle from 0 to π. Computed by the first terms of the series at
/// 1/1024 of the angle, doubled ten times. Exact to 12 places. The sine of a library adds 3 kB to
/// the wasm.
#[inline(never)]
pub(super) fn turn(angle: f64) -> [f64; 2] {
    let x = angle / 1024.0;
    let x2 = x * x;
    let mut direction = [
        1.0 - x2 / 2.0 + x2 * x2 / 24.0,
        x - x * x2 / 6.0 + x * x2 * x2 / 120.0,
    ];
    for _ in 0..10 {
        direction = times(direction, direction);
    }
    direction
}

/// The first direction turned by the second: the product of two complex numbers.
pub(super) fn times([a, b]: [f64; 2], [c, d]: [f64; 2]) -> [f64; 2] {
    [a * c - b * d, a * d + b * c]
}

/// Whether a person is of the degree of band `band` (from 0) at some moment of the life.
fn was_of_degree(history: &History, person: u32, band: usize) -> bool {
    let came = history.within[band][person as usize];
    came != NEVER && (band == 0 || came < history.within[band - 1][person as usize])
}

/// All people without you: one community after the other, and the people of each community in a
/// random order.
#[inline(never)]
pub(super) fn order(community: &[u32], stream: &mut Stream) -> Vec<u32> {
    let mut people: Vec<u32> = (1..community.len() as u32).collect();
    stream.shuffle(&mut people);
    let communities = community.iter().max().map_or(0, |&last| last as usize + 1);
    let mut next = vec![0u32; communities + 1];
    for &person in &people {
        next[community[person as usize] as usize + 1] += 1;
    }
    for number in 0..communities {
        next[number + 1] += next[number];
    }
    let mut order = vec![0; people.len()];
    for &person in &people {
        let place = &mut next[community[person as usize] as usize];
        order[*place as usize] = person;
        *place += 1;
    }
    order
}

/// The rows of a band, and the assignment of people to rows.
pub(super) struct Rows {
    pub(super) inner: f64,
    pub(super) rows: usize,
    pub(super) height: f64,
    pub(super) stride: usize,
    pub(super) size: f32,
}

impl Rows {
    /// Rows for `count` people at least `narrowest` radians apart. The number of rows is chosen so
    /// that people are as large as possible. People in the same row are `rows` ranks apart in the
    /// order, or `count % rows` ranks across the end of the circle.
    #[inline(never)]
    pub(super) fn new(
        [inner, outer]: [f32; 2],
        count: usize,
        narrowest: f64,
        largest: f64,
    ) -> Rows {
        let (inner, outer) = (f64::from(inner), f64::from(outer));
        let arc = narrowest * inner;
        // For example, a million people are in about a thousand rows.
        let balanced = (((outer - inner) / arc).sqrt() as usize).min(MOST_ROWS / 2 - 1);
        let room = |rows: usize| {
            let across_the_end = if count.is_multiple_of(rows) {
                rows
            } else {
                count % rows
            };
            ((outer - inner) / rows as f64).min(across_the_end as f64 * arc)
        };
        let mut rows = 1;
        for candidate in 2..=2 * balanced + 2 {
            if room(candidate) > room(rows) {
                rows = candidate;
            }
        }
        let height = (outer - inner) / rows as f64;
        let size = (room(rows) * 0.5 * (1.0 - GAP)).min(largest) as f32;
        Rows {
            inner,
            rows,
            height,
            stride: stride(rows),
            size,
        }
    }

    /// The row of the person with this rank in the order.
    pub(super) fn row(&self, rank: usize) -> u16 {
        (rank * self.stride % self.rows) as u16
    }

    pub(super) fn radius(&self, row: usize) -> f32 {
        (self.inner + (row as f64 + 0.5) * self.height) as f32
    }
}

/// A step through the rows that visits each row once and moves far each time: near the golden
/// section of the number of rows, and coprime to it.
fn stride(rows: usize) -> usize {
    let golden = (rows as f64 * 0.618).round() as usize;
    (golden.max(1)..)
        .find(|&stride| gcd(stride, rows) == 1)
        .unwrap_or(1)
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turning_agrees_with_the_library() {
        for step in 0..=1000 {
            let angle = f64::from(step) / 1000.0 * std::f64::consts::PI;
            let ([cos, sin], (y, x)) = (turn(angle), libm::sincos(angle));
            assert!(
                (cos - x).abs() < 1e-12 && (sin - y).abs() < 1e-12,
                "{angle}"
            );
        }
    }

    #[test]
    fn a_stride_visits_every_row() {
        for rows in 1..200 {
            let mut seen = vec![false; rows];
            (0..rows).for_each(|rank| seen[rank * stride(rows) % rows] = true);
            assert!(seen.iter().all(|&seen| seen), "{rows}");
        }
    }
}
