//! Tests of the command line against views built by hand.

mod support {
    pub mod view;
}

mod commands {
    mod admin;
    mod cancel_change;
    mod change;
    mod guard;
    mod send_signed;
}

mod args;
mod setting;
mod standing;
mod text;
