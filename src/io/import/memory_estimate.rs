//! The memory that reading a network needs, estimated before reading begins.

use super::format::Format;
use super::formats::{dimacs, dl, dot, edge_list, json, matrix_market, pajek, syntax};
use super::limits::MAX_PEOPLE;

/// The peak memory while a file of this format is read, in bytes, including the file itself. The
/// estimate is rarely below the real peak. It is above it if people and ties take many bytes of
/// text. O(bytes).
pub fn needed_to_read(bytes: &[u8], format: Format) -> u64 {
    memory_needed(bytes.len(), bytes, format)
}

/// [`needed_to_read`] for a file of `file_bytes` bytes whose decoded text is `text`.
pub(super) fn memory_needed(file_bytes: usize, text: &[u8], format: Format) -> u64 {
    let count = |wanted: &[u8]| text.iter().filter(|byte| wanted.contains(byte)).count();
    // Upper bounds of the numbers of people and ties.
    let (people, ties) = match format {
        Format::EdgeList => {
            // A carriage return ends lines only in a file without line feeds.
            let lines = match count(b"\n") {
                0 => count(b"\r") + 1,
                lines => lines + 1,
            };
            let text = std::str::from_utf8(text).unwrap_or_default();
            (lines.max(edge_list::count_declared_people(text)), lines)
        }
        Format::GraphMl | Format::Gexf => [count_elements(text); 2].into(),
        Format::Pajek => {
            pajek::count_people_and_ties(std::str::from_utf8(text).unwrap_or_default())
        }
        Format::Json => json::count_people_and_ties(text),
        // A cell that is a tie has another digit than 0, and white space or a separator after it.
        Format::Matrix => (
            count(b"\n").max(count(b"\r")) + 1,
            count(b"123456789").min(count(b" \t\r\n,;|")),
        ),
        Format::AdjacencyList => {
            let words = syntax::count_words(std::str::from_utf8(text).unwrap_or_default());
            [words + count(b";"); 2].into()
        }
        Format::Gml => [count(b"["); 2].into(),
        // An array has a tie a number.
        Format::MatrixMarket => {
            let text = std::str::from_utf8(text).unwrap_or_default();
            (matrix_market::count_people(text), syntax::count_words(text))
        }
        Format::Dl => {
            let text = std::str::from_utf8(text).unwrap_or_default();
            let ties = dl::count_ties(text);
            (dl::count_people(text).max(ties), ties)
        }
        Format::Dimacs => {
            let people = dimacs::count_people(std::str::from_utf8(text).unwrap_or_default());
            (people, count(b"\n").max(count(b"\r")) + 1)
        }
        Format::Sif | Format::Metis => {
            [syntax::count_words(std::str::from_utf8(text).unwrap_or_default()); 2].into()
        }
        Format::NTriples => {
            let lines = count(b"\n").max(count(b"\r")) + 1;
            (2 * lines, lines)
        }
        Format::Tgf | Format::Gdf | Format::Lgl => [count(b"\n").max(count(b"\r")) + 1; 2].into(),
        // Groups can have as many ties as pairs of words, up to a limit.
        Format::Dot => {
            let words = syntax::count_words(std::str::from_utf8(text).unwrap_or_default());
            let of_groups = match count(b"{") {
                0 | 1 => 0,
                _ => words.saturating_mul(words).min(dot::MAX_OF_GROUPS),
            };
            (words, count(b"-") + of_groups)
        }
    };
    let (people, ties) = (people.min(MAX_PEOPLE) as f64, ties as f64);
    let (per_tie, per_person, labels) = match format {
        // Two people a line, in a vector that grows; each name once, and the hash table of the
        // names.
        Format::EdgeList => (24.0, 32.0, 0.0),
        // The same, with directions and labels. Most bytes of XML are neither ids nor labels.
        Format::GraphMl | Format::Gexf => (27.0, 96.0, 0.0),
        Format::Pajek
        | Format::Json
        | Format::Gml
        | Format::Gdf
        | Format::Matrix
        | Format::AdjacencyList
        | Format::MatrixMarket
        | Format::Lgl => (27.0, 96.0, file_bytes as f64 / 2.0),
        Format::Sif
        | Format::Dl
        | Format::Dimacs
        | Format::Tgf
        | Format::Metis
        | Format::NTriples => (27.0, 96.0, file_bytes as f64 / 2.0),
        // The nodes of groups are kept until their graph ends.
        Format::Dot => (27.0, 104.0, file_bytes as f64 / 2.0),
    };
    (1.08 * (2.0 * file_bytes as f64 + labels + per_tie * ties + per_person * people)) as u64
}

/// The number of start tags in XML.
fn count_elements(text: &[u8]) -> usize {
    let is_start = |pair: &&[u8]| pair[0] == b'<' && !b"/!?".contains(&pair[1]);
    text.windows(2).filter(is_start).count()
}
