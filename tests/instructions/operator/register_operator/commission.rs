//! What a vote account's validator takes, read from every layout there is, as the vote program's own types are
//! written.

use cairn::{CairnError, vote_account::VOTE_PROGRAM};
use cairn_tests::{World, keypair};
use solana_account::Account;
use solana_signer::Signer;
use solana_vote_interface::state::{VoteState1_14_11, VoteStateV3, VoteStateV4, VoteStateVersions};

/// Bytes of a vote account.
const SPACE: usize = 3_762;

/// A state as a vote account holds it: zeros behind it.
fn written(state: &VoteStateVersions) -> Vec<u8> {
    let mut data = bincode::serialize(state).expect("a serialisable state");
    data.resize(SPACE, 0);
    data
}

/// In per cent.
fn v1(commission: u8) -> Vec<u8> {
    let state = VoteState1_14_11 { commission, ..VoteState1_14_11::default() };
    written(&VoteStateVersions::V1_14_11(Box::new(state)))
}

/// In per cent.
fn v3(commission: u8) -> Vec<u8> {
    let state = VoteStateV3 { commission, ..VoteStateV3::default() };
    written(&VoteStateVersions::V3(Box::new(state)))
}

/// In bps; of the block rewards it takes all, which is no matter here.
fn v4(commission: u16) -> Vec<u8> {
    let state = VoteStateV4 {
        inflation_rewards_commission_bps: commission,
        block_revenue_commission_bps: 10_000,
        ..VoteStateV4::default()
    };
    written(&VoteStateVersions::V4(Box::new(state)))
}

/// A chain on which the vote account `vote` holds `data`.
fn world(data: Vec<u8>) -> World {
    let mut world = World::new();
    let lamports = world.rent(SPACE);
    let account = Account { lamports, data, owner: VOTE_PROGRAM, ..Account::default() };
    world.put(keypair("vote").pubkey(), account);
    world
}

/// Registering with the vote account `data` and this maximum ends so.
fn ends(data: Vec<u8>, max_commission_bps: u16, expected: Result<(), CairnError>) {
    let (mut world, olga) = (world(data), keypair("olga"));
    let register = world.register_ix(&olga, keypair("vote").pubkey(), max_commission_bps);
    match expected {
        Ok(()) => drop(world.must(&[register], &[&olga])),
        Err(error) => drop(world.refuse(error, &[register], &[&olga])),
    }
}

#[test]
fn up_to_the_maximum_is_taken_and_not_a_step_more() {
    for per_cent in [v1, v3] {
        ends(per_cent(10), 1_000, Ok(()));
        ends(per_cent(10), 999, Err(CairnError::CommissionTooHigh));
        ends(per_cent(0), 0, Ok(()));
        ends(per_cent(100), 10_000, Ok(()));
        ends(per_cent(101), 10_000, Err(CairnError::CommissionTooHigh));
        ends(per_cent(255), 10_000, Err(CairnError::CommissionTooHigh));
    }
    ends(v4(1_000), 1_000, Ok(()));
    ends(v4(1_001), 1_000, Err(CairnError::CommissionTooHigh));
    ends(v4(0), 0, Ok(()));
    ends(v4(10_000), 10_000, Ok(()));
    ends(v4(u16::MAX), 10_000, Err(CairnError::CommissionTooHigh));
}

#[test]
fn maximum_over_the_whole_is_refused() {
    ends(v3(0), 10_001, Err(CairnError::CommissionTooHigh));
    ends(v3(0), u16::MAX, Err(CairnError::CommissionTooHigh));
}

#[test]
fn layout_that_is_not_known_is_refused() {
    ends(written(&VoteStateVersions::Uninitialized), 10_000, Err(CairnError::VoteAccountMissing));
    for layout in [4, u32::MAX] {
        let mut later = v4(0);
        later[..4].copy_from_slice(&layout.to_le_bytes());
        ends(later, 10_000, Err(CairnError::VoteAccountMissing));
    }
}

#[test]
fn vote_account_that_ends_before_its_commission_is_refused() {
    for (whole, end) in [(v1(0), 69), (v3(0), 69), (v4(0), 134)] {
        ends(whole[..end].to_vec(), 10_000, Ok(()));
        for shorter in [end - 1, 4, 3, 0] {
            ends(whole[..shorter].to_vec(), 10_000, Err(CairnError::VoteAccountMissing));
        }
    }
}

#[test]
fn same_bytes_of_another_program_are_refused() {
    let (mut world, olga) = (world(v3(0)), keypair("olga"));
    let vote = keypair("vote").pubkey();
    world.forge(vote, vote, keypair("evil program").pubkey());
    let register = world.register_ix(&olga, vote, 10_000);
    world.refuse(CairnError::VoteAccountMissing, &[register], &[&olga]);
}

#[test]
fn what_the_vote_program_writes_today_is_read() {
    let (mut world, olga) = (World::new(), keypair("olga"));
    let vote = world.create_validator("vote", 10);
    let below = world.register_ix(&olga, vote, 999);
    world.refuse(CairnError::CommissionTooHigh, &[below], &[&olga]);
    world.must(&[world.register_ix(&olga, vote, 1_000)], &[&olga]);
}
