//! Accepts invitations by a strategy, which may change once.

use super::life::{Connection, Growth, Invitation};
use crate::pipeline::scenario::{Scenario, Source, Strategy};

/// Whether `strategy` accepts an invitation from `source`. O(1).
pub fn accepts(strategy: Strategy, source: Source) -> bool {
    match strategy {
        Strategy::Met => source == Source::Circle,
        Strategy::Fof => matches!(source, Source::Circle | Source::Fof),
        Strategy::Everyone => true,
    }
}

/// Your side of the simulation: receives invitations and accepts them by the current strategy.
pub(super) struct Recipient {
    pub growth: Growth,
    pub strategy: Strategy,
}

impl Recipient {
    /// Receives an invitation: accepts it, or keeps it waiting.
    pub fn receive(&mut self, invitation: Invitation) {
        let number = self.growth.invitations.len() as u32;
        self.growth.invitations.push(invitation);
        if accepts(self.strategy, invitation.source) {
            self.growth.connections.push(Connection {
                invitation: number,
                month: invitation.month,
            });
        } else {
            self.growth.waiting.push(number);
        }
    }

    /// Changes to the scenario's second strategy. With `backlog`, accepts the waiting invitations
    /// that this strategy accepts, in the month `month`.
    pub fn switch(&mut self, month: u32, scenario: &Scenario) {
        self.strategy = scenario.then;
        if scenario.backlog {
            let Growth {
                invitations,
                connections,
                waiting,
                ..
            } = &mut self.growth;
            waiting.retain(|&invitation| {
                let accepted = accepts(scenario.then, invitations[invitation as usize].source);
                if accepted {
                    connections.push(Connection { invitation, month });
                }
                !accepted
            });
        }
    }
}
