//! What the repulsion is computed on: people along a curve, and the cells above them.

use super::cells::Cell;

/// How near to each other people do not repel each other ever more, in units of the natural distance of two people:
/// d / (d² + SOFT²) stands for 1 / d.
pub(super) const SOFT: f32 = 0.01;

/// Everybody's repulsion of everybody, m_i m_j / d between two, by a dual-tree fast multipole method.
///
/// In two dimensions the repulsion on z is m times the conjugate of Σ m_j/(z − z_j), so complex expansions
/// of four terms stand for cells that are far from each other (Greengard, Rokhlin 1987, "A fast algorithm
/// for particle simulations"; pairs of cells are found by going down the tree twice at once: Dehnen 2002, "A hierarchical
/// O(N) force calculation algorithm"); people in cells that are not are summed one by one. O(people).
///
/// People stand in order along a Hilbert curve. A run of [`LEAF`] of them is a leaf, two neighbouring cells make
/// the next larger one, and the tree is a heap: cell i is made of cells 2i and 2i + 1, and leaves come last.
/// About 34 bytes a person.
#[derive(Clone, Debug, Default)]
pub(super) struct Repulsion {
    /// Who stands at each place along the curve.
    pub order: Vec<u32>,
    /// Positions and masses by place, four in a lane; the last leaf is filled up with nobodies of mass 0.
    pub x: Vec<[f32; 4]>,
    pub y: Vec<[f32; 4]>,
    pub mass: Vec<[f32; 4]>,
    /// The repulsion by place, for a mass of 1.
    pub fx: Vec<[f32; 4]>,
    pub fy: Vec<[f32; 4]>,
    pub cells: Vec<Cell>,
    /// The cell that is the first leaf.
    pub first: usize,
    /// The sum of the leaves' radii when people were last sorted.
    pub fresh: f32,
}
