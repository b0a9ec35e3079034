//! Data of the repulsion: people in Hilbert-curve order, and a tree of cells.

use super::cells::Cell;

/// Softening length of the repulsion, in natural units: the force is d / (d² + SOFT²) instead of
/// 1 / d, so that it stays finite.
pub(super) const SOFT: f32 = 0.01;

/// The repulsion between all pairs of people, m_i m_j / d, by a dual-tree fast multipole method.
///
/// In two dimensions the repulsion on z is m times the conjugate of Σ m_j/(z − z_j). Complex
/// expansions of four terms approximate it between distant cells (Greengard, Rokhlin 1987, "A fast
/// algorithm for particle simulations"). A simultaneous descent of the tree finds the pairs of
/// cells (Dehnen 2002, "A hierarchical O(N) force calculation algorithm"). Pairs of people in near
/// cells are summed exactly. O(people).
///
/// People are in the order of a Hilbert curve. Each run of [`LEAF`] people is a leaf. The tree is a
/// binary heap: the children of cell i are cells 2i and 2i + 1, and the leaves come last.
/// About 34 bytes a person.
#[derive(Clone, Debug, Default)]
pub(super) struct Repulsion {
    /// The person at each place along the curve.
    pub order: Vec<u32>,
    /// Positions and masses by place, in groups of four. The last leaf is padded with mass 0.
    pub x: Vec<[f32; 4]>,
    pub y: Vec<[f32; 4]>,
    pub mass: Vec<[f32; 4]>,
    /// Repulsion on a mass of 1, by place.
    pub fx: Vec<[f32; 4]>,
    pub fy: Vec<[f32; 4]>,
    pub cells: Vec<Cell>,
    /// Index of the first leaf in `cells`.
    pub first: usize,
    /// Sum of the leaf radii at the last sorting.
    pub fresh: f32,
}
