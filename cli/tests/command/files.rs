//! Networks from files: every format that the crate reads, and stdin.

use crate::{fixture, hopscope, hopscope_reads};
use hopscope::csv;
use hopscope::import::{self, Imported};
use hopscope::run::Run;
use hopscope::scenario::{Scenario, WorldModel};
use std::fs;

/// The same network in every format: a triangle, and three people in a row.
const FORMATS: [&str; 7] = [
    "network.csv",
    "network.graphml",
    "network.gexf",
    "network.net",
    "network.json",
    "network.csv.gz",
    "network.zip",
];

/// The life that the crate gives for a file.
fn life(name: &str, query: &str) -> String {
    let bytes = fs::read(fixture(name)).unwrap();
    let list = match import::read(&bytes, u64::MAX, &mut |_| ()).unwrap() {
        Imported::Network { network, .. } => network,
        Imported::Connections(list) => list.into_network(),
        _ => panic!("neither a network nor a list of connections"),
    };
    let scenario = Scenario {
        world: WorldModel::File,
        ..Scenario::from_query(query).scenario
    };
    let run = Run::complete(scenario, Some(list)).unwrap();
    csv::life(&run, run.connection(), false)
}

#[test]
fn a_file_of_each_format_is_the_same_network() {
    for name in FORMATS {
        let file = fixture(name);
        let ran = hopscope(&[
            "life",
            "--file",
            &file,
            "--you",
            "Ann",
            "--connections",
            "all",
        ]);
        assert_eq!(ran.code, 0, "{name}: {}", ran.err);
        assert_eq!(ran.out, life(name, "you=Ann&connections=all"), "{name}");
        assert_eq!(ran.out.lines().count(), 3, "{name}: Ann has two ties");
        assert!(
            ran.err
                .starts_with(&format!("hopscope: {file}: 6 people, 6 ties, read as ")),
            "{}",
            ran.err
        );
    }
}

#[test]
fn a_list_of_connections_is_lived_by_date_and_has_no_figures() {
    let file = fixture("Connections.csv");
    let ran = hopscope(&["life", "--file", &file, "--connections", "all"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.out, life("Connections.csv", "connections=all"));
    assert_eq!(ran.out.lines().count(), 4);
    let ran = hopscope(&[
        "life",
        "--file",
        &file,
        "--connections",
        "all",
        "--format",
        "json",
    ]);
    assert!(ran.out.contains("\"second\":null"), "{}", ran.out);
    let ran = hopscope(&["figures", "--file", &file]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("has no ties between them"), "{}", ran.err);
}

#[test]
fn stdin_is_a_file() {
    let bytes = fs::read(fixture("network.graphml")).unwrap();
    let ran = hopscope_reads(
        &[
            "life",
            "--file",
            "-",
            "--you",
            "Ann",
            "--connections",
            "all",
        ],
        &bytes,
    );
    assert_eq!(ran.out, life("network.graphml", "you=Ann&connections=all"));
    assert!(
        ran.err
            .starts_with("hopscope: stdin: 6 people, 6 ties, read as GraphML.\n"),
        "{}",
        ran.err
    );
}

#[test]
fn another_reading_of_a_file_can_be_chosen() {
    let file = b"Ann knows Bob\nBob knows Cy\nCy knows Ann\n";
    let read = |arguments: &[&str]| {
        hopscope_reads(&[&["figures", "--file", "-"], arguments].concat(), file)
    };
    let first = read(&[]).err;
    assert!(
        first.starts_with(
            "hopscope: stdin: 3 people, 3 ties, read as SIF of Cytoscape. \
             Also readable as edge list: --read-as edge-list.\n"
        ),
        "{first}"
    );
    let other = read(&["--read-as", "edge-list"]).err;
    assert!(
        other.starts_with("hopscope: stdin: 4 people, 3 ties, read as edge list."),
        "{other}"
    );
    let refused = read(&["--read-as", "gml"]);
    assert_eq!(refused.code, 1, "{}", refused.err);
    let unknown = read(&["--read-as", "excel"]);
    assert!(
        unknown.err.contains("edge-list") && unknown.code == 2,
        "{}",
        unknown.err
    );
}

#[test]
fn a_configuration_world_has_the_degrees_of_the_file() {
    let file = fixture("network.csv");
    let ran = hopscope(&["figures", "world=configuration", "--file", &file]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.out.contains("\npeople,6,") && ran.out.contains("\nties,6,"),
        "{}",
        ran.out
    );
}

#[test]
fn the_notes_of_a_file_are_printed() {
    let ran = hopscope_reads(&["figures", "--file", "-"], b"a,b\nb,c\nb,a\nc,c\n");
    let list = import::edge_list(b"a,b\nb,c\nb,a\nc,c\n").unwrap();
    assert_eq!(list.notes.len(), 2);
    for note in list.notes {
        assert!(
            ran.err.contains(&format!("hopscope: {note}\n")),
            "{}",
            ran.err
        );
    }
}
