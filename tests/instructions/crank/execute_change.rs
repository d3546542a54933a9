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
    let effects: [(Setting, Effect); 13] = [
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
        (Setting::MoveLimitBps(88), |pool, _| pool.parameters.move_limit_bps = 88),
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
    let mut world = World::with(Parameters { change_delay_epochs: 4, ..QUIET });
    let id = world.queue(Setting::FloorBps(1));
    for epoch in [10, 13] {
        world.go_to(epoch, 999);
        world.refuse(CairnError::ChangeNotMature, &[world.execute_ix(id)], &[]);
    }
    for epoch in [21, 1_000] {
        world.go_to(epoch, 999);
        world.refuse(CairnError::ChangeExpired, &[world.execute_ix(id)], &[]);
    }
    for (epoch, slot) in [(14, 0), (20, 999)] {
        world.go_to(10, 0);
        let id = world.queue(Setting::FloorBps(1));
        world.go_to(epoch, slot);
        world.execute_change(id);
        world.stage(world.pool.pool, |pool: &mut Pool| pool.epoch = 10);
    }
}

#[test]
fn gains_up_to_now_are_released_by_the_old_fee_and_later_ones_by_the_new() {
    for (before, after) in [(0, 2_000), (2_000, 0), (1_000, 500)] {
        let mut world =
            World::with(Parameters { performance_fee_bps: before, drip_epochs: 1, ..QUIET });
        let change = world.queue(Setting::PerformanceFeeBps(after));
        let mature = world.change_state(change).mature_epoch;
        world.go_to(mature - 1, 0);
        world.stage(world.pool.pool, |pool: &mut Pool| pool.epoch = mature - 1);
        world.stage_gain(SOL);
        // 1 SOL streams through the epoch, 0.8 of it by the old fee.
        world.go_to(mature, 800);
        world.execute_change(change);
        let old = 800_000_000 * u64::from(before) / 10_000;
        assert_eq!(world.pool_state().fees, old);
        world.go_to(mature + 1, 0);
        let alice = world.wallet("alice", 2 * SOL);
        world.deposit(&alice, SOL);
        let new = 200_000_000 * u64::from(after) / 10_000;
        assert_eq!(world.pool_state().fees, old + new);
    }
}

#[test]
fn stream_of_the_epoch_stays_as_the_old_drip_began_it() {
    let mut world = World::with(Parameters { drip_epochs: 4, ..QUIET });
    let change = world.queue(Setting::DripEpochs(1));
    let mature = world.change_state(change).mature_epoch;
    world.go_to(mature - 1, 0);
    world.stage(world.pool.pool, |pool: &mut Pool| pool.epoch = mature - 1);
    world.stage_gain(SOL);
    world.go_to(mature, 500);
    world.execute_change(change);
    let pool = world.pool_state();
    assert_eq!((pool.stream, pool.released), (250_000_000, 125_000_000));
}

#[test]
fn longer_exits_delay_what_was_queued_before_they_were() {
    let mut world = World::with(Parameters { change_delay_epochs: 20, ..QUIET });
    let shorter = world.queue(Setting::ChangeDelayEpochs(4));
    let back = world.queue(Setting::ChangeDelayEpochs(20));
    let longer = world.queue(Setting::MinExitEpochs(16));
    world.go_to(30, 0);
    world.execute_change(shorter);
    let early = world.queue(Setting::FloorBps(1));
    world.execute_change(back);
    world.execute_change(longer);
    assert_eq!(world.change_state(early).mature_epoch, 34);
    // Who asks in the next epoch is paid in epoch 31 + 1 + 16.
    for epoch in [34, 40] {
        world.go_to(epoch, 0);
        world.refuse(CairnError::ChangeNotMature, &[world.execute_ix(early)], &[]);
    }
}

#[test]
fn bounds_hold_at_execution_too() {
    let mut world = World::with(Parameters { min_exit_epochs: 2, change_delay_epochs: 9, ..QUIET });
    let longer = world.queue(Setting::MinExitEpochs(6));
    let shorter = world.queue(Setting::ChangeDelayEpochs(5));
    world.go_to(19, 0);
    world.execute_change(shorter);
    world.refuse(CairnError::ChangeDelayOutOfRange, &[world.execute_ix(longer)], &[]);
}

#[test]
fn admin_metadata_and_operators_take_their_own_instructions() {
    let mut world = World::new();
    let (name, symbol, uri) = ("n".to_owned(), "s".to_owned(), String::new());
    let operator = world.register("olga");
    let settings = [
        Setting::Admin(keypair("next").pubkey()),
        Setting::Metadata { name, symbol, uri },
        Setting::OperatorWeight { operator, weight: 1 },
        Setting::OperatorCap { operator, cap: SOL },
    ];
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
