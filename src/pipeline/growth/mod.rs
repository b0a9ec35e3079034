//! The third stage: the invitations of a life in order, and which of them are accepted.
//! Imports `world`, `scenario`, `io::import` (dated lists) and `base`.
//!
//! Who invites you, when and from which source depends on the world and the seed alone, never on what
//! you accepted: two strategies get the same invitations (common random numbers). That is possible
//! because every strategy accepts the circle, and friends of friends are friends of the circle.
//!
//! Invitations that are answered by hand ([`Scenario::answers`]) are accepted first, in the order of the
//! answers; then the strategy accepts from all that have arrived. So a life has the same connections in
//! the end, whatever is accepted first, and everybody keeps their place in the picture.
//!
//! In a list of your own connections everybody is a connection, in the list's order and months.
//!
//! With `feedback`, being seen brings chances to be invited: who invites you and from which source, in
//! order, is still the same for every strategy, but the more connections you have, the sooner each
//! invitation arrives.
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
