//! Adjacency lists: a person and all neighbours on each line.

use super::reading::{TAB, ids, network, open, ties, why_not};
use hopscope::import::{Format, Imported, read, read_as};

fn readings(text: &str) -> (Format, Vec<Format>) {
    match read(text.as_bytes(), TAB, &mut |_| ()) {
        Ok(Imported::Network { format, others, .. }) => (format, others),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn adjacency_lists_are_read() {
    for text in [
        "#/home/me/write.py\n# GMT Thu Jan  2 10:00:00 2025\n# \nivy jon kim\njon lea\nkim\nlea\n",
        "ivy jon kim\njon lea\nkim\nlea\n",
        "ivy;jon;kim\njon;lea\nkim;ivy\n",
        "ivy;jon;kim;\njon;lea;;\nkim;ivy;;\n",
        "ivy,jon,kim\njon,lea,\nkim,ivy,\n",
        "ivy\tjon\tkim\njon\tlea\nkim\nlea\n",
        "ivy: jon kim\njon: lea\nkim:\nlea:\n",
        "ivy: jon, kim\njon: lea\nkim: ivy\n",
        "\"ivy\",\"jon\",\"kim\"\n\"jon\",\"ivy\",\"lea\"\n\"kim\",\"ivy\"\n\"lea\",\"jon\"\n",
        "# GMT x\nivy 2\njon {}\nkim {'weight': 2}\njon 1\nlea {}\nkim 0\nlea 0\n",
        "ivy 2\r\njon {}\r\nkim {}\r\njon 1\r\nlea {}\r\nkim 0\r\nlea 0\r\n",
    ] {
        let list = network(text, Format::AdjacencyList);
        assert_eq!(ids(&list), ["ivy", "jon", "kim", "lea"], "{text}");
        let mut ties = ties(&list);
        ties.iter_mut().for_each(|tie| {
            if tie == "kim-ivy" {
                *tie = "ivy-kim".into();
            }
        });
        ties.sort_unstable();
        ties.dedup();
        assert_eq!(ties, ["ivy-jon", "ivy-kim", "jon-lea"], "{text}");
    }
    // Each tie from both ends counts once, and is no repetition.
    let list = network("1 2 3 4\n2 1\n3 1\n4 1\n5\n", Format::AdjacencyList);
    assert_eq!((list.ids.len(), list.ties.len()), (5, 3));
    assert_eq!(
        (list.duplicates, list.notes.len()),
        (0, 0),
        "{:?}",
        list.notes
    );
}

/// Numbers in a third column may be weights: the other reading is offered, or named in the refusal.
#[test]
fn what_can_be_ties_with_a_weight_is_asked() {
    let text = "1 2 1\n2 3 1\n3 4 2\n";
    assert_eq!(
        readings(text),
        (
            Format::EdgeList,
            vec![Format::Matrix, Format::AdjacencyList]
        )
    );
    let Ok(Imported::Network { network, .. }) =
        read_as(text.as_bytes(), Format::AdjacencyList, TAB, &mut |_| ())
    else {
        panic!()
    };
    assert_eq!(ties(&network), ["1-2", "2-3", "3-4"]);
    assert_eq!(
        readings("ivy jon kim\njon ivy lea\nkim ivy jon\nlea jon ivy\n"),
        (Format::AdjacencyList, vec![Format::EdgeList])
    );
    for text in [
        "1 2 5\n2 3\n3 1 7\n",
        "ivy,jon,friend\njon,lea\nlea,kim\n",
        "a b\nb c d e\n",
    ] {
        assert!(why_not(text).contains("adjacency list"), "{text}");
        assert!(read_as(text.as_bytes(), Format::AdjacencyList, TAB, &mut |_| ()).is_ok());
    }
    for text in ["Name: Bob\nAge: 5\n", "error: disk\nwarning: fan\n"] {
        assert!(why_not(text).contains("a name and a colon"), "{text}");
    }
}

#[test]
fn ties_are_no_adjacency_list() {
    for text in [
        "1 2\n2 3\n3 1\n",
        "1 2 0.5\n2 3 0.5\n3 1 0.7\n",
        "ivy jon friend\njon lea friend\nlea kim friend\n",
        "1 2 1000\n2 3 1001\n3 1 1002\n",
        "1 2 3 4\n1 3 4 5\n",
    ] {
        let (format, _) = open(text).unwrap();
        assert!(
            [Format::EdgeList, Format::Sif].contains(&format),
            "{text}: {format}"
        );
    }
}

#[test]
fn a_colon_inside_of_quotes_is_one_of_a_name() {
    let read = super::reading::network("\"a: 1\",\"b: 2\"\n\"b: 2\",\"c: 3\"\n", Format::EdgeList);
    assert_eq!(
        read.ids.iter().collect::<Vec<_>>(),
        ["a: 1", "b: 2", "c: 3"]
    );
    assert_eq!(read.ties.len(), 2);
}

#[test]
fn tabs_and_spaces_together_are_white_space() {
    let ties = "ana zoe\nzoe cy\nana\tzoe\n";
    assert_eq!(readings(ties), (Format::EdgeList, vec![]));
}
