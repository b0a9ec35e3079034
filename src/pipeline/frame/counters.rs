//! The numbers that the page shows next to the picture.

use super::scene::{Moment, Scene};
use crate::pipeline::scenario::Source;

/// The counts at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    /// The number of connections.
    pub connection: u32,
    /// The month of the last connection, from 0.
    pub month: u32,
    /// The number of people of the 1st, 2nd and 3rd degree.
    pub degrees: [u32; 3],
    /// The number of people within the scope, who could see a post.
    pub could_reach: u32,
    /// The number of people that the last connection brought within two steps, including the person
    /// accepted.
    pub gained: u32,
    /// The number of ties of the last connection to people who were already within two steps.
    pub overlap: u32,
    /// The last connection and the source of its invitation; `None` before the first connection.
    pub last: Option<(u32, Source)>,
    /// The decrease of the number of people of the 3rd degree by the last connection: they moved
    /// inward. 0 if the number rose.
    pub fallen: u32,
    /// The number of hops that the post has spread so far.
    pub hop: u32,
    /// The total number of hops of the post.
    pub hops: u32,
    /// The number of people who have seen the post.
    pub saw: u32,
    /// The number of views of the post, including repeated views.
    pub impressions: u32,
    /// The number of people outside your network to whom the feed has shown the post.
    pub outside: u32,
    /// The number of viewers who have reshared the post.
    pub reshares: u32,
    /// The number of people who first saw the post at each hop so far, from hop 1.
    pub per_hop: Vec<u32>,
}

/// The effect of one connection of the life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The person accepted.
    pub person: u32,
    /// The source of the invitation.
    pub source: Source,
    /// The month in which the invitation is accepted, from 0.
    pub month: u32,
    /// The degree of the person: their number of ties with other people than you.
    pub degree: u32,
    /// The number of people that the connection brings within two steps, including the person.
    pub gained: u32,
    /// The number of the person's ties to people who are already within two steps.
    pub overlap: u32,
}

impl Scene<'_> {
    /// The counts at a moment. While people move between rings, or while a hop is in progress, the
    /// counts are those before the movement or the hop. O(hops).
    pub fn counters(&self, moment: Moment) -> Counters {
        let connection = (moment.connection.max(0.0) as usize).min(self.history.steps());
        let degrees = self.history.degrees(connection);
        let mut counters = Counters {
            connection: connection as u32,
            degrees,
            could_reach: degrees.iter().take(self.scope as usize).sum(),
            ..Counters::default()
        };
        if let Some(last) = connection
            .checked_sub(1)
            .and_then(|last| self.preview(last))
        {
            counters.month = last.month;
            counters.gained = last.gained;
            counters.overlap = last.overlap;
            counters.last = Some((last.person, last.source));
            counters.fallen = self.history.degrees(connection - 1)[2].saturating_sub(degrees[2]);
        }
        if let Some(post) = self.post {
            let hop = (moment.hop.max(0.0) as usize).min(post.per_hop.len());
            counters.hop = hop as u32;
            counters.hops = post.per_hop.len() as u32;
            counters.per_hop = post.per_hop[..hop].to_vec();
            counters.saw = counters.per_hop.iter().sum();
            // Views after the last hop with new viewers are included once the post has finished.
            let views = if hop == post.per_hop.len() {
                post.views.len()
            } else {
                hop
            };
            counters.impressions = post.views[..views].iter().sum();
            counters.outside = post.outside(views);
            counters.reshares = post.reshares[..hop].iter().sum();
        }
        counters
    }

    /// The effect of connection number `connections` + 1; `None` after the end of the life. O(1).
    pub fn preview(&self, connections: usize) -> Option<Preview> {
        let connection = self.growth.connections.get(connections)?;
        let invitation = self.growth.invitations[connection.invitation as usize];
        Some(Preview {
            person: invitation.person,
            source: invitation.source,
            month: connection.month,
            degree: self.world.graph.degree(invitation.person) as u32,
            gained: self.history.gained[connections],
            overlap: self.history.overlap[connections],
        })
    }
}
