//! The crate's records against the model's, and the invariants that need no history.

use super::books::{Books, pair};
use super::model::{Batch, Int, Model, SLOTS, Stage};
use cairn_core::{BatchState, CaseState};

impl Model {
    /// Everything that the crate keeps as a running sum, recomputed; each record, alike.
    pub fn agree(&self, books: &Books) {
        let (ledger, nav) = (&books.ledger, self.nav());
        let same = [
            ("reserve", ledger.reserve.0, self.reserve),
            ("staked", ledger.staked.0, self.staked),
            ("assets", ledger.assets.0, self.assets),
            ("transit", ledger.transit.0, self.transit),
            ("withheld", ledger.withheld.0, self.withheld),
            ("stream", ledger.stream.0, self.stream),
            ("released", ledger.released.0, self.released),
            ("carried", ledger.carried.0, self.carried),
            ("charged", ledger.charged.0, self.charged),
            ("instant", ledger.instant.0, self.instant),
            ("deposited", ledger.deposited.0, self.deposits.iter().sum()),
            ("fees", ledger.fees.0, self.fees),
            ("commissions", ledger.commissions.0, self.commissions()),
            ("slash_owed", ledger.slash_owed.0, self.slash_owed),
            ("held", ledger.held.0, self.held()),
            ("mark nav", ledger.mark.nav.0, self.mark.0),
            ("mark supply", ledger.mark.supply.0, self.mark.1),
            ("epoch", ledger.epoch.0, self.epoch),
            ("supply", ledger.supply.0, self.supply),
            ("escrowed", ledger.escrowed.0, self.escrowed()),
            ("queued", ledger.queued.0, self.queued()),
            ("owed_at_cap", ledger.owed_at_cap.0, self.owed_at_cap()),
            ("claims", ledger.claims.0, self.claims),
            ("head", books.queue.head, Int::from(self.head)),
            ("open", books.queue.open, Int::from(self.open)),
        ];
        for (name, core, model) in same {
            assert_eq!(Int::from(core), model, "{name}");
        }
        ledger.check().expect("the crate's own check");
        assert_eq!(Int::from(ledger.nav().expect("nav").0), nav, "nav");
        let low = ledger.low_price(&books.doubts()).expect("the low price");
        assert_eq!(pair(low), self.low(), "low price");
        self.invariants(nav);
        self.assets_agree(books);
        self.debts_agree(books);
        self.need_agrees(books);
    }

    /// I4, I5, I8, I11 on the model's own figures.
    fn invariants(&self, nav: Int) {
        let owed = nav + self.withheld + self.fees + self.slash_owed + self.held();
        assert_eq!(owed, self.gross(), "I8");
        assert!(nav >= 0 && self.fees >= 0 && self.slash_owed >= 0, "I8: a part below 0");
        assert!(self.supply >= 100_000_000 + self.escrowed(), "I5");
        let unclaimed: Int = self.batches.values().map(|batch| batch.paid - batch.claimed).sum();
        assert_eq!(self.claims, unclaimed, "I4");
        assert!(self.batches.values().all(|batch| batch.claimed <= batch.paid), "I10");
        assert!((0..=self.withheld).contains(&self.rest()), "I11: rest");
        assert!(self.held() >= 0 && self.held() <= self.reserve, "I11: held is in the reserve");
    }

    /// Each asset's records, and that all of them are in the pool's sums.
    fn assets_agree(&self, books: &Books) {
        let (mut value, mut due) = (0, 0);
        for (held, asset) in books.held.iter().zip(&self.lsts) {
            let numbers = [held.units.0, held.value.0, held.haircut.0, held.recorded.0];
            let expected = [asset.units, asset.value(), asset.haircut, asset.recorded];
            assert_eq!(numbers.map(Int::from), expected, "units, value, haircut, epoch");
            assert_eq!((pair(held.rate), held.dropped), (asset.rate, asset.dropped), "rate");
            let owed: Vec<_> = held.dues.iter().map(|due| Int::from(due.0)).collect();
            assert_eq!(owed, asset.dues, "redemptions");
            assert!(asset.haircut <= asset.value(), "a haircut beyond its asset");
            value += asset.value();
            due += asset.dues.iter().sum::<Int>();
        }
        assert!(value <= self.assets && due <= self.transit, "I8: assets and redemptions");
    }

    /// The bound on the queue's debt is never below the debt itself, and not far above it.
    fn debts_agree(&self, books: &Books) {
        let bound = books.ledger.queue_debt(&books.queue).expect("debt").0;
        assert_eq!(Int::from(bound), self.queue_bound(), "queue debt");
        assert!(self.queue_bound() >= self.queue_debt(), "debts counted too low");
        let free = books.ledger.free_for_fill(&books.queue, &books.cases).expect("free").0;
        assert_eq!(Int::from(free), self.free_fill(), "free for fills");
    }

    /// Batches, tickets and cases, record by record.
    pub fn records_agree(&self, books: &Books) {
        assert_eq!(books.batches.len(), self.batches.len(), "batches");
        for ((number, core), (_, model)) in books.batches.iter().zip(&self.batches) {
            batch_agrees(*number, core, model);
        }
        assert_eq!(books.tickets.len(), self.tickets.len(), "tickets");
        for ((batch, owner, core), model) in books.tickets.iter().zip(&self.tickets) {
            assert_eq!((*batch, *owner), (model.batch, model.owner), "ticket");
            let numbers = [core.shares.0, core.claimed.0, core.due.0].map(Int::from);
            assert_eq!(numbers, [model.shares, model.claimed, model.due], "ticket");
            let claimable = core.claimable(&books.batches[batch]).expect("a ticket's part");
            assert_eq!(Int::from(claimable.0), self.entitled(model) - model.claimed, "claimable");
        }
        for slot in 0..SLOTS {
            let (core, model) = (&books.cases.0[slot], &self.cases[slot]);
            let stage = match core.state {
                CaseState::None => Stage::Free,
                CaseState::Pending => Stage::Pending,
                CaseState::Executed => Stage::Executed,
                CaseState::Dropped => Stage::Dropped,
            };
            assert_eq!(stage, model.stage, "case {slot}");
            let numbers = [core.exposed, core.held, core.covered].map(|part| Int::from(part.0));
            let expected = [model.exposed, self.held_for(slot), model.covered];
            assert_eq!(numbers, expected, "case {slot}: exposed, held, covered");
        }
        // Where losses ate what executed slashes are owed, the cases' records say more than the sum.
        let owed: Int = self.cases.iter().map(|case| case.owed).sum();
        assert!(owed >= self.slash_owed, "slash_owed without a case");
    }
}

fn batch_agrees(number: u64, core: &cairn_core::Batch, model: &Batch) {
    let state = match (model.closed, model.filled_whole) {
        (None, _) => BatchState::Open,
        (Some(_), true) => BatchState::Filled,
        (Some(_), false) => BatchState::Closed,
    };
    assert_eq!(core.state, state, "batch {number}");
    let numbers = [core.tickets, core.shares.0, core.filled.0, core.paid.0, core.claimed.0];
    let expected = [model.tickets, model.shares, model.filled, model.paid, model.claimed];
    assert_eq!(numbers.map(Int::from), expected, "batch {number}");
    assert_eq!(core.held.map(|held| Int::from(held.0)), model.held, "batch {number}: held");
    assert_eq!(Int::from(core.room.0), model.room, "batch {number}: room");
    if let Some((cap, epoch)) = model.closed {
        let staying = core.staying().expect("sound").0;
        assert_eq!(Int::from(staying), model.staying, "batch {number}: staying");
        let all = Int::from(core.paid.0 + core.forgone.0);
        assert_eq!(all, model.payments.iter().sum::<Int>(), "batch {number}: paid and forgone");
        assert_eq!((pair(core.cap), Int::from(core.closed.0)), (cap, epoch), "batch {number}");
        let most = model.filled * cap.0;
        assert!(model.paid * cap.1 <= most, "batch {number} was paid over its cap");
    }
}
