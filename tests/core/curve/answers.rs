//! The named form of known series with noise: right or "cannot tell" in at least 95 % of draws.

use hopscope::curve_fit::{Answer, Form, Verdict};
use hopscope::random::Stream;

/// A kind of series: its name, the right form, the least share of draws with that form, and the
/// series of a length without noise.
type Kind = (
    &'static str,
    Option<Form>,
    f64,
    fn(&mut Stream, usize) -> Vec<f64>,
);

const KINDS: [Kind; 13] = [
    ("line through 0", Some(Form::Linear), 0.4, |_, n| {
        points(n, |x| 7.0 * x)
    }),
    ("line", Some(Form::Linear), 0.25, |stream, n| {
        let start = 6.0 * n as f64 * stream.unit();
        points(n, |x| start + 3.0 * x)
    }),
    ("power .5", Some(Form::Power), 0.5, |_, n| {
        points(n, |x| 20.0 * libm::sqrt(x))
    }),
    ("power .7", Some(Form::Power), 0.4, |_, n| {
        points(n, |x| 20.0 * libm::pow(x, 0.7))
    }),
    ("power 1.5", Some(Form::Power), 0.5, |_, n| {
        points(n, |x| 2.0 * libm::pow(x, 1.5))
    }),
    ("exponential", Some(Form::Exponential), 0.5, |stream, n| {
        let rate = (2.0 + 4.0 * stream.unit()) / n as f64;
        points(n, |x| 5.0 * libm::exp(rate * x))
    }),
    ("saturating", Some(Form::Saturating), 0.5, |stream, n| {
        let rate = (2.0 + 4.0 * stream.unit()) / n as f64;
        points(n, |x| -1000.0 * libm::expm1(-rate * x))
    }),
    // None of the four.
    ("logistic", None, 0.0, |stream, n| {
        let middle = (0.3 + 0.4 * stream.unit()) * n as f64;
        let rate = (8.0 + 8.0 * stream.unit()) / n as f64;
        points(n, |x| 1000.0 / (1.0 + libm::exp(rate * (middle - x))))
    }),
    ("constant", None, 0.0, |_, n| points(n, |_| 100.0)),
    ("noise only", None, 0.0, |stream, n| {
        points(n, |_| 100.0 * stream.unit())
    }),
    ("random walk", None, 0.0, |stream, n| {
        let mut sum = 50.0;
        points(n, |_| {
            sum += stream.normal();
            sum
        })
    }),
    ("line with jumps", None, 0.0, |stream, n| {
        let jumps = jumps(stream, n);
        points(n, |x| x + height(&jumps, x))
    }),
    ("steps", None, 0.0, |stream, n| {
        let jumps = jumps(stream, n);
        points(n, |x| 0.3 * n as f64 + height(&jumps, x))
    }),
];

fn points(number: usize, mut curve: impl FnMut(f64) -> f64) -> Vec<f64> {
    (1..=number).map(|x| curve(x as f64)).collect()
}

/// One to three jumps [place, height], each from .3 to 1 of the length high.
fn jumps(stream: &mut Stream, number: usize) -> Vec<[f64; 2]> {
    let number = number as f64;
    (0..=stream.below(3))
        .map(|_| {
            let place = (0.15 + 0.7 * stream.unit()) * number;
            [place, (0.3 + 0.7 * stream.unit()) * number]
        })
        .collect()
}

fn height(jumps: &[[f64; 2]], x: f64) -> f64 {
    let before = jumps.iter().filter(|[place, _]| *place < x);
    before.map(|[_, height]| height).sum()
}

/// The series with noise of a share: added, in proportion to the greatest value or to the mean;
/// multiplied; or on each gain, so that errors add up (a share of 10 % makes a gain as uncertain as
/// it is large).
fn noisy(series: &[f64], share: f64, way: u32, stream: &mut Stream) -> Vec<f64> {
    let greatest = series.iter().fold(0.0, |most: f64, &y| most.max(y));
    let mean = series.iter().sum::<f64>() / series.len() as f64;
    let (mut sum, mut last) = (series[0], series[0]);
    let mut noise = |y: f64| match way {
        0 => y + share * greatest * stream.normal(),
        1 => y + share * mean * stream.normal(),
        2 => y * (1.0 + share * stream.normal()),
        _ => {
            sum += (y - last) * (1.0 + 10.0 * share * stream.normal());
            last = y;
            sum
        }
    };
    series.iter().map(|&y| noise(y)).collect()
}

#[test]
fn known_series_are_named_right_or_not_at_all() {
    const DRAWS: u32 = 1000;
    println!("of {DRAWS} draws: right, tie, neither, too few, wrong");
    for (name, right, least, curve) in KINDS {
        let mut stream = Stream::new(1, name);
        let [mut named, mut tied, mut neither, mut few, mut wrong] = [0; 5];
        for draw in 0..DRAWS {
            // Lengths from 10 to 1,000, as many from 10 to 100 as beyond.
            let number = (10.0 * libm::pow(100.0, stream.unit())).round() as usize;
            let series = curve(&mut stream, number);
            let share = [0.0, 0.02, 0.05, 0.1][draw as usize % 4];
            let series = noisy(&series, share, draw / 4 % 4, &mut stream);
            match Verdict::new(&series).answer {
                Answer::TooFew => few += 1,
                Answer::Neither => neither += 1,
                Answer::Tie(close) if right.is_none_or(|form| close[form as usize]) => tied += 1,
                Answer::Form(form) if Some(form) == right => named += 1,
                Answer::Tie(_) | Answer::Form(_) => wrong += 1,
            }
        }
        println!("{name}: {named}, {tied}, {neither}, {few}, {wrong}");
        assert!(wrong * 20 <= DRAWS, "{name}: {wrong} of {DRAWS} are wrong");
        // It is not right by saying nothing.
        assert!(
            f64::from(named) >= least * f64::from(DRAWS),
            "{name}: {named}"
        );
    }
}

#[test]
fn a_form_without_noise_is_named_from_20_connections_on() {
    for (name, right, _, curve) in KINDS {
        let mut stream = Stream::new(2, name);
        for number in [10, 19, 20, 50, 200, 1000] {
            let series = curve(&mut stream, number);
            let answer = Verdict::new(&series).answer;
            match right {
                _ if number < 20 => assert_eq!(answer, Answer::TooFew, "{name} {number}"),
                Some(form) => assert_eq!(answer, Answer::Form(form), "{name} {number}"),
                None => assert!(
                    !matches!(answer, Answer::Form(_)),
                    "{name} {number}: {answer:?}"
                ),
            }
        }
    }
}

#[test]
fn the_forms_of_an_answer_are_those_that_are_left() {
    let forms = |answer: Answer| answer.forms().collect::<Vec<_>>();
    assert_eq!(forms(Answer::Form(Form::Power)), [Form::Power]);
    let tie = Answer::Tie([true, false, false, true]);
    assert_eq!(forms(tie), [Form::Linear, Form::Saturating]);
    assert_eq!(forms(Answer::TooFew), []);
    assert_eq!(forms(Answer::Neither), []);
}
