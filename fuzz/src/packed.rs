//! `.gz` and `.zip`: any bytes, and what was packed and then spoilt.

use crate::files;
use flate2::{Compression, Crc, write::DeflateEncoder};
use hopscope::import::read;
use std::io::Write;

/// What a small tab can have.
const MEMORY: u64 = 200_000_000;

/// The first byte says how it is packed, the second which byte of it is spoilt and the third by what; the others are a
/// file. Packed it reads as it does unpacked; spoilt it is refused, or reads the same: a check sum stands over all of it.
pub fn check(bytes: &[u8]) {
    files::check(bytes);
    let [how, place, change, file @ ..] = bytes else {
        return;
    };
    // Packed twice it would be refused, and an empty file of an archive is none.
    if file.is_empty() || file.starts_with(b"\x1F\x8B") || file.starts_with(b"PK") {
        return;
    }
    let mut packed = match how % 3 {
        0 => gzip(file),
        // In parts, as some programs write it.
        1 => [gzip(&file[..file.len() / 2]), gzip(&file[file.len() / 2..])].concat(),
        _ => zip(file),
    };
    let plain = read(file, MEMORY, &mut |_| ());
    assert_eq!(read(&packed, MEMORY, &mut |_| ()), plain);
    if *change != 0 {
        let place = usize::from(*place) * packed.len() / 256;
        packed[place] ^= change;
        files::check(&packed);
        let spoilt = read(&packed, MEMORY, &mut |_| ());
        assert!(
            spoilt.is_err() || spoilt == plain || !is_packed(&packed),
            "spoilt at {place}"
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
    packed.extend(sum(file).to_le_bytes());
    packed.extend((file.len() as u32).to_le_bytes());
    packed
}

fn sum(file: &[u8]) -> u32 {
    let mut sum = Crc::new();
    sum.update(file);
    sum.sum()
}

/// An archive with one file, `a.txt`.
fn zip(file: &[u8]) -> Vec<u8> {
    let name = b"a.txt";
    let data = deflated(file);
    // From the version needed to the length of the name: in the head of the file and in the directory the same.
    let mut about = b"\x14\0\0\0\x08\0\0\0\x21\0".to_vec();
    about.extend(sum(file).to_le_bytes());
    about.extend((data.len() as u32).to_le_bytes());
    about.extend((file.len() as u32).to_le_bytes());
    about.extend((name.len() as u16).to_le_bytes());
    let mut packed = [&b"PK\x03\x04"[..], &about, &[0; 2], name, &data].concat();
    let begin = packed.len() as u32;
    packed.extend([&b"PK\x01\x02\x14\0"[..], &about, &[0; 16], name].concat());
    let size = packed.len() as u32 - begin;
    packed.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    packed.extend(size.to_le_bytes());
    packed.extend(begin.to_le_bytes());
    packed.extend([0; 2]);
    packed
}
