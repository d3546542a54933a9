//! Of LSTs and what their sources owe.

use super::*;

const REFRESH: &[&str] = &["refresh_asset"];
/// All that have an asset among their named accounts.
const OF_ASSET: &[&str] = &[
    "acknowledge_asset",
    "cancel_acknowledgement",
    "claim_unstake",
    "close_asset",
    "deposit_lst",
    "execute_asset_change",
    "order_unstake",
    "redeem_sol",
    "redeem_stake",
    "settle_asset",
    "sync_asset_surplus",
    "tighten_asset",
    "verify_source",
    "withdraw_redemption",
];
/// Of these, those that nothing else binds to the asset's address.
const COPIED: &[&str] = &[
    "acknowledge_asset",
    "cancel_acknowledgement",
    "close_asset",
    "deposit_lst",
    "order_unstake",
    "redeem_sol",
    "redeem_stake",
    "settle_asset",
    "sync_asset_surplus",
    "verify_source",
];
const READING: &[&str] = &[
    "acknowledge_asset",
    "add_asset",
    "deposit_lst",
    "order_unstake",
    "redeem_sol",
    "redeem_stake",
    "settle_asset",
    "sync_asset_surplus",
];
const TO_MARINADE: &[&str] = &["claim_unstake", "order_unstake"];
const COLLECTING: &[&str] = &["claim_unstake", "withdraw_redemption"];
const TO_STAKE_POOL: &[&str] = &["redeem_sol", "redeem_stake"];

const REPAID: &str = "Whoever signs pays, and is repaid.";
const SIZES_ALONE: &str =
    "Its program alone makes and sizes it: what is read of it stands in front.";
const NO_RATE: &str = "A source without a rate is a doubt: the asset takes no more.";
const NO_PROGRAM: &str = "A program that is gone is a doubt: the asset takes no more.";
const ZEROS: &str = "Zeros behind the code make no other code of it.";
const STANDS: &str = "It gives no rate as it is.";
const NO_FEE: &str = "A stake pool pays no fee to what cannot take it: the pool gets more.";

pub const HARMLESS: &[Harmless] = &[
    // Who pays, who gives.
    (&["add_asset", "order_unstake", "redeem_stake"], "payer", &[Copy], PLAIN, Moved, REPAID),
    (&["deposit_lst"], "depositor", ANY_STATE, PLAIN, Same, SIGNS_ONLY),
    (&["deposit_lst"], "depositor_lst", &[Copy], PLAIN, Moved, "It is the depositor's as well."),
    (&["deposit_lst"], "recipient", &[Copy], PLAIN, Moved, "The depositor names the account."),
    // Another that is as good.
    (
        &["close_asset"],
        "asset",
        &[OtherPool],
        PLAIN,
        Moved,
        "Of that one nothing is left as well: its rent goes to the same payer.",
    ),
    (
        &["deposit_lst"],
        "token_program",
        &[Swapped],
        &["lrt_token_program"],
        Same,
        "Both are the same program.",
    ),
    // Accounts of the program in states that nothing brings about.
    (OF_ASSET, "asset", &[Extended], PLAIN, Same, WRITES_ALONE),
    (OF_ASSET, "asset", &[OtherVersion], UNWRITTEN, Same, WRITES_FIRST),
    (COPIED, "asset", &[Copy], PLAIN, Moved, WRITES_ALONE),
    (COLLECTING, "redemption", &[Extended], PLAIN, Same, WRITES_ALONE),
    (COLLECTING, "redemption", &[OtherVersion], UNWRITTEN, Same, WRITES_FIRST),
    (COLLECTING, "redemption", &[Copy], PLAIN, Moved, WRITES_ALONE),
    // Accounts of other programs in such states.
    (TO_MARINADE, "source_state", &[Extended, Truncated], PLAIN, Same, SIZES_ALONE),
    (READING, "program_data", &[Extended, Truncated], PLAIN, Same, SIZES_ALONE),
    (&["verify_source"], "program_data", &[Extended, Truncated], PLAIN, Same, ZEROS),
    (
        &["settle_asset"],
        "source_state",
        &[Closed, Emptied, Extended, ForeignOwner, Truncated],
        PLAIN,
        Same,
        STANDS,
    ),
    (&["settle_asset"], "program_data", &[Closed, Emptied, ForeignOwner], PLAIN, Noted, NO_PROGRAM),
    (
        TO_STAKE_POOL,
        "manager_fee",
        &[Closed, Emptied, Extended, ForeignOwner, Truncated],
        PLAIN,
        Same,
        NO_FEE,
    ),
    (&["redeem_sol"], "source_reserve", &[Extended, Truncated], PLAIN, Same, SIZES_ALONE),
    (&["redeem_stake"], "source_stake", &[Truncated], PLAIN, Same, SIZES_ALONE),
    (&["redeem_stake"], "validator_list", &[Extended, Truncated], PLAIN, Same, SIZES_ALONE),
    (COLLECTING, "receipt", &[Extended], PLAIN, Same, SIZES_ALONE),
    (&["withdraw_redemption"], "receipt", &[Truncated], PLAIN, Same, SIZES_ALONE),
    (&["claim_unstake", "redeem_sol"], "reserve_account", &[Extended], PLAIN, Same, NO_DATA),
    // Groups.
    (REFRESH, "asset 0", &[Extended], PLAIN, Same, WRITES_ALONE),
    (REFRESH, "asset 1", &[Extended], PLAIN, Same, WRITES_ALONE),
    (REFRESH, "asset 0", &[Copy], PLAIN, Moved, WRITES_ALONE),
    (REFRESH, "asset 1", &[Copy], PLAIN, Moved, WRITES_ALONE),
    (REFRESH, "asset 0", &[OtherVersion], UNWRITTEN, Same, WRITES_FIRST),
    (REFRESH, "asset 1", &[OtherVersion], UNWRITTEN, Same, WRITES_FIRST),
    // A stake pool's account is as long as it can be; Marinade's is longer than what is read of it.
    (
        REFRESH,
        "source_state 0",
        &[Closed, Emptied, Extended, ForeignOwner, Truncated],
        PLAIN,
        Noted,
        NO_RATE,
    ),
    (REFRESH, "source_state 1", &[Closed, Emptied, ForeignOwner], PLAIN, Noted, NO_RATE),
    (REFRESH, "source_state 1", &[Extended, Truncated], PLAIN, Same, SIZES_ALONE),
    (REFRESH, "program_data 0", &[Closed, Emptied, ForeignOwner], PLAIN, Noted, NO_PROGRAM),
    (REFRESH, "program_data 1", &[Closed, Emptied, ForeignOwner], PLAIN, Noted, NO_PROGRAM),
    (REFRESH, "program_data 0", &[Extended, Truncated], PLAIN, Same, SIZES_ALONE),
    (REFRESH, "program_data 1", &[Extended, Truncated], PLAIN, Same, SIZES_ALONE),
    (REFRESH, "asset 0", &[GroupMissing], PLAIN, Fewer, "The other asset alone is refreshed."),
    (REFRESH, "asset 1", &[GroupMissing], PLAIN, Fewer, "The other asset alone is refreshed."),
    (REFRESH, "asset 0", &[GroupTwice], PLAIN, Same, "A second refresh finds nothing."),
    (REFRESH, "asset 1", &[GroupTwice], PLAIN, Same, "A second refresh finds nothing."),
    (REFRESH, "asset 0", &[GroupSwapped], PLAIN, Same, "Assets are refreshed in any order."),
];
