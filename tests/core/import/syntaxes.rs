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
            "1 person has no label",
            "(“weight”)",
            "“LabelGraphics”",
            "“graphics”, “age”",
            "direction: 2, 1 of them in both",
            "1 tie repeats",
        ],
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

#[test]
fn matrix_market_is_read() {
    let list = network(
        "%%MatrixMarket matrix coordinate pattern symmetric\n% by\n5 5 3\n2 1\n3 1\n3 2\n",
        Format::MatrixMarket,
    );
    assert_eq!(ids(&list), ["1", "2", "3", "4", "5"]);
    assert_eq!(ties(&list), ["2-1", "3-1", "3-2"]);
    assert_eq!(list.notes, [""; 0]);
    let list = network(
        "%matrixmarket matrix coordinate real general\n\n3 3 4\n2 1 .5\n1 2 1\n",
        Format::MatrixMarket,
    );
    assert_eq!(ties(&list), ["2-1"]);
    assert_notes(
        &list,
        &[
            "announces 4",
            "(“weight”)",
            "direction: 1, 1 of them",
            "1 tie repeats",
        ],
    );
    let list = network(
        "%%MatrixMarket matrix coordinate integer general\n2 3 3\n1 1 1\n2 3 1\n1 3 1\n",
        Format::MatrixMarket,
    );
    assert_eq!(ids(&list), ["r1", "r2", "c1", "c2", "c3"]);
    assert_eq!(ties(&list), ["r1-c1", "r2-c3", "r1-c3"]);
    assert_notes(&list, &["2 rows and 3 columns"]);
    // Arrays are by column; a symmetric one has its lower half.
    let array = |kind: &str, cells: &str| {
        let text = format!("%%MatrixMarket matrix array {kind}\n3 3\n{cells}\n");
        ties(&network(text, Format::MatrixMarket)).join(" ")
    };
    assert_eq!(
        array("real general", "0\n1\n0\n0\n0\n1.0\n0\n0\n0"),
        "2-1 3-2"
    );
    assert_eq!(array("integer symmetric", "0\n1\n0\n0\n1\n0"), "2-1 3-2");
    assert_eq!(array("real skew-symmetric", "-1 0 0"), "2-1");
    assert_eq!(
        array("complex hermitian", "0 0 0 1 0 0 0 0 1 0 0 0"),
        "2-1 3-2"
    );
    refused(
        "This is Matrix Market",
        &[
            (
                "%%MatrixMarket vector\n3\n",
                &["line 1", "coordinate or array"],
            ),
            (
                "%%MatrixMarket matrix coordinate real general\n3 3\n",
                &["line 2", "“3 3”"],
            ),
            (
                "%%MatrixMarket matrix coordinate real general\n",
                &["ends too early"],
            ),
            (
                "%%MatrixMarket matrix coordinate real general\n3 3 1\n0 1\n",
                &["line 3", "“0”", "from 1 to 3"],
            ),
            (
                "%%MatrixMarket matrix coordinate real general\n2 3 1\n3 1\n",
                &["line 3", "“3”", "from 1 to 2"],
            ),
            (
                "%%MatrixMarket matrix coordinate real general\n2 3 1\n3\n",
                &["line 3", "“3”", "two people"],
            ),
            (
                "%%MatrixMarket matrix array real general\n2 2\n1\nx\n",
                &["line 4", "“x”", "a number"],
            ),
        ],
    );
    assert_says(
        &why_not("%%MatrixMarket matrix array real general\n2 2\n1\n0\n"),
        &["2 numbers", "Expected 4"],
    );
    assert_says(
        &why_not("%%MatrixMarket matrix coordinate real general\n99999999 99999999 1\n"),
        &["Line 2", "1,000,000"],
    );
}

#[test]
fn lgl_is_read() {
    let list = network("# ivy\njon 1.0\nkim 2.0\n\n# jon\nkim\n#lou\n", Format::Lgl);
    assert_eq!(ids(&list), ["ivy", "jon", "kim", "lou"]);
    assert_eq!(ties(&list), ["ivy-jon", "ivy-kim", "jon-kim"]);
    assert_notes(&list, &["(“weight”)"]);
    network("# hub\nann 1.5\nbob 2.0\n", Format::Lgl);
    // Comments of one word do not make an edge list LGL.
    for text in [
        "# edges\n1 2\n2 3\n",
        "# edges\n1 2\n# more\n2 3\n",
        "# a list\na b\n",
        "# people\nann bob\n# more\nbob cy\n",
    ] {
        network(text, Format::EdgeList);
    }
}

#[test]
fn sif_is_read_if_it_is_consistent() {
    let list = network("ivy pp jon kim\njon pp kim\nlou\nmax pd ivy\n", Format::Sif);
    assert_eq!(ids(&list), ["ivy", "jon", "kim", "lou", "max"]);
    assert_eq!(ties(&list), ["ivy-jon", "ivy-kim", "jon-kim", "max-ivy"]);
    assert_notes(&list, &["2 words for relations"]);
    let list = network("Ivy Ash\tlikes\tJon B\nJon B\tlikes\tKim C\n", Format::Sif);
    assert_eq!(ties(&list), ["Ivy Ash-Jon B", "Jon B-Kim C"]);
    assert_notes(&list, &["one word for relations"]);
    for text in [
        "a b 1\nb c 2\nc a 1\n",
        "1 5 0.5\n2 5 0.3\n5 1 1\n",
        "ann hub friend\nbob hub friend\n",
        "a b\nb c\n",
        "source type target\na knows b\nb knows c\n",
        "Ann of X,Bob of Y\nBob of Y,Cy of Z\n",
        "Ivy\tAsh\tKim\nKim\tAsh\tLou\nLou\tBirch\tX\n",
    ] {
        network(text, Format::EdgeList);
    }
}

#[test]
fn ucinet_dl_is_read() {
    let list = network(
        "DL, N=4, FORMAT = edgelist1\nLABELS:\nivy\n\"jon b\"\nkim,lou\nDATA:\n1 2 1\n1 3 2.5\n2 1\n3 2 0\n",
        Format::Dl,
    );
    assert_eq!(ids(&list), ["ivy", "jon b", "kim", "lou"]);
    assert_eq!(ties(&list), ["ivy-jon b", "ivy-kim"]);
    assert_notes(&list, &["(“value”)", "direction: 2, 1", "1 tie repeats"]);
    let list = network(
        "dl n = 3 format = nodelist1\nlabels embedded\ndata:\nann bob cy\ndi\n",
        Format::Dl,
    );
    assert_eq!(ids(&list), ["ann", "bob", "cy", "di"]);
    assert_eq!(ties(&list), ["ann-bob", "ann-cy"]);
    let list = network(
        "dl\nn=3\nlabels:\na b c\ndata:\n0 1 0\n1 0 0\n0 0 0\n",
        Format::Dl,
    );
    assert_eq!(
        (ids(&list), ties(&list)),
        (vec!["a", "b", "c"], vec!["a-b".to_string()])
    );
    let list = network(
        "dl n=3\nlabels embedded\ndata:\n a b c\na 0 1 0\nb 1 0 0\nc 0 0 0\n",
        Format::Dl,
    );
    assert_eq!(
        (ids(&list), ties(&list)),
        (vec!["a", "b", "c"], vec!["a-b".to_string()])
    );
    let list = network(
        "dl nr=2 nc=2 format=edgelist2\nrow labels:\na b\ncolumn labels:\nx y\ndata:\n1 1\n2 1\n",
        Format::Dl,
    );
    assert_eq!(ids(&list), ["a", "b", "x", "y"]);
    assert_eq!(ties(&list), ["a-x", "b-x"]);
    let list = network(
        "dl nr=2, nc=3\nlabels embedded\ndata:\nx y z\na 1 0 0\nb 0 1 0\n",
        Format::Dl,
    );
    assert_eq!(ties(&list), ["a-x", "b-y"]);
    assert_eq!(list.ids.len(), 5);
    refused(
        "UCINET DL",
        &[
            (
                "dl format=edgelist1 data:\n1 2\n",
                &["line 1", "n= and the number"],
            ),
            (
                "dl n=3 format=edgelist1\ndata:\n1 4\n",
                &["line 3", "“4”", "from 1 to 3"],
            ),
            (
                "dl n=3 format=edgelist1\ndata:\n1\n",
                &["line 3", "two people"],
            ),
            (
                "dl n=3 format=lowerhalf\ndata:\n1\n",
                &["line 1", "fullmatrix"],
            ),
            ("dl n=3 nm=2\ndata:\n1\n", &["line 1", "one matrix"]),
            (
                "dl n=3\nlabels:\na b\ndata:\n",
                &["line 4", "as many labels"],
            ),
            (
                "dl n=3\nlabels:\na b c d\n",
                &["line 3", "“d”", "as many labels"],
            ),
            ("dl n=2\ndata:\n0 1 1\n", &["3 numbers", "Expected 4"]),
            ("dl n=2\ndata:\n0 x\n", &["line 3", "“x”"]),
            ("dl n=2\n", &["ends too early"]),
        ],
    );
    network("dl ann\nann bob\n", Format::EdgeList);
}

#[test]
fn dimacs_is_read() {
    let list = network(
        "c a comment\nc\np edge 5 3\ne 1 2\ne 2 3\nn 1 4\n",
        Format::Dimacs,
    );
    assert_eq!(ids(&list), ["1", "2", "3", "4", "5"]);
    assert_eq!(ties(&list), ["1-2", "2-3"]);
    assert_notes(&list, &["announces 3", "“n”"]);
    let list = network("p sp 3 2\na 1 2 7\na 2 1 7\n", Format::Dimacs);
    assert_eq!(ties(&list), ["1-2"]);
    assert_notes(
        &list,
        &["(“weight”)", "direction: 1, 1 of", "1 tie repeats"],
    );
    refused(
        "This is DIMACS",
        &[
            ("p col 3 1\ne 1 4\n", &["line 2", "“4”", "from 1 to 3"]),
            ("p col 3 1\ne 0 1\n", &["line 2", "“0”"]),
            ("p col 3 1\ne 1\n", &["line 2", "two people"]),
            ("p col 3 1\nq 1 2\n", &["line 2", "“q 1 2”"]),
            ("p col 3 1\np col 3 1\n", &["line 2", "before the ties"]),
        ],
    );
    network("p q\ne a\n", Format::EdgeList);
}

#[test]
fn tgf_is_read() {
    let list = network("1 Ivy Ash\n2 Jon\nx\n#\n1 2 knows\n2 x\n", Format::Tgf);
    assert_eq!(ids(&list), ["Ivy Ash", "Jon", "x"]);
    assert_eq!(ties(&list), ["Ivy Ash-Jon", "Jon-x"]);
    assert_notes(&list, &["1 person has no label", "“label”", "direction: 2"]);
    refused(
        "This is TGF",
        &[
            (
                "1 a\n2 b\n#\n1 2\n1 3\n",
                &["line 5", "“1 3”", "of the list above"],
            ),
            ("1 a\n2 b\n#\n1 2\n1\n", &["line 5", "two people"]),
        ],
    );
    // An empty comment in an edge list.
    for text in [
        "a b\n#\nc d\n",
        "#\na b\n#\nb c\n",
        "a b\na c\n#\na b\n",
        "a b\nb c\n#\n",
    ] {
        network(text, Format::EdgeList);
    }
}

#[test]
fn metis_is_read_if_everything_fits() {
    let list = network(
        "% a comment\n5 4\n2 3\n1 3\n1 2 4\n% more\n3\n\n",
        Format::Metis,
    );
    assert_eq!(ids(&list), ["1", "2", "3", "4", "5"]);
    assert_eq!(ties(&list), ["1-2", "1-3", "2-3", "3-4"]);
    assert_eq!(list.notes, [""; 0]);
    let list = network("3 2 011 2\n9 9 2 5\n9 9 1 5 3 6\n9 9 2 6\n", Format::Metis);
    assert_eq!(ties(&list), ["1-2", "2-3"]);
    assert_notes(&list, &["ties are not used (“weight”)", "people: “weight”"]);
    for text in [
        "5 4\n1 2\n2 3\n3 4\n4 5\n",
        "4 4\n1 2\n2 3\n3 4\n4 1\n",
        "4 3\n1 2\n2 3\n3 4\n",
    ] {
        network(text, Format::EdgeList);
    }
}

#[test]
fn n_triples_are_read_without_their_relations() {
    let list = network(
        "# people\n<http://x/ivy> <http://x/knows> <http://x/jon> .\n_:a <http://x/knows> _:b .\n<http://x/ivy> <http://x/name> \"Ivy \\\"A\\\" Ash\"@en .\n<http://x/ivy> <http://x/age> \"3\"^^<http://x/int> .\n<http://x/ivy> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://x/Person> .\n",
        Format::NTriples,
    );
    assert_eq!(ids(&list), ["Ivy \"A\" Ash", "http://x/jon", "_:a", "_:b"]);
    assert_eq!(ties(&list), ["Ivy \"A\" Ash-http://x/jon", "_:a-_:b"]);
    assert_notes(
        &list,
        &["3 people have no label", "“age”, “type”", "direction: 2"],
    );
    refused(
        "This is N-Triples",
        &[(
            "<a:b> <a:c> <a:d> .\n<a:b> <a:d> .\n",
            &["line 2", "a full stop"],
        )],
    );
}
