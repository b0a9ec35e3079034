//! `.gz` and `.zip`: any bytes, and a file that is packed and then damaged.

use crate::properties::file;
use crate::properties::file::MEMORY;
use flate2::{Compression, Crc, write::DeflateEncoder};
use hopscope::import::read;
use std::io::Write;

/// The first byte chooses how to pack, the second the byte to damage and the third the damage; the others are a file. The packed
/// file is read as the file itself. The damaged one is refused or read as the file itself, because check sums cover its content.
pub fn check(bytes: &[u8]) {
    file::check(bytes);
    let [how, place, change, file @ ..] = bytes else {
        return;
    };
    // A file that is packed twice is refused, and an empty file in an archive is not read.
    if file.is_empty() || file.starts_with(b"\x1F\x8B") || file.starts_with(b"PK") {
        return;
    }
    let mut packed = match how % 3 {
        0 => gzip(file),
        // Two gzip members, as some programs write.
        1 => [gzip(&file[..file.len() / 2]), gzip(&file[file.len() / 2..])].concat(),
        _ => zip(file),
    };
    let plain = read(file, MEMORY, &mut |_| ());
    assert_eq!(read(&packed, MEMORY, &mut |_| ()), plain);
    if *change != 0 {
        let place = usize::from(*place) * packed.len() / 256;
        packed[place] ^= change;
        file::check(&packed);
        let damaged = read(&packed, MEMORY, &mut |_| ());
        assert!(
            damaged.is_err() || damaged == plain || !is_packed(&packed),
            "damaged at {place}"
        );
    }
}

fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1F\x8B") || bytes.starts_with(b"PK")
}

fn deflated(file: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(file).expect("into memory");
    encoder.finish().expect("into memory")
}

fn gzip(file: &[u8]) -> Vec<u8> {
    let mut packed = b"\x1F\x8B\x08\0\0\0\0\0\0\xFF".to_vec();
    packed.extend(deflated(file));
    packed.extend(check_sum(file).to_le_bytes());
    packed.extend((file.len() as u32).to_le_bytes());
    packed
}

fn check_sum(file: &[u8]) -> u32 {
    let mut sum = Crc::new();
    sum.update(file);
    sum.sum()
}

/// An archive with one file, `a.txt`.
fn zip(file: &[u8]) -> Vec<u8> {
    let name = b"a.txt";
    let data = deflated(file);
    // The fields that the local header and the central directory share, from "version needed" to "file name length".
    let mut shared = b"\x14\0\0\0\x08\0\0\0\x21\0".to_vec();
    shared.extend(check_sum(file).to_le_bytes());
    shared.extend((data.len() as u32).to_le_bytes());
    shared.extend((file.len() as u32).to_le_bytes());
    shared.extend((name.len() as u16).to_le_bytes());
    let mut packed = [&b"PK\x03\x04"[..], &shared, &[0; 2], name, &data].concat();
    let begin = packed.len() as u32;
    packed.extend([&b"PK\x01\x02\x14\0"[..], &shared, &[0; 16], name].concat());
    let size = packed.len() as u32 - begin;
    packed.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    packed.extend(size.to_le_bytes());
    packed.extend(begin.to_le_bytes());
    packed.extend([0; 2]);
    packed
}
