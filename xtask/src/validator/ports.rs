//! Ports that nobody uses.
use std::net::{TcpListener, UdpSocket};

use anyhow::{Context, Result};

/// RPC, websocket, faucet, gossip, then the validator's dynamic range.
pub const COUNT: u16 = 44;

/// The first of `COUNT` free ports in a row.
pub fn free_block() -> Result<u16> {
    let start = 10_000 + (std::process::id() % 200) as u16 * 100;
    let mut bases = (0..300_u16).map(|step| 10_000 + (start - 10_000 + step * 100) % 30_000);
    bases
        .find(|base| is_free(*base))
        .context("No 44 free ports in a row from 10000 on: stop some servers.")
}

/// Whether a block starting here is free.
pub fn is_free(base: u16) -> bool {
    (base..base + COUNT).all(|port| {
        let address = ("127.0.0.1", port);
        TcpListener::bind(address).is_ok() && UdpSocket::bind(address).is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_spoils_its_block() {
        let base = free_block().unwrap();
        let taken = TcpListener::bind(("127.0.0.1", base + 7)).unwrap();
        assert!(!is_free(base));
        drop(taken);
    }
}
