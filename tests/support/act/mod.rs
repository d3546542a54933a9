//! What actors do, each act one transaction that must succeed; and the instructions it is made of,
//! for tests that change them first.

mod admin;
mod crank;
mod gains;
mod governance;
mod instant;
mod operator;
mod stake;
mod user;
mod view;
