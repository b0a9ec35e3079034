//! Ego-network measures after every connection, against naive twins; and lookup counts.

use std::collections::BTreeSet;

use hopscope::ego::{Keep, Kept, Parts, SecondDegree};
use hopscope::graph::Graph;
use hopscope::list_visibility::{hiding, lookup};
use hopscope::reach::History;
use hopscope::run::Run;
use hopscope::scenario::Scenario;
use proptest::prelude::*;

/// Your circle, computed from its definitions, with your connections as ties of person 0.
fn twin(graph: &Graph, circle: &[u32]) -> Kept {
    let of_circle: BTreeSet<u32> = circle.iter().copied().collect();
    let size = circle.len() as f64;
    let tied = |a: u32, b: u32| graph.neighbours(a).contains(&b);
    let pairs = circle
        .iter()
        .flat_map(|&a| circle.iter().map(move |&b| (a, b)));
    let ties = pairs.filter(|&(a, b)| a < b && tied(a, b)).count() as u32;
    let knowing = circle
        .iter()
        .filter(|&&a| graph.neighbours(a).iter().any(|b| of_circle.contains(b)));
    let constraint = circle
        .iter()
        .map(|&j| {
            let indirect: f64 = circle
                .iter()
                .filter(|&&q| q != j && tied(q, j))
                .map(|&q| 1.0 / size * (1.0 / (graph.degree(q) as f64 + 1.0)))
                .sum();
            let invested = 1.0 / size + indirect;
            invested * invested
        })
        .sum();
    let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
    Kept {
        connections: circle.len() as u32,
        ties,
        knowing: knowing.count() as u32,
        clustering: share(f64::from(ties), size * (size - 1.0) / 2.0),
        effective_size: size - share(2.0 * f64::from(ties), size),
        constraint,
    }
}

/// The second degree by walking every path.
fn walk(graph: &Graph, circle: &[u32]) -> (u64, u64, u32) {
    let of_circle: BTreeSet<u32> = circle.iter().copied().collect();
    let ends = || circle.iter().flat_map(|&person| graph.neighbours(person));
    let open: Vec<u32> = ends()
        .copied()
        .filter(|end| !of_circle.contains(end))
        .collect();
    let unique: BTreeSet<u32> = open.iter().copied().collect();
    (
        ends().count() as u64,
        open.len() as u64,
        unique.len() as u32,
    )
}

prop_compose! {
    /// A world of up to 30 people, from empty to dense, and some of them accepted in any order.
    fn lives()(people in 2usize..30)
        (ties in prop::collection::vec([1..people as u32, 1..people as u32], 0..150),
         accepted in Just((1..people as u32).collect::<Vec<_>>()).prop_shuffle(),
         connections in 0..people, people in Just(people))
        -> (Graph, Vec<u32>) {
        (Graph::from_ties(people, &ties), accepted.into_iter().take(connections).collect())
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn second_degree_shares_follow_their_definitions((graph, accepted) in lives()) {
        let keep = Keep::new(&graph, accepted.iter().copied());
        let history = History::new(&graph, accepted.iter().copied());
        prop_assert_eq!(keep.constraint.len(), accepted.len());
        for connections in 0..=accepted.len() {
            let circle = &accepted[..connections];
            let (ours, twin) = (keep.at(connections), twin(&graph, circle));
            prop_assert_eq!(
                (ours.connections, ours.ties, ours.knowing),
                (twin.connections, twin.ties, twin.knowing)
            );
            for (ours, twin) in [
                (ours.clustering, twin.clustering),
                (ours.effective_size, twin.effective_size),
                (ours.constraint, twin.constraint),
            ] {
                prop_assert!((ours - twin).abs() <= 1e-12 * twin.abs(), "{ours} {twin}");
            }

            let second = SecondDegree::new(&keep, &history, connections);
            let (paths, open, unique) = walk(&graph, circle);
            prop_assert_eq!((second.paths, second.open, second.unique), (paths, open, unique));
            prop_assert_eq!(second.naive, (connections * connections) as u64);
            prop_assert!((second.mutuality * open as f64 - f64::from(unique)).abs() < 1e-9);
            prop_assert!(second.mutuality <= 1.0 && second.predicted <= open as f64);
            prop_assert!(second.duplication == 0.0 || second.duplication >= 1.0);
        }
        // A number beyond the last connection gives the values of the last connection.
        prop_assert_eq!(keep.at(1000), keep.at(accepted.len()));
    }

    #[test]
    fn reach_is_what_each_brings_alone_without_what_comes_twice((graph, accepted) in lives()) {
        let keep = Keep::new(&graph, accepted.iter().copied());
        let history = History::new(&graph, accepted.iter().copied());
        let parts = keep.parts(&history.reach());
        prop_assert_eq!(parts.len(), accepted.len() + 1);
        for (connections, parts) in parts.into_iter().enumerate() {
            let circle = &accepted[..connections];
            let ends = circle.iter().flat_map(|&person| graph.neighbours(person));
            let (among, out): (Vec<u32>, Vec<u32>) = ends.partition(|other| circle.contains(other));
            let second: BTreeSet<u32> = out.iter().copied().collect();
            let expected = Parts {
                apart: (connections + among.len() + out.len()) as u64,
                among: among.len() as u64,
                twice: (out.len() - second.len()) as u64,
                reach: (connections + second.len()) as u64,
            };
            prop_assert_eq!(parts, expected);
        }
    }

    #[test]
    fn only_people_on_visible_lists_can_be_looked_up(
        (graph, accepted) in lives(), hidden in 0.0..1.0f64, seed in 0u32..5
    ) {
        let hides = hiding(graph.people(), hidden, seed);
        let found = lookup(&graph, accepted.iter().copied(), hidden, seed);
        let mut visible = BTreeSet::new();
        for (&person, &ours) in accepted.iter().zip(&found) {
            visible.insert(person);
            if !hides[person as usize] {
                visible.extend(graph.neighbours(person));
            }
            prop_assert_eq!(ours as usize, visible.len());
        }
        // With no hidden lists: 1st and 2nd degree. With all hidden: the 1st degree. More hidden
        // lists never show more people.
        let history = History::new(&graph, accepted.iter().copied());
        let at = |hidden| lookup(&graph, accepted.iter().copied(), hidden, seed);
        for (step, (all, none)) in at(0.0).into_iter().zip(at(1.0)).enumerate() {
            prop_assert_eq!(all, step as u32 + 1 + history.second[step]);
            prop_assert_eq!(none as usize, step + 1);
        }
        prop_assert!(at(hidden / 2.0).iter().zip(&found).all(|(more, less)| more >= less));
    }
}

#[test]
fn an_empty_life_keeps_nothing() {
    let graph = Graph::from_ties(3, &[[1, 2]]);
    let keep = Keep::new(&graph, std::iter::empty());
    let history = History::new(&graph, std::iter::empty());
    assert_eq!(keep.at(5), Kept::default());
    assert_eq!(
        SecondDegree::new(&keep, &history, 5),
        SecondDegree::default()
    );
}

#[test]
fn a_clique_and_a_star_are_the_extremes() {
    // Four people who all know one another, and you: k = 4, A = 3/4, constraint = (1.75/4)² · 4.
    let ties = [[1, 2], [1, 3], [1, 4], [2, 3], [2, 4], [3, 4]];
    let clique = Keep::new(&Graph::from_ties(5, &ties), 1..5).at(4);
    assert_eq!((clique.clustering, clique.effective_size), (1.0, 1.0));
    assert_eq!((clique.knowing, clique.constraint), (4, 0.765625));
    let star = Keep::new(&Graph::from_ties(5, &[]), 1..5).at(4);
    assert_eq!((star.clustering, star.effective_size), (0.0, 4.0));
    assert_eq!((star.knowing, star.constraint), (0, 0.25));
    assert_eq!((clique.long_ties(), star.long_ties()), (0, 4));
}

#[test]
fn hidden_lists_change_neither_reach_nor_a_post() {
    let runs = ["0", "0.3", "1"].map(|hidden| {
        let query = format!("connections=60&post=3&see=.5&reshare=.2&hidden={hidden}");
        Run::complete(Scenario::from_query(&query).scenario, None).unwrap()
    });
    let [none, some, all] = &runs;
    for run in [some, all] {
        assert_eq!(run.growth(), none.growth());
        assert_eq!(run.history(), none.history());
        assert_eq!(run.post().viewers, none.post().viewers);
        assert_eq!(run.post().hop, none.post().hop);
    }
    assert!(none.post().saw() > 30, "the post went somewhere");
    let found = |run: &Run| {
        let Scenario { hidden, seed, .. } = *run.scenario();
        lookup(&run.world().graph, run.growth().people(), hidden, seed)[59]
    };
    assert_eq!(found(none), 60 + none.history().second[59]);
    assert!(found(some) < found(none) && found(some) > 60);
    assert_eq!(found(all), 60);
}

#[test]
fn the_share_of_hidden_lists_equals_the_parameter() {
    // 100,000 coins with the chance .3 have a standard deviation of 145. Five deviations pass.
    let hides = hiding(100_000, 0.3, 7);
    let count = hides.iter().filter(|&&hides| hides).count();
    assert!(count.abs_diff(30_000) < 725, "{count}");
}
