//! Readers take what the program wrote, and nothing else.

use anchor_lang::AccountSerialize;
use cairn::state::{Batch, BatchStatus, Pool, Ticket, Version};
use cairn_client::{Addresses, Error, read, read_optional, read_pool};
use solana_program::pubkey::Pubkey;

const ADDRESS: Pubkey = Pubkey::new_from_array([1; 32]);

fn batch() -> Batch {
    Batch {
        version: Version::V1,
        bump: 254,
        pool: Pubkey::new_from_array([2; 32]),
        id: 3,
        rent_payer: Pubkey::new_from_array([4; 32]),
        min_exit_epochs: 2,
        epoch: 5,
        status: BatchStatus::Closed,
        tickets: 6,
        shares: 7,
        filled: 8,
        cap_nav: 9,
        cap_supply: 10,
        closed_epoch: 11,
        paid: 12,
        claimed: 13,
        _reserved: [0; 64],
    }
}

fn data() -> Vec<u8> {
    let mut data = Vec::new();
    batch().try_serialize(&mut data).expect("written");
    data
}

fn layout<T>(expected: &'static str) -> Result<T, Error> {
    Err(Error::Layout { address: ADDRESS, expected })
}

#[test]
fn account_of_the_program_is_read_as_it_was_written() {
    let read: Batch = read(ADDRESS, cairn::ID, &data()).expect("a batch");
    assert_eq!(format!("{read:?}"), format!("{:?}", batch()));
}

#[test]
fn bytes_after_the_layout_are_ignored() {
    let mut longer = data();
    longer.extend([9; 100]);
    assert!(read::<Batch>(ADDRESS, cairn::ID, &longer).is_ok());
}

#[test]
fn account_of_another_program_is_refused() {
    let owner = Pubkey::new_from_array([8; 32]);
    let error = read::<Batch>(ADDRESS, owner, &data()).map(|_| ());
    let expected = Error::Owner { address: ADDRESS, owner };
    assert_eq!(error, Err(expected));
}

#[test]
fn account_of_another_type_is_refused() {
    let ticket = read::<Ticket>(ADDRESS, cairn::ID, &data()).map(|_| ());
    assert_eq!(ticket, layout("Ticket"));
    let pool = read::<Pool>(ADDRESS, cairn::ID, &data()).map(|_| ());
    assert_eq!(pool, layout("Pool"));
}

#[test]
fn wrong_discriminator_is_refused_whatever_its_byte() {
    for byte in 0..8 {
        let mut data = data();
        data[byte] ^= 1;
        let error = read::<Batch>(ADDRESS, cairn::ID, &data).map(|_| ());
        assert_eq!(error, layout("Batch"), "byte {byte}");
    }
}

#[test]
fn truncated_account_is_refused_at_every_length() {
    let data = data();
    for length in 0..data.len() {
        let error = read::<Batch>(ADDRESS, cairn::ID, &data[..length]).map(|_| ());
        assert_eq!(error, layout("Batch"), "{length} bytes");
    }
}

#[test]
fn unknown_status_is_refused() {
    let mut data = data();
    // Discriminator, version, bump, pool, id, rent payer, min_exit_epochs, epoch.
    let status = 8 + 1 + 1 + 32 + 8 + 32 + 1 + 8;
    assert_eq!(data[status], 1);
    data[status] = 3;
    let error = read::<Batch>(ADDRESS, cairn::ID, &data).map(|_| ());
    assert_eq!(error, layout("Batch"));
}

#[test]
fn account_of_a_later_layout_is_refused() {
    let mut data = data();
    assert_eq!(data[8], 1);
    data[8] = 2;
    let error = read::<Batch>(ADDRESS, cairn::ID, &data).map(|_| ());
    assert_eq!(error, layout("Batch"));
}

#[test]
fn account_that_does_not_exist_is_none() {
    let system = anchor_lang::system_program::ID;
    let none = read_optional::<Batch>(ADDRESS, system, &[]).expect("an answer");
    assert!(none.is_none());
}

#[test]
fn account_that_exists_is_read_or_refused() {
    let some = read_optional::<Batch>(ADDRESS, cairn::ID, &data());
    assert!(some.expect("an answer").is_some());
    let emptied = read_optional::<Batch>(ADDRESS, cairn::ID, &[]).map(|_| ());
    assert_eq!(emptied, layout("Batch"));
    let system = anchor_lang::system_program::ID;
    let foreign = read_optional::<Batch>(ADDRESS, system, &data()).map(|_| ());
    let expected = Error::Owner { address: ADDRESS, owner: system };
    assert_eq!(foreign, Err(expected));
}

#[test]
fn errors_name_the_account_and_what_it_should_have_been() {
    let error = read::<Batch>(ADDRESS, cairn::ID, &[]).map(|_| ());
    let text = error.expect_err("empty").to_string();
    assert_eq!(text, format!("{ADDRESS} does not hold a Batch of a layout that is known here"));
}

#[test]
fn batch_and_ticket_name_their_pool_at_byte_ten() {
    assert_eq!(data()[10..42], [2; 32]);
    let ticket = Ticket {
        version: Version::V1,
        bump: 0,
        pool: Pubkey::new_from_array([2; 32]),
        batch: ADDRESS,
        batch_id: 0,
        creator: ADDRESS,
        nonce: 0,
        owner: ADDRESS,
        rent_payer: ADDRESS,
        shares: 0,
        claimed: 0,
        _reserved: [0; 32],
    };
    let mut data = Vec::new();
    ticket.try_serialize(&mut data).expect("written");
    assert_eq!(data[10..42], [2; 32]);
}

#[test]
fn pool_is_only_the_one_of_its_mint() {
    let pool = Pool { lrt_mint: Pubkey::new_from_array([7; 32]), ..Pool::default() };
    let mut data = Vec::new();
    pool.try_serialize(&mut data).expect("written");
    let address = Addresses::of(pool.lrt_mint).pool;
    assert!(read_pool(address, cairn::ID, &data).is_ok());
    let error = read_pool(ADDRESS, cairn::ID, &data).expect_err("another address");
    assert_eq!(error, Error::Mint { address: ADDRESS });
}
