//! What the chain says about one pool, as plain structs.

use crate::{setting, standing::Standing};
use cairn::state::{Asset, Change, Operator, Pool};
use cairn_client::Addresses;
use cairn_core::Moment;
use solana_pubkey::Pubkey;
use std::collections::BTreeMap;

/// One look at a pool.
#[derive(Clone, Debug)]
pub struct View {
    pub addresses: Addresses,
    /// The moment of the pool's state, by the cluster's clock.
    pub now: Moment,
    pub pool: Pool,
    /// The token's metadata, where it exists.
    pub face: Option<Face>,
    /// Those that changes or this command are about, by address.
    pub operators: BTreeMap<Pubkey, Operator>,
    /// As the operators.
    pub assets: BTreeMap<Pubkey, Asset>,
    /// By number.
    pub changes: BTreeMap<u64, Change>,
    /// Changes of a layout that this program does not know, each with the reason.
    pub unreadable: BTreeMap<u64, String>,
}

/// The token in wallets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    pub name: String,
    pub symbol: String,
    pub uri: String,
}

impl View {
    /// The epoch it shows.
    pub fn epoch(&self) -> u64 {
        self.now.epoch.0
    }

    /// Where the change stands in this epoch.
    pub fn standing(&self, change: &Change) -> Standing {
        let operator = setting::operator(&change.setting);
        let operator = operator.and_then(|address| self.operators.get(&address));
        let asset = setting::asset(&change.setting, &self.addresses);
        let asset = asset.and_then(|address| self.assets.get(&address));
        let lowered = operator.is_some_and(|operator| change.id < operator.tightened)
            || asset.is_some_and(|asset| change.id < change.setting.overtaken_before(asset));
        match Standing::of(change, &self.pool, self.epoch()) {
            Standing::Waits { .. } | Standing::Due { .. } if lowered => Standing::Lowered,
            other => other,
        }
    }

    /// The pending change of this number.
    ///
    /// Errors: a sentence that says where it may be.
    pub fn change(&self, id: u64) -> anyhow::Result<&Change> {
        if let Some(reason) = self.unreadable.get(&id) {
            anyhow::bail!("Change {id} cannot be read: {reason}. A newer `cairn` may know it.");
        }
        self.changes.get(&id).ok_or_else(|| match id < self.pool.next_change {
            true => anyhow::anyhow!(
                "Change {id} is no longer there: it was executed, cancelled or closed. \
                 `cairn changes` lists what is."
            ),
            false => {
                anyhow::anyhow!("There is no change {id} yet. `cairn changes` lists what there is.")
            }
        })
    }
}
