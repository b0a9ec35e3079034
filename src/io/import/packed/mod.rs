//! Packed files: `.gz`, and `.zip` with one network in it. Imports `error`, `file_kinds`,
//! `progress` and `text`; does not depend on a format.
//!
//! A packed file can be a decompression bomb: a few kilobytes that unpack to gigabytes. So the
//! output is counted while it is produced. It is rejected above [`MAX_UNPACKED`], above half of the
//! available memory, and above [`MAX_RATIO`] times the size of the packed file. A packed file
//! inside a packed file is rejected.

mod bounded_output;
mod content;
mod gzip;
mod messages;
mod unpack;
mod zip;

pub use bounded_output::{MAX_RATIO, MAX_UNPACKED};

pub(crate) use content::Content;
pub(crate) use messages::SENTENCES;
pub(crate) use unpack::{unpack, unpack_records};
