//! When a source's program was last changed, as its loader has it.

use super::{Unreadable, bytes::Bytes};
use anchor_lang::prelude::*;
use core::result::Result;
use solana_sha256_hasher::hash;

/// The loader of programs that can be upgraded.
pub const UPGRADEABLE: Pubkey = pubkey!("BPFLoaderUpgradeab1e11111111111111111111111");
/// The loaders of programs that nobody can change any more.
pub const FINAL: [Pubkey; 2] = [
    pubkey!("BPFLoader2111111111111111111111111111111111"),
    pubkey!("BPFLoader1111111111111111111111111111111111"),
];

/// `UpgradeableLoaderState`, as bincode writes it: the first u32 says what it is.
const PROGRAM: u32 = 2;
const PROGRAM_DATA: u32 = 3;

/// Where the code begins in a program data account, whether it has an upgrade authority or not.
const CODE_START: usize = 45;

/// What is compared at a time in search of the code's end.
const ROOM: usize = 4096;
static ZEROS: [u8; ROOM] = [0; ROOM];

/// Where it is written when a program was last changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Upgrades {
    /// It cannot be changed.
    Never,
    /// In this account of the upgradeable loader, for as long as the program is.
    In(Pubkey),
}

/// What the upgradeable loader has of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deployment {
    /// The slot in which it was last deployed, upgraded or extended.
    pub slot: u64,
    /// Who can upgrade it.
    pub upgrade_authority: Option<Pubkey>,
}

/// Where upgrades of `program` are written. A loader that is not known here is refused, loader v4 with it:
/// there the slot lies in the program's own account, and a program that moves to it has changed.
pub fn upgrades(program: &AccountInfo) -> Result<Upgrades, Unreadable> {
    if FINAL.contains(program.owner) {
        return match program.executable {
            true => Ok(Upgrades::Never),
            false => Err(Unreadable::Type),
        };
    }
    let data = of_loader(program)?;
    let mut bytes = Bytes::at(&data, 0)?;
    match bytes.short()? {
        PROGRAM => bytes.key().map(Upgrades::In),
        _ => Err(Unreadable::Type),
    }
}

/// What a program data account says. The caller compares its address with what [`upgrades`] said.
pub fn deployment(program_data: &AccountInfo) -> Result<Deployment, Unreadable> {
    let data = of_loader(program_data)?;
    let mut bytes = Bytes::at(&data, 0)?;
    match bytes.short()? {
        PROGRAM_DATA => {
            Ok(Deployment { slot: bytes.number()?, upgrade_authority: bytes.key_option()? })
        }
        _ => Err(Unreadable::Type),
    }
}

/// SHA-256 of the program's code, without the zeros behind it: room that was made for it and is not used does not
/// tell one deployment from another.
pub fn code_hash(program_data: &AccountInfo) -> Result<[u8; 32], Unreadable> {
    deployment(program_data)?;
    let data = of_loader(program_data)?;
    let code = data.get(CODE_START..).ok_or(Unreadable::Length)?;
    Ok(hash(without_zeros(code)).to_bytes())
}

/// The bytes up to the last that is not 0, in whole words where that is far from the end.
fn without_zeros(bytes: &[u8]) -> &[u8] {
    let (rest, words) = bytes.as_rchunks::<ROOM>();
    let last = words.iter().rposition(|word| *word != ZEROS);
    let words = last.map_or(0, |last| last.saturating_add(1).saturating_mul(ROOM));
    let bytes = bytes.get(..rest.len().saturating_add(words)).unwrap_or(bytes);
    let last = bytes.iter().rposition(|byte| *byte != 0);
    bytes.get(..last.map_or(0, |last| last.saturating_add(1))).unwrap_or(bytes)
}

fn of_loader<'a>(account: &'a AccountInfo) -> Result<core::cell::Ref<'a, [u8]>, Unreadable> {
    if *account.owner != UPGRADEABLE {
        return Err(Unreadable::Loader);
    }
    let data = account.try_borrow_data().map_err(|_| Unreadable::Borrowed)?;
    Ok(core::cell::Ref::map(data, |data| &**data))
}
