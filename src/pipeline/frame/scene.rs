//! Computes a frame: people as dots and ties as lines, in picture units.
//!
//! A frame is a pure function of a run and a moment: the same moment gives the same bytes. Earlier
//! frames have no effect.

use super::marks::{Dot, FEW_PEOPLE, Frame, Line, line, style};
use super::window::Window;
use crate::base::random;
use crate::pipeline::growth::Growth;
use crate::pipeline::layout::{BANDS, CROWD, Place, Rings, Structure};
use crate::pipeline::post::Cascade;
use crate::pipeline::reach::History;
use crate::pipeline::world::World;

/// Approximate maximum number of ties to people of the 2nd and 3rd degree in the ring layout.
/// Above it a random sample is drawn. Your own ties are always complete.
const WAYS_IN: f64 = 30_000.0;

/// Approximate maximum number of ties in the force-directed layout. Above it a random sample is
/// drawn.
const SAMPLE: f64 = 300_000.0;

/// Maximum number of ties drawn along which a post spread: the first ones, hop by hop.
const MOST_PATHS_DRAWN: usize = 60_000;

/// Radius of your own dot, in picture units.
const YOU: f32 = 0.046;

/// Factor on the radius of the 1st degree in the force-directed layout.
const FIRST: f32 = 1.25;

/// Length of the pulse of a spreading post, as a share of the tie.
const PULSE: f32 = 0.22;

/// Number of pieces of your tie to a person whom you could accept. A power of 2, so that their
/// lengths add up to exactly half of the tie.
const PIECES: f32 = 8.0;

/// Share of a hop before the post moves. During this time, the glow of the next viewers grows.
const AWAITED: f64 = 0.2;

/// A point in a run. Numbers outside the run are moved into it: the range starts at 0; NaN and
/// infinity stand for the last connection or hop, and for a `structure` of 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// Number of connections. At a fraction, people are moving between rings.
    pub connection: f64,
    /// Number of hops of the shown post. At a fraction, a hop is in progress: in its first fifth
    /// the next viewers begin to glow, then the post moves along the ties.
    pub hop: f64,
    /// Blend between the two layouts: 0 is the rings, 1 is the force-directed layout.
    pub structure: f64,
    /// The selected person, or 0 for none. All ties of this person are drawn, as strongly as yours. If
    /// you are not connected to them, or accepted them last, the ties show whom they bring.
    pub focus: u32,
    /// The visible part of the picture. If ties are sampled, the sample is of the ties with an end
    /// in this part.
    pub window: Window,
    /// Whether communities have no tint.
    pub untinted: bool,
}

impl Moment {
    /// A moment in the ring layout, without a selected person.
    pub fn new(connection: f64, hop: f64) -> Moment {
        Moment {
            connection,
            hop,
            structure: 0.0,
            focus: 0,
            window: Window::ALL,
            untinted: false,
        }
    }
}

/// Outputs of the pipeline stages that a frame shows.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// All people and their ties.
    pub world: &'a World,
    /// The invitations and your connections.
    pub growth: &'a Growth,
    /// The connections at which people came within 1, 2 and 3 steps.
    pub history: &'a History,
    /// The ring layout around you.
    pub rings: &'a Rings,
    /// The force-directed layout, if it was computed.
    pub structure: Option<&'a Structure>,
    /// The shown post, if any.
    pub post: Option<&'a Cascade>,
    /// Largest number of steps that counts as within reach.
    pub scope: u32,
}

impl Scene<'_> {
    /// Computes the frame of `moment` into `frame`, whose buffers are reused. O(people + ties).
    ///
    /// # Panics
    /// If the outputs are not of the same run.
    pub fn draw(&self, moment: Moment, frame: &mut Frame) {
        let moment = self.within(moment);
        frame.rings = if self.world.dated().is_some() {
            Rings::OF_LIST
        } else {
            BANDS.map(|[_, outer]| outer)
        };
        frame.bands = 1.0 - moment.structure as f32;
        let asks = self.draw_people(moment, frame);
        frame.lines.clear();
        self.draw_ties(moment, asks, frame);
        frame.density = density(&frame.lines, moment.window);
        frame.glow = 0.0;
        if let Some(post) = self.post {
            frame.glow = (moment.hop.fract() / AWAITED).min(1.0) as f32;
            draw_paths(post, moment.hop, frame);
        }
    }

    /// The moment, moved into the range of this life.
    fn within(&self, moment: Moment) -> Moment {
        let or = |number: f64, otherwise: f64| {
            if number.is_finite() {
                number.max(0.0)
            } else {
                otherwise
            }
        };
        let structure = or(moment.structure, 0.0).min(1.0);
        let known = (moment.focus as usize) < self.world.graph.people();
        Moment {
            connection: or(moment.connection, f64::INFINITY).min(self.history.steps() as f64),
            hop: or(moment.hop, f64::from(u32::MAX)),
            structure: self.structure.map_or(0.0, |_| structure),
            focus: if known { moment.focus } else { 0 },
            window: moment.window,
            untinted: moment.untinted,
        }
    }

    /// Draws the people. Returns the person whose effect is marked, or 0.
    fn draw_people(&self, moment: Moment, frame: &mut Frame) -> u32 {
        let Moment {
            connection, hop, ..
        } = moment;
        let from = connection as u32;
        let under_way = (connection - f64::from(from)) as f32;
        let to = if under_way > 0.0 { from + 1 } else { from };
        let posted = self.post.is_some() && hop > 0.0;
        let moved = moment.structure as f32;
        let graph = &self.world.graph;
        let counts = |connection: u32| {
            let [first, second, third] = self.history.degrees(connection as usize);
            let others = graph.people() as u32 - 1 - first - second - third;
            [first, second, third, others].map(|count| count as f32)
        };
        let (before, mut counted) = (counts(from), counts(to));
        for (count, before) in counted.iter_mut().zip(before) {
            *count += (before - *count) * (1.0 - under_way) * f32::from(u8::from(to > from));
        }
        let sizes = self.rings.sizes(counted);
        // In a network from a file the communities are a guess, so they have no tint.
        let crowd = graph.people() >= CROWD;
        let tinted = !moment.untinted && !self.world.is_file();
        let asks = if posted {
            0
        } else {
            self.asks(moment.focus, to)
        };
        // In a list of your own connections: the company of the selected person.
        let looked_at = self.world.company(moment.focus);
        frame.dots.clear();
        frame.dots.push(Dot {
            x: 0.0,
            y: 0.0,
            size: YOU,
            style: if posted { style::POSTED } else { 0 },
        });
        for person in 1..graph.people() as u32 {
            let (ring, ties) = (self.history.ring(person, to), graph.degree(person));
            let stand = |ring| {
                let size = sizes.radius(ring, ties);
                self.rings.place(person, ring, size)
            };
            let mut place = stand(ring);
            if under_way > 0.0 {
                let before = stand(self.history.ring(person, from));
                place = between(before, place, under_way);
            }
            let mut flags = ring;
            if tinted {
                let community = self.world.community[person as usize];
                flags |= self.rings.tint(community, to) * style::TINT;
            }
            if let Some(structure) = self.structure.filter(|_| moved > 0.0) {
                let mut there = structure.place(person, ties);
                if crowd {
                    let speck = structure.speck(ring < 3 || flags != ring);
                    there.size = if ring < 3 {
                        there.size.max(speck)
                    } else {
                        speck
                    };
                }
                if ring == 1 {
                    there.size *= FIRST;
                }
                place = between(place, there, moved);
            }
            if asks == 0 && to > 0 && self.history.within[1][person as usize] == to {
                flags |= style::NEW;
            }
            if posted {
                flags |= style::POSTED | self.seen(person, ring, hop);
            } else if looked_at.is_some() && ring == 1 && self.world.company(person) == looked_at {
                flags |= style::SAW;
            }
            frame.dots.push(Dot {
                x: place.x,
                y: place.y,
                size: place.size,
                style: flags,
            });
        }
        if asks > 0 {
            self.mark(asks, to, frame);
        }
        if moved > 0.0 {
            self.stand_among(moment, frame);
        }
        asks
    }

    /// The person whose effect is marked: the selected person if you are not connected to them,
    /// otherwise the last connection; 0 for none.
    fn asks(&self, focus: u32, connections: u32) -> u32 {
        if focus > 0 && self.history.ring(focus, connections) > 1 {
            return focus;
        }
        let last = (connections as usize).checked_sub(1);
        last.and_then(|last| self.growth.people().nth(last))
            .unwrap_or(0)
    }

    /// Marks a person, whom they bring or would bring, and whom you reached before.
    fn mark(&self, person: u32, connections: u32, frame: &mut Frame) {
        let ring = frame.dots[person as usize].style & style::RING;
        let before = connections - u32::from(ring == 1);
        for &other in self.world.graph.neighbours(person) {
            let known = self.history.ring(other, before) <= 2;
            frame.dots[other as usize].style |= if known { style::ALREADY } else { style::NEW };
        }
        frame.dots[person as usize].style |= style::ASKS;
    }

    /// Places you at the centre of your connections, by the share of the force-directed layout.
    fn stand_among(&self, moment: Moment, frame: &mut Frame) {
        let (mut x, mut y, mut weights) = (0.0, 0.0, 0.0);
        for (number, person) in (0u32..).zip(self.growth.people()) {
            // The weight of a person who is still moving is the share of the movement that is done.
            let weight = (moment.connection - f64::from(number)).min(1.0);
            if weight <= 0.0 {
                break;
            }
            let dot = &frame.dots[person as usize];
            x += f64::from(dot.x) * weight;
            y += f64::from(dot.y) * weight;
            weights += weight;
        }
        if weights > 0.0 {
            frame.dots[0].x = (x / weights * moment.structure) as f32;
            frame.dots[0].y = (y / weights * moment.structure) as f32;
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

    /// Draws the ties. In the ring layout: the tie through which you reach each person of the 2nd
    /// and 3rd degree. In the force-directed layout: a random sample of all ties. In a small world:
    /// all ties between people you reach. Then the ties of the selected person, and yours.
    fn draw_ties(&self, moment: Moment, asks: u32, frame: &mut Frame) {
        if frame.dots.len() <= FEW_PEOPLE {
            self.draw_few_ties(frame);
        } else {
            // Between the two layouts, the probability of each kind of tie changes gradually.
            self.draw_ways_in(moment, frame);
            self.draw_sample(moment, frame);
        }
        let Frame { dots, lines, .. } = frame;
        // The ties of the marked person are drawn as an event, last.
        let event = moment.focus > 0 && moment.focus == asks;
        let focus = if event { 0 } else { moment.focus };
        for &other in self.world.graph.neighbours(focus) {
            let (from, to) = (&dots[focus as usize], &dots[other as usize]);
            draw_part(lines, from, to, [0.0, 1.0], line::YOURS);
        }
        let connections = moment.connection.ceil() as usize;
        for person in self.growth.people().take(connections) {
            let person = &dots[person as usize];
            draw_part(lines, &dots[0], person, [0.0, 1.0], line::YOURS);
        }
        if event {
            self.draw_event(asks, frame);
        }
    }

    /// Draws the ties of the person whose effect is marked, and yours to them.
    fn draw_event(&self, person: u32, frame: &mut Frame) {
        let Frame { dots, lines, .. } = frame;
        let (you, from) = (&dots[0], &dots[person as usize]);
        for &other in self.world.graph.neighbours(person) {
            let to = &dots[other as usize];
            let known = u32::from(to.style & style::NEW == 0);
            draw_part(lines, from, to, [0.0, 1.0], line::BRINGS + known);
        }
        let (pieces, part) = if from.style & style::RING > 1 {
            (PIECES, 0.5 / PIECES)
        } else {
            (1.0, 1.0)
        };
        let mut start = 0.0;
        while start < 1.0 {
            draw_part(lines, you, from, [start, start + part], line::PULSE);
            start += 1.0 / pieces;
        }
    }

    fn draw_few_ties(&self, frame: &mut Frame) {
        let Frame { dots, lines, .. } = frame;
        let reached = |dot: &Dot| dot.style & style::RING <= 3;
        for [a, b] in self.world.graph.each_tie() {
            let (from, to) = (&dots[a as usize], &dots[b as usize]);
            if reached(from) && reached(to) {
                lines.push(tie(from, to, line::TIE));
            }
        }
    }

    fn draw_ways_in(&self, moment: Moment, frame: &mut Frame) {
        let Frame { dots, lines, .. } = frame;
        let seen = |dot: &Dot| moment.window.sees(dot.x, dot.y);
        let count = dots.iter().filter(|dot| seen(dot)).count();
        // Above the limit, a hash of the person decides whether their tie is drawn.
        let drawn = random::Chance::new((1.0 - moment.structure) * most(WAYS_IN, count));
        for (person, dot) in (0u32..).zip(dots.iter()) {
            if let Some(via) = self.history.via(person, dot.style & style::RING)
                && seen(dot)
                && drawn.holds(random::hash(0, u64::from(person)))
            {
                lines.push(tie(&dots[via as usize], dot, line::TIE));
            }
        }
    }

    fn draw_sample(&self, moment: Moment, frame: &mut Frame) {
        if moment.structure <= 0.0 {
            return;
        }
        let Frame { dots, lines, .. } = frame;
        let graph = &self.world.graph;
        let seen = |person: u32| {
            let dot = &dots[person as usize];
            moment.window.sees(dot.x, dot.y)
        };
        let people = || (1..dots.len() as u32).filter(|&person| seen(person));
        // In a crowd, the ties between communities would be an even haze.
        let community = |person: u32| self.world.community[person as usize];
        let crowd = dots.len() >= CROWD && !self.world.is_file();
        // A tie with both ends in view is counted at both ends.
        let ends: usize = people().map(|person| graph.degree(person)).sum();
        let drawn = random::Chance::new(moment.structure * most(SAMPLE, ends / 2));
        for person in people() {
            for &other in graph.neighbours(person) {
                let [a, b] = if person < other {
                    [person, other]
                } else if seen(other) {
                    continue;
                } else {
                    [other, person]
                };
                let coin = random::hash(1, u64::from(a) << 32 | u64::from(b));
                if drawn.holds(coin) && (!crowd || community(a) == community(b)) {
                    lines.push(tie(&dots[a as usize], &dots[b as usize], line::TIE));
                }
            }
        }
    }

    /// Whether ties are sampled, so that a smaller [`Window`] shows a larger share of its ties.
    /// O(1).
    pub fn has_samples(&self) -> bool {
        let graph = &self.world.graph;
        graph.people() as f64 > WAYS_IN || graph.ties() as f64 > SAMPLE
    }
}

/// Total length of the ties between other people, per unit of area of the visible part of the disc.
fn density(lines: &[Line], window: Window) -> f32 {
    let ties = lines.iter().filter(|line| line.style == line::TIE);
    let length = |line: &Line| {
        let (x, y) = (line.x2 - line.x1, line.y2 - line.y1);
        (x * x + y * y).sqrt()
    };
    ties.map(length).sum::<f32>() / window.area()
}

/// The share of `count` ties to draw so that at most `limit` are drawn.
fn most(limit: f64, count: usize) -> f64 {
    (limit / count.max(1) as f64).min(1.0)
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

/// Draws the part of a tie between two shares of the way. Not inlined, which makes the module of
/// the first load smaller.
#[inline(never)]
fn draw_part(lines: &mut Vec<Line>, from: &Dot, to: &Dot, [start, end]: [f32; 2], style: u32) {
    let mix = |from: f32, to: f32, share: f32| {
        if share < 1.0 {
            from + (to - from) * share
        } else {
            to
        }
    };
    lines.push(Line {
        x1: mix(from.x, to.x, start),
        y1: mix(from.y, to.y, start),
        x2: mix(from.x, to.x, end),
        y2: mix(from.y, to.y, end),
        style,
    });
}

fn between(from: Place, to: Place, share: f32) -> Place {
    let mix = |from: f32, to: f32| from + (to - from) * share;
    Place {
        x: mix(from.x, to.x),
        y: mix(from.y, to.y),
        size: mix(from.size, to.size),
    }
}

/// Draws the ties that the post has passed, and its pulses on the ties of the current hop.
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
        let gone = ((hop + 1.0 - at - AWAITED) / (1.0 - AWAITED)).min(1.0) as f32;
        // A share this small is a rounding error: the post has not started to move.
        if gone < 1e-3 {
            continue;
        }
        draw_part(lines, from, to, [0.0, gone], line::PATH);
        if gone < 1.0 {
            let start = (gone - PULSE).max(0.0);
            draw_part(lines, from, to, [start, gone], line::PULSE);
        }
    }
}
