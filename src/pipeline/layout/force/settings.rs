//! The strengths of the forces.

/// The strengths of the forces, in natural units: two people of mass 1 with one tie balance at a
/// distance of 1 (without gravity, for the default values). A value outside its range is clamped;
/// NaN becomes the lower end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Strength of the attraction of a tie; 0.1 to 10.
    pub attraction: f32,
    /// Reduction of the attraction of short ties; 0 to 10. It makes tie lengths more equal. The
    /// attraction of a tie of length d is attraction · d · (1 + softness) · d / (d + softness · h),
    /// with h the harmonic mean of all lengths, unless d is much more than h. At 0 a tie is a
    /// linear spring.
    pub softness: f32,
    /// Strength of the repulsion; 0.1 to 10. The force between two people is this value times the
    /// product of their masses, divided by their distance.
    pub repulsion: f32,
    /// Strength of the gravity towards (0, 0), relative to the mean stiffness of a person's ties;
    /// 0.001 to 10. The force is proportional to mass and distance. It centres the layout and
    /// keeps its components together.
    pub gravity: f32,
    /// Opening criterion of the repulsion; 0 to 0.9. Two cells interact as a whole if the sum of
    /// their radii is below theta times the distance of their centres. At 0 all pairs are summed
    /// exactly; at 0.9 the root mean square error is below 0.5 %.
    pub theta: f32,
    /// Weight of a tie between two communities, relative to a tie within one; 0.1 to 1. Below 1 it
    /// sets communities apart.
    pub between: f32,
}

impl Settings {
    pub(super) fn within_range(self) -> Settings {
        // `clamp` leaves NaN unchanged; this makes NaN the lower end.
        let within =
            |value: f32, low: f32, high: f32| if value > low { value.min(high) } else { low };
        Settings {
            attraction: within(self.attraction, 0.1, 10.0),
            softness: within(self.softness, 0.0, 10.0),
            repulsion: within(self.repulsion, 0.1, 10.0),
            gravity: within(self.gravity, 0.001, 10.0),
            theta: within(self.theta, 0.0, 0.9),
            between: within(self.between, 0.1, 1.0),
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
            between: 1.0,
        }
    }
}
