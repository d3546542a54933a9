//! Which kinds of states a run meets: the rare ones decide what it has shown.

use super::model::{Stage, ceil};
use super::tickets::Filled;
use super::world::World;

impl World {
    /// Counts the present state's kinds.
    pub fn count_state(&mut self) {
        let model = &self.model;
        let (nav, low) = (model.nav(), model.low().0);
        let met = &mut self.tally;
        let of = |stage: Stage| model.cases.iter().filter(|case| case.stage == stage).count();
        met.met("state: nav 0", nav == 0);
        met.met("state: low price 0, nav above", low == 0 && nav > 0);
        met.met("state: deposits closed", nav * 1_000 < model.supply);
        met.met("state: reserve short of debts", model.reserve < model.debts());
        met.met("state: several batches wait", model.open - model.head > 1);
        met.met("state: several cases pending", of(Stage::Pending) > 1);
        met.met("state: all slots taken", of(Stage::Free) == 0);
        met.met("state: lamports held", model.held() > 0);
        met.met("state: a loss took of what is held", model.held_lost > 0);
        met.met("state: executed slash not paid", model.slash_owed > 0);
        met.met("state: price above a thousand", nav > 1_000 * model.supply);
        met.met("state: fees wait", model.fees > 0);
        let owed = model.cases.iter().map(|case| case.owed).sum::<i128>();
        met.met("state: a loss took of slash_owed", owed > model.slash_owed);
        let (bound, debt) = (model.queue_bound(), model.queue_debt());
        met.met("state: debt bound above the debts", bound > debt);
        met.met("state: debt bound 1 % above the debts", bound * 100 > debt * 101 + 100);
    }

    /// Counts a fill's kinds, after it.
    pub fn count_fill(&mut self, filled: &Filled, number: u64) {
        let batch = &self.model.batches[&number];
        let (cap, price) = (batch.cap(), filled.price);
        let capped = price == cap && cap.0 * self.model.supply < self.model.nav() * cap.1;
        let met = &mut self.tally;
        met.met("fill: of a batch that was left in kind", batch.exits > 0 && filled.shares > 0);
        met.met("fill: partial", batch.unfilled() > 0);
        met.met("fill: whole in one", batch.unfilled() == 0 && batch.fills == 1);
        met.met("fill: the last of several", batch.unfilled() == 0 && batch.fills > 1);
        met.met("fill: at the cap, below the price", capped);
        met.met("fill: at a cap of 0", cap.0 == 0);
        met.met("fill: with cases pending", self.model.exposed() > 0);
        let room = filled.held.iter().sum::<i128>() > batch.room;
        met.met("fill: holds more than the cap allows", room);
        let most = ceil(filled.shares, cap.0, cap.1);
        met.met("fill: below the cap", filled.lamports < most - 1);
    }
}
