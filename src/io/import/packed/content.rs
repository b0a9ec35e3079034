//! What the beginning of a file in an archive says about the file.

/// The content of a file in an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// A list of connections.
    Connections,
    /// Another file of the data export that has the list of connections.
    OtherOfExport,
    /// Anything else: it may be a network.
    Unknown,
}
