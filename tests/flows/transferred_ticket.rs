//! A ticket that changes hands pays who holds it when the money comes.

use cairn_tests::{SOL, World};
use solana_signer::Signer;

#[test]
fn each_owner_is_paid_what_was_claimed_in_their_time() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    let (bob, carol) = (world.wallet("bob", SOL), world.wallet("carol", SOL));
    world.deposit(&alice, 5 * SOL);
    let ticket = world.request(&alice, 2 * SOL);
    let alice_has = world.lamports(alice.pubkey());
    world.transfer(&alice, ticket, bob.pubkey());
    world.settle_batch(0);
    world.transfer(&bob, ticket, carol.pubkey());

    world.claim(ticket);
    world.close_ticket(ticket);

    assert_eq!(world.lamports(bob.pubkey()), SOL);
    assert_eq!(world.lamports(carol.pubkey()), 3 * SOL);
    // The rent of 234 bytes stays alice's, who paid it.
    assert_eq!(world.lamports(alice.pubkey()), alice_has + 6_960 * (128 + 234));
}
