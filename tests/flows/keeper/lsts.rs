//! What the keeper would read of assets, their sources and what these owe.

use anchor_lang::prelude::Clock;
use cairn::{
    source::{SourceKind, spl_stake_pool::StakePool, ticket::Ticket},
    state::{Asset, Change, Redemption, Setting},
};
use cairn_keeper::{
    lst::{Account, Addition, Lsts, Source},
    stake_pool::Validators,
};
use cairn_tests::World;
use solana_pubkey::Pubkey;
use solana_sdk_ids::sysvar;
use std::collections::BTreeMap;

pub fn lsts(world: &World) -> Lsts {
    let assets: BTreeMap<Pubkey, Asset> = world.all().into_iter().collect();
    let redemptions: Vec<(Pubkey, Redemption)> = world.all();
    let changes: Vec<(Pubkey, Change)> = world.all();
    let clock: Clock =
        bincode::deserialize(&world.account(sysvar::clock::ID).data).expect("the sysvar");
    let additions = changes.iter().filter_map(|(_, change)| match &change.setting {
        Setting::AddAsset { mint, source, .. } => {
            let token_program = world.account(*mint).owner;
            Some((change.id, Addition { token_program, state: raw(world, source.state) }))
        }
        _ => None,
    });
    let tickets = redemptions.iter().filter_map(|(_, owed)| {
        Some((owed.receipt, Ticket::parse(&world.account(owed.receipt).data).ok()?))
    });
    Lsts {
        sources: assets.iter().map(|(address, asset)| (*address, source(world, asset))).collect(),
        tickets: tickets.collect(),
        additions: additions.collect(),
        redemptions: redemptions.into_iter().map(|(_, owed)| (owed.nonce, owed)).collect(),
        changes: changes.into_iter().map(|(_, change)| (change.id, change)).collect(),
        seconds: clock.unix_timestamp - clock.epoch_start_timestamp,
        assets,
    }
}

fn source(world: &World, asset: &Asset) -> Source {
    let mut source = Source {
        state: raw(world, asset.source.state),
        program_data: raw(world, asset.source.program_data),
        vault: units(&world.account(asset.vault).data),
        ..Source::default()
    };
    match asset.source.kind {
        SourceKind::SplStakePool => {
            let pool = StakePool::parse(&source.state.data).expect("a stake pool");
            let list = world.account(pool.validator_list).data;
            source.validators = Some(Validators::parse(&source.state.data, &list));
            source.reserve = world.lamports(pool.reserve_stake);
        }
        SourceKind::Marinade => {
            let state = source.marinade(asset).expect("a state");
            let reserve = state.reserve(&asset.source.state, &asset.source.program);
            source.reserve = world.lamports(reserve.expect("a reserve"));
        }
    }
    source
}

fn raw(world: &World, address: Pubkey) -> Account {
    let account = world.account(address);
    Account { owner: account.owner, data: account.data }
}

fn units(token_account: &[u8]) -> u64 {
    u64::from_le_bytes(token_account[64..72].try_into().expect("a number"))
}
