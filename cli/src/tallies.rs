//! Counts over many lives: the number of lives that had each value, for each series and each number
//! of connections or hop.
//!
//! The counts of disjoint sets of lives add up to the counts of all lives, in any order. All
//! numbers of a band are computed from the counts. So the bands of merged parts are byte for byte
//! the bands of one run.

use crate::shards::Shards;
use hopscope::csv::{Cell, Column};
use hopscope::ensemble::{Ensemble, POSTS, Tally};
use hopscope::quantiles::Samples;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The columns of the bands.
pub const COLUMNS: [Column; 8] = [
    (
        "series",
        "what is counted. reach: people within two steps; second and third: people of these degrees; gained: people whom \
         the connection brought within two steps; overlap: its ties to people who were there before; difference: reach \
         less that of the other scenario; viewers: people who saw a post; hop: people who saw it first at this hop",
    ),
    ("at", "how many connections there are; of hop: which hop"),
    ("lives", "lives that get as far"),
    ("low", "5 % of the numbers are lower"),
    ("median", "half of the numbers are lower"),
    ("high", "95 % of the numbers are lower"),
    ("mean", "mean of the numbers"),
    ("error", "standard error of the mean over lives"),
];

/// The series, in the order of the rows. A life has several posts, so the sums over the posts of a
/// life are counted as well: the standard error is computed over lives.
const NAMES: [&str; 10] = [
    "reach",
    "second",
    "third",
    "gained",
    "overlap",
    "difference",
    "viewers",
    "viewers-of-life",
    "hop",
    "hop-of-life",
];

/// The names of the columns of a part.
const HEADER: &str = "series,at,value,count";

/// The number of lives that had each value.
type Counts = BTreeMap<i64, u64>;

/// The counts of some lives.
#[derive(Clone, Debug, PartialEq)]
pub struct Tallies {
    /// The lines of the head that all parts of a run share, without `# `.
    about: Vec<String>,
    /// The shards whose lives are counted.
    pub shards: Shards,
    /// The key is the index in [`NAMES`], and the number of connections or the hop.
    counts: BTreeMap<(usize, u32), Counts>,
}

impl Tallies {
    /// Tallies without counts. `about` holds the lines of the head.
    pub fn new(about: Vec<String>, shards: Shards) -> Tallies {
        Tallies {
            about,
            shards,
            counts: BTreeMap::new(),
        }
    }

    /// The names and values in the head.
    pub fn about(&self) -> impl Iterator<Item = (&str, &str)> {
        let lines = self.about.iter();
        lines.filter_map(|line| line.split_once(": "))
    }

    /// Counts the lives of an ensemble and removes them from the ensemble. `moment` is the number of connections at which
    /// the posts were written.
    pub fn take(&mut self, ensemble: &mut Ensemble, moment: u32) {
        let places = ensemble.connections().to_vec();
        let difference = std::mem::take(&mut ensemble.difference);
        let Some(tally) = ensemble.tallies.first_mut().map(std::mem::take) else {
            return;
        };
        ensemble
            .tallies
            .iter_mut()
            .for_each(|other| *other = Tally::default());
        let series = [
            &tally.reach,
            &tally.second,
            &tally.third,
            &tally.gained,
            &tally.overlap,
            &difference,
        ];
        for (series, name) in series.into_iter().zip(NAMES) {
            for (place, &at) in places.iter().enumerate() {
                for &number in series.samples(place) {
                    self.count(name, at, number);
                }
            }
        }
        self.count_posts(["viewers", "viewers-of-life"], &tally.saw, &|_| moment);
        self.count_posts(["hop", "hop-of-life"], &tally.hops, &|place| {
            place as u32 + 1
        });
    }

    fn count_posts(
        &mut self,
        [posts, lives]: [&str; 2],
        series: &Samples,
        at: &dyn Fn(usize) -> u32,
    ) {
        for place in 0..series.places() {
            for life in series.samples(place).chunks(POSTS as usize) {
                for &viewers in life {
                    self.count(posts, at(place), viewers);
                }
                self.count(lives, at(place), life.iter().sum());
            }
        }
    }

    fn count(&mut self, name: &str, at: u32, number: f64) {
        let series = NAMES
            .iter()
            .position(|one| *one == name)
            .unwrap_or_default();
        let counts = self.counts.entry((series, at)).or_default();
        *counts.entry(number as i64).or_default() += 1;
    }

    /// Adds the counts of other shards of the same run.
    ///
    /// # Errors
    /// If `other` belongs to another run, or has a shard that is already included. Nothing is added
    /// then.
    pub fn add(&mut self, other: &Tallies) -> Result<(), String> {
        if self.about != other.about {
            let mut pairs = self.about.iter().zip(&other.about);
            let (own, others) = pairs.find(|(own, other)| own != other).unzip();
            return Err(format!(
                "it is of another run: '{}' and not '{}'",
                others.map_or("", String::as_str),
                own.map_or("", String::as_str)
            ));
        }
        self.shards.add(&other.shards)?;
        for (key, counts) in &other.counts {
            let own = self.counts.entry(*key).or_default();
            for (&value, &count) in counts {
                *own.entry(value).or_default() += count;
            }
        }
        Ok(())
    }

    /// Writes the counts as a part. The head has the number of rows, so that a reader notices a file that is cut off.
    ///
    /// # Errors
    /// If `out` cannot be written.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        for line in &self.about {
            writeln!(out, "# {line}")?;
        }
        let rows: usize = self.counts.values().map(Counts::len).sum();
        writeln!(out, "# shard: {}\n# rows: {rows}\n{HEADER}", self.shards)?;
        for ((series, at), counts) in &self.counts {
            for (value, count) in counts {
                writeln!(out, "{},{at},{value},{count}", NAMES[*series])?;
            }
        }
        Ok(())
    }

    /// Reads one or several consecutive parts, as [`Tallies::write`] writes them.
    ///
    /// # Errors
    /// If a line is malformed or rows are missing. The error has the number of the line, from 1.
    pub fn read(text: &str) -> Result<Vec<Tallies>, String> {
        let mut parts: Vec<Tallies> = Vec::new();
        let mut lines = (1..).zip(text.lines()).peekable();
        while let Some(&(number, line)) = lines.peek() {
            if !line.starts_with("# hopscope ") {
                return Err(format!(
                    "line {number}: a part begins with '# hopscope', not with '{}'",
                    line.chars().take(40).collect::<String>()
                ));
            }
            let mut head = Vec::new();
            while let Some((_, line)) = lines.next_if(|(_, line)| line.starts_with("# ")) {
                head.push(line[2..].to_string());
            }
            let mut take = |name: &str| {
                let line = head.pop_if(|line| line.starts_with(name));
                line.map(|line| line[name.len()..].to_string())
                    .ok_or_else(|| format!("line {number}: the head does not say '{name}'"))
            };
            let rows: usize = take("rows: ")?
                .parse()
                .map_err(|_| format!("line {number}: 'rows' is no number"))?;
            let shards = take("shard: ")?
                .parse()
                .map_err(|error| format!("line {number}: {error}"))?;
            if lines.next().map(|(_, line)| line) != Some(HEADER) {
                return Err(format!(
                    "line {number}: '{HEADER}' is missing after the head"
                ));
            }
            let mut part = Tallies::new(head, shards);
            for row in 0..rows {
                let Some((number, line)) = lines.next_if(|(_, line)| !line.starts_with('#')) else {
                    return Err(format!(
                        "the part that begins in line {number} is cut off: it has {row} of {rows} rows"
                    ));
                };
                part.read_row(line)
                    .ok_or_else(|| format!("line {number}: '{line}' is no row of '{HEADER}'"))?;
            }
            parts.push(part);
        }
        if parts.is_empty() {
            return Err("the file is empty".to_string());
        }
        Ok(parts)
    }

    fn read_row(&mut self, line: &str) -> Option<()> {
        let [name, at, value, count] = line.split(',').collect::<Vec<_>>()[..] else {
            return None;
        };
        let series = NAMES.iter().position(|one| *one == name)?;
        let counts = self.counts.entry((series, at.parse().ok()?)).or_default();
        let before = counts.insert(value.parse().ok()?, count.parse().ok()?);
        before.is_none().then_some(())
    }

    /// The bands, one row for each, with the columns of [`COLUMNS`].
    pub fn bands(&self) -> impl Iterator<Item = Vec<Cell>> {
        // The first series has, at its first number of connections, one value for each life.
        let lives = self.counts.values().next().map_or(0, number_of);
        self.counts
            .iter()
            .filter_map(move |(&(series, at), counts)| {
                let name = NAMES[series];
                let of_life = match name {
                    "viewers" | "hop" => self.counts.get(&(series + 1, at))?,
                    "viewers-of-life" | "hop-of-life" => return None,
                    _ => counts,
                };
                let band = match name {
                    // A post that ended before this hop has no viewers there: zeros.
                    "hop" => Band::new(
                        &filled(counts, lives * u64::from(POSTS)),
                        &filled(of_life, lives),
                        POSTS,
                    ),
                    "viewers" => Band::new(counts, of_life, POSTS),
                    _ => Band::new(counts, of_life, 1),
                };
                let numbers = [band.low, band.median, band.high, band.mean, band.error];
                let mut row = vec![
                    Cell::Text(name.into()),
                    Cell::Count(at),
                    Cell::Count(band.lives as u32),
                ];
                row.extend(numbers.map(Cell::Number));
                Some(row)
            })
    }
}

/// The number of values.
fn number_of(counts: &Counts) -> u64 {
    counts.values().sum()
}

/// The same counts, with zeros added until there are `numbers` values.
fn filled(counts: &Counts, numbers: u64) -> Counts {
    let mut filled = counts.clone();
    let missing = numbers.saturating_sub(number_of(counts));
    if missing > 0 {
        *filled.entry(0).or_default() += missing;
    }
    filled
}

struct Band {
    lives: u64,
    low: f64,
    median: f64,
    high: f64,
    mean: f64,
    error: f64,
}

impl Band {
    /// Quantiles are computed from `counts`. The mean and its standard error are computed from
    /// `of_life`, the sums over the `numbers` values of a life. These sums are exact integers, so
    /// that the order of lives does not change the rounding. The error of a single life is NaN.
    fn new(counts: &Counts, of_life: &Counts, numbers: u32) -> Band {
        let lives = number_of(of_life);
        let [mut sum, mut squares] = [0i128; 2];
        for (&value, &count) in of_life {
            let (value, count) = (i128::from(value), i128::from(count));
            sum += count * value;
            squares += count * value * value;
        }
        let (n, numbers) = (lives as f64, f64::from(numbers));
        // n² times the variance, as n Σv² − (Σv)².
        let spread = (i128::from(lives) * squares - sum * sum) as f64;
        Band {
            lives,
            low: quantile(counts, 0.05),
            median: quantile(counts, 0.5),
            high: quantile(counts, 0.95),
            mean: sum as f64 / (n * numbers),
            error: (spread / n / n / (n - 1.0)).sqrt() / numbers,
        }
    }
}

/// The quantile `share` by linear interpolation between order statistics (Hyndman, Fan 1996, type
/// 7), as in the bands of the crate.
fn quantile(counts: &Counts, share: f64) -> f64 {
    let Some(last) = number_of(counts).checked_sub(1) else {
        return f64::NAN;
    };
    let place = share * last as f64;
    let below = place as u64;
    let [low, high] = [below, (below + 1).min(last)].map(|place| {
        let mut passed = 0;
        let found = counts.iter().find(|(_, count)| {
            passed += **count;
            passed > place
        });
        found.map_or(f64::NAN, |(&value, _)| value as f64)
    });
    low + (place - below as f64) * (high - low)
}
