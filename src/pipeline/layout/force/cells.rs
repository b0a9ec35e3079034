//! Cells of the repulsion tree, with their multipole and local expansions.

use crate::base::simd::F32x4;

/// Number of people in a leaf.
pub(super) const LEAF: usize = 24;

/// Number of groups of four people in a leaf.
pub(super) const LANES: usize = LEAF / 4;

/// A cell of the tree: a run of people on the curve, and a disc that contains them.
///
/// The multipole expansion gives the repulsion by the cell on distant people. Its moments about the
/// centre of mass c are Σ m_j (z_j − c)^k for k = 0 to 3; the moment for k = 1 is 0. The local
/// expansion gives the repulsion on the cell by distant cells: the field's value and its first
/// three coefficients about c.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    /// The centre of mass.
    pub x: f32,
    pub y: f32,
    /// Largest distance of the cell's people from the centre; negative in an empty cell.
    pub radius: f32,
    pub mass: f32,
    /// Σ m (z − c)², real and imaginary part.
    pub second: [f32; 2],
    /// Σ m (z − c)³.
    pub third: [f32; 2],
    /// Coefficients of the local expansion: real parts, then imaginary parts.
    pub local: [[f32; 4]; 2],
}

impl Cell {
    /// The leaf of the people in these groups of four.
    pub fn leaf(x: &[[f32; 4]], y: &[[f32; 4]], mass: &[[f32; 4]]) -> Cell {
        let zero = F32x4::splat(0.0);
        let (mut m, mut mx, mut my) = (zero, zero, zero);
        for ((x, y), mass) in x.iter().zip(y).zip(mass) {
            let masses = F32x4::load(mass);
            m = m + masses;
            mx = mx + masses * F32x4::load(x);
            my = my + masses * F32x4::load(y);
        }
        let total = m.sum();
        let centre = [mx.sum() / total, my.sum() / total];
        let (cx, cy) = (F32x4::splat(centre[0]), F32x4::splat(centre[1]));
        let (mut re2, mut im2, mut re3, mut im3, mut far2) = (zero, zero, zero, zero, zero);
        for ((x, y), mass) in x.iter().zip(y).zip(mass) {
            let masses = F32x4::load(mass);
            let (dx, dy) = (F32x4::load(x) - cx, F32x4::load(y) - cy);
            let (x2, y2, xy) = (dx * dx, dy * dy, dx * dy);
            far2 = far2.max(x2 + y2);
            let (re, im) = (masses * (x2 - y2), masses * (xy + xy));
            re2 = re2 + re;
            im2 = im2 + im;
            re3 = re3 + (re * dx - im * dy);
            im3 = im3 + (re * dy + im * dx);
        }
        let [a, b, c, d] = far2.lanes();
        let farthest = larger(larger(a, b), larger(c, d));
        Cell {
            x: centre[0],
            y: centre[1],
            radius: farthest.sqrt(),
            mass: total,
            second: [re2.sum(), im2.sum()],
            third: [re3.sum(), im3.sum()],
            local: [[0.0; 4]; 2],
        }
    }

    /// The cell that contains two cells.
    pub fn of(children: [Cell; 2]) -> Cell {
        let [a, b] = children;
        let mass = a.mass + b.mass;
        let mut cell = Cell {
            x: (a.mass * a.x + b.mass * b.x) / mass,
            y: (a.mass * a.y + b.mass * b.y) / mass,
            mass,
            ..Cell::EMPTY
        };
        cell.radius = 0.0;
        for child in children {
            let t = [child.x - cell.x, child.y - cell.y];
            let t2 = multiply(t, t);
            let reach = (t[0] * t[0] + t[1] * t[1]).sqrt() + child.radius;
            cell.radius = larger(cell.radius, reach);
            // Σ m (z + t)² and Σ m (z + t)³ where Σ m z = 0.
            let second = multiply(child.second, t);
            let third = multiply(t2, t);
            for part in 0..2 {
                cell.second[part] += child.second[part] + child.mass * t2[part];
                cell.third[part] +=
                    child.third[part] + (3.0 * second[part] + child.mass * third[part]);
            }
        }
        cell
    }

    /// A cell without people.
    pub const EMPTY: Cell = Cell {
        x: 0.0,
        y: 0.0,
        radius: -1.0,
        mass: 0.0,
        second: [0.0; 2],
        third: [0.0; 2],
        local: [[0.0; 4]; 2],
    };

    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.radius < 0.0
    }

    /// Adds the local expansion of the parent cell, moved to this cell's centre.
    pub fn inherit(&mut self, parent: &Cell) {
        let t = [self.x - parent.x, self.y - parent.y];
        let term = |l: usize| [parent.local[0][l], parent.local[1][l]];
        let [l0, l1, l2, l3] = [term(0), term(1), term(2), term(3)];
        let plus = |a: [f32; 2], b: [f32; 2]| [a[0] + b[0], a[1] + b[1]];
        // The polynomial l0 + l1 w + l2 w² + l3 w³ expanded about t, by repeated use of Horner's
        // rule.
        let a2 = plus(l2, multiply(l3, t));
        let a1 = plus(l1, multiply(a2, t));
        let a0 = plus(l0, multiply(a1, t));
        let b2 = plus(a2, multiply(l3, t));
        let b1 = plus(a1, multiply(b2, t));
        let c2 = plus(b2, multiply(l3, t));
        for (l, term) in [a0, b1, c2, l3].into_iter().enumerate() {
            self.local[0][l] += term[0];
            self.local[1][l] += term[1];
        }
    }
}

/// Adds the far field of each cell to the local expansion of the other.
///
/// With D from the source's centre to the target's and u = 1/D, Σ m_j/(z − z_j) is
/// Σ_l (−u)^l w^l Σ_k C(k+l, l) M_k u^(k+1) at w from the target's centre.
#[inline(always)]
pub(super) fn meet(a: &mut Cell, b: &mut Cell) {
    let (dx, dy) = (a.x - b.x, a.y - b.y);
    let inverse = 1.0 / (dx * dx + dy * dy);
    let u = [dx * inverse, -dy * inverse];
    let u2 = multiply(u, u);
    let u3 = multiply(u2, u);
    let u4 = multiply(u2, u2);
    let on_a = terms(
        [b.mass * u[0], b.mass * u[1]],
        multiply(b.second, u3),
        multiply(b.third, u4),
    );
    // For the other cell, u becomes −u: the odd powers change sign.
    let back = multiply(a.second, u3);
    let on_b = terms(
        [-(a.mass * u[0]), -(a.mass * u[1])],
        [-back[0], -back[1]],
        multiply(a.third, u4),
    );
    let even = F32x4::load(&[1.0, u[0], u2[0], u3[0]]);
    let odd = F32x4::load(&[0.0, u[1], u2[1], u3[1]]);
    let sign = F32x4::load(&[1.0, -1.0, 1.0, -1.0]);
    add(a, on_a, even * sign, odd * sign);
    add(b, on_b, even, odd);
}

/// Σ_k C(k+l, l) times the terms for k = 0, 2, 3, in lanes by l.
#[inline(always)]
fn terms(zeroth: [f32; 2], second: [f32; 2], third: [f32; 2]) -> [F32x4; 2] {
    let (two, three) = (
        F32x4::load(&[1.0, 3.0, 6.0, 10.0]),
        F32x4::load(&[1.0, 4.0, 10.0, 20.0]),
    );
    [0, 1].map(|part| {
        F32x4::splat(zeroth[part])
            + (F32x4::splat(second[part]) * two + F32x4::splat(third[part]) * three)
    })
}

#[inline(always)]
fn add(cell: &mut Cell, [re, im]: [F32x4; 2], power_re: F32x4, power_im: F32x4) {
    let [local_re, local_im] = &mut cell.local;
    (F32x4::load(local_re) + (re * power_re - im * power_im)).store(local_re);
    (F32x4::load(local_im) + (re * power_im + im * power_re)).store(local_im);
}

/// The product of two complex numbers.
#[inline(always)]
fn multiply(a: [f32; 2], b: [f32; 2]) -> [f32; 2] {
    [a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]]
}

/// The larger number. Cheaper than `f32::max`, because NaN needs no special treatment here.
#[inline(always)]
pub(super) fn larger(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}
