//! Actions that are groups of accounts of one instruction: one instruction for all.

use crate::action::Action;
use solana_instruction::Instruction;

/// The instructions that run `actions`, in order: those that can be one are one.
pub(super) fn join(actions: &[Action]) -> Vec<Instruction> {
    let mut joined: Vec<Instruction> = Vec::with_capacity(actions.len());
    for Action { crank, instruction } in actions {
        let parts = crank.named().and_then(|named| instruction.accounts.split_at_checked(named));
        match (parts, joined.last_mut()) {
            (Some((named, group)), Some(last))
                if last.data == instruction.data && last.accounts.starts_with(named) =>
            {
                last.accounts.extend_from_slice(group);
            }
            _ => joined.push(instruction.clone()),
        }
    }
    joined
}
