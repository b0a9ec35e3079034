//! The configuration model: given degrees, otherwise random ties.

use super::pair_set::PairSet;
use super::progress_share::TIES_PERCENT;
use super::stub_matching::shuffle;
use crate::base::progress::Progress;
use crate::base::random::Stream;

/// Number of random ties that a repair tries before it accepts half a swap.
const FULL_SWAPS: usize = 500;

/// Number of random ties that a repair tries before it gives up.
const TRIES: usize = 10_000;

/// Number of times that the open stubs are paired again after a repair that gave up.
const PAIRED_ANEW: usize = 20;

/// Number of rounds of swaps if almost all swaps are possible. Each tie takes part in one try a
/// round.
const ROUNDS: usize = 5;

/// The largest number of times [`ROUNDS`] that are made if few swaps are possible.
const MORE: usize = 16;

/// The smallest number of tries in all rounds, for networks of a few ties.
const LEAST_TRIES: usize = 2000;

/// Number of tries whose pairs are looked up together.
const AHEAD: usize = 32;

/// The configuration model (Molloy, Reed 1995; Newman, Strogatz, Watts 2001): a uniformly random
/// network among those of these degrees without self-loops and repeated ties.
///
/// First makes any such network: pairs the stubs (the open ends of ties) at random, and repairs each
/// pair that would be a self-loop or a repetition: see [`Ties::repair`]. If that does not succeed,
/// as where most people have ties with most others, begins again: see [`Ties::largest_first`]. This
/// alone would give hubs too many ties with each other. So double-edge swaps follow, in rounds: see
/// [`Ties::round`]. They are a Markov chain on these networks whose only stationary distribution is the uniform one
/// (Fosdick, Larremore, Nishimura, Ugander 2018, "Configuring random graph models with fixed degree
/// sequences"; rounds: Allendorf, Meyer, Penschuck, Tran 2022, "Parallel global edge switching for
/// the uniform sampling of simple graphs with prescribed degrees"). How fast the chain comes near
/// it is not known in general. Among GitHub's developers the first round takes away nine tenths or
/// more of what is wrong with transitivity and assortativity, and after two nothing is found.
///
/// All degrees are exactly as given if some network has them (Erdős, Gallai 1960); otherwise some
/// are lower, and the network is uniform among those of the lower degrees. Expected O(ties), with a
/// factor of up to [`MORE`] if few swaps are possible, as in networks that are almost complete.
#[inline(never)]
pub(super) fn ties(degrees: &[u32], stream: &mut Stream, progress: &mut Progress) -> Vec<[u32; 2]> {
    let (mut ties, mut open) = Ties::paired(degrees, stream, progress);
    let mut anew = 0;
    // An odd sum of degrees leaves one stub: no network has these degrees.
    while let [.., a, b] = open[..] {
        open.truncate(open.len() - 2);
        if let Err(left) = ties.repair(a, b, stream) {
            open.extend(left);
            if anew == PAIRED_ANEW {
                ties = Ties::largest_first(degrees);
                break;
            }
            anew += 1;
            stream.shuffle(&mut open);
        }
    }
    let tries = ties.list.len() / 2;
    if tries > 0 {
        progress.begin(5);
        let made = ties.round(stream, progress, [0, 1]);
        progress.begin(TIES_PERCENT - 25);
        // The number of later rounds depends only on the first round, so it does not change the
        // distribution that they approach.
        let more = (ROUNDS * tries / made.max(1)).min(ROUNDS * MORE);
        let more = more.max(LEAST_TRIES.div_ceil(tries));
        for round in 0..more {
            ties.round(stream, progress, [round, more]);
        }
    }
    ties.list
}

/// The degree of each person.
pub(super) fn degrees(people: usize, ties: &[[u32; 2]]) -> Vec<u32> {
    let mut degrees = vec![0; people];
    for person in ties.as_flattened() {
        degrees[*person as usize] += 1;
    }
    degrees
}

/// The ties of a network without self-loops and repeated ties.
struct Ties {
    list: Vec<[u32; 2]>,
    set: PairSet,
}

impl Ties {
    /// Pairs all stubs of these degrees at random. Returns the ties, and the stubs of the pairs that
    /// would be self-loops or repetitions: two for each pair, and one more if the sum is odd.
    fn paired(degrees: &[u32], stream: &mut Stream, progress: &mut Progress) -> (Ties, Vec<u32>) {
        let sum: usize = degrees.iter().map(|&degree| degree as usize).sum();
        let mut pairs = vec![[0u32; 2]; sum.div_ceil(2)];
        let mut stubs = pairs.as_flattened_mut().iter_mut();
        for (person, &degree) in (0..).zip(degrees) {
            for stub in stubs.by_ref().take(degree as usize) {
                *stub = person;
            }
        }
        progress.begin(10);
        let stubs = &mut pairs.as_flattened_mut()[..sum];
        shuffle(stubs, stream, progress, 1);
        let over = (sum % 2 == 1).then(|| stubs[sum - 1]);
        pairs.truncate(sum / 2);
        progress.begin(10);
        let mut ties = Ties {
            set: PairSet::with_room(pairs.len()),
            list: Vec::new(),
        };
        let (mut open, mut kept) = (Vec::new(), 0);
        for place in 0..pairs.len() {
            progress.step(place, pairs.len());
            if let Some(&pair) = pairs.get(place + AHEAD) {
                std::hint::black_box(ties.set.peek(pair));
            }
            let [a, b] = pairs[place];
            if ties.free(a, b) {
                ties.set.insert([a, b]);
                pairs[kept] = [a, b];
                kept += 1;
            } else {
                open.extend([a, b]);
            }
        }
        pairs.truncate(kept);
        ties.list = pairs;
        open.extend(over);
        (ties, open)
    }

    /// The network of these degrees in which each person in turn, from the one with most open stubs
    /// on, gets ties with those who have most of the others (Havel 1955; Hakimi 1962, "On
    /// realizability of a set of integers as degrees of the vertices of a linear graph"). It exists
    /// if any network of these degrees does; otherwise stubs without a partner are dropped.
    /// O(people² · log(people)), in practice O(people²).
    fn largest_first(degrees: &[u32]) -> Ties {
        let mut open: Vec<[u32; 2]> = (0..)
            .zip(degrees)
            .map(|(person, &degree)| [degree, person])
            .collect();
        let mut list = Vec::new();
        loop {
            open.retain(|&[degree, _]| degree > 0);
            open.sort_unstable();
            let Some([degree, person]) = open.pop() else {
                break;
            };
            for other in open.iter_mut().rev().take(degree as usize) {
                other[0] -= 1;
                list.push([person, other[1]]);
            }
        }
        let mut set = PairSet::with_room(list.len());
        list.iter().for_each(|&pair| set.insert(pair));
        Ties { list, set }
    }

    /// Whether two people can get a tie: they are different and have no tie. Expected O(1).
    #[inline]
    fn free(&self, a: u32, b: u32) -> bool {
        a != b && !self.set.contains([a, b])
    }

    fn tie(&mut self, a: u32, b: u32) {
        self.set.insert([a, b]);
        self.list.push([a, b]);
    }

    /// Makes ties from two open stubs a and b, of one person or of two.
    ///
    /// # Errors
    /// The two stubs that are open at the end, if that was not possible.
    ///
    /// If a–b cannot be a tie, takes a random tie c–d: a–c and b–d become ties instead of it. If no
    /// such swap is found, makes half a swap (the tie a–c replaces c–d, and d is open instead of
    /// a), again and again: that reaches a network of these degrees from any network with two open
    /// stubs (Jerrum, Sinclair 1990, "Fast uniform generation of regular graphs").
    #[inline(never)]
    fn repair(&mut self, mut a: u32, mut b: u32, stream: &mut Stream) -> Result<(), [u32; 2]> {
        for attempt in 0..TRIES {
            if self.free(a, b) {
                self.tie(a, b);
                return Ok(());
            }
            if self.list.is_empty() {
                break;
            }
            let place = stream.below(self.list.len() as u32) as usize;
            let mut tie = self.list[place];
            if attempt & 2 == 0 {
                tie.reverse();
            }
            let [c, d] = tie;
            let both = self.free(a, c) && self.free(b, d);
            if both || attempt >= FULL_SWAPS && self.free(a, c) {
                self.set.remove(self.list.swap_remove(place));
                self.tie(a, c);
                // If d and b cannot get a tie, this is half a swap: d is open instead of a.
                a = d;
            }
            std::mem::swap(&mut a, &mut b);
        }
        Err([a, b])
    }

    /// Puts the ties in random order, and tries one double-edge swap for each two adjacent ones a–b
    /// and c–d: to a–d and c–b, or to a–c and b–d. A swap that would make a self-loop or a
    /// repetition is not made. One of 16 tries makes none: without that, networks of few ties could
    /// alternate between two halves of all networks. Returns the number of swaps.
    ///
    /// Each swap is its own inverse, and the tries in reverse order lead back from the result. The
    /// order and its reverse are equally likely, so any network leads to any other as often as that
    /// one to it.
    #[inline(never)]
    fn round(
        &mut self,
        stream: &mut Stream,
        progress: &mut Progress,
        [round, rounds]: [usize; 2],
    ) -> usize {
        let Ties { list, set } = self;
        Progress::silent(|silent| shuffle(list, stream, silent, 1));
        let mut made = 0;
        let mut from = 0;
        while from + 1 < list.len() {
            let to = (from + 2 * AHEAD).min(list.len() / 2 * 2);
            let mut kinds = [0; AHEAD];
            let mut peeked = 0;
            for (two, kind) in list[from..to].as_chunks().0.iter().zip(&mut kinds) {
                *kind = stream.below(16);
                let swapped = swapped(*two, *kind);
                for pair in two.iter().chain(&swapped) {
                    peeked ^= set.peek(*pair);
                }
            }
            std::hint::black_box(peeked);
            for (two, kind) in list[from..to].as_chunks_mut().0.iter_mut().zip(kinds) {
                let swapped = swapped(*two, kind);
                let free = |[a, b]: [u32; 2]| a != b && !set.contains([a, b]);
                if kind > 0 && swapped.into_iter().all(free) {
                    two.iter().for_each(|&pair| set.remove(pair));
                    swapped.iter().for_each(|&pair| set.insert(pair));
                    *two = swapped;
                    made += 1;
                }
            }
            from = to;
            progress.report(round * list.len() + to, rounds * list.len());
        }
        made
    }
}

/// The two pairs after a swap. It is its own inverse.
#[inline]
fn swapped([[a, b], [c, d]]: [[u32; 2]; 2], kind: u32) -> [[u32; 2]; 2] {
    if kind.is_multiple_of(2) {
        [[a, d], [c, b]]
    } else {
        [[a, c], [b, d]]
    }
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

    /// All networks of these degrees, as sorted ties: by trying both ways for each pair of people.
    fn all_networks(degrees: &[u32]) -> Vec<Vec<[u32; 2]>> {
        let people = degrees.len() as u32;
        let pairs: Vec<[u32; 2]> = (0..people)
            .flat_map(|a| (a + 1..people).map(move |b| [a, b]))
            .collect();
        let networks = (0..1u32 << pairs.len()).map(|set| {
            let one = pairs.iter().enumerate();
            one.filter(|(place, _)| set >> place & 1 == 1)
                .map(|(_, &pair)| pair)
                .collect::<Vec<_>>()
        });
        networks
            .filter(|ties| super::degrees(degrees.len(), ties) == degrees)
            .collect()
    }

    #[test]
    fn every_network_of_unequal_degrees_is_as_likely() {
        // Without swaps the first has a chi-square of 37 with 12 degrees of freedom.
        let mut stream = Stream::new(3, "test");
        for degrees in [
            vec![4, 3, 2, 2, 2, 1],
            vec![3, 3, 2, 2, 1, 1],
            vec![4, 4, 3, 3, 2, 2],
            vec![5, 3, 3, 2, 2, 1],
        ] {
            let networks = all_networks(&degrees);
            let mut counts = vec![0.0; networks.len()];
            let expected = 400.0;
            for _ in 0..400 * networks.len() {
                let mut ties = ties(&degrees, &mut stream);
                ties.iter_mut().for_each(|tie| tie.sort_unstable());
                ties.sort_unstable();
                let place = networks.iter().position(|network| *network == ties);
                counts[place.expect("a network of these degrees")] += 1.0;
            }
            let chi_square: f64 = counts
                .iter()
                .map(|count| (count - expected) * (count - expected) / expected)
                .sum();
            // Its mean is the number of networks − 1 and its variance twice that; three standard
            // deviations pass.
            let free = (networks.len() - 1) as f64;
            println!("{degrees:?}: {} networks, {chi_square}", networks.len());
            assert!(
                chi_square < free + 3.0 * (2.0 * free).sqrt(),
                "{degrees:?}: {chi_square} with {free} degrees of freedom"
            );
        }
    }

    /// The naive twin of the rounds: begins with the network of Havel and Hakimi (each person in
    /// turn gets ties with those who still need most), then tries 60 swaps a tie of two uniformly
    /// random ties.
    fn long_chain(degrees: &[u32], stream: &mut Stream) -> Vec<[u32; 2]> {
        let mut needs: Vec<[u32; 2]> = (0..).zip(degrees).map(|(p, &k)| [k, p]).collect();
        let mut list: Vec<[u32; 2]> = Vec::new();
        while let Some([need, person]) = {
            needs.sort_unstable();
            needs.pop()
        } {
            for other in needs.iter_mut().rev().take(need as usize) {
                other[0] -= 1;
                list.push([person, other[1]]);
            }
        }
        let sorted = |a: u32, b: u32| (a.min(b), a.max(b));
        let mut set: std::collections::BTreeSet<_> =
            list.iter().map(|&[a, b]| sorted(a, b)).collect();
        for _ in 0..60 * list.len() {
            let places = [0; 2].map(|_| stream.below(list.len() as u32) as usize);
            let [[a, b], mut other] = places.map(|place| list[place]);
            if stream.below(2) == 0 {
                other.reverse();
            }
            let [c, d] = other;
            let (one, two) = (sorted(a, d), sorted(c, b));
            if a != d && c != b && !set.contains(&one) && !set.contains(&two) {
                for (place, new) in places.into_iter().zip([one, two]) {
                    set.remove(&sorted(list[place][0], list[place][1]));
                    set.insert(new);
                    list[place] = [new.0, new.1];
                }
            }
        }
        list
    }

    /// By their definitions: closed paths of two ties among all; the correlation of the degrees at the ends of a tie.
    fn transitivity_and_assortativity(graph: &Graph) -> [f64; 2] {
        let degree = |person: u32| graph.neighbours(person).len() as f64;
        let (mut closed, mut paths) = (0, 0.0);
        let (mut ends, mut sum, mut squares, mut products) = (0.0, 0.0, 0.0, 0.0);
        for person in 0..graph.people() as u32 {
            let near = graph.neighbours(person);
            paths += degree(person) * (degree(person) - 1.0);
            for &other in near {
                let shared = graph.neighbours(other).iter();
                closed += shared.filter(|third| near.contains(third)).count();
                ends += 1.0;
                sum += degree(person);
                squares += degree(person) * degree(person);
                products += degree(person) * degree(other);
            }
        }
        let mean = sum / ends;
        [
            closed as f64 / paths,
            (products / ends - mean * mean) / (squares / ends - mean * mean),
        ]
    }

    #[test]
    fn heavy_tails_have_the_figures_of_a_long_chain_of_swaps() {
        // Without swaps the first transitivity is 21 standard errors too large.
        let mut stream = Stream::new(4, "test");
        let log_normal = super::super::degrees::target_degrees(1000, 12.0, 1.5, &mut stream);
        // A power law with the exponent 2: the largest degree is 10 times √(2 · ties).
        let mut power: Vec<u32> = (1..=1000).map(|rank| 1 + 700 / rank).collect();
        power[999] += power.iter().sum::<u32>() % 2;
        for (name, degrees) in [("log-normal", log_normal), ("power law", power)] {
            let runs = 24;
            let mut figures = |make: &dyn Fn(&mut Stream) -> Vec<[u32; 2]>| {
                let found: Vec<[f64; 2]> = (0..runs)
                    .map(|_| {
                        let ties = make(&mut stream);
                        transitivity_and_assortativity(&Graph::from_ties(degrees.len(), &ties))
                    })
                    .collect();
                [0, 1].map(|which| {
                    let mean = found.iter().map(|f| f[which]).sum::<f64>() / f64::from(runs);
                    let squares: f64 = found.iter().map(|f| (f[which] - mean).powi(2)).sum();
                    (mean, squares / f64::from(runs * (runs - 1)))
                })
            };
            let ours = figures(&|stream| ties(&degrees, stream));
            let theirs = figures(&|stream| long_chain(&degrees, stream));
            for (what, (ours, theirs)) in ["transitivity", "assortativity"]
                .into_iter()
                .zip(ours.into_iter().zip(theirs))
            {
                let error = (ours.1 + theirs.1).sqrt();
                let off = (ours.0 - theirs.0) / error;
                println!("{name}, {what}: {ours:?} and {theirs:?}: {off} standard errors");
                assert!(off.abs() < 3.0, "{name}, {what}: {off} standard errors");
            }
        }
    }
}
