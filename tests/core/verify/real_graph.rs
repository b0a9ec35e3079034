//! The other models of a post on a real graph, beside a second program for the same definitions.

use hopscope::post::Spread;
use hopscope::random::Stream;
use hopscope::scenario::PostModel;

use crate::karate::KARATE;
use crate::posts::{Small, of};
use crate::table::{Mean, Section, recomputed};

/// Posts of each program.
const POSTS: u32 = 20_000;

pub fn sections() -> Vec<Section> {
    let mut section =
        Section::new("Karate club: threshold, complex contagion and SIR, 20,000 posts each");
    let small = Small::new(34, KARATE.map(|[a, b]| (a, b)));
    compare(&mut section, &small);
    vec![section]
}

fn compare(section: &mut Section, small: &Small) {
    let mut stream = Stream::new(11, "plain");
    let of_threshold = |see| of(PostModel::Threshold, see);
    let of_complex = |needs, see| Spread {
        needs,
        ..of(PostModel::Complex, see)
    };
    let of_sir = |see, recover| Spread {
        recover,
        ..of(PostModel::Sir, see)
    };
    type Program = fn(&[Vec<u32>], &mut Stream, &Spread) -> u32;
    #[rustfmt::skip]
    let cases: [(&str, Spread, Program); 9] = [
        ("threshold, see = 1", of_threshold(1.0), threshold),
        ("threshold, see = .5", of_threshold(0.5), threshold),
        ("complex, needs 2, see = .5", of_complex(2, 0.5), complex),
        ("complex, needs 2, see = .8", of_complex(2, 0.8), complex),
        ("complex, needs 3, see = .8", of_complex(3, 0.8), complex),
        ("SIR, see = .05, recover = .2", of_sir(0.05, 0.2), sir),
        ("SIR, see = .1, recover = .5", of_sir(0.1, 0.5), sir),
        ("SIR, see = .2, recover = 1", of_sir(0.2, 1.0), sir),
        ("SIR, see = .02, recover = .05", of_sir(0.02, 0.05), sir),
    ];
    for (name, spread, program) in cases {
        let second = |_| f64::from(program(&small.ties, &mut stream, &spread));
        let theirs = Mean::of((0..POSTS).map(second));
        let ours = small.active(&spread, POSTS);
        let both = Mean {
            error: (ours.error * ours.error + theirs.error * theirs.error).sqrt(),
            ..ours
        };
        let source = recomputed("a second program in the test, with plain loops");
        section.sampled(
            format!("{name}: active people"),
            source,
            theirs.mean,
            both,
            4.5,
            0.0,
        );
    }
}

// The models in plain loops over all people. You are person 0. Each returns the number of people who
// pass a post on, you included.

/// Whoever is active shows the post to each neighbour once. `passes_on` says whether a person who has
/// seen it from this many people, and perhaps from you, becomes active.
fn until_nobody_is_new(
    ties: &[Vec<u32>],
    stream: &mut Stream,
    see: f64,
    passes_on: impl Fn(usize, u32, bool) -> bool,
) -> u32 {
    let mut active = vec![false; ties.len()];
    let (mut seen, mut by_you) = (vec![0; ties.len()], vec![false; ties.len()]);
    let mut new = vec![0];
    active[0] = true;
    while let Some(person) = new.pop() {
        for reader in ties[person].iter().map(|&reader| reader as usize) {
            if stream.unit() >= see {
                continue;
            }
            seen[reader] += 1;
            by_you[reader] |= person == 0;
            if !active[reader] && passes_on(reader, seen[reader], by_you[reader]) {
                active[reader] = true;
                new.push(reader);
            }
        }
    }
    active.into_iter().filter(|&is| is).count() as u32
}

fn threshold(ties: &[Vec<u32>], stream: &mut Stream, spread: &Spread) -> u32 {
    let shares: Vec<f64> = ties.iter().map(|_| stream.unit()).collect();
    until_nobody_is_new(ties, stream, spread.see, |person, seen, _| {
        f64::from(seen) / ties[person].len() as f64 >= shares[person]
    })
}

fn complex(ties: &[Vec<u32>], stream: &mut Stream, spread: &Spread) -> u32 {
    until_nobody_is_new(ties, stream, spread.see, |_, seen, by_you| {
        by_you || seen >= spread.needs
    })
}

/// A step at a time: all who are infectious meet all their neighbours, and then recover or not.
fn sir(ties: &[Vec<u32>], stream: &mut Stream, spread: &Spread) -> u32 {
    let mut infected = vec![false; ties.len()];
    let mut infectious = vec![0];
    infected[0] = true;
    while !infectious.is_empty() {
        let mut next = Vec::new();
        for &person in &infectious {
            for reader in ties[person].iter().map(|&reader| reader as usize) {
                if stream.unit() < spread.see && !infected[reader] {
                    infected[reader] = true;
                    next.push(reader);
                }
            }
        }
        infectious.retain(|_| stream.unit() >= spread.recover);
        infectious.extend(next);
    }
    infected.into_iter().filter(|&is| is).count() as u32
}
