//! An asset and all that its cranks change, by the program's own functions.

use super::{Draft, Reason};
use crate::lst::Source;
use anchor_lang::prelude::AccountInfo;
use cairn::state::{Asset, OpenBooks, Pool};
use cairn_core::{Difference, Lamports, Units, value};
use solana_pubkey::Pubkey;

/// Copies to work on: nothing of them counts until [`Draft::keep`].
pub(super) struct Turn {
    pub address: Pubkey,
    pub pool: Pool,
    pub books: OpenBooks,
    pub asset: Asset,
}

impl<'a> Draft<'a> {
    /// The asset at `address`, with pool and books.
    pub fn turn(&self, address: Pubkey) -> Result<Turn, Reason> {
        let asset = self.assets.get(&address).cloned().ok_or(Reason::SourceUnreadable)?;
        let books = OpenBooks { ..self.books };
        Ok(Turn { address, pool: self.pool.clone(), books, asset })
    }

    /// What was done counts from now on.
    pub fn keep(&mut self, turn: Turn) {
        let Turn { address, pool, books, asset } = turn;
        self.pool = pool;
        self.books = books;
        self.assets.insert(address, asset);
    }

    /// What stands behind the asset.
    pub fn source(&self, asset: &Pubkey) -> Result<&'a Source, Reason> {
        self.snapshot.lsts.sources.get(asset).ok_or(Reason::SourceUnreadable)
    }

    /// The assets, the cheapest to leave first.
    pub fn assets_by_fee(&self) -> Vec<Pubkey> {
        let mut all: Vec<_> = self.assets.iter().collect();
        all.sort_by_key(|(address, asset)| (asset.exit_fee_bps, **address));
        all.into_iter().map(|(address, _)| *address).collect()
    }
}

impl Turn {
    /// Reads the source, as `refresh_asset` does; none where it gives no rate.
    pub fn refresh(&mut self, source: &Source) -> Result<Option<Difference>, Reason> {
        let Self { pool, books, asset, .. } = self;
        let pinned = asset.source;
        Ok(source.state.read(&pinned.state, |state| {
            source.program_data.read(&pinned.program_data, |program_data| {
                asset.refresh(pool, books, state, program_data)
            })
        })?)
    }

    /// Whether its source may be handed units.
    pub fn check_gives_back(&self, source: &Source) -> Result<(), Reason> {
        let (asset, epoch) = (&self.asset, self.books.now.epoch.0);
        let pinned = asset.source.program_data;
        let check = source.program_data.read(&pinned, |it| asset.check_gives_back(it, epoch));
        check.map_err(Reason::from)
    }

    /// Units that go back, where `payable` lamports are there for them.
    pub fn payable(
        &self,
        source: &Source,
        payable: Lamports,
        minimum: Lamports,
    ) -> Result<Units, Reason> {
        let Self { asset, pool, books, .. } = self;
        let (epoch, pinned) = (books.now.epoch.0, asset.source.state);
        let wanted = asset.redeemable(pool, books, minimum)?;
        let read = |state: &AccountInfo| asset.payable(wanted, state, epoch, payable, minimum);
        Ok(source.state.read(&pinned, read)?)
    }

    /// What the source gives for `units`, to a lamport or two.
    pub fn worth(&self, units: Units) -> Result<Lamports, Reason> {
        Ok(value(units, self.asset.read(), self.asset.exit_fee())?)
    }
}
