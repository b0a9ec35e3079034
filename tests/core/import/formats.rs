//! The same network in every format is the same network.

use super::packed;
use super::reading::{network, open};
use crate::support::heap;
use hopscope::import::{self, EdgeList, Format, Imported, needed_to_read};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// A network to write: people by name, ties with a direction or without.
#[derive(Clone, Debug)]
struct Sketch {
    names: Vec<String>,
    ties: Vec<[usize; 2]>,
    is_directed: bool,
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

impl Sketch {
    fn each(&self, mut line: impl FnMut(usize, usize) -> String) -> String {
        self.ties.iter().map(|&[a, b]| line(a, b)).collect()
    }

    fn graphml(&self) -> String {
        let way = if self.is_directed {
            "directed"
        } else {
            "undirected"
        };
        let nodes: String = self
            .names
            .iter()
            .enumerate()
            .map(|(i, name)| {
                format!(
                    "<node id=\"n{i}\"><data key=\"l\">{}</data></node>\n",
                    escaped(name)
                )
            })
            .collect();
        let edges = self.each(|a, b| format!("<edge source=\"n{a}\" target=\"n{b}\"/>\n"));
        format!(
            "<graphml><key id=\"l\" attr.name=\"label\" for=\"node\"/><graph edgedefault=\"{way}\">{nodes}{edges}</graph></graphml>"
        )
    }

    fn gexf(&self) -> String {
        let way = if self.is_directed {
            "directed"
        } else {
            "undirected"
        };
        let nodes: String = self
            .names
            .iter()
            .enumerate()
            .map(|(i, name)| format!("<node id=\"{i}\" label=\"{}\"/>", escaped(name)))
            .collect();
        let edges = self.each(|a, b| format!("<edge source=\"{a}\" target=\"{b}\"></edge>"));
        format!(
            "<gexf><graph defaultedgetype=\"{way}\"><nodes>{nodes}</nodes><edges>{edges}</edges></graph></gexf>"
        )
    }

    fn pajek(&self) -> String {
        let nodes: String = (1..)
            .zip(&self.names)
            .map(|(i, name)| format!("{i} \"{name}\"\n"))
            .collect();
        let heading = if self.is_directed { "*Arcs" } else { "*Edges" };
        let ties = self.each(|a, b| format!("{} {}\n", a + 1, b + 1));
        format!("*Vertices {}\n{nodes}{heading}\n{ties}", self.names.len())
    }

    fn gml(&self) -> String {
        let node =
            |(i, name): (usize, &String)| format!("node [ id {i} label \"{}\" ]\n", escaped(name));
        let nodes: String = self.names.iter().enumerate().map(node).collect();
        let edges = self.each(|a, b| format!("edge [ source {a} target {b} ]\n"));
        let directed = u8::from(self.is_directed);
        format!("graph [ directed {directed}\n{nodes}{edges}]\n")
    }

    fn dot(&self) -> String {
        let node = |name: &String| format!("\"{name}\";\n");
        let nodes: String = self.names.iter().map(node).collect();
        let (kind, edge) = match self.is_directed {
            true => ("digraph", "->"),
            false => ("graph", "--"),
        };
        let edges =
            self.each(|a, b| format!("\"{}\" {edge} \"{}\";\n", self.names[a], self.names[b]));
        format!("{kind} {{\n{nodes}{edges}}}\n")
    }

    fn gdf(&self) -> String {
        let node = |(i, name): (usize, &String)| format!("{i},\"{name}\"\n");
        let nodes: String = self.names.iter().enumerate().map(node).collect();
        let directed = self.is_directed;
        let edges = self.each(|a, b| format!("{a},{b},{directed}\n"));
        format!("nodedef>name VARCHAR,label VARCHAR\n{nodes}edgedef>node1,node2,directed\n{edges}")
    }

    fn tgf(&self) -> String {
        let node = |(i, name): (usize, &String)| format!("{i} {name}\n");
        let nodes: String = self.names.iter().enumerate().map(node).collect();
        format!("{nodes}#\n{}", self.each(|a, b| format!("{a} {b}\n")))
    }

    /// The ties with a word before each, below a line that declares the people.
    fn numbered(&self, sizes: &str, before: &str) -> String {
        let (people, ties) = (self.names.len(), self.ties.len());
        let sizes = sizes
            .replace("{n}", &people.to_string())
            .replace("{m}", &ties.to_string());
        let lines = self.each(|a, b| format!("{before}{} {}\n", a + 1, b + 1));
        format!("{sizes}\n{lines}")
    }

    fn sif(&self) -> String {
        self.each(|a, b| format!("p{a} pp p{b}\n"))
    }

    fn n_triples(&self) -> String {
        self.each(|a, b| format!("<x:{a}> <x:k> <x:{b}> .\n"))
    }

    fn node_link(&self) -> String {
        let nodes: Vec<String> = self
            .names
            .iter()
            .enumerate()
            .map(|(i, name)| {
                format!(
                    "{{\"id\": \"n{i}\", \"label\": {}}}",
                    serde_json::Value::from(name.as_str())
                )
            })
            .collect();
        let ties: Vec<String> = self
            .ties
            .iter()
            .map(|[a, b]| format!("{{\"source\": \"n{a}\", \"target\": \"n{b}\"}}"))
            .collect();
        format!(
            "{{\"links\": [{}], \"directed\": {}, \"nodes\": [{}]}}",
            ties.join(","),
            self.is_directed,
            nodes.join(",")
        )
    }

    fn graphology(&self) -> String {
        let nodes: Vec<String> = self
            .names
            .iter()
            .enumerate()
            .map(|(i, name)| {
                format!(
                    "{{\"key\": {i}, \"attributes\": {{\"label\": {}}}}}",
                    serde_json::Value::from(name.as_str())
                )
            })
            .collect();
        let ties: Vec<String> = self
            .ties
            .iter()
            .map(|[a, b]| format!("{{\"source\": {a}, \"target\": {b}}}"))
            .collect();
        let way = if self.is_directed {
            "directed"
        } else {
            "undirected"
        };
        format!(
            "{{\"options\": {{\"type\": \"{way}\"}}, \"nodes\": [{}], \"edges\": [{}]}}",
            nodes.join(","),
            ties.join(",")
        )
    }

    /// Names; ties, each once, in order of first appearance; duplicates; self-loops. The naive
    /// computation.
    fn expected(&self) -> (Vec<String>, Vec<[u32; 2]>, usize, usize) {
        let (mut seen, mut ties, mut duplicates, mut loops) = (BTreeSet::new(), Vec::new(), 0, 0);
        for &[a, b] in &self.ties {
            if a == b {
                loops += 1;
            } else if seen.insert([a.min(b), a.max(b)]) {
                ties.push([a as u32, b as u32]);
            } else {
                duplicates += 1;
            }
        }
        (self.names.clone(), ties, duplicates, loops)
    }

    /// The number of pairs with a tie, and the number of pairs with ties in both directions.
    fn directions(&self) -> [usize; 2] {
        let all: BTreeSet<[usize; 2]> = self.ties.iter().copied().filter(|[a, b]| a != b).collect();
        let pairs: BTreeSet<[usize; 2]> = all.iter().map(|&[a, b]| [a.min(b), a.max(b)]).collect();
        let mutual = pairs
            .iter()
            .filter(|&&[a, b]| all.contains(&[a, b]) && all.contains(&[b, a]));
        [pairs.len(), mutual.count()]
    }
}

fn sketches() -> impl Strategy<Value = Sketch> {
    let names = prop::collection::btree_set("[a-zé李'&<] ?[A-Z<>&;,]{1,6}", 2..30);
    let picks = prop::collection::vec(any::<[prop::sample::Index; 2]>(), 1..80);
    (names, picks, any::<bool>()).prop_map(|(names, picks, is_directed)| {
        let names: Vec<String> = names.into_iter().collect();
        let ties = picks
            .iter()
            .map(|pair| pair.map(|end| end.index(names.len())));
        let ties = ties.collect();
        Sketch {
            names,
            ties,
            is_directed,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_network_written_in_each_format_is_read_as_it_is(sketch in sketches()) {
        let (names, ties, duplicates, self_loops) = sketch.expected();
        for (text, format) in [
            (sketch.graphml(), Format::GraphMl),
            (sketch.gexf(), Format::Gexf),
            (sketch.pajek(), Format::Pajek),
            (sketch.node_link(), Format::Json),
            (sketch.graphology(), Format::Json),
            (sketch.gml(), Format::Gml),
            (sketch.dot(), Format::Dot),
            (sketch.gdf(), Format::Gdf),
        ] {
            let list = network(&text, format);
            prop_assert_eq!(list.ids.iter().collect::<Vec<_>>(), names.clone(), "{}", text);
            prop_assert_eq!(&list.ties, &ties, "{}", text);
            prop_assert_eq!((list.duplicates, list.self_loops), (duplicates, self_loops));
            let notes: Vec<String> = list.notes.iter().map(ToString::to_string).collect();
            let [pairs, mutual] = sketch.directions();
            let said = format!("Ties with a direction: {pairs}, {mutual} of them in both directions.");
            prop_assert_eq!(notes.iter().any(|note| note.starts_with(&said)), sketch.is_directed, "{:?}", notes);
            let again = open(packed::gz(text.as_bytes())).map(|(_, list)| list);
            prop_assert_eq!(again, Ok(list));
        }
    }
}

/// A network of this many ties, in every format.
fn large(ties: usize) -> [(String, Format); 14] {
    let people = ties / 5;
    let sketch = Sketch {
        names: (0..people).map(|i| format!("p{i}")).collect(),
        ties: (0..ties).map(|i| [i % people, i * 7919 % people]).collect(),
        is_directed: true,
    };
    [
        (sketch.each(|a, b| format!("p{a} p{b}\n")), Format::EdgeList),
        (sketch.graphml(), Format::GraphMl),
        (sketch.gexf(), Format::Gexf),
        (sketch.pajek(), Format::Pajek),
        (sketch.node_link(), Format::Json),
        (sketch.gml(), Format::Gml),
        (sketch.dot(), Format::Dot),
        (sketch.gdf(), Format::Gdf),
        (sketch.tgf(), Format::Tgf),
        (sketch.numbered("p edge {n} {m}", "e "), Format::Dimacs),
        (
            sketch.numbered(
                "%%MatrixMarket matrix coordinate pattern general\n{n} {n} {m}",
                "",
            ),
            Format::MatrixMarket,
        ),
        (
            sketch.numbered("dl n={n} format=edgelist1\ndata:", ""),
            Format::Dl,
        ),
        (sketch.sif(), Format::Sif),
        (sketch.n_triples(), Format::NTriples),
    ]
}

#[test]
fn progress_is_reported_in_percent() {
    for (text, format) in large(60_000) {
        for bytes in [text.clone().into_bytes(), packed::gz(text.as_bytes())] {
            let mut heard = Vec::new();
            let read = import::read(&bytes, super::reading::TAB, &mut |percent| {
                heard.push(percent)
            });
            assert!(matches!(read, Ok(Imported::Network { .. })));
            assert!(
                heard.windows(2).all(|pair| pair[0] < pair[1]),
                "{format:?}: {heard:?}"
            );
            assert_eq!(heard.last(), Some(&100), "{format:?}");
            assert!(heard.len() >= 10, "{format:?}: {heard:?}");
        }
    }
}

#[test]
fn the_predicted_memory_of_reading_is_enough() {
    for (text, format) in large(100_000) {
        let before = heap::now();
        let (list, peak) = heap::peak(|| open(&text).map(|(_, list)| list));
        let taken = (peak - before + text.len()) as f64;
        let list: EdgeList = list.expect("a network");
        let ratio = needed_to_read(text.as_bytes(), format) as f64 / taken;
        println!(
            "{format:?}: {} ties, {} bytes: {ratio:.3}",
            list.ties.len(),
            text.len()
        );
        // The estimate for a small file is several times too high: every attribute may be a person.
        // Any word of some formats can be one more person.
        let most = match format {
            Format::Dot | Format::Sif | Format::Dl | Format::NTriples | Format::Tgf => 12.0,
            _ => 6.0,
        };
        assert!((1.0..most).contains(&ratio), "{format:?}: {ratio}");
    }
}
