//! Where changes and pauses stand, epoch by epoch.

use crate::support::view::{NOW, key, queue, register, view};
use cairn::state::Setting;
use cairn_cli::{pause::Pause, standing::Standing};

#[test]
fn change_waits_is_due_and_expires() {
    let mut view = view();
    let id = queue(&mut view, Setting::Manager(key(7)), NOW);
    let change = &view.changes[&id];
    let at = |epoch| Standing::of(change, &view.pool, epoch);
    assert_eq!(at(NOW), Standing::Waits { epochs: 3 });
    assert_eq!(at(NOW + 2).to_string(), "in 1 epoch");
    assert_eq!(at(NOW + 3), Standing::Due { last: NOW + 9 });
    assert_eq!(at(NOW + 9), Standing::Due { last: NOW + 9 });
    assert_eq!(at(NOW + 10), Standing::Expired { last: NOW + 9 });
    for epoch in NOW..NOW + 12 {
        assert_eq!(at(epoch).is_dead(), change.is_dead(&view.pool, epoch));
        let due = change.check_executable(&view.pool, epoch).is_ok();
        assert_eq!(matches!(at(epoch), Standing::Due { .. }), due);
    }
}

#[test]
fn change_dies_with_its_admins_term() {
    let mut view = view();
    let id = queue(&mut view, Setting::Manager(key(7)), NOW);
    view.pool.admin_term += 1;
    let standing = Standing::of(&view.changes[&id], &view.pool, NOW + 3);
    assert_eq!(standing, Standing::OfFormerAdmin);
    assert!(standing.is_dead() && standing.to_string().contains("former admin"));
}

#[test]
fn pause_lasts_rests_and_may_begin_again() {
    let mut pool = view().pool;
    assert_eq!(Pause::of(&pool, NOW), Pause::Ready);
    pool.pause_deposits(NOW, 2).expect("the first");
    let at = |epoch| Pause::of(&pool, epoch);
    assert_eq!(at(NOW), Pause::Paused { start: NOW, end: NOW + 2, left: 2, next: NOW + 4 });
    assert_eq!(
        at(NOW + 1).to_string(),
        "paused from epoch 10 to the start of epoch 12 (in 1 epoch); the next pause may begin in epoch 14"
    );
    assert_eq!(at(NOW + 2), Pause::Resting { next: NOW + 4, left: 2 });
    assert_eq!(at(NOW + 4), Pause::Ready);
    for epoch in NOW..NOW + 6 {
        let again = pool.clone().pause_deposits(epoch, 1).is_ok();
        assert_eq!(at(epoch) == Pause::Ready, again);
    }
}

#[test]
fn change_of_what_was_tightened_since_is_dead() {
    let mut view = view();
    let id = queue(&mut view, Setting::DepositCap(1), NOW);
    view.pool.deposit_cap_tightened = id + 1;
    let standing = Standing::of(&view.changes[&id], &view.pool, NOW + 3);
    assert_eq!(standing, Standing::Overtaken);
    assert!(standing.is_dead());
}

#[test]
fn change_of_an_operator_that_was_lowered_since_is_dead_and_not_closed() {
    let (mut view, operator) = (view(), key(8));
    register(&mut view, operator);
    let id = queue(&mut view, Setting::OperatorWeight { operator, weight: 9 }, NOW);
    assert_eq!(view.standing(&view.changes[&id]), Standing::Waits { epochs: 3 });
    view.operators.get_mut(&operator).expect("registered").tightened = id + 1;
    let standing = view.standing(&view.changes[&id]);
    assert_eq!(standing, Standing::Lowered);
    assert!(standing.is_dead() && standing.to_string().contains("lowered or made"));
    // The program closes it with its expiry, as it closes every change.
    assert!(!view.changes[&id].is_dead(&view.pool, NOW));
    view.now.epoch.0 = NOW + 10;
    assert_eq!(view.standing(&view.changes[&id]), Standing::Expired { last: NOW + 9 });
}

#[test]
fn longer_exits_make_a_change_wait_longer() {
    let mut view = view();
    let id = queue(&mut view, Setting::FloorBps(1), NOW);
    view.pool.parameters.min_exit_epochs = 5;
    let standing = Standing::of(&view.changes[&id], &view.pool, NOW + 3);
    assert_eq!(standing, Standing::Waits { epochs: 5 });
}
