//! What matters of a validator's vote account: the part of the rewards it takes, and when it voted last.

use anchor_lang::prelude::*;

/// The vote program.
pub const VOTE_PROGRAM: Pubkey = pubkey!("Vote111111111111111111111111111111111111111");

/// A validator, as an operator is judged by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validator {
    /// The part of the inflation rewards that it takes, in bps.
    pub commission_bps: u16,
    /// The last epoch in which it earned credits by voting; none where it never has.
    pub voted_epoch: Option<u64>,
}

/// Where fields of a layout stand, little endian. Source: `VoteStateVersions` of solana-vote-interface 6.0.3 as
/// bincode writes it; the layout's number is the first u32.
struct Layout {
    /// The commission, and whether it is in bps, two bytes; in per cent, one byte, else.
    commission: usize,
    in_bps: bool,
    /// The votes: behind the commission; in the latest layout behind the BLS key, which may be there, as well.
    votes: usize,
    has_bls_key: bool,
    /// Bytes of a vote.
    vote: usize,
    /// Bytes between the authorized voters and the credits.
    prior_voters: usize,
}

/// Number of a vote account's entries of `size` bytes that begin at `at`, and where they end.
fn entries(data: &[u8], at: usize, size: usize) -> Option<(u64, usize)> {
    let count = number(data, at)?;
    let bytes = usize::try_from(count).ok()?.checked_mul(size)?;
    Some((count, at.checked_add(8)?.checked_add(bytes)?))
}

const KEY: usize = 32;
const BLS_KEY: usize = 48;
/// An epoch and who may vote in it; an epoch, its credits and those before it.
const VOTER: usize = 8 + KEY;
const CREDITS: usize = 8 + 8 + 8;
/// 32 keys with the epochs from and to which they could vote; the place of the last; whether there is none.
const PRIOR_VOTERS: usize = 32 * (KEY + 8 + 8) + 8 + 1;

impl Layout {
    fn of(data: &[u8]) -> Option<Self> {
        let commission = 4 + KEY + KEY;
        let old = |vote| Self {
            commission,
            in_bps: false,
            votes: commission + 1,
            has_bls_key: false,
            vote,
            prior_voters: PRIOR_VOTERS,
        };
        match u32::from_le_bytes(data.get(..4)?.try_into().ok()?) {
            1 => Some(old(8 + 4)),
            2 => Some(old(1 + 8 + 4)),
            3 => Some(Self {
                commission: commission + KEY + KEY,
                in_bps: true,
                votes: commission + KEY + KEY + 2 + 2 + 8,
                has_bls_key: true,
                vote: 1 + 8 + 4,
                prior_voters: 0,
            }),
            _ => None,
        }
    }

    fn commission_bps(&self, data: &[u8]) -> Option<u16> {
        if self.in_bps {
            let bytes = data.get(self.commission..)?.first_chunk()?;
            return Some(u16::from_le_bytes(*bytes));
        }
        Some(u16::from(*data.get(self.commission)?).saturating_mul(100))
    }

    fn voted_epoch(&self, data: &[u8]) -> Option<u64> {
        let key = if self.has_bls_key { optional(data, self.votes, BLS_KEY)? } else { self.votes };
        let (_, root_slot) = entries(data, key, self.vote)?;
        let (_, voters) = entries(data, optional(data, root_slot, 8)?, VOTER)?;
        let (count, end) = entries(data, voters.checked_add(self.prior_voters)?, CREDITS)?;
        if count == 0 {
            return None;
        }
        number(data, end.checked_sub(CREDITS)?)
    }
}

impl Validator {
    /// Reads it; none where there is no vote account of a layout known here.
    pub fn read(account: &AccountInfo) -> Option<Self> {
        if *account.owner != VOTE_PROGRAM {
            return None;
        }
        Self::parse(&account.try_borrow_data().ok()?)
    }

    /// Reads it from the bytes of an account of the vote program.
    pub fn parse(data: &[u8]) -> Option<Self> {
        let layout = Layout::of(data)?;
        let commission_bps = layout.commission_bps(data)?;
        Some(Self { commission_bps, voted_epoch: layout.voted_epoch(data) })
    }
}

/// Where a value of `size` bytes ends, that may be there: a byte says so.
fn optional(data: &[u8], at: usize, size: usize) -> Option<usize> {
    let is_there = *data.get(at)? != 0;
    at.checked_add(1)?.checked_add(if is_there { size } else { 0 })
}

fn number(data: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(*data.get(at..)?.first_chunk()?))
}
