//! Prints measurements as the lines that `cargo xtask bench` makes tables of (see `xtask/src/measured.rs`).

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use hopscope::graph::Graph;

/// Prints one cell of a table. A cell that is measured more than once has the median.
pub fn bench(table: &str, row: &str, column: &str, value: &str) {
    println!("bench\t{table}\t{row}\t{column}\t{value}");
}

/// Prints one cell of a table that is shown and not written to a file.
pub fn detail(table: &str, row: &str, column: &str, value: &str) {
    println!("detail\t{table}\t{row}\t{column}\t{value}");
}

/// A time in milliseconds, as the value of a cell.
pub fn ms(ms: f64) -> String {
    format!("{ms:.6} ms")
}

/// A whole number with commas between thousands.
pub fn thousands(number: usize) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", thousands(number / 1000), number % 1000),
    }
}

/// Writes the ties to a file for the peers in Python, two ids a line.
///
/// # Errors
/// If the folder `$BENCH_FOLDER` (`target/bench` where it is not set) cannot be written.
pub fn share(graph: &Graph, name: &str) -> io::Result<()> {
    let folder: PathBuf =
        std::env::var_os("BENCH_FOLDER").map_or_else(|| "target/bench".into(), PathBuf::from);
    fs::create_dir_all(&folder)?;
    let mut file = BufWriter::new(fs::File::create(folder.join(name))?);
    for [one, other] in graph.each_tie() {
        writeln!(file, "{one} {other}")?;
    }
    file.flush()
}
