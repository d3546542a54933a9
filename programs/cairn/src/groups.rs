//! Accounts behind the named ones, in groups: for an instruction that does one thing to several.
//!
//! A group is read, changed and written back before the next is read, so that an account that occurs again is
//! as the last group left it.

use crate::CairnError;
use anchor_lang::prelude::*;

/// An account of this program that belongs to a pool, and says to which.
pub trait OfPool: AccountSerialize + AccountDeserialize + Owner + Clone {
    fn pool(&self) -> &Pubkey;
}

/// What `act` makes of each group of `N` accounts, in order. There is at least one group, and none is cut short;
/// where one is refused, the log says which, from 0.
///
/// Errors: [`CairnError::GroupIncomplete`], and what `act` refuses.
pub fn each_group<'info, const N: usize, T>(
    accounts: &'info [AccountInfo<'info>],
    mut act: impl FnMut(&'info [AccountInfo<'info>; N]) -> Result<T>,
) -> Result<Vec<T>> {
    let (groups, rest) = accounts.as_chunks::<N>();
    if groups.is_empty() || !rest.is_empty() {
        msg!("group {}: {} accounts of {}", groups.len(), rest.len(), N);
        return err!(CairnError::GroupIncomplete);
    }
    let mut made = Vec::with_capacity(groups.len());
    for (index, group) in groups.iter().enumerate() {
        made.push(act(group).inspect_err(|_| msg!("group {}", index))?);
    }
    Ok(made)
}

/// The account of this type in a group, to be changed: the caller writes it back with `exit`.
///
/// Errors: [`CairnError::NotOfGroup`] for another type, another program's or one that is not writable,
/// [`CairnError::WrongPool`].
#[inline(always)]
pub fn load<'info, T: OfPool>(
    info: &'info AccountInfo<'info>,
    pool: &Pubkey,
) -> Result<Account<'info, T>> {
    require!(info.is_writable, CairnError::NotOfGroup);
    let account = Account::<T>::try_from(info).map_err(|_| CairnError::NotOfGroup)?;
    require!(account.pool() == pool, CairnError::WrongPool);
    Ok(account)
}
