//! Real networks have the figures that were published of them (SCIENCE.md, section 3, "Real graphs").

use hopscope::graph::Graph;
use hopscope::import;
use hopscope::measure::{Distances, Local, largest_component, local};

#[path = "common/karate.rs"]
mod karate;

/// A row of the published table: people, ties, ⟨k⟩, ⟨k²⟩/⟨k⟩, transitivity, mean local clustering, diameter,
/// mean distance, assortativity, z2, M, and the paradox's shares in percent.
struct Published(&'static str, usize, usize, [f64; 4], usize, [f64; 6]);

#[rustfmt::skip]
const TABLE: [Published; 9] = [
    Published("karate.edges", 34, 78, [4.59, 7.8, 0.2557, 0.5706], 5, [2.408, -0.476, 15.6, 0.674, 85.3, 76.5]),
    Published("lesmis.edges", 77, 254, [6.60, 12.1, 0.4989, 0.5731], 5, [2.641, -0.165, 25.8, 0.707, 87.0, 61.0]),
    Published("dolphins.edges", 62, 159, [5.13, 6.8, 0.3088, 0.2590], 8, [3.357, -0.044, 14.5, 0.702, 69.4, 66.1]),
    Published("jazz.txt", 198, 2742, [27.70, 38.6, 0.5203, 0.6175], 6, [2.235, 0.020, 107.6, 0.215, 75.8, 68.2]),
    Published("netscience.edges", 1461, 2742, [3.75, 6.9, 0.6934, 0.6937], 17, [6.042, 0.462, 5.4, 0.797, 47.4, 31.3]),
    Published("email-Eu-core.txt", 1005, 16_064, [31.97, 74.7, 0.2674, 0.3994], 7, [2.587, -0.026, 413.1, 0.239, 89.5, 82.0]),
    Published("CollegeMsg.txt", 1899, 13_838, [14.57, 55.6, 0.0568, 0.1094], 8, [3.055, -0.188, 376.2, 0.501, 93.2, 88.8]),
    // Its diameter is not published, its mean distance from a sample.
    Published("github-developers.csv", 37_700, 289_003, [15.33, 441.0, 0.0124, 0.1675], 0, [3.235, -0.075, 5074.2, 0.762, 99.0, 92.2]),
    Published("CA-GrQc.txt", 5242, 14_484, [5.53, 16.9, 0.6298, 0.5296], 17, [6.049, 0.659, 24.3, 0.749, 72.6, 58.7]),
];

/// Half a unit of the last place that the table gives.
fn near(ours: f64, published: f64, places: i32) -> bool {
    (ours - published).abs() <= 0.51 * 10f64.powi(-places)
}

fn check(graph: &Graph, published: &Published) {
    let Published(name, people, ties, near_by, diameter, far) = published;
    assert_eq!(
        (graph.people() - 1, graph.ties()),
        (*people, *ties),
        "{name}"
    );
    let ours: Local = local(graph);
    let [mean, neighbour, transitivity, clustering] = *near_by;
    let [
        distance,
        assortativity,
        second,
        mutuality,
        below_mean,
        below_median,
    ] = *far;
    // Distances are those of the largest component.
    let everybody = largest_component(graph);
    let stride = if *diameter == 0 { 199 } else { 1 };
    let distances = Distances::from(graph, everybody.into_iter().step_by(stride));
    let places = if *diameter == 0 { 1 } else { 3 };
    assert!(
        near(distances.mean(), distance, places),
        "{name}: {}",
        distances.mean()
    );
    assert!(
        *diameter == 0 || distances.diameter() == *diameter,
        "{name}"
    );
    for (what, ours, published, places) in [
        ("mean degree", ours.mean_degree, mean, 2),
        (
            "mean neighbour's degree",
            ours.mean_neighbour_degree,
            neighbour,
            1,
        ),
        ("transitivity", ours.transitivity, transitivity, 4),
        (
            "mean local clustering",
            ours.mean_local_clustering,
            clustering,
            4,
        ),
        ("assortativity", ours.assortativity, assortativity, 3),
        ("second neighbours", ours.second_neighbours, second, 1),
        ("mutuality", ours.mutuality, mutuality, 3),
        (
            "fewer than the mean",
            100.0 * ours.fewer_than_mean,
            below_mean,
            1,
        ),
        (
            "fewer than the median",
            100.0 * ours.fewer_than_median,
            below_median,
            1,
        ),
    ] {
        assert!(
            near(ours, published, places),
            "{name}, {what}: {ours}, not {published}"
        );
    }
}

fn graph(people: usize, ties: &[[u32; 2]]) -> Graph {
    let ties: Vec<[u32; 2]> = ties
        .iter()
        .map(|tie| tie.map(|person| person + 1))
        .collect();
    Graph::from_ties(people + 1, &ties)
}

#[test]
fn the_karate_club_has_its_published_figures() {
    check(&graph(34, &karate::KARATE), &TABLE[0]);
}

#[test]
fn real_networks_have_their_published_figures() {
    for published in &TABLE {
        let path = format!(
            "{}/../shared/data/{}",
            env!("CARGO_MANIFEST_DIR"),
            published.0
        );
        let Ok(bytes) = std::fs::read(path) else {
            println!("skipped: ../shared/data/{} is absent", published.0);
            continue;
        };
        let list = import::edge_list(&bytes).unwrap();
        check(&graph(list.ids.len(), &list.ties), published);
    }
}

/// Feld (1991): eight girls of "Marketville"; ⟨k⟩ = 2.5, ⟨k²⟩/⟨k⟩ = 3.
#[test]
fn feld_s_eight_girls() {
    let [betty, sue, alice, pam, dale, jane, carol, tina] = [0, 1, 2, 3, 4, 5, 6, 7];
    let ties = [
        [betty, sue],
        [sue, alice],
        [sue, pam],
        [sue, dale],
        [alice, jane],
        [alice, pam],
        [alice, dale],
        [jane, dale],
        [pam, carol],
        [carol, tina],
    ];
    let girls = local(&graph(8, &ties));
    assert_eq!((girls.mean_degree, girls.mean_neighbour_degree), (2.5, 3.0));
    assert_eq!(girls.fewer_than_mean, 5.0 / 8.0, "five below");
}
