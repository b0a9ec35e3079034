//! Statements of the page about many lives, in each language, against many lives.

use std::fs;

use hopscope::contacts::{CLAIM, Sensitivity};
use hopscope::curve_fit::reach;
use hopscope::estimate::second_degree;
use hopscope::growth::Growth;
use hopscope::reach::History;
use hopscope::scenario::Scenario;
use hopscope::world::World;
use serde_json::Value;

/// A text of a section, by language.
fn texts(section: &str, key: &str) -> [String; 2] {
    ["en", "de"].map(|language| {
        let path = format!(
            "{}/www/i18n/text/{language}.json",
            env!("CARGO_MANIFEST_DIR")
        );
        let file = fs::read_to_string(path).expect("a file a language");
        let file: Value = serde_json::from_str(&file).expect("it is JSON");
        file[section][key].as_str().expect("a text").to_string()
    })
}

#[test]
fn from_10_connections_to_100_reach_grows_as_the_page_says() {
    // The scenario of the figure next to the text.
    let mut gains: Vec<f64> = (1..=1000)
        .filter_map(|seed| {
            let query = format!("connections=all&seed={seed}");
            let scenario = Scenario::from_query(&query).scenario;
            let world = World::new(&scenario, None);
            let growth = Growth::new(&world, &scenario);
            let reach = reach(&History::new(&world.graph, growth.people()));
            Some(reach.get(99)? / reach[9])
        })
        .collect();
    assert_eq!(gains.len(), 1000, "each life has 100 connections");
    gains.sort_by(f64::total_cmp);
    let median = gains[500];
    let tenfold = gains.iter().filter(|&&gain| gain >= 10.0).count();
    assert_eq!(median.round(), 4.0, "fourfold: {median}");
    assert_eq!(
        (tenfold as f64 / 10.0).round(),
        3.0,
        "3 of 100: {tenfold} of 1,000"
    );
    // The largest gain that was measured in a real network is the upper line of the estimate.
    let [from, to] = [10, 100].map(|connections| second_degree(connections)[2]);
    assert!(to / from < 10.0, "less than tenfold: {}", to / from);

    let [english, german] = texts("page", "exponential.answer");
    assert!(english.contains(
        "it grew fourfold in the median of 1,000 lives, and tenfold or more in 3 of 100"
    ));
    assert!(german.contains(
        "im Median von 1.000 Leben auf das Vierfache, in 3 von 100 auf das Zehnfache oder mehr"
    ));
    for text in [english, german] {
        assert!(!text.contains("never") && !text.contains("nie "), "{text}");
    }
    for key in ["think.exponential.ask", "think.exponential.ask.among"] {
        let [english, german] = texts("think", key);
        assert!(english.contains("in most lives") && german.contains("in den meisten Leben"));
    }
}

#[test]
fn as_many_more_people_write_after_the_switch_as_the_page_says() {
    let mut rows = Sensitivity::new(Scenario::from_query(CLAIM).scenario, None, 400);
    let claim = rows.advance().expect("the claim comes first");
    assert_eq!(claim.name, "claim");
    let [more, error] = [claim.ratio[0] - 1.0, claim.ratio[1]].map(|share| 100.0 * share);
    let said = format!("{more:.0} % ± {error:.0} %");
    for text in texts("page", "contacts.answer") {
        assert!(text.contains(&said), "{said} is not in: {text}");
    }
    let share = format!("{more:.0} %");
    for (section, key) in [
        ("think", "think.contacts.answer"),
        ("notes", "notes.contacts.say"),
    ] {
        for text in texts(section, key) {
            assert!(text.contains(&share), "{share} is not in: {text}");
        }
    }
}
