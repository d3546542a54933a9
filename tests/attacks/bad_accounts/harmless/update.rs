//! Of the groups that `update_position` takes.

use super::*;

const UPDATE: &[&str] = &["update_position"];
const SIZES_ALONE: &str =
    "Its program alone makes and sizes it: what is read of it stands in front.";
const GONE: &str = "The validator is gone: its operator is suspended.";
const EMPTIED: &str =
    "Only the stake program could do that, and the pool's authority alone can ask for it.";

pub const HARMLESS: &[Harmless] = &[
    // Accounts of the program in states that nothing brings about.
    (UPDATE, "operator 0", &[Extended], PLAIN, Same, WRITES_ALONE),
    (UPDATE, "operator 1", &[Extended], PLAIN, Same, WRITES_ALONE),
    (UPDATE, "operator 0", &[OtherVersion], UNWRITTEN, Same, WRITES_FIRST),
    (UPDATE, "operator 1", &[OtherVersion], UNWRITTEN, Same, WRITES_FIRST),
    (UPDATE, "position 0", &[Extended], PLAIN, Same, WRITES_ALONE),
    (UPDATE, "position 1", &[Extended], PLAIN, Same, WRITES_ALONE),
    (UPDATE, "position 0", &[Copy], PLAIN, Moved, WRITES_ALONE),
    (UPDATE, "position 1", &[Copy], PLAIN, Moved, WRITES_ALONE),
    (UPDATE, "position 0", &[OtherVersion], UNWRITTEN, Same, WRITES_FIRST),
    (UPDATE, "position 1", &[OtherVersion], UNWRITTEN, Same, WRITES_FIRST),
    // Accounts of other programs in such states.
    (UPDATE, "stake_account 0", &[Extended, Truncated], PLAIN, Same, SIZES_ALONE),
    (UPDATE, "stake_account 1", &[Extended, Truncated], PLAIN, Same, SIZES_ALONE),
    (UPDATE, "stake_account 0", &[Closed, Emptied, ForeignOwner], PLAIN, Noted, EMPTIED),
    (UPDATE, "stake_account 1", &[Closed, Emptied, ForeignOwner], PLAIN, Noted, EMPTIED),
    (UPDATE, "vote_account 0", &[Extended, Truncated], PLAIN, Same, SIZES_ALONE),
    (UPDATE, "vote_account 1", &[Extended, Truncated], PLAIN, Same, SIZES_ALONE),
    (UPDATE, "vote_account 0", &[Closed, Emptied, ForeignOwner], PLAIN, Noted, GONE),
    (UPDATE, "vote_account 1", &[Closed, Emptied, ForeignOwner], PLAIN, Noted, GONE),
    // The list.
    (UPDATE, "operator 0", &[GroupMissing], PLAIN, Fewer, "The other position alone is updated."),
    (UPDATE, "operator 1", &[GroupMissing], PLAIN, Fewer, "The other position alone is updated."),
    (UPDATE, "operator 0", &[GroupTwice], PLAIN, Same, "A second update finds nothing."),
    (UPDATE, "operator 1", &[GroupTwice], PLAIN, Same, "A second update finds nothing."),
    (UPDATE, "operator 0", &[GroupSwapped], PLAIN, Same, "Positions are updated in any order."),
];
