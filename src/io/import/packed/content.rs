//! What the beginning of a file in an archive says about the file.

/// The content of a file in an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// A list of connections.
    Connections,
    /// Invitations or messages of the data export that has the list of connections.
    Record,
    /// Another file of that export.
    OtherOfExport,
    /// Anything else: it may be a network.
    Unknown,
}
