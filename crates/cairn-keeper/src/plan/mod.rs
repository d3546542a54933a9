//! What is due: a pure function of the snapshot.
//!
//! The plan is made on a draft of the books: each crank is applied to the draft by the core's own
//! arithmetic before the next is looked for, so that one plan carries a batch from its close to the
//! end of its accounts, as far as this epoch allows. The order is that of the queue's need: what comes
//! back to the reserve and what changes the price, close, fills from the head of the queue, liquidity for
//! what is still owed (assets above their targets, native stake, the other assets, cheapest exit fee first),
//! claims, tickets, batch accounts; then what earns. What would fail is left out, with the reason.

mod change_asset;
mod claim;
mod claim_unstake;
mod close_asset;
mod close_batch;
mod close_batch_account;
mod close_ticket;
mod collect_commission;
mod collect_fees;
mod delegate_stake;
mod draft;
mod fill_batch;
mod merge_positions;
mod most;
mod moves;
mod order_unstake;
mod payable;
mod redeem;
mod redeem_sol;
mod redeem_stake;
mod refresh_asset;
mod settle_asset;
mod sync_asset_surplus;
mod sync_surplus;
mod turn;
mod undelegate_stake;
mod update_position;
mod verify_source;
mod waiting;
mod withdraw_redemption;
mod withdraw_stake;

pub use claim::MINIMUM_PART;
pub use delegate_stake::MINIMUM_DELEGATED;
pub use merge_positions::MERGE_FROM;
pub use redeem_stake::STAKES;
pub use refresh_asset::MINIMUM_LOSS;
pub use sync_surplus::MINIMUM_SURPLUS;
pub use undelegate_stake::SPLINTER;
pub use update_position::MINIMUM_GAIN;
pub use waiting::{Reason, Subject, Waiting};

use crate::{action::Action, quarantine::Quarantine, snapshot::Snapshot, terms::Terms};
use draft::Draft;
use solana_pubkey::Pubkey;
use std::collections::BTreeSet;

/// What to do, in order, and what waits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    pub actions: Vec<Action>,
    pub waiting: Vec<Waiting>,
}

/// All that is due in `snapshot` on these terms, but for what is in `quarantine`.
pub fn plan(snapshot: &Snapshot, terms: &Terms, quarantine: &Quarantine) -> Plan {
    let mut draft = match Draft::open(snapshot, terms, quarantine) {
        Ok(draft) => draft,
        Err(error) => {
            let waiting = Waiting {
                subject: Subject::Pool(snapshot.addresses.pool),
                reason: Reason::Refused(error),
            };
            return Plan { actions: Vec::new(), waiting: vec![waiting] };
        }
    };
    for (address, reason) in &snapshot.unreadable {
        draft.wait(Subject::Account(*address), Reason::Unreadable(reason.clone()));
    }
    sync_surplus::plan(&mut draft);
    withdraw_stake::plan(&mut draft);
    withdraw_redemption::plan(&mut draft);
    claim_unstake::plan(&mut draft);
    update_position::plan(&mut draft);
    change_asset::plan(&mut draft);
    verify_source::plan(&mut draft);
    refresh_asset::plan(&mut draft);
    settle_asset::plan(&mut draft);
    sync_asset_surplus::plan(&mut draft);
    close_batch::plan(&mut draft);
    fill_batch::plan(&mut draft);
    merge_positions::plan(&mut draft);
    let redeemed = redeem::above_target(&mut draft);
    undelegate_stake::plan(&mut draft);
    redeem::for_need(&mut draft, &redeemed);
    close_asset::plan(&mut draft);
    claim::plan(&mut draft);
    close_ticket::plan(&mut draft);
    close_batch_account::plan(&mut draft);
    delegate_stake::plan(&mut draft);
    collect_commission::plan(&mut draft);
    collect_fees::plan(&mut draft);
    draft.plan
}

/// The ticket owners that the plan would pay and knows nothing about.
pub fn owners_wanted(snapshot: &Snapshot) -> BTreeSet<Pubkey> {
    plan(snapshot, &Terms::default(), &Quarantine::default())
        .waiting
        .into_iter()
        .filter_map(|waiting| match waiting.reason {
            Reason::OwnerUnknown(owner) => Some(owner),
            _ => None,
        })
        .collect()
}

/// The assets of which the plan would take stake, whose stake pools' validators it does not know.
pub fn validators_wanted(snapshot: &Snapshot) -> BTreeSet<Pubkey> {
    assets_that_wait(snapshot, &Reason::ValidatorsUnknown)
}

/// The assets whose source's program was deployed anew, and whose code it does not know.
pub fn codes_wanted(snapshot: &Snapshot) -> BTreeSet<Pubkey> {
    assets_that_wait(snapshot, &Reason::CodeUnknown)
}

fn assets_that_wait(snapshot: &Snapshot, reason: &Reason) -> BTreeSet<Pubkey> {
    plan(snapshot, &Terms::default(), &Quarantine::default())
        .waiting
        .into_iter()
        .filter_map(|waiting| match waiting.subject {
            Subject::Asset(asset) if waiting.reason == *reason => Some(asset),
            _ => None,
        })
        .collect()
}
