//! Exit codes, errors and warnings.

use crate::{command, fixture, hopscope, hopscope_reads, written};
use hopscope::import;
use hopscope::scenario::Scenario;
use hopscope::world::World;
use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

#[test]
fn a_command_line_that_cannot_be_read_ends_with_2() {
    for arguments in [
        &[][..],
        &["lifes"],
        &["life", "a=1", "b=2"],
        &["life", "--format", "xml"],
        &["lives", "--seeds", "9..1"],
        &["lives", "--shard", "4/3"],
        &["lives", "--merge"],
        &["lives", "--merge", "part.csv", "--people", "5"],
        &["lives", "--merge", "part.csv", "--seeds", "1..5"],
        &["lives", "--shard", "1/3", "--format", "json"],
        &["post", "--sample", "0"],
        &["picture", "--size", "big"],
    ] {
        let ran = hopscope(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!ran.err.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_refusal_ends_with_1_and_the_message_of_the_page() {
    let refused = |arguments: &[&str], reason: &str| {
        let ran = hopscope_reads(arguments, b"");
        let expected = format!("hopscope: {reason}\n");
        assert_eq!(
            (ran.code, ran.out, ran.err),
            (1, String::new(), expected),
            "{arguments:?}"
        );
    };
    let query = "people=1000000&ties=200";
    let scenario = Scenario::from_query(query).scenario;
    let too_many = World::check(&scenario, None).unwrap_err().message();
    refused(&["life", query], &too_many.to_string());
    let empty = import::edge_list(b"").unwrap_err();
    refused(&["life", "--file", "-"], &format!("stdin: {empty}"));
    refused(
        &["picture", "people=50", "--size", "9000x10"],
        "a picture is 1 to 8192 pixels wide and high, not 9000 × 10",
    );
    let ran = hopscope(&["figures", "--file", "there/is/no.such"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.starts_with("hopscope: there/is/no.such: "),
        "{}",
        ran.err
    );
    let ran = hopscope(&["picture", "people=50", "--output", "there/is/no.such"]);
    assert_eq!(ran.code, 1);
    let ran = hopscope(&["life", "--file", &fixture("picture.png")]);
    assert_eq!(
        (ran.code, ran.err.contains("a PNG picture")),
        (1, true),
        "{}",
        ran.err
    );
}

#[test]
fn warnings_are_those_of_the_page() {
    let query = "people=60&connections=1&months=0&peeple=3&strategy=nobody&see=2";
    let ran = hopscope(&["life", query]);
    let reading = Scenario::from_query(query);
    assert_eq!(reading.warnings.len(), 4);
    let expected: String = reading
        .warnings
        .iter()
        .map(|warning| format!("hopscope: {warning}\n"))
        .collect();
    assert_eq!((ran.code, ran.err), (0, expected));
    // An option gives the same warnings; a negative number is a value.
    let ran = hopscope(&[
        "life",
        "--people",
        "60",
        "--connections",
        "1",
        "--see",
        "-1",
    ]);
    assert_eq!(ran.err, "hopscope: see is from 0 to 1: 0 is used for -1.\n");
    // The notes of a run are printed as well.
    let ran = hopscope(&["life", "people=60&connections=1&you=Zoe"]);
    assert_eq!(
        ran.err,
        "hopscope: you=Zoe is nobody in this world: you are a new person.\n"
    );
}

#[test]
fn a_closed_pipe_is_no_error() {
    let mut child = command(&[
        "life",
        "people=20000&connections=all&invitations=200",
        "--quiet",
    ])
    .stdin(Stdio::null())
    .stdout(Stdio::piped())
    .stderr(Stdio::piped())
    .spawn()
    .unwrap();
    let mut line = String::new();
    let mut out = BufReader::with_capacity(64, child.stdout.take().unwrap());
    out.read_line(&mut line).unwrap();
    assert!(line.starts_with("connection,month,"));
    drop(out);
    let mut err = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut err)
        .unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""));
    // The output is larger than a pipe.
    let text = written(&[
        "life",
        "people=20000&connections=all&invitations=200",
        "--quiet",
    ]);
    assert!(text.len() > 1 << 17, "{}", text.len());
}
