//! Events: self-invocations of the program, decoded from a transaction's inner instructions.

use anchor_lang::{AnchorDeserialize, Discriminator, Event, event::EVENT_IX_TAG_LE};
use solana_pubkey::Pubkey;
use std::fmt;

/// The events of one transaction, in order: discriminator and fields.
#[derive(Clone, PartialEq, Eq)]
pub struct Events(Vec<Vec<u8>>);

impl Events {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All events of type `T`.
    pub fn all<T: Event + Discriminator + AnchorDeserialize>(&self) -> Vec<T> {
        let bodies = self.0.iter().filter_map(|event| event.strip_prefix(T::DISCRIMINATOR));
        bodies.map(|mut body| T::deserialize(&mut body).expect("an event of its type")).collect()
    }

    /// The only event, of type `T`.
    pub fn one<T: Event + Discriminator + AnchorDeserialize>(&self) -> T {
        assert_eq!(self.len(), 1, "one event expected");
        self.all().pop().expect("the event is of another type")
    }

    /// That the only event is `expected`, to the byte.
    pub fn are_just(&self, expected: &impl Event) {
        assert_eq!(self.0, [encode(expected)], "the event differs");
    }
}

impl fmt::Debug for Events {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} events", self.len())
    }
}

/// An event as the chain carries it.
pub fn encode(event: &impl Event) -> Vec<u8> {
    event.data()
}

/// The Cairn program's calls of itself with the event tag, among `(program, data)` of all calls.
pub(crate) fn decode<'a>(calls: impl Iterator<Item = (Pubkey, &'a [u8])>) -> Events {
    let own = calls.filter(|(program, _)| *program == cairn::ID);
    Events(
        own.filter_map(|(_, data)| data.strip_prefix(EVENT_IX_TAG_LE))
            .map(<[u8]>::to_vec)
            .collect(),
    )
}
