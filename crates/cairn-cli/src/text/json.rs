//! The same for machines. 64-bit amounts are texts: many readers of JSON round larger numbers.

use crate::{pause::Pause, setting, standing::Standing, view::View};
use anyhow::Result;
use cairn::state::{Change, OpenBooks, Parameters};
use serde_json::{Value, json};

/// All that `show` shows.
pub fn json_pool(view: &View) -> Result<Value> {
    let OpenBooks { ledger, queue, .. } = OpenBooks::at(&view.pool, view.now)?;
    let pool = &view.pool;
    let text = |number: u64| number.to_string();
    Ok(json!({
        "pool": view.addresses.pool.to_string(),
        "mint": view.addresses.lrt_mint.to_string(),
        "epoch": view.epoch(),
        "slot": { "elapsed": view.now.elapsed, "of": view.now.slots },
        "books": {
            "nav": text(ledger.nav()?.0),
            "supply": text(ledger.supply.0),
            "withheld": text(ledger.withheld.0),
            "rest": text(ledger.rest()?.0),
            "reserve": text(ledger.reserve.0),
            "escrowed": text(ledger.escrowed.0),
            "queued": text(ledger.queued.0),
            "queue_debt": text(ledger.queue_debt(&queue)?.0),
            "head_batch": queue.head,
            "open_batch": queue.open,
            "claims": text(pool.claims),
        },
        "roles": {
            "admin": pool.admin.to_string(),
            "manager": pool.manager.to_string(),
            "guardian": pool.guardian.to_string(),
            "fee_recipient": pool.fee_recipient.to_string(),
        },
        "parameters": parameters(&pool.parameters),
        "deposits": deposits(view),
        "changes": json_changes(view),
    }))
}

/// The pending changes, in the order of their numbers.
pub fn json_changes(view: &View) -> Value {
    let readable = view.changes.values().map(|change| json_change(view, change));
    let others = view.unreadable.iter();
    let others = others.map(|(id, reason)| json!({ "id": id, "unreadable": reason }));
    readable.chain(others).collect()
}

fn json_change(view: &View, change: &Change) -> Value {
    let state = match view.standing(change) {
        Standing::Waits { .. } => "waits",
        Standing::Due { .. } => "due",
        Standing::Expired { .. } => "expired",
        Standing::Overtaken => "overtaken",
        Standing::Lowered => "operator_lowered",
        Standing::OfFormerAdmin => "of_former_admin",
    };
    json!({
        "id": change.id,
        "sets": setting::name(&change.setting),
        "from": setting::from(&change.setting, view),
        "to": setting::value(&change.setting),
        "queued_epoch": change.queued_epoch,
        "mature_epoch": change.mature_epoch,
        "last_epoch": change.last_epoch,
        "state": state,
    })
}

fn parameters(of: &Parameters) -> Value {
    json!({
        "min_exit_epochs": of.min_exit_epochs,
        "change_delay_epochs": of.change_delay_epochs,
        "drip_epochs": of.drip_epochs,
        "performance_fee_bps": of.performance_fee_bps,
        "instant_max_fee_bps": of.instant_max_fee_bps,
        "instant_min_fee_bps": of.instant_min_fee_bps,
        "instant_target_bps": of.instant_target_bps,
        "instant_limit_bps": of.instant_limit_bps,
        "floor_bps": of.floor_bps,
        "move_limit_bps": of.move_limit_bps,
        "deposit_cap": of.deposit_cap.to_string(),
    })
}

fn deposits(view: &View) -> Value {
    match Pause::of(&view.pool, view.epoch()) {
        Pause::Ready => json!({ "paused": false, "next_pause": view.epoch() }),
        Pause::Resting { next, .. } => json!({ "paused": false, "next_pause": next }),
        Pause::Paused { start, end, next, .. } => {
            json!({ "paused": true, "from": start, "to": end, "next_pause": next })
        }
    }
}
