//! A valid call of an instruction, what it does, and the same call with a bad account.

use super::types;
use crate::attacks::ready::{self, Ready};
use cairn_tests::{Data, Effects, idl, keypair};
use solana_account::Account;
use solana_instruction::{AccountMeta, Instruction};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use std::{collections::BTreeSet, ops::Range};

/// A valid call.
pub struct Call {
    pub name: &'static str,
    pub ready: Ready,
    /// The names of its accounts, from the IDL; behind them those of its groups, each with the group's number.
    pub names: Vec<String>,
    /// The places of each group.
    pub groups: Vec<Range<usize>>,
    /// A genuine account of every type.
    pub types: Vec<(String, Pubkey)>,
    /// What it does.
    pub effects: Effects,
}

/// How a call is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Does not sign.
    Unsigned,
    /// Is not writable.
    ReadOnly,
    /// Belongs to another program.
    ForeignOwner,
    /// Another address, with the same data, that belongs to another program.
    LookAlike,
    /// Another address, with the same data and owner; it signs where the place asks for that.
    Copy,
    /// An account of another type.
    OtherType,
    /// Another account of the same pool.
    SamePool,
    /// The account that another pool has in this place.
    OtherPool,
    /// The accounts that another pool has here and in some other places, but not in all: fakes that
    /// agree with one another.
    Mixture,
    /// An address at which nothing is.
    Nobody,
    /// Another program.
    OtherProgram,
    /// What stands in another writable place as well.
    Alias,
    /// The account is closed.
    Closed,
    /// One byte short.
    Truncated,
    /// Without data.
    Emptied,
    /// One byte longer.
    Extended,
    /// Written by a layout that is not this program's.
    OtherVersion,
    /// Twice in the list.
    Twice,
    /// Left out of the list.
    Missing,
    /// In each other's place with the next.
    Swapped,
    /// The accounts of a group in another order.
    Shuffled,
    /// The whole group left out.
    GroupMissing,
    /// The whole group once more behind the last.
    GroupTwice,
    /// The whole group in the place of the next, and that in its.
    GroupSwapped,
    /// Holds lamports before it is created. Has to succeed.
    Prefunded,
}

/// A call with a bad account.
pub struct BadCall {
    pub kind: Kind,
    /// The place in the list of accounts.
    pub place: usize,
    /// What stands there instead, where the kind leaves a choice.
    pub with: String,
    pub instruction: Instruction,
    /// Accounts that are written before.
    pub written: Vec<(Pubkey, Account)>,
}

/// Whoever stands in the place of another.
pub fn stand_in() -> Keypair {
    keypair("stand-in")
}

impl Call {
    /// The call of this number in [`ready`], which does what it should.
    pub fn numbered(number: usize) -> Self {
        let (name, ready) = ready::numbered(number);
        let accounts = idl::accounts().into_iter().find(|(found, _)| found == name);
        let (_, mut names) = accounts.unwrap_or_else(|| panic!("{name} is not in the IDL"));
        let (group, count) = (ready::group(name), ready.instruction.accounts.len());
        let mut groups = Vec::new();
        while !group.is_empty() && names.len() < count {
            let (number, first) = (groups.len(), names.len());
            names.extend(group.iter().map(|account| format!("{account} {number}")));
            groups.push(first..names.len());
        }
        assert_eq!(names.len(), count, "accounts of {name}");
        assert!(group.is_empty() || groups.len() > 1, "{name} is ready with several groups");
        let signers: Vec<&Keypair> = ready.signers.iter().collect();
        let calls = [ready.instruction.clone()];
        let own: Vec<&Keypair> =
            signers.iter().copied().filter(|key| asked(&calls[0], key)).collect();
        ready.world.clone().must(&calls, &own);
        let diff = ready.world.clone().attempt(&calls, &own);
        let effects = diff.expect("the call succeeds once more").effects();
        Self { name, names, groups, types: types::of(&ready.world), effects, ready }
    }

    pub fn metas(&self) -> &[AccountMeta] {
        &self.ready.instruction.accounts
    }

    pub fn account(&self, address: Pubkey) -> Option<Account> {
        self.ready.world.svm.get_account(&address)
    }

    /// Whether the address has no data after the call either.
    pub fn stays_plain(&self, address: Pubkey) -> bool {
        self.effects[&address].data == Data::Bytes(BTreeSet::new())
    }

    /// Everyone who can sign.
    pub fn keys(&self) -> Vec<Keypair> {
        let own = self.ready.signers.iter().map(Keypair::insecure_clone);
        own.chain([stand_in()]).collect()
    }

    /// The call with a bad account in `place`, before anything is changed.
    pub fn bad(&self, kind: Kind, place: usize) -> BadCall {
        let instruction = self.ready.instruction.clone();
        BadCall { kind, place, with: String::new(), instruction, written: Vec::new() }
    }

    /// The call with `key` in `place`; it signs where it has to and can.
    pub fn substitute(&self, kind: Kind, place: usize, key: Pubkey) -> BadCall {
        let mut bad = self.bad(kind, place);
        bad.instruction.accounts[place] = self.meta(place, key);
        bad
    }

    /// `key` as it stands in `place`.
    pub fn meta(&self, place: usize, key: Pubkey) -> AccountMeta {
        let AccountMeta { is_signer, is_writable, .. } = self.metas()[place];
        let signs = self.keys().iter().any(|signer| signer.pubkey() == key);
        AccountMeta { pubkey: key, is_signer: is_signer && signs, is_writable }
    }
}

impl BadCall {
    /// Names what stands in the place.
    pub fn with(mut self, name: &str) -> Self {
        self.with = name.into();
        self
    }

    /// Writes `account` at `address` before.
    pub fn writing(mut self, address: Pubkey, account: Account) -> Self {
        self.written.push((address, account));
        self
    }
}

/// Whether the instruction asks for the signature of `key`.
pub fn asked(instruction: &Instruction, key: &Keypair) -> bool {
    instruction.accounts.iter().any(|meta| meta.is_signer && meta.pubkey == key.pubkey())
}
