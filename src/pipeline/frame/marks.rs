//! The marks of a frame: the complete input of a renderer.

/// A person as drawn. Centre and radius are in picture units: the picture is the disc of
/// radius 1 about the origin, y down.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Centre, to the right.
    pub x: f32,
    /// Centre, downwards.
    pub y: f32,
    /// Radius.
    pub size: f32,
    /// Ring in the bits of [`style::RING`], then the flags of [`style`].
    pub style: u32,
}

/// A straight piece of a tie as drawn, in picture units.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// One end, to the right.
    pub x1: f32,
    /// One end, downwards.
    pub y1: f32,
    /// The other end, to the right.
    pub x2: f32,
    /// The other end, downwards.
    pub y2: f32,
    /// One of the kinds of [`mod@line`].
    pub style: u32,
}

/// The bits of [`Dot::style`].
pub mod style {
    /// Mask of the ring: 0 you, 1 to 3 the degree, 4 beyond.
    pub const RING: u32 = 7;
    /// Saw the post. Without a post: works at the company of the selected person.
    pub const SAW: u32 = 8;
    /// Reshared the post.
    pub const RESHARED: u32 = 16;
    /// Will see the post with the wave under way: has [`super::Frame::glow`].
    pub const NEXT: u32 = 32;
    /// Came within two steps with the connection just accepted.
    pub const NEW: u32 = 64;
    /// A post is on show.
    pub const POSTED: u32 = 128;
    /// Could see the post: within the scope.
    pub const COULD: u32 = 256;
    /// Not drawn.
    pub const HIDDEN: u32 = 512;
}

/// The kinds of [`Line::style`].
pub mod line {
    /// A tie between two other people: faint.
    pub const TIE: u32 = 0;
    /// A tie of yours.
    pub const YOURS: u32 = 1;
    /// A tie the post travelled along: in full.
    pub const PATH: u32 = 2;
    /// The piece of a tie that the post is travelling along now.
    pub const PULSE: u32 = 3;
}

/// Maximum number of people in a small world: all of its ties are in the frame, and drawn strongly.
pub const FEW_PEOPLE: usize = 400;

/// Everything drawn at one moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// One a person; you are number 0.
    pub dots: Vec<Dot>,
    /// Drawn below the dots, in this order within a kind.
    pub lines: Vec<Line>,
    /// Outer radius of the 1st, 2nd and 3rd band and of everybody beyond.
    pub rings: [f32; 4],
    /// Opacity of the bands, from 0 to 1. It is 0 in the force-directed layout, where positions do
    /// not depend on the degree.
    pub bands: f32,
    /// Total length of ties between other people, per unit of area, in picture units. At a high
    /// density a renderer draws each tie fainter.
    pub density: f32,
    /// Size of the glow around the post's next viewers, from 0 to 1.
    pub glow: f32,
}
