//! Reading operators, positions, and what they stand for: stake accounts and vote accounts.

use super::{
    RpcCluster,
    decode::{is_token_account, operator, position, stake, validator},
};
use crate::{cluster::Fault, snapshot::Snapshot};
use anchor_lang::Discriminator;
use cairn::state::{Operator, Position};
use cairn_core::Lamports;
use solana_pubkey::Pubkey;
use solana_rpc_client_api::response::UiAccount;
use std::collections::BTreeMap;

impl RpcCluster {
    /// Adds what the plan needs to move stake and to pay fees.
    pub(super) async fn fetch_stake(&self, snapshot: &mut Snapshot) -> Result<(), Fault> {
        let addresses = snapshot.addresses;
        for (address, account) in self.all_with(Operator::DISCRIMINATOR).await? {
            match operator(&addresses, address, &account) {
                Ok(operator) => _ = snapshot.operators.insert(address, operator),
                Err(reason) => snapshot.unreadable.push((address, reason)),
            }
        }
        for (address, account) in self.all_with(Position::DISCRIMINATOR).await? {
            match position(&addresses, address, &account) {
                Ok(position) => _ = snapshot.positions.insert(position.stake_account, position),
                Err(reason) => snapshot.unreadable.push((address, reason)),
            }
        }
        let fee_account = addresses.holder(snapshot.pool.fee_recipient);
        let votes = snapshot.operators.values().map(|operator| operator.vote_account);
        let holders: BTreeMap<Pubkey, Pubkey> = snapshot
            .operators
            .iter()
            .map(|(address, operator)| (*address, addresses.holder(operator.authority)))
            .collect();
        let wanted = snapshot.positions.keys().copied().chain(votes).chain([fee_account]);
        let wanted = wanted.chain(holders.values().copied());
        let found = self.accounts(wanted.collect()).await?;
        let account = |address: &Pubkey| found.get(address).and_then(Option::as_ref);
        snapshot.stakes =
            snapshot.positions.keys().map(|one| (*one, stake(account(one)))).collect();
        let votes = snapshot.operators.values().map(|operator| operator.vote_account);
        snapshot.validators = votes.map(|one| (one, validator(account(&one)))).collect();
        snapshot.has_fee_account = is_token_account(account(&fee_account));
        let payable = holders.iter().filter(|(_, holder)| is_token_account(account(holder)));
        snapshot.payable_operators = payable.map(|(address, _)| *address).collect();
        snapshot.minimum_delegation = self.minimum_delegation().await?;
        Ok(())
    }

    /// The accounts at `addresses`, each with none where it does not exist.
    pub(super) async fn accounts(
        &self,
        addresses: Vec<Pubkey>,
    ) -> Result<BTreeMap<Pubkey, Option<UiAccount>>, Fault> {
        let mut found = BTreeMap::new();
        for some in addresses.chunks(super::accounts::AT_ONCE) {
            let accounts = self.some(some, None).await?;
            found.extend(some.iter().copied().zip(accounts));
        }
        Ok(found)
    }

    async fn minimum_delegation(&self) -> Result<Lamports, Fault> {
        let minimum = self.rpc.get_stake_minimum_delegation().await;
        minimum.map(Lamports).map_err(|error| self.fault(error))
    }
}
