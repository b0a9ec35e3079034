//! Posts against enumerated values, closed forms, and an independent twin.

use hopscope::graph::Graph;
use hopscope::import;
use hopscope::post::{Cascade, Spread, UNSEEN, broadcast};
use hopscope::random::{self, Chance, Stream};
use hopscope::run::Run;
use hopscope::scenario::Scenario;
use proptest::prelude::*;

/// Mean size of a cascade, you included, and its standard error.
fn mean_size(run: &Run, posts: u32) -> (f64, f64) {
    let mut cascade = Cascade::default();
    let (mut sum, mut squares) = (0.0, 0.0);
    for post in 1..=posts {
        cascade = run.send(post, cascade);
        let size = 1.0 + cascade.saw() as f64;
        sum += size;
        squares += size * size;
    }
    let mean = sum / f64::from(posts);
    let variance = (squares - sum * mean) / f64::from(posts - 1);
    (mean, (variance / f64::from(posts)).sqrt())
}

/// You are a person of this network, and everybody who sees reshares: the independent cascade of one p.
fn independent_cascade(ties: &str, you: &str, p: f64) -> Run {
    let query = format!("world=file&you={you}&connections=all&see={p}&reshare=1&hops=all&seed=11");
    let reading = Scenario::from_query(&query);
    assert_eq!(reading.warnings, [""; 0]);
    Run::complete(
        reading.scenario,
        Some(import::edge_list(ties.as_bytes()).unwrap()),
    )
    .unwrap()
}

fn edges(ties: impl IntoIterator<Item = (u32, u32)>) -> String {
    ties.into_iter()
        .map(|(a, b)| format!("{a} {b}\n"))
        .collect()
}

fn complete(people: u32) -> String {
    edges((0..people).flat_map(|a| (0..a).map(move |b| (a, b))))
}

/// SCIENCE.md, section 3: exact expected sizes at p = .1, .3, .5, .9, by enumeration of all worlds.
#[test]
fn small_networks_give_the_enumerated_sizes() {
    let path = edges((0..9).map(|a| (a, a + 1)));
    let cycle = edges((0..8).map(|a| (a, (a + 1) % 8)));
    let star = edges((1..=9).map(|leaf| (0, leaf)));
    let petersen =
        edges((0..5).flat_map(|a| [(a, (a + 1) % 5), (a, a + 5), (a + 5, (a + 2) % 5 + 5)]));
    let grid = edges((0..3).flat_map(|row| {
        (0..2).flat_map(move |step| {
            [
                (3 * row + step, 3 * row + step + 1),
                (3 * step + row, 3 * step + 3 + row),
            ]
        })
    }));
    let tree = edges((1..15).map(|child| ((child - 1) / 2, child)));
    #[rustfmt::skip]
    let table: [(&str, &str, &str, [f64; 4]); 12] = [
        ("path of 10, end", &path, "0", [1.111111111, 1.428562993, 1.998046875, 6.513215599]),
        ("cycle of 8", &cycle, "3", [1.22222213, 1.85649613, 2.95703125, 7.37738533]),
        ("star, centre", &star, "0", [1.9, 3.7, 5.5, 9.1]),
        ("star, leaf", &star, "4", [1.18, 2.02, 3.5, 8.38]),
        ("K3", &complete(3), "0", [1.218, 1.726, 2.25, 2.962]),
        ("K4", &complete(4), "2", [1.358104, 2.316556, 3.25, 3.993544]),
        ("K5", &complete(5), "1", [1.5253626344, 3.1011297736, 4.4140625, 4.9991792104]),
        ("Petersen", &petersen, "7", [1.374477006, 2.936318743, 6.069091797, 9.976244187]),
        ("grid, corner", &grid, "0", [1.249120229, 2.256983346, 4.376708984, 8.844449901]),
        ("grid, centre", &grid, "4", [1.487580939, 3.090367813, 5.485351563, 8.926034177]),
        ("tree, root", &tree, "0", [1.248, 2.176, 4.0, 11.872]),
        ("two people", "a b", "a", [1.1, 1.3, 1.5, 1.9]),
    ];
    // 48 comparisons: one of them beyond 4.5 standard errors would be a chance of 1 in 3,000.
    for (name, ties, you, expected) in table {
        for (p, expected) in [0.1, 0.3, 0.5, 0.9].into_iter().zip(expected) {
            let (mean, error) = mean_size(&independent_cascade(ties, you, p), 20_000);
            assert!(
                (mean - expected).abs() < 4.5 * error,
                "{name}, p = {p}: {mean} ± {error}, not {expected}"
            );
        }
    }
}

/// SCIENCE.md, section 3: Poisson degrees, R = 1.5 and 2: a cascade is large with the chance S, and
/// then reaches the share S of everybody.
#[test]
fn large_cascades_in_a_random_world_are_as_frequent_and_large_as_percolation_says() {
    for (see, expected) in [(0.5, 0.582812), (2.0 / 3.0, 0.796812)] {
        let query = format!(
            "world=random&people=20000&ties=3&connections=1&see={see}&reshare=1&hops=all&seed=5"
        );
        let run = Run::complete(Scenario::from_query(&query).scenario, None).unwrap();
        let graph = &run.world().graph;
        let spread = Spread {
            see,
            reshare: 1.0,
            hops: u32::MAX,
        };
        let mut stream = Stream::new(1, "starts");
        let mut cascade = Cascade::default();
        let (mut runs, mut large, mut sizes) = (0u32, 0u32, 0.0);
        for post in 0..4000 {
            let start = 1 + stream.below(20_000);
            cascade.send(
                graph,
                std::iter::once(start),
                spread,
                random::key(3, "test", post),
            );
            // Only the posts that your one connection saw start anything.
            if cascade.saw() > 0 {
                runs += 1;
                if cascade.saw() > 2000 {
                    large += 1;
                    sizes += cascade.saw() as f64 / 20_000.0;
                }
            }
        }
        let share = f64::from(large) / f64::from(runs);
        let error = (expected * (1.0 - expected) / f64::from(runs)).sqrt();
        assert!(
            (share - expected).abs() < 4.0 * error,
            "see {see}: {share} ± {error}, not {expected}"
        );
        // One world of 20,000 people: the share of its giant component varies by about .005.
        let size = sizes / f64::from(large);
        assert!(
            (size - expected).abs() < 0.02,
            "see {see}: size {size}, not {expected}"
        );
    }
}

/// SCIENCE.md, section 3: GitHub developers from person 31890; the published standard errors are of 3,000 runs.
#[test]
fn cascades_among_github_developers_have_the_published_sizes() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../shared/data/github-developers.csv"
    );
    let Ok(bytes) = std::fs::read(path) else {
        println!("skipped: ../shared/data is absent");
        return;
    };
    let ties = String::from_utf8(bytes).unwrap();
    for (p, expected, published_error, posts) in
        [(0.01, 743.3, 4.0, 1500), (0.05, 10_044.9, 1.7, 200)]
    {
        let (mean, error) = mean_size(&independent_cascade(&ties, "31890", p), posts);
        let both = (error * error + published_error * published_error).sqrt();
        assert!(
            (mean - expected).abs() < 4.0 * both,
            "p = {p}: {mean} ± {error}, not {expected}"
        );
    }
}

/// The feed model in two steps (SCIENCE.md, section 3): E[R1] = v k, and in the second ring
/// Σ_w 1 − (1 − v e v)^c_w over everybody who shares c_w connections with you, if they see it from
/// nobody else: here two connections share some ties and have others alone.
#[test]
fn two_hops_give_the_expected_views() {
    let world = edges([
        (1, 10),
        (1, 11),
        (1, 12),
        (2, 12),
        (2, 13),
        (3, 12),
        (0, 1),
        (0, 2),
        (0, 3),
    ]);
    let query = "world=file&you=0&connections=all&see=.4&reshare=.3&hops=2&seed=2";
    let run = Run::complete(
        Scenario::from_query(query).scenario,
        Some(import::edge_list(world.as_bytes()).unwrap()),
    )
    .unwrap();
    let chance: f64 = 0.4 * 0.3 * 0.4;
    let expected = 1.0 + 3.0 * 0.4 + 3.0 * chance + (1.0 - (1.0 - chance).powi(3));
    let (mean, error) = mean_size(&run, 40_000);
    assert!(
        (mean - expected).abs() < 4.5 * error,
        "{mean} ± {error}, not {expected}"
    );
}

/// Who sees a post, from the same coins by another way: relaxation over all ties until nothing changes.
fn twin(graph: &Graph, connections: &[u32], spread: Spread, key: u64) -> Vec<u32> {
    let holds = |p: f64, hash: u64| Chance::new(p).holds(hash);
    let reshare_key = random::hash(key, u64::MAX);
    let mut hop = vec![0u32; graph.people()];
    for _ in 0..graph.people() {
        for from in 0..graph.people() as u32 {
            let passes_on = from == 0
                || (hop[from as usize] > 0
                    && hop[from as usize] < spread.hops
                    && holds(spread.reshare, random::hash(reshare_key, u64::from(from))));
            if !passes_on {
                continue;
            }
            let ties = if from == 0 {
                connections
            } else {
                graph.neighbours(from)
            };
            for &to in ties {
                let at = hop[from as usize] + 1;
                let later = hop[to as usize] == 0 || hop[to as usize] > at;
                if later
                    && holds(
                        spread.see,
                        random::hash(key, u64::from(from) << 32 | u64::from(to)),
                    )
                {
                    hop[to as usize] = at;
                }
            }
        }
    }
    hop
}

/// A world of up to 30 people, your connections, how a post spreads, and its key.
fn posts() -> impl Strategy<Value = (Graph, Vec<u32>, Spread, u64)> {
    (3u32..30).prop_flat_map(|people| {
        let ties = prop::collection::vec([1..people, 1..people], 0..100);
        let connections = prop::collection::btree_set(1..people, 0..people as usize);
        let spread = (0.0..=1.0f64, 0.0..=1.0f64, 1u32..6);
        (ties, connections, spread, any::<u64>()).prop_map(
            move |(ties, connections, (see, reshare, hops), key)| {
                let graph = Graph::from_ties(people as usize, &ties);
                (
                    graph,
                    connections.into_iter().collect(),
                    Spread { see, reshare, hops },
                    key,
                )
            },
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn who_sees_a_post_and_when_equals_the_twin((graph, connections, spread, key) in posts()) {
        let mut cascade = Cascade::default();
        cascade.send(&graph, connections.iter().copied(), spread, key);
        let expected = twin(&graph, &connections, spread, key);
        prop_assert_eq!(&cascade.hop, &expected);
        prop_assert_eq!(cascade.saw(), expected.iter().filter(|&&hop| hop > 0).count());
        for (hop, &viewers) in (1..).zip(&cascade.per_hop) {
            prop_assert_eq!(viewers as usize, expected.iter().filter(|&&at| at == hop).count());
        }
        for &person in &cascade.viewers {
            let (hop, from) = cascade.seen(person).unwrap();
            prop_assert_eq!(hop, cascade.hop[person as usize]);
            let at = cascade.hop[person as usize];
            if from == 0 {
                prop_assert!(at == 1 && connections.contains(&person));
            } else {
                prop_assert!(graph.neighbours(person).contains(&from));
                prop_assert!(cascade.reshared[from as usize] && cascade.hop[from as usize] + 1 == at);
            }
        }
        prop_assert!(cascade.views.iter().sum::<u32>() as usize >= cascade.saw());
        let unseen = (0..graph.people()).filter(|&person| cascade.from[person] == UNSEEN).count();
        prop_assert_eq!(unseen, graph.people() - cascade.saw());
    }

    #[test]
    fn a_post_after_another_is_as_if_it_were_the_first((graph, connections, spread, key) in posts()) {
        let (mut first, mut second) = (Cascade::default(), Cascade::default());
        first.send(&graph, connections.iter().copied(), spread, key);
        second.send(&graph, connections.iter().rev().copied().take(3), spread, !key);
        second.send(&graph, connections.iter().copied(), spread, key);
        prop_assert_eq!(format!("{first:?}"), format!("{second:?}"));
    }

    #[test]
    fn more_connections_chance_or_hops_lose_no_viewer((graph, connections, spread, key) in posts(), more in 0.0..0.5f64) {
        let saw = |connections: &[u32], spread| {
            let mut cascade = Cascade::default();
            cascade.send(&graph, connections.iter().copied(), spread, key);
            cascade.hop
        };
        let full = saw(&connections, spread);
        let fewer = saw(&connections[..connections.len() / 2], spread);
        let larger = saw(&connections, Spread { see: (spread.see + more).min(1.0), ..spread });
        let farther = saw(&connections, Spread { hops: spread.hops + 1, ..spread });
        for person in 0..graph.people() {
            prop_assert!(fewer[person] == 0 || full[person] > 0);
            prop_assert!(full[person] == 0 || (larger[person] > 0 && farther[person] > 0));
        }
    }

    #[test]
    fn what_everybody_passes_on_reaches_everybody_within_the_hops((graph, connections, spread, key) in posts()) {
        let everybody = Spread { see: 1.0, reshare: 1.0, hops: spread.hops };
        let mut cascade = Cascade::default();
        cascade.send(&graph, connections.iter().copied(), everybody, key);
        prop_assert_eq!(&cascade.per_hop, &broadcast(&graph, connections.iter().copied(), spread.hops));
    }
}
