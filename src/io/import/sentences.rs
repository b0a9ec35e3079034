//! Every sentence that reading a file can produce.

use super::formats::{connections, edge_list, gexf, graphml, json, pajek};
use super::formats::{
    dimacs, dl, dot, gdf, gml, lgl, matrix, matrix_market, n_triples, sif, syntax, tgf,
};
use super::{error, file_kinds, format, network, packed, text};
use crate::base::message::Sentence;

/// The sentences of all files of this module: errors, notes, and the words that appear in them.
pub(crate) const SENTENCES: &[&[&Sentence]] = &[
    network::NOTES,
    edge_list::SENTENCES,
    connections::SENTENCES,
    error::ERRORS,
    gexf::SENTENCES,
    graphml::SENTENCES,
    json::SENTENCES,
    syntax::SENTENCES,
    gml::SENTENCES,
    dot::SENTENCES,
    gdf::SENTENCES,
    matrix::SENTENCES,
    matrix_market::SENTENCES,
    lgl::SENTENCES,
    sif::SENTENCES,
    dl::SENTENCES,
    dimacs::SENTENCES,
    tgf::SENTENCES,
    n_triples::SENTENCES,
    file_kinds::KINDS,
    format::FORMATS,
    packed::SENTENCES,
    pajek::SENTENCES,
    text::ENCODING_SENTENCES,
    text::XML_SENTENCES,
];
