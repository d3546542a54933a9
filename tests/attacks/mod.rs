//! Attacks by name: what someone would try, and that it gains nothing and breaks nothing.

mod bad_accounts;
mod blocked_claim;
mod burnt_shares;
mod cancel_and_repeat;
mod donations;
mod epoch_edges;
mod fake_events;
mod first_deposit;
mod front_run_initialisation;
mod guardian_abuse;
mod instant_exit;
mod longer_exit;
mod lost_pool;
mod many_tickets;
mod old_signature;
mod prefunded_addresses;
mod ready;
mod revived_accounts;
mod roles;
mod round_trip;
mod run_on_the_pool;
mod seeds;
mod splitting;
mod stale_quote;
mod surplus;
mod timelock;
