//! The shares of the work of making a world, for progress.

/// The share of the work, in percent, for making the ties (or, for ties read from a file, for
/// finding communities). The rest builds the graph.
pub(super) const TIES_PERCENT: u32 = 70;
