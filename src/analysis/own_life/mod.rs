//! One life before and after a switch: whether somebody was contacted more often afterwards, and in
//! which month the switch was.
//!
//! [`find_change`] finds the month from the counts of a series (connections a month), and
//! [`Comparison`] compares the counts of another series (conversations that others began) before
//! and after a month. Both describe one life: the comparison shows what came after what, and not
//! why.

mod beta;
mod change_point;
mod comparison;
mod rate_ratio;

pub use change_point::{Change, ChangePoint, FALSE_ALARMS, LEAST_MONTHS, SHUFFLES, find_change};
pub use comparison::{Answer, Comparison, LEAST_EVENTS, LEAST_SPAN};
pub use rate_ratio::{RateRatio, Span, rate_ratio};
