//! `hopscope post` against the crate's table of a post, and means against posts one by one.

use crate::{rows, run, written};
use hopscope::csv;
use hopscope::post::{Cascade, Spread, broadcast};
use serde_json::Value;

const QUERY: &str = "people=400&connections=40&see=.5&reshare=.2";

#[test]
fn the_rows_are_the_crates() {
    let text = csv::post(&run(&format!("{QUERY}&post=2")));
    assert_eq!(written(&["post", QUERY, "--post", "2", "--head"]), text);
    let without = written(&["post", QUERY, "--post", "2"]);
    assert!(
        without.starts_with("hop,views,") && text.ends_with(&without),
        "{without}"
    );
    // Without a post in the scenario: the first post.
    assert_eq!(
        written(&["post", QUERY]),
        written(&["post", QUERY, "--post", "1"])
    );
}

#[test]
fn json_has_the_same_rows() {
    let json: Value = serde_json::from_str(&written(&["post", QUERY, "--format", "json"])).unwrap();
    assert_eq!(json["connections"], 40);
    let text = written(&["post", QUERY]);
    for (row, json) in rows(&text).iter().zip(json["rows"].as_array().unwrap()) {
        for (&field, (name, _)) in row.iter().zip(csv::POST) {
            let (own, expected) = (json[name].as_f64(), field.parse::<f64>().ok());
            let apart = own.unwrap_or(0.0) - expected.unwrap_or(0.0);
            assert!(
                own.is_some() == expected.is_some() && apart.abs() < 1e-6,
                "{name}"
            );
        }
    }
    assert_eq!(json["rows"].as_array().unwrap().len(), rows(&text).len());
}

#[test]
fn means_equal_those_of_single_posts() {
    let run = run(QUERY);
    let mut cascade = Cascade::default();
    let posts: Vec<Vec<f64>> = (1..=30)
        .map(|post| {
            cascade = run.send(post, std::mem::take(&mut cascade));
            cascade
                .per_hop
                .iter()
                .map(|&viewers| f64::from(viewers))
                .collect()
        })
        .collect();
    let text = written(&["post", QUERY, "--sample", "30"]);
    let rows = rows(&text);
    let number = |row: usize, column: usize| -> f64 { rows[row][column].parse().unwrap() };
    // Three hops, and all.
    assert_eq!(rows.len(), 4);
    for hop in 0..3 {
        let viewers = posts
            .iter()
            .map(|post| post.get(hop).copied().unwrap_or(0.0));
        let mean = viewers.clone().sum::<f64>() / 30.0;
        let squares: f64 = viewers
            .map(|viewers| (viewers - mean) * (viewers - mean))
            .sum();
        assert!((number(hop, 1) - mean).abs() < 1e-9);
        assert!((number(hop, 2) - (squares / 29.0 / 30.0).sqrt()).abs() < 1e-9);
    }
    let whole: f64 = posts.iter().flatten().sum();
    assert_eq!(rows[3][0], "all");
    assert!((number(3, 1) - whole / 30.0).abs() < 1e-9);
    let could_reach = broadcast(
        &run.world().graph,
        run.growth().people().take(40),
        Spread::new(run.scenario()).hops,
    );
    for (hop, &people) in could_reach.iter().enumerate() {
        assert_eq!(number(hop, 3), f64::from(people));
    }
    // 20 of 40 viewers are expected at the first hop; the third hop has no expectation.
    assert!((number(0, 4) - 20.0).abs() < 1e-9);
    assert_eq!((rows[2][4], rows[3][4]), ("", ""));
    let arguments = ["post", QUERY, "--sample", "30", "--format", "json"];
    let json: Value = serde_json::from_str(&written(&arguments)).unwrap();
    assert_eq!(json["posts"], 30);
    assert!(json["branching"].as_f64().unwrap() > 0.0);
    assert!(json["half_time_hours"].as_f64().unwrap() > 0.0);
    assert_eq!(json["expected_outside_at_first_two_hops"], 0);
    // As many views from outside as by the hops: 20 viewers are expected at the first hop.
    let arguments = [&arguments[..], &["--discovery", ".5"]].concat();
    let json: Value = serde_json::from_str(&written(&arguments)).unwrap();
    assert!(json["expected_outside_at_first_two_hops"].as_f64().unwrap() > 20.0);
    let outside = json["rows"][0]["outside"].as_f64().unwrap();
    assert!((outside - json["rows"][0]["viewers"].as_f64().unwrap()).abs() < 1.0);
}

#[test]
fn a_post_that_nobody_sees_has_no_half_time() {
    let arguments = [
        "post",
        "people=60&connections=2&see=0",
        "--sample",
        "3",
        "--format",
        "json",
    ];
    let json: Value = serde_json::from_str(&written(&arguments)).unwrap();
    assert_eq!(json["half_time_hours"], Value::Null);
    assert_eq!(
        json["rows"].as_array().unwrap().last().unwrap()["viewers"],
        0
    );
}
