//! Compares `hopscope sizes` with the crate, and a file's one size with what is known of it.

use crate::{fixture, hopscope, rows};
use hopscope::sizes::SIZES;

/// A row as numbers, without its last field: people, connections, reach, apart, among, twice.
fn numbers(row: &[&str]) -> Vec<u64> {
    let fields = row[..6].iter();
    fields.map(|field| field.parse().unwrap()).collect()
}

#[test]
fn a_world_has_every_size_and_its_own_and_the_parts_add_up() {
    let ran = hopscope(&["sizes", "people=300&strategy=met&circle=40"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let rows: Vec<Vec<u64>> = rows(&ran.out).iter().map(|row| numbers(row)).collect();
    let mut people: Vec<u64> = rows.iter().map(|row| row[0]).collect();
    people.dedup();
    let expected = [&[300], &SIZES[..]].concat();
    assert_eq!(
        people,
        expected
            .iter()
            .map(|&size| u64::from(size))
            .collect::<Vec<_>>()
    );
    for row in &rows {
        assert_eq!(row[2], row[3] - row[4] - row[5], "{row:?}");
    }
    assert!(rows.iter().all(|row| row[1] <= 40));
}

#[test]
fn a_file_has_one_size() {
    let ran = hopscope(&["sizes", "--file", &fixture("network.csv")]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let rows = rows(&ran.out);
    assert!(!rows.is_empty() && rows.iter().all(|row| numbers(row)[0] == 6));
    // In the end everybody is reached.
    assert_eq!(numbers(rows.last().unwrap())[2], 6);
}
