//! The shape of reach: it is no exponential in the number of connections, and it multiplies with
//! each hop.

use hopscope::curve_fit::{Answer, Form, Verdict, reach};
use hopscope::graph::Graph;
use hopscope::network_statistics::Distances;
use hopscope::random::Stream;
use hopscope::reach::History;
use hopscope::run::Run;
use hopscope::scenario::Scenario;
use hopscope::world::World;

use crate::table::{Mean, Section, formula, our_range};

pub fn sections() -> Vec<Section> {
    vec![shape(), known(), strangers(), hops()]
}

fn shape() -> Section {
    const SEEDS: u32 = 20;
    let mut section = Section::new("Reach against connections, default world, 20 seeds");
    for (name, more) in [
        ("only people met", "strategy=met"),
        ("friends of friends too", "strategy=fof"),
        ("everyone", "strategy=everyone"),
        ("strangers only", "met=0&fof=0&active=0"),
    ] {
        let verdicts: Vec<Verdict> = (1..=SEEDS)
            .map(|seed| {
                let scenario = Scenario::from_query(&format!("seed={seed}&{more}")).scenario;
                let run = Run::complete(scenario, None).expect("it is small");
                Verdict::new(&reach(run.history()))
            })
            .collect();
        let exponential = verdicts
            .iter()
            .filter(|v| v.best == Some(Form::Exponential));
        section.equal(
            format!("{name}: lives that an exponential fits best"),
            our_range("linear at best, then bends"),
            0.0,
            exponential.count() as f64,
            0,
        );
        let slopes = Mean::of(verdicts.iter().filter_map(|verdict| verdict.slope));
        section.between(
            format!("{name}: log-log slope over the last tenfold, and 4.5 standard errors"),
            our_range("less than in proportion to the connections"),
            0.0,
            1.0,
            slopes.mean + 4.5 * slopes.error,
        );
        // Binary logarithm of the last doubling's connections by those of the one before.
        let ratios = verdicts
            .iter()
            .filter_map(|verdict| match verdict.doublings[..] {
                [.., before, last] => Some(libm::log2(last / before)),
                _ => None,
            });
        let ratios = Mean::of(ratios);
        section.between(
            format!("{name}: log₂ of the last doubling’s connections by those of the one before, less 4.5 standard errors"),
            our_range("an exponential has 0, a straight line 1"),
            0.0,
            10.0,
            ratios.mean - 4.5 * ratios.error,
        );
    }
    section
}

/// The verdict on series whose form is known, with noise that multiplies each value.
fn known() -> Section {
    const DRAWS: u32 = 300;
    let mut section = Section::new("Verdicts on known series, 20 to 500 points, noise up to 10 %");
    type Kind = (&'static str, Option<Form>, fn(f64) -> f64);
    // A curve of x from 0 to 1.
    let kinds: [Kind; 7] = [
        ("line", Some(Form::Linear), |x| x),
        ("power .5", Some(Form::Power), |x| libm::sqrt(x)),
        ("power 1.5", Some(Form::Power), |x| libm::pow(x, 1.5)),
        ("exponential", Some(Form::Exponential), |x| {
            libm::exp(4.0 * x)
        }),
        ("saturating", Some(Form::Saturating), |x| {
            -libm::expm1(-4.0 * x)
        }),
        ("logistic", None, |x| {
            1.0 / (1.0 + libm::exp(12.0 * (0.5 - x)))
        }),
        ("constant", None, |_| 1.0),
    ];
    let mut stream = Stream::new(1, "known series");
    for (name, form, curve) in kinds {
        let wrong = (0..DRAWS).filter(|_| {
            let points = 20 + stream.below(481);
            let noise = 0.1 * stream.unit();
            let series: Vec<f64> = (1..=points)
                .map(|x| 1000.0 * curve(f64::from(x) / f64::from(points)))
                .map(|y| y * (1.0 + noise * stream.normal()))
                .collect();
            match Verdict::new(&series).answer {
                Answer::Form(found) => form != Some(found),
                // The right form is among those that are left.
                Answer::Tie(left) => form.is_some_and(|form| !left[form as usize]),
                _ => false,
            }
        });
        section.between(
            format!("{name}: % of {DRAWS} draws with a wrong form"),
            our_range("right, a tie with the right form, or not named"),
            0.0,
            5.0,
            100.0 * wrong.count() as f64 / f64::from(DRAWS),
        );
    }
    section
}

/// People within two steps of a newcomer who has accepted these people.
fn within(graph: &Graph, accepted: &[u32]) -> Vec<f64> {
    reach(&History::new(graph, accepted.iter().copied()))
}

fn strangers() -> Section {
    let mut section = Section::new("Uniform strangers: what is expected, exactly");
    for (name, query) in [
        ("default world", ""),
        ("preferential attachment", "world=preferential&people=3000"),
    ] {
        let graph = World::new(&Scenario::from_query(query).scenario, None).graph;
        let mut people: Vec<u32> = (1..graph.people() as u32).collect();
        let mut stream = Stream::new(3, "strangers");
        let runs: Vec<Vec<f64>> = (0..300)
            .map(|_| {
                stream.shuffle(&mut people);
                within(&graph, &people[..300])
            })
            .collect();
        for connections in [1, 10, 100, 300] {
            // Σ over people w of 1 − the chance that k people drawn from N contain neither w nor
            // one of w's ties.
            let number = people.len() as f64;
            let missed = |person: u32| -> f64 {
                let chance = |taken: usize| 1.0 - connections as f64 / (number - taken as f64);
                (0..=graph.degree(person)).map(chance).product()
            };
            let expected = (1..graph.people() as u32)
                .map(|person| 1.0 - missed(person))
                .sum();
            let ours = Mean::of(runs.iter().map(|run| run[connections - 1]));
            section.sampled(
                format!("{name}: within two steps after {connections}"),
                formula("Σ_w 1 − Π_i (1 − k/(N − i)), i = 0 … k_w"),
                expected,
                ours,
                4.5,
                0.0,
            );
        }
    }
    section
}

fn hops() -> Section {
    let mut section = Section::new("Reach against hops, random world of 50,000 with 6 ties each");
    let world = World::new(
        &Scenario::from_query("world=random&people=50000&ties=6").scenario,
        None,
    );
    let mut stream = Stream::new(2, "hops");
    let rings: Vec<Vec<u64>> = (0..600)
        .map(|_| {
            let person = 1 + stream.below(50_000);
            let mut rings = Distances::from(&world.graph, std::iter::once(person)).pairs;
            rings.resize(rings.len().max(4), 0);
            rings
        })
        .collect();
    for hop in 1..=4 {
        let expected = 6f64.powi(hop);
        // Poisson degrees: z2/z1 = ⟨k⟩. Each ring is smaller by the share of 50,000 people reached
        // before.
        let reached = (0..=hop).map(|hop| 6f64.powi(hop)).sum::<f64>() / 50_000.0;
        section.sampled(
            format!("people at hop {hop}"),
            formula("z_r = z1 (z2/z1)^(r − 1)"),
            expected,
            Mean::of(rings.iter().map(|rings| rings[hop as usize - 1] as f64)),
            4.5,
            expected * reached,
        );
    }
    section
}
