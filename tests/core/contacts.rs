//! Contacts a month, against posts sent one by one, closed forms, and the assumptions of the claim.

use hopscope::contacts::{Around, CLAIM, Contacts, FEW_MONTHS, Sensitivity, Writing, readiness};
use hopscope::random;
use hopscope::run::Run;
use hopscope::scenario::{Scenario, Writers};

fn live(query: &str) -> Run {
    let reading = Scenario::from_query(query);
    assert_eq!(reading.warnings, [""; 0]);
    Run::complete(reading.scenario, None).unwrap()
}

fn contacts(run: &Run) -> Contacts {
    Contacts::new(run.world(), run.growth(), run.scenario())
}

/// Number of connections at the end of a month.
fn connections(run: &Run, month: u32) -> usize {
    let connections = &run.growth().connections;
    connections.iter().filter(|c| c.month <= month).count()
}

#[test]
fn contacts_per_month_equal_posts_sent_one_by_one() {
    for query in [
        "people=400&months=30&posts=2.5&reshare=.1&write=.02",
        "people=400&months=30&posts=0.4&strategy=met&switch=12&reshare=.1&writers=close&hops=all",
    ] {
        let mut run = live(query);
        let ours = contacts(&run);
        let Scenario {
            posts,
            write,
            writers,
            seed,
            months,
            ..
        } = *run.scenario();
        assert_eq!(ours.expected.len(), months as usize);
        let mut post = 0;
        for month in 0..months {
            let accepted = connections(&run, month);
            let circle: Vec<u32> = run.growth().people().take(accepted).collect();
            let (mut expected, mut sampled, mut viewers) = (0.0, 0, 0);
            // Posts written by the end of the month.
            while f64::from(post + 1) <= f64::from(month + 1) * posts {
                post += 1;
                run.seek(accepted as u32, post);
                while run.advance().is_some() {}
                for &reader in &run.post().viewers {
                    let ties = run.world().graph.neighbours(reader);
                    let shared = ties.iter().filter(|tie| circle.contains(tie)).count() as u32;
                    let chance = write * readiness(writers, shared);
                    expected += chance;
                    let key = random::hash(random::key(seed, "write", 0), u64::from(post));
                    let coin = random::hash(key, u64::from(reader));
                    sampled += u32::from(random::Chance::new(chance).holds(coin));
                    viewers += 1;
                }
            }
            let month = month as usize;
            assert_eq!(ours.viewers[month], viewers, "{query}: {month}");
            assert_eq!(ours.sampled[month], sampled, "{query}: {month}");
            assert!((ours.expected[month] - expected).abs() < 1e-12);
        }
        assert!(post > 10 && ours.viewers.iter().sum::<u32>() > 100);
    }
}

#[test]
fn without_reshares_contacts_follow_connections() {
    let run =
        live("people=1000&months=24&see=1&reshare=0&cold=0&posts=3&write=.01&writers=anybody");
    let ours = contacts(&run);
    for month in 0..24 {
        let readers = 3 * connections(&run, month) as u32;
        assert_eq!(ours.viewers[month as usize], readers);
        let expected = 0.01 * f64::from(readers);
        assert!((ours.expected[month as usize] - expected).abs() < 1e-9);
    }
}

#[test]
fn fractional_posts_per_month_accumulate() {
    let written = |posts: &str| -> Vec<usize> {
        let query = format!("people=300&months=12&see=1&reshare=0&posts={posts}&switch=never");
        let run = live(&query);
        let ours = contacts(&run);
        let of_month =
            |(month, &viewers): (u32, &u32)| viewers as usize / connections(&run, month).max(1);
        (0..).zip(&ours.viewers).map(of_month).collect()
    };
    assert_eq!(written("0.5"), [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);
    assert_eq!(written("1.5"), [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]);
    assert_eq!(written("0"), [0; 12]);
}

#[test]
fn the_number_of_writers_is_as_expected() {
    let run = live("months=120&posts=8&write=.01&reshare=.1");
    let ours = contacts(&run);
    let expected: f64 = ours.expected.iter().sum();
    let sampled: u32 = ours.sampled.iter().sum();
    // A sum of coins varies less than a Poisson number with the same mean. 4.5 Poisson deviations
    // pass.
    let deviations = (f64::from(sampled) - expected) / expected.sqrt();
    assert!(
        expected > 500.0 && deviations.abs() < 4.5,
        "{sampled} of {expected}"
    );
    // A person who writes at one chance also writes at every larger chance.
    let more = contacts(&live("months=120&posts=8&write=.02&reshare=.1"));
    assert!(
        ours.sampled
            .iter()
            .zip(&more.sampled)
            .all(|(few, many)| few <= many)
    );
    assert_eq!(ours.viewers, more.viewers);
    let none = contacts(&live("months=120&posts=8&write=0&reshare=.1"));
    assert_eq!(none.sampled, [0; 120]);
    assert_eq!(none.expected, [0.0; 120]);
}

#[test]
fn hidden_lists_change_no_contacts() {
    let query = "people=500&months=40&reshare=.2";
    let open = contacts(&live(query));
    assert_eq!(open, contacts(&live(&format!("{query}&hidden=1"))));
    assert!(open.expected.iter().sum::<f64>() > 0.0);
}

#[test]
fn a_person_of_the_world_writes_to_their_ties_from_the_first_month() {
    let run = live("people=500&you=7&months=6&see=1&reshare=0&posts=1");
    let own = run.world().your_ties.len() as u32;
    let ours = contacts(&run);
    assert!(
        own > 5 && ours.viewers[0] >= own,
        "{own}: {:?}",
        ours.viewers
    );
}

#[test]
fn readers_write_with_the_chance_of_their_kind() {
    for shared in 0..200 {
        let [weak, anybody, close] =
            [Writers::Weak, Writers::Anybody, Writers::Close].map(|kind| readiness(kind, shared));
        assert_eq!(anybody, 1.0);
        assert!((0.1..=1.0).contains(&weak) && (0.1..1.0).contains(&close));
        assert!(readiness(Writers::Close, shared + 1) > close || shared > 150);
        let next = readiness(Writers::Weak, shared + 1);
        assert_eq!(next > weak, shared < 10, "up to ten, then down: {shared}");
    }
    assert_eq!(readiness(Writers::Weak, 10), 1.0);
    assert_eq!(readiness(Writers::Weak, 0), 0.1);
}

#[test]
fn a_reader_writes_with_the_mean_of_their_chances() {
    // If everybody writes alike, the mean is the chance itself. If closeness counts, the mean is
    // less.
    let rate = |query: &str| contacts(&live(query)).rate();
    let base = "connections=all&people=500&months=24&write=0.01";
    assert!((rate(&format!("{base}&writers=anybody")) - 0.01).abs() < 1e-12);
    let close = rate(&format!("{base}&writers=close"));
    assert!(close > 0.001 && close < 0.01, "{close}");
    assert_eq!(rate(&format!("{base}&posts=0")), 0.0);
}

#[test]
fn before_and_after_the_switch_is_summed_over_their_months() {
    let ours = Contacts {
        expected: (1..=10).map(f64::from).collect(),
        sampled: (1..=10).collect(),
        viewers: vec![0; 10],
    };
    let around = |query| ours.around(&Scenario::from_query(query).scenario);
    let expected = Around {
        before: 6.0,
        after: 4.0 + 5.0 + 6.0 + 7.0 + 8.0 + 9.0,
        sampled_before: 6,
        sampled_after: 39,
    };
    assert_eq!((FEW_MONTHS, around("switch=3")), (6, Some(expected)));
    // After the switch there are fewer than FEW_MONTHS months: the sum is over the months that
    // exist.
    assert_eq!(around("switch=8").unwrap().after, 9.0 + 10.0);
    assert_eq!(around("switch=10"), None);
    assert_eq!(around("switch=never"), None);
}

#[test]
fn the_rows_of_a_claim_are_made_one_by_one() {
    let claim = Scenario::from_query("people=300&strategy=met&switch=20&months=30").scenario;
    let mut rows = Sensitivity::new(claim.clone(), None, 3);
    assert_eq!(rows.rows, []);
    let first = rows.advance().unwrap();
    // Three seeds, beginning with the claim's own seed.
    let around = [0, 1, 2].map(|more| {
        let mut scenario = claim.clone();
        scenario.seed += more;
        let run = Run::complete(scenario, None).unwrap();
        contacts(&run).around(run.scenario()).unwrap()
    });
    let mean = |figure: fn(&Around) -> f64| around.iter().map(figure).sum::<f64>() / 3.0;
    assert!((first.before[0] - mean(|a| a.before)).abs() < 1e-12);
    assert!((first.after[0] - mean(|a| a.after)).abs() < 1e-12);
    assert!(first.before[1] > 0.0 && first.after[1] > 0.0 && first.ratio[1] > 0.0);
    assert_eq!(first.holds, Some(first.after[0] > first.before[0]));
    let mut share = 1.0 / Sensitivity::ASSUMPTIONS.len() as f64;
    while share < 1.0 {
        let next = rows.work();
        assert!(next > share && next <= 1.0, "{share} and then {next}");
        share = next;
    }
    assert_eq!((rows.advance(), rows.work()), (None, 1.0));
    let names: Vec<&str> = rows.rows.iter().map(|row| row.name).collect();
    let expected: Vec<&str> = Sensitivity::ASSUMPTIONS.iter().map(|a| a.name).collect();
    assert_eq!(names, expected);
    let mut distinct = names.clone();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(distinct.len(), names.len());
    // A claim without a switch, or with one seed, gives figures, too.
    let mut none = Sensitivity::new(Scenario::default(), None, 1);
    let row = none.advance().unwrap();
    assert_eq!(
        (row.before, row.after, row.ratio, row.holds),
        ([0.0; 2], [0.0; 2], [0.0; 2], Some(false))
    );
}

#[test]
fn an_assumption_changes_what_its_name_says_and_nothing_else() {
    let claim = Scenario::from_query(CLAIM).scenario;
    let changed = |name: &str| {
        let assumption = Sensitivity::ASSUMPTIONS
            .iter()
            .find(|a| a.name == name)
            .unwrap();
        let mut scenario = claim.clone();
        (assumption.change)(&mut scenario);
        scenario.to_query()
    };
    let with = |more: &str| {
        Scenario::from_query(&format!("{CLAIM}&{more}"))
            .scenario
            .to_query()
    };
    for (name, more) in [
        ("claim", ""),
        ("no-switch", "then=met"),
        ("then-fof", "then=fof"),
        ("no-backlog", "backlog=no"),
        ("half-invitations", "invitations=5"),
        ("circle-faster", "met=45"),
        ("no-feedback", "feedback=0"),
        ("no-hubs", "active=0&strangers=35"),
        ("anybody-writes", "writers=anybody"),
        ("close-write", "writers=close"),
        ("no-reshares", "reshare=0"),
        ("half-see", "see=0.175"),
        ("half-posts", "posts=2"),
        ("no-reserve", "cold=0"),
        ("full-reserve", "cold=1"),
        ("shared-feed", "feed=shared"),
    ] {
        assert_eq!(changed(name), with(more), "{name}");
    }
    assert_eq!(Scenario::from_query(CLAIM).warnings, [""; 0]);
    assert_eq!(claim.to_query(), CLAIM, "in the canonical order");
}

#[test]
fn posts_written_one_by_one_bring_the_same_contacts() {
    for (query, posts) in [
        ("people=400&months=30&posts=2.5&write=.02", 75),
        ("people=400&months=30&posts=0.5", 15),
        ("people=400&months=30&posts=0", 0),
    ] {
        let run = live(query);
        let mut writing = Writing::new(run.world(), run.growth(), run.scenario());
        assert_eq!(writing.posts(), posts, "{query}");
        let mut step = || writing.advance(run.world(), run.growth());
        // Without posts, one step completes all months.
        for post in 1..=posts.max(1) {
            assert_eq!(step(), post.min(posts), "{query}");
        }
        assert_eq!(step(), posts, "and no more");
        assert_eq!(writing.contacts, contacts(&run), "{query}");
    }
}
