//! Figures that are committed, and fail when they drift.

mod compute_units;
