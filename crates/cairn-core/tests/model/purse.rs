//! What each holder may have taken out at most: what was brought in, plus the share of every stream
//! that began while shares were held, less the share of every loss. In 2^-64ths of a lamport.
//!
//! Shares of a ticket earn until the end of their batch's epoch; what streams later belongs to the
//! ticket only as long as it can still be cancelled.

use super::{action::Action, actual::Actual, actual::Outcome, expected::Expected};
use crate::oracle::Pool;
use cairn_core::{BatchState, Moment};
use num_bigint::{BigInt, BigUint};

/// Limits of all holders.
pub struct Purses {
    /// In, and streams, less losses.
    pub limits: Vec<BigInt>,
    /// What others' rounding may have left to the holder.
    pub rounding: Vec<BigInt>,
    /// Lamports received.
    pub out: Vec<BigInt>,
    /// For each ticket of an open batch: what its shares earned after its batch's epoch.
    pub extra: Vec<BigInt>,
    /// Fills so far: each leaves less than a lamport of its tickets' to those who stay.
    pub fills: u64,
}

/// `lamports * shares / supply`, rounded up to a 2^-64th.
fn part(lamports: &BigUint, shares: u64, supply: &BigUint) -> BigInt {
    let scaled = (lamports * shares) << 64_u8;
    BigInt::from((scaled + supply - 1_u8) / supply)
}

/// A whole number of lamports.
pub fn whole(lamports: u64) -> BigInt {
    BigInt::from(lamports) << 64_u8
}

/// Shares whose value still moves with the price: `(holder, ticket, shares)`.
fn positions(pool: &Actual) -> Vec<(usize, Option<usize>, u64)> {
    let wallets = pool.wallets.iter().enumerate().map(|(holder, shares)| (holder, None, *shares));
    let open = |batch: usize| pool.batches[batch].state == BatchState::Open;
    let tickets = pool.tickets.iter().enumerate();
    let tickets = tickets.filter(|(_, ticket)| ticket.live && open(ticket.batch));
    wallets.chain(tickets.map(|(number, t)| (t.owner, Some(number), t.books.shares.0))).collect()
}

impl Purses {
    /// What holders begin with counts as brought in.
    pub fn of(pool: &Actual) -> Self {
        let books = Pool::of(&pool.ledger);
        let nothing = vec![BigInt::ZERO; pool.wallets.len()];
        let begin = |shares: &u64| part(&books.deposit_nav(), *shares, &books.supply);
        Self {
            limits: pool.wallets.iter().map(begin).collect(),
            rounding: nothing.clone(),
            out: nothing,
            extra: Vec::new(),
            fills: 0,
        }
    }

    /// Notes a step that succeeded: `before` is the pool before it, `after` after it.
    pub fn note(
        &mut self,
        action: Action,
        outcome: Outcome,
        now: Moment,
        (before, after): (&Actual, &Expected),
    ) {
        let supply = &after.opened.supply;
        for (holder, ticket, shares) in positions(before) {
            let earned = part(&after.begun, shares, supply);
            match ticket {
                Some(ticket) => self.extra[ticket] += earned,
                None => self.limits[holder] += earned,
            }
        }
        self.extra.resize(after.slips.len(), BigInt::ZERO);
        match action {
            Action::Deposit { holder, lamports, .. } => {
                let opened = &after.opened;
                let left = (lamports * supply) % opened.deposit_nav();
                self.round(before, &left, &(supply * &after.pool.supply));
                self.limits[holder] += whole(lamports);
            }
            Action::Fill { .. } => {
                let left = (outcome.shares * &after.opened.nav) % supply;
                self.round(before, &left, &(supply * &after.pool.supply));
                self.fills += 1;
            }
            Action::Lose { .. } => self.lose(before, now, after),
            Action::Cancel { ticket } => {
                let owner = after.slips[ticket].owner;
                self.limits[owner] += std::mem::take(&mut self.extra[ticket]);
            }
            Action::Close { batch } => {
                for (number, slip) in after.slips.iter().enumerate() {
                    if slip.group == batch {
                        let extra = std::mem::take(&mut self.extra[number]);
                        self.limits[slip.owner] += extra.min(BigInt::ZERO);
                    }
                }
            }
            Action::Claim { ticket } => {
                self.out[after.slips[ticket].owner] += whole(outcome.lamports);
            }
            _ => {}
        }
    }

    /// Every position gets its share of a fraction `left / of` of a lamport for each share.
    fn round(&mut self, before: &Actual, left: &BigUint, of: &BigUint) {
        for (holder, _, shares) in positions(before) {
            self.rounding[holder] += part(left, shares, of);
        }
    }

    /// What withheld did not bear is borne by every share alike.
    fn lose(&mut self, before: &Actual, now: Moment, after: &Expected) {
        let lost = after.opened.deposit_nav() - after.pool.deposit_nav();
        for (holder, ticket, shares) in positions(before) {
            let borne = part(&lost, shares, &after.opened.supply) - 1;
            match ticket {
                Some(ticket) if after.group(ticket).epoch < now.epoch.0 => {
                    self.extra[ticket] -= borne;
                }
                _ => self.limits[holder] -= borne,
            }
        }
    }
}
