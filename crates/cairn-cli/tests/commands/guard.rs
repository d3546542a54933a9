//! What guardian and manager do at once.

use crate::support::view::{
    NOW, admin, guardian, hold, key, manager, refusal, register, says, view,
};
use cairn::state::{AssetTerms, Setting};
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

#[test]
fn only_lower_weights_and_caps_tighten_an_operator() {
    let (mut view, operator) = (view(), key(8));
    let weight = |weight| Setting::OperatorWeight { operator, weight };
    let cap = |cap| Setting::OperatorCap { operator, cap };
    says(&refusal(tighten::check(&view, guardian(), &weight(0))), &["no operator at"]);
    register(&mut view, operator);
    for lower in [weight(4), weight(0), cap(999_999_999), cap(0)] {
        tighten::check(&view, guardian(), &lower).expect("lower");
    }
    for same_or_higher in [weight(5), weight(6), cap(1_000_000_000), cap(u64::MAX)] {
        let sentence = refusal(tighten::check(&view, manager(), &same_or_higher));
        says(&sentence, &["give less", "cairn queue-change operator-"]);
    }
}

#[test]
fn only_less_room_for_deposits_tightens_an_asset() {
    let mut view = view();
    let (asset, held) = (view.addresses.asset(key(30)), AssetTerms { cap: 7, ..terms() });
    let to = |terms| Setting::AssetTerms { asset, terms };
    says(&refusal(tighten::check(&view, guardian(), &to(held))), &["no asset at"]);
    hold(&mut view, key(30), terms());
    tighten::check(&view, guardian(), &to(held)).expect("a lower cap");
    let haircut = AssetTerms { credit_haircut_bps: 3, ..terms() };
    tighten::check(&view, manager(), &to(haircut)).expect("a higher haircut on credits");
    let slower = AssetTerms { max_growth_bps: 1, ..held };
    for other in [terms(), AssetTerms { cap: 9, ..terms() }, slower] {
        let sentence = refusal(tighten::check(&view, guardian(), &to(other)));
        says(&sentence, &["asset-terms is cap 0.000000008 SOL", "cairn queue-change asset-terms"]);
    }
}

fn terms() -> AssetTerms {
    AssetTerms { cap: 8, max_growth_bps: 2, credit_haircut_bps: 2, ..AssetTerms::default() }
}
