//! `tighten`: a cap or a limit is lowered at once.

use anchor_lang::error::ErrorCode;
use cairn::{
    CairnError, Setting,
    events::Tightened,
    state::{Parameters, Pool},
};
use cairn_tests::{QUIET, SOL, Swap, World, keypair};
use solana_signer::Signer;

#[test]
fn guardian_or_manager_lowers_the_deposit_cap() {
    for guard in [World::new().guardian(), World::new().manager()] {
        let mut world = World::new();
        let setting = Setting::DepositCap(5 * SOL);

        let outcome = world.must(&[world.tighten_ix(&guard, setting.clone())], &[&guard]);

        let (pool, by) = (world.pool.pool, guard.pubkey());
        outcome.events.are_just(&Tightened { pool, by, setting });
        let lowered = |pool: &mut Pool| {
            pool.parameters.deposit_cap = 5 * SOL;
            pool.deposit_cap_tightened = pool.next_change;
        };
        outcome.diff.changed(pool, lowered).only();
    }
}

#[test]
fn instant_limit_is_lowered_and_instant_exits_obey() {
    let mut world = World::new();
    let (guardian, alice) = (world.guardian(), world.wallet("alice", 20 * SOL));
    world.deposit(&alice, 10 * SOL);
    world.must(&[world.tighten_ix(&guardian, Setting::InstantLimitBps(0))], &[&guardian]);
    let exit = world.pool.instant_withdraw(alice.pubkey(), alice.pubkey(), SOL, 0);
    world.refuse(CairnError::InstantLimit, &[exit], &[&alice]);
}

#[test]
fn whatever_does_not_tighten_is_refused() {
    let parameters = Parameters { deposit_cap: SOL, instant_limit_bps: 100, ..QUIET };
    let mut world = World::with(parameters);
    let (guardian, key) = (world.guardian(), keypair("somebody").pubkey());
    for setting in [
        Setting::DepositCap(SOL),
        Setting::DepositCap(SOL + 1),
        Setting::InstantLimitBps(100),
        Setting::InstantLimitBps(101),
        Setting::Admin(key),
        Setting::Manager(key),
        Setting::Guardian(key),
        Setting::FeeRecipient(key),
        Setting::ChangeDelayEpochs(32),
        Setting::ChangeDelayEpochs(3),
        Setting::MinExitEpochs(0),
        Setting::DripEpochs(1),
        Setting::PerformanceFeeBps(0),
        Setting::InstantFeeBps { max: 300, min: 300 },
        Setting::InstantTargetBps(0),
        Setting::FloorBps(10_000),
        Setting::MoveLimitBps(0),
        Setting::OperatorWeight { operator: key, weight: 0 },
        Setting::OperatorCap { operator: key, cap: 0 },
        Setting::Metadata { name: "n".into(), symbol: "s".into(), uri: String::new() },
    ] {
        let tighten = world.tighten_ix(&guardian, setting);
        world.refuse(CairnError::NotTightening, &[tighten], &[&guardian]);
    }
}

#[test]
fn changes_of_it_that_were_queued_before_are_dead() {
    let mut world = World::new();
    let guardian = world.guardian();
    let [cap, limit, floor] =
        [Setting::DepositCap(SOL), Setting::InstantLimitBps(9_000), Setting::FloorBps(1)]
            .map(|setting| world.ripen(setting));
    world.must(&[world.tighten_ix(&guardian, Setting::DepositCap(0))], &[&guardian]);
    world.go_to(world.change_state(floor).mature_epoch, 0);
    world.refuse(CairnError::ChangeOvertaken, &[world.execute_ix(cap)], &[]);
    world.must(&[world.close_change_ix(cap)], &[]);
    // Others live, one of the same setting that is queued later, too.
    world.go_to(world.change_state(limit).mature_epoch, 0);
    world.execute_change(limit);
    let later = world.ripen(Setting::DepositCap(SOL));
    world.execute_change(later);
    assert_eq!(world.pool_state().parameters.deposit_cap, SOL);
}

#[test]
fn nobody_else_tightens() {
    let mut world = World::new();
    let bob = world.wallet("bob", SOL);
    for other in [world.admin.insecure_clone(), bob] {
        let tighten = world.tighten_ix(&other, Setting::DepositCap(0));
        world.refuse(CairnError::NotGuardianOrManager, &[tighten], &[&other]);
    }
    let manager = world.manager();
    let tighten = world.tighten_ix(&manager, Setting::DepositCap(0));
    world.refuse(ErrorCode::AccountNotSigner, &[tighten.unsigned(manager.pubkey())], &[]);
}
