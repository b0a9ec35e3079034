//! Saying what was measured: the lines that `cargo xtask bench` makes tables of (see xtask/src/measured.rs).
#![allow(dead_code, reason = "no bench says it in every way")]

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use hopscope::graph::Graph;

/// One cell of a table; cells measured more than once have the median.
pub fn bench(table: &str, row: &str, column: &str, value: &str) {
    println!("bench\t{table}\t{row}\t{column}\t{value}");
}

/// One cell of a table that is printed and not put into the README.
pub fn detail(table: &str, row: &str, column: &str, value: &str) {
    println!("detail\t{table}\t{row}\t{column}\t{value}");
}

/// Milliseconds as a value.
pub fn ms(ms: f64) -> String {
    format!("{ms:.6} ms")
}

/// Writes the ties, two ids a line, for the peers to read.
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
