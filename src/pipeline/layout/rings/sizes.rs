//! The radius of people in the rings: a step from each degree to the next, and hubs larger.

/// Inner and outer radius of the bands, in picture units: 1st, 2nd and 3rd degree, and all other
/// people.
pub const BANDS: [[f32; 2]; 4] = [[0.15, 0.43], [0.465, 0.69], [0.725, 0.87], [0.905, 0.995]];

/// Maximum radius of a person with 12 ties of the 1st, 2nd and 3rd degree and beyond, in picture
/// units.
const RADII: [f32; 4] = [0.0235, 0.0115, 0.0068, 0.0042];

/// Radius as a share of the square root of the area per person, by band. At .285, people at random
/// places would cover a quarter of the band. The 1st degree has room to stand apart, also where most
/// of it is of one community.
const OF_AREA: [f32; 4] = [0.25, 0.285, 0.285, 0.285];

/// Maximum radius as a share of the radius in the next inner band.
const STEP: f32 = 0.66;

/// The number of people below which all are larger, and the largest factor.
const FEW: f32 = 100.0;
const LARGER: f32 = 2.0;

/// The number of people above which all are smaller, by the fourth root: a community has a narrow
/// part of the circle.
const MANY: f32 = 4000.0;

/// Factor on the radius of a person: `LEAST` without ties, up to `MOST` with very many. The number
/// of ties at which it is about 1.
const LEAST: f32 = 0.78;
const MOST: f32 = 1.55;
const GROWTH: f32 = 0.25;
const TIES: f32 = 12.0;

/// The radius of people at a moment, by degree and number of ties.
#[derive(Clone, Copy, Debug)]
pub struct Sizes {
    /// The radius by band.
    radius: [f32; 4],
    /// The smallest factor, and the largest by band.
    least: f32,
    most: [f32; 4],
}

impl Sizes {
    /// The same radius for all people of a band.
    pub(super) fn fixed(radius: [f32; 4]) -> Sizes {
        Sizes {
            radius,
            least: 1.0,
            most: [1.0; 4],
        }
    }

    /// The radius when `counts` people are in the four bands. People are smaller the more are in
    /// their band. Nobody is larger than the smallest person of the next inner band.
    pub(super) fn of(counts: [f32; 4]) -> Sizes {
        let all: f32 = counts.iter().sum();
        let share = |count: f32| (count / all.max(1.0)).sqrt();
        let larger = share(FEW).clamp(1.0, LARGER) * share(MANY).sqrt().min(1.0);
        let (mut radius, mut most) = (RADII, [MOST; 4]);
        for band in 0..4 {
            let [inner, outer] = BANDS[band];
            let area = std::f32::consts::PI * (outer * outer - inner * inner);
            let room = OF_AREA[band] * (area / counts[band].max(1.0)).sqrt();
            radius[band] = (RADII[band] * larger).min(room);
            if band > 0 {
                radius[band] = radius[band].min(radius[band - 1] * STEP);
                most[band] = (LEAST * radius[band - 1] / radius[band]).min(MOST);
            }
        }
        Sizes {
            radius,
            least: LEAST,
            most,
        }
    }

    /// The radius of a person of degree `degree` (1 to 3, or 4 for all others) with a number of
    /// ties. O(1).
    ///
    /// # Panics
    /// If `degree` is not from 1 to 4.
    #[inline]
    pub fn radius(&self, degree: u32, ties: usize) -> f32 {
        let band = degree as usize - 1;
        let factor = self.least + GROWTH * (ties as f32 / TIES).sqrt();
        self.radius[band] * factor.min(self.most[band])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_as_large_as_anybody_of_an_inner_degree() {
        for counts in [
            [0.0, 0.0, 0.0, 8.0],
            [4.0, 3.0, 1.0, 0.0],
            [28.0, 380.0, 978.0, 614.0],
            [435.0, 1050.0, 500.0, 15.0],
            [30_000.0, 500_000.0, 400_000.0, 70_000.0],
        ] {
            let sizes = Sizes::of(counts);
            for degree in 1..4 {
                let (near, far) = (sizes.radius(degree, 0), sizes.radius(degree + 1, 100_000));
                assert!(far <= near * 1.0001, "{counts:?}: {far} beside {near}");
                let typical = sizes.radius(degree + 1, 12) / sizes.radius(degree, 12);
                assert!(typical <= 0.67, "{counts:?}: a step of {typical}");
            }
        }
    }

    #[test]
    fn hubs_are_larger_and_a_crowd_is_smaller() {
        let few = Sizes::of([28.0, 380.0, 978.0, 614.0]);
        assert!((few.radius(1, 12) - 0.0235 * 1.03).abs() < 1e-4);
        for degree in 1..=4 {
            assert!(few.radius(degree, 60) > 1.2 * few.radius(degree, 5));
        }
        let many = Sizes::of([28.0, 50_000.0, 978.0, 614.0]);
        assert!(many.radius(2, 12) < 0.2 * few.radius(2, 12));
    }

    #[test]
    fn a_list_has_one_size_in_each_band() {
        let list = Sizes::fixed([0.02, 0.0, 0.0, 0.01]);
        assert_eq!(list.radius(1, 1), 0.02);
        assert_eq!(list.radius(4, 1000), 0.01);
    }
}
