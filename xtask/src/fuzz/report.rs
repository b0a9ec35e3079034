//! What libFuzzer prints about its progress.

use std::collections::VecDeque;
use std::fmt;

/// Lines that are kept for an error message.
const LAST_LINES: usize = 40;

#[derive(Default)]
pub struct Report {
    /// Edges reached by the kept inputs, and at the end.
    covered: Option<[u64; 2]>,
    /// Inputs that were run.
    inputs: u64,
    /// The last lines of output, which tell what went wrong.
    pub last_lines: VecDeque<String>,
}

impl Report {
    /// Takes in a line of output.
    pub fn read(&mut self, line: &str) {
        let mut words = line.split_whitespace();
        if line.starts_with('#') && words.any(|word| word == "cov:") {
            if let Some(covered) = words.next().and_then(|word| word.parse().ok()) {
                let [first, _] = self.covered.unwrap_or([covered; 2]);
                self.covered = Some([first, covered]);
            }
        } else if let Some(inputs) = line.strip_prefix("stat::number_of_executed_units:") {
            self.inputs = inputs.trim().parse().unwrap_or(0);
        }
        if self.last_lines.len() == LAST_LINES {
            self.last_lines.pop_front();
        }
        self.last_lines.push_back(line.to_string());
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, last] = self.covered.unwrap_or_default();
        write!(
            f,
            "the property holds for {} inputs; edges reached: {first} by kept inputs, {last} by all",
            self.inputs
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Report;

    #[test]
    fn progress_is_read_from_output() {
        let mut report = Report::default();
        for line in [
            "#3\tINITED cov: 12 ft: 13 corp: 1/1b exec/s: 0 rss: 29Mb",
            "#40\tDONE   cov: 31 ft: 40 corp: 9/20b exec/s: 20 rss: 29Mb",
            "stat::number_of_executed_units: 40",
        ] {
            report.read(line);
        }
        assert_eq!(
            report.to_string(),
            "the property holds for 40 inputs; edges reached: 12 by kept inputs, 31 by all"
        );
    }
}
