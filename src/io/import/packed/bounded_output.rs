//! Limits of what a packed file can unpack to.

use std::io::{ErrorKind, Read};

use super::messages::{RATIO, TOO_BIG};
use crate::base::message::Message;
use crate::io::import::error::ImportError;

/// Maximum unpacked size of a packed file, in bytes: 1 GiB.
pub const MAX_UNPACKED: u64 = 1 << 30;
/// Maximum unpacked size, as a multiple of the packed size. Network files reach 3 to 40.
pub const MAX_RATIO: u64 = 200;
/// Below this many unpacked bytes any ratio is allowed.
const ANY_RATIO: u64 = 1 << 24;
/// Number of bytes that are unpacked at a time.
const CHUNK: usize = 1 << 16;

/// The reason why unpacking stopped.
pub(super) enum UnpackError {
    /// The output exceeds a limit.
    Refused(ImportError),
    /// The packed data ends too early.
    Cut,
    /// The packed data is invalid.
    Damaged,
}

/// Unpacked bytes, within limits.
pub(super) struct BoundedOutput {
    pub bytes: Vec<u8>,
    /// Maximum number of bytes.
    limit: u64,
    /// The size of the packed data, in bytes.
    packed: u64,
}

impl BoundedOutput {
    pub fn new(packed: usize, memory: u64) -> BoundedOutput {
        BoundedOutput {
            bytes: Vec::new(),
            // Reading the unpacked bytes needs memory too.
            limit: MAX_UNPACKED.min(memory / 2),
            packed: packed as u64,
        }
    }

    /// Appends all bytes of `reader`. Calls `after_chunk` after each chunk.
    pub fn read_all<R: Read>(
        &mut self,
        reader: &mut R,
        mut after_chunk: impl FnMut(&R),
    ) -> Result<(), UnpackError> {
        let mut chunk = vec![0; CHUNK];
        loop {
            let read = match reader.read(&mut chunk) {
                Ok(0) => return Ok(()),
                Ok(read) => read,
                Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
                    return Err(UnpackError::Cut);
                }
                Err(_) => return Err(UnpackError::Damaged),
            };
            let size = (self.bytes.len() + read) as u64;
            if size > self.limit || self.bytes.try_reserve(read).is_err() {
                let limit = Message::new(TOO_BIG).size("limit", self.limit);
                return Err(UnpackError::Refused(ImportError::Refused(limit)));
            }
            if size > ANY_RATIO && size / MAX_RATIO > self.packed {
                let ratio = Message::new(RATIO).count("ratio", MAX_RATIO as usize);
                return Err(UnpackError::Refused(ImportError::Refused(ratio)));
            }
            self.bytes.extend_from_slice(&chunk[..read]);
            after_chunk(reader);
        }
    }
}
