//! Estimate of the number of people at distance two from a person, given only the person's number
//! of connections. It uses published figures and has a band. It is not a result of the model and
//! not a count.
//!
//! Two things are unknown: how many connections your connections have, and how many of those are the same people.
//! With k connections, p paths on from each, and a share u(k) of all k·p paths that lead to somebody new, there are
//! S(k) = k · p · u(k) people two steps away.
//!
//! | | p | u(k) |
//! |---|---|---|
//! | middle | 403: somebody with 100 friends has 40,300 friends of friends, those counted twice among them (Ugander et al. 2011) | k^−.083: 27,500 of these are different people, and with one connection nobody is counted twice |
//! | low | 190: your connections have as many as people have on average (the same) | falls as it does where newcomers were measured to gain least from ten times the connections: among 37,700 developers, a few of whom know very many |
//! | high | 635: they have as many as somebody at the end of a tie has on average, ⟨k²⟩/⟨k⟩ (the same) | falls as it does where a newcomer was measured to gain most from ten times the connections |
//!
//! **What it rests on**, and what no band covers: that your connections have about as many as people had on Facebook in
//! May 2011. Who sits among recruiters has more, and in a young network everybody has fewer. The ends of the band are no quantiles:
//! they are what the least and the most favourable of the measured figures give. A person's own network may lie outside; below it where
//! most connections know one another, as in one small company: of the paths of an average person, who has 5 to 30 ties, only .10 to .75
//! lead to somebody new in the measured networks of a few thousand people or fewer.

/// Paths on from a connection: everybody's mean degree; that of a friend of somebody with a hundred friends; and that
/// of whoever is at the end of a tie (Ugander, Karrer, Backstrom, Marlow 2011, arXiv 1111.4503).
pub const PATHS: [f64; 3] = [190.0, 403.0, 635.0];

/// Different friends of friends of somebody with a hundred friends (the same).
pub const UNIQUE: f64 = 27_500.0;

/// The smallest gains of ten times the connections that were measured, from 1 to 10, to 100 and to 1,000, in people within two steps:
/// among GitHub's developers (the table of `cargo xtask verify`, "A newcomer among GitHub developers"). One connection whose owner is
/// active brings ⟨k²⟩/⟨k⟩ = 441.
const LEAST_OF_TENFOLD: [f64; 3] = [4_108.0 / 441.0, 17_516.0 / 4_108.0, 27_850.0 / 17_829.0];

/// The largest gain of ten times the connections that was measured: among co-authors, from 10 to 100, where whoever is active invites.
const MOST_OF_TENFOLD: f64 = 2_360.0 / 239.0;

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
    // k = 100 gives the published share of different people.
    let falling = libm::log10(UNIQUE / (100.0 * middle)) / 2.0;
    [
        low * crowded(k),
        middle * libm::pow(k, 1.0 + falling),
        high * libm::pow(k, libm::log10(MOST_OF_TENFOLD)),
    ]
}

/// The low estimate's ratio S(k) / S(1). It is a power law in k between successive powers of ten;
/// the last exponent continues beyond 1,000.
fn crowded(k: f64) -> f64 {
    let (mut begin, mut times, mut gain) = (1.0, 1.0, 1.0);
    for (place, &next) in LEAST_OF_TENFOLD.iter().enumerate() {
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
}
