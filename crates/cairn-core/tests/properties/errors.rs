//! Every refusal says its numbers.

use cairn_core::{CoreError, Epoch, Lamports, Shares};

#[test]
fn every_refusal_prints_the_numbers_that_caused_it() {
    let (left, right, by) = (6, 7, 3);
    let (lamports, minimum) = (Lamports(11), Lamports(12));
    let (batch, now) = (Epoch(21), Epoch(22));
    let cases = [
        (CoreError::Overflow { left, right }, "6 + 7 exceeds 64 bits"),
        (CoreError::Underflow { left, right }, "6 - 7 is negative"),
        (CoreError::DivisionByZero { left, right }, "6 * 7 / 0"),
        (CoreError::QuotientTooLarge { left, right, by }, "6 * 7 / 3 exceeds 64 bits"),
        (CoreError::EpochBehind { ledger: batch, now }, "epoch 22 is before the ledger's 21"),
        (CoreError::MomentOutsideEpoch { elapsed: 9, slots: 8 }, "slot 9 of an epoch of 8 slots"),
        (CoreError::DepositTooSmall { lamports, minimum }, "11 lamports, minimum 12"),
        (
            CoreError::NothingMinted { lamports, nav: minimum, supply: Shares(13) },
            "11 lamports at 12 lamports for 13 shares",
        ),
        (
            CoreError::DepositsClosed { nav: minimum, supply: Shares(13) },
            "nav 12 lamports, supply 13 shares",
        ),
        (
            CoreError::SharesBelowMinimum { shares: Shares(14), minimum: Shares(15) },
            "14 shares, asked 15",
        ),
        (CoreError::NoShares, "0 shares"),
        (
            CoreError::NotEnoughShares { shares: Shares(17), available: Shares(16) },
            "17 shares of 16",
        ),
        (CoreError::TicketTooSmall { lamports, minimum }, "worth 11 lamports, minimum 12"),
        (CoreError::EarlierBatchOpen { batch, now }, "batch of epoch 21, now 22"),
        (CoreError::BatchClosed { batch }, "batch of epoch 21"),
        (CoreError::BatchEpochNotOver { batch, now }, "batch of epoch 21, now 22"),
        (CoreError::BatchEmpty { batch }, "batch of epoch 21"),
        (CoreError::EndPriceMissing { batch }, "batch of epoch 21"),
        (CoreError::BatchNotMature { fillable: batch, now }, "fillable from epoch 21, now 22"),
        (CoreError::BatchStillOpen { batch }, "batch of epoch 21"),
        (CoreError::NoSuchCase { slot: 8 }, "slot 8"),
        (CoreError::CaseState { slot: 7 }, "slot 7"),
        (CoreError::NotFree { lamports, free: Lamports(10) }, "11 lamports of 10 free"),
        (CoreError::InstantLimit { lamports, left: Lamports(9) }, "11 lamports of 9 left"),
        (CoreError::LamportsBelowMinimum { lamports, minimum }, "11 lamports, asked 12"),
        (CoreError::EpochOutsideWindow { epoch: batch, newest: now }, "epoch 21, newest 22"),
        (CoreError::SlashBeyondLimit { amount: 5, limit: 4 }, "5 of at most 4"),
        (CoreError::AssetCap { lamports, cap: Lamports(10) }, "11 lamports, cap 10"),
        (
            CoreError::Unsound { identity: "I0 a <= b", recorded: 1, found: 2 },
            "I0 a <= b: recorded 1, found 2",
        ),
    ];
    for (error, text) in cases {
        assert_eq!(error.to_string(), text);
    }
}
