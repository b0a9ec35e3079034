//! A column of dates with times.

use super::super::chronology::has_12_hour_time;
use super::super::date_order::{OrderEvidence, detect_order};
use super::super::dates::{DayMonthOrder, ParsedDate, parse_date};
use super::super::day::Day;
use super::super::month_words::MonthWords;

/// The dates of the rows of a file, in the order of the file.
#[derive(Default)]
pub(super) struct DateColumn {
    dates: Vec<ParsedDate>,
    /// The second of the day; 0 without a time.
    seconds: Vec<u32>,
    words: MonthWords,
    has_12_hour_times: bool,
}

/// A moment; ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment {
    pub day: Day,
    second: u32,
}

impl DateColumn {
    /// Adds the date in a cell.
    pub fn add(&mut self, cell: &str) {
        let date = parse_date(cell, true, &mut self.words);
        self.has_12_hour_times |=
            matches!(date, ParsedDate::Ambiguous { .. }) && has_12_hour_time(cell);
        self.dates.push(date);
        self.seconds.push(second_of_day(cell).unwrap_or(0));
    }

    /// The moments of all rows, and the order of day and month if nothing in the column decides it.
    pub fn moments(&self) -> (Vec<Option<Moment>>, Option<DayMonthOrder>) {
        let dates = self.dates.iter();
        let dates: Vec<ParsedDate> = dates
            .map(|date| date.with_decided_month(&self.words))
            .collect();
        let common = match self.has_12_hour_times {
            true => DayMonthOrder::MonthFirst,
            false => DayMonthOrder::DayFirst,
        };
        let (order, evidence) = detect_order(&dates, common);
        let moments = dates.iter().zip(&self.seconds).map(|(date, &second)| {
            let (day, _) = date.day_in_either_order(order);
            day.map(|day| Moment { day, second })
        });
        let is_guessed = evidence == OrderEvidence::Convention;
        (moments.collect(), is_guessed.then_some(order))
    }
}

/// The second of the day at which a cell has a time such as `15:07:12` or `3:07 PM`.
fn second_of_day(cell: &str) -> Option<u32> {
    let bytes = cell.as_bytes();
    let colon = bytes.iter().position(|&byte| byte == b':')?;
    let digits_before = bytes[..colon]
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let number = |digits: &[u8]| {
        let digits = digits
            .iter()
            .take(2)
            .take_while(|byte| byte.is_ascii_digit());
        digits.fold(0, |number, digit| 10 * number + u32::from(digit - b'0'))
    };
    let mut hour = number(&bytes[colon - digits_before.min(2)..colon]);
    let minute = number(&bytes[colon + 1..]);
    let second = match bytes.get(colon + 3) {
        Some(b':') => number(&bytes[colon + 4..]),
        _ => 0,
    };
    let has = |half: &[u8]| bytes.windows(2).any(|pair| pair.eq_ignore_ascii_case(half));
    if has(b"pm") && hour < 12 {
        hour += 12;
    } else if has(b"am") && hour == 12 {
        hour = 0;
    }
    Some(3600 * hour + 60 * minute + second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_seconds_of_the_day() {
        for (cell, second) in [
            ("2024-01-05 15:07:12 UTC", Some(54_432)),
            ("1/5/24, 3:07 PM", Some(54_420)),
            ("1/5/24, 12:07 AM", Some(420)),
            ("1/5/24, 12:07 PM", Some(43_620)),
            ("2024-01-05T09:00:00+02:00", Some(32_400)),
            (":", Some(0)),
            ("5 Jan 2024", None),
        ] {
            assert_eq!(second_of_day(cell), second, "{cell}");
        }
    }
}
