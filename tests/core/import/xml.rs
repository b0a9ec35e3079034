//! GraphML and GEXF: every rule, and XML features that are refused.

use super::reading::{assert_notes, assert_says, ids, network, open, ties, why_not};
use hopscope::import::Format::{Gexf, GraphMl};
use hopscope::import::ImportError;

/// A graph of these elements.
fn graphml(inner: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n{inner}\n</graphml>\n"
    )
}

#[test]
fn hand_written_graphml_is_read() {
    let text = graphml(
        "<key id=\"d0\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>
        <key id=\"d1\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"><default>1</default></key>
        <key id=\"d2\" for=\"node\" attr.name=\"age\"/>
        <graph id=\"G\" edgedefault=\"undirected\">
        <desc>not a label</desc>
        <node id=\"n0\"><data key=\"d0\">Ann &amp; <![CDATA[<Lee>]]>&#33;</data><data key=\"d2\">30</data></node>
        <node id=\"n1\"><data key=\"d0\">
          Bob
        </data></node>
        <node id=\"n2\"><data key=\"d0\">Bob</data></node>
        <node id=\"n3\"/>
        <edge source=\"n0\" target=\"n1\"><data key=\"d1\">2.5</data></edge>
        <edge source='n1' target='n2' directed='true'/>
        <edge source=\"n2\" target=\"n1\" directed=\"true\"/>
        <edge source=\"n9\" target=\"n3\"/>
        </graph>",
    );
    let list = network(&text, GraphMl);
    assert_eq!(ids(&list), ["Ann & <Lee>!", "n1", "n2", "n3", "n9"]);
    assert_eq!(ties(&list), ["Ann & <Lee>!-n1", "n1-n2", "n9-n3"]);
    assert_notes(
        &list,
        &[
            "1 person is named only by ties",
            "4 people have no label of their own",
            "Weights of ties are not used (“weight”)",
            "Not read about people: “age”",
            "direction: 1, 1 of them in both directions",
            "1 tie repeats",
        ],
    );
}

#[test]
fn graphml_nested_graphs_hyperedges_and_ports_are_read() {
    let text = graphml(
        "<graph edgedefault=\"directed\">
        <node id=\"a\"><port name=\"p\"/><graph edgedefault=\"undirected\"><node id=\"a::b\"/><node id=\"a::c\"/>
            <edge source=\"a::b\" target=\"a::c\"/></graph></node>
        <node id=\"d\"/>
        <edge source=\"a::b\" target=\"d\" sourceport=\"p\"/>
        <hyperedge><endpoint node=\"a\"/><endpoint node=\"d\"/><endpoint node=\"a::b\"/></hyperedge>
        </graph>
        <graph edgedefault=\"directed\"><node id=\"e\"/><node id=\"d\"/></graph>",
    );
    let list = network(&text, GraphMl);
    assert_eq!(ids(&list), ["a", "a::b", "a::c", "d", "e"]);
    assert_eq!(ties(&list), ["a::b-a::c", "a::b-d"]);
    assert_notes(
        &list,
        &[
            "The file has 2 networks",
            "1 hyperedge ties several people at once: left out",
            "Ports",
            "1 person is listed more than once",
            "direction: 1, 0 of them in both directions",
        ],
    );
}

#[test]
fn yed_labels_are_read() {
    let text = graphml(
        "<key for=\"node\" id=\"d6\" yfiles.type=\"nodegraphics\"/>
        <graph edgedefault=\"directed\"><node id=\"n0\"><data key=\"d6\"><y:ShapeNode xmlns:y=\"y\">
        <y:NodeLabel>Ann</y:NodeLabel><y:NodeLabel>second</y:NodeLabel></y:ShapeNode></data></node>
        <node id=\"n1\"><data key=\"d6\"><y:ShapeNode xmlns:y=\"y\"><y:NodeLabel>Bob</y:NodeLabel></y:ShapeNode></data></node>
        <edge source=\"n0\" target=\"n1\"/></graph>",
    );
    let list = network(&text, GraphMl);
    assert_eq!(ids(&list), ["Ann", "Bob"]);
    assert_notes(&list, &["Ties with a direction: 1"]);
}

#[test]
fn xml_prefixes_doctypes_and_encodings_are_read() {
    let text = "<g:graphml xmlns:g=\"x\"><g:graph><g:edge source=\"a\" target=\"b\"/></g:graph></g:graphml>";
    assert_eq!(ties(&network(text, GraphMl)), ["a-b"]);
    let text = "<!DOCTYPE graphml SYSTEM \"http://nowhere.invalid/graphml.dtd\">\n<graphml><graph><edge source=\"a\" target=\"b\"/></graph></graphml>";
    assert_eq!(ties(&network(text, GraphMl)), ["a-b"]);
    let in_latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><graphml><graph><edge source='Zo\xEB' target='\xC3\xAB'/></graph></graphml>";
    let list = network(in_latin, GraphMl);
    assert_eq!(ties(&list), ["Zoë-Ã«"]);
    assert_notes(&list, &[]);
    let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><graphml><graph><edge source=\"Zoë\" target=\"b\"/></graph></graphml>";
    let utf16: Vec<u8> = std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(u16::to_be_bytes)
        .collect();
    assert_eq!(ties(&network(utf16, GraphMl)), ["Zoë-b"]);
    let message = why_not("<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><graphml/>");
    assert_says(&message, &["“Shift_JIS”", "UTF-8", "ISO-8859-1"]);
    // A name may begin with "xml".
    assert_eq!(
        network("<a> <b>\n<b> <c>\n", hopscope::import::Format::EdgeList)
            .ids
            .len(),
        3
    );
}

#[test]
fn hand_written_gexf_is_read() {
    let text = "<gexf xmlns='http://gexf.net/1.3' xmlns:viz='http://gexf.net/1.3/viz' version='1.3'>
        <graph mode='dynamic' defaultedgetype='undirected' timeformat='date'>
        <attributes class='node'><attribute id='0' title='gender' type='string'/></attributes>
        <attributes class='edge'><attribute id='0' title='since' type='long'/></attributes>
        <nodes>
          <node id='0' label='Ann'><attvalues><attvalue for='0' value='f'/></attvalues>
            <viz:color r='1' g='2' b='3'/><viz:position x='1' y='2'/></node>
          <node id='1' label='Bob' start='2001'>
            <nodes><node id='2' label='Cy' pid='1'><spells><spell start='1'/></spells></node></nodes></node>
          <node id='3'/>
        </nodes>
        <edges>
          <edge id='0' source='0' target='1' weight='2'><attvalues><attvalue for='0' value='3'/></attvalues></edge>
          <edge id='1' source='1' target='2' type='mutual'/>
          <edge id='2' source='2' target='0' type='directed'/>
          <edge id='3' source='0' target='0'/>
        </edges></graph></gexf>";
    let list = network(text, Gexf);
    assert_eq!(ids(&list), ["Ann", "Bob", "Cy", "3"]);
    assert_eq!(ties(&list), ["Ann-Bob", "Bob-Cy", "Cy-Ann"]);
    assert_notes(
        &list,
        &[
            "Times are not read",
            "1 person has no label of their own",
            "(“weight”)",
            "Not read about ties: “since”",
            "Not read about people: “gender”, “viz:color”, “viz:position”, “pid”",
            "direction: 2, 1 of them in both directions",
            "1 tie connects a person with themselves",
        ],
    );
    // Version 1.1 wrote `id` where later ones write `for`, and weights in attributes.
    let text = "<gexf version='1.1'><graph type='static'><attributes class='edge'><attribute id='w' title='Weight'/></attributes>
        <nodes><node id='a'/><node id='b'/></nodes>
        <edges><edge source='a' target='b'><attvalues><attvalue id='w' value='3'/></attvalues></edge></edges></graph></gexf>";
    assert_notes(
        &network(text, Gexf),
        &["Weights of ties are not used (“Weight”)"],
    );
}

#[test]
fn xml_errors_name_their_line() {
    let node = "<graph>\n<node id=\"a\"/>\n<node id=\"b\"/>\n";
    for (inner, words) in [
        (
            "<graph>\n<node/></graph>",
            &["Line 4", "“<node/>” has no id"][..],
        ),
        (
            "<graph>\n<node id=\"\"/></graph>",
            &["Line 4", "without an id"],
        ),
        (
            &format!("{node}<edge source=\"a\"/></graph>"),
            &["Line 6", "has no target"],
        ),
        (
            &format!("{node}<edge target=\"a\"/></graph>"),
            &["Line 6", "has no source"],
        ),
        (
            &format!("{node}<edge></graph>"),
            &["Line 6", "has no source"],
        ),
        (
            &format!("{node}</node></graph>"),
            &["Line 6", "not well-formed", "“</node>"],
        ),
        (
            &format!("{node}<data>&nbsp;</data></graph>"),
            &["Line 6", "refers to “&nbsp;”", "&amp;"],
        ),
        (
            &format!("{node}<node id=\"&nbsp;\"/></graph>"),
            &["Line 6", "refers to"],
        ),
        (
            &format!("{node}<node id=\"a\" id=\"b\"/></graph>"),
            &["Line 6", "not well-formed"],
        ),
        (
            &format!("{node}<node id=a/></graph>"),
            &["Line 6", "not well-formed"],
        ),
        (
            &format!("{node}a & b</graph>"),
            &["Line 6", "not well-formed"],
        ),
        ("<graph/>", &["names no people"]),
        ("<graph><node id=\"é\"/></graph>", &["only one person, “é”"]),
    ] {
        assert_says(&why_not(graphml(inner)), words);
    }
    let cut = "<graphml>\n<graph><node id=\"a\"/>\n<edge source=\"a\" target=\"b\">";
    assert_says(
        &why_not(cut),
        &["ends inside an element", "<edge source", "whole file"],
    );
    let long = format!("<graph>\n<node id=\"{}\"/></graph>", "x".repeat(1001));
    let error = open(graphml(&long)).expect_err("long");
    assert!(
        matches!(
            error,
            ImportError::LongId {
                line: 4,
                bytes: 1001,
                ..
            }
        ),
        "{error:?}"
    );
}
