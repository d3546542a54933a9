//! What guardian and manager do at once.

use crate::support::view::{
    NOW, admin, guardian, hold, key, manager, refusal, register, says, view,
};
use cairn::{
    AcknowledgeAssetArgs,
    state::{Asset, AssetTerms, Setting},
};
use cairn_cli::{
    args::CodeHash,
    commands::{acknowledge_asset, cancel_acknowledgement, pause_deposits, tighten},
    deployed::Deployed,
};

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

#[test]
fn manager_acknowledges_a_fall_and_an_upgrade_by_the_hash_of_what_is_deployed() {
    let (mut view, mint) = (view(), key(30));
    hold(&mut view, mint, AssetTerms::default());
    let address = view.addresses.asset(mint);
    let mut asset = acknowledge_asset::asset(&view, &address).expect("there").clone();
    let elsewhere = refusal(acknowledge_asset::asset(&view, &key(31)).map(|_| ()));
    says(&elsewhere, &["no asset at", "cairn assets"]);
    asset.source.code_hash = [5; 32];
    let at = |code_hash: CodeHash| Deployed { slot: 77, code_hash };
    let (own, new) = (at(CodeHash([5; 32])), at(CodeHash([9; 32])));
    let check = |asset: &Asset, key, named, deployed| {
        acknowledge_asset::check(&view, key, asset, named, deployed)
    };
    let refusal = |args: anyhow::Result<AcknowledgeAssetArgs>| refusal(args.map(|_| ()));
    says(&refusal(check(&asset, manager(), None, Some(own))), &["nothing to acknowledge"]);
    asset.doubts = Asset::DROPPED;
    let fall = check(&asset, manager(), None, Some(own)).expect("a fall needs no hash");
    assert_eq!((fall.doubts, fall.slot, fall.code_hash), (Asset::DROPPED, 77, [0; 32]));
    says(&refusal(check(&asset, guardian(), None, None)), &["Only the manager can"]);
    asset.doubts = Asset::UPGRADED;
    for named in [[9; 32], [0; 32]] {
        let looked = check(&asset, manager(), Some(CodeHash(named)), Some(new));
        let looked = looked.expect("looked at");
        assert_eq!((looked.doubts, looked.slot, looked.code_hash), (Asset::UPGRADED, 77, named));
    }
    let none = refusal(check(&asset, manager(), None, Some(new)));
    says(&none, &["0909", "look at it", "--code-hash"]);
    let other = refusal(check(&asset, manager(), Some(CodeHash([8; 32])), Some(new)));
    says(&other, &["0909", "not 0808"]);
    says(&refusal(check(&asset, manager(), None, Some(own))), &["verify_source"]);
    says(&refusal(check(&asset, manager(), None, None)), &["gone", "retire"]);
}

#[test]
fn guards_take_an_acknowledgement_back() {
    let (mut view, mint) = (view(), key(30));
    hold(&mut view, mint, AssetTerms::default());
    let mut asset = view.assets[&view.addresses.asset(mint)].clone();
    let none = refusal(cancel_acknowledgement::check(&view, guardian(), &asset));
    says(&none, &["Nothing of this asset is acknowledged"]);
    asset.acknowledged = Asset::DROPPED;
    for guard in [guardian(), manager()] {
        cancel_acknowledgement::check(&view, guard, &asset).expect("a guard may");
    }
    let sentence = refusal(cancel_acknowledgement::check(&view, admin(), &asset));
    says(&sentence, &["Only the manager or the guardian can cancel an acknowledgement"]);
}
