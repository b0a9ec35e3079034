//! How far reading is.

/// Says to somebody how many hundredths of a file have been read, each once and in order.
pub(super) struct Hearing<'a> {
    heard: &'a mut dyn FnMut(u32),
    /// Said last.
    said: u32,
    /// The hundredths of the part under way.
    part: [u32; 2],
}

impl<'a> Hearing<'a> {
    pub fn new(heard: &'a mut dyn FnMut(u32)) -> Self {
        Hearing {
            heard,
            said: 0,
            part: [0; 2],
        }
    }

    /// From here on it is about what takes it from where it is to so many hundredths.
    pub fn part(&mut self, end: u32) {
        self.at(1, 1);
        self.part = [self.said, end];
    }

    /// Of the part under way this much is done.
    #[inline(never)]
    pub fn at(&mut self, done: usize, total: usize) {
        let [begin, end] = self.part;
        let share = u64::from(end - begin) * done.min(total) as u64 / total.max(1) as u64;
        let now = begin + share as u32;
        if now > self.said {
            self.said = now;
            (self.heard)(now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hundredths_are_said_once_and_in_order() {
        let mut all = Vec::new();
        let mut heard = |percent| all.push(percent);
        let mut hearing = Hearing::new(&mut heard);
        hearing.part(50);
        for done in [0, 2, 1, 2, 4, 5] {
            hearing.at(done, 4);
        }
        hearing.part(100);
        hearing.at(1, 10);
        hearing.at(0, 0);
        hearing.at(10, 10);
        assert_eq!(all, [25, 50, 55, 100]);
    }
}
