//! Networks in JSON without lists of nodes and ties: matrices, the ties of each person, JSON Lines;
//! and JSON in which there is no network.

use super::reading::{assert_notes, assert_says, ids, network, ties, why_not};
use hopscope::import::Format::Json;

#[test]
fn matrices_are_read() {
    // (the file, its people, its ties)
    let three: &[&str] = &["0", "1", "2"];
    for (text, people, expected) in [
        ("[[0,1,1],[1,0,0],[1,0,0]]", three, &["0-1", "0-2"][..]),
        ("[[0.0, 1.0, 0], [1, 0, 0.0], [0, 0, 0]]", three, &["0-1"]),
        // Symmetric with a diagonal of zeros: weights.
        (
            "[[0, 2.50, 0],\n [2.5, 0, 7],\n [0, 7.0, 0]]",
            three,
            &["0-1", "1-2"],
        ),
        (
            "[[false,true,false],[true,false,true],[false,true,false]]",
            three,
            &["0-1", "1-2"],
        ),
        ("[[0,null,3],[null,0,1],[3,1,0]]", three, &["0-2", "1-2"]),
        // Under a name it is always a matrix.
        (r#"{"matrix": [[0, 1], [1, 0]]}"#, &["0", "1"], &["0-1"]),
        (
            r#"{"nodes": ["ivy", "jon"], "matrix": [[0, 5], [5, 0]]}"#,
            &["ivy", "jon"],
            &["ivy-jon"],
        ),
        (
            r#"{"matrix": [[1, 5], [5, 0]], "names": ["ivy", "jon"]}"#,
            &["ivy", "jon"],
            &["ivy-jon"],
        ),
        (
            r#"{"nodes": [{"id": 7, "label": "Ivy"}, {"id": 8}], "adjacencyMatrix": [[0, 1], [1, 0]]}"#,
            &["Ivy", "8"],
            &["Ivy-8"],
        ),
        (
            r#"{"nodes": [{"name": "Ivy"}, {"name": "Jon"}], "links": [], "adjacency_matrix": [[0, 1], [1, 0]]}"#,
            &["Ivy", "Jon"],
            &[],
        ),
        (
            r#"{"nodes": ["a", "b", "c"], "adjacency": [[0,1,0],[1,0,1],[0,1,0]]}"#,
            &["a", "b", "c"],
            &["a-b", "b-c"],
        ),
    ] {
        let list = network(text, Json);
        assert_eq!(ids(&list), people, "{text}");
        assert_eq!(ties(&list), expected, "{text}");
        assert_eq!(list.duplicates, 0, "{text}");
    }
    // Not symmetric: ties with a direction.
    let list = network("[[0,1,1],[0,0,0],[1,0,1]]", Json);
    assert_eq!(ties(&list), ["0-1", "0-2"]);
    assert_notes(
        &list,
        &[
            "direction: 2, 1 of them in both",
            "1 tie repeats",
            "1 tie connects a person with themselves",
        ],
    );
}

#[test]
fn lists_of_ties_are_no_matrices() {
    for (text, expected) in [
        ("[[1,2,5],[2,3,4],[1,3,2]]", &["1-2", "2-3", "1-3"][..]),
        ("[[1,2,3],[2,3,1],[3,1,2]]", &["1-2", "2-3", "3-1"]),
        ("[[0,1],[1,2]]", &["0-1", "1-2"]),
        ("[[0,1],[1,0]]", &["0-1"]),
        ("[[0,1,1]]", &["0-1"]),
        (
            "[[1,2,1,9],[2,3,1,9],[3,4,1,8],[4,1,2,7]]",
            &["1-2", "2-3", "3-4", "4-1"],
        ),
        (
            "[[1,2,5],[2,3,4],[1,3,2],[4,1,1]]",
            &["1-2", "2-3", "1-3", "4-1"],
        ),
        (
            r#"[["a","b",1],["b","c",1],["c","a",1]]"#,
            &["a-b", "b-c", "c-a"],
        ),
        (
            r#"[["a", "b", {"weight": 1}], ["b", "c", {}]]"#,
            &["a-b", "b-c"],
        ),
        ("[[1,2],[2,3],[3,1,0.5]]", &["1-2", "2-3", "3-1"]),
    ] {
        assert_eq!(ties(&network(text, Json)), expected, "{text}");
    }
    // Rows that can be both.
    for text in [
        "[[0,5,1],[0,0,2],[3,0,0]]",
        "[[1,0.5,0.2],[0.5,1,0.1],[0.2,0.1,1]]",
        "[[1,2,3,4],[2,1,4,3],[3,4,1,2],[4,3,2,1]]",
        "[[0,1,1,0],[1,0,1,1]]",
        "[[0,1,1],[1,0,1],[0,1,1],[1,1,1]]",
        "[[1,2,3],[0,2],[0,1,3],[0,2]]",
    ] {
        assert_says(
            &why_not(text),
            &["line 1", "can be a matrix, or ties", "“[["],
        );
    }
    for (text, words) in [
        (
            "{\"matrix\": [[0,1],\n[1]]}",
            &["Line 2", "a row of 1 numbers", "2 rows"][..],
        ),
        ("{\"matrix\": [[0,1],\n[1,0,1]]}", &["Line 2", "a row of 3"]),
        (
            "{\"matrix\": [[0,1],\n[\"x\",0]]}",
            &["Line 2", "x", "in a matrix"],
        ),
        (
            "{\"matrix\": [[0,1],\n7]}",
            &["Line 2", "“7” instead of a list"],
        ),
        (
            "{\"nodes\": [1,2,3], \"matrix\": [[0,1],[1,0]]}",
            &["Line 1", "a row of 3 numbers", "2 rows"],
        ),
    ] {
        assert_says(&why_not(text), words);
    }
}

#[test]
fn the_ties_of_each_person_are_read() {
    // adjacency_data of networkx.
    let graph = r#"{"directed": false, "multigraph": false, "graph": [], "nodes": [{"id": "a"}, {"id": "b"}, {"id": 3}],
        "adjacency": [[{"id": "b"}, {"weight": 2, "id": "a"}], [{"id": "a"}, {"id": 3}], [{"id": "b"}]]}"#;
    let list = network(graph, Json);
    assert_eq!(ids(&list), ["a", "b", "3"]);
    assert_eq!(ties(&list), ["a-b", "b-3"]);
    assert_notes(&list, &["(“weight”)", "1 tie connects"]);
    let directed = network(
        graph.replace("\"directed\": false", "\"directed\": true"),
        Json,
    );
    assert_eq!(ties(&directed), ["a-b", "b-3"]);
    assert_eq!(directed.duplicates, 2);
    let several = r#"{"directed": true, "multigraph": true, "nodes": [{"id": "a"}, {"id": "b"}],
        "adjacency": [[{"id": "b", "key": 0}, {"id": "b", "key": 1}], []]}"#;
    assert_eq!(ties(&network(several, Json)), ["a-b"]);
    assert_eq!(
        ties(&network(
            r#"{"nodes": ["a", "b", "c"], "adjacency": [["b", "c"], ["a"], ["a"]]}"#,
            Json
        )),
        ["a-b", "a-c"]
    );
    for (text, words) in [
        (
            "{\"nodes\": [1, 2],\n\"adjacency\": [[2]]}",
            &["Line 2", "1 lists of ties for 2 people"][..],
        ),
        (
            "{\"nodes\": [1, 2],\n\"adjacency\": [[2], {}]}",
            &["Line 2", "instead of a list"],
        ),
        (
            "{\"nodes\": [1, 2], \"adjacency\": [[2],\n[{\"x\": 2}]]}",
            &["Line 2", "for an id"],
        ),
    ] {
        assert_says(&why_not(text), words);
    }
}

#[test]
fn dictionaries_are_read() {
    for (text, people, expected) in [
        (
            r#"{"a": ["b"], "b": {"c": {"weight": 1}}}"#,
            &["a", "b", "c"][..],
            &["a-b", "b-c"][..],
        ),
        // to_dict_of_lists and to_dict_of_dicts of networkx.
        (
            r#"{"1": [2, 3], "2": [1], "3": [1.0]}"#,
            &["1", "2", "3"],
            &["1-2", "1-3"],
        ),
        (
            r#"{"a": {"b": {}}, "b": {"a": {}, "c": {"weight": 2}}, "c": {"b": {"weight": 2}}}"#,
            &["a", "b", "c"],
            &["a-b", "b-c"],
        ),
        // A multigraph.
        (
            r#"{"a": {"b": {"0": {"weight": 1}, "1": {}}}, "b": {}, "z": {}}"#,
            &["a", "b", "z"],
            &["a-b"],
        ),
        // Weights; a table of data as pandas writes it has zeros.
        (
            r#"{"a": {"a": 0, "b": 1.5, "c": 0.0}, "b": {"a": 1.5, "b": 0, "c": null}, "c": {"a": 0, "b": false, "c": 0}}"#,
            &["a", "b", "c"],
            &["a-b"],
        ),
        (
            r#"{"graph": {"a": ["b"], "b": ["a"]}}"#,
            &["a", "b"],
            &["a-b"],
        ),
        (
            r#"{"adjacency": {"a": [{"id": "b", "weight": 1}], "b": []}}"#,
            &["a", "b"],
            &["a-b"],
        ),
        // Whom a few people follow.
        (
            r#"{"a": ["b", "x", "y", "z"], "b": ["x"]}"#,
            &["a", "b", "x", "y", "z"],
            &["a-b", "a-x", "a-y", "a-z", "b-x"],
        ),
    ] {
        let list = network(text, Json);
        assert_eq!(ids(&list), people, "{text}");
        assert_eq!(ties(&list), expected, "{text}");
        assert_eq!(list.duplicates, 0, "{text}");
    }
    let list = network(r#"{"a": ["b", "b", "a"], "b": ["a"], "c": ["a"]}"#, Json);
    assert_notes(
        &list,
        &[
            "direction: 2, 1 of them in both",
            "2 ties repeat",
            "1 tie connects",
        ],
    );
    assert_says(
        &why_not("{\"a\": [\"b\"],\n\"a\": [\"b\"]}"),
        &["Line 2", "“a” for the second time"],
    );
}

#[test]
fn json_lines_are_read() {
    // Neo4j APOC.
    let text = r#"{"type":"node","id":"0","labels":["Person"],"properties":{"name":"Ivy"}}
{"type":"node","id":"1","labels":["Person"],"properties":{"name":"Jon","age":3}}
{"id":"0","type":"relationship","label":"KNOWS","properties":{"since":1},"start":{"id":"0","labels":["Person"]},"end":{"id":"1","labels":["Person"]}}
{"id":"1","type":"relationship","label":"KNOWS","start":{"id":"1"},"end":{"id":"0"}}
"#;
    let list = network(text, Json);
    assert_eq!(ids(&list), ["Ivy", "Jon"]);
    assert_eq!(ties(&list), ["Ivy-Jon"]);
    assert_notes(
        &list,
        &[
            "1 tie repeats",
            "Not read about ties: “type”, “since”, “label”",
            "Not read about people: “type”, “labels”, “age”",
        ],
    );
    // The same in a list, as APOC writes with another option.
    let array = format!("[{}]", text.trim_end().replace('\n', ","));
    assert_eq!(ties(&network(array, Json)), ["Ivy-Jon"]);
    for text in [
        "{\"source\":\"a\",\"target\":\"b\"}\n{\"source\":\"b\",\"target\":\"c\",\"weight\":2}\n",
        "{\"from\":\"a\",\"to\":\"b\"}\r\n\r\n{\"from\":\"b\",\"to\":\"c\"}",
        "[\"a\",\"b\"]\n[\"b\",\"c\"]\n",
        "{\"id\":\"a\"}\n{\"source\":\"a\",\"target\":\"b\"}\n{\"source\":\"b\",\"target\":\"c\"}\n",
    ] {
        let list = network(text, Json);
        assert_eq!(ties(&list), ["a-b", "b-c"], "{text}");
    }
    for (text, words) in [
        (
            "{\"source\":1,\"target\":2}\n{\"source\":1}\n",
            &["Line 2", "without two ends"][..],
        ),
        (
            "{\"source\":1,\"target\":2}\n{\"source\":1,]\n",
            &["Line 2", "not JSON", "“]"],
        ),
        ("{\"source\":1,\"target\":2}\n{\"source\"", &["ends before"]),
        (
            "{\"source\":1,\"target\":2},\n{\"source\":1,\"target\":2}\n",
            &["Line 1", "not JSON"],
        ),
        (
            "{\"id\":1,\"name\":\"Ivy\"}\n{\"id\":2,\"name\":\"Jon\"}\n",
            &["Line 1", "a record that is not a tie"],
        ),
    ] {
        assert_says(&why_not(text), words);
    }
}

#[test]
fn json_of_other_programs_is_read() {
    for (text, people, expected) in [
        // VOSviewer.
        (
            r#"{"network":{"items":[{"id":1,"label":"Ivy","x":0.5,"weights":{"Links":1}},{"id":2,"label":"Jon"},{"id":3,"label":"Kim"}],
                "links":[{"source_id":1,"target_id":2,"strength":3},{"source_id":2,"target_id":3,"strength":1}]},"config":{"parameters":{}}}"#,
            &["Ivy", "Jon", "Kim"][..],
            &["Ivy-Jon", "Jon-Kim"][..],
        ),
        // A canvas of Obsidian.
        (
            r#"{"nodes":[{"id":"a","type":"text","text":"Ivy","x":0},{"id":"b","type":"file","file":"Jon.md"},{"id":"c","type":"group","label":"Team"}],
                "edges":[{"id":"e","fromNode":"a","fromSide":"right","toNode":"b","toSide":"left"}]}"#,
            &["a", "b", "Team"],
            &["a-b"],
        ),
        // JSON Graph Format, version 2 and 1.
        (
            r#"{"graphs":[{"directed":false,"nodes":{"a":{"label":"Ivy"},"b":{}},"edges":[{"source":"a","target":"b","metadata":{}}]},
                {"nodes":{"x":{}},"edges":[]}]}"#,
            &["Ivy", "b"],
            &["Ivy-b"],
        ),
        (
            r#"{"graph":{"nodes":[{"id":"a"},{"id":"b"}],"edges":[{"source":"a","target":"b","directed":true}]}}"#,
            &["a", "b"],
            &["a-b"],
        ),
        // Cytoscape.js.
        (
            r#"[{"group":"nodes","data":{"id":"a"}},{"group":"nodes","data":{"id":"b"}},{"group":"edges","data":{"id":"ab","source":"a","target":"b"}}]"#,
            &["a", "b"],
            &["a-b"],
        ),
        // Neo4j: the graph of a query.
        (
            r#"{"nodes":[{"id":"5","labels":["P"],"properties":{"name":"Ivy"}},{"id":"6"}],
                "relationships":[{"id":"1","type":"KNOWS","startNode":"5","endNode":"6","properties":{}}]}"#,
            &["Ivy", "6"],
            &["Ivy-6"],
        ),
        // The ends are "from" and "to"; "source" is something else.
        (
            r#"{"nodes":[{"id":"a"},{"id":"b"}],"edges":[{"from":"a","to":"b","source":"survey"}]}"#,
            &["a", "b"],
            &["a-b"],
        ),
    ] {
        let list = network(text, Json);
        assert_eq!(ids(&list), people, "{text}");
        assert_eq!(ties(&list), expected, "{text}");
    }
    let several =
        r#"{"graphs":[{"nodes":{"a":{},"b":{}},"edges":[{"source":"a","target":"b"}]},{},{}]}"#;
    assert_notes(
        &network(several, Json),
        &["3 networks: only the first is read"],
    );
}

#[test]
fn ids_are_compared_by_value() {
    // Tuples of Python.
    let list = network(
        r#"{"nodes": [{"id": ["a", 1]}, {"id": ["b", 2.0]}, {"id": "c"}],
            "edges": [{"source": ["a",1], "target": ["b", 2]}, {"source": ["b",2], "target": "c"}]}"#,
        Json,
    );
    assert_eq!(ids(&list), [r#"["a",1]"#, r#"["b",2]"#, "c"]);
    assert_eq!(list.ties, [[0, 1], [1, 2]]);
    // R writes 100000 as 1e+05.
    let list = network(
        r#"{"nodes": [{"id": 1}, {"id": 100000}], "links": [{"source": 1.0, "target": 1e+05}]}"#,
        Json,
    );
    assert_eq!(ties(&list), ["1-100000"]);
    let list = network(
        r#"{"nodes": [{"id": 18446744073709551616}, {"id": 18446744073709551617}], "links": [{"source": 18446744073709551616, "target": 18446744073709551617}]}"#,
        Json,
    );
    assert_eq!(ties(&list), ["18446744073709551616-18446744073709551617"]);
    // Places as decimals.
    let list = network(
        r#"{"nodes": [{"name": "Ivy"}, {"name": "Jon"}], "links": [{"source": 0.0, "target": 1.0}]}"#,
        Json,
    );
    assert_eq!(ties(&list), ["Ivy-Jon"]);
}

#[test]
fn ends_that_are_nodes_name_them() {
    // d3 after the simulation: by the index, which tells two people of one name apart, or else by
    // the name.
    let list = network(
        r#"{"nodes": [{"name": "Ivy", "index": 0}, {"name": "Jon", "index": 1}, {"name": "Ivy", "index": 2}],
            "links": [{"source": {"name": "Jon", "index": 1}, "target": {"name": "Ivy", "index": 2}, "index": 0}]}"#,
        Json,
    );
    assert_eq!(list.ties, [[1, 2]]);
    let list = network(
        r#"{"nodes": [{"name": "Ivy"}, {"name": "Jon"}], "links": [{"source": {"name": "Jon"}, "target": {"name": "Ivy"}}]}"#,
        Json,
    );
    assert_eq!(ties(&list), ["Jon-Ivy"]);
    for (text, words) in [
        // Places from 1.
        (
            r#"{"nodes": [{"name": "Ivy"}, {"name": "Jon"}], "links": [{"source": 1, "target": 2}]}"#,
            &["Line 1", "“2”", "the 2 people", "from 0"][..],
        ),
        (
            r#"{"nodes": [{"label": "Ivy"}, {"label": "Jon"}], "links": [{"source": "Ivy", "target": "Jon"}]}"#,
            &["Line 1", "“Ivy”", "have no ids"],
        ),
        (
            r#"{"nodes": [{"id": "ivy"}, {"id": "jon"}], "links": [{"source": 1, "target": 2}]}"#,
            &["No tie names a person of the list", "line 1", "“1”"],
        ),
        (
            r#"{"nodes": [{"id": 1}, {"id": 2}], "links": [{"source": "Ivy", "target": "Jon"}]}"#,
            &["No tie names a person", "Ivy"],
        ),
    ] {
        assert_says(&why_not(text), words);
    }
}

#[test]
fn json_without_ties_is_refused() {
    for (text, words) in [
        (
            r#"[{"id": 1, "name": "Ivy"}, {"id": 2, "name": "Jon"}]"#,
            &["Line 1", "a record that is not a tie"][..],
        ),
        (
            r#"[{"first": "Ivy", "last": "Ash"}]"#,
            &["Line 1", "a record that is not a tie"],
        ),
        (
            r#"[{"follower": {"accountId": "1"}}, {"follower": {"accountId": "2"}}]"#,
            &["a record that is not a tie"],
        ),
        (
            r#"{"ivy": {"age": 30}, "jon": {"age": 31}}"#,
            &["hardly ever in the lists"],
        ),
        (
            r#"{"ivy": {"name": "Ivy"}, "jon": {"name": "Jon"}}"#,
            &["hardly ever in the lists"],
        ),
        (
            r#"{"Team A": ["Ivy", "Jon"], "Team B": ["Kim"]}"#,
            &["hardly ever in the lists"],
        ),
        (
            r#"{"source": {"0": "a", "1": "b"}, "target": {"0": "b", "1": "c"}}"#,
            &["hardly ever in the lists"],
        ),
        (r#"{"source": [1, 2], "target": [2, 3]}"#, &["hardly ever"]),
        (
            r#"{"people": [{"id": 1}, {"id": 2}]}"#,
            &["no list of ties"],
        ),
        (r#"{"a": ["b", "c"]}"#, &["no list of ties"]),
        (r#"{"a": [], "b": {}}"#, &["no list of ties"]),
        (r#"{"a": ["b"], "b": ["a"], "c": 3}"#, &["no list of ties"]),
        (
            r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {}}]}"#,
            &["a map in GeoJSON"],
        ),
        (
            r#"{"name": "x", "version": "1.0.0", "dependencies": {"y": "^1"}}"#,
            &["description of a software package"],
        ),
        (
            r#"{"cells": [], "metadata": {}, "nbformat": 4}"#,
            &["a notebook of Jupyter"],
        ),
        (
            "window.YTD.following.part0 = [ {\n \"following\" : { \"accountId\" : \"1\" } } ]",
            &["Twitter archive"],
        ),
        (
            "var graph = {\n \"nodes\": [], \"links\": []\n};",
            &["script of JavaScript"],
        ),
    ] {
        assert_says(&why_not(text), words);
    }
}
