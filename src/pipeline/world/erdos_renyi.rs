//! Random graphs: ties between uniformly random pairs.

use super::progress_share::TIES_PERCENT;
use crate::base::progress::Progress;
use crate::base::random::Stream;

/// G(n, p) (Gilbert 1959, "Random graphs"): each pair has a tie with probability p = mean / (people
/// − 1), independently. So the mean degree is `mean`.
///
/// Visits the pairs in order and jumps over those without a tie. The length of a jump has a
/// geometric distribution (Batagelj, Brandes 2005, "Efficient generation of large random networks",
/// algorithm 1). Expected O(people + ties).
#[inline(never)]
pub(super) fn gnp(
    people: usize,
    mean: f64,
    stream: &mut Stream,
    progress: &mut Progress,
) -> Vec<[u32; 2]> {
    let chance = mean / (people as f64 - 1.0);
    if chance <= 0.0 {
        return Vec::new();
    }
    if chance >= 1.0 {
        return (1..people as u32)
            .flat_map(|a| (0..a).map(move |b| [a, b]))
            .collect();
    }
    progress.begin(TIES_PERCENT);
    let mut ties = Vec::with_capacity((people as f64 * mean * 0.51) as usize);
    let per_jump = -1.0 / libm::log1p(-chance);
    let (mut larger, mut smaller) = (1usize, -1.0f64);
    loop {
        smaller += 1.0 + (stream.exponential() * per_jump).floor();
        while smaller >= larger as f64 {
            smaller -= larger as f64;
            larger += 1;
            if larger >= people {
                return ties;
            }
        }
        ties.push([larger as u32, smaller as u32]);
        progress.step(ties.len(), ties.capacity());
    }
}

/// G(n, m) (Erdős, Rényi 1959, "On random graphs I"): m = people · mean / 2 different ties,
/// rounded, uniform among all sets of m ties. Expected O(people + ties).
///
/// Given its number of ties, G(n, p) is uniform among all sets of that many ties, and stays uniform
/// when random ties are removed. So this generates a G(n, p) with more than m ties, on average six
/// standard deviations more, and removes random ties.
#[inline(never)]
pub(super) fn gnm(
    people: usize,
    mean: f64,
    stream: &mut Stream,
    progress: &mut Progress,
) -> Vec<[u32; 2]> {
    let number = (people as f64 * mean / 2.0).round();
    let more = number + 6.0 * number.sqrt();
    loop {
        let mut ties = gnp(people, 2.0 * more / people as f64, stream, progress);
        if ties.len() >= number as usize {
            while ties.len() > number as usize {
                ties.swap_remove(stream.below(ties.len() as u32) as usize);
            }
            return ties;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::graph::Graph;

    fn ties(people: usize, mean: f64, stream: &mut Stream) -> Vec<[u32; 2]> {
        Progress::silent(|progress| super::gnp(people, mean, stream, progress))
    }

    #[test]
    fn every_pair_has_a_tie_with_the_same_chance() {
        // 2,000 worlds of 6 people, p = .4: a pair's count has mean 800, standard deviation 21.9;
        // five standard deviations are allowed for each of the 15 pairs.
        let mut stream = Stream::new(1, "test");
        let mut counts = [[0i32; 6]; 6];
        for _ in 0..2000 {
            for [a, b] in ties(6, 2.0, &mut stream) {
                counts[a as usize][b as usize] += 1;
            }
        }
        for a in 0..6 {
            for b in 0..6 {
                let expected = if b < a { 800 } else { 0 };
                assert!(
                    (counts[a][b] - expected).abs() <= if b < a { 110 } else { 0 },
                    "{a} {b}: {counts:?}"
                );
            }
        }
    }

    #[test]
    fn the_mean_is_as_asked_and_nobody_is_clustered() {
        // 10^5 people, mean 10: the number of ties has a standard deviation of 707; five allowed.
        // Clustering is ⟨k⟩/n = .0001 (SCIENCE: "Random: C = ⟨k⟩/n"); about 167 triangles, ±13.
        let graph = Graph::from_ties(100_000, &ties(100_000, 10.0, &mut Stream::new(3, "test")));
        assert!(graph.ties().abs_diff(500_000) < 3536, "{}", graph.ties());
        assert!(
            (graph.transitivity() - 1e-4).abs() < 4e-5,
            "{}",
            graph.transitivity()
        );
    }

    #[test]
    fn all_or_nothing() {
        assert_eq!(ties(5, 0.0, &mut Stream::new(1, "test")).len(), 0);
        assert_eq!(ties(5, 4.0, &mut Stream::new(1, "test")).len(), 10);
        assert_eq!(ties(2, 1.0, &mut Stream::new(1, "test")), [[1, 0]]);
    }
}
