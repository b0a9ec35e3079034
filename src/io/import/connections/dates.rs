//! Days from text, in all the ways in which spreadsheets and locales write them.

use super::super::text::part;
use super::months;

/// The years a date can be of; anything else is no date.
const YEARS: std::ops::RangeInclusive<u32> = 1990..=2099;

/// A day. In order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// The year, of four digits.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day, from 1; 0 where only the month is known.
    pub day: u8,
}

impl Day {
    /// How many months after the beginning of our era.
    pub fn months(self) -> u32 {
        12 * u32::from(self.year) + u32::from(self.month) - 1
    }

    /// Numbers that are in the order of the days.
    pub(super) fn number(self) -> u64 {
        32 * u64::from(self.months()) + u64::from(self.day)
    }

    fn of(year: u32, month: u32, day: u32) -> Option<Day> {
        let long = match month {
            2 if year.is_multiple_of(4) => 29, // From 1990 to 2099 there is no exception.
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let is_one =
            YEARS.contains(&year) && (1..=12).contains(&month) && (1..=long).contains(&day);
        is_one.then_some(Day {
            year: year as u16,
            month: month as u8,
            day: day as u8,
        })
    }

    fn of_month(year: u32, month: u32) -> Option<Day> {
        Day::of(year, month, 1).map(|first| Day { day: 0, ..first })
    }
}

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// Nothing that is a date.
    None,
    /// This day.
    Sure(Day),
    /// Two numbers and a year: one is the day and the other the month, in an order that the whole
    /// column decides.
    Open { first: u8, second: u8, year: u16 },
}

/// Which of two numbers is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

impl Order {
    fn other(self) -> Order {
        match self {
            Order::DayFirst => Order::MonthFirst,
            Order::MonthFirst => Order::DayFirst,
        }
    }
}

impl Reading {
    /// The day in this order, if there is one.
    pub fn day(self, order: Order) -> Option<Day> {
        match (self, order) {
            (Reading::None, _) => None,
            (Reading::Sure(day), _) => Some(day),
            (
                Reading::Open {
                    first,
                    second,
                    year,
                },
                order,
            ) => {
                let [day, month] = match order {
                    Order::DayFirst => [first, second],
                    Order::MonthFirst => [second, first],
                };
                Day::of(year.into(), month.into(), day.into())
            }
        }
    }

    /// The day in this order, or in the other where there is none; and whether it was the other.
    pub fn day_or_other(self, order: Order) -> (Option<Day>, bool) {
        match self.day(order) {
            None => {
                let day = self.day(order.other());
                (day, day.is_some())
            }
            day => (day, false),
        }
    }
}

/// A number in a cell, or a month by its name.
#[derive(Clone, Copy)]
enum Token {
    Number { value: u32, digits: usize },
    Month(u32),
}

/// Reads a cell. The time of day, the day of the week and words that are no months are passed over.
/// `loose` takes what is a date only where dates are expected: the number of a spreadsheet's day
/// (45292) and eight digits (20240101). O(bytes).
pub(super) fn read(cell: &str, loose: bool) -> Reading {
    let sure = |day: Option<Day>| day.map_or(Reading::None, Reading::Sure);
    if loose && let Some(day) = digits_alone(cell) {
        return Reading::Sure(day);
    }
    let mut tokens = [Token::Month(0); 3];
    let Some((count, is_worded)) = tokens_of(cell, &mut tokens) else {
        return Reading::None;
    };
    let year = |value: u32, digits: usize| match digits {
        4 => value,
        1 | 2 if value < 70 => 2000 + value,
        1 | 2 => 1900 + value,
        _ => 0,
    };
    use Token::{Month, Number};
    match tokens[..count] {
        // Jan 2024.
        [Month(month), Number { value, digits: 4 }]
        | [Number { value, digits: 4 }, Month(month)] => sure(Day::of_month(value, month)),
        // 01/2024, 2024-01; but not "1 Foo 2024".
        [Number { value: month, .. }, Number { value, digits: 4 }]
        | [Number { value, digits: 4 }, Number { value: month, .. }]
            if !is_worded =>
        {
            sure(Day::of_month(value, month))
        }
        // 2024 Jan 5; 5 Jan 2024, 12-Mar-21; Jan 5, 2024.
        [
            Number { value, digits: 4 },
            Month(month),
            Number { value: day, .. },
        ] => sure(Day::of(value, month, day)),
        [
            Number { value: day, .. },
            Month(month),
            Number { value, digits },
        ]
        | [
            Month(month),
            Number { value: day, .. },
            Number { value, digits },
        ] => sure(Day::of(year(value, digits), month, day)),
        // 2024-01-05, and 2024-13-01 with the day before the month.
        [
            Number { value, digits: 4 },
            Number { value: second, .. },
            Number { value: third, .. },
        ] => sure(Day::of(value, second, third).or(Day::of(value, third, second))),
        // 99-01-05: no day and no month is above 31.
        [
            Number { value, digits: 2 },
            Number { value: second, .. },
            Number {
                value: third,
                digits: 1..=2,
            },
        ] if value > 31 => sure(Day::of(year(value, 2), second, third)),
        [
            Number { value: first, .. },
            Number { value: second, .. },
            Number { value, digits },
        ] => {
            let year = year(value, digits);
            if first > 31 || second > 31 || !YEARS.contains(&year) {
                return Reading::None;
            }
            let open = Reading::Open {
                first: first as u8,
                second: second as u8,
                year: year as u16,
            };
            let [day_first, month_first] =
                [Order::DayFirst, Order::MonthFirst].map(|order| open.day(order));
            if day_first.is_none() && month_first.is_none() {
                Reading::None
            } else {
                open
            }
        }
        _ => Reading::None,
    }
}

/// The numbers and months of a cell before its time of day: how many, and whether there are other words;
/// `None` if there are more than three.
fn tokens_of(cell: &str, tokens: &mut [Token; 3]) -> Option<(usize, bool)> {
    let (mut count, mut is_worded) = (0, false);
    let mut rest = cell;
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_digit() {
            let end = end_of(rest, |letter| letter.is_ascii_digit());
            let (number, after) = (part(rest, 0, end), part(rest, end, rest.len()));
            // What has a colon after it is the hour.
            if after.starts_with(':') {
                break;
            }
            *tokens.get_mut(count)? = Token::Number {
                value: number.parse().ok()?,
                digits: number.len(),
            };
            count += 1;
            rest = after;
        } else if first.is_alphabetic() {
            let end = end_of(rest, char::is_alphabetic);
            let (word, after) = (part(rest, 0, end), part(rest, end, rest.len()));
            if let Some(month) = months::month(word) {
                *tokens.get_mut(count)? = Token::Month(month);
                count += 1;
            } else {
                is_worded = true;
            }
            rest = after;
        } else {
            rest = part(rest, first.len_utf8(), rest.len());
        }
    }
    Some((count, is_worded))
}

fn end_of(text: &str, is_of: impl Fn(char) -> bool) -> usize {
    text.find(|letter: char| !is_of(letter))
        .unwrap_or(text.len())
}

/// A date of digits alone: a spreadsheet's number of a day (a fraction is the time), or `20240105`.
fn digits_alone(cell: &str) -> Option<Day> {
    let (whole, fraction) = cell.split_once(['.', ',']).unwrap_or((cell, ""));
    let are_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !are_digits(whole) || !are_digits(fraction) {
        return None;
    }
    let number: u32 = whole.parse().ok()?;
    match whole.len() {
        5 => day_of_serial(number),
        8 if fraction.is_empty() => Day::of(number / 10_000, number / 100 % 100, number % 100),
        _ => None,
    }
}

/// Day 1 of spreadsheets is the first of January 1900, and they count a 29th of February of that year.
fn day_of_serial(serial: u32) -> Option<Day> {
    // The first of January 1990.
    let mut left = serial.checked_sub(32_874)?;
    for year in YEARS {
        for month in 1..=12 {
            let long = (28..=31)
                .rev()
                .find(|&day| Day::of(year, month, day).is_some())?;
            if left < long {
                return Day::of(year, month, left + 1);
            }
            left -= long;
        }
    }
    None
}

/// How the order of day and month was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Because {
    /// No date leaves it open.
    NoneAsks,
    /// Some dates can only be in this order, and more than in the other.
    OfDates,
    /// In this order they are sorted, as exports are.
    OfSorting,
    /// By what is usual with such separators or in such a language.
    OfCustom,
}

/// In which order the column has day and month. `usual` is what to take where nothing decides. O(cells).
pub(super) fn order(cells: &[Reading], usual: Order) -> (Order, Because) {
    let both = [Order::DayFirst, Order::MonthFirst];
    let mut only = [0usize; 2];
    let mut open = 0;
    for cell in cells {
        if let Reading::Open { .. } = cell {
            open += 1;
            match both.map(|order| cell.day(order).is_some()) {
                [true, false] => only[0] += 1,
                [false, true] => only[1] += 1,
                _ => {}
            }
        }
    }
    if open == 0 {
        return (usual, Because::NoneAsks);
    }
    if only[0] != only[1] {
        let order = both[usize::from(only[1] > only[0])];
        return (order, Because::OfDates);
    }
    let [day_first, month_first] = both.map(|order| turns(cells, order));
    if day_first != month_first {
        let order = both[usize::from(month_first < day_first)];
        return (order, Because::OfSorting);
    }
    (usual, Because::OfCustom)
}

/// How many steps from date to date go against the direction of most.
fn turns(cells: &[Reading], order: Order) -> usize {
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
    use super::*;

    fn day(cell: &str, order: Order) -> Option<(u16, u8, u8)> {
        let day = read(cell, true).day(order)?;
        Some((day.year, day.month, day.day))
    }

    #[test]
    fn one_day_in_many_ways() {
        for cell in [
            "09 Apr 2018",
            "9 April 2018",
            "2018-04-09",
            "2018/04/09",
            "09.04.2018",
            "9.4.18",
            "09-Apr-18",
            "09-apr-18",
            "9. April 2018",
            "Apr 9, 2018",
            "April 9th, 2018",
            "Monday, April 9, 2018",
            "2018-04-09T15:07:00Z",
            "2018-04-09 15:07:00 UTC",
            "9 avr. 2018",
            "9 de abril de 2018",
            "9 de abr. de 2018",
            "9 apr. 2018",
            "9 aprile 2018",
            "09/04/2018",
            "09/04/18, 3:07 PM",
            "20180409",
            "43199",
            "43199.63",
            "09APR2018",
            "2018年4月9日",
            "9 kwietnia 2018",
            "2018. 04. 09.",
        ] {
            assert_eq!(day(cell, Order::DayFirst), Some((2018, 4, 9)), "{cell}");
        }
        for cell in ["4/9/18, 3:07 PM", "04/09/2018", "4/9/2018 15:07"] {
            assert_eq!(day(cell, Order::MonthFirst), Some((2018, 4, 9)), "{cell}");
        }
        for cell in ["Apr 2018", "2018-04", "04/2018", "avril 2018"] {
            assert_eq!(day(cell, Order::DayFirst), Some((2018, 4, 0)), "{cell}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for cell in [
            "",
            "-",
            "n/a",
            "32 Jan 2024",
            "30 Feb 2024",
            "29 Feb 2023",
            "2024",
            "13/13/2024",
            "1 2",
            "Jan",
            "0/0/2020",
            "1 Jan 1889",
            "1 2 3 2024",
            "12:30",
            "1 Foo 2024",
            "99999999999999999999",
            "1900-01-00",
            "0",
            "123456",
        ] {
            assert_eq!(read(cell, true), Reading::None, "{cell}");
        }
        assert_eq!(read("43199", false), Reading::None);
    }

    #[test]
    fn serial_numbers_agree_with_the_calendar() {
        for (serial, day) in [
            (32_874, (1990, 1, 1)),
            (36_526, (2000, 1, 1)),
            (45_292, (2024, 1, 1)),
            (45_351, (2024, 2, 29)),
            (45_352, (2024, 3, 1)),
        ] {
            let found = day_of_serial(serial).map(|day| (day.year, day.month, day.day));
            assert_eq!(found, Some(day), "{serial}");
        }
    }

    #[test]
    fn the_column_decides_about_day_and_month() {
        let column = |cells: &[&str], usual| {
            let cells: Vec<Reading> = cells.iter().map(|cell| read(cell, true)).collect();
            order(&cells, usual)
        };
        use Because::*;
        use Order::*;
        // One date that can only be read in one way is enough.
        assert_eq!(
            column(&["1/2/20", "13/2/20"], MonthFirst),
            (DayFirst, OfDates)
        );
        assert_eq!(
            column(&["1/2/20", "2/13/20"], DayFirst),
            (MonthFirst, OfDates)
        );
        // Sorted, newest first: March 4, March 2, January 5.
        assert_eq!(
            column(&["3/4/20", "3/2/20", "1/5/20"], DayFirst),
            (MonthFirst, OfSorting)
        );
        assert_eq!(
            column(&["4/3/20", "2/3/20", "5/1/20"], MonthFirst),
            (DayFirst, OfSorting)
        );
        assert_eq!(
            column(&["1/2/20", "3/4/20"], DayFirst),
            (DayFirst, OfCustom)
        );
        assert_eq!(column(&["1 Feb 2020"], DayFirst), (DayFirst, NoneAsks));
    }
}
