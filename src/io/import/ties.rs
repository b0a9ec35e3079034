//! Each tie once, and nobody tied to themselves.

/// Leaves out the ties of people to themselves; returns how many there were.
pub(super) fn leave_out_loops(ties: &mut Vec<[u32; 2]>) -> usize {
    let all = ties.len();
    ties.retain(|[a, b]| a != b);
    all - ties.len()
}

/// Ties gathered by their lower end, in their order: where the heap of each person ends, and the
/// heaps, with the upper end in the upper half of an entry and the number of the tie in the lower.
fn heaps(ties: &[[u32; 2]], people: usize) -> (Vec<u32>, Vec<u64>) {
    // Where each heap begins, and, once it is filled, where it ends.
    let mut place = vec![0_u32; people + 1];
    for [a, b] in ties {
        place[*a.min(b) as usize + 1] += 1;
    }
    for person in 0..people {
        place[person + 1] += place[person];
    }
    let mut heaps = vec![0_u64; ties.len()];
    for ([a, b], tie) in ties.iter().zip(0_u64..) {
        let place = &mut place[*a.min(b) as usize];
        heaps[*place as usize] = u64::from(*a.max(b)) << 32 | tie;
        *place += 1;
    }
    place.truncate(people);
    (place, heaps)
}

/// Keeps the first of each tie, in either direction, in their order; returns how many were dropped.
///
/// Ties are gathered by their lower end, in their order, and each upper end remembers the lower end
/// that met it last: O(people + ties) with 8 bytes a tie and 8 a person.
pub(super) fn keep_first(ties: &mut Vec<[u32; 2]>, people: usize) -> usize {
    let (ends, heaps) = heaps(ties, people);
    // The lower end that each person met last, + 1.
    let mut met = vec![0_u32; people];
    let mut begin = 0;
    for (lower, &end) in (1..).zip(&ends) {
        for entry in &heaps[begin..end as usize] {
            if std::mem::replace(&mut met[(entry >> 32) as usize], lower) == lower {
                // A repetition becomes a loop, and goes as one.
                ties[*entry as u32 as usize] = [0, 0];
            }
        }
        begin = end as usize;
    }
    leave_out_loops(ties)
}

/// How many pairs of people have a tie with a direction, and how many of them in both. `ways` has of
/// each tie 0 without a direction, 1 from the first to the second, 3 both ways. As costly as
/// [`keep_first`].
pub(super) fn directions(ties: &[[u32; 2]], ways: &[u8], people: usize) -> [usize; 2] {
    let (ends, heaps) = heaps(ties, people);
    // Ways from the lower end that each person met last: up 1, down 2.
    let mut met = vec![(0_u32, 0_u8); people];
    let (mut directed, mut mutual, mut begin) = (0, 0, 0);
    for (lower, &end) in (1..).zip(&ends) {
        for entry in &heaps[begin..end as usize] {
            let tie = *entry as u32 as usize;
            let [first, second] = ties[tie];
            let way = match ways[tie] {
                1 if first > second => 2,
                way => way,
            };
            if way == 0 || first == second {
                continue;
            }
            let met = &mut met[(entry >> 32) as usize];
            let before = if met.0 == lower { met.1 } else { 0 };
            *met = (lower, before | way);
            directed += usize::from(before == 0);
            mutual += usize::from(before != 3 && before | way == 3);
        }
        begin = end as usize;
    }
    [directed, mutual]
}
