//! Real LSTs of mainnet in a pool: taken, deposited and counted as their sources' own decoders say, and not an
//! epoch later.

use anchor_lang::AccountDeserialize;
use borsh::BorshDeserialize;
use cairn::{
    CairnError, DepositLstArgs,
    source::SourceKind,
    state::{Asset, Setting, Source},
};
use cairn_tests::{
    OPEN, SOL, World, elf, fixture,
    marinade::{self, accounts},
};
use num_bigint::BigUint;
use solana_account::Account;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use spl_stake_pool::state::StakePool;

/// Epochs that a change waits.
const DELAY: u64 = 19;
const UNITS: u64 = 12_345_678_901;

/// A pool in `epoch`, where the change that takes the LST of this real mint by this real state, its program the ELF
/// `program`, can be executed.
fn ripe(
    (state, account): (Pubkey, Account),
    (mint, mint_account): (Pubkey, Account),
    kind: SourceKind,
    program: &str,
    epoch: u64,
) -> (World, [Instruction; 2]) {
    let mut world = World::new();
    world.go_to(epoch - DELAY, 0);
    let owner = account.owner;
    world.svm.add_program(owner, &elf(program)).expect("an ELF LiteSVM takes");
    world.put(state, account);
    world.put(mint, mint_account);
    let source: Source = world.deployed(kind, owner, state);
    let id = world.ripen(Setting::AddAsset { mint, source, terms: OPEN });
    assert_eq!(world.epoch(), epoch);
    let add = world.add_asset_ix(id, mint, &source);
    (world, add)
}

/// As [`ripe`], taken; and alice, who has some units.
fn taken(
    state: (Pubkey, Account),
    mint_account: (Pubkey, Account),
    kind: SourceKind,
    program: &str,
    epoch: u64,
) -> (World, Keypair) {
    let mint = mint_account.0;
    let (mut world, add) = ripe(state, mint_account, kind, program, epoch);
    world.must(&add, &[]);
    let alice = world.wallet("alice", 100 * SOL);
    world.give_units(mint, alice.pubkey(), 2 * UNITS);
    // What alice brings is no more than a part of what there is.
    world.deposit(&alice, 50 * SOL);
    (world, alice)
}

fn deposit(world: &World, alice: &Keypair, mint: Pubkey) -> Instruction {
    let from = anchor_spl::associated_token::get_associated_token_address(&alice.pubkey(), &mint);
    let (asset, to) = (world.asset_state(mint), world.pool.holder(alice.pubkey()));
    let args = DepositLstArgs { units: UNITS, min_shares: 0 };
    world.pool.deposit_lst(alice.pubkey(), &asset, from, to, args)
}

/// `floor(units * total / supply)` less the exit fee, rounded up.
fn value(total: u64, supply: u64, fee_bps: u16) -> u64 {
    let gross = BigUint::from(UNITS) * total / supply;
    let fee = (&gross * fee_bps + 9_999_u32) / 10_000_u32;
    u64::try_from(gross - fee).expect("lamports")
}

#[test]
fn real_stake_pools_count_as_they_say_and_not_an_epoch_later() {
    for name in ["bSOL", "bonkSOL", "dSOL"] {
        let Some(state) = fixture(&format!("{name}_stake_pool")) else { return };
        let Some(mint) = fixture(&format!("{name}_mint")) else { return };
        let decoded = StakePool::deserialize(&mut &state.1.data[..]).expect("a stake pool");
        let (address, epoch) = (mint.0, decoded.last_update_epoch);
        let kind = SourceKind::SplStakePool;
        let (mut world, alice) = taken(state, mint, kind, "spl_stake_pool", epoch);
        world.must(&[deposit(&world, &alice, address)], &[&alice]);
        let asset = world.asset_state(address);
        let (total, supply) = (decoded.total_lamports, decoded.pool_token_supply);
        assert_eq!((asset.rate_lamports, asset.rate_supply), (total, supply), "{name}");
        assert_eq!(asset.value, value(total, supply, asset.exit_fee_bps), "{name}");

        world.turn_epoch();
        world.refresh(address);
        let later = world.asset_state(address);
        assert_eq!((later.doubts, later.value), (Asset::STALE, asset.value), "{name}");
        let again = deposit(&world, &alice, address);
        world.refuse(CairnError::AssetNotRefreshed, &[again], &[&alice]);
    }
}

/// The account as it was stored says that it was never updated.
#[test]
fn real_stake_pool_that_is_not_of_this_epoch_is_not_taken() {
    let Some(state) = fixture("jupSOL_stake_pool") else { return };
    let Some(mint) = fixture("jupSOL_mint") else { return };
    let kind = SourceKind::SplStakePool;
    let (mut world, add) = ripe(state, mint, kind, "spl_stake_pool", 793);
    world.refuse(CairnError::AssetNotRefreshed, &add, &[]);
}

#[test]
fn real_msol_counts_as_marinade_says() {
    let (Some(state), Some(mint)) = (fixture("mSOL_state"), fixture("mSOL_mint")) else { return };
    let decoded = accounts::State::try_deserialize(&mut &state.1.data[..]).expect("a state");
    let address = mint.0;
    assert_eq!((state.0, address), (marinade::STATE, marinade::MSOL));
    let (mut world, alice) = taken(state, mint, SourceKind::Marinade, "marinade_stand_in", 900);
    world.must(&[deposit(&world, &alice, address)], &[&alice]);
    let total = decoded.validator_system.total_active_balance
        + decoded.stake_system.delayed_unstake_cooling_down
        + decoded.emergency_cooling_down
        + decoded.available_reserve_balance
        - decoded.circulating_ticket_balance;
    let asset = world.asset_state(address);
    assert_eq!(asset.value, value(total, decoded.msol_supply, 10));
    assert_eq!(asset.value, world.pool_state().assets);
}
