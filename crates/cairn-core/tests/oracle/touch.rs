//! Time, played epoch by epoch.

use super::{Pool, big, ceil, fill::Pair, floor};
use cairn_core::{Bps, Moment};
use num_bigint::BigUint;

/// What passed on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// The epoch that ended, and its price at the end.
    pub ended: Option<(u64, Pair)>,
    /// Lamports that began to stream, over all epochs that began.
    pub begun: BigUint,
    /// Lamports that left what is withheld.
    pub freed: BigUint,
}

/// Over how many epochs gains are released, and how many 10 000ths of them are charged.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    pub epochs: u8,
    pub fee: Bps,
}

impl Pool {
    /// Plays time up to `now`: the old epoch to its end, at most as many missed epochs whole as
    /// gains are released over, and the present epoch up to its slot.
    pub fn touch(&mut self, now: Moment, terms: Terms) -> Touched {
        let waits = &self.rest + &self.idle;
        let mut touched = Touched { ended: None, begun: big(0), freed: big(0) };
        if now.epoch.0 > self.epoch {
            self.end_epoch(terms);
            touched.ended = Some((self.epoch, self.price()));
            let missed = now.epoch.0 - self.epoch - 1;
            for _ in 0..missed.min(u64::from(terms.epochs)) {
                touched.begun += self.begin_epoch(terms);
                self.end_epoch(terms);
            }
            touched.begun += self.begin_epoch(terms);
            self.epoch = now.epoch.0;
        }
        let whole = &self.rest + &self.released;
        let due = floor(&whole, &big(now.elapsed), &big(now.slots));
        if due > self.released {
            self.release(due - &self.released, terms);
        }
        touched.freed = waits - &self.rest - &self.idle;
        touched
    }

    /// The price of a share.
    pub fn price(&self) -> Pair {
        Pair { nav: self.nav.clone(), supply: self.supply.clone() }
    }

    /// `more` lamports join the price; of those above the mark a part is charged, and the mark rises.
    fn release(&mut self, more: BigUint, terms: Terms) {
        if more == big(0) {
            return;
        }
        self.rest -= &more;
        self.released += &more;
        self.nav += &more;
        if !self.mark.is_below(&self.price()) {
            return;
        }
        let above = &self.nav * &self.mark.supply - &self.mark.nav * &self.supply;
        let carried = (above / &self.mark.supply).min(more);
        self.carried += &carried;
        let due = ceil(&self.carried, &BigUint::from(terms.fee.0), &big(10_000));
        let charge = (due.max(self.charged.clone()) - &self.charged).min(carried);
        self.charged += &charge;
        self.fees += &charge;
        self.nav -= charge;
        if self.mark.is_below(&self.price()) {
            self.mark = self.price();
        }
    }

    fn end_epoch(&mut self, terms: Terms) {
        self.release(self.rest.clone(), terms);
        self.released = big(0);
        self.carried = big(0);
        self.charged = big(0);
        self.deposited = big(0);
    }

    fn begin_epoch(&mut self, terms: Terms) -> BigUint {
        self.rest = ceil(&self.idle, &big(1), &BigUint::from(terms.epochs));
        self.idle -= &self.rest;
        self.rest.clone()
    }
}
