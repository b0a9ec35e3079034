//! The table: a row a check, with what was published, what ours is, and how far apart they may be.

use std::fmt::Write;

/// Whether a check holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Pass,
    Fail,
    /// What it needs is not there.
    Skipped,
}

/// One check.
#[derive(Clone, Debug)]
pub struct Row {
    pub what: String,
    pub source: &'static str,
    pub published: String,
    pub ours: String,
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
    /// Of independent runs.
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

    /// Ours rounds to what was published, to so many decimal places.
    pub fn equal(
        &mut self,
        what: impl Into<String>,
        source: &'static str,
        published: f64,
        ours: f64,
        places: usize,
    ) {
        let pass = (ours - published).abs() <= 0.51 * 10f64.powi(-(places as i32));
        let tolerance = if places == 0 {
            "equal".into()
        } else {
            format!("{places} place{}", if places == 1 { "" } else { "s" })
        };
        self.row(
            what.into(),
            source,
            format!("{published:.places$}"),
            format!("{ours:.places$}"),
            tolerance,
            pass,
        );
    }

    /// Ours is within so much of what was published.
    pub fn within(
        &mut self,
        what: impl Into<String>,
        source: &'static str,
        published: f64,
        ours: f64,
        tolerance: f64,
    ) {
        let pass = (ours - published).abs() <= tolerance;
        self.row(
            what.into(),
            source,
            short(published),
            short(ours),
            format!("± {}", short(tolerance)),
            pass,
        );
    }

    /// A sampled mean is within so many standard errors of what was published; `slack` is the published
    /// figure's own error, or the bias that a finite size brings, and is said.
    pub fn sampled(
        &mut self,
        what: impl Into<String>,
        source: &'static str,
        published: f64,
        ours: Mean,
        sigmas: f64,
        slack: f64,
    ) {
        let Mean { mean, error } = ours;
        let pass = (mean - published).abs() <= sigmas * error + slack;
        let more = if slack > 0.0 {
            format!(" + {}", short(slack))
        } else {
            String::new()
        };
        self.row(
            what.into(),
            source,
            short(published),
            format!("{} ± {}", short(mean), short(error)),
            format!("{sigmas} s.e.{more}"),
            pass,
        );
    }

    /// Ours lies in a published range.
    pub fn between(
        &mut self,
        what: impl Into<String>,
        source: &'static str,
        least: f64,
        most: f64,
        ours: f64,
    ) {
        let pass = (least..=most).contains(&ours);
        self.row(
            what.into(),
            source,
            format!("{} to {}", short(least), short(most)),
            short(ours),
            "in the range".into(),
            pass,
        );
    }

    /// What a check needs is not there.
    pub fn skipped(&mut self, what: impl Into<String>, source: &'static str, why: &str) {
        self.rows.push(Row {
            what: what.into(),
            source,
            published: String::new(),
            ours: String::new(),
            tolerance: why.into(),
            outcome: Outcome::Skipped,
        });
    }

    fn row(
        &mut self,
        what: String,
        source: &'static str,
        published: String,
        ours: String,
        tolerance: String,
        pass: bool,
    ) {
        let outcome = if pass { Outcome::Pass } else { Outcome::Fail };
        // A bar would end the cell.
        let what = what.replace('|', "∣");
        self.rows.push(Row {
            what,
            source,
            published,
            ours,
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

/// The sections as text for people: a table each, in Markdown.
pub fn markdown(sections: &[Section]) -> String {
    let mut text = String::new();
    for section in sections {
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "\n**{}**\n\n| what | source | published | ours | tolerance | |\n|---|---|---|---|---|---|",
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
                "| {} | {} | {} | {} | {} | {outcome} |",
                row.what, row.source, row.published, row.ours, row.tolerance
            );
        }
    }
    text
}
