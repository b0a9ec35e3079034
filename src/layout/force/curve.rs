//! The order of points along a Hilbert curve.

/// Sorts people by their place along a Hilbert curve over the square around them (Hilbert 1891), of 2¹⁶ × 2¹⁶ cells:
/// neighbours on the curve are neighbours in the plane, as they are not on Morton's, which jumps. Ties of
/// place keep their order. O(people): the keys are radix-sorted.
pub(super) fn sort(positions: &[[f32; 2]], mass: &[f32], order: &mut Vec<u32>) {
    let heavy = || {
        (0u32..)
            .zip(positions)
            .zip(mass)
            .filter(|(_, mass)| **mass > 0.0)
            .map(|(place, _)| place)
    };
    let (mut low, mut high) = ([f32::MAX; 2], [f32::MIN; 2]);
    for (_, place) in heavy() {
        for axis in 0..2 {
            if place[axis] < low[axis] {
                low[axis] = place[axis];
            }
            if place[axis] > high[axis] {
                high[axis] = place[axis];
            }
        }
    }
    let (width, height) = (high[0] - low[0], high[1] - low[1]);
    let side = if width > height { width } else { height };
    let scale = if side > 0.0 { 65_535.0 / side } else { 0.0 };
    let key = |place: &[f32; 2]| {
        let (x, y) = ((place[0] - low[0]) * scale, (place[1] - low[1]) * scale);
        along(x as u32, y as u32)
    };
    let mut keyed: Vec<[u32; 2]> = heavy()
        .map(|(person, place)| [key(place), person])
        .collect();
    let mut next = vec![[0; 2]; keyed.len()];
    for shift in [0, 11, 22] {
        let digit = |key: u32| (key >> shift) as usize & 0x7ff;
        let mut start = [0u32; 2048];
        for pair in &keyed {
            start[digit(pair[0])] += 1;
        }
        let mut sum = 0;
        for count in &mut start {
            sum += std::mem::replace(count, sum);
        }
        for &pair in &keyed {
            let place = &mut start[digit(pair[0])];
            next[*place as usize] = pair;
            *place += 1;
        }
        std::mem::swap(&mut keyed, &mut next);
    }
    order.clear();
    order.extend(keyed.iter().map(|pair| pair[1]));
}

/// How far along the curve the cell is in column x and row y, both below 2¹⁶.
fn along(x: u32, y: u32) -> u32 {
    // From the largest square to the smallest: in which quarter, and how the curve is turned there.
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
