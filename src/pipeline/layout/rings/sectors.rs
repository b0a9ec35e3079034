//! The ring layout of a list of your own connections. In the end all people in the list are of the
//! 1st degree, and no people of the 2nd or 3rd degree are known. So the 1st degree has the space of
//! all three bands. The people of one company share a sector.

use super::bands::{LARGEST, Rings, Rows, SMALLER, order, times, turn};
use crate::base::random::Stream;
use crate::io::import::connections::Dated;

/// Inner and outer radius of the band of your connections, and of the band of people who become
/// connections later, in picture units.
const ROOM: [[f32; 2]; 2] = [[0.15, 0.87], [0.905, 0.995]];

/// Minimum number of connections for a company to have its own sector. In a long list the minimum
/// is 1 % of all connections.
const FEWEST: usize = 3;

/// Angle between two sectors, in radians; the sum of these angles is at most `MOST_BETWEEN` of the
/// circle.
const BETWEEN: f64 = 0.07;
const MOST_BETWEEN: f64 = 0.16;

impl Rings {
    /// Outer radius of the 1st, 2nd and 3rd band and of the band of all other people, for a list of
    /// your own connections. In picture units.
    pub const OF_LIST: [f32; 4] = [ROOM[0][1], ROOM[0][1], ROOM[0][1], ROOM[1][1]];

    /// The layout of all people in a list of your own connections. `community` holds the company of
    /// each person of the list's world. O(people).
    pub(crate) fn of_list(dated: &Dated, community: &[u32], seed: u32) -> Rings {
        let order = order(community, &mut Stream::new(seed, "layout"));
        let sectors = sectors(dated);
        let sector = |person: u32| match dated.company(person as usize - 1) {
            Some(company) => company.min(sectors),
            None => sectors + 1,
        };
        // Whether there is a gap before a person. The first person also has one if the last belongs
        // to another sector.
        let begins: Vec<bool> = (0..order.len())
            .map(|place| {
                let before = place.checked_sub(1).unwrap_or(order.len() - 1);
                sector(order[before]) != sector(order[place])
            })
            .collect();
        let many = begins.iter().filter(|&&begins| begins).count();
        let between = BETWEEN.min(MOST_BETWEEN * std::f64::consts::TAU / many.max(1) as f64);
        let width = (std::f64::consts::TAU - between * many as f64) / order.len().max(1) as f64;

        let mut rings = Rings {
            direction: vec![[0.0; 2]; community.len()],
            row: vec![[0; 4]; community.len()],
            ..Rings::default()
        };
        let (half, between) = (turn(width / 2.0), turn(between));
        // Straight up is where the circle begins.
        let mut direction = [0.0, -1.0];
        for (&person, &begins) in order.iter().zip(&begins) {
            if begins {
                direction = times(direction, between);
            }
            let [x, y] = times(direction, half);
            rings.direction[person as usize] = [x as f32, y as f32];
            direction = times([x, y], half);
        }
        let mut largest = LARGEST;
        for (band, edges) in [0, 3].into_iter().zip(ROOM) {
            let rows = Rows::new(edges, order.len(), width, largest);
            largest = f64::from(rows.size) * SMALLER;
            rings.radius[band] = (0..rows.rows).map(|row| rows.radius(row)).collect();
            for (rank, &person) in order.iter().enumerate() {
                rings.row[person as usize][band] = rows.row(rank);
            }
            rings.size[band] = rows.size;
        }
        // No person is ever in these two bands.
        rings.radius[1].push(ROOM[0][1]);
        rings.radius[2].push(ROOM[0][1]);
        rings
    }
}

/// The number of companies that have their own sector. Companies are numbered by size, the largest
/// first.
fn sectors(dated: &Dated) -> u32 {
    let mut people = vec![0usize; dated.firms as usize];
    for person in 0..dated.companies.len() {
        if let Some(company) = dated.company(person) {
            people[company as usize] += 1;
        }
    }
    let enough = FEWEST.max(dated.companies.len() / 100);
    people
        .iter()
        .take_while(|&&people| people >= enough)
        .count() as u32
}

#[cfg(test)]
mod tests {
    use super::super::bands::{GAP, Place};
    use super::*;

    fn list(companies: Vec<u32>, firms: u32) -> (Dated, Vec<u32>) {
        let community = std::iter::once(firms)
            .chain(companies.iter().copied())
            .collect();
        let months = vec![0; companies.len()];
        (
            Dated::of(months, companies, firms, 0).expect("whole"),
            community,
        )
    }

    #[test]
    fn nobody_overlaps_and_everybody_is_within() {
        let companies = (0..500)
            .map(|person| [0, 0, 0, 1, 1, 2, 3, 4 + person % 30][person as usize % 8])
            .collect();
        let (dated, community) = list(companies, 34);
        let rings = Rings::of_list(&dated, &community, 7);
        let places: Vec<Place> = (1..=500)
            .map(|person| rings.place(person, 1, rings.sizes([500.0; 4]).radius(1, 1)))
            .collect();
        for (number, one) in places.iter().enumerate() {
            let from_you = (one.x * one.x + one.y * one.y).sqrt();
            assert!(from_you - one.size > ROOM[0][0] && from_you + one.size < ROOM[0][1]);
            for other in &places[..number] {
                let (x, y) = (one.x - other.x, one.y - other.y);
                let apart = (x * x + y * y).sqrt();
                assert!(
                    apart >= (one.size + other.size) * (1.0 + GAP as f32 / 4.0),
                    "{one:?} {other:?}"
                );
            }
        }
    }

    #[test]
    fn a_company_is_in_a_sector_of_its_own() {
        let companies: Vec<u32> = (0..90).map(|person| person % 3).collect();
        let (dated, community) = list(companies.clone(), 3);
        let rings = Rings::of_list(&dated, &community, 7);
        // Around the circle, the company changes three times.
        let mut round: Vec<(f32, u32)> = (1..=90_u32)
            .map(|person| {
                let place = rings.place(person, 1, 0.01);
                (
                    libm::atan2f(place.x, -place.y),
                    companies[person as usize - 1],
                )
            })
            .collect();
        round.sort_by(|one, other| one.0.total_cmp(&other.0));
        let changes = (0..90)
            .filter(|&at| round[at].1 != round[(at + 1) % 90].1)
            .count();
        assert_eq!(changes, 3);
    }
}
