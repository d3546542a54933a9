//! Tests of the keeper against snapshots built by hand and a cluster played by a fake.

mod support {
    pub mod apply;
    pub mod asset;
    pub mod chain;
    pub mod planned;
    pub mod stake;
    pub mod world;
}

mod plan {
    mod asset {
        mod due;
        mod rate;
        mod redeem;
    }
    mod claim;
    mod close;
    mod fill_batch;
    mod income;
    mod stake {
        mod commission;
        mod delegate;
        mod merge;
        mod undelegate;
        mod update;
        mod whole;
        mod withdraw;
    }
    mod unpayable;
    mod whole;
}

mod execute {
    mod delivery;
    mod isolation;
    mod packing;
    mod persist;
}

mod args;
mod pass;
mod quarantine;
mod watch;
