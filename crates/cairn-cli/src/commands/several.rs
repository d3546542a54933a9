//! The same done to several changes: together where that works, one by one where it does not.

use crate::{cluster::Trouble, print::say, session::Session};
use anyhow::{Result, bail};
use solana_instruction::Instruction;

/// What fits a transaction, with room to spare.
const AT_ONCE: usize = 8;

/// One change, and what is done to it.
pub(super) struct Act {
    pub id: u64,
    pub doing: String,
    pub done: String,
    pub instruction: Instruction,
}

/// Carries out all of them. What is refused holds up none of the others.
pub(super) fn each(session: &Session, acts: Vec<Act>) -> Result<()> {
    let mut failed = Vec::new();
    for some in acts.chunks(AT_ONCE) {
        for act in some {
            say(&act.doing);
        }
        match together(session, some) {
            Ok(()) => {}
            Err(Trouble::Refused(_)) if some.len() > 1 => {
                say("Together they are refused: one by one.");
                failed.extend(some.iter().filter_map(|act| {
                    let one = std::slice::from_ref(act);
                    together(session, one).err().map(|trouble| (act.id, trouble))
                }));
            }
            Err(trouble) => failed.extend(some.iter().map(|act| (act.id, trouble.clone()))),
        }
    }
    if failed.is_empty() {
        return Ok(());
    }
    let failed: Vec<_> = failed.iter().map(|(id, why)| format!("change {id}: {why}")).collect();
    bail!("Not done, {}", failed.join("; "))
}

fn together(session: &Session, acts: &[Act]) -> Result<(), Trouble> {
    let list: Vec<_> = acts.iter().map(|act| act.instruction.clone()).collect();
    if session.carry_out(&list)? {
        for act in acts {
            say(&act.done);
        }
    }
    Ok(())
}
