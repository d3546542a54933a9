//! The price moves between a depositor's quote and the deposit: `min_shares` decides, nobody else.

use cairn::CairnError;
use cairn_client::quote_deposit;
use cairn_tests::{SOL, World};
use solana_signer::Signer;

#[test]
fn deposit_at_a_worse_price_than_quoted_is_refused() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    let quote = quote_deposit(&world.pool_state(), world.moment(), SOL).expect("a quote");
    let recipient = world.pool.holder(alice.pubkey());
    let deposit = world.pool.deposit_sol(alice.pubkey(), recipient, SOL, quote.shares.0);
    world.stage_gain(1);
    world.turn_epochs(3);
    world.refuse(CairnError::SharesBelowMinimum, &[deposit], &[&alice]);
}

#[test]
fn quote_is_what_the_program_mints_at_that_moment() {
    let mut world = World::new();
    let alice = world.wallet("alice", 100 * SOL);
    world.stage_gain(777_777_777);
    world.turn_epochs(2);
    for elapsed in [0, 1, 499, 999] {
        world.go_to(12, elapsed);
        let quote = quote_deposit(&world.pool_state(), world.moment(), SOL).expect("a quote");
        let before = world.shares(alice.pubkey());
        world.deposit(&alice, SOL);
        assert_eq!(world.shares(alice.pubkey()) - before, quote.shares.0);
    }
}
