//! Accounts that an earlier release wrote, with the present ELF: everyone gets what the stored numbers
//! say.

use cairn::state::{
    Asset, Batch, BatchStatus, Change, Operator, Pool, Position, Redemption, Ticket,
};
use cairn_tests::{
    World, keypair,
    stored::{Stored, StoredTicket, key},
};
use solana_signer::Signer;
use std::{fs, path::Path};

/// What the pool's shares are worth by its books, in lamports.
pub fn nav(pool: &Pool) -> u64 {
    let others = pool.withheld + pool.fees + pool.slash_owed + pool.held;
    pool.reserve + pool.staked + pool.assets + pool.transit - others
}

/// What came of a world.
#[derive(Debug, PartialEq, Eq)]
pub struct End {
    /// Lamports that each ticket received in all; 0 where it was cancelled.
    pub claimed: Vec<u64>,
    /// Shares that the deposit gave.
    pub shares: u64,
    pub nav: u64,
    pub supply: u64,
}

/// Lives the stored world to its end: a deposit, a cancel, every batch closed and filled, every ticket
/// paid, every account of a batch or ticket closed, all stake taken back, all LSTs given
/// back.
pub fn go_on(stored: &Stored) -> End {
    let mut world = World::load(stored);
    for ticket in &stored.tickets {
        claims_at_once(&mut world, ticket);
    }
    let depositor = keypair(&stored.expected.depositor);
    let before = world.shares(depositor.pubkey());
    world.deposit(&depositor, stored.expected.lamports);
    let shares = world.shares(depositor.pubkey()) - before;

    let (cancelled, kept): (Vec<_>, Vec<_>) =
        stored.tickets.iter().partition(|ticket| ticket.cancelled);
    for ticket in cancelled {
        let owner = keypair(&ticket.owner);
        let before = world.shares(owner.pubkey());
        world.cancel(&owner, key(&ticket.address));
        assert_eq!(world.shares(owner.pubkey()) - before, ticket.shares, "{}", ticket.state);
    }
    settle(&mut world);
    for ticket in &kept {
        world.claim(key(&ticket.address));
    }
    let claimed = stored.tickets.iter().map(|ticket| match ticket.cancelled {
        true => 0,
        false => world.ticket_state(key(&ticket.address)).claimed,
    });
    let claimed = claimed.collect();
    kept.iter().for_each(|ticket| drop(world.close_ticket(key(&ticket.address))));
    world.all::<Batch>().iter().for_each(|(_, batch)| drop(world.close_batch_account(batch.id)));
    world.collect_fees();
    assert!(world.all::<Ticket>().is_empty() && world.all::<Batch>().is_empty());
    let pool = world.pool_state();
    assert_eq!((pool.claims, pool.escrowed, pool.queued), (0, 0, 0));
    let changes: Vec<Change> = world.all().into_iter().map(|(_, change)| change).collect();
    let [change] = &changes[..] else { panic!("one change is stored: {changes:?}") };
    world.go_to(change.mature_epoch, 0);
    world.execute_change(change.id);
    assert_eq!(world.pool_state().parameters.performance_fee_bps, 2_000);
    bring_back(&mut world);
    give_back(&mut world);
    let pool = world.pool_state();
    assert_eq!((pool.staked, pool.arriving, pool.weights), (0, 0, 0));
    assert_eq!((pool.assets, pool.transit, pool.settlement.total), (0, 0, 0));
    End { claimed, shares, nav: nav(&pool), supply: pool.supply }
}

/// A claim pays what the file says, to who owns the ticket.
fn claims_at_once(world: &mut World, ticket: &StoredTicket) {
    let (address, owner) = (key(&ticket.address), keypair(&ticket.owner).pubkey());
    let state = world.ticket_state(address);
    assert_eq!((state.owner, state.shares), (owner, ticket.shares), "{}", ticket.state);
    let before = world.lamports(owner);
    world.claim(address);
    assert_eq!(world.lamports(owner) - before, ticket.claimable, "{}", ticket.state);
}

/// Takes all stake back and closes the operators, which leave.
fn bring_back(world: &mut World) {
    world.stage(world.pool.pool, |pool: &mut Pool| pool.parameters.move_limit_bps = 10_000);
    for (address, operator) in world.all::<Operator>() {
        let olga = keypair("olga");
        assert_eq!(operator.authority, olga.pubkey());
        world.leave("olga");
        let own = world.all::<Position>().into_iter().map(|(_, position)| position.stake_account);
        let own: Vec<_> = own.collect();
        own.iter().for_each(|stake| drop(world.must(&[world.update_ix(*stake)], &[])));
        own.iter().for_each(|stake| drop(world.undelegate(*stake)));
        world.turn_epoch();
        own.iter().for_each(|stake| drop(world.withdraw_stake(*stake)));
        world.must(&[world.close_operator_ix(address)], &[]);
    }
}

/// Gives all LSTs back to their sources, has them paid, and closes the assets, which are retired.
fn give_back(world: &mut World) {
    for (address, asset) in world.all::<Asset>() {
        world.stage(address, |asset: &mut Asset| {
            (asset.retired, asset.terms) = (true, asset.terms.retired());
        });
        world.refresh(asset.mint);
        world.must(&[world.order_redemption_ix(asset.mint)], &[]);
        world.turn_epoch();
        world.pass_seconds(30 * 60);
        for (_, redemption) in world.all::<Redemption>() {
            world.stage_marinade_reserve(redemption.lamports);
            world.must(&[world.claim_redemption_ix(asset.mint, redemption.nonce)], &[]);
        }
        world.must(&[world.pool.close_asset(&asset)], &[]);
    }
}

/// Closes the open batch and fills all, in order.
fn settle(world: &mut World) {
    let mut batches: Vec<Batch> = world.all().into_iter().map(|(_, batch)| batch).collect();
    batches.sort_by_key(|batch| batch.id);
    world.turn_epoch();
    for batch in batches.iter().filter(|batch| batch.status == BatchStatus::Open) {
        world.close_batch(batch.id);
    }
    world.turn_epochs(u64::from(world.pool_state().parameters.min_exit_epochs));
    world.all::<Asset>().iter().for_each(|(_, asset)| drop(world.refresh(asset.mint)));
    for batch in batches.iter().filter(|batch| batch.status != BatchStatus::Filled) {
        world.fill_batch(batch.id);
        assert_eq!(world.batch_state(batch.id).status, BatchStatus::Filled, "batch {}", batch.id);
    }
}

#[test]
fn accounts_of_every_release_are_worth_what_they_were() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots/worlds");
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let mut lived = 0;
    for entry in entries {
        let stored = Stored::read(&entry.expect("a readable entry").path());
        let (world, expected) = (World::load(&stored), &stored.expected);
        let pool = world.pool_state();
        let books = (nav(&pool), pool.supply, pool.withheld, pool.fees);
        let of_file = (expected.nav, expected.supply, expected.withheld, expected.fees);
        assert_eq!(books, of_file, "version {}", stored.version);
        let end = End {
            claimed: stored.tickets.iter().map(|ticket| ticket.claimed).collect(),
            shares: expected.shares,
            nav: expected.nav_in_the_end,
            supply: expected.supply_in_the_end,
        };
        assert_eq!(go_on(&stored), end, "version {}", stored.version);
        lived += 1;
    }
    assert!(lived > 0, "no world in {folder:?}");
}
