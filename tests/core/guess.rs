//! The score of a guess, and how a post doubles.

use hopscope::guess::{Bend, Guess, Miss, doublings};
use proptest::prelude::*;

fn guess<'a>(x: &'a [u32], y: &'a [u32], top: u32) -> Guess<'a> {
    Guess { x, y, top }
}

/// A line of 100 points from 10 to 1,000, by share of the axis.
fn line(height: impl Fn(f64) -> f64) -> Vec<u32> {
    let share = |place: u32| f64::from(place) / 99.0;
    (0..100)
        .map(|place| (10.0 + 990.0 * height(share(place))).round() as u32)
        .collect()
}

fn bend(y: &[u32]) -> Option<Bend> {
    let x: Vec<u32> = (0..100).collect();
    guess(&x, y, 1000).bend()
}

#[test]
fn a_bend_is_the_side_of_the_chord() {
    assert_eq!(bend(&line(|share| share)), Some(Bend::Straight));
    assert_eq!(bend(&line(|share| share * share)), Some(Bend::Up));
    let exponential = |share: f64| (libm::pow(100.0, share) - 1.0) / 99.0;
    assert_eq!(bend(&line(exponential)), Some(Bend::Up));
    assert_eq!(bend(&line(f64::sqrt)), Some(Bend::Down));
    // Up and down again: above its chord.
    let hill = |share: f64| libm::sin(std::f64::consts::PI * share);
    assert_eq!(bend(&line(hill)), Some(Bend::Down));
}

#[test]
fn an_s_and_half_a_guess_have_no_bend() {
    let s = line(|share| f64::from(u8::from(share > 0.5)));
    assert_eq!(bend(&s), None);
    let straight = line(|share| share);
    assert_eq!(bend(&straight[..79]), None);
    assert_eq!(bend(&straight[..80]), Some(Bend::Straight));
    assert_eq!(guess(&[1, 2], &[3, 4], 5).bend(), None);
}

#[test]
fn the_widest_miss_is_found_where_there_is_a_truth() {
    let x = [0, 10, 20, 30];
    assert_eq!(guess(&x, &[0], 100).widest(|_| Some(0)), None);
    let straight = guess(&x, &[0, 33, 67, 100], 100);
    let truth = |x| (x <= 20).then_some(x);
    let expected = Miss {
        x: 20,
        guessed: 67,
        truth: 20,
        apart: 47,
    };
    assert_eq!(straight.widest(truth), Some(expected));
    assert_eq!(straight.widest(|_| None), None);
}

#[test]
fn a_guess_is_right_up_to_3_percent_of_all_people() {
    let guess = guess(&[], &[], 1000);
    assert!(guess.is_right(0) && guess.is_right(30) && !guess.is_right(31));
}

#[test]
fn doublings_end_at_the_first_hop_that_less_than_doubles() {
    assert_eq!(doublings(&[]), 0);
    assert_eq!(doublings(&[5]), 0);
    assert_eq!(doublings(&[5, 10, 20, 39, 100]), 2);
    assert_eq!(doublings(&[5, 9, 18]), 0);
    assert_eq!(doublings(&[1, 2, 4]), 2);
}

proptest! {
    #[test]
    fn no_place_misses_by_more_than_the_widest(
        points in prop::collection::vec((0u32..1000, prop::option::of(0u32..1000)), 1..50),
    ) {
        let x: Vec<u32> = (0..points.len() as u32).collect();
        let (y, truth): (Vec<u32>, Vec<Option<u32>>) = points.into_iter().unzip();
        let widest = guess(&x, &y, 1000).widest(|x| truth[x as usize]);
        let misses = (1..y.len()).filter_map(|place| Some(y[place].abs_diff(truth[place]?)));
        prop_assert_eq!(widest.map(|miss| miss.apart), misses.max());
        if let Some(Miss { x, guessed, truth: was, apart }) = widest {
            prop_assert_eq!((guessed, Some(was)), (y[x as usize], truth[x as usize]));
            prop_assert_eq!(apart, guessed.abs_diff(was));
        }
    }
}
