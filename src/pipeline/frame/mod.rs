//! Frames (people as dots and ties as lines, in picture units) and the counters of a moment.
//! Imports the stages before it.

mod counters;
mod marks;
mod scene;
mod walk;
mod window;

pub use counters::{Counters, Preview};
pub use marks::{Dot, FEW_PEOPLE, Frame, Line, line, style};
pub use scene::{Moment, Scene};
pub use window::Window;
