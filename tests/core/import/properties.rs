//! Properties of every file: the result equals that of a naive reader, and any bytes give a result
//! or an error.

use crate::support::karate::KARATE;
use hopscope::import::{EdgeList, MAX_ID_BYTES, Names, edge_list};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Checks the limits and invariants of a network that was read.
pub fn assert_sound(list: &EdgeList) {
    let people = list.ids.len();
    assert!(people >= 2 && !list.ids.is_empty());
    let names: BTreeSet<&str> = list.ids.iter().collect();
    assert_eq!(names.len(), people);
    assert!(
        names
            .iter()
            .all(|id| !id.is_empty() && id.len() <= MAX_ID_BYTES && *id == id.trim())
    );
    assert_eq!(Names::from_lines(list.ids.lines().into()), list.ids);
    let unique: BTreeSet<[u32; 2]> = list
        .ties
        .iter()
        .map(|[a, b]| [*a.min(b), *a.max(b)])
        .collect();
    assert_eq!(unique.len(), list.ties.len());
    assert!(
        list.ties
            .iter()
            .all(|&[a, b]| a != b && (a.max(b) as usize) < people)
    );
}

/// The naive reader: a map of ids and a set of ties.
fn naive(pairs: &[[u16; 2]]) -> (Vec<u16>, Vec<[u32; 2]>, usize, usize) {
    let (mut ids, mut number, mut seen) = (Vec::new(), BTreeMap::new(), BTreeSet::new());
    let (mut ties, mut duplicates, mut self_loops) = (Vec::new(), 0, 0);
    for pair in pairs {
        let [a, b] = pair.map(|id| {
            *number.entry(id).or_insert_with(|| {
                ids.push(id);
                ids.len() as u32 - 1
            })
        });
        if a == b {
            self_loops += 1;
        } else if seen.insert([a.min(b), a.max(b)]) {
            ties.push([a, b]);
        } else {
            duplicates += 1;
        }
    }
    (ids, ties, duplicates, self_loops)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn equals_its_naive_twin(
        mut pairs in prop::collection::vec(any::<[u16; 2]>(), 1..400),
        few in 1_u16..200,
        comma: bool,
    ) {
        pairs.iter_mut().flatten().for_each(|id| *id %= few);
        // At least two people.
        pairs.insert(0, [few, few + 1]);
        let separator = if comma { ',' } else { ' ' };
        // With the "x" the first line cannot be a header of sizes.
        let text: String = pairs.iter().map(|[a, b]| format!("x{a}{separator}x{b}\n")).collect();
        let list = edge_list(text.as_bytes()).expect("two people");
        let (ids, ties, duplicates, self_loops) = naive(&pairs);
        let expected: Vec<String> = ids.iter().map(|id| format!("x{id}")).collect();
        prop_assert_eq!(list.ids.iter().collect::<Vec<_>>(), expected);
        prop_assert_eq!((list.duplicates, list.self_loops), (duplicates, self_loops));
        prop_assert_eq!(&list.ties, &ties);
        assert_sound(&list);
    }

    #[test]
    fn names_with_anything_in_them_are_read_in_quotes(
        // A digit begins each name, so that none is the name of a column.
        names in prop::collection::btree_set("[0-9][ a-zé,;\"\t]{0,8}[a-z\"]", 2..30),
        picks in prop::collection::vec(any::<[prop::sample::Index; 2]>(), 1..60),
        separator in prop::sample::select(vec![',', ';', '\t']),
    ) {
        let names: Vec<String> = names.into_iter().collect();
        let name = |pick: &prop::sample::Index| pick.get(&names).as_str();
        let quoted = |pick| format!("\"{}\"", name(pick).replace('"', "\"\""));
        // The first line comes twice, so that it cannot be a header.
        let text: String = picks
            .iter()
            .chain(picks.first())
            .map(|[a, b]| format!("{}{separator}{}\n", quoted(a), quoted(b)))
            .collect();
        let named: BTreeSet<&str> = picks.iter().flatten().map(name).collect();
        match edge_list(text.as_bytes()) {
            Ok(list) => prop_assert_eq!(list.ids.iter().collect::<BTreeSet<_>>(), named),
            Err(error) => prop_assert!(named.len() == 1, "{}", error),
        }
    }

    #[test]
    fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        match edge_list(&bytes) {
            Ok(list) => assert_sound(&list),
            Err(error) => {
                let message = error.to_string();
                prop_assert!(message.ends_with('.') && message.len() < 500, "{}", message);
            }
        }
    }

    #[test]
    fn any_text_gets_an_answer(
        text in "([0-9a-c\"#%,; \t\r\n\u{FEFF}é.-]|[0-9] [0-9]\n|[0-9],[0-9]\n){0,80}",
    ) {
        if let Ok(list) = edge_list(text.as_bytes()) {
            assert_sound(&list);
            prop_assert_eq!(Ok(list), edge_list(text.as_bytes()));
        }
    }

    #[test]
    fn a_spoilt_file_gets_an_answer(
        hits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
        kind in 0..3,
    ) {
        let mut bytes: Vec<u8> = match kind {
            0 => b"78 34\n".to_vec(),
            1 => b"\xEF\xBB\xBFsource,target\n".to_vec(),
            _ => b"%%MatrixMarket matrix coordinate pattern symmetric\n34 34 78\n".to_vec(),
        };
        let separator = if kind == 1 { ',' } else { ' ' };
        for [a, b] in KARATE {
            bytes.extend(format!("{a}{separator}\"{b}\"\n").bytes());
        }
        for (place, byte) in hits {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        for bytes in [&bytes[..], &bytes[..cut.index(bytes.len())]] {
            if let Ok(list) = edge_list(bytes) {
                assert_sound(&list);
            }
        }
    }
}
