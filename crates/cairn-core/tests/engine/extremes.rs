//! Every function on every number there is: a report, a refusal, never a panic.

use super::books::{amount, tried};
use cairn_core::*;
use proptest::prelude::*;

fn any() -> impl Strategy<Value = u64> {
    prop_oneof![6 => amount(u64::MAX), 1 => Just(u64::MAX), 1 => Just(0), 1 => Just(1)]
}

/// Books that need not be sound: what no instruction writes must not panic either.
fn ledger() -> impl Strategy<Value = Ledger> {
    prop::collection::vec(any(), 22).prop_map(|numbers| {
        let mut numbers = numbers.into_iter();
        let mut next = || numbers.next().expect("twenty-two");
        let mark = Price { nav: Lamports(next()), supply: Shares(next()) };
        let [supply, escrowed, queued] = [(); 3].map(|()| Shares(next()));
        let mut lamports = || Lamports(next());
        Ledger {
            reserve: lamports(),
            staked: Lamports(lamports().0 >> 2),
            assets: Lamports(lamports().0 >> 3),
            transit: Lamports(lamports().0 >> 4),
            withheld: lamports(),
            stream: lamports(),
            released: lamports(),
            carried: lamports(),
            charged: lamports(),
            instant: lamports(),
            deposited: lamports(),
            fees: lamports(),
            commissions: lamports(),
            slash_owed: lamports(),
            held: lamports(),
            mark,
            epoch: Epoch(7),
            supply,
            escrowed,
            queued,
            owed_at_cap: lamports(),
            claims: lamports(),
        }
    })
}

fn cases() -> impl Strategy<Value = Cases> {
    let case = ([any(), any(), any(), any(), any()], 0_u8..4).prop_map(|(numbers, state)| Case {
        state: match state {
            0 => CaseState::None,
            1 => CaseState::Pending,
            2 => CaseState::Executed,
            _ => CaseState::Dropped,
        },
        exposed: Lamports(numbers[0]),
        held: Lamports(numbers[1]),
        covered: Lamports(numbers[2]),
        owed: Lamports(numbers[3]),
        position: numbers[4],
    });
    prop::collection::vec(case, CASES).prop_map(|cases| Cases(cases.try_into().expect("eight")))
}

fn batch() -> impl Strategy<Value = Batch> {
    (prop::collection::vec(any(), 10), 0_u8..3).prop_map(|(numbers, state)| Batch {
        state: [BatchState::Open, BatchState::Closed, BatchState::Filled][usize::from(state)],
        tickets: 1,
        shares: Shares(numbers[0]),
        filled: Shares(numbers[1]),
        cap: Price { nav: Lamports(numbers[2]), supply: Shares(numbers[3]) },
        paid: Lamports(numbers[4]),
        claimed: Lamports(numbers[5]),
        held: [Lamports(numbers[6]); CASES],
        room: Lamports(numbers[7]),
        left: Shares(numbers[8]),
        forgone: Lamports(numbers[9]),
        ..Batch::open(Epoch(4))
    })
}

/// Each verb once, on copies.
fn verbs(ledger: Ledger, cases: Cases, batch: Batch, numbers: &[u64], bps: Bps) -> Result<()> {
    let [left, right, free] = [numbers[0], numbers[1], numbers[2]].map(Lamports);
    let doubts = Doubts { haircuts: left, cases };
    let queue = Queue { head: numbers[3], open: numbers[4], epoch: Epoch(4), ended: None };
    let terms = InstantTerms { max_fee: bps, min_fee: Bps(7), target: bps, limit: bps };
    let found =
        Found { reserve: left, claims: right, minted: Shares(free.0), escrow: Shares(left.0) };
    let moment = Moment {
        epoch: Epoch(7 + right.0 % 40),
        elapsed: left.0 % free.0.max(1),
        slots: free.0.max(1),
    };
    let (mut after, mut c, mut b, mut q) = (ledger, cases, batch, queue);
    tried(ledger.touch(moment, Drip::new(4, bps)).map(|report| report.apply(&mut after)));
    tried(ledger.collect_fees().map(|report| report.map(|report| report.apply(&mut after))));
    tried(ledger.loss(left).map(|report| report.apply(&mut after, Holding::Reserve)));
    tried(after.gain(Holding::Staked, right));
    tried(after.relocate(Holding::Staked, Holding::Transit, left));
    tried(ledger.surplus(&found).map(|report| report.map(|report| report.apply(&mut after))));
    tried(ledger.instant_fee(free, &terms));
    tried(ledger.deposit(right, Shares(0)).map(|report| report.apply(&mut after)));
    let exit = ledger.instant(Shares(right.0), left, free, &terms, &doubts);
    tried(exit.map(|report| report.apply(&mut after, &mut c)));
    let fill = ledger.fill(&batch, free, &doubts);
    tried(fill.map(|fill| fill.map(|fill| fill.apply(&mut after, &mut q, &mut c, &mut b))));
    for slot in 0..=CASES {
        for taken in [Taken::Native, Taken::Asset] {
            let (mut ledger, mut cases) = (ledger, cases);
            tried(ledger.execute(&queue, &mut cases, slot, taken));
            tried(ledger.settle(&mut cases, &mut b, slot));
            tried(ledger.pay_slash(&queue, &mut cases, slot));
        }
        let (mut ledger, mut cases, mut batch) = (ledger, cases, batch);
        tried(ledger.settle(&mut cases, &mut batch, slot));
        tried(ledger.drop_case(&mut cases, slot));
        tried(ledger.propose(&mut cases, slot, left));
    }
    tried((
        ledger.free(&queue, bps),
        ledger.need(&queue, &Waiting::default(), left),
        ledger.free_for_fill(&queue, &cases),
    ));
    leave_in_kind(ledger, batch, numbers, bps)
}

/// With and without what a batch holds for cases.
fn leave_in_kind(ledger: Ledger, batch: Batch, numbers: &[u64], bps: Bps) -> Result<()> {
    let [left, right, free] = [numbers[0], numbers[1], numbers[2]];
    let rate = ledger.price()?;
    let mut ticket = Ticket {
        shares: Shares(right),
        claimed: Lamports(left),
        due: Lamports(free),
        since: Lamports(numbers[3]),
    };
    tried((ticket.claimable(&batch), ticket.is_done(&batch)));
    for held in [batch.held, BySlot::default()] {
        let mut batch = Batch { held, ..batch };
        let (units, free, recorded) = (Units(free), Units(left), batch.cap);
        let asset = InKind { units, free, recorded, exit_fee: bps, read: Some(ledger.mark) };
        let exit = ledger.exit_in_kind(&batch, &ticket, rate, &asset);
        let mut after = ledger;
        tried(exit.map(|exit| exit.map(|exit| exit.apply(&mut after, &mut batch, &mut ticket))));
    }
    Ok(())
}

fn pure(numbers: &[u64], bps: Bps) {
    let [left, right, free] = [numbers[0], numbers[1], numbers[2]].map(Lamports);
    let (first, second) = (
        Price { nav: left, supply: Shares(right.0) },
        Price { nav: free, supply: Shares(numbers[3]) },
    );
    let guards = Guards {
        max_growth: bps,
        max_drop: bps,
        stale_haircut: bps,
        credit_haircut: bps,
        cap: left,
        share_cap: bps,
    };
    tried((guards.read(first, second, Epoch(numbers[4])), guards.check_caps(left, right)));
    tried(guards.credit(Units(numbers[4]), first, second, bps, free));
    tried((guards.haircut(left), value(Units(left.0), second, bps)));
    let rules = MoveRules { minimum: left, rent: right, limit: free };
    tried((rules.band(free), rules.delegate(left, right, free), rules.split(left, free)));
    tried((rules.undelegate(left, right, free), rules.undelegate(right, left, Lamports(0))));
    tried((operator_target(left, right.0, free.0, free), asset_surplus(left, bps, right)));
    tried(SlashSplit::of(left, right, free));
    if let Ok(rates) = Rates::genesis(first, Epoch(numbers[4])) {
        tried(rates.update(second, second, Epoch(numbers[3])));
    }
    let mut history = History::new(Epoch(left.0), right.0, left.0.to_le_bytes()[0]);
    history.turn(Epoch(free.0), numbers[3]);
    for epoch in [left, right, free] {
        tried((
            history.slashable(Epoch(epoch.0), bps),
            history.slash(Epoch(epoch.0), right.0, bps),
        ));
        history.forgive(Epoch(epoch.0), numbers[4]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn no_number_makes_a_verb_panic(
        ledger in ledger(), cases in cases(), batch in batch(), numbers in prop::collection::vec(any(), 5),
        bps in prop::num::u16::ANY,
    ) {
        tried(verbs(ledger, cases, batch, &numbers, Bps(bps)));
    }

    #[test]
    fn no_number_makes_a_pure_function_panic(
        numbers in prop::collection::vec(any(), 5), bps in prop::num::u16::ANY,
    ) {
        pure(&numbers, Bps(bps));
    }
}
