//! G03: every role in the place of every instruction's authority. What it may call is committed in
//! docs/trust-model.md.

use super::ready::{self, Ready};
use anchor_lang::error::ErrorCode;
use cairn::CairnError;
use cairn_tests::{SOL, Swap, codes::TOKEN_OWNER_MISMATCH, idl, keypair};
use solana_keypair::Keypair;
use solana_signer::Signer;
use std::{collections::BTreeMap, fs, path::PathBuf, sync::OnceLock};

/// Who tries, in the columns' order: the heading and the key's name.
const ROLES: [(&str, &str); 8] = [
    ("anyone", "mallory"),
    ("owner", "alice"),
    ("operator", "olga"),
    ("fee recipient", "fee recipient"),
    ("manager", "manager"),
    ("guardian", "guardian"),
    ("admin", "admin"),
    ("named admin", "next admin"),
];

/// Who only pays, or signs for an account of its own making.
const NO_AUTHORITY: [&str; 2] = ["payer", "lrt_mint"];

const FOR_WANT_OF_THE_RIGHT: [CairnError; 8] = [
    CairnError::NotAdmin,
    CairnError::NotManager,
    CairnError::NotGuardianOrManager,
    CairnError::NotGuardianOrAdmin,
    CairnError::NotNextAdmin,
    CairnError::NotTicketOwner,
    CairnError::StakeNotYours,
    CairnError::NotOperator,
];
const TOKENS: [u32; 3] = [
    ErrorCode::ConstraintTokenOwner as u32,
    ErrorCode::ConstraintSeeds as u32,
    TOKEN_OWNER_MISMATCH,
];

/// Whether the instruction succeeds with `role` wherever somebody with a right has to sign.
fn may(name: &str, ready: &Ready, names: &[String], role: &Keypair) -> bool {
    let mut world = ready.world.clone();
    world.give(role.pubkey(), 5 * SOL);
    let mut instruction = ready.instruction.clone();
    for (meta, place) in instruction.accounts.iter_mut().zip(names) {
        if meta.is_signer && !NO_AUTHORITY.contains(&&**place) {
            meta.pubkey = role.pubkey();
        }
    }
    if name == "register_operator" {
        // Who registers has an address of its own.
        let [olga, own] = [keypair("olga").pubkey(), role.pubkey()];
        let at = ready.world.pool;
        instruction = instruction.swap(at.operator(olga), at.operator(own));
    }
    let keys: Vec<&Keypair> = ready.signers.iter().chain([role]).collect();
    let asked = |key: &Keypair| {
        instruction.accounts.iter().any(|meta| meta.is_signer && meta.pubkey == key.pubkey())
    };
    let mut signers: Vec<&Keypair> = keys.into_iter().filter(|key| asked(key)).collect();
    signers.dedup_by_key(|key| key.pubkey());
    let Err(refusal) = world.attempt(&[instruction.clone()], &signers) else { return true };
    // For want of the right, and for nothing else; a ticket's address is made of its owner's.
    let code = refusal.code.unwrap_or_else(|| panic!("{refusal:#?}"));
    assert!(
        FOR_WANT_OF_THE_RIGHT.map(u32::from).contains(&code) || TOKENS.contains(&code),
        "{refusal:#?}"
    );
    false
}

/// For each instruction, who may call it.
type Matrix = BTreeMap<&'static str, [bool; ROLES.len()]>;

/// Tried once for all tests.
fn matrix() -> &'static Matrix {
    static MATRIX: OnceLock<Matrix> = OnceLock::new();
    MATRIX.get_or_init(tried)
}

/// Each instruction of the program, called by each role; an instruction that is ready in two states is what it is
/// in either.
fn tried() -> Matrix {
    let accounts: BTreeMap<String, Vec<String>> = idl::accounts().into_iter().collect();
    let mut matrix = Matrix::new();
    for number in 0..ready::COUNT {
        let (name, ready) = ready::numbered(number);
        let tried = ROLES.map(|(_, role)| may(name, &ready, &accounts[name], &keypair(role)));
        let row = matrix.entry(name).or_insert(tried);
        assert_eq!(*row, tried, "{name} in another state");
    }
    matrix
}

fn page() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/trust-model.md")
}

fn table(matrix: &Matrix) -> String {
    let headings = ROLES.map(|(heading, _)| format!(" {heading} |")).concat();
    let mut text = format!("| |{headings}\n|---|{}\n", ":-:|".repeat(ROLES.len()));
    for (name, row) in matrix {
        let marks = row.map(|may| if may { " ✓ |" } else { " · |" }).concat();
        text.push_str(&format!("| `{name}` |{marks}\n"));
    }
    text
}

#[test]
fn every_role_may_call_what_the_trust_model_says() {
    let (start, end) = ("<!-- matrix -->\n", "<!-- /matrix -->");
    let text = fs::read_to_string(page()).expect("docs/trust-model.md");
    let (head, rest) = text.split_once(start).expect("the matrix's beginning");
    let (committed, tail) = rest.split_once(end).expect("the matrix's end");
    let found = table(matrix());
    if crate::snapshots::committed::is_to_be_written() {
        return fs::write(page(), [head, start, &found, end, tail].concat()).expect("written");
    }
    assert_eq!(committed, found, "docs/trust-model.md; `cargo xtask snapshots` writes it again");
}

#[test]
fn way_out_needs_no_role() {
    let matrix = matrix();
    for crank in [
        "close_batch",
        "fill_batch",
        "claim",
        "close_ticket",
        "close_batch_account",
        "update_position",
        "undelegate_stake",
        "withdraw_stake",
        "refresh_asset",
        "settle_asset",
        "verify_source",
        "sync_asset_surplus",
        "redeem_sol",
        "redeem_stake",
        "withdraw_redemption",
        "order_unstake",
        "claim_unstake",
    ] {
        assert_eq!(matrix[crank], [true; ROLES.len()], "{crank}");
    }
    for own in ["request_withdrawal", "cancel_withdrawal", "transfer_ticket", "instant_withdraw"] {
        let owner = ROLES.map(|(heading, _)| heading == "owner");
        assert_eq!(matrix[own], owner, "{own}");
    }
}
