//! Keys that are the same in every run, so that addresses, bumps and compute units are too.

use solana_keypair::Keypair;

/// The keypair called `name`: its secret is the name, repeated.
pub fn keypair(name: &str) -> Keypair {
    let mut secret = [0; 32];
    for (byte, letter) in secret.iter_mut().zip(name.bytes().cycle()) {
        *byte = letter;
    }
    let length = name.len().min(usize::from(u8::MAX));
    secret[31] = u8::try_from(length).expect("at most 255");
    assert!(name.len() < 32, "{name}: names have at most 31 bytes");
    Keypair::new_from_array(secret)
}
