//! Each instruction with one account changed: without its signature, read-only, a look-alike of
//! another program, or the same account in two places. Every one is refused and changes nothing.

use super::ready::{self, Ready};
use cairn_tests::{Swap, World, keypair};
use solana_instruction::{AccountMeta, Instruction};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

/// Sends what must be refused, signed by those it still asks for.
fn refused(world: &mut World, instruction: Instruction, signers: &[Keypair], why: &str) {
    let asked = |key: &Keypair| {
        let mut metas = instruction.accounts.iter();
        metas.any(|meta| meta.is_signer && meta.pubkey == key.pubkey())
    };
    let signers: Vec<&Keypair> = signers.iter().filter(|key| asked(key)).collect();
    let result = world.send(&[instruction], &signers);
    assert!(result.is_err(), "{why} succeeds");
}

/// Runs `change` on every account that is `chosen`, and then the instruction as it should be. Says how
/// many changed instructions were refused.
fn each(
    chosen: impl Fn(&World, &AccountMeta) -> bool,
    change: impl Fn(&mut World, Instruction, Pubkey) -> Instruction,
) -> usize {
    let mut tried = 0;
    for Ready { name, mut world, instruction, signers } in ready::all() {
        for meta in instruction.accounts.clone() {
            if chosen(&world, &meta) {
                let changed = change(&mut world, instruction.clone(), meta.pubkey);
                let why = format!("{name} with {} changed", meta.pubkey);
                refused(&mut world, changed, &signers, &why);
                tried += 1;
            }
        }
        world.must(&[instruction], &signers.iter().collect::<Vec<_>>());
    }
    tried
}

#[test]
fn missing_signature_is_refused() {
    let tried = each(
        |world, meta| meta.is_signer && meta.pubkey != world.fee_payer.pubkey(),
        |_, instruction, key| instruction.unsigned(key),
    );
    assert_eq!(tried, 9);
}

#[test]
fn account_that_cannot_be_written_is_refused() {
    let tried = each(
        |world, meta| {
            let payer = meta.pubkey == world.fee_payer.pubkey();
            meta.is_writable && !meta.is_signer && !payer
        },
        |_, instruction, key| instruction.read_only(key),
    );
    assert_eq!(tried, 62);
}

#[test]
fn look_alike_of_another_program_is_refused() {
    let owned = |world: &World, meta: &AccountMeta| {
        let account = world.svm.get_account(&meta.pubkey);
        account.is_some_and(|account| !account.executable && !account.data.is_empty())
            && !meta.is_signer
            && meta.pubkey != solana_sdk_ids::sysvar::rent::ID
    };
    let tried = each(owned, |world, instruction, key| {
        let forged = keypair("forged").pubkey();
        world.forge(key, forged, keypair("evil program").pubkey());
        instruction.swap(key, forged)
    });
    assert_eq!(tried, 44);
}

#[test]
fn empty_account_in_the_place_of_another_is_refused() {
    let written = |world: &World, meta: &AccountMeta| {
        let named = meta.pubkey == ready::payee();
        meta.is_writable && !meta.is_signer && !named && world.exists(meta.pubkey)
    };
    // Who receives a deposit's or a cancelled ticket's shares is the signer's to say, but it has to be
    // a token account; who receives an instant exit's lamports is the signer's to say; who receives
    // other money or rent is recorded.
    let tried = each(written, |_, instruction, key| {
        instruction.swap(key, keypair("nothing there").pubkey())
    });
    assert_eq!(tried, 53);
}

#[test]
fn another_program_or_signer_of_events_is_refused() {
    let events = Pubkey::find_program_address(&[b"__event_authority"], &cairn::ID).0;
    let token_2022 = "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb".parse();
    let token_2022: Pubkey = token_2022.expect("a key");
    let tried = each(
        |world, meta| {
            let account = world.svm.get_account(&meta.pubkey);
            meta.pubkey == events || account.is_some_and(|account| account.executable)
        },
        |_, instruction, key| instruction.swap(key, token_2022),
    );
    assert_eq!(tried, 47);
}

#[test]
fn one_account_in_two_places_is_refused() {
    let mut tried = 0;
    for Ready { name, mut world, instruction, signers } in ready::all() {
        let metas = instruction.accounts.iter();
        let writable = metas.filter(|meta| meta.is_writable && !meta.is_signer);
        let writable = writable.filter(|meta| meta.pubkey != ready::payee());
        let writable: Vec<Pubkey> = writable.map(|meta| meta.pubkey).collect();
        for from in &writable {
            for to in writable.iter().filter(|to| *to != from) {
                let twice = instruction.clone().swap(*from, *to);
                let why = format!("{name} with {to} in the place of {from}");
                refused(&mut world, twice, &signers, &why);
                tried += 1;
            }
        }
        world.must(&[instruction], &signers.iter().collect::<Vec<_>>());
    }
    assert_eq!(tried, 252);
}
