//! Programs and their data, as the upgradeable loader's own type is written.

use super::seen;
use cairn::source::{
    Unreadable,
    program::{Deployment, Upgrades, code_hash, deployment, upgrades},
};
use solana_account::Account;
use solana_loader_v3_interface::state::UpgradeableLoaderState as State;
use solana_pubkey::Pubkey;
use solana_sdk_ids::{bpf_loader, bpf_loader_deprecated, bpf_loader_upgradeable, loader_v4};

const DATA: Pubkey = Pubkey::new_from_array([7; 32]);

fn of(owner: Pubkey, data: Vec<u8>, executable: bool) -> Account {
    Account { owner, data, executable, ..Account::default() }
}

/// As the loader keeps it: the ELF, if any, behind it.
fn loaded(state: &State, elf: &[u8]) -> Account {
    let mut data = bincode::serialize(state).expect("a serialisable state");
    data.extend(elf);
    of(bpf_loader_upgradeable::ID, data, false)
}

fn upgrades_of(program: &Account) -> Result<Upgrades, Unreadable> {
    seen(Pubkey::default(), program, upgrades)
}

fn deployment_of(data: &Account) -> Result<Deployment, Unreadable> {
    seen(DATA, data, deployment)
}

#[test]
fn program_of_the_upgradeable_loader_names_its_data() {
    let program = loaded(&State::Program { programdata_address: DATA }, &[]);
    assert_eq!(upgrades_of(&program), Ok(Upgrades::In(DATA)));
}

#[test]
fn data_say_the_slot_and_who_can_upgrade() {
    for upgrade_authority in [None, Some(Pubkey::from([9; 32]))] {
        let state = State::ProgramData { slot: 123, upgrade_authority_address: upgrade_authority };
        let mut account = loaded(&state, &[]);
        // The loader leaves room for the authority where there is none.
        account.data.resize(State::size_of_programdata_metadata(), 0);
        account.data.extend([0x7f, b'E', b'L', b'F']);
        assert_eq!(deployment_of(&account), Ok(Deployment { slot: 123, upgrade_authority }));
    }
}

#[test]
fn programs_of_the_older_loaders_cannot_change() {
    for loader in [bpf_loader::ID, bpf_loader_deprecated::ID] {
        assert_eq!(upgrades_of(&of(loader, vec![1; 8], true)), Ok(Upgrades::Never));
        assert_eq!(upgrades_of(&of(loader, vec![1; 8], false)), Err(Unreadable::Type));
    }
}

#[test]
fn programs_of_other_loaders_are_refused() {
    let native = solana_sdk_ids::native_loader::ID;
    for loader in [loader_v4::ID, native, solana_sdk_ids::system_program::ID] {
        let account = of(loader, vec![2; 48], true);
        assert_eq!(upgrades_of(&account), Err(Unreadable::Loader));
        assert_eq!(deployment_of(&account), Err(Unreadable::Loader));
    }
}

#[test]
fn other_accounts_of_the_loader_are_neither() {
    let buffer = loaded(&State::Buffer { authority_address: None }, &[0; 64]);
    let program = loaded(&State::Program { programdata_address: DATA }, &[]);
    let data = loaded(&State::ProgramData { slot: 1, upgrade_authority_address: None }, &[]);
    for account in [&buffer, &data, &loaded(&State::Uninitialized, &[])] {
        assert_eq!(upgrades_of(account), Err(Unreadable::Type));
    }
    for account in [&buffer, &program, &loaded(&State::Uninitialized, &[])] {
        assert_eq!(deployment_of(account), Err(Unreadable::Type));
    }
    for length in 0..12 {
        let cut = of(bpf_loader_upgradeable::ID, data.data[..length].to_vec(), false);
        assert_eq!(deployment_of(&cut), Err(Unreadable::Length));
    }
}

/// The digest that `sha256sum` gives of this text.
#[test]
fn code_is_told_by_its_bytes_up_to_the_last_that_is_not_zero() {
    let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    let state = State::ProgramData { slot: 1, upgrade_authority_address: Some(DATA) };
    let hash = |code: &[u8]| seen(DATA, &loaded(&state, code), code_hash).expect("code");
    let hex = |hash: [u8; 32]| hash.map(|byte| format!("{byte:02x}")).concat();
    for zeros in [0, 1, 252, 253, 254, 255, 256, 257, 508, 509, 10_240] {
        let code = [&b"abc"[..], &vec![0; zeros]].concat();
        assert_eq!(hex(hash(&code)), known, "{zeros} zeros");
        assert_ne!(hash(&[&code[..], &[1]].concat()), hash(b"abc"), "{zeros} zeros and a one");
        assert_ne!(hash(&[&vec![0; zeros + 1], &b"abc"[..]].concat()), hash(b"abc"));
    }
    assert_eq!(hash(&[]), hash(&[0; 1_000]));
}

#[test]
fn no_code_is_told_of_what_is_no_deployment() {
    let buffer = loaded(&State::Buffer { authority_address: None }, &[1; 64]);
    assert_eq!(seen(DATA, &buffer, code_hash), Err(Unreadable::Type));
    let state = State::ProgramData { slot: 1, upgrade_authority_address: None };
    let mut short = loaded(&state, &[]);
    short.data.truncate(13);
    assert_eq!(seen(DATA, &short, code_hash), Err(Unreadable::Length));
    let foreign = Account { owner: DATA, ..loaded(&state, &[1; 64]) };
    assert_eq!(seen(DATA, &foreign, code_hash), Err(Unreadable::Loader));
}
