//! Settings in words.

use crate::support::view::{guardian, key, register, view};
use cairn::state::Setting;
use cairn_cli::{
    setting::{check, from, transition, value},
    view::Face,
};

#[test]
fn values_have_units() {
    let cases = [
        (Setting::Guardian(key(7)), key(7).to_string()),
        (Setting::DripEpochs(1), "1 epoch".to_owned()),
        (Setting::ChangeDelayEpochs(3), "3 epochs".to_owned()),
        (Setting::PerformanceFeeBps(1_500), "1500 bps".to_owned()),
        (Setting::InstantFeeBps { max: 300, min: 10 }, "300 to 10 bps".to_owned()),
        (Setting::DepositCap(1_500_000_000), "1.500000000 SOL".to_owned()),
        (Setting::DepositCap(u64::MAX), "none".to_owned()),
        (Setting::MoveLimitBps(500), "500 bps".to_owned()),
        (Setting::OperatorWeight { operator: key(8), weight: 7 }, format!("7 for {}", key(8))),
        (
            Setting::OperatorCap { operator: key(8), cap: 1_500_000_000 },
            format!("1.500000000 SOL for {}", key(8)),
        ),
        (
            Setting::OperatorCommission { operator: key(8), commission_bps: 700 },
            format!("700 bps for {}", key(8)),
        ),
        (Setting::OperatorCap { operator: key(8), cap: u64::MAX }, format!("none for {}", key(8))),
    ];
    for (setting, text) in cases {
        assert_eq!(value(&setting), text);
    }
}

#[test]
fn change_is_told_from_what_holds_now() {
    let mut view = view();
    let cases = [
        (Setting::Guardian(key(7)), guardian().to_string()),
        (Setting::MinExitEpochs(2), "0 epochs".to_owned()),
        (Setting::InstantFeeBps { max: 200, min: 20 }, "300 to 10 bps".to_owned()),
        (Setting::FloorBps(0), "100 bps".to_owned()),
        (Setting::DepositCap(1), "1000.000000000 SOL".to_owned()),
    ];
    for (setting, text) in cases {
        assert_eq!(from(&setting, &view), text);
    }
    let named = |name: &str| Setting::Metadata {
        name: name.to_owned(),
        symbol: "s".to_owned(),
        uri: "u".to_owned(),
    };
    assert_eq!(transition(&named("B"), &view), "metadata from nothing to \"B\" (s) u");
    view.face = Some(Face { name: "A".into(), symbol: "s".into(), uri: "u".into() });
    assert_eq!(transition(&named("B"), &view), "metadata from \"A\" (s) u to \"B\" (s) u");
}

#[test]
fn operators_are_told_from_what_they_have() {
    let (mut view, operator) = (view(), key(8));
    let weight = Setting::OperatorWeight { operator, weight: 9 };
    assert_eq!(from(&weight, &view), "nothing");
    register(&mut view, operator);
    assert_eq!(from(&weight, &view), format!("5 for {operator}"));
    let cap = Setting::OperatorCap { operator, cap: 0 };
    assert_eq!(from(&cap, &view), format!("1.000000000 SOL for {operator}"));
}

#[test]
fn bounds_are_the_programs_in_its_own_words() {
    let pool = view().pool;
    let error = check(&Setting::PerformanceFeeBps(2_001), &pool).expect_err("too high");
    assert_eq!(error.to_string(), "performance_fee_bps must be at most 2000.");
    let error = check(&Setting::MinExitEpochs(2), &pool).expect_err("over the delay");
    assert_eq!(error.to_string(), "change_delay_epochs must be from min_exit_epochs + 3 to 32.");
    assert!(check(&Setting::PerformanceFeeBps(2_000), &pool).is_ok());
}
