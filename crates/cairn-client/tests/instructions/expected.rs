//! Accounts and bytes that instructions are held against.

use cairn::state::{Ticket, Version};
use cairn_client::Addresses;
use solana_program::{
    instruction::{AccountMeta, Instruction},
    pubkey::Pubkey,
};
use std::str::FromStr;

pub fn key(byte: u8) -> Pubkey {
    Pubkey::new_from_array([byte; 32])
}

pub fn program(address: &str) -> AccountMeta {
    AccountMeta::new_readonly(Pubkey::from_str(address).expect("a program"), false)
}

pub fn system() -> AccountMeta {
    program("11111111111111111111111111111111")
}

pub fn token() -> AccountMeta {
    program("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA")
}

/// What `emit_cpi!` needs at the end of every instruction.
pub fn events() -> [AccountMeta; 2] {
    let authority = Pubkey::find_program_address(&[b"__event_authority"], &cairn::ID).0;
    [AccountMeta::new_readonly(authority, false), AccountMeta::new_readonly(cairn::ID, false)]
}

pub fn writes(key: Pubkey) -> AccountMeta {
    AccountMeta::new(key, false)
}

pub fn reads(key: Pubkey) -> AccountMeta {
    AccountMeta::new_readonly(key, false)
}

pub fn pays(key: Pubkey) -> AccountMeta {
    AccountMeta::new(key, true)
}

pub fn signs(key: Pubkey) -> AccountMeta {
    AccountMeta::new_readonly(key, true)
}

/// The accounts, the events' accounts, and the data: the eight bytes of the name, then `args`.
pub fn assert_is(instruction: Instruction, name: &str, accounts: &[AccountMeta], args: &[u8]) {
    assert_eq!(instruction.program_id, cairn::ID);
    let mut expected = accounts.to_vec();
    expected.extend(events());
    assert_eq!(instruction.accounts, expected, "{name}");
    let preimage = format!("global:{name}");
    let hash = solana_program::hash::hash(preimage.as_bytes());
    let expected = [&hash.to_bytes()[..8], args].concat();
    assert_eq!(instruction.data, expected, "{name}");
}

pub fn addresses() -> Addresses {
    Addresses::of(key(7))
}

/// A ticket of batch 3, made by 20, owned by 21, its rent paid by 22.
pub fn ticket() -> (Pubkey, Ticket) {
    let ticket = Ticket {
        version: Version::V1,
        bump: 0,
        pool: addresses().pool,
        batch: addresses().batch(3),
        batch_id: 3,
        creator: key(20),
        nonce: 0,
        owner: key(21),
        rent_payer: key(22),
        shares: 5,
        claimed: 0,
        _reserved: [0; 32],
    };
    (addresses().ticket(3, key(20), 0), ticket)
}
