//! What a source's program is handed: units that it is offered, and the signature of an address that can do
//! nothing else.

use anchor_lang::prelude::AccountInfo;
use cairn::{
    cpi::{
        marinade::{Claim, OrderUnstake},
        spl_stake_pool::{WithdrawSol, WithdrawStake},
    },
    events::AssetRedeemed,
    state::AssetTerms,
};
use cairn_tests::{OPEN, SOL, World, keypair, marinade::MSOL};
use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_transaction::Transaction;
use spl_stake_pool::instruction::set_manager;

/// An account of which only the address matters.
fn named(name: &str) -> AccountInfo<'static> {
    let owner = Box::leak(Box::new(Pubkey::default()));
    let key = Box::leak(Box::new(keypair(name).pubkey()));
    AccountInfo::new(key, false, false, Box::leak(Box::new(0)), &mut [], owner, false)
}

fn signers(instruction: &Instruction) -> Vec<Pubkey> {
    let signers = instruction.accounts.iter().filter(|meta| meta.is_signer);
    signers.map(|meta| meta.pubkey).collect()
}

#[test]
fn e23_only_the_redeemer_signs_what_a_source_is_called_with() {
    let at = |name: &str| named(name);
    let sol = WithdrawSol {
        program: at("program"),
        stake_pool: at("state"),
        withdraw_authority: at("theirs"),
        transfer_authority: at("redeemer"),
        pool_tokens: at("vault"),
        reserve_stake: at("their reserve"),
        to: at("reserve"),
        manager_fee: at("fee"),
        pool_mint: at("mint"),
        clock: at("clock"),
        stake_history: at("history"),
        stake_program: at("stake"),
        token_program: at("token"),
    };
    let stake = WithdrawStake {
        program: at("program"),
        stake_pool: at("state"),
        validator_list: at("list"),
        withdraw_authority: at("theirs"),
        from: at("from"),
        to: at("receipt"),
        stake_authority: at("authority"),
        transfer_authority: at("redeemer"),
        pool_tokens: at("vault"),
        manager_fee: at("fee"),
        pool_mint: at("mint"),
        clock: at("clock"),
        token_program: at("token"),
        stake_program: at("stake"),
    };
    let order = OrderUnstake {
        program: at("program"),
        state: at("state"),
        msol_mint: at("mint"),
        burn_from: at("vault"),
        burn_authority: at("redeemer"),
        ticket: at("receipt"),
        clock: at("clock"),
        rent: at("rent"),
        token_program: at("token"),
    };
    let claim = Claim {
        program: at("program"),
        state: at("state"),
        reserve: at("their reserve"),
        ticket: at("receipt"),
        to: at("authority"),
        clock: at("clock"),
        system_program: at("system"),
    };
    let redeemer = keypair("redeemer").pubkey();
    for call in [sol.call(1), stake.call(1), order.call(1)] {
        assert_eq!(signers(&call.instruction), [redeemer]);
    }
    // What a signature is worth is the runtime's to say: it lets no callee have more than these.
    assert!(signers(&claim.call().instruction).is_empty());
    // The authority is no writable account of any but the claim that pays it.
    let authority = keypair("authority").pubkey();
    for call in [sol.call(1), stake.call(1), order.call(1)] {
        let writable = call.instruction.accounts.iter().filter(|meta| meta.is_writable);
        assert!(writable.clone().all(|meta| meta.pubkey != authority));
    }
}

/// The accounts of each call of `program` that the transaction makes.
fn calls_of(world: &World, instruction: Instruction, program: Pubkey) -> Vec<Vec<Pubkey>> {
    let (payer, hash) = (&world.fee_payer, world.svm.latest_blockhash());
    let transaction =
        Transaction::new_signed_with_payer(&[instruction], Some(&payer.pubkey()), &[payer], hash);
    let keys = transaction.message.account_keys.clone();
    let simulated = world.svm.simulate_transaction(transaction).expect("it succeeds");
    let inner = simulated.meta.inner_instructions.into_iter().flatten();
    inner
        .map(|inner| inner.instruction)
        .filter(|call| keys[usize::from(call.program_id_index)] == program)
        .map(|call| call.accounts.iter().map(|at| keys[usize::from(*at)]).collect())
        .collect()
}

#[test]
fn e23_authority_is_not_even_named_where_it_need_not_be() {
    let half = AssetTerms { target_bps: 1_000, ..OPEN };
    let (mut world, source, alice) = World::with_asset(half);
    world.deposit_lst(&alice, &source, 10 * SOL);
    let (authority, redeemer) = (world.pool.authority, world.pool.redeemer());
    let stake_pool = spl_stake_pool::ID;
    let calls = calls_of(&world, world.redeem_sol_ix(&source), stake_pool);
    assert!(calls.len() == 1 && calls[0].contains(&redeemer) && !calls[0].contains(&authority));

    world.create_marinade(1_200 * SOL, 1_000 * SOL);
    world.add_msol(half);
    world.update_stake_pool(&source);
    world.refresh(source.mint);
    world.deposit_msol(&alice, 10 * SOL);
    let order = world.order_redemption_ix(MSOL);
    let calls = calls_of(&world, order, cairn_tests::marinade::ID);
    assert!(calls.len() == 1 && calls[0].contains(&redeemer) && !calls[0].contains(&authority));
}

/// A stake pool's manager names the vault as the account of its fees: what it charges stays there.
#[test]
fn stake_pool_whose_fees_go_to_the_vault_itself_gains_nothing() {
    let (mut world, source, alice) = World::with_asset(AssetTerms { target_bps: 1_000, ..OPEN });
    world.deposit_lst(&alice, &source, 10 * SOL);
    world.set_pool_withdrawal_fee(&source, 15);
    for _ in 0..3 {
        world.turn_and_refresh(&source);
    }
    let (admin, vault) = (world.admin.insecure_clone(), world.asset_state(source.mint).vault);
    let key = admin.pubkey();
    let hand = set_manager(&spl_stake_pool::ID, &source.address, &key, &key, &vault);
    world.must(&[hand], &[&admin]);
    let event: AssetRedeemed = world.must(&[world.redeem_sol_ix(&source)], &[]).events.one();
    assert!(event.gain > 0 && event.loss == 0, "{} {}", event.gain, event.loss);
    let asset = world.asset_state(source.mint);
    assert_eq!(world.tokens(vault), asset.units);
    // Nobody may move what is left, though not all that was offered was taken.
    assert_eq!(world.account(vault).data[72..76], [0; 4]);
    assert_eq!(world.account(vault).data[121..129], [0; 8]);
}
