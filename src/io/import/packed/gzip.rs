//! `.gz` files: one or more gzip members, one after another.
//!
//! `flate2` unpacks one member. Its `MultiGzDecoder` reads all members too, but treats zeros after
//! the last member (padding, as tape drives write it) as a damaged member, so the members are
//! counted here.

use flate2::bufread::GzDecoder;

use super::bounded_output::{BoundedOutput, UnpackError};
use super::messages::{GZIP_CUT, GZIP_DAMAGED, GZIP_PARTS, refused};
use crate::base::message::Message;
use crate::io::import::error::ImportError;
use crate::io::import::progress::ReadProgress;

/// Maximum number of members of a file. Each has a fixed cost, even if it is very small.
const MAX_MEMBERS: usize = 100_000;

/// Whether a file begins like a `.gz` file.
pub(super) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1F\x8B")
}

/// Unpacks all members and checks the checksum of each.
pub(super) fn unpack(
    bytes: &[u8],
    memory: u64,
    progress: &mut ReadProgress,
) -> Result<Vec<u8>, ImportError> {
    let mut output = BoundedOutput::new(bytes.len(), memory);
    let mut rest = bytes;
    for _ in 0..MAX_MEMBERS {
        let mut member = GzDecoder::new(rest);
        output
            .read_all(&mut member, |member| {
                progress.report(bytes.len() - member.get_ref().len(), bytes.len());
            })
            .map_err(|error| match error {
                UnpackError::Refused(error) => error,
                UnpackError::Cut => refused(GZIP_CUT),
                UnpackError::Damaged => refused(GZIP_DAMAGED),
            })?;
        rest = member.into_inner();
        // Zeros after the last member are padding.
        if rest.iter().all(|&byte| byte == 0) {
            return Ok(output.bytes);
        }
        if !is_gzip(rest) {
            return Err(refused(GZIP_DAMAGED));
        }
    }
    let many = Message::new(GZIP_PARTS).count("most", MAX_MEMBERS);
    Err(ImportError::Refused(many))
}
