//! Bad calls that succeed, each with the reason why that harms nobody.

mod asset;
mod groups;
mod stake;
mod update;

use super::{
    call::Kind::{self, *},
    outcome::Outcome::{self, *},
};
use groups::*;

/// Instructions, account, changes, what stands in the place (`PLAIN` where the change leaves no choice),
/// what comes of it, why it does no harm. Every combination has to occur.
type Harmless = (
    &'static [&'static str],
    &'static str,
    &'static [Kind],
    &'static [&'static str],
    Outcome,
    &'static str,
);

const PLAIN: &[&str] = &[""];

/// The version of an account that is not written yet.
const UNWRITTEN: &[&str] = &["0"];

const ANY_STATE: &[Kind] = &[Closed, Extended, ForeignOwner];
const ANYONE: &[Kind] = &[Copy, LookAlike, Nobody];

const SIGNS_ONLY: &str =
    "Who only signs may be anything, also a multisig's vault without lamports.";
const RECEIVES_ONLY: &str = "Who is recorded as payee is paid, whatever stands there.";
const WRITES_ALONE: &str = "Nobody but the program makes, sizes or closes its accounts, each at its own \
                            address: owner and type say enough, no copy exists.";
const WRITES_FIRST: &str =
    "What creates an account writes its version: nothing ever meets one that is not written.";
const BEHIND: &str = "Behind its fields a pool remembers which batches wait: what is cut off counts as due. And \
                      nobody but the program sizes its accounts.";
const SHORTER: &str =
    "What is behind the setting is never read; accounts are created at full length.";
const NO_DATA: &str = "Nobody can give data to a PDA without any: its signature would be needed.";
const METAPLEX: &str = "Metaplex alone makes, sizes or closes its accounts, and checks its own.";
const CALLS_ITSELF: &str =
    "The program calls itself by its own address to emit, whatever place it has.";
const NAMED: &str = "The owner who signs names who is paid, also the pool: that is a gift.";

const HARMLESS: &[Harmless] = &[
    // Who signs, and who pays.
    (OWNED, "owner", ANY_STATE, PLAIN, Same, SIGNS_ONLY),
    (
        &["initialize_pool", "queue_change", "set_metadata"],
        "admin",
        ANY_STATE,
        PLAIN,
        Same,
        SIGNS_ONLY,
    ),
    (
        &["initialize_pool"],
        "admin",
        ANYONE,
        PLAIN,
        Moved,
        "The first admin is whoever signs as such.",
    ),
    (
        &["initialize_pool"],
        "admin",
        &[OtherType, SamePool],
        &["mint"],
        Moved,
        "The mint signs too.",
    ),
    (&["deposit_sol"], "depositor", &[Copy], PLAIN, Moved, "Whoever signs gives the lamports."),
    (&["initialize_pool"], "payer", &[Copy], PLAIN, Moved, "Whoever signs pays the rents."),
    (&["request_withdrawal"], "payer", &[Copy], PLAIN, Moved, "Whoever signs pays, and is repaid."),
    (&["set_metadata"], "payer", &[Copy], PLAIN, Moved, "Whoever signs pays the rent."),
    (&["queue_change"], "payer", &[Copy], PLAIN, Moved, "Whoever signs pays, and is repaid."),
    // Who receives.
    (REFUNDING, "rent_payer", ANY_STATE, PLAIN, Same, RECEIVES_ONLY),
    (&["claim"], "owner", ANY_STATE, PLAIN, Same, RECEIVES_ONLY),
    (&["instant_withdraw"], "recipient", ANY_STATE, PLAIN, Same, NAMED),
    (&["instant_withdraw"], "recipient", ANYONE, PLAIN, Moved, NAMED),
    (&["instant_withdraw"], "recipient", &[OtherType], PAYEES, Moved, NAMED),
    (&["instant_withdraw"], "recipient", &[Alias], WRITTEN, Moved, NAMED),
    (&["instant_withdraw"], "recipient", &[SamePool], OF_POOL, Moved, NAMED),
    (&["cancel_withdrawal"], "recipient", &[Copy], PLAIN, Moved, "The owner names the account."),
    (&["deposit_sol"], "recipient", &[Copy], PLAIN, Moved, "The depositor names the account."),
    // Another of the same owner's own.
    (&["instant_withdraw"], "owner_lrt", &[Copy], PLAIN, Moved, "It is the owner's as well."),
    (&["request_withdrawal"], "owner_lrt", &[Copy], PLAIN, Moved, "It is the owner's as well."),
    (&["transfer_ticket"], "ticket", &[OtherPool], PLAIN, Moved, "It is the owner's as well."),
    (GUARDING, "pool", &[OtherPool], PLAIN, Moved, "It is the guardian's as well."),
    // Accounts of the program in states that nothing brings about.
    (POOLED, "pool", &[Extended], PLAIN, Same, WRITES_ALONE),
    (POOLED, "pool", &[Truncated], PLAIN, Same, BEHIND),
    (VIEWS, "pool", &[Truncated], PLAIN, Same, BEHIND),
    (PRICED, "rate_feed", &[Extended], PLAIN, Same, WRITES_ALONE),
    (PRICED, "rate_feed", &[Copy], PLAIN, Moved, WRITES_ALONE),
    (BATCHED, "batch", &[Extended], PLAIN, Same, WRITES_ALONE),
    (&["close_batch", "close_batch_account"], "batch", &[Copy], PLAIN, Moved, WRITES_ALONE),
    (&["fill_batch"], "batch", &[Copy], PLAIN, Moved, WRITES_ALONE),
    (&["request_withdrawal"], "batch", &[Closed], PLAIN, Beside, WRITES_ALONE),
    (TICKETED, "ticket", &[Extended], PLAIN, Same, WRITES_ALONE),
    (TICKETED, "ticket", &[Copy], PLAIN, Moved, WRITES_ALONE),
    (CHANGING, "change", &[Extended], PLAIN, Same, WRITES_ALONE),
    (CHANGING, "change", &[Truncated], PLAIN, Same, SHORTER),
    (CHANGING, "change", &[Copy], PLAIN, Moved, WRITES_ALONE),
    (GUARDING, "pool", &[Copy], PLAIN, Moved, WRITES_ALONE),
    (POOLED, "pool", &[OtherVersion], UNWRITTEN, Same, WRITES_FIRST),
    (VIEWS, "pool", &[OtherVersion], UNWRITTEN, Same, WRITES_FIRST),
    (PRICED, "rate_feed", &[OtherVersion], UNWRITTEN, Same, WRITES_FIRST),
    (BATCHED, "batch", &[OtherVersion], UNWRITTEN, Same, WRITES_FIRST),
    (&["request_withdrawal"], "batch", &[OtherVersion], UNWRITTEN, Beside, WRITES_FIRST),
    (TICKETED, "ticket", &[OtherVersion], UNWRITTEN, Same, WRITES_FIRST),
    (CHANGING, "change", &[OtherVersion], UNWRITTEN, Same, WRITES_FIRST),
    // Accounts of other programs in such states.
    (&["deposit_sol", "sync_surplus"], "reserve_account", &[Extended], PLAIN, Same, NO_DATA),
    (
        &["close_batch_account", "undelegate_stake", "withdraw_stake"],
        "reserve_account",
        &[Extended],
        PLAIN,
        Same,
        NO_DATA,
    ),
    (&["fill_batch"], "claims_account", &[Extended], PLAIN, Same, NO_DATA),
    (&["sync_surplus"], "reserve_account", &[Closed], PLAIN, Nothing, "Nothing is found in it."),
    (&["update_metadata"], "metadata", &[Truncated], PLAIN, Same, METAPLEX),
    (&["update_metadata"], "metadata", &[Extended], PLAIN, Beside, METAPLEX),
    // The list.
    (EMITTING, "event_authority", &[Twice], PLAIN, Same, CALLS_ITSELF),
    (EMITTING, "program", &[Twice], PLAIN, Same, "What follows the last account is not read."),
    (VIEWS, "pool", &[Twice], PLAIN, Same, "What follows the last account is not read."),
    (VIEWS, "pool", &[OtherPool], PLAIN, Same, "It is asked about; nothing changes."),
    (VIEWS, "pool", &[Copy, Extended], PLAIN, Same, WRITES_ALONE),
];

/// Every bad call that succeeds, by instruction, account, change and what stands there, and what comes
/// of it.
pub fn each() -> Vec<(&'static str, &'static str, Kind, &'static str, Outcome)> {
    let mut each = Vec::new();
    for (instructions, account, kinds, with, outcome, reason) in
        HARMLESS.iter().chain(asset::HARMLESS).chain(stake::HARMLESS).chain(update::HARMLESS)
    {
        assert!(!reason.is_empty(), "{account}, {kinds:?}: why?");
        for instruction in *instructions {
            for kind in *kinds {
                each.extend(
                    with.iter().map(|with| (*instruction, *account, *kind, *with, *outcome)),
                );
            }
        }
    }
    each
}
