//! The life that a list of your own connections gives.

use super::life::{Connection, Growth, Invitation};
use crate::io::import::connections::Dated;
use crate::pipeline::scenario::{Scenario, Source};

impl Growth {
    /// Everybody in the list is a connection, in the order and the months of the list. People
    /// without a date come last, in the month after the last dated one. The list has no invitations
    /// that were not accepted. O(people).
    pub(super) fn of_list(dated: &Dated, scenario: &Scenario) -> Growth {
        let mut growth = Growth::default();
        // Person 0 is you, so numbers of the list move up by one.
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
