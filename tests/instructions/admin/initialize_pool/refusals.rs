//! What `initialize_pool` refuses.

use super::world;
use anchor_lang::error::ErrorCode;
use cairn::CairnError;
use cairn_client::{Addresses, CreatePool};
use cairn_tests::{Parameters, QUIET, SOL, Swap, World, codes, keypair};
use solana_instruction::error::InstructionError;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

const SOUND: Parameters = Parameters { min_exit_epochs: 1, drip_epochs: 2, ..QUIET };

fn refuse(world: &mut World, error: CairnError, parameters: Parameters) {
    let initialize = world.initialize_pool_ix(parameters);
    let admin = world.admin.insecure_clone();
    world.refuse(error, &[initialize], &[&admin, &keypair("lrt mint")]);
}

#[test]
fn exit_longer_than_sixteen_epochs_is_refused() {
    for min_exit_epochs in [17, u8::MAX] {
        let parameters = Parameters { min_exit_epochs, ..SOUND };
        refuse(&mut world(), CairnError::MinExitEpochsTooLong, parameters);
    }
}

#[test]
fn drip_outside_one_to_sixteen_epochs_is_refused() {
    for drip_epochs in [0, 17, u8::MAX] {
        let parameters = Parameters { drip_epochs, ..SOUND };
        refuse(&mut world(), CairnError::DripEpochsOutOfRange, parameters);
    }
}

#[test]
fn change_delay_shorter_than_an_exit_or_too_long_is_refused() {
    for (min_exit_epochs, change_delay_epochs) in [(0, 2), (1, 3), (16, 18), (1, 33), (1, 255)] {
        let parameters = Parameters { min_exit_epochs, change_delay_epochs, ..SOUND };
        refuse(&mut world(), CairnError::ChangeDelayOutOfRange, parameters);
    }
}

#[test]
fn role_without_a_key_is_refused() {
    let mut world = world();
    let (payer, admin) = (world.fee_payer.pubkey(), world.admin.insecure_clone());
    let (nobody, key) = (Pubkey::default(), keypair("somebody").pubkey());
    for (manager, guardian, fee_recipient) in
        [(nobody, key, key), (key, nobody, key), (key, key, nobody)]
    {
        let admin_key = admin.pubkey();
        let roles = CreatePool {
            payer,
            admin: admin_key,
            manager,
            guardian,
            fee_recipient,
            parameters: SOUND,
        };
        let initialize = world.pool.initialize_pool(roles);
        world.refuse(CairnError::RoleMissing, &[initialize], &[&admin, &keypair("lrt mint")]);
    }
}

/// A bare world whose mint is made with these.
fn with_mint(authority: Pubkey, freeze: Option<Pubkey>, decimals: u8) -> World {
    let mut world = World::bare();
    world.create_mint_with(&keypair("lrt mint"), authority, freeze, decimals);
    world
}

fn authority() -> Pubkey {
    Addresses::of(keypair("lrt mint").pubkey()).authority
}

#[test]
fn mint_of_other_decimals_is_refused() {
    for decimals in [0, 6, 8, 10] {
        let mut world = with_mint(authority(), None, decimals);
        refuse(&mut world, CairnError::MintDecimals, SOUND);
    }
}

#[test]
fn mint_with_a_freeze_authority_is_refused() {
    for freeze in [authority(), keypair("admin").pubkey()] {
        let mut world = with_mint(authority(), Some(freeze), 9);
        refuse(&mut world, CairnError::MintFreezeAuthority, SOUND);
    }
}

#[test]
fn mint_of_a_foreign_authority_is_refused() {
    let mut world = with_mint(keypair("admin").pubkey(), None, 9);
    refuse(&mut world, CairnError::MintAuthority, SOUND);
}

#[test]
fn mint_with_supply_is_refused() {
    let admin = keypair("admin");
    let mut world = with_mint(admin.pubkey(), None, 9);
    let mint = world.pool.lrt_mint;
    let holder = world.create_holder(admin.pubkey());
    world.mint_past_the_program(&admin, mint, holder, 1);
    world.hand_mint_to(&admin, mint, Some(authority()));
    refuse(&mut world, CairnError::MintSupply, SOUND);
}

#[test]
fn mint_without_an_authority_is_refused() {
    let admin = keypair("admin");
    let mut world = with_mint(admin.pubkey(), None, 9);
    let mint = world.pool.lrt_mint;
    world.hand_mint_to(&admin, mint, None);
    refuse(&mut world, CairnError::MintAuthority, SOUND);
}

fn signers(world: &World) -> [Keypair; 2] {
    [world.admin.insecure_clone(), keypair("lrt mint")]
}

#[test]
fn mint_and_admin_must_sign() {
    let mut world = world();
    let [admin, mint] = signers(&world);
    let initialize = world.initialize_pool_ix(SOUND);
    let unsigned = initialize.clone().unsigned(mint.pubkey());
    world.refuse(ErrorCode::ConstraintSigner, &[unsigned], &[&admin]);
    let unsigned = initialize.unsigned(admin.pubkey());
    world.refuse(ErrorCode::AccountNotSigner, &[unsigned], &[&mint]);
}

#[test]
fn pool_is_initialised_once() {
    let mut world = world();
    let [admin, mint] = signers(&world);
    world.initialize_pool(SOUND);
    let again = world.initialize_pool_ix(SOUND);
    world.refuse(codes::ALREADY_IN_USE, &[again], &[&admin, &mint]);
}

#[test]
fn addresses_that_are_not_the_pools_are_refused() {
    let mut world = world();
    let [admin, mint] = signers(&world);
    let own = world.pool;
    let other = Addresses::of(keypair("other mint").pubkey());
    for (from, to) in [(own.reserve, other.reserve), (own.claims, other.claims)] {
        let initialize = world.initialize_pool_ix(SOUND).swap(from, to);
        let seeds = ErrorCode::ConstraintSeeds;
        world.refuse(seeds, &[initialize], &[&admin, &mint]);
    }
    // These are asked for as parts of what is created first: the runtime misses the right account.
    for (from, to) in [(own.authority, other.authority), (own.locked_owner, other.locked_owner)] {
        let initialize = world.initialize_pool_ix(SOUND).swap(from, to);
        let missing = InstructionError::MissingAccount;
        world.refuse_with(missing, &[initialize], &[&admin, &mint]);
    }
}

#[test]
fn escrow_that_is_not_the_associated_account_is_refused() {
    let mut world = world();
    let [admin, mint] = signers(&world);
    let own = world.pool;
    let address = mint.pubkey();
    let plain = world.create_token_account(&keypair("plain"), address, own.authority);
    let initialize = world.initialize_pool_ix(SOUND).swap(own.escrow, plain);
    let associated = ErrorCode::AccountNotAssociatedTokenAccount;
    world.refuse(associated, &[initialize], &[&admin, &mint]);
}

#[test]
fn payer_without_the_locked_lamports_is_refused() {
    let mut world = world();
    let [admin, mint] = signers(&world);
    let poor = world.wallet("poor", SOL / 10);
    let payer = world.fee_payer.pubkey();
    let initialize = world.initialize_pool_ix(SOUND).swap(payer, poor.pubkey());
    let signers = [&poor, &admin, &mint];
    world.refuse(codes::NOT_ENOUGH_LAMPORTS, &[initialize], &signers);
}
