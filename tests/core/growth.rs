//! Lives: the same invitations whatever the strategy, and what each strategy makes of them.

use std::collections::BTreeSet;

use hopscope::growth::{Growth, accepts};
use hopscope::run::Run;
use hopscope::scenario::{Scenario, Source, Strategy};

fn live(query: &str) -> Run {
    let reading = Scenario::from_query(query);
    assert_eq!(reading.warnings, [""; 0]);
    Run::complete(reading.scenario, None).unwrap()
}

fn people(growth: &Growth) -> Vec<u32> {
    growth.people().collect()
}

#[test]
fn every_strategy_meets_the_same_invitations() {
    for world in ["communities", "random", "preferential"] {
        let lives = ["met", "fof", "everyone"]
            .map(|strategy| live(&format!("world={world}&strategy={strategy}")));
        let [met, fof, everyone] = lives.each_ref().map(|life| life.growth());
        assert_eq!(met.invitations, everyone.invitations, "{world}");
        assert_eq!(fof.invitations, everyone.invitations, "{world}");
        let [met, fof, everyone] =
            [met, fof, everyone].map(|life| people(life).into_iter().collect::<BTreeSet<_>>());
        assert!(
            met.is_subset(&fof)
                && fof.is_subset(&everyone)
                && met.len() < fof.len()
                && fof.len() < everyone.len()
        );
    }
}

#[test]
fn no_one_invites_twice_and_time_goes_forward() {
    for query in [
        "people=300&months=1200",
        "people=40&connections=1000",
        "strategy=met&switch=30&people=500",
        "you=5",
    ] {
        let life = live(query);
        let growth = life.growth();
        let senders: BTreeSet<u32> = growth
            .invitations
            .iter()
            .map(|invitation| invitation.person)
            .collect();
        assert_eq!(senders.len(), growth.invitations.len(), "{query}");
        assert!(!senders.contains(&0));
        assert!(
            growth
                .invitations
                .is_sorted_by_key(|invitation| invitation.month)
        );
        assert!(
            growth
                .connections
                .is_sorted_by_key(|connection| connection.month)
        );
        let accepted: BTreeSet<u32> = growth
            .connections
            .iter()
            .map(|connection| connection.invitation)
            .collect();
        let waiting: BTreeSet<u32> = growth.waiting.iter().copied().collect();
        assert!(accepted.is_disjoint(&waiting));
        assert_eq!(
            accepted.len() + waiting.len(),
            growth.invitations.len(),
            "{query}"
        );
    }
}

#[test]
fn a_circle_of_people_met_closes_at_its_size() {
    let life = live("strategy=met&months=1200");
    assert_eq!(life.growth().connections.len(), 100);
    let after = |months: u32| {
        life.growth()
            .connections
            .iter()
            .filter(|c| c.month < months)
            .count() as f64
    };
    // 2 meetings a month in a circle of 100: 100 (1 − e^(−t/50)). The number of people met by a
    // month has a standard deviation of at most 5. Four deviations pass.
    for months in [12, 60, 120] {
        let expected = 100.0 * (1.0 - libm::exp(-f64::from(months) / 50.0));
        assert!(
            (after(months) - expected).abs() < 20.0,
            "{months}: {} not {expected}",
            after(months)
        );
    }
    // Later ties bring fewer new people: the second half of the circle brings less than half of the
    // first.
    let gained = &life.history().gained;
    let (first, second): (u32, u32) = (gained[..50].iter().sum(), gained[50..].iter().sum());
    assert!(second * 2 < first, "{first} then {second}");
}

#[test]
fn invitations_come_from_their_source() {
    let life = live("world=preferential&people=5000&circle=40&months=600");
    let graph = &life.world().graph;
    let mut met: BTreeSet<u32> = BTreeSet::new();
    for invitation in &life.growth().invitations {
        match invitation.source {
            Source::Circle => {
                met.insert(invitation.person);
            }
            Source::Fof => {
                assert!(
                    graph
                        .neighbours(invitation.person)
                        .iter()
                        .any(|friend| met.contains(friend)),
                    "{invitation:?}"
                );
            }
            Source::Active | Source::Strangers => {}
            Source::Unknown => panic!("only a list does not know: {invitation:?}"),
        }
    }
    assert_eq!(met.len(), 40);
    let mean_degree = |source: Source| {
        let of_source = life
            .growth()
            .invitations
            .iter()
            .filter(|invitation| invitation.source == source)
            .take(150);
        let degrees: Vec<f64> = of_source
            .map(|invitation| graph.degree(invitation.person) as f64)
            .collect();
        degrees.iter().sum::<f64>() / degrees.len() as f64
    };
    // Active people invite in proportion to their ties: their mean degree is near ⟨k²⟩/⟨k⟩. The
    // mean degree of strangers is near ⟨k⟩ = 12.
    let (active, strangers) = (mean_degree(Source::Active), mean_degree(Source::Strangers));
    assert!(
        active > 2.0 * strangers && (9.0..16.0).contains(&strangers),
        "{active} {strangers}"
    );
}

#[test]
fn the_shares_of_sources_equal_the_parameters() {
    let life = live(
        // A world without communities.
        "world=random&people=100000&months=1200&invitations=20&circle=10000&met=10&fof=5&active=30&strangers=40",
    );
    let count = |source| {
        life.growth()
            .invitations
            .iter()
            .filter(|i| i.source == source)
            .count() as f64
    };
    // 24,000 chances: 8,471 and 11,294 expected, with standard deviations of 74 and 77; five allowed.
    assert!(
        (count(Source::Active) - 8471.0).abs() < 370.0,
        "{}",
        count(Source::Active)
    );
    assert!(
        (count(Source::Strangers) - 11_294.0).abs() < 385.0,
        "{}",
        count(Source::Strangers)
    );
    // 2,824 meetings, of which 1 − e^(−.2824) of 10,000 are new; 1,412 chances for friends
    // of friends, 36 off: some find none, for most friends of the first you meet are of your circle too.
    assert!(
        (count(Source::Circle) - 2460.0).abs() < 240.0,
        "{}",
        count(Source::Circle)
    );
    assert!(
        (700.0..1597.0).contains(&count(Source::Fof)),
        "{}",
        count(Source::Fof)
    );
    let none = live("met=0&fof=0&active=0&strangers=0");
    assert_eq!(none.growth().invitations.len(), 0);
    let strangers = live("met=0&fof=0&active=0&people=60&connections=1000");
    assert_eq!(
        strangers.growth().connections.len(),
        60,
        "everybody invites in the end"
    );
}

#[test]
fn the_backlog_is_accepted_at_the_switch() {
    let with = live("strategy=met&switch=60");
    let without = live("strategy=met&switch=60&backlog=no");
    let never = live("strategy=met");
    let before = |life: &Run| {
        people(life.growth())[..life
            .growth()
            .connections
            .iter()
            .filter(|c| c.month < 60)
            .count()]
            .to_vec()
    };
    assert_eq!(before(&with), before(&never));
    assert_eq!(before(&without), before(&never));
    let at_switch = with
        .growth()
        .connections
        .iter()
        .filter(|c| c.month == 60)
        .count();
    let waited = never
        .growth()
        .invitations
        .iter()
        .filter(|i| i.month < 60 && i.source != Source::Circle)
        .count();
    assert!(
        at_switch >= waited && waited > 50,
        "{at_switch} accepted, {waited} waited"
    );
    assert!(without.growth().waiting.len() == waited && with.growth().waiting.is_empty());
    // From then on both accept the same.
    let after: Vec<u32> = people(with.growth()).split_off(before(&with).len() + waited);
    assert_eq!(
        after,
        people(without.growth()).split_off(before(&without).len())
    );
    // With a narrower strategy, later invitations stay open.
    let narrow = live("strategy=everyone&switch=60&then=met");
    let later = narrow.growth().connections.iter().filter(|c| c.month > 60);
    assert!(later.clone().count() > 0);
    for connection in later {
        assert_eq!(
            narrow.growth().invitations[connection.invitation as usize].source,
            Source::Circle
        );
    }
}

#[test]
fn without_feedback_chances_come_evenly() {
    // The source "strangers" always has a person: invitation n comes in month n / invitations.
    for invitations in ["5", "0.7", "3.3"] {
        let life = live(&format!(
            "met=0&fof=0&active=0&invitations={invitations}&feedback=0"
        ));
        let rate: f64 = invitations.parse().unwrap();
        for (number, invitation) in life.growth().invitations.iter().enumerate() {
            assert_eq!(invitation.month, (number as f64 / rate) as u32);
        }
    }
}

/// Number of connections before the month begins.
fn by_month(life: &Run, month: u32) -> f64 {
    let connections = &life.growth().connections;
    connections.partition_point(|c| c.month < month) as f64
}

#[test]
fn with_feedback_connections_grow_exponentially_in_time_and_then_stop() {
    let query = "people=20000&met=0&fof=0&active=0&invitations=5&feedback=0.1&months=120";
    let life = live(query);
    // The source "strangers" always has a person, and everybody is accepted: dk/dt = i + λk,
    // without chance. Steps of one connection instead of a flow add an error below two connections
    // and 1 %.
    for month in [1, 6, 12, 24, 48, 59] {
        let expected = 50.0 * (libm::exp(0.1 * f64::from(month)) - 1.0);
        let ours = by_month(&life, month);
        assert!(
            (ours - expected).abs() < 2.0 + 0.01 * expected,
            "{month}: {ours} not {expected}"
        );
    }
    // (i/λ)(e^(λt) − 1) = 20,000 at t = 59.9.
    assert_eq!(by_month(&life, 61), 20_000.0, "nobody is left");
}

#[test]
fn feedback_brings_the_same_invitations_sooner() {
    for world in ["communities", "random", "preferential"] {
        let with = |more: &str| live(&format!("world={world}&people=5000&months=60&{more}"));
        let who = |life: &Run| -> Vec<(u32, Source)> {
            let invitations = &life.growth().invitations;
            invitations.iter().map(|i| (i.person, i.source)).collect()
        };
        let [none, met, everyone] = [
            "feedback=0",
            "feedback=.02&strategy=met",
            "feedback=.02&strategy=everyone",
        ]
        .map(with);
        let (few, some, many) = (who(&none), who(&met), who(&everyone));
        assert!(few.len() < some.len() && some.len() < many.len(), "{world}");
        assert_eq!(few, many[..few.len()], "{world}");
        assert_eq!(some, many[..some.len()], "{world}");
        for (sooner, later) in [(&everyone, &met), (&met, &none)] {
            let (sooner, later) = (&sooner.growth().invitations, &later.growth().invitations);
            assert!(
                sooner.iter().zip(later).all(|(a, b)| a.month <= b.month),
                "{world}"
            );
        }
    }
}

#[test]
fn a_life_with_feedback_ends_where_its_sources_dry_up() {
    // Only active people invite, and some people have no ties.
    let life = live(
        "world=random&ties=1&people=3000&feedback=1&months=1200&met=0&fof=0&strangers=0&circle=0",
    );
    let growth = life.growth();
    assert!(growth.invitations.len() < 3000 && growth.invitations.len() > 1500);
    // The switch comes although the sources are empty.
    let switched = live(
        "world=random&ties=1&people=3000&feedback=1&months=1200&met=1&fof=0&strangers=0&circle=20&strategy=met&switch=1100",
    );
    assert!(switched.growth().waiting.is_empty());
    assert!(
        switched
            .growth()
            .connections
            .iter()
            .any(|c| c.month >= 1100)
    );
}

#[test]
fn asking_for_more_connections_goes_on_with_the_same_life() {
    let (short, long) = (live("connections=10"), live("connections=1200"));
    let months = short.growth().connections.len();
    assert_eq!(long.growth().connections.len(), 1200);
    assert_eq!(people(long.growth())[..months], people(short.growth())[..]);
    assert_eq!(long.growth().within_months, months);
    assert_eq!((short.connection(), long.connection()), (10, 1200));
    assert_eq!(live("connections=all").connection(), months);
    let most = live("strategy=met&connections=500");
    assert_eq!(most.connection(), 100);
    assert_eq!(
        most.notes(),
        ["This life has 100 connections, not 500: the last is shown."]
    );
}

#[test]
fn a_person_of_the_world_starts_with_their_own_ties() {
    let life = live("you=7&connections=all");
    let own = &life.world().your_ties;
    assert!(own.len() > 1);
    assert_eq!(people(life.growth())[..own.len()], own[..]);
    assert_eq!(life.connection(), own.len());
    assert!(
        life.growth().connections.len() > own.len(),
        "and then lives on"
    );
}

#[test]
fn each_strategy_accepts_by_its_rule() {
    use Strategy::{Everyone, Fof, Met};
    let accepted = |strategy| {
        [
            Source::Circle,
            Source::Fof,
            Source::Active,
            Source::Strangers,
        ]
        .map(|source| accepts(strategy, source))
    };
    assert_eq!(accepted(Met), [true, false, false, false]);
    assert_eq!(accepted(Fof), [true, true, false, false]);
    assert_eq!(accepted(Everyone), [true; 4]);
}

/// The parameter `answers` with these numbers, as in a query string.
fn answers(numbers: impl IntoIterator<Item = i64>) -> String {
    let words: Vec<String> = numbers
        .into_iter()
        .map(|number| number.to_string())
        .collect();
    format!("answers={}", words.join("+"))
}

#[test]
fn empty_and_ineffective_answers_leave_the_life_unchanged() {
    for query in [
        "",
        "strategy=met&switch=60",
        "feedback=.02&months=60",
        "you=7",
    ] {
        let life = live(query);
        let none = |more: &str| live(&format!("{query}&{more}"));
        // No answer, two refusals, and an invitation that never comes.
        for more in ["answers=", "answers=-3+-1", "answers=99999999"] {
            assert_eq!(none(more).growth(), life.growth(), "{query} {more}");
            assert_eq!(none(more).history(), life.history(), "{query} {more}");
        }
    }
}

#[test]
fn answers_equal_to_the_strategy_give_the_same_life() {
    for query in [
        "strategy=everyone",
        "strategy=fof&seed=3",
        "strategy=met&world=random",
        "strategy=fof&switch=8&then=everyone",
        "strategy=fof&switch=8&backlog=no",
        "feedback=.05&months=40",
        "you=7",
    ] {
        let life = live(query);
        let connections = &life.growth().connections;
        for count in [1, 7, 80] {
            let same = connections.iter().take(count);
            let same = answers(same.map(|connection| i64::from(connection.invitation) + 1));
            let by_hand = live(&format!("{query}&{same}"));
            assert_eq!(by_hand.history(), life.history(), "{query} {count}");
            if !query.contains("switch") {
                assert_eq!(by_hand.growth(), life.growth(), "{query} {count}");
            }
        }
    }
}

#[test]
fn answers_are_accepted_first_and_in_their_order() {
    for (query, own) in [
        ("strategy=fof", false),
        ("strategy=met&switch=30", false),
        ("you=7", true),
    ] {
        let (before, after) = (
            live(query),
            live(&format!("{query}&answers=90+-2+64+91+70")),
        );
        let own = if own {
            before.world().your_ties.len()
        } else {
            0
        };
        let (before, after) = (before.growth(), after.growth());
        assert_eq!(after.invitations, before.invitations, "{query}");
        let places = |growth: &Growth| -> Vec<u32> {
            growth
                .connections
                .iter()
                .map(|connection| connection.invitation)
                .collect()
        };
        let (strategy, all) = (places(before), places(after));
        assert_eq!(all[..own], strategy[..own], "{query}");
        assert_eq!(all[own..own + 4], [89, 63, 90, 69], "{query}");
        let rest: Vec<u32> = strategy[own..]
            .iter()
            .copied()
            .filter(|place| ![89, 63, 90, 69].contains(place))
            .collect();
        assert_eq!(all[own + 4..], rest, "{query}");
        // An invitation is accepted in the month it arrives, or later, in the given order.
        let month = |place: u32| after.invitations[place as usize].month;
        let months: Vec<u32> = after.connections[own..]
            .iter()
            .map(|connection| connection.month)
            .collect();
        assert_eq!(
            months[..4],
            [month(89), month(89), month(90), month(90)],
            "{query}"
        );
        assert!(months.is_sorted() && months[4] == month(90), "{query}");
        let waiting: BTreeSet<u32> = after.waiting.iter().copied().collect();
        let accepted: BTreeSet<u32> = all.iter().copied().collect();
        assert!(waiting.is_disjoint(&accepted));
        assert_eq!(waiting.len() + accepted.len(), after.invitations.len());
    }
}
