//! Formats with a syntax of their own: what each reads, and errors with line numbers.

use super::reading::{assert_notes, assert_says, ids, network, ties, why_not};
use hopscope::import::Format;

/// Each text is refused with these words.
#[track_caller]
fn refused(format: &str, cases: &[(&str, &[&str])]) {
    for (text, words) in cases {
        let message = why_not(text);
        assert_says(&message, words);
        assert_says(&message, &[format]);
    }
}

#[test]
fn gml_is_read() {
    let list = network(
        "# written by hand\nCreator \"x [1]\"\ngraph\n[\n directed 1\n comment \"a ] b\"\n node [ id 0 label \"Ann &quot;A&quot; &#233;&#x41; & Co\" graphics [ x 1.5 y [ ] ] ]\n node [ id 1 name \"Bob\" age 3 ]\n node [ id 2 label \"two\nlines\" ]\n edge [ source 0 target 1 weight 2.5 ]\n edge [ source 1 target 0 ]\n edge [ source 2 target 7 LabelGraphics [ ] ]\n]\n",
        Format::Gml,
    );
    assert_eq!(ids(&list), ["Ann \"A\" éA & Co", "Bob", "two lines", "7"]);
    assert_eq!(ties(&list), ["Ann \"A\" éA & Co-Bob", "two lines-7"]);
    assert_notes(
        &list,
        &[
            "1 person is named only by ties",
            "1 people have no label",
            "(“weight”)",
            "“LabelGraphics”",
            "“graphics”, “age”",
            "direction: 2, 1 of them in both",
            "1 tie repeats",
        ]
        .map(|words| {
            if words == "1 people have no label" {
                "1 person has no label"
            } else {
                words
            }
        }),
    );
    // On one line, texts as ids, edges before nodes.
    let list = network(
        "graph [ edge [ source \"a b\" target c ] node [ id \"a b\" ] node [ id c ] node [ id d ] ]",
        Format::Gml,
    );
    assert_eq!(ties(&list), ["a b-c"]);
    assert_eq!(ids(&list), ["a b", "c", "d"]);
    refused(
        "This is GML",
        &[
            ("graph [\nnode [ id 1 ]\n", &["ends too early"]),
            (
                "graph [\nnode [\nlabel \"x\" ]\n]",
                &["line 2", "“node [”", "with an id"],
            ),
            ("graph [\nedge [ source 1 ]\n]", &["line 2", "a target"]),
            (
                "graph [\nnode [ id ]\n]",
                &["line 2", "a key and its value"],
            ),
            ("graph [\n[ ]\n]", &["line 2", "“[ ]”"]),
            ("graph [ ]\n]", &["line 2", "“]”"]),
            (
                "graph [\nnode [ id \"1 ]\n]",
                &["line 2", "a quote that ends"],
            ),
        ],
    );
}

#[test]
fn dot_is_read() {
    let list = network(
        "/* a\ncomment */\n# another\nstrict digraph \"my team\" {\n  rankdir=LR; node [shape=box, label=\"all\"]\n  ann [label=\"Ann\\nLee\", color=red];\n  \"b \\\"o\\\" b\" -> ann:port:n -> cy [weight=2]; // chain\n  cy -> {d e}; subgraph cluster_0 { label=\"x\"; f -> g } -> h\n  <b>; -1.5; \"lo\" + \"u\" ; é [label=<b>]\n}\n",
        Format::Dot,
    );
    assert_eq!(
        ids(&list),
        [
            "Ann Lee",
            "b \"o\" b",
            "cy",
            "d",
            "e",
            "f",
            "g",
            "h",
            "b",
            "-1.5",
            "lou",
            "é"
        ]
        .map(|name| if name == "Ann Lee" { "Ann Lee" } else { name })
    );
    assert_eq!(
        ties(&list),
        [
            "b \"o\" b-Ann Lee",
            "Ann Lee-cy",
            "cy-d",
            "cy-e",
            "f-g",
            "f-h",
            "g-h"
        ]
    );
    assert_notes(
        &list,
        &[
            "direction: 7",
            "(“weight”)",
            "people: “color”, “label”",
            "11 people have no label",
        ],
    );
    let list = network("graph{a--b--c{d e}--{f;g}}", Format::Dot);
    assert_eq!(ties(&list), ["a-b", "b-c", "d-f", "d-g", "e-f", "e-g"]);
    assert_eq!(list.notes, [""; 0]);
    assert_eq!(
        ties(&network(
            "graph a { x -- y }\ngraph b { y -- z }",
            Format::Dot
        )),
        ["x-y", "y-z"]
    );
    refused(
        "This is DOT",
        &[
            ("graph {\na -- b\n", &["ends too early", "a whole file"]),
            ("graph {\na -- ;\n}", &["line 2", "two people"]),
            ("graph {\na --\n}", &["line 3", "“}”", "two people"]),
            ("graph {\n-- b }", &["line 2", "“-- b }”"]),
            ("graph {\na [x=]\n}", &["line 2", "attributes such as"]),
            ("graph {\na \"b }", &["line 2", "a quote that ends"]),
            ("graph { a -- b }\nmore", &["line 2", "“more”", "digraph"]),
            ("graph {\n a ! b }", &["line 2", "“! b }”"]),
        ],
    );
    // Braces nest to any depth; groups make a limited number of ties.
    let deep = format!(
        "graph {{{}a--b{}}}",
        "{".repeat(200_000),
        "}".repeat(200_000)
    );
    assert_eq!(ties(&network(deep, Format::Dot)), ["a-b"]);
    let many: String = (0..2_000).map(|i| format!("n{i} ")).collect();
    assert_says(
        &why_not(format!("graph {{\n{{{many}}} -- {{{many}}} }}")),
        &["Line 2", "1,000,000 ties"],
    );
    let nested = format!(
        "digraph {{ {}{many}{} }}",
        "{".repeat(3_000),
        "} -> {}".repeat(3_000)
    );
    assert_says(&why_not(nested), &["1,000,000 ties"]);
    // Words are an edge list as before.
    network("graph digraph\nstrict graph\n", Format::EdgeList);
}

#[test]
fn gdf_is_read() {
    let list = network(
        "nodedef>name VARCHAR,label VARCHAR,age INT\n#tag,\"Lee, Ann\",3\n2,'Bob, ''t',4\n3,\"Cy \"C\" Dee,1\n4,'s Hertog,2\nedgedef> node1 VARCHAR, node2 VARCHAR, weight DOUBLE, directed BOOLEAN\n#tag,2,1.5,true\n2,\"3\",1,false\n",
        Format::Gdf,
    );
    assert_eq!(
        ids(&list),
        ["Lee, Ann", "Bob, ''t", "\"Cy \"C\" Dee", "'s Hertog"]
    );
    assert_eq!(
        ties(&list),
        ["Lee, Ann-Bob, ''t", "Bob, ''t-\"Cy \"C\" Dee"]
    );
    assert_notes(&list, &["(“weight”)", "people: “age”", "direction: 1"]);
    let list = network("edgedef>node2,node1\r\nb,a\r\n", Format::Gdf);
    assert_eq!(ties(&list), ["a-b"]);
    refused(
        "This is GDF",
        &[(
            "nodedef>name\na\nedgedef>node1,node2\na\n",
            &["line 4", "“a”", "two people"],
        )],
    );
    assert_says(
        &why_not("nodedef>name,label\na,x\n,y\n"),
        &["Line 3", "without an id"],
    );
}
