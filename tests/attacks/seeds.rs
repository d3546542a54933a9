//! E04: no two accounts of different kinds have one address by seeds that read the same.

use cairn::seeds;
use cairn_tests::idl;
use std::collections::BTreeSet;

/// Every kind of PDA: its prefix, and the bytes that follow, of fixed length each.
const KINDS: [(&[u8], usize); 17] = [
    (seeds::POOL, 32),
    (seeds::AUTHORITY, 32),
    (seeds::RESERVE, 32),
    (seeds::CLAIMS, 32),
    (seeds::LOCKED, 32),
    (seeds::RATE, 32),
    (seeds::BATCH, 32 + 8),
    (seeds::TICKET, 32 + 32 + 8),
    (seeds::CHANGE, 32 + 8),
    (seeds::OPERATOR, 32 + 32),
    (seeds::BOND, 32),
    (seeds::STAKE, 32 + 8),
    (seeds::POSITION, 32 + 32),
    (seeds::ASSET, 32 + 32),
    (seeds::REDEEMER, 32),
    (seeds::RECEIPT, 32 + 8),
    (seeds::REDEMPTION, 32 + 8),
];

#[test]
fn seeds_of_different_kinds_never_read_the_same() {
    for (at, (prefix, rest)) in KINDS.iter().enumerate() {
        for (other, other_rest) in &KINDS[at + 1..] {
            let one_length = prefix.len() + rest == other.len() + other_rest;
            let common = prefix.len().min(other.len());
            let differ = prefix[..common] != other[..common];
            assert!(!one_length || differ, "{prefix:?} and {other:?}");
        }
    }
}

#[test]
fn every_seed_of_the_program_is_among_them() {
    let constants = idl::read().constants.len();
    let kinds: BTreeSet<&[u8]> = KINDS.iter().map(|(prefix, _)| *prefix).collect();
    assert_eq!((kinds.len(), constants), (KINDS.len(), KINDS.len()));
}
