//! `queue_change`: a setting that waits, for all to see.

use anchor_lang::{Space, error::ErrorCode};
use cairn::{
    CairnError, Setting,
    events::ChangeQueued,
    state::{Change, Parameters, Pool, Version},
};
use cairn_tests::{QUIET, SOL, Swap, World, keypair};
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_system_interface::instruction::advance_nonce_account;

const SPACE: usize = 8 + Change::INIT_SPACE;

fn key() -> Pubkey {
    keypair("somebody").pubkey()
}

#[test]
fn change_is_written_and_nothing_takes_effect() {
    let mut world = World::with(Parameters { change_delay_epochs: 5, ..QUIET });
    let admin = world.admin.insecure_clone();
    let setting = Setting::PerformanceFeeBps(1_500);

    let outcome = world.must(&[world.queue_ix(setting.clone())], &[&admin]);

    outcome.events.are_just(&ChangeQueued {
        pool: world.pool.pool,
        id: 0,
        setting: setting.clone(),
        mature_epoch: 15,
        last_epoch: 21,
    });
    let address = world.pool.change(0);
    let change = Change {
        version: Version::V1,
        bump: world.change_state(0).bump,
        pool: world.pool.pool,
        id: 0,
        rent_payer: world.fee_payer.pubkey(),
        admin_term: 0,
        queued_epoch: 10,
        mature_epoch: 15,
        last_epoch: 21,
        _reserved: [0; 32],
        setting,
    };
    let rent = world.rent(SPACE);
    outcome
        .diff
        .lamports(world.fee_payer.pubkey(), -i128::from(rent))
        .created(address, rent, &change)
        .changed(world.pool.pool, |pool: &mut Pool| pool.next_change = 1)
        .only();
}

#[test]
fn changes_are_numbered_and_stand_side_by_side() {
    let mut world = World::new();
    let settings = [
        Setting::Admin(key()),
        Setting::Manager(key()),
        Setting::Guardian(key()),
        Setting::FeeRecipient(key()),
        Setting::ChangeDelayEpochs(32),
        Setting::MinExitEpochs(16),
        Setting::DripEpochs(16),
        Setting::PerformanceFeeBps(2_000),
        Setting::InstantFeeBps { max: 300, min: 10 },
        Setting::InstantTargetBps(10_000),
        Setting::InstantLimitBps(10_000),
        Setting::FloorBps(10_000),
        Setting::MoveLimitBps(10_000),
        Setting::DepositCap(u64::MAX),
        Setting::OperatorWeight { operator: key(), weight: u32::MAX },
        Setting::OperatorCap { operator: key(), cap: u64::MAX },
        Setting::Metadata { name: "n".repeat(32), symbol: "s".repeat(10), uri: "u".repeat(200) },
    ];
    for (id, setting) in (0..).zip(&settings) {
        assert_eq!(world.queue(setting.clone()), id);
        world.turn_epoch();
    }
    for (id, setting) in (0..).zip(&settings) {
        let change = world.change_state(id);
        assert_eq!((&change.setting, change.queued_epoch), (setting, 10 + id));
        assert_eq!((change.mature_epoch, change.last_epoch), (29 + id, 35 + id));
    }
}

#[test]
fn setting_out_of_its_bounds_is_refused() {
    let mut world = World::new();
    let admin = world.admin.insecure_clone();
    let face = |name: usize, symbol: usize, uri: usize| Setting::Metadata {
        name: "n".repeat(name),
        symbol: "s".repeat(symbol),
        uri: "u".repeat(uri),
    };
    for (setting, error) in [
        (Setting::Admin(Pubkey::default()), CairnError::RoleMissing),
        (Setting::Manager(Pubkey::default()), CairnError::RoleMissing),
        (Setting::Guardian(Pubkey::default()), CairnError::RoleMissing),
        (Setting::FeeRecipient(Pubkey::default()), CairnError::RoleMissing),
        (Setting::ChangeDelayEpochs(3), CairnError::ChangeDelayOutOfRange),
        (Setting::ChangeDelayEpochs(33), CairnError::ChangeDelayOutOfRange),
        (Setting::MinExitEpochs(17), CairnError::MinExitEpochsTooLong),
        (Setting::DripEpochs(0), CairnError::DripEpochsOutOfRange),
        (Setting::DripEpochs(17), CairnError::DripEpochsOutOfRange),
        (Setting::PerformanceFeeBps(2_001), CairnError::PerformanceFeeTooHigh),
        (Setting::InstantFeeBps { max: 301, min: 10 }, CairnError::InstantFeeOutOfRange),
        (Setting::InstantFeeBps { max: 300, min: 9 }, CairnError::InstantFeeOutOfRange),
        (Setting::InstantFeeBps { max: 10, min: 11 }, CairnError::InstantFeeOutOfRange),
        (Setting::InstantTargetBps(10_001), CairnError::PartOfNavTooLarge),
        (Setting::InstantLimitBps(10_001), CairnError::PartOfNavTooLarge),
        (Setting::FloorBps(10_001), CairnError::PartOfNavTooLarge),
        (Setting::MoveLimitBps(10_001), CairnError::PartOfNavTooLarge),
        (face(0, 1, 0), CairnError::MetadataTooLong),
        (face(1, 0, 0), CairnError::MetadataTooLong),
        (face(33, 1, 0), CairnError::MetadataTooLong),
        (face(1, 11, 0), CairnError::MetadataTooLong),
        (face(1, 1, 201), CairnError::MetadataTooLong),
    ] {
        world.refuse(error, &[world.queue_ix(setting)], &[&admin]);
    }
}

#[test]
fn delay_stays_longer_than_an_exit() {
    let mut world = World::with(Parameters { min_exit_epochs: 3, change_delay_epochs: 6, ..QUIET });
    let admin = world.admin.insecure_clone();
    for setting in [Setting::MinExitEpochs(4), Setting::ChangeDelayEpochs(5)] {
        world.refuse(CairnError::ChangeDelayOutOfRange, &[world.queue_ix(setting)], &[&admin]);
    }
}

#[test]
fn nobody_but_the_admin_queues() {
    let mut world = World::new();
    let admin = world.admin.pubkey();
    for other in [world.guardian(), world.manager(), world.wallet("bob", SOL)] {
        let queue = world.queue_ix(Setting::FloorBps(1)).swap(admin, other.pubkey());
        world.refuse(CairnError::NotAdmin, &[queue], &[&other]);
    }
    let unsigned = world.queue_ix(Setting::FloorBps(1)).unsigned(admin);
    world.refuse(ErrorCode::AccountNotSigner, &[unsigned], &[]);
}

#[test]
fn number_that_is_not_next_is_refused() {
    let mut world = World::new();
    let admin = world.admin.insecure_clone();
    let (payer, setting) = (world.fee_payer.pubkey(), Setting::FloorBps(1));
    let queue = world.pool.queue_change(payer, admin.pubkey(), 1, setting);
    world.refuse(ErrorCode::ConstraintSeeds, &[queue], &[&admin]);
}

#[test]
fn fake_list_of_instructions_is_refused() {
    let mut world = World::new();
    let admin = world.admin.insecure_clone();
    let sysvar = solana_sdk_ids::sysvar::instructions::ID;
    let queue = world.queue_ix(Setting::FloorBps(1)).swap(sysvar, key());
    world.refuse(ErrorCode::ConstraintAddress, &[queue], &[&admin]);
}

#[test]
fn transaction_under_a_durable_nonce_is_refused() {
    let mut world = World::new();
    let admin = world.admin.insecure_clone();
    let nonce = world.create_nonce(&keypair("nonce"));
    let advance = advance_nonce_account(&nonce, &world.fee_payer.pubkey());
    let queue = world.queue_ix(Setting::FloorBps(1));
    world.refuse(CairnError::DurableNonce, &[advance, queue.clone()], &[&admin]);
    world.must(&[queue], &[&admin]);
}
