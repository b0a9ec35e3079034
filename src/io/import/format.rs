//! The file formats of networks.

use crate::base::message::{Message, Sentence, sentences};
use std::fmt;

sentences! {
    /// The names of the formats.
    FORMATS:
    EDGE_LIST = "format.edge-list", "edge list";
    GRAPHML = "format.graphml", "GraphML";
    GEXF = "format.gexf", "GEXF";
    PAJEK = "format.pajek", "Pajek";
    JSON = "format.json", "JSON";
    GML = "format.gml", "GML";
    DOT = "format.dot", "DOT of Graphviz";
    GDF = "format.gdf", "GDF";
    MATRIX_MARKET = "format.matrix-market", "Matrix Market";
    LGL = "format.lgl", "LGL";
    SIF = "format.sif", "SIF of Cytoscape";
    DL = "format.dl", "DL of UCINET";
    DIMACS = "format.dimacs", "DIMACS";
    TGF = "format.tgf", "TGF";
    ADJACENCY_LIST = "format.adjacency-list", "adjacency list";
    MATRIX = "format.matrix", "adjacency matrix";
    METIS = "format.metis", "METIS";
    N_TRIPLES = "format.n-triples", "N-Triples";
}

/// The format of a file with a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// One tie a line: [`edge_list`](super::formats::edge_list).
    EdgeList,
    /// A person and all neighbours a line: [`adjacency`](super::formats::adjacency).
    AdjacencyList,
    /// [`graphml`](super::formats::graphml).
    GraphMl,
    /// [`gexf`](super::formats::gexf).
    Gexf,
    /// `.net`: [`pajek`](super::formats::pajek).
    Pajek,
    /// [`json`](super::formats::json).
    Json,
    /// [`gml`](super::formats::gml).
    Gml,
    /// [`dot`](super::formats::dot) of Graphviz.
    Dot,
    /// [`gdf`](super::formats::gdf).
    Gdf,
    /// The matrix of ties in a table: [`matrix`](super::formats::matrix).
    Matrix,
    /// [`matrix_market`](super::formats::matrix_market).
    MatrixMarket,
    /// [`lgl`](super::formats::lgl).
    Lgl,
    /// [`sif`](super::formats::sif) of Cytoscape.
    Sif,
    /// [`dl`](super::formats::dl) of UCINET.
    Dl,
    /// [`dimacs`](super::formats::dimacs).
    Dimacs,
    /// [`tgf`](super::formats::tgf).
    Tgf,
    /// [`metis`](super::formats::metis).
    Metis,
    /// [`n_triples`](super::formats::n_triples).
    NTriples,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 18] = [
        Format::EdgeList,
        Format::AdjacencyList,
        Format::GraphMl,
        Format::Gexf,
        Format::Pajek,
        Format::Json,
        Format::Gml,
        Format::Dot,
        Format::Gdf,
        Format::Matrix,
        Format::MatrixMarket,
        Format::Lgl,
        Format::Sif,
        Format::Dl,
        Format::Dimacs,
        Format::Tgf,
        Format::Metis,
        Format::NTriples,
    ];

    /// The name of the format, which a page in another language translates.
    pub fn name(self) -> Message {
        Message::new(self.sentence())
    }

    fn sentence(self) -> &'static Sentence {
        match self {
            Format::EdgeList => EDGE_LIST,
            Format::AdjacencyList => ADJACENCY_LIST,
            Format::GraphMl => GRAPHML,
            Format::Gexf => GEXF,
            Format::Pajek => PAJEK,
            Format::Json => JSON,
            Format::Gml => GML,
            Format::Dot => DOT,
            Format::Gdf => GDF,
            Format::Matrix => MATRIX,
            Format::MatrixMarket => MATRIX_MARKET,
            Format::Lgl => LGL,
            Format::Sif => SIF,
            Format::Dl => DL,
            Format::Dimacs => DIMACS,
            Format::Tgf => TGF,
            Format::Metis => METIS,
            Format::NTriples => N_TRIPLES,
        }
    }

    /// A word without spaces that stands for the format in commands and on the page, such as
    /// `edge-list`.
    ///
    /// ```
    /// use hopscope::import::Format;
    /// assert_eq!(Format::MatrixMarket.word(), "matrix-market");
    /// assert_eq!(Format::MatrixMarket.to_string(), "Matrix Market");
    /// assert_eq!(Format::of_word("matrix-market"), Some(Format::MatrixMarket));
    /// ```
    pub fn word(self) -> &'static str {
        self.sentence().code.trim_start_matches("format.")
    }

    /// The format of a [word](Format::word). `None` for another word.
    pub fn of_word(word: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.word() == word)
    }
}

/// The name of the format in English.
impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sentence().english)
    }
}
