//! Closed-form expectation of a post's reach, against simulated posts.

use hopscope::graph::Graph;
use hopscope::post::{Cascade, Expected, Spread, branching};
use hopscope::random::{self, Stream};
use hopscope::scenario::{Feed, PostModel};

use super::spreads::plain;

/// A world of 400 people in circles of eight. Each person has a few ties to random people, some
/// have many.
fn circles(seed: u32) -> Graph {
    let mut stream = Stream::new(seed, "circles");
    let mut ties = Vec::new();
    for person in 1..=400u32 {
        let circle = (person - 1) / 8 * 8 + 1;
        for other in circle..person {
            if stream.unit() < 0.6 {
                ties.push([person, other]);
            }
        }
        let far = if person % 20 == 0 { 25 } else { 2 };
        ties.extend((0..far).map(|_| [person, 1 + stream.below(400)]));
    }
    Graph::from_ties(401, &ties)
}

/// The mean views of the first two hops, and the chance that the post ends at the first, equal the
/// closed form, in three worlds with 16 sets of parameters and four figures each. The chance that
/// one of 192 figures is beyond 4.5 standard errors is 1 in 800.
#[test]
fn two_hops_and_the_end_at_the_first_are_as_expected() {
    let plain = plain(0.4, 0.3, 2);
    let cold = Spread { cold: 0.8, ..plain };
    let shared = Spread {
        feed: Feed::Shared,
        ..cold
    };
    let threshold = Spread {
        model: PostModel::Threshold,
        ..plain
    };
    let complex = Spread {
        model: PostModel::Complex,
        ..plain
    };
    let sir = Spread {
        model: PostModel::Sir,
        recover: 0.4,
        see: 0.1,
        ..plain
    };
    let attentive = |spread: Spread| Spread {
        feed: Feed::Shared,
        ..spread
    };
    let spreads = [
        plain,
        cold,
        shared,
        threshold,
        complex,
        sir,
        attentive(plain),
        attentive(threshold),
        attentive(complex),
        attentive(sir),
        Spread { hops: 1, ..cold },
        Spread { hops: 5, ..cold },
        Spread { hops: 6, ..sir },
        Spread { see: 1.0, ..cold },
        Spread {
            reshare: 1.0,
            ..shared
        },
        Spread {
            cold: 1.0,
            ..shared
        },
    ];
    let posts = 20_000u32;
    for (world, connections) in [(1, 12u32), (2, 30), (3, 90)] {
        let graph = circles(world);
        // You know a few whole circles, and some people from other circles.
        let mut yours: Vec<u32> = (1..=connections / 2).collect();
        yours.extend((1..=connections / 2).map(|step| 400 - step * 7 % 300));
        yours.sort_unstable();
        yours.dedup();
        for spread in &spreads {
            let spread = &Spread {
                discovery: 0.1,
                ..*spread
            };
            let expected = Expected::of(&graph, yours.iter().copied(), spread);
            let mut cascade = Cascade::default();
            let mut sums = [[0.0; 2]; 5];
            // Whether the people whom no hop reached were too few in a post.
            let mut limited = false;
            for post in 0..posts {
                let key = random::key(world, "expected", post);
                cascade.send(&graph, yours.iter().copied(), spread, key);
                let at = |hop: usize| f64::from(cascade.per_hop.get(hop).copied().unwrap_or(0));
                let ended = match spread.model {
                    PostModel::Sir => cascade.saw() == 0,
                    _ => cascade
                        .reshares
                        .first()
                        .is_none_or(|&reshares| reshares == 0),
                };
                let [direct, both] = [1, 2].map(|hops| f64::from(cascade.outside(hops)));
                limited |= cascade.saw() + both as usize == graph.people() - 1;
                let ended = f64::from(u8::from(ended));
                for (sum, value) in
                    sums.iter_mut()
                        .zip([at(0), at(1), ended, direct, both - direct])
                {
                    *sum = [sum[0] + value, sum[1] + value * value];
                }
            }
            let [first, second] = expected.hops;
            let [direct, further] = match limited {
                true => [sums[3], sums[4]].map(|[sum, _]| sum / f64::from(posts)),
                false => expected.outside,
            };
            for ([sum, squares], expected) in
                sums.into_iter()
                    .zip([first, second, expected.ends_at_first, direct, further])
            {
                let runs = f64::from(posts);
                let mean = sum / runs;
                let error = ((squares / runs - mean * mean).max(0.0) / runs).sqrt();
                // An event with a chance below 1 / posts may not occur.
                assert!(
                    (mean - expected).abs() <= 4.5 * error + 4.5 / runs,
                    "world {world}, {spread:?}: {mean} ± {error}, not {expected}"
                );
            }
        }
    }
}

/// R of the closed form in a regular world: four ties each, of which three lead onward.
#[test]
fn the_branching_number_counts_viewers_per_resharer() {
    let people = 60u32;
    let ring = (0..people).flat_map(|a| [1, 7].map(|step| [1 + a, 1 + (a + step) % people]));
    let graph = Graph::from_ties(people as usize + 1, &ring.collect::<Vec<_>>());
    let branching = |spread: Spread| branching(&graph, &spread);
    let base = plain(0.4, 0.5, 2);
    let of = |model: PostModel| Spread { model, ..base };
    let cases = [
        (base, 3.0 * 0.2),
        (
            Spread {
                feed: Feed::Shared,
                ..base
            },
            3.0 * 0.2,
        ),
        (of(PostModel::Threshold), 3.0 * 0.4 / 4.0),
        (of(PostModel::Complex), 0.0),
        (
            Spread {
                noise: 0.25,
                ..of(PostModel::Complex)
            },
            3.0 * 0.4 * 0.25,
        ),
        (
            Spread {
                needs: 1,
                ..of(PostModel::Complex)
            },
            3.0 * 0.4,
        ),
        (
            Spread {
                recover: 0.25,
                ..of(PostModel::Sir)
            },
            3.0 * 0.4 / 0.55,
        ),
    ];
    for (spread, expected) in cases {
        assert!((branching(spread) - expected).abs() < 1e-12, "{spread:?}");
    }
}
