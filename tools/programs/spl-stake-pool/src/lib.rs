//! The program is all in the dependency: linking it brings its `entrypoint` along.
pub use program::*;
