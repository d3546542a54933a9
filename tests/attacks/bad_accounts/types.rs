//! A genuine account of every type in a world.

use cairn_client::Addresses;
use cairn_tests::{World, keypair, layout::Layout};
use solana_account::ReadableAccount;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

/// By type: of the current pool where it has one, else of another. Types of the program are the IDL's.
pub fn of(world: &World) -> Vec<(String, Pubkey)> {
    let (layouts, own) = (Layout::all(), world.pool);
    let third = Addresses::of(keypair("third mint").pubkey());
    let escrow = if world.exists(own.escrow) { own.escrow } else { third.escrow };
    let of_program = layouts.iter().map(|layout| (layout.account.clone(), genuine(world, layout)));
    let beside = [
        ("mint", own.lrt_mint),
        ("token account", escrow),
        ("stake account", third.stake_account(0)),
        ("vote account", keypair("vote").pubkey()),
        ("wallet", world.admin.pubkey()),
    ];
    of_program.chain(beside.map(|(name, address)| (name.into(), address))).collect()
}

fn genuine(world: &World, layout: &Layout) -> Pubkey {
    let own = world.pool.pool;
    let accounts = world.svm.accounts_db().inner.iter();
    let accounts = accounts.filter(|(_, account)| {
        *account.owner() == cairn::ID && account.data().starts_with(&layout.discriminator)
    });
    let found = accounts.min_by_key(|(address, account)| {
        let belongs = account.data().windows(32).any(|key| key == own.as_ref());
        (**address != own && !belongs, **address)
    });
    let advice = "let third_pool in tests/attacks/ready.rs make one";
    *found.unwrap_or_else(|| panic!("no {} exists: {advice}", layout.account)).0
}
