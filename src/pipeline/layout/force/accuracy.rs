//! Tests of the repulsion against the exact sum over all pairs.

use super::*;
use crate::base::random::Stream;
use crate::pipeline::layout::{Force, Settings};
use crate::pipeline::scenario::Scenario;
use crate::pipeline::world::World;

/// The default of `Settings::theta`.
const THETA: f32 = 0.9;

type Points = Vec<[f32; 2]>;

/// The repulsion on each person: first by `Repulsion::field`, then by the exact sum.
fn both(positions: &[[f32; 2]], mass: &[f32], theta: f32) -> [Vec<[f64; 2]>; 2] {
    let mut repulsion = Repulsion::default();
    repulsion.field(positions, mass, theta);
    let mut fast = vec![[0.0; 2]; positions.len()];
    for (place, &person) in repulsion.order().iter().enumerate() {
        let [.., fx, fy] = repulsion.at(place);
        fast[person as usize] = [fx, fy].map(f64::from);
    }
    let places: Vec<[f64; 2]> = (0u32..)
        .zip(positions)
        .map(|(person, &place)| apart(place, person).map(f64::from))
        .collect();
    let soft2 = f64::from(SOFT) * f64::from(SOFT);
    let exact = places.iter().map(|&[x, y]| {
        let mut sum = [0.0; 2];
        for (&[ox, oy], &mass) in places.iter().zip(mass) {
            let (dx, dy) = (x - ox, y - oy);
            let share = f64::from(mass) / (dx * dx + dy * dy + soft2);
            sum[0] += dx * share;
            sum[1] += dy * share;
        }
        sum
    });
    [fast, exact.collect()]
}

/// Root mean square of the error, divided by the root mean square of the force.
fn error(positions: &[[f32; 2]], mass: &[f32], theta: f32) -> f64 {
    let [fast, exact] = both(positions, mass, theta);
    let (mut wrong, mut all) = (0.0, 0.0);
    for ([x, y], [ex, ey]) in fast.into_iter().zip(exact) {
        wrong += (x - ex) * (x - ex) + (y - ey) * (y - ey);
        all += ex * ex + ey * ey;
    }
    (wrong / all).sqrt()
}

/// Masses with a distribution like that of a world: many small ones and few large ones.
fn masses(people: usize, stream: &mut Stream) -> Vec<f32> {
    let mass = |stream: &mut Stream| (0.3 / (1.0 - stream.unit())).min(30.0) as f32;
    (0..people).map(|_| mass(stream)).collect()
}

fn uniform(people: usize, side: f64, stream: &mut Stream) -> Points {
    let at = |stream: &mut Stream| ((stream.unit() - 0.5) * side) as f32;
    (0..people).map(|_| [at(stream), at(stream)]).collect()
}

/// Twelve clusters. Each is a normal distribution; the widths are from 0.05 to 50.
fn clusters(people: usize, stream: &mut Stream) -> Points {
    let centres = uniform(12, 300.0, stream);
    (0..people)
        .map(|person| {
            let [x, y] = centres[person % 12];
            let width = 0.05 * libm::pow(10.0, 3.0 * (person % 12) as f64 / 11.0);
            [x, y].map(|centre| centre + (width * stream.normal()) as f32)
        })
        .collect()
}

fn laid_out(query: &str) -> Points {
    let world = World::new(&Scenario::from_query(query).scenario, None);
    let mut force = Force::new(&world.graph, &world.community, 1, Settings::default());
    while force.iterations() < 10 {
        force.step();
    }
    force.positions()[1..].to_vec()
}

#[test]
fn the_error_is_below_half_a_percent() {
    let mut other = Stream::new(1, "test");
    let mut check = |name: &str, points: &[[f32; 2]]| {
        let errors = [
            error(points, &vec![1.0; points.len()], THETA),
            error(points, &masses(points.len(), &mut other), THETA),
        ];
        assert!(
            errors.iter().all(|&error| error < 0.005),
            "{name}: {errors:?}"
        );
    };
    let mut stream = Stream::new(2, "test");
    check("uniform", &uniform(6000, 80.0, &mut stream));
    check("dense", &uniform(3000, 1.0, &mut stream));
    check("clusters", &clusters(6000, &mut stream));
    check(
        "preferential",
        &laid_out("world=preferential&people=6000&ties=6"),
    );
    check("professional", &laid_out("people=6000"));
    check(
        "small world",
        &laid_out("world=smallworld&people=4000&ties=6"),
    );
    // People at only 300 different positions.
    let places = uniform(300, 20.0, &mut stream);
    let coincident: Points = (0..3000).map(|person| places[person % 300]).collect();
    check("coincident", &coincident);
}

#[test]
fn on_a_line_where_most_forces_cancel_the_error_is_below_a_percent() {
    let line: Points = (0..3000).map(|person| [person as f32 * 0.1, 7.0]).collect();
    let error = error(&line, &[1.0; 3000], THETA);
    assert!(error < 0.01, "{error}");
}

#[test]
fn with_theta_0_every_pair_is_summed_up() {
    let mut stream = Stream::new(3, "test");
    for people in [1, 2, 3, 23, 24, 25, 49, 100, 777] {
        let points = uniform(people, 10.0, &mut stream);
        let [fast, exact] = both(&points, &masses(people, &mut stream), 0.0);
        for (fast, exact) in fast.iter().zip(&exact) {
            for axis in 0..2 {
                let scale = 1.0 + exact[axis].abs();
                assert!(
                    (fast[axis] - exact[axis]).abs() < 1e-4 * scale,
                    "{fast:?} {exact:?}"
                );
            }
        }
    }
}

#[test]
fn a_smaller_theta_is_more_exact() {
    let points = uniform(4000, 60.0, &mut Stream::new(4, "test"));
    let errors = [0.3, 0.45, 0.6, 0.9].map(|theta| error(&points, &vec![1.0; 4000], theta));
    assert!(errors.is_sorted(), "{errors:?}");
    // With four terms the error falls at least with the third power of theta.
    assert!(errors[1] < errors[3] / 8.0, "{errors:?}");
}

#[test]
fn forces_balance() {
    let mut stream = Stream::new(5, "test");
    let points = clusters(5000, &mut stream);
    let mass = masses(5000, &mut stream);
    let mut repulsion = Repulsion::default();
    repulsion.field(&points, &mass, THETA);
    let (mut sum, mut all) = ([0.0; 2], 0.0);
    for (place, &person) in repulsion.order().iter().enumerate() {
        let [.., fx, fy] = repulsion.at(place);
        let [x, y] = [fx, fy].map(|part| f64::from(part) * f64::from(mass[person as usize]));
        sum = [sum[0] + x, sum[1] + y];
        all += (x * x + y * y).sqrt();
    }
    // The forces between two cells are equal and opposite, up to the omitted terms.
    assert!(
        sum.iter().all(|part| part.abs() < 1e-3 * all),
        "{sum:?} of {all}"
    );
}

#[test]
fn people_of_one_position_are_pushed_apart() {
    let points = vec![[3.0, -2.0]; 100];
    let [fast, exact] = both(&points, &[1.0; 100], THETA);
    for (fast, exact) in fast.iter().zip(&exact) {
        let strength = (fast[0] * fast[0] + fast[1] * fast[1]).sqrt();
        assert!(strength > 1.0 && strength < 1e6, "{fast:?}");
        assert!(
            fast[0] * exact[0] + fast[1] * exact[1] > 0.0,
            "{fast:?} {exact:?}"
        );
    }
}

#[test]
fn who_has_no_mass_takes_no_part() {
    let points = [[0.0, 0.0], [1.0, 0.0], [2.0, 0.0]];
    let mut repulsion = Repulsion::default();
    repulsion.field(&points, &[0.0, 1.0, 1.0], THETA);
    assert_eq!(repulsion.order(), [1, 2]);
    for nobody in [&[0.0; 3][..], &[]] {
        let mut repulsion = Repulsion::default();
        repulsion.field(&points[..nobody.len()], nobody, THETA);
        assert!(repulsion.order().is_empty());
    }
}
