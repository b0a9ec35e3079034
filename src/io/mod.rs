//! Text and bytes from outside and for others: `import` reads a network from a file and knows no stage;
//! `csv` writes the series of a run.

pub mod csv;
pub mod import;
