//! The books, their identities, and the few moves that change them.

use crate::{CoreError, Epoch, Lamports, Price, Result, Shares};

/// Shares minted at initialisation for as many lamports (0.1 SOL) and locked for ever, so that
/// supply is never 0 and the price of the first deposit is not the depositor's to set.
pub const LOCKED_SHARES: Shares = Shares(100_000_000);

/// All that the pool holds and owes, by record. Real balances may exceed it, never fall short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// Lamports that no one has a claim on yet: the reserve account's, without its rent.
    pub reserve: Lamports,
    /// Gains inside `reserve` that do not count in the price yet.
    pub withheld: Lamports,
    /// What of `withheld`, as it stood at the epoch's start, this epoch releases in all.
    pub stream: Lamports,
    /// What of `stream` is released already.
    pub released: Lamports,
    /// The epoch of the last touch.
    pub epoch: Epoch,
    /// Shares that have a part in `nav`: holders', escrowed, locked.
    pub supply: Shares,
    /// Of `supply`, shares of tickets that are not filled.
    pub escrowed: Shares,
    /// Lamports of filled tickets, not claimed yet. Outside nav.
    pub claims: Lamports,
}

impl Ledger {
    /// The books of a pool that has just received [`LOCKED_SHARES`] lamports.
    pub const fn genesis(epoch: Epoch) -> Self {
        Self {
            reserve: Lamports(LOCKED_SHARES.0),
            withheld: Lamports::ZERO,
            stream: Lamports::ZERO,
            released: Lamports::ZERO,
            epoch,
            supply: LOCKED_SHARES,
            escrowed: Shares::ZERO,
            claims: Lamports::ZERO,
        }
    }

    /// `gross - withheld`: what all shares together are worth.
    pub fn nav(&self) -> Result<Lamports> {
        self.reserve.minus(self.withheld)
    }

    /// `stream - released`: what this epoch still releases.
    pub fn rest(&self) -> Result<Lamports> {
        self.stream.minus(self.released)
    }

    /// `(nav, supply)`: the price at which shares are burnt.
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
        at_most("I8 withheld <= reserve", self.withheld.0, self.reserve.0)?;
        at_most("I11 released <= stream", self.released.0, self.stream.0)?;
        at_most("I11 rest <= withheld", self.rest()?.0, self.withheld.0)?;
        let held = self.escrowed.plus(LOCKED_SHARES)?;
        at_most("I5 escrowed + locked <= supply", held.0, self.supply.0)
    }

    pub(crate) fn receive(&mut self, lamports: Lamports) -> Result<()> {
        self.reserve = self.reserve.plus(lamports)?;
        Ok(())
    }

    pub(crate) fn mint(&mut self, shares: Shares) -> Result<()> {
        self.supply = self.supply.plus(shares)?;
        Ok(())
    }

    pub(crate) fn escrow(&mut self, shares: Shares) -> Result<()> {
        self.escrowed = self.escrowed.plus(shares)?;
        Ok(())
    }

    pub(crate) fn give_back(&mut self, shares: Shares) -> Result<()> {
        self.escrowed = self.escrowed.minus(shares)?;
        Ok(())
    }

    /// Burns escrowed shares, moves `paid` to claims, withholds what their value leaves.
    pub(crate) fn burn(&mut self, shares: Shares, paid: Lamports, kept: Lamports) -> Result<()> {
        self.escrowed = self.escrowed.minus(shares)?;
        self.supply = self.supply.minus(shares)?;
        self.reserve = self.reserve.minus(paid)?;
        self.claims = self.claims.plus(paid)?;
        self.withheld = self.withheld.plus(kept)?;
        Ok(())
    }

    pub(crate) fn pay(&mut self, lamports: Lamports) -> Result<()> {
        self.claims = self.claims.minus(lamports)?;
        Ok(())
    }

    /// Moves lamports from claims to the reserve, withheld.
    pub(crate) fn reclaim(&mut self, lamports: Lamports) -> Result<()> {
        self.claims = self.claims.minus(lamports)?;
        self.reserve = self.reserve.plus(lamports)?;
        self.withheld = self.withheld.plus(lamports)?;
        Ok(())
    }
}
