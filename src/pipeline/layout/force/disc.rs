//! Maps positions to the unit disc and back.

/// The share of people outside the inner disc.
const OUTSIDE: f32 = 0.02;

/// Radius of the inner disc in the unit disc.
const EDGE: f32 = 0.9;

/// Number of rings, equal in squared distance, per mean squared distance.
const RINGS_A_MEAN: f32 = 64.0;

/// Number of rings: up to four times the root mean square distance. At most 6.25 % of people are
/// farther away (Chebyshev's inequality).
const RINGS: usize = 1024;

/// The disc around (0, 0) that contains nearly all people.
#[derive(Clone, Copy, Debug)]
pub(super) struct Disc {
    pub radius: f32,
}

impl Default for Disc {
    fn default() -> Disc {
        Disc { radius: 1.0 }
    }
}

impl Disc {
    /// The disc of all people except the first (you). O(people).
    #[inline(never)]
    pub fn around(positions: &[[f32; 2]]) -> Disc {
        let others = positions.get(1..).unwrap_or_default();
        let distances2 = || others.iter().map(|[x, y]| x * x + y * y);
        let sum: f64 = distances2().map(f64::from).sum();
        let mean = sum as f32 / others.len().max(1) as f32;
        if mean <= 0.0 {
            return Disc::default();
        }
        let mut rings = [0u32; RINGS];
        let scale = RINGS_A_MEAN / mean;
        for distance2 in distances2() {
            // The cast saturates if the number is too large for usize.
            let ring = (distance2 * scale) as usize;
            rings[ring.min(RINGS - 1)] += 1;
        }
        let mut outside = 0;
        let allowed = (others.len() as f32 * OUTSIDE) as u32;
        let mut ring = RINGS;
        while ring > 1 && outside + rings[ring - 1] <= allowed {
            ring -= 1;
            outside += rings[ring];
        }
        let radius = (ring as f32 / scale).sqrt();
        Disc {
            radius: if radius > 1.0 { radius } else { 1.0 },
        }
    }

    /// The point of the unit disc for a position.
    pub fn place(self, [x, y]: [f32; 2]) -> [f32; 2] {
        let scale = EDGE / self.radius;
        let [x, y] = [x * scale, y * scale];
        let distance = (x * x + y * y).sqrt();
        if distance <= EDGE {
            return [x, y];
        }
        // A hyperbola from EDGE towards 1 with slope 1 at EDGE.
        let brought = 1.0 - (1.0 - EDGE) * (1.0 - EDGE) / (distance - EDGE + (1.0 - EDGE));
        [x * brought / distance, y * brought / distance]
    }

    /// The position for a point of the unit disc; `None` if the point is not finite.
    pub fn position(self, [x, y]: [f32; 2]) -> Option<[f32; 2]> {
        /// Points beyond this radius are moved to it.
        const FARTHEST: f32 = 0.99;
        let distance = (x * x + y * y).sqrt();
        if !distance.is_finite() {
            return None;
        }
        let scale = self.radius / EDGE;
        if distance <= EDGE {
            return Some([x * scale, y * scale]);
        }
        let brought = if distance < FARTHEST {
            distance
        } else {
            FARTHEST
        };
        let far = (1.0 - EDGE) * (1.0 - EDGE) / (1.0 - brought) - (1.0 - EDGE) + EDGE;
        Some([x, y].map(|part| part / distance * far * scale))
    }
}
