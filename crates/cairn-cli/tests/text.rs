//! What people and machines read.

use crate::support::view::{NOW, admin, guardian, hold, key, queue, says, view};
use cairn::state::{Asset, AssetTerms, Setting};
use cairn_cli::text::{assets, changes, json_assets, json_changes, json_pool, pool};
use serde_json::json;

#[test]
fn table_shows_every_change_in_full() {
    let mut view = view();
    queue(&mut view, Setting::Guardian(key(7)), NOW);
    queue(&mut view, Setting::PerformanceFeeBps(2_000), NOW - 3);
    queue(&mut view, Setting::DripEpochs(1), NOW - 10);
    view.unreadable.insert(7, "it is new".to_owned());
    let expected = format!(
        "\
#  sets                 queued    executable                     expires
0  guardian             epoch 10  from epoch 13 (in 3 epochs)    after epoch 19
     from {}
     to   {}
1  performance-fee-bps  epoch 7   from epoch 10 (now)            after epoch 16
     from 1000 bps
     to   2000 bps
2  drip-epochs          epoch 0   dead: it expired with epoch 9
     from 2 epochs
     to   1 epoch
7  cannot be read: it is new",
        guardian(),
        key(7)
    );
    assert_eq!(changes(&view), expected);
}

#[test]
fn no_change_is_said_too() {
    assert_eq!(changes(&view()), "No change is pending.");
    assert_eq!(json_changes(&view()), json!([]));
}

#[test]
fn pool_at_a_glance_has_everything() {
    let mut view = view();
    queue(&mut view, Setting::FeeRecipient(key(7)), NOW);
    let text = pool(&view, Some(guardian())).expect("sound books");
    let marked = format!("{}  (this key)", guardian());
    says(
        &text,
        &[
            "Epoch   10, slot 5 of 96",
            "1.000000000 SOL a share",
            "nav                  0.100000000 SOL",
            "queue                0.000000000 shares in 0 closed batches, owed 0.000000000 SOL",
            &marked,
            "300 to 10 bps",
            "Deposits are open; a pause may begin.",
            "0  fee-recipient",
        ],
    );
    assert!(!text.contains(&format!("{}  (this key)", admin())));
}

#[test]
fn machines_get_amounts_as_texts_and_states_as_words() {
    let mut view = view();
    queue(&mut view, Setting::Manager(key(7)), NOW - 3);
    view.pool.pause_deposits(NOW, 3).expect("the first");
    let answer = json_pool(&view).expect("sound books");
    assert_eq!(answer["books"]["nav"], json!("100000000"));
    assert_eq!(answer["parameters"]["deposit_cap"], json!("1000000000000"));
    assert_eq!(
        answer["deposits"],
        json!({ "paused": true, "from": 10, "to": 13, "next_pause": 16 })
    );
    assert_eq!(answer["changes"][0]["state"], json!("due"));
    assert_eq!(answer["changes"][0]["to"], json!(key(7).to_string()));
}

#[test]
fn assets_are_shown_with_rate_doubts_and_terms() {
    let mut view = view();
    assert_eq!(assets(&view), "The pool has no asset.");
    hold(&mut view, key(30), AssetTerms { cap: 2_000_000_000, ..AssetTerms::default() });
    let asset = view.assets.values_mut().next().expect("held");
    (asset.units, asset.value, asset.haircut) = (1_500_000_000, 1_600_000_000, 80_000_000);
    (asset.redemptions, asset.transit) = (2, 7);
    (asset.rate_lamports, asset.rate_supply, asset.recorded_epoch) = (16, 15, NOW - 2);
    asset.settled_epoch = NOW;
    asset.doubts = Asset::DROPPED | Asset::STALE;
    (asset.acknowledged, asset.acknowledged_epoch) = (Asset::DROPPED, NOW + 1);
    says(
        &assets(&view),
        &[
            "holds   1.500000000 tokens, 1.600000000 SOL, exits 0.080000000 SOL less",
            "owed    0.000000007 SOL in 2 redemptions",
            "16 lamports for 15 units, less 0 bps, of epoch 8; settled in this epoch",
            "doubts  dropped, stale; acknowledged: dropped, from epoch 11 on (waits)",
            "terms   cap 2.000000000 SOL, share cap 0 bps",
        ],
    );
    let asset = view.assets.values_mut().next().expect("held");
    (asset.acknowledged, asset.acknowledged_slot) = (Asset::UPGRADED, 77);
    (asset.acknowledged_code_hash, asset.deposits_from) = ([0xab; 32], NOW + 2);
    let code = format!("acknowledged: upgraded to code {}, slot 77, from", "ab".repeat(32));
    says(&assets(&view), &[&code, "deployed anew: deposits from epoch 12 on"]);
    let asset = view.assets.values_mut().next().expect("held");
    asset.acknowledged = Asset::DROPPED;
    let shown = &json_assets(&view)[0];
    assert_eq!(shown["units"], "1500000000");
    assert_eq!(shown["doubts"], json!(["dropped", "stale"]));
    assert_eq!((&shown["settled"], &shown["retired"]), (&json!(true), &json!(false)));
}
