//! Curves fitted to series, against known coefficients and against scipy.

mod answers;
mod numbers;

use hopscope::curve_fit::{Answer, Fit, Form, Verdict, fits, reach};
use hopscope::random::Stream;
use hopscope::run::Run;
use hopscope::scenario::Scenario;
use proptest::prelude::*;

fn of(form: Form, fits: &[Fit; 4]) -> Fit {
    let fit = fits[Form::ALL.iter().position(|&other| other == form).unwrap()];
    assert_eq!(fit.form, form);
    fit
}

/// A curve by its formula, computed with std: the independent side of the comparison.
#[allow(clippy::disallowed_methods)]
fn curve(form: Form, a: f64, b: f64, x: f64) -> f64 {
    match form {
        Form::Linear => a + b * x,
        Form::Power => a * x.powf(b),
        Form::Exponential => a * (b * x).exp(),
        Form::Saturating => -a * (-x / b).exp_m1(),
    }
}

#[test]
fn coefficients_equal_those_of_scipy() {
    let points = [
        [1.0, 14.0],
        [2.0, 25.0],
        [3.0, 41.0],
        [5.0, 60.0],
        [8.0, 102.0],
        [12.0, 140.0],
        [20.0, 215.0],
        [30.0, 300.0],
        [45.0, 380.0],
        [60.0, 470.0],
        [80.0, 520.0],
        [100.0, 590.0],
    ];
    // scipy 1.17.1, curve_fit, tolerances 1e-14: a, b, sum of squares, R²; AICc by its formula.
    let expected = [
        [
            53.63194757843536,
            6.047586424715561,
            22088.81688022134,
            0.9535877965572347,
            99.21504103350406,
        ],
        [
            28.33149143269581,
            0.6686719810656636,
            4504.677745725358,
            0.9905349380588189,
            80.1355798213857,
        ],
        [
            125.2760475155792,
            0.016870288002593877,
            87042.61101292181,
            0.8171092914379428,
            115.67095691643007,
        ],
        [
            686.6338540543715,
            53.45490801160142,
            501.1231188093061,
            0.9989470586738,
            53.78334200679109,
        ],
    ];
    for (fit, expected) in fits(&points).unwrap().iter().zip(expected) {
        let ours = [fit.a, fit.b, fit.rss, fit.r2, fit.aicc];
        for (ours, expected) in ours.into_iter().zip(expected) {
            let close = (ours - expected).abs() < 2e-7 * expected;
            assert!(close, "{}: {ours} not {expected}", fit.form.name());
        }
    }
}

#[test]
fn each_form_is_found_again_under_noise() {
    let cases = [
        (Form::Linear, 30.0, 4.0),
        (Form::Power, 12.0, 0.7),
        (Form::Power, 2.0, 1.8),
        (Form::Exponential, 5.0, 0.02),
        (Form::Exponential, 40.0, 0.006),
        (Form::Saturating, 900.0, 80.0),
        (Form::Saturating, 2000.0, 300.0),
    ];
    let mut stream = Stream::new(1, "noise");
    for (form, a, b) in cases {
        let noise = 0.01 * curve(form, a, b, 300.0);
        let points: Vec<[f64; 2]> = (1..=300)
            .map(|x| {
                [
                    f64::from(x),
                    curve(form, a, b, f64::from(x)) + noise * stream.normal(),
                ]
            })
            .collect();
        let fits = fits(&points).unwrap();
        let fit = of(form, &fits);
        // The noise is 1 % of the greatest value, over 300 points. With two coefficients, a fitted
        // value has a standard error of at most about √(4/300) = .12 of the noise. 4.5 standard
        // errors pass.
        for [x, _] in &points {
            let off = (fit.value(*x) - curve(form, a, b, *x)).abs() / noise;
            assert!(off < 0.54, "{form:?} {a} {b}: {off} at {x}");
        }
        assert!((fit.b / b - 1.0).abs() < 0.033, "{form:?} {b}: {fit:?}");
        // The residual variance is the noise's. Estimated from 300 points, it has a standard error
        // of 8 %.
        let variance = fit.rss / 300.0 / (noise * noise);
        assert!((variance - 1.0).abs() < 0.33, "{form:?}: {variance}");
        assert!(fit.weight > 0.999, "{form:?} against {fits:?}");
        let series: Vec<f64> = points.iter().map(|[_, y]| *y).collect();
        let verdict = Verdict::new(&series);
        assert_eq!(verdict.best, Some(form));
        assert_eq!(verdict.answer, Answer::Form(form), "{a} {b}");
    }
}

#[test]
fn each_form_is_found_again_exactly_without_noise() {
    for (form, a, b) in [
        (Form::Linear, -3.0, 2.5),
        (Form::Power, 7.0, 0.6),
        (Form::Exponential, 0.5, 0.05),
        (Form::Saturating, 300.0, 20.0),
    ] {
        let points: Vec<[f64; 2]> = (1..=100)
            .map(|x| [f64::from(x), curve(form, a, b, f64::from(x))])
            .collect();
        let fit = of(form, &fits(&points).unwrap());
        assert!((fit.a / a - 1.0).abs() < 1e-6, "{fit:?}");
        assert!((fit.b / b - 1.0).abs() < 1e-6, "{fit:?}");
        assert!(fit.r2 > 1.0 - 1e-12);
        for [x, y] in points {
            assert!((fit.value(x) - y).abs() < 1e-6 * y.abs().max(1.0));
        }
    }
}

#[test]
fn a_straight_line_is_straight() {
    let series: Vec<f64> = (1..=1000).map(|x| 13.0 * f64::from(x)).collect();
    let verdict = Verdict::new(&series);
    assert_eq!((verdict.straight, verdict.bends), (1000, None));
    assert_eq!(verdict.slopes, None);
    assert_eq!(verdict.best, Some(Form::Linear));
    assert!((verdict.slope.unwrap() - 1.0).abs() < 1e-12);
    assert!((verdict.tenfold.unwrap() - 10.0).abs() < 1e-9);
    assert_eq!(verdict.answer, Answer::Form(Form::Linear));
    assert!((verdict.opening.unwrap() - 13.0).abs() < 1e-12);
}

#[test]
fn a_saturating_curve_bends_where_its_slope_has_halved() {
    let series: Vec<f64> = (1..=2000)
        .map(|x| curve(Form::Saturating, 5000.0, 400.0, f64::from(x)))
        .collect();
    let verdict = Verdict::new(&series);
    // e^(−x/400) = 1/2 at x = 277. The slope around 100 is compared with windows of 200 after it.
    assert!(verdict.bends.unwrap().abs_diff(377) <= 2, "{verdict:?}");
    // 400 (1 − e^(−x/400)) / x is .9 of its mean over the first ten, .99, at x = 94.
    assert!(verdict.straight.abs_diff(94) <= 2, "{verdict:?}");
    // The chords from 0 to the bend, and from there to the end.
    let bends = verdict.bends.unwrap() as usize;
    let [before, after] = verdict.slopes.unwrap();
    assert!((before * bends as f64 - series[bends - 1]).abs() < 1e-9);
    assert!((series[bends - 1] + after * (2000 - bends) as f64 - series[1999]).abs() < 1e-9);
    // ln[(1 − e^−5)/(1 − e^−.5)] / ln 10.
    assert!(
        (verdict.slope.unwrap() - 0.402153).abs() < 1e-5,
        "{verdict:?}"
    );
    assert_eq!(verdict.best, Some(Form::Saturating));
}

#[test]
fn an_exponential_series_is_called_exponential() {
    let series: Vec<f64> = (1..=400)
        .map(|x| curve(Form::Exponential, 3.0, 0.02, f64::from(x)))
        .collect();
    let verdict = Verdict::new(&series);
    assert_eq!(
        (verdict.best, verdict.bends),
        (Some(Form::Exponential), None)
    );
    assert_eq!(verdict.answer, Answer::Form(Form::Exponential));
    assert!(verdict.slope.unwrap() > 2.0);
}

#[test]
fn a_short_or_flat_series_gives_the_fits_it_allows() {
    for number in 0..=4 {
        let series: Vec<f64> = (1..=number).map(|x| f64::from(x * 7)).collect();
        let verdict = Verdict::new(&series);
        assert_eq!((verdict.fits, verdict.best), (None, None));
        assert_eq!((verdict.answer, verdict.straight), (Answer::TooFew, 0));
        assert_eq!((verdict.bends, verdict.slope), (None, None));
    }
    for value in [0.0, 1.0, 0.1, 1e6] {
        let verdict = Verdict::new(&vec![value; 300]);
        for fit in verdict.fits.unwrap() {
            let numbers = [
                fit.a,
                fit.b,
                fit.rss,
                fit.r2,
                fit.aicc,
                fit.weight,
                fit.value(300.0),
            ];
            assert!(numbers.iter().all(|number| number.is_finite()), "{fit:?}");
            assert_eq!(fit.r2, 0.0);
        }
        assert_eq!(verdict.best, Some(Form::Linear), "{value}");
        assert_eq!(verdict.answer, Answer::Neither, "it does not grow");
    }
    assert_eq!(fits(&[[0.0, 1.0]; 9]), None, "no x but nought");
    assert_eq!(fits(&[[1.0, f64::NAN]; 9]), None);
    assert!(fits(&[[2.0, 3.0]; 9]).is_some(), "one x, again and again");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn fits_are_finite_and_rank_as_their_errors(
        series in prop::collection::vec(0.0..1e6f64, 5..400), cumulated in any::<bool>()
    ) {
        let mut sum = 0.0;
        let series: Vec<f64> = series.iter().map(|y| { sum += y; if cumulated { sum } else { *y } }).collect();
        let verdict = Verdict::new(&series);
        let fits = verdict.fits.unwrap();
        let number = series.len().min(200) as f64;
        let weights: f64 = fits.iter().map(|fit| fit.weight).sum();
        prop_assert!((weights - 1.0).abs() < 1e-12);
        let best = fits.iter().find(|fit| Some(fit.form) == verdict.best).unwrap();
        for fit in &fits {
            let expected = number * libm::log(fit.rss / number) + 6.0 + 24.0 / (number - 4.0);
            prop_assert!((fit.aicc - expected).abs() < 1e-9 * expected.abs().max(1.0));
            prop_assert!(fit.r2 <= 1.0 && best.aicc <= fit.aicc && best.weight >= fit.weight);
            prop_assert!([fit.a, fit.b, fit.value(1e9)].iter().all(|number| number.is_finite()));
            // No other b near it, with its own best a, does better.
            if fit.form != Form::Linear {
                for factor in [0.99, 1.01] {
                    let shape = |i: usize| Fit { a: 1.0, b: fit.b * factor, ..*fit }.value(i as f64);
                    let places = (0..number as usize).map(|i| {
                        if series.len() <= 200 { i } else { i * (series.len() - 1) / 199 }
                    });
                    let (mut products, mut squares) = (0.0, 0.0);
                    for place in places.clone() {
                        products += shape(place + 1) * series[place];
                        squares += shape(place + 1) * shape(place + 1);
                    }
                    let rss: f64 = places.map(|place| {
                        let error = series[place] - products / squares * shape(place + 1);
                        error * error
                    }).sum();
                    let length = series.len() as f64;
                    let at_an_end = match fit.form {
                        Form::Power => fit.b < 0.0101 || fit.b > 9.9,
                        Form::Exponential => fit.b * length < 0.00101 || fit.b * length > 99.0,
                        _ => fit.b / length < 0.00101 || fit.b / length > 990.0,
                    };
                    prop_assert!(at_an_end || fit.rss <= rss * (1.0 + 1e-9), "{fit:?} {factor} {rss}");
                }
            }
        }
        let slope = verdict.slope.unwrap_or(0.0);
        prop_assert!(slope.is_finite());
        let straight = verdict.straight as usize;
        prop_assert!(straight == 0 || (straight >= 10 && straight <= series.len()) || Some(verdict.straight) == verdict.bends);
        prop_assert!(verdict.doublings.iter().all(|&took| took >= 0.0));
        prop_assert!(verdict.doublings.iter().sum::<f64>() < series.len() as f64);
        prop_assert_eq!(verdict.answer == Answer::TooFew, series.len() < 20);
        prop_assert!(verdict.stretches.iter().flat_map(|s| s.interval).all(f64::is_finite));
    }
}

#[test]
fn the_reach_of_a_life_is_its_1st_and_2nd_degree() {
    let run = Run::complete(Scenario::default(), None).unwrap();
    let reach = reach(run.history());
    for (step, &people) in reach.iter().enumerate() {
        let [first, second, _] = run.history().degrees(step + 1);
        assert_eq!(people, f64::from(first + second));
    }
    // It starts with many, and a mix of sources has none of the four forms.
    assert_eq!(Verdict::new(&reach).answer, Answer::Neither);
}
