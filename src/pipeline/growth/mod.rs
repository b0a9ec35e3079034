//! The third stage: the invitations of a life in order, and the accepted ones. Imports `world`,
//! `scenario`, `io::import` (dated lists) and `base`.
//!
//! The people who invite you, their months and their sources depend on the world and the seed only,
//! not on the invitations that you accepted. So two strategies get the same invitations (common
//! random numbers). That is possible because every strategy accepts the circle, and friends of
//! friends are friends of the circle.
//!
//! Invitations that are accepted by hand ([`Scenario::answers`]) come first, in the order of the
//! answers. Then the strategy accepts from all that have arrived. So a life ends with the same
//! connections, whichever are accepted first, and everybody keeps their place in the picture.
//!
//! In a list of your own connections, everybody is a connection, in the list's order and months.
//!
//! With `feedback`, each connection brings more chances to be invited. The people who invite you,
//! their order and their sources are still the same for every strategy. But the more connections
//! you have, the sooner each invitation arrives.
//!
//! [`Scenario::answers`]: crate::pipeline::scenario::Scenario::answers

mod by_hand;
mod circle;
mod dated;
mod grow;
mod life;
mod senders;
mod strategy;

pub use life::{Connection, Growth, Invitation};
pub use strategy::accepts;
