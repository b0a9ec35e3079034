//! Sorts people by the date on which they connected.

use super::dates::{DayMonthOrder, ParsedDate};
use super::day::Day;

/// People in the order in which they connected, people without a date last.
pub(super) struct Chronology {
    /// The row of each person in the file, from 0.
    pub rows: Vec<u32>,
    /// The month of each person, as in [`Dated::months`](super::Dated::months).
    pub months: Vec<u32>,
    /// The days of the first and the last person with a date.
    pub days: Option<[Day; 2]>,
    /// The number of people who connected in each month, from the month of the first.
    pub by_month: Vec<u32>,
    /// The number of people without a date.
    pub undated: usize,
    /// The number of dates that are possible only in the other order of day and month.
    pub in_other_order: usize,
}

impl Chronology {
    /// Sorts the rows with these dates. People of the same day stay in the order of the file, or in
    /// the reverse order if the file is sorted newest first, as exports are. O(rows · log rows).
    pub fn new(dates: &[ParsedDate], order: DayMonthOrder) -> Chronology {
        let days: Vec<(Option<Day>, bool)> = dates
            .iter()
            .map(|date| date.day_in_either_order(order))
            .collect();
        let mut rows: Vec<u32> = (0..days.len() as u32).collect();
        if is_newest_first(&days) {
            rows.reverse();
        }
        sort_by_day(&mut rows, &days);
        let dated: Vec<Day> = rows
            .iter()
            .filter_map(|&row| days[row as usize].0)
            .collect();
        let ends = dated.first().copied().zip(dated.last().copied());
        let begin = ends.map_or(0, |(first, _)| first.months());
        let month_count = ends.map_or(0, |(_, last)| last.months() - begin + 1);
        let mut by_month = vec![0; month_count as usize];
        let mut months = Vec::with_capacity(rows.len());
        for day in &dated {
            by_month[(day.months() - begin) as usize] += 1;
            months.push(day.months() - begin);
        }
        months.resize(rows.len(), month_count);
        Chronology {
            undated: rows.len() - dated.len(),
            in_other_order: days.iter().filter(|(_, is_other)| *is_other).count(),
            days: ends.map(|(first, last)| [first, last]),
            rows,
            months,
            by_month,
        }
    }
}

/// Sorts rows by day, rows without a day last. The sort is stable, because the position of a row is
/// part of its key.
fn sort_by_day(rows: &mut [u32], days: &[(Option<Day>, bool)]) {
    let sort_key = |row: u32| {
        let day = days[row as usize].0;
        day.map_or(u64::from(u32::MAX), Day::sort_key)
    };
    let keys = rows.iter().zip(0u64..);
    let keys = keys.map(|(&row, position)| sort_key(row) << 32 | position);
    let mut keys: Vec<u64> = keys.collect();
    keys.sort_unstable();
    let sorted: Vec<u32> = keys.iter().map(|&key| rows[key as u32 as usize]).collect();
    rows.copy_from_slice(&sorted);
}

/// Whether more dates are earlier than the previous date than later.
fn is_newest_first(days: &[(Option<Day>, bool)]) -> bool {
    let mut dated = days.iter().filter_map(|(day, _)| *day);
    let Some(mut before) = dated.next() else {
        return false;
    };
    let (mut later, mut earlier) = (0usize, 0usize);
    for day in dated {
        later += usize::from(day > before);
        earlier += usize::from(day < before);
        before = day;
    }
    earlier > later
}

/// Whether a date ends with a 12-hour time. Then the month is commonly first.
pub(super) fn has_12_hour_time(date: &str) -> bool {
    let letters = date.trim_end_matches('.').as_bytes();
    let end = letters
        .get(letters.len().saturating_sub(2)..)
        .unwrap_or_default();
    end.eq_ignore_ascii_case(b"am") || end.eq_ignore_ascii_case(b"pm")
}
