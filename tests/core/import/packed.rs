//! `.gz` and `.zip`: the file inside is read, and malicious archives are refused.

use super::reading::{assert_says, ids, network, open, ties, why_not};
use hopscope::import::packed::MAX_RATIO;
use hopscope::import::{self, Format, ImportError};

use crate::support::heap;
pub use crate::support::packing::{gz, zip};

#[test]
fn each_format_is_read_packed() {
    for (text, format) in [
        ("Ann,Bob\nBob,Cy\n", Format::EdgeList),
        (
            "<graphml><graph><edge source='Ann' target='Bob'/><edge source='Bob' target='Cy'/></graph></graphml>",
            Format::GraphMl,
        ),
        (
            "<gexf><graph><edges><edge source='Ann' target='Bob'/><edge source='Bob' target='Cy'/></edges></graph></gexf>",
            Format::Gexf,
        ),
        (
            "*Vertices 3\n1 Ann\n2 Bob\n3 Cy\n*Edges\n1 2\n2 3\n",
            Format::Pajek,
        ),
        ("[[\"Ann\", \"Bob\"], [\"Bob\", \"Cy\"]]", Format::Json),
    ] {
        let expected = ["Ann-Bob", "Bob-Cy"];
        assert_eq!(ties(&network(gz(text.as_bytes()), format)), expected);
        let archive = zip(&[
            ("folder/README.txt", b"read me"),
            ("folder/net.txt", text.as_bytes()),
        ]);
        assert_eq!(ties(&network(archive, format)), expected);
    }
}

#[test]
fn parts_one_after_another_and_padding_are_one_file() {
    let mut parts = [gz(b"a b\n"), gz(b""), gz(b"b c\n")].concat();
    assert_eq!(ties(&network(&parts, Format::EdgeList)), ["a-b", "b-c"]);
    parts.extend([0; 100]);
    assert_eq!(ties(&network(&parts, Format::EdgeList)), ["a-b", "b-c"]);
    parts.extend(b"more");
    assert_says(&why_not(&parts), &[".gz file is damaged"]);
    let many = gz(b"").repeat(100_001);
    assert_says(&why_not(many), &["more than 100,000 parts"]);
}

#[test]
fn a_damaged_archive_is_refused_with_its_reason() {
    let text: String = (0..2000)
        .map(|i| format!("{i} {}\n", i * 7 % 1999))
        .collect();
    let whole = gz(text.as_bytes());
    for end in [
        3,
        9,
        10,
        11,
        whole.len() / 2,
        whole.len() - 9,
        whole.len() - 1,
    ] {
        assert_says(&why_not(&whole[..end]), &[".gz file ends too early"]);
    }
    let mut wrong = whole.clone();
    let last = wrong.len() - 6;
    wrong[last] ^= 1;
    assert_says(&why_not(&wrong), &["checksum"]);
    let archive = zip(&[("a.txt", text.as_bytes())]);
    for end in [5, 30, archive.len() / 2, archive.len() - 1] {
        assert_says(&why_not(&archive[..end]), &["zip archive is damaged"]);
    }
    let mut wrong = archive.clone();
    wrong[60] ^= 0x55;
    assert_says(&why_not(&wrong), &["zip archive is damaged"]);
}

#[test]
fn nothing_is_unpacked_twice() {
    let once = gz(b"a b\nb c\n");
    for packed in [
        gz(&once),
        zip(&[("net.txt.gz", &once)]),
        gz(&zip(&[("a.txt", b"a b\n")])),
    ] {
        assert_says(&why_not(packed), &["contains a packed file", "once"]);
    }
}

#[test]
fn files_in_an_archive_are_known_by_their_content() {
    let list = b"First Name,Last Name,Connected On\nIvy,Ash,05 Mar 2024\n".as_slice();
    let jobs =
        b"Company Name,Title,Started On,Finished On\nFoxglove,Chemist,Jan 2015,\n".as_slice();
    let skills = b"Name\nRust\n".as_slice();
    let net = b"a b\nb c\n".as_slice();
    let is_list = |archive: Vec<u8>| match import::read(&archive, u64::MAX, &mut |_| ()) {
        Ok(import::Imported::Connections(list)) => list.names.len() == 1,
        other => panic!("{other:?}"),
    };
    assert!(is_list(zip(&[("Kontakte.csv", list)])));
    assert!(is_list(zip(&[
        ("Export/Positions.csv", jobs),
        ("Export/Kontakte (1).csv", list),
        ("Export/Skills.csv", skills),
    ])));
    let two = zip(&[("old.csv", list), ("new.csv", list), ("x.csv", net)]);
    assert_says(&why_not(two), &["2 files", "“old.csv”, “new.csv”"]);
    let basic = zip(&[
        ("Basic/Skills.csv", skills),
        ("Basic/Jobs/Positions.csv", jobs),
    ]);
    assert_says(
        &why_not(basic),
        &[
            "data export of a professional network without the list of connections",
            "“Basic/Skills.csv”, “Basic/Jobs/Positions.csv”",
            "Expected Connections.csv",
        ],
    );
    // A list after much else, and a file that is cut for judging.
    let long = [list, &b"Ivy,Ash,05 Mar 2024\n".repeat(10_000)].concat();
    assert!(is_list(zip(&[("a.csv", net), ("b.csv", &long)])));
    // Files that are no network.
    let licence = zip(&[
        ("LICENSE", b"as it is\n"),
        ("net.csv", net),
        ("page.html", b"x"),
    ]);
    assert_eq!(ids(&network(licence, Format::EdgeList)), ["a", "b", "c"]);
    let pictures = zip(&[("a.png", b"x"), ("b.pdf", b"x")]);
    assert_says(&why_not(pictures), &["only “a.png”, “b.pdf”"]);
}

#[test]
fn the_network_in_an_archive_is_found() {
    let net = b"a b\nb c\n".as_slice();
    let export = zip(&[
        ("Basic_Export/Messages.csv", b"no\n"),
        ("Basic_Export/CONNECTIONS.csv", net),
        ("Basic_Export/Profile.csv", b"no\n"),
    ]);
    assert_eq!(ids(&network(export, Format::EdgeList)), ["a", "b", "c"]);
    let hidden = zip(&[
        ("__MACOSX/._net.txt", b"no\n"),
        (".DS_Store", b"no"),
        ("net.txt", net),
        ("p.png", b"no"),
        ("empty.txt", b""),
    ]);
    assert_eq!(ids(&network(hidden, Format::EdgeList)), ["a", "b", "c"]);
    let two = zip(&[("one.csv", net), ("in/two.net", net)]);
    assert_says(
        &why_not(two),
        &["2 files", "“one.csv”, “in/two.net”", "unpack it"],
    );
    let names: Vec<String> = (0..20).map(|i| format!("{i}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), net)).collect();
    assert_says(&why_not(zip(&files)), &["20 files", "“7.txt”, …"]);
    for nothing in [zip(&[]), zip(&[("a.png", b"x"), ("b.pdf", b"x")])] {
        assert_says(
            &why_not(nothing),
            &["no network in the zip archive", "Connections.csv"],
        );
    }
    let sheet = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/sheet1.xml", b"<x/>"),
    ]);
    assert_says(&why_not(sheet), &["office document"]);
}

#[test]
fn hostile_archives_are_refused() {
    // Two directory entries for the same bytes.
    let mut archive = zip(&[("a.txt", b"a b\nb c\n"), ("b.txt", b"a b\nb c\n")]);
    let directory = archive
        .windows(4)
        .position(|w| w == b"PK\x01\x02")
        .expect("a directory");
    let second = directory
        + 4
        + archive[directory + 4..]
            .windows(4)
            .position(|w| w == b"PK\x01\x02")
            .expect("two");
    archive[second + 42..second + 46].copy_from_slice(&[0; 4]);
    assert_says(&why_not(&archive), &["overlap"]);
    // An encrypted file, and a compression method that is not supported.
    for (at, byte, words) in [(8, 1, "has a password"), (10, 12, "method 12")] {
        let mut archive = zip(&[("a.txt", b"a b\n")]);
        let directory = archive
            .windows(4)
            .position(|w| w == b"PK\x01\x02")
            .expect("a directory");
        archive[directory + at] |= byte;
        if at == 10 {
            archive[directory + at] = byte;
        }
        assert_says(&why_not(&archive), &["“a.txt” in the zip archive", words]);
    }
    let files: Vec<String> = (0..10_001).map(|i| format!("{i}")).collect();
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|name| (name.as_str(), b"".as_slice()))
        .collect();
    assert_says(&why_not(zip(&files)), &["more than 10,000 files"]);
}

#[test]
fn decompression_bombs_are_refused_in_bounded_memory() {
    // A gigabyte of line ends, in one megabyte. The reader unpacks only a part of it.
    let part = gz(&vec![b'\n'; 1 << 24]);
    let bomb = part.repeat(64);
    let before = heap::now();
    let (message, peak) = heap::peak(|| why_not(&bomb));
    assert_says(
        &message,
        &[&format!("more than {MAX_RATIO} times its size")],
    );
    let most = 3 * MAX_RATIO as usize * bomb.len();
    assert!(peak - before < most, "{} bytes", peak - before);
    let error = import::read(&bomb, 50_000_000, &mut |_| ()).expect_err("refused");
    assert_says(&error.to_string(), &["unpacks to more than 25 MB"]);
    let in_zip = zip(&[("a.txt", &vec![b'\n'; 1 << 26])]);
    assert_says(&why_not(&in_zip), &["200 times"]);
    // Small files may have any compression ratio.
    let blanks = [vec![b'\n'; 1 << 23], b"a b\nb c\n".to_vec()].concat();
    assert_eq!(
        ids(&network(gz(&blanks), Format::EdgeList)),
        ["a", "b", "c"]
    );
}

#[test]
fn a_file_that_needs_too_much_memory_is_refused() {
    let text: String = (0..100_000).map(|i| format!("{i} {}\n", i / 2)).collect();
    for (file, least) in [(text.as_bytes().to_vec(), 10), (gz(text.as_bytes()), 12)] {
        let error = import::read(&file, 5_000_000, &mut |_| ()).expect_err("refused");
        assert!(
            matches!(
                error,
                ImportError::TooLarge {
                    limit: 5_000_000,
                    ..
                }
            ),
            "{error}"
        );
        assert!(import::read(&file, least * 1_000_000, &mut |_| ()).is_ok());
    }
    assert!(open(gz(text.as_bytes())).is_ok());
}
