//! What matters of a validator's vote account: the part of the rewards it takes.

use anchor_lang::prelude::*;

/// The vote program.
pub const VOTE_PROGRAM: Pubkey = pubkey!("Vote111111111111111111111111111111111111111");

/// Where the commission stands, by the layout's number (little endian u32 at 0): in per cent, one byte, behind
/// node and withdrawer; or in bps, two bytes, behind two collectors more.
/// Source: `VoteStateVersions` of solana-vote-interface 6.0.3.
const PER_CENT: (&[u32], usize) = (&[1, 2], 4 + 32 + 32);
const BPS: (&[u32], usize) = (&[3], 4 + 32 + 32 + 32 + 32);

/// The part of the inflation rewards that the validator takes, in bps; none where there is no vote account of
/// a layout known here.
pub fn commission_bps(account: &AccountInfo) -> Option<u16> {
    if *account.owner != VOTE_PROGRAM {
        return None;
    }
    parse(&account.try_borrow_data().ok()?)
}

/// Reads it from the bytes of an account of the vote program.
pub fn parse(data: &[u8]) -> Option<u16> {
    let layout = u32::from_le_bytes(data.get(..4)?.try_into().ok()?);
    match layout {
        _ if PER_CENT.0.contains(&layout) => {
            Some(u16::from(*data.get(PER_CENT.1)?).saturating_mul(100))
        }
        _ if BPS.0.contains(&layout) => {
            let bytes = data.get(BPS.1..BPS.1.saturating_add(2))?;
            Some(u16::from_le_bytes(bytes.try_into().ok()?))
        }
        _ => None,
    }
}
