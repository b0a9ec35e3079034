//! A network written in every format.

use super::people::{distinct, ties};
use crate::properties::network::assert_valid;
use hopscope::import::{Format, Imported, read};

/// The bytes are names, one a line. Written as GraphML, GEXF, Pajek and JSON, a network of people with these names is read as the
/// same people in the same order with the same ties.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let text = text.replace(
        |letter: char| letter.is_ascii_control() && letter != '\n',
        "",
    );
    let is_name = |name: &&str| !name.is_empty() && name.len() < 300;
    // XML has no such letters, and a Pajek label has no quotes.
    let is_writable = |name: &&str| !name.contains(['"', '\u{FFFE}', '\u{FFFF}']);
    // A number as a name is read as a place in the list of people.
    let is_number = |name: &&str| name.parse::<f64>().is_ok();
    let lines = text.lines().map(str::trim);
    let names =
        distinct(lines.filter(|name| is_name(name) && is_writable(name) && !is_number(name)));
    if names.len() < 2 {
        return;
    }
    let ties = ties(&names);
    for (format, text) in [
        (Format::GraphMl, graphml(&names, &ties)),
        (Format::Gexf, gexf(&names, &ties)),
        (Format::Pajek, pajek(&names, &ties)),
        (Format::Json, json(&names, &ties)),
    ] {
        let answer = read(text.as_bytes(), 1 << 30, &mut |_| ());
        let Ok(Imported::Network {
            format: found,
            network,
            ..
        }) = answer
        else {
            panic!("{answer:?}\n{text}");
        };
        assert_eq!(found, format);
        assert_valid(&network, text.len());
        assert_eq!(network.ids.iter().collect::<Vec<_>>(), names, "{text}");
        assert_eq!(network.ties, ties, "{text}");
    }
}

/// The text as XML has it in an attribute or between tags.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('\'', "&apos;")
}

fn graphml(names: &[&str], ties: &[[u32; 2]]) -> String {
    let node = |name: &&str| format!("<node id=\"{}\"/>\n", escaped(name));
    let nodes: String = names.iter().map(node).collect();
    let name = |person: u32| escaped(names[person as usize]);
    let edge =
        |&[a, b]: &[u32; 2]| format!("<edge source=\"{}\" target=\"{}\"/>\n", name(a), name(b));
    let edges: String = ties.iter().map(edge).collect();
    format!("<graphml><graph edgedefault=\"undirected\">\n{nodes}{edges}</graph></graphml>")
}

fn gexf(names: &[&str], ties: &[[u32; 2]]) -> String {
    let node =
        |(id, name): (usize, &&str)| format!("<node id=\"{id}\" label=\"{}\"/>\n", escaped(name));
    let nodes: String = names.iter().enumerate().map(node).collect();
    let edge = |[a, b]: &[u32; 2]| format!("<edge source=\"{a}\" target=\"{b}\"/>\n");
    let edges: String = ties.iter().map(edge).collect();
    format!("<gexf><graph><nodes>\n{nodes}</nodes><edges>\n{edges}</edges></graph></gexf>")
}

fn pajek(names: &[&str], ties: &[[u32; 2]]) -> String {
    let vertex = |(at, name): (usize, &&str)| format!("{} \"{name}\"\n", at + 1);
    let vertices: String = names.iter().enumerate().map(vertex).collect();
    let edge = |[a, b]: &[u32; 2]| format!("{} {}\n", a + 1, b + 1);
    let edges: String = ties.iter().map(edge).collect();
    format!("*Vertices {}\n{vertices}*Edges\n{edges}", names.len())
}

fn json(names: &[&str], ties: &[[u32; 2]]) -> String {
    let quoted = |name: &str| format!("\"{}\"", name.replace('\\', "\\\\"));
    let node = |name: &&str| format!("{{\"id\":{}}}", quoted(name));
    let nodes: Vec<String> = names.iter().map(node).collect();
    let name = |person: u32| quoted(names[person as usize]);
    let link = |&[a, b]: &[u32; 2]| format!("{{\"source\":{},\"target\":{}}}", name(a), name(b));
    let links: Vec<String> = ties.iter().map(link).collect();
    format!(
        "{{\"nodes\":[{}],\"links\":[{}]}}",
        nodes.join(","),
        links.join(",")
    )
}
