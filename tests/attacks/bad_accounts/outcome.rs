//! What comes of a bad call.

use super::call::{BadCall, Call, Kind, asked};
use cairn_tests::{Data, Effect, Effects, World};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use std::slice::from_ref;

/// What a bad call comes to. Anything else is a failure of the test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Refused: nothing changed but the fee.
    Refused,
    /// Did what the valid call does.
    Same,
    /// Did nothing.
    Nothing,
    /// Did what the valid call does, to the account in the place of the right one, which is recorded
    /// where the right one would be.
    Moved,
    /// The changed account itself came out otherwise; all others, but for who pays a rent, as by the
    /// valid call.
    Beside,
    /// As `Beside`, and a number in an account that the call creates says so.
    Told,
    /// Did what the valid call does to the groups that are still named, and nothing to the others.
    Fewer,
    /// Moved no lamport and no token: the program's own records say what it found instead.
    Noted,
}

/// Sends the bad call. What it did, where that is none of [`Outcome`].
pub fn of(call: &Call, bad: &BadCall) -> Result<Outcome, String> {
    let mut world: World = call.ready.world.clone();
    for (address, account) in &bad.written {
        world.put(*address, account.clone());
    }
    let keys = call.keys();
    let signers: Vec<&Keypair> = keys.iter().filter(|key| asked(&bad.instruction, key)).collect();
    let diff = match world.attempt(from_ref(&bad.instruction), &signers) {
        Ok(diff) => diff,
        Err(refusal) => {
            let broken = ["ProgramFailedToComplete", "ComputationalBudgetExceeded"];
            let broken = broken.iter().any(|error| refusal.error.contains(error));
            // What another program breaks on is that program's way to refuse it.
            let first = refusal.logs.iter().find(|line| line.contains(" failed: "));
            let own = format!("Program {} failed", cairn::ID);
            let fault = broken && first.is_none_or(|line| line.starts_with(&own));
            return if fault { Err(format!("{refusal:#?}")) } else { Ok(Outcome::Refused) };
        }
    };
    let effects = diff.effects();
    let expected = &call.effects;
    if effects == *expected || bad.kind == Kind::Prefunded && effects == paid_for(call, bad) {
        return Ok(Outcome::Same);
    }
    if effects.is_empty() {
        return Ok(Outcome::Nothing);
    }
    let from = call.metas()[bad.place].pubkey;
    let to = bad.instruction.accounts.get(bad.place).map_or(from, |meta| meta.pubkey);
    if from != to && effects == recorded(moved(expected, from, to), from, to) {
        return Ok(Outcome::Moved);
    }
    let beside = |effects: &Effects| {
        let mut effects = effects.clone();
        effects.retain(|address, _| *address != from && *address != payer(call));
        effects
    };
    if from == to && !bad.written.is_empty() && beside(&effects) == beside(expected) {
        return Ok(Outcome::Beside);
    }
    if bad.kind == Kind::Prefunded && is_told(&beside(&effects), &beside(expected)) {
        return Ok(Outcome::Told);
    }
    if bad.kind == Kind::GroupMissing && is_fewer(call, bad, &effects) {
        return Ok(Outcome::Fewer);
    }
    if from == to && effects.iter().all(|(address, effect)| is_note(call, *address, effect)) {
        return Ok(Outcome::Noted);
    }
    Err(format!("it did {effects:#?}, the valid call does {expected:#?}"))
}

/// Whether nothing differs but a number of 64 bits in an account that is created.
fn is_told(effects: &Effects, expected: &Effects) -> bool {
    let alike = |(address, effect): (&Pubkey, &Effect)| {
        let Some(other) = expected.get(address) else { return false };
        let data = match (&effect.data, &other.data) {
            (Data::Whole(left), Data::Whole(right)) if left.len() == right.len() => {
                let mut differ = (0..left.len()).filter(|at| left[*at] != right[*at]);
                differ.next().is_none_or(|first| differ.all(|at| at < first + 8))
            }
            (left, right) => left == right,
        };
        data && *effect == Effect { data: effect.data.clone(), ..other.clone() }
    };
    effects.len() == expected.len() && effects.iter().all(alike)
}

/// Whether each account of a group that is still named came out as by the valid call, and no other but those
/// that all groups share did.
fn is_fewer(call: &Call, bad: &BadCall, effects: &Effects) -> bool {
    let (shared, named) = (&call.metas()[..call.groups[0].start], &bad.instruction.accounts);
    let mut groups = named[shared.len()..].iter().map(|meta| meta.pubkey);
    let left = groups.all(|key| effects.get(&key) == call.effects.get(&key));
    left && effects.keys().all(|key| named.iter().any(|meta| meta.pubkey == *key))
}

/// Whether only bytes of a record of the program's change.
fn is_note(call: &Call, address: Pubkey, effect: &Effect) -> bool {
    let own = call.account(address).is_some_and(|account| account.owner == cairn::ID);
    let still = (effect.lamports, effect.tokens, effect.owner) == (0, 0, None);
    own && still && matches!(effect.data, Data::Bytes(_))
}

/// Who pays what the call creates.
fn payer(call: &Call) -> Pubkey {
    let payer = call.metas().iter().find(|meta| meta.is_signer && meta.is_writable);
    payer.map(|meta| meta.pubkey).unwrap_or_default()
}

/// The valid call's effects where lamports wait at the address that is created: its payer pays less by
/// what the address needs less.
fn paid_for(call: &Call, bad: &BadCall) -> Effects {
    let mut expected = call.effects.clone();
    let created = call.metas()[bad.place].pubkey;
    let rent = expected[&created].lamports;
    let waiting = i128::from(bad.written[0].1.lamports);
    let needed = match call.stays_plain(created) {
        true => rent,
        false => (rent - waiting).max(0),
    };
    for (address, lamports) in [(created, needed - rent), (payer(call), rent - needed)] {
        expected.get_mut(&address).expect("an account of the call").lamports += lamports;
    }
    without_none(expected)
}

/// `effects` with those on `from` on `to` instead, beside what `to` gets already.
fn moved(effects: &Effects, from: Pubkey, to: Pubkey) -> Effects {
    let mut effects = effects.clone();
    if let Some(effect) = effects.remove(&from) {
        match effects.get_mut(&to) {
            Some(there) => {
                there.lamports += effect.lamports;
                there.tokens += effect.tokens;
            }
            None => {
                effects.insert(to, effect);
            }
        }
    }
    without_none(effects)
}

/// `effects` with the address `to` instead of `from` in the accounts that are created.
fn recorded(mut effects: Effects, from: Pubkey, to: Pubkey) -> Effects {
    for effect in effects.values_mut() {
        if let Data::Whole(data) = &mut effect.data {
            for at in 0..data.len().saturating_sub(31) {
                if data[at..at + 32] == *from.as_ref() {
                    data[at..at + 32].copy_from_slice(to.as_ref());
                }
            }
        }
    }
    effects
}

fn without_none(mut effects: Effects) -> Effects {
    effects.retain(|_, effect| !effect.is_none());
    effects
}
