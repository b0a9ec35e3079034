//! The first stage: a scenario, the few dozen named values and the seed that everything on screen follows
//! from. Imports only `base`.
//!
//! The table in `table.rs` is the one place where a parameter is declared. From it come the fields of
//! [`Scenario`], reading from a query string or from pairs of names and values (with clamping and
//! warnings), the canonical text back, and the schema of the page's controls and attributes.

mod answers;
mod difference;
mod parameter;
mod query;
mod stage;
mod table;
mod value;

pub use answers::Answers;
pub use parameter::{Group, Kind, Parameter};
pub(crate) use query::NAMES;
pub use query::Reading;
pub use stage::Stage;
pub use table::{
    Feed, Layout, PARAMETERS, PostKind, PostModel, Scenario, Source, Strategy, WorldModel, Writers,
};
pub(crate) use value::VALUES;
pub use value::{Amount, Choice};
