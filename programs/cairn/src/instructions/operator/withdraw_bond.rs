//! Takes out of an operator's bond what was asked for.
//!
//! Requires: the operator's key; 16 epochs since the last request, and since it held any stake: who goes on cannot
//! keep a bond ready to leave.
//!
//! Effects: the lamports move to the operator's key; with the last of the bond its account's rent, and what
//! strangers left there. Moves no books. Emits [`BondWithdrawn`].

use crate::{
    CairnError, cpi::system, events::BondWithdrawn, payee::check_payable, seeds::BOND,
    state::Operator,
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct WithdrawBond<'info> {
    /// Receives the lamports.
    #[account(mut)]
    pub authority: Signer<'info>,
    #[account(mut, has_one = authority @ CairnError::NotOperator)]
    pub operator: Box<Account<'info, Operator>>,
    #[account(mut, seeds = [BOND, operator.key().as_ref()], bump)]
    pub bond_account: SystemAccount<'info>,
    pub system_program: Program<'info, System>,
}

impl WithdrawBond<'_> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let Self { authority, operator, bond_account, .. } = ctx.accounts;
        let address = operator.key();

        let lamports = operator.take_bond(Clock::get()?.epoch, bond_account.lamports())?;
        check_payable(&Rent::get()?, authority, lamports)?;

        let seeds: &[&[u8]] = &[BOND, address.as_ref(), &[ctx.bumps.bond_account]];
        system::pay_signed(bond_account, authority, lamports, &[seeds])?;

        operator.check_bond(bond_account.lamports())?;

        emit_cpi!(BondWithdrawn {
            pool: operator.pool,
            operator: address,
            lamports,
            bond: operator.bond,
        });
        Ok(())
    }
}
