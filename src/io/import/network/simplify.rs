//! Reduces ties to a simple graph: each tie once, no self-loops. Also counts ties with a direction.

/// Removes ties of a person with themselves. Returns the number of removed ties. O(ties).
pub(crate) fn remove_self_loops(ties: &mut Vec<[u32; 2]>) -> usize {
    let before = ties.len();
    ties.retain(|[a, b]| a != b);
    before - ties.len()
}

/// Sorts ties into one bucket for each person, by their end with the lower index, in stable order
/// (a counting sort). Returns the end of each bucket, and the buckets: the upper half of an entry
/// is the end with the higher index, the lower half the index of the tie.
fn bucket_by_lower_end(ties: &[[u32; 2]], people: usize) -> (Vec<u32>, Vec<u64>) {
    // The beginning of each bucket; after filling, its end.
    let mut position = vec![0_u32; people + 1];
    for [a, b] in ties {
        position[*a.min(b) as usize + 1] += 1;
    }
    for person in 0..people {
        position[person + 1] += position[person];
    }
    let mut buckets = vec![0_u64; ties.len()];
    for ([a, b], tie) in ties.iter().zip(0_u64..) {
        let position = &mut position[*a.min(b) as usize];
        buckets[*position as usize] = u64::from(*a.max(b)) << 32 | tie;
        *position += 1;
    }
    position.truncate(people);
    (position, buckets)
}

/// Keeps the first of several ties between the same two people, in either direction. The order of
/// ties is unchanged. Returns the number of removed ties.
///
/// Ties are bucketed by their lower end, and each upper end remembers the last bucket that
/// contained it. O(people + ties), with 8 bytes of memory a tie and 8 a person.
pub(crate) fn remove_duplicates(ties: &mut Vec<[u32; 2]>, people: usize) -> usize {
    let (ends, buckets) = bucket_by_lower_end(ties, people);
    // For each upper end: 1 + the last bucket that contained it.
    let mut last_bucket = vec![0_u32; people];
    let mut begin = 0;
    for (bucket, &end) in (1..).zip(&ends) {
        for entry in &buckets[begin..end as usize] {
            if std::mem::replace(&mut last_bucket[(entry >> 32) as usize], bucket) == bucket {
                // Marked as a self-loop, which is removed below.
                ties[*entry as u32 as usize] = [0, 0];
            }
        }
        begin = end as usize;
    }
    remove_self_loops(ties)
}

/// The number of pairs of people with a directed tie, and how many of these pairs have ties in both
/// directions. `directions` has for each tie 0 (undirected), 1 (from its first person to its
/// second) or 3 (both ways). Costs as much as [`remove_duplicates`].
pub(super) fn count_directed_and_mutual(
    ties: &[[u32; 2]],
    directions: &[u8],
    people: usize,
) -> [usize; 2] {
    let (ends, buckets) = bucket_by_lower_end(ties, people);
    // For each upper end: 1 + the last bucket that contained it, and the directions seen there: 1
    // from the lower to the upper end, 2 from the upper to the lower, 3 both.
    let mut last_bucket = vec![(0_u32, 0_u8); people];
    let (mut directed, mut mutual, mut begin) = (0, 0, 0);
    for (bucket, &end) in (1..).zip(&ends) {
        for entry in &buckets[begin..end as usize] {
            let tie = *entry as u32 as usize;
            let [first, second] = ties[tie];
            let direction = match directions[tie] {
                1 if first > second => 2,
                direction => direction,
            };
            if direction == 0 || first == second {
                continue;
            }
            let last = &mut last_bucket[(entry >> 32) as usize];
            let before = if last.0 == bucket { last.1 } else { 0 };
            *last = (bucket, before | direction);
            directed += usize::from(before == 0);
            mutual += usize::from(before != 3 && before | direction == 3);
        }
        begin = end as usize;
    }
    [directed, mutual]
}
