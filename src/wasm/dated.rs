//! The content of a list of your own connections.

use serde::Serialize;

use super::objects::{Counts, Floats};
use crate::analysis::estimate::second_degree;
use crate::io::import::connections::{self, Connections};

/// A list of your own connections. Months are counted from the first connection's.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Dated {
    /// The month of each person, and the number of their company in `firms`: as many as there are for none.
    months: Counts,
    companies: Counts,
    /// How many people, the last ones, have no date.
    undated: u32,
    /// The first and the last date.
    first: Option<Day>,
    last: Option<Day>,
    /// The number of new connections in each month and in each year, from the first.
    by_month: Counts,
    by_year: Counts,
    /// Connections before the first month or year, and at the end of each.
    after_month: Counts,
    after_year: Counts,
    /// The month in which most came.
    busiest: Option<u32>,
    /// The companies, the largest first.
    firms: Vec<Company>,
    /// The number of people whose company no other person of the list has.
    alone: u32,
    /// The estimated number of people two steps away, for every number of connections from 0.
    low: Floats,
    middle: Floats,
    high: Floats,
}

/// A company, and the months of its first and last connection if they have dates.
#[derive(Serialize)]
struct Company {
    name: String,
    people: u32,
    from: Option<u32>,
    to: Option<u32>,
}

/// A date; the day is 0 where only the month is known.
#[derive(Serialize)]
struct Day {
    year: u32,
    month: u32,
    day: u32,
}

impl Dated {
    pub(super) fn of(list: &Connections) -> Dated {
        let connections::Dated {
            months,
            companies,
            undated,
            ..
        } = &list.dated;
        let firms = list.companies.iter().map(|company| Company {
            name: company.name.clone(),
            people: company.people,
            from: company.months.map(|[from, _]| from),
            to: company.months.map(|[_, to]| to),
        });
        let estimates: Vec<[f64; 3]> = (0..=months.len() as u32).map(second_degree).collect();
        let line = |place: usize| {
            let values: Vec<f64> = estimates.iter().map(|estimate| estimate[place]).collect();
            Floats::from(&values[..])
        };
        Dated {
            months: Counts::from(&months[..]),
            companies: Counts::from(&companies[..]),
            undated: *undated as u32,
            first: list.days.map(|[first, _]| day(first)),
            last: list.days.map(|[_, last]| day(last)),
            by_month: Counts::from(&list.by_month[..]),
            by_year: Counts::from(&list.by_year()[..]),
            after_month: Counts::from(&list.by_end_of_month()[..]),
            after_year: Counts::from(&list.by_end_of_year()[..]),
            busiest: list.busiest_month(),
            firms: firms.collect(),
            alone: list.alone(),
            low: line(0),
            middle: line(1),
            high: line(2),
        }
    }
}

fn day(day: connections::Day) -> Day {
    Day {
        year: day.year.into(),
        month: day.month.into(),
        day: day.day.into(),
    }
}
