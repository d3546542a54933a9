//! `claim_unstake`: what Marinade's ticket is of comes to the reserve. Its program is a stand-in.

use cairn::{
    CairnError,
    events::RedemptionPaid,
    state::{Asset, AssetTerms, Orders, Pool, Redemption},
};
use cairn_tests::{
    OPEN, SOL, Swap, World, keypair,
    marinade::{MSOL, STATE, TICKET_SPACE},
};
use solana_signer::Signer;

const DUE: u64 = 12 * SOL;

/// All of 10 mSOL, 1.2 lamports a unit, given back an epoch ago; it can be paid, and the books are of this
/// epoch.
fn ordered() -> World {
    let mut world = World::new();
    let alice = world.wallet("alice", 100 * SOL);
    world.deposit(&alice, 10 * SOL);
    world.create_marinade(1_200 * SOL, 1_000 * SOL);
    world.add_msol(AssetTerms { target_bps: 0, ..OPEN });
    world.deposit_msol(&alice, 10 * SOL);
    world.must(&[world.order_redemption_ix(MSOL)], &[]);
    assert_eq!(world.redemption_state(0).lamports, DUE);
    world.turn_epoch();
    world.stage_marinade_reserve(DUE);
    world.pass_seconds(30 * 60);
    world.refresh(MSOL);
    world
}

fn rents(world: &World) -> u64 {
    world.rent(8 + <Redemption as anchor_lang::Space>::INIT_SPACE) + world.rent(TICKET_SPACE)
}

#[test]
fn lamports_join_the_reserve_and_both_rents_go_back() {
    let mut world = ordered();
    let (at, payer) = (world.pool, world.fee_payer.pubkey());
    let claim = world.claim_redemption_ix(MSOL, 0);
    let paying = claim.accounts[claim.accounts.len() - 5].pubkey;
    let (asset, redemption) = (at.asset(MSOL), at.redemption(0));

    let outcome = world.must(&[claim], &[]);

    let (books, lamports) = (world.books(), DUE);
    outcome.events.are_just(&RedemptionPaid {
        books,
        asset,
        redemption,
        lamports,
        gain: 0,
        loss: 0,
    });
    let epoch = world.epoch();
    outcome
        .diff
        .closed(at.receipt(0))
        .closed(redemption)
        .any(STATE)
        .lamports(paying, -i128::from(DUE))
        .lamports(payer, rents(&world).into())
        .lamports(at.reserve, DUE.into())
        .changed(asset, |asset: &mut Asset| (asset.transit, asset.redemptions) = (0, 0))
        .changed(at.pool, |pool: &mut Pool| {
            (pool.transit, pool.reserve) = (0, 22_100_000_000);
            pool.orders = Orders { epoch, due: [0; 4] };
            pool.seq += 1;
        })
        .only();
}

#[test]
fn ticket_that_a_stranger_claimed_is_taken_from_the_authority() {
    let mut world = ordered();
    let (at, payer) = (world.pool, world.fee_payer.pubkey());
    let claim = world.claim_redemption_ix(MSOL, 0);
    // Marinade pays whoever the ticket is of, whoever asks.
    world.must(&[World::claim_msol_ix(at.receipt(0), at.authority)], &[]);
    assert_eq!(world.lamports(at.authority), DUE + world.rent(TICKET_SPACE));

    let outcome = world.must(&[claim], &[]);

    let event: RedemptionPaid = outcome.events.one();
    assert_eq!((event.lamports, event.gain, event.loss), (DUE, 0, 0));
    outcome
        .diff
        .closed(at.authority)
        .closed(at.redemption(0))
        .lamports(payer, rents(&world).into())
        .lamports(at.reserve, DUE.into())
        .any(at.asset(MSOL))
        .any(at.pool)
        .only();
}

#[test]
fn lamports_sent_to_a_ticket_that_a_stranger_claimed_are_a_gain() {
    for sent in [1, SOL] {
        let mut world = ordered();
        let (at, claim) = (world.pool, world.claim_redemption_ix(MSOL, 0));
        world.give(at.receipt(0), sent);
        world.must(&[World::claim_msol_ix(at.receipt(0), at.authority)], &[]);
        let event: RedemptionPaid = world.must(&[claim], &[]).events.one();
        // What is too little to stay goes along; more is left to whoever sends it to the reserve.
        let gain = if sent < world.rent(0) { sent } else { 0 };
        assert_eq!((event.lamports, event.gain), (DUE + gain, gain));
        assert_eq!(world.lamports(at.authority), sent - gain);
    }
}

#[test]
fn two_tickets_that_a_stranger_claimed_are_paid_each_its_own() {
    let mut world = ordered();
    let (at, alice) = (world.pool, keypair("alice"));
    world.deposit_msol(&alice, 5 * SOL);
    world.must(&[world.order_redemption_ix(MSOL)], &[]);
    let second = world.redemption_state(1).lamports;
    world.turn_epoch();
    world.stage_marinade_reserve(second);
    world.refresh(MSOL);
    let claims = [0, 1].map(|nonce| world.claim_redemption_ix(MSOL, nonce));
    for receipt in [at.receipt(0), at.receipt(1)] {
        world.must(&[World::claim_msol_ix(receipt, at.authority)], &[]);
    }
    for (claim, due) in claims.into_iter().zip([DUE, second]) {
        let event: RedemptionPaid = world.must(&[claim], &[]).events.one();
        assert_eq!((event.lamports, event.gain, event.loss), (due, 0, 0));
    }
    assert_eq!(world.lamports(at.authority), 0);
}

#[test]
fn ticket_that_is_gone_unpaid_is_refused() {
    let mut world = ordered();
    let claim = world.claim_redemption_ix(MSOL, 0);
    world.put(world.pool.receipt(0), solana_account::Account::default());
    world.refuse(CairnError::WrongRedemption, &[claim], &[]);
}

#[test]
fn ticket_that_is_not_due_is_refused_by_marinade() {
    let mut world = ordered();
    let alice = keypair("alice");
    world.deposit_msol(&alice, 5 * SOL);
    world.must(&[world.order_redemption_ix(MSOL)], &[]);
    let claim = world.claim_redemption_ix(MSOL, 1);
    let refusal = world.send(&[claim], &[]).expect_err("not due");
    assert!(refusal.logs.iter().any(|line| line.contains("Ticket not due")), "{refusal:#?}");
}

#[test]
fn somebody_elses_rent_and_other_receipts_are_refused() {
    let mut world = ordered();
    let claim = world.claim_redemption_ix(MSOL, 0);
    let (at, mallory) = (world.pool, keypair("mallory").pubkey());
    for (from, to) in [(world.fee_payer.pubkey(), mallory), (at.receipt(0), at.receipt(1))] {
        world.refuse(CairnError::WrongAddress, &[claim.clone().swap(from, to)], &[]);
    }
}
