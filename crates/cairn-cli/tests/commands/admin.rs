//! What the admin queues, and how the next one takes over.

use crate::support::view::{NOW, admin, guardian, key, queue, refusal, register, says, view};
use cairn::state::Setting;
use cairn_cli::commands::{accept_admin, execute_change, queue_change};

#[test]
fn admin_queues_what_is_within_bounds_and_new() {
    let view = view();
    let fee = |bps| Setting::PerformanceFeeBps(bps);
    queue_change::check(&view, admin(), &fee(1_500)).expect("within bounds");
    says(&refusal(queue_change::check(&view, admin(), &fee(2_001))), &["at most 2000"]);
    says(&refusal(queue_change::check(&view, admin(), &fee(1_000))), &["is 1000 bps already"]);
    let sentence = refusal(queue_change::check(&view, guardian(), &fee(1_500)));
    says(&sentence, &["Only the admin can queue changes", "is the guardian"]);
}

#[test]
fn admin_queues_for_operators_that_are_there() {
    let (mut view, operator) = (view(), key(8));
    let weight = |weight| Setting::OperatorWeight { operator, weight };
    says(&refusal(queue_change::check(&view, admin(), &weight(9))), &["no operator at"]);
    register(&mut view, operator);
    queue_change::check(&view, admin(), &weight(9)).expect("new");
    says(&refusal(queue_change::check(&view, admin(), &weight(5))), &["is 5 for", "already"]);
}

#[test]
fn named_key_takes_over_when_it_is_due() {
    let mut view = view();
    let id = queue(&mut view, Setting::Admin(key(7)), NOW);
    let other = queue(&mut view, Setting::FloorBps(0), NOW);
    let change = view.changes[&id].clone();
    let sentence = refusal(accept_admin::check(&view, key(7), &change));
    says(&sentence, &["from epoch 13 on (in 3 epochs)"]);
    view.now.epoch.0 = 13;
    accept_admin::check(&view, key(7), &change).expect("due");
    says(&refusal(accept_admin::check(&view, admin(), &change)), &[&key(7).to_string()]);
    let sentence = refusal(accept_admin::check(&view, key(7), &view.changes[&other]));
    says(&sentence, &["cairn execute-change 1"]);
    let sentence = refusal(execute_change::check(&view, &change));
    says(&sentence, &["cairn accept-admin 0", &key(7).to_string()]);
}
