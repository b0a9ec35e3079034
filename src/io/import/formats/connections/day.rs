//! Days of the calendar.

/// The years a date can have.
pub(super) const YEARS: std::ops::RangeInclusive<u32> = 1990..=2099;

/// A day, or a month without a day. Ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// The year, from 1990 to 2099.
    pub year: u16,
    /// The month, from 1 to 12.
    pub month: u8,
    /// The day of the month, from 1; 0 if only the month is known.
    pub day: u8,
}

impl Day {
    /// The number of months since January of the year 0. O(1).
    pub fn months(self) -> u32 {
        12 * u32::from(self.year) + u32::from(self.month) - 1
    }

    /// A number that orders days by time.
    pub(super) fn sort_key(self) -> u64 {
        32 * u64::from(self.months()) + u64::from(self.day)
    }

    /// The day with these numbers; `None` if the calendar has no such day.
    pub(super) fn new(year: u32, month: u32, day: u32) -> Option<Day> {
        let days = match month {
            2 if year.is_multiple_of(4) => 29, // From 1990 to 2099 there is no exception.
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let is_valid =
            YEARS.contains(&year) && (1..=12).contains(&month) && (1..=days).contains(&day);
        is_valid.then_some(Day {
            year: year as u16,
            month: month as u8,
            day: day as u8,
        })
    }

    /// A month without a day.
    pub(super) fn of_month(year: u32, month: u32) -> Option<Day> {
        Day::new(year, month, 1).map(|first| Day { day: 0, ..first })
    }

    /// The day with this number in a spreadsheet. Day 1 is 1 January 1900, and spreadsheets count a
    /// 29 February 1900.
    pub(super) fn of_serial_number(serial: u32) -> Option<Day> {
        const FIRST_OF_1990: u32 = 32_874;
        let mut left = serial.checked_sub(FIRST_OF_1990)?;
        for year in YEARS {
            for month in 1..=12 {
                let days = (28..=31)
                    .rev()
                    .find(|&day| Day::new(year, month, day).is_some())?;
                if left < days {
                    return Day::new(year, month, left + 1);
                }
                left -= days;
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_numbers_agree_with_the_calendar() {
        for (serial, day) in [
            (32_874, (1990, 1, 1)),
            (36_526, (2000, 1, 1)),
            (45_292, (2024, 1, 1)),
            (45_351, (2024, 2, 29)),
            (45_352, (2024, 3, 1)),
        ] {
            let found = Day::of_serial_number(serial).map(|day| (day.year, day.month, day.day));
            assert_eq!(found, Some(day), "{serial}");
        }
    }
}
