//! Lives with different strategies side by side: the months in which one life overtakes another, stops
//! to grow, or catches up.

/// Number of connections whose gain decides whether a circle is full: at most one new person each.
const LAST: u32 = 10;

/// The numbers of a life, month by month.
#[derive(Clone, Copy, Debug)]
pub struct Life<'a> {
    /// Connections before the first month and at the end of each.
    pub after_month: &'a [u32],
    /// People within two steps, by number of connections from 0.
    pub reach: &'a [u32],
}

impl Life<'_> {
    /// Number of months.
    fn months(&self) -> u32 {
        self.after_month.len().saturating_sub(1) as u32
    }

    /// Connections at the end of a month; month 0 is the start.
    fn connections(&self, months: u32) -> u32 {
        self.after_month.get(months as usize).copied().unwrap_or(0)
    }

    fn reach_of(&self, connections: u32) -> u32 {
        self.reach.get(connections as usize).copied().unwrap_or(0)
    }

    /// People within two steps at the end of a month.
    fn reach(&self, months: u32) -> u32 {
        self.reach_of(self.connections(months))
    }

    /// New people within two steps through the last ten connections up to a month. `None` if there are
    /// fewer than twenty connections.
    fn last_gain(&self, month: u32) -> Option<u32> {
        let connections = self.connections(month);
        let before = connections
            .checked_sub(LAST)
            .filter(|&before| before >= LAST)?;
        Some(self.reach(month).saturating_sub(self.reach_of(before)))
    }
}

/// Months, from 1, in which something holds for the first time; `None` where it never holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Milestones {
    /// From this month to the end `other` reaches at least twice as many people as `met`.
    pub twice: Option<u32>,
    /// The circle of `met` is nearly full: its last ten connections bring at most ten new people.
    pub full: Option<u32>,
    /// The number of months that had passed before the first of those ten connections.
    pub since: Option<u32>,
    /// How many new people those ten bring.
    pub gained: Option<u32>,
    /// `other` reaches half of all people.
    pub half: Option<u32>,
    /// After its switch, the third life reaches 95 % of what `other` reaches.
    pub level: Option<u32>,
}

impl Milestones {
    /// Compares the lives `met` and `other` in a world of `people` people, and a third life that
    /// switches after a month. The lives have equally many months. O(months).
    pub fn new(met: Life, other: Life, switched: Option<(Life, u32)>, people: u32) -> Milestones {
        let months = met.months().min(other.months());
        let is_twice = |month: &u32| other.reach(*month) >= 2 * met.reach(*month);
        let twice = (1..=months).rev().take_while(is_twice).last();
        let full =
            (1..=months).find(|&month| met.last_gain(month).is_some_and(|gain| gain <= LAST));
        let since = full.and_then(|full| {
            let before = met.connections(full) - LAST;
            (0..=full)
                .rev()
                .find(|&month| met.connections(month) <= before)
        });
        let half = (1..=months).find(|&month| 2 * other.reach(month) >= people);
        let level = switched.and_then(|(life, after)| {
            let is_level = |month: &u32| 20 * life.reach(*month) >= 19 * other.reach(*month);
            (after + 1..=months).find(is_level)
        });
        Milestones {
            twice,
            full,
            since,
            gained: full.and_then(|full| met.last_gain(full)),
            half,
            level,
        }
    }
}
