//! Of operators and stake.

use super::*;

const REPAID: &str = "Whoever signs pays, and is repaid.";
const SIZES_ALONE: &str =
    "Its program alone makes and sizes it: what is read of it stands in front.";
const STANDS_FOR_NONE: &str = "The program itself stands in the place of the operator that is not there: it is found there to emit.";
const NOT_READ: &str = "The stake program asks for it and does not read it.";

pub const HARMLESS: &[Harmless] = &[
    // Who pays.
    (
        &["delegate_stake", "register_operator", "undelegate_stake"],
        "payer",
        &[Copy],
        PLAIN,
        Moved,
        REPAID,
    ),
    (
        &["undelegate_stake"],
        "payer",
        &[Closed, Copy, Extended, ForeignOwner, LookAlike, Nobody],
        PLAIN,
        Same,
        "Where the whole position goes, nobody pays.",
    ),
    (&["post_bond"], "payer", &[Copy], PLAIN, Moved, "Whoever signs gives the lamports."),
    (&["request_bond"], "operator", &[OtherPool], PLAIN, Moved, "It is the operator's as well."),
    // Another that is as good.
    (
        &["register_operator"],
        "vote_account",
        &[Copy],
        PLAIN,
        Moved,
        "Who registers names the validator; it has weight once governance has looked at it.",
    ),
    (&["deposit_stake"], "depositor", ANY_STATE, PLAIN, Same, RECEIVES_ONLY),
    (&["deposit_stake"], "recipient", &[Copy], PLAIN, Moved, "The depositor names the account."),
    (&["deposit_stake"], "stake_account", &[Copy], PLAIN, Moved, "It is the depositor's as well."),
    (&["deposit_stake"], "stake_account", &[Truncated], PLAIN, Same, SIZES_ALONE),
    (&["deposit_stake"], "into_stake", &[Extended, Truncated], PLAIN, Same, SIZES_ALONE),
    (&["deposit_stake"], "into", &[Extended], PLAIN, Same, WRITES_ALONE),
    (&["deposit_stake"], "into", &[Copy], PLAIN, Moved, WRITES_ALONE),
    (&["deposit_stake"], "into", &[OtherVersion], UNWRITTEN, Same, WRITES_FIRST),
    // Accounts of the program in states that nothing brings about.
    (OPERATED, "operator", &[Extended], PLAIN, Same, WRITES_ALONE),
    (OPERATED, "operator", &[OtherVersion], UNWRITTEN, Same, WRITES_FIRST),
    (
        &[
            "close_operator",
            "collect_commission",
            "delegate_stake",
            "leave_operator",
            "request_bond",
        ],
        "operator",
        &[Copy],
        PLAIN,
        Moved,
        WRITES_ALONE,
    ),
    (&["close_change"], "operator", &[Extended], PLAIN, Same, WRITES_ALONE),
    (&["close_change"], "operator", &[OtherVersion], UNWRITTEN, Same, WRITES_FIRST),
    (&["close_change"], "program", &[Copy, Nobody], PLAIN, Same, STANDS_FOR_NONE),
    (
        &["close_change"],
        "program",
        &[OtherProgram],
        &["token", "token-2022"],
        Same,
        STANDS_FOR_NONE,
    ),
    (POSITIONED, "position", &[Extended], PLAIN, Same, WRITES_ALONE),
    (POSITIONED, "position", &[Copy], PLAIN, Moved, WRITES_ALONE),
    (POSITIONED, "position", &[OtherVersion], UNWRITTEN, Same, WRITES_FIRST),
    (&["merge_positions"], "from", &[Extended], PLAIN, Same, WRITES_ALONE),
    (&["merge_positions"], "from", &[Copy], PLAIN, Moved, WRITES_ALONE),
    (&["merge_positions"], "from", &[OtherVersion], UNWRITTEN, Same, WRITES_FIRST),
    (&["merge_positions"], "into", &[Extended], PLAIN, Same, WRITES_ALONE),
    (&["merge_positions"], "into", &[Copy], PLAIN, Moved, WRITES_ALONE),
    (&["merge_positions"], "into", &[OtherVersion], UNWRITTEN, Same, WRITES_FIRST),
    // Accounts of other programs in such states.
    (POSITIONED, "stake_account", &[Extended, Truncated], PLAIN, Same, SIZES_ALONE),
    (&["merge_positions"], "from_stake", &[Extended, Truncated], PLAIN, Same, SIZES_ALONE),
    (&["merge_positions"], "into_stake", &[Extended, Truncated], PLAIN, Same, SIZES_ALONE),
    (
        &["delegate_stake", "register_operator"],
        "vote_account",
        &[Extended, Truncated],
        PLAIN,
        Same,
        SIZES_ALONE,
    ),
    (
        &["delegate_stake"],
        "vote_account",
        &[Closed, Emptied, ForeignOwner],
        PLAIN,
        Noted,
        "The validator is gone: its operator is suspended, and gets nothing.",
    ),
    (
        &["delegate_stake"],
        "stake_config",
        &[Closed, Emptied, Extended, ForeignOwner, Truncated],
        PLAIN,
        Same,
        NOT_READ,
    ),
    (
        &["post_bond"],
        "bond_account",
        &[Prefunded],
        &["890880", "1000000000"],
        Beside,
        "What lies there counts for the rent alone.",
    ),
    (
        &["delegate_stake"],
        "stake_account",
        &[Prefunded],
        &["890880", "1000000000"],
        Told,
        "What lies there is staked as well; an update finds it as a gain.",
    ),
];
