//! A fill, by the formulas of the protocol's page.

use super::{Pool, floor};
use cairn_core::Price;
use num_bigint::BigUint;

/// Lamports for shares, without limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    pub nav: BigUint,
    pub supply: BigUint,
}

impl Pair {
    /// The core's pair without its limits.
    pub fn of(price: Price) -> Self {
        Self { nav: BigUint::from(price.nav.0), supply: BigUint::from(price.supply.0) }
    }

    /// Whether this price is below `other`.
    pub fn is_below(&self, other: &Self) -> bool {
        &self.nav * &other.supply < &other.nav * &self.supply
    }
}

/// What a fill moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    pub shares: BigUint,
    pub paid: BigUint,
    pub kept: BigUint,
}

impl Pool {
    /// `r = min(price, cap)`, `shares = min(unfilled, floor(reserve / r))`, `paid = floor(shares * r)`.
    pub fn quote_fill(&self, unfilled: &BigUint, cap: &Pair) -> Filled {
        let price = self.price();
        let rate = if cap.is_below(&price) { cap } else { &price };
        let shares = if rate.nav == BigUint::ZERO {
            unfilled.clone()
        } else {
            floor(&self.reserve(), &rate.supply, &rate.nav).min(unfilled.clone())
        };
        let paid = floor(&shares, &rate.nav, &rate.supply);
        let kept = floor(&shares, &price.nav, &price.supply) - &paid;
        Filled { shares, paid, kept }
    }

    /// Burns and pays what [`Pool::quote_fill`] says; the stream of those who leave waits for later.
    pub fn fill(&mut self, unfilled: &BigUint, cap: &Pair) -> Filled {
        let filled = self.quote_fill(unfilled, cap);
        let stay = &self.supply - &filled.shares;
        let rest = floor(&self.rest, &stay, &self.supply);
        self.idle += &self.rest - &rest;
        self.rest = rest;
        self.nav -= &filled.paid + &filled.kept;
        self.idle += &filled.kept;
        self.claims += &filled.paid;
        self.escrowed -= &filled.shares;
        self.supply = stay;
        filled
    }
}
