//! One life before and after a switch: the ratio of rates and the month of a change, against
//! published examples, and how often their intervals hold the truth.

use hopscope::own_life::{Change, Comparison, FALSE_ALARMS, Span, find_change, rate_ratio};
use hopscope::random::Stream;

use crate::table::{Section, formula, our_range, published};

pub fn sections() -> Vec<Section> {
    vec![examples(), coverage(), changes()]
}

/// British coal mining disasters a year, 1851 to 1961 (Jarrett 1979), as PyMC has them.
const DISASTERS: &str = "454014340633402633545314415534252234213221111300101100310322011101010002100011023311211112420014000100000100101";

fn examples() -> Section {
    let mut section = Section::new("A rate ratio and a change of rate in published data");
    let span = |events, exposure| Span { events, exposure };
    let cancer =
        rate_ratio(span(15.0, 19_017.0), span(41.0, 28_010.0), 1.0).expect("there are events");
    const STATA: &str = "manual of Stata, `iri 41 15 28010 19017`";
    section.equal("rate ratio", published(STATA), 1.855759, cancer.ratio, 6);
    section.equal("lower limit", published(STATA), 1.005684, cancer.low, 6);
    section.equal("upper limit", published(STATA), 3.6093, cancer.high, 4);
    let disasters: Vec<u32> = DISASTERS
        .bytes()
        .map(|digit| u32::from(digit - b'0'))
        .collect();
    let Change::Found(change) = find_change(&disasters) else {
        panic!("no change in the disasters");
    };
    {
        let years = change.interval.map(|year| 1851.0 + year as f64);
        section.within(
            "coal mining disasters: first year of the lower rate",
            published("Raftery, Akman 1986: mode in March 1890"),
            1890.0,
            1851.0 + change.month as f64,
            2.0,
        );
        section.within(
            "first year of the interval",
            published("Raftery, Akman 1986: May 1887"),
            1887.0,
            years[0],
            1.0,
        );
        section.within(
            "last year of the interval",
            published("Raftery, Akman 1986: August 1895"),
            1895.0,
            years[1],
            1.0,
        );
    }
    section
}

/// A Poisson number, by counting exponential waits.
fn poisson(random: &mut Stream, mean: f64) -> u32 {
    let mut time = random.exponential();
    let mut count = 0;
    while time < mean {
        count += 1;
        time += random.exponential();
    }
    count
}

/// A number with this mean whose variance is `phi` times the mean: Poisson bunches, each of a
/// geometric number of events with mean (phi + 1) / 2.
fn bunched(random: &mut Stream, mean: f64, phi: f64) -> u32 {
    let size = 0.5 * (phi + 1.0);
    let mut events = 0;
    for _ in 0..poisson(random, mean / size) {
        events += 1;
        while random.unit() < 1.0 - 1.0 / size {
            events += 1;
        }
    }
    events
}

/// Months with one rate and months with another.
fn life(random: &mut Stream, spans: [(usize, f64); 2], phi: f64) -> Vec<u32> {
    let months = spans.iter().flat_map(|&(months, mean)| vec![mean; months]);
    months.map(|mean| bunched(random, mean, phi)).collect()
}

fn coverage() -> Section {
    const SEEDS: u32 = 2_000;
    let mut section =
        Section::new("How often the 95 % interval of a rate ratio holds the truth, 2,000 lives");
    // 60 months before the switch and 12 after it.
    for (before, after, phi) in [
        (0.3, 0.3, 1.0),
        (0.3, 2.0, 1.0),
        (2.0, 2.0, 1.0),
        (2.0, 6.0, 1.0),
        (2.0, 6.0, 3.0),
        (4.0, 4.0, 5.0),
    ] {
        let mut random = Stream::new(1, "rate ratio");
        let held = (0..SEEDS).filter(|_| {
            let counts = life(&mut random, [(60, before), (12, after)], phi);
            let found = Comparison::new(&counts, &[1.0; 72], 60);
            let truth = after / before;
            found
                .ratio
                .is_some_and(|found| found.low <= truth && truth <= found.high)
        });
        let share = held.count() as f64 / f64::from(SEEDS);
        let what = format!("{before} events a month, then {after}; variance by mean {phi}");
        if phi == 1.0 {
            // The exact interval is conservative. Less four standard errors of the share.
            section.between(
                what,
                formula("at least 95 %: Clopper, Pearson 1934"),
                0.93,
                1.0,
                share,
            );
        } else {
            section.between(what, our_range("about 95 %"), 0.92, 0.99, share);
        }
    }
    section
}

fn changes() -> Section {
    const SEEDS: u32 = 300;
    let mut section = Section::new(
        "A change of rate: false alarms, and how often the interval holds it, 300 lives",
    );
    // Four standard errors of a share of 5 % in 300.
    let most = FALSE_ALARMS + 0.05;
    for (mean, phi) in [(0.3, 1.0), (3.0, 1.0), (3.0, 4.0)] {
        let mut random = Stream::new(2, "no change");
        let alarms = (0..SEEDS).filter(|_| {
            let counts = life(&mut random, [(40, mean), (32, mean)], phi);
            matches!(find_change(&counts), Change::Found(_))
        });
        section.between(
            format!("share of lives without a change in which one is found; {mean} events a month, variance by mean {phi}"),
            formula("at most 5 %: a permutation test"),
            0.0,
            most,
            alarms.count() as f64 / f64::from(SEEDS),
        );
    }
    for (before, after, phi) in [(1.0, 4.0, 1.0), (2.0, 4.0, 1.0), (3.0, 12.0, 4.0)] {
        let mut random = Stream::new(3, "change");
        let (mut found, mut held) = (0, 0);
        for _ in 0..SEEDS {
            // The month of the change is any.
            let month = 12 + random.below(37) as usize;
            let counts = life(&mut random, [(month, before), (60 - month, after)], phi);
            if let Change::Found(change) = find_change(&counts) {
                found += 1;
                let [first, last] = change.interval;
                held += u32::from((first..=last).contains(&month));
            }
        }
        let what = format!("from {before} to {after} events a month, variance by mean {phi}");
        section.between(
            format!("{what}: share of lives in which the change is found"),
            our_range("most"),
            0.9,
            1.0,
            f64::from(found) / f64::from(SEEDS),
        );
        section.between(
            format!("{what}: share of these whose interval holds the month"),
            our_range("about 95 %"),
            0.91,
            1.0,
            f64::from(held) / f64::from(found),
        );
    }
    section
}
