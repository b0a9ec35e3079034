//! The operations without vector instructions, one lane after the other.

pub type Vector = [f32; 4];
pub type Mask = [bool; 4];

fn each(a: Vector, b: Vector, operation: impl Fn(f32, f32) -> f32) -> Vector {
    std::array::from_fn(|lane| operation(a[lane], b[lane]))
}

pub fn splat(number: f32) -> Vector {
    [number; 4]
}

pub fn load(lanes: &[f32; 4]) -> Vector {
    *lanes
}

pub fn store(vector: Vector, lanes: &mut [f32; 4]) {
    *lanes = vector;
}

pub fn add(a: Vector, b: Vector) -> Vector {
    each(a, b, |a, b| a + b)
}

pub fn sub(a: Vector, b: Vector) -> Vector {
    each(a, b, |a, b| a - b)
}

pub fn mul(a: Vector, b: Vector) -> Vector {
    each(a, b, |a, b| a * b)
}

pub fn div(a: Vector, b: Vector) -> Vector {
    each(a, b, |a, b| a / b)
}

pub fn sqrt(vector: Vector) -> Vector {
    vector.map(f32::sqrt)
}

pub fn less(a: Vector, b: Vector) -> Mask {
    std::array::from_fn(|lane| a[lane] < b[lane])
}

pub fn select(mask: Mask, yes: Vector, no: Vector) -> Vector {
    std::array::from_fn(|lane| if mask[lane] { yes[lane] } else { no[lane] })
}
