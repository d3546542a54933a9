//! Instructions that have an account in common, and accounts that stand in for one.

/// All that emit an event, and read nothing behind it.
pub const EMITTING: &[&str] = &[
    "accept_admin",
    "cancel_change",
    "cancel_withdrawal",
    "claim",
    "close_batch",
    "close_batch_account",
    "close_change",
    "close_operator",
    "close_ticket",
    "collect_fees",
    "delegate_stake",
    "deposit_sol",
    "deposit_stake",
    "execute_change",
    "execute_operator_change",
    "fill_batch",
    "initialize_pool",
    "instant_withdraw",
    "leave_operator",
    "merge_positions",
    "pause_deposits",
    "queue_change",
    "register_operator",
    "request_withdrawal",
    "set_metadata",
    "sync_surplus",
    "tighten",
    "tighten_operator",
    "transfer_ticket",
    "undelegate_stake",
    "update_metadata",
    "withdraw_stake",
];
pub const VIEWS: &[&str] = &["preview_deposit", "preview_instant", "preview_withdrawal"];
/// All that change the price.
pub const PRICED: &[&str] = &[
    "collect_fees",
    "deposit_sol",
    "deposit_stake",
    "fill_batch",
    "instant_withdraw",
    "sync_surplus",
    "update_position",
    "withdraw_stake",
];
pub const POOLED: &[&str] = &[
    "accept_admin",
    "cancel_change",
    "cancel_withdrawal",
    "claim",
    "close_batch",
    "close_batch_account",
    "close_change",
    "collect_fees",
    "delegate_stake",
    "deposit_sol",
    "deposit_stake",
    "execute_change",
    "execute_operator_change",
    "fill_batch",
    "instant_withdraw",
    "leave_operator",
    "merge_positions",
    "pause_deposits",
    "queue_change",
    "register_operator",
    "request_withdrawal",
    "set_metadata",
    "sync_surplus",
    "tighten",
    "tighten_operator",
    "undelegate_stake",
    "update_metadata",
    "update_position",
    "withdraw_stake",
];
pub const CHANGING: &[&str] = &[
    "accept_admin",
    "cancel_change",
    "close_change",
    "execute_change",
    "execute_operator_change",
    "update_metadata",
];
pub const OPERATED: &[&str] = &[
    "close_operator",
    "delegate_stake",
    "execute_operator_change",
    "leave_operator",
    "merge_positions",
    "tighten_operator",
    "undelegate_stake",
    "withdraw_stake",
    "deposit_stake",
];
pub const POSITIONED: &[&str] = &["undelegate_stake", "withdraw_stake"];
pub const GUARDING: &[&str] = &["pause_deposits", "tighten"];
pub const BATCHED: &[&str] = &[
    "cancel_withdrawal",
    "claim",
    "close_batch",
    "close_batch_account",
    "close_ticket",
    "fill_batch",
];
pub const TICKETED: &[&str] = &["cancel_withdrawal", "claim", "close_ticket", "transfer_ticket"];
pub const OWNED: &[&str] =
    &["cancel_withdrawal", "instant_withdraw", "request_withdrawal", "transfer_ticket"];
pub const REFUNDING: &[&str] = &[
    "accept_admin",
    "cancel_change",
    "cancel_withdrawal",
    "close_batch_account",
    "close_change",
    "close_operator",
    "close_ticket",
    "execute_change",
    "execute_operator_change",
    "merge_positions",
    "update_metadata",
    "withdraw_stake",
];

pub const PAYEES: &[&str] = &[
    "Batch",
    "Change",
    "Operator",
    "Pool",
    "Position",
    "RateFeed",
    "Ticket",
    "mint",
    "stake account",
    "token account",
    "vote account",
];
pub const OF_POOL: &[&str] = &[
    "pool",
    "rate feed",
    "authority",
    "reserve",
    "claims",
    "mint",
    "escrow",
    "locked owner",
    "locked",
    "metadata",
];
pub const WRITTEN: &[&str] = &["lrt_mint", "owner_lrt", "pool", "rate_feed", "reserve_account"];
