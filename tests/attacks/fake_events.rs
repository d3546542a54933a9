//! E20: events that the program did not emit.

use anchor_lang::{error::ErrorCode, event::EVENT_IX_TAG_LE};
use cairn::events::{ChangeClosed, ChangeQueued};
use cairn_tests::{SOL, World, encode, keypair};
use solana_instruction::{AccountMeta, Instruction};
use solana_pubkey::Pubkey;
use solana_signer::Signer;

/// A call of the program that looks like one of its own events.
fn emit(authority: Pubkey, signs: bool) -> Instruction {
    let event = encode(&ChangeClosed { pool: Pubkey::default(), id: 0 });
    Instruction {
        program_id: cairn::ID,
        accounts: vec![AccountMeta::new_readonly(authority, signs)],
        data: [EVENT_IX_TAG_LE, &event].concat(),
    }
}

#[test]
fn nobody_emits_an_event_of_the_program() {
    let mut world = World::new();
    let mallory = world.wallet("mallory", SOL);
    let genuine = Pubkey::find_program_address(&[b"__event_authority"], &cairn::ID).0;
    world.refuse(ErrorCode::ConstraintSigner, &[emit(genuine, false)], &[]);
    let own = emit(mallory.pubkey(), true);
    world.refuse(ErrorCode::ConstraintSeeds, &[own], &[&mallory]);
}

#[test]
fn lines_of_the_log_are_no_events() {
    let mut world = World::new();
    let admin = world.admin.insecure_clone();
    let setting = cairn::Setting::Manager(keypair("somebody").pubkey());
    let outcome = world.must(&[world.queue_ix(setting)], &[&admin]);
    // The event is an instruction of the program to itself; nothing of it is in the log.
    assert_eq!(outcome.events.all::<ChangeQueued>().len(), 1);
    assert!(outcome.logs.iter().all(|line| !line.starts_with("Program data: ")));
}
