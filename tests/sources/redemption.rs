//! What the program sends to sources to turn tokens back into lamports: to the byte what the sources' own
//! builders make of it, and what the programs do on it.

use anchor_lang::{InstructionData, ToAccountMetas, prelude::AccountInfo};
use cairn::{
    cpi::{
        marinade::{Claim, OrderUnstake},
        spl_stake_pool::{WithdrawSol, WithdrawStake},
    },
    source::ticket::{SPACE, Ticket},
    stake_account::StakeAccount,
};
use cairn_tests::{
    SOL, StakePool, World, keypair,
    marinade::{self, ID as MARINADE, accounts, client},
};
use solana_pubkey::Pubkey;
use solana_sdk_ids::{stake::ID as STAKE, system_program, sysvar};
use solana_signer::Signer;
use solana_system_interface::instruction::create_account;
use spl_stake_pool::{ID as STAKE_POOL, instruction};
use spl_token_interface::ID as TOKEN;

/// An account of which only the address matters.
fn at(key: Pubkey) -> AccountInfo<'static> {
    let owner = Box::leak(Box::new(Pubkey::default()));
    let (key, lamports) = (Box::leak(Box::new(key)), Box::leak(Box::new(0)));
    AccountInfo::new(key, false, false, lamports, &mut [], owner, false)
}

fn named(name: &str) -> AccountInfo<'static> {
    at(keypair(name).pubkey())
}

/// Both withdrawals from the pool, of `units` of the owner's: of SOL to `to`, of stake from `from` into `to`.
fn withdrawals(
    pool: &StakePool,
    owner: Pubkey,
    from: Pubkey,
    to: Pubkey,
    units: u64,
) -> [solana_instruction::Instruction; 2] {
    let (withdraw_authority, manager_fee) = (at(pool.withdraw_authority), at(pool.fees));
    let (program, stake_pool, clock) = (at(STAKE_POOL), at(pool.address), at(sysvar::clock::ID));
    let sol = WithdrawSol {
        program: program.clone(),
        stake_pool: stake_pool.clone(),
        withdraw_authority: withdraw_authority.clone(),
        transfer_authority: at(owner),
        pool_tokens: at(pool.holder(owner)),
        reserve_stake: at(pool.reserve),
        to: at(to),
        manager_fee: manager_fee.clone(),
        pool_mint: at(pool.mint),
        clock: clock.clone(),
        stake_history: at(sysvar::stake_history::ID),
        stake_program: at(STAKE),
        token_program: at(TOKEN),
    };
    let stake = WithdrawStake {
        program,
        stake_pool,
        validator_list: at(pool.validator_list),
        withdraw_authority,
        from: at(from),
        to: at(to),
        stake_authority: at(owner),
        transfer_authority: at(owner),
        pool_tokens: at(pool.holder(owner)),
        manager_fee,
        pool_mint: at(pool.mint),
        clock,
        token_program: at(TOKEN),
        stake_program: at(STAKE),
    };
    [sol.call(units).instruction, stake.call(units).instruction]
}

#[test]
fn withdrawals_are_what_the_stake_pools_builders_make() {
    let mut world = World::new();
    let admin = world.admin.insecure_clone();
    let pool = world.create_stake_pool("stake pool", &admin);
    let [owner, from, to] = ["owner", "from", "to"].map(|name| keypair(name).pubkey());
    for units in [0, 1, 123_456_789_012, u64::MAX] {
        let [sol, stake] = withdrawals(&pool, owner, from, to, units);
        assert_eq!(sol, pool.withdraw_sol(owner, to, units));
        let built = instruction::withdraw_stake(
            &STAKE_POOL,
            &pool.address,
            &pool.validator_list,
            &pool.withdraw_authority,
            &from,
            &to,
            &owner,
            &owner,
            &pool.holder(owner),
            &pool.fees,
            &pool.mint,
            &TOKEN,
            units,
        );
        assert_eq!(stake, built);
    }
}

#[test]
fn stake_pool_answers_with_lamports_and_with_stake() {
    let mut world = World::new();
    let (pool, vote) = world.create_staked_pool("stake pool", 100);
    let alice = world.wallet("alice", 100 * SOL);
    world.acquire(&pool, &alice, 20 * SOL);
    let (owner, stake, rent) = (alice.pubkey(), keypair("stake"), world.stake_rent());
    let space = u64::try_from(cairn::stake_account::SPACE).expect("a size");
    let create = create_account(&owner, &stake.pubkey(), rent, space, &STAKE);
    let from = pool.validator_stake(vote);

    let to = keypair("to").pubkey();
    let [sol, _] = withdrawals(&pool, owner, from, to, 5 * SOL);
    world.must(&[sol], &[&alice]);
    assert_eq!(world.account(to).lamports, 5 * SOL);

    let [_, withdraw] = withdrawals(&pool, owner, from, stake.pubkey(), 7 * SOL);
    world.must(&[create, withdraw], &[&alice, &stake]);
    let received = world.account(stake.pubkey());
    assert_eq!(received.lamports, 7 * SOL + rent);
    let read = StakeAccount::parse(&received.data).expect("a stake account");
    assert!(read.is_under(&owner));
    let delegated = read.delegation.expect("delegated");
    assert_eq!((delegated.voter, delegated.stake), (vote, 7 * SOL));
}

#[test]
fn marinades_instructions_are_what_its_interface_declares() {
    let [state, mint, vault, owner, ticket, reserve] =
        ["state", "mint", "vault", "owner", "ticket", "reserve"].map(named);
    let [clock, rent] = [sysvar::clock::ID, sysvar::rent::ID].map(at);
    let order = OrderUnstake {
        program: at(MARINADE),
        state: state.clone(),
        msol_mint: mint.clone(),
        burn_from: vault.clone(),
        burn_authority: owner.clone(),
        ticket: ticket.clone(),
        clock: clock.clone(),
        rent: rent.clone(),
        token_program: at(TOKEN),
    };
    let declared = client::accounts::OrderUnstake {
        state: *state.key,
        msol_mint: *mint.key,
        burn_msol_from: *vault.key,
        burn_msol_authority: *owner.key,
        new_ticket_account: *ticket.key,
        clock: *clock.key,
        rent: *rent.key,
        token_program: TOKEN,
    };
    for units in [0, 1, 123_456_789_012, u64::MAX] {
        let sent = order.call(units).instruction;
        assert_eq!(sent.program_id, MARINADE);
        assert_eq!(sent.accounts, declared.to_account_metas(None));
        assert_eq!(sent.data, client::args::OrderUnstake { msol_amount: units }.data());
    }
    let claim = Claim {
        program: at(MARINADE),
        state: state.clone(),
        reserve: reserve.clone(),
        ticket: ticket.clone(),
        to: owner.clone(),
        clock: clock.clone(),
        system_program: at(system_program::ID),
    };
    let declared = client::accounts::Claim {
        state: *state.key,
        reserve_pda: *reserve.key,
        ticket_account: *ticket.key,
        transfer_sol_to: *owner.key,
        clock: *clock.key,
        system_program: system_program::ID,
    };
    let sent = claim.call().instruction;
    assert_eq!((sent.program_id, sent.data), (MARINADE, client::args::Claim {}.data()));
    assert_eq!(sent.accounts, declared.to_account_metas(None));
}

#[test]
fn tickets_are_read_as_they_are_written() {
    use anchor_lang::AccountSerialize;
    let [state, beneficiary] = ["state", "owner"].map(|name| keypair(name).pubkey());
    let ticket = accounts::TicketAccountData {
        state_address: state,
        beneficiary,
        lamports_amount: 5,
        created_epoch: 7,
    };
    let mut data = Vec::new();
    ticket.try_serialize(&mut data).expect("a serialisable ticket");
    assert_eq!((data.len(), marinade::TICKET_SPACE), (SPACE, SPACE));
    let read = Ticket { state, beneficiary, lamports: 5, created_epoch: 7 };
    assert_eq!(Ticket::parse(&data), Ok(read));
    for length in 0..SPACE {
        assert!(Ticket::parse(&data[..length]).is_err(), "{length}");
    }
    data[0] ^= 1;
    assert_eq!(Ticket::parse(&data), Err(cairn::source::Unreadable::Type));
}
