//! Compute units of every instruction on LiteSVM with fixed keys, against the committed table.
//!
//! `CAIRN_UPDATE_SNAPSHOTS=1` writes the column of the toolchain in target/deploy. Without it, a figure
//! that drifts by more than 5 % and 500 units from its column fails.

mod measure;
mod table;

use super::committed;
use std::sync::OnceLock;
use table::Table;

/// The most that an instruction may take with keys of average luck, and how many PDAs it searches: a
/// search takes one try more than the luckiest, 1 500 units, on average. The first request of an epoch
/// creates the batch as well; its figure is held as it is measured.
const TARGETS: [(&str, u64, u64); 6] = [
    ("deposit_sol", 30_000, 0),
    ("request_withdrawal, first of its batch", 30_000, 0),
    ("request_withdrawal", 30_000, 2),
    ("claim", 15_000, 0),
    ("deposit_lst, first of its asset", 45_000, 0),
    ("deposit_lst", 45_000, 0),
];

/// Measured once for all tests.
fn figures() -> &'static [(&'static str, u64)] {
    static FIGURES: OnceLock<Vec<(&'static str, u64)>> = OnceLock::new();
    FIGURES.get_or_init(measure::figures)
}

fn figure(name: &str) -> u64 {
    let found = figures().iter().find(|(row, _)| *row == name);
    found.unwrap_or_else(|| panic!("{name} is not measured")).1
}

#[test]
fn figures_meet_their_targets() {
    for (name, target, searches) in TARGETS {
        let units = figure(name) + searches * 1_500;
        assert!(units <= target, "{name}: {units} units, target {target}");
    }
}

#[test]
fn fill_costs_the_same_for_one_and_a_thousand_tickets() {
    let [one, many] = ["fill_batch, 1 ticket", "fill_batch, 1 000 tickets"].map(figure);
    assert_eq!(one, many);
}

#[test]
fn positions_updated_together_take_ten_thousand_units_each() {
    for (name, positions) in [
        ("update_position, 3 of 1 operator", 3),
        ("update_position, 3 of 3 operators", 3),
        ("update_position, 8 of 1 operator", 8),
        ("update_position, 8 of 8 operators", 8),
    ] {
        let each = figure(name).div_ceil(positions);
        assert!(each <= 10_000, "{name}: {each} units each");
    }
}

#[test]
fn assets_refreshed_together_take_eight_thousand_units_each() {
    let each = figure("refresh_asset, 8 assets").div_ceil(8);
    assert!(each <= 8_000, "{each} units each");
}

#[test]
fn figures_stay_near_the_committed_ones() {
    let (toolchain, figures) = (table::toolchain(), figures());
    let mut table = Table::read();
    if committed::is_to_be_written() {
        table.set(&toolchain, figures);
        return table.write();
    }
    let Some(column) = table.column(&toolchain) else {
        let update = "CAIRN_UPDATE_SNAPSHOTS=1 writes it";
        return println!("No figures of the toolchain `{toolchain}` are committed: {update}.");
    };
    let mut drifts = Vec::new();
    for (name, units) in figures {
        let Some(committed) = column.get(*name).copied() else {
            drifts.push(format!("{name}: {units} units, not committed"));
            continue;
        };
        let drift = units.abs_diff(committed);
        if drift > 500 && drift * 20 > committed {
            drifts.push(format!("{name}: {units} units, {committed} committed"));
        }
    }
    let rows = column.keys().filter(|row| figures.iter().all(|(name, _)| name != row));
    drifts.extend(rows.map(|row| format!("{row}: committed, no longer measured")));
    assert!(drifts.is_empty(), "{drifts:#?}");
}
