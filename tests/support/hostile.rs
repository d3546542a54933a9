//! Hostile code behind a source that the pool trusts (`tools/programs/hostile`): what an upgrade would bring of which
//! nobody could tell, or a deployment that should never have been allowed.

use crate::{World, elf};
use solana_account::Account;
use solana_pubkey::Pubkey;

/// What it does; the program's `act.rs` has the same list.
#[derive(Clone, Copy, Debug)]
#[repr(u8)]
pub enum Act {
    Pay,
    Idle,
    TakeMore,
    TakeHalf,
    PayNothing,
    PayHalf,
    Approve,
    OwnVault,
    Spend,
    Reenter,
    GiveNothing,
    KeepStaker,
    KeepWithdrawer,
    Lock,
    Custodian,
    TakeRent,
    ForAnother,
    OfAnother,
    Inflate,
    Keep,
}

impl World {
    /// The program of the source of this mint does this from now on. It lies where the genuine one lay and, to all that
    /// can be read, was deployed when that was.
    pub fn turn_hostile(&mut self, mint: Pubkey, act: Act) {
        let source = self.asset_state(mint).source;
        self.svm.add_program(source.program, &elf("hostile")).expect("an ELF LiteSVM takes");
        self.stage_deployed(source.program_data, source.upgrade_slot);
        let Account { mut data, .. } = self.account(source.state);
        *data.last_mut().expect("a state") = act as u8;
        let state = Account { data, ..self.account(source.state) };
        self.put(source.state, state);
    }
}
