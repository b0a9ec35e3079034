//! Errors of packed files.

use crate::base::message::{Message, Sentence, sentences};
use crate::io::import::error::ImportError;

sentences! {
    /// Errors of packed files.
    SENTENCES:
    GZIP_CUT = "file.gzip-cut", "The .gz file ends too early. Expected a whole one.";
    GZIP_DAMAGED = "file.gzip-damaged", "The .gz file is damaged: it cannot be unpacked, or its checksum does not match.";
    GZIP_PARTS = "file.gzip-parts", "The .gz file has more than {most} parts. Expected fewer.";
    TOO_BIG = "file.unpacked", "The packed file unpacks to more than {limit}. Expected less.";
    RATIO = "file.ratio", "The packed file unpacks to more than {ratio} times its size, more than any network: it is refused.";
    PACKED_TWICE = "file.twice", "The packed file contains a packed file. Expected a file that is packed once: unpack it first.";
    ZIP_DAMAGED = "file.zip-damaged", "The zip archive is damaged, or ends too early.";
    ZIP_NO_NETWORK = "file.zip-nothing", "There is no network in the zip archive. Expected one file of ties, or Connections.csv.";
    ZIP_OTHER = "file.zip-other", "There is no network in the zip archive, only {names}. Expected one file of ties, or Connections.csv.";
    ZIP_EXPORT = "file.zip-export", "The zip archive is the data export of a professional network without the list of connections: it has {names}. Expected Connections.csv: order the export again, with the connections.";
    ZIP_SEVERAL = "file.zip-which", "The zip archive has {files} files that may be a network: {names}. Expected one: unpack it and open the one you mean.";
    ZIP_ENCRYPTED = "file.zip-locked", "{name} in the zip archive has a password. Expected one without.";
    ZIP_METHOD = "file.zip-method", "{name} in the zip archive uses compression method {method}, which is not supported. Expected deflate, the usual one.";
    ZIP_OVERLAP = "file.zip-overlap", "Files in the zip archive overlap: it is damaged or malicious, and refused.";
    ZIP_TOO_MANY = "file.zip-many", "The zip archive has more than {most} files. Expected fewer.";
}

/// The error of a sentence without values.
pub(super) fn refused(sentence: &'static Sentence) -> ImportError {
    ImportError::Refused(Message::new(sentence))
}
