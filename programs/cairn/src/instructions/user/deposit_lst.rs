//! Takes units of an LST, mints shares.
//!
//! Requires: an asset that takes deposits, whose source gives a rate of this epoch; room under its caps; what
//! `deposit_sol` requires of its credit. All other assets are settled: the clients put the refreshes that
//! miss in front.
//!
//! Effects: the source is read first. `credit` is what the units are worth at the lower of the rate read and
//! the guarded one, net of the exit fee and less the haircut on credits, rounded down, and at most what the
//! asset's value rises by; `shares = floor(credit * supply / (nav + rest))` are minted to the recipient, what
//! the value rises by above the credit joins withheld. The price does not fall. Emits [`LstDeposited`].

use crate::{
    CairnError,
    cpi::{lst, token},
    error::refused,
    events::LstDeposited,
    seeds::AUTHORITY,
    state::{Asset, Pool, RateFeed},
};
use anchor_lang::prelude::*;
use anchor_spl::{
    token::{Mint, Token, TokenAccount},
    token_interface::{
        Mint as LstMint, TokenAccount as LstAccount, TokenInterface as LstInterface,
    },
};
use cairn_core::{Lamports, Shares, Units};

/// A deposit of an LST.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug)]
pub struct DepositLstArgs {
    pub units: u64,
    /// The fewest shares the depositor accepts.
    pub min_shares: u64,
}

#[event_cpi]
#[derive(Accounts)]
pub struct DepositLst<'info> {
    /// Owns the units.
    pub depositor: Signer<'info>,
    #[account(
        mut,
        has_one = authority @ CairnError::WrongAddress,
        has_one = lrt_mint @ CairnError::WrongAddress,
    )]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub rate_feed: Box<Account<'info, RateFeed>>,
    #[account(
        mut,
        has_one = pool @ CairnError::WrongPool,
        has_one = mint @ CairnError::WrongAddress,
        has_one = vault @ CairnError::WrongAddress,
        has_one = token_program @ CairnError::WrongAddress,
    )]
    pub asset: Box<Account<'info, Asset>>,
    /// CHECK: recorded in the asset; read as a source.
    #[account(address = asset.source.state @ CairnError::WrongSource)]
    pub source_state: UncheckedAccount<'info>,
    /// CHECK: recorded in the asset; read for its slot.
    #[account(address = asset.source.program_data @ CairnError::WrongSource)]
    pub program_data: UncheckedAccount<'info>,
    pub mint: Box<InterfaceAccount<'info, LstMint>>,
    /// Gives the units.
    #[account(mut)]
    pub depositor_lst: Box<InterfaceAccount<'info, LstAccount>>,
    #[account(mut)]
    pub vault: Box<InterfaceAccount<'info, LstAccount>>,
    /// CHECK: recorded in the pool; signs as mint authority.
    pub authority: UncheckedAccount<'info>,
    #[account(mut)]
    pub lrt_mint: Box<Account<'info, Mint>>,
    /// Receives the shares; anyone's token account but the pool's.
    #[account(
        mut,
        constraint = recipient.key() != pool.escrow && recipient.key() != pool.locked @ CairnError::RecipientIsPool,
    )]
    pub recipient: Box<Account<'info, TokenAccount>>,
    /// The LST's.
    pub token_program: Interface<'info, LstInterface>,
    /// The LRT's.
    pub lrt_token_program: Program<'info, Token>,
}

impl DepositLst<'_> {
    pub fn handle(ctx: Context<Self>, args: DepositLstArgs) -> Result<()> {
        require!(args.units > 0, CairnError::NoUnits);
        let Self { depositor, pool, rate_feed, asset, source_state, program_data, mint, .. } =
            ctx.accounts;
        let address = pool.key();

        let mut books = pool.open_books()?;
        asset.refresh(pool, &mut books, source_state, program_data)?;
        asset.check_takes_deposit(books.now.epoch.0)?;
        asset.check_minted(source_state, mint)?;
        let units = asset.units().plus(Units(args.units)).map_err(refused)?;
        let rise = asset.set_units(pool, &mut books, units)?.gain;
        let (guards, fee) = (asset.guards(), asset.exit_fee());
        let credit = guards.credit(Units(args.units), asset.read(), asset.rate(), fee, rise);
        let credit = credit.map_err(refused)?;
        pool.check_takes_deposit(&books, credit.0)?;
        let report = books.ledger.deposit(credit, Shares(args.min_shares)).map_err(refused)?;
        report.apply_asset(&mut books.ledger, rise).map_err(refused)?;
        let nav = books.ledger.nav().map_err(refused)?;
        guards.check_caps(Lamports(asset.value), nav).map_err(refused)?;

        let after = pool.write_books(address, &books)?;
        rate_feed.update(pool, &books)?;

        let Self { depositor_lst, vault, authority, lrt_mint, recipient, .. } = ctx.accounts;
        let seeds: &[&[u8]] = &[AUTHORITY, address.as_ref(), &[pool.authority_bump]];
        let program = &ctx.accounts.token_program;
        lst::transfer(program, mint, depositor_lst, vault, depositor, args.units)?;
        token::mint(lrt_mint, recipient, authority, report.shares.0, &[seeds])?;

        vault.reload()?;
        lrt_mint.reload()?;
        asset.check_vault(vault.amount)?;
        pool.check_supply(lrt_mint.supply)?;

        emit_cpi!(LstDeposited {
            books: after,
            depositor: depositor.key(),
            recipient: recipient.key(),
            asset: asset.key(),
            units: args.units,
            credit: credit.0,
            shares: report.shares.0,
        });
        Ok(())
    }
}
