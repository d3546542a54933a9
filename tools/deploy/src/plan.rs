//! What has to be done, from the file and what the chain holds.
use anyhow::{Result, bail};
use solana_pubkey::Pubkey;

use crate::onchain::Deployed;

/// The least that the loader extends a program by.
const LEAST_EXTENSION: usize = 10_240;

/// The way from what is deployed to the file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Plan {
    /// The chain holds these bytes.
    Nothing,
    /// There is no such program.
    Deploy,
    /// It holds other bytes, perhaps in too little room.
    Upgrade { extend_by: Option<u32> },
}

impl Plan {
    /// Fails where the authority may not upgrade what is there.
    pub fn make(elf: &[u8], found: Option<&Deployed>, authority: &Pubkey) -> Result<Self> {
        let Some(found) = found else {
            return Ok(Self::Deploy);
        };
        if holds(&found.bytes, elf) {
            return Ok(Self::Nothing);
        }
        match found.authority {
            Some(owner) if owner == *authority => {}
            Some(owner) => bail!("{owner} may upgrade this program, not {authority}: use its key."),
            None => bail!("This program is final: deploy under another keypair."),
        }
        let lacking = elf.len().saturating_sub(found.bytes.len());
        let extend_by = (lacking > 0).then(|| lacking.max(LEAST_EXTENSION).try_into());
        Ok(Self::Upgrade { extend_by: extend_by.transpose()? })
    }
}

/// Whether the room holds the program and nothing after it.
fn holds(room: &[u8], elf: &[u8]) -> bool {
    room.strip_prefix(elf).is_some_and(|rest| rest.iter().all(|byte| *byte == 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const US: Pubkey = Pubkey::new_from_array([7; 32]);

    fn plan(elf: &[u8], bytes: &[u8], authority: Option<Pubkey>) -> Result<Plan> {
        Plan::make(elf, Some(&Deployed { bytes: bytes.to_vec(), authority }), &US)
    }

    #[test]
    fn deploys_what_is_not_there() {
        assert_eq!(Plan::make(b"elf", None, &US).unwrap(), Plan::Deploy);
    }

    #[test]
    fn leaves_equal_bytes_alone_whoever_owns_them() {
        assert_eq!(plan(b"elf", b"elf", None).unwrap(), Plan::Nothing);
        assert_eq!(plan(b"elf", b"elf\0\0", None).unwrap(), Plan::Nothing);
    }

    #[test]
    fn upgrades_other_bytes() {
        let upgrade = |extend_by| Plan::Upgrade { extend_by };
        assert_eq!(plan(b"elf", b"elg", Some(US)).unwrap(), upgrade(None));
        assert_eq!(plan(b"elf", b"elf!", Some(US)).unwrap(), upgrade(None));
        assert_eq!(plan(b"elf", b"el", Some(US)).unwrap(), upgrade(Some(10_240)));
        assert_eq!(plan(&[1; 30_000], b"el", Some(US)).unwrap(), upgrade(Some(29_998)));
    }

    #[test]
    fn says_who_may_upgrade() {
        let other = Pubkey::new_from_array([8; 32]);
        let error = plan(b"elf", b"elg", Some(other)).unwrap_err().to_string();
        assert!(error.starts_with(&other.to_string()), "{error}");
        assert!(plan(b"elf", b"elg", None).is_err());
    }
}
