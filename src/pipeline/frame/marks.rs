//! The marks of a frame: the complete input of a renderer.

/// A person as drawn. Centre and radius are in picture units: the picture is the disc of radius 1
/// around the origin, with y downwards.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// x of the centre, to the right.
    pub x: f32,
    /// y of the centre, downwards.
    pub y: f32,
    /// Radius.
    pub size: f32,
    /// The ring in the bits of [`style::RING`], and the flags of [`style`].
    pub style: u32,
}

/// A straight piece of a tie as drawn, in picture units.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// x of the first end, to the right.
    pub x1: f32,
    /// y of the first end, downwards.
    pub y1: f32,
    /// x of the second end, to the right.
    pub x2: f32,
    /// y of the second end, downwards.
    pub y2: f32,
    /// One of the kinds of [`mod@line`].
    pub style: u32,
}

/// The bits of [`Dot::style`].
pub mod style {
    /// Mask of the ring: 0 you, 1 to 3 the degree, 4 beyond.
    pub const RING: u32 = 7;
    /// The person saw the post. Without a post: the person works at the company of the selected
    /// person.
    pub const SAW: u32 = 8;
    /// The person reshared the post.
    pub const RESHARED: u32 = 16;
    /// The person will see the post at the hop in progress, and has a glow of size
    /// [`super::Frame::glow`].
    pub const NEXT: u32 = 32;
    /// The person came within two steps with the latest connection. With a selected person whom you
    /// are not connected to: the person would come within two steps.
    pub const NEW: u32 = 64;
    /// A post is shown.
    pub const POSTED: u32 = 128;
    /// The person is within the scope and could see the post.
    pub const COULD: u32 = 256;
    /// The person is not drawn.
    pub const HIDDEN: u32 = 512;
    /// Lowest bit of the tint of the person's community: 0 none, or 1 to 4.
    pub const TINT: u32 = 1024;
    /// Largest tint.
    pub const TINTS: u32 = 4;
    /// The person has a tie with the person of [`ASKS`] and was within two steps before.
    pub const ALREADY: u32 = 8192;
    /// The person whom you accepted last, or the selected person whom you could accept.
    pub const ASKS: u32 = 16384;
}

/// The kinds of [`Line::style`].
pub mod line {
    /// A tie between two other people, drawn faintly.
    pub const TIE: u32 = 0;
    /// A tie of yours, or of the selected person.
    pub const YOURS: u32 = 1;
    /// A tie along which the post has spread.
    pub const PATH: u32 = 2;
    /// The piece of a tie along which the post is spreading now. Without a post: your tie to the
    /// person of [`super::style::ASKS`], in pieces while you have not accepted them.
    pub const PULSE: u32 = 3;
    /// A tie from the person of [`super::style::ASKS`] to a person whom they bring.
    pub const BRINGS: u32 = 4;
    /// A tie from the person of [`super::style::ASKS`] to a person whom you reached before.
    pub const KNOWS: u32 = 5;
    /// Number of kinds.
    pub const KINDS: usize = 6;
}

/// Maximum number of people, including you, of a small world. All ties of a small world between
/// people you reach are in the frame, and are drawn strongly.
pub const FEW_PEOPLE: usize = 400;

/// Everything drawn at one moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// One dot for each person; you are number 0.
    pub dots: Vec<Dot>,
    /// The lines, drawn below the dots. Within a kind they are drawn in this order.
    pub lines: Vec<Line>,
    /// Outer radius of the 1st, 2nd and 3rd band and of the band of all other people, in picture
    /// units.
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
