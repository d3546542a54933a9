//! The layouts as Markdown.

use cairn::state::{Pool, WAIT, WAITS_START};
use cairn_core::WAITS;
use cairn_tests::{layout::Layout, stored::hex};
use solana_pubkey::Pubkey;

/// What stands over the tables.
const HEAD: &str = "\
# Account layouts

Every account of the program, byte by byte, from its IDL: a field an instruction or a client reads at this
offset. Numbers are little endian. `cargo xtask snapshots` writes this file; `cargo xtask test` fails when
a layout drifts from it, from the program's own types or from what the ELF writes.
";

/// What stands behind the fields of a pool.
fn waits() -> String {
    let (size, end) = (Pool::SPACE - WAITS_START, Pool::SPACE);
    format!(
        "
## Behind a pool's fields

{size} bytes from {WAITS_START} to {end}: the batches that were closed in the last {WAITS} epochs and not filled since, each
at `{WAITS_START} + {WAIT} * (epoch of the close mod {WAITS})`; all 0 where none is. Only `close_batch`, `fill_batch` and
`undelegate_stake` read or write them.

| offset | size | field | type |
| ---: | ---: | --- | --- |
| 0 | 8 | closed: epoch of the close | u64 |
| 8 | 8 | shares | u64 |
| 16 | 8 | owed: lamports at the batch's cap | u64 |
| 24 | 1 | epochs from the close to the first fill, at most | u8 |
"
    )
}

/// What stands over the bytes of a feed.
const FEED: &str = "
## A rate feed as it lies on the chain

Written by the ELF in a fixed world. Lenders read these offsets: they stay for ever.

| offset | bytes | field | value |
| ---: | --- | --- | --- |
";

/// All tables, and the bytes of a rate feed.
pub fn of(layouts: &[Layout], feed: &[u8]) -> String {
    let mut text = HEAD.to_string();
    for layout in layouts {
        text += &table(layout);
    }
    let layout = layouts.iter().find(|layout| layout.account == "RateFeed");
    text + &waits() + FEED + &dump(layout.expect("the program has a rate feed"), feed)
}

fn table(layout: &Layout) -> String {
    let Layout { account, discriminator, fields, varies } = layout;
    let more = if *varies { " and what the last field carries" } else { "" };
    let mut text = format!("\n## {account}\n\n{} bytes{more}.\n\n", layout.size());
    text += "| offset | size | field | type |\n| ---: | ---: | --- | --- |\n";
    text += &format!("| 0 | 8 | discriminator | `{}` |\n", hex(discriminator));
    for field in fields {
        let cells = (field.offset, field.size, &field.name, &field.kind);
        text += &format!("| {} | {} | {} | {} |\n", cells.0, cells.1, cells.2, cells.3);
    }
    text
}

fn dump(layout: &Layout, data: &[u8]) -> String {
    let discriminator = hex(&data[..8]);
    let mut text = format!("| 0 | `{discriminator}` | discriminator | – |\n");
    for field in &layout.fields {
        let bytes = &data[field.offset..field.offset + field.size];
        let value = value(&field.kind, bytes);
        text += &format!("| {} | `{}` | {} | {value} |\n", field.offset, hex(bytes), field.name);
    }
    text
}

/// A number or an address; arrays are room for later fields.
fn value(kind: &str, bytes: &[u8]) -> String {
    let number =
        |bytes: &[u8]| bytes.iter().rev().fold(0, |sum, byte| sum << 8 | u128::from(*byte));
    match kind {
        "pubkey" => Pubkey::try_from(bytes).expect("32 bytes").to_string(),
        _ if kind.starts_with('[') => "–".into(),
        _ => number(bytes).to_string(),
    }
}
