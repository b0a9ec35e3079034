//! Progress of a stage while it runs, in percent.

/// Number of steps between two reports of [`Progress::step`].
pub(crate) const EVERY: usize = 1 << 10;

/// Reports to a listener which percentage of a stage is done. A stage consists of consecutive
/// pieces of work. The length of a piece is a percentage of the stage: about its share of the time.
pub(crate) struct Progress<'a> {
    listener: &'a mut dyn FnMut(u32),
    /// The smallest percentage not yet reported. The listener gets each percentage at most once, in
    /// increasing order.
    next: u32,
    /// Percent done before the current piece.
    before: u32,
    /// Length of the current piece, in percent of the stage.
    piece: u32,
}

impl Progress<'_> {
    /// The progress of a stage that begins. Reports 0.
    pub fn new(listener: &mut dyn FnMut(u32)) -> Progress<'_> {
        let mut progress = Progress {
            listener,
            next: 0,
            before: 0,
            piece: 0,
        };
        progress.begin(0);
        progress
    }

    /// Runs `work` without a listener.
    pub fn silent<T>(work: impl FnOnce(&mut Progress) -> T) -> T {
        work(&mut Progress::new(&mut |_| ()))
    }

    /// Begins the next piece of work, which is this many percent of the stage.
    #[inline(never)]
    pub fn begin(&mut self, percent: u32) {
        self.before += self.piece;
        self.piece = percent;
        self.report(0, 1);
    }

    /// Reports that `done` of `total` steps of the current piece are done. Calls the listener if
    /// that is a new percentage.
    #[inline(never)]
    pub fn report(&mut self, done: usize, total: usize) {
        let percent = self.before + (self.piece as f32 * done as f32 / total as f32) as u32;
        let percent = percent.min(100);
        if percent >= self.next {
            self.next = percent + 1;
            (self.listener)(percent);
        }
    }

    /// Calls [`Progress::report`] at every [`EVERY`]th step, for loops of short steps.
    #[inline]
    pub fn step(&mut self, done: usize, total: usize) {
        if done.is_multiple_of(EVERY) {
            self.report(done, total);
        }
    }

    /// Ends the stage: reports 100.
    pub fn end(mut self) {
        self.before = 100;
        self.begin(0);
    }
}
