//! Mints that are refused, and the few extensions that are not: Token-2022's own parser sees the same.

use super::seen;
use anchor_lang::solana_program::program_pack::Pack;
use cairn::source::mint::{HARMLESS, Hostile, check_mint};
use solana_account::Account;
use solana_pubkey::Pubkey;
use spl_token_2022_interface::{
    ID as TOKEN_2022,
    extension::{BaseStateWithExtensions, ExtensionType, StateWithExtensions},
    state::Mint,
};
use spl_token_interface::ID as TOKEN;

const AUTHORITY: Pubkey = Pubkey::new_from_array([7; 32]);
const OTHER: Pubkey = Pubkey::new_from_array([8; 32]);

/// The extensions that there are, by number.
const LAST: u16 = 28;

fn base() -> Mint {
    Mint {
        mint_authority: Some(AUTHORITY).into(),
        supply: 5,
        decimals: 9,
        is_initialized: true,
        freeze_authority: None.into(),
    }
}

fn packed(mint: Mint) -> Vec<u8> {
    let mut data = vec![0; Mint::LEN];
    Mint::pack(mint, &mut data).expect("a mint");
    data
}

/// A mint of Token-2022 with a list of extensions: type, length as written, value.
fn extended(list: &[(u16, u16, &[u8])]) -> Vec<u8> {
    let mut data = packed(base());
    data.resize(165, 0);
    data.push(1);
    for (kind, length, value) in list {
        data.extend(kind.to_le_bytes());
        data.extend(length.to_le_bytes());
        data.extend(*value);
    }
    data
}

fn check(owner: Pubkey, data: Vec<u8>) -> Result<(), Hostile> {
    let account = Account { owner, data, ..Account::default() };
    seen(Pubkey::default(), &account, |info| check_mint(info, &AUTHORITY))
}

#[test]
fn plain_mint_of_either_token_program_is_taken() {
    for program in [TOKEN, TOKEN_2022] {
        assert_eq!(check(program, packed(base())), Ok(()));
    }
    assert_eq!(check(OTHER, packed(base())), Err(Hostile::Program));
}

#[test]
fn mint_under_another_authority_is_refused() {
    for mint_authority in [None, Some(OTHER)] {
        let mint = Mint { mint_authority: mint_authority.into(), ..base() };
        assert_eq!(check(TOKEN, packed(mint)), Err(Hostile::MintAuthority(mint_authority)));
    }
}

#[test]
fn mint_that_anybody_can_freeze_is_refused() {
    for freezer in [AUTHORITY, OTHER] {
        let mint = Mint { freeze_authority: Some(freezer).into(), ..base() };
        assert_eq!(check(TOKEN, packed(mint)), Err(Hostile::FreezeAuthority(freezer)));
    }
}

#[test]
fn mint_with_other_decimals_is_refused() {
    for decimals in [0, 6, 8, 10, u8::MAX] {
        let mint = Mint { decimals, ..base() };
        assert_eq!(check(TOKEN, packed(mint)), Err(Hostile::Decimals(decimals)));
    }
}

#[test]
fn what_is_no_mint_is_refused() {
    let plain = packed(base());
    for length in 0..Mint::LEN {
        assert_eq!(check(TOKEN, plain[..length].to_vec()), Err(Hostile::NotAMint), "{length}");
    }
    let with = |at: usize, byte| {
        let mut data = plain.clone();
        data[at] = byte;
        check(TOKEN_2022, data)
    };
    // Not initialised, or tags that nobody writes.
    for (at, byte) in [(45, 0), (45, 2), (0, 2), (46, 2), (3, 1)] {
        assert_eq!(with(at, byte), Err(Hostile::NotAMint), "{at}");
    }
    // A classic mint is of one length; a token account is 165 bytes long.
    for length in [83, 165, 166, 355] {
        let mut data = plain.clone();
        data.resize(length, 0);
        assert_eq!(check(TOKEN, data.clone()), Err(Hostile::NotAMint), "{length}");
        assert_eq!(check(TOKEN_2022, data), Err(Hostile::NotAMint), "{length}");
    }
}

#[test]
fn only_extensions_that_describe_are_taken() {
    let mut taken = Vec::new();
    for kind in 1..=LAST {
        let data = extended(&[(kind, 4, &[1, 2, 3, 4])]);
        let seen = StateWithExtensions::<Mint>::unpack(&data).expect("a mint");
        let extension = ExtensionType::try_from(kind).expect("an extension");
        assert_eq!(seen.get_extension_types(), Ok(vec![extension]));
        match check(TOKEN_2022, data.clone()) {
            Ok(()) => taken.push(extension),
            refused => assert_eq!(refused, Err(Hostile::Extension(kind)), "{extension:?}"),
        }
        assert_eq!(check(TOKEN, data), Err(Hostile::NotAMint));
    }
    let describing = [
        ExtensionType::MetadataPointer,
        ExtensionType::TokenMetadata,
        ExtensionType::GroupPointer,
        ExtensionType::TokenGroup,
        ExtensionType::GroupMemberPointer,
        ExtensionType::TokenGroupMember,
    ];
    assert_eq!(taken, describing);
    assert_eq!(HARMLESS.to_vec(), describing.map(u16::from));
}

#[test]
fn extension_that_nobody_knows_yet_is_refused() {
    assert!(ExtensionType::try_from(LAST + 1).is_err());
    for kind in [LAST + 1, 255, 256 + 18, u16::MAX] {
        assert_eq!(check(TOKEN_2022, extended(&[(kind, 0, &[])])), Err(Hostile::Extension(kind)));
    }
}

#[test]
fn hostile_extension_behind_harmless_ones_is_refused() {
    let hook = u16::from(ExtensionType::TransferHook);
    let list: [(u16, u16, &[u8]); 3] = [(18, 2, &[0; 2]), (19, 0, &[]), (hook, 1, &[0])];
    assert_eq!(check(TOKEN_2022, extended(&list)), Err(Hostile::Extension(hook)));
    assert_eq!(check(TOKEN_2022, extended(&list[..2])), Ok(()));
    // What stands behind the end of the list is none of it, to Token-2022 neither.
    let behind = extended(&[(18, 0, &[]), (0, 0, &[]), (hook, 0, &[])]);
    let seen = StateWithExtensions::<Mint>::unpack(&behind).expect("a mint");
    assert_eq!(seen.get_extension_types(), Ok(vec![ExtensionType::MetadataPointer]));
    assert_eq!(check(TOKEN_2022, behind), Ok(()));
}

#[test]
fn list_that_is_cut_off_is_refused() {
    assert_eq!(check(TOKEN_2022, extended(&[(18, 9, &[0; 8])])), Err(Hostile::NotAMint));
    let mut cut = extended(&[(18, 0, &[])]);
    cut.pop();
    assert_eq!(check(TOKEN_2022, cut), Err(Hostile::NotAMint));
    for (at, byte) in [(82, 1), (164, 1), (165, 2), (165, 0)] {
        let mut data = extended(&[]);
        data[at] = byte;
        assert_eq!(check(TOKEN_2022, data), Err(Hostile::NotAMint), "{at}");
    }
}
