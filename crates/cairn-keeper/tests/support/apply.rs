//! The program's rules for cranks, on a snapshot: what the chain does with an instruction.

mod stake;

use anchor_lang::{Discriminator, error::ERROR_CODE_OFFSET};
use cairn::{
    CairnError,
    instruction::*,
    state::{BatchStatus, OpenBooks},
};
use cairn_core::{CoreError, Doubts, Found, Lamports, Wait};
use cairn_keeper::snapshot::Snapshot;
use solana_instruction::Instruction;
use solana_pubkey::Pubkey;

/// Runs one instruction; the error is the program's number.
pub fn apply(world: &mut Snapshot, instruction: &Instruction) -> Result<(), u32> {
    assert_eq!(instruction.program_id, cairn::ID);
    let account = |index: usize| instruction.accounts[index].pubkey;
    match &instruction.data[..] {
        CloseBatch::DISCRIMINATOR => close_batch(world, account(1)),
        FillBatch::DISCRIMINATOR => fill_batch(world, account(2)),
        Claim::DISCRIMINATOR => claim(world, account(2), account(4)),
        CloseTicket::DISCRIMINATOR => close_ticket(world, account(1), account(2)),
        CloseBatchAccount::DISCRIMINATOR => close_batch_account(world, account(1), account(2)),
        UpdatePosition::DISCRIMINATOR => {
            let mut groups = instruction.accounts[4..].chunks_exact(4);
            groups.try_for_each(|group| stake::update_position(world, group[3].pubkey))
        }
        WithdrawStake::DISCRIMINATOR => stake::withdraw_stake(world, account(5)),
        MergePositions::DISCRIMINATOR => stake::merge_positions(world, account(3), account(5)),
        UndelegateStake::DISCRIMINATOR => stake::undelegate_stake(world, account(4), account(5)),
        DelegateStake::DISCRIMINATOR => stake::delegate_stake(world, account(2), account(6)),
        SyncSurplus::DISCRIMINATOR => sync_surplus(world),
        CollectFees::DISCRIMINATOR => collect_fees(world),
        CollectCommission::DISCRIMINATOR => stake::collect_commission(world, account(2)),
        other => panic!("not a crank: {other:?}"),
    }
}

fn close_batch(world: &mut Snapshot, address: Pubkey) -> Result<(), u32> {
    let id = number(world, address)?;
    let mut books = books(world)?;
    let mut batch = world.batches[&id].books();
    let report = books.ledger.close(&books.queue, &batch, books.now.epoch);
    let Some(report) = report.map_err(core)? else {
        return Ok(());
    };
    report.apply(&mut books.ledger, &mut books.queue, &mut batch).map_err(core)?;
    let epochs = world.batches[&id].exit_epochs(&world.pool);
    world.waits.remember(Wait::of(&batch, epochs).map_err(core)?);
    write(world, id, &batch, &books)
}

fn fill_batch(world: &mut Snapshot, address: Pubkey) -> Result<(), u32> {
    let id = number(world, address)?;
    if id != world.pool.head_batch && world.batches[&id].status == BatchStatus::Closed {
        return Err(code(CairnError::BatchNotNext));
    }
    let mut books = books(world)?;
    let mut batch = world.batches[&id].books();
    batch.check_mature(books.now.epoch, world.pool.parameters.min_exit_epochs).map_err(core)?;
    let mut doubts = Doubts::default();
    let free = books.ledger.free_for_fill(&books.queue, &doubts.cases).map_err(core)?;
    let report = books.ledger.fill(&batch, free, &doubts);
    let Some(report) = report.map_err(core)? else {
        return Ok(());
    };
    report
        .apply(&mut books.ledger, &mut books.queue, &mut doubts.cases, &mut batch)
        .map_err(core)?;
    world.waits.forget(batch.closed);
    write(world, id, &batch, &books)
}

fn claim(world: &mut Snapshot, address: Pubkey, owner: Pubkey) -> Result<(), u32> {
    let ticket = ticket(world, address)?;
    if ticket.owner != owner {
        return Err(code(CairnError::NotTicketOwner));
    }
    let mut books = books(world)?;
    let mut batch = world.batches[&ticket.batch_id].books();
    let mut paid = ticket.books();
    let Some(report) = books.ledger.claim(&batch, &paid).map_err(core)? else {
        return Ok(());
    };
    let minimum = world.rent.minimum_balance(world.owners[&owner].space);
    let account = world.owners.get_mut(&owner).expect("known");
    if account.executable {
        return Err(code(CairnError::PayeeIsProgram));
    }
    if account.lamports + report.lamports.0 < minimum {
        return Err(code(CairnError::PayeeBelowRent));
    }
    account.lamports += report.lamports.0;
    report.apply(&mut books.ledger, &mut batch, &mut paid).map_err(core)?;
    world.tickets.get_mut(&address).expect("read").claimed = paid.claimed.0;
    write(world, ticket.batch_id, &batch, &books)
}

fn close_ticket(world: &mut Snapshot, address: Pubkey, rent_payer: Pubkey) -> Result<(), u32> {
    let ticket = ticket(world, address)?;
    assert_eq!(ticket.rent_payer, rent_payer);
    let mut batch = world.batches[&ticket.batch_id].books();
    if !ticket.books().is_done(&batch).map_err(core)? {
        return Err(code(CairnError::TicketNotDone));
    }
    batch.close_ticket().map_err(core)?;
    world.tickets.remove(&address);
    let account = world.batches.get_mut(&ticket.batch_id).expect("exists");
    account.write_books(&batch);
    Ok(())
}

fn close_batch_account(world: &mut Snapshot, address: Pubkey, rent: Pubkey) -> Result<(), u32> {
    let id = number(world, address)?;
    let batch = world.batches[&id].clone();
    assert_eq!(batch.rent_payer, rent);
    if batch.status != BatchStatus::Filled || batch.tickets > 0 {
        return Err(code(CairnError::BatchNotFinished));
    }
    let mut books = books(world)?;
    let report = books.ledger.dust(&batch.books()).map_err(core)?;
    report.apply(&mut books.ledger).map_err(core)?;
    write(world, id, &batch.books(), &books)?;
    world.batches.remove(&id);
    Ok(())
}

fn books(world: &Snapshot) -> Result<OpenBooks, u32> {
    let mut books = OpenBooks::at(&world.pool, world.now).map_err(core)?;
    books.set_waiting(&world.pool, &world.waits).map_err(core)?;
    Ok(books)
}

fn write(
    world: &mut Snapshot,
    id: u64,
    batch: &cairn_core::Batch,
    books: &OpenBooks,
) -> Result<(), u32> {
    world.batches.get_mut(&id).expect("exists").write_books(batch);
    ledger(world, books)
}

fn sync_surplus(world: &mut Snapshot) -> Result<(), u32> {
    let mut books = books(world)?;
    let ledger = &mut books.ledger;
    let found = Found {
        reserve: Lamports(ledger.reserve.0 + world.surplus.0),
        claims: ledger.claims,
        minted: ledger.supply,
        escrow: ledger.escrowed,
    };
    let Some(report) = ledger.surplus(&found).map_err(core)? else {
        return Ok(());
    };
    report.apply(ledger).map_err(core)?;
    world.surplus = Lamports::ZERO;
    self::ledger(world, &books)
}

fn collect_fees(world: &mut Snapshot) -> Result<(), u32> {
    let mut books = books(world)?;
    let Some(report) = books.ledger.collect_fees().map_err(core)? else {
        return Ok(());
    };
    report.apply(&mut books.ledger).map_err(core)?;
    ledger(world, &books)
}

fn ledger(world: &mut Snapshot, books: &OpenBooks) -> Result<(), u32> {
    let written = world.pool.write_books(world.addresses.pool, books);
    written.map(|_| ()).map_err(|error| panic!("{error}"))
}

/// The number of the batch at `address`; 3012 is Anchor's word for an account that is not there.
fn number(world: &Snapshot, address: Pubkey) -> Result<u64, u32> {
    let ids = world.batches.keys();
    ids.copied().find(|id| world.addresses.batch(*id) == address).ok_or(3012)
}

fn ticket(world: &Snapshot, address: Pubkey) -> Result<cairn::state::Ticket, u32> {
    world.tickets.get(&address).cloned().ok_or(3012)
}

fn core(error: CoreError) -> u32 {
    code(CairnError::from(error))
}

fn code(error: CairnError) -> u32 {
    error as u32 + ERROR_CODE_OFFSET
}
