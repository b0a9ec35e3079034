//! The estimate of the second degree, against the measured networks that it is made of.

use hopscope::estimate::{PATHS, second_degree};

use super::table::{Section, our_range, published, recomputed};

/// The rule by which people are accepted, and the people within two steps after 10, 100 and 1,000
/// connections.
const MEASURED: [(&str, [f64; 3]); 6] = [
    ("GitHub developers, met", [4173.0, 17_829.0, 27_850.0]),
    ("GitHub developers, inbound", [4108.0, 17_516.0, 28_190.0]),
    ("GitHub developers, uniform", [196.0, 1373.0, 9179.0]),
    ("co-authors, met", [188.0, 1609.0, 9177.0]),
    ("co-authors, inbound", [239.0, 2360.0, 12_808.0]),
    ("co-authors, uniform", [114.0, 992.0, 7734.0]),
];

pub fn sections() -> Vec<Section> {
    let mut section =
        Section::new("The estimate of a second degree of which only the connections are known");
    let facebook = published("Ugander et al. 2011");
    let [_, middle, _] = second_degree(100);
    section.equal(
        "different friends of friends of a person with 100",
        facebook,
        27_500.0,
        middle,
        0,
    );
    section.within(
        "their share of the non-unique ones",
        facebook,
        27_500.0 / 40_300.0,
        middle / (100.0 * PATHS[1]),
        0.0005,
    );
    let [_, one, _] = second_degree(1);
    section.equal(
        "non-unique friends of friends per friend",
        facebook,
        403.0,
        one,
        0,
    );
    let slope = libm::log10(second_degree(1000)[1] / middle);
    section.between(
        "log-log slope of the middle",
        our_range("about linear with friends (Ugander et al. 2011)"),
        0.85,
        1.0,
        slope,
    );
    let source = recomputed(
        "docs/science.md, A newcomer in a real network: gains of ten times the connections lie in the band's",
    );
    for (name, people) in MEASURED {
        for (place, k) in [10, 100].into_iter().enumerate() {
            let [from, to] = [k, 10 * k].map(second_degree);
            let what = format!("{name}, {k} to {}", 10 * k);
            let gain = |line: usize| to[line] / from[line];
            // The gains at the ends of the range equal the measured gains, except for rounding.
            section.between(
                what,
                source,
                gain(0) - 1e-9,
                gain(2) + 1e-9,
                people[place + 1] / people[place],
            );
        }
    }
    vec![section]
}
