//! Deploys a program: buffer, chunks, deploy or upgrade, and a look at what the chain now holds.
mod buffer;
mod chunk;
mod cluster;
mod onchain;
mod plan;

use std::{fs, path::PathBuf, process::ExitCode, time::Instant};

use anyhow::{Context, Result, anyhow, bail};
use clap::Parser;
use cluster::Cluster;
use plan::Plan;
use solana_keypair::{Keypair, read_keypair_file};
use solana_loader_v3_interface::{instruction, state::UpgradeableLoaderState as State};
use solana_signer::Signer;

/// Deploy a Solana program, or upgrade it when its bytes have changed.
///
/// Run again with the same file it does nothing. What fails half-way returns its rent to the payer.
#[derive(Parser)]
#[command(version)]
struct Args {
    /// RPC endpoint of the cluster.
    #[arg(long)]
    url: String,
    /// The ELF file.
    #[arg(long, value_name = "FILE.so")]
    program: PathBuf,
    /// Keypair whose address the program has.
    #[arg(long, value_name = "FILE")]
    program_keypair: PathBuf,
    /// Keypair that may upgrade the program.
    #[arg(long, value_name = "FILE")]
    upgrade_authority: PathBuf,
    /// Keypair that pays rent and fees.
    #[arg(long, value_name = "FILE")]
    payer: PathBuf,
}

fn main() -> ExitCode {
    match deploy(&Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {}", told_once(&error));
            ExitCode::FAILURE
        }
    }
}

/// The chain of causes without those that RPC errors repeat word for word.
fn told_once(error: &anyhow::Error) -> String {
    error.chain().map(ToString::to_string).fold(String::new(), |told, cause| match &*told {
        "" => cause,
        _ if told.contains(&cause) => told,
        _ => format!("{told} {cause}"),
    })
}

fn deploy(args: &Args) -> Result<()> {
    let start = Instant::now();
    let elf = fs::read(&args.program).with_context(|| {
        format!("Cannot read {}; build it with `cargo xtask build`.", args.program.display())
    })?;
    let (program, authority) = (keypair(&args.program_keypair)?, keypair(&args.upgrade_authority)?);
    let cluster = Cluster::connect(&args.url, keypair(&args.payer)?);
    let id = program.pubkey();

    let found = onchain::read(&cluster, &id)?;
    let plan = Plan::make(&elf, found.as_ref(), &authority.pubkey())?;
    if plan == Plan::Nothing {
        println!("{id} holds these {} bytes already: nothing to do.", elf.len());
        return Ok(());
    }
    if let Plan::Upgrade { extend_by: Some(bytes) } = plan {
        println!("Extending {id} by {bytes} bytes.");
        let extend = instruction::extend_program(&id, Some(&cluster.payer()), bytes);
        cluster.send(&[extend], &[])?;
        cluster.wait_for_slots(1)?;
    }

    let buffer = buffer::fill(&cluster, &elf, &authority)?;
    let instructions = match plan {
        Plan::Upgrade { .. } => {
            vec![instruction::upgrade(&id, &buffer, &authority.pubkey(), &cluster.payer())]
        }
        _ => instruction::deploy_with_max_program_len(
            &cluster.payer(),
            &id,
            &buffer,
            &authority.pubkey(),
            cluster.rent(State::size_of_program())?,
            elf.len(),
        )?,
    };
    let mut signers: Vec<&dyn Signer> = vec![&authority];
    if plan == Plan::Deploy {
        signers.push(&program);
    }
    if let Err(error) = cluster.send(&instructions, &signers) {
        buffer::close(&cluster, &buffer, &authority);
        return Err(error);
    }
    cluster.wait_for_slots(1)?;

    let found = onchain::read(&cluster, &id)?;
    if Plan::make(&elf, found.as_ref(), &authority.pubkey())? != Plan::Nothing {
        bail!("{id} does not hold the bytes of {}; deploy again.", args.program.display());
    }
    let verb = if plan == Plan::Deploy { "Deployed" } else { "Upgraded" };
    let (size, time) = (elf.len(), start.elapsed().as_secs_f64());
    println!("{verb} {id}: {size} bytes, read back and equal, in {time:.1} s.");
    Ok(())
}

fn keypair(file: &PathBuf) -> Result<Keypair> {
    read_keypair_file(file).map_err(|error| {
        anyhow!("{} is no keypair file ({error}); name a JSON array of 64 bytes.", file.display())
    })
}
