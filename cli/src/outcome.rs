//! The result of a subcommand, and its errors.

use std::error::Error;
use std::fmt;

/// The result of a subcommand.
pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Options that exclude each other. The exit code is 2, as for errors that clap finds.
#[derive(Debug)]
pub struct Usage(pub String);

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Usage {}
