//! Another account in the place of the right one.

use super::{
    call::{BadCall, Call, Kind, stand_in},
    contents::evil_program,
};
use cairn::state::{Batch, Change, Pool, RateFeed, Ticket};
use cairn_tests::keypair;
use solana_account::Account;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

/// The same data at another address, of the same and of another owner.
pub fn copies(call: &Call, place: usize) -> Vec<BadCall> {
    let meta = &call.metas()[place];
    let Some(account) = call.account(meta.pubkey) else { return Vec::new() };
    let to = if meta.is_signer { stand_in() } else { keypair("copy") }.pubkey();
    let copy = call.substitute(Kind::Copy, place, to).writing(to, account.clone());
    if account.executable || account.owner == solana_sdk_ids::sysvar::ID {
        return vec![copy];
    }
    let forged = Account { owner: evil_program(), ..account };
    vec![copy, call.substitute(Kind::LookAlike, place, to).writing(to, forged)]
}

/// An address at which nothing is; another program where a program stands.
pub fn strangers(call: &Call, place: usize) -> Vec<BadCall> {
    let meta = &call.metas()[place];
    let to = if meta.is_signer { stand_in() } else { keypair("nothing there") }.pubkey();
    let mut bad = vec![call.substitute(Kind::Nobody, place, to)];
    if call.account(meta.pubkey).is_some_and(|account| account.executable) {
        let token_2022 = "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb";
        let programs = [
            ("token-2022", token_2022.parse().expect("a key")),
            ("token", anchor_spl::token::ID),
            ("cairn", cairn::ID),
        ];
        let others = programs.into_iter().filter(|(_, program)| *program != meta.pubkey);
        bad.extend(
            others.map(|(name, program)| {
                call.substitute(Kind::OtherProgram, place, program).with(name)
            }),
        );
    }
    bad
}

/// What the same place holds for another pool.
pub fn other_pool(call: &Call, place: usize) -> Vec<BadCall> {
    let (own, other) = (call.metas()[place].pubkey, call.ready.other.accounts[place].pubkey);
    match own == other {
        true => Vec::new(),
        false => vec![call.substitute(Kind::OtherPool, place, other)],
    }
}

/// A genuine account of every type but the one that belongs here: the pool's own where it has one.
pub fn types(call: &Call, place: usize) -> Vec<BadCall> {
    let key = call.metas()[place].pubkey;
    let account = call.account(key);
    if account.as_ref().is_some_and(|account| account.executable) {
        return Vec::new();
    }
    let (world, at) = (&call.ready.world, call.ready.world.pool);
    let own = |pool: Pubkey| pool != at.pool;
    let mut batches: Vec<(Pubkey, Batch)> = world.all();
    batches.sort_by_key(|(address, batch)| (own(batch.pool), *address));
    let mut tickets: Vec<(Pubkey, Ticket)> = world.all();
    tickets.sort_by_key(|(address, ticket)| (own(ticket.pool), *address));
    let mut pools: Vec<(Pubkey, Pool)> = world.all();
    pools.sort_by_key(|(address, _)| (own(*address), *address));
    let mut feeds: Vec<(Pubkey, RateFeed)> = world.all();
    feeds.sort_by_key(|(address, feed)| (own(feed.pool), *address));
    let mut changes: Vec<(Pubkey, Change)> = world.all();
    changes.sort_by_key(|(address, change)| (own(change.pool), *address));
    let (pool, wallet) = (&pools[0].1, call.ready.world.fee_recipient());
    let types = [
        ("Batch", batches[0].0),
        ("Change", changes[0].0),
        ("Ticket", tickets[0].0),
        ("Pool", pools[0].0),
        ("RateFeed", feeds[0].0),
        ("mint", pool.lrt_mint),
        ("token account", pool.escrow),
        ("wallet", wallet),
    ];
    let kind = |address| call.account(address).map(|account| (account.owner, account.data.len()));
    let others = types.into_iter().filter(|(_, address)| {
        kind(*address) != account.as_ref().map(|account| (account.owner, account.data.len()))
    });
    others
        .filter(|(_, address)| *address != key)
        .map(|(name, address)| call.substitute(Kind::OtherType, place, address).with(name))
        .collect()
}

/// What stands in each other writable place.
pub fn aliases(call: &Call, place: usize) -> Vec<BadCall> {
    let own = &call.metas()[place];
    if !own.is_writable {
        return Vec::new();
    }
    let others = call.metas().iter().zip(&call.names);
    let others = others.filter(|(meta, _)| meta.is_writable && meta.pubkey != own.pubkey);
    others.map(|(meta, name)| call.substitute(Kind::Alias, place, meta.pubkey).with(name)).collect()
}
