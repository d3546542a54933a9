//! Registers an operator, with weight 0: it gets stake once a change gives it weight and cap.
//!
//! Requires: the signature of the key it is to be known by; a vote account whose commission is within what
//! is registered; a commission of its own of at most 20 %.
//!
//! Effects: the operator is written; changes of it that are queued already are dead. Moves no books. Emits
//! [`OperatorRegistered`].

use crate::{
    CairnError,
    constants::WHOLE_BPS,
    events::OperatorRegistered,
    seeds::OPERATOR,
    state::{Operator, OperatorStatus, Pool, Ring, Version, check_commission},
    vote_account::Validator,
};
use anchor_lang::prelude::*;
use cairn_core::Epoch;

#[event_cpi]
#[derive(Accounts)]
pub struct RegisterOperator<'info> {
    /// Pays the operator's rent.
    #[account(mut)]
    pub payer: Signer<'info>,
    /// The operator's key from now on.
    pub authority: Signer<'info>,
    pub pool: Box<Account<'info, Pool>>,
    #[account(
        init,
        payer = payer,
        space = 8 + Operator::INIT_SPACE,
        seeds = [OPERATOR, pool.key().as_ref(), authority.key().as_ref()],
        bump,
    )]
    pub operator: Box<Account<'info, Operator>>,
    /// CHECK: read as a vote account, or refused.
    pub vote_account: UncheckedAccount<'info>,
    pub system_program: Program<'info, System>,
}

impl RegisterOperator<'_> {
    fn validate(&self, max_commission_bps: u16, commission_bps: u16) -> Result<()> {
        check_commission(commission_bps)?;
        require!(max_commission_bps <= WHOLE_BPS, CairnError::CommissionTooHigh);
        let validator = Validator::read(&self.vote_account);
        let takes = validator.ok_or(CairnError::VoteAccountMissing)?.commission_bps;
        require!(takes <= max_commission_bps, CairnError::CommissionTooHigh);
        Ok(())
    }

    pub fn handle(ctx: Context<Self>, max_commission_bps: u16, commission_bps: u16) -> Result<()> {
        ctx.accounts.validate(max_commission_bps, commission_bps)?;
        let Self { payer, authority, pool, operator, vote_account, .. } = ctx.accounts;

        operator.set_inner(Operator {
            version: Version::V1,
            bump: ctx.bumps.operator,
            pool: pool.key(),
            authority: authority.key(),
            vote_account: vote_account.key(),
            rent_payer: payer.key(),
            status: OperatorStatus::Active,
            max_commission_bps,
            weight: 0,
            cap: 0,
            // A change that was queued for who registered here before would give another validator its weight.
            tightened: pool.next_change,
            positions: 0,
            staked: 0,
            arriving: 0,
            delinquent: false,
            bond: 0,
            bond_requested: 0,
            bond_epoch: 0,
            commission_bps,
            commission: 0,
            ring: Ring::new(Epoch(Clock::get()?.epoch)),
            _reserved: [0; 32],
        });

        emit_cpi!(OperatorRegistered {
            pool: pool.key(),
            operator: operator.key(),
            authority: authority.key(),
            vote_account: vote_account.key(),
            max_commission_bps,
            commission_bps,
        });
        Ok(())
    }
}
