//! Header lines, and lines of values after the ties.

use super::reading::{assert_note, assert_says, ids, read, refuse, ties};
use hopscope::import::ImportError;

#[test]
fn a_header_of_names_is_left_out() {
    for text in [
        "u,v\n1,2\n",
        "id_1,id_2\n1,2\n",
        "source;target\nAnn;Bob\n",
        "from to\nAnn Bob\n",
        "\"Source\",\"Target\",\"Type\"\n1,2,Undirected\n",
        "FromNodeId\tToNodeId\n1\t2\n",
        "# c\nnode a,node b\n1,2\n",
        "who whom\n1 2\n2 3\n",
        "Quelle,Ziel\n-1,2.5\n",
    ] {
        let list = read(text);
        assert_eq!(list.ids.get(0).len(), ids(&list)[0].len());
        assert!(
            list.notes[0].to_string().contains("names the columns"),
            "{:?}",
            list.notes
        );
        assert!(ids(&list).iter().all(|id| {
            text.lines()
                .skip_while(|l| l.starts_with('#'))
                .skip(1)
                .any(|l| l.contains(id))
        }));
        assert!(list.ties.len() + 1 == text.lines().filter(|l| !l.starts_with('#')).count());
    }
    assert_note(
        &read("source,target\nAnn,Bob\n"),
        &["Line 1", "“source,target”", "left out"],
    );
    // No headers: names that occur again below, and a line with a name and a number.
    assert_eq!(ties(&read("Ann Bob\nBob Cy\n")), ["Ann-Bob", "Bob-Cy"]);
    assert_eq!(ties(&read("u v\nv w\nw u\n")), ["u-v", "v-w", "w-u"]);
    assert_eq!(ties(&read("Ann 1\n1 2\n")), ["Ann-1", "1-2"]);
    assert_eq!(ties(&read("Ann Bob\n")), ["Ann-Bob"]);
    let (error, message) = refuse("source,target\n");
    assert!(matches!(error, ImportError::OnlyHeader { line: 1, .. }));
    assert_says(&message, &["Line 1", "“source,target”", "Expected"]);
}

#[test]
fn a_header_of_sizes_is_left_out_if_the_rest_has_them() {
    // People and ties, ties and people, after a comment, with commas, with repetitions and self-loops.
    for text in [
        "4 3\na b\nb c\nc d\n",
        "3 4\na b\nb c\nc d\n",
        "# x\n4,3\na,b\nb,c\nc,d\n",
        "4 4\na b\nb c\nc d\nd d\n",
        "4 6\na b\nb a\nb c\nc b\nc d\nd c\n",
        "4 3\na b\nb a\nb c\nc b\nc d\nd c\n",
        "4 4\na b\nb a\nb c\nc b\nc d\nd c\na a\n",
        "4 3\na b\na a\nb c\nc d\n",
        "4 4 3\n1 2 .5\n2 3 .5\n3 4 .5\n",
        "3 4\n1 2\n2 3\n3 4\n",
    ] {
        let list = read(text);
        assert_eq!((list.ids.len(), list.ties.len()), (4, 3), "{text:?}");
        assert!(
            list.notes[0].to_string().contains("4 people"),
            "{:?}",
            list.notes
        );
    }
    // Off by one: it is a tie.
    for (text, people, ties) in [
        ("5 3\na b\nb c\nc d\n", 6, 4),
        ("4 2\na b\nb c\nc d\n", 6, 4),
        ("3 3\na b\nb c\nc d\n", 5, 3),
        ("1 2\n2 3\n", 3, 2),
    ] {
        let list = read(text);
        assert_eq!(
            (list.ids.len(), list.ties.len()),
            (people, ties),
            "{text:?}"
        );
        assert!(
            !list
                .notes
                .iter()
                .any(|note| note.to_string().contains("people,")),
            "{:?}",
            list.notes
        );
    }
}

#[test]
fn a_header_of_sizes_may_count_people_without_ties() {
    let list = read("5 6\n1 2\n1 3\n1 4\n2 3\n2 4\n3 4\n");
    assert_eq!((list.ids.len(), list.ties.len()), (5, 6));
    assert_note(&list, &["Line 1, “5 6”", "5 people, 6 ties"]);
    // An id is above the number of people, so the first line is a tie.
    assert_eq!(read("5 6\n1 2\n1 3\n1 7\n2 3\n2 7\n3 7\n").ties.len(), 7);
}

#[test]
fn values_of_people_after_the_ties_are_left_out() {
    let list = read("3 4\n1 2\n2 3\n3 4\n1 0.5\n2 0.25\n3 1\n4 2\n");
    assert_eq!(ties(&list), ["1-2", "2-3", "3-4"]);
    assert_eq!(list.notes.len(), 2);
    assert!(
        list.notes[1].to_string().contains("line 5, “1 0.5”"),
        "{:?}",
        list.notes
    );
    // Duplicate and unknown people: all rows are ties.
    assert_eq!(
        read("3 4\n1 2\n2 3\n3 4\n1 0.5\n2 0.25\n3 1\n3 2\n")
            .notes
            .len(),
        1
    );
    assert_eq!(
        read("3 4\n1 2\n2 3\n3 4\n1 0.5\n2 0.25\n3 1\n5 2\n")
            .ids
            .len(),
        7
    );
}
