//! Reading the pool and all that belongs to it.

use super::{
    RpcCluster,
    decode::{batch, is_paying_rewards, owner, pool, sysvar, ticket},
};
use crate::{
    cluster::Fault,
    lst::Lsts,
    snapshot::{Owner, Snapshot},
};
use anchor_lang::Discriminator;
use cairn::state::{Batch, Pool, Ticket};
use cairn_core::{Epoch, Lamports, Moment};
use solana_program::{
    clock::Clock,
    epoch_schedule::EpochSchedule,
    rent::Rent,
    sysvar::{clock, epoch_rewards, epoch_schedule, rent},
};
use solana_pubkey::Pubkey;
use solana_rpc_client_api::{
    config::{
        RpcAccountInfoConfig, RpcProgramAccountsConfig, UiAccountEncoding, UiDataSliceConfig,
    },
    filter::{Memcmp, RpcFilterType},
    response::UiAccount,
};
use std::collections::{BTreeMap, BTreeSet};

/// Accounts that one request may name.
pub(super) const AT_ONCE: usize = 100;

/// Where the pool's accounts name it: after discriminator, version and bump.
const POOL_OFFSET: usize = 10;

impl RpcCluster {
    /// The pool at `address`.
    pub(super) async fn pool_at(&self, address: Pubkey) -> Result<Pool, Fault> {
        let [account] = &self.some(&[address], None).await?[..] else {
            return Err(left_out());
        };
        pool(address, account.as_ref()).map(|(pool, _)| pool)
    }

    pub(super) async fn fetch_snapshot(&self) -> Result<Snapshot, Fault> {
        let addresses = self.addresses;
        let wanted = [
            addresses.pool,
            addresses.reserve,
            clock::ID,
            epoch_schedule::ID,
            rent::ID,
            epoch_rewards::ID,
        ];
        let answer = self.some(&wanted, None).await?;
        let [state, reserve, clock, schedule, rent, rewards] = &answer[..] else {
            return Err(left_out());
        };
        let (pool, waits) = pool(addresses.pool, state.as_ref())?;
        let clock: Clock = sysvar(clock.as_ref(), "clock", |data| bincode::deserialize(data))?;
        let schedule: EpochSchedule =
            sysvar(schedule.as_ref(), "epoch schedule", |data| bincode::deserialize(data))?;
        let rent: Rent = sysvar(rent.as_ref(), "rent", |data| bincode::deserialize(data))?;
        let kept = Lamports(rent.minimum_balance(0)).plus(Lamports(pool.reserve));
        let reserve = Lamports(reserve.as_ref().map_or(0, |account| account.lamports));
        let mut snapshot = Snapshot {
            addresses,
            now: Moment {
                epoch: Epoch(clock.epoch),
                ..cairn_client::moment(&schedule, clock.slot)
            },
            rent,
            surplus: reserve.less(kept.unwrap_or(Lamports(u64::MAX))),
            rewards: is_paying_rewards(rewards.as_ref()),
            pool,
            waits,
            batches: BTreeMap::new(),
            tickets: BTreeMap::new(),
            operators: BTreeMap::new(),
            positions: BTreeMap::new(),
            stakes: BTreeMap::new(),
            validators: BTreeMap::new(),
            lsts: Lsts {
                seconds: clock.unix_timestamp.saturating_sub(clock.epoch_start_timestamp),
                ..Lsts::default()
            },
            minimum_delegation: Lamports::ZERO,
            has_fee_account: false,
            payable_operators: BTreeSet::new(),
            owners: BTreeMap::new(),
            unreadable: Vec::new(),
        };
        let batches = self.all_with(Batch::DISCRIMINATOR).await?;
        for (address, account) in batches {
            match batch(&addresses, address, &account) {
                Ok(batch) => _ = snapshot.batches.insert(batch.id, batch),
                Err(reason) => snapshot.unreadable.push((address, reason)),
            }
        }
        let tickets = self.all_with(Ticket::DISCRIMINATOR).await?;
        for (address, account) in tickets {
            match ticket(&addresses, address, &account) {
                Ok(ticket) => _ = snapshot.tickets.insert(address, ticket),
                Err(reason) => snapshot.unreadable.push((address, reason)),
            }
        }
        self.fetch_stake(&mut snapshot).await?;
        self.fetch_assets(&mut snapshot).await?;
        Ok(snapshot)
    }

    pub(super) async fn fetch_owners(
        &self,
        wanted: &BTreeSet<Pubkey>,
    ) -> Result<BTreeMap<Pubkey, Owner>, Fault> {
        let wanted: Vec<Pubkey> = wanted.iter().copied().collect();
        let mut owners = BTreeMap::new();
        for some in wanted.chunks(AT_ONCE) {
            // None of the data: an owner's account may be ten megabytes long.
            let nothing = UiDataSliceConfig { offset: 0, length: 0 };
            let accounts = self.some(some, Some(nothing)).await?;
            owners.extend(some.iter().copied().zip(accounts.iter().map(owner)));
        }
        Ok(owners)
    }

    /// The accounts at `addresses`, all of one slot.
    pub(super) async fn some(
        &self,
        addresses: &[Pubkey],
        data_slice: Option<UiDataSliceConfig>,
    ) -> Result<Vec<Option<UiAccount>>, Fault> {
        let config = RpcAccountInfoConfig { data_slice, ..self.newer_than_seen() };
        let answer = self
            .rpc
            .get_multiple_ui_accounts_with_config(addresses, config)
            .await
            .map_err(|error| self.fault(error))?;
        self.has_seen(answer.context.slot);
        Ok(answer.value)
    }

    /// The pool's accounts that begin with `discriminator`.
    pub(super) async fn all_with(
        &self,
        discriminator: &[u8],
    ) -> Result<Vec<(Pubkey, UiAccount)>, Fault> {
        let ours = self.addresses.pool.to_bytes();
        let config = RpcProgramAccountsConfig {
            filters: Some(vec![
                RpcFilterType::Memcmp(Memcmp::new_base58_encoded(0, discriminator)),
                RpcFilterType::Memcmp(Memcmp::new_base58_encoded(POOL_OFFSET, &ours)),
            ]),
            account_config: self.newer_than_seen(),
            ..RpcProgramAccountsConfig::default()
        };
        let answer = self.rpc.get_program_ui_accounts_with_config(&cairn::ID, config).await;
        answer.map_err(|error| self.fault(error))
    }

    fn newer_than_seen(&self) -> RpcAccountInfoConfig {
        RpcAccountInfoConfig {
            encoding: Some(UiAccountEncoding::Base64),
            commitment: Some(self.rpc.commitment()),
            min_context_slot: Some(self.seen()),
            ..RpcAccountInfoConfig::default()
        }
    }
}

fn left_out() -> Fault {
    Fault::Transient("The node left an account out of its answer.".to_owned())
}
