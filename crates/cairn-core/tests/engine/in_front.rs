//! A deposit in front of an instant exit, in the same epoch, never makes it cheaper.

use super::books::{amount, at, drip, even, living, of};
use super::gate::close;
use super::instant::{doubts, nobody, terms};
use cairn_core::{Bps, CoreError, Doubts, InstantTerms, Lamports, Ledger, Queue, Shares};
use proptest::array::uniform3;
use proptest::prelude::*;

/// From 3 % to 0.1 %, the least with a fifth of nav free; no limit.
const TERMS: InstantTerms =
    InstantTerms { max_fee: Bps(300), min_fee: Bps(10), target: Bps(2_000), limit: Bps(10_000) };

fn fee(ledger: &Ledger, queue: &Queue, floor: Bps, terms: &InstantTerms) -> Bps {
    let free = ledger.free(queue, floor).expect("sound");
    ledger.instant_fee(free, terms).expect("fits")
}

/// 10 SOL for as many shares, 1 SOL of it in the reserve.
fn short() -> Ledger {
    let mut ledger = even();
    (ledger.reserve, ledger.staked) = (Lamports(1_000_000_000), Lamports(9_000_000_000));
    (ledger.supply, ledger.mark) = (Shares(10_000_000_000), ledger.price().expect("sound"));
    ledger.mark.supply = ledger.supply;
    ledger
}

#[test]
fn lamports_deposited_in_front_pay_an_exit_and_leave_its_fee() {
    let mut ledger = short();
    assert_eq!(fee(&ledger, &nobody(), Bps(0), &TERMS), Bps(155));
    ledger
        .deposit(Lamports(1_300_000_000), Shares(0))
        .expect("open")
        .apply(&mut ledger)
        .expect("fits");
    // 1 of 2.3 SOL free is liquidity, of a target that rose to 2.26 SOL: 300 - floor(290 / 2.26).
    assert_eq!(fee(&ledger, &nobody(), Bps(0), &TERMS), Bps(172));
    let free = ledger.free(&nobody(), Bps(0)).expect("sound");
    let exit = ledger.instant(Shares(2_200_000_000), Lamports(0), free, &TERMS, &Doubts::default());
    let exit = exit.expect("what was deposited is free");
    assert_eq!((exit.fee.0, exit.lamports.0), (37_840_000, 2_162_160_000));
    let over = ledger.instant(Shares(2_400_000_000), Lamports(0), free, &TERMS, &Doubts::default());
    assert_eq!(over, Err(CoreError::NotFree { lamports: Lamports(2_358_720_000), free }));
}

#[test]
fn what_an_epoch_deposits_is_liquidity_from_the_next_on() {
    let mut ledger = short();
    ledger
        .deposit(Lamports(1_300_000_000), Shares(0))
        .expect("open")
        .apply(&mut ledger)
        .expect("fits");
    let until = |epoch, slot| ledger.touch(at(epoch, slot), drip(4, 0)).expect("later").after;
    let fee = |ledger: &Ledger| fee(ledger, &nobody(), Bps(0), &TERMS);
    assert_eq!(
        (until(7, 431_999).deposited, fee(&until(7, 431_999))),
        (Lamports(1_300_000_000), Bps(172))
    );
    assert_eq!((until(8, 0).deposited, fee(&until(8, 0))), (Lamports(0), Bps(10)));
}

#[test]
fn deposits_beyond_all_that_is_free_take_the_highest_fee() {
    let mut ledger = short();
    for deposited in [1_000_000_000, 1_000_000_001, u64::MAX] {
        ledger.deposited = Lamports(deposited);
        assert_eq!(fee(&ledger, &nobody(), Bps(0), &TERMS), Bps(300));
    }
    let deposit = ledger.deposit(Lamports(1_000_000), Shares(0)).expect("open");
    let sum = CoreError::Overflow { left: u64::MAX, right: 1_000_000 };
    assert_eq!(deposit.apply(&mut ledger), Err(sum));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn a_deposit_in_front_never_lowers_the_fee(
        ledger in living(), terms in terms(), lamports in amount(1 << 60), share in 1_u64..=10_000,
        floor in prop_oneof![3 => 0_u16..=2_000, 1 => 0_u16..=10_000],
        before in [amount(1 << 55), amount(1 << 55)], parts in uniform3(0_u64..=10_000),
        batches in prop::collection::vec((0_u64..=3_000, 0_u64..20_000, 0_u64..=10_000), 0..4),
    ) {
        let mut ledger = ledger;
        (ledger.instant, ledger.deposited) = (Lamports(before[0]), Lamports(before[1]));
        let (queue, _) = close(&mut ledger, &batches);
        let floor = Bps(floor);
        let lamports = lamports.min(ledger.nav()?.0).max(1_000_000);
        let Ok(deposit) = ledger.deposit(Lamports(lamports), Shares(0)) else { return Ok(()) };
        let mut after = ledger;
        deposit.apply(&mut after)?;
        prop_assert!(fee(&ledger, &queue, floor, &terms) <= fee(&after, &queue, floor, &terms));

        // Nor does an exit that both allow pay less of its value.
        let doubts = doubts(ledger.nav()?.0, parts);
        let shares = Shares(of(ledger.supply.0 - ledger.escrowed.0 - 100_000_000, share));
        let exit = |ledger: &Ledger| {
            let free = ledger.free(&queue, floor).expect("sound");
            ledger.instant(shares, Lamports(0), free, &terms, &doubts)
        };
        if let (Ok(alone), Ok(behind)) = (exit(&ledger), exit(&after)) {
            let (one, two) = (alone.fee.0.saturating_sub(1), behind.fee.0);
            let (worth, other) = (alone.value.0, behind.value.0);
            prop_assert!(u128::from(one) * u128::from(other) <= u128::from(two) * u128::from(worth));
        }
    }

    #[test]
    fn many_deposits_in_front_are_one(
        ledger in living(), terms in terms(), lamports in prop::collection::vec(1_000_000_u64..1 << 50, 1..6),
    ) {
        let (mut apart, mut at_once) = (ledger, ledger);
        for part in &lamports {
            let Ok(deposit) = apart.deposit(Lamports(*part), Shares(0)) else { return Ok(()) };
            deposit.apply(&mut apart)?;
        }
        let whole = at_once.deposit(Lamports(lamports.iter().sum()), Shares(0));
        let Ok(whole) = whole else { return Ok(()) };
        whole.apply(&mut at_once)?;
        let fee = |ledger: &Ledger| fee(ledger, &nobody(), Bps(0), &terms);
        prop_assert_eq!(apart.deposited, at_once.deposited);
        prop_assert_eq!(fee(&apart), fee(&at_once));
    }
}
