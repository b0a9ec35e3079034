//! The strengths of the forces.

/// The strengths of the forces, in natural units: a distance of 1 is where two people of the mean mass and one
/// tie balance. A value outside its range is taken for the nearest one within.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// How strongly a tie pulls its ends together; 0.1 to 10.
    pub attraction: f32,
    /// How much less those pull who stand near each other, which makes ties more alike in length; 0 to
    /// 10. A tie of length d pulls with attraction · d · (1 + softness) · d / (d + softness · the harmonic mean
    /// of all lengths), as long as it is not far longer than that; with 0 it is a spring.
    pub softness: f32,
    /// How strongly two people push each other away, times the product of their masses, divided by
    /// their distance; 0.1 to 10.
    pub repulsion: f32,
    /// How strongly the middle pulls everybody, times mass and distance, as a share of what those who
    /// have ties are pulled with by all of theirs on average; 0.001 to 10. It centres the picture, and
    /// keeps people together between whom there is no way.
    pub gravity: f32,
    /// How large two cells may be to be taken as a whole in summing up the repulsion: the sum of their
    /// radii by the distance of their centres. 0, which sums up every pair, to 0.9, whose error is
    /// below 0.5 % (root mean square).
    pub theta: f32,
}

impl Settings {
    pub(super) fn within_range(self) -> Settings {
        // `clamp` leaves what is not a number as it is; this makes it the lower end.
        let within =
            |value: f32, low: f32, high: f32| if value > low { value.min(high) } else { low };
        Settings {
            attraction: within(self.attraction, 0.1, 10.0),
            softness: within(self.softness, 0.0, 10.0),
            repulsion: within(self.repulsion, 0.1, 10.0),
            gravity: within(self.gravity, 0.001, 10.0),
            theta: within(self.theta, 0.0, 0.9),
        }
    }
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            attraction: 1.0,
            softness: 3.0,
            repulsion: 1.0,
            gravity: 0.05,
            theta: 0.9,
        }
    }
}
