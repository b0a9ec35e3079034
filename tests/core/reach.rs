//! The history of a life against a search after every connection: a naive twin, and petgraph's
//! distances.

use std::collections::VecDeque;

use hopscope::graph::Graph;
use hopscope::import;
use hopscope::reach::{History, NEVER};
use hopscope::run::Run;
use hopscope::scenario::Scenario;
use petgraph::graph::{NodeIndex, UnGraph};
use proptest::prelude::*;

use crate::support::karate;

/// Distances from you (person 0) by breadth-first search, with your connections as extra ties.
fn distances(graph: &Graph, connections: &[u32]) -> Vec<u32> {
    let mut distance = vec![NEVER; graph.people()];
    distance[0] = 0;
    let mut queue: VecDeque<u32> = VecDeque::new();
    for &person in connections {
        distance[person as usize] = 1;
        queue.push_back(person);
    }
    while let Some(person) = queue.pop_front() {
        for &other in graph.neighbours(person) {
            if distance[other as usize] == NEVER {
                distance[other as usize] = distance[person as usize] + 1;
                queue.push_back(other);
            }
        }
    }
    distance
}

fn petgraph_distances(graph: &Graph, connections: &[u32]) -> Vec<u32> {
    let yours = connections.iter().map(|&person| [0, person]);
    let ties = graph.each_tie().chain(yours).map(|[a, b]| (a, b));
    let mut whole = UnGraph::<(), (), u32>::from_edges(ties);
    while whole.node_count() < graph.people() {
        whole.add_node(());
    }
    let found = petgraph::algo::dijkstra(&whole, NodeIndex::new(0), None, |_| 1u32);
    (0..graph.people())
        .map(|person| found.get(&NodeIndex::new(person)).copied().unwrap_or(NEVER))
        .collect()
}

fn of_degree(distances: &[u32], degree: u32) -> u32 {
    distances
        .iter()
        .filter(|&&distance| distance == degree)
        .count() as u32
}

/// Compares every number of a history with a search after every connection.
fn check(graph: &Graph, accepted: &[u32]) {
    let history = History::new(graph, accepted.iter().copied());
    assert_eq!(history.steps(), accepted.len());
    assert_eq!(history.reach()[0], 0);
    let mut before = distances(graph, &[]);
    for (step, &person) in accepted.iter().enumerate() {
        let now = distances(graph, &accepted[..=step]);
        assert_eq!(
            now,
            petgraph_distances(graph, &accepted[..=step]),
            "the twin itself"
        );
        let counts = [1, 2, 3].map(|degree| of_degree(&now, degree));
        assert_eq!(
            history.degrees(step + 1),
            counts,
            "after connection {}",
            step + 1
        );

        assert_eq!(history.reach()[step + 1], counts[0] + counts[1]);
        let within2 =
            |distances: &[u32]| distances.iter().filter(|&&d| d == 1 || d == 2).count() as u32;
        assert_eq!(
            history.gained[step],
            within2(&now) - within2(&before),
            "gained at {}",
            step + 1
        );
        let known = graph
            .neighbours(person)
            .iter()
            .filter(|&&other| before[other as usize] <= 2);
        assert_eq!(
            history.overlap[step],
            known.count() as u32,
            "overlap at {}",
            step + 1
        );

        for other in 1..graph.people() as u32 {
            let ring = history.ring(other, step as u32 + 1);
            assert_eq!(
                ring,
                now[other as usize].min(4),
                "ring of {other} after {}",
                step + 1
            );
            if let Some(via) = history.via(other, ring) {
                assert!(
                    graph.neighbours(other).contains(&via),
                    "{via} has no tie with {other}"
                );
                assert_eq!(
                    now[via as usize],
                    ring - 1,
                    "{via} is one step nearer than {other}"
                );
            }
        }
        before = now;
    }
    let [one, two, three] = &history.within;
    assert!((0..graph.people()).all(|p| one[p] >= two[p] && two[p] >= three[p]));
    assert_eq!(
        [one[0], two[0], three[0]],
        [NEVER; 3],
        "you are not one of your people"
    );
}

prop_compose! {
    /// A world of up to 40 people, from no ties to all ties, and some people accepted in any order.
    fn lives()(people in 3usize..40)
        (ties in prop::collection::vec([1..people as u32, 1..people as u32], 0..120),
         accepted in Just((1..people as u32).collect::<Vec<_>>()).prop_shuffle(),
         connections in 0..people, people in Just(people))
        -> (Graph, Vec<u32>) {
        let accepted = accepted.into_iter().take(connections).collect();
        (Graph::from_ties(people, &ties), accepted)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_count_of_a_life_equals_a_search((graph, accepted) in lives()) {
        check(&graph, &accepted);
    }

    #[test]
    fn the_gain_of_a_connection_never_grows_with_earlier_ones((graph, accepted) in lives()) {
        // Reach within two steps is a coverage function: submodular in the set of connections.
        if let Some((&last, others)) = accepted.split_last() {
            let gain = |before: &[u32]| {
                let life: Vec<u32> = before.iter().copied().chain([last]).collect();
                *History::new(&graph, life.into_iter()).gained.last().unwrap()
            };
            for few in 0..others.len() {
                prop_assert!(gain(&others[..few]) >= gain(others));
            }
        }
    }

    #[test]
    fn a_graph_holds_the_ties_it_was_given(ties in prop::collection::vec([0u32..20, 0u32..20], 0..100)) {
        let graph = Graph::from_ties(20, &ties);
        let mut expected: Vec<[u32; 2]> = ties.iter().filter(|[a, b]| a != b).map(|&[a, b]| [a.min(b), a.max(b)]).collect();
        expected.sort_unstable();
        expected.dedup();
        prop_assert_eq!(graph.each_tie().collect::<Vec<_>>(), &expected[..]);
        prop_assert_eq!((0..20).map(|person| graph.degree(person)).sum::<usize>(), 2 * graph.ties());
        prop_assert!((0..20).all(|person| graph.neighbours(person).is_sorted()));
    }
}

fn karate_club() -> Graph {
    let ties: Vec<[u32; 2]> = karate::KARATE
        .iter()
        .map(|tie| tie.map(|person| person + 1))
        .collect();
    Graph::from_ties(35, &ties)
}

#[test]
fn counts_of_a_newcomer_to_the_karate_club_are_known() {
    let graph = karate_club();
    check(&graph, &(1..=34).collect::<Vec<_>>());
    check(&graph, &(1..=34).rev().collect::<Vec<_>>());
}

#[test]
fn transitivity_of_the_karate_club_equals_the_published_value() {
    // docs/science.md, Real networks: .2557.
    assert!((karate_club().transitivity() - 0.2557).abs() < 5e-5);
    let triangle = Graph::from_ties(4, &[[1, 2], [2, 3], [3, 1]]);
    assert_eq!(triangle.transitivity(), 1.0);
    assert_eq!(Graph::from_ties(3, &[[1, 2]]).transitivity(), 0.0);
}

/// The whole pipeline on a file: in turn, you are each member of the karate club, with their ties.
#[test]
fn each_member_of_the_karate_club_with_their_own_ties() {
    let text: String = karate::KARATE
        .iter()
        .map(|[a, b]| format!("p{a} p{b}\n"))
        .collect();
    let whole = UnGraph::<(), (), u32>::from_edges(karate::KARATE.iter().map(|&[a, b]| (a, b)));
    for you in 0..34 {
        let scenario =
            Scenario::from_query(&format!("world=file&connections=all&you=p{you}")).scenario;
        let run =
            Run::complete(scenario, Some(import::edge_list(text.as_bytes()).unwrap())).unwrap();
        let found = petgraph::algo::dijkstra(&whole, NodeIndex::new(you), None, |_| 1u32);
        let of_degree = |degree| {
            found
                .values()
                .filter(|&&distance| distance == degree)
                .count() as u32
        };
        assert_eq!(
            run.history().degrees(run.connection()),
            [1, 2, 3].map(of_degree),
            "you are {you}"
        );
        // In the file's order, and under the file's names.
        let order: Vec<String> = run
            .growth()
            .people()
            .take(run.connection())
            .map(|p| run.world().label(p))
            .collect();
        let ties = karate::KARATE
            .iter()
            .filter(|tie| tie.contains(&(you as u32)));
        let expected: Vec<String> = ties
            .map(|[a, b]| format!("p{}", a + b - you as u32))
            .collect();
        assert_eq!(order, expected, "you are {you}");
        assert_eq!(run.world().label(0), format!("p{you}"));
    }
}

#[test]
fn the_best_connected_github_developer_has_the_published_rings() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../shared/data/github-developers.csv"
    );
    let Ok(bytes) = std::fs::read(path) else {
        println!("skipped: ../shared/data is absent");
        return;
    };
    let scenario = Scenario::from_query("world=file&you=31890&connections=all").scenario;
    let run = Run::complete(scenario, Some(import::edge_list(&bytes).unwrap())).unwrap();
    assert_eq!(run.history().degrees(run.connection()), [9458, 21776, 6087]);
}
