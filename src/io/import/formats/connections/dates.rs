//! Parses dates in the forms of many spreadsheets and locales.

use super::date_tokens::{Token, Tokens, with_ascii_digits};
use super::day::{Day, YEARS};
use super::month_words::{Month, MonthWords};

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
    /// The word with this number is the name of different months in different languages; the whole
    /// column decides. The day is 0 if only the month is known.
    Word { word: u16, day: u8, year: u16 },
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
            ParsedDate::None | ParsedDate::Word { .. } => None,
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

    /// The date after the words of all dates are known: a word that names several months is
    /// replaced by the one that the other words decide for.
    pub fn with_decided_month(self, words: &MonthWords) -> ParsedDate {
        let ParsedDate::Word { word, day, year } = self else {
            return self;
        };
        match words.decided(word) {
            Some(month) => ParsedDate::exact(day_or_month(year.into(), month.into(), day.into())),
            None => self,
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

/// Parses the date in a cell. The time of day, the day of the week and words that are not months
/// are ignored. With `is_date_column`, also accepts text that is a date only in a column of dates:
/// the day number of a spreadsheet (45292) and eight digits (20240101). `words` gets the months'
/// names. O(bytes), and the length of the table of months for each new word.
pub(super) fn parse_date(cell: &str, is_date_column: bool, words: &mut MonthWords) -> ParsedDate {
    let cell = &with_ascii_digits(cell);
    if is_date_column && let Some(day) = day_of_digits(cell) {
        return ParsedDate::Exact(day);
    }
    let Some(tokens) = Tokens::new(cell, words) else {
        return ParsedDate::None;
    };
    match tokens.all[..] {
        [first, second] => month_of_tokens(first, second, tokens.has_words, words),
        [first, second, third] => day_of_tokens([first, second, third], words),
        _ => ParsedDate::None,
    }
}

/// The month of a cell without a day. `has_words` means that the cell contains words other than the
/// names of months.
fn month_of_tokens(
    first: Token,
    second: Token,
    has_words: bool,
    words: &mut MonthWords,
) -> ParsedDate {
    use Token::{Month, Number};
    match (first, second) {
        // Jan 2024.
        (Month(month), Number { value, digits: 4 })
        | (Number { value, digits: 4 }, Month(month)) => {
            named(full_year(value, 4), month, 0, words)
        }
        // 01/2024, 2024-01; but not "1 Foo 2024".
        (Number { value: month, .. }, Number { value, digits: 4 })
        | (Number { value, digits: 4 }, Number { value: month, .. })
            if !has_words =>
        {
            ParsedDate::exact(Day::of_month(full_year(value, 4), month))
        }
        _ => ParsedDate::None,
    }
}

fn day_of_tokens(tokens: [Token; 3], words: &mut MonthWords) -> ParsedDate {
    use Token::{Month, Number};
    match tokens {
        // 2024 Jan 5.
        [
            Number { value, digits: 4 },
            Month(month),
            Number { value: day, .. },
        ] if day > 0 => named(full_year(value, 4), month, day, words),
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
        ] if day > 0 => named(full_year(value, digits), month, day, words),
        // 2024-01-05, and 2024-13-01 with the day before the month.
        [
            Number { value, digits: 4 },
            Number { value: second, .. },
            Number { value: third, .. },
        ] => {
            let year = full_year(value, 4);
            ParsedDate::exact(Day::new(year, second, third).or(Day::new(year, third, second)))
        }
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

/// A date with the name of its month; `day` is 0 if only the month is known.
fn named(year: u32, month: Month, day: u32, words: &mut MonthWords) -> ParsedDate {
    // A month with 31 days tells whether any month can have the day.
    if day_or_month(year, 1, day).is_none() {
        return ParsedDate::None;
    }
    match (words.number_in_date(month), month) {
        (Some(month), _) => ParsedDate::exact(day_or_month(year, month.into(), day)),
        (None, Month::Word(word)) => ParsedDate::Word {
            word,
            day: day as u8,
            year: year as u16,
        },
        (None, Month::Number(_)) => ParsedDate::None,
    }
}

/// A day, or a month if the day is 0.
fn day_or_month(year: u32, month: u32, day: u32) -> Option<Day> {
    match day {
        0 => Day::of_month(year, month),
        day => Day::new(year, month, day),
    }
}

/// The number of years by which the Thai calendar is ahead.
const THAI_YEARS: u32 = 543;

/// The four-digit year of a number. With one or two digits, numbers below 70 are years of this
/// century, other numbers of the last century. Years around 2560 are those of the Thai calendar. A
/// number with three digits or more than four gives 0, which is not a valid year.
fn full_year(value: u32, digits: usize) -> u32 {
    match digits {
        4 if value > 2400 => value - THAI_YEARS,
        4 => value,
        1 | 2 if value < 70 => 2000 + value,
        1 | 2 => 1900 + value,
        _ => 0,
    }
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
        let day = parse_date(cell, true, &mut MonthWords::default()).day(order)?;
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
            "2018. 4. 9.",
            "2018년 4월 9일",
            "09 4月 2018",
            "Mon Apr 09 12:00:00 UTC 2018",
            "Mon Apr  9 15:07:12 2018",
            "Mon Apr 09 2018 15:07:00 GMT+0200 (CEST)",
            "Mon Apr 09 15:07:12 +0200 2018",
            "Mon, 09 Apr 2018 15:07:00 +0000",
            "2018-04-09T15:07:00.000+02:00",
            "2018-04-09 15.07",
            "lun. 9 avr. 2018",
            "mar. 9 avr. 2018 à 10h30",
            "mar 09/04/2018",
            "5:30 PM, April 9, 2018",
            "9 Nisan 2018",
            "9. dubna 2018",
            "9. travnja 2018.",
            "9 апреля 2018 г.",
            "9 квітня 2018 р.",
            "9 Απριλίου 2018",
            "9 Απρ 2018",
            "٩ أبريل ٢٠١٨",
            "٠٩\u{200f}/٠٤\u{200f}/٢٠١٨",
            "۹ آوریل ۲۰۱۸",
            "9 באפריל 2018",
            "९ अप्रैल २०१८",
            "9 เม.ย. 2561",
            "9 เมษายน 2561",
            "9 thg 4, 2018",
            "Ngày 09 tháng 04 năm 2018",
            "２０１８年４月９日",
            "2018年4月9日星期一",
            "9 aprilie 2018",
            "2018. április 9.",
            "2018 m. balandžio 9 d.",
            "9. huhtikuuta 2018",
            "9 huhti 2018",
            "9. apríl 2018",
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
            // A year of an era, and other calendars.
            "令和2年3月5日",
            "5 rajab 1441",
            "Jan 2015 - Mar 2016",
            "5 Jan 2015 - 6 Mar 2016",
            "13月 5, 2020",
        ] {
            let date = parse_date(cell, true, &mut MonthWords::default());
            assert_eq!(date, ParsedDate::None, "{cell}");
        }
        let date = parse_date("43199", false, &mut MonthWords::default());
        assert_eq!(date, ParsedDate::None);
    }
}
