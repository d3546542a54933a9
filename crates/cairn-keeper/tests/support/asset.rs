//! Assets of snapshots built by hand, their sources stake pools.

use super::world::SOL;
use anchor_lang::{AccountDeserialize, Discriminator};
use cairn::{
    source::{
        SourceKind,
        program::UPGRADEABLE,
        spl_stake_pool::{ID, SPACE},
    },
    state::{Asset, AssetTerms, Redemption, Source as Pinned},
};
use cairn_keeper::{
    lst::{Account, Source},
    snapshot::Snapshot,
    stake_pool::{Validator, Validators},
};
use solana_pubkey::Pubkey;

/// The slot in which the stake pool program was deployed.
pub const SLOT: u64 = 7;

/// The hash of its code.
pub const CODE: [u8; 32] = [7; 32];

/// Adds an asset of `units` worth a lamport each, all that may be held, read in this epoch; its address.
pub fn asset(world: &mut Snapshot, units: u64) -> Pubkey {
    let (mint, state) = (Pubkey::new_unique(), Pubkey::new_unique());
    let program_data = Pubkey::new_unique();
    let zeros = [Asset::DISCRIMINATOR, &[0; 2_000]].concat();
    let zeroed = Asset::try_deserialize(&mut &zeros[..]).expect("zeros are an asset");
    let epoch = world.now.epoch.0;
    let kind = SourceKind::SplStakePool;
    let (upgrade_slot, code_hash) = (SLOT, CODE);
    let source = Pinned { kind, program: ID, state, program_data, upgrade_slot, code_hash };
    let terms = AssetTerms {
        cap: u64::MAX,
        share_cap_bps: 10_000,
        target_bps: 10_000,
        max_growth_bps: 50,
        max_drop_bps: 1_000,
        stale_haircut_bps: 500,
        credit_haircut_bps: 0,
    };
    let rate = 100 * SOL;
    let asset = Asset {
        pool: world.addresses.pool,
        mint,
        vault: Pubkey::new_unique(),
        source,
        terms,
        units,
        value: units,
        rate_lamports: rate,
        rate_supply: rate,
        read_lamports: rate,
        read_supply: rate,
        base_lamports: rate,
        base_supply: rate,
        base_epoch: epoch,
        recorded_epoch: epoch,
        settled_epoch: epoch,
        ..zeroed
    };
    let address = world.addresses.asset(mint);
    let loader = [&3_u32.to_le_bytes()[..], &SLOT.to_le_bytes(), &[0; 33]].concat();
    let source = Source {
        state: Account { owner: ID, data: stake_pool(&state, rate, rate, epoch) },
        code_hash: None,
        program_data: Account { owner: UPGRADEABLE, data: loader },
        vault: units,
        reserve: 0,
        validators: None,
    };
    world.lsts.assets.insert(address, asset);
    world.lsts.sources.insert(address, source);
    world.pool.assets += units;
    world.pool.supply += units;
    world.pool.mark_nav += units;
    world.pool.mark_supply += units;
    let settlement = &mut world.pool.settlement;
    (settlement.total, settlement.settled) = (settlement.total + 1, settlement.settled + 1);
    settlement.epoch = epoch;
    address
}

/// The bytes of the stake pool's account at `state`.
fn stake_pool(state: &Pubkey, lamports: u64, supply: u64, epoch: u64) -> Vec<u8> {
    let mut data = vec![0; SPACE];
    data[0] = 1;
    data[97] = Pubkey::find_program_address(&[state.as_ref(), b"withdraw"], &ID).1;
    for (at, number) in [(258, lamports), (266, supply), (274, epoch)] {
        data[at..at + 8].copy_from_slice(&number.to_le_bytes());
    }
    data
}

/// What the source says from now on.
pub fn says(world: &mut Snapshot, asset: &Pubkey, lamports: u64, epoch: u64) {
    let state = world.lsts.assets[asset].source.state;
    let source = world.lsts.sources.get_mut(asset).expect("there");
    source.state.data = stake_pool(&state, lamports, 100 * SOL, epoch);
}

/// The validators' stake of the asset's stake pool.
pub fn validators(world: &mut Snapshot, asset: &Pubkey, lamports: &[u64]) -> Vec<Pubkey> {
    let all: Vec<_> = lamports
        .iter()
        .map(|lamports| Validator {
            vote_account: Pubkey::new_unique(),
            lamports: cairn_core::Lamports(*lamports),
            seed: 0,
        })
        .collect();
    let votes = all.iter().map(|one| one.vote_account).collect();
    let source = world.lsts.sources.get_mut(asset).expect("there");
    source.validators = Some(Validators { preferred: None, all });
    votes
}

/// A redemption of this asset, ordered in `epoch`, of which `lamports` are due.
pub fn owed(world: &mut Snapshot, asset: Pubkey, lamports: u64, epoch: u64) -> u64 {
    let nonce = world.pool.next_redemption;
    let zeros = [Redemption::DISCRIMINATOR, &[0; 1_000]].concat();
    let zeroed = Redemption::try_deserialize(&mut &zeros[..]).expect("zeros are a redemption");
    let receipt = world.addresses.receipt(nonce);
    let pool = world.addresses.pool;
    let owed = Redemption { pool, asset, nonce, receipt, lamports, due_epoch: epoch + 1, ..zeroed };
    world.lsts.redemptions.insert(nonce, owed);
    let record = world.lsts.assets.get_mut(&asset).expect("there");
    (record.transit, record.redemptions) = (record.transit + lamports, record.redemptions + 1);
    world.pool.transit += lamports;
    world.pool.orders.add(epoch, epoch + 1, cairn_core::Lamports(lamports)).expect("a sum");
    world.pool.supply += lamports;
    world.pool.next_redemption += 1;
    nonce
}
