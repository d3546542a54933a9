//! Real accounts of mainnet, from the folder that `CAIRN_FIXTURES` names: files as
//! `solana account --output json` writes them.

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::Value;
use solana_account::Account;
use solana_pubkey::Pubkey;
use std::{fs, path::Path};

/// The real account of this name and its address; none, and a line that says so, where no folder is named.
pub fn fixture(name: &str) -> Option<(Pubkey, Account)> {
    let Some(folder) = std::env::var_os("CAIRN_FIXTURES") else {
        println!("CAIRN_FIXTURES names no folder: {name} is not read.");
        return None;
    };
    let path = Path::new(&folder).join(name).with_extension("json");
    let text = fs::read_to_string(&path);
    let text = text.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Some(decode(&serde_json::from_str(&text).expect("JSON")).expect("an account"))
}

fn decode(json: &Value) -> Option<(Pubkey, Account)> {
    let account = &json["account"];
    let account = Account {
        lamports: account["lamports"].as_u64()?,
        data: BASE64_STANDARD.decode(account["data"][0].as_str()?).ok()?,
        owner: account["owner"].as_str()?.parse().ok()?,
        executable: account["executable"].as_bool()?,
        rent_epoch: account["rentEpoch"].as_u64()?,
    };
    Some((json["pubkey"].as_str()?.parse().ok()?, account))
}
