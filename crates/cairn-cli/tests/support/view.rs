//! A view of a pool that stands in epoch 10.

use anchor_lang::{AccountDeserialize, Discriminator};
use cairn::state::{
    Asset, AssetTerms, Change, Operator, OperatorStatus, Parameters, Pool, Ring, Setting, Version,
};
use cairn_cli::view::View;
use cairn_client::Addresses;
use cairn_core::{Epoch, LOCKED_SHARES, Moment};
use solana_pubkey::Pubkey;
use std::collections::BTreeMap;

/// Where it stands.
pub const NOW: u64 = 10;

/// Keys that differ, and always the same.
pub fn key(number: u8) -> Pubkey {
    Pubkey::new_from_array([number; 32])
}

pub fn admin() -> Pubkey {
    key(1)
}
pub fn manager() -> Pubkey {
    key(2)
}
pub fn guardian() -> Pubkey {
    key(3)
}

/// A pool with the locked 0.1 SOL, three roles, a delay of 3 epochs and no change.
pub fn view() -> View {
    let parameters = Parameters {
        min_exit_epochs: 0,
        change_delay_epochs: 3,
        drip_epochs: 2,
        performance_fee_bps: 1_000,
        instant_max_fee_bps: 300,
        instant_min_fee_bps: 10,
        instant_target_bps: 1_000,
        instant_limit_bps: 500,
        floor_bps: 100,
        move_limit_bps: 1_000,
        deposit_cap: 1_000_000_000_000,
    };
    let locked = LOCKED_SHARES.0;
    View {
        addresses: Addresses::of(key(9)),
        now: Moment { epoch: Epoch(NOW), elapsed: 5, slots: 96 },
        pool: Pool {
            admin: admin(),
            manager: manager(),
            guardian: guardian(),
            fee_recipient: key(4),
            parameters,
            reserve: locked,
            supply: locked,
            mark_nav: locked,
            mark_supply: locked,
            epoch: NOW,
            open_epoch: NOW,
            ..Pool::default()
        },
        face: None,
        operators: BTreeMap::new(),
        assets: BTreeMap::new(),
        changes: BTreeMap::new(),
        unreadable: BTreeMap::new(),
    }
}

/// Adds the operator at `address`, with weight 5 and a cap of 1 SOL.
pub fn register(view: &mut View, address: Pubkey) {
    let operator = Operator {
        version: Version::V1,
        bump: 255,
        pool: view.addresses.pool,
        authority: key(20),
        vote_account: key(21),
        rent_payer: key(22),
        status: OperatorStatus::Active,
        max_commission_bps: 1_000,
        weight: 5,
        cap: 1_000_000_000,
        tightened: 0,
        positions: 0,
        staked: 0,
        arriving: 0,
        delinquent: false,
        bond: 0,
        bond_requested: 0,
        bond_epoch: 0,
        commission_bps: 500,
        commission: 0,
        ring: Ring::new(Epoch(0)),
        _reserved: [0; 32],
    };
    view.operators.insert(address, operator);
}

/// Adds an asset of this mint, under these terms.
pub fn hold(view: &mut View, mint: Pubkey, terms: AssetTerms) {
    let zeros = [Asset::DISCRIMINATOR, &[0; 1_000]].concat();
    let asset = Asset::try_deserialize(&mut &zeros[..]).expect("zeros are an asset");
    let pool = view.addresses.pool;
    view.assets.insert(view.addresses.asset(mint), Asset { pool, mint, terms, ..asset });
}

/// Adds a change that was queued in `epoch` by the present admin.
pub fn queue(view: &mut View, setting: Setting, epoch: u64) -> u64 {
    let id = view.pool.next_change;
    let (mature_epoch, last_epoch) = Change::window(&view.pool, epoch).expect("small numbers");
    view.pool.next_change += 1;
    let change = Change {
        version: Version::V1,
        bump: 255,
        pool: view.addresses.pool,
        id,
        rent_payer: admin(),
        admin_term: view.pool.admin_term,
        queued_epoch: epoch,
        mature_epoch,
        last_epoch,
        _reserved: [0; 32],
        setting,
    };
    view.changes.insert(id, change);
    id
}

/// The sentence of a refusal.
pub fn refusal(result: anyhow::Result<()>) -> String {
    result.expect_err("refused").to_string()
}

/// Fails unless the sentence has all the words.
pub fn says(sentence: &str, words: &[&str]) {
    for word in words {
        assert!(sentence.contains(word), "no {word:?} in: {sentence}");
    }
}
