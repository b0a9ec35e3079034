//! The visible part of the picture, from which the ties of a large world are sampled.

/// Side of the window, as a multiple of the side of the view. The view can move within the window.
const MARGIN: f32 = 1.5;

/// Smallest ratio of the sides of view and window. Below it, a new and smaller window shows more of
/// its ties.
const LEAST: f32 = 0.25;

/// A rectangle of the picture, in picture units. Ties are sampled within it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

impl Default for Window {
    fn default() -> Window {
        Window::ALL
    }
}

impl Window {
    /// The whole picture.
    pub const ALL: Window = Window {
        left: f32::NEG_INFINITY,
        top: f32::NEG_INFINITY,
        right: f32::INFINITY,
        bottom: f32::INFINITY,
    };

    /// The window for a view from (left, top) to (right, bottom), in picture units. It is the whole
    /// picture if the view contains all of it. It is this window if the view lies in this window
    /// and covers enough of it. Otherwise it is a new window, 1.5 times as wide and as high as the
    /// view. O(1).
    pub fn follow(self, [left, top, right, bottom]: [f32; 4]) -> Window {
        if left <= -1.0 && top <= -1.0 && right >= 1.0 && bottom >= 1.0 {
            return Window::ALL;
        }
        let inside =
            left >= self.left && top >= self.top && right <= self.right && bottom <= self.bottom;
        if inside && right - left > LEAST * (self.right - self.left) {
            return self;
        }
        let (x, y) = (
            (right - left) * (MARGIN - 1.0) / 2.0,
            (bottom - top) * (MARGIN - 1.0) / 2.0,
        );
        Window {
            left: left - x,
            top: top - y,
            right: right + x,
            bottom: bottom + y,
        }
    }

    /// Approximate area of the picture's disc that the window covers, in square picture units: from
    /// 10⁻⁴ to π.
    pub fn area(&self) -> f32 {
        let side = |low: f32, high: f32| (high.min(1.0) - low.max(-1.0)).max(0.0);
        let area = side(self.left, self.right) * side(self.top, self.bottom);
        area.clamp(1e-4, std::f32::consts::PI)
    }

    /// Whether the window contains the point (x, y).
    #[inline]
    pub fn sees(&self, x: f32, y: f32) -> bool {
        x >= self.left && x <= self.right && y >= self.top && y <= self.bottom
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(zoom: f32, x: f32, y: f32) -> [f32; 4] {
        let (half, high) = (1.5 / zoom, 1.0 / zoom);
        [x - half, y - high, x + half, y + high]
    }

    #[test]
    fn a_part_stays_while_the_view_moves_a_little_and_covers_the_view_always() {
        assert_eq!(Window::ALL.follow(view(1.0, 0.0, 0.0)), Window::ALL);
        let first = Window::ALL.follow(view(10.0, 0.3, 0.0));
        assert_ne!(first, Window::ALL);
        assert_eq!(first.follow(view(10.0, 0.31, 0.01)), first);
        assert_ne!(first.follow(view(10.0, 0.6, 0.0)), first);
        assert_ne!(first.follow(view(60.0, 0.3, 0.0)), first, "nearer in");
        assert_eq!(first.follow(view(1.0, 0.0, 0.0)), Window::ALL);
        let mut window = Window::ALL;
        for step in 0..200 {
            let share = step as f32 / 200.0;
            let view = view(1.0 + 80.0 * share * share, share - 0.5, 0.5 - share * 0.7);
            window = window.follow(view);
            let [left, top, right, bottom] = view;
            assert!(
                window.sees(left, top) && window.sees(right, bottom),
                "{step}"
            );
        }
    }
}
