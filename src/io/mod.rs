//! Files. `import` reads a network or a list of connections and imports only `base`. `csv` writes
//! the series of a run as text and imports `run` and `analysis`.

pub mod csv;
pub mod import;
