//! Leaves at once, for a fee that falls with what is free.
//!
//! Requires: at least `min_lamports` for the shares; that much free after all debts and the floor; room
//! in the epoch's limit.
//!
//! Effects: `value = floor(shares * nav_low / supply)`; the shares are burnt, `value` less the fee moves
//! from the reserve to the recipient, the rest of what the shares were worth joins withheld. The price
//! does not fall. A convenience: the queue stays open where this is closed. Emits [`InstantWithdrawn`].

use crate::{
    CairnError,
    cpi::{system, token},
    error::refused,
    events::InstantWithdrawn,
    payee::check_payable,
    seeds::RESERVE,
    state::{Pool, RateFeed},
};
use anchor_lang::prelude::*;
use anchor_spl::token::{Mint, Token, TokenAccount};
use cairn_core::{Lamports, Shares};

/// An instant exit.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug)]
pub struct InstantWithdrawArgs {
    pub shares: u64,
    /// The fewest lamports the holder accepts.
    pub min_lamports: u64,
}

#[event_cpi]
#[derive(Accounts)]
#[instruction(args: InstantWithdrawArgs)]
pub struct InstantWithdraw<'info> {
    /// Owns the shares.
    pub owner: Signer<'info>,
    #[account(
        mut,
        has_one = reserve_account @ CairnError::WrongAddress,
        has_one = lrt_mint @ CairnError::WrongAddress,
    )]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub rate_feed: Box<Account<'info, RateFeed>>,
    #[account(mut)]
    pub reserve_account: SystemAccount<'info>,
    #[account(mut)]
    pub lrt_mint: Box<Account<'info, Mint>>,
    /// Gives the shares.
    #[account(
        mut,
        token::mint = lrt_mint,
        token::authority = owner,
        constraint = owner_lrt.amount >= args.shares @ CairnError::NotEnoughShares,
    )]
    pub owner_lrt: Box<Account<'info, TokenAccount>>,
    /// CHECK: the owner's choice; only receives lamports.
    #[account(mut)]
    pub recipient: UncheckedAccount<'info>,
    pub token_program: Program<'info, Token>,
    pub system_program: Program<'info, System>,
}

impl InstantWithdraw<'_> {
    pub fn handle(ctx: Context<Self>, args: InstantWithdrawArgs) -> Result<()> {
        let Self {
            owner, pool, rate_feed, reserve_account, lrt_mint, owner_lrt, recipient, ..
        } = ctx.accounts;
        let address = pool.key();

        let mut books = pool.open_books()?;
        pool.check_settled(&books)?;
        let (mut doubts, parameters) = (books.doubts(), pool.parameters);
        let free = books.ledger.free(&books.queue, parameters.floor()).map_err(refused)?;
        let (shares, minimum) = (Shares(args.shares), Lamports(args.min_lamports));
        let terms = parameters.instant_terms();
        let report =
            books.ledger.instant(shares, minimum, free, &terms, &doubts).map_err(refused)?;
        report.apply(&mut books.ledger, &mut doubts.cases).map_err(refused)?;
        let rent = Rent::get()?;
        check_payable(&rent, recipient, report.lamports.0)?;

        let after = pool.write_books(address, &books)?;
        rate_feed.update(pool, &books)?;

        let seeds: &[&[u8]] = &[RESERVE, address.as_ref(), &[pool.reserve_bump]];
        token::burn(lrt_mint, owner_lrt, owner, report.shares.0, &[])?;
        system::pay_signed(reserve_account, recipient, report.lamports.0, &[seeds])?;

        lrt_mint.reload()?;
        pool.check_supply(lrt_mint.supply)?;
        pool.check_reserve(&rent, reserve_account.lamports())?;

        emit_cpi!(InstantWithdrawn {
            books: after,
            owner: owner.key(),
            recipient: recipient.key(),
            shares: report.shares.0,
            lamports: report.lamports.0,
            fee: report.fee.0,
            kept: report.kept.0,
        });
        Ok(())
    }
}
