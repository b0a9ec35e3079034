//! Communities with shortcuts: the default world. Heavy-tailed degrees, most ties within small
//! communities, the others across.

use crate::random::Stream;

/// The spread of the logarithm of degrees. A log-normal distribution with mean / median = 190 / 99,
/// as on Facebook in 2011, has σ = √(2 ln(190/99)) = 1.14; its ⟨k²⟩/⟨k⟩ = mean · e^σ² = 3.7 means,
/// where 635 / 190 = 3.3 was measured (Ugander, Karrer, Backstrom, Marlow, arXiv 1111.4503).
const SPREAD: f64 = 1.1;

/// How often ties that came out as repetitions are drawn again before they are given up.
const ROUNDS: usize = 8;

/// A degree-corrected community model, in the manner of the LFR benchmark (Lancichinetti,
/// Fortunato, Radicchi 2008). Gives the ties and the community of each person; communities are
/// runs of consecutive people.
///
/// - A community's size is a quarter of `size` and an exponentially distributed rest, `size` on average.
/// - A person's wished number of ties is log-normal (see [`SPREAD`]) with mean `mean`, at least 1.
/// - Each of them is a shortcut with chance `shortcuts`, and also when the community has no room for it.
/// - The open ends within a community are tied up at random, then those of all shortcuts, always
///   between different people and (for shortcuts) different communities. What stays over after a
///   few rounds is given up, so the mean comes out a little lower.
///
/// O(people + ties · log) in practice.
pub(super) fn ties(
    people: usize,
    mean: f64,
    size: usize,
    shortcuts: f64,
    stream: &mut Stream,
) -> (Vec<[u32; 2]>, Vec<u32>) {
    let community = sizes(people, size, stream);
    let mut ties = Vec::with_capacity((people as f64 * mean * 0.55) as usize);
    if mean <= 0.0 {
        return (ties, community);
    }
    let mut across = Vec::new();
    let mut pairing = Pairing::new(people);
    let mut from = 0;
    while from < people {
        let to = from
            + community[from..]
                .iter()
                .take_while(|&&c| c == community[from])
                .count();
        let mut within = Vec::new();
        for person in from..to {
            let wished = wished_ties(mean, people, stream);
            let inner = (0..wished)
                .filter(|_| stream.unit() >= shortcuts)
                .count()
                .min(to - from - 1);
            within.extend(std::iter::repeat_n(person as u32, inner));
            across.extend(std::iter::repeat_n(person as u32, wished - inner));
        }
        let left = pairing.tie_up(within, &mut ties, stream, |_, _| true);
        across.extend(left);
        from = to;
    }
    let only_one = community.last() == Some(&0);
    let apart = |a: u32, b: u32| only_one || community[a as usize] != community[b as usize];
    pairing.tie_up(across, &mut ties, stream, apart);
    (ties, community)
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

fn wished_ties(mean: f64, people: usize, stream: &mut Stream) -> usize {
    let median = mean * libm::exp(-SPREAD * SPREAD / 2.0);
    let wished = median * libm::exp(SPREAD * stream.normal());
    // Rounded up or down by chance, so that the mean stays.
    ((wished + stream.unit()).floor() as usize).clamp(1, people - 1)
}

/// Ties up open ends at random.
struct Pairing {
    /// Each person's ties so far, of which only the shorter list is searched.
    made: Vec<Vec<u32>>,
}

impl Pairing {
    fn new(people: usize) -> Pairing {
        Pairing {
            made: vec![Vec::new(); people],
        }
    }

    /// Ties neighbouring open ends of a random order, where they are different people without a
    /// tie and `allowed`; the others try again in a new order. Gives back what stays over.
    fn tie_up(
        &mut self,
        mut open: Vec<u32>,
        ties: &mut Vec<[u32; 2]>,
        stream: &mut Stream,
        allowed: impl Fn(u32, u32) -> bool,
    ) -> Vec<u32> {
        for _ in 0..ROUNDS {
            if open.len() < 2 {
                break;
            }
            stream.shuffle(&mut open);
            let mut kept = 0;
            for pair in 0..open.len() / 2 {
                let (a, b) = (open[2 * pair], open[2 * pair + 1]);
                if a != b && allowed(a, b) && !self.have_tie(a, b) {
                    self.made[a as usize].push(b);
                    self.made[b as usize].push(a);
                    ties.push([a, b]);
                } else {
                    (open[kept], open[kept + 1]) = (a, b);
                    kept += 2;
                }
            }
            if open.len() % 2 == 1 {
                open[kept] = open[open.len() - 1];
                kept += 1;
            }
            open.truncate(kept);
        }
        open
    }

    fn have_tie(&self, a: u32, b: u32) -> bool {
        let (of_a, of_b) = (&self.made[a as usize], &self.made[b as usize]);
        if of_a.len() < of_b.len() {
            of_a.contains(&b)
        } else {
            of_b.contains(&a)
        }
    }
}
