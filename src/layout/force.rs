//! Stand-in until the forces are merged.
use crate::graph::Graph;
use crate::random::Stream;

#[derive(Clone, Debug, Default)]
pub struct Settings;

#[derive(Clone, Debug)]
pub struct Force {
    positions: Vec<[f32; 2]>,
    pins: Vec<(u32, [f32; 2])>,
    steps: u32,
}

impl Force {
    pub fn new(graph: &Graph, community: &[u32], seed: u32, _: Settings) -> Force {
        let mut stream = Stream::new(seed, "force");
        let positions = (0..graph.people())
            .map(|p| {
                let c = f64::from(community[p]);
                let mut r = || f64::from(stream.below(1000)) / 1000.0 - 0.5;
                let (x, y) = (libm::cos(c * 2.4) * c.sqrt(), libm::sin(c * 2.4) * c.sqrt());
                [(x + r()) as f32, (y + r()) as f32]
            })
            .collect();
        Force {
            positions,
            pins: vec![],
            steps: 0,
        }
    }
    pub fn step(&mut self) {
        self.steps += 1;
        for &(p, at) in &self.pins {
            self.positions[p as usize] = at;
        }
    }
    pub fn progress(&self) -> f32 {
        (self.steps as f32 / 100.0).min(1.0)
    }
    pub fn positions(&self) -> &[[f32; 2]] {
        &self.positions
    }
    pub fn pin(&mut self, person: u32, at: Option<[f32; 2]>) {
        self.pins.retain(|pin| pin.0 != person);
        self.pins.extend(at.map(|at| (person, at)));
    }
    pub fn is_pinned(&self, person: u32) -> bool {
        self.pins.iter().any(|pin| pin.0 == person)
    }
    pub fn reheat(&mut self) {
        self.steps = self.steps.min(80);
    }
    pub fn radius(&self) -> f32 {
        self.positions
            .iter()
            .map(|[x, y]| (x * x + y * y).sqrt())
            .fold(0.0, f32::max)
    }
}
