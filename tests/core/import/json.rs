//! Networks in JSON: every layout, and error messages with line numbers.

use super::reading::{assert_notes, assert_says, ids, network, open, ties, why_not};
use hopscope::import::Format::Json;
use hopscope::import::ImportError;

#[test]
fn node_link_json_is_read() {
    let text = r#"{"directed": true, "multigraph": true, "graph": {"name": "g"},
        "links": [{"source": "a", "target": 2, "key": 0, "weight": 3}, {"source": 2, "target": "a", "key": 0},
                  {"source": 2, "target": "n", "since": [1, {"x": []}]}],
        "nodes": [{"id": "a", "label": "Ann"}, {"id": 2, "group": 1}, {"id": "n"}]}"#;
    let list = network(text, Json);
    assert_eq!(ids(&list), ["Ann", "2", "n"]);
    assert_eq!(ties(&list), ["Ann-2", "2-n"]);
    assert_notes(
        &list,
        &[
            "2 people have no label",
            "(“weight”)",
            "Not read about ties: “since”",
            "Not read about people: “group”",
            "direction: 2, 1 of them in both directions",
            "1 tie repeats",
        ],
    );
}

#[test]
fn graphology_json_is_read() {
    let text = r#"{"attributes": {"name": "g"}, "options": {"type": "mixed", "multi": false, "allowSelfLoops": true},
        "nodes": [{"key": "1", "attributes": {"label": "Ann", "x": 1, "color": "red"}}, {"key": "2", "attributes": {"label": "Bob"}}, {"key": "3"}],
        "edges": [{"key": "e", "source": "1", "target": "2", "attributes": {"weight": 2}}, {"source": "2", "target": "3", "undirected": true}]}"#;
    let list = network(text, Json);
    assert_eq!(ties(&list), ["Ann-Bob", "Bob-3"]);
    assert_notes(
        &list,
        &[
            "1 person has no label",
            "(“weight”)",
            "Not read about people: “x”, “color”",
            "direction: 1, 0 of them in both",
        ],
    );
    let undirected = text.replace("mixed", "undirected");
    assert_notes(
        &network(undirected, Json),
        &["1 person has no label", "(“weight”)", "“x”, “color”"],
    );
}

#[test]
fn d3_json_by_index_name_and_id_is_read() {
    // Without ids, a number in a tie is an index of the list of people.
    let text = r#"{"nodes": [{"name": "Ann"}, {"name": "Bob"}, {"name": "Cy"}], "links": [{"source": 0, "target": 1, "value": 3}, {"source": 2, "target": 1}]}"#;
    let list = network(text, Json);
    assert_eq!(ties(&list), ["Ann-Bob", "Cy-Bob"]);
    assert_notes(&list, &["(“value”)"]);
    // Ties by name.
    let list = network(
        text.replace(": 0", ": \"Ann\"")
            .replace(": 2,", ": \"Cy\",")
            .replace(": 1", ": \"Bob\""),
        Json,
    );
    assert_eq!(ties(&list), ["Ann-Bob", "Cy-Bob"]);
    // The numbers in the ties are not ids: they are indices, as older versions of networkx wrote
    // them.
    let ids_by_place = r#"{"nodes": [{"id": 1}, {"id": 2}, {"id": 3}], "links": [{"source": 0, "target": 1}, {"source": 2, "target": 1}]}"#;
    let list = network(ids_by_place, Json);
    assert_eq!(ties(&list), ["1-2", "3-2"]);
    assert_notes(&list, &["by their position in the list"]);
    // All numbers in the ties are ids, so they are read as ids.
    let list = network(ids_by_place.replace(": 0", ": 3"), Json);
    assert_eq!(ties(&list), ["3-1", "2-1"]);
    assert_notes(&list, &[]);
    // One number is neither an id nor an index: it is a new person.
    let list = network(ids_by_place.replace(": 0", ": 9"), Json);
    assert_eq!(ties(&list), ["9-1", "2-1"]);
    assert_notes(&list, &["1 person is named only by ties"]);
    // After a run of d3-force, the ends of ties are node objects.
    let text = r#"{"nodes": [{"id": "a"}, {"id": "b"}], "links": [{"source": {"id": "a", "x": 1}, "target": {"id": "b"}, "index": 0}]}"#;
    assert_eq!(ties(&network(text, Json)), ["a-b"]);
}

#[test]
fn cytoscape_and_other_json_is_read() {
    let list = network(
        r#"{"elements": [{"data": {"id": "a", "label": "Ann"}, "position": {"x": 1}}, {"data": {"id": "b", "name": "Bob"}},
            {"data": {"id": "ab", "source": "a", "target": "b", "weight": 1}}]}"#,
        Json,
    );
    assert_eq!(ties(&list), ["Ann-Bob"]);
    assert_notes(&list, &["(“weight”)", "“position”"]);
    let list = network(
        r#"{"graph": {"directed": true, "nodes": {"a": {"label": "Ann"}, "b": {}}, "edges": [{"source": "a", "target": "b", "relation": "r"}]}}"#,
        Json,
    );
    assert_eq!(ties(&list), ["Ann-b"]);
    assert_notes(
        &list,
        &["1 person has no label", "“relation”", "direction: 1"],
    );
    // vis.js; a list of ids as nodes; ties without nodes.
    let text = r#"{"nodes": ["x", 7], "edges": [{"from": "x", "to": 7}]}"#;
    assert_eq!(ties(&network(text, Json)), ["x-7"]);
    assert_eq!(ties(&network(r#"{"edges": [["x", "y"]]}"#, Json)), ["x-y"]);
    let list = network(r#"[["a", "b", 0.5], ["b", "c"], [1, 1.5]]"#, Json);
    assert_eq!(ties(&list), ["a-b", "b-c", "1-1.5"]);
    assert_notes(&list, &["Not read about ties: “[2]”"]);
    assert_eq!(
        ties(&network(r#"[{"source": "a", "target": "b"}]"#, Json)),
        ["a-b"]
    );
}

#[test]
fn ids_are_the_text_that_was_written() {
    let list = network(
        r#"[[123456789012345678901, 123456789012345678902], ["\u00eb\ud83d\ude00", "\"\\"], [-1, 1e3], ["a\nb", "a b"]]"#,
        Json,
    );
    assert_eq!(
        ids(&list),
        [
            "123456789012345678901",
            "123456789012345678902",
            "ë😀",
            "\"\\",
            "-1",
            "1000",
            "a␊b",
            "a b"
        ]
    );
    assert_eq!(ties(&network(r#"[["1", 2], [" 2 ", 1]]"#, Json)), ["1-2"]);
}

#[test]
fn errors_name_their_line() {
    for (text, words) in [
        (
            "{\"nodes\": [],\n \"links\": [{]}\n",
            &["Line 2", "not JSON", "“]}"][..],
        ),
        ("[[\"a\", \"b\"],\n[\"a\" \"b\"]]", &["Line 2", "not JSON"]),
        ("[[\"a\", \"b\"]]\nx", &["Line 2", "not JSON", "“x”"]),
        ("[[\"a\", \"\\ud800\"]]", &["Line 1", "not JSON"]),
        ("{\"nodes\": [{\"id\": 1}", &["ends before its JSON does"]),
        ("[[1, 2", &["ends before its JSON does"]),
        ("{}", &["no list of ties", "“links”"]),
        (
            "{\"nodes\": [{\"id\": 1}, {\"id\": 2}]}",
            &["no list of ties"],
        ),
        (
            "{\"nodes\": [],\n\"edges\": {\"a\": 1}}",
            &["Line 2", "instead of a list"],
        ),
        (
            "{\"nodes\": [],\n\"nodes\": [], \"edges\": []}",
            &["Line 2", "“nodes” for the second time"],
        ),
        (
            "{\"nodes\": [{\"id\": 1,\n\"id\": 2}], \"edges\": []}",
            &["Line 2", "“id” for the second time"],
        ),
        (
            "{\"nodes\": [{\"id\": 1},\n{\"name\": 2}], \"edges\": []}",
            &["Line 2", "without an id"],
        ),
        (
            "{\"nodes\": [{\"id\": 1},\n{\"id\": null}], \"edges\": []}",
            &["Line 2", "“null” for an id"],
        ),
        (
            "{\"edges\": [\n{\"source\": 1}]}",
            &["Line 2", "without two ends"],
        ),
        ("[\n[1]]", &["Line 2", "without two ends", "“[1]”"]),
        ("[\n3]", &["Line 2", "without two ends", "“3”"]),
        ("[[1, [2]]]", &["Line 1", "“[2]” for an id"]),
        ("[[1, {\"x\": 2}]]", &["Line 1", "for an id"]),
        ("[[\"\", 1]]", &["without an id"]),
        ("[]", &["names no people"]),
        ("[[1, 1]]", &["only one person"]),
    ] {
        assert_says(&why_not(text), words);
    }
    let error = open(format!("[[1,\n\"{}\"]]", "x".repeat(1001))).expect_err("long");
    assert!(
        matches!(
            error,
            ImportError::LongId {
                line: 2,
                bytes: 1001,
                ..
            }
        ),
        "{error:?}"
    );
}
