//! The protocol's page, played without limits: the pool's side. What a batch holds is counted from its
//! tickets, end prices are kept for every epoch.

use super::{
    action::Action,
    actual::Outcome,
    start::{HOLDERS, Start},
};
use crate::oracle::{Pair, Pool, big};
use cairn_core::{CoreError, Lamports, Moment, Result, Shares};
use num_bigint::BigUint;
use std::collections::BTreeMap;

/// Where a batch stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    Open,
    Closed { cap: Pair, since: u64 },
    Filled { cap: Pair },
}

/// A batch as its tickets make it.
#[derive(Clone, Debug)]
pub struct Group {
    pub epoch: u64,
    pub stage: Stage,
    /// Of all its tickets: as they stand while it is open, as they stood at the close from then on.
    pub shares: BigUint,
    pub paid: BigUint,
    pub claimed: BigUint,
    pub swept: bool,
}

/// A ticket.
#[derive(Clone, Debug)]
pub struct Slip {
    pub owner: usize,
    pub group: usize,
    pub shares: u64,
    pub claimed: u64,
    pub live: bool,
}

/// The pool without limits.
#[derive(Clone, Debug)]
pub struct Expected {
    pub pool: Pool,
    /// The pool as the last action found it, after the touch.
    pub opened: Pool,
    /// Lamports that began to stream in the last action's touch.
    pub begun: BigUint,
    pub groups: Vec<Group>,
    pub slips: Vec<Slip>,
    pub wallets: Vec<u64>,
    /// The price at which each epoch ended that was touched.
    pub ends: BTreeMap<u64, Pair>,
    pub drip: u8,
    pub exit: u8,
}

/// A number that fits, for comparison with the core's.
pub fn narrow(number: &BigUint) -> u64 {
    u64::try_from(number).expect("fits 64 bits")
}

impl Expected {
    /// A pool with the books of `start`.
    pub fn of(start: &Start) -> Self {
        let pool = Pool::of(&start.ledger);
        Self {
            opened: pool.clone(),
            pool,
            begun: big(0),
            groups: Vec::new(),
            slips: Vec::new(),
            wallets: start.wallets.clone(),
            ends: BTreeMap::new(),
            drip: start.drip,
            exit: start.exit,
        }
    }

    /// Plays `action` at `now`; the core must say the same.
    pub fn act(&mut self, action: Action, now: Moment) -> Result<Option<Outcome>> {
        let mut next = self.clone();
        let touched = next.pool.touch(now, next.drip);
        next.ends.extend(touched.ended);
        next.begun = touched.begun;
        next.opened = next.pool.clone();
        let outcome = next.play(action, now)?;
        if outcome.is_some() {
            *self = next;
        }
        Ok(outcome)
    }

    fn play(&mut self, action: Action, now: Moment) -> Result<Option<Outcome>> {
        let mut outcome = Outcome::default();
        match action {
            Action::Touch => {}
            Action::Deposit { holder, lamports, minimum } => {
                outcome.shares = self.deposit(holder, lamports, minimum)?
            }
            Action::Request { holder, shares } => self.request(holder, shares, now.epoch.0)?,
            Action::Cancel { ticket } => outcome.shares = self.cancel(ticket)?,
            Action::Close { batch } => {
                if !self.close(batch, now.epoch.0)? {
                    return Ok(None);
                }
            }
            Action::Fill { batch } => return self.fill(batch, now.epoch.0),
            Action::Claim { ticket } => return Ok(self.claim(ticket)),
            Action::CloseTicket { ticket } => {
                let filled = matches!(self.group(ticket).stage, Stage::Filled { .. });
                if !filled || self.claimable(ticket) > big(0) {
                    return Ok(None);
                }
                self.slips[ticket].live = false;
            }
            Action::Sweep { batch } => return Ok(self.sweep(batch)),
            Action::Gain { lamports } => self.pool.idle += lamports,
            Action::Lose { lamports } => {
                let mut left = big(lamports);
                let pool = &mut self.pool;
                for heap in [&mut pool.idle, &mut pool.rest, &mut pool.nav] {
                    let taken = left.clone().min(heap.clone());
                    *heap -= &taken;
                    left -= taken;
                }
                assert_eq!(left, big(0), "a loss of more than there is");
            }
        }
        Ok(Some(outcome))
    }

    fn deposit(&mut self, holder: usize, lamports: u64, minimum: u64) -> Result<u64> {
        assert!(holder < HOLDERS);
        if lamports < 1_000_000 {
            return Err(CoreError::DepositTooSmall {
                lamports: Lamports(lamports),
                minimum: Lamports(1_000_000),
            });
        }
        let supply = Shares(narrow(&self.pool.supply));
        if &self.pool.nav * 1_000_u32 < self.pool.supply {
            let nav = Lamports(narrow(&self.pool.nav));
            return Err(CoreError::DepositsClosed { nav, supply });
        }
        let shares = Shares(narrow(&self.pool.shares_for(&big(lamports))));
        if shares.0 == 0 {
            return Err(CoreError::NothingMinted {
                lamports: Lamports(lamports),
                nav: Lamports(narrow(&self.pool.deposit_nav())),
                supply,
            });
        }
        if shares.0 < minimum {
            let minimum = Shares(minimum);
            return Err(CoreError::SharesBelowMinimum { shares, minimum });
        }
        self.pool.deposit(&big(lamports));
        self.wallets[holder] += shares.0;
        Ok(shares.0)
    }
}
