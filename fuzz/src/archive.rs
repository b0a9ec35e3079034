//! A zip archive of inputs: the kept corpus of one target is one file. xtask compiles this file too.

use rawzip::{Error, ZipArchive, ZipArchiveWriter};
use std::io::Write;

/// The inputs in an archive, in its order. An error if it is no zip archive or is damaged.
pub fn unpack(archive: &[u8]) -> Result<Vec<Vec<u8>>, Error> {
    let archive = ZipArchive::from_slice(archive)?;
    let mut entries = archive.entries();
    let mut inputs = Vec::new();
    while let Some(entry) = entries.next_entry()? {
        let entry = archive.get_entry(entry.wayfinder())?;
        let mut input = Vec::new();
        // The inputs are stored as they are: nothing to inflate, but their check sums are compared.
        std::io::copy(&mut entry.verifying_reader(entry.data()), &mut input)?;
        inputs.push(input);
    }
    Ok(inputs)
}

/// An archive of inputs, shortest first and each once: the same inputs in any order give the same bytes.
pub fn pack(mut inputs: Vec<Vec<u8>>) -> Result<Vec<u8>, Error> {
    inputs.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    inputs.dedup();
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for (number, input) in inputs.iter().enumerate() {
        let name = format!("{number:03}");
        let (mut entry, config) = archive.new_file(&name).start()?;
        let mut writer = config.wrap(&mut entry);
        writer.write_all(input)?;
        let (_, sums) = writer.finish()?;
        entry.finish(sums)?;
    }
    archive.finish()
}

#[cfg(test)]
mod tests {
    use super::{pack, unpack};

    #[test]
    fn inputs_come_back_sorted_and_once_each() {
        let inputs = [&b"longer"[..], b"", b"b", b"a", b"b"].map(Vec::from);
        let mut other_order = inputs.clone();
        other_order.reverse();
        let archive = pack(inputs.into()).expect("packed");
        assert_eq!(pack(other_order.into()).expect("packed"), archive);
        let unpacked = unpack(&archive).expect("unpacked");
        assert_eq!(unpacked, [&b""[..], b"a", b"b", b"longer"]);
    }

    #[test]
    fn damage_is_an_error() {
        let mut archive = pack(vec![b"an input".to_vec()]).expect("packed");
        let place = archive.windows(5).position(|part| part == b"input");
        archive[place.expect("stored as it is")] = b'!';
        assert!(unpack(&archive).is_err());
        assert!(unpack(b"no archive").is_err());
    }
}
