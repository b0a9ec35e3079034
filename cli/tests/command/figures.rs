//! Compares `hopscope figures` with manually computed figures and with those of the crate.

use crate::{fixture, hopscope, rows, run, written};
use hopscope::network_statistics as statistics;
use serde_json::Value;

/// A value by the name of its figure.
fn value(text: &str, figure: &str) -> Option<f64> {
    let rows = rows(text);
    let row = rows.iter().find(|row| row[0] == figure);
    row.unwrap_or_else(|| panic!("{figure}: {text}"))[1]
        .parse()
        .ok()
}

#[test]
fn figures_of_a_small_network_are_those_by_hand() {
    // A triangle of Ann, Bob and Cy, and a chain from Cy to Dee, Eve and Fay.
    let file = fixture("network.csv");
    let ran = hopscope(&["figures", "--file", &file]);
    assert_eq!(ran.code, 0);
    for (figure, expected) in [
        ("people", 6.0),
        ("ties", 6.0),
        ("mean_degree", 2.0),
        ("median_degree", 2.0),
        // One triangle; paths of two ties: 1 + 1 + 3 + 1 + 1.
        ("transitivity", 3.0 / 7.0),
        ("mean_local_clustering", (1.0 + 1.0 + 1.0 / 3.0) / 6.0),
        ("largest_component", 6.0),
        ("degeneracy", 2.0),
        ("diameter", 4.0),
        ("distances_from", 6.0),
        ("within_1", 6.0 / 15.0),
        ("within_4", 1.0),
    ] {
        let own = value(&ran.out, figure).unwrap();
        assert!((own - expected).abs() < 1e-12, "{figure}: {own}");
    }
}

#[test]
fn figures_of_a_world_are_the_crates() {
    let query = "people=400&world=smallworld&seed=5";
    let run = run(query);
    let graph = &run.world().graph;
    let local = statistics::local(graph);
    let (distances, _) = statistics::Distances::sampled(graph);
    let text = written(&["figures", query]);
    for (figure, expected) in [
        ("mean_degree", local.mean_degree),
        ("mean_neighbour_degree", local.mean_neighbour_degree),
        ("transitivity", local.transitivity),
        ("mean_local_clustering", local.mean_local_clustering),
        ("assortativity", local.assortativity),
        ("second_neighbours", local.second_neighbours),
        ("mutuality", local.mutuality),
        ("fewer_than_mean", local.fewer_than_mean),
        ("fewer_than_median", local.fewer_than_median),
        ("median_degree", statistics::median_degree(graph)),
        ("degeneracy", statistics::degeneracy(graph) as f64),
        ("mean_distance", distances.mean()),
        ("within_3", distances.within(3)),
    ] {
        assert_eq!(value(&text, figure), Some(expected), "{figure}");
    }
    let json: Value =
        serde_json::from_str(&written(&["figures", query, "--format", "json"])).unwrap();
    assert_eq!(json["scenario"], "world=smallworld&people=400&seed=5");
    for row in rows(&text) {
        let [own, expected] = [json[row[0]].as_f64(), row[1].parse().ok()].map(Option::unwrap);
        // serde_json may be off by the last bit of a number.
        assert!(
            (own - expected).abs() <= 1e-12 * expected.abs(),
            "{}",
            row[0]
        );
    }
}

#[test]
fn an_undefined_figure_is_empty_or_null() {
    // In a ring all people have the same degree.
    let ring = ["figures", "people=50&world=smallworld&rewire=0&ties=4"];
    let text = written(&ring);
    assert_eq!(value(&text, "assortativity"), None);
    let json: Value =
        serde_json::from_str(&written(&[&ring[..], &["--format", "json"]].concat())).unwrap();
    assert_eq!(json["assortativity"], Value::Null);
}
