//! Milestones of lives side by side: small cases by hand, and real lives against a plain search.

use hopscope::milestones::{Life, Milestones};
use hopscope::run::Run;
use hopscope::scenario::Scenario;

/// The series of a life that the comparison reads.
struct Series {
    after_month: Vec<u32>,
    reach: Vec<u32>,
}

impl Series {
    fn of(query: &str) -> Series {
        let reading = Scenario::from_query(query);
        assert_eq!(reading.warnings, [""; 0], "{query}");
        let run = Run::complete(reading.scenario, None).unwrap();
        Series {
            after_month: run.growth().by_end_of_month(run.scenario().months),
            reach: run.history().reach(),
        }
    }

    /// One connection a month, with this reach after each.
    fn monthly(reach: &[u32]) -> Series {
        Series {
            after_month: (0..reach.len() as u32 + 1).collect(),
            reach: [&[0], reach].concat(),
        }
    }

    fn life(&self) -> Life<'_> {
        Life {
            after_month: &self.after_month,
            reach: &self.reach,
        }
    }

    fn at(&self, month: u32) -> u32 {
        self.reach[self.after_month[month as usize] as usize]
    }
}

#[test]
fn twice_holds_to_the_end() {
    let met = Series::monthly(&[1, 10, 10, 10]);
    let other = Series::monthly(&[5, 15, 20, 20]);
    let found = Milestones::new(met.life(), other.life(), None, 1000);
    // In month 1 it was twice, in month 2 not.
    assert_eq!(found.twice, Some(3));
    assert_eq!((found.full, found.half, found.level), (None, None, None));
    let found = Milestones::new(other.life(), met.life(), None, 20);
    assert_eq!((found.twice, found.half), (None, Some(2)));
}

#[test]
fn a_circle_is_full_when_ten_connections_bring_ten_people() {
    // Every connection brings four people; from the 21st on each is known already.
    let reach: Vec<u32> = (1..=40u32).map(|count| 4 * count.min(20)).collect();
    let life = Series::monthly(&reach);
    let found = Milestones::new(life.life(), life.life(), None, 1000);
    // After 28 connections the last ten, from the 19th on, brought 8.
    assert_eq!(
        (found.full, found.since, found.gained),
        (Some(28), Some(18), Some(8))
    );
}

#[test]
fn a_life_that_switches_catches_up_at_95_percent() {
    let other = Series::monthly(&[100, 200, 300, 400]);
    let switched = Series::monthly(&[100, 100, 284, 380]);
    let level = |after| {
        let third = Some((switched.life(), after));
        Milestones::new(other.life(), other.life(), third, 1000).level
    };
    assert_eq!(level(1), Some(4));
    assert_eq!(level(0), Some(1), "before its switch it is the same life");
    assert_eq!(level(4), None);
}

#[test]
fn the_milestones_of_real_lives_are_the_first_months_in_which_they_hold() {
    for seed in 1..8 {
        let query = format!("people=600&seed={seed}&months=90");
        let met = Series::of(&format!("{query}&strategy=met"));
        let other = Series::of(&query);
        let third = Series::of(&format!("{query}&strategy=met&switch=40"));
        let found = Milestones::new(met.life(), other.life(), Some((third.life(), 40)), 600);
        let first = |holds: &dyn Fn(u32) -> bool| (1..=90).find(|&month| holds(month));
        let is_twice = |month| other.at(month) >= 2 * met.at(month);
        assert_eq!(
            found.twice,
            first(&|month| (month..=90).all(is_twice)),
            "seed {seed}"
        );
        assert_eq!(found.half, first(&|month| 2 * other.at(month) >= 600));
        let is_level = |month| f64::from(third.at(month)) >= 0.95 * f64::from(other.at(month));
        assert_eq!(found.level, first(&|month| month > 40 && is_level(month)));
        let gain = |month: u32| {
            let connections = met.after_month[month as usize] as usize;
            (connections >= 20).then(|| met.reach[connections] - met.reach[connections - 10])
        };
        assert_eq!(
            found.full,
            first(&|month| gain(month).is_some_and(|gain| gain <= 10))
        );
        assert_eq!(found.gained, found.full.and_then(gain));
        if let (Some(full), Some(since)) = (found.full, found.since) {
            let before = met.after_month[full as usize] - 10;
            assert!(met.after_month[since as usize] <= before);
            assert!(met.after_month[since as usize + 1] > before);
        }
    }
}
