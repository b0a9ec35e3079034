//! What is on screen at a moment: people as dots, ties as lines, in picture units.
//!
//! A frame is a pure function of a run and a moment: the same moment gives the same bytes,
//! whatever was on screen before.

mod counters;
mod marks;

pub use counters::{Counters, Preview};
pub use marks::{Dot, FEW_PEOPLE, Frame, Line, line, style};

use crate::growth::Growth;
use crate::layout::{BANDS, Place, Rings};
use crate::post::Cascade;
use crate::random;
use crate::reach::History;
use crate::world::World;

/// The most faint ties drawn, about: a fair sample. Yours are all drawn, always.
const MOST_TIES_DRAWN: f64 = 30_000.0;

/// The most ties of a post's way drawn: the first ones, hop by hop.
const MOST_PATHS_DRAWN: usize = 60_000;

/// Your own size.
const YOU: f32 = 0.035;

/// How much of a tie the pulse of a post covers.
const PULSE: f32 = 0.22;

/// A point in a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// How many connections there are; between two whole numbers, people are under way from ring to ring.
    pub connection: f64,
    /// How many hops the post on show has gone; between two whole numbers, a wave is under way.
    pub hop: f64,
}

/// The stages' outputs that a frame shows.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// Everybody.
    pub world: &'a World,
    /// Who was accepted.
    pub growth: &'a Growth,
    /// When people came near.
    pub history: &'a History,
    /// Where people stand.
    pub rings: &'a Rings,
    /// The post on show, if there is one.
    pub post: Option<&'a Cascade>,
    /// How many steps count as within reach.
    pub scope: u32,
}

impl Scene<'_> {
    /// Draws up the frame of a moment into `frame`. O(people), plus the ties drawn.
    pub fn draw(&self, moment: Moment, frame: &mut Frame) {
        let last = self.history.steps() as f64;
        let connection = if moment.connection.is_finite() {
            moment.connection.max(0.0).min(last)
        } else {
            last
        };
        let hop = if moment.hop.is_finite() {
            moment.hop.max(0.0)
        } else {
            f64::from(u32::MAX)
        };
        frame.rings = BANDS.map(|[_, outer]| outer);
        self.draw_people(connection, hop, frame);
        frame.lines.clear();
        self.draw_ties(connection, frame);
        if let Some(post) = self.post {
            draw_paths(post, hop, frame);
        }
    }

    fn draw_people(&self, connection: f64, hop: f64, frame: &mut Frame) {
        let from = connection as u32;
        let under_way = (connection - f64::from(from)) as f32;
        let to = if under_way > 0.0 { from + 1 } else { from };
        let posted = self.post.is_some() && hop > 0.0;
        frame.dots.clear();
        frame.dots.push(Dot {
            x: 0.0,
            y: 0.0,
            size: YOU,
            style: if posted { style::POSTED } else { 0 },
        });
        for person in 1..self.world.graph.people() as u32 {
            let ring = self.history.ring(person, to);
            let mut place = self.rings.place(person, ring);
            if under_way > 0.0 {
                let before = self.rings.place(person, self.history.ring(person, from));
                place = between(before, place, under_way);
            }
            let mut flags = ring;
            if to > 0 && self.history.within[1][person as usize] == to {
                flags |= style::NEW;
            }
            if posted {
                flags |= style::POSTED | self.seen(person, ring, hop);
            }
            frame.dots.push(Dot {
                x: place.x,
                y: place.y,
                size: place.size,
                style: flags,
            });
        }
    }

    fn seen(&self, person: u32, ring: u32, hop: f64) -> u32 {
        let mut flags = if ring <= self.scope { style::COULD } else { 0 };
        if let Some(post) = self.post
            && let Some((at, _)) = post.seen(person)
        {
            let at = f64::from(at);
            if at <= hop {
                flags |= style::SAW;
                let passed_on = f64::from(post.reshared[person as usize]);
                if passed_on > 0.0 && passed_on <= hop {
                    flags |= style::RESHARED;
                }
            } else if at < hop + 1.0 {
                flags |= style::NEXT;
            }
        }
        flags
    }

    /// The tie through which you reach each person of the 2nd and 3rd degree (in a small world all
    /// ties of those you reach), and your own.
    fn draw_ties(&self, connection: f64, frame: &mut Frame) {
        if frame.dots.len() <= FEW_PEOPLE {
            self.draw_all_ties(frame);
        } else {
            self.draw_ways_in(frame);
        }
        let Frame { dots, lines, .. } = frame;
        for person in self.growth.people().take(connection.ceil() as usize) {
            lines.push(tie(&dots[0], &dots[person as usize], line::YOURS));
        }
    }

    fn draw_all_ties(&self, frame: &mut Frame) {
        let Frame { dots, lines, .. } = frame;
        let reached = |dot: &Dot| dot.style & style::RING <= 3;
        for [a, b] in self.world.graph.each_tie() {
            let (from, to) = (&dots[a as usize], &dots[b as usize]);
            if reached(from) && reached(to) {
                lines.push(tie(from, to, line::TIE));
            }
        }
    }

    fn draw_ways_in(&self, frame: &mut Frame) {
        let Frame { dots, lines, .. } = frame;
        // Where there are too many, each person's tie stays or goes by the person's own coin.
        let drawn = random::Chance::new(MOST_TIES_DRAWN / dots.len() as f64);
        for (person, dot) in (0u32..).zip(dots.iter()) {
            if let Some(via) = self.history.via(person, dot.style & style::RING)
                && drawn.holds(random::hash(0, u64::from(person)))
            {
                lines.push(tie(&dots[via as usize], dot, line::TIE));
            }
        }
    }
}

fn tie(from: &Dot, to: &Dot, style: u32) -> Line {
    Line {
        x1: from.x,
        y1: from.y,
        x2: to.x,
        y2: to.y,
        style,
    }
}

fn between(from: Place, to: Place, share: f32) -> Place {
    let mix = |from: f32, to: f32| from + (to - from) * share;
    Place {
        x: mix(from.x, to.x),
        y: mix(from.y, to.y),
        size: mix(from.size, to.size),
    }
}

/// The ways the post has gone, and the pieces it is going along now.
fn draw_paths(post: &Cascade, hop: f64, frame: &mut Frame) {
    let Frame { dots, lines, .. } = frame;
    for &person in post.viewers.iter().take(MOST_PATHS_DRAWN) {
        let at = f64::from(post.hop[person as usize]);
        if at >= hop + 1.0 {
            break;
        }
        let (from, to) = (
            &dots[post.from[person as usize] as usize],
            &dots[person as usize],
        );
        let gone = (hop + 1.0 - at).min(1.0) as f32;
        let point = |share: f32| {
            (
                from.x + (to.x - from.x) * share,
                from.y + (to.y - from.y) * share,
            )
        };
        let (x2, y2) = point(gone);
        lines.push(Line {
            x1: from.x,
            y1: from.y,
            x2,
            y2,
            style: line::PATH,
        });
        if gone < 1.0 {
            let (x1, y1) = point((gone - PULSE).max(0.0));
            lines.push(Line {
                x1,
                y1,
                x2,
                y2,
                style: line::PULSE,
            });
        }
    }
}
