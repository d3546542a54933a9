//! I2, I7 and I8 of LSTs: what assets and redemptions say against the pool's books, the vaults and what is due.

use crate::World;
use cairn::state::{Asset, Pool, Redemption};
use cairn_client::Addresses;
use num_bigint::BigUint;
use solana_pubkey::Pubkey;

/// All of it, for the pool at `at`.
pub(super) fn hold(world: &World, at: &Addresses) {
    let pool: Pool = world.read(at.pool);
    let assets = of(world, at);
    let redemptions: Vec<(Pubkey, Redemption)> = world.all();
    let redemptions = redemptions.into_iter().filter(|(_, one)| one.pool == at.pool);
    let redemptions: Vec<_> = redemptions.collect();
    for (address, asset) in &assets {
        assert_eq!(*address, at.asset(asset.mint), "an asset's address");
        assert!(world.tokens(asset.vault) >= asset.units, "I2 vault");
        assert_eq!(BigUint::from(asset.value), value(asset), "an asset's value");
        assert!(asset.haircut <= asset.value, "a haircut");
        let own = redemptions.iter().filter(|(_, one)| one.asset == *address);
        let due: Vec<_> = own.map(|(_, one)| one.lamports).collect();
        assert_eq!(asset.transit, due.iter().sum::<u64>(), "transit of an asset");
        assert_eq!(asset.redemptions as usize, due.len(), "redemptions of an asset");
    }
    let of_all = |part: fn(&Asset) -> u64| assets.iter().map(|(_, one)| part(one)).sum::<u64>();
    assert_eq!(pool.assets, of_all(|asset| asset.value), "I8 assets");
    assert_eq!(pool.transit, of_all(|asset| asset.transit), "I8 transit");
    assert_eq!(pool.haircuts, of_all(|asset| asset.haircut), "haircuts");
    settlement(&pool, &assets);
    let owed = |epoch: u64| {
        let of = redemptions.iter().filter(move |(_, one)| one.due_epoch == epoch);
        of.map(|(_, one)| one.lamports).sum::<u64>()
    };
    for due in pool.orders.epoch..pool.orders.epoch + 4 {
        assert_eq!(pool.orders.due[(due % 4) as usize], owed(due), "due in epoch {due}");
    }
}

/// The assets of a pool.
pub(super) fn of(world: &World, at: &Addresses) -> Vec<(Pubkey, Asset)> {
    let assets: Vec<(Pubkey, Asset)> = world.all();
    assets.into_iter().filter(|(_, asset)| asset.pool == at.pool).collect()
}

/// The pair (settled, total) counts what it says.
fn settlement(pool: &Pool, assets: &[(Pubkey, Asset)]) {
    let held = assets.iter().map(|(_, asset)| asset).filter(|asset| asset.units > 0);
    let held: Vec<_> = held.collect();
    assert_eq!(usize::from(pool.settlement.total), held.len(), "assets held");
    let epoch = pool.settlement.epoch;
    let settled = held.iter().filter(|asset| asset.settled_epoch == epoch).count();
    if epoch == pool.epoch {
        assert_eq!(usize::from(pool.settlement.settled), settled, "assets settled");
    }
}

/// `floor(units * lamports / supply)`, less the exit fee, rounded up.
fn value(asset: &Asset) -> BigUint {
    worth(asset.units, asset.rate_lamports, asset.rate_supply, asset.exit_fee_bps)
}

/// What so many units count at this rate and fee.
pub(super) fn worth(units: u64, lamports: u64, supply: u64, fee_bps: u16) -> BigUint {
    let gross = BigUint::from(units) * lamports / supply;
    let whole = BigUint::from(10_000_u32);
    let fee = (&gross * u32::from(fee_bps) + &whole - 1_u32) / whole;
    gross - fee
}

/// What assets lost by what their sources say now, and by the rounding of what these paid for units.
pub(super) fn loss(world: &World, before: &[(Pubkey, Asset)]) -> u128 {
    let lost = |(address, old): &(Pubkey, Asset)| {
        let account = world.svm.get_account(address).filter(|account| !account.data.is_empty());
        let Some(new) = account.map(|_| world.read::<Asset>(*address)) else { return 0 };
        let now = worth(old.units, new.rate_lamports, new.rate_supply, new.exit_fee_bps);
        let now = u128::try_from(now).expect("lamports");
        let rounding = u128::from(new.units < old.units) * 2;
        u128::from(old.value).saturating_sub(now) + rounding
    };
    before.iter().map(lost).sum()
}
