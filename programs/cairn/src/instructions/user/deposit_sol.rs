//! Takes SOL, mints shares.
//!
//! Requires: at least 0.001 SOL; at least `min_shares` shares for it; a price that is not lost
//! (`nav >= supply / 1000`); no pause, room under `deposit_cap`; a recipient that is not the pool's.
//!
//! Effects: `shares = floor(lamports * supply / (nav + rest))` are minted to the recipient, the
//! lamports join the reserve. The price does not fall. Emits [`SolDeposited`].

use crate::{
    CairnError,
    cpi::{system, token},
    error::refused,
    events::SolDeposited,
    seeds::AUTHORITY,
    state::{Pool, RateFeed},
};
use anchor_lang::prelude::*;
use anchor_spl::token::{Mint, Token, TokenAccount};
use cairn_core::{Lamports, Shares};

/// A deposit.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug)]
pub struct DepositSolArgs {
    pub lamports: u64,
    /// The fewest shares the depositor accepts.
    pub min_shares: u64,
}

#[event_cpi]
#[derive(Accounts)]
pub struct DepositSol<'info> {
    /// Gives the lamports.
    #[account(mut)]
    pub depositor: Signer<'info>,
    #[account(
        mut,
        has_one = authority @ CairnError::WrongAddress,
        has_one = reserve_account @ CairnError::WrongAddress,
        has_one = lrt_mint @ CairnError::WrongAddress,
    )]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub rate_feed: Box<Account<'info, RateFeed>>,
    /// CHECK: recorded in the pool; signs as mint authority.
    pub authority: UncheckedAccount<'info>,
    #[account(mut)]
    pub reserve_account: SystemAccount<'info>,
    #[account(mut)]
    pub lrt_mint: Box<Account<'info, Mint>>,
    /// Receives the shares; anyone's token account but the pool's.
    #[account(
        mut,
        constraint = recipient.key() != pool.escrow && recipient.key() != pool.locked @ CairnError::RecipientIsPool,
    )]
    pub recipient: Box<Account<'info, TokenAccount>>,
    pub token_program: Program<'info, Token>,
    pub system_program: Program<'info, System>,
}

impl DepositSol<'_> {
    pub fn handle(ctx: Context<Self>, args: DepositSolArgs) -> Result<()> {
        let Self {
            depositor,
            pool,
            rate_feed,
            authority,
            reserve_account,
            lrt_mint,
            recipient,
            ..
        } = ctx.accounts;
        let address = pool.key();

        let mut books = pool.open_books()?;
        pool.check_takes_deposit(&books, args.lamports)?;
        let (lamports, minimum) = (Lamports(args.lamports), Shares(args.min_shares));
        let report = books.ledger.deposit(lamports, minimum).map_err(refused)?;
        report.apply(&mut books.ledger).map_err(refused)?;

        let after = pool.write_books(address, &books)?;
        rate_feed.update(pool, &books)?;

        let seeds: &[&[u8]] = &[AUTHORITY, address.as_ref(), &[pool.authority_bump]];
        system::pay(depositor, reserve_account, report.lamports.0)?;
        token::mint(lrt_mint, recipient, authority, report.shares.0, &[seeds])?;

        lrt_mint.reload()?;
        pool.check_supply(lrt_mint.supply)?;
        pool.check_reserve(&Rent::get()?, reserve_account.lamports())?;

        emit_cpi!(SolDeposited {
            books: after,
            depositor: depositor.key(),
            recipient: recipient.key(),
            lamports: report.lamports.0,
            shares: report.shares.0,
        });
        Ok(())
    }
}
