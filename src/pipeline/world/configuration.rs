//! Given degrees, everything else random: the null model of a network.

use super::stub_matching::StubMatching;
use crate::base::progress::Progress;
use crate::base::random::Stream;

/// How many ties drawn at random a repair looks at before it is content with half a swap.
const PATIENCE: usize = 500;

/// How many it looks at before the network is taken to be impossible.
const TRIES: usize = 100_000;

/// The configuration model (Molloy, Reed 1995; Newman, Strogatz, Watts 2001) without self-loops and
/// repeated ties: the open ends of ties are paired at random, and what would be a self-loop or a
/// repetition is repaired by double-edge swaps: an open pair a, b and a tie c–d become a–c and b–d
/// (Fosdick, Larremore, Nishimura, Ugander 2018, "Configuring random graph models with fixed degree
/// sequences").
///
/// Where no swap is found, half of one is made (a–c in place of c–d, so that d is open in place of a),
/// again and again: that reaches a network of these degrees from any with two ends open (Jerrum,
/// Sinclair 1990, "Fast uniform generation of regular graphs"). So everybody has exactly the degree
/// given wherever that is possible for all (Erdős, Gallai 1960); otherwise some have fewer.
/// O(ties · degree) expected, for degrees far below the number of people.
///
/// Not drawn with exactly the same chance from all such networks where many repairs were needed
/// (the more, the nearer the largest degree comes to √(2 · ties)).
#[inline(never)]
pub(super) fn ties(degrees: &[u32], stream: &mut Stream, progress: &mut Progress) -> Vec<[u32; 2]> {
    let (mut slots, open) = StubMatching::all_paired(degrees, stream, progress);
    let mut open = slots.pair(open, &(0..degrees.len()), 1, stream, &|_, _| true, progress);
    while let [.., a, b] = open[..] {
        if !repair(&mut slots, a, b, stream) {
            break;
        }
        open.truncate(open.len() - 2);
    }
    // An odd sum leaves one end over: then no network has all these degrees.
    slots.ties
}

/// How many ties each person has.
pub(super) fn degrees(people: usize, ties: &[[u32; 2]]) -> Vec<u32> {
    let mut degrees = vec![0; people];
    for person in ties.as_flattened() {
        degrees[*person as usize] += 1;
    }
    degrees
}

/// Closes two open ends, of one person or of two; whether that could be done.
#[inline(never)]
fn repair(slots: &mut StubMatching, mut a: u32, mut b: u32, stream: &mut Stream) -> bool {
    for attempt in 0..TRIES {
        if slots.free(a, b) {
            slots.tie(a, b);
            return true;
        }
        if slots.ties.is_empty() {
            break;
        }
        let place = stream.below(slots.ties.len() as u32) as usize;
        let mut tie = slots.ties[place];
        if attempt & 2 == 0 {
            tie.reverse();
        }
        let [c, d] = tie;
        let both = slots.free(a, c) && slots.free(b, d);
        if both || attempt >= PATIENCE && slots.free(a, c) {
            slots.untie(place);
            slots.tie(a, c);
            // A hinge flip where d cannot be tied to b yet: d is open in place of a.
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
        // Six people with one tie each have 15 networks: 15,000 draws, standard deviation 30.6 each;
        // five of them allowed.
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
