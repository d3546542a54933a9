//! What holds for every ledger: each verb against an oracle without limits, and what no sequence may
//! break. One file a verb.

use cairn_core::{Bps, Drip, Epoch, LOCKED_SHARES, Lamports, Ledger, Moment, Price, Shares};

mod oracle;
#[path = "../src/testing.rs"]
mod testing;

mod properties {
    mod cases;
    mod claim;
    mod close;
    mod deposit;
    mod errors;
    mod extremes;
    mod fill;
    mod fill_price;
    mod ledger;
    mod math;
    mod one_epoch;
    mod price;
    mod request;
    mod split;
    mod stream;
    mod touch;
    mod worked_example;
}
