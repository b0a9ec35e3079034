//! Compares `hopscope lives` with the crate's ensembles, and parts with one run.

use crate::{fixture, hopscope, hopscope_reads, rows, run, temporary, written};
use hopscope::ensemble::{Ensemble, POSTS};
use hopscope::post::Cascade;
use hopscope::quantiles::Band;
use hopscope::scenario::Scenario;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

const QUERY: &str = "people=200&connections=15&months=24&see=.6&reshare=.3&lives=9";

/// By series and place: lives, low, median, high, mean and error.
fn bands(text: &str) -> BTreeMap<(String, u32), Vec<f64>> {
    let rows = rows(text).into_iter().map(|fields| {
        let numbers = fields[2..].iter();
        let numbers = numbers.map(|field| field.parse().unwrap_or(f64::NAN));
        (
            (fields[0].to_string(), fields[1].parse().unwrap()),
            numbers.collect(),
        )
    });
    rows.collect()
}

#[test]
fn without_seeds_the_bands_are_those_of_the_page() {
    let run = run(QUERY);
    let other = Scenario::from_query(&QUERY.replace("see=.6", "strategy=met")).scenario;
    let mut ensemble = Ensemble::new(&run, Some(other), false).unwrap();
    while ensemble.advance().unwrap() < ensemble.lives() {}
    let against = QUERY.replace("see=.6", "strategy=met");
    let own = bands(&written(&["lives", QUERY, "--against", &against]));
    let mut compared = 0;
    let mut hold = |name: &str, at: &dyn Fn(usize) -> u32, band: Band| {
        for place in (0..band.count.len()).filter(|&place| band.count[place] > 0) {
            let own = &own[&(name.to_string(), at(place))];
            let expected = [
                f64::from(band.count[place]),
                band.low[place],
                band.median[place],
                band.high[place],
            ];
            assert_eq!(own[..4], expected, "{name} {place}");
            for (own, expected) in [(own[4], band.mean[place]), (own[5], band.error[place])] {
                // The error of a single life is unknown.
                let same = own.is_nan() && expected.is_nan();
                assert!(
                    same || (own - expected).abs() <= 1e-12 * expected.abs(),
                    "{name} {place}: {own} {expected}"
                );
            }
            compared += 1;
        }
    };
    let connections = ensemble.connections();
    let tally = &ensemble.tallies[0];
    for (name, series) in [
        ("reach", &tally.reach),
        ("second", &tally.second),
        ("third", &tally.third),
        ("gained", &tally.gained),
        ("overlap", &tally.overlap),
        ("difference", &ensemble.difference),
    ] {
        hold(name, &|place| connections[place], series.band());
    }
    hold("viewers", &|_| 15, tally.saw.band());
    hold("hop", &|place| place as u32 + 1, tally.hops.band());
    assert_eq!(compared, own.len());
    assert!(own.contains_key(&("hop".to_string(), 3)));
}

#[test]
fn with_seeds_the_lives_are_those_of_these_seeds() {
    let text = written(&["lives", QUERY, "--seeds", "4..6"]);
    let bands = bands(&text);
    let mut sums = [0.0; 3];
    for seed in 4..=6 {
        let run = run(&format!("{QUERY}&seed={seed}"));
        let [first, second, third] = run.history().degrees(15).map(f64::from);
        sums[0] += first + second;
        sums[1] += third;
        let mut cascade = Cascade::default();
        for post in 1..=POSTS {
            cascade = run.send(post, cascade);
            sums[2] += cascade.saw() as f64 / f64::from(POSTS);
        }
    }
    for (name, sum) in ["reach", "third", "viewers"].into_iter().zip(sums) {
        let band = &bands[&(name.to_string(), 15)];
        assert_eq!(band[0], 3.0);
        assert!((band[4] - sum / 3.0).abs() < 1e-9, "{name}");
    }
}

/// The parts of a run of these arguments, as files.
fn parts(name: &str, arguments: &[&str], of: u32) -> Vec<String> {
    let part = |shard: u32| {
        let path = temporary(&format!("{name}-{shard}.csv"));
        let shard = format!("{shard}/{of}");
        fs::write(&path, written(&[arguments, &["--shard", &shard]].concat())).unwrap();
        path.to_str().unwrap().to_string()
    };
    (1..=of).map(part).collect()
}

fn merged(parts: &[&str], options: &[&str]) -> String {
    written(&[&["lives", "--merge"][..], parts, options].concat())
}

#[test]
fn parts_add_up_to_the_bytes_of_one_run_in_any_order() {
    // With its own seeds, and with the seeds of the page.
    for (name, arguments) in [
        (
            "seeds",
            &[
                "lives",
                QUERY,
                "--seeds",
                "10..22",
                "--against",
                "people=200",
            ][..],
        ),
        ("drawn", &["lives", QUERY]),
    ] {
        let parts = parts(name, arguments, 4);
        let [a, b, c, d] = &parts[..] else {
            panic!("{parts:?}")
        };
        for options in [&[][..], &["--head"], &["--format", "json"], &["--tallies"]] {
            let whole = written(&[arguments, options].concat());
            assert_eq!(merged(&[a, b, c, d], options), whole, "{options:?}");
            assert_eq!(merged(&[c, a, d, b], options), whole, "{options:?}");
        }
        // A part of parts, and several parts in one file.
        let whole = written(arguments);
        let some = temporary(&format!("{name}-some.csv"));
        fs::write(&some, merged(&[d, b], &["--tallies"])).unwrap();
        assert_eq!(merged(&[a, some.to_str().unwrap(), c], &[]), whole);
        let together: String = parts
            .iter()
            .map(|path| fs::read_to_string(path).unwrap())
            .collect();
        let ran = hopscope_reads(&["lives", "--merge", "-"], together.as_bytes());
        assert_eq!((ran.code, ran.out), (0, whole));
    }
}

#[test]
fn lives_in_a_network_from_a_file_are_those_of_its_people() {
    let file = fixture("network.csv");
    let arguments = [
        "lives",
        "--file",
        &file,
        "--connections",
        "3",
        "--seeds",
        "1..5",
        "--quiet",
    ];
    let ran = hopscope(&arguments);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let reach = &bands(&ran.out)[&("reach".to_string(), 3)];
    assert!(reach[1] >= 3.0 && reach[3] <= 6.0, "{reach:?}");
    let part = hopscope(&[&arguments[..], &["--tallies"]].concat()).out;
    assert!(
        part.contains("\n# file: 6 people with 6 ties; FNV-1a "),
        "{part}"
    );
}

#[test]
fn json_has_the_bands_as_rows() {
    let text = written(&["lives", QUERY, "--seeds", "1..3", "--format", "json"]);
    let json: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["seeds"], "1..3");
    let rows = json["rows"].as_array().unwrap();
    let first = &rows[0];
    assert_eq!(
        (&first["series"], &first["at"]),
        (&"reach".into(), &0.into())
    );
    assert_eq!((&first["lives"], &first["error"]), (&3.into(), &0.into()));
    // The error of a single life is unknown.
    let text = written(&["lives", QUERY, "--seeds", "3", "--format", "json"]);
    let json: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["rows"][0]["error"], Value::Null);
}

#[test]
fn parts_that_do_not_belong_together_are_refused() {
    let arguments = [
        "lives",
        "people=60&connections=3&months=12",
        "--seeds",
        "1..4",
    ];
    let files = parts("refused", &arguments, 3);
    let [a, b, c] = &files[..] else {
        panic!("{files:?}")
    };
    let others = parts(
        "other",
        &[
            "lives",
            "people=61&connections=3&months=12",
            "--seeds",
            "1..4",
        ],
        3,
    );
    let refused = |parts: &[&str], reason: &str| {
        let ran = hopscope(&[&["lives", "--merge"][..], parts].concat());
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{parts:?}");
        assert!(ran.err.contains(reason), "{reason}: {}", ran.err);
    };
    refused(&[a, c], "shard 2/3 is missing");
    refused(&[a, b, c, b], "shard 2/3 is there already");
    refused(
        &[a, &others[1], c],
        "it is of another run: 'scenario: connections=3&people=61",
    );
    refused(
        &[a, &parts("halves", &arguments, 2)[1]],
        "shard 2/2 is not of 3 shards",
    );
    let text = fs::read_to_string(b).unwrap();
    let cut = temporary("refused-cut.csv");
    fs::write(&cut, &text[..text.len() / 2]).unwrap();
    refused(&[a, cut.to_str().unwrap(), c], "refused-cut.csv: ");
    fs::write(
        &cut,
        text.lines()
            .take(12)
            .map(|line| format!("{line}\n"))
            .collect::<String>(),
    )
    .unwrap();
    refused(&[cut.to_str().unwrap()], "is cut off");
    fs::write(&cut, "").unwrap();
    refused(&[cut.to_str().unwrap()], "the file is empty");
    refused(
        &[&fixture("network.csv")],
        "line 1: a part begins with '# hopscope', not with 'Ann,Bob'",
    );
}
