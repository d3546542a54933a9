//! The table of pending changes.

use crate::{setting, view::View};

const HEADS: [&str; 5] = ["#", "sets", "queued", "executable", "expires"];

/// The table, with `from` and `to` of each change below it in full: an address cut short could be
/// another's.
pub fn changes(view: &View) -> String {
    if view.changes.is_empty() && view.unreadable.is_empty() {
        return "No change is pending.".to_owned();
    }
    let rows: Vec<_> = view.changes.values().map(|change| row(view, change)).collect();
    let width = |column: usize| {
        let cells = rows.iter().map(|(cells, _)| cells[column].len());
        cells.chain([HEADS[column].len()]).max().unwrap_or_default()
    };
    let widths: Vec<_> = (0..HEADS.len()).map(width).collect();
    let line = |cells: &[String]| {
        let cells = cells.iter().zip(&widths);
        let cells: Vec<_> = cells.map(|(cell, width)| format!("{cell:<width$}")).collect();
        cells.join("  ").trim_end().to_owned()
    };
    let mut lines = vec![line(&HEADS.map(str::to_owned))];
    let indent = " ".repeat(widths[0] + 2);
    for (cells, [from, to]) in &rows {
        lines.push(line(cells));
        lines.push(format!("{indent}  from {from}"));
        lines.push(format!("{indent}  to   {to}"));
    }
    for (id, reason) in &view.unreadable {
        lines.push(format!("{id}  cannot be read: {reason}"));
    }
    lines.join("\n")
}

/// The cells of a change, and what it changes from and to.
fn row(view: &View, change: &cairn::state::Change) -> ([String; 5], [String; 2]) {
    let standing = view.standing(change);
    let (executable, expires) = match standing.is_dead() {
        true => (standing.to_string(), String::new()),
        false => (
            format!("from epoch {} ({standing})", change.executable_from(&view.pool)),
            format!("after epoch {}", change.last_epoch),
        ),
    };
    let cells = [
        change.id.to_string(),
        setting::name(&change.setting).to_owned(),
        format!("epoch {}", change.queued_epoch),
        executable,
        expires,
    ];
    (cells, [setting::from(&change.setting, view), setting::value(&change.setting)])
}
