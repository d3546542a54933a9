//! A program as the chain holds it.
use anyhow::{Context, Result, bail};
use solana_loader_v3_interface::{
    get_program_data_address, state::UpgradeableLoaderState as State,
};
use solana_pubkey::Pubkey;
use solana_sdk_ids::bpf_loader_upgradeable;

use crate::cluster::Cluster;

/// The bytes of a program, with the zeros behind them, and who may replace them.
pub struct Deployed {
    pub bytes: Vec<u8>,
    pub authority: Option<Pubkey>,
}

/// Reads the program, or finds that there is none.
pub fn read(cluster: &Cluster, program: &Pubkey) -> Result<Option<Deployed>> {
    let Some(account) = cluster.account(program)? else {
        return Ok(None);
    };
    if account.owner != bpf_loader_upgradeable::ID {
        bail!("{program} exists and is no upgradeable program: deploy under another keypair.");
    }
    let data = cluster.account(&get_program_data_address(program))?;
    let data =
        data.with_context(|| format!("{program} was closed: deploy under another keypair."))?;
    parse(&data.data).map(Some)
}

/// Program data: tag, slot and an optional authority, padded to a fixed size, then the ELF.
fn parse(data: &[u8]) -> Result<Deployed> {
    let (head, bytes) = data
        .split_at_checked(State::size_of_programdata_metadata())
        .context("The program's data account is too short to be one.")?;
    let authority = match head[12] {
        0 => None,
        _ => Some(Pubkey::try_from(&head[13..45])?),
    };
    Ok(Deployed { bytes: bytes.to_vec(), authority })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_authority_and_bytes() {
        let mut data = vec![3, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 1];
        data.extend([7; 32]);
        data.extend(b"elf");
        let found = parse(&data).unwrap();
        assert_eq!(found.bytes, b"elf");
        assert_eq!(found.authority, Some(Pubkey::new_from_array([7; 32])));
        data[12] = 0;
        assert_eq!(parse(&data).unwrap().authority, None);
        assert!(parse(&data[..44]).is_err());
    }
}
