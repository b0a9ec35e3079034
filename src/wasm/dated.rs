//! What a list of your own connections says.

use js_sys::{Array, Object, Uint32Array};

use super::plain::{Plain, floats};
use crate::analysis::estimate::second_degree;
use crate::io::import::connections::{Connections, Dated, Day};

/// What a list says: by person the `months` from the first and the numbers of their `companies`; how many are `undated`; of the
/// dates the `first` and the `last`, how many came in each month (`byMonth`) and each year (`byYear`); of the `firms`, the largest first,
/// `name`, `people`, and the months of the first and the last (`from`, `to`) if they have dates; how many are `alone`; and, for every number of
/// connections from none, people two steps away as they are estimated: `low`, `middle`, `high`.
pub(super) fn found(list: &Connections) -> Object {
    let Dated {
        months,
        companies,
        undated,
        ..
    } = &list.dated;
    let firms: Array = list
        .companies
        .iter()
        .map(|company| {
            let months = company.months;
            Plain::new()
                .text("name", &company.name)
                .count("people", company.people)
                .value("from", months.map(|[from, _]| from))
                .value("to", months.map(|[_, to]| to))
                .0
        })
        .collect();
    let estimates: Vec<[f64; 3]> = (0..=months.len() as u32).map(second_degree).collect();
    let line = |place: usize| {
        let values: Vec<f64> = estimates.iter().map(|estimate| estimate[place]).collect();
        floats(&values)
    };
    Plain::new()
        .value("months", Uint32Array::from(&months[..]))
        .value("companies", Uint32Array::from(&companies[..]))
        .count("undated", *undated as u32)
        .value("first", list.days.map(|[first, _]| day(first)))
        .value("last", list.days.map(|[_, last]| day(last)))
        .value("byMonth", Uint32Array::from(&list.by_month[..]))
        .value("byYear", Uint32Array::from(&list.by_year()[..]))
        .value("firms", firms)
        .count("alone", list.alone())
        .value("low", line(0))
        .value("middle", line(1))
        .value("high", line(2))
        .0
}

fn day(day: Day) -> Object {
    Plain::new()
        .count("year", day.year.into())
        .count("month", day.month.into())
        .count("day", day.day.into())
        .0
}
