//! `execute_operator_change`: an operator's mature weight or cap takes effect, whoever pushes it.

use cairn::{
    CairnError, Setting,
    events::OperatorChanged,
    state::{Operator, Parameters, Pool},
};
use cairn_tests::{QUIET, SOL, Swap, World, keypair};
use solana_signer::Signer;

#[test]
fn weight_takes_effect_and_the_change_is_closed() {
    let mut world = World::new();
    world.operator("otto", 5, SOL);
    let operator = world.operator("olga", 3, 7 * SOL);
    let id = world.ripen(Setting::OperatorWeight { operator, weight: 11 });
    let rent = world.lamports(world.pool.change(id));

    let outcome = world.must(&[world.execute_operator_ix(operator, id)], &[]);

    let pool = world.pool.pool;
    let (change, cap) = (Some(id), 7 * SOL);
    outcome.events.are_just(&OperatorChanged {
        pool,
        operator,
        change,
        weight: 11,
        cap,
        commission_bps: 0,
    });
    outcome
        .diff
        .closed(world.pool.change(id))
        .lamports(world.fee_payer.pubkey(), rent.into())
        .changed(pool, |pool: &mut Pool| pool.weights = 5 + 11)
        .changed(operator, |operator: &mut Operator| operator.weight = 11)
        .only();
}

#[test]
fn cap_takes_effect_and_the_change_is_closed() {
    let mut world = World::new();
    let operator = world.operator("olga", 3, 7 * SOL);
    let id = world.ripen(Setting::OperatorCap { operator, cap: u64::MAX });
    let rent = world.lamports(world.pool.change(id));

    let outcome = world.must(&[world.execute_operator_ix(operator, id)], &[]);

    let (pool, change, cap) = (world.pool.pool, Some(id), u64::MAX);
    outcome.events.are_just(&OperatorChanged {
        pool,
        operator,
        change,
        weight: 3,
        cap,
        commission_bps: 0,
    });
    outcome
        .diff
        .closed(world.pool.change(id))
        .lamports(world.fee_payer.pubkey(), rent.into())
        .changed(operator, |operator: &mut Operator| operator.cap = u64::MAX)
        .only();
}

#[test]
fn commission_takes_effect_up_to_its_bound() {
    let mut world = World::new();
    let operator = world.operator("olga", 3, 7 * SOL);
    let commission = |commission_bps| Setting::OperatorCommission { operator, commission_bps };
    let id = world.ripen(commission(2_000));
    world.must(&[world.execute_operator_ix(operator, id)], &[]);
    assert_eq!(world.operator_state(operator).commission_bps, 2_000);
    let (admin, id) = (world.admin.insecure_clone(), world.pool_state().next_change);
    let (payer, key) = (world.fee_payer.pubkey(), admin.pubkey());
    let queue = world.pool.queue_change(payer, key, id, commission(2_001));
    world.refuse(CairnError::OperatorCommissionTooHigh, &[queue], &[&admin]);
}

#[test]
fn weights_reach_their_bounds() {
    let mut world = World::new();
    let names = ["olga", "otto", "orla"];
    let operators = names.map(|name| world.operator(name, u32::MAX, SOL));
    assert_eq!(world.pool_state().weights, 3 * u64::from(u32::MAX));
    for operator in operators {
        let id = world.ripen(Setting::OperatorWeight { operator, weight: 0 });
        world.must(&[world.execute_operator_ix(operator, id)], &[]);
    }
    assert_eq!(world.pool_state().weights, 0);
}

#[test]
fn change_waits_out_its_delay_and_expires() {
    let mut world = World::with(Parameters { change_delay_epochs: 4, ..QUIET });
    let operator = world.register("olga");
    let setting = Setting::OperatorWeight { operator, weight: 1 };
    let id = world.queue(setting.clone());
    for epoch in [10, 13] {
        world.go_to(epoch, 999);
        let early = world.execute_operator_ix(operator, id);
        world.refuse(CairnError::ChangeNotMature, &[early], &[]);
    }
    for epoch in [21, 1_000] {
        world.go_to(epoch, 0);
        let late = world.execute_operator_ix(operator, id);
        world.refuse(CairnError::ChangeExpired, &[late], &[]);
    }
    for (epoch, slot) in [(14, 0), (20, 999)] {
        world.go_to(10, 0);
        let id = world.queue(setting.clone());
        world.go_to(epoch, slot);
        world.must(&[world.execute_operator_ix(operator, id)], &[]);
    }
}

#[test]
fn change_of_a_former_admin_is_dead() {
    let mut world = World::new();
    let operator = world.register("olga");
    let next = world.wallet("next admin", SOL);
    let [admin, cap] = [Setting::Admin(next.pubkey()), Setting::OperatorCap { operator, cap: SOL }]
        .map(|setting| world.queue(setting));
    world.go_to(world.change_state(cap).mature_epoch, 0);
    world.must(&[world.accept_ix(&next, admin)], &[&next]);
    let dead = world.execute_operator_ix(operator, cap);
    world.refuse(CairnError::ChangeOfFormerAdmin, &[dead], &[]);
}

#[test]
fn change_of_anything_else_is_refused() {
    let mut world = World::new();
    let (operator, other) = (world.register("olga"), world.register("otto"));
    for setting in [
        Setting::OperatorWeight { operator: other, weight: 1 },
        Setting::OperatorCap { operator: other, cap: 1 },
        Setting::MoveLimitBps(1),
        Setting::Admin(keypair("next admin").pubkey()),
    ] {
        let id = world.ripen(setting);
        let execute = world.execute_operator_ix(operator, id);
        world.refuse(CairnError::OtherSetting, &[execute], &[]);
    }
}

#[test]
fn other_pools_are_refused() {
    let mut world = World::new();
    let own = world.pool;
    let foreign = world.second_pool("other mint");
    let theirs = world.register("olga");
    world.switch(own);
    let operator = world.register("olga");
    let id = world.ripen(Setting::OperatorCap { operator, cap: SOL });
    let execute = world.execute_operator_ix(operator, id);
    let pool = execute.clone().swap(own.pool, foreign.pool);
    world.refuse(CairnError::WrongPool, &[pool], &[]);
    let record = execute.clone().swap(operator, theirs);
    world.refuse(CairnError::WrongPool, &[record], &[]);
    let both = execute.swap(own.pool, foreign.pool).swap(operator, theirs);
    world.refuse(CairnError::WrongPool, &[both], &[]);
}

#[test]
fn rent_goes_to_who_paid_it() {
    let mut world = World::new();
    let operator = world.register("olga");
    let id = world.ripen(Setting::OperatorCap { operator, cap: SOL });
    let (payer, thief) = (world.fee_payer.pubkey(), keypair("thief").pubkey());
    let execute = world.execute_operator_ix(operator, id).swap(payer, thief);
    world.refuse(CairnError::WrongAddress, &[execute], &[]);
}
