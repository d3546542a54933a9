//! Queues a change of one setting: the only way in which anything is loosened.
//!
//! Requires: the admin; a setting within its bounds; a transaction that is not under a durable nonce, so
//! that nobody's old signature is kept for a better moment.
//!
//! Effects: the change lies open for all to see; anyone may execute it from `change_delay_epochs` on, as
//! they are now, for 7 epochs. Moves no books. Emits [`ChangeQueued`].

use crate::{
    CairnError,
    cpi::nonce,
    events::ChangeQueued,
    seeds::CHANGE,
    state::{Change, Pool, Setting, Version},
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct QueueChange<'info> {
    /// Pays the change's rent.
    #[account(mut)]
    pub payer: Signer<'info>,
    pub admin: Signer<'info>,
    #[account(mut, has_one = admin @ CairnError::NotAdmin)]
    pub pool: Box<Account<'info, Pool>>,
    #[account(
        init,
        payer = payer,
        space = 8 + Change::INIT_SPACE,
        seeds = [CHANGE, pool.key().as_ref(), &pool.next_change.to_le_bytes()],
        bump,
    )]
    pub change: Box<Account<'info, Change>>,
    /// CHECK: the runtime's list of this transaction's instructions.
    #[account(address = solana_instructions_sysvar::ID)]
    pub instructions: UncheckedAccount<'info>,
    pub system_program: Program<'info, System>,
}

impl QueueChange<'_> {
    fn validate(&self, setting: &Setting) -> Result<()> {
        require!(!nonce::is_advanced(&self.instructions)?, CairnError::DurableNonce);
        setting.check(&self.pool)
    }

    pub fn handle(ctx: Context<Self>, setting: Setting) -> Result<()> {
        ctx.accounts.validate(&setting)?;
        let Self { payer, pool, change, .. } = ctx.accounts;

        let id = pool.next_change;
        let queued_epoch = Clock::get()?.epoch;
        let (mature_epoch, last_epoch) = Change::window(pool, queued_epoch)?;

        pool.next_change = id.checked_add(1).ok_or(CairnError::AmountTooLarge)?;
        change.set_inner(Change {
            version: Version::V1,
            bump: ctx.bumps.change,
            pool: pool.key(),
            id,
            rent_payer: payer.key(),
            admin_term: pool.admin_term,
            queued_epoch,
            mature_epoch,
            last_epoch,
            _reserved: [0; 32],
            setting: setting.clone(),
        });

        emit_cpi!(ChangeQueued { pool: pool.key(), id, setting, mature_epoch, last_epoch });
        Ok(())
    }
}
