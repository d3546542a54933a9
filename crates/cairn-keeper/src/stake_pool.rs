//! Which validators' stake a stake pool gives: its `ValidatorList` and the one it prefers, as borsh writes them
//! in spl-stake-pool 2.2.0. What cannot be read has none.

use cairn_core::Lamports;
use solana_pubkey::Pubkey;

/// Bytes of a list in front of its entries: type, most entries, how many there are.
const HEADER: usize = 1 + 4 + 4;
/// The first byte of a `ValidatorList`.
const VALIDATOR_LIST: u8 = 2;
/// Bytes of an entry.
const ENTRY: usize = 73;
/// Where an entry has the seed of its stake account, its status and the vote account.
const SEED: usize = 36;
const STATUS: usize = 40;
const VOTE: usize = 41;
/// The status of a validator from which may be withdrawn.
const ACTIVE: u8 = 0;

/// Where a `StakePool` has the fee that is announced on rewards: behind type, three authorities, bump, five
/// keys, three numbers, lockup and the fee in force.
const ANNOUNCED: usize = 1 + 3 * 32 + 1 + 5 * 32 + 3 * 8 + 48 + 16;
const FEE: usize = 16;

/// The validators of one stake pool.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    /// The vote account of the one that withdrawals have to come from, as long as it has enough.
    pub preferred: Option<Pubkey>,
    pub all: Vec<Validator>,
}

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validator {
    pub vote_account: Pubkey,
    /// Lamports of its stake account, with the rent, as the last update found them.
    pub lamports: Lamports,
    /// The number in the seeds of its stake account, where that is not 0.
    pub seed: u32,
}

impl Validators {
    /// From the bytes of the stake pool's account and of its list.
    pub fn parse(pool: &[u8], list: &[u8]) -> Self {
        Self { preferred: preferred(pool), all: validators(list).unwrap_or_default() }
    }

    /// In the order in which they are asked: the preferred one, then by what they have.
    pub fn in_order(&self) -> Vec<Validator> {
        let mut all = self.all.clone();
        let first = |one: &Validator| Some(one.vote_account) == self.preferred;
        all.sort_by_key(|one| (!first(one), u64::MAX - one.lamports.0, one.vote_account));
        all
    }
}

impl Validator {
    /// Its stake account in the stake pool at `pool`.
    pub fn stake_account(&self, pool: &Pubkey, program: &Pubkey) -> Pubkey {
        let (vote, pool, seed) =
            (self.vote_account.as_ref(), pool.as_ref(), self.seed.to_le_bytes());
        let seeds: &[&[u8]] = if self.seed == 0 { &[vote, pool] } else { &[vote, pool, &seed] };
        Pubkey::find_program_address(seeds, program).0
    }
}

fn preferred(pool: &[u8]) -> Option<Pubkey> {
    let announced = if *pool.get(ANNOUNCED)? == 0 { 1 } else { 1 + FEE };
    let deposit = ANNOUNCED + announced;
    let withdraw = deposit + if *pool.get(deposit)? == 0 { 1 } else { 1 + 32 };
    let is_set = *pool.get(withdraw)? == 1;
    is_set.then(|| key(pool, withdraw + 1)).flatten()
}

fn validators(list: &[u8]) -> Option<Vec<Validator>> {
    if *list.first()? != VALIDATOR_LIST {
        return None;
    }
    let count = u32::from_le_bytes(*list.get(5..)?.first_chunk()?);
    let (entries, _) = list.get(HEADER..)?.as_chunks::<ENTRY>();
    let entries = entries.iter().take(usize::try_from(count).ok()?);
    let active = entries.filter(|entry| entry[STATUS] == ACTIVE);
    active.map(|entry| validator(entry)).collect()
}

fn validator(entry: &[u8]) -> Option<Validator> {
    Some(Validator {
        vote_account: key(entry, VOTE)?,
        lamports: Lamports(u64::from_le_bytes(*entry.first_chunk()?)),
        seed: u32::from_le_bytes(*entry.get(SEED..)?.first_chunk()?),
    })
}

fn key(data: &[u8], at: usize) -> Option<Pubkey> {
    data.get(at..)?.first_chunk().copied().map(Pubkey::new_from_array)
}
