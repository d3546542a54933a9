//! Builders: which accounts in which order, who signs, what is written, which bytes are sent.

mod expected;
mod signed;
mod unsigned;
