//! A pool at a glance.

use super::changes;
use crate::{pause::Pause, role, setting, view::View};
use anyhow::{Context, Result};
use cairn::state::OpenBooks;
use cairn_client::amount::{shares, sol};
use cairn_core::{Lamports, Shares};
use solana_pubkey::Pubkey;

/// One whole share.
const SHARE: Shares = Shares(1_000_000_000);

/// Books, roles, parameters, deposits and changes. `key` is marked where it has a role.
pub fn pool(view: &View, key: Option<Pubkey>) -> Result<String> {
    let token = match &view.face {
        Some(face) => format!("{} ({})", face.name, face.symbol),
        None => "without metadata".to_owned(),
    };
    let sections = [
        format!("Pool    {}", view.addresses.pool),
        format!("Token   {}  {token}", view.addresses.lrt_mint),
        format!("Epoch   {}, slot {} of {}", view.epoch(), view.now.elapsed, view.now.slots),
        format!("\nBooks\n{}", books(view)?),
        format!("\nRoles\n{}", roles(view, key)),
        format!("\nParameters\n{}", parameters(view)),
        format!("\nDeposits are {}.", Pause::of(&view.pool, view.epoch())),
        format!("\nPending changes\n{}", changes(view)),
    ];
    Ok(sections.join("\n"))
}

/// The books, released up to now.
fn books(view: &View) -> Result<String> {
    let OpenBooks { ledger, queue, .. } = OpenBooks::at(&view.pool, view.now)
        .context("The pool's books cannot be read; is this node behind the cluster?")?;
    let price = ledger.price()?;
    let waiting = queue.open.saturating_sub(queue.head);
    let batches = match waiting {
        1 => "1 closed batch".to_owned(),
        _ => format!("{waiting} closed batches"),
    };
    let fresh = Shares(ledger.escrowed.0.saturating_sub(ledger.queued.0));
    Ok(rows(&[
        ("price", format!("{} a share", sol(price.lamports_floor(SHARE)?))),
        ("nav", sol(price.nav)),
        ("supply", shares(price.supply)),
        (
            "withheld",
            format!("{}, {} of it due in this epoch", sol(ledger.withheld), sol(ledger.rest()?)),
        ),
        ("reserve", sol(ledger.reserve)),
        (
            "queue",
            format!(
                "{} in {}, owed {}",
                shares(ledger.queued),
                batches,
                sol(ledger.queue_debt(&queue)?)
            ),
        ),
        ("", format!("{} in the open batch {}", shares(fresh), queue.open)),
        ("claims", sol(Lamports(view.pool.claims))),
    ]))
}

fn roles(view: &View, key: Option<Pubkey>) -> String {
    let mark = |holder| if key == Some(holder) { "  (this key)" } else { "" };
    let signing = role::signing(&view.pool).into_iter();
    let fees = ("fee-recipient", view.pool.fee_recipient);
    let lines = signing.chain([fees]);
    rows(
        &lines
            .map(|(role, holder)| (role, format!("{holder}{}", mark(holder))))
            .collect::<Vec<_>>(),
    )
}

fn parameters(view: &View) -> String {
    let lines = setting::parameters(&view.pool);
    let lines = lines.iter().map(|(known, says)| {
        (setting::name(known), format!("{:<24}{says}", setting::value(known)))
    });
    rows(&lines.collect::<Vec<_>>())
}

/// Names and values, aligned.
fn rows(lines: &[(&str, String)]) -> String {
    let lines = lines.iter().map(|(name, value)| format!("  {name:<21}{value}"));
    lines.collect::<Vec<_>>().join("\n")
}
