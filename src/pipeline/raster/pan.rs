//! Pictures of a frame while a reader drags it: what stays in view is copied, and only the edges that
//! come into view are drawn.

use super::detail::{Detail, Kinds};
use super::error::RasterError;
use super::lines::Window;
use super::renderer::Raster;
use super::theme::Theme;
use super::view::View;
use crate::pipeline::frame::{Frame, line};

/// Draws frames as a [`Raster`] does, and faster where only the pan has changed.
///
/// While the picture is [`Detail::Moving`], the previous picture of the same frame is shifted by whole
/// pixels, so it is up to half a pixel away from the pan that was asked for. At [`Detail::Full`] the
/// whole picture is drawn, exactly. The edges take at most as much memory again as a [`Raster`].
#[derive(Default)]
pub struct Dragged {
    whole: Raster,
    edge: Raster,
    last: Option<Last>,
}

/// The last picture that was drawn whole at [`Detail::Moving`], and the pixels by which it has been
/// shifted since, to the right and down.
#[derive(Clone, Copy)]
struct Last {
    number: u32,
    view: View,
    shift: [i32; 2],
}

impl Dragged {
    /// Draws a frame. `number` is another one for each frame and theme. Returns the bytes of
    /// [`Raster::draw_in`]. O(pixels + people + lines + length and area of what is drawn).
    ///
    /// # Errors
    /// As [`Raster::draw_in`].
    pub fn draw(
        &mut self,
        frame: &Frame,
        number: u32,
        view: &View,
        theme: &Theme,
        detail: Detail,
    ) -> Result<&[u8], RasterError> {
        view.check()?;
        let moving = detail == Detail::Moving;
        let last = self.last.take().filter(|last| {
            let same = View {
                pan: view.pan,
                ..last.view
            };
            moving && last.number == number && same == *view
        });
        let steps = last.and_then(|last| Some((last, last.steps(view)?)));
        let last = if let Some((last, steps)) = steps {
            self.shift(frame, theme, &last, steps)?;
            let [[right, down], [x, y]] = [last.shift, steps];
            Last {
                shift: [right + x, down + y],
                ..last
            }
        } else {
            self.whole.draw_in(frame, view, theme, detail)?;
            Last {
                number,
                view: *view,
                shift: [0, 0],
            }
        };
        self.last = Some(last).filter(|_| moving);
        Ok(self.whole.canvas.pixels.as_flattened())
    }

    /// Shifts the picture by `steps` pixels and draws the edges that come into view.
    fn shift(
        &mut self,
        frame: &Frame,
        theme: &Theme,
        last: &Last,
        [x, y]: [i32; 2],
    ) -> Result<(), RasterError> {
        let View { width, height, .. } = last.view;
        let pixels = &mut self.whole.canvas.pixels;
        // The ends of the rows wrap around. They are the edges that are drawn below.
        let offset = y as isize * width as isize + x as isize;
        let moved = offset.unsigned_abs();
        let kept = pixels.len() - moved;
        let (from, to) = if offset > 0 { (0, moved) } else { (moved, 0) };
        pixels.copy_within(from..from + kept, to);
        let [right, down] = last.shift;
        let (kinds, window) = (Kinds::of(frame), Window::new(&last.view));
        let share = kinds.share(line::TIE, &last.view, &window, Detail::Moving);
        let (wide, high) = (x.unsigned_abs(), y.unsigned_abs());
        let edges = [
            [if x > 0 { 0 } else { width - wide }, 0, wide, height],
            [0, if y > 0 { 0 } else { height - high }, width, high],
        ];
        for [left, top, wide, high] in edges {
            if wide > 0 && high > 0 {
                let at = [left as i32 - right - x, top as i32 - down - y];
                let part = last.view.part(at, [wide, high]);
                self.edge.draw_at(frame, &part, theme, &kinds, share)?;
                self.whole.canvas.put(&self.edge.canvas, [left, top]);
            }
        }
        Ok(())
    }
}

impl Last {
    /// The whole pixels by which the picture has to be shifted for a view with another pan; `None` if
    /// nothing of it stays in view.
    fn steps(&self, view: &View) -> Option<[i32; 2]> {
        let mut steps = [0; 2];
        for (axis, side) in [view.width, view.height].into_iter().enumerate() {
            let pixels = (self.view.pan[axis] - view.pan[axis]) * view.magnification();
            let step = pixels - self.shift[axis] as f32;
            if step.abs() + 0.5 < side as f32 {
                // To the nearest: the sum is above 0, where a cast rounds down.
                steps[axis] = (step + side as f32 + 0.5) as i32 - side as i32;
            } else {
                return None;
            }
        }
        Some(steps)
    }
}
