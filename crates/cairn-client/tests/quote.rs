//! Quotes against numbers worked out by hand.

use cairn::state::{Batch, BatchStatus, Parameters, Pool, Version};
use cairn_client::{moment, quote_deposit, quote_withdrawal};
use cairn_core::{CoreError, Epoch, Lamports, Moment, Price, Shares};
use solana_program::{epoch_schedule::EpochSchedule, pubkey::Pubkey};

const SOL: u64 = 1_000_000_000;

/// 12 SOL in the reserve, 2 of them withheld, 8 shares; in epoch 10 it streams 1 SOL, none of it
/// released yet, over 10 epochs.
fn pool() -> Pool {
    let any = Pubkey::new_from_array([1; 32]);
    Pool {
        version: Version::V1,
        bump: 0,
        authority_bump: 0,
        reserve_bump: 0,
        claims_bump: 0,
        lrt_mint: any,
        authority: any,
        reserve_account: any,
        claims_account: any,
        escrow: any,
        locked: any,
        admin: any,
        parameters: Parameters { min_exit_epochs: 2, drip_epochs: 10, ..Parameters::default() },
        mark_nav: 10 * SOL,
        mark_supply: 8 * SOL,
        reserve: 12 * SOL,
        withheld: 2 * SOL,
        stream: SOL,
        released: 0,
        epoch: 10,
        supply: 8 * SOL,
        escrowed: 0,
        claims: 0,
        head_batch: 0,
        open_batch: 0,
        open_epoch: 10,
        ended_nav: 0,
        ended_supply: 0,
        seq: 0,
        ..Pool::default()
    }
}

fn at(epoch: u64, elapsed: u64) -> Moment {
    Moment { epoch: Epoch(epoch), elapsed, slots: 100 }
}

fn price(nav: u64, supply: u64) -> Price {
    Price { nav: Lamports(nav), supply: Shares(supply) }
}

/// A batch closed at this cap.
fn batch(cap_nav: u64, cap_supply: u64) -> Batch {
    Batch {
        version: Version::V1,
        bump: 0,
        pool: Pubkey::new_from_array([1; 32]),
        id: 0,
        rent_payer: Pubkey::new_from_array([1; 32]),
        min_exit_epochs: 2,
        epoch: 9,
        status: BatchStatus::Closed,
        tickets: 1,
        shares: SOL,
        filled: 0,
        cap_nav,
        cap_supply,
        closed_epoch: 10,
        paid: 0,
        claimed: 0,
        _reserved: [0; 64],
    }
}

#[test]
fn deposit_pays_for_what_the_epoch_still_releases() {
    // nav 10, rest 1: 1.1 SOL buy 1.1 * 8 / 11 = 0.8 shares.
    let quote = quote_deposit(&pool(), at(10, 0), 1_100_000_000).expect("a quote");
    assert_eq!(quote.lamports, Lamports(1_100_000_000));
    assert_eq!(quote.shares, Shares(800_000_000));
    assert_eq!(quote.price, price(11 * SOL, 8 * SOL));
}

#[test]
fn deposit_gives_the_same_at_every_moment_of_an_epoch() {
    for elapsed in [0, 1, 33, 50, 99] {
        let quote = quote_deposit(&pool(), at(10, elapsed), SOL).expect("a quote");
        // 10^9 * 8 / 11 = 727 272 727.27…
        assert_eq!(quote.shares, Shares(727_272_727));
    }
}

#[test]
fn deposit_in_the_next_epoch_pays_for_its_stream() {
    // The rest of 1 is released: nav 11, withheld 1. The new stream is a tenth of it: nav + rest =
    // 11.1, and 1.11 SOL buy 1.11 * 8 / 11.1 = 0.8 shares.
    let quote = quote_deposit(&pool(), at(11, 40), 1_110_000_000).expect("a quote");
    assert_eq!(quote.shares, Shares(800_000_000));
    assert_eq!(quote.price, price(11_100_000_000, 8 * SOL));
}

#[test]
fn deposit_that_would_be_refused_has_no_quote() {
    let too_small =
        CoreError::DepositTooSmall { lamports: Lamports(999_999), minimum: Lamports(1_000_000) };
    assert_eq!(quote_deposit(&pool(), at(10, 0), 999_999), Err(too_small));
    let behind = CoreError::EpochBehind { ledger: Epoch(10), now: Epoch(9) };
    assert_eq!(quote_deposit(&pool(), at(9, 0), SOL), Err(behind));
}

#[test]
fn withdrawal_without_a_batch_is_quoted_at_the_present_price() {
    assert_eq!(quote_withdrawal(&pool(), None, at(10, 0)), Ok(price(10 * SOL, 8 * SOL)));
    // A quarter of the stream of 1 SOL is released.
    assert_eq!(quote_withdrawal(&pool(), None, at(10, 25)), Ok(price(10_250_000_000, 8 * SOL)));
    // 11 at the epoch's end, and half of the next stream of 0.1.
    assert_eq!(quote_withdrawal(&pool(), None, at(11, 50)), Ok(price(11_050_000_000, 8 * SOL)));
}

#[test]
fn withdrawal_of_an_open_batch_is_quoted_at_the_present_price() {
    let mut open = batch(0, 0);
    open.status = BatchStatus::Open;
    let quote = quote_withdrawal(&pool(), Some(&open), at(10, 0));
    assert_eq!(quote, Ok(price(10 * SOL, 8 * SOL)));
}

#[test]
fn withdrawal_of_a_closed_batch_is_quoted_at_the_lower_of_price_and_cap() {
    // 10 / 8 = 1.25 lamports a share now.
    let under = quote_withdrawal(&pool(), Some(&batch(6, 5)), at(10, 0));
    assert_eq!(under, Ok(price(6, 5)));
    let over = quote_withdrawal(&pool(), Some(&batch(13, 10)), at(10, 0));
    assert_eq!(over, Ok(price(10 * SOL, 8 * SOL)));
}

#[test]
fn moment_counts_slots_inside_the_epoch() {
    let schedule = EpochSchedule::custom(32, 32, false);
    let expected = |epoch, elapsed| Moment { epoch: Epoch(epoch), elapsed, slots: 32 };
    assert_eq!(moment(&schedule, 0), expected(0, 0));
    assert_eq!(moment(&schedule, 31), expected(0, 31));
    assert_eq!(moment(&schedule, 32), expected(1, 0));
    assert_eq!(moment(&schedule, 100), expected(3, 4));
}

#[test]
fn moment_follows_epochs_that_warm_up() {
    // Epochs of 32, 64, 128 … slots up to 432 000, as on new clusters.
    let schedule = EpochSchedule::custom(432_000, 432_000, true);
    let expected = |epoch, elapsed, slots| Moment { epoch: Epoch(epoch), elapsed, slots };
    assert_eq!(moment(&schedule, 31), expected(0, 31, 32));
    assert_eq!(moment(&schedule, 33), expected(1, 1, 64));
    assert_eq!(moment(&schedule, 96), expected(2, 0, 128));
}
