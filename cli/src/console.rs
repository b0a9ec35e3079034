//! Stderr: warnings, notes, errors and progress.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// Progress is printed only after this time.
const SILENT: Duration = Duration::from_secs(1);

/// The time between two lines of progress: on a terminal, where a line replaces the previous one,
/// and in a log file.
const ON_A_TERMINAL: Duration = Duration::from_millis(100);
const IN_A_LOG: Duration = Duration::from_secs(5);

/// Writes to stderr. A failure to write there is ignored.
pub struct Console {
    quiet: bool,
    is_terminal: bool,
    began: Instant,
    /// The time of the last line of progress.
    printed: Option<Instant>,
}

impl Console {
    /// `quiet` turns progress off.
    pub fn new(quiet: bool) -> Console {
        Console {
            quiet,
            is_terminal: io::stderr().is_terminal(),
            began: Instant::now(),
            printed: None,
        }
    }

    /// Prints a message on a line of its own.
    pub fn print(&mut self, message: impl Display) {
        self.end();
        let _ = writeln!(io::stderr(), "hopscope: {message}");
    }

    /// Prints how much of the current work is done, unless progress was printed a moment ago.
    /// `done` and `of` count the same unit.
    pub fn progress(&mut self, work: &str, done: u64, of: u64) {
        let now = Instant::now();
        if self.is_due(now) {
            self.printed = Some(now);
            let percent = 100 * done / of.max(1);
            let (before, after) = match self.is_terminal {
                true => ("\r\x1b[K", ""),
                false => ("", "\n"),
            };
            let _ = write!(io::stderr(), "{before}hopscope: {work}: {percent} %{after}");
        }
    }

    /// Clears the line of progress on a terminal.
    pub fn end(&mut self) {
        if self.is_terminal && self.printed.take().is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }

    fn is_due(&self, now: Instant) -> bool {
        let pause = match self.is_terminal {
            true => ON_A_TERMINAL,
            false => IN_A_LOG,
        };
        !self.quiet
            && now - self.began >= SILENT
            && self.printed.is_none_or(|printed| now - printed >= pause)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_printed_after_a_second_and_every_five_seconds_in_a_log() {
        let mut console = Console {
            is_terminal: false,
            ..Console::new(false)
        };
        let after = |millis| Duration::from_millis(millis);
        assert!(!console.is_due(console.began + after(999)));
        assert!(console.is_due(console.began + after(1000)));
        console.printed = Some(console.began + after(1000));
        assert!(!console.is_due(console.began + after(5999)));
        assert!(console.is_due(console.began + after(6000)));
        console.quiet = true;
        assert!(!console.is_due(console.began + after(6000)));
    }
}
