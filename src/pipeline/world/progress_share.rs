//! How making a world divides into pieces of work, for progress.

/// Percent of the work that goes into making the ties (or, where ties are read from a file, into finding
/// communities); the rest builds the graph.
pub(super) const TIES_PERCENT: u32 = 70;
