//! Creates a pool for a fresh LRT mint.
//!
//! Requires: a classic SPL mint of 9 decimals, without supply and freeze authority, whose mint
//! authority is the pool's authority and whose own key signs, so that nobody else can take the mint's
//! pool; a key for each role; parameters within their bounds ([`Parameters::check`]).
//!
//! Effects: 0.1 SOL of the payer's join the reserve, as many shares are minted to the locked account;
//! reserve and claims get their rent; the rate feed begins. Emits [`PoolInitialized`].

use crate::{
    CairnError,
    clock::moment,
    constants::LRT_DECIMALS,
    cpi::{system, token},
    events::PoolInitialized,
    rent,
    seeds::{AUTHORITY, CLAIMS, LOCKED, POOL, RATE, RESERVE},
    state::{OpenBooks, Parameters, Pool, RateFeed, Version},
};
use anchor_lang::prelude::*;
use anchor_spl::{
    associated_token::AssociatedToken,
    token::{Mint, Token, TokenAccount},
};
use cairn_core::{LOCKED_SHARES, Lamports, Ledger, Queue, Waiting};

/// What a pool begins with.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug)]
pub struct InitializePoolArgs {
    pub parameters: Parameters,
    /// Tightens, pauses deposits.
    pub manager: Pubkey,
    /// Tightens, pauses deposits, cancels changes.
    pub guardian: Pubkey,
    /// Receives fees, in shares, in its associated token account.
    pub fee_recipient: Pubkey,
}

#[event_cpi]
#[derive(Accounts)]
pub struct InitializePool<'info> {
    /// Pays rents and the locked 0.1 SOL.
    #[account(mut)]
    pub payer: Signer<'info>,
    /// The pool's admin from now on.
    pub admin: Signer<'info>,
    #[account(init, payer = payer, space = Pool::SPACE, seeds = [POOL, lrt_mint.key().as_ref()], bump)]
    pub pool: Box<Account<'info, Pool>>,
    #[account(init, payer = payer, space = 8 + RateFeed::INIT_SPACE, seeds = [RATE, pool.key().as_ref()], bump)]
    pub rate_feed: Box<Account<'info, RateFeed>>,
    /// CHECK: holds no data; its address is its whole meaning.
    #[account(seeds = [AUTHORITY, pool.key().as_ref()], bump)]
    pub authority: UncheckedAccount<'info>,
    #[account(mut, seeds = [RESERVE, pool.key().as_ref()], bump)]
    pub reserve_account: SystemAccount<'info>,
    #[account(mut, seeds = [CLAIMS, pool.key().as_ref()], bump)]
    pub claims_account: SystemAccount<'info>,
    /// The liquid restaking token's mint.
    #[account(mut, signer)]
    pub lrt_mint: Box<Account<'info, Mint>>,
    /// May exist: anyone can create it.
    #[account(init_if_needed, payer = payer, associated_token::mint = lrt_mint, associated_token::authority = authority)]
    pub escrow: Box<Account<'info, TokenAccount>>,
    /// CHECK: holds no data and never signs: what it owns stays.
    #[account(seeds = [LOCKED, pool.key().as_ref()], bump)]
    pub locked_owner: UncheckedAccount<'info>,
    /// May exist: anyone can create it.
    #[account(init_if_needed, payer = payer, associated_token::mint = lrt_mint, associated_token::authority = locked_owner)]
    pub locked: Box<Account<'info, TokenAccount>>,
    pub token_program: Program<'info, Token>,
    pub associated_token_program: Program<'info, AssociatedToken>,
    pub system_program: Program<'info, System>,
}

impl InitializePool<'_> {
    fn validate(&self, args: &InitializePoolArgs) -> Result<()> {
        let mint = &self.lrt_mint;
        require!(mint.decimals == LRT_DECIMALS, CairnError::MintDecimals);
        require!(mint.supply == 0, CairnError::MintSupply);
        require!(
            mint.mint_authority == Some(self.authority.key()).into(),
            CairnError::MintAuthority
        );
        require!(mint.freeze_authority.is_none(), CairnError::MintFreezeAuthority);
        args.parameters.check()
    }

    pub fn handle(ctx: Context<Self>, args: InitializePoolArgs) -> Result<()> {
        ctx.accounts.validate(&args)?;
        let Self {
            payer,
            admin,
            pool,
            rate_feed,
            authority,
            reserve_account,
            claims_account,
            lrt_mint,
            escrow,
            locked,
            ..
        } = ctx.accounts;
        let address = pool.key();

        let now = moment()?;
        let ledger = Ledger::genesis(now.epoch);
        let queue = Queue { head: 0, open: 0, epoch: now.epoch, ended: None };

        pool.version = Version::V1;
        pool.bump = ctx.bumps.pool;
        pool.authority_bump = ctx.bumps.authority;
        pool.reserve_bump = ctx.bumps.reserve_account;
        pool.claims_bump = ctx.bumps.claims_account;
        pool.lrt_mint = lrt_mint.key();
        pool.authority = authority.key();
        pool.reserve_account = reserve_account.key();
        pool.claims_account = claims_account.key();
        pool.escrow = escrow.key();
        pool.locked = locked.key();
        pool.admin = admin.key();
        pool.manager = args.manager;
        pool.guardian = args.guardian;
        pool.fee_recipient = args.fee_recipient;
        pool.check_roles()?;
        pool.parameters = args.parameters;
        let (waiting, haircuts) = (Waiting::default(), Lamports::ZERO);
        let books = OpenBooks { ledger, queue, waiting, now, haircuts };
        let after = pool.write_books(address, &books)?;
        rate_feed.version = Version::V1;
        rate_feed.bump = ctx.bumps.rate_feed;
        rate_feed.pool = address;
        rate_feed.begin(&books)?;

        let rent = Rent::get()?;
        let minimum = rent::minimum(&rent, 0);
        let seeds: &[&[u8]] = &[AUTHORITY, address.as_ref(), &[pool.authority_bump]];
        system::pay(payer, reserve_account, minimum)?;
        system::pay(payer, reserve_account, pool.reserve)?;
        system::pay(payer, claims_account, minimum)?;
        token::mint(lrt_mint, locked, authority, LOCKED_SHARES.0, &[seeds])?;

        lrt_mint.reload()?;
        pool.check_supply(lrt_mint.supply)?;
        pool.check_reserve(&rent, reserve_account.lamports())?;
        pool.check_claims(&rent, claims_account.lamports())?;

        emit_cpi!(PoolInitialized {
            books: after,
            lrt_mint: lrt_mint.key(),
            admin: admin.key(),
            manager: args.manager,
            guardian: args.guardian,
            fee_recipient: args.fee_recipient,
            locked_shares: LOCKED_SHARES.0,
            parameters: args.parameters,
        });
        Ok(())
    }
}
