//! The books and their identities. Only the verbs' `apply` changes them, through the moves here.

use crate::{CoreError, Epoch, Lamports, Price, Result, Shares};

/// Shares minted at initialisation for as many lamports (0.1 SOL) and locked for ever, so that
/// supply is never 0 and the price of the first deposit is not the depositor's to set.
pub const LOCKED_SHARES: Shares = Shares(100_000_000);

/// All that the pool holds and owes, by record. Real balances may exceed it, never fall short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// Idle lamports: the reserve account's, without its rent.
    pub reserve: Lamports,
    /// Lamports in positions.
    pub staked: Lamports,
    /// What the LSTs are worth, each net of its source's exit fee.
    pub assets: Lamports,
    /// What sources owe for LSTs given back.
    pub transit: Lamports,
    /// Gains that do not count in the price yet.
    pub withheld: Lamports,
    /// What of `withheld`, as it stood at the epoch's start, this epoch releases in all.
    pub stream: Lamports,
    /// What of `stream` is released already.
    pub released: Lamports,
    /// What this epoch's releases carried over the mark.
    pub carried: Lamports,
    /// The performance fee charged on `carried` already.
    pub charged: Lamports,
    /// What instant exits have taken out of nav in this epoch.
    pub instant: Lamports,
    /// What deposits have brought into the reserve in this epoch.
    pub deposited: Lamports,
    /// Fees charged and not yet paid in shares, commissions among them.
    pub fees: Lamports,
    /// What operators are due of `fees`, in front of the pool's own part; more where a loss has eaten into it.
    pub commissions: Lamports,
    /// What executed slashes still owe in lamports.
    pub slash_owed: Lamports,
    /// What batches hold against pending cases, or may be paid out of cases that were dropped.
    pub held: Lamports,
    /// The highest price that releases have reached.
    pub mark: Price,
    /// The epoch of the last touch.
    pub epoch: Epoch,
    /// Shares that have a part in `nav`: holders', escrowed, locked.
    pub supply: Shares,
    /// Of `supply`, shares of tickets that are not filled.
    pub escrowed: Shares,
    /// Of `escrowed`, shares in closed batches.
    pub queued: Shares,
    /// What those shares are owed at their batches' caps.
    pub owed_at_cap: Lamports,
    /// Lamports of filled tickets, not claimed yet. Outside nav.
    pub claims: Lamports,
}

impl Ledger {
    /// The books of a pool that has just received [`LOCKED_SHARES`] lamports.
    pub const fn genesis(epoch: Epoch) -> Self {
        let none = Lamports::ZERO;
        Self {
            reserve: Lamports(LOCKED_SHARES.0),
            staked: none,
            assets: none,
            transit: none,
            withheld: none,
            stream: none,
            released: none,
            carried: none,
            charged: none,
            instant: none,
            deposited: none,
            fees: none,
            commissions: none,
            slash_owed: none,
            held: none,
            mark: Price { nav: Lamports(LOCKED_SHARES.0), supply: LOCKED_SHARES },
            epoch,
            supply: LOCKED_SHARES,
            escrowed: Shares::ZERO,
            queued: Shares::ZERO,
            owed_at_cap: none,
            claims: none,
        }
    }

    /// `reserve + staked + assets + transit`: what the pool holds.
    pub fn gross(&self) -> Result<Lamports> {
        self.reserve.plus(self.staked)?.plus(self.assets)?.plus(self.transit)
    }

    /// `gross - withheld - fees - slash_owed - held`: what all shares together are worth.
    ///
    /// Errors: [`CoreError::Underflow`] where I8 is broken.
    pub fn nav(&self) -> Result<Lamports> {
        let others = self.withheld.plus(self.fees)?.plus(self.slash_owed)?.plus(self.held)?;
        self.gross()?.minus(others)
    }

    /// `stream - released`: what this epoch still releases.
    pub fn rest(&self) -> Result<Lamports> {
        self.stream.minus(self.released)
    }

    /// `(nav, supply)`: the price without doubts.
    pub fn price(&self) -> Result<Price> {
        Ok(Price { nav: self.nav()?, supply: self.supply })
    }

    /// `(nav + rest, supply)`: the price at which shares are minted.
    pub fn deposit_price(&self) -> Result<Price> {
        Ok(Price { nav: self.nav()?.plus(self.rest()?)?, supply: self.supply })
    }

    /// I5, I8, I11 as far as the books alone show them.
    ///
    /// Errors: [`CoreError::Unsound`] with the identity that fails.
    pub fn check(&self) -> Result<()> {
        let at_most = |identity, part: u64, whole: u64| match part <= whole {
            true => Ok(()),
            false => Err(CoreError::Unsound { identity, recorded: whole, found: part }),
        };
        let others = self.withheld.plus(self.fees)?.plus(self.slash_owed)?.plus(self.held)?;
        at_most("I8 withheld + fees + slash_owed + held <= gross", others.0, self.gross()?.0)?;
        at_most("I11 released <= stream", self.released.0, self.stream.0)?;
        at_most("I11 rest <= withheld", self.rest()?.0, self.withheld.0)?;
        at_most("I3 queued <= escrowed", self.queued.0, self.escrowed.0)?;
        let fixed = self.escrowed.plus(LOCKED_SHARES)?;
        at_most("I5 escrowed + locked <= supply", fixed.0, self.supply.0)
    }
}
