//! Builders: which accounts in which order, who signs, what is written, which bytes are sent.

mod expected;
mod governance;
mod signed;
mod unsigned;
