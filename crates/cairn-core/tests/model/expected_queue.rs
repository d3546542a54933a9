//! The protocol's page, played without limits: the queue's side.

use super::{
    actual::Outcome,
    expected::{Expected, Group, Slip, Stage, narrow},
};
use crate::oracle::{big, floor};
use cairn_core::{CoreError, Epoch, Lamports, Result, Shares};
use num_bigint::BigUint;

impl Expected {
    /// The batch of a ticket.
    pub fn group(&self, slip: usize) -> &Group {
        &self.groups[self.slips[slip].group]
    }

    /// Tickets of a batch that exist.
    pub fn slips_of(&self, group: usize) -> impl Iterator<Item = &Slip> {
        self.slips.iter().filter(move |slip| slip.group == group && slip.live)
    }

    /// The batch that takes tickets, where it exists.
    fn open(&self) -> Option<usize> {
        let last = self.groups.len().checked_sub(1)?;
        (self.groups[last].stage == Stage::Open).then_some(last)
    }

    pub(super) fn request(&mut self, holder: usize, shares: u64, now: u64) -> Result<()> {
        let balance = self.wallets[holder];
        if shares == 0 {
            return Err(CoreError::NoShares);
        }
        if shares > balance {
            return Err(CoreError::NotEnoughShares {
                shares: Shares(shares),
                available: Shares(balance),
            });
        }
        let open = self.open();
        if let Some(open) = open
            && self.groups[open].epoch != now
            && self.slips_of(open).next().is_some()
        {
            return Err(CoreError::EarlierBatchOpen {
                batch: Epoch(self.groups[open].epoch),
                now: Epoch(now),
            });
        }
        let worth = floor(&big(shares), &self.pool.nav, &self.pool.supply);
        if worth < big(10_000_000) && shares < balance {
            return Err(CoreError::TicketTooSmall {
                lamports: Lamports(narrow(&worth)),
                minimum: Lamports(10_000_000),
            });
        }
        let group = open.unwrap_or(self.groups.len());
        if open.is_none() {
            self.groups.push(Group {
                epoch: now,
                stage: Stage::Open,
                shares: big(0),
                paid: big(0),
                claimed: big(0),
                swept: false,
            });
        }
        let batch = &mut self.groups[group];
        batch.epoch = now;
        batch.shares += shares;
        self.wallets[holder] -= shares;
        self.pool.escrowed += shares;
        self.slips.push(Slip { owner: holder, group, shares, claimed: 0, live: true });
        Ok(())
    }

    pub(super) fn cancel(&mut self, slip: usize) -> Result<u64> {
        let group = self.slips[slip].group;
        if self.groups[group].stage != Stage::Open {
            let batch = Epoch(self.groups[group].epoch);
            return Err(CoreError::BatchClosed { batch });
        }
        let slip = &mut self.slips[slip];
        slip.live = false;
        self.groups[group].shares -= slip.shares;
        self.wallets[slip.owner] += slip.shares;
        self.pool.escrowed -= slip.shares;
        Ok(slip.shares)
    }

    /// Whether there was anything to close.
    pub(super) fn close(&mut self, group: usize, now: u64) -> Result<bool> {
        let empty = self.slips_of(group).next().is_none();
        let batch = &mut self.groups[group];
        if batch.stage != Stage::Open {
            return Ok(false);
        }
        let epoch = Epoch(batch.epoch);
        if now <= epoch.0 {
            let now = Epoch(now);
            return Err(CoreError::BatchEpochNotOver { batch: epoch, now });
        }
        if empty {
            return Err(CoreError::BatchEmpty { batch: epoch });
        }
        let (end, present) = (&self.ends[&epoch.0], self.pool.price());
        let cap = if end.is_below(&present) { end.clone() } else { present };
        batch.stage = Stage::Closed { cap, since: now };
        Ok(true)
    }

    pub(super) fn fill(&mut self, group: usize, now: u64) -> Result<Option<Outcome>> {
        let batch = &mut self.groups[group];
        let (cap, since) = match &batch.stage {
            Stage::Open => {
                let batch = Epoch(batch.epoch);
                return Err(CoreError::BatchStillOpen { batch });
            }
            Stage::Filled { .. } => return Ok(None),
            Stage::Closed { cap, since } => (cap.clone(), *since),
        };
        let fillable = Epoch(since + u64::from(self.exit));
        if now < fillable.0 {
            let now = Epoch(now);
            return Err(CoreError::BatchNotMature { fillable, now });
        }
        if self.pool.nav == big(0) {
            return Ok(None);
        }
        let filled = self.pool.fill(&batch.shares, &cap);
        assert_eq!(filled.shares, batch.shares, "without stake the reserve is never short");
        batch.paid += &filled.paid;
        batch.stage = Stage::Filled { cap };
        Ok(Some(Outcome {
            lamports: narrow(&filled.paid),
            shares: narrow(&filled.shares),
            kept: narrow(&filled.kept),
        }))
    }

    /// What a ticket of a closed or filled batch may still receive.
    pub(super) fn claimable(&self, slip: usize) -> BigUint {
        let batch = self.group(slip);
        let slip = &self.slips[slip];
        floor(&batch.paid, &big(slip.shares), &batch.shares) - big(slip.claimed)
    }

    pub(super) fn claim(&mut self, slip: usize) -> Option<Outcome> {
        let part = self.claimable(slip);
        if part == big(0) {
            return None;
        }
        self.pool.claims -= &part;
        let group = self.slips[slip].group;
        self.groups[group].claimed += &part;
        let lamports = narrow(&part);
        self.slips[slip].claimed += lamports;
        Some(Outcome { lamports, ..Outcome::default() })
    }

    pub(super) fn sweep(&mut self, group: usize) -> Option<Outcome> {
        let gone = self.slips_of(group).next().is_none();
        let batch = &mut self.groups[group];
        let filled = matches!(batch.stage, Stage::Filled { .. });
        if !filled || !gone || batch.swept {
            return None;
        }
        batch.swept = true;
        let dust = &batch.paid - &batch.claimed;
        self.pool.claims -= &dust;
        self.pool.idle += &dust;
        Some(Outcome { lamports: narrow(&dust), ..Outcome::default() })
    }
}
