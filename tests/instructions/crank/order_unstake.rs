//! `order_unstake`: mSOL goes back for a ticket of Marinade's. Its program is a stand-in.

use cairn::{
    CairnError,
    events::RedemptionOrdered,
    source::ticket::Ticket,
    state::{Asset, AssetTerms, Pool, Redemption, Version},
};
use cairn_tests::{
    OPEN, SOL, Swap, World,
    marinade::{ID as MARINADE, MSOL, STATE, TICKET_SPACE},
};
use solana_signer::Signer;

const HALF: AssetTerms = AssetTerms { target_bps: 5_000, ..OPEN };

/// A pool of 34.1 SOL, of which 24 are of mSOL, 1.2 lamports a unit: 6.95 SOL more than half.
fn above(terms: AssetTerms) -> World {
    let mut world = World::new();
    let alice = world.wallet("alice", 100 * SOL);
    world.deposit(&alice, 10 * SOL);
    world.create_marinade(1_200 * SOL, 1_000 * SOL);
    world.add_msol(terms);
    world.deposit_msol(&alice, 20 * SOL);
    world
}

#[test]
fn ticket_is_the_authoritys_and_counts_as_transit() {
    let mut world = above(HALF);
    let (at, before) = (world.pool, world.asset_state(MSOL));
    let (asset, redemption, receipt) = (at.asset(MSOL), at.redemption(0), at.receipt(0));

    let outcome = world.must(&[world.order_redemption_ix(MSOL)], &[]);

    // ceil(6 950 000 000 / 1.2) units, worth 6 950 000 000 lamports, rounded down.
    let (units, due, payer) = (5_791_666_667, 6_950_000_000, world.fee_payer.pubkey());
    let left = 20 * SOL - units;
    let value = left * 12 / 10;
    let (gain, loss) = (0, 24 * SOL - value - due);
    assert_eq!(loss, 1);
    outcome.events.are_just(&RedemptionOrdered {
        books: world.books(),
        asset,
        redemption,
        receipt,
        units,
        lamports: due,
        gain,
        loss,
    });
    let rent = world.rent(8 + <Redemption as anchor_lang::Space>::INIT_SPACE);
    let ticket_rent = world.rent(TICKET_SPACE);
    let epoch = world.epoch();
    let expected = Redemption {
        version: Version::V1,
        bump: world.redemption_state(0).bump,
        pool: at.pool,
        asset,
        nonce: 0,
        receipt,
        rent_payer: payer,
        units,
        lamports: due,
        promised: due,
        rent: ticket_rent,
        due_epoch: epoch + 1,
        _reserved: [0; 32],
    };
    outcome
        .diff
        .any(before.vault)
        .supply(MSOL, -i128::from(units))
        .any(STATE)
        .born(receipt, ticket_rent, MARINADE)
        .created(redemption, rent, &expected)
        .lamports(payer, -i128::from(rent + ticket_rent))
        .changed(asset, |asset: &mut Asset| {
            (asset.units, asset.value) = (left, value);
            (asset.transit, asset.redemptions) = (due, 1);
        })
        .changed(at.pool, |pool: &mut Pool| {
            (pool.assets, pool.transit) = (value, due);
            pool.orders.epoch = epoch;
            pool.orders.due[((epoch + 1) % 4) as usize] = due;
            pool.next_redemption = 1;
            pool.seq += 1;
        })
        .only();
    assert_eq!(world.tokens(before.vault), left);
    let ticket = Ticket::parse(&world.account(receipt).data).expect("a ticket");
    assert_eq!((ticket.beneficiary, ticket.lamports), (at.authority, due));
}

#[test]
fn at_its_target_nothing_changes_and_it_succeeds() {
    let mut world = above(OPEN);
    let outcome = world.must(&[world.order_redemption_ix(MSOL)], &[]);
    assert!(outcome.events.is_empty());
    outcome.diff.only();
}

#[test]
fn late_rates_and_programs_deployed_anew_are_refused() {
    let mut world = above(HALF);
    let (order, pinned) = (world.order_redemption_ix(MSOL), world.asset_state(MSOL).source);
    let mut upgraded = world.clone();
    upgraded.stage_upgraded(pinned.program_data, pinned.upgrade_slot + 1);
    upgraded.refuse(CairnError::SourceUpgraded, std::slice::from_ref(&order), &[]);
    world.turn_epoch();
    world.refuse(CairnError::AssetNotRefreshed, std::slice::from_ref(&order), &[]);
    world.must(&[world.refresh_ix(&[MSOL]), order], &[]);
}

#[test]
fn stake_pools_asset_goes_another_way() {
    let (mut world, source, alice) = World::with_asset(HALF);
    world.deposit_lst(&alice, &source, 20 * SOL);
    world.create_marinade(1_200 * SOL, 1_000 * SOL);
    world.add_msol(HALF);
    let (own, other) = (world.asset_state(MSOL), world.asset_state(source.mint));
    let at = world.pool;
    let bad = world
        .order_redemption_ix(MSOL)
        .swap(at.asset(MSOL), at.asset(source.mint))
        .swap(MSOL, source.mint)
        .swap(own.vault, other.vault);
    world.refuse(CairnError::WrongRedemption, &[bad], &[]);
}

#[test]
fn paused_marinade_refuses_and_the_books_stay() {
    let mut world = above(HALF);
    world.stage_marinade(|state| state.paused = true);
    let order = world.order_redemption_ix(MSOL);
    let refusal = world.send(&[order], &[]).expect_err("paused");
    assert!(refusal.logs.iter().any(|line| line.contains("Emergency Pause")), "{refusal:#?}");
    assert_eq!(world.pool_state().next_redemption, 0);
}
