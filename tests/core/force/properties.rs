//! Properties of every network's layout.

use super::laid_out::{bits, distance, graph, laid_out, path, start, started};
use hopscope::graph::Graph;
use hopscope::layout::{Force, Settings};
use proptest::prelude::*;

/// Networks of up to 120 people: sparse ones, dense ones, and some with people without ties.
fn networks() -> impl Strategy<Value = Graph> {
    (0..120usize).prop_flat_map(|people| {
        let person = 1..people.max(1) as u32 + 1;
        let ties = prop::collection::vec(prop::array::uniform2(person), 0..4 * people + 1);
        ties.prop_map(move |ties| graph(people, if people > 0 { &ties } else { &[] }))
    })
}

fn finite(force: &Force) -> bool {
    force
        .positions()
        .as_flattened()
        .iter()
        .all(|part| part.is_finite())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_same_seed_gives_the_same_bytes_in_one_run_or_two(network in networks(), seed: u32, stop in 0..20) {
        let mut once = start(&network, seed);
        let mut twice = start(&network, seed);
        prop_assert_eq!(bits(&once), bits(&twice));
        for _ in 0..20 {
            once.step();
        }
        for _ in 0..stop {
            twice.step();
        }
        let mut resumed = twice.clone();
        for _ in stop..20 {
            resumed.step();
        }
        prop_assert_eq!(bits(&once), bits(&resumed));
    }

    #[test]
    fn no_one_can_be_pinned_before_the_first_picture(network in networks(), seed: u32, steps in 0..2000) {
        let new = || Force::new(&network, &vec![0; network.people()], seed, Settings::default());
        let mut force = new();
        for _ in 0..steps {
            force.step();
            if force.is_picture() {
                break;
            }
            force.pin(1, Some([0.5, 0.5]));
            prop_assert_eq!(force.place(1), [0.0; 2]);
        }
        prop_assert_eq!(force.pinned().count(), 0);
        prop_assert_eq!(bits(&started(force)), bits(&started(new())));
    }

    #[test]
    fn all_positions_are_finite_and_you_are_in_the_middle(network in networks(), seed: u32) {
        let mut force = Force::new(&network, &vec![0; network.people()], seed, Settings::default());
        let mut progress = force.progress();
        prop_assert_eq!(progress, 0.0);
        while force.step() {
            prop_assert!(finite(&force));
            prop_assert_eq!(force.positions().len(), if force.is_picture() { network.people() } else { 0 });
            prop_assert!(progress <= force.progress() && force.progress() < 1.0);
            progress = force.progress();
        }
        prop_assert_eq!(force.iterations(), 50);
        prop_assert_eq!(force.progress(), 1.0);
        prop_assert_eq!(force.positions().len(), network.people());
        prop_assert_eq!(force.positions().first().copied().unwrap_or_default(), [0.0; 2]);
        for person in 0..network.people() as u32 {
            prop_assert!(distance(force.place(person), [0.0; 2]) < 1.0);
        }
        // No two people overlap.
        let mut places = bits(&force).split_off(1);
        places.sort_unstable();
        places.dedup();
        prop_assert_eq!(places.len() + 1, network.people());
    }

    #[test]
    fn a_pinned_person_stays_and_the_others_stay_finite(
        network in networks().prop_filter("somebody", |network| network.people() > 2),
        pins in prop::collection::vec((any::<prop::sample::Index>(), prop::array::uniform2(-1.2f32..1.2)), 1..6),
    ) {
        let mut force = start(&network, 1);
        let mut held = std::collections::BTreeMap::new();
        for (person, place) in pins {
            let person = 1 + person.index(network.people() - 1) as u32;
            force.pin(person, Some(place));
            held.insert(person, force.positions()[person as usize]);
        }
        let mut pinned: Vec<u32> = force.pinned().collect();
        pinned.sort_unstable();
        prop_assert_eq!(pinned, held.keys().copied().collect::<Vec<_>>());
        while force.step() {
            for (&person, &place) in &held {
                prop_assert_eq!(force.positions()[person as usize], place);
            }
        }
        prop_assert!(finite(&force));
    }

    #[test]
    fn any_settings_give_finite_pictures(
        network in networks(),
        strengths in prop::array::uniform5(prop_oneof![
            0.0f32..20.0, Just(0.0), Just(-1.0), Just(f32::NAN), Just(f32::INFINITY), Just(1e30),
        ]),
    ) {
        let [attraction, softness, repulsion, gravity, theta] = strengths;
        let settings = Settings { attraction, softness, repulsion, gravity, theta, ..Settings::default() };
        let mut force = Force::new(&network, &vec![0; network.people()], 1, settings);
        while force.step() {}
        prop_assert!(finite(&force));
    }

    #[test]
    fn unit_disc_and_positions_are_inverse_maps(
        network in networks().prop_filter("somebody", |network| network.people() > 1),
        angle in 0.0f64..6.3,
        radius in 0.0f64..0.98,
    ) {
        let mut force = start(&network, 1);
        let place = [radius * libm::cos(angle), radius * libm::sin(angle)].map(|part| part as f32);
        force.pin(1, Some(place));
        prop_assert!(distance(force.place(1), place) < 1e-4);
    }
}

#[test]
fn other_seeds_give_other_pictures() {
    let network = graph(40, &path(40));
    assert_ne!(bits(&start(&network, 1)), bits(&start(&network, 2)));
}

#[test]
fn the_centre_of_mass_is_the_middle() {
    // All people of a ring have the same mass.
    let mut ties = path(400);
    ties.push([400, 1]);
    let force = laid_out(&graph(400, &ties), 50);
    let mut middle = [0.0; 2];
    for place in &force.positions()[1..] {
        middle = [middle[0] + place[0] / 400.0, middle[1] + place[1] / 400.0];
    }
    assert!(distance(middle, [0.0; 2]) < 1e-3, "{middle:?}");
}

#[test]
fn the_ties_of_a_dragged_person_follow() {
    let network = graph(200, &path(200));
    let mut force = laid_out(&network, 50);
    let before = [100, 101, 150].map(|person| force.positions()[person]);
    force.pin(100, Some([0.9, 0.0]));
    assert!(
        !force.step(),
        "a picture at rest stays at rest until it is warmed"
    );
    force.reheat();
    assert!(force.progress() < 1.0);
    while force.step() {}
    let now = |person: usize| force.positions()[person];
    let [was, is] = [before[1], now(101)].map(|place| distance(place, now(100)));
    assert!(is < was / 2.0, "{was} {is}");
    assert!(distance(now(101), before[1]) > 2.0 * distance(now(150), before[2]));
    force.pin(100, None);
    assert_eq!(force.pinned().count(), 0);
    force.reheat();
    let pinned = force.positions()[100];
    force.step();
    assert_ne!(force.positions()[100], pinned);
}

#[test]
fn you_unknown_people_and_infinite_places_cannot_be_pinned() {
    let network = graph(3, &path(3));
    let mut force = start(&network, 1);
    let before = bits(&force);
    force.pin(0, Some([0.5, 0.5]));
    force.pin(4, Some([0.5, 0.5]));
    force.pin(1, Some([f32::NAN, 0.0]));
    force.pin(1, Some([f32::INFINITY, 0.0]));
    assert_eq!((bits(&force), force.pinned().count()), (before, 0));
    // A wrong position leaves a pinned person where they are.
    force.pin(1, Some([0.5, 0.5]));
    force.pin(1, Some([f32::NAN, 0.0]));
    assert_eq!(force.pinned().collect::<Vec<_>>(), [1]);
}
