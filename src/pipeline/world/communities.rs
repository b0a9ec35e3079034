//! Communities with shortcuts: heavy-tailed degrees, most ties within small communities, the others
//! across.

use super::degrees;
use super::progress_share::TIES_PERCENT;
use super::stub_matching::StubMatching;
use crate::base::progress::Progress;
use crate::base::random::Stream;

/// How many percent are pairing within communities.
const WITHIN: u32 = 50;

/// A degree-corrected community model, in the manner of the LFR benchmark (Lancichinetti,
/// Fortunato, Radicchi 2008). Gives the ties and the community of each person; communities are
/// runs of consecutive people.
///
/// - A community's size is a quarter of `size` and an exponentially distributed rest, `size` on average.
/// - A person's wished number of ties is log-normal (see [`degrees::target_degrees`]).
/// - Each of them is a shortcut with chance `shortcuts`, and also when the community has no room for it.
/// - The open ends within a community are tied up at random, then those of all shortcuts, always
///   between different people and (for shortcuts) different communities; what stays over, between
///   anybody. What even then stays over is given up: nobody has more ties than wished.
///
/// O(people + ties · log) in practice.
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
    let wished = degrees::target_degrees(people, mean, spread, stream);
    let mut slots = StubMatching::new(&wished);
    // Never more than all ends, and never moved to make room.
    let mut across = Vec::with_capacity(wished.iter().sum::<u32>() as usize);
    let mut within = Vec::new();
    let mut from = 0;
    let percent = |done: usize| WITHIN * done as u32 / people as u32;
    while from < people {
        let same = |&&c: &&u32| c == community[from];
        let to = from + community[from..].iter().take_while(same).count();
        for (person, &wished) in (from..to).zip(&wished[from..]) {
            let mut inner = 0;
            for _ in 0..wished {
                let stays = inner < to - from - 1 && stream.unit() >= shortcuts;
                inner += usize::from(stays);
                if stays { &mut within } else { &mut across }.push(person as u32);
            }
        }
        progress.begin(percent(to) - percent(from));
        let left = slots.pair(
            std::mem::take(&mut within),
            &(from..to),
            0,
            stream,
            &|_, _| true,
            progress,
        );
        across.extend(left);
        from = to;
    }
    progress.begin(TIES_PERCENT - WITHIN);
    let apart = |a: u32, b: u32| community[a as usize] != community[b as usize];
    let left = slots.pair(across, &(0..people), 0, stream, &apart, progress);
    slots.pair(left, &(0..people), 0, stream, &|_, _| true, progress);
    (slots.into_ties(), community)
}

/// The community of each person.
fn sizes(people: usize, size: usize, stream: &mut Stream) -> Vec<u32> {
    let mut community = Vec::with_capacity(people);
    let least = (size as f64 / 4.0).max(2.0);
    for number in 0.. {
        let rest = (size as f64 - least).max(0.0) * stream.exponential();
        let next = ((least + rest).round() as usize).min(people - community.len());
        // A rest too small for a community of its own joins this one.
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
