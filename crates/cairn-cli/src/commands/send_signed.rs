//! `cairn send-signed`, and the file it reads.

use crate::{pause::Pause, print::say, session::Session};
use anyhow::{Context, Result, bail};
use base64::{Engine, prelude::BASE64_STANDARD};
use solana_transaction::Transaction;
use std::{fs, path::Path};

pub fn run(session: &Session, file: &Path) -> Result<()> {
    let transaction = read(file)?;
    let keys = &transaction.message.account_keys;
    if !keys.contains(&session.addresses().pool) {
        bail!("{} is for another pool: name its pool with --pool.", file.display());
    }
    let signer = keys.first().copied().unwrap_or_default();
    say(format_args!("Sending what {signer} signed in advance."));
    let sent = session.carry_out_signed(&transaction).with_context(|| {
        format!("{} cannot be sent; if it has been sent before, it is used up", file.display())
    })?;
    if sent {
        let after = session.look()?;
        say(format_args!("Deposits are {}.", Pause::of(&after.pool, after.epoch())));
    }
    Ok(())
}

/// Writes a signed transaction as a line of base64.
pub fn write(file: &Path, transaction: &Transaction) -> Result<()> {
    let text = BASE64_STANDARD.encode(bincode::serialize(transaction)?);
    fs::write(file, text + "\n").with_context(|| format!("Cannot write {}.", file.display()))
}

/// Reads it back.
pub fn read(file: &Path) -> Result<Transaction> {
    let shown = file.display();
    let text = fs::read_to_string(file).with_context(|| format!("Cannot read {shown}."))?;
    let bytes = BASE64_STANDARD.decode(text.trim()).ok();
    let transaction = bytes.and_then(|bytes| bincode::deserialize(&bytes).ok());
    transaction.with_context(|| {
        format!("{shown} holds no transaction: `cairn pause-deposits --nonce` writes one.")
    })
}
