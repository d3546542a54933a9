//! The stand-in for Marinade's program answers `order_unstake` and `claim` as the real one does.

use anchor_lang::AccountDeserialize;
use cairn_tests::{
    SOL, World, exact, keypair,
    marinade::{ID, TICKET_SPACE, accounts::TicketAccountData},
};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_system_interface::instruction::create_account;

/// Marinade's own codes.
const NOT_DUE: u32 = 6_020;
const NOT_READY: u32 = 6_021;
const WRONG_BENEFICIARY: u32 = 6_022;
const TOO_LOW: u32 = 6_038;
const PAUSED: u32 = 6_077;

/// A state of 150 SOL for 100 mSOL, of which alice has 10.
fn world() -> (World, Keypair) {
    let mut world = World::new();
    world.create_marinade(150 * SOL, 100 * SOL);
    let alice = world.wallet("alice", 10 * SOL);
    world.give_msol(alice.pubkey(), 10 * SOL);
    (world, alice)
}

/// Orders a ticket for so many units.
fn order(world: &mut World, alice: &Keypair, units: u64) -> Pubkey {
    let (ticket, rent) = (keypair("ticket"), world.rent(TICKET_SPACE));
    let space = u64::try_from(TICKET_SPACE).expect("a size");
    let create = create_account(&alice.pubkey(), &ticket.pubkey(), rent, space, &ID);
    let order = World::order_unstake_ix(alice.pubkey(), ticket.pubkey(), units);
    world.must(&[create, order], &[alice, &ticket]);
    ticket.pubkey()
}

#[test]
fn ticket_is_paid_an_epoch_and_half_an_hour_later() {
    let (mut world, alice) = world();
    world.stage_marinade(|state| state.delayed_unstake_fee.bp_cents = 1_500);
    let units = 3 * SOL + 1;
    let ticket = order(&mut world, &alice, units);
    let worth = exact::floor(units, 150 * SOL, 100 * SOL);
    let lamports = worth - exact::floor(worth, 1_500, 1_000_000);
    let data = world.account(ticket).data;
    let written = TicketAccountData::try_deserialize(&mut &data[..]).expect("a ticket");
    assert_eq!((written.beneficiary, written.lamports_amount), (alice.pubkey(), lamports));
    assert_eq!(written.created_epoch, world.epoch());
    let state = world.marinade_state();
    assert_eq!(state.msol_supply, 100 * SOL - units);
    assert_eq!((state.circulating_ticket_count, state.circulating_ticket_balance), (1, lamports));

    let claim = [World::claim_msol_ix(ticket, alice.pubkey())];
    world.refuse(NOT_DUE, &claim, &[]);
    world.turn_epoch();
    world.refuse(NOT_READY, &claim, &[]);
    world.pass_seconds(1_800);
    // The reserve has nothing.
    world.refuse(NOT_READY, &claim, &[]);
    world.stage_marinade_reserve(20 * SOL);
    world.refuse(WRONG_BENEFICIARY, &[World::claim_msol_ix(ticket, world.admin.pubkey())], &[]);

    let (before, rent) = (world.account(alice.pubkey()).lamports, world.rent(TICKET_SPACE));
    world.must(&claim, &[]);
    assert_eq!(world.account(alice.pubkey()).lamports, before + lamports + rent);
    assert!(!world.exists(ticket));
    let state = world.marinade_state();
    assert_eq!((state.circulating_ticket_count, state.circulating_ticket_balance), (0, 0));
    assert_eq!(state.available_reserve_balance, 20 * SOL - lamports);
}

#[test]
fn ticket_ordered_after_stake_has_moved_waits_an_epoch_longer() {
    let (mut world, alice) = world();
    let epoch = world.epoch();
    world.stage_marinade(|state| state.stake_system.last_stake_delta_epoch = epoch);
    world.stage_marinade_reserve(20 * SOL);
    let ticket = order(&mut world, &alice, SOL);
    let claim = [World::claim_msol_ix(ticket, alice.pubkey())];
    world.turn_epoch();
    world.refuse(NOT_DUE, &claim, &[]);
    world.turn_epochs(2);
    world.must(&claim, &[]);
}

#[test]
fn paused_marinade_neither_sells_nor_pays_tickets() {
    let (mut world, alice) = world();
    world.stage_marinade_reserve(20 * SOL);
    let ticket = order(&mut world, &alice, SOL);
    world.turn_epochs(2);
    world.stage_marinade(|state| state.paused = true);
    world.refuse(PAUSED, &[World::claim_msol_ix(ticket, alice.pubkey())], &[]);
    let (other, rent) = (keypair("other ticket"), world.rent(TICKET_SPACE));
    let create = create_account(&alice.pubkey(), &other.pubkey(), rent, 88, &ID);
    let order = World::order_unstake_ix(alice.pubkey(), other.pubkey(), SOL);
    world.refuse(PAUSED, &[create.clone(), order.clone()], &[&alice, &other]);
    world.stage_marinade(|state| (state.paused, state.min_withdraw) = (false, 2 * SOL));
    world.refuse(TOO_LOW, &[create, order], &[&alice, &other]);
}
