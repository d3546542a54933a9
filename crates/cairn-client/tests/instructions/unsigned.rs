//! What nobody but the fee payer signs: cranks and previews.

use crate::expected::*;

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
