//! `tighten_operator`: an operator's weight or cap is lowered at once.

use anchor_lang::error::ErrorCode;
use cairn::{
    CairnError, Setting,
    events::OperatorChanged,
    state::{Operator, Pool},
};
use cairn_tests::{SOL, Swap, World, keypair};
use solana_signer::Signer;

#[test]
fn guardian_or_manager_lowers_the_weight() {
    for guard in [World::new().guardian(), World::new().manager()] {
        let mut world = World::new();
        let operator = world.operator("olga", 9, 5 * SOL);
        let setting = Setting::OperatorWeight { operator, weight: 8 };

        let tighten = world.tighten_operator_ix(&guard, operator, setting);
        let outcome = world.must(&[tighten], &[&guard]);

        let (pool, change, cap) = (world.pool.pool, None, 5 * SOL);
        outcome.events.are_just(&OperatorChanged {
            pool,
            operator,
            change,
            weight: 8,
            cap,
            commission_bps: 0,
        });
        let next_change = world.pool_state().next_change;
        outcome
            .diff
            .changed(pool, |pool: &mut Pool| pool.weights = 8)
            .changed(operator, |operator: &mut Operator| {
                (operator.weight, operator.tightened) = (8, next_change);
            })
            .only();
    }
}

#[test]
fn guardian_lowers_the_cap() {
    let mut world = World::new();
    let (guardian, operator) = (world.guardian(), world.operator("olga", 9, 5 * SOL));
    let setting = Setting::OperatorCap { operator, cap: 0 };

    let tighten = world.tighten_operator_ix(&guardian, operator, setting);
    let outcome = world.must(&[tighten], &[&guardian]);

    let (pool, change) = (world.pool.pool, None);
    outcome.events.are_just(&OperatorChanged {
        pool,
        operator,
        change,
        weight: 9,
        cap: 0,
        commission_bps: 0,
    });
    let lowered = |operator: &mut Operator| (operator.cap, operator.tightened) = (0, 2);
    outcome.diff.changed(operator, lowered).only();
}

#[test]
fn guardian_lowers_the_commission() {
    let mut world = World::new();
    let (guardian, operator) = (world.guardian(), world.operator("olga", 9, 5 * SOL));
    world.stage(operator, |operator: &mut Operator| operator.commission_bps = 500);
    for (commission_bps, lowers) in [(500, false), (501, false), (499, true)] {
        let setting = Setting::OperatorCommission { operator, commission_bps };
        let tighten = world.tighten_operator_ix(&guardian, operator, setting);
        match lowers {
            true => drop(world.must(&[tighten], &[&guardian])),
            false => drop(world.refuse(CairnError::NotTightening, &[tighten], &[&guardian])),
        }
    }
    assert_eq!(world.operator_state(operator).commission_bps, 499);
}

#[test]
fn whatever_does_not_lower_is_refused() {
    let mut world = World::new();
    let (guardian, operator) = (world.guardian(), world.operator("olga", 9, SOL));
    for setting in [
        Setting::OperatorWeight { operator, weight: 9 },
        Setting::OperatorWeight { operator, weight: 10 },
        Setting::OperatorCap { operator, cap: SOL },
        Setting::OperatorCap { operator, cap: SOL + 1 },
        Setting::DepositCap(0),
        Setting::InstantLimitBps(0),
        Setting::MoveLimitBps(0),
        Setting::Admin(keypair("mallory").pubkey()),
    ] {
        let tighten = world.tighten_operator_ix(&guardian, operator, setting);
        world.refuse(CairnError::NotTightening, &[tighten], &[&guardian]);
    }
}

#[test]
fn setting_that_names_another_operator_is_refused() {
    let mut world = World::new();
    let guardian = world.guardian();
    let [operator, named] = ["olga", "otto"].map(|name| world.operator(name, 9, SOL));
    for setting in [
        Setting::OperatorWeight { operator: named, weight: 0 },
        Setting::OperatorCap { operator: named, cap: 0 },
    ] {
        let tighten = world.tighten_operator_ix(&guardian, operator, setting);
        world.refuse(CairnError::OtherSetting, &[tighten], &[&guardian]);
    }
}

#[test]
fn changes_of_it_that_were_queued_before_are_dead() {
    let mut world = World::new();
    let guardian = world.guardian();
    let [operator, other] = ["olga", "otto"].map(|name| world.operator(name, 9, SOL));
    let [weight, cap, unconcerned] = [
        Setting::OperatorWeight { operator, weight: 20 },
        Setting::OperatorCap { operator, cap: 9 * SOL },
        Setting::OperatorWeight { operator: other, weight: 20 },
    ]
    .map(|setting| world.queue(setting));
    let lower = Setting::OperatorWeight { operator, weight: 1 };
    world.must(&[world.tighten_operator_ix(&guardian, operator, lower)], &[&guardian]);
    let later = world.ripen(Setting::OperatorWeight { operator, weight: 12 });
    for dead in [weight, cap] {
        let execute = world.execute_operator_ix(operator, dead);
        world.refuse(CairnError::ChangeOvertaken, &[execute], &[]);
    }
    // Others live, one of the same operator that is queued later, too.
    world.must(&[world.execute_operator_ix(other, unconcerned)], &[]);
    world.must(&[world.execute_operator_ix(operator, later)], &[]);
    assert_eq!(world.operator_state(operator).weight, 12);
    assert_eq!(world.pool_state().weights, 12 + 20);
}

#[test]
fn nobody_else_lowers() {
    let mut world = World::new();
    let (manager, operator) = (world.manager(), world.operator("olga", 9, SOL));
    let setting = Setting::OperatorWeight { operator, weight: 0 };
    for other in [world.admin.insecure_clone(), keypair("olga"), keypair("mallory")] {
        let tighten = world.tighten_operator_ix(&other, operator, setting.clone());
        world.refuse(CairnError::NotGuardianOrManager, &[tighten], &[&other]);
    }
    let tighten = world.tighten_operator_ix(&manager, operator, setting);
    let unsigned = tighten.unsigned(manager.pubkey());
    world.refuse(ErrorCode::AccountNotSigner, &[unsigned], &[]);
}

#[test]
fn another_pools_operator_is_refused() {
    let mut world = World::new();
    let (own, guardian) = (world.pool, world.guardian());
    let operator = world.operator("olga", 9, SOL);
    world.second_pool("other mint");
    let setting = Setting::OperatorWeight { operator, weight: 0 };
    let tighten = world.tighten_operator_ix(&guardian, operator, setting);
    world.refuse(CairnError::WrongPool, &[tighten], &[&guardian]);
    assert_ne!(own.pool, world.pool.pool);
}
