//! Whether an LST's mint is one that cannot be turned against who holds it.

use super::bytes::Bytes;
use anchor_lang::prelude::*;
use core::result::Result;

/// The two token programs.
pub const TOKEN: Pubkey = pubkey!("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA");
pub const TOKEN_2022: Pubkey = pubkey!("TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb");

/// As all that stands for SOL has.
const DECIMALS: u8 = 9;

/// Bytes of a mint. Token-2022 fills it up to the length of a token account, says what it is, and lists
/// extensions behind that: type, length, value.
const SPACE: usize = 82;
const ACCOUNT_TYPE: usize = 165;
const MINT: u8 = 1;
const EXTENSIONS: usize = 166;
/// What stands where nothing is listed any more.
const END: u16 = 0;

/// `ExtensionType` of spl-token-2022-interface 3.1.2, of those that say what a token is called or to which
/// group it belongs: pointers to metadata, metadata, pointers to a group, a group, pointers to a member, a
/// member. All others, known or not, can move, tax, freeze, hook, hide or rewrite balances, or end the mint.
pub const HARMLESS: [u16; 6] = [18, 19, 20, 21, 22, 23];

/// Why a mint is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hostile {
    /// It is no account of a token program.
    Program,
    /// It is no mint, or none that its program would have written.
    NotAMint,
    /// It has another number of decimals than SOL.
    Decimals(u8),
    /// Another than the source mints it, or nobody does.
    MintAuthority(Option<Pubkey>),
    /// Somebody can freeze it.
    FreezeAuthority(Pubkey),
    /// It has an extension that is not known to be harmless.
    Extension(u16),
}

/// Whether `mint` is minted by `authority`, the source's own, and by nothing else moved, taxed or frozen.
/// Its program keeps the set of extensions as it was made, but for the harmless ones.
pub fn check_mint(mint: &AccountInfo, authority: &Pubkey) -> Result<(), Hostile> {
    let extended = match *mint.owner {
        TOKEN => false,
        TOKEN_2022 => true,
        _ => return Err(Hostile::Program),
    };
    let data = mint.try_borrow_data().map_err(|_| Hostile::NotAMint)?;
    check_base(&data, authority)?;
    match data.len() {
        SPACE => Ok(()),
        _ if extended => check_extensions(&data),
        _ => Err(Hostile::NotAMint),
    }
}

fn check_base(data: &[u8], authority: &Pubkey) -> Result<(), Hostile> {
    let mut bytes = Bytes::at(data, 0).map_err(not_a_mint)?;
    let minter = authority_option(&mut bytes)?;
    bytes.skip(size_of::<u64>()).map_err(not_a_mint)?;
    let decimals = bytes.byte().map_err(not_a_mint)?;
    let initialized = bytes.flag().map_err(not_a_mint)?;
    let freezer = authority_option(&mut bytes)?;
    if !initialized {
        return Err(Hostile::NotAMint);
    }
    if decimals != DECIMALS {
        return Err(Hostile::Decimals(decimals));
    }
    if minter != Some(*authority) {
        return Err(Hostile::MintAuthority(minter));
    }
    match freezer {
        Some(freezer) => Err(Hostile::FreezeAuthority(freezer)),
        None => Ok(()),
    }
}

fn check_extensions(data: &[u8]) -> Result<(), Hostile> {
    let between = data.get(SPACE..ACCOUNT_TYPE).ok_or(Hostile::NotAMint)?;
    if between.iter().any(|byte| *byte != 0) || data.get(ACCOUNT_TYPE) != Some(&MINT) {
        return Err(Hostile::NotAMint);
    }
    let mut bytes = Bytes::at(data, EXTENSIONS).map_err(not_a_mint)?;
    // A type that is cut off is the end of the list, as it is to the token program.
    while let Ok(kind) = bytes.array().map(u16::from_le_bytes) {
        if kind == END {
            break;
        }
        if !HARMLESS.contains(&kind) {
            return Err(Hostile::Extension(kind));
        }
        let length = bytes.array().map(u16::from_le_bytes).map_err(not_a_mint)?;
        bytes.skip(usize::from(length)).map_err(not_a_mint)?;
    }
    Ok(())
}

/// A `COption<Pubkey>`: a tag of four bytes, and the key's room in either case.
fn authority_option(bytes: &mut Bytes) -> Result<Option<Pubkey>, Hostile> {
    let tag = bytes.short().map_err(not_a_mint)?;
    let key = bytes.key().map_err(not_a_mint)?;
    match tag {
        0 => Ok(None),
        1 => Ok(Some(key)),
        _ => Err(Hostile::NotAMint),
    }
}

fn not_a_mint(_: super::Unreadable) -> Hostile {
    Hostile::NotAMint
}
