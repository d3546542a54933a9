//! Hands a ticket to a new owner, who is paid from then on.
//!
//! Requires: the ticket's owner; a new owner. Addresses off the curve are allowed, for they may be
//! multisig vaults: who the new owner is, is the old owner's to know.
//!
//! Effects: the owner changes, nothing else. Emits [`TicketTransferred`].

use crate::{CairnError, events::TicketTransferred, state::Ticket};
use anchor_lang::prelude::*;

/// A transfer.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug)]
pub struct TransferTicketArgs {
    pub new_owner: Pubkey,
}

#[event_cpi]
#[derive(Accounts)]
pub struct TransferTicket<'info> {
    pub owner: Signer<'info>,
    #[account(mut, has_one = owner @ CairnError::NotTicketOwner)]
    pub ticket: Box<Account<'info, Ticket>>,
}

impl TransferTicket<'_> {
    fn validate(&self, args: &TransferTicketArgs) -> Result<()> {
        require!(args.new_owner != Pubkey::default(), CairnError::TicketOwnerMissing);
        Ok(())
    }

    pub fn handle(ctx: Context<Self>, args: TransferTicketArgs) -> Result<()> {
        ctx.accounts.validate(&args)?;
        let Self { owner, ticket, .. } = ctx.accounts;

        ticket.owner = args.new_owner;

        emit_cpi!(TicketTransferred {
            pool: ticket.pool,
            ticket: ticket.key(),
            old_owner: owner.key(),
            new_owner: args.new_owner,
        });
        Ok(())
    }
}
