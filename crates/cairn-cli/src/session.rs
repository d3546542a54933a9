//! One run of the command line: a node, a pool and, for what is sent, a key.

use crate::{
    args::{Cli, Pool},
    cluster::{Cluster, Trouble},
    deployed::Deployed,
    print::say,
    setting,
    view::View,
};
use anyhow::{Context, Result, anyhow};
use cairn::state::{Setting, Source};
use cairn_client::{Addresses, keypair::read_keypair_file};
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_transaction::Transaction;
use std::{env, path::PathBuf};

/// What every command needs.
pub struct Session {
    cluster: Cluster,
    addresses: Addresses,
    signer: Option<Keypair>,
    priority_fee: u64,
    dry_run: bool,
}

impl Session {
    /// For looking: a keypair that cannot be read is as good as none.
    pub fn reading(cli: &Cli, pool: &Pool) -> Result<Self> {
        let signer = keypair_file(cli).and_then(|file| Ok(read_keypair_file(&file)?));
        Self::open(cli, pool, signer.ok())
    }

    /// For sending.
    pub fn signing(cli: &Cli, pool: &Pool) -> Result<Self> {
        let signer = read_keypair_file(&keypair_file(cli)?)?;
        Self::open(cli, pool, Some(signer))
    }

    fn open(cli: &Cli, pool: &Pool, signer: Option<Keypair>) -> Result<Self> {
        let cluster = Cluster::new(&cli.url);
        let addresses = cluster.find(pool)?;
        let Cli { priority_fee, dry_run, .. } = *cli;
        Ok(Self { cluster, addresses, signer, priority_fee, dry_run })
    }

    /// The pool as it stands.
    pub fn look(&self) -> Result<View> {
        Ok(self.cluster.look(&self.addresses, None)?)
    }

    /// The pool as it stands, with what the setting is about.
    pub fn look_for(&self, setting: &Setting) -> Result<View> {
        let about = setting::operator(setting);
        let about = about.or_else(|| setting::asset(setting, &self.addresses));
        Ok(self.cluster.look(&self.addresses, about)?)
    }

    /// The pool as it stands, with the asset at `address`.
    pub fn look_at(&self, address: Pubkey) -> Result<View> {
        Ok(self.cluster.look(&self.addresses, Some(address))?)
    }

    /// A source's program as it stands; none where it is gone, or nobody can change it.
    pub fn deployed(&self, source: &Source) -> Result<Option<Deployed>> {
        Ok(self.cluster.deployed(&source.program_data)?)
    }

    /// The pool as it stands, with all its assets.
    pub fn look_at_assets(&self) -> Result<View> {
        let mut view = self.look()?;
        view.assets = self.cluster.assets(&self.addresses)?;
        Ok(view)
    }

    /// The program that owns the account at `address`.
    pub fn owner_of(&self, address: &Pubkey) -> Result<Pubkey> {
        Ok(self.cluster.owner_of(address)?)
    }

    pub fn addresses(&self) -> &Addresses {
        &self.addresses
    }

    /// Who signs, if anybody does.
    pub fn reader(&self) -> Option<Pubkey> {
        self.signer.as_ref().map(Signer::pubkey)
    }

    /// Who signs.
    pub fn key(&self) -> Result<Pubkey> {
        self.reader().context("Nobody signs: give a keypair with --keypair.")
    }

    /// Simulates, and sends unless this is a dry run. Gives whether it was sent.
    pub fn carry_out(&self, instructions: &[Instruction]) -> Result<bool, Trouble> {
        let Some(signer) = &self.signer else {
            return Err(Trouble::Refused("Give a keypair with --keypair.".to_owned()));
        };
        let units = self.cluster.simulate(signer, instructions)?;
        if self.dry_run {
            say(would_be_done(units));
            return Ok(false);
        }
        let signature = self.cluster.send(signer, instructions, units, self.priority_fee)?;
        say(format_args!("signature {signature}"));
        Ok(true)
    }
}

/// Signing in advance.
impl Session {
    /// Signs the instructions under the nonce at `address`; sends nothing.
    pub fn sign_in_advance(
        &self,
        address: &Pubkey,
        list: &[Instruction],
        units: u32,
    ) -> Result<Transaction> {
        let signer = self.signer.as_ref().context("Give a keypair with --keypair.")?;
        Ok(self.cluster.sign_under_nonce(signer, address, list, units, self.priority_fee)?)
    }

    /// Simulates what was signed in advance, and sends it unless this is a dry run. Gives whether it
    /// was sent.
    pub fn carry_out_signed(&self, transaction: &Transaction) -> Result<bool, Trouble> {
        let units = self.cluster.simulate_signed(transaction)?;
        if self.dry_run {
            say(would_be_done(units));
            return Ok(false);
        }
        let signature = self.cluster.land(transaction, None)?;
        say(format_args!("signature {signature}"));
        Ok(true)
    }
}

fn would_be_done(units: u32) -> String {
    format!("dry run: it would be done, for {units} compute units; nothing was sent")
}

/// The file that is named, or where Solana's tools keep theirs.
fn keypair_file(cli: &Cli) -> Result<PathBuf> {
    if let Some(file) = &cli.keypair {
        return Ok(file.clone());
    }
    let home = env::var_os("HOME").ok_or_else(|| anyhow!("Give a keypair with --keypair."))?;
    Ok(PathBuf::from(home).join(".config/solana/id.json"))
}
