//! Packs files.

use flate2::Compression;
use flate2::write::GzEncoder;
use rawzip::{CompressionMethod, ZipArchiveWriter};
use std::io::Write;

/// The bytes, compressed as gzip.
pub fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes).expect("memory");
    packer.finish().expect("memory")
}

/// A zip archive with these files, deflated.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut packed);
    for (name, bytes) in files {
        let method = CompressionMethod::DEFLATE;
        let file = archive.new_file(name).compression_method(method).start();
        let (mut entry, config) = file.expect("memory");
        let packer = flate2::write::DeflateEncoder::new(&mut entry, Compression::default());
        let mut writer = config.wrap(packer);
        writer.write_all(bytes).expect("memory");
        let (packer, descriptor) = writer.finish().expect("memory");
        packer.finish().expect("memory");
        entry.finish(descriptor).expect("memory");
    }
    archive.finish().expect("memory");
    packed
}
