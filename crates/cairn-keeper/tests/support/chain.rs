//! A cluster played by a fake: it runs cranks by the program's rules, and fails as it is told.

use super::apply::apply;
use cairn_keeper::{
    cluster::{Cluster, Fault, Lease, Refusal, Sent, Simulation, Status},
    snapshot::{Owner, Snapshot},
};
use solana_instruction::{AccountMeta, Instruction};
use solana_pubkey::Pubkey;
use solana_transaction::{Hash, InstructionError, Signature, Transaction, TransactionError};
use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};
use tokio::sync::watch;

/// Compute units of any crank.
pub const UNITS: u64 = 12_000;

/// The chain, what is wrong with it, and what it has seen.
pub struct Chain {
    pub world: RefCell<Snapshot>,
    /// So many of the next transactions sent vanish.
    pub drops: Cell<u32>,
    /// So many of the next questions get no answer.
    pub silences: Cell<u32>,
    /// Nobody is told what became of a transaction.
    pub forgetful: Cell<bool>,
    /// Accounts that no transaction may touch.
    pub poison: RefCell<BTreeSet<Pubkey>>,
    /// Accounts that a transaction may touch in a simulation only.
    pub trap: RefCell<BTreeSet<Pubkey>>,
    /// Whether transactions land and change nothing.
    pub idle: Cell<bool>,
    /// Whether no block is made any more.
    pub halted: Cell<bool>,
    /// Whether the fee payer has nothing.
    pub broke: Cell<bool>,
    /// Asks the keeper to stop when so many snapshots were taken.
    pub stops: RefCell<Option<(usize, watch::Sender<bool>)>>,

    pub sends: RefCell<Vec<Signature>>,
    pub landed: RefCell<BTreeMap<Signature, Option<TransactionError>>>,
    pub simulations: Cell<usize>,
    pub snapshots: Cell<usize>,
    pub waited: Cell<Duration>,
    height: Cell<u64>,
}

/// How many blocks a blockhash lives, and how long a block takes.
const LIFE: u64 = 150;
const BLOCK: Duration = Duration::from_millis(400);

impl Chain {
    pub fn of(world: Snapshot) -> Self {
        Self {
            world: RefCell::new(world),
            drops: Cell::default(),
            silences: Cell::default(),
            forgetful: Cell::default(),
            poison: RefCell::default(),
            trap: RefCell::default(),
            idle: Cell::default(),
            halted: Cell::default(),
            broke: Cell::default(),
            stops: RefCell::default(),
            sends: RefCell::default(),
            landed: RefCell::default(),
            simulations: Cell::default(),
            snapshots: Cell::default(),
            waited: Cell::default(),
            height: Cell::new(1_000),
        }
    }

    /// Signatures sent, each once, in the order of their first sending.
    pub fn signed(&self) -> Vec<Signature> {
        let mut seen = BTreeSet::new();
        let sends = self.sends.borrow();
        sends.iter().copied().filter(|one| seen.insert(*one)).collect()
    }

    fn ask(&self) -> Result<(), Fault> {
        let silences = self.silences.get();
        self.silences.set(silences.saturating_sub(1));
        match silences {
            0 => Ok(()),
            _ => Err(Fault::Transient("silence".to_owned())),
        }
    }

    /// The world after `transaction`, or why it fails.
    fn run(&self, transaction: &Transaction, trapped: bool) -> Result<Snapshot, TransactionError> {
        if self.broke.get() {
            return Err(TransactionError::AccountNotFound);
        }
        let mut world = self.world.borrow().clone();
        for (index, instruction) in cranks(transaction).iter().enumerate() {
            let bad = |account: &AccountMeta| {
                self.poison.borrow().contains(&account.pubkey)
                    || trapped && self.trap.borrow().contains(&account.pubkey)
            };
            let result = match instruction.accounts.iter().any(bad) {
                true => Err(2_000),
                false => apply(&mut world, instruction),
            };
            // Two instructions of the compute budget come first.
            let index = u8::try_from(index + 2).expect("few");
            result.map_err(|code| {
                TransactionError::InstructionError(index, InstructionError::Custom(code))
            })?;
        }
        Ok(world)
    }
}

impl Cluster for Chain {
    async fn snapshot(&self) -> Result<Snapshot, Fault> {
        self.ask()?;
        self.snapshots.set(self.snapshots.get() + 1);
        if let Some((at, ask)) = &*self.stops.borrow()
            && self.snapshots.get() == *at
        {
            ask.send_replace(true);
        }
        let mut world = self.world.borrow().clone();
        world.owners.clear();
        Ok(world)
    }

    async fn owners(&self, wanted: &BTreeSet<Pubkey>) -> Result<BTreeMap<Pubkey, Owner>, Fault> {
        self.ask()?;
        let world = self.world.borrow();
        let owner = |address: &Pubkey| world.owners.get(address).copied().unwrap_or_default();
        Ok(wanted.iter().map(|one| (*one, owner(one))).collect())
    }

    async fn lease(&self) -> Result<Lease, Fault> {
        self.ask()?;
        let mut hash = [0; 32];
        hash[..8].copy_from_slice(&self.height.get().to_le_bytes());
        Ok(Lease { blockhash: Hash::new_from_array(hash), last_valid: self.height.get() + LIFE })
    }

    async fn block_height(&self) -> Result<u64, Fault> {
        self.ask()?;
        Ok(self.height.get())
    }

    async fn simulate(&self, transaction: &Transaction) -> Result<Simulation, Fault> {
        self.ask()?;
        self.simulations.set(self.simulations.get() + 1);
        Ok(match self.run(transaction, false) {
            Ok(_) => Simulation::Runs { units: UNITS * cranks(transaction).len() as u64 },
            Err(error) => Simulation::Refused(refusal(error)),
        })
    }

    async fn send(&self, transaction: &Transaction) -> Result<Sent, Fault> {
        self.ask()?;
        assert!(transaction.is_signed());
        let signature = transaction.signatures[0];
        self.sends.borrow_mut().push(signature);
        if self.landed.borrow().contains_key(&signature) {
            return Ok(Sent::AlreadyProcessed);
        }
        if self.drops.get() > 0 {
            self.drops.set(self.drops.get() - 1);
            return Ok(Sent::Accepted);
        }
        let result = self.run(transaction, true);
        let error = match result {
            Ok(world) if !self.idle.get() => {
                self.world.replace(world);
                None
            }
            result => result.err(),
        };
        self.landed.borrow_mut().insert(signature, error);
        Ok(Sent::Accepted)
    }

    async fn statuses(&self, signatures: &[Signature]) -> Result<Vec<Option<Status>>, Fault> {
        self.ask()?;
        let landed = self.landed.borrow();
        let status = |signature: &Signature| match landed.get(signature) {
            _ if self.forgetful.get() => None,
            None => None,
            Some(None) => Some(Status::Confirmed),
            Some(Some(error)) => Some(Status::Failed(refusal(error.clone()))),
        };
        Ok(signatures.iter().map(status).collect())
    }

    async fn pause(&self, time: Duration) {
        self.waited.set(self.waited.get() + time);
        let blocks = time.as_millis().div_ceil(BLOCK.as_millis());
        let blocks = u64::try_from(blocks).expect("few");
        if !self.halted.get() {
            self.height.set(self.height.get() + blocks);
        }
        // Lets a test's other tasks have their turn.
        tokio::task::yield_now().await;
    }
}

/// The instructions of `transaction` but for the compute budget's.
pub fn cranks(transaction: &Transaction) -> Vec<Instruction> {
    let message = &transaction.message;
    let key = |index: &u8| message.account_keys[usize::from(*index)];
    let compiled = message.instructions.iter().skip(2);
    let instructions = compiled.map(|one| Instruction {
        program_id: key(&one.program_id_index),
        accounts: one.accounts.iter().map(|i| AccountMeta::new(key(i), false)).collect(),
        data: one.data.clone(),
    });
    instructions.collect()
}

fn refusal(error: TransactionError) -> Refusal {
    Refusal { error, sentence: None }
}
