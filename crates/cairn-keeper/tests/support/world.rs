//! Snapshots built by hand. A share is worth a lamport unless a test says otherwise.

use cairn::state::{Batch, BatchStatus, Parameters, Pool, Ticket, Version};
use cairn_client::Addresses;
use cairn_core::{Epoch, Lamports, Moment, Shares, Waits};
use cairn_keeper::{
    lst::Lsts,
    snapshot::{Owner, Snapshot},
};
use solana_program::rent::Rent;
use solana_pubkey::Pubkey;
use std::collections::{BTreeMap, BTreeSet};

pub const SOL: u64 = 1_000_000_000;

/// Epochs from a close to the first fill.
pub const MIN_EXIT_EPOCHS: u8 = 2;

/// The rent minimum of an account without data.
pub const RENT_MINIMUM: u64 = 890_880;

/// A pool of 100 SOL and 100 shares, in `epoch`, its open batch being that epoch's and empty.
pub fn world(epoch: u64) -> Snapshot {
    let addresses = Addresses::of(Pubkey::new_unique());
    Snapshot {
        addresses,
        now: Moment { epoch: Epoch(epoch), elapsed: 0, slots: 32 },
        rent: Rent::default(),
        pool: Pool {
            version: Version::V1,
            bump: 0,
            authority_bump: 0,
            reserve_bump: 0,
            claims_bump: 0,
            lrt_mint: addresses.lrt_mint,
            authority: addresses.authority,
            reserve_account: addresses.reserve,
            claims_account: addresses.claims,
            escrow: addresses.escrow,
            locked: addresses.locked,
            admin: Pubkey::new_unique(),
            parameters: Parameters {
                min_exit_epochs: MIN_EXIT_EPOCHS,
                drip_epochs: 10,
                ..Parameters::default()
            },
            mark_nav: 100 * SOL,
            mark_supply: 100 * SOL,
            reserve: 100 * SOL,
            withheld: 0,
            stream: 0,
            released: 0,
            epoch,
            supply: 100 * SOL,
            escrowed: 0,
            claims: 0,
            head_batch: 0,
            open_batch: 0,
            open_epoch: epoch,
            ended_nav: 0,
            ended_supply: 0,
            seq: 0,
            ..Pool::default()
        },
        waits: Waits::default(),
        batches: BTreeMap::new(),
        tickets: BTreeMap::new(),
        operators: BTreeMap::new(),
        positions: BTreeMap::new(),
        stakes: BTreeMap::new(),
        validators: BTreeMap::new(),
        lsts: Lsts::default(),
        minimum_delegation: Lamports(1),
        rewards: false,
        surplus: Lamports::ZERO,
        has_fee_account: true,
        payable_operators: BTreeSet::new(),
        owners: BTreeMap::new(),
        unreadable: Vec::new(),
    }
}

/// Adds tickets of these shares to the open batch, whose epoch is `epoch`; gives their addresses.
pub fn request(world: &mut Snapshot, epoch: u64, tickets: &[u64]) -> Vec<Pubkey> {
    let id = world.pool.open_batch;
    let (now, price) = (world.now.epoch.0, price(world));
    world.pool.open_epoch = epoch;
    if now > epoch {
        (world.pool.ended_nav, world.pool.ended_supply) = price;
    }
    let batch = world.batches.entry(id).or_insert(Batch {
        version: Version::V1,
        bump: 0,
        pool: world.addresses.pool,
        id,
        rent_payer: Pubkey::new_unique(),
        min_exit_epochs: world.pool.parameters.min_exit_epochs,
        epoch,
        status: BatchStatus::Open,
        tickets: 0,
        shares: 0,
        filled: 0,
        cap_nav: 0,
        cap_supply: 0,
        closed_epoch: 0,
        paid: 0,
        claimed: 0,
        _reserved: [0; 64],
    });
    let mut addresses = Vec::new();
    for shares in tickets {
        let owner = Pubkey::new_unique();
        let address = world.addresses.ticket(id, owner, 0);
        batch.tickets += 1;
        batch.shares += shares;
        world.pool.escrowed += shares;
        world.owners.insert(owner, wallet(SOL));
        let ticket = ticket(world.addresses, id, owner, *shares);
        world.tickets.insert(address, ticket);
        addresses.push(address);
    }
    addresses
}

/// Adds a batch that was closed in `closed`, at the present price.
pub fn closed(world: &mut Snapshot, closed: u64, tickets: &[u64]) -> Vec<Pubkey> {
    let addresses = request(world, closed - 1, tickets);
    let (id, price) = (world.pool.open_batch, price(world));
    let batch = world.batches.get_mut(&id).expect("requested");
    batch.status = BatchStatus::Closed;
    batch.closed_epoch = closed;
    (batch.cap_nav, batch.cap_supply) = price;
    world.pool.open_batch += 1;
    world.pool.open_epoch = world.now.epoch.0;
    (world.pool.ended_nav, world.pool.ended_supply) = (0, 0);
    owe(world);
    addresses
}

/// What all shares are worth, and how many there are.
fn price(world: &Snapshot) -> (u64, u64) {
    let Pool { reserve, staked, assets, transit, supply, .. } = world.pool;
    (reserve + staked + assets + transit, supply)
}

/// Records what closed batches wait for, and what they are owed at their caps.
pub fn owe(world: &mut Snapshot) {
    let closed = world.batches.values().filter(|batch| batch.status == BatchStatus::Closed);
    let owed = closed.map(|batch| {
        let unfilled = batch.shares - batch.filled;
        let at_cap = u128::from(unfilled) * u128::from(batch.cap_nav);
        (unfilled, u64::try_from(at_cap.div_ceil(batch.cap_supply.into())).expect("lamports"))
    });
    let total = owed.fold((0, 0), |sum, (shares, lamports)| (sum.0 + shares, sum.1 + lamports));
    (world.pool.queued, world.pool.owed_at_cap) = total;
}

/// Adds a batch that was filled at `paid` lamports for all its shares. Only for an empty queue.
pub fn filled(world: &mut Snapshot, paid: u64, tickets: &[u64]) -> Vec<Pubkey> {
    let epoch = world.now.epoch.0;
    let addresses = closed(world, epoch - u64::from(MIN_EXIT_EPOCHS), tickets);
    let id = world.pool.head_batch;
    pay(world, id, paid, tickets.iter().sum());
    world.pool.head_batch += 1;
    world.batches.get_mut(&id).expect("closed").status = BatchStatus::Filled;
    owe(world);
    addresses
}

/// Moves lamports to claims for so many shares of a batch.
pub fn pay(world: &mut Snapshot, batch: u64, paid: u64, shares: u64) {
    let batch = world.batches.get_mut(&batch).expect("exists");
    batch.filled += shares;
    batch.paid += paid;
    world.pool.escrowed -= shares;
    world.pool.supply -= shares;
    world.pool.reserve -= paid;
    world.pool.claims += paid;
    owe(world);
}

/// A system account with these lamports.
pub fn wallet(lamports: u64) -> Owner {
    Owner { lamports, ..Owner::default() }
}

/// Gives a ticket to `owner`, whose account is as it is said.
pub fn hand_over(world: &mut Snapshot, ticket: &Pubkey, owner: Pubkey, account: Owner) {
    world.tickets.get_mut(ticket).expect("exists").owner = owner;
    world.owners.insert(owner, account);
}

/// The owner of a ticket.
pub fn owner_of(world: &Snapshot, ticket: &Pubkey) -> Pubkey {
    world.tickets[ticket].owner
}

pub fn lamports(amount: u64) -> Lamports {
    Lamports(amount)
}

pub fn shares(amount: u64) -> Shares {
    Shares(amount)
}

fn ticket(addresses: Addresses, batch: u64, owner: Pubkey, shares: u64) -> Ticket {
    Ticket {
        version: Version::V1,
        bump: 0,
        pool: addresses.pool,
        batch: addresses.batch(batch),
        batch_id: batch,
        creator: owner,
        nonce: 0,
        owner,
        rent_payer: owner,
        shares,
        claimed: 0,
        _reserved: [0; 32],
    }
}
