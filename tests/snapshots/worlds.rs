//! Worlds that releases of the program wrote: batches and tickets in every state, an operator with a position, an LST with a redemption. Later releases read
//! them on (`flows/upgrade.rs`).
//!
//! `CAIRN_UPDATE_SNAPSHOTS=1` writes the world of the version in Cargo.toml.

use super::committed;
use crate::flows::upgrade;
use cairn::{
    source::marinade::State,
    state::{Asset, AssetTerms, Batch, Change, Operator, Position, Redemption, Setting, Ticket},
};
use cairn_tests::{
    OPEN, Parameters, QUIET, SOL, World, exact, keypair,
    marinade::{MSOL, STATE},
    stored::{Expected, Stored, StoredAccount, StoredTicket},
};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

/// Where a version's world lies.
fn path(version: &str) -> std::path::PathBuf {
    committed::path(&format!("worlds/{version}.json"))
}

#[test]
fn world_of_this_version_is_committed() {
    let version = env!("CARGO_PKG_VERSION");
    if committed::is_to_be_written() {
        stored(version).write(&path(version));
    }
    let stored = Stored::read(&path(version));
    assert_eq!(stored.version, version, "{}", committed::ADVICE);
}

/// A ticket of the story: where it stands, who owns it, whether its owner will cancel it.
pub type Told = (&'static str, Pubkey, &'static str, bool);

/// A pool in the middle of its life, and its tickets.
pub fn story() -> (World, Vec<Told>) {
    let mut world = World::with(Parameters { performance_fee_bps: 1_000, ..QUIET });
    let wallets = ["alice", "bob", "carol", "dora"].map(|name| world.wallet(name, 100 * SOL));
    let [alice, bob, carol, dora] = wallets.each_ref();
    world.create_marinade(1_200 * SOL, 1_000 * SOL);
    world.add_msol(AssetTerms { target_bps: 1_000, ..OPEN });
    let operator = world.operator("olga", 7, 8 * SOL);
    let start = world.epoch();
    world.create_holder(world.fee_recipient());
    for (wallet, sol) in [(alice, 20), (bob, 15), (carol, 10), (dora, 5)] {
        world.deposit(wallet, sol * SOL + 7);
    }
    world.deposit_msol(dora, 10 * SOL + 3);
    world.send_lamports(bob, world.pool.reserve, 2_000_000_003);
    world.sync_surplus();
    world.queue(Setting::PerformanceFeeBps(2_000));
    let stake = world.delegate(operator);
    let paid = world.request(alice, 3 * SOL);
    let waiting = world.request(bob, 2 * SOL + 1);
    let closed = world.request(carol, SOL);
    world.go_to(start + 1, 300);
    world.refresh(MSOL);
    world.close_batch(0);
    let (first, second) = (world.request(alice, 4 * SOL), world.request(bob, 3 * SOL + 5));
    let given = world.request(dora, 2 * SOL);
    world.go_to(start + 2, 100);
    world.stage_marinade(|state| state.validator_system.total_active_balance += SOL);
    world.refresh(MSOL);
    world.must(&[world.order_redemption_ix(MSOL)], &[]);
    world.give(stake, 34_567_891);
    world.must(&[world.update_ix(stake)], &[]);
    world.collect_fees();
    world.fill_batch(0);
    world.claim(paid);
    world.claim(closed);
    world.close_ticket(closed);
    world.close_batch(1);
    world.transfer(dora, given, keypair("erin").pubkey());
    let queued = world.request(carol, 1_500_000_001);
    world.go_to(start + 3, 250);
    world.refresh(MSOL);
    fill_in_part(&mut world, 5 * SOL);
    world.claim(first);
    world.close_batch(2);
    world.instant(dora, SOL / 7);
    let (cancelled, kept) = (world.request(carol, SOL / 3), world.request(bob, SOL + 11));
    let told = vec![
        ("claimed, of a filled batch", paid, "alice", false),
        ("not claimed, of a filled batch", waiting, "bob", false),
        ("claimed, of a batch that is filled in part", first, "alice", false),
        ("not claimed, of a batch that is filled in part", second, "bob", false),
        ("transferred, of a batch that is filled in part", given, "erin", false),
        ("of a closed batch", queued, "carol", false),
        ("of the open batch, to be cancelled", cancelled, "carol", true),
        ("of the open batch", kept, "bob", false),
    ];
    (world, told)
}

/// Fills batch 1 while all but `lamports` of the reserve are on their way.
fn fill_in_part(world: &mut World, lamports: u64) {
    let away = world.pool_state().reserve - lamports;
    world.stage_transit(away);
    world.fill_batch(1);
    world.stage_arrival();
}

/// The story as a file: its numbers are what the present ELF makes of it, what can be claimed is
/// computed apart.
fn stored(version: &str) -> Stored {
    let (world, told) = story();
    let pool = world.pool_state();
    let moment = world.moment();
    let mut stored = Stored {
        version: version.into(),
        epoch: moment.epoch.0,
        elapsed: moment.elapsed,
        slots: moment.slots,
        tickets: told.iter().map(|told| ticket(&world, told)).collect(),
        expected: Expected {
            nav: upgrade::nav(&pool),
            supply: pool.supply,
            withheld: pool.withheld,
            fees: pool.fees,
            depositor: "dora".into(),
            lamports: SOL,
            shares: 0,
            nav_in_the_end: 0,
            supply_in_the_end: 0,
        },
        accounts: accounts(&world, &told),
    };
    let end = upgrade::go_on(&stored);
    for (ticket, claimed) in stored.tickets.iter_mut().zip(end.claimed) {
        ticket.claimed = claimed;
    }
    stored.expected.shares = end.shares;
    stored.expected.nav_in_the_end = end.nav;
    stored.expected.supply_in_the_end = end.supply;
    stored
}

fn ticket(world: &World, (state, address, owner, cancelled): &Told) -> StoredTicket {
    let Ticket { batch, shares, claimed, .. } = world.read(*address);
    let batch: Batch = world.read(batch);
    StoredTicket {
        state: state.to_string(),
        address: address.to_string(),
        owner: owner.to_string(),
        shares,
        claimable: exact::floor(batch.paid, shares, batch.shares) - claimed,
        claimed: 0,
        cancelled: *cancelled,
    }
}

fn accounts(world: &World, told: &[Told]) -> Vec<StoredAccount> {
    let at = world.pool;
    let mut named = vec![
        ("pool".into(), at.pool),
        ("rate feed".into(), at.rate_feed),
        ("mint".into(), at.lrt_mint),
        ("escrow".into(), at.escrow),
        ("locked".into(), at.locked),
        ("reserve".into(), at.reserve),
        ("claims".into(), at.claims),
        ("change".into(), world.all::<Change>()[0].0),
    ];
    for (address, position) in world.all::<Position>() {
        let operator: Operator = world.read(position.operator);
        named.push(("operator".into(), position.operator));
        named.push(("vote account".into(), operator.vote_account));
        named.push(("position".into(), address));
        named.push(("stake account".into(), position.stake_account));
    }
    for (address, redemption) in world.all::<Redemption>() {
        let asset: Asset = world.read(redemption.asset);
        let state = State::parse(&world.account(STATE).data).expect("a state of Marinade's");
        let paying = state.reserve(&STATE, &asset.source.program).expect("a state's reserve");
        let beside = [
            ("asset", redemption.asset),
            ("vault", asset.vault),
            ("mint of the LST", asset.mint),
            ("state of Marinade", STATE),
            ("reserve of Marinade", paying),
            ("redemption", address),
            ("ticket of Marinade", redemption.receipt),
        ];
        named.extend(beside.map(|(name, address)| (name.into(), address)));
    }
    named.extend(
        (0..=world.pool_state().open_batch).map(|id| (format!("batch {id}"), at.batch(id))),
    );
    named.extend(told.iter().map(|(state, address, ..)| (format!("ticket, {state}"), *address)));
    let holders = ["alice", "bob", "carol", "dora", "fee recipient"].map(keypair);
    let holder = |key: &Keypair| at.holder(key.pubkey());
    for (name, key) in ["alice", "bob", "carol", "dora", "fee recipient"].iter().zip(&holders) {
        named.push((format!("shares of {name}"), holder(key)));
        named.push((format!("wallet of {name}"), key.pubkey()));
    }
    let existing = named.into_iter().filter(|(_, address)| world.exists(*address));
    existing.map(|(name, address)| world.stored(&name, address)).collect()
}
