//! Preferential attachment: a newcomer makes ties with people in proportion to their degrees.

use super::clustered;
use crate::base::progress::Progress;
use crate::base::random::Stream;

/// The model of Barabási and Albert (1999, "Emergence of scaling in random networks"). It starts
/// from a complete graph of m + 1 people. Each newcomer makes m ties with different people, each
/// chosen in proportion to their degree so far. m is half of `mean`, rounded, at least 1. The mean
/// degree is about 2m. In a large world P(k) = 2m(m+1) / (k(k+1)(k+2)).
///
/// A person appears in the list of the ends of ties once for each of their ties. So a uniform
/// choice from that list is a choice in proportion to degree (Batagelj, Brandes 2005, "Efficient
/// generation of large random networks"). O(ties).
pub(super) fn ties(
    people: usize,
    mean: f64,
    stream: &mut Stream,
    progress: &mut Progress,
) -> Vec<[u32; 2]> {
    clustered::ties(people, mean, 0.0, stream, progress)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::graph::Graph;

    fn ties(people: usize, mean: f64, stream: &mut Stream) -> Vec<[u32; 2]> {
        Progress::silent(|progress| super::ties(people, mean, stream, progress))
    }

    #[test]
    fn degrees_follow_the_exact_distribution() {
        // m = 5, 10^5 people. The count of a degree has a standard deviation of at most
        // sqrt(n p (1 − p)); five standard deviations are allowed, and 1 % for the finite size.
        let graph = Graph::from_ties(100_000, &ties(100_000, 10.0, &mut Stream::new(1, "test")));
        for (degree, share) in [
            (5, 0.285714),
            (6, 0.178571),
            (10, 0.0454545),
            (20, 0.00649351),
        ] {
            let count = (0..100_000)
                .filter(|&person| graph.degree(person) == degree)
                .count() as f64;
            let deviation = 5.0 * (1e5f64 * share * (1.0 - share)).sqrt() + 1e5 * share * 0.01;
            assert!(
                (count - 1e5 * share).abs() < deviation,
                "degree {degree}: {count}"
            );
        }
        assert_eq!(graph.ties(), 15 + 99_994 * 5);
    }

    #[test]
    fn small_worlds_are_complete() {
        let mut stream = Stream::new(1, "test");
        assert_eq!(ties(2, 1.0, &mut stream).len(), 1);
        assert_eq!(
            ties(4, 3.0, &mut stream).len(),
            3 + 2,
            "m = 2: a triangle and one newcomer"
        );
        assert_eq!(ties(4, 0.0, &mut stream).len(), 0);
        assert_eq!(ties(3, 2.0, &mut stream).len(), 2);
    }
}
