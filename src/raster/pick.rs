//! Who is under the pointer.

use super::people::{LEAST, layer};
use super::view::View;
use crate::frame::Frame;

/// How far from a person's edge a pointer may be, in CSS pixels.
const REACH: f32 = 8.0;

/// The person nearest to a place in the view, in pixels, among those drawn within reach of it; the
/// uppermost where it lies on several. O(people).
pub fn pick(frame: &Frame, view: &View, x: f32, y: f32) -> Option<usize> {
    let (x, y) = view.to_picture(x, y);
    let unit = 1.0 / view.magnification();
    let reach = REACH * view.scale * unit;
    let mut best: Option<(f32, usize, usize)> = None;
    for (person, dot) in frame.dots.iter().enumerate() {
        let (dx, dy) = (dot.x - x, dot.y - y);
        let radius = dot.size.max(LEAST * unit);
        let limit = radius + best.map_or(reach, |(gap, ..)| gap);
        let distance2 = dx * dx + dy * dy;
        // Written so that NaN is out of reach.
        if !(distance2 <= limit * limit && dot.size > 0.0) {
            continue;
        }
        let Some(layer) = layer(dot) else { continue };
        let gap = (distance2.sqrt() - radius).max(0.0);
        let nearer = best.is_none_or(|(least, top, _)| gap < least || gap == least && layer >= top);
        if nearer {
            best = Some((gap, layer, person));
        }
    }
    best.map(|(.., person)| person)
}
