//! The order of points along a Hilbert curve.

use super::cells::larger;
use super::net::begin;

/// Sorts people by their position along a Hilbert curve (Hilbert 1891) of 2¹⁶ × 2¹⁶ cells over the
/// square around them. Neighbours on the curve are neighbours in the plane. That does not hold for
/// a Morton curve, which jumps. People in the same cell keep their order. O(people), because the
/// keys are radix-sorted.
#[inline(never)]
pub(super) fn sort(positions: &[[f32; 2]], order: &mut [u32]) {
    let (mut low, mut high) = ([f32::MAX; 2], [f32::MIN; 2]);
    for &person in &*order {
        let place = positions[person as usize];
        for axis in 0..2 {
            if place[axis] < low[axis] {
                low[axis] = place[axis];
            }
            if place[axis] > high[axis] {
                high[axis] = place[axis];
            }
        }
    }
    let side = larger(high[0] - low[0], high[1] - low[1]);
    let scale = if side > 0.0 { 65_535.0 / side } else { 0.0 };
    let key = |&person: &u32| {
        let [x, y] = positions[person as usize];
        let [column, row] = [(x - low[0]) * scale, (y - low[1]) * scale];
        [along(column as u32, row as u32), person]
    };
    let mut keyed: Vec<[u32; 2]> = order.iter().map(key).collect();
    let mut next = vec![[0; 2]; keyed.len()];
    for shift in [0, 11, 22] {
        let digit = |key: u32| (key >> shift) as usize & 0x7ff;
        let mut start = [0; 2048];
        for pair in &keyed {
            start[digit(pair[0])] += 1;
        }
        begin(&mut start);
        for &pair in &keyed {
            let place = &mut start[digit(pair[0])];
            next[*place as usize] = pair;
            *place += 1;
        }
        std::mem::swap(&mut keyed, &mut next);
    }
    for (person, pair) in order.iter_mut().zip(keyed) {
        *person = pair[1];
    }
}

/// Position along the curve of the cell in column x and row y, both below 2¹⁶.
fn along(x: u32, y: u32) -> u32 {
    // For each square, from the largest to the smallest: the quarter of the cell, and the
    // orientation of the curve in that quarter.
    let (mut x, mut y, mut key) = (x, y, 0);
    let mut bit = 1 << 15;
    while bit > 0 {
        let (right, up) = (u32::from(x & bit != 0), u32::from(y & bit != 0));
        key = key << 2 | ((3 * right) ^ up);
        if up == 0 {
            if right == 1 {
                x = !x;
                y = !y;
            }
            (x, y) = (y, x);
        }
        bit >>= 1;
    }
    key
}
