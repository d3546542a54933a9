//! F: mints of Token-2022. Those whose extensions only name the token are taken; all others are refused when the
//! asset is added, and no mint gets an extension later.

use anchor_spl::token_2022::ID as TOKEN_2022;
use cairn::{
    CairnError,
    state::{Setting, Source},
};
use cairn_tests::{OPEN, SOL, StakePool, World, all_units};
use solana_instruction::Instruction;
use solana_signer::Signer;
use spl_token_2022_interface::{extension::ExtensionType, state::Mint};

/// A stake pool whose mint is one of Token-2022, with these extensions.
fn with_extensions(extensions: &[ExtensionType]) -> (World, StakePool, Source, u64) {
    let mut world = World::new();
    let (pool, _) = world.create_staked_pool("stake pool", 10);
    let source = world.source_of(&pool);
    let id = world.ripen(Setting::AddAsset { mint: pool.mint, source, terms: OPEN });
    world.update_stake_pool(&pool);
    let mut mint = world.account(pool.mint);
    mint.owner = TOKEN_2022;
    if !extensions.is_empty() {
        mint.data.resize(165, 0);
        mint.data.push(1);
        for extension in extensions {
            let alone = ExtensionType::try_calculate_account_len::<Mint>(&[*extension]);
            let length = alone.expect("a sized extension") - 166 - 4;
            let length = u16::try_from(length).expect("short");
            mint.data.extend(u16::from(*extension).to_le_bytes());
            mint.data.extend(length.to_le_bytes());
            // New accounts are frozen; of all others zeros are a value.
            let value = if *extension == ExtensionType::DefaultAccountState { 2 } else { 0 };
            mint.data.extend(vec![value; usize::from(length)]);
        }
    }
    mint.lamports = world.rent(mint.data.len());
    world.put(pool.mint, mint);
    (world, pool, source, id)
}

fn add(world: &World, pool: &StakePool, source: &Source, id: u64) -> [Instruction; 2] {
    let (payer, change) = (world.fee_payer.pubkey(), world.change_state(id).rent_payer);
    let add = world.pool.add_asset(payer, (id, change), pool.mint, source, TOKEN_2022);
    [all_units(), add]
}

fn is_refused(extension: ExtensionType) {
    let (mut world, pool, source, id) = with_extensions(&[extension]);
    let add = add(&world, &pool, &source, id);
    world.refuse(CairnError::MintRefused, &add, &[]);
}

#[test]
fn f01_transfer_fee_is_refused() {
    is_refused(ExtensionType::TransferFeeConfig);
}

#[test]
fn f02_permanent_delegate_is_refused() {
    is_refused(ExtensionType::PermanentDelegate);
}

#[test]
fn f03_transfer_hook_is_refused() {
    is_refused(ExtensionType::TransferHook);
}

#[test]
fn f04_what_freezes_or_pauses_is_refused() {
    is_refused(ExtensionType::DefaultAccountState);
    is_refused(ExtensionType::Pausable);
    is_refused(ExtensionType::NonTransferable);
}

#[test]
fn f05_mint_that_can_be_closed_and_made_anew_is_refused() {
    is_refused(ExtensionType::MintCloseAuthority);
}

#[test]
fn f06_what_hides_or_rewrites_balances_is_refused() {
    is_refused(ExtensionType::ConfidentialTransferMint);
    is_refused(ExtensionType::ConfidentialTransferFeeConfig);
    is_refused(ExtensionType::ConfidentialMintBurn);
    is_refused(ExtensionType::InterestBearingConfig);
    is_refused(ExtensionType::ScaledUiAmount);
}

#[test]
fn f06_hostile_extension_behind_harmless_ones_is_refused() {
    let harmless = [ExtensionType::MetadataPointer, ExtensionType::GroupPointer];
    let all = [harmless[0], harmless[1], ExtensionType::PermanentDelegate];
    let (mut world, pool, source, id) = with_extensions(&all);
    let add = add(&world, &pool, &source, id);
    world.refuse(CairnError::MintRefused, &add, &[]);
}

#[test]
fn mints_that_only_name_the_token_are_taken_and_their_units_deposited() {
    for extensions in [&[][..], &[ExtensionType::MetadataPointer, ExtensionType::GroupPointer]] {
        let (mut world, pool, source, id) = with_extensions(extensions);
        let add = add(&world, &pool, &source, id);
        world.must(&add, &[]);
        let asset = world.asset_state(pool.mint);
        assert_eq!(asset.token_program, TOKEN_2022);
        // The admin's own tokens, of the same program as their mint.
        let (admin, from) = (world.admin.insecure_clone(), pool.holder(world.admin.pubkey()));
        let mut account = world.account(from);
        account.owner = TOKEN_2022;
        world.put(from, account);
        let to = world.create_holder(admin.pubkey());
        let args = cairn::DepositLstArgs { units: 2 * SOL, min_shares: 0 };
        let deposit = world.pool.deposit_lst(admin.pubkey(), &asset, from, to, args);
        world.must(&[deposit], &[&admin]);
        assert_eq!(world.asset_state(pool.mint).units, 2 * SOL);
        assert_eq!(world.tokens(asset.vault), 2 * SOL);
        assert_eq!(world.shares(admin.pubkey()), 2 * SOL);
    }
}

#[test]
fn e13_mint_and_token_program_that_do_not_belong_together_are_refused() {
    let (mut world, pool, source, id) = with_extensions(&[]);
    let classic = world.add_asset_ix(id, pool.mint, &source);
    let refusal = world.send(&classic, &[]).expect_err("another token program");
    assert!(refusal.code.is_some() || refusal.error.contains("Incorrect"), "{refusal:#?}");
    assert!(!world.exists(world.pool.asset(pool.mint)));
}
