//! When a validator voted last, read from the bytes of every layout that vote accounts have, against the vote
//! program's own types.

use cairn::vote_account::Validator;
use proptest::prelude::*;
use solana_pubkey::Pubkey;
use solana_vote_interface::{
    authorized_voters::AuthorizedVoters,
    state::{LandedVote, Lockout, VoteState1_14_11, VoteStateV3, VoteStateV4, VoteStateVersions},
};
use std::collections::VecDeque;

/// What the layouts have in common.
#[derive(Clone, Debug)]
struct State {
    votes: VecDeque<LandedVote>,
    root_slot: Option<u64>,
    authorized_voters: AuthorizedVoters,
    epoch_credits: Vec<(u64, u64, u64)>,
    bls_pubkey_compressed: Option<[u8; 48]>,
}

fn state() -> impl Strategy<Value = State> {
    let vote = (any::<u8>(), any::<u64>(), any::<u32>()).prop_map(|(latency, slot, count)| {
        LandedVote { latency, lockout: Lockout::new_with_confirmation_count(slot, count) }
    });
    let voters = prop::collection::vec((any::<u64>(), any::<[u8; 32]>()), 0..4);
    (
        prop::collection::vec(vote, 0..32),
        any::<Option<u64>>(),
        voters,
        prop::collection::vec(any::<(u64, u64, u64)>(), 0..65),
        any::<Option<[u8; 32]>>(),
    )
        .prop_map(|(votes, root_slot, voters, epoch_credits, key)| {
            let mut authorized_voters = AuthorizedVoters::default();
            for (epoch, key) in voters {
                authorized_voters.insert(epoch, Pubkey::from(key));
            }
            let bls_pubkey_compressed = key.map(|_| [7; 48]);
            let votes = votes.into();
            State { votes, root_slot, authorized_voters, epoch_credits, bls_pubkey_compressed }
        })
}

/// The state in each layout.
fn layouts(state: &State) -> [VoteStateVersions; 3] {
    let State { votes, root_slot, authorized_voters, epoch_credits, bls_pubkey_compressed } =
        state.clone();
    let v1 = VoteState1_14_11 {
        votes: votes.iter().map(|vote| vote.lockout).collect(),
        root_slot,
        authorized_voters: authorized_voters.clone(),
        epoch_credits: epoch_credits.clone(),
        ..VoteState1_14_11::default()
    };
    let v3 = VoteStateV3 {
        votes: votes.clone(),
        root_slot,
        authorized_voters: authorized_voters.clone(),
        epoch_credits: epoch_credits.clone(),
        ..VoteStateV3::default()
    };
    let v4 = VoteStateV4 {
        votes,
        root_slot,
        authorized_voters,
        epoch_credits,
        bls_pubkey_compressed,
        ..VoteStateV4::default()
    };
    [
        VoteStateVersions::V1_14_11(Box::new(v1)),
        VoteStateVersions::V3(Box::new(v3)),
        VoteStateVersions::V4(Box::new(v4)),
    ]
}

proptest! {
    #[test]
    fn last_epoch_with_credits_is_read_from_every_layout(state in state(), behind in 0_usize..100) {
        let expected = state.epoch_credits.last().map(|(epoch, ..)| *epoch);
        for state in layouts(&state) {
            let mut data = bincode::serialize(&state).expect("a serialisable state");
            let end = data.len();
            data.resize(end + behind, 0);
            let read = Validator::parse(&data).expect("a layout that is known");
            prop_assert_eq!(read.voted_epoch, expected);
            // What ends before the last epoch has never voted; credits of 16 bytes and a timestamp of 16 follow it.
            for length in (0..end - 32).step_by(7) {
                let shorter = Validator::parse(&data[..length]);
                prop_assert_eq!(shorter.and_then(|read| read.voted_epoch), None);
            }
        }
    }

    #[test]
    fn any_bytes_are_read_or_not(layout in 0_u32..5, bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let data = [&layout.to_le_bytes()[..], &bytes].concat();
        let read = Validator::parse(&data);
        prop_assert!(read.is_none() || (1..4).contains(&layout));
    }
}
