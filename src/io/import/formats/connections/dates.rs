//! Parses dates in the forms of many spreadsheets and locales.

use super::day::{Day, YEARS};
use super::month_names::month_of_name;
use crate::io::import::text::substring;

/// The date in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ParsedDate {
    /// The cell contains no date.
    None,
    /// The cell contains this day.
    Exact(Day),
    /// Two numbers and a year. One number is the day and the other the month; the whole column
    /// decides which.
    Ambiguous { first: u8, second: u8, year: u16 },
}

/// The order of day and month in an ambiguous date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayMonthOrder {
    DayFirst,
    MonthFirst,
}

impl DayMonthOrder {
    fn other(self) -> DayMonthOrder {
        match self {
            DayMonthOrder::DayFirst => DayMonthOrder::MonthFirst,
            DayMonthOrder::MonthFirst => DayMonthOrder::DayFirst,
        }
    }
}

impl ParsedDate {
    /// The day in this order; `None` if the calendar has no such day.
    pub fn day(self, order: DayMonthOrder) -> Option<Day> {
        match self {
            ParsedDate::None => None,
            ParsedDate::Exact(day) => Some(day),
            ParsedDate::Ambiguous {
                first,
                second,
                year,
            } => {
                let [day, month] = match order {
                    DayMonthOrder::DayFirst => [first, second],
                    DayMonthOrder::MonthFirst => [second, first],
                };
                Day::new(year.into(), month.into(), day.into())
            }
        }
    }

    /// The day in this order, or else in the other order, and whether the other order was used.
    pub fn day_in_either_order(self, order: DayMonthOrder) -> (Option<Day>, bool) {
        match self.day(order) {
            None => {
                let day = self.day(order.other());
                (day, day.is_some())
            }
            day => (day, false),
        }
    }

    fn exact(day: Option<Day>) -> ParsedDate {
        day.map_or(ParsedDate::None, ParsedDate::Exact)
    }

    /// Two numbers and a year, unless neither order is a day of the calendar.
    fn ambiguous(first: u32, second: u32, year: u32) -> ParsedDate {
        if first > 31 || second > 31 || !YEARS.contains(&year) {
            return ParsedDate::None;
        }
        let date = ParsedDate::Ambiguous {
            first: first as u8,
            second: second as u8,
            year: year as u16,
        };
        match date.day_in_either_order(DayMonthOrder::DayFirst) {
            (None, _) => ParsedDate::None,
            _ => date,
        }
    }
}

/// A part of a date.
#[derive(Clone, Copy)]
enum Token {
    /// A number, and the number of its digits.
    Number { value: u32, digits: usize },
    /// A month by its name, from 1.
    Month(u32),
}

/// Parses the date in a cell. The time of day, the day of the week and words that are not months
/// are ignored. With `is_date_column`, also accepts text that is a date only in a column of dates:
/// the day number of a spreadsheet (45292) and eight digits (20240101). O(bytes).
pub(super) fn parse_date(cell: &str, is_date_column: bool) -> ParsedDate {
    if is_date_column && let Some(day) = day_of_digits(cell) {
        return ParsedDate::Exact(day);
    }
    let mut tokens = [Token::Month(0); 3];
    match tokenize(cell, &mut tokens) {
        Some((2, has_words)) => month_of_tokens(tokens[0], tokens[1], has_words),
        Some((3, _)) => day_of_tokens(tokens),
        _ => ParsedDate::None,
    }
}

/// The month of a cell without a day. `has_words` means that the cell contains words other than the
/// names of months.
fn month_of_tokens(first: Token, second: Token, has_words: bool) -> ParsedDate {
    use Token::{Month, Number};
    match (first, second) {
        // Jan 2024.
        (Month(month), Number { value, digits: 4 })
        | (Number { value, digits: 4 }, Month(month)) => {
            ParsedDate::exact(Day::of_month(value, month))
        }
        // 01/2024, 2024-01; but not "1 Foo 2024".
        (Number { value: month, .. }, Number { value, digits: 4 })
        | (Number { value, digits: 4 }, Number { value: month, .. })
            if !has_words =>
        {
            ParsedDate::exact(Day::of_month(value, month))
        }
        _ => ParsedDate::None,
    }
}

fn day_of_tokens(tokens: [Token; 3]) -> ParsedDate {
    use Token::{Month, Number};
    match tokens {
        // 2024 Jan 5.
        [
            Number { value, digits: 4 },
            Month(month),
            Number { value: day, .. },
        ] => ParsedDate::exact(Day::new(value, month, day)),
        // 5 Jan 2024, 12-Mar-21; Jan 5, 2024.
        [
            Number { value: day, .. },
            Month(month),
            Number { value, digits },
        ]
        | [
            Month(month),
            Number { value: day, .. },
            Number { value, digits },
        ] => ParsedDate::exact(Day::new(full_year(value, digits), month, day)),
        // 2024-01-05, and 2024-13-01 with the day before the month.
        [
            Number { value, digits: 4 },
            Number { value: second, .. },
            Number { value: third, .. },
        ] => ParsedDate::exact(Day::new(value, second, third).or(Day::new(value, third, second))),
        // 99-01-05: a number above 31 is neither a day nor a month.
        [
            Number { value, digits: 2 },
            Number { value: second, .. },
            Number {
                value: third,
                digits: 1..=2,
            },
        ] if value > 31 => ParsedDate::exact(Day::new(full_year(value, 2), second, third)),
        [
            Number { value: first, .. },
            Number { value: second, .. },
            Number { value, digits },
        ] => ParsedDate::ambiguous(first, second, full_year(value, digits)),
        _ => ParsedDate::None,
    }
}

/// The four-digit year of a number. With one or two digits, numbers below 70 are years of this
/// century, other numbers of the last century. A number with three digits or more than four gives
/// 0, which is not a valid year.
fn full_year(value: u32, digits: usize) -> u32 {
    match digits {
        4 => value,
        1 | 2 if value < 70 => 2000 + value,
        1 | 2 => 1900 + value,
        _ => 0,
    }
}

/// Finds the numbers and months in a cell up to its time of day. Returns their number and whether
/// there are other words; `None` if there are more than three.
fn tokenize(cell: &str, tokens: &mut [Token; 3]) -> Option<(usize, bool)> {
    let (mut count, mut has_words) = (0, false);
    let mut rest = cell;
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_digit() {
            let end = prefix_length(rest, |letter| letter.is_ascii_digit());
            let (number, after) = (substring(rest, 0, end), substring(rest, end, rest.len()));
            // A colon follows the hour.
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
            let end = prefix_length(rest, char::is_alphabetic);
            let (word, after) = (substring(rest, 0, end), substring(rest, end, rest.len()));
            if let Some(month) = month_of_name(word) {
                *tokens.get_mut(count)? = Token::Month(month);
                count += 1;
            } else {
                has_words = true;
            }
            rest = after;
        } else {
            rest = substring(rest, first.len_utf8(), rest.len());
        }
    }
    Some((count, has_words))
}

/// The length in bytes of the longest prefix of characters that `is_wanted` accepts.
fn prefix_length(text: &str, is_wanted: impl Fn(char) -> bool) -> usize {
    text.find(|letter: char| !is_wanted(letter))
        .unwrap_or(text.len())
}

/// A date written in digits only: the day number of a spreadsheet (a fraction is the time), or
/// `20240105`.
fn day_of_digits(cell: &str) -> Option<Day> {
    let (whole, fraction) = cell.split_once(['.', ',']).unwrap_or((cell, ""));
    let are_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !are_digits(whole) || !are_digits(fraction) {
        return None;
    }
    let number: u32 = whole.parse().ok()?;
    match whole.len() {
        5 => Day::of_serial_number(number),
        8 if fraction.is_empty() => Day::new(number / 10_000, number / 100 % 100, number % 100),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(cell: &str, order: DayMonthOrder) -> Option<(u16, u8, u8)> {
        let day = parse_date(cell, true).day(order)?;
        Some((day.year, day.month, day.day))
    }

    #[test]
    fn one_day_in_many_forms() {
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
            assert_eq!(
                day(cell, DayMonthOrder::DayFirst),
                Some((2018, 4, 9)),
                "{cell}"
            );
        }
        for cell in ["4/9/18, 3:07 PM", "04/09/2018", "4/9/2018 15:07"] {
            assert_eq!(
                day(cell, DayMonthOrder::MonthFirst),
                Some((2018, 4, 9)),
                "{cell}"
            );
        }
        for cell in ["Apr 2018", "2018-04", "04/2018", "avril 2018"] {
            assert_eq!(
                day(cell, DayMonthOrder::DayFirst),
                Some((2018, 4, 0)),
                "{cell}"
            );
        }
    }

    #[test]
    fn other_cells_are_no_dates() {
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
            assert_eq!(parse_date(cell, true), ParsedDate::None, "{cell}");
        }
        assert_eq!(parse_date("43199", false), ParsedDate::None);
    }
}
