//! The life that growth gives: the invitations and the connections.

use crate::pipeline::scenario::{Amount, Scenario, Source};
use crate::pipeline::world::World;

/// Somebody asks to be connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Who sends it. Nobody sends two.
    pub person: u32,
    /// Where it comes from.
    pub source: Source,
    /// The month in which it arrives, from 0.
    pub month: u32,
}

/// An invitation that was accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Connection {
    /// Index of the invitation in [`Growth::invitations`].
    pub invitation: u32,
    /// The month in which it was accepted, from 0.
    pub month: u32,
}

/// A life: the invitations in order, and which of them are accepted.
///
/// ```
/// use hopscope::growth::Growth;
/// use hopscope::scenario::Scenario;
/// use hopscope::world::World;
///
/// let scenario = Scenario::from_query("people=500&strategy=met&months=24").scenario;
/// let world = World::new(&scenario, None);
/// let growth = Growth::new(&world, &scenario);
/// assert_eq!(growth.people().count(), growth.connections.len());
/// assert!(growth.connections.len() < growth.invitations.len(), "some are not accepted");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Growth {
    /// In the order in which they arrive.
    pub invitations: Vec<Invitation>,
    /// In the order in which they are accepted.
    pub connections: Vec<Connection>,
    /// Number of connections that were accepted in the months of the scenario, or were there before.
    pub within_months: usize,
    /// The number of connections for which the life went on past its months; 0 if it did not.
    pub beyond_months: u32,
    /// The invitations that are not accepted, as indices in `invitations`.
    pub waiting: Vec<u32>,
}

impl Growth {
    /// What [`Growth::beyond_months`] would be for a scenario that asks for another number of
    /// connections and is the same otherwise.
    pub fn beyond_months(&self, scenario: &Scenario) -> u32 {
        match scenario.connections {
            Amount::Of(connections) if connections as usize > self.within_months => connections,
            _ => 0,
        }
    }

    /// The number of connections before the first month and at the end of each of so many months. Connections of later
    /// months count to the last of them. Ascending, one element more than months. O(connections + months).
    pub fn by_end_of_month(&self, months: u32) -> Vec<u32> {
        let mut connections = self.connections.iter().peekable();
        let mut count = 0;
        let mut counts: Vec<u32> = (0..months)
            .map(|month| {
                while connections.next_if(|next| next.month < month).is_some() {
                    count += 1;
                }
                count
            })
            .collect();
        counts.push(self.connections.len() as u32);
        counts
    }

    /// The people who are accepted, in order.
    pub fn people(&self) -> impl ExactSizeIterator<Item = u32> + '_ {
        self.connections
            .iter()
            .map(|connection| self.invitations[connection.invitation as usize].person)
    }

    /// The number of connections at the scenario's moment: as many as it asks for, or as there are if
    /// that is fewer.
    pub fn moment(&self, world: &World, scenario: &Scenario) -> usize {
        let all = if world.you_are_one() {
            world.your_ties.len()
        } else {
            self.within_months
        };
        match scenario.connections {
            Amount::Of(connections) => (connections as usize).min(self.connections.len()),
            Amount::Word => all.min(self.connections.len()),
        }
    }
}
