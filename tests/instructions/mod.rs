//! One file an instruction: what it does, to the lamport and the byte, and all it refuses.

mod admin;
mod crank;
mod guardian;
mod operator;
mod user;
mod view;
