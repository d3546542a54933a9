//! Operators' commission: on rewards and nothing else, in front of the pool's own part of fees.

use super::books::{amount, at, books, drip, even, of};
use super::oracle::{big, ceil, floor, not_below};
use cairn_core::{Bps, CoreError, Holding, Lamports, Ledger, Shares};
use proptest::prelude::*;

/// Books of which operators are due so many bps of fees; over 10 000 where a loss has eaten into them.
fn owing() -> impl Strategy<Value = Ledger> {
    (books(), 0_u64..20_000).prop_map(|(ledger, bps)| {
        let due = of(ledger.fees.0, bps) + of(ledger.fees.0, bps.saturating_sub(10_000));
        Ledger { commissions: Lamports(due), ..ledger }
    })
}

fn earn(ledger: &mut Ledger, gain: u64, reward: u64, bps: u16) -> u64 {
    let report = ledger.earn(Lamports(gain), Lamports(reward), Bps(bps)).expect("fits");
    report.apply(ledger, Holding::Staked).expect("fits");
    report.commission.0
}

#[test]
fn commission_is_a_part_of_the_reward_rounded_up() {
    let mut ledger = even();
    assert_eq!(earn(&mut ledger, 1_000_001, 1_000_001, 500), 50_001);
    // A gift of the same size bears none; of both together the reward does.
    assert_eq!(earn(&mut ledger, 1_000_001, 0, 500), 0);
    assert_eq!(earn(&mut ledger, 1_000, 100, 500), 5);
    // What has risen and is not there is no reward.
    assert_eq!(earn(&mut ledger, 100, 1_000, 500), 5);
    let Ledger { withheld, fees, commissions, .. } = ledger;
    assert_eq!((fees, commissions), (Lamports(50_011), Lamports(50_011)));
    assert_eq!(withheld, Lamports(2_001_102 - 50_011));
}

#[test]
fn loss_eats_the_pools_own_part_first_and_then_of_all_operators_alike() {
    // 1000 SOL for 500 shares; 900 of fees, 600 of them due to two operators: 400 and 200.
    let ledger = Ledger { reserve: Lamports(500_000_000_900), fees: Lamports(900), ..even() };
    let ledger = Ledger { commissions: Lamports(600), ..ledger };
    let paid = |loss: u64| {
        let mut ledger = ledger;
        let report = ledger.loss(Lamports(loss)).expect("there is as much");
        report.apply(&mut ledger, Holding::Reserve).expect("reserve");
        let own = ledger.collect_fees().expect("sound").map_or(0, |report| report.lamports.0);
        let mut each = [0, 0];
        for (part, due) in each.iter_mut().zip([400, 200]) {
            if let Some(report) = ledger.collect_commission(Lamports(due)).expect("sound") {
                report.apply(&mut ledger).expect("sound");
                *part = report.lamports.0;
            }
        }
        (own, each)
    };
    assert_eq!(paid(0), (300, [400, 200]));
    assert_eq!(paid(300), (0, [400, 200]));
    assert_eq!(paid(599), (0, [200, 101]));
    assert_eq!(paid(900), (0, [0, 0]));
}

#[test]
fn more_than_all_are_due_is_nobodys() {
    let ledger = Ledger { commissions: Lamports(5), ..even() };
    let refused = Err(CoreError::Underflow { left: 5, right: 6 });
    assert_eq!(ledger.collect_commission(Lamports(6)), refused);
}

#[test]
fn dust_is_less_than_a_share() {
    // Two lamports a share.
    let ledger = Ledger { fees: Lamports(9), staked: Lamports(500_000_000_009), ..even() };
    let ledger = Ledger { commissions: Lamports(9), ..ledger };
    let dust = [0, 1, 2].map(|due| ledger.is_dust(Lamports(due)).expect("sound"));
    assert_eq!(dust, [true, true, false]);
    let mut left = ledger;
    left.forgo_commission(Lamports(1)).expect("due");
    assert_eq!((left.commissions, left.fees, left.nav()), (Lamports(8), Lamports(9), ledger.nav()));
}

#[test]
fn without_a_price_nothing_is_paid_and_nothing_is_dust() {
    let ledger = Ledger {
        reserve: Lamports(0),
        staked: Lamports(70),
        fees: Lamports(70),
        commissions: Lamports(70),
        ..even()
    };
    assert_eq!(ledger.collect_commission(Lamports(70)), Ok(None));
    assert_eq!(ledger.is_dust(Lamports(70)), Ok(false));
    assert_eq!(ledger.is_dust(Lamports(0)), Ok(true));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn reward_moves_no_price_before_the_next_epoch_and_bears_what_is_said(
        ledger in owing(), gain in amount(1 << 57), reward in amount(1 << 57), bps in 0_u16..=10_000,
    ) {
        let mut after = ledger;
        let commission = earn(&mut after, gain, reward, bps);
        let expected = ceil(&big(u64::from(bps)), &big(reward.min(gain)), &big(10_000));
        prop_assert_eq!(big(commission), expected);
        prop_assert_eq!((after.price()?, after.deposit_price()?), (ledger.price()?, ledger.deposit_price()?));
        prop_assert_eq!(after.gross()?.0, ledger.gross()?.0 + gain);
        prop_assert_eq!(after.withheld.0, ledger.withheld.0 + gain - commission);
        prop_assert_eq!(after.fees.0, ledger.fees.0 + commission);
        prop_assert_eq!(after.commissions.0, ledger.commissions.0 + commission);
        prop_assert!(after.touch(at(8, 0), drip(4, 2_000)).is_ok());
        after.check()?;
    }

    #[test]
    fn commissions_paid_in_shares_lower_no_price_and_leave_the_pools_own_part(
        ledger in owing(), part in 0_u64..=10_000,
    ) {
        let due = of(ledger.commissions.0, part);
        let mut after = ledger;
        let Some(report) = ledger.collect_commission(Lamports(due))? else {
            return Ok(());
        };
        report.apply(&mut after)?;
        let backed = ledger.commissions.min(ledger.fees);
        let lamports = floor(&big(due), &big(backed.0), &big(ledger.commissions.0));
        prop_assert_eq!(big(report.lamports.0), lamports);
        let one_more = Shares(report.shares.0 + 1);
        let (before, now) = (ledger.deposit_price()?, after.deposit_price()?);
        prop_assert!(big(one_more.0) * before.nav.0 > big(report.lamports.0) * before.supply.0);
        prop_assert!(not_below(before, now) && not_below(ledger.price()?, after.price()?));
        // Where losses spared them, the pool's own part stands; where not, there is none but rounding's.
        let own = |ledger: &Ledger| ledger.fees.less(ledger.commissions);
        prop_assert_eq!(own(&after), own(&ledger));
        after.check()?;
    }

    #[test]
    fn all_operators_together_are_paid_what_is_there_in_any_order(
        ledger in owing(), cuts in prop::collection::vec(any::<u64>(), 0..8), turned in any::<bool>(),
    ) {
        let mut dues = super::books::cut(ledger.commissions.0, &cuts);
        if turned {
            dues.reverse();
        }
        let (mut after, mut paid) = (ledger, 0);
        let backed = ledger.commissions.min(ledger.fees).0;
        for due in dues {
            let part = floor(&big(due), &big(backed), &big(ledger.commissions.0));
            let Some(report) = after.collect_commission(Lamports(due))? else { return Ok(()) };
            // What rounding left to those before is a lamport each at most.
            let more = big(report.lamports.0) - part;
            prop_assert!(more >= big(0) && more <= big(cuts.len() as u64 + 1));
            paid += report.lamports.0;
            report.apply(&mut after)?;
        }
        prop_assert_eq!((paid, after.commissions), (backed, Lamports(0)));
    }
}
