//! Every address is the PDA of its documented seeds.

use cairn_client::Addresses;
use solana_program::pubkey::Pubkey;
use std::str::FromStr;

fn mint() -> Pubkey {
    Pubkey::new_from_array([7; 32])
}

/// The PDA of these seeds under `program`, by the definition: the highest bump off the curve.
fn pda(seeds: &[&[u8]], program: &str) -> Pubkey {
    let program = Pubkey::from_str(program).expect("a program");
    let found = (0..=u8::MAX).rev().find_map(|bump| {
        let bump: &[u8] = &[bump];
        let all = [seeds, &[bump]].concat();
        Pubkey::create_program_address(&all, &program).ok()
    });
    found.expect("a bump")
}

const CAIRN: &str = "9e8kKSjjhwkY8B5QHjXFEatdJAxsLgxrKYgsTEmGkMXj";
const TOKEN: &str = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA";
const ASSOCIATED: &str = "ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL";
const METADATA: &str = "metaqbxxUerdq28cj1RbAWkYQm3ybzjb6a8bt518x1s";

/// The associated token account of `owner`.
fn associated(owner: Pubkey) -> Pubkey {
    let token = Pubkey::from_str(TOKEN).expect("a program");
    pda(&[owner.as_ref(), token.as_ref(), mint().as_ref()], ASSOCIATED)
}

#[test]
fn pool_is_found_by_its_mint() {
    let addresses = Addresses::of(mint());
    assert_eq!(addresses.lrt_mint, mint());
    assert_eq!(addresses.pool, pda(&[b"pool", mint().as_ref()], CAIRN));
}

#[test]
fn accounts_of_the_pool_are_found_by_the_pool() {
    let addresses = Addresses::of(mint());
    let of_pool = |seed: &[u8]| pda(&[seed, addresses.pool.as_ref()], CAIRN);
    assert_eq!(addresses.authority, of_pool(b"authority"));
    assert_eq!(addresses.reserve, of_pool(b"reserve"));
    assert_eq!(addresses.claims, of_pool(b"claims"));
    assert_eq!(addresses.locked_owner, of_pool(b"locked"));
}

#[test]
fn token_accounts_are_associated_with_their_owners() {
    let addresses = Addresses::of(mint());
    let holder = Pubkey::new_from_array([9; 32]);
    assert_eq!(addresses.escrow, associated(addresses.authority));
    assert_eq!(addresses.locked, associated(addresses.locked_owner));
    assert_eq!(addresses.holder(holder), associated(holder));
}

#[test]
fn batch_is_found_by_pool_and_number() {
    let addresses = Addresses::of(mint());
    for (id, bytes) in [(0, [0; 8]), (258, [2, 1, 0, 0, 0, 0, 0, 0]), (u64::MAX, [255; 8])] {
        let expected = pda(&[b"batch", addresses.pool.as_ref(), &bytes], CAIRN);
        assert_eq!(addresses.batch(id), expected);
    }
}

#[test]
fn ticket_is_found_by_batch_creator_and_nonce() {
    let addresses = Addresses::of(mint());
    let creator = Pubkey::new_from_array([9; 32]);
    let batch = addresses.batch(3);
    let nonce = [2, 1, 0, 0, 0, 0, 0, 0];
    let seeds: &[&[u8]] = &[b"ticket", batch.as_ref(), creator.as_ref(), &nonce];
    assert_eq!(addresses.ticket(3, creator, 258), pda(seeds, CAIRN));
}

#[test]
fn metadata_is_metaplexs() {
    let program = Pubkey::from_str(METADATA).expect("a program");
    let mint = mint();
    let seeds: &[&[u8]] = &[b"metadata", program.as_ref(), mint.as_ref()];
    assert_eq!(Addresses::of(mint).metadata(), pda(seeds, METADATA));
}

#[test]
fn no_two_addresses_are_the_same() {
    let addresses = Addresses::of(mint());
    let creator = Pubkey::new_from_array([9; 32]);
    let mut all = vec![
        addresses.lrt_mint,
        addresses.pool,
        addresses.authority,
        addresses.reserve,
        addresses.claims,
        addresses.escrow,
        addresses.locked_owner,
        addresses.locked,
        addresses.batch(0),
        addresses.batch(1),
        addresses.ticket(0, creator, 0),
        addresses.ticket(0, creator, 1),
        addresses.ticket(1, creator, 0),
        addresses.metadata(),
        Addresses::of(creator).pool,
    ];
    all.sort();
    let before = all.len();
    all.dedup();
    assert_eq!(all.len(), before);
}
