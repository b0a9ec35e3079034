//! The first stage: a scenario, which is a few dozen named values including the seed. Everything on
//! screen follows from it. Imports only `base`.
//!
//! Parameters are declared only in the table in `table.rs`. The table defines the fields of
//! [`Scenario`], reading from a query string or from pairs of names and values (with clamping and
//! warnings), the canonical text, and the schema of the page's controls and attributes.

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
