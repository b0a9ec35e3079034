//! Computes the repulsion between all pairs of people.

use super::cells::{Cell, LANES, LEAF};
use super::curve;
use super::field::{Repulsion, SOFT};
use super::walk::Walk;
use crate::base::simd::F32x4;

/// People are sorted again when the mean leaf radius has grown by this factor. Until then the
/// larger cells cost little time, and the result stays correct.
const GROWN: f32 = 1.15;

impl Repulsion {
    /// Computes the repulsion on each person with mass. Two cells interact as a whole if the sum
    /// of their radii is less than `theta` times their distance.
    pub fn field(&mut self, positions: &[[f32; 2]], mass: &[f32], theta: f32) {
        if self.cells.is_empty() {
            self.fit(mass);
        }
        if self.order.is_empty() {
            return;
        }
        let mut radii = self.leaves(positions, mass);
        if radii > GROWN * self.fresh {
            curve::sort(positions, &mut self.order);
            radii = self.leaves(positions, mass);
            self.fresh = radii;
        }
        for cell in (1..self.first).rev() {
            let part = |cell: usize| self.cells.get(cell).filter(|cell| !cell.is_empty());
            self.cells[cell] = match (part(2 * cell), part(2 * cell + 1)) {
                (Some(&left), Some(&right)) => Cell::of([left, right]),
                (Some(&only), None) => only,
                _ => Cell::EMPTY,
            };
        }
        let theta2 = theta * theta;
        Walk {
            field: self,
            theta2,
        }
        .within(1);
        for cell in 2..self.cells.len() {
            let parent = self.cells[cell / 2];
            self.cells[cell].inherit(&parent);
        }
        for leaf in self.first..self.cells.len() {
            self.evaluate(leaf);
        }
    }

    /// The people with mass, in the order of their places.
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    /// [x, y, fx, fy]: the position of the person at a place, and the repulsion on a mass of 1
    /// there.
    #[inline(always)]
    pub fn at(&self, place: usize) -> [f32; 4] {
        [&self.x, &self.y, &self.fx, &self.fy].map(|all| all[place / 4][place % 4])
    }

    /// Resizes the arrays for the people with mass.
    fn fit(&mut self, mass: &[f32]) {
        let people = 0..mass.len() as u32;
        self.order = people
            .filter(|&person| mass[person as usize] > 0.0)
            .collect();
        let leaves = self.order.len().div_ceil(LEAF);
        self.first = leaves.next_power_of_two();
        self.cells = vec![Cell::EMPTY; self.first + leaves];
        for all in [
            &mut self.x,
            &mut self.y,
            &mut self.mass,
            &mut self.fx,
            &mut self.fy,
        ] {
            *all = vec![[0.0; 4]; leaves * LANES];
        }
    }

    /// Copies positions and masses to their places, and computes the leaves. Returns the sum of
    /// the leaf radii.
    #[inline(never)]
    fn leaves(&mut self, positions: &[[f32; 2]], mass: &[f32]) -> f32 {
        self.fx.fill([0.0; 4]);
        self.fy.fill([0.0; 4]);
        let (x, y, m) = (
            self.x.as_flattened_mut(),
            self.y.as_flattened_mut(),
            self.mass.as_flattened_mut(),
        );
        let mut last = [0.0; 2];
        for place in 0..x.len() {
            // The padding of the last leaf has the position of the last person, and no mass.
            if let Some(&person) = self.order.get(place) {
                last = apart(positions[person as usize], person);
                m[place] = mass[person as usize];
            }
            (x[place], y[place]) = (last[0], last[1]);
        }
        let mut radii = 0.0;
        let leaves = self.x.chunks_exact(LANES).zip(self.y.chunks_exact(LANES));
        let leaves = leaves.zip(self.mass.chunks_exact(LANES));
        for (((x, y), mass), cell) in leaves.zip(&mut self.cells[self.first..]) {
            *cell = Cell::leaf(x, y, mass);
            radii += cell.radius;
        }
        radii
    }

    /// Adds the local expansion of a leaf to the repulsion on its people.
    fn evaluate(&mut self, leaf: usize) {
        let cell = &self.cells[leaf];
        let [re, im] = cell.local.map(|part| part.map(F32x4::splat));
        let (cx, cy) = (F32x4::splat(cell.x), F32x4::splat(cell.y));
        let from = (leaf - self.first) * LANES;
        for lane in from..from + LANES {
            let (wx, wy) = (
                F32x4::load(&self.x[lane]) - cx,
                F32x4::load(&self.y[lane]) - cy,
            );
            let (mut sum_re, mut sum_im) = (re[3], im[3]);
            for l in [2, 1, 0] {
                (sum_re, sum_im) = (
                    (sum_re * wx - sum_im * wy) + re[l],
                    (sum_re * wy + sum_im * wx) + im[l],
                );
            }
            (F32x4::load(&self.fx[lane]) + sum_re).store(&mut self.fx[lane]);
            (F32x4::load(&self.fy[lane]) - sum_im).store(&mut self.fy[lane]);
        }
    }
}

/// A person's position with a small offset, so that people at equal positions also repel each
/// other. The offsets are spread evenly over a square of side SOFT (Roberts 2018, R₂ sequence).
#[inline(always)]
fn apart([x, y]: [f32; 2], person: u32) -> [f32; 2] {
    /// 2³² / g and 2³² / g², with g the real root of g³ = g + 1.
    const STRIDES: [u32; 2] = [3_242_174_889, 2_447_445_414];
    let beside =
        |stride: u32| (person.wrapping_mul(stride) as i32) as f32 * (SOFT / 4_294_967_296.0);
    [x + beside(STRIDES[0]), y + beside(STRIDES[1])]
}

#[cfg(test)]
#[path = "accuracy.rs"]
mod accuracy;
