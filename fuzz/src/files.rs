//! A file of any kind: any bytes at all, told apart by what is in them.

use crate::connections;
use crate::network::{comes_back, refused, sound};
use hopscope::import::{Format, Imported, read};

/// What a small tab can have.
const MEMORY: u64 = 200_000_000;

/// The same answer twice, said in hundredths that only rise: a network that is sound and comes back as an edge list, or a
/// refusal.
pub fn check(bytes: &[u8]) {
    let mut heard = vec![0];
    let answer = read(bytes, MEMORY, &mut |percent| heard.push(percent));
    assert!(heard.windows(2).all(|pair| pair[0] < pair[1]), "{heard:?}");
    assert_eq!(answer, read(bytes, MEMORY, &mut |_| ()));
    match answer {
        Ok(Imported::Network { format, network }) => {
            assert_eq!(heard.last(), Some(&100));
            // A file that is packed has more in it than it has bytes, and one of Pajek announces people.
            let is_packed = bytes.starts_with(b"\x1F\x8B") || bytes.starts_with(b"PK");
            let most = if is_packed || format == Format::Pajek {
                usize::MAX
            } else {
                bytes.len()
            };
            sound(&network, most);
            let is_ascii_control = |name: &str| {
                name.bytes()
                    .any(|byte| byte.is_ascii_control() && byte != b'\t')
            };
            assert!(!network.ids.iter().any(is_ascii_control));
            comes_back(&network);
        }
        Ok(Imported::Connections(list)) => connections::sound(&list),
        Ok(other) => panic!("no property is known of {other:?}"),
        Err(error) => refused(&error),
    }
}
