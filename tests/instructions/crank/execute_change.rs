//! `execute_change`: a mature change takes effect, whoever pushes it.

use cairn::{
    CairnError, Setting,
    events::ChangeExecuted,
    state::{Parameters, Pool},
};
use cairn_tests::{QUIET, SOL, Swap, World, keypair};
use solana_pubkey::Pubkey;
use solana_signer::Signer;

#[test]
fn mature_change_takes_effect_and_is_closed() {
    let mut world = World::new();
    let id = world.ripen(Setting::FloorBps(123));
    let rent = world.lamports(world.pool.change(id));

    let outcome = world.execute_change(id);

    let books = world.books();
    outcome.events.are_just(&ChangeExecuted { books, id, setting: Setting::FloorBps(123) });
    let now = world.epoch();
    outcome
        .diff
        .closed(world.pool.change(id))
        .lamports(world.fee_payer.pubkey(), rent.into())
        .changed(world.pool.pool, |pool: &mut Pool| {
            pool.parameters.floor_bps = 123;
            (pool.epoch, pool.seq) = (now, pool.seq + 1);
            // The price at which the open batch's epoch ended.
            (pool.ended_nav, pool.ended_supply) = (100_000_000, 100_000_000);
        })
        .only();
}

#[test]
fn each_setting_sets_what_it_names_and_nothing_else() {
    let key = keypair("somebody").pubkey();
    type Effect = fn(&mut Pool, Pubkey);
    let effects: [(Setting, Effect); 12] = [
        (Setting::Manager(key), |pool, key| pool.manager = key),
        (Setting::Guardian(key), |pool, key| pool.guardian = key),
        (Setting::FeeRecipient(key), |pool, key| pool.fee_recipient = key),
        (Setting::ChangeDelayEpochs(7), |pool, _| pool.parameters.change_delay_epochs = 7),
        (Setting::MinExitEpochs(2), |pool, _| pool.parameters.min_exit_epochs = 2),
        (Setting::DripEpochs(9), |pool, _| pool.parameters.drip_epochs = 9),
        (Setting::PerformanceFeeBps(77), |pool, _| pool.parameters.performance_fee_bps = 77),
        (Setting::InstantFeeBps { max: 99, min: 33 }, |pool, _| {
            (pool.parameters.instant_max_fee_bps, pool.parameters.instant_min_fee_bps) = (99, 33);
        }),
        (Setting::InstantTargetBps(44), |pool, _| pool.parameters.instant_target_bps = 44),
        (Setting::InstantLimitBps(55), |pool, _| pool.parameters.instant_limit_bps = 55),
        (Setting::FloorBps(66), |pool, _| pool.parameters.floor_bps = 66),
        (Setting::DepositCap(SOL), |pool, _| pool.parameters.deposit_cap = SOL),
    ];
    let mut world = World::new();
    for (setting, effect) in effects {
        let id = world.ripen(setting);
        let mut expected = world.pool_state();
        effect(&mut expected, key);
        world.execute_change(id);
        let found = world.pool_state();
        let governed = |pool: &Pool| (pool.admin, pool.manager, pool.guardian, pool.fee_recipient);
        assert_eq!(governed(&found), governed(&expected));
        assert_eq!(found.parameters, expected.parameters);
    }
}

#[test]
fn change_waits_out_its_delay_and_expires() {
    let mut world = World::with(Parameters { change_delay_epochs: 3, ..QUIET });
    let id = world.queue(Setting::FloorBps(1));
    for epoch in [10, 12] {
        world.go_to(epoch, 999);
        world.refuse(CairnError::ChangeNotMature, &[world.execute_ix(id)], &[]);
    }
    for epoch in [20, 1_000] {
        world.go_to(epoch, 999);
        world.refuse(CairnError::ChangeExpired, &[world.execute_ix(id)], &[]);
    }
    for (epoch, slot) in [(13, 0), (19, 999)] {
        world.go_to(10, 0);
        let id = world.queue(Setting::FloorBps(1));
        world.go_to(epoch, slot);
        world.execute_change(id);
        world.stage(world.pool.pool, |pool: &mut Pool| pool.epoch = 10);
    }
}

#[test]
fn gains_up_to_now_are_released_by_the_old_parameters() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, SOL);
    let raise = world.queue(Setting::PerformanceFeeBps(2_000));
    world.stage_gain(SOL);
    world.go_to(world.change_state(raise).mature_epoch, 0);

    world.execute_change(raise);

    let pool = world.pool_state();
    assert_eq!((pool.fees, pool.parameters.performance_fee_bps), (0, 2_000));
}

#[test]
fn bounds_hold_at_execution_too() {
    let mut world = World::with(Parameters { min_exit_epochs: 2, change_delay_epochs: 8, ..QUIET });
    let longer = world.queue(Setting::MinExitEpochs(6));
    let shorter = world.queue(Setting::ChangeDelayEpochs(4));
    world.go_to(18, 0);
    world.execute_change(shorter);
    world.refuse(CairnError::ChangeDelayOutOfRange, &[world.execute_ix(longer)], &[]);
}

#[test]
fn admin_and_metadata_take_their_own_instructions() {
    let mut world = World::new();
    let (name, symbol, uri) = ("n".to_owned(), "s".to_owned(), String::new());
    let settings =
        [Setting::Admin(keypair("next").pubkey()), Setting::Metadata { name, symbol, uri }];
    for setting in settings {
        let id = world.ripen(setting);
        world.refuse(CairnError::NotByExecute, &[world.execute_ix(id)], &[]);
    }
}

#[test]
fn another_pools_change_is_refused() {
    let mut world = World::new();
    let own = world.pool;
    let other = world.second_pool("other mint");
    world.switch(own);
    let id = world.ripen(Setting::FloorBps(1));
    let execute = world.execute_ix(id).swap(own.pool, other.pool);
    world.refuse(CairnError::WrongPool, &[execute], &[]);
}

#[test]
fn rent_goes_to_who_paid_it() {
    let mut world = World::new();
    let id = world.ripen(Setting::FloorBps(1));
    let (payer, thief) = (world.fee_payer.pubkey(), keypair("thief").pubkey());
    let execute = world.execute_ix(id);
    // The fee payer stands first in the message whatever the instruction names.
    let execute = execute.swap(payer, thief);
    world.refuse(CairnError::WrongAddress, &[execute], &[]);
}
