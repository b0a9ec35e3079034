//! Malicious and truncated files give a network or an error message, without a panic or a long
//! wait.

use super::packed;
use super::properties::assert_sound;
use super::reading::{assert_says, open, why_not};
use hopscope::import::Format;
use proptest::prelude::*;

/// One file of each format, with most elements of the format.
const SAMPLES: [(&str, Format); 24] = [
    ("a,\"b c\"\n# x\n\"b c\",d;e\nd,d\n", Format::EdgeList),
    (
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- c -->\n<graphml xmlns=\"g\"><key id=\"k\" for=\"node\" attr.name=\"label\"/>\n<graph edgedefault=\"directed\"><node id=\"a\"><data key=\"k\">Ann &amp; <![CDATA[é]]>&#x41;</data><port name=\"p\"/></node>\n<node id='b'/><edge source=\"a\" target=\"b\" directed=\"false\"><data key=\"w\">1</data></edge><hyperedge><endpoint node=\"a\"/></hyperedge></graph></graphml>",
        Format::GraphMl,
    ),
    (
        "<gexf version=\"1.2\"><graph defaultedgetype=\"directed\" mode=\"dynamic\"><attributes class=\"node\"><attribute id=\"0\" title=\"t\"/></attributes><nodes><node id=\"a\" label=\"Zoë\"><attvalues><attvalue for=\"0\" value=\"&lt;\"/></attvalues><spells><spell start=\"1\"/></spells></node><node id=\"b\"/></nodes><edges><edge source=\"a\" target=\"b\" type=\"mutual\" weight=\"2\"/></edges></graph></gexf>",
        Format::Gexf,
    ),
    (
        "*Vertices 4\n1 \"Ann Lee\" 0.1 0.2\n2 Bob\n*Arcs :1 \"x\"\n1 2 3\n*Edgeslist\n3 1 2\n*Matrix\n0 1 0 0\n1 0 0 0\n0 0 0 0\n0 0 0 1\n",
        Format::Pajek,
    ),
    (
        "{\"directed\": true, \"nodes\": [{\"id\": \"a\", \"label\": \"\\u00eb\"}, {\"id\": 2, \"x\": [1, {}]}], \"links\": [{\"source\": \"a\", \"target\": 2, \"weight\": 1.5e3}, [2, \"z\", null]]}",
        Format::Json,
    ),
    (
        "[{\"data\": {\"id\": 0}}, {\"data\": {\"id\": \"b\"}}, {\"data\": {\"source\": 0, \"target\": {\"id\": \"b\"}}}]",
        Format::Json,
    ),
    (
        "{\"matrix\": [[0, 1.0, -2.5e3], [true, 0, null],\n[0.10, false, 1]]}",
        Format::Json,
    ),
    (
        "{\"nodes\": [{\"id\": [\"a\", 1]}, {\"id\": 2}], \"adjacency\": [[{\"id\": 2.0}, 2], [[\"a\",1]]]}",
        Format::Json,
    ),
    (
        "{\"a\": [\"b\", {\"id\": \"a\"}], \"b\": {\"c\": {\"weight\": 1}, \"a\": 0}}",
        Format::Json,
    ),
    (
        "{\"type\": \"node\", \"id\": \"0\", \"properties\": {\"name\": \"Ann\"}}\n{\"start\": {\"id\": \"0\"}, \"end\": {\"id\": \"1\"}}\n[0, 2]\n",
        Format::Json,
    ),
    (
        "{\"graphs\": [{\"names\": [\"a\", 2], \"matrix\": [[0, 1], [1, 0]]}, {}]}",
        Format::Json,
    ),
    (
        "# c\nCreator \"x\"\ngraph [\n directed 1\n node [ id 0 label \"Ann &quot;A&quot; &#233;\" graphics [ x 1 ] ]\n node [ id \"b\" name \"Bob\" ]\n edge [ source 0 target \"b\" weight 2 ]\n]\n",
        Format::Gml,
    ),
    (
        "/* c */ strict digraph \"g\" {\n # c\n a -> \"b \\\"q\\\" c\":p:n -> { d; e } [w=1]; // c\n subgraph s { x=<b<i>>; f -- g } -> h\n node [label=\"l\"]; \"lo\" + \"u\" [label=é, y];\n}\n",
        Format::Dot,
    ),
    (
        "nodedef>name VARCHAR,label VARCHAR,x INT\n#a,\"Lee, \\\"A\\\"\",1\nb,'Bob, B',2\nc,\"d,1\nedgedef>node1,node2,directed,weight\n#a,b,true,1\nb,\"c\",false,2\n",
        Format::Gdf,
    ),
    (
        "%%MatrixMarket matrix coordinate real general\n% c\n3 4 2\n1 2 .5\n3 4 1\n",
        Format::MatrixMarket,
    ),
    (
        "%MatrixMarket matrix array complex skew-symmetric\n3 3\n1 0\n0 0\n-1e3 2\n",
        Format::MatrixMarket,
    ),
    (
        "# ivy\njon 1.0\nkim 2.0\n\n# jon\nkim\n# lou\n",
        Format::Lgl,
    ),
    ("ivy pp jon kim\njon pp kim\nlou\nmax pd ivy\n", Format::Sif),
    (
        "dl nr=2, nc = 2 format=edgelist2\nrow labels:\na,\"b c\"\ncolumn labels:\nx y\ndata:\n1 1 2\n2 2\n",
        Format::Dl,
    ),
    (
        "dl n=3\nlabels embedded\ndata:\na b c\na 0 1 0\nb 1 0 0\nc 0 0 2.5\n",
        Format::Dl,
    ),
    ("c a\np sp 4 3\na 1 2 7\ne 2 3\nn 1 4\n", Format::Dimacs),
    ("1 Ivy Ash\n2 Jon\n3\n#\n1 2 knows\n2 3\n", Format::Tgf),
    (
        "% c\n4 3 011 1\n5 2 1 3 1\n5 1 1 3 1\n5 1 1 2 1\n5\n",
        Format::Metis,
    ),
    (
        "<http://x/ivy> <http://x/knows> <http://x/jon> .\n_:a <http://x/knows> <http://x/ivy> .\n<http://x/ivy> <http://x/name> \"Ivy \\\"A\\\"\"@en .\n",
        Format::NTriples,
    ),
];

/// Reads the bytes and checks the result: a valid network, or an error message of a sentence.
fn answer(bytes: &[u8]) {
    match open(bytes) {
        Ok((_, list)) => assert_sound(&list),
        Err(error) => {
            let message = error.to_string();
            assert!(message.ends_with('.') && message.len() < 900, "{message}");
        }
    }
}

#[test]
fn every_truncation_of_a_file_gets_an_answer() {
    for (text, format) in SAMPLES {
        assert_eq!(open(text).map(|(format, _)| format), Ok(format), "{text}");
        for end in 0..text.len() {
            answer(&text.as_bytes()[..end]);
            answer(&text.as_bytes()[end..]);
        }
        for whole in [
            packed::gz(text.as_bytes()),
            packed::zip(&[("a.txt", text.as_bytes())]),
        ] {
            for end in 0..whole.len() {
                let message = open(&whole[..end])
                    .map(|_| end)
                    .expect_err("cut")
                    .to_string();
                assert!(message.ends_with('.'), "{message}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_spoilt_file_of_any_format_gets_an_answer(
        which in 0..SAMPLES.len(),
        hits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4), 1..8),
        packing in 0..3,
    ) {
        let mut bytes = SAMPLES[which].0.as_bytes().to_vec();
        match packing {
            1 => bytes = packed::gz(&bytes),
            2 => bytes = packed::zip(&[("x.net", &bytes)]),
            _ => {}
        }
        for (place, byte, what) in hits {
            let place = place.index(bytes.len());
            match what {
                0 => bytes[place] = byte,
                1 => bytes[place] = b"<>\"{}[],:*&;'/ \n0"[usize::from(byte) % 17],
                2 => bytes.insert(place, byte),
                _ => {
                    // Repeats a piece of the file.
                    let piece = bytes[place..(place + usize::from(byte)).min(bytes.len())].to_vec();
                    bytes.splice(place..place, piece);
                }
            }
        }
        answer(&bytes);
    }

    #[test]
    fn any_words_of_a_format_get_an_answer(
        xml in "<(graphml|gexf)>(<(graph|node|edge|data|nodes|edges|key)( (id|source|target|label|type|edgedefault|directed)=\"[a-c1]?\")*/?>|</(graph|node|edge|data|graphml)>|&(amp|lt|x|#1|#65|#x110000);|[a-c ]|<!--|-->|<!\\[CDATA\\[|\\]\\]>){0,20}",
        json in "[\\[{]([\\[\\]{},:]|\"(nodes|links|id|source|target|data|label|name|key|matrix|adjacency|start|end|index|graphs)\"|\"[a-c\\\\]\"|[0-9.e-]|true|null| ){0,30}",
        pajek in "\\*(Vertices|vertices) [0-9]\n((\\*(Arcs|Edges|Arcslist|Edgeslist|Matrix|Vertices|Network)( :[0-9])?|[0-9 .-]{0,8}|[0-9] \"?[a-c \"]{0,4})\n){0,12}",
        tokens in "(graph|digraph|dl n=3|dl|nodedef>|p edge 3 2|%%MatrixMarket matrix (array|coordinate) real general|# a)[ \n]([{}\\[\\];,=:#<>.\"]|--|->|node|edge|id|source|target|label|edgedef>|labels:|data:|embedded|format=edgelist1|[a-e0-4]|\n| ){0,30}",
    ) {
        for text in [xml, json, pajek, tokens] {
            answer(text.as_bytes());
        }
    }
}

#[test]
fn entities_are_not_expanded() {
    let laughs: String = (1..10)
        .map(|i| {
            format!(
                "<!ENTITY lol{i} \"{}\">\n",
                format!("&lol{};", i - 1).repeat(10)
            )
        })
        .collect();
    for declared in [
        format!("<!DOCTYPE graphml [\n<!ENTITY lol0 \"lol\">\n{laughs}]>"),
        "<!DOCTYPE graphml [ <!ENTITY x SYSTEM \"file:///etc/passwd\"> ]>".to_string(),
        "<!DOCTYPE graphml [ <!ENTITY % p SYSTEM \"http://nowhere.invalid/\"> %p; ]>".to_string(),
    ] {
        for root in ["graphml", "gexf"] {
            let text = format!(
                "<?xml version=\"1.0\"?>\n{declared}\n<{root}><graph><node id=\"&lol9;\"/></graph></{root}>"
            );
            assert_says(
                &why_not(text),
                &["Line 2", "declares entities", "<!DOCTYPE"],
            );
        }
    }
}

#[test]
fn depth_and_width_have_limits() {
    for (root, element) in [("graphml", "graph"), ("gexf", "nodes")] {
        let deep = format!("<{root}>{}", format!("<{element}>").repeat(1_000_000));
        assert_says(&why_not(deep), &["nested more than 100 elements deep"]);
        let many: String = (0..200_000).map(|i| format!(" a{i}=\"1\"")).collect();
        assert_says(
            &why_not(format!("<{root}><graph><node{many}/></graph></{root}>")),
            &["more than 100 attributes"],
        );
    }
    // Unread JSON values may nest to any depth; the reader does not recurse into them.
    let deep = |inner: &str| format!("{}{inner}{}", "[".repeat(1_000_000), "]".repeat(1_000_000));
    let text = format!(
        "{{\"nodes\": [{{\"id\": 1, \"x\": {0}}}], \"edges\": [[1, 2, {0}]], \"y\": {0}}}",
        deep("")
    );
    let (_, list) = open(text).expect("a tie");
    assert_eq!(list.ties, [[0, 1]]);
    assert_says(&why_not(deep("1")), &["Line 1", "without two ends"]);
    assert_says(
        &why_not("[".repeat(1_000_000)),
        &["ends before its JSON does"],
    );
    assert_says(
        &why_not("{\"graph\":".repeat(100_000)),
        &["ends before its JSON does"],
    );
    let nested = format!(
        "{}{}",
        "{\"graph\":".repeat(1000),
        "{}".to_string() + &"}".repeat(1000)
    );
    assert_says(&why_not(nested), &["no list of ties"]);
}

#[test]
fn names_of_skipped_elements_are_few_and_short() {
    let keys: String = (0..5_000)
        .map(|i| format!(", \"key{i}{}\": 1", "y".repeat(300)))
        .collect();
    let (_, list) = open(format!("[{{\"source\": 1, \"target\": 2{keys}}}]")).expect("a tie");
    let note = list.notes[0].to_string();
    assert!(note.ends_with("…”, ….") && note.len() < 700, "{note}");
}
