//! A round of manual answers: the gain of an invitation, and other choices from the same list.

use std::collections::BTreeSet;

use hopscope::invitation_game::{ACCEPTS, CHOOSERS, INVITATIONS, OPEN, Offer, Rivals, Round};
use hopscope::layout::Rings;
use hopscope::run::Run;
use hopscope::scenario::Scenario;
use proptest::prelude::*;

fn live(query: &str) -> Run {
    let reading = Scenario::from_query(query);
    assert_eq!(reading.warnings, [""; 0], "{query}");
    Run::complete(reading.scenario, None).unwrap()
}

fn answered(query: &str, answers: &[i32]) -> Run {
    let words: Vec<String> = answers.iter().map(i32::to_string).collect();
    live(&format!("{query}&answers={}", words.join("+")))
}

/// All people within two steps of these connections: the naive computation.
fn within(run: &Run, people: &[u32]) -> BTreeSet<u32> {
    let graph = &run.world().graph;
    let mut all = BTreeSet::new();
    for &person in people {
        all.insert(person);
        all.extend(graph.neighbours(person));
    }
    all
}

fn senders(run: &Run) -> Vec<u32> {
    let own = run.world().your_ties.len();
    let all = run.growth().invitations.iter();
    all.skip(own).take(INVITATIONS).map(|i| i.person).collect()
}

#[test]
fn the_gain_of_an_offer_equals_a_search() {
    for (query, answers) in [
        ("people=300&seed=3", &[4, -1, 9, 2][..]),
        ("people=300&seed=5&you=12", &[60, -58, 59]),
        ("people=60&world=random&ties=3", &[7]),
        ("people=400", &[]),
    ] {
        let run = answered(query, answers);
        let (round, _) = run.round();
        let mut known = run.world().your_ties.clone();
        assert_eq!(round.own as usize, known.len());
        let check = |offer: &Offer, known: &[u32]| {
            let before = within(&run, known);
            let after = within(&run, &[known, &[offer.person]].concat());
            assert_eq!(offer.gained as usize, after.len() - before.len(), "{query}");
            let ties = run.world().graph.neighbours(offer.person);
            let overlap = ties.iter().filter(|tie| before.contains(tie));
            assert_eq!(offer.overlap as usize, overlap.count(), "{query}");
            assert_eq!(offer.degree as usize, ties.len());
            let invitation = run.growth().invitations[offer.number as usize - 1];
            assert_eq!(
                (offer.person, offer.source),
                (invitation.person, invitation.source)
            );
        };
        for offer in &round.accepted {
            check(offer, &known);
            known.push(offer.person);
        }
        let numbers: Vec<i32> = round
            .accepted
            .iter()
            .map(|offer| offer.number as i32)
            .collect();
        let wanted: Vec<i32> = answers
            .iter()
            .copied()
            .filter(|&number| number > 0)
            .collect();
        assert_eq!(numbers, wanted, "{query}");
        assert_eq!(round.reach as usize, within(&run, &known).len());
        for offer in &round.open {
            check(offer, &known);
        }
        // The open invitations are the first ones without an answer, in order of arrival.
        let first = round.own as i32 + 1;
        let free = (first..first + senders(&run).len() as i32)
            .filter(|number| !answers.contains(number) && !answers.contains(&-number));
        let open: Vec<i32> = round.open.iter().map(|offer| offer.number as i32).collect();
        assert_eq!(open, free.clone().take(OPEN).collect::<Vec<_>>(), "{query}");
        assert_eq!(round.to_come as usize, free.count() - open.len());
    }
}

#[test]
fn a_round_ends_after_ten_accepts_or_when_all_is_answered() {
    let ten: Vec<i32> = (1..=10).collect();
    let over = |answers: &[i32]| answered("people=500", answers).round().0.open.is_empty();
    assert!(!over(&ten[..9]) && over(&ten));
    let ignored: Vec<i32> = (1..=39).map(|number| -number).collect();
    assert!(!over(&ignored) && over(&[ignored, vec![40]].concat()));
    // There are fewer people than invitations of a round: the round takes all.
    let few = live("people=3&ties=1&months=1200").round();
    assert_eq!(
        (few.0.open.len(), few.0.to_come, few.1.alone.len()),
        (3, 0, 3)
    );
}

/// The greatest reach of any choice, by trying all.
fn best(run: &Run, people: &[u32], accepts: usize) -> usize {
    let choices = (0u32..1 << people.len()).filter(|set| set.count_ones() as usize == accepts);
    let reach = choices.map(|set| {
        let chosen: Vec<u32> = (0..people.len())
            .filter(|&place| set >> place & 1 == 1)
            .map(|place| people[place])
            .collect();
        within(run, &chosen).len()
    });
    reach.max().unwrap_or(0)
}

#[test]
fn greedy_is_within_its_guarantee_of_the_best_of_all_choices_and_the_bound_above_it() {
    // Fourteen invitations: 1,001 choices of ten.
    for seed in 0..12 {
        for world in ["professional", "random", "preferential"] {
            let run = live(&format!(
                "people=14&world={world}&ties=2&community=5&seed={seed}&months=1200&circle=14"
            ));
            let people = senders(&run);
            assert_eq!(people.len(), 14);
            let rivals = run.round().1;
            let best = best(&run, &people, ACCEPTS);
            let greedy = *rivals.greedy.last().unwrap() as usize;
            assert!(
                greedy <= best && best <= rivals.bound as usize,
                "{world} {seed}"
            );
            // The guarantee: at least 1 − 1/e of the best.
            assert!(greedy as f64 >= 0.632 * best as f64, "{world} {seed}");
            assert!(rivals.popular as usize <= best && rivals.first as usize <= best);
        }
    }
}

/// Greedy choice: accepts the largest gain, with a full recount at every choice.
fn naive_greedy(run: &Run, people: &[u32]) -> Vec<u32> {
    let mut chosen = run.world().your_ties.clone();
    let mut left = people.to_vec();
    let mut reached = vec![within(run, &chosen).len() as u32];
    for _ in 0..ACCEPTS.min(people.len()) {
        let reach = |person: u32| within(run, &[&chosen[..], &[person]].concat()).len();
        let mut best = 0;
        for place in 1..left.len() {
            if reach(left[place]) > reach(left[best]) {
                best = place;
            }
        }
        chosen.push(left.remove(best));
        reached.push(within(run, &chosen).len() as u32);
    }
    reached
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn rivals_equal_a_naive_twin(
        seed in 0u32..10_000,
        people in 30u32..400,
        world in prop::sample::select(vec!["professional", "communities", "random", "smallworld", "clustered"]),
        you in prop::sample::select(vec!["", "&you=5"]),
    ) {
        let run = live(&format!("people={people}&seed={seed}&world={world}{you}"));
        let (own, people) = (run.world().your_ties.clone(), senders(&run));
        let rivals = run.round().1;
        prop_assert_eq!(&rivals.greedy, &naive_greedy(&run, &people));
        let reach = |people: &[u32]| within(&run, &[&own[..], people].concat()).len() as u32;
        let ten = |people: &[u32]| reach(&people[..people.len().min(ACCEPTS)]);
        prop_assert_eq!(rivals.first, ten(&people));
        let mut popular = people.clone();
        popular.sort_by_key(|&person| -(run.world().graph.degree(person) as i64));
        prop_assert_eq!(rivals.popular, ten(&popular));
        let mut alone: Vec<u32> = people.iter().map(|&person| reach(&[person]) - reach(&[])).collect();
        alone.sort_unstable();
        prop_assert_eq!(&rivals.alone, &alone);
        let [median, most] = rivals.gain_alone();
        let of = |is: fn(u32, u32) -> bool| alone.iter().filter(|&&gain| is(gain, median)).count();
        prop_assert!(2 * of(|gain, median| gain < median) <= alone.len());
        prop_assert!(2 * of(|gain, median| gain <= median) >= alone.len());
        prop_assert_eq!(most, alone.iter().copied().max().unwrap_or(0));
        prop_assert_eq!(Some(&rivals.greedy_reach()), rivals.greedy.last());
        // The gain never grows (submodular coverage).
        let gains: Vec<u32> = rivals.greedy.windows(2).map(|pair| pair[1] - pair[0]).collect();
        prop_assert!(gains.is_sorted_by(|a, b| a >= b), "{:?}", gains);
        let [low, mean, high] = rivals.chance;
        // The mean may be outside the band: where nearly all random choices reach everybody, a few
        // lower it.
        let nobody = f64::from(reach(&[]));
        prop_assert!(nobody <= low && low <= high && high <= f64::from(rivals.bound));
        prop_assert!(nobody <= mean && mean <= f64::from(rivals.bound));
        prop_assert!(rivals.greedy.last() <= Some(&rivals.bound));
        prop_assert!(f64::from(rivals.bound) <= f64::from(reach(&people)));
        // The rivals do not depend on the answers.
        let again = answered(&format!("people={}&seed={seed}&world={world}{you}", run.scenario().people), &[3, -1, 2]);
        prop_assert_eq!(again.round().1, rivals);
    }

    #[test]
    fn answers_do_not_move_people(
        order in Just((1..=30).collect::<Vec<i32>>()).prop_shuffle(),
        accepts in 1usize..12,
        seed in 0u32..1000,
    ) {
        let query = format!("people=300&seed={seed}&months=14");
        let answers = &order[..accepts];
        let [before, after] = [&answers[..accepts - 1], answers].map(|answers| answered(&query, answers));
        let rings = [&before, &after].map(|run| {
            let world = run.world();
            Rings::of(&world.graph, &world.community, run.history(), seed, true)
        });
        let moment = accepts as u32 - 1;
        for person in 1..=300 {
            let ring = before.history().ring(person, moment);
            prop_assert_eq!(ring, after.history().ring(person, moment));
            prop_assert_eq!(rings[0].place(person, ring, 0.01), rings[1].place(person, ring, 0.01));
        }
    }
}

#[test]
fn the_mean_of_chance_equals_exhaustive_counting() {
    // Somebody whom m of n invitations bring is missed by ten of them with the chance C(n − m, 10) / C(n, 10).
    let missed = |n: usize, m: usize| {
        (0..ACCEPTS).fold(1.0, |product, place| {
            product * (n - m).saturating_sub(place) as f64 / (n - place) as f64
        })
    };
    let mut off = Vec::new();
    for seed in 0..60 {
        let run = live(&format!("people=600&seed={seed}"));
        let people = senders(&run);
        let everybody = within(&run, &people);
        let expected: f64 = everybody
            .iter()
            .map(|one| {
                let bring = people
                    .iter()
                    .filter(|&&person| within(&run, &[person]).contains(one));
                1.0 - missed(people.len(), bring.count())
            })
            .sum();
        let [low, mean, high] = run.round().1.chance;
        // A normal distribution has 5 % beyond 1.645 standard deviations on either side.
        let error = (high - low) / 3.29 / (CHOOSERS as f64).sqrt();
        off.push((mean - expected) / error);
    }
    // Sixty means, each of 200 choosers: none more than four standard errors off, and all together
    // no more than four of theirs; the errors themselves are estimates, good to a tenth.
    assert!(off.iter().all(|error| error.abs() < 4.0), "{off:?}");
    let together = off.iter().sum::<f64>() / (off.len() as f64).sqrt();
    assert!(together.abs() < 4.0, "{together}");
}

#[test]
fn in_a_network_of_cliques_and_a_hub_the_hub_is_worth_more_than_ten_of_a_clique() {
    // Ties as a file has them: person 1 knows 2 to 40; 41 to 60 all know one another.
    let mut ties: Vec<[u32; 2]> = (2..=40).map(|other| [1, other]).collect();
    for one in 41..=60 {
        ties.extend((one + 1..=60).map(|other| [one, other]));
    }
    let text: String = ties.iter().map(|[a, b]| format!("{a} {b}\n")).collect();
    let list = hopscope::import::edge_list(text.as_bytes()).unwrap();
    let scenario = Scenario::from_query("world=file&met=0&fof=0&active=0&months=1200").scenario;
    let run = Run::complete(scenario, Some(list)).unwrap();
    let (round, rivals): (Round, Rivals) = run.round();
    assert_eq!(round.own, 0);
    let hub = 40;
    let clique = 20;
    let has_hub = senders(&run).contains(&1);
    let first = rivals.greedy[1];
    assert_eq!(first, if has_hub { hub } else { clique });
    // The first person of the clique brings all of it; the second brings no new people.
    assert_eq!(rivals.greedy[2] - first, if has_hub { clique } else { 2 });
    assert_eq!(*rivals.alone.last().unwrap(), first);
}
