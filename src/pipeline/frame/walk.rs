//! A walk along the ties: the people tied to a person, and the viewers of the post.

use super::scene::Scene;

impl Scene<'_> {
    /// The people to whom a person is tied after a number of connections, by number. For person 0
    /// they are your connections, in the order of the life; you are among the people of each of
    /// them. Empty for a person who does not exist. O(their number).
    ///
    /// Not sorted by their ties: the sort alone has 3.7 kB gzipped in the first wasm module.
    pub fn tied_to(&self, person: u32, connections: usize) -> Vec<u32> {
        let graph = &self.world.graph;
        if person as usize >= graph.people() {
            return Vec::new();
        }
        let connections = connections.min(self.history.steps());
        if person == 0 {
            return self.growth.people().take(connections).collect();
        }
        let mut people = Vec::new();
        if self.history.ring(person, connections as u32) == 1 {
            people.push(0);
        }
        people.extend_from_slice(graph.neighbours(person));
        people
    }

    /// The people who have seen the post after `hop` hops, in the order in which they saw it. Empty
    /// without a post. O(log of the viewers).
    pub fn viewers(&self, hop: f64) -> &[u32] {
        self.post.map_or(&[], |post| {
            let count = post
                .viewers
                .partition_point(|&person| f64::from(post.hop[person as usize]) <= hop);
            &post.viewers[..count]
        })
    }
}
