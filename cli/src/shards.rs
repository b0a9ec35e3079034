//! Ranges of seeds, and shards of the lives.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// The seeds from `first` to `last`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seeds {
    pub first: u32,
    pub last: u32,
}

impl FromStr for Seeds {
    type Err = String;

    fn from_str(text: &str) -> Result<Seeds, String> {
        let (first, last) = text.split_once("..").unwrap_or((text, text));
        let (Ok(first), Ok(last)) = (first.parse(), last.parse()) else {
            return Err(format!(
                "seeds are two whole numbers from 0 to {}, as in 1..1000",
                u32::MAX
            ));
        };
        if last < first {
            return Err("the last seed is less than the first".to_string());
        }
        Ok(Seeds { first, last })
    }
}

impl fmt::Display for Seeds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.first, self.last)
    }
}

/// The greatest number of shards.
const MOST: u32 = 1_000_000;

/// Some of the `of` shards of all lives, numbered from 1. Life number `n`, counted from 0, is in shard `n mod of + 1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shards {
    of: u32,
    has: BTreeSet<u32>,
}

impl Shards {
    /// All lives.
    pub fn all() -> Shards {
        Shards {
            of: 1,
            has: [1].into(),
        }
    }

    /// Whether a life, counted from 0, is in one of these shards.
    pub fn contain(&self, life: u64) -> bool {
        self.has.contains(&((life % u64::from(self.of)) as u32 + 1))
    }

    /// Whether these are all shards.
    pub fn are_all(&self) -> bool {
        self.has.len() == self.of as usize
    }

    /// The other shards, as text.
    pub fn missing(&self) -> String {
        let missing = (1..=self.of).filter(|part| !self.has.contains(part));
        format!("{}/{}", ranges(missing), self.of)
    }

    /// Adds other shards.
    ///
    /// # Errors
    /// If the number of all shards differs, or a shard is already included. Nothing is added then.
    pub fn add(&mut self, other: &Shards) -> Result<(), String> {
        if self.of != other.of {
            return Err(format!("shard {other} is not of {} shards", self.of));
        }
        let mut both = self.has.intersection(&other.has).copied().peekable();
        if both.peek().is_some() {
            return Err(format!(
                "shard {}/{} is there already",
                ranges(both),
                self.of
            ));
        }
        self.has.extend(&other.has);
        Ok(())
    }
}

/// Reads `3/64`, or several shards: `1-3,5/64`.
impl FromStr for Shards {
    type Err = String;

    fn from_str(text: &str) -> Result<Shards, String> {
        let shards = || {
            let (has, of) = text.split_once('/')?;
            let of = of.parse().ok().filter(|of| *of <= MOST)?;
            let mut all = BTreeSet::new();
            for range in has.split(',') {
                let (first, last) = range.split_once('-').unwrap_or((range, range));
                let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
                if first < 1 || last < first || last > of {
                    return None;
                }
                all.extend(first..=last);
            }
            Some(Shards { of, has: all })
        };
        shards().ok_or_else(|| {
            format!(
                "a shard is its number from 1 and the number of shards, up to {MOST}, as in 3/64"
            )
        })
    }
}

/// All shards together are written as `1/1`, for any number of shards.
impl fmt::Display for Shards {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.are_all() {
            true => f.write_str("1/1"),
            false => write!(f, "{}/{}", ranges(self.has.iter().copied()), self.of),
        }
    }
}

/// Increasing numbers as text, with ranges: `1-3,5`.
fn ranges(numbers: impl Iterator<Item = u32>) -> String {
    let mut ranges: Vec<[u32; 2]> = Vec::new();
    for number in numbers {
        match ranges.last_mut() {
            Some([_, last]) if *last + 1 == number => *last = number,
            _ => ranges.push([number, number]),
        }
    }
    let texts = ranges.into_iter().map(|[first, last]| match first == last {
        true => first.to_string(),
        false => format!("{first}-{last}"),
    });
    texts.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shards(text: &str) -> Shards {
        text.parse().unwrap()
    }

    #[test]
    fn every_life_is_in_one_shard() {
        let parts: Vec<Shards> = (1..=7).map(|part| shards(&format!("{part}/7"))).collect();
        for life in 0..50 {
            let in_parts = parts.iter().filter(|part| part.contain(life)).count();
            assert_eq!(in_parts, 1, "{life}");
            assert!(Shards::all().contain(life));
        }
    }

    #[test]
    fn shards_add_up_in_any_order_and_none_twice() {
        let mut some = shards("5/7");
        some.add(&shards("1-3/7")).unwrap();
        assert_eq!(
            (some.to_string(), some.missing()),
            ("1-3,5/7".into(), "4,6-7/7".into())
        );
        assert_eq!(shards(&some.to_string()), some);
        assert_eq!(
            some.add(&shards("2/7")),
            Err("shard 2/7 is there already".into())
        );
        assert_eq!(
            some.add(&shards("4/8")),
            Err("shard 4/8 is not of 7 shards".into())
        );
        some.add(&shards("4,6,7/7")).unwrap();
        assert!(some.are_all());
        assert_eq!(some.to_string(), Shards::all().to_string());
    }

    #[test]
    fn malformed_shards_and_seeds_are_refused() {
        for text in [
            "",
            "3",
            "0/3",
            "4/3",
            "3-1/3",
            "1/0",
            "a/3",
            "1/b",
            "-1/3",
            "1/1000001",
        ] {
            assert!(text.parse::<Shards>().is_err(), "{text}");
        }
        for text in ["", "..", "1..", "9..1", "-1..3", "1..4294967296", "1..2..3"] {
            assert!(text.parse::<Seeds>().is_err(), "{text}");
        }
        let seeds: Seeds = "1..1000".parse().unwrap();
        assert_eq!(
            (seeds.first, seeds.last, seeds.to_string()),
            (1, 1000, "1..1000".into())
        );
        assert_eq!("7".parse(), Ok(Seeds { first: 7, last: 7 }));
    }
}
