//! The life in a list of your own connections.

use super::life::{Connection, Growth, Invitation};
use crate::io::import::connections::Dated;
use crate::pipeline::scenario::{Scenario, Source};

impl Growth {
    /// Everybody in the list is a connection, in its order and its months. People without a date come last,
    /// in the month after the last. The list says nothing about invitations that were not accepted.
    /// O(people).
    pub(super) fn of_list(dated: &Dated, scenario: &Scenario) -> Growth {
        let mut growth = Growth::default();
        // Person 0 is you: numbers of the list move up by one.
        for (number, &month) in (0..).zip(&dated.months) {
            growth.invitations.push(Invitation {
                person: number + 1,
                source: Source::Unknown,
                month,
            });
            growth.connections.push(Connection {
                invitation: number,
                month,
            });
        }
        growth.within_months = growth.connections.len();
        growth.beyond_months = growth.beyond_months(scenario);
        growth
    }
}
