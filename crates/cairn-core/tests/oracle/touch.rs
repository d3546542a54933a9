//! Time, played epoch by epoch.

use super::{Pool, big, ceil, fill::Pair, floor};
use cairn_core::Moment;
use num_bigint::BigUint;

/// What passed on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// The epoch that ended, and its price at the end.
    pub ended: Option<(u64, Pair)>,
    /// Lamports that began to stream, over all epochs that began.
    pub begun: BigUint,
}

impl Pool {
    /// Plays time up to `now`: the old epoch to its end, at most `drip` missed epochs whole, and the
    /// present epoch up to its slot.
    pub fn touch(&mut self, now: Moment, drip: u8) -> Touched {
        let mut touched = Touched { ended: None, begun: big(0) };
        if now.epoch.0 > self.epoch {
            self.end_epoch();
            touched.ended = Some((self.epoch, self.price()));
            let missed = now.epoch.0 - self.epoch - 1;
            for _ in 0..missed.min(u64::from(drip)) {
                touched.begun += self.begin_epoch(drip);
                self.end_epoch();
            }
            touched.begun += self.begin_epoch(drip);
            self.epoch = now.epoch.0;
        }
        let whole = &self.rest + &self.released;
        let due = floor(&whole, &big(now.elapsed), &big(now.slots));
        if due > self.released {
            let more = due - &self.released;
            self.rest -= &more;
            self.released += &more;
            self.nav += more;
        }
        touched
    }

    /// The price of a share.
    pub fn price(&self) -> Pair {
        Pair { nav: self.nav.clone(), supply: self.supply.clone() }
    }

    fn end_epoch(&mut self) {
        self.nav += &self.rest;
        self.rest = big(0);
        self.released = big(0);
    }

    fn begin_epoch(&mut self, drip: u8) -> BigUint {
        self.rest = ceil(&self.idle, &big(1), &BigUint::from(drip));
        self.idle -= &self.rest;
        self.rest.clone()
    }
}
