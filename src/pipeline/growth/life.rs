//! The output of growth: the invitations and the connections of a life.

use crate::pipeline::scenario::{Amount, Scenario, Source};
use crate::pipeline::world::World;

/// An invitation to be connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// The person who sends it. Each person sends at most one.
    pub person: u32,
    /// The source of the invitation.
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

/// A life: the invitations in order, and the accepted ones.
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
    /// The invitations, in the order in which they arrive.
    pub invitations: Vec<Invitation>,
    /// The accepted invitations, in the order in which they are accepted. Months never decrease.
    pub connections: Vec<Connection>,
    /// The number of connections that were accepted in the months of the scenario, or existed
    /// before.
    pub within_months: usize,
    /// The number of connections up to which the life was continued beyond its months; 0 if it was
    /// not continued.
    pub beyond_months: u32,
    /// The invitations that are not accepted, as indices in `invitations`, in increasing order.
    pub waiting: Vec<u32>,
}

impl Growth {
    /// The value of [`Growth::beyond_months`] for a scenario that sets another number of
    /// connections and is otherwise the same. O(1).
    pub fn beyond_months(&self, scenario: &Scenario) -> u32 {
        match scenario.connections {
            Amount::Of(connections) if connections as usize > self.within_months => connections,
            _ => 0,
        }
    }

    /// The number of connections before the first month and at the end of each of `months` months,
    /// which are those of the life. Ascending, one element more than months. Connections of later
    /// months do not count.
    /// O(connections + months).
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
        counts.push(self.within_months as u32);
        counts
    }

    /// The connected people, in the order in which they were accepted. O(1) for each.
    pub fn people(&self) -> impl ExactSizeIterator<Item = u32> + '_ {
        self.connections
            .iter()
            .map(|connection| self.invitations[connection.invitation as usize].person)
    }

    /// The number of connections at the scenario's moment: as many as the scenario sets, at most
    /// the number there are. For `connections=all`: the connections within the months of the
    /// scenario, or your ties if you are one of the world's people. O(1).
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
