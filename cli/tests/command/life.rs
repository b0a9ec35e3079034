//! Compares `hopscope life` with the crate's table of a life.

use crate::{hopscope, rows, run, temporary, written};
use hopscope::csv;
use hopscope::import;
use serde_json::Value;
use std::fs;

const QUERY: &str = "people=300&connections=20&hidden=.3&seed=3";

#[test]
fn the_rows_are_the_crates() {
    let run = run(QUERY);
    assert_eq!(written(&["life", QUERY]), csv::life(&run, 20, false));
    assert_eq!(
        written(&["life", QUERY, "--head"]),
        csv::life(&run, 20, true)
    );
}

#[test]
fn options_and_a_query_string_are_the_same_scenario() {
    let by_query = written(&["life", QUERY]);
    let options = [
        "--people",
        "300",
        "--connections",
        "20",
        "--hidden",
        ".3",
        "--seed",
        "3",
    ];
    assert_eq!(written(&[&["life"][..], &options].concat()), by_query);
    assert_eq!(
        written(&["life", "?people=300&connections=20&hidden=.3", "--seed=3"]),
        by_query
    );
    // An option is read after the query string.
    let both = hopscope(&["life", QUERY, "--seed", "4"]);
    assert_eq!(
        both.out,
        written(&["life", &QUERY.replace("seed=3", "seed=4")])
    );
    assert_eq!(
        both.err,
        "hopscope: seed is given more than once: the last one counts.\n"
    );
}

#[test]
fn json_has_the_same_rows() {
    let json: Value = serde_json::from_str(&written(&["life", QUERY, "--format", "json"])).unwrap();
    assert_eq!(
        json["scenario"],
        "connections=20&people=300&seed=3&hidden=0.3"
    );
    assert_eq!(json["people"], 300);
    let text = written(&["life", QUERY]);
    let (rows, json) = (rows(&text), json["rows"].as_array().unwrap());
    assert_eq!((rows.len(), json.len()), (20, 20));
    for (fields, row) in rows.iter().zip(json) {
        for (&field, (name, _)) in fields.iter().zip(csv::LIFE) {
            match &row[name] {
                Value::String(text) => assert_eq!(text, field, "{name}"),
                // CSV has six decimal places.
                number => {
                    let apart = number.as_f64().unwrap() - field.parse::<f64>().unwrap();
                    assert!(apart.abs() < 1e-6, "{name}: {number}, {field}");
                }
            }
        }
    }
}

#[test]
fn the_ties_that_are_written_are_the_worlds() {
    let path = temporary("life-ties.csv");
    let file = path.to_str().unwrap();
    written(&["life", QUERY, "--write-ties", file]);
    let list = import::edge_list(&fs::read(&path).unwrap()).unwrap();
    assert_eq!(list.ties.len(), run(QUERY).world().graph.ties());
    // You are one of the people of a file: your ties are among them.
    let other = temporary("life-ties-of-file.csv");
    let you = list.ids.iter().next().unwrap();
    let arguments = [
        "life",
        "--file",
        file,
        "--you",
        you,
        "--write-ties",
        other.to_str().unwrap(),
    ];
    assert_eq!(hopscope(&arguments).code, 0);
    let again = import::edge_list(&fs::read(&other).unwrap()).unwrap();
    assert_eq!(again.ties.len(), list.ties.len());
}
