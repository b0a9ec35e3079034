//! Many lives and many posts: bands, common random numbers, hours, the default post, and the claim
//! about contacts from hundreds of lives.

use hopscope::contacts::{CLAIM, Sensitivity};
use hopscope::ensemble::Ensemble;
use hopscope::post::Cascade;
use hopscope::run::Run;
use hopscope::scenario::{Scenario, Strategy};

use crate::table::{Mean, Section, formula, measured, our_range};

pub fn sections() -> Vec<Section> {
    vec![bands(), hours(), default_post(), claim()]
}

fn run(query: &str) -> Run {
    Run::complete(Scenario::from_query(query).scenario, None).expect("a small world")
}

/// A life of the ensemble for each of these seeds.
fn lived(ensemble: &mut Ensemble, seeds: std::ops::Range<u32>) {
    for seed in seeds {
        ensemble.live(seed).expect("a small world");
    }
}

/// The standard error of the mean. Squared, it is the variance by the number of samples.
fn error(samples: &[f64]) -> f64 {
    Mean::of(samples.iter().copied()).error
}

fn bands() -> Section {
    let mut section = Section::new("Many lives: 500 people, 1,000 lives");
    let run = run("people=500&connections=25");
    let fof = Scenario {
        strategy: Strategy::Fof,
        ..run.scenario().clone()
    };
    let ensemble = || Ensemble::new(&run, Some(fof.clone()), false).expect("a small world");
    let (mut lives, mut others) = (ensemble(), ensemble());
    lived(&mut lives, 1..1001);
    lived(&mut others, 1001..2001);
    let place = lives
        .connections()
        .iter()
        .position(|&connection| connection == 25);
    let place = place.expect("the moment is sampled");
    let (reach, saw) = (lives.tallies[0].reach.band(), lives.tallies[0].saw.band());
    // The band comes from 1,000 lives, too, so both count in the error.
    let spread = (0.9f64 * 0.1 * 2.0 / 1000.0).sqrt();
    let inside = |samples: &[f64], low: f64, high: f64| {
        let inside = samples
            .iter()
            .filter(|sample| (low..=high).contains(sample));
        inside.count() as f64 / samples.len() as f64
    };
    section.within(
        "share of 1,000 other lives within the band of reach at 25 connections (± 4.5 standard errors)",
        formula("from the 5 % to the 95 % quantile"),
        0.9,
        inside(others.tallies[0].reach.samples(place), reach.low[place], reach.high[place]),
        4.5 * spread,
    );
    // Viewers are few and whole numbers, so the band may hold more than its share; the posts of one
    // life are not independent, so only the direction is held.
    section.between(
        "share of posts of 1,000 other lives within the band of viewers",
        our_range("at least 9 of 10, less 4.5 standard errors"),
        0.9 - 4.5 * spread,
        1.0,
        inside(others.tallies[0].saw.samples(0), saw.low[0], saw.high[0]),
    );
    let samples = |which: usize| lives.tallies[which].reach.samples(place);
    let [apart, together] = [
        error(samples(0)).powi(2) + error(samples(1)).powi(2),
        error(lives.difference.samples(place)).powi(2),
    ];
    section.between(
        "everyone less friends of friends, the same seeds: variance of the difference by that of independent lives",
        our_range("common random numbers narrow a comparison: below 1"),
        0.0,
        1.0,
        together / apart,
    );
    section
}

/// Each reader sees a post some time after whom they see it from: exponential, with the half-life.
fn hours() -> Section {
    let mut section = Section::new("Hours: share of viewers within one half-life, 2,000 posts");
    let run = run("connections=100&see=.6&reshare=.5&hops=2");
    let halflife = run.scenario().halflife as f32;
    let mut cascade = Cascade::default();
    let mut shares = [const { Vec::new() }; 2];
    for post in 1..=2000 {
        cascade = run.send(post, cascade);
        let hours = cascade.hours();
        let (first, second) = hours.split_at(cascade.per_hop[0] as usize);
        for (shares, hours) in shares.iter_mut().zip([first, second]) {
            let within = hours.iter().filter(|&&hour| hour <= halflife).count();
            shares.push(within as f64 / hours.len().max(1) as f64);
        }
    }
    let [first, second] = shares.map(|shares| Mean::of(shares.into_iter()));
    let source = formula("an exponential wait");
    section.sampled("1st hop", source, 0.5, first, 4.5, 0.0);
    let two = 1.0 - (1.0 + std::f64::consts::LN_2) / 2.0;
    section.sampled(
        "2nd hop",
        formula("two of them: Erlang"),
        two,
        second,
        4.5,
        0.0,
    );
    section
}

fn default_post() -> Section {
    let mut section = Section::new("The default post: 20,000 posts of the default life");
    let run = run("");
    let expected = run
        .expected()
        .expect("a post of the default model has expectations");
    let (mut cascade, mut per_hop) = (Cascade::default(), [const { Vec::new() }; 2]);
    let mut ends = Vec::new();
    for post in 1..=20_000 {
        cascade = run.send(post, cascade);
        for (hop, viewers) in per_hop.iter_mut().enumerate() {
            viewers.push(f64::from(cascade.per_hop.get(hop).copied().unwrap_or(0)));
        }
        ends.push(f64::from(u8::from(
            cascade.reshares.first().is_none_or(|&shares| shares == 0),
        )));
    }
    let source = formula("the closed form that the page shows");
    for ((hop, viewers), expected) in (1..).zip(per_hop).zip(expected.hops) {
        let mean = Mean::of(viewers.into_iter());
        section.sampled(
            format!("viewers at hop {hop}"),
            source,
            expected,
            mean,
            4.5,
            0.0,
        );
    }
    let mean = Mean::of(ends.into_iter());
    section.sampled(
        "share that nobody passes on",
        source,
        expected.ends_at_first,
        mean,
        4.5,
        0.0,
    );
    section
}

/// The answer of the scene `contacts` says how many more people write.
fn claim() -> Section {
    let mut section = Section::new(
        "Contacts in six months after the switch by those of five years before, 400 seeds",
    );
    let mut rows = Sensitivity::new(Scenario::from_query(CLAIM).scenario, None, 400);
    let claim = rows.advance().expect("the claim is the first row");
    let [ratio, error] = claim.ratio;
    let source = measured("the answer of the scene: 27 % more, measured with these 400 seeds");
    section.within(format!("claim (± {error:.3})"), source, 1.27, ratio, 0.005);
    // The answer gives the error as 1 %.
    section.within("claim: standard error", source, 0.01, error, 0.005);
    section
}
