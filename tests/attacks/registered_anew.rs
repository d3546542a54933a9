//! An operator that waits for its weight, leaves, and registers anew with another validator: what governance
//! approved was the first one.

use cairn::{CairnError, Setting};
use cairn_tests::{SOL, World, keypair};

#[test]
fn weight_approved_for_one_validator_never_goes_to_another() {
    let mut world = World::new();
    let (olga, operator) = (keypair("olga"), world.register("olga"));
    let ids = [
        Setting::OperatorWeight { operator, weight: 100 },
        Setting::OperatorCap { operator, cap: 1_000 * SOL },
    ]
    .map(|setting| world.queue(setting));

    world.leave("olga");
    world.must(&[world.close_operator_ix(operator)], &[]);
    let greedy = world.create_validator("greedy", 100);
    world.must(&[world.register_ix(&olga, greedy, 10_000)], &[&olga]);

    world.go_to(world.change_state(ids[0]).mature_epoch, 0);
    for id in ids {
        let execute = world.execute_operator_ix(operator, id);
        world.refuse(CairnError::ChangeOvertaken, &[execute], &[]);
    }
    assert_eq!(world.pool_state().weights, 0);
    // One that is queued in the sight of the new validator lives.
    let id = world.ripen(Setting::OperatorWeight { operator, weight: 1 });
    world.must(&[world.execute_operator_ix(operator, id)], &[]);
}
