//! How far a stage has come while it runs.

/// Of so many people or ties gone through, one is an occasion to say how far that is.
pub(crate) const OFTEN: usize = 1 << 10;

/// Tells a listener how much of a stage is done, in percent. The stage is made of pieces of work, one
/// after the other, each so many percent of it: about, of the time that it takes.
pub(crate) struct Progress<'a> {
    tell: &'a mut dyn FnMut(u32),
    /// From how much on it is told next.
    next: u32,
    /// How much was done before the piece under way, and how much that is.
    before: u32,
    piece: u32,
}

impl Progress<'_> {
    /// Of a stage that begins: 0 is told.
    pub fn new(tell: &mut dyn FnMut(u32)) -> Progress<'_> {
        let mut progress = Progress {
            tell,
            next: 0,
            before: 0,
            piece: 0,
        };
        progress.begin(0);
        progress
    }

    /// Does work that nobody listens to.
    pub fn unheard<T>(work: impl FnOnce(&mut Progress) -> T) -> T {
        work(&mut Progress::new(&mut |_| ()))
    }

    /// Begins the next piece of work, which is so many percent of the stage.
    #[inline(never)]
    pub fn begin(&mut self, percent: u32) {
        self.before += self.piece;
        self.piece = percent;
        self.is_at(0, 1);
    }

    /// So much of the piece is done, of so much. Told where it is more of the stage than before.
    #[inline(never)]
    pub fn is_at(&mut self, done: usize, of: usize) {
        let percent = self.before + (self.piece as f32 * done as f32 / of as f32) as u32;
        let percent = percent.min(100);
        if percent >= self.next {
            self.next = percent + 1;
            (self.tell)(percent);
        }
    }

    /// The same, to be said at every step where each is next to nothing.
    #[inline]
    pub fn step(&mut self, done: usize, of: usize) {
        if done.is_multiple_of(OFTEN) {
            self.is_at(done, of);
        }
    }

    /// The stage is over: 100 is told.
    pub fn end(mut self) {
        self.before = 100;
        self.begin(0);
    }
}
