//! Your circle: the people you meet.

use crate::base::random::Stream;
use crate::pipeline::world::World;

/// The people you meet, in order; at most `size`. Starts at a random person and goes outwards over
/// ties, one whole community after the other, so that most of the people have ties with each other.
/// O(ties of the circle).
pub(super) fn circle(world: &World, size: usize, stream: &mut Stream) -> Vec<u32> {
    let size = size.min(world.people());
    let mut met = Vec::with_capacity(size);
    let mut known = vec![false; world.graph.people()];
    // People of the current community, and their neighbours in other communities.
    let (mut near, mut far) = (Vec::new(), Vec::new());
    let (mut next_near, mut next_far) = (0, 0);
    let mut home = 0;
    while met.len() < size {
        let person = if next_near < near.len() {
            next_near += 1;
            near[next_near - 1]
        } else if next_far < far.len() {
            // The community of this person becomes the current one.
            next_far += 1;
            home = world.community[far[next_far - 1] as usize];
            far[next_far - 1]
        } else {
            let start = 1 + stream.below(world.people() as u32);
            let mut onwards = (0..world.people() as u32)
                .map(|step| 1 + (start - 1 + step) % world.people() as u32);
            let Some(person) = onwards.find(|&person| !known[person as usize]) else {
                break;
            };
            known[person as usize] = true;
            home = world.community[person as usize];
            person
        };
        met.push(person);
        let first_new = (near.len(), far.len());
        for &other in world.graph.neighbours(person) {
            if !std::mem::replace(&mut known[other as usize], true) {
                if world.community[other as usize] == home {
                    &mut near
                } else {
                    &mut far
                }
                .push(other);
            }
        }
        stream.shuffle(&mut near[first_new.0..]);
        stream.shuffle(&mut far[first_new.1..]);
    }
    met
}
