//! E23: hostile code behind Marinade's address. A unit counts 1.2 lamports; the code pays one for it.

use cairn::{
    CairnError,
    state::{Asset, AssetTerms, Pool, Redemption},
};
use cairn_core::Lamports;
use cairn_tests::{
    OPEN, SOL, Swap, World,
    hostile::Act::{self, *},
    keypair,
    marinade::{MSOL, STATE, TICKET_SPACE},
};
use solana_instruction::error::InstructionError;
use solana_signer::Signer;

const INSUFFICIENT_FUNDS: u32 = 1;
const OWNER_MISMATCH: u32 = 4;

/// All of it should go back.
const NONE: AssetTerms = AssetTerms { target_bps: 0, ..OPEN };
const UNITS: u64 = 10 * SOL;
const VALUE: u64 = 12 * SOL;

/// A pool of 10.1 SOL and 10 mSOL.
fn held() -> World {
    let mut world = World::new();
    let alice = world.wallet("alice", 100 * SOL);
    world.deposit(&alice, 10 * SOL);
    world.create_marinade(1_200 * SOL, 1_000 * SOL);
    world.add_msol(NONE);
    world.deposit_msol(&alice, UNITS);
    world
}

/// Marinade's genuine ticket for all of it, as far as its stand-in is; due, and then its program does this.
fn ordered(act: Act) -> World {
    let mut world = held();
    world.must(&[world.order_redemption_ix(MSOL)], &[]);
    world.turn_epoch();
    world.refresh(MSOL);
    world.give(STATE, 20 * SOL);
    world.turn_hostile(MSOL, act);
    world
}

fn rents(world: &World) -> [u64; 2] {
    let space = 8 + <Redemption as anchor_lang::Space>::INIT_SPACE;
    [world.rent(space), world.rent(TICKET_SPACE)]
}

/// An order for which it gives a ticket of so many lamports: the pool loses the rest of what the units counted.
fn loses_at_the_order(act: Act, due: u64) {
    let mut world = held();
    world.turn_hostile(MSOL, act);
    let (at, vault) = (world.pool, world.asset_state(MSOL).vault);
    let (order, payer) = (world.order_redemption_ix(MSOL), world.fee_payer.pubkey());
    let [own, ticket] = rents(&world);
    let diff = world.attempt(&[order], &[]).expect("taken");
    let (epoch, due_epoch) = (world.epoch(), world.redemption_state(0).due_epoch);
    assert!((epoch..epoch + 4).contains(&due_epoch), "whatever its ticket says");
    diff.any(vault)
        .supply(MSOL, -i128::from(UNITS))
        .born(at.receipt(0), ticket, cairn_tests::marinade::ID)
        .any(at.redemption(0))
        .lamports(payer, -i128::from(own + ticket))
        .changed(at.asset(MSOL), |asset: &mut Asset| {
            (asset.units, asset.value) = (0, 0);
            (asset.transit, asset.redemptions) = (due, 1);
        })
        .changed(at.pool, |pool: &mut Pool| {
            (pool.assets, pool.transit) = (0, due);
            (pool.settlement.total, pool.settlement.settled) = (0, 0);
            pool.orders.add(epoch, due_epoch, Lamports(due)).expect("a sum");
            pool.next_redemption = 1;
            pool.seq += 1;
        })
        .any(at.rate_feed)
        .only();
    assert_eq!(world.tokens(vault), 0);
}

#[test]
fn units_taken_for_a_ticket_of_nothing_are_lost_and_no_more_than_was_offered() {
    loses_at_the_order(PayNothing, 0);
}

#[test]
fn units_taken_for_a_ticket_of_too_little_are_lost_in_part() {
    loses_at_the_order(PayHalf, UNITS / 2);
}

#[test]
fn order_without_a_ticket_of_ours_is_refused() {
    for act in [GiveNothing, ForAnother, OfAnother] {
        let mut world = held();
        world.turn_hostile(MSOL, act);
        world.refuse(CairnError::WrongRedemption, &[world.order_redemption_ix(MSOL)], &[]);
    }
}

#[test]
fn units_are_taken_as_they_are_offered_or_not_at_all() {
    for (act, code) in [
        (Idle, u32::from(CairnError::UnitsNotTaken)),
        (TakeMore, INSUFFICIENT_FUNDS),
        (Approve, OWNER_MISMATCH),
        (OwnVault, OWNER_MISMATCH),
    ] {
        let mut world = held();
        world.turn_hostile(MSOL, act);
        world.refuse(code, &[world.order_redemption_ix(MSOL)], &[]);
    }
}

/// A claim for which it pays so much in all: the pool loses the rest of what was due, who paid the ticket's rent
/// what of it did not come.
fn loses_at_the_claim(act: Act, sent: u64) {
    let mut world = ordered(act);
    let [own, ticket] = rents(&world);
    let (at, claim, payer) =
        (world.pool, world.claim_redemption_ix(MSOL, 0), world.fee_payer.pubkey());
    let (before, owed, epoch) = (world.pool_state(), world.redemption_state(0), world.epoch());
    let diff = world.attempt(&[claim], &[]).expect("claimed");
    let refund = sent.min(ticket);
    let paid = sent - refund;
    let diff = if paid == 0 { diff } else { diff.lamports(at.reserve, paid.into()) };
    diff.closed(at.receipt(0))
        .closed(at.redemption(0))
        .any(STATE)
        .lamports(payer, (own + refund).into())
        .changed(at.asset(MSOL), |asset: &mut Asset| (asset.transit, asset.redemptions) = (0, 0))
        .changed(at.pool, |pool: &mut Pool| {
            (pool.transit, pool.reserve) = (0, before.reserve + paid);
            pool.orders.remove(epoch, owed.due_epoch, owed.lamports).expect("a part");
            pool.seq += 1;
        })
        .any(at.rate_feed)
        .only();
    assert_eq!(world.lamports(at.authority), 0);
    // The others go on: all that is recorded is there.
    let ticket = world.request(&keypair("alice"), SOL);
    world.turn_epoch();
    world.close_batch(0);
    world.turn_epoch();
    world.fill_batch(0);
    world.claim(ticket);
    assert!(world.ticket_state(ticket).claimed > 0);
}

#[test]
fn ticket_that_is_closed_by_its_claim_and_not_paid_is_a_loss_of_what_was_due() {
    loses_at_the_claim(PayNothing, 0);
}

#[test]
fn ticket_that_is_paid_in_part_is_a_loss_of_the_rest() {
    let rent = World::new().rent(TICKET_SPACE);
    loses_at_the_claim(PayHalf, VALUE / 2 + rent);
}

#[test]
fn ticket_that_is_paid_and_kept_is_refused() {
    let mut world = ordered(Keep);
    world.refuse(CairnError::WrongRedemption, &[world.claim_redemption_ix(MSOL, 0)], &[]);
}

/// What other tickets were paid lies with the authority until it is collected.
#[test]
fn lamports_of_the_authority_are_out_of_its_reach() {
    let mut world = ordered(Spend);
    let (authority, mallory) = (world.pool.authority, keypair("mallory").pubkey());
    world.give(authority, VALUE);
    world.give(mallory, SOL);
    let claim = world.claim_redemption_ix(MSOL, 0);
    let paying = claim.accounts[claim.accounts.len() - 5].pubkey;
    let claim = claim.swap(paying, mallory);
    world.refuse_with(InstructionError::PrivilegeEscalation, &[claim], &[]);
}

/// A ticket is whatever its program writes: one that says a thousand times what its units are worth may not count more
/// than they did, or who knows of it leaves with everybody's SOL.
#[test]
fn ticket_of_more_than_its_units_are_worth_counts_no_more_than_they() {
    let mut world = held();
    let mallory = world.wallet("mallory", 100 * SOL);
    world.deposit(&mallory, 10 * SOL);
    let before = world.pool_state();
    world.turn_hostile(MSOL, Inflate);
    let order = world.order_redemption_ix(MSOL);
    world.attempt(&[order], &[]).expect("ordered");
    let pool = world.pool_state();
    assert_eq!((pool.transit, pool.withheld), (before.assets, before.withheld));
    world.turn_epochs(2);
    let ticket = world.request_all(&mallory);
    world.turn_epoch();
    world.close_batch(0);
    world.turn_epoch();
    world.fill_batch(0);
    world.claim(ticket);
    let claimed = world.ticket_state(ticket).claimed;
    assert!(claimed <= 10 * SOL, "mallory took {claimed}");
}

/// The rent of the ticket's account is the payer's: a source that sends it away has given no ticket.
#[test]
fn payers_rent_cannot_be_taken_with_the_ticket() {
    let mut world = held();
    world.turn_hostile(MSOL, TakeRent);
    let order = world.order_redemption_ix(MSOL);
    world.refuse(CairnError::WrongRedemption, &[order], &[]);
}
