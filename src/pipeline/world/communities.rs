//! Communities with shortcuts: heavy-tailed degrees, most ties within small communities, the other
//! ties between them.

use super::degrees;
use super::progress_share::TIES_PERCENT;
use super::stub_matching::StubMatching;
use crate::base::progress::Progress;
use crate::base::random::Stream;

/// The share of the work, in percent, for ties within communities.
const WITHIN: u32 = 50;

/// A degree-corrected community model, similar to the LFR benchmark (Lancichinetti, Fortunato,
/// Radicchi 2008, "Benchmark graphs for testing community detection algorithms"). Generates the
/// ties, and the community of each person: a range of consecutive people.
///
/// - The size of a community is a quarter of `size` (at least 2) plus an exponentially distributed
///   rest. Its mean is `size`.
/// - The target degree of a person is log-normal: see [`degrees::target_degrees`].
/// - Each stub (open end of a tie) is a shortcut with probability `shortcuts`, and always if the
///   community is too small for it.
/// - Pairing is random: first the stubs within each community, then the shortcuts, whose two people
///   must be in different communities, then the remaining stubs of any two people. Stubs that still
///   remain are dropped. So no degree is above its target.
///
/// O(people + ties) in practice.
#[inline(never)]
pub(super) fn ties(
    people: usize,
    mean: f64,
    size: usize,
    shortcuts: f64,
    spread: f64,
    stream: &mut Stream,
    progress: &mut Progress,
) -> (Vec<[u32; 2]>, Vec<u32>) {
    let community = sizes(people, size, stream);
    let target = degrees::target_degrees(people, mean, spread, stream);
    let mut matching = StubMatching::new(&target);
    // Has room for all stubs, so that it is never reallocated.
    let mut across = Vec::with_capacity(target.iter().sum::<u32>() as usize);
    let mut within = Vec::new();
    let mut from = 0;
    let percent = |done: usize| WITHIN * done as u32 / people as u32;
    while from < people {
        let same = |&&c: &&u32| c == community[from];
        let to = from + community[from..].iter().take_while(same).count();
        for (person, &target) in (from..to).zip(&target[from..]) {
            let mut inner = 0;
            for _ in 0..target {
                let stays = inner < to - from - 1 && stream.unit() >= shortcuts;
                inner += usize::from(stays);
                if stays { &mut within } else { &mut across }.push(person as u32);
            }
        }
        progress.begin(percent(to) - percent(from));
        let left = matching.pair(
            std::mem::take(&mut within),
            &(from..to),
            stream,
            &|_, _| true,
            progress,
        );
        across.extend(left);
        from = to;
    }
    progress.begin(TIES_PERCENT - WITHIN);
    let apart = |a: u32, b: u32| community[a as usize] != community[b as usize];
    let left = matching.pair(across, &(0..people), stream, &apart, progress);
    matching.pair(left, &(0..people), stream, &|_, _| true, progress);
    (matching.into_ties(), community)
}

/// The community of each person.
fn sizes(people: usize, size: usize, stream: &mut Stream) -> Vec<u32> {
    let mut community = Vec::with_capacity(people);
    let least = (size as f64 / 4.0).max(2.0);
    for number in 0.. {
        let rest = (size as f64 - least).max(0.0) * stream.exponential();
        let next = ((least + rest).round() as usize).min(people - community.len());
        // If fewer people remain than the smallest community has, they join this one.
        let room = people - community.len() - next;
        let next = if (room as f64) < least {
            next + room
        } else {
            next
        };
        community.extend(std::iter::repeat_n(number, next));
        if community.len() == people {
            break;
        }
    }
    community
}
