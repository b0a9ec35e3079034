//! Pajek networks: every section, and error messages with line numbers.

use super::reading::{assert_notes, assert_says, ids, network, open, ties, why_not};
use hopscope::import::Format::Pajek;
use hopscope::import::{ImportError, MAX_PEOPLE};

#[test]
fn pajek_vertices_arcs_and_edges_are_read() {
    let text = "% a comment\r\n*Vertices 6\r\n1 \"Ann Lee\" 0.1 0.2 0.5 ic Red\r\n 2 Bob\r\n\r\n4 \"\"\r\n*Arcs\r\n1 2 3\r\n2 1\r\n*EDGES :2 \"knows\"\r\n2 3 1 l \"x\"\r\n5 6 1.0\r\n6 6\r\n";
    let list = network(text, Pajek);
    assert_eq!(ids(&list), ["Ann Lee", "Bob", "3", "4", "5", "6"]);
    assert_eq!(ties(&list), ["Ann Lee-Bob", "Bob-3", "5-6"]);
    assert_notes(
        &list,
        &[
            "2 relations",
            "4 people have no label",
            "(“weight”)",
            "Not read about ties: “l”",
            "Not read about people: “x y z”, “ic”",
            "direction: 1, 1 of them in both directions",
            "1 tie repeats",
            "1 tie connects a person with themselves",
        ],
    );
}

#[test]
fn pajek_lists_and_networks_without_vertex_lines_are_read() {
    let list = network(
        "*network some name\n*vertices 5\n*arcslist\n1 2 3\n4 1\n*edgeslist\n2 3 5\n",
        Pajek,
    );
    assert_eq!(ids(&list), ["1", "2", "3", "4", "5"]);
    assert_eq!(ties(&list), ["1-2", "1-3", "4-1", "2-3", "2-5"]);
    assert_notes(&list, &["direction: 3, 0 of them in both directions"]);
}

#[test]
fn pajek_matrices_are_read() {
    let list = network(
        "*Vertices 3\n1 a\n2 b\n3 c\n*Matrix\n0 1 0\n1 0 2.5\n0 0 0\n",
        Pajek,
    );
    assert_eq!(ties(&list), ["a-b", "b-c"]);
    assert_notes(
        &list,
        &[
            "(“weight”)",
            "direction: 2, 1 of them in both directions",
            "1 tie repeats",
        ],
    );
    // A bipartite matrix: two rows, three columns. Its numbers may be on any lines.
    let list = network("*Vertices 5 2\n*Matrix\n1 0 1\n0\n1 0\n", Pajek);
    assert_eq!(ties(&list), ["1-3", "1-5", "2-4"]);
    for (cells, found) in [("0 1 0", "3"), ("0 1 1 0 1", "5"), ("", "0")] {
        let message = why_not(format!("*Vertices 2\n*Matrix\n{cells}\n"));
        assert_says(
            &message,
            &[&format!("The matrix has {found} numbers"), "Expected 4"],
        );
    }
    assert_says(
        &why_not("*Vertices 2\n*Matrix\n0 x\n"),
        &["Line 3", "“x”", "numbers"],
    );
    // The reader does not wait for this many numbers.
    assert_says(
        &why_not("*Vertices 1000000\n*Matrix\n0 1\n"),
        &["2 numbers", "1,000,000,000,000"],
    );
}

#[test]
fn the_first_network_of_a_pajek_project_is_read() {
    let list = network(
        "*Network a\n*Vertices 2\n*Edges\n1 2\n*Partition p\n*Vertices 2\n1\n2\n",
        Pajek,
    );
    assert_eq!(ties(&list), ["1-2"]);
    assert_notes(
        &list,
        &["from line 5, “*Partition p”, the rest is left out"],
    );
}

#[test]
fn errors_name_their_line() {
    for (text, words) in [
        (
            "*Vertices\n",
            &["Line 1", "how many vertices", "“*Vertices”"][..],
        ),
        ("*Vertices many\n", &["Line 1", "“*Vertices many”"]),
        ("*Vertices -3\n", &["Line 1", "“*Vertices -3”"]),
        ("*Edges\n1 2\n", &["Line 1", "before the vertices"]),
        ("*Network n\n1 2\n", &["Line 2", "before the vertices"]),
        (
            "*Vertices 2\n*Edges\n1 3\n",
            &["Line 3", "vertex “3”", "from 1 to 2"],
        ),
        ("*Vertices 2\n*Edges\n0 1\n", &["Line 3", "vertex “0”"]),
        ("*Vertices 2\n*Edges\n-1 2\n", &["Line 3", "vertex “-1”"]),
        ("*Vertices 2\n*Edges\n1\n", &["Line 3", "two vertices: “1”"]),
        ("*Vertices 2\n3 x\n", &["Line 2", "vertex “3”"]),
        ("*Vertices 2\n1 \"x\n", &["Line 2", "opens a quote"]),
        ("*Vertices 2\n*Arcslist\n1 2 9\n", &["Line 3", "vertex “9”"]),
        (
            "*Vertices 2\n*Lines\n",
            &["Line 2", "unknown heading: “*Lines”", "*Arcslist"],
        ),
        ("*Vertices 0\n*Edges\n", &["names no people"]),
        ("*Vertices 1\n", &["only one person"]),
    ] {
        assert_says(&why_not(text), words);
    }
    let error = open("% c\n*Vertices 4000000000\n").expect_err("too many");
    let limit = MAX_PEOPLE;
    assert_eq!(error, ImportError::TooManyPeople { line: 2, limit });
}

#[test]
fn pajek_comments_and_values_before_the_network_are_skipped() {
    let list = network(
        "/* two\n lines\n*/\n/* one */\n*Vertices 3\n1 a\n2 b\n3 c\n*Arcs :1 \"knows\"\n1 2 1\n/* 1 3 */\n2 3 1\n",
        Pajek,
    );
    assert_eq!(ties(&list), ["a-b", "b-c"]);
    let list = network(
        "*Partition p\n*Vertices 3\n1\n2\n2\n*Vector v\n*Vertices 3\n.5\n1\n2\n*Network n\n*Vertices 3\n*Edges\n1 3\n",
        Pajek,
    );
    assert_eq!(ids(&list), ["1", "2", "3"]);
    assert_eq!(ties(&list), ["1-3"]);
}

#[test]
fn values_without_a_network_are_refused() {
    for (text, found) in [
        ("*Vertices 3\n1\n1\n2\n", "line 2, “1”"),
        ("*Vertices 3\n0.5\n0.1\n2\n", "line 2, “0.5”"),
        ("*Partition x\n*Vertices 2\n1\n1\n", "line 3, “1”"),
        (
            "*Vector x\n*Vertices 2\n1e3\n1\n*Partition p\n*Vertices 2\n1\n2\n",
            "line 3",
        ),
        ("*Partition x\n", "line 1"),
    ] {
        assert_says(&why_not(text), &["partition or a vector of Pajek", found]);
    }
    // Vertices by their numbers alone, with ties or none.
    let list = network("*Vertices 3\n1\n2\n3\n*Edges\n1 2\n", Pajek);
    assert_eq!(ties(&list), ["1-2"]);
    assert_eq!(ids(&network("*Vertices 3\n", Pajek)), ["1", "2", "3"]);
}
