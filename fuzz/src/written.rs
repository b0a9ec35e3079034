//! A network of people of any names, written in every format.

use crate::network::sound;
use hopscope::import::{Format, Imported, read};
use std::collections::BTreeSet;

/// Names a line each; the last byte of each says whom else they know. Written as GraphML, GEXF, Pajek and JSON they are
/// the same people in the same order with the same ties.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let text = text.replace(
        |letter: char| letter.is_ascii_control() && letter != '\n',
        "",
    );
    let mut seen = BTreeSet::new();
    let names = text
        .lines()
        .map(str::trim)
        .filter(|name| !name.is_empty() && name.len() < 300);
    // XML has no such letters, and a label of Pajek no quote.
    let names = names.filter(|name| !name.contains(['"', '\u{FFFE}', '\u{FFFF}']));
    // A number is where somebody stands in the list.
    let names = names.filter(|name| name.parse::<f64>().is_err());
    let names: Vec<&str> = names.filter(|name| seen.insert(*name)).collect();
    if names.len() < 2 {
        return;
    }
    let people = names.len() as u32;
    let mut ties = Vec::new();
    let mut known = BTreeSet::new();
    for (person, name) in (0..).zip(&names) {
        let other = u32::from(*name.as_bytes().last().unwrap_or(&0)) % people;
        if other != person && known.insert([person.min(other), person.max(other)]) {
            ties.push([person, other]);
        }
    }
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
        }) = answer
        else {
            panic!("{answer:?}\n{text}");
        };
        assert_eq!(found, format);
        sound(&network, text.len());
        assert_eq!(network.ids.iter().collect::<Vec<_>>(), names, "{text}");
        assert_eq!(network.ties, ties, "{text}");
    }
}

/// A text in XML: in an attribute or between tags.
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
