//! What holds for every file, whatever its format.

use super::connections;
use super::network::{assert_refusal, assert_round_trip, assert_valid};
use hopscope::import::{Format, Imported, read};

/// Memory limit for reading, in bytes: as in a browser tab on a small device.
pub const MEMORY: u64 = 200_000_000;

/// The answer is the same twice: a valid network that survives a round trip as an edge list, a valid list of connections, or a
/// refusal. Progress rises to 100 percent.
pub fn check(bytes: &[u8]) {
    let mut progress = vec![0];
    let answer = read(bytes, MEMORY, &mut |percent| progress.push(percent));
    assert!(
        progress.windows(2).all(|pair| pair[0] < pair[1]),
        "{progress:?}"
    );
    assert_eq!(answer, read(bytes, MEMORY, &mut |_| ()));
    match answer {
        Ok(Imported::Network {
            format, network, ..
        }) => {
            assert_eq!(progress.last(), Some(&100));
            // A packed file names more people than it has bytes. Some formats can announce people without naming them, and groups
            // of DOT have more ties than words.
            let is_packed = bytes.starts_with(b"\x1F\x8B") || bytes.starts_with(b"PK");
            let announces = matches!(
                format,
                Format::Pajek | Format::MatrixMarket | Format::Dl | Format::Dimacs | Format::Dot
            );
            let most_people = if is_packed || announces {
                usize::MAX
            } else {
                bytes.len()
            };
            assert_valid(&network, most_people);
            let is_ascii_control = |name: &str| {
                name.bytes()
                    .any(|byte| byte.is_ascii_control() && byte != b'\t')
            };
            assert!(!network.ids.iter().any(is_ascii_control));
            assert_round_trip(&network);
        }
        Ok(Imported::Connections(list)) => connections::assert_valid(&list),
        Ok(other) => panic!("no property is written for {other:?}"),
        Err(error) => assert_refusal(&error),
    }
}
