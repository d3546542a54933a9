//! Settings: queued, executed, stopped, tightened; deposits paused.

use crate::expected::*;
use cairn::state::Setting;

#[test]
fn queue_change_is_signed_by_payer_and_admin() {
    let a = addresses();
    let accounts = [
        pays(key(1)),
        signs(key(2)),
        writes(a.pool),
        writes(a.change(3)),
        program("Sysvar1nstructions1111111111111111111111111"),
        system(),
    ];
    let instruction = a.queue_change(key(1), key(2), 3, Setting::FloorBps(513));
    assert_is(instruction, "queue_change", &accounts, &[11, 1, 2]);
}

#[test]
fn accept_admin_is_signed_by_the_next_admin() {
    let a = addresses();
    let accounts = [signs(key(1)), writes(a.pool), writes(a.change(3)), writes(key(2))];
    assert_is(a.accept_admin(key(1), 3, key(2)), "accept_admin", &accounts, &[]);
}

#[test]
fn execute_change_is_signed_by_nobody() {
    let a = addresses();
    let accounts = [writes(a.pool), writes(a.change(3)), writes(key(2))];
    assert_is(a.execute_change(3, key(2)), "execute_change", &accounts, &[]);
}

#[test]
fn update_metadata_is_signed_by_nobody() {
    let a = addresses();
    let accounts = [
        reads(a.pool),
        reads(a.authority),
        writes(a.change(3)),
        writes(key(2)),
        writes(a.metadata()),
        program("metaqbxxUerdq28cj1RbAWkYQm3ybzjb6a8bt518x1s"),
    ];
    assert_is(a.update_metadata(3, key(2)), "update_metadata", &accounts, &[]);
}

#[test]
fn close_change_is_signed_by_nobody() {
    let a = addresses();
    let with = |operator| [reads(a.pool), writes(a.change(3)), writes(key(2)), reads(operator)];
    // Anchor's word for none is the program itself.
    assert_is(a.close_change(3, key(2), None), "close_change", &with(cairn::ID), &[]);
    let close = a.close_change(3, key(2), Some(key(5)));
    assert_is(close, "close_change", &with(key(5)), &[]);
}

#[test]
fn cancel_change_is_signed_by_the_canceller() {
    let a = addresses();
    let accounts = [signs(key(1)), reads(a.pool), writes(a.change(3)), writes(key(2))];
    assert_is(a.cancel_change(key(1), 3, key(2)), "cancel_change", &accounts, &[]);
}

#[test]
fn tighten_and_pause_deposits_are_signed_by_the_guard() {
    let a = addresses();
    let accounts = [signs(key(1)), writes(a.pool)];
    let tighten = a.tighten(key(1), Setting::DepositCap(513));
    assert_is(tighten, "tighten", &accounts, &[13, 1, 2, 0, 0, 0, 0, 0, 0]);
    assert_is(a.pause_deposits(key(1), 3), "pause_deposits", &accounts, &[3]);
}
