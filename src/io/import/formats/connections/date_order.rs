//! Detects whether the day or the month comes first in a column of dates.

use super::dates::{DayMonthOrder, ParsedDate};
use super::day::Day;

/// The evidence for an order of day and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OrderEvidence {
    /// No date is ambiguous.
    NoAmbiguity,
    /// More dates are possible only in this order than only in the other.
    Dates,
    /// The dates are sorted better in this order. Exports are sorted.
    Sorting,
    /// No evidence: the order that is usual in exports is assumed.
    Convention,
}

/// The order of day and month in a column of dates; `common` without evidence. O(cells).
pub(super) fn detect_order(
    cells: &[ParsedDate],
    common: DayMonthOrder,
) -> (DayMonthOrder, OrderEvidence) {
    let both = [DayMonthOrder::DayFirst, DayMonthOrder::MonthFirst];
    // The number of dates that are possible only with the day first, and only with the month first.
    let mut only = [0usize; 2];
    let mut ambiguous = 0;
    for cell in cells {
        if let ParsedDate::Ambiguous { .. } = cell {
            ambiguous += 1;
            match both.map(|order| cell.day(order).is_some()) {
                [true, false] => only[0] += 1,
                [false, true] => only[1] += 1,
                _ => {}
            }
        }
    }
    if ambiguous == 0 {
        return (common, OrderEvidence::NoAmbiguity);
    }
    if only[0] != only[1] {
        let order = both[usize::from(only[1] > only[0])];
        return (order, OrderEvidence::Dates);
    }
    let [day_first, month_first] = both.map(|order| steps_against_direction(cells, order));
    if day_first != month_first {
        let order = both[usize::from(month_first < day_first)];
        return (order, OrderEvidence::Sorting);
    }
    (common, OrderEvidence::Convention)
}

/// The number of steps from one date to the next that go against the direction of most steps.
fn steps_against_direction(cells: &[ParsedDate], order: DayMonthOrder) -> usize {
    let mut steps = [0usize; 2];
    let mut before: Option<Day> = None;
    for day in cells.iter().filter_map(|cell| cell.day(order)) {
        match before.map(|before| day.cmp(&before)) {
            Some(std::cmp::Ordering::Less) => steps[0] += 1,
            Some(std::cmp::Ordering::Greater) => steps[1] += 1,
            _ => {}
        }
        before = Some(day);
    }
    steps[0].min(steps[1])
}

#[cfg(test)]
mod tests {
    use super::super::dates::parse_date;
    use super::super::month_words::MonthWords;
    use super::*;

    #[test]
    fn the_column_decides_about_day_and_month() {
        let column = |cells: &[&str], common| {
            let mut words = MonthWords::default();
            let cells: Vec<ParsedDate> = cells
                .iter()
                .map(|cell| parse_date(cell, true, &mut words))
                .collect();
            detect_order(&cells, common)
        };
        use DayMonthOrder::*;
        use OrderEvidence::*;
        // One date that is possible in one order only is enough.
        assert_eq!(
            column(&["1/2/20", "13/2/20"], MonthFirst),
            (DayFirst, Dates)
        );
        assert_eq!(
            column(&["1/2/20", "2/13/20"], DayFirst),
            (MonthFirst, Dates)
        );
        // Sorted, newest first: March 4, March 2, January 5.
        assert_eq!(
            column(&["3/4/20", "3/2/20", "1/5/20"], DayFirst),
            (MonthFirst, Sorting)
        );
        assert_eq!(
            column(&["4/3/20", "2/3/20", "5/1/20"], MonthFirst),
            (DayFirst, Sorting)
        );
        assert_eq!(
            column(&["1/2/20", "3/4/20"], DayFirst),
            (DayFirst, Convention)
        );
        assert_eq!(column(&["1 Feb 2020"], DayFirst), (DayFirst, NoAmbiguity));
    }
}
