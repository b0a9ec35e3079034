//! What is packed, unpacked: `.gz`, and the one file in a `.zip` that is meant.
//!
//! A packed file can be a trap: a few kilobytes that unpack to gigabytes. So what comes out is counted
//! while it comes, and refused above [`MAX_UNPACKED`], above what the memory allows, and above
//! [`MAX_RATIO`] times the size of what is packed. Nothing is unpacked twice.

use flate2::bufread::{DeflateDecoder, GzDecoder};
use std::borrow::Cow;
use std::io::{ErrorKind, Read};

use super::ImportError;
use super::hearing::Hearing;
use super::zip;
use crate::base::message::{Message, Sentence, sentences};

/// Most bytes that a packed file may unpack to.
pub const MAX_UNPACKED: u64 = 1 << 30;
/// A packed file may unpack to so many times its size: networks come to 3 to 40.
pub const MAX_RATIO: u64 = 200;
/// What unpacks to less than this has any ratio.
const SMALL: u64 = 1 << 24;
/// Most parts of a `.gz`: each costs a little, however small it is.
const MAX_PARTS: usize = 100_000;
/// Unpacked at a time.
const PIECE: usize = 1 << 16;

sentences! {
    /// What is said of packed files that are not read.
    PACKED:
    GZIP_CUT = "file.gzip-cut", "The .gz file ends too early. Expected a whole one.";
    GZIP_DAMAGED = "file.gzip-damaged", "The .gz file is damaged: it cannot be unpacked, or its check sum does not fit.";
    GZIP_PARTS = "file.gzip-parts", "The .gz file has more than {most} parts. Expected fewer.";
    TOO_BIG = "file.unpacked", "The packed file unpacks to more than {limit}. Expected at most that.";
    RATIO = "file.ratio", "The packed file unpacks to more than {ratio} times its size, which no network does: it is refused.";
    TWICE = "file.twice", "In the packed file is a packed file. Expected one that is packed once: unpack it first.";
}

/// A packed file that is refused for this.
pub(super) fn refused(sentence: &'static Sentence) -> ImportError {
    ImportError::Refused(Message::new(sentence))
}

fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1F\x8B")
}

fn is_zip(bytes: &[u8]) -> bool {
    [b"PK\x03\x04", b"PK\x05\x06"]
        .iter()
        .any(|begin| bytes.starts_with(*begin))
}

/// The file, unpacked if it is packed.
pub(super) fn unpack<'a>(
    bytes: &'a [u8],
    memory: u64,
    hearing: &mut Hearing,
) -> Result<Cow<'a, [u8]>, ImportError> {
    if !is_gzip(bytes) && !is_zip(bytes) {
        return Ok(Cow::Borrowed(bytes));
    }
    hearing.part(30);
    let unpacked = match is_gzip(bytes) {
        true => gzip(bytes, memory, hearing)?,
        false => zip::unpack(bytes, memory, hearing)?,
    };
    if is_gzip(&unpacked) || is_zip(&unpacked) {
        return Err(refused(TWICE));
    }
    Ok(Cow::Owned(unpacked))
}

/// All parts of a `.gz`, one after another, each with its check sum; zeros after the last are padding.
fn gzip(bytes: &[u8], memory: u64, hearing: &mut Hearing) -> Result<Vec<u8>, ImportError> {
    let mut out = Unpacked::new(bytes.len(), memory);
    let mut rest = bytes;
    for _ in 0..MAX_PARTS {
        let mut part = GzDecoder::new(rest);
        out.pull(&mut part, |part| {
            hearing.at(bytes.len() - part.get_ref().len(), bytes.len());
        })
        .map_err(|fault| match fault {
            Fault::Refused(error) => error,
            Fault::Cut => refused(GZIP_CUT),
            Fault::Damaged => refused(GZIP_DAMAGED),
        })?;
        rest = part.into_inner();
        if rest.iter().all(|&byte| byte == 0) {
            return Ok(out.bytes);
        }
        if !is_gzip(rest) {
            return Err(refused(GZIP_DAMAGED));
        }
    }
    let most = Message::new(GZIP_PARTS).count("most", MAX_PARTS);
    Err(ImportError::Refused(most))
}

/// A deflated file of an archive.
pub(super) fn inflate(packed: &[u8], memory: u64, hearing: &mut Hearing) -> Result<Vec<u8>, Fault> {
    let mut out = Unpacked::new(packed.len(), memory);
    out.pull(&mut DeflateDecoder::new(packed), |file| {
        hearing.at(packed.len() - file.get_ref().len(), packed.len());
    })?;
    Ok(out.bytes)
}

/// Why there is no more.
pub(super) enum Fault {
    /// It is more than there may be.
    Refused(ImportError),
    /// It breaks off.
    Cut,
    /// It is nonsense.
    Damaged,
}

/// What has come out so far.
struct Unpacked {
    bytes: Vec<u8>,
    /// How much may come.
    most: u64,
    /// How much it comes out of.
    packed: u64,
}

impl Unpacked {
    fn new(packed: usize, memory: u64) -> Unpacked {
        Unpacked {
            bytes: Vec::new(),
            // What is unpacked has to be read as well.
            most: MAX_UNPACKED.min(memory / 2),
            packed: packed as u64,
        }
    }

    /// Takes all that a reader has; `after` each piece.
    fn pull<R: Read>(&mut self, reader: &mut R, mut after: impl FnMut(&R)) -> Result<(), Fault> {
        let mut piece = vec![0; PIECE];
        loop {
            let read = match reader.read(&mut piece) {
                Ok(0) => return Ok(()),
                Ok(read) => read,
                Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Err(Fault::Cut),
                Err(_) => return Err(Fault::Damaged),
            };
            let size = (self.bytes.len() + read) as u64;
            if size > self.most || self.bytes.try_reserve(read).is_err() {
                let limit = Message::new(TOO_BIG).size("limit", self.most);
                return Err(Fault::Refused(ImportError::Refused(limit)));
            }
            if size > SMALL && size / MAX_RATIO > self.packed {
                let ratio = Message::new(RATIO).count("ratio", MAX_RATIO as usize);
                return Err(Fault::Refused(ImportError::Refused(ratio)));
            }
            self.bytes.extend_from_slice(&piece[..read]);
            after(reader);
        }
    }
}
