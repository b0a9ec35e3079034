//! Network files: every rule of the readers, real files, and arbitrary bytes.

use crate::support::karate::KARATE;
use hopscope::import::edge_list;
use hopscope::import::{ImportError, MAX_ID_BYTES, MAX_PEOPLE};
use std::collections::BTreeSet;
use std::path::PathBuf;

mod cases;
mod formats;
mod headers;
mod hostile;
mod json;
mod json_forms;
mod matrices;
mod neighbours;
mod packed;
mod pajek;
mod properties;
mod reading;
mod samples;
mod strangers;
mod syntaxes;
mod tables;
mod xml;

use reading::{assert_note, assert_says, ids, open, read, refuse, ties, why_not};

#[test]
fn people_and_ties_are_in_order_of_first_appearance() {
    let list = read("30 4\n4 5\n5 30\n");
    assert_eq!(ids(&list), ["30", "4", "5"]);
    assert_eq!(list.ties, [[0, 1], [1, 2], [2, 0]]);
    assert_eq!((list.duplicates, list.self_loops), (0, 0));
    assert_eq!(list.notes, [""; 0]);
    assert_eq!(list.ids.find("5"), Some(2));
    assert_eq!(list.ids.find("6"), None);
}

#[test]
fn both_directions_and_repetitions_are_one_tie() {
    let list = read("1 2\n2 3\n2 1\n1 2\n3 1\n");
    assert_eq!(list.ties, [[0, 1], [1, 2], [2, 0]]);
    assert_eq!(list.duplicates, 2);
    assert_note(&list, &["2 ties repeat an earlier one"]);
}

#[test]
fn a_person_named_only_in_a_self_loop_is_a_person() {
    let list = read("1 2\n7 7\n2 2\n");
    assert_eq!(ids(&list), ["1", "2", "7"]);
    assert_eq!(list.ties, [[0, 1]]);
    assert_eq!((list.duplicates, list.self_loops), (0, 2));
    assert_note(&list, &["2 ties connect a person with themselves"]);
}

#[test]
fn separators_are_detected() {
    for text in [
        "1 2\n3 4",
        "1\t2\n3\t4",
        "1,2\n3,4",
        "1;2\n3;4",
        "1, 2\n3 ,4",
        "  1   2 \n\t3 \t4",
        "1 \t2\n3\t\t4",
    ] {
        assert_eq!(ties(&read(text)), ["1-2", "3-4"], "{text:?}");
    }
    assert_eq!(
        ties(&read("Ann Lee,Bob Roe\nBob Roe,Cy\n")),
        ["Ann Lee-Bob Roe", "Bob Roe-Cy"]
    );
    assert_eq!(
        ties(&read("Lee, Ann\tRoe, Bob\nRoe, Bob\tCy\n")),
        ["Lee, Ann-Roe, Bob", "Roe, Bob-Cy"]
    );
    assert_eq!(
        ties(&read("Lee, Ann;Roe, Bob\nRoe, Bob;Cy\n")),
        ["Lee, Ann-Roe, Bob", "Roe, Bob-Cy"]
    );
    // Weights with a decimal comma.
    assert_eq!(ties(&read("1 2 0,5\n2 3 1,5\n")), ["1-2", "2-3"]);
    assert_eq!(ties(&read("1;2;0,5\n2;3;1,5\n")), ["1-2", "2-3"]);
    // A tab first, spaces later in the same file.
    assert_eq!(ties(&read("1\t2\n3 4\n5 6\n")), ["1-2", "3-4", "5-6"]);
}

#[test]
fn quoted_names_may_hold_the_separator() {
    let list = read("\"Smith, J\",Bob\nBob,\"O \"\"Q\"\" Neil\"\nAnn, \"Smith, J\"\n");
    assert_eq!(
        ties(&list),
        ["Smith, J-Bob", "Bob-O \"Q\" Neil", "Ann-Smith, J"]
    );
    assert_eq!(ties(&read("\"a;b\";c\nc;\"a;b\"\n")), ["a;b-c"]);
    assert_eq!(
        ties(&read("\"Ann Lee\" \"Bob\" 3\nBob Cy 4\n")),
        ["Ann Lee-Bob", "Bob-Cy"]
    );
    assert_eq!(
        ties(&read("\"Ann Lee\"\tBob\nBob\t\"Ann Lee\"\n")),
        ["Ann Lee-Bob"]
    );
}

#[test]
fn names_in_quotes_are_trimmed_too() {
    for text in [
        "\" Ann \" Bob\nBob Ann\n",
        "\" Ann \",Bob\nBob,Ann\n",
        "Ann,Bob\nBob,\u{A0}Ann\n",
    ] {
        assert_eq!(ids(&read(text)), ["Ann", "Bob"], "{text:?}");
    }
    assert!(matches!(
        refuse("a \" \"\nb c\n").0,
        ImportError::OneName { line: 1, .. }
    ));
}

#[test]
fn a_quote_left_open_does_not_swallow_the_lines_after_it() {
    let (error, message) = refuse("a,b\n# note\n\"Smith, J,Bob\nc,\"d\"\n");
    assert!(
        matches!(error, ImportError::OpenQuote { line: 3, .. }),
        "{error:?}"
    );
    assert_says(&message, &["Line 3", "quote", "“\"Smith, J,Bob”"]);
    let (error, _) = refuse("Ann Smith,Bob\n\"Smith J,Bob Jones\n");
    assert!(
        matches!(error, ImportError::OpenQuote { line: 2, .. }),
        "{error:?}"
    );
    let (error, _) = refuse("1,2,x\n2,3,\"a note\n3,4,\"\n");
    assert!(
        matches!(error, ImportError::OpenQuote { line: 2, .. }),
        "{error:?}"
    );
    // An open quote in the first line is not part of a header. The error names the first wrong
    // line.
    let (error, _) = refuse("\"a\",\"b\"\nfriends names\n2 3\n");
    assert!(
        matches!(error, ImportError::OpenQuote { line: 1, .. }),
        "{error:?}"
    );
    let (error, _) = refuse("a,b\nc\nd,\"e\n");
    assert!(
        matches!(error, ImportError::OneName { line: 2, .. }),
        "{error:?}"
    );
    let (error, _) = refuse("1 2\n\"a b\n");
    assert!(
        matches!(error, ImportError::OpenQuote { line: 2, .. }),
        "{error:?}"
    );
}

#[test]
fn comments_and_blank_lines_are_no_data_but_count_as_lines() {
    let text = "# a\n% b\n\n1 2\n   \n  # c, \"d\n,,\n2 3\nlonely\n";
    let (error, message) = refuse(text);
    assert!(matches!(error, ImportError::OneName { line: 9, .. }));
    assert_says(
        &message,
        &["Line 9", "“lonely”", "two names", "white space"],
    );
    assert_eq!(
        ties(&read(text.trim_end_matches("lonely\n"))),
        ["1-2", "2-3"]
    );
    assert_eq!(ties(&read("1,2\n%x,\"y\n\n#z\n2,3\n,,\n")), ["1-2", "2-3"]);
}

#[test]
fn any_line_ends_are_read() {
    for text in [
        "a b\nb c\n",
        "a b\r\nb c\r\n",
        "a b\rb c\r",
        "a b\nb c",
        "a b\r\n\r\nb c",
        "a,b\r\nb,c\r\n",
        "a,b\rb,c",
    ] {
        let list = read(text);
        assert_eq!(ties(&list), ["a-b", "b-c"], "{text:?}");
        assert_eq!(list.notes, [""; 0]);
    }
    assert!(matches!(
        refuse("a b\r\nb c\r\n\r\nd\r\n").0,
        ImportError::OneName { line: 4, .. }
    ));
    assert!(matches!(
        refuse("a b\rb c\r\rd\r").0,
        ImportError::OneName { line: 4, .. }
    ));
}

#[test]
fn byte_order_marks_and_encodings_are_read() {
    let list = read("\u{FEFF}1 2\n2 1\n");
    assert_eq!((ids(&list), list.duplicates), (vec!["1", "2"], 1));
    for bytes in [
        &b"\xFF\xFE1\x00 \x00\xEB\x00"[..],
        b"\xFE\xFF\x001\x00 \x00\xEB",
        // Without a mark.
        b"1\x00 \x00\xEB\x00",
        b"\x001\x00 \x00\xEB",
    ] {
        let list = edge_list(bytes).expect("UTF-16");
        assert_eq!(
            (ties(&list), list.notes.len()),
            (vec!["1-ë".to_string()], 0)
        );
    }
    for bytes in [
        &b"\xFF\xFE1\x00 \x002\x00\n\x003"[..],
        b"\xFE\xFF\x001\x00 \x002\0\n\xD8\0\0 ",
    ] {
        let (error, message) = refuse(bytes);
        assert_eq!(error, ImportError::BrokenUtf16 { line: 2 });
        assert_says(&message, &["Line 2", "UTF-16"]);
    }
    assert_eq!(
        ties(&read("Zoë Łukasz\n李 Zoë\n")),
        ["Zoë-Łukasz", "李-Zoë"]
    );
    let list = edge_list(b"Zo\xEB,Ann\nAnn,M\xFCller \x80\n").expect("Windows-1252");
    assert_eq!(ties(&list), ["Zoë-Ann", "Ann-Müller €"]);
    assert_note(&list, &["Line 1", "not UTF-8", "Windows-1252"]);
}

#[test]
fn ids_are_distinct_as_written() {
    let huge = "9".repeat(300);
    let list = read(&format!("{huge} 18446744073709551617\n01 1\n-1 1.0\n"));
    assert_eq!(
        ids(&list),
        [
            huge.as_str(),
            "18446744073709551617",
            "01",
            "1",
            "-1",
            "1.0"
        ]
    );
    let longest = "x".repeat(MAX_ID_BYTES);
    assert_eq!(
        ids(&read(&format!("{longest} y\n"))),
        [longest.as_str(), "y"]
    );
    let (error, message) = refuse(format!("a b\na {longest}é\n"));
    assert!(
        matches!(
            error,
            ImportError::LongId {
                line: 2,
                bytes: 1002,
                ..
            }
        ),
        "{error:?}"
    );
    assert_says(&message, &["Line 2", "1,002", "at most 1,000", "…"]);
    assert!(message.len() < 200);
}

#[test]
fn columns_after_the_second_are_ignored_and_noted() {
    let list = read("1,2,\n2,3,0.5\n3,1,0.7\n");
    assert_eq!(ties(&list), ["1-2", "2-3", "3-1"]);
    assert_note(
        &list,
        &[
            "2 lines have more than two columns",
            "line 2, “2,3,0.5”",
            "first two",
        ],
    );
    assert_note(&read("1 2 1082040961\n"), &["1 line has more", "line 1"]);
}

#[test]
fn an_empty_file_is_refused() {
    for text in ["", "\n\r\n  \n", "\u{FEFF}", " ,; \n"] {
        let (error, message) = refuse(text);
        assert_eq!(error, ImportError::Empty, "{text:?}");
        assert_says(&message, &["empty", "Expected", "two names"]);
    }
    let (error, message) = refuse("# a\n\n% b\n");
    assert_eq!(error, ImportError::OnlyComments);
    assert_says(&message, &["only comments", "Expected"]);
    let (error, message) = refuse("me me\nme me\n");
    assert!(matches!(error, ImportError::OnePerson { .. }));
    assert_says(&message, &["“me”", "at least two"]);
    let list = read("1 1\n2 2\n");
    assert_eq!((list.ids.len(), list.ties.len()), (2, 0));
}

#[test]
fn a_line_with_one_name_is_refused_with_its_number() {
    for (text, line, separator) in [
        ("a b\nc\n", 2, "white space"),
        ("a,b\nc,\n", 2, "a comma"),
        ("a;b\n;c\n", 2, "a semicolon"),
        ("x\n", 1, "white space"),
        ("a x\tb\nb\tc x\nc\n", 3, "a tab"),
        ("5 4\n1,2\n2,3\n", 1, "a comma"),
        ("a,\"\"\n", 1, "a comma, a semicolon or a tab"),
    ] {
        let (error, message) = refuse(text);
        assert!(
            matches!(error, ImportError::OneName { line: l, .. } if l == line),
            "{text:?} {error:?}"
        );
        assert_says(&message, &[&format!("Line {line} "), separator]);
    }
    // Cut between characters, not inside one.
    let (_, message) = refuse("é".repeat(100_000));
    assert_says(&message, &["“éé", "é…”"]);
    assert!(message.len() < 300);
}

#[test]
fn a_million_people_are_read_and_one_more_is_refused() {
    let ring = |people: usize| -> String {
        (0..people)
            .map(|i| format!("{i} {}\n", (i + 1) % people))
            .collect()
    };
    let list = read(&ring(MAX_PEOPLE));
    assert_eq!((list.ids.len(), list.ties.len()), (MAX_PEOPLE, MAX_PEOPLE));
    assert!(list.ids.iter().zip(0..).all(|(id, i)| id == i.to_string()));
    assert_eq!(list.ties[MAX_PEOPLE - 1], [MAX_PEOPLE as u32 - 1, 0]);
    let (error, message) = refuse(ring(MAX_PEOPLE + 1));
    assert_eq!(
        error,
        ImportError::TooManyPeople {
            line: 1_000_000,
            limit: MAX_PEOPLE
        }
    );
    assert_says(
        &message,
        &["Line 1,000,000", "number 1,000,001", "at most 1,000,000"],
    );
}

#[test]
fn other_file_types_are_refused_by_name() {
    for (bytes, kind) in [
        (&b"\x89PNG\r\n\x1a\n\0\0"[..], "PNG"),
        (b"%PDF-1.7\n%\xE2\xE3\n", "PDF"),
        (b"\xFF\xD8\xFF\xE0", "JPEG"),
        (b"BZh91AY", "bzip2"),
        (
            b"<?xml version=\"1.0\"?>\n<!-- c --><svg xmlns=\"s\"/>",
            "SVG",
        ),
        (
            b"<?xml version=\"1.0\"?>\n<kml><graphml/></kml>",
            "XML of another kind",
        ),
        (b"\n<!DOCTYPE html>\n", "web page"),
        (b"<html><p>&nbsp;</html>", "web page"),
    ] {
        let error = open(bytes).expect_err("refused");
        assert!(matches!(error, ImportError::OtherKind { .. }), "{error:?}");
        assert_says(
            &why_not(bytes),
            &[kind, "Expected", "one tie per line", "GraphML", ".gz"],
        );
    }
    let mut tar = vec![b'x'; 600];
    // A tar archive has zeros between the file name and its mark "ustar".
    tar[100..257].fill(0);
    tar[257..262].copy_from_slice(b"ustar");
    assert_says(&why_not(tar), &["tar archive"]);
    let (error, message) = refuse(b"1 2\n2 3\n4\0 5\n");
    assert_eq!(error, ImportError::Binary { line: 3, byte: 0 });
    assert_says(&message, &["Line 3", "0x00", "not text"]);
    for (text, byte) in [(&b"\xC3\x28 \x07\n"[..], 7), (b"a b\x7F\n", 127)] {
        assert_eq!(refuse(text).0, ImportError::Binary { line: 1, byte });
    }
    // The reader of edge lists refuses other network formats and names them.
    for other in [
        "{\"nodes\": []}",
        "[[1, 2], [2, 3]]",
        "<graphml/>",
        "*Vertices 2",
    ] {
        assert_says(&refuse(other).1, &["a network, but not an edge list"]);
    }
    assert_says(&refuse(b"PK\x03\x04\x14\0").1, &["zip"]);
    assert_says(&refuse(b"\x1f\x8b\x08\0").1, &[".gz"]);
}

#[test]
fn the_karate_club_reads_as_published() {
    let text: String = KARATE.iter().map(|[a, b]| format!("{a},{b}\n")).collect();
    let list = read(&text);
    assert_eq!(ties(&list), KARATE.map(|[a, b]| format!("{a}-{b}")));
    assert_eq!(list.ids.len(), 34);
    let degree = |person| KARATE.iter().flatten().filter(|&&p| p == person).count();
    assert_eq!([degree(0), degree(33)], [16, 17]);
}

/// File, people, ties, duplicates, self-loops, notes.
const REAL: [(&str, usize, usize, usize, usize, usize); 9] = [
    ("karate.edges", 34, 78, 0, 0, 0),
    ("lesmis.edges", 77, 254, 0, 0, 0),
    ("dolphins.edges", 62, 159, 0, 0, 0),
    ("jazz.txt", 198, 2_742, 0, 0, 2),
    ("netscience.edges", 1_461, 2_742, 0, 0, 0),
    ("email-Eu-core.txt", 1_005, 16_064, 8_865, 642, 3),
    ("CollegeMsg.txt", 1_899, 13_838, 45_997, 0, 2),
    ("CA-GrQc.txt", 5_242, 14_484, 0, 12, 3),
    ("github-developers.csv", 37_700, 289_003, 0, 0, 1),
];

#[test]
fn real_networks_have_the_people_and_ties_of_their_papers() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    if !folder.is_dir() {
        println!("skipped: ../shared/data is absent");
        return;
    }
    for (name, people, ties, duplicates, self_loops, notes) in REAL {
        let list = edge_list(&std::fs::read(folder.join(name)).expect(name)).expect(name);
        let found = (
            list.ids.len(),
            list.ties.len(),
            list.duplicates,
            list.self_loops,
        );
        assert_eq!(found, (people, ties, duplicates, self_loops), "{name}");
        assert_eq!(list.notes.len(), notes, "{name}: {:#?}", list.notes);
        if name == "karate.edges" {
            let number = |id: u32| list.ids.get(id).parse().expect("a number");
            let sorted = |[a, b]: [u32; 2]| [a.min(b), a.max(b)];
            let found: BTreeSet<[u32; 2]> = list
                .ties
                .iter()
                .map(|&[a, b]| sorted([number(a), number(b)]))
                .collect();
            assert_eq!(found, BTreeSet::from(KARATE));
        }
    }
}
