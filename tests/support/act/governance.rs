//! Settings: queued, executed, stopped, tightened; deposits paused.

use crate::{Outcome, World};
use cairn::state::{Change, Setting};
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_system_interface::instruction::create_nonce_account;

/// Bytes of a nonce account.
const NONCE_SPACE: usize = 80;

impl World {
    /// `queue_change` by the admin, as the next change; the fee payer pays the rent.
    pub fn queue_ix(&self, setting: Setting) -> Instruction {
        let id = self.pool_state().next_change;
        self.pool.queue_change(self.fee_payer.pubkey(), self.admin.pubkey(), id, setting)
    }

    /// Queues a change; gives its number.
    pub fn queue(&mut self, setting: Setting) -> u64 {
        let id = self.pool_state().next_change;
        let admin = self.admin.insecure_clone();
        self.must(&[self.queue_ix(setting)], &[&admin]);
        id
    }

    /// Queues a change and waits until it is mature; gives its number.
    pub fn ripen(&mut self, setting: Setting) -> u64 {
        let id = self.queue(setting);
        self.go_to(self.change_state(id).mature_epoch, 0);
        id
    }

    /// The change of this number.
    pub fn change_state(&self, id: u64) -> Change {
        self.read(self.pool.change(id))
    }

    /// `execute_change` of the change as it stands.
    pub fn execute_ix(&self, id: u64) -> Instruction {
        self.pool.execute_change(id, self.change_state(id).rent_payer)
    }

    /// Executes the change.
    pub fn execute_change(&mut self, id: u64) -> Outcome {
        self.must(&[self.execute_ix(id)], &[])
    }

    /// `update_metadata` by the change as it stands.
    pub fn update_metadata_ix(&self, id: u64) -> Instruction {
        self.pool.update_metadata(id, self.change_state(id).rent_payer)
    }

    /// `accept_admin` by `next_admin`.
    pub fn accept_ix(&self, next_admin: &Keypair, id: u64) -> Instruction {
        self.pool.accept_admin(next_admin.pubkey(), id, self.change_state(id).rent_payer)
    }

    /// Replaces the admin, after the delay.
    pub fn replace_admin(&mut self, next_admin: &Keypair) {
        let id = self.ripen(Setting::Admin(next_admin.pubkey()));
        self.must(&[self.accept_ix(next_admin, id)], &[next_admin]);
        self.admin = next_admin.insecure_clone();
    }

    /// `cancel_change` by `canceller`.
    pub fn cancel_change_ix(&self, canceller: &Keypair, id: u64) -> Instruction {
        self.pool.cancel_change(canceller.pubkey(), id, self.change_state(id).rent_payer)
    }

    /// `close_change` of the change as it stands.
    pub fn close_change_ix(&self, id: u64) -> Instruction {
        let change = self.change_state(id);
        let operator = change.setting.operator().filter(|operator| self.exists(*operator));
        self.pool.close_change(id, change.rent_payer, operator)
    }

    /// `tighten` by `guard`.
    pub fn tighten_ix(&self, guard: &Keypair, setting: Setting) -> Instruction {
        self.pool.tighten(guard.pubkey(), setting)
    }

    /// `pause_deposits` by `guard`.
    pub fn pause_ix(&self, guard: &Keypair, epochs: u8) -> Instruction {
        self.pool.pause_deposits(guard.pubkey(), epochs)
    }

    /// A durable nonce whose authority is the fee payer.
    pub fn create_nonce(&mut self, nonce: &Keypair) -> Pubkey {
        let (payer, rent) = (self.fee_payer.pubkey(), self.rent(NONCE_SPACE));
        let create = create_nonce_account(&payer, &nonce.pubkey(), &payer, rent);
        self.must(&create, &[nonce]);
        nonce.pubkey()
    }

    /// Pauses deposits, by the guardian.
    pub fn pause(&mut self, epochs: u8) -> Outcome {
        let guardian = self.guardian();
        self.must(&[self.pause_ix(&guardian, epochs)], &[&guardian])
    }
}
