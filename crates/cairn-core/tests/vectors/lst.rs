//! A reading of an asset's source and a deposit of it, as `refresh` and `deposit_lst` compute them.

use crate::cases::case;
use crate::draw::Draw;
use crate::json::{ledger, price};
use cairn_core::*;

pub fn lst(draw: &mut Draw) -> String {
    let mut books = draw.ledger();
    let (base, read) = rates(draw);
    let (held, units) = (Units(draw.up_to(books.supply.0)), Units(1 + draw.up_to(books.supply.0)));
    let guards = Guards {
        max_growth: Bps(draw.below(101) as u16),
        max_drop: Bps(draw.below(10_001) as u16),
        stale_haircut: Bps(0),
        credit_haircut: Bps(draw.below(501) as u16),
        cap: Lamports(u64::MAX),
        share_cap: Bps(10_000),
    };
    let (fee, elapsed) = (Bps([0, 1, 30, 1_000][draw.below(4) as usize]), Epoch(draw.below(4)));
    // What it counted before.
    let counted = value(held, base, fee).unwrap_or_default();
    books.assets = counted;
    let input = vec![
        ("ledger", ledger(&books)),
        ("base", price(base)),
        ("read", price(read)),
        ("elapsed", elapsed.to_string()),
        ("maxGrowthBps", guards.max_growth.0.to_string()),
        ("maxDropBps", guards.max_drop.0.to_string()),
        ("creditHaircutBps", guards.credit_haircut.0.to_string()),
        ("exitFeeBps", fee.0.to_string()),
        ("held", held.to_string()),
        ("units", units.to_string()),
    ];
    case(input, deposit(books, &guards, (base, read, elapsed), fee, (held, units)))
}

fn deposit(
    mut books: Ledger,
    guards: &Guards,
    (base, read, elapsed): (Rate, Rate, Epoch),
    fee: Bps,
    (held, units): (Units, Units),
) -> Result<Vec<(&'static str, String)>> {
    let guarded = guards.read(base, read, elapsed)?;
    let before = value(held, guarded.rate, fee)?;
    books.revalue(books.assets, before)?;
    let rise = value(held.plus(units)?, guarded.rate, fee)?.less(before);
    let credit = guards.credit(units, read, guarded.rate, fee, rise)?;
    let report = books.deposit(credit, Shares::ZERO)?;
    Ok(vec![
        ("rate", price(guarded.rate)),
        ("dropped", u8::from(guarded.dropped).to_string()),
        ("value", before.to_string()),
        ("after", ledger(&books)),
        ("rise", rise.to_string()),
        ("credit", credit.to_string()),
        ("shares", report.shares.to_string()),
    ])
}

/// The rate that counted, and the one read: alike, risen, fallen.
fn rates(draw: &mut Draw) -> (Rate, Rate) {
    let supply = 1 + draw.up_to(100_000_000_000_000_000);
    let nav = supply + draw.up_to(supply / 2);
    let change = draw.up_to(nav / 20);
    let read = match draw.below(3) {
        0 => nav,
        1 => nav + change,
        _ => nav - change,
    };
    let rate = |nav, supply| Rate { nav: Lamports(nav), supply: Shares(supply) };
    (rate(nav, supply), rate(read, supply + draw.up_to(supply / 1_000)))
}
