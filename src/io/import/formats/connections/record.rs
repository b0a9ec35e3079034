//! What invitations and messages say about a life.

use super::day::Day;
use crate::base::message::Message;

/// Invitations and conversations, month by month, beside the connections.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// The first month, counted from January of the year 0; element 0 of each series. The series
    /// end with the last month in which anything is dated.
    pub first_month: u32,
    /// The number of people who connected in each month.
    pub connections: Vec<u32>,
    /// The number of connections at the end of each month. People without a date are not counted.
    pub held: Vec<u32>,
    /// Whether invitations were read.
    pub has_invitations: bool,
    /// Invitations that you sent in each month.
    pub sent: Vec<u32>,
    /// Invitations that you received in each month.
    pub received: Vec<u32>,
    /// Whether messages were read.
    pub has_messages: bool,
    /// Conversations between you and one other person whose first message the other wrote.
    pub begun_by_others: Vec<u32>,
    /// Conversations between you and one other person whose first message you wrote.
    pub begun_by_you: Vec<u32>,
    /// The people who began a conversation with you, each once, by date.
    pub writers: Vec<Writer>,
    /// Your name; empty if it is not known who you are. Then invitations and conversations are not
    /// counted.
    pub owner: String,
    /// The names of people who may be you, the likeliest first; empty if you are known.
    pub candidates: Vec<String>,
    /// Notes about what was left out or assumed.
    pub notes: Vec<Message>,
}

/// A person who began a conversation with you.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Writer {
    /// The month of the first conversation that they began, counted as an index into the series.
    pub month: u32,
    /// How many days they had been connected; `None` if they were not, or if it is not known since
    /// when.
    pub days_connected: Option<u32>,
    /// Who had invited whom.
    pub introduction: Introduction,
}

/// Through whose invitation the owner and a person are connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Introduction {
    /// They invited you.
    Theirs,
    /// You invited them.
    Yours,
    /// No invitation is in the file.
    Unknown,
}

/// Who wrote the first message of a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Began {
    /// You.
    You,
    /// The other person.
    Other,
}

impl History {
    /// The mean number of connections in each month: between those at its beginning and at its end.
    /// O(months).
    pub fn mean_held(&self) -> Vec<f64> {
        let mut before = 0;
        let means = self.held.iter().map(|&held| {
            let mean = 0.5 * (f64::from(before) + f64::from(held));
            before = held;
            mean
        });
        means.collect()
    }
}

/// The number of days since 1 January 1970; the middle of the month if only the month is known.
pub(super) fn day_number(day: Day) -> i64 {
    let date = match day.day {
        0 => 15,
        date => i64::from(date),
    };
    // The year begins in March, so that the leap day is its last (Hinnant 2013).
    let (year, month) = (i64::from(day.year), i64::from(day.month));
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + date - 719_469
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_by_the_calendar() {
        for (day, number) in [
            ((1970, 1, 1), 0),
            ((2000, 2, 29), 11_016),
            ((2024, 3, 1), 19_783),
        ] {
            let (year, month, day) = day;
            assert_eq!(day_number(Day { year, month, day }), number);
        }
        assert_eq!(
            day_number(Day {
                year: 2024,
                month: 3,
                day: 0
            }),
            day_number(Day {
                year: 2024,
                month: 3,
                day: 15
            })
        );
    }
}
