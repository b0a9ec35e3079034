//! An estimate of the number of people at distance two from a person, given only the person's
//! number of connections. The estimate uses published figures and has a band. It is not a result of
//! the model and not a count.
//!
//! Two numbers are unknown: the number of connections of your connections, and the number of
//! different people among these. With k connections, p paths from each, and a share u(k) of all k·p
//! paths that lead to a new person, there are S(k) = k · p · u(k) people two steps away.
//!
//! | | p | u(k) |
//! |---|---|---|
//! | middle | 403: a person with 100 friends has 40,300 friends of friends, counted once for each path (Ugander et al. 2011) | k^−0.083: 27,500 of these are different people, and u(1) = 1 |
//! | low | 190: your connections have the mean degree of all people (same source) | falls as in the network where ten times the connections were measured to bring a newcomer least: 37,700 developers, a few of whom have very many ties |
//! | high | 635: your connections have the mean degree at the end of a tie, ⟨k²⟩/⟨k⟩ (same source) | does not fall up to 10 connections; then falls as in the network where ten times the connections were measured to bring a newcomer most: co-authors |
//!
//! Each line has a gain of its own for each tenfold: from 1 to 10 connections, from 10 to 100, and from
//! 100 to 1,000. Nothing was measured beyond 1,000; there each line goes on with its last gain.
//!
//! **Assumption.** The estimate assumes that your connections have about as many connections as
//! people had on Facebook in May 2011. No band covers that: a recruiter's connections have more,
//! and in a young network all people have fewer. The ends of the band are not quantiles. They are
//! the least and the most favourable of the measured figures. A person's own network may lie
//! outside the band. It is below the band if most connections know each other, as in a small
//! company: in the measured networks of a few thousand people or fewer, only 0.10 to 0.75 of the
//! paths of an average person, who has 5 to 30 ties, lead to a new person.

/// The paths from a connection, [low, middle, high]: the mean degree of all people; the mean degree
/// of the friends of a person with 100 friends; and the mean degree at the end of a tie (Ugander,
/// Karrer, Backstrom, Marlow 2011, arXiv 1111.4503).
pub const PATHS: [f64; 3] = [190.0, 403.0, 635.0];

/// The number of different friends of friends of a person with 100 friends (same source).
pub const UNIQUE: f64 = 27_500.0;

/// The smallest measured factors by which ten times the connections multiplied the people within
/// two steps: from 1 connection to 10, to 100 and to 1,000, among GitHub's developers (the table of
/// `cargo xtask verify`, "A newcomer among GitHub developers"). The first connection, a person at a
/// random end of a tie, brings ⟨k²⟩/⟨k⟩ = 441 people.
const LEAST_OF_TENFOLD: [f64; 3] = [4_108.0 / 441.0, 17_516.0 / 4_108.0, 27_850.0 / 17_829.0];

/// The largest measured factors, of the same three steps: among co-authors, where people invite in
/// proportion to their ties, and where uniform strangers are accepted. From 1 to 10 nothing was
/// measured among them: 10 is the most that ten times the connections bring on average over their
/// orders.
const MOST_OF_TENFOLD: [f64; 3] = [10.0, 2_360.0 / 239.0, 7_734.0 / 992.0];

/// Estimated number of people at distance two for a person with `connections` connections:
/// `[low, middle, high]`. Each value increases with `connections`, at a decreasing rate. All are 0
/// for 0 connections. O(1).
///
/// ```
/// let [low, middle, high] = hopscope::estimate::second_degree(100);
/// assert_eq!(middle.round(), 27_500.0);
/// assert!(low < middle && middle < high);
/// ```
pub fn second_degree(connections: u32) -> [f64; 3] {
    let k = f64::from(connections);
    if connections == 0 {
        return [0.0; 3];
    }
    let [low, middle, high] = PATHS;
    // The exponent is chosen so that k = 100 gives the published share of different people.
    let falling = libm::log10(UNIQUE / (100.0 * middle)) / 2.0;
    [
        low * multiplied(k, LEAST_OF_TENFOLD),
        middle * libm::pow(k, 1.0 + falling),
        high * multiplied(k, MOST_OF_TENFOLD),
    ]
}

/// The ratio S(k) / S(1) of a line with these gains of ten times the connections. It is a power law
/// in k between successive powers of ten; the last exponent continues beyond 1,000.
fn multiplied(k: f64, gains: [f64; 3]) -> f64 {
    let (mut begin, mut times, mut gain) = (1.0, 1.0, 1.0);
    for (place, &next) in gains.iter().enumerate() {
        if place > 0 && k < 10.0 * begin {
            break;
        }
        if place > 0 {
            begin *= 10.0;
            times *= gain;
        }
        gain = next;
    }
    times * libm::pow(k / begin, libm::log10(gain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_rises_ever_more_slowly() {
        let lines: Vec<[f64; 3]> = (0..=30_000).map(second_degree).collect();
        for line in 0..3 {
            let mut before = f64::INFINITY;
            for pair in lines.windows(2) {
                let gain = pair[1][line] - pair[0][line];
                assert!(
                    gain > 0.0 && gain <= before * (1.0 + 1e-9),
                    "line {line}: {gain} after {before}"
                );
                before = gain;
            }
        }
    }

    #[test]
    fn the_band_is_in_order_and_widens() {
        let mut before = 1.0;
        for k in 1..=30_000 {
            let [low, middle, high] = second_degree(k);
            assert!(low < middle && middle < high, "{k}");
            assert!(high / low >= before, "{k}");
            before = high / low * (1.0 - 1e-9);
        }
        assert_eq!(second_degree(0), [0.0; 3]);
    }

    /// People within two steps after 10, 100 and 1,000 connections (docs/science.md, A newcomer in a
    /// real network).
    const MEASURED: [[f64; 3]; 6] = [
        [4173.0, 17_829.0, 27_850.0],
        [4108.0, 17_516.0, 28_190.0],
        [196.0, 1373.0, 9179.0],
        [188.0, 1609.0, 9177.0],
        [239.0, 2360.0, 12_808.0],
        [114.0, 992.0, 7734.0],
    ];

    #[test]
    fn each_tenfold_has_the_least_and_the_most_that_was_measured_for_it() {
        for (place, from) in [(0, 10), (1, 100)] {
            let gains = MEASURED.map(|people| people[place + 1] / people[place]);
            let [low, _, high] =
                [0, 1, 2].map(|line| second_degree(10 * from)[line] / second_degree(from)[line]);
            let least = gains.into_iter().fold(f64::INFINITY, f64::min);
            let most = gains.into_iter().fold(0.0, f64::max);
            assert!((low / least - 1.0).abs() < 1e-9, "{from}: {low}, {least}");
            assert!((high / most - 1.0).abs() < 1e-9, "{from}: {high}, {most}");
        }
    }

    #[test]
    fn known_series_with_the_published_paths_lie_in_the_band() {
        // Uniform strangers with 403 ties each, among few people and among very many: the expected
        // number of people within two steps.
        for people in [3e5_f64, 1e6, 1e8] {
            for k in 1..=1000 {
                let missed = libm::pow(1.0 - 404.0 / people, f64::from(k));
                let expected = people * (1.0 - missed) - f64::from(k);
                let [low, _, high] = second_degree(k);
                assert!(
                    low < expected && expected < high,
                    "{people}, {k}: {expected}"
                );
            }
        }
        // The measured series themselves, begun at the low and the high number of paths.
        let low = [1.0, 10.0, 100.0].map(|k| second_degree(k as u32)[0] / 190.0);
        for (ours, theirs) in low.into_iter().zip([441.0, 4108.0, 17_516.0]) {
            assert!((ours / (theirs / 441.0) - 1.0).abs() < 1e-9, "{ours}");
        }
    }
}
