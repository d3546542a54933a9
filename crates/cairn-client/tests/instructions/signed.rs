//! What somebody signs: making a pool, and what holders do with their own.

use crate::expected::*;
use cairn::{SetMetadataArgs, state::Parameters};
use cairn_client::CreatePool;

#[test]
fn initialize_pool_is_signed_by_payer_admin_and_mint() {
    let a = addresses();
    let parameters = Parameters {
        min_exit_epochs: 3,
        change_delay_epochs: 5,
        drip_epochs: 10,
        performance_fee_bps: 0x0102,
        instant_max_fee_bps: 0x0304,
        instant_min_fee_bps: 0x0506,
        instant_target_bps: 0x0708,
        instant_limit_bps: 0x090A,
        floor_bps: 0x0B0C,
        move_limit_bps: 0x0F10,
        deposit_cap: 0x0D0E,
    };
    let create = CreatePool {
        payer: key(1),
        admin: key(2),
        manager: key(3),
        guardian: key(4),
        fee_recipient: key(5),
        parameters,
    };
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
    let numbers =
        [3, 5, 10, 2, 1, 4, 3, 6, 5, 8, 7, 10, 9, 12, 11, 16, 15, 14, 13, 0, 0, 0, 0, 0, 0];
    let roles = [key(3), key(4), key(5)].map(|role| role.to_bytes()).concat();
    let args = [&numbers[..], &roles].concat();
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
