//! The assets of a pool: what it holds of each, by which rate, under which terms, with which doubts.

use crate::{args::CodeHash, setting::terms, view::View};
use cairn::state::Asset;
use cairn_client::amount::{Units, sol};
use cairn_core::Lamports;
use serde_json::{Value, json};
use solana_pubkey::Pubkey;

/// Each asset in a paragraph.
pub fn assets(view: &View) -> String {
    if view.assets.is_empty() {
        return "The pool has no asset.".to_owned();
    }
    let all: Vec<_> =
        view.assets.iter().map(|(address, one)| paragraph(view, address, one)).collect();
    all.join("\n\n")
}

fn paragraph(view: &View, address: &Pubkey, asset: &Asset) -> String {
    let retired = if asset.retired { ", retired" } else { "" };
    let (tokens, source) = (Units(asset.units), asset.source);
    let (value, haircut) = (sol(Lamports(asset.value)), Lamports(asset.haircut));
    let exits = match asset.haircut {
        0 => String::new(),
        _ => format!(", exits {} less", sol(haircut)),
    };
    let owed = match asset.redemptions {
        0 => "nothing".to_owned(),
        open => format!("{} in {open} redemptions", sol(Lamports(asset.transit))),
    };
    [
        format!("Asset   {address}{retired}"),
        format!("mint    {}", asset.mint),
        format!("source  {} of program {}", source.state, source.program),
        format!("code    {}, slot {}", CodeHash(source.code_hash), source.upgrade_slot),
        format!("holds   {tokens} tokens, {value}{exits}"),
        format!("owed    {owed}"),
        format!(
            "rate    {} lamports for {} units, less {} bps, of epoch {}; {}",
            asset.rate_lamports,
            asset.rate_supply,
            asset.exit_fee_bps,
            asset.recorded_epoch,
            settled(view, asset)
        ),
        format!("doubts  {}", doubts(asset, view.epoch())),
        format!("terms   {}", terms(&asset.terms)),
    ]
    .join("\n  ")
}

fn settled(view: &View, asset: &Asset) -> &'static str {
    match asset.settled_epoch == view.epoch() {
        true => "settled in this epoch",
        false if asset.units == 0 => "nothing is held",
        false => "not settled in this epoch",
    }
}

/// Why it takes no more, and what the manager has acknowledged of it.
fn doubts(asset: &Asset, epoch: u64) -> String {
    let mut text = match names(asset.doubts) {
        none if none.is_empty() => "none".to_owned(),
        some => some.join(", "),
    };
    if asset.acknowledged != 0 {
        let code = match asset.acknowledged & Asset::UPGRADED {
            0 => String::new(),
            _ => format!(
                " to code {}, slot {}",
                CodeHash(asset.acknowledged_code_hash),
                asset.acknowledged_slot
            ),
        };
        text.push_str(&format!(
            "; acknowledged: {}{code}, from epoch {} on ({})",
            names(asset.acknowledged).join(", "),
            asset.acknowledged_epoch,
            if epoch >= asset.acknowledged_epoch { "with its next reading" } else { "waits" }
        ));
    }
    if epoch < asset.deposits_from {
        let from = asset.deposits_from;
        text.push_str(&format!("; its source was deployed anew: deposits from epoch {from} on"));
    }
    text
}

/// The doubts, by name.
pub fn names(doubts: u8) -> Vec<&'static str> {
    let all = [(Asset::DROPPED, "dropped"), (Asset::UPGRADED, "upgraded"), (Asset::STALE, "stale")];
    all.into_iter().filter(|(bit, _)| doubts & bit != 0).map(|(_, name)| name).collect()
}

/// The same for machines.
pub fn json_assets(view: &View) -> Value {
    let text = |number: u64| number.to_string();
    let all = view.assets.iter().map(|(address, asset)| {
        json!({
            "asset": address.to_string(),
            "mint": asset.mint.to_string(),
            "program": asset.source.program.to_string(),
            "state": asset.source.state.to_string(),
            "upgrade_slot": asset.source.upgrade_slot,
            "code_hash": CodeHash(asset.source.code_hash).to_string(),
            "retired": asset.retired,
            "units": text(asset.units),
            "value": text(asset.value),
            "haircut": text(asset.haircut),
            "transit": text(asset.transit),
            "redemptions": asset.redemptions,
            "rate_lamports": text(asset.rate_lamports),
            "rate_supply": text(asset.rate_supply),
            "exit_fee_bps": asset.exit_fee_bps,
            "recorded_epoch": asset.recorded_epoch,
            "settled": asset.settled_epoch == view.epoch(),
            "doubts": names(asset.doubts),
            "acknowledged": names(asset.acknowledged),
            "acknowledged_epoch": asset.acknowledged_epoch,
            "acknowledged_slot": asset.acknowledged_slot,
            "acknowledged_code_hash": CodeHash(asset.acknowledged_code_hash).to_string(),
            "deposits_from": asset.deposits_from,
            "terms": terms(&asset.terms),
        })
    });
    all.collect()
}
