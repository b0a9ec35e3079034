//! Accepting invitations by a strategy, which may change once.

use super::life::{Connection, Growth, Invitation};
use crate::pipeline::scenario::{Scenario, Source, Strategy};

/// Whether this strategy accepts invitations from this source.
pub fn accepts(strategy: Strategy, source: Source) -> bool {
    match strategy {
        Strategy::Met => source == Source::Circle,
        Strategy::Fof => matches!(source, Source::Circle | Source::Fof),
        Strategy::Everyone => true,
    }
}

/// You, while invitations arrive: accepts them by the strategy of the time.
pub(super) struct Recipient {
    pub growth: Growth,
    pub strategy: Strategy,
}

impl Recipient {
    /// Accepts an invitation that arrives, or lets it wait.
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

    /// Changes to the scenario's second strategy; with `backlog`, accepts what has waited for it.
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
