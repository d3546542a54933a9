//! Builders: which accounts in which order, who signs, what is written, which bytes are sent.

use cairn::{
    SetMetadataArgs,
    state::{Parameters, Ticket},
};
use cairn_client::{Addresses, CreatePool};
use solana_program::{
    instruction::{AccountMeta, Instruction},
    pubkey::Pubkey,
};
use std::str::FromStr;

fn key(byte: u8) -> Pubkey {
    Pubkey::new_from_array([byte; 32])
}

fn program(address: &str) -> AccountMeta {
    AccountMeta::new_readonly(Pubkey::from_str(address).expect("a program"), false)
}

fn system() -> AccountMeta {
    program("11111111111111111111111111111111")
}

fn token() -> AccountMeta {
    program("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA")
}

/// What `emit_cpi!` needs at the end of every instruction.
fn events() -> [AccountMeta; 2] {
    let authority = Pubkey::find_program_address(&[b"__event_authority"], &cairn::ID).0;
    [AccountMeta::new_readonly(authority, false), AccountMeta::new_readonly(cairn::ID, false)]
}

fn writes(key: Pubkey) -> AccountMeta {
    AccountMeta::new(key, false)
}

fn reads(key: Pubkey) -> AccountMeta {
    AccountMeta::new_readonly(key, false)
}

fn pays(key: Pubkey) -> AccountMeta {
    AccountMeta::new(key, true)
}

fn signs(key: Pubkey) -> AccountMeta {
    AccountMeta::new_readonly(key, true)
}

/// The accounts, the events' accounts, and the data: the eight bytes of the name, then `args`.
fn assert_is(instruction: Instruction, name: &str, accounts: &[AccountMeta], args: &[u8]) {
    assert_eq!(instruction.program_id, cairn::ID);
    let mut expected = accounts.to_vec();
    expected.extend(events());
    assert_eq!(instruction.accounts, expected, "{name}");
    let preimage = format!("global:{name}");
    let hash = solana_program::hash::hash(preimage.as_bytes());
    let expected = [&hash.to_bytes()[..8], args].concat();
    assert_eq!(instruction.data, expected, "{name}");
}

fn addresses() -> Addresses {
    Addresses::of(key(7))
}

/// A ticket of batch 3, made by 20, owned by 21, its rent paid by 22.
fn ticket() -> (Pubkey, Ticket) {
    let ticket = Ticket {
        version: 1,
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

#[test]
fn initialize_pool_is_signed_by_payer_admin_and_mint() {
    let a = addresses();
    let parameters = Parameters {
        min_exit_epochs: 3,
        drip_epochs: 10,
        performance_fee_bps: 0x0102,
        instant_max_fee_bps: 0x0304,
        instant_min_fee_bps: 0x0506,
        instant_target_bps: 0x0708,
        instant_limit_bps: 0x090A,
        floor_bps: 0x0B0C,
    };
    let create = CreatePool { payer: key(1), admin: key(2), fee_recipient: key(3), parameters };
    let accounts = [
        pays(key(1)),
        signs(key(2)),
        writes(a.pool),
        writes(a.rate_feed),
        reads(a.authority),
        writes(a.reserve),
        writes(a.claims),
        pays(a.lrt_mint),
        writes(a.escrow),
        reads(a.locked_owner),
        writes(a.locked),
        token(),
        program("ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL"),
        system(),
    ];
    let numbers = [3, 10, 2, 1, 4, 3, 6, 5, 8, 7, 10, 9, 12, 11];
    let args = [&numbers[..], key(3).as_ref()].concat();
    assert_is(a.initialize_pool(create), "initialize_pool", &accounts, &args);
}

#[test]
fn set_metadata_is_signed_by_payer_and_admin() {
    let a = addresses();
    let args =
        SetMetadataArgs { name: "Ab".to_owned(), symbol: "C".to_owned(), uri: String::new() };
    let accounts = [
        pays(key(1)),
        signs(key(2)),
        reads(a.pool),
        reads(a.authority),
        reads(a.lrt_mint),
        writes(a.metadata()),
        program("metaqbxxUerdq28cj1RbAWkYQm3ybzjb6a8bt518x1s"),
        system(),
        program("SysvarRent111111111111111111111111111111111"),
    ];
    let data = [2, 0, 0, 0, b'A', b'b', 1, 0, 0, 0, b'C', 0, 0, 0, 0];
    let instruction = a.set_metadata(key(1), key(2), args);
    assert_is(instruction, "set_metadata", &accounts, &data);
}

#[test]
fn deposit_sol_is_signed_by_the_depositor() {
    let a = addresses();
    let accounts = [
        pays(key(1)),
        writes(a.pool),
        writes(a.rate_feed),
        reads(a.authority),
        writes(a.reserve),
        writes(a.lrt_mint),
        writes(key(2)),
        token(),
        system(),
    ];
    let data = [1, 2, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0];
    let instruction = a.deposit_sol(key(1), key(2), 513, 3);
    assert_is(instruction, "deposit_sol", &accounts, &data);
}

#[test]
fn request_withdrawal_is_signed_by_payer_and_owner() {
    let a = addresses();
    let accounts = [
        pays(key(1)),
        signs(key(2)),
        writes(a.pool),
        writes(a.batch(3)),
        writes(a.ticket(3, key(2), 4)),
        reads(a.lrt_mint),
        writes(a.holder(key(2))),
        writes(a.escrow),
        token(),
        system(),
    ];
    let data = [5, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0];
    let instruction = a.request_withdrawal(key(1), key(2), 3, 4, 5);
    assert_is(instruction, "request_withdrawal", &accounts, &data);
}

#[test]
fn cancel_withdrawal_is_signed_by_the_tickets_owner() {
    let (a, (address, ticket)) = (addresses(), ticket());
    let accounts = [
        signs(key(21)),
        writes(a.pool),
        writes(a.batch(3)),
        writes(address),
        writes(key(22)),
        reads(a.authority),
        reads(a.lrt_mint),
        writes(key(23)),
        writes(a.escrow),
        token(),
    ];
    let instruction = a.cancel_withdrawal(address, &ticket, key(23));
    assert_is(instruction, "cancel_withdrawal", &accounts, &[]);
}

#[test]
fn transfer_ticket_is_signed_by_the_old_owner() {
    let accounts = [signs(key(1)), writes(key(2))];
    let instruction = addresses().transfer_ticket(key(1), key(2), key(3));
    assert_is(instruction, "transfer_ticket", &accounts, &[3; 32]);
}

#[test]
fn instant_withdraw_is_signed_by_the_owner() {
    let a = addresses();
    let accounts = [
        signs(key(1)),
        writes(a.pool),
        writes(a.rate_feed),
        writes(a.reserve),
        writes(a.lrt_mint),
        writes(a.holder(key(1))),
        writes(key(2)),
        token(),
        system(),
    ];
    let data = [1, 2, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0];
    let instruction = a.instant_withdraw(key(1), key(2), 513, 3);
    assert_is(instruction, "instant_withdraw", &accounts, &data);
}

#[test]
fn cranks_of_the_pool_are_signed_by_nobody() {
    let a = addresses();
    let collect_fees = [
        writes(a.pool),
        writes(a.rate_feed),
        reads(a.authority),
        writes(a.lrt_mint),
        writes(a.holder(key(3))),
        token(),
    ];
    assert_is(a.collect_fees(key(3)), "collect_fees", &collect_fees, &[]);
    let sync_surplus = [
        writes(a.pool),
        writes(a.rate_feed),
        reads(a.authority),
        writes(a.reserve),
        writes(a.claims),
        writes(a.lrt_mint),
        writes(a.escrow),
        token(),
        system(),
    ];
    assert_is(a.sync_surplus(), "sync_surplus", &sync_surplus, &[]);
}

#[test]
fn previews_read_the_pool_and_nothing_else() {
    let a = addresses();
    for (instruction, name) in [
        (a.preview_deposit(513), "preview_deposit"),
        (a.preview_withdrawal(513), "preview_withdrawal"),
        (a.preview_instant(513), "preview_instant"),
    ] {
        assert_eq!(instruction.accounts, [reads(a.pool)], "{name}");
        let hash = solana_program::hash::hash(format!("global:{name}").as_bytes());
        let data = [&hash.to_bytes()[..8], &[1, 2, 0, 0, 0, 0, 0, 0]].concat();
        assert_eq!(instruction.data, data, "{name}");
    }
}

#[test]
fn cranks_are_signed_by_nobody() {
    let (a, (address, ticket)) = (addresses(), ticket());
    let close_batch = [writes(a.pool), writes(a.batch(3))];
    assert_is(a.close_batch(3), "close_batch", &close_batch, &[]);
    let fill_batch = [
        writes(a.pool),
        writes(a.rate_feed),
        writes(a.batch(3)),
        reads(a.authority),
        writes(a.reserve),
        writes(a.claims),
        writes(a.lrt_mint),
        writes(a.escrow),
        token(),
        system(),
    ];
    assert_is(a.fill_batch(3), "fill_batch", &fill_batch, &[]);
    let claim = [
        writes(a.pool),
        writes(a.batch(3)),
        writes(address),
        writes(a.claims),
        writes(key(21)),
        system(),
    ];
    assert_is(a.claim(address, &ticket), "claim", &claim, &[]);
    let close_ticket = [writes(a.batch(3)), writes(address), writes(key(22))];
    let instruction = a.close_ticket(address, &ticket);
    assert_is(instruction, "close_ticket", &close_ticket, &[]);
    let close_account = [
        writes(a.pool),
        writes(a.batch(3)),
        writes(key(24)),
        writes(a.reserve),
        writes(a.claims),
        system(),
    ];
    let instruction = a.close_batch_account(3, key(24));
    assert_is(instruction, "close_batch_account", &close_account, &[]);
}
