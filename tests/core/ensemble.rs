//! Ensembles: quantiles and errors against their definitions, and the same worlds for every strategy.

use hopscope::ensemble::{Ensemble, Life};
use hopscope::quantiles::{Band, Samples};
use hopscope::run::Run;
use hopscope::scenario::{Scenario, Strategy};

fn run(query: &str) -> Run {
    let reading = Scenario::from_query(query);
    assert_eq!(reading.warnings, [""; 0]);
    Run::complete(reading.scenario, None).unwrap()
}

fn complete(run: &Run, against: Option<Scenario>) -> Ensemble {
    let mut ensemble = Ensemble::new(run, against, false).unwrap();
    while ensemble.advance().unwrap() < ensemble.lives() {}
    ensemble
}

#[test]
fn a_band_has_the_quantiles_mean_and_error_of_its_numbers() {
    // 0, 1, … 100 in another order: type 7 quantiles of 5, 50 and 95.
    let mut series = Samples::default();
    for number in 0..101u32 {
        series.add(1, &[f64::from(number * 37 % 101)]);
    }
    let band = series.band();
    assert_eq!(
        (band.low[1], band.median[1], band.high[1]),
        (5.0, 50.0, 95.0)
    );
    // Variance of 0..=100 with n − 1: 858.5; standard error √(858.5 / 101).
    assert!((band.mean[1] - 50.0).abs() < 1e-12 && (band.error[1] - 2.915476).abs() < 1e-6);
    assert_eq!((band.count[0], band.count[1]), (0, 101));
    assert!(band.median[0].is_nan(), "no life got there");
    assert_eq!(series.above(1), 100.0 / 101.0);
    // With several numbers a life, the error is the error of the lives' means.
    let mut posts = Samples::default();
    for life in [[1.0, 3.0], [5.0, 7.0]] {
        posts.add(0, &life);
    }
    let band = posts.band();
    assert_eq!((band.mean[0], band.error[0], band.count[0]), (4.0, 2.0, 2));
    assert_eq!(band.median[0], 4.0);
}

#[test]
fn inequality_is_that_of_known_samples() {
    let of = |numbers: &[f64]| {
        let mut samples = Samples::default();
        for &number in numbers {
            samples.add(0, &[number]);
        }
        samples.inequality(0)
    };
    assert_eq!((of(&[]), of(&[0.0, 0.0])), (None, None));
    let equal = of(&[3.0; 20]).unwrap();
    assert!(equal.gini.abs() < 1e-12 && (equal.top_tenth - 0.1).abs() < 1e-12);
    // One has all of ten: 1 − 1/10.
    let one = of(&[0.0, 0.0, 0.0, 5.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]).unwrap();
    assert!((one.gini - 0.9).abs() < 1e-12 && one.top_tenth == 1.0);
    // By the definition: the mean of |x − y| over all pairs, divided by twice the mean.
    let numbers = [1.0, 4.0, 2.0, 8.0, 5.0, 7.0, 1.0f64];
    let apart = numbers.iter().flat_map(|x| numbers.map(|y| (x - y).abs()));
    let expected = apart.sum::<f64>() / 49.0 / (2.0 * numbers.iter().sum::<f64>() / 7.0);
    let found = of(&numbers).unwrap();
    assert!((found.gini - expected).abs() < 1e-12);
    assert!((found.top_tenth - 8.0 / 28.0).abs() < 1e-12);
}

#[test]
fn the_same_scenario_gives_the_same_bands() {
    let run = run("people=300&lives=20&connections=10");
    let bands = |run: &Run| {
        let ensemble = complete(run, None);
        let tally = &ensemble.tallies[0];
        (tally.reach.band(), tally.saw.band(), tally.hops.band())
    };
    assert_eq!(bands(&run), bands(&run));
}

#[test]
fn the_90_percent_band_holds_nine_in_ten_other_lives() {
    let base = run("people=500&lives=1000&connections=20");
    let ensemble = complete(&base, None);
    let place = ensemble
        .connections()
        .iter()
        .position(|&x| x == 20)
        .unwrap();
    let band = ensemble.tallies[0].reach.band();
    let inside = (0..1000)
        .filter(|seed| {
            let life = run(&format!("people=500&connections=20&seed={}", 5000 + seed));
            let [first, second, _] = life.history().degrees(20);
            let reach = f64::from(first + second);
            (band.low[place]..=band.high[place]).contains(&reach)
        })
        .count();
    // The number of 1,000 other lives in the true band is binomial: 900 ± 9.5. The quantiles of
    // 1,000 lives have an error of the same size. 4.5 deviations of the sum (√2 · 9.5) pass.
    assert!(inside.abs_diff(900) < 61, "{inside}");
}

#[test]
fn the_mean_equals_the_closed_form() {
    // A newcomer accepts k strangers in G(n, p): a person is not within two steps with the chance
    // (1 − k/n) (1 − p)^k, to order 1/n.
    let base = run(
        "world=random&people=2000&ties=10&met=0&fof=0&active=0&strangers=1&lives=200&connections=40",
    );
    let ensemble = complete(&base, None);
    let band = ensemble.tallies[0].reach.band();
    for (place, &k) in ensemble.connections().iter().enumerate() {
        if !(1..=40).contains(&k) {
            continue;
        }
        let k = f64::from(k);
        let missed = (1.0 - k / 2000.0) * libm::pow(1.0 - 10.0 / 1999.0, k);
        let expected = 2000.0 * (1.0 - missed);
        assert!(
            (band.mean[place] - expected).abs() < 4.5 * band.error[place] + 0.5,
            "{k}: {} ± {}, not {expected}",
            band.mean[place],
            band.error[place]
        );
    }
}

#[test]
fn strategies_share_worlds_so_that_their_difference_has_a_smaller_error() {
    let base = run("people=1000&lives=40&connections=30");
    let met = Scenario {
        strategy: Strategy::Met,
        ..base.scenario().clone()
    };
    let ensemble = complete(&base, Some(met.clone()));
    let [everyone, only_met] = [0, 1].map(|scenario| ensemble.tallies[scenario].reach.band());
    let difference = ensemble.difference.band();
    let place = ensemble
        .connections()
        .iter()
        .position(|&x| x == 30)
        .unwrap();
    let apart = everyone.mean[place] - only_met.mean[place];
    assert!((difference.mean[place] - apart).abs() < 1e-9);
    let variance = |band: &Band| band.error[place] * band.error[place];
    let independent = (variance(&everyone) + variance(&only_met)).sqrt();
    assert!(
        difference.error[place] < independent,
        "{} {independent}",
        difference.error[place]
    );
    // The difference of a scenario from itself is 0.
    let same = complete(&base, Some(base.scenario().clone()));
    assert!(
        same.difference
            .band()
            .high
            .iter()
            .all(|&difference| difference == 0.0)
    );
    // An ensemble of the other scenario alone gives the same bands.
    let alone = complete(&Run::complete(met, None).unwrap(), None);
    let place = |ensemble: &Ensemble| {
        ensemble
            .connections()
            .iter()
            .position(|&x| x == 30)
            .unwrap()
    };
    assert_eq!(
        alone.tallies[0].reach.band().median[place(&alone)],
        only_met.median[place(&ensemble)]
    );
}

#[test]
fn a_post_that_ended_before_a_hop_counts_zero_there() {
    let base = run("people=300&lives=30&connections=20&see=.3&reshare=.2&hops=all");
    let tally = &complete(&base, None).tallies[0];
    let (hops, saw) = (tally.hops.band(), tally.saw.band());
    assert!(
        hops.count.iter().all(|&lives| lives == 30),
        "{:?}",
        hops.count
    );
    let sum: f64 = hops.mean.iter().sum();
    assert!((sum - saw.mean[0]).abs() < 1e-9, "{sum} {}", saw.mean[0]);
}

#[test]
fn a_life_without_connections_has_bands_too() {
    let base = run("people=50&lives=3&met=0&fof=0&active=0&strangers=0");
    let ensemble = complete(&base, None);
    assert_eq!(ensemble.connections(), [0]);
    assert_eq!(ensemble.tallies[0].reach.band().high, [0.0]);
}

#[test]
fn a_life_with_a_seed_is_the_same_in_any_ensemble() {
    let run = run("people=200&connections=10&lives=4");
    let whole = complete(&run, None);
    let mut alone = Ensemble::new(&run, None, false).unwrap();
    for life in (0..4).rev() {
        alone.live(alone.seed(life)).unwrap();
    }
    let [whole, alone] = [&whole.tallies[0], &alone.tallies[0]];
    for (series, other) in [(&whole.reach, &alone.reach), (&whole.saw, &alone.saw)] {
        assert_eq!(series.places(), other.places());
        for place in 0..series.places() {
            let sorted = |series: &Samples| {
                let mut numbers = series.samples(place).to_vec();
                numbers.sort_by(f64::total_cmp);
                numbers
            };
            assert_eq!(sorted(series), sorted(other), "{place}");
        }
    }
    assert_eq!(whole.saw.samples(0).len(), 20);
    assert!(whole.saw.samples(1).is_empty());
}

#[test]
fn lives_of_several_ensembles_added_in_order_give_the_same_bits() {
    let base = run("people=300&lives=17&connections=15&months=12&posts=1.5&see=.4&reshare=.2");
    let met = Scenario {
        strategy: Strategy::Met,
        ..base.scenario().clone()
    };
    let new = || Ensemble::new(&base, Some(met.clone()), true).unwrap();
    let mut whole = new();
    while whole.advance().unwrap() < whole.lives() {}

    // The others know the scenario and the numbers of connections, and run none of its stages.
    let mut unrun = Run::default();
    unrun.configure(base.scenario().clone()).unwrap();
    let places = whole.connections().to_vec();
    let mut others =
        [0; 3].map(|_| Ensemble::part(&unrun, Some(met.clone()), true, places.clone()).unwrap());
    let mut own = new();
    for life in 0..own.lives() {
        let other = &mut others[(life * life % 3) as usize];
        let seed = other.seed(life);
        assert_eq!(seed, own.seed(life));
        let mut shares = vec![0.0];
        while *shares.last().unwrap() < 1.0 {
            assert!(other.take().is_empty(), "not complete");
            shares.push(other.work(seed).unwrap());
        }
        assert!(shares.is_sorted() && shares.len() > 20, "{shares:?}");
        let packed = Life::pack(&other.take());
        assert!(other.take().is_empty(), "taken already");
        own.add(&Life::unpack(&packed).unwrap());
        assert!(Life::unpack(&packed[1..]).is_none());
        assert!(Life::unpack(&packed[..packed.len() - 1]).is_none());
    }
    let text = |ensemble: &Ensemble| format!("{:?} {:?}", ensemble.tallies, ensemble.difference);
    assert_eq!(text(&own), text(&whole));
}

#[test]
fn a_life_that_another_interrupts_begins_again() {
    let base = run("people=200&connections=10&lives=4");
    let mut ensemble = Ensemble::new(&base, None, false).unwrap();
    let complete = |ensemble: &mut Ensemble, life| {
        let seed = ensemble.seed(life);
        while ensemble.work(seed).unwrap() < 1.0 {}
        ensemble.take()
    };
    let alone = complete(&mut ensemble, 0);
    let seed = ensemble.seed(0);
    ensemble.work(seed).unwrap();
    ensemble.work(seed).unwrap();
    assert_ne!(complete(&mut ensemble, 1), alone);
    assert_eq!(complete(&mut ensemble, 0), alone);
}
