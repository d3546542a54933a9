//! Layouts of the program's accounts: as committed, as the program's types have them, as the ELF writes
//! them.

mod text;

use super::{committed, worlds};
use anchor_lang::{AccountDeserialize, Space};
use cairn::state::{
    Asset, Batch, Change, Operator, Pool, Position, RateFeed, Redemption, Ticket, WAITS_START,
};
use cairn_tests::{
    World,
    layout::{Field, Layout},
};
use solana_account::ReadableAccount;
use solana_pubkey::Pubkey;
use std::fmt::Debug;

/// The program's own reader of a type, and the bytes of its fields.
type Reader = (&'static str, usize, fn(&[u8]) -> String);

/// A line for each type of account.
const READERS: &[Reader] = &[
    ("Asset", Asset::INIT_SPACE, shown::<Asset>),
    ("Batch", Batch::INIT_SPACE, shown::<Batch>),
    ("Change", Change::INIT_SPACE, shown::<Change>),
    ("Operator", Operator::INIT_SPACE, shown::<Operator>),
    ("Pool", Pool::INIT_SPACE, shown::<Pool>),
    ("Position", Position::INIT_SPACE, shown::<Position>),
    ("RateFeed", RateFeed::INIT_SPACE, shown::<RateFeed>),
    ("Redemption", Redemption::INIT_SPACE, shown::<Redemption>),
    ("Ticket", Ticket::INIT_SPACE, shown::<Ticket>),
];

fn shown<T: AccountDeserialize + Debug>(mut data: &[u8]) -> String {
    format!("{:?}", T::try_deserialize(&mut data).unwrap_or_else(|error| panic!("{error}")))
}

/// Bytes behind an account's fields.
fn behind(account: &str) -> usize {
    match account {
        "Pool" => Pool::SPACE - WAITS_START,
        _ => 0,
    }
}

fn reader(account: &str) -> &'static Reader {
    let found = READERS.iter().find(|(name, ..)| *name == account);
    found.unwrap_or_else(|| panic!("{account}: add its line to READERS"))
}

/// The data of every account of this type that the ELF wrote in the world.
fn written(world: &World, layout: &Layout) -> Vec<Vec<u8>> {
    let accounts = world.svm.accounts_db().inner.values();
    let own = accounts.filter(|account| *account.owner() == cairn::ID);
    let data = own.map(|account| account.data().to_vec());
    data.filter(|data| data.starts_with(&layout.discriminator)).collect()
}

#[test]
fn layouts_are_the_committed_ones() {
    let world = worlds::story().0;
    let feed = world.account(world.pool.rate_feed).data;
    committed::holds("layouts.md", &text::of(&Layout::all(), &feed));
}

#[test]
fn layouts_are_as_long_as_the_types_and_as_what_the_elf_writes() {
    let world = worlds::story().0;
    let layouts = Layout::all();
    assert_eq!(layouts.len(), READERS.len(), "types of accounts in the IDL");
    for layout in layouts {
        let (name, space, _) = reader(&layout.account);
        match layout.varies {
            true => assert!(layout.size() < 8 + space, "{name}: 8 + INIT_SPACE"),
            false => assert_eq!(layout.size(), 8 + space, "{name}: 8 + INIT_SPACE"),
        }
        let written = written(&world, &layout);
        assert!(
            !written.is_empty(),
            "no {name} in tests/snapshots/worlds.rs: let its story make one"
        );
        for data in written {
            assert_eq!(data.len(), 8 + space + behind(name), "a {name} that the ELF wrote");
        }
    }
}

#[test]
fn every_number_and_address_lies_where_its_layout_says() {
    let world = worlds::story().0;
    let mut found = 0;
    for layout in Layout::all() {
        let (name, _, read) = reader(&layout.account);
        let data = &written(&world, &layout)[0];
        for (number, field) in layout.fields.iter().enumerate() {
            let Some((bytes, value)) = mark(field, number) else { continue };
            let mut data = data.clone();
            data[field.offset..field.offset + field.size].copy_from_slice(&bytes);
            let last = field.name.rsplit('.').next().unwrap_or(&field.name);
            let read = read(&data);
            assert!(read.contains(&format!("{last}: {value}")), "{name}.{}: {read}", field.name);
            found += 1;
        }
    }
    assert!(found > 60, "only {found} fields");
}

/// A value that no other field has, and how it is shown.
fn mark(field: &Field, number: usize) -> Option<(Vec<u8>, String)> {
    let marked = u8::try_from(number).expect("fewer than 256 fields");
    match &*field.kind {
        "u16" | "u32" | "u64" | "u128" => {
            let mut bytes = vec![0; field.size];
            (bytes[0], bytes[1]) = (marked, 77);
            Some((bytes, (77 * 256 + number).to_string()))
        }
        "pubkey" => Some((vec![marked; 32], Pubkey::from([marked; 32]).to_string())),
        _ => None,
    }
}
