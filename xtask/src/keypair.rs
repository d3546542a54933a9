//! Keypair files and addresses.
use std::{fs, path::Path};

use anyhow::{Context, Result};

const ALPHABET: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// The address of a keypair file: the second half of its 64 bytes.
pub fn address(file: &Path) -> Result<String> {
    let text =
        fs::read_to_string(file).with_context(|| format!("There is no {}.", file.display()))?;
    let bytes: Vec<u8> = serde_json::from_str(&text).unwrap_or_default();
    let key = bytes.get(32..64).filter(|_| bytes.len() == 64);
    let key = key.with_context(|| {
        format!("{} is no keypair file: name a JSON array of 64 bytes.", file.display())
    })?;
    Ok(base58(key))
}

/// Bytes as Solana writes addresses.
fn base58(bytes: &[u8]) -> String {
    let mut digits: Vec<u8> = Vec::new();
    for byte in bytes {
        let mut carry = u32::from(*byte);
        for digit in &mut digits {
            carry += u32::from(*digit) << 8;
            *digit = (carry % 58) as u8;
            carry /= 58;
        }
        while carry > 0 {
            digits.push((carry % 58) as u8);
            carry /= 58;
        }
    }
    let zeros = bytes.iter().take_while(|byte| **byte == 0).map(|_| 0);
    let all = zeros.chain(digits.into_iter().rev());
    all.map(|digit| char::from(ALPHABET[usize::from(digit)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_addresses() {
        assert_eq!(base58(&[0; 32]), "1".repeat(32));
        assert_eq!(base58(&[0, 0, 1]), "112");
        assert_eq!(base58(b"hello world"), "StV1DL6CwTryKyV");
    }
}
