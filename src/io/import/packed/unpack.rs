//! Unpacks a file if it is packed.

use std::borrow::Cow;

use super::content::Content;
use super::gzip;
use super::messages::{PACKED_TWICE, refused};
use super::zip;
use crate::io::import::error::ImportError;
use crate::io::import::progress::ReadProgress;

/// The content of a file: unpacked if it is a `.gz` or `.zip`, otherwise the file itself. `memory`
/// is the number of bytes that reading may use. `judge` says what the beginning of a file in an
/// archive is. Unpacking is the phase of `progress` up to 30 %.
/// O(unpacked bytes).
///
/// # Errors
/// If the packed file is damaged or too large when unpacked, or does not contain exactly one
/// network.
pub(crate) fn unpack<'a>(
    bytes: &'a [u8],
    memory: u64,
    progress: &mut ReadProgress,
    judge: &dyn Fn(&[u8]) -> Content,
) -> Result<Cow<'a, [u8]>, ImportError> {
    if !is_packed(bytes) {
        return Ok(Cow::Borrowed(bytes));
    }
    progress.begin_phase(30);
    let unpacked = match gzip::is_gzip(bytes) {
        true => gzip::unpack(bytes, memory, progress)?,
        false => zip::unpack(bytes, memory, progress, judge)?,
    };
    if is_packed(&unpacked) {
        return Err(refused(PACKED_TWICE));
    }
    Ok(Cow::Owned(unpacked))
}

fn is_packed(bytes: &[u8]) -> bool {
    gzip::is_gzip(bytes) || zip::is_zip(bytes)
}

/// The files with invitations or messages in a `.zip`; none in another file. O(unpacked bytes).
///
/// # Errors
/// As [`unpack`].
pub(crate) fn unpack_records(
    bytes: &[u8],
    memory: u64,
    progress: &mut ReadProgress,
    judge: &dyn Fn(&[u8]) -> Content,
) -> Result<Vec<Vec<u8>>, ImportError> {
    match zip::is_zip(bytes) {
        true => zip::unpack_records(bytes, memory, progress, judge),
        false => Ok(Vec::new()),
    }
}
