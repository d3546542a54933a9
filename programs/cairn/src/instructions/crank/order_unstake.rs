//! Gives mSOL back to Marinade for a ticket of its own, which it pays in a later epoch. Anyone pushes it.
//!
//! Requires: an asset of Marinade, refreshed in this epoch. Where nothing stands above its target and nothing
//! is needed that native stake cannot bring, it changes nothing and succeeds.
//!
//! Effects: the units leave the vault; what Marinade's ticket is of is due: it counts as transit, at most at what the
//! units counted, until `claim_unstake` brings it to the reserve. What it is less than that is a loss. The payer pays the rents of redemption and ticket, and gets both back then. Emits
//! [`RedemptionOrdered`].

use crate::{
    CairnError,
    constants::MINIMUM_REDEMPTION,
    cpi::{marinade::OrderUnstake as Order, offer::Offer, system},
    error::refused,
    events::RedemptionOrdered,
    rent,
    seeds::{AUTHORITY, RECEIPT, REDEEMER, REDEMPTION},
    source::{SourceKind, ticket},
    state::{Asset, Owed, Pool, RateFeed, Redemption, Version},
};
use anchor_lang::prelude::*;
use anchor_spl::token_interface::{Mint, TokenAccount, TokenInterface};
use cairn_core::{Lamports, Units};

#[event_cpi]
#[derive(Accounts)]
pub struct OrderUnstake<'info> {
    /// Pays the rents of redemption and ticket.
    #[account(mut)]
    pub payer: Signer<'info>,
    #[account(mut, has_one = authority @ CairnError::WrongAddress)]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub rate_feed: Box<Account<'info, RateFeed>>,
    #[account(
        mut,
        has_one = pool @ CairnError::WrongPool,
        has_one = mint @ CairnError::WrongAddress,
        has_one = vault @ CairnError::WrongAddress,
        has_one = token_program @ CairnError::WrongAddress,
        constraint = asset.source.kind == SourceKind::Marinade @ CairnError::WrongRedemption,
    )]
    pub asset: Box<Account<'info, Asset>>,
    #[account(mut)]
    pub mint: Box<InterfaceAccount<'info, Mint>>,
    #[account(mut)]
    pub vault: Box<InterfaceAccount<'info, TokenAccount>>,
    /// CHECK: recorded in the pool; owns the vault.
    pub authority: UncheckedAccount<'info>,
    /// CHECK: moves what the authority lets it; no data.
    #[account(seeds = [REDEEMER, pool.key().as_ref()], bump)]
    pub redeemer: UncheckedAccount<'info>,
    /// CHECK: a new address; made here, and given to Marinade to write its ticket into.
    #[account(mut, seeds = [RECEIPT, pool.key().as_ref(), &pool.next_redemption.to_le_bytes()], bump)]
    pub receipt: UncheckedAccount<'info>,
    /// CHECK: a new address; made here.
    #[account(mut, seeds = [REDEMPTION, pool.key().as_ref(), &pool.next_redemption.to_le_bytes()], bump)]
    pub redemption: UncheckedAccount<'info>,
    /// CHECK: recorded in the asset.
    #[account(address = asset.source.program @ CairnError::WrongSource)]
    pub source_program: UncheckedAccount<'info>,
    /// CHECK: recorded in the asset; its program reads it.
    #[account(mut, address = asset.source.state @ CairnError::WrongSource)]
    pub source_state: UncheckedAccount<'info>,
    /// CHECK: recorded in the asset; read for its slot.
    #[account(address = asset.source.program_data @ CairnError::WrongSource)]
    pub program_data: UncheckedAccount<'info>,
    pub clock: Sysvar<'info, Clock>,
    pub rent: Sysvar<'info, Rent>,
    pub token_program: Interface<'info, TokenInterface>,
    pub system_program: Program<'info, System>,
}

impl<'info> OrderUnstake<'info> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let accounts = &mut *ctx.accounts;
        let address = accounts.pool.key();

        let mut books = accounts.pool.open_books()?;
        books.look_at_waits(&accounts.pool)?;
        accounts.asset.check_gives_back(&accounts.program_data, books.now.epoch.0)?;
        let minimum = Lamports(MINIMUM_REDEMPTION);
        let units = accounts.asset.redeemable(&accounts.pool, &books, minimum).map_err(refused)?;
        if units.is_zero() {
            return Ok(());
        }

        let nonce = accounts.pool.take_redemption()?;
        let rent = rent::minimum(&accounts.rent, ticket::SPACE);
        let taken = accounts.take(&ctx.bumps, nonce, units, rent)?;
        let ticket = accounts.ticket(rent)?;
        let due_epoch = ticket.created_epoch.saturating_add(1);
        // A ticket is whatever its program writes: it counts no more than its units did.
        let due = Lamports(ticket.lamports).min(accounts.asset.worth(taken).map_err(refused)?);
        let owed = Owed::new(due, books.now.epoch, due_epoch);

        let Self { payer, pool, rate_feed, asset, vault, receipt, redemption, .. } = ctx.accounts;
        let changed = asset.owe(pool, &mut books, taken, owed)?;
        let record = Redemption {
            version: Version::V1,
            bump: ctx.bumps.redemption,
            pool: address,
            asset: asset.key(),
            nonce,
            receipt: receipt.key(),
            rent_payer: payer.key(),
            units: taken.0,
            lamports: owed.lamports.0,
            promised: ticket.lamports,
            rent,
            due_epoch: owed.due_epoch,
            _reserved: [0; 32],
        };
        let after = pool.write_books(address, &books)?;
        rate_feed.update(pool, &books)?;

        record.create(payer, redemption)?;

        asset.check_vault(vault.amount)?;

        emit_cpi!(RedemptionOrdered {
            books: after,
            asset: asset.key(),
            redemption: redemption.key(),
            receipt: receipt.key(),
            units: taken.0,
            lamports: owed.lamports.0,
            gain: changed.gain.0,
            loss: changed.loss.0,
        });
        Ok(())
    }

    /// Makes room for Marinade's ticket and gives the units back.
    fn take(
        &mut self,
        bumps: &OrderUnstakeBumps,
        nonce: u64,
        units: Units,
        rent: u64,
    ) -> Result<Units> {
        let address = self.pool.key();
        let (nonce, bump) = (nonce.to_le_bytes(), [self.pool.authority_bump]);
        let made: &[&[u8]] = &[RECEIPT, address.as_ref(), &nonce, &[bumps.receipt]];
        let (space, owner) = (ticket::SPACE, self.source_program.key());
        system::create(&self.payer, &self.receipt, rent, space, &owner, &[made])?;
        let source = self.call();
        let offer = Offer {
            token_program: &self.token_program,
            authority: &self.authority,
            authority_seeds: &[AUTHORITY, address.as_ref(), &bump],
            redeemer: &self.redeemer,
            pool: address,
            redeemer_bump: bumps.redeemer,
        };
        offer.make(&mut self.vault, units, |seeds| source.call(units.0).invoke(&[seeds]))
    }

    /// Marinade's ticket, which is the authority's, with the rent that was paid for it.
    fn ticket(&self, rent: u64) -> Result<ticket::Ticket> {
        let kept = *self.receipt.owner == self.source_program.key();
        require!(kept && self.receipt.lamports() >= rent, CairnError::WrongRedemption);
        let ticket = ticket::Ticket::read(&self.receipt).ok();
        let ours = ticket.filter(|ticket| {
            ticket.beneficiary == self.authority.key() && ticket.state == self.source_state.key()
        });
        Ok(ours.ok_or(CairnError::WrongRedemption)?)
    }

    fn call(&self) -> Order<'info> {
        Order {
            program: self.source_program.to_account_info(),
            state: self.source_state.to_account_info(),
            msol_mint: self.mint.to_account_info(),
            burn_from: self.vault.to_account_info(),
            burn_authority: self.redeemer.to_account_info(),
            ticket: self.receipt.to_account_info(),
            clock: self.clock.to_account_info(),
            rent: self.rent.to_account_info(),
            token_program: self.token_program.to_account_info(),
        }
    }
}
