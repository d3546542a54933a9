//! Leaving in kind: for a ticket whose batch could have been filled and was not.

use crate::{
    Batch, BatchState, Bps, CoreError, Lamports, Ledger, Price, Rate, Result, Shares, Ticket,
    Units, mul_div_ceil, mul_div_floor, value,
};

/// Epochs after which a batch that could have been filled may be left in kind.
pub const IN_KIND_AFTER: u64 = 2;

/// One LST of the pool, as an exit in kind meets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InKind {
    /// All units of it.
    pub units: Units,
    /// Of them, those that are not delegated.
    pub free: Units,
    /// The rate by record.
    pub recorded: Rate,
    /// The source's exit fee by record.
    pub exit_fee: Bps,
    /// The source's rate, where it can be read.
    pub read: Option<Rate>,
}

/// An exit in kind from one LST, computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InKindReport {
    /// Units given, rounded down.
    pub units: Units,
    /// What the LST is worth less without them, by record: leaves assets.
    pub lamports: Lamports,
    /// Shares of the ticket burnt for them, rounded up.
    pub shares: Shares,
    /// The part of the ticket that leaves with them: those shares, and as many filled ones beside them as
    /// each unfilled share of the batch has. Rounded up.
    pub part: Shares,
    /// What the burnt shares were worth beyond what is given: joins withheld.
    pub kept: Lamports,
    /// What leaves this epoch's stream, back to withheld.
    pub unstreamed: Lamports,
}

impl Ledger {
    /// `units = floor(free * shares * r / gross)` of the ticket's unfilled shares with `r = min(low price,
    /// cap)`, fewer by recorded over source's rate where the source reads higher;
    /// `shares burnt = ceil(value given at the higher rate / r)`. The others' price does not fall: what
    /// leaves is worth no more than the shares that leave with it.
    ///
    /// No report where the batch does not wait or nothing can be given. What the batch holds for a case has
    /// to be settled first: it is the ticket's, too.
    ///
    /// Errors: [`CoreError::CaseState`].
    pub fn exit_in_kind(
        &self,
        batch: &Batch,
        ticket: &Ticket,
        low: Price,
        asset: &InKind,
    ) -> Result<Option<InKindReport>> {
        if batch.state != BatchState::Closed {
            return Ok(None);
        }
        if let Some(slot) = batch.held.iter().position(|held| !held.is_zero()) {
            return Err(CoreError::CaseState { slot });
        }
        let price = low.lower(batch.cap);
        let claim = price.lamports_floor(ticket.unfilled(batch)?)?;
        if claim.is_zero() {
            return Ok(None);
        }
        let (units, worth) = asset.buy(claim, self.gross()?)?;
        if worth.is_zero() {
            return Ok(None);
        }
        let shares = Shares(mul_div_ceil(worth.0, price.supply.0, price.nav.0)?);
        let part = mul_div_ceil(shares.0, batch.staying()?.0, batch.unfilled()?.0)?;
        let without = value(asset.units.minus(units)?, asset.recorded, asset.exit_fee)?;
        let lamports = value(asset.units, asset.recorded, asset.exit_fee)?.minus(without)?;
        let kept = self.price()?.lamports_floor(shares)?.minus(lamports)?;
        let unstreamed = self.unstreamed(shares)?;
        Ok(Some(InKindReport { units, lamports, shares, part: Shares(part), kept, unstreamed }))
    }
}

impl InKind {
    /// The units for a claim of so many lamports, and what they are worth at the higher rate, rounded up.
    ///
    /// An LST that counts less its source's exit fee may be worth more than the claim: never more units
    /// than that buys. All floors favour the pool.
    fn buy(&self, claim: Lamports, gross: Lamports) -> Result<(Units, Lamports)> {
        let mut units = mul_div_floor(self.free.0, claim.0, gross.0)?;
        let higher = match self.read {
            Some(read) if read.exceeds(self.recorded) => read,
            _ => self.recorded,
        };
        if higher.nav.is_zero() {
            return Ok((Units::ZERO, Lamports::ZERO));
        }
        if higher != self.recorded {
            let recorded = mul_div_floor(units, self.recorded.nav.0, self.recorded.supply.0)?;
            units = mul_div_floor(recorded, higher.supply.0, higher.nav.0)?;
        }
        let bought = mul_div_floor(claim.0, higher.supply.0, higher.nav.0).unwrap_or(u64::MAX);
        let units = units.min(bought);
        let worth = mul_div_ceil(units, higher.nav.0, higher.supply.0)?;
        Ok((Units(units), Lamports(worth)))
    }
}

impl InKindReport {
    /// Burns the shares, takes the value of the units out of assets, and splits the ticket: what it was due
    /// until now stays due, what the batch is paid from now on goes to those who stay. Who leaves takes its part of the
    /// room under the cap along, rounded up.
    pub fn apply(&self, ledger: &mut Ledger, batch: &mut Batch, ticket: &mut Ticket) -> Result<()> {
        ticket.due = ticket.entitled(batch)?;
        ticket.since = batch.paid.plus(batch.forgone)?;
        let room = mul_div_ceil(batch.room.0, self.part.0, batch.staying()?.0)?;
        batch.room = batch.room.less(Lamports(room));
        ticket.shares = ticket.shares.minus(self.part)?;
        batch.left = batch.left.plus(self.part)?;
        ledger.burn_queued(batch, self.shares, self.unstreamed)?;
        ledger.assets = ledger.assets.minus(self.lamports)?;
        ledger.withheld = ledger.withheld.plus(self.kept)?;
        Ok(())
    }
}
