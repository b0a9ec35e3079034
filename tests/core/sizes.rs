//! One life in worlds of several sizes: its numbers are those of the life alone, and the straight part is found.

use hopscope::ego::Parts;
use hopscope::run::Run;
use hopscope::scenario::Scenario;
use hopscope::sizes::{AtSize, SIZES, Sizes, Straight};

fn sizes(query: &str) -> Vec<AtSize> {
    let run = Run::complete(Scenario::from_query(query).scenario, None).unwrap();
    let mut sizes = Sizes::new(&run);
    let total = sizes.left();
    let all: Vec<AtSize> = std::iter::from_fn(|| sizes.advance())
        .map(Result::unwrap)
        .collect();
    assert_eq!((all.len(), sizes.left()), (total, 0));
    all
}

#[test]
fn each_size_has_the_numbers_of_the_same_life_alone() {
    let all = sizes("connections=25&seed=5&post=3&people=5000");
    let people: Vec<u32> = all.iter().map(|size| size.people).collect();
    assert_eq!(people, [&SIZES[..1], &[5000], &SIZES[1..]].concat());
    for size in &all[..3] {
        let query = format!("seed=5&people={}&connections=10000", size.people);
        let alone = Run::complete(Scenario::from_query(&query).scenario, None).unwrap();
        let reach = alone.history().reach();
        for (&connection, parts) in size.connections.iter().zip(&size.parts) {
            assert_eq!(parts.reach, u64::from(reach[connection as usize]));
            assert_eq!(parts.reach, parts.apart - parts.among - parts.twice);
        }
        assert!(
            [1, 10, 100, 1000]
                .iter()
                .all(|at| size.connections.contains(at))
        );
        assert!(size.connections.windows(2).all(|pair| pair[0] < pair[1]));
    }
}

#[test]
fn strategies_that_never_get_far_end_early() {
    for size in sizes("strategy=met&circle=30") {
        assert_eq!(size.connections.last(), Some(&30));
        assert_eq!(size.slopes().len(), 1);
    }
    let nobody = &sizes("strategy=met&circle=0&connections=0")[0];
    assert_eq!(nobody.straight(), Straight::TooShort);
    assert_eq!((nobody.slopes(), nobody.connections.len()), (vec![], 0));
}

/// A life whose reach is a function of its connections.
fn made(reach: impl Fn(f64) -> f64) -> AtSize {
    let mut connections: Vec<u32> = (0..=80)
        .map(|place| libm::round(libm::exp10(f64::from(place) / 20.0)) as u32)
        .collect();
    connections.dedup();
    let parts = |&at: &u32| Parts {
        reach: reach(f64::from(at)) as u64,
        ..Parts::default()
    };
    AtSize {
        people: 20_000_000,
        parts: connections.iter().map(parts).collect(),
        connections,
    }
}

#[test]
fn the_straight_part_of_known_curves() {
    let line = made(|x| 1000.0 * x);
    assert_eq!(line.straight(), Straight::ToTheEnd);
    assert_eq!(line.slopes().len(), 4);
    assert!(
        line.slopes()
            .iter()
            .all(|slope| (slope - 1.0).abs() < 1e-12)
    );
    assert_eq!(made(|x| 10.0 * x * x).straight(), Straight::ToTheEnd);
    assert_eq!(made(|x| 1e4 * x.sqrt()).straight(), Straight::Before(10));
    // A line that is level from 500 on: from 500 / √2 on it grows by less than the power .9.
    let level = made(|x| 1000.0 * x.min(500.0));
    let Straight::UpTo(place) = level.straight() else {
        panic!("{:?}", level.straight());
    };
    assert!(
        (230..=280).contains(&level.connections[place]),
        "{}",
        level.connections[place]
    );
}
