//! The life that a list of your own connections is.

use super::life::{Connection, Growth, Invitation};
use crate::io::import::connections::Dated;
use crate::pipeline::scenario::{Scenario, Source};

impl Growth {
    /// Everybody of the list, in its order and its months: whoever is not in it was not accepted, and nothing is known of
    /// them. Who has no date comes last, in the month after the last. O(people).
    pub(super) fn of_list(dated: &Dated, scenario: &Scenario) -> Growth {
        let mut growth = Growth::default();
        // In the world everybody moves up by one: 0 is you.
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
