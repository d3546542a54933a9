//! Lines on the standard output.

use std::{
    fmt::Display,
    io::{Write, stdout},
};

/// A line, or several. Whether anybody reads it is no reason to stop half way.
pub fn say(text: impl Display) {
    let _ = writeln!(stdout(), "{text}");
}
