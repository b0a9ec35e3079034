//! The size of a network in JSON, for the memory that reading needs.

/// Keys of files in which each tie is a list or an object.
const KEYS: [&[u8]; 9] = [
    b"links",
    b"edges",
    b"relationships",
    b"elements",
    b"target",
    b"target_id",
    b"toNode",
    b"to",
    b"end",
];

/// Upper bounds of the numbers of people and ties. O(bytes).
///
/// A comma, bracket or brace stands before each person; in files with one of the [`KEYS`] a comma,
/// or the beginning of a line of JSON Lines. A tie is a list or an object, or a value in a list, or,
/// in files without one of the [`KEYS`], a value in an object.
pub(crate) fn count_people_and_ties(text: &[u8]) -> (usize, usize) {
    let (mut roots, mut opened, mut closed, mut commas, mut commas_in_lists) = (0, 0, 0, 0, 0);
    let (mut is_in_list, mut has_key) = (false, false);
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        at += 1;
        match byte {
            b'"' => {
                let begin = at;
                while let Some(&byte) = text.get(at) {
                    if byte == b'"' {
                        break;
                    }
                    at += if byte == b'\\' { 2 } else { 1 };
                }
                let string = text.get(begin..at).unwrap_or_default();
                has_key = has_key || KEYS.contains(&string);
                at += 1;
            }
            b',' => {
                commas += 1;
                commas_in_lists += usize::from(is_in_list);
            }
            b'[' | b'{' => {
                roots += usize::from(opened == closed);
                opened += 1;
                is_in_list = byte == b'[';
            }
            b']' | b'}' => {
                closed += 1;
                is_in_list = false;
            }
            _ => {}
        }
    }
    let is_list = text.trim_ascii_start().starts_with(b"[");
    let of_commas = if has_key || is_list {
        commas_in_lists
    } else {
        commas
    };
    let begins = if has_key { roots } else { opened };
    (commas + begins + 1, closed + of_commas)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_network_is_larger_than_its_count() {
        // (the file, its people, its ties)
        for (text, people, ties) in [
            ("[[1,2],[3,4]]", 4, 2),
            (
                "{\"a\":[\"b\"],\"c\":[\"[,\",\"{\",\"\\\\\",\"\\\"\"]}",
                7,
                5,
            ),
            ("{\"a\":{\"b\":1},\"c\":{\"d\":1,\"e\":2}}", 5, 3),
            ("[[0,1,1],[1,0,1],[1,1,0]]", 3, 6),
            (
                "{\"source\":1,\"target\":2}\n{\"source\":3,\"target\":4}",
                4,
                2,
            ),
            (
                "{\"a\":[{\"id\":\"b\"},\"c\",\"d\"],\"b\":{\"e\":1,\"f\":1,\"g\":1}}",
                7,
                6,
            ),
            ("{\"nodes\":[1],\"adjacency\":[[{\"id\":2},3]]}", 3, 2),
        ] {
            let most = count_people_and_ties(text.as_bytes());
            assert!(most.0 >= people && most.1 >= ties, "{text}: {most:?}");
        }
    }
}
