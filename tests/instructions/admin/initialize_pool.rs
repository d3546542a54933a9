//! `initialize_pool`: a pool for a fresh mint.

mod refusals;

use anchor_lang::Space;
use cairn::{
    events::PoolInitialized,
    state::{Pool, RateFeed, Version},
};
use cairn_tests::{Parameters, QUIET, Swap, World, keypair, token::TOKEN_SPACE};
use solana_pubkey::Pubkey;
use solana_signer::Signer;

/// No pool; the mint called "lrt mint" is ready for one.
fn world() -> World {
    let mut world = World::bare();
    world.create_mint(&keypair("lrt mint"));
    world
}

/// The bump of a PDA of the program, found without the client.
fn bump(seeds: &[&[u8]]) -> u8 {
    Pubkey::find_program_address(seeds, &cairn::ID).1
}

#[test]
fn pool_is_written_funded_and_locked() {
    let mut world = world();

    let outcome = world.initialize_pool(Parameters { min_exit_epochs: 3, drip_epochs: 5, ..QUIET });

    let at = world.pool;
    let pool = Pool {
        version: Version::V1,
        bump: bump(&[b"pool", at.lrt_mint.as_ref()]),
        authority_bump: bump(&[b"authority", at.pool.as_ref()]),
        reserve_bump: bump(&[b"reserve", at.pool.as_ref()]),
        claims_bump: bump(&[b"claims", at.pool.as_ref()]),
        lrt_mint: at.lrt_mint,
        authority: at.authority,
        reserve_account: at.reserve,
        claims_account: at.claims,
        escrow: at.escrow,
        locked: at.locked,
        admin: world.admin.pubkey(),
        manager: world.manager().pubkey(),
        guardian: world.guardian().pubkey(),
        fee_recipient: world.fee_recipient(),
        parameters: Parameters { min_exit_epochs: 3, drip_epochs: 5, ..QUIET },
        reserve: 100_000_000,
        mark_nav: 100_000_000,
        mark_supply: 100_000_000,
        epoch: 10,
        supply: 100_000_000,
        open_epoch: 10,
        seq: 1,
        ..Pool::default()
    };
    outcome.events.are_just(&PoolInitialized {
        books: world.books(),
        lrt_mint: at.lrt_mint,
        admin: world.admin.pubkey(),
        manager: world.manager().pubkey(),
        guardian: world.guardian().pubkey(),
        fee_recipient: world.fee_recipient(),
        locked_shares: 100_000_000,
        parameters: pool.parameters,
    });
    let (space, empty) = (Pool::SPACE, world.rent(0));
    let feed = world.rent(8 + RateFeed::INIT_SPACE);
    let rents = world.rent(space) + feed + 2 * empty + 2 * world.rent(TOKEN_SPACE);
    let paid = 100_000_000 + i128::from(rents);
    let (system, token) = (solana_sdk_ids::system_program::ID, anchor_spl::token::ID);
    let token_rent = world.rent(TOKEN_SPACE);
    let rates = RateFeed {
        version: Version::V1,
        bump: bump(&[b"rate", at.pool.as_ref()]),
        pool: at.pool,
        epoch: 10,
        slot: 10_000,
        nav_high: 100_000_000,
        nav_low: 100_000_000,
        supply: 100_000_000,
        capped_nav: 100_000_000,
        capped_supply: 100_000_000,
        limit_nav: 100_500_000,
        limit_supply: 100_000_000,
        doubts: 0,
        _reserved: [0; 32],
    };
    outcome
        .diff
        .lamports(world.fee_payer.pubkey(), -paid)
        .created(at.pool, world.rent(space), &pool)
        .created(at.rate_feed, feed, &rates)
        .born(at.reserve, 100_000_000 + empty, system)
        .born(at.claims, empty, system)
        .born(at.escrow, token_rent, token)
        .born(at.locked, token_rent, token)
        .supply(at.lrt_mint, 100_000_000)
        .only();
    assert_eq!((world.tokens(at.escrow), world.tokens(at.locked)), (0, 100_000_000));
    assert_eq!(token_owner(&world, at.escrow), at.authority);
    assert_eq!(token_owner(&world, at.locked), at.locked_owner);
}

fn token_owner(world: &World, address: Pubkey) -> Pubkey {
    let data = world.account(address).data;
    Pubkey::new_from_array(data[32..64].try_into().expect("32 bytes"))
}

#[test]
fn rent_minimum_of_an_empty_account_is_the_clusters() {
    assert_eq!(world().rent(0), 890_880);
}

#[test]
fn pool_account_stays_small() {
    let world = World::new();
    assert!(world.account(world.pool.pool).data.len() < 2_048);
}

#[test]
fn limits_of_the_parameters_are_accepted() {
    for (min_exit_epochs, drip_epochs) in [(0, 1), (16, 16)] {
        let mut world = world();
        world.initialize_pool(Parameters { min_exit_epochs, drip_epochs, ..QUIET });
        let pool = world.pool_state();
        assert_eq!(pool.parameters.min_exit_epochs, min_exit_epochs);
        assert_eq!(pool.parameters.drip_epochs, drip_epochs);
    }
}

#[test]
fn stranger_pays_for_a_pool_without_becoming_its_admin() {
    let mut world = world();
    let carol = world.wallet("carol", 5_000_000_000);
    let fee_payer = world.fee_payer.pubkey();
    let initialize = world.initialize_pool_ix(QUIET).swap(fee_payer, carol.pubkey());
    let admin = world.admin.insecure_clone();
    world.must(&[initialize], &[&carol, &admin, &keypair("lrt mint")]);
    assert_eq!(world.pool_state().admin, admin.pubkey());
}
