//! Contacts a month: the claim, its assumptions, and the rates of its models.

use hopscope::contacts::{CLAIM, Sensitivity, readiness};
use hopscope::growth::Growth;
use hopscope::scenario::{Scenario, Writers};
use hopscope::world::World;

use crate::table::{Section, Source, formula, our_range, published};

pub fn sections() -> Vec<Section> {
    vec![claim(), models()]
}

/// The result of each assumption is this project's own, not a published figure. The ranges keep the
/// page's statements about the claim true.
fn claim() -> Section {
    const STORY: Source = our_range("the story on trial: claim 7");
    const BREAKS: [&str; 4] = ["no-switch", "then-fof", "no-backlog", "circle-faster"];
    let mut section = Section::new(
        "Contacts in six months after the switch by those of five years before, 8 seeds",
    );
    let mut rows = Sensitivity::new(Scenario::from_query(CLAIM).scenario, None, 8);
    while let Some(row) = rows.advance() {
        let [ratio, error] = row.ratio;
        let (least, most) = match row.name {
            // Near the limit: the claim holds for some seeds only.
            "no-hubs" => (0.7, 1.3),
            name if BREAKS.contains(&name) => (0.0, 1.0),
            _ => (1.0, 10.0),
        };
        section.between(
            format!("{} (± {error:.2})", row.name),
            STORY,
            least,
            most,
            ratio,
        );
        if row.name == "claim" {
            section.between(
                "claim, less 4.5 standard errors",
                STORY,
                1.0,
                10.0,
                ratio - 4.5 * error,
            );
        }
    }
    section
}

fn models() -> Section {
    let mut section = Section::new("Who writes, and who invites for being seen");
    let most = |writers| {
        let better = |best: u32, shared: u32| {
            if readiness(writers, shared) > readiness(writers, best) {
                shared
            } else {
                best
            }
        };
        f64::from((0..200).fold(0, better))
    };
    section.equal(
        "weak ties: shared connections of whoever is likeliest to write",
        published("Rajkumar et al. 2022: near 10"),
        10.0,
        most(Writers::Weak),
        0,
    );
    let query = "people=20000&met=0&fof=0&active=0&feedback=0.1&months=60";
    let scenario = Scenario::from_query(query).scenario;
    let growth = Growth::new(&World::new(&scenario, None), &scenario);
    let after = |month: u32| {
        let connections = growth.connections.partition_point(|c| c.month < month) as f64;
        // k = (i/λ)(e^(λt) − 1): the exponential is k + i/λ.
        libm::log(connections + scenario.invitations / scenario.feedback)
    };
    section.within(
        "growth a month with feedback .1, from month 12 to 48, everybody accepted",
        formula("dk/dt = i + λk"),
        0.1,
        (after(48) - after(12)) / 36.0,
        0.0005,
    );
    section
}
