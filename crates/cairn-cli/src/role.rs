//! Who has which role.

use anyhow::{Result, bail};
use cairn::state::Pool;
use solana_pubkey::Pubkey;

/// Roles that sign, with the key of each.
pub fn signing(pool: &Pool) -> [(&'static str, Pubkey); 3] {
    [("admin", pool.admin), ("manager", pool.manager), ("guardian", pool.guardian)]
}

/// Refuses what this key has not the role for.
///
/// `doing` completes "Only the admin can …".
pub fn require(pool: &Pool, key: Pubkey, roles: &[&str], doing: &str) -> Result<()> {
    let named = signing(pool).into_iter().filter(|(role, _)| roles.contains(role));
    let named: Vec<_> = named.collect();
    if named.iter().any(|(_, holder)| *holder == key) {
        return Ok(());
    }
    let may: Vec<_> = named.iter().map(|(role, _)| format!("the {role}")).collect();
    let keys: Vec<_> = named.iter().map(|(role, holder)| format!("{role} {holder}")).collect();
    bail!(
        "Only {} can {doing}. This key, {key}, {}: sign with --keypair as {}.",
        may.join(" or "),
        held(pool, key),
        keys.join(" or ")
    )
}

/// `is the manager and the guardian`, or `has no role`.
pub fn held(pool: &Pool, key: Pubkey) -> String {
    let held = signing(pool).into_iter().filter(|(_, holder)| *holder == key);
    let held: Vec<_> = held.map(|(role, _)| format!("the {role}")).collect();
    match held.is_empty() {
        true => "has no role here".to_owned(),
        false => format!("is {}", held.join(" and ")),
    }
}
