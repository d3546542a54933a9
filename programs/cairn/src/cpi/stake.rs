//! Stake accounts under the pool's authority: made, delegated, split, merged, emptied. After each call the
//! account is read again: nobody else may have a say over it.

use crate::{
    CairnError,
    cpi::system,
    rent,
    stake_account::{SPACE, StakeAccount},
};
use anchor_lang::{
    prelude::*,
    solana_program::program::{get_return_data, invoke_signed},
};
use solana_stake_interface::{
    instruction,
    program::ID,
    state::{Authorized, Lockup, StakeAuthorize},
};

/// The accounts that the stake program asks for beside the stake accounts.
pub struct Program<'a, 'info> {
    /// PDA `authority, pool`: staker and withdrawer.
    pub authority: &'a AccountInfo<'info>,
    pub clock: &'a AccountInfo<'info>,
    pub history: &'a AccountInfo<'info>,
    pub seeds: &'a [&'a [u8]],
}

/// I9: the account, where the authority alone has a say over it.
pub fn owned(account: &AccountInfo, authority: &Pubkey) -> Result<StakeAccount> {
    let ours = StakeAccount::read(account).filter(|account| account.is_under(authority));
    Ok(ours.ok_or(CairnError::StakeNotOurs)?)
}

/// Gives a PDA that holds its lamports the space of a stake account; it signs with `seeds`.
pub fn make<'info>(account: &impl ToAccountInfo<'info>, seeds: &[&[&[u8]]]) -> Result<()> {
    system::give(account, SPACE, &ID, seeds)
}

/// The rent minimum of a stake account, as the sysvar has it and not as the account says.
pub fn rent() -> Result<u64> {
    Ok(rent::minimum(&Rent::get()?, SPACE))
}

/// The least that can be delegated, as the stake program says it.
pub fn minimum_delegation() -> Result<u64> {
    invoke_signed(&instruction::get_minimum_delegation(), &[], &[])?;
    let answer = get_return_data().filter(|(program, _)| *program == ID);
    let bytes = answer.and_then(|(_, data)| data.try_into().ok());
    Ok(u64::from_le_bytes(bytes.ok_or(CairnError::StakeProgramSilent)?))
}

/// Gives what a stake account holds beyond its stake and rent back to its withdraw authority, who signs.
pub fn give_back<'info>(
    stake: &AccountInfo<'info>,
    owner: &AccountInfo<'info>,
    clock: &AccountInfo<'info>,
    history: &AccountInfo<'info>,
    lamports: u64,
) -> Result<()> {
    let withdraw = instruction::withdraw(stake.key, owner.key, owner.key, lamports, None);
    let accounts = [stake.clone(), owner.clone(), clock.clone(), history.clone(), owner.clone()];
    Ok(invoke_signed(&withdraw, &accounts, &[])?)
}

impl<'info> Program<'_, 'info> {
    /// Makes the authority staker and withdrawer of somebody's stake account, who signs.
    pub fn take_over(&self, stake: &AccountInfo<'info>, owner: &AccountInfo<'info>) -> Result<()> {
        for role in [StakeAuthorize::Staker, StakeAuthorize::Withdrawer] {
            let authorize =
                instruction::authorize(stake.key, owner.key, self.authority.key, role, None);
            let accounts = [stake.clone(), self.clock.clone(), owner.clone()];
            invoke_signed(&authorize, &accounts, &[])?;
        }
        let account = StakeAccount::read(stake);
        let ours = account.is_some_and(|account| account.is_of(self.authority.key));
        require!(ours, CairnError::StakeNotOurs);
        Ok(())
    }

    /// Gives a stake account that has its space to the authority alone, and delegates all it holds; the account
    /// as it is then.
    pub fn delegate(
        &self,
        stake: &AccountInfo<'info>,
        vote: &AccountInfo<'info>,
        config: &AccountInfo<'info>,
        rent: &AccountInfo<'info>,
    ) -> Result<StakeAccount> {
        let authority = self.authority.key;
        let authorized = Authorized { staker: *authority, withdrawer: *authority };
        let initialize = instruction::initialize(stake.key, &authorized, &Lockup::default());
        invoke_signed(&initialize, &[stake.clone(), rent.clone()], &[])?;
        let delegate = instruction::delegate_stake(stake.key, authority, vote.key);
        let [clock, history] = [self.clock, self.history].map(AccountInfo::clone);
        let accounts =
            [stake.clone(), vote.clone(), clock, history, config.clone(), self.authority.clone()];
        invoke_signed(&delegate, &accounts, &[self.seeds])?;
        let account = owned(stake, authority)?;
        let to = account.delegation.map(|delegation| delegation.voter);
        require!(to == Some(*vote.key), CairnError::StakeNotOurs);
        Ok(account)
    }

    /// Stops what the account earns with; it can be withdrawn from the next epoch on.
    pub fn deactivate(&self, stake: &AccountInfo<'info>) -> Result<()> {
        let deactivate = instruction::deactivate_stake(stake.key, self.authority.key);
        let accounts = [stake.clone(), self.clock.clone(), self.authority.clone()];
        invoke_signed(&deactivate, &accounts, &[self.seeds])?;
        owned(stake, self.authority.key).map(|_| ())
    }

    /// Moves lamports into a second account, which has its space and its rent.
    pub fn split(
        &self,
        from: &AccountInfo<'info>,
        to: &AccountInfo<'info>,
        lamports: u64,
    ) -> Result<()> {
        let authority = self.authority.key;
        // The first two of them make the account, which is made already.
        let split = instruction::split(from.key, authority, lamports, to.key).into_iter().last();
        let split = split.ok_or(CairnError::StakeProgramSilent)?;
        let accounts = [from.clone(), to.clone(), self.authority.clone()];
        invoke_signed(&split, &accounts, &[self.seeds])?;
        owned(from, authority)?;
        owned(to, authority).map(|_| ())
    }

    /// Moves all of `from` into `to`, which is given as it is then; `from` is gone.
    pub fn merge(
        &self,
        to: &AccountInfo<'info>,
        from: &AccountInfo<'info>,
    ) -> Result<StakeAccount> {
        let accounts = [
            to.clone(),
            from.clone(),
            self.clock.clone(),
            self.history.clone(),
            self.authority.clone(),
        ];
        for merge in instruction::merge(to.key, from.key, self.authority.key) {
            invoke_signed(&merge, &accounts, &[self.seeds])?;
        }
        owned(to, self.authority.key)
    }

    /// Takes lamports out of an account that is not delegated any more.
    pub fn withdraw(
        &self,
        from: &AccountInfo<'info>,
        to: &AccountInfo<'info>,
        lamports: u64,
    ) -> Result<()> {
        let withdraw = instruction::withdraw(from.key, self.authority.key, to.key, lamports, None);
        let accounts = [
            from.clone(),
            to.clone(),
            self.clock.clone(),
            self.history.clone(),
            self.authority.clone(),
        ];
        Ok(invoke_signed(&withdraw, &accounts, &[self.seeds])?)
    }
}
