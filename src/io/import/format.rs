//! The file formats of networks.

/// The format of a file with a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// One tie a line: [`edge_list`](super::formats::edge_list).
    EdgeList,
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
