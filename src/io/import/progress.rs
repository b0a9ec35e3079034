//! Progress of reading a file.

/// Number of lines between two reports of a reader of text.
pub(crate) const LINES_PER_REPORT: usize = 4096;

/// Reports to a listener the percentage of a file that has been read: each percentage at most once,
/// in rising order. Reading has several consecutive phases. Each phase covers the percentages from
/// the current one to a fixed end.
pub(crate) struct ReadProgress<'a> {
    listener: &'a mut dyn FnMut(u32),
    /// The last percentage reported.
    reported: u32,
    /// The percentages at which the current phase begins and ends.
    phase: [u32; 2],
}

impl<'a> ReadProgress<'a> {
    pub fn new(listener: &'a mut dyn FnMut(u32)) -> Self {
        ReadProgress {
            listener,
            reported: 0,
            phase: [0; 2],
        }
    }

    /// Completes the current phase and begins one that ends at `end` percent.
    pub fn begin_phase(&mut self, end: u32) {
        self.report(1, 1);
        self.phase = [self.reported, end];
    }

    /// Reports that `done` of `total` steps of the current phase are complete.
    #[inline(never)]
    pub fn report(&mut self, done: usize, total: usize) {
        let [begin, end] = self.phase;
        let share = u64::from(end - begin) * done.min(total) as u64 / total.max(1) as u64;
        let percent = begin + share as u32;
        if percent > self.reported {
            self.reported = percent;
            (self.listener)(percent);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_percentage_is_reported_once_in_rising_order() {
        let mut reports = Vec::new();
        let mut listener = |percent| reports.push(percent);
        let mut progress = ReadProgress::new(&mut listener);
        progress.begin_phase(50);
        for done in [0, 2, 1, 2, 4, 5] {
            progress.report(done, 4);
        }
        progress.begin_phase(100);
        progress.report(1, 10);
        progress.report(0, 0);
        progress.report(10, 10);
        assert_eq!(reports, [25, 50, 55, 100]);
    }
}
