//! Pays lamports into an operator's bond, which answers for it before anyone else does. Anyone may.
//!
//! Requires: more than 0 lamports; an operator that is not leaving, or a stranger's lamport would keep it from being
//! closed.
//!
//! Effects: the lamports move to the bond's account, with its rent minimum where that is missing; outside nav.
//! Moves no books. Emits [`BondPosted`].

use crate::{
    CairnError,
    cpi::system,
    events::BondPosted,
    seeds::BOND,
    state::{Operator, OperatorStatus},
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct PostBond<'info> {
    #[account(mut)]
    pub payer: Signer<'info>,
    #[account(mut)]
    pub operator: Box<Account<'info, Operator>>,
    #[account(mut, seeds = [BOND, operator.key().as_ref()], bump)]
    pub bond_account: SystemAccount<'info>,
    pub system_program: Program<'info, System>,
}

impl PostBond<'_> {
    fn validate(&self) -> Result<()> {
        require!(self.operator.status != OperatorStatus::Leaving, CairnError::OperatorLeaving);
        Ok(())
    }

    pub fn handle(ctx: Context<Self>, lamports: u64) -> Result<()> {
        ctx.accounts.validate()?;
        let Self { payer, operator, bond_account, .. } = ctx.accounts;

        let paid = operator.bond_shortfall(lamports, bond_account.lamports())?;
        operator.add_bond(lamports)?;

        system::pay(payer, bond_account, paid)?;

        operator.check_bond(bond_account.lamports())?;

        emit_cpi!(BondPosted {
            pool: operator.pool,
            operator: operator.key(),
            payer: payer.key(),
            lamports,
            bond: operator.bond,
        });
        Ok(())
    }
}
