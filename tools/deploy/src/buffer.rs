//! The buffer: an account that takes a program piece by piece.
use std::{
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use solana_keypair::Keypair;
use solana_loader_v3_interface::{instruction, state::UpgradeableLoaderState as State};
use solana_pubkey::Pubkey;
use solana_signer::Signer;

use crate::{
    chunk::{self, Chunk},
    cluster::Cluster,
};

/// What has not landed by then is sent again, under a newer blockhash.
const PATIENCE: Duration = Duration::from_secs(10);
const ROUNDS: usize = 12;

/// Creates a buffer and writes the whole program; closes it when that does not work.
pub fn fill(cluster: &Cluster, elf: &[u8], authority: &Keypair) -> Result<Pubkey> {
    let buffer = Keypair::new();
    let (address, owner) = (buffer.pubkey(), authority.pubkey());
    let rent = cluster.rent(State::size_of_buffer(elf.len()))?;
    let (has, payer) = (cluster.balance()?, cluster.payer());
    if has < 2 * rent {
        bail!("{payer} has {has} lamports and needs {}: send it some.", 2 * rent);
    }
    let create = instruction::create_buffer(&payer, &address, &owner, rent, elf.len())?;
    cluster.send(&create, &[&buffer, authority])?;
    if let Err(error) = write(cluster, elf, &address, authority) {
        close(cluster, &address, authority);
        return Err(error);
    }
    Ok(address)
}

/// Returns the buffer's rent to the payer, as far as that is possible.
pub fn close(cluster: &Cluster, buffer: &Pubkey, authority: &Keypair) {
    let close = instruction::close(buffer, &cluster.payer(), &authority.pubkey());
    if let Err(error) = cluster.send(&[close], &[authority]) {
        eprintln!("The buffer {buffer} could not be closed and keeps its rent: {error:#}");
    }
}

fn write(cluster: &Cluster, elf: &[u8], buffer: &Pubkey, authority: &Keypair) -> Result<()> {
    for _ in 0..ROUNDS {
        let missing = chunk::missing(elf, &written(cluster, buffer)?);
        if missing.is_empty() {
            return Ok(());
        }
        println!("Writing {} of {} bytes.", size(&missing), elf.len());
        send(cluster, &missing, buffer, authority)?;
        wait(cluster, elf, buffer)?;
    }
    bail!("The cluster does not take the program's bytes; try again when it is less busy.")
}

fn send(cluster: &Cluster, chunks: &[Chunk], buffer: &Pubkey, authority: &Keypair) -> Result<()> {
    let writes = chunks.iter().map(|chunk| {
        let offset = chunk.offset.try_into().context("The program is too large.")?;
        Ok(vec![instruction::write(buffer, &authority.pubkey(), offset, chunk.bytes.to_vec())])
    });
    let writes = writes.collect::<Result<Vec<_>>>()?;
    cluster.scatter(&cluster.signed(&writes, &[authority])?)
}

/// Until all is written, or nothing new has been for a while.
fn wait(cluster: &Cluster, elf: &[u8], buffer: &Pubkey) -> Result<()> {
    let (mut least, mut last) = (usize::MAX, Instant::now());
    while least > 0 && last.elapsed() < PATIENCE {
        sleep(Duration::from_millis(400));
        let left = size(&chunk::missing(elf, &written(cluster, buffer)?));
        if left < least {
            (least, last) = (left, Instant::now());
        }
    }
    Ok(())
}

fn written(cluster: &Cluster, buffer: &Pubkey) -> Result<Vec<u8>> {
    let account = cluster.account(buffer)?;
    let mut data = account.with_context(|| format!("The buffer {buffer} is gone."))?.data;
    data.drain(..State::size_of_buffer_metadata().min(data.len()));
    Ok(data)
}

fn size(chunks: &[Chunk]) -> usize {
    chunks.iter().map(|chunk| chunk.bytes.len()).sum()
}
