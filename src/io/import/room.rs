//! How much memory reading takes, before it begins.

use super::{Format, MAX_PEOPLE, pajek};

/// How many bytes reading a file of this format needs at most at a time, about, the file itself
/// included. Never much less than it takes, and more where people and ties are written at length.
/// O(bytes).
pub fn needed_to_read(bytes: &[u8], format: Format) -> u64 {
    needed(bytes.len(), bytes, format)
}

/// The same of a file of so many bytes, of which this is the text.
pub(super) fn needed(bytes: usize, text: &[u8], format: Format) -> u64 {
    let of = |end: &[u8]| text.iter().filter(|byte| end.contains(byte)).count();
    // Nothing has more people or ties than this.
    let (people, ties) = match format {
        Format::EdgeList => [of(b"\n").max(of(b"\r")) + 1; 2].into(),
        Format::GraphMl | Format::Gexf => [elements(text); 2].into(),
        Format::Pajek => pajek::sizes(std::str::from_utf8(text).unwrap_or_default()),
        // A tie has an end, and people have commas between them.
        Format::Json => (of(b",") + 1, of(b"]}")),
    };
    let (people, ties) = (people.min(MAX_PEOPLE) as f64, ties as f64);
    let (tie, person, labels) = match format {
        // The lines' two people, in a list that grows; the names, once, and a table to find them.
        Format::EdgeList => (24.0, 32.0, 0.0),
        // The same with a direction, and with labels; of XML most is neither.
        Format::GraphMl | Format::Gexf => (27.0, 96.0, 0.0),
        Format::Pajek | Format::Json => (27.0, 96.0, bytes as f64 / 2.0),
    };
    (1.08 * (2.0 * bytes as f64 + labels + tie * ties + person * people)) as u64
}

/// How many elements begin.
fn elements(text: &[u8]) -> usize {
    let is_begin = |pair: &&[u8]| pair[0] == b'<' && !b"/!?".contains(&pair[1]);
    text.windows(2).filter(is_begin).count()
}
