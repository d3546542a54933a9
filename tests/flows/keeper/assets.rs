//! What the keeper plans of assets is what the program does.

use super::{planned, run};
use anchor_spl::token::ID as TOKEN;
use borsh::BorshDeserialize;
use cairn::state::{AssetTerms, Setting};
use cairn_core::Lamports;
use cairn_keeper::{
    plan::Reason,
    stake_pool::{Validator, Validators},
};
use cairn_tests::{OPEN, SOL, StakePool, World};
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use spl_stake_pool::{
    ID as STAKE_POOL,
    instruction::{PreferredValidatorType, set_preferred_validator},
    state::{Fee, FutureEpoch, StakePool as State, ValidatorList},
};
use spl_token_interface::instruction::transfer;

/// What a batch comes to once it can be filled.
pub const PAID: [&str; 4] = ["fill_batch", "claim", "close_ticket", "close_batch_account"];

#[test]
fn need_is_met_by_a_stake_pools_reserve_and_then_by_its_stake() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    let vote = world.create_validator("validator", 0);
    world.increase_pool_stake(&source, vote, 30 * SOL);
    world.deposit_lst(&alice, &source, 40 * SOL);
    world.request(&alice, 30 * SOL);
    assert_eq!(run(&mut world), [""; 0]);

    // Nobody has updated the stake pool yet: nothing can be read, and nothing given back.
    world.turn_epoch();
    assert_eq!(run(&mut world), ["close_batch"]);
    let waiting = planned(&world).waiting;
    let settleable = world.asset_state(source.mint).recorded_epoch + 2;
    assert!(waiting.iter().any(|one| one.reason == Reason::InGrace { settleable }), "{waiting:?}");
    world.update_stake_pool(&source);
    assert_eq!(run(&mut world), ["refresh_asset", "redeem_sol", "redeem_stake"]);
    let pool = world.pool_state();
    assert_eq!(pool.reserve + pool.transit, 30 * SOL);

    world.turn_epoch();
    world.update_stake_pool(&source);
    let names = run(&mut world);
    assert_eq!(names, [&["withdraw_redemption", "refresh_asset"][..], &PAID].concat());
    assert_eq!((world.pool_state().transit, world.pool_state().claims), (0, 0));
}

#[test]
fn preferred_validator_gives_first() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    let small = world.create_validator("small", 0);
    world.add_pool_validator(&source, small);
    // All of the reserve but its rent: what can be had at once is nothing.
    let reserve = world.lamports(source.reserve);
    world.increase_pool_stake(&source, small, reserve - 3 * SOL);
    world.deposit_lst(&alice, &source, 40 * SOL);
    world.request(&alice, 40 * SOL);
    world.turn_epoch();
    world.update_stake_pool(&source);
    let (address, manager, list) = (&source.address, &source.manager, &source.validator_list);
    let withdraw = PreferredValidatorType::Withdraw;
    let prefer = set_preferred_validator(
        &STAKE_POOL,
        address,
        &manager.pubkey(),
        list,
        withdraw,
        Some(small),
    );
    world.must(&[prefer], &[manager]);
    assert_validators_are_the_stake_pools_own(&world, &source, small);
    let names = run(&mut world);
    let redeemed = names.iter().filter(|one| one.starts_with("redeem"));
    assert!(redeemed.clone().any(|one| *one == "redeem_stake"), "{names:?}");
    let pool = world.pool_state();
    assert_eq!(pool.reserve + pool.transit, 40 * SOL);
}

/// Also where a fee is announced and a validator preferred for deposits, which moves what stands behind.
fn assert_validators_are_the_stake_pools_own(world: &World, source: &StakePool, preferred: Pubkey) {
    let list = world.account(source.validator_list).data;
    let own = ValidatorList::deserialize(&mut &list[..]).expect("a list").validators;
    let mut expected = Validators { preferred: Some(preferred), all: Vec::new() };
    expected.all.extend(own.iter().map(|one| Validator {
        vote_account: one.vote_account_address,
        lamports: Lamports(u64::from(one.active_stake_lamports)),
        seed: u32::from(one.validator_seed_suffix),
    }));
    assert_eq!(expected.all.len(), 2);
    let parse = |state: &State| {
        let mut data = borsh::to_vec(state).expect("a state");
        data.resize(611, 0);
        Validators::parse(&data, &list)
    };
    let mut state = world.stake_pool_state(source);
    assert_eq!(parse(&state), expected);
    state.next_epoch_fee = FutureEpoch::One(Fee { denominator: 20, numerator: 1 });
    state.preferred_deposit_validator_vote_address = Some(preferred);
    assert_eq!(parse(&state), expected);
    state.preferred_withdraw_validator_vote_address = None;
    assert_eq!(parse(&state), Validators { preferred: None, ..expected.clone() });
    for validator in &expected.all {
        let address = validator.stake_account(&source.address, &STAKE_POOL);
        assert_eq!(address, source.validator_stake(validator.vote_account));
    }
}

#[test]
fn asset_without_a_rate_is_settled_after_the_grace() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    world.deposit_lst(&alice, &source, 40 * SOL);
    world.request(&alice, SOL);
    world.turn_epoch();
    assert_eq!(run(&mut world), ["close_batch"]);
    world.turn_epoch();
    assert_eq!(run(&mut world), [&["settle_asset"][..], &PAID].concat());
    assert_eq!(world.asset_state(source.mint).haircut, 2 * SOL);
    // A rate again, within the epoch: the haircut goes.
    world.update_stake_pool(&source);
    assert_eq!(run(&mut world), ["refresh_asset"]);
    assert_eq!(world.asset_state(source.mint).haircut, 0);
}

#[test]
fn asset_is_added_given_tokens_retired_and_closed() {
    let mut world = World::new();
    let alice = world.wallet("alice", 200 * SOL);
    world.deposit(&alice, 10 * SOL);
    let (source, _) = world.create_staked_pool("stake pool", 100);
    let from = world.acquire(&source, &alice, 40 * SOL);
    let setting = Setting::AddAsset {
        mint: source.mint,
        source: world.source_of(&source),
        terms: AssetTerms { target_bps: 9_000, ..OPEN },
    };
    world.ripen(setting);
    world.update_stake_pool(&source);
    assert_eq!(run(&mut world), ["add_asset"]);

    world.deposit_lst(&alice, &source, 5 * SOL);
    let vault = world.asset_state(source.mint).vault;
    let send = transfer(&TOKEN, &from, &vault, &alice.pubkey(), &[], SOL).expect("valid");
    world.must(&[send], &[&alice]);
    assert_eq!(run(&mut world), ["sync_asset_surplus"]);
    assert_eq!(world.asset_state(source.mint).units, 6 * SOL);

    let asset = world.pool.asset(source.mint);
    world.ripen(Setting::RetireAsset { asset });
    world.update_stake_pool(&source);
    let expected = ["execute_asset_change", "refresh_asset", "redeem_sol", "close_asset"];
    assert_eq!(run(&mut world), expected);
    assert!(!world.exists(asset));
}
