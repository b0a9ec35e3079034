//! The configuration model: given degrees, otherwise random ties.

use super::stub_matching::StubMatching;
use crate::base::progress::Progress;
use crate::base::random::Stream;

/// Number of random ties that a repair tries before it accepts half a swap.
const FULL_SWAPS: usize = 500;

/// Number of random ties that a repair tries before it gives up.
const TRIES: usize = 100_000;

/// The configuration model (Molloy, Reed 1995; Newman, Strogatz, Watts 2001) without self-loops and
/// repeated ties. Pairs the stubs (the open ends of ties) at random. Repairs a pair that would be a
/// self-loop or a repetition by a double-edge swap: stubs a, b and a tie c–d become ties a–c and
/// b–d (Fosdick, Larremore, Nishimura, Ugander 2018, "Configuring random graph models with fixed
/// degree sequences").
///
/// If no swap is found, makes half a swap (the tie a–c replaces c–d, and d is open instead of a),
/// again and again: that reaches a graph of these degrees from any graph with two open stubs
/// (Jerrum, Sinclair 1990, "Fast uniform generation of regular graphs"). So all degrees are exactly
/// as given if some graph has them (Erdős, Gallai 1960); otherwise some are lower. Expected O(ties
/// · degree), for degrees far below the number of people.
///
/// The result is not exactly uniform among these graphs if many repairs are needed. More are
/// needed, the nearer the largest degree is to √(2 · ties).
#[inline(never)]
pub(super) fn ties(degrees: &[u32], stream: &mut Stream, progress: &mut Progress) -> Vec<[u32; 2]> {
    let (mut matching, open) = StubMatching::all_paired(degrees, stream, progress);
    let mut open = matching.pair(open, &(0..degrees.len()), 1, stream, &|_, _| true, progress);
    while let [.., a, b] = open[..] {
        if !repair(&mut matching, a, b, stream) {
            break;
        }
        open.truncate(open.len() - 2);
    }
    // An odd sum of degrees leaves one stub: no graph has these degrees.
    matching.ties
}

/// The degree of each person.
pub(super) fn degrees(people: usize, ties: &[[u32; 2]]) -> Vec<u32> {
    let mut degrees = vec![0; people];
    for person in ties.as_flattened() {
        degrees[*person as usize] += 1;
    }
    degrees
}

/// Makes ties from two open stubs, of one person or of two. Returns whether that was possible.
#[inline(never)]
fn repair(matching: &mut StubMatching, mut a: u32, mut b: u32, stream: &mut Stream) -> bool {
    for attempt in 0..TRIES {
        if matching.free(a, b) {
            matching.tie(a, b);
            return true;
        }
        if matching.ties.is_empty() {
            break;
        }
        let place = stream.below(matching.ties.len() as u32) as usize;
        let mut tie = matching.ties[place];
        if attempt & 2 == 0 {
            tie.reverse();
        }
        let [c, d] = tie;
        let both = matching.free(a, c) && matching.free(b, d);
        if both || attempt >= FULL_SWAPS && matching.free(a, c) {
            matching.untie(place);
            matching.tie(a, c);
            // If d and b cannot get a tie, this is half a swap: d is open instead of a.
            a = d;
        }
        std::mem::swap(&mut a, &mut b);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::graph::Graph;

    fn ties(degrees: &[u32], stream: &mut Stream) -> Vec<[u32; 2]> {
        Progress::silent(|progress| super::ties(degrees, stream, progress))
    }

    fn degrees_of(ties: &[[u32; 2]], people: usize) -> Vec<u32> {
        let graph = Graph::from_ties(people, ties);
        assert_eq!(graph.ties(), ties.len(), "no self-loops, no repetitions");
        (0..people as u32)
            .map(|person| graph.degree(person) as u32)
            .collect()
    }

    #[test]
    fn hard_sequences_come_out_exactly() {
        let complete = vec![29; 30];
        let star: Vec<u32> = std::iter::once(40).chain(vec![1; 40]).collect();
        // A threshold network: only one has these degrees.
        let threshold = [7, 6, 5, 4, 4, 3, 2, 1].to_vec();
        let pairs = vec![1; 100];
        let hubs: Vec<u32> = [vec![30; 10], vec![10; 30]].concat();
        for degrees in [complete, star, threshold, pairs, hubs] {
            for seed in 0..20 {
                let ties = ties(&degrees, &mut Stream::new(seed, "test"));
                assert_eq!(degrees_of(&ties, degrees.len()), degrees, "seed {seed}");
            }
        }
    }

    #[test]
    fn impossible_sequences_miss_little() {
        for (degrees, missing) in [
            (vec![3, 1, 1], 1),
            (vec![2, 2], 2),
            (vec![1, 1, 1], 1),
            (vec![], 0),
        ] {
            let ties = ties(&degrees, &mut Stream::new(1, "test"));
            let made: u32 = degrees_of(&ties, degrees.len()).iter().sum();
            assert_eq!(made + missing, degrees.iter().sum::<u32>());
        }
    }

    #[test]
    fn every_network_of_three_pairs_is_as_likely() {
        // Six people with one tie each have 15 networks: 15,000 draws, standard deviation 30.6
        // each; five standard deviations are allowed.
        let mut stream = Stream::new(2, "test");
        let mut counts = std::collections::BTreeMap::new();
        for _ in 0..15_000 {
            let mut ties = ties(&[1; 6], &mut stream);
            ties.iter_mut().for_each(|tie| tie.sort_unstable());
            ties.sort_unstable();
            *counts.entry(ties).or_insert(0i32) += 1;
        }
        assert_eq!(counts.len(), 15);
        assert!(
            counts.values().all(|count| (count - 1000).abs() < 153),
            "{counts:?}"
        );
    }
}
