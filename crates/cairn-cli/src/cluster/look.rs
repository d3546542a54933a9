//! Reading a pool and its changes.
//!
//! Changes are asked for by their addresses, from number 0 on, and not by `getProgramAccounts`, which
//! public nodes refuse: in an emergency any node must do.

use super::{
    Cluster, Trouble,
    decode::{change, face, operator as operator_of, pool, sysvar},
};
use crate::{args::Pool, setting, view::View};
use cairn_client::Addresses;
use cairn_core::{Epoch, Moment};
use solana_program::{
    clock::Clock,
    epoch_schedule::EpochSchedule,
    sysvar::{clock, epoch_schedule},
};
use solana_pubkey::Pubkey;
use solana_rpc_client_api::{
    config::{RpcAccountInfoConfig, UiAccountEncoding},
    response::UiAccount,
};
use std::collections::{BTreeMap, BTreeSet};

/// Accounts that one request may name.
const AT_ONCE: usize = 100;

impl Cluster {
    /// The addresses of the pool that is meant.
    pub fn find(&self, which: &Pool) -> Result<Addresses, Trouble> {
        match *which {
            Pool::OfMint(mint) => Ok(Addresses::of(mint)),
            Pool::At(address) => {
                let answer = self.accounts(&[address])?;
                let found = pool(address, answer.first().and_then(Option::as_ref))?;
                Ok(Addresses::of(found.lrt_mint))
            }
        }
    }

    /// The pool as it stands, with all its changes, and the operators that these are about, or `operator`.
    pub fn look(&self, addresses: &Addresses, operator: Option<Pubkey>) -> Result<View, Trouble> {
        let wanted = [addresses.pool, addresses.metadata(), clock::ID, epoch_schedule::ID];
        let answer = self.accounts(&wanted)?;
        let at = |index: usize| answer.get(index).and_then(Option::as_ref);
        let clock: Clock = sysvar(at(2), "clock", |data| bincode::deserialize(data))?;
        let schedule: EpochSchedule =
            sysvar(at(3), "epoch schedule", |data| bincode::deserialize(data))?;
        let mut view = View {
            addresses: *addresses,
            now: Moment {
                epoch: Epoch(clock.epoch),
                ..cairn_client::moment(&schedule, clock.slot)
            },
            pool: pool(addresses.pool, at(0))?,
            face: face(at(1)),
            operators: BTreeMap::new(),
            changes: BTreeMap::new(),
            unreadable: BTreeMap::new(),
        };
        let ids: Vec<u64> = (0..view.pool.next_change).collect();
        for some in ids.chunks(AT_ONCE) {
            let wanted: Vec<Pubkey> = some.iter().map(|id| addresses.change(*id)).collect();
            for (id, account) in some.iter().zip(self.accounts(&wanted)?) {
                match account.map(|account| change(addresses, *id, &account)) {
                    None => {}
                    Some(Ok(change)) => _ = view.changes.insert(*id, change),
                    Some(Err(reason)) => _ = view.unreadable.insert(*id, reason),
                }
            }
        }
        let named = view.changes.values().filter_map(|change| setting::operator(&change.setting));
        let named: BTreeSet<Pubkey> = named.chain(operator).collect();
        let named: Vec<Pubkey> = named.into_iter().collect();
        for some in named.chunks(AT_ONCE) {
            let found = some.iter().zip(self.accounts(some)?);
            view.operators.extend(found.filter_map(|(address, account)| {
                Some((*address, operator_of(addresses, *address, &account?)?))
            }));
        }
        Ok(view)
    }

    /// The accounts at `addresses`, all of one slot.
    fn accounts(&self, addresses: &[Pubkey]) -> Result<Vec<Option<UiAccount>>, Trouble> {
        let answer = self.ask(|| {
            let config = RpcAccountInfoConfig {
                encoding: Some(UiAccountEncoding::Base64),
                commitment: Some(self.rpc.commitment()),
                min_context_slot: Some(self.seen.get()),
                ..RpcAccountInfoConfig::default()
            };
            self.rpc.get_multiple_ui_accounts_with_config(addresses, config)
        })?;
        self.has_seen(answer.context.slot);
        Ok(answer.value)
    }
}
