//! Executing and closing changes.

use crate::support::view::{NOW, key, queue, refusal, register, says, view};
use cairn::state::Setting;
use cairn_cli::commands::{close_change, execute_change};

#[test]
fn change_is_executed_while_it_is_due() {
    let mut view = view();
    let id = queue(&mut view, Setting::Manager(key(7)), NOW);
    let change = view.changes[&id].clone();
    says(&refusal(execute_change::check(&view, &change)), &["in 3 epochs"]);
    says(&refusal(close_change::check(&view, &change)), &["cairn cancel-change 0"]);
    view.now.epoch.0 = NOW + 3;
    execute_change::check(&view, &change).expect("due");
    view.now.epoch.0 = NOW + 10;
    says(&refusal(execute_change::check(&view, &change)), &["expired", "cairn close-change 0"]);
    close_change::check(&view, &change).expect("dead");
}

#[test]
fn change_of_a_former_admin_is_only_closed() {
    let mut view = view();
    let id = queue(&mut view, Setting::Manager(key(7)), NOW - 3);
    view.pool.admin_term += 1;
    let change = &view.changes[&id];
    says(&refusal(execute_change::check(&view, change)), &["died with the term"]);
    close_change::check(&view, change).expect("dead");
}

#[test]
fn change_that_no_longer_fits_is_refused() {
    let mut view = view();
    let id = queue(&mut view, Setting::ChangeDelayEpochs(3), NOW - 5);
    view.pool.parameters.min_exit_epochs = 2;
    view.pool.parameters.change_delay_epochs = 5;
    let sentence = refusal(execute_change::check(&view, &view.changes[&id]));
    says(&sentence, &["min_exit_epochs + 3"]);
}

#[test]
fn operators_change_is_executed_while_the_operator_is_there() {
    let (mut view, operator) = (view(), key(8));
    let id = queue(&mut view, Setting::OperatorCap { operator, cap: 1 }, NOW - 3);
    says(&refusal(execute_change::check(&view, &view.changes[&id])), &["no operator at"]);
    register(&mut view, operator);
    execute_change::check(&view, &view.changes[&id]).expect("due");
    view.operators.get_mut(&operator).expect("registered").tightened = id + 1;
    let sentence = refusal(execute_change::check(&view, &view.changes[&id]));
    says(&sentence, &["lowered, or made", "cairn close-change 0"]);
    close_change::check(&view, &view.changes[&id]).expect("dead");
}

#[test]
fn metadata_must_exist_to_be_changed() {
    let mut view = view();
    let setting =
        Setting::Metadata { name: "A".into(), symbol: "a".into(), uri: "https://a".into() };
    let id = queue(&mut view, setting, NOW - 3);
    says(&refusal(execute_change::check(&view, &view.changes[&id])), &["set_metadata"]);
}

#[test]
fn missing_change_is_told_from_one_to_come() {
    let mut view = view();
    let id = queue(&mut view, Setting::FloorBps(0), NOW);
    view.changes.remove(&id);
    let gone = view.change(id).expect_err("gone").to_string();
    says(&gone, &["no longer there", "cairn changes"]);
    says(&view.change(9).expect_err("to come").to_string(), &["There is no change 9 yet"]);
}
