//! Random sequences of every verb by several holders, checked after each step against a model without
//! limits, the invariants, and what each holder may have taken out.
//!
//! `CAIRN_MODEL_STEPS` sets how many steps are played, `CAIRN_MODEL_SEED` the first seed. A failure
//! prints the seed of its run; that seed alone replays it.

mod oracle;

mod model {
    mod action;
    mod actual;
    mod compare;
    mod coverage;
    mod expected;
    mod expected_queue;
    mod invariant;
    mod purse;
    mod purse_check;
    mod rng;
    mod run;
    mod start;
}
