//! Files that networkx wrote (see tests/fixtures/networks.py) give the people and ties that
//! networkx reads.

use super::reading::{assert_notes, network};
use hopscope::import::{EdgeList, Format};
use std::collections::{BTreeMap, BTreeSet};

const NAMES: [&str; 6] = ["Ann Lee", "Bob", "Cy \"Q\" <&>", "Zoë", "李", "Eve"];

/// A sample's name, bytes and format.
type Sample = (&'static str, &'static [u8], Format);

macro_rules! samples {
    ($($format:expr => $($name:literal),*;)*) => {
        [$($(($name, include_bytes!(concat!("../../fixtures/networks/", $name)).as_slice(), $format),)*)*]
    };
}

const SAMPLES: [Sample; 14] = samples! {
    Format::GraphMl => "plain.graphml", "arcs.graphml";
    Format::Gexf => "plain.1.1.gexf", "plain.1.2.gexf", "arcs.1.1.gexf", "arcs.1.2.gexf";
    Format::Pajek => "plain.net", "arcs.net";
    Format::Json => "plain.links.json", "plain.edges.json", "plain.cytoscape.json",
        "arcs.links.json", "arcs.edges.json", "arcs.cytoscape.json";
};

/// The pairs of names in each network, sorted, without self-loops.
fn expected() -> BTreeMap<&'static str, BTreeSet<[&'static str; 2]>> {
    let mut networks: BTreeMap<&str, BTreeSet<[&str; 2]>> = BTreeMap::new();
    for line in include_str!("../../fixtures/networks/expected.txt").lines() {
        let [network, first, second] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        let name = |id: &str| NAMES[id[1..].parse::<usize>().expect("a number")];
        let mut tie = [name(first), name(second)];
        tie.sort_unstable();
        if first != second {
            networks.entry(network).or_default().insert(tie);
        }
    }
    networks
}

fn ties(list: &EdgeList) -> BTreeSet<[&str; 2]> {
    let tie = |&[a, b]: &[u32; 2]| {
        let mut tie = [a, b].map(|person| list.ids.get(person));
        tie.sort_unstable();
        tie
    };
    list.ties.iter().map(tie).collect()
}

/// Other layouts of JSON.
const OTHER_JSON: [Sample; 16] = samples! {
    Format::Json => "plain.adjacency.json", "plain.tuples.json", "plain.places.json", "plain.lists.json",
        "plain.dicts.json", "plain.pairs.json", "plain.matrix.json", "plain.named-matrix.json",
        "arcs.adjacency.json", "arcs.tuples.json", "arcs.places.json", "arcs.lists.json",
        "arcs.dicts.json", "arcs.pairs.json", "arcs.matrix.json", "arcs.named-matrix.json";
};

#[test]
fn other_layouts_of_json_equal_what_networkx_reads() {
    let expected = expected();
    for (file, bytes, format) in OTHER_JSON {
        let list = network(bytes, format);
        // A matrix without names names people by their places.
        let named = |name: &str| match name.parse::<usize>() {
            Ok(place) => NAMES[place],
            Err(_) => NAMES[NAMES.iter().position(|known| *known == name).expect(file)],
        };
        let tie = |&[a, b]: &[u32; 2]| {
            let mut tie = [a, b].map(|person| named(list.ids.get(person)));
            tie.sort_unstable();
            tie
        };
        let ties: BTreeSet<[&str; 2]> = list.ties.iter().map(tie).collect();
        let is_directed = file.starts_with("arcs");
        assert_eq!(
            ties,
            expected[if is_directed { "arcs" } else { "plain" }],
            "{file}"
        );
        assert_eq!(list.ids.len(), NAMES.len(), "{file}");
        assert_eq!(
            (list.self_loops, list.duplicates),
            (1, usize::from(is_directed)),
            "{file}"
        );
        let notes: Vec<String> = list.notes.iter().map(ToString::to_string).collect();
        let notes = notes.concat();
        let has_weights =
            !file.contains(".lists.") && !file.contains(".matrix.") && !file.contains(".pairs.");
        assert_eq!(notes.contains("Weights"), has_weights, "{file}: {notes}");
        let has_directions = is_directed && !file.contains(".pairs.");
        assert_eq!(
            notes.contains("direction: 5, 1 of"),
            has_directions,
            "{file}: {notes}"
        );
    }
}

#[test]
fn samples_equal_what_networkx_reads() {
    let expected = expected();
    for (name, bytes, format) in SAMPLES {
        let list = network(bytes, format);
        let is_pajek = format == Format::Pajek;
        let of = |person: &'static str| {
            if is_pajek && person.starts_with("Cy") {
                "Cy Q"
            } else {
                person
            }
        };
        assert_eq!(list.ids.iter().collect::<Vec<_>>(), NAMES.map(of), "{name}");
        let is_directed = name.starts_with("arcs");
        let kind = if is_directed { "arcs" } else { "plain" };
        let all: BTreeSet<[&str; 2]> = expected[kind]
            .iter()
            .map(|tie| {
                let mut tie = tie.map(of);
                tie.sort_unstable();
                tie
            })
            .collect();
        assert_eq!(ties(&list), all, "{name}");
        assert_eq!(
            (list.self_loops, list.duplicates),
            (1, usize::from(is_directed)),
            "{name}"
        );
        // networkx writes an undirected edge once.
        let mut notes = vec!["1 tie connects a person with themselves"];
        if is_directed {
            notes.extend([
                "Ties with a direction: 5, 1 of them in both directions",
                "1 tie repeats an earlier one",
            ]);
        }
        notes.push("Weights of ties are not used (“weight”)");
        match format {
            Format::Pajek => notes.push("Not read about people: “x y z”, “ellipse”"),
            _ => notes.extend([
                "Not read about ties: “since”",
                "Not read about people: “age”",
            ]),
        }
        if name.contains("cytoscape") {
            notes.push("Also not read: “data”");
        }
        assert_notes(&list, &notes);
    }
}
