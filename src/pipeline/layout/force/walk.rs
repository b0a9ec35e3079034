//! The dual-tree walk: distant cells interact as a whole, near cells person by person.

use super::cells::{LANES, LEAF, meet};
use super::field::{Repulsion, SOFT};
use crate::base::simd::F32x4;

/// Added to the square of the sum of the radii. Cells closer than about twelve times SOFT never
/// interact as a whole, because an expansion has no softening (and would not fit into f32).
const NEAR2: f32 = 100.0 * SOFT * SOFT;

/// Share of the difference of two cells' radii that is added to their sum. A small cell near the
/// edge of a large one is not distant from it.
const UNLIKE: f32 = 0.3;

type Lanes = [[f32; 4]; LANES];

/// The descent of the tree, which visits each pair of cells once.
pub(super) struct Walk<'a> {
    pub field: &'a mut Repulsion,
    pub theta2: f32,
}

impl Walk<'_> {
    /// Computes all pairs of people within a cell.
    pub fn within(&mut self, cell: usize) {
        if cell >= self.field.first {
            self.leaf(cell);
            return;
        }
        let [left, right] = [2 * cell, 2 * cell + 1];
        if self
            .field
            .cells
            .get(right)
            .is_some_and(|cell| !cell.is_empty())
        {
            self.within(left);
            self.within(right);
            self.pair(left, right);
        } else if left < self.field.cells.len() {
            self.within(left);
        }
    }

    /// Computes all pairs of one person in cell `a` and one in cell `b`, which are different.
    fn pair(&mut self, a: usize, b: usize) {
        let Ok([one, other]) = self.field.cells.get_disjoint_mut([a, b]) else {
            return;
        };
        if one.is_empty() || other.is_empty() {
            return;
        }
        let (dx, dy) = (one.x - other.x, one.y - other.y);
        let reach = one.radius + other.radius + UNLIKE * (one.radius - other.radius).abs();
        if reach * reach + NEAR2 < self.theta2 * (dx * dx + dy * dy) {
            meet(one, other);
            return;
        }
        let first = self.field.first;
        // Divides the larger cell, or the one that is not a leaf.
        if a < first && (b >= first || one.radius > other.radius) {
            self.pair(2 * a, b);
            self.pair(2 * a + 1, b);
        } else if b < first {
            self.pair(a, 2 * b);
            self.pair(a, 2 * b + 1);
        } else {
            self.leaves(a, b);
        }
    }

    /// Computes all pairs of people of two leaves. The two forces of a pair are equal and opposite.
    fn leaves(&mut self, a: usize, b: usize) {
        let field = &mut *self.field;
        let from = (a - field.first) * LEAF;
        let to = (b - field.first) * LANES;
        let (x, y, mass) = (
            lanes(&field.x, to),
            lanes(&field.y, to),
            lanes(&field.mass, to),
        );
        let (mut fx, mut fy) = (*lanes(&field.fx, to), *lanes(&field.fy, to));
        let (one, soft2) = (F32x4::splat(1.0), F32x4::splat(SOFT * SOFT));
        for person in from..from + LEAF {
            let own = |all: &[[f32; 4]]| F32x4::splat(all.as_flattened()[person]);
            let (own_x, own_y, own_mass) = (own(&field.x), own(&field.y), own(&field.mass));
            let (mut sum_x, mut sum_y) = (F32x4::splat(0.0), F32x4::splat(0.0));
            for lane in 0..LANES {
                let (dx, dy) = (F32x4::load(&x[lane]) - own_x, F32x4::load(&y[lane]) - own_y);
                let inverse = one / ((dx * dx + dy * dy) + soft2);
                let (theirs, ours) = (F32x4::load(&mass[lane]) * inverse, own_mass * inverse);
                sum_x = sum_x + dx * theirs;
                sum_y = sum_y + dy * theirs;
                (F32x4::load(&fx[lane]) + dx * ours).store(&mut fx[lane]);
                (F32x4::load(&fy[lane]) + dy * ours).store(&mut fy[lane]);
            }
            field.fx.as_flattened_mut()[person] -= sum_x.sum();
            field.fy.as_flattened_mut()[person] -= sum_y.sum();
        }
        field.fx[to..to + LANES].copy_from_slice(&fx);
        field.fy[to..to + LANES].copy_from_slice(&fy);
    }

    /// Computes all pairs of people of one leaf, from both ends. A person's distance to themselves
    /// is 0, so that term is 0.
    fn leaf(&mut self, cell: usize) {
        let field = &mut *self.field;
        let to = (cell - field.first) * LANES;
        let (x, y, mass) = (
            lanes(&field.x, to),
            lanes(&field.y, to),
            lanes(&field.mass, to),
        );
        let (mut fx, mut fy) = (*lanes(&field.fx, to), *lanes(&field.fy, to));
        let soft2 = F32x4::splat(SOFT * SOFT);
        for person in 0..LEAF {
            let own = |all: &Lanes| F32x4::splat(all.as_flattened()[person]);
            let (own_x, own_y, own_mass) = (own(x), own(y), own(mass));
            for lane in 0..LANES {
                let (dx, dy) = (F32x4::load(&x[lane]) - own_x, F32x4::load(&y[lane]) - own_y);
                let share = own_mass / ((dx * dx + dy * dy) + soft2);
                (F32x4::load(&fx[lane]) + dx * share).store(&mut fx[lane]);
                (F32x4::load(&fy[lane]) + dy * share).store(&mut fy[lane]);
            }
        }
        field.fx[to..to + LANES].copy_from_slice(&fx);
        field.fy[to..to + LANES].copy_from_slice(&fy);
    }
}

/// The lanes of the leaf that begins at `from`.
#[inline(always)]
fn lanes(all: &[[f32; 4]], from: usize) -> &Lanes {
    all[from..]
        .first_chunk()
        .expect("every leaf is filled up to LANES")
}
