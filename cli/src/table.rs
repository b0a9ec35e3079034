//! Results as comma-separated values or as JSON.

use clap::{Args, ValueEnum};
use hopscope::csv::{Cell, Column, harmless};
use serde_json::Value;
use std::io::{self, Write};

/// The formats of results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Comma-separated values, a line of names first
    #[default]
    Csv,
    /// One object, with an object a row in it
    Json,
}

/// The arguments that say how rows are written.
#[derive(Args)]
pub struct RowArguments {
    /// The format of the rows
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Begin a CSV file with lines that name the version, the scenario and what each column is; each begins with #
    #[arg(long)]
    pub head: bool,
}

/// The rows of a result, with their columns and common properties.
pub struct Table<'a> {
    /// Names and values that hold for all rows. They go into the head of a CSV file, or become properties of the JSON
    /// object.
    pub about: Vec<(&'a str, Cell)>,
    /// The name and the meaning of each column.
    pub columns: &'a [Column],
    /// The rows. Each has one cell for each column.
    pub rows: &'a mut dyn Iterator<Item = Vec<Cell>>,
}

impl Table<'_> {
    /// Writes all rows, one at a time. With `head` a CSV file begins with lines that start with `#`.
    ///
    /// # Errors
    /// If `out` cannot be written.
    pub fn write(self, format: Format, head: bool, out: &mut dyn Write) -> io::Result<()> {
        match format {
            Format::Csv => self.csv(head, out),
            Format::Json => self.json(out),
        }
    }

    fn csv(self, head: bool, out: &mut dyn Write) -> io::Result<()> {
        if head {
            writeln!(out, "# hopscope {}", env!("CARGO_PKG_VERSION"))?;
            for (name, cell) in &self.about {
                writeln!(out, "# {name}: {}", plain(cell))?;
            }
            for (name, meaning) in self.columns {
                writeln!(out, "# {name}: {meaning}")?;
            }
        }
        let names: Vec<&str> = self.columns.iter().map(|column| column.0).collect();
        writeln!(out, "{}", names.join(","))?;
        for row in self.rows {
            let fields: Vec<String> = row.iter().map(field).collect();
            writeln!(out, "{}", fields.join(","))?;
        }
        Ok(())
    }

    fn json(self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{},\"rows\":[", properties(&self.about))?;
        for (index, row) in self.rows.enumerate() {
            writeln!(out, "{}", if index > 0 { "," } else { "" })?;
            for (place, (column, cell)) in self.columns.iter().zip(&row).enumerate() {
                let before = if place > 0 { ',' } else { '{' };
                write!(out, "{before}\"{}\":{}", column.0, json(cell))?;
            }
            write!(out, "}}")?;
        }
        writeln!(out, "\n]}}")
    }
}

/// A JSON object of the version and these properties, without its closing brace.
pub fn properties(about: &[(&str, Cell)]) -> String {
    let mut text = format!("{{\"hopscope\":\"{}\"", env!("CARGO_PKG_VERSION"));
    for (name, cell) in about {
        text += &format!(",\"{name}\":{}", json(cell));
    }
    text
}

/// A field of a CSV file. A text is quoted so that no spreadsheet reads it as a formula.
fn field(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => harmless(text),
        cell => plain(cell),
    }
}

/// A cell as text. A number is the shortest decimal that reads as the same number; an unknown value is empty.
fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Count(count) => count.to_string(),
        Cell::Number(number) if number.is_finite() => number.to_string(),
        Cell::Text(text) => text.to_string(),
        _ => String::new(),
    }
}

/// A cell as JSON. An unknown value is `null`.
fn json(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => Value::from(text.as_ref()).to_string(),
        cell => match plain(cell) {
            unknown if unknown.is_empty() => "null".to_string(),
            number => number,
        },
    }
}
