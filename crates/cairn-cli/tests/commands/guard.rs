//! What guardian and manager do at once.

use crate::support::view::{NOW, admin, guardian, manager, refusal, says, view};
use cairn::state::Setting;
use cairn_cli::commands::{pause_deposits, tighten};

#[test]
fn guardian_and_manager_pause() {
    for key in [guardian(), manager()] {
        pause_deposits::check(&view(), key, 3).expect("a guard may");
    }
    let sentence = refusal(pause_deposits::check(&view(), admin(), 3));
    says(&sentence, &["Only the manager or the guardian can pause deposits", "is the admin"]);
}

#[test]
fn second_pause_is_told_when_it_may_begin() {
    let mut view = view();
    view.pool.pause_deposits(NOW - 1, 3).expect("the first");
    let sentence = refusal(pause_deposits::check(&view, guardian(), 1));
    says(&sentence, &["to the start of epoch 12 (in 2 epochs)", "Nobody prolongs a pause"]);
    view.now.epoch.0 = 12;
    let sentence = refusal(pause_deposits::check(&view, guardian(), 1));
    says(&sentence, &["in epoch 15 (in 3 epochs)", "tighten deposit-cap"]);
    view.now.epoch.0 = 15;
    pause_deposits::check(&view, guardian(), 1).expect("as long unpaused");
}

#[test]
fn only_lower_caps_tighten() {
    let view = view();
    tighten::check(&view, manager(), &Setting::DepositCap(0)).expect("lower");
    tighten::check(&view, guardian(), &Setting::InstantLimitBps(499)).expect("lower");
    for same_or_higher in [Setting::DepositCap(1_000_000_000_000), Setting::InstantLimitBps(501)] {
        let sentence = refusal(tighten::check(&view, guardian(), &same_or_higher));
        says(&sentence, &["give less", "cairn queue-change"]);
    }
    let sentence = refusal(tighten::check(&view, admin(), &Setting::DepositCap(0)));
    says(&sentence, &["Only the manager or the guardian can tighten"]);
}
