//! Brings what Marinade's ticket is of to the reserve. Anyone pushes it.
//!
//! Requires: a redemption of mSOL. Marinade refuses a ticket that is not due. One that it has paid already,
//! for anyone may ask it to, is taken from the authority, its beneficiary.
//!
//! Effects: the lamports that Marinade pays join the reserve, those beyond what was due are a gain and join
//! withheld; ticket and redemption are gone, both rents go back to who paid them. Emits [`RedemptionPaid`].

use crate::{
    CairnError,
    cpi::{marinade::Claim, system},
    error::refused,
    events::RedemptionPaid,
    rent,
    seeds::AUTHORITY,
    source::SourceKind,
    state::{Asset, Pool, RateFeed, Redemption},
};
use anchor_lang::prelude::*;
use cairn_core::Lamports;

#[event_cpi]
#[derive(Accounts)]
pub struct ClaimUnstake<'info> {
    #[account(
        mut,
        has_one = authority @ CairnError::WrongAddress,
        has_one = reserve_account @ CairnError::WrongAddress,
    )]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub rate_feed: Box<Account<'info, RateFeed>>,
    #[account(
        mut,
        has_one = pool @ CairnError::WrongPool,
        constraint = asset.source.kind == SourceKind::Marinade @ CairnError::WrongRedemption,
    )]
    pub asset: Box<Account<'info, Asset>>,
    #[account(
        mut,
        close = rent_payer,
        has_one = pool @ CairnError::WrongPool,
        has_one = asset @ CairnError::WrongRedemption,
        has_one = receipt @ CairnError::WrongAddress,
        has_one = rent_payer @ CairnError::WrongAddress,
    )]
    pub redemption: Box<Account<'info, Redemption>>,
    /// CHECK: recorded in the redemption; only receives rents.
    #[account(mut)]
    pub rent_payer: UncheckedAccount<'info>,
    /// CHECK: recorded in the redemption; Marinade reads it.
    #[account(mut)]
    pub receipt: UncheckedAccount<'info>,
    /// The ticket's beneficiary: what Marinade pays passes through.
    #[account(mut)]
    pub authority: SystemAccount<'info>,
    #[account(mut)]
    pub reserve_account: SystemAccount<'info>,
    /// CHECK: recorded in the asset.
    #[account(address = asset.source.program @ CairnError::WrongSource)]
    pub source_program: UncheckedAccount<'info>,
    /// CHECK: recorded in the asset; its program reads it.
    #[account(mut, address = asset.source.state @ CairnError::WrongSource)]
    pub source_state: UncheckedAccount<'info>,
    /// CHECK: Marinade's; its program checks it.
    #[account(mut)]
    pub source_reserve: UncheckedAccount<'info>,
    pub clock: Sysvar<'info, Clock>,
    pub system_program: Program<'info, System>,
}

impl ClaimUnstake<'_> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let mut books = ctx.accounts.pool.open_books()?;
        let whole = ctx.accounts.collect()?;
        let Self { pool, rate_feed, asset, redemption, rent_payer, authority, .. } = ctx.accounts;
        let (reserve, address) = (&ctx.accounts.reserve_account, pool.key());

        let refund = Lamports(redemption.rent).min(whole);
        let (paid, due) = (whole.less(refund), Lamports(redemption.lamports));
        let changed = books.ledger.redeem(due, paid).map_err(refused)?;

        asset.paid(pool, redemption, books.now.epoch)?;
        let after = pool.write_books(address, &books)?;
        rate_feed.update(pool, &books)?;

        let seeds: &[&[u8]] = &[AUTHORITY, address.as_ref(), &[pool.authority_bump]];
        system::pay_signed(authority, reserve, paid.0, &[seeds])?;
        system::pay_signed(authority, rent_payer, refund.0, &[seeds])?;

        pool.check_reserve(&Rent::get()?, reserve.lamports())?;

        emit_cpi!(RedemptionPaid {
            books: after,
            asset: asset.key(),
            redemption: redemption.key(),
            lamports: paid.0,
            gain: changed.gain.0,
            loss: changed.loss.0,
        });
        Ok(())
    }
}

impl<'info> ClaimUnstake<'info> {
    /// Has Marinade pay the ticket; gives what the authority got for it. Whoever asks Marinade for it may be
    /// first: a ticket that is gone has been paid to the authority, with its rent, beside what others were.
    fn collect(&self) -> Result<Lamports> {
        let before = Lamports(self.authority.lamports());
        if *self.receipt.owner == self.source_program.key() {
            self.call().call().invoke(&[])?;
            // A ticket that is still there has not been paid.
            require!(self.receipt.lamports() == 0, CairnError::WrongRedemption);
            return Ok(Lamports(self.authority.lamports()).less(before));
        }
        let Redemption { promised, rent: refund, .. } = **self.redemption;
        let whole = Lamports(promised.saturating_add(refund));
        require!(before >= whole, CairnError::WrongRedemption);
        // What somebody sent to the ticket may be too little to stay.
        let least = Lamports(rent::minimum(&Rent::get()?, 0));
        Ok(if before.less(whole) < least { before } else { whole })
    }

    fn call(&self) -> Claim<'info> {
        Claim {
            program: self.source_program.to_account_info(),
            state: self.source_state.to_account_info(),
            reserve: self.source_reserve.to_account_info(),
            ticket: self.receipt.to_account_info(),
            to: self.authority.to_account_info(),
            clock: self.clock.to_account_info(),
            system_program: self.system_program.to_account_info(),
        }
    }
}
