//! The bank's accounts as a [`World`] has them: its builders and readers serve both chains, and what is checked after
//! each act on LiteSVM is checked of the real bank's accounts too.

use super::Bank;
use crate::{Diff, World, checks, feed};
use anchor_lang::prelude::{Clock, EpochSchedule};
use solana_account::Account;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_program_test::ProgramTestContext;
use solana_pubkey::Pubkey;
use std::collections::BTreeSet;

/// A world that runs nothing, and the addresses of what is copied into it: all that a transaction has named.
pub(super) struct Mirror {
    pub(super) world: World,
    seen: BTreeSet<Pubkey>,
}

impl Mirror {
    /// Of a bank whose payer is the admin, and its pool that `mint` will have.
    pub(super) fn new(payer: &Keypair, mint: &Keypair) -> Self {
        let mut world = World::bare_for(mint.insecure_clone());
        (world.fee_payer, world.admin) = (payer.insecure_clone(), payer.insecure_clone());
        Self { world, seen: BTreeSet::new() }
    }

    /// The accounts seen and the sysvars as they stand on the bank.
    async fn copy(&mut self, context: &ProgramTestContext) {
        let bank = &context.banks_client;
        let clock: Clock = bank.get_sysvar().await.expect("a clock");
        let schedule: EpochSchedule = bank.get_sysvar().await.expect("a schedule");
        let rent = bank.get_rent().await.expect("a rent sysvar");
        let svm = &mut self.world.svm;
        svm.set_sysvar(&clock);
        svm.set_sysvar(&schedule);
        svm.set_sysvar(&rent);
        for address in &self.seen {
            let account = bank.get_account(*address).await.expect("the bank answers");
            let account = account.unwrap_or_default();
            if !account.executable && account.owner != solana_sdk_ids::sysvar::ID {
                let account = Account { rent_epoch: u64::MAX, ..account };
                svm.set_account(*address, account).expect("an account LiteSVM takes");
            }
        }
    }
}

impl Bank {
    /// The bank's accounts, as far as transactions have named them.
    pub fn world(&self) -> &World {
        &self.mirror.world
    }

    /// What happened without a transaction: an epoch's turn pays rewards.
    pub(crate) async fn look(&mut self) {
        self.mirror.copy(&self.context).await;
    }

    /// All invariants after a transaction of these instructions, as [`World::send`] checks them.
    pub(super) async fn hold(&mut self, instructions: &[Instruction]) {
        let accounts = instructions.iter().flat_map(|one| &one.accounts);
        self.mirror.seen.extend(accounts.map(|meta| meta.pubkey));
        let (before, accounts) = (checks::prices(self.world()), self.world().snapshot());
        self.look().await;
        let world = &mut self.mirror.world;
        if world.pools.is_empty() && world.exists(world.pool.pool) {
            world.pools.push(world.pool);
        }
        if !before.0.is_empty() {
            checks::hold(world, &before, instructions.len());
        }
        let diff = Diff::between(accounts, world.snapshot());
        feed::hold(world, diff, &before.0);
    }
}
