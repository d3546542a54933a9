//! The lamports of a pool of SOL, kept in four heaps instead of running sums: what counts in the
//! price, what this epoch still releases, what waits for later epochs, and what is charged.

use super::{big, fill::Pair, floor};
use cairn_core::Ledger;
use num_bigint::BigUint;

/// A pool without limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    /// Lamports in the price.
    pub nav: BigUint,
    /// Lamports that this epoch still releases.
    pub rest: BigUint,
    /// Lamports that wait for later epochs.
    pub idle: BigUint,
    /// Lamports this epoch has released.
    pub released: BigUint,
    /// Lamports charged.
    pub fees: BigUint,
    /// The price above which releases are charged.
    pub mark: Pair,
    /// Lamports that this epoch's releases carried above it.
    pub carried: BigUint,
    /// Lamports charged on those.
    pub charged: BigUint,
    /// Lamports that this epoch's deposits brought.
    pub deposited: BigUint,
    pub epoch: u64,
    pub supply: BigUint,
    pub escrowed: BigUint,
    pub claims: BigUint,
}

impl Pool {
    /// Sorts a ledger's lamports into the heaps.
    pub fn of(ledger: &Ledger) -> Self {
        let rest = big(ledger.stream.0) - big(ledger.released.0);
        Self {
            nav: big(ledger.reserve.0) - big(ledger.withheld.0) - big(ledger.fees.0),
            idle: big(ledger.withheld.0) - &rest,
            rest,
            released: big(ledger.released.0),
            fees: big(ledger.fees.0),
            mark: Pair::of(ledger.mark),
            carried: big(ledger.carried.0),
            charged: big(ledger.charged.0),
            deposited: big(ledger.deposited.0),
            epoch: ledger.epoch.0,
            supply: big(ledger.supply.0),
            escrowed: big(ledger.escrowed.0),
            claims: big(ledger.claims.0),
        }
    }

    /// All lamports of the reserve.
    pub fn reserve(&self) -> BigUint {
        &self.nav + &self.rest + &self.idle + &self.fees
    }

    /// What counts in the price or will by the end of this epoch.
    pub fn deposit_nav(&self) -> BigUint {
        &self.nav + &self.rest
    }

    /// Shares for `lamports`: they pay for what this epoch still releases.
    pub fn shares_for(&self, lamports: &BigUint) -> BigUint {
        floor(lamports, &self.supply, &self.deposit_nav())
    }

    /// Takes `lamports`, mints the shares for them.
    pub fn deposit(&mut self, lamports: &BigUint) -> BigUint {
        let shares = self.shares_for(lamports);
        self.nav += lamports;
        self.deposited += lamports;
        self.supply += &shares;
        shares
    }
}
