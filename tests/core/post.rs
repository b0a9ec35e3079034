//! Posts against a naive twin, properties, and closed-form expectations.
//! The published figures are in tests/core/verify/cascades.rs and tests/core/verify/posts.rs.

mod expected;
mod spreads;

use std::collections::BTreeSet;

use hopscope::graph::Graph;
use hopscope::post::{Cascade, Spread, UNSEEN, broadcast, hour_by_which, seen_by};
use hopscope::random;
use hopscope::run::Run;
use hopscope::scenario::{Feed, PostModel, Scenario};
use proptest::prelude::*;
use spreads::plain;

fn sent(graph: &Graph, connections: &[u32], spread: &Spread, key: u64) -> Cascade {
    let mut cascade = Cascade::default();
    cascade.send(graph, connections.iter().copied(), spread, key);
    cascade
}

/// The ties of each person as a set, your connections included.
fn ties(graph: &Graph, connections: &[u32]) -> Vec<BTreeSet<u32>> {
    let mut ties: Vec<BTreeSet<u32>> = (0..graph.people() as u32)
        .map(|person| graph.neighbours(person).iter().copied().collect())
        .collect();
    ties[0] = connections.iter().copied().collect();
    for &person in connections {
        ties[person as usize].insert(0);
    }
    ties
}

fn unit(hash: u64) -> f64 {
    (hash >> 11) as f64 / (1u64 << 53) as f64
}

/// For each person the hop at which they saw the post first, and the hop at which they passed it
/// on; 0 for never.
struct Twin {
    hop: Vec<u32>,
    passes: Vec<u32>,
}

/// The naive twin: the same random numbers, another way. At each hop every person looks which of
/// their ties pass the post on, and decides from the set of all people from whom they have seen it.
fn twin(graph: &Graph, connections: &[u32], spread: &Spread, key: u64) -> Twin {
    let ties = ties(graph, connections);
    let people = graph.people();
    let world = |person: usize| ties[person].iter().filter(|&&other| other > 0).count();
    let mean = (1..people).map(world).sum::<usize>() as f64 / (people as f64 - 1.0).max(1.0);
    let own = random::hash(key, u64::MAX);
    let (mut hop, mut passes) = (vec![0u32; people], vec![0u32; people]);
    let mut sources = vec![BTreeSet::new(); people];
    let last = spread.hops.min(2000);
    for at in 1..=last {
        for reader in 1..people {
            let see = match spread.feed {
                Feed::Same => spread.see,
                Feed::Shared => (spread.see * mean / world(reader).max(1) as f64).min(1.0),
            };
            for &from in &ties[reader] {
                let since = passes[from as usize];
                if from > 0 && (since == 0 || since >= at) {
                    continue;
                }
                let age = at - 1 - since;
                let going = |age: u32| {
                    let counter = u64::from(age) << 32 | u64::from(from);
                    unit(random::hash(own, counter)) >= spread.recover
                };
                let (active, key) = match spread.model {
                    PostModel::Sir if age > 0 => (
                        (0..age).all(going),
                        random::hash(key, 1 << 63 | u64::from(age)),
                    ),
                    _ => (age == 0, key),
                };
                let tie = u64::from(from) << 32 | reader as u64;
                if active && unit(random::hash(key, tie)) < see {
                    sources[reader].insert(from);
                }
            }
        }
        for reader in 1..people {
            if sources[reader].is_empty() {
                continue;
            }
            if hop[reader] == 0 {
                hop[reader] = at;
            }
            let coin = unit(random::hash(own, reader as u64));
            let degree = ties[reader].len() as f64;
            let convinced = match spread.model {
                PostModel::Broadcast | PostModel::Sir => true,
                PostModel::Cascade => sources[reader].iter().any(|&from| {
                    let shared = ties[reader].intersection(&ties[from as usize]).count();
                    let reserve = spread.cold * libm::pow(2.0, -(shared as f64) / 3.0);
                    coin < spread.reshare * (1.0 - reserve)
                }),
                PostModel::Threshold => sources[reader].len() as f64 / degree >= coin,
                PostModel::Complex => {
                    let enough = sources[reader].len() >= spread.needs as usize;
                    sources[reader].contains(&0) || enough || coin < spread.noise
                }
            };
            if convinced && passes[reader] == 0 {
                passes[reader] = at;
            }
        }
    }
    Twin { hop, passes }
}

fn spreads() -> impl Strategy<Value = Spread> {
    let model = prop::sample::select(vec![
        PostModel::Cascade,
        PostModel::Cascade,
        PostModel::Broadcast,
        PostModel::Threshold,
        PostModel::Complex,
        PostModel::Sir,
    ]);
    let feed = prop::sample::select(vec![Feed::Same, Feed::Shared]);
    let chances = (0.0..=1.0f64, 0.0..=1.0f64, 0.0..=1.0f64, 0.05..=1.0f64);
    (model, feed, chances, 1u32..6, 1u32..4).prop_map(
        |(model, feed, (see, reshare, cold, recover), hops, needs)| Spread {
            model,
            see,
            reshare,
            hops,
            cold,
            feed,
            needs,
            // Another coin of the model that has it: half of the spreads have none.
            noise: (2.0 * reshare - 1.0).max(0.0),
            recover,
            discovery: 0.0,
            halflife: 24.0,
        },
    )
}

/// A world of up to 30 people, your connections, how a post spreads, and its key.
fn posts() -> impl Strategy<Value = (Graph, Vec<u32>, Spread, u64)> {
    (3u32..30).prop_flat_map(|people| {
        let ties = prop::collection::vec([1..people, 1..people], 0..100);
        let connections = prop::collection::btree_set(1..people, 0..people as usize);
        (ties, connections, spreads(), any::<u64>()).prop_map(
            move |(ties, connections, spread, key)| {
                let graph = Graph::from_ties(people as usize, &ties);
                (graph, connections.into_iter().collect(), spread, key)
            },
        )
    })
}

/// The visible results of a post.
fn shown(cascade: &Cascade) -> impl PartialEq + std::fmt::Debug + use<> {
    let cascade = cascade.clone();
    (
        (cascade.viewers, cascade.from, cascade.hop),
        (cascade.per_hop, cascade.views, cascade.reshares),
        cascade.reshared,
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn viewers_and_their_hops_equal_the_naive_twin((graph, connections, spread, key) in posts()) {
        let cascade = sent(&graph, &connections, &spread, key);
        let Twin { hop, passes } = twin(&graph, &connections, &spread, key);
        prop_assert_eq!(&cascade.hop, &hop);
        prop_assert_eq!(&cascade.reshared, &passes);
        prop_assert_eq!(cascade.saw(), hop.iter().filter(|&&hop| hop > 0).count());
        prop_assert_eq!(cascade.per_hop.len(), cascade.reshares.len());
        let at_each = cascade.per_hop.iter().zip(&cascade.reshares);
        for (at, (&viewers, &reshares)) in (1..).zip(at_each) {
            prop_assert_eq!(viewers as usize, hop.iter().filter(|&&hop| hop == at).count());
            prop_assert_eq!(reshares as usize, passes.iter().filter(|&&hop| hop == at).count());
        }
        prop_assert_eq!(cascade.per_hop.iter().sum::<u32>() as usize, cascade.saw());
        for &person in &cascade.viewers {
            let (at, from) = cascade.seen(person).unwrap();
            prop_assert_eq!(at, hop[person as usize]);
            if from == 0 {
                prop_assert!(connections.contains(&person));
                prop_assert!(at == 1 || spread.model == PostModel::Sir);
            } else {
                let since = passes[from as usize];
                prop_assert!(graph.neighbours(person).contains(&from));
                prop_assert!(since + 1 == at || (since < at && spread.model == PostModel::Sir));
            }
        }
        prop_assert!(cascade.views.len() >= cascade.per_hop.len());
        prop_assert!(cascade.views.iter().sum::<u32>() as usize >= cascade.saw());
        let unseen = (0..graph.people()).filter(|&person| cascade.from[person] == UNSEEN).count();
        prop_assert_eq!(unseen, graph.people() - cascade.saw());
    }

    #[test]
    fn discovery_changes_no_hop_and_counts_only_people_whom_none_reaches(
        (graph, connections, spread, key) in posts(), discovery in 0.0..0.9f64
    ) {
        let without = sent(&graph, &connections, &spread, key);
        prop_assert_eq!(without.outside(usize::MAX), 0);
        let cascade = sent(&graph, &connections, &Spread { discovery, ..spread }, key);
        prop_assert_eq!(shown(&cascade), shown(&without));
        prop_assert_eq!(cascade.hours(), without.hours());
        let left = graph.people() - 1 - cascade.saw();
        let outside: Vec<u32> = (0..=cascade.views.len()).map(|hops| cascade.outside(hops)).collect();
        prop_assert!(outside[0] == 0 && outside.is_sorted());
        prop_assert!(outside.iter().all(|&outside| outside as usize <= left));
    }

    #[test]
    fn a_cascade_used_again_gives_the_same_post(
        (graph, connections, spread, key) in posts(), before in spreads()
    ) {
        let first = sent(&graph, &connections, &spread, key);
        let mut second = Cascade::default();
        second.send(&graph, connections.iter().rev().copied().take(3), &before, !key);
        second.send(&graph, connections.iter().copied(), &spread, key);
        prop_assert_eq!(shown(&first), shown(&second));
        prop_assert_eq!(first.hours(), second.hours());
    }

    #[test]
    fn more_connections_chance_or_hops_never_lose_a_viewer(
        (graph, connections, spread, key) in posts(), more in 0.0..0.5f64
    ) {
        let saw = |connections: &[u32], spread| sent(&graph, connections, &spread, key).hop;
        let full = saw(&connections, spread);
        let fewer = saw(&connections[..connections.len() / 2], spread);
        let up = |chance: f64| (chance + more).min(1.0);
        let larger = [
            Spread { see: up(spread.see), ..spread },
            Spread { reshare: up(spread.reshare), ..spread },
            Spread { hops: spread.hops + 1, ..spread },
            Spread { cold: spread.cold / 2.0, ..spread },
            Spread { recover: spread.recover / 2.0, ..spread },
            Spread { needs: 1, ..spread },
            Spread { noise: up(spread.noise), ..spread },
        ]
        .map(|larger| saw(&connections, larger));
        for person in 0..graph.people() {
            // In the threshold model a tie to you takes weight from a reader's other ties: more
            // connections can mean fewer viewers.
            if spread.model != PostModel::Threshold {
                prop_assert!(fewer[person] == 0 || full[person] > 0);
            }
            for larger in &larger {
                prop_assert!(full[person] == 0 || (1..=full[person]).contains(&larger[person]));
            }
        }
    }

    #[test]
    fn with_certain_resharing_everyone_within_the_hops_sees_the_post((graph, connections, spread, key) in posts()) {
        let could = broadcast(&graph, connections.iter().copied(), spread.hops);
        let everybody = plain(1.0, 1.0, spread.hops);
        prop_assert_eq!(&sent(&graph, &connections, &everybody, key).per_hop, &could);
        let scenario = Scenario { model: PostModel::Broadcast, ..Scenario::default() };
        let broadcast = Spread { hops: spread.hops, ..Spread::new(&scenario) };
        prop_assert_eq!(&sent(&graph, &connections, &broadcast, key).per_hop, &could);
    }

    #[test]
    fn sir_with_one_round_and_complex_with_threshold_one_equal_the_cascade((graph, connections, spread, key) in posts()) {
        let cascade = Spread { model: PostModel::Cascade, reshare: 1.0, cold: 0.0, ..spread };
        let sir = Spread { model: PostModel::Sir, recover: 1.0, ..spread };
        let complex = Spread { model: PostModel::Complex, needs: 1, ..spread };
        let noisy = Spread { model: PostModel::Complex, noise: 1.0, ..spread };
        let [cascade, sir, complex, noisy] = [cascade, sir, complex, noisy]
            .map(|spread| sent(&graph, &connections, &spread, key));
        prop_assert_eq!(shown(&cascade), shown(&sir));
        prop_assert_eq!(shown(&cascade), shown(&complex));
        prop_assert_eq!(shown(&cascade), shown(&noisy));
    }

    #[test]
    fn each_view_follows_the_view_before_it_by_a_delay_of_its_own((graph, connections, spread, key) in posts()) {
        let cascade = sent(&graph, &connections, &spread, key);
        let hours = cascade.hours();
        let delays = random::hash(key, u64::MAX - 1);
        let expected = |mut person: u32| {
            let mut hours = 0.0;
            while person > 0 {
                let from = cascade.from[person as usize];
                let tie = u64::from(from) << 32 | u64::from(person);
                hours -= 24.0 * libm::log2(unit(random::hash(delays, tie)) + 0.5f64.powi(53));
                person = from;
            }
            hours
        };
        prop_assert_eq!(hours.len(), cascade.saw());
        for (&person, &hours) in cascade.viewers.iter().zip(&hours) {
            prop_assert!((f64::from(hours) - expected(person)).abs() < 1e-5 * (1.0 + expected(person)));
        }
        let mut sorted = hours.clone();
        sorted.sort_by(f32::total_cmp);
        for share in [0.0, 0.25, 0.5, 0.95, 1.0] {
            let rank = (share * sorted.len() as f64).ceil() as usize;
            let quantile = rank.checked_sub(1).map_or(0.0, |place| sorted[place]);
            prop_assert_eq!(hour_by_which(&hours, share), quantile);
        }
        let at = [0.0, 10.0, 100.0, f32::INFINITY];
        let counted = at.map(|at| sorted.partition_point(|&hour| hour <= at) as u32);
        prop_assert_eq!(seen_by(&hours, &at), counted);
    }
}

#[test]
fn the_share_discovery_of_all_views_is_of_people_outside() {
    let run = Run::complete(
        Scenario::from_query("people=20000&connections=60&reshare=.2").scenario,
        None,
    )
    .unwrap();
    let graph = &run.world().graph;
    let connections: Vec<u32> = run.growth().people().take(60).collect();
    let plain = Spread::new(run.scenario());
    for discovery in [0.01, 0.3, 0.9] {
        let spread = Spread { discovery, ..plain };
        let (mut outside, mut views) = (0.0, 0.0);
        for post in 0..2000 {
            let key = random::key(5, "discovery", post);
            let cascade = sent(graph, &connections, &spread, key);
            outside += f64::from(cascade.outside(usize::MAX));
            views += f64::from(cascade.views.iter().sum::<u32>());
        }
        // The coin that rounds a post's number has a standard deviation of at most 1 / 2.
        let expected = views * discovery / (1.0 - discovery);
        let error = 0.5 * 2000f64.sqrt();
        assert!((outside - expected).abs() < 4.5 * error, "{discovery}");
    }
}

#[test]
fn half_of_the_direct_views_come_within_the_half_life() {
    let graph = Graph::from_ties(40_001, &[]);
    let everybody = (1..=40_000).collect::<Vec<u32>>();
    let spread = Spread {
        halflife: 7.0,
        ..plain(1.0, 0.0, 1)
    };
    let hours = sent(&graph, &everybody, &spread, 3).hours();
    // Among 40,000 people the share has a standard error of .0025. 4.5 standard errors pass.
    for (halves, share) in [(1.0, 0.5), (2.0, 0.75), (4.0, 0.9375)] {
        let seen = seen_by(&hours, &[7.0 * halves])[0];
        assert!((f64::from(seen) / 40_000.0 - share).abs() < 0.0113);
    }
    // The density at the median is ln 2 / (2 · half-life): the standard error is .05 hours.
    assert!((hour_by_which(&hours, 0.5) - 7.0).abs() < 0.23);
}
