//! The table of checks. A row has the expected figure, its basis, the figure found, and the
//! tolerance.

use std::fmt::Write;

/// Whether a check holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Pass,
    Fail,
    /// The data file of the check is absent.
    Skipped,
}

/// The basis of an expected figure. The table and the page count the rows of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Other authors published the figure.
    Published,
    /// The figure follows from a formula, an identity, an enumeration or a definition.
    Derived,
    /// The figure is a measurement: by another program, mostly from public data, or of many seeds.
    Measured,
    /// A range of this project's own, which keeps the statements of texts true.
    Ours,
}

impl Basis {
    pub fn word(self) -> &'static str {
        match self {
            Basis::Published => "published",
            Basis::Derived => "derived",
            Basis::Measured => "measured",
            Basis::Ours => "ours",
        }
    }
}

/// The source of an expected figure.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    pub basis: Basis,
    pub words: &'static str,
}

pub const fn published(words: &'static str) -> Source {
    let basis = Basis::Published;
    Source { basis, words }
}

pub const fn formula(words: &'static str) -> Source {
    let basis = Basis::Derived;
    Source { basis, words }
}

/// Another program computed or simulated the figure.
pub const fn recomputed(words: &'static str) -> Source {
    measured(words)
}

pub const fn measured(words: &'static str) -> Source {
    let basis = Basis::Measured;
    Source { basis, words }
}

pub const fn our_range(words: &'static str) -> Source {
    let basis = Basis::Ours;
    Source { basis, words }
}

/// One check.
#[derive(Clone, Debug)]
pub struct Row {
    pub what: String,
    pub source: Source,
    pub expected: String,
    pub found: String,
    pub tolerance: String,
    pub outcome: Outcome,
}

/// The rows of one subject.
pub struct Section {
    pub title: &'static str,
    pub rows: Vec<Row>,
}

/// A mean over runs, with its standard error.
#[derive(Clone, Copy, Debug)]
pub struct Mean {
    pub mean: f64,
    pub error: f64,
}

impl Mean {
    /// The mean over independent runs.
    pub fn of(runs: impl Iterator<Item = f64>) -> Mean {
        let runs: Vec<f64> = runs.collect();
        let number = runs.len() as f64;
        let mean = runs.iter().sum::<f64>() / number;
        let squares: f64 = runs.iter().map(|run| (run - mean) * (run - mean)).sum();
        Mean {
            mean,
            error: (squares / (number - 1.0).max(1.0) / number).sqrt(),
        }
    }
}

impl Section {
    pub fn new(title: &'static str) -> Section {
        Section {
            title,
            rows: Vec::new(),
        }
    }

    /// The measured figure rounds to the expected figure, to this many decimal places.
    pub fn equal(
        &mut self,
        what: impl Into<String>,
        source: Source,
        expected: f64,
        found: f64,
        places: usize,
    ) {
        let pass = (found - expected).abs() <= 0.51 * 10f64.powi(-(places as i32));
        let tolerance = if places == 0 {
            "equal".into()
        } else {
            format!("{places} place{}", if places == 1 { "" } else { "s" })
        };
        self.row(
            what.into(),
            source,
            format!("{expected:.places$}"),
            format!("{found:.places$}"),
            tolerance,
            pass,
        );
    }

    /// The measured figure differs from the expected figure by at most this much.
    pub fn within(
        &mut self,
        what: impl Into<String>,
        source: Source,
        expected: f64,
        found: f64,
        tolerance: f64,
    ) {
        let pass = (found - expected).abs() <= tolerance;
        self.row(
            what.into(),
            source,
            short(expected),
            short(found),
            format!("± {}", short(tolerance)),
            pass,
        );
    }

    /// The mean of a sample is within `sigmas` standard errors of the expected figure. `slack` is
    /// the expected figure's own error, or the bias of a finite size. The table shows it.
    pub fn sampled(
        &mut self,
        what: impl Into<String>,
        source: Source,
        expected: f64,
        found: Mean,
        sigmas: f64,
        slack: f64,
    ) {
        let Mean { mean, error } = found;
        let pass = (mean - expected).abs() <= sigmas * error + slack;
        let more = if slack > 0.0 {
            format!(" + {}", short(slack))
        } else {
            String::new()
        };
        self.row(
            what.into(),
            source,
            short(expected),
            format!("{} ± {}", short(mean), short(error)),
            format!("{sigmas} s.e.{more}"),
            pass,
        );
    }

    /// The figure found is in a range. The range is this project's own, or follows from a theorem
    /// or from another program's figures.
    pub fn between(
        &mut self,
        what: impl Into<String>,
        source: Source,
        least: f64,
        most: f64,
        found: f64,
    ) {
        // A published figure is a number, not a range.
        assert_ne!(source.basis, Basis::Published, "a range is called ours");
        let pass = (least..=most).contains(&found);
        self.row(
            what.into(),
            source,
            format!("{} to {}", short(least), short(most)),
            short(found),
            "in the range".into(),
            pass,
        );
    }

    /// Adds a row for a check whose data file is absent.
    pub fn skipped(&mut self, what: impl Into<String>, source: Source, why: &str) {
        self.rows.push(Row {
            what: what.into(),
            source,
            expected: String::new(),
            found: String::new(),
            tolerance: why.into(),
            outcome: Outcome::Skipped,
        });
    }

    fn row(
        &mut self,
        what: String,
        source: Source,
        expected: String,
        found: String,
        tolerance: String,
        pass: bool,
    ) {
        let outcome = if pass { Outcome::Pass } else { Outcome::Fail };
        // A bar would end the cell of a Markdown table.
        let what = what.replace('|', "∣");
        self.rows.push(Row {
            what,
            source,
            expected,
            found,
            tolerance,
            outcome,
        });
    }
}

/// A number to about five significant digits.
fn short(number: f64) -> String {
    let magnitude = if number == 0.0 {
        0
    } else {
        libm::log10(number.abs()).floor() as i32
    };
    let places = (4 - magnitude).clamp(0, 9) as usize;
    let text = format!("{number:.places$}");
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_string()
    } else {
        text
    }
}

/// The sections in Markdown, one table each.
pub fn markdown(sections: &[Section]) -> String {
    let mut text = String::new();
    for section in sections {
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "\n**{}**\n\n| what | source | basis | expected | found | tolerance | |\n|---|---|---|---|---|---|---|",
            section.title
        );
        for row in &section.rows {
            let outcome = match row.outcome {
                Outcome::Pass => "pass",
                Outcome::Fail => "FAIL",
                Outcome::Skipped => "skipped",
            };
            let _ = writeln!(
                text,
                "| {} | {} | {} | {} | {} | {} | {outcome} |",
                row.what,
                row.source.words,
                row.source.basis.word(),
                row.expected,
                row.found,
                row.tolerance
            );
        }
    }
    text
}
