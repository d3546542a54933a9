//! The committed interface of the program: names of instructions, their accounts, errors, types.

pub use anchor_lang_idl::types as format;
use format::{Idl, IdlInstructionAccountItem};
use std::{fs, path::Path};

/// clients/idl/cairn.json.
pub fn read() -> Idl {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../clients/idl/cairn.json");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path:?}: {error}"))
}

/// The names of the accounts of each instruction, in order.
pub fn accounts() -> Vec<(String, Vec<String>)> {
    let instructions = read().instructions.into_iter();
    instructions
        .map(|instruction| {
            let names = instruction.accounts.into_iter().map(|account| match account {
                IdlInstructionAccountItem::Single(account) => account.name,
                IdlInstructionAccountItem::Composite(group) => {
                    panic!("{} is a group of accounts", group.name)
                }
            });
            (instruction.name, names.collect())
        })
        .collect()
}
